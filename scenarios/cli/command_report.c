/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/cli/command.h"

#include "output/report.h"
#include "scenarios/cli/language.h"
#include "scenarios/reader/meaning.h"
#include "scenarios/studies/outfile.h"

/* Whether it would be written over a file that it reads. */
static bool
is_read(const struct options *options)
{
    bool found = options->base != NULL && outfile_is(options->output, options->base);

    for (size_t i = 0; i < options->n_operands; i++)
        found = found || outfile_is(options->output, options->operands[i]);
    return found;
}

/* As with compare the first of several files is the base, unless --base names it. */
static int
report(const struct options *options, struct error *error)
{
    bool first_is_base = options->base == NULL && options->n_operands > 1;
    struct report_ask ask = {
        .paths = options->operands + first_is_base,
        .n = options->n_operands - first_is_base,
        .base = first_is_base ? options->operands[0] : options->base,
        .language = words_language(),
        .meaning = meaning_of,
    };
    int code = outfile_check(options->output, options->force, error);

    if (code == 0 && is_read(options))
        code = error_set(error, ERR_INPUT, "%s: is one of the files that the report is about",
                         options->output);
    return code == 0 ? report_write(&ask, options->output, error) : code;
}

int
command_report(const struct command *self, int n_words, char **words)
{
    struct options options;
    struct error error = {0};
    int status = STATUS_DONE, code = command_options(self, &options, n_words, words);

    if (code < 0)
        status = code == ERR_INPUT ? STATUS_REFUSED : STATUS_FAILED;
    if (code > 0 && report(&options, &error) != 0)
        status = command_fail(&error);
    options_free(&options);
    return status;
}
