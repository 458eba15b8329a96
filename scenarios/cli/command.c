/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/cli/command.h"
#include "sim/message.h"

#include <errno.h>
#include <string.h>

static void
print_help(const struct command *self)
{
    printf(_("Usage: doorstroom %s\n\n%s\n\n"), self->usage, _(self->summary));
    options_print_help(self->bit, stdout);
}

int
command_options(const struct command *self, struct options *options, int n_words, char **words)
{
    struct error error = {0};
    int code = options_read(options, self->bit, n_words - 1, words + 1, &error);

    if (code == 0 && !options->help)
        return 1;
    if (code == 0) {
        print_help(self);
        code = command_flush(&error);
    }
    if (code != 0) {
        command_fail(&error);
        if (code == ERR_INPUT)
            fprintf(stderr, _("usage: doorstroom %s\n"), self->usage);
    }
    return code;
}

int
command_fail(const struct error *error)
{
    fprintf(stderr, "doorstroom: %s\n", error->text);
    switch (error->code) {
    case ERR_INPUT:
        return STATUS_REFUSED;
    case ERR_STOPPED:
        return STATUS_INTERRUPTED;
    default:
        return STATUS_FAILED;
    }
}

int
command_flush(struct error *error)
{
    errno = 0;
    if (fflush(stdout) != 0 || ferror(stdout))
        return error_set(error, ERR_IO, "standard output: %s",
                         errno != 0 ? strerror(errno) : _("write error"));
    return 0;
}
