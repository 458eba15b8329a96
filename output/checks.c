/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* vasprintf */
#include "output/checks.h"

#include "output/json_member.h"
#include "sim/message.h"

#include <stdarg.h>
#include <stdlib.h>

static const char *const words[CHECK_VERDICTS] = {
    [CHECK_HOLDS] = N_("holds"),
    [CHECK_FAILS] = N_("FAILS"),
    [CHECK_DIFFERS] = N_("DIFFERS"),
    [CHECK_NOT_DONE] = N_("not done"),
};

static const char *const ids[CHECK_VERDICTS] = {
    [CHECK_HOLDS] = "holds",
    [CHECK_FAILS] = "fails",
    [CHECK_DIFFERS] = "differs",
    [CHECK_NOT_DONE] = "not_done",
};

/* Where there is no memory for the text it is "": the verdict counts. */
static void
put_check(struct json *json, enum check_verdict verdict, const char *what, const char *format,
          va_list arguments) __attribute__((format(printf, 4, 0)));

static void
put_check(struct json *json, enum check_verdict verdict, const char *what, const char *format,
          va_list arguments)
{
    char *text = NULL;

    if (vasprintf(&text, format, arguments) < 0)
        text = NULL;
    json_open_object(json);
    json_member_text(json, "what", what);
    json_member_text(json, "verdict", ids[verdict]);
    json_member_text(json, "text", text != NULL ? text : "");
    json_close_object(json);
    free(text);
}

const char *
checks_name(const struct checks *self, const char *english)
{
    return self->json != NULL ? english : _(english);
}

void
checks_tell(struct checks *self, enum check_verdict verdict, const char *what, const char *format,
            ...)
{
    va_list arguments;

    va_start(arguments, format);
    if (self->json != NULL) {
        put_check(self->json, verdict, what, format, arguments);
    } else {
        fprintf(self->out, "  %s: %s; ", what, _(words[verdict]));
        vfprintf(self->out, format, arguments);
        fputc('\n', self->out);
    }
    va_end(arguments);
    self->n[verdict]++;
}
