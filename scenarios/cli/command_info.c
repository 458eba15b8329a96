/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/cli/command.h"

#include "output/info.h"
#include "scenarios/cli/stop.h"
#include "scenarios/studies/replay.h"

enum { AGAIN = 2 }; /* replications, where nobody said how many */

static int
tell_file(const struct options *options, const char *path, struct checks *checks,
          struct error *error)
{
    int code = info_print(path, stdout, error);

    if (code == 0 && options->verify)
        code = replay_verify(path, options->again > 0 ? options->again : AGAIN, &stop_requested,
                             checks, error);
    return code == 0 ? command_flush(error) : code;
}

/* The worst of all files; those behind one that cannot be read are told, too. */
static int
tell_all(const struct options *options)
{
    struct checks checks = {.out = stdout};
    int status = STATUS_DONE;

    stop_listen();
    for (size_t i = 0; i < options->n_operands && status != STATUS_INTERRUPTED; i++) {
        struct error error = {0};
        if (tell_file(options, options->operands[i], &checks, &error) != 0) {
            fflush(stdout);
            status = command_fail(&error);
        }
    }
    if (status == STATUS_DONE && checks.n[CHECK_FAILS] > 0)
        status = STATUS_FAILED;
    if (status == STATUS_DONE && checks.n[CHECK_DIFFERS] > 0)
        status = STATUS_MISSED;
    return status;
}

int
command_info(const struct command *self, int n_words, char **words)
{
    struct options options;
    int status = STATUS_DONE, code = command_options(self, &options, n_words, words);

    if (code < 0)
        status = code == ERR_INPUT ? STATUS_REFUSED : STATUS_FAILED;
    if (code > 0)
        status = tell_all(&options);
    options_free(&options);
    return status;
}
