/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/cli/command.h"

#include "output/compare_file.h"
#include "output/compare_json.h"
#include "output/compare_table.h"
#include "scenarios/studies/outfile.h"

#include <stdlib.h>

/* The files as they were given: the base, then the others. */
struct runs {
    struct compare_run *items;
    size_t n;
};

static int
runs_read(struct runs *self, const struct options *options, struct error *error)
{
    int code = 0;

    self->items = calloc(options->n_operands, sizeof *self->items);
    if (self->items == NULL)
        return error_set(error, ERR_MEMORY, "no memory for %zu runs", options->n_operands);
    for (; self->n < options->n_operands && code == 0; self->n++) {
        self->items[self->n].path = options->operands[self->n];
        code = base_read(&self->items[self->n].run, options->operands[self->n], error);
    }
    return code;
}

static void
runs_free(struct runs *self)
{
    for (size_t i = 0; i < self->n; i++)
        base_free(&self->items[i].run);
    free(self->items);
}

/* Not even with --force: one of the files that are compared. */
static int
check_output(const struct options *options, struct error *error)
{
    int code = 0;

    if (options->output == NULL)
        return 0;
    code = outfile_check(options->output, options->force, error);
    for (size_t i = 0; i < options->n_operands && code == 0; i++)
        if (outfile_is(options->output, options->operands[i]))
            return error_set(error, ERR_INPUT, "%s: is one of the files to be compared",
                             options->output);
    return code;
}

static int
write_file(const struct options *options, const struct comparison *comparison, struct error *error)
{
    char *command = options_files(options, "compare");
    int code = command != NULL ? compare_file_write(comparison, options->output, command, error)
                               : error_set(error, ERR_MEMORY, "no memory for the command");

    free(command);
    return code;
}

static int
compare(const struct options *options, struct error *error)
{
    struct runs runs = {0};
    struct comparison comparison = {0};
    int code = check_output(options, error);

    if (code == 0)
        code = runs_read(&runs, options, error);
    if (code == 0)
        code = compare_init(&comparison, runs.items, runs.items + 1, runs.n - 1, error);
    if (code == 0 && options->output != NULL)
        code = write_file(options, &comparison, error);
    if (code == 0 && options->json)
        compare_json_write(&comparison, stdout);
    else if (code == 0)
        compare_table_print(&comparison, stdout);
    if (code == 0)
        code = command_flush(error);
    compare_free(&comparison);
    runs_free(&runs);
    return code;
}

int
command_compare(const struct command *self, int n_words, char **words)
{
    struct options options;
    struct error error = {0};
    int status = STATUS_DONE, code = command_options(self, &options, n_words, words);

    if (code < 0)
        status = code == ERR_INPUT ? STATUS_REFUSED : STATUS_FAILED;
    if (code > 0 && compare(&options, &error) != 0)
        status = command_fail(&error);
    options_free(&options);
    return status;
}
