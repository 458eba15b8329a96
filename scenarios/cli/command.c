/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/cli/command.h"
#include "sim/message.h"

#include <errno.h>
#include <string.h>

enum { HELP_WIDTH = 100 };

void
command_paper(struct paper *paper, FILE *out)
{
    paper_init(paper, out);
    if (paper->width == 0 || paper->width > HELP_WIDTH)
        paper->width = HELP_WIDTH;
}

static void
print_usage(const struct command *self, const char *before, struct paper *paper)
{
    paper_item(paper, paper_length(before) + 1, before, self->usage);
}

static void
print_help(const struct command *self)
{
    struct paper paper;

    command_paper(&paper, stdout);
    print_usage(self, _("Usage: doorstroom"), &paper);
    paper_end(&paper);
    paper_item(&paper, 0, "", _(self->summary));
    paper_end(&paper);
    options_print_help(self->bit, &paper);
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
        struct paper paper;
        command_paper(&paper, stderr);
        command_fail(&error);
        if (code == ERR_INPUT)
            print_usage(self, _("usage: doorstroom"), &paper);
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

void
command_warn_of_stock(const char *path)
{
    fprintf(stderr,
            _("doorstroom: warning: %s tells of the people of run.stock one by one; where that is made "
              "from records of real people, it is about them\n"),
            path);
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
