/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/cli/command.h"

#include "output/run_json.h"
#include "output/table.h"
#include "scenarios/cli/stop.h"
#include "scenarios/studies/join.h"
#include "sim/message.h"

static int
merge(const struct options *options)
{
    struct error error = {0};
    struct join join = {.folder = options->operands[0], .output = options->output,
                        .force = options->force, .stop = &stop_requested, .out = stderr};
    int code;

    stop_listen();
    code = join_parts(&join, &error);

    if (code == 0 && !options->quiet)
        fprintf(stderr,
                P_("wrote %s: %lld replication\n", "wrote %s: %lld replications\n", join.n_rep),
                options->output, (long long)join.n_rep);
    if (code == 0)
        code = options->json ? run_json_write(options->output, NULL, stdout, &error)
                             : table_print(options->output, stdout, &error);
    if (code == 0)
        code = command_flush(&error);
    return code == 0 ? STATUS_DONE : command_fail(&error);
}

int
command_merge(const struct command *self, int n_words, char **words)
{
    struct options options;
    int status = STATUS_DONE, code = command_options(self, &options, n_words, words);

    if (code < 0)
        status = code == ERR_INPUT ? STATUS_REFUSED : STATUS_FAILED;
    if (code > 0)
        status = merge(&options);
    options_free(&options);
    return status;
}
