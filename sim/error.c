/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/error.h"

#include "sim/message.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

int
error_set(struct error *self, int code, const char *format, ...)
{
    if (self != NULL && self->code == ERR_NONE) {
        va_list arguments;
        self->code = code;
        va_start(arguments, format);
        vsnprintf(self->text, sizeof self->text, _(format), arguments);
        va_end(arguments);
    }
    return code;
}

const char *
error_name(int code)
{
    switch (code) {
    case ERR_NONE:
        return "none";
    case ERR_MEMORY:
        return "memory";
    case ERR_IO:
        return "I/O";
    case ERR_FORMAT:
        return "format";
    case ERR_STOPPED:
        return "stopped";
    case ERR_INPUT:
        return "input";
    default:
        return "unknown";
    }
}

static _Thread_local const struct bug_witness *the_witness;

void
bug_witness_set(const struct bug_witness *witness)
{
    the_witness = witness;
}

void
bug_report(const char *file, int line, const char *expectation, const char *format, ...)
{
    const struct bug_witness *witness = the_witness;
    char text[300];
    va_list arguments;

    fprintf(stderr, "%s:%d: bug: expected %s: ", file, line, expectation);
    va_start(arguments, format);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    fputc('\n', stderr);
    if (witness != NULL) {
        the_witness = NULL; /* should it have a bug itself */
        witness->tell(witness->context, text, sizeof text);
        fprintf(stderr, "  in %s\n", text);
    }
    abort();
}
