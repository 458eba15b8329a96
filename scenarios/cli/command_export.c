/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/cli/command.h"

#include "output/export_csv.h"
#include "output/export_json.h"
#include "output/export_xlsx.h"
#include "output/xes.h"
#include "scenarios/cli/language.h"
#include "scenarios/studies/outfile.h"

#include <string.h>
#include <sys/stat.h>

/* ---- the formats ---- */

static bool
has_csv(const struct options *options)
{
    return options->csv != NULL;
}

/* A folder, which export_csv looks after. */
static const char *
no_file(const struct options *options)
{
    (void)options;
    return NULL;
}

/* Dutch only where it is asked for: the locale changes nothing that machines read. */
static enum language
asked_language(const struct options *options)
{
    enum language language;

    return options->lang != NULL && language_parse(options->lang, &language) ? language
                                                                             : LANGUAGE_EN;
}

static int
write_csv(const struct export *result, const struct options *options, struct error *error)
{
    bool is_dutch = asked_language(options) == LANGUAGE_NL;

    return export_csv(result, options->csv, is_dutch ? CSV_DUTCH : CSV_MACHINE, options->force,
                      error);
}

static bool
has_xlsx(const struct options *options)
{
    return options->xlsx != NULL;
}

static const char *
xlsx_file(const struct options *options)
{
    return options->xlsx;
}

static int
write_xlsx(const struct export *result, const struct options *options, struct error *error)
{
    return export_xlsx(result, options->xlsx, words_language(), error);
}

static bool
has_json(const struct options *options)
{
    return options->json;
}

static const char *
json_file(const struct options *options)
{
    return options->output;
}

static int
write_json(const struct export *result, const struct options *options, struct error *error)
{
    int code;

    if (options->output != NULL)
        return export_json_file(result, options->output, error);
    code = export_json(result, stdout, error);
    return code == 0 ? command_flush(error) : code;
}

static bool
has_xes(const struct options *options)
{
    return options->xes != NULL;
}

static const char *
xes_file(const struct options *options)
{
    return options->xes;
}

/* Not of tables, and not all in memory. */
static int
write_xes(const struct export *result, const struct options *options, struct error *error)
{
    bool has_stock;
    int code = xes_export(options->operands[0], options->xes, asked_language(options), &has_stock,
                          error);

    (void)result;
    if (code == 0 && has_stock)
        command_warn_of_stock(options->xes);
    return code;
}

/* One is asked for. file: the one that is written, of which there may be none without --force; NULL:
 * no file. */
static const struct format {
    bool (*is_asked)(const struct options *options);
    const char *(*file)(const struct options *options);
    bool has_tables; /* else it is given no result */
    int (*write)(const struct export *result, const struct options *options, struct error *error);
} formats[] = {
    {has_csv, no_file, true, write_csv},
    {has_xlsx, xlsx_file, true, write_xlsx},
    {has_json, json_file, true, write_json},
    {has_xes, xes_file, false, write_xes},
};

/* ---- the command ---- */

/* Not even with --force: the result itself. */
static int
check_file(const char *path, const struct options *options, struct error *error)
{
    struct stat output, result;
    int code = outfile_check(path, options->force, error);

    if (code == 0 && stat(path, &output) == 0 && stat(options->operands[0], &result) == 0 &&
        output.st_dev == result.st_dev && output.st_ino == result.st_ino)
        code = error_set(error, ERR_INPUT, "%s: is the result to be exported", path);
    return code;
}

static int
export_as(const struct format *format, const struct options *options, struct error *error)
{
    const char *path = format->file(options);
    struct export *result = NULL;
    int code = path != NULL ? check_file(path, options, error) : 0;

    if (code != 0)
        return code;
    if (format->has_tables)
        code = export_open(&result, options->operands[0], (double)options->disclose, error);
    if (code == 0)
        code = format->write(result, options, error);
    export_close(result);
    return code;
}

int
command_export(const struct command *self, int n_words, char **words)
{
    struct options options;
    struct error error = {0};
    int status = STATUS_DONE, code = command_options(self, &options, n_words, words);

    if (code < 0)
        status = code == ERR_INPUT ? STATUS_REFUSED : STATUS_FAILED;
    for (size_t i = 0; i < sizeof formats / sizeof formats[0] && code > 0; i++)
        if (formats[i].is_asked(&options) && export_as(&formats[i], &options, &error) != 0)
            status = command_fail(&error);
    options_free(&options);
    return status;
}
