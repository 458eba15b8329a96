/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/change.h"

#include "output/amount.h"
#include "sim/message.h"

#include <ctype.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MEMBER = CHANGE_KEY };

/* The members of which something is said, "" where it has none. */
struct change {
    char key[MEMBER], date[MEMBER], until[MEMBER], announced[MEMBER];
    char set[MEMBER], add[MEMBER], multiply[MEMBER], ramp_days[MEMBER];
};

/* ---- reading ---- */

static char *
find_member(struct change *self, const char *name, size_t n)
{
    const struct {
        const char *name;
        char *value;
    } members[] = {{"key", self->key},           {"date", self->date},
                   {"until", self->until},       {"announced", self->announced},
                   {"set", self->set},           {"add", self->add},
                   {"multiply", self->multiply}, {"ramp_days", self->ramp_days}};

    for (size_t i = 0; i < sizeof members / sizeof members[0]; i++)
        if (strlen(members[i].name) == n && strncmp(members[i].name, name, n) == 0)
            return members[i].value;
    return NULL;
}

static const char *
skip_blanks(const char *at)
{
    while (isspace((unsigned char)*at))
        at++;
    return at;
}

/* NAME = VALUE; from there on, of which a text is between quotes. Returns what is behind it, NULL
 * where it is something else. */
static const char *
read_member(struct change *self, const char *at)
{
    size_t n = strcspn(at, " =;{}\"");
    char *member = find_member(self, at, n);
    bool is_text;

    at = skip_blanks(at + n);
    if (n == 0 || *at != '=')
        return NULL;
    at = skip_blanks(at + 1);
    is_text = *at == '"';
    at += is_text;
    n = strcspn(at, is_text ? "\"" : " ;{}()\"");
    if (n == 0 || n >= MEMBER)
        return NULL;
    if (member != NULL)
        snprintf(member, MEMBER, "%.*s", (int)n, at);
    at += n;
    if (is_text && *at++ != '"')
        return NULL;
    at = skip_blanks(at);
    return *at == ';' ? skip_blanks(at + 1) : NULL;
}

static bool
read_all(struct change *self, const char *value)
{
    const char *at = skip_blanks(value);

    *self = (struct change){0};
    if (*at != '{')
        return false;
    at = skip_blanks(at + 1);
    while (at != NULL && *at != '}')
        at = read_member(self, at);
    return at != NULL && self->key[0] != '\0' && self->date[0] != '\0';
}

/* ---- saying ---- */

/* A number as the reader writes it; false where it is none. */
static bool
is_number(const char *member, double *number, char text[AMOUNT_SIZE])
{
    char *end;

    *number = strtod(member, &end);
    amount_digits(*number, AMOUNT_DIGITS, text);
    return member[0] != '\0' && *end == '\0';
}

static bool
say_what(const struct change *self, char text[CHANGE_TEXT])
{
    char amount[AMOUNT_SIZE];
    double number;

    if (is_number(self->set, &number, amount)) {
        snprintf(text, CHANGE_TEXT, _("%s becomes %s, from %s"), self->key, amount, self->date);
    } else if (is_number(self->multiply, &number, amount)) {
        snprintf(text, CHANGE_TEXT, _("%s times %s, from %s"), self->key, amount, self->date);
    } else if (is_number(self->add, &number, amount)) {
        amount_digits(fabs(number), AMOUNT_DIGITS, amount);
        snprintf(text, CHANGE_TEXT,
                 number < 0.0 ? _("%s less %s, from %s") : _("%s plus %s, from %s"), self->key,
                 amount, self->date);
    } else {
        return false;
    }
    return true;
}

/* Goes on at the end of the text. */
static void __attribute__((format(printf, 2, 3)))
say_also(char text[CHANGE_TEXT], const char *format, ...)
{
    size_t n = strlen(text);
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(text + n, CHANGE_TEXT - n, format, arguments);
    va_end(arguments);
}

bool
change_say(const char *value, char text[CHANGE_TEXT])
{
    struct change change;
    long days;

    text[0] = '\0';
    if (!read_all(&change, value) || !say_what(&change, text))
        return false;
    days = strtol(change.ramp_days, NULL, 10);
    if (change.until[0] != '\0')
        say_also(text, _(" until %s"), change.until);
    if (days > 0)
        say_also(text, P_(", growing to that in %ld day", ", growing to that in %ld days", days),
                 days);
    if (change.announced[0] != '\0')
        say_also(text, _(", known from %s on"), change.announced);
    return true;
}

bool
change_key(const char *value, char key[CHANGE_KEY])
{
    struct change change;
    bool is_one = read_all(&change, value);

    snprintf(key, CHANGE_KEY, "%s", is_one ? change.key : "");
    return is_one;
}
