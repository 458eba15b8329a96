/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/checks.h"

#include "sim/message.h"

#include <stdarg.h>

static const char *const words[CHECK_VERDICTS] = {
    [CHECK_HOLDS] = N_("holds"),
    [CHECK_FAILS] = N_("FAILS"),
    [CHECK_DIFFERS] = N_("DIFFERS"),
    [CHECK_NOT_DONE] = N_("not done"),
};

void
checks_tell(struct checks *self, enum check_verdict verdict, const char *what, const char *format,
            ...)
{
    va_list arguments;

    fprintf(self->out, "  %s: %s; ", what, _(words[verdict]));
    va_start(arguments, format);
    vfprintf(self->out, format, arguments);
    va_end(arguments);
    fputc('\n', self->out);
    self->n[verdict]++;
}
