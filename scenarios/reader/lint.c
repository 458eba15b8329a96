/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/reader/lint.h"

#include "scenarios/reader/names.h"
#include "sim/message.h"

#include <ctype.h>
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { NUMBER_SIZE = 64 };

/* The reader's place in the text. */
struct cursor {
    const char *text;
    size_t n, at;
    size_t line_start; /* of the line under way */
    int line;
    int depth;
    int settings;
    size_t numbers; /* that were passed */
    const char *file;
    struct faults *faults;
    bool unreadable; /* libconfig must not see it */
    struct lint *found;
    struct names names;
    struct {
        size_t at, length; /* length 0: the token before was no word */
        size_t line_start;
        int line;
    } word; /* the last token */
};

static void
tell(struct cursor *self, size_t at, const char *what)
{
    faults_add(self->faults, self->file, self->line, (int)(at - self->line_start) + 1, "%s",
               _(what));
}

static void
fault(struct cursor *self, size_t at, const char *what)
{
    tell(self, at, what);
    self->unreadable = true;
}

/* libconfig may see it, if its place is remembered. */
static void
misfit(struct cursor *self, size_t at, const char *what)
{
    tell(self, at, what);
    if (self->found->n_misfits < LINT_REMEMBERED)
        self->found->misfits[self->found->n_misfits++] = self->numbers;
    else
        self->unreadable = true;
}

static char
peek(const struct cursor *self, size_t ahead)
{
    return self->at + ahead < self->n ? self->text[self->at + ahead] : '\0';
}

static void
step(struct cursor *self)
{
    if (self->text[self->at++] == '\n') {
        self->line++;
        self->line_start = self->at;
    }
}

/* ---- bytes ---- */

/* The length of the UTF-8 sequence that begins here, or 0 where there is none (RFC 3629). */
static size_t
sequence_length(const unsigned char *s, size_t left)
{
    size_t n = s[0] < 0x80 ? 1 : s[0] >= 0xc2 && s[0] < 0xe0 ? 2 : s[0] >= 0xe0 && s[0] < 0xf0 ? 3
             : s[0] >= 0xf0 && s[0] < 0xf5                   ? 4
                                                             : 0;

    if (n == 0 || n > left)
        return 0;
    for (size_t i = 1; i < n; i++)
        if ((s[i] & 0xc0) != 0x80)
            return 0;
    if ((s[0] == 0xe0 && s[1] < 0xa0) || (s[0] == 0xed && s[1] > 0x9f) ||
        (s[0] == 0xf0 && s[1] < 0x90) || (s[0] == 0xf4 && s[1] > 0x8f))
        return 0;
    return n;
}

/* Once: what follows a wrong byte would all be wrong. */
static bool
bytes_are_sound(struct cursor *self)
{
    const unsigned char *bytes = (const unsigned char *)self->text;

    if (self->n >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0) {
        fault(self, 0, "a byte order mark: save the file as UTF-8 without one");
        return false;
    }
    while (self->at < self->n) {
        size_t length = sequence_length(bytes + self->at, self->n - self->at);
        if (self->text[self->at] == '\0') {
            fault(self, self->at, "a NUL byte: is this a text file?");
            return false;
        }
        if (length == 0) {
            fault(self, self->at, "a byte that is not UTF-8: save the file as UTF-8");
            return false;
        }
        if (length == 1)
            step(self);
        else
            self->at += length;
    }
    return true;
}

/* ---- tokens ---- */

static void
skip_comment(struct cursor *self)
{
    bool block = peek(self, 1) == '*';

    if (block)
        self->at += 2; /* the star that opens it does not close it as well */
    while (self->at < self->n) {
        if (block && peek(self, 0) == '*' && peek(self, 1) == '/') {
            self->at += 2;
            return;
        }
        if (!block && peek(self, 0) == '\n')
            return;
        step(self);
    }
}

/* One byte of a text. \x could make a NUL or a byte that is not UTF-8. */
static void
step_in_text(struct cursor *self)
{
    char c = peek(self, 0);

    if (c == '\\' && peek(self, 1) == 'x')
        fault(self, self->at, "\\x in a text: write the letter itself");
    if (((unsigned char)c < 0x20 && strchr("\t\n\r\f", c) == NULL) || c == 0x7f)
        fault(self, self->at, "a control character in a text");
    step(self);
    if (c == '\\' && strchr("\"\\", peek(self, 0)) != NULL && self->at < self->n)
        step(self); /* a quote that ends nothing */
}

static void
skip_text(struct cursor *self)
{
    size_t start = self->at;

    step(self);
    while (self->at < self->n && peek(self, 0) != '"')
        step_in_text(self);
    if (self->at < self->n)
        step(self);
    if (self->at - start > LINT_TEXT)
        fault(self, self->line_start, "a text that is too long (at most 16,384 bytes)");
}

static bool
fits(const char *digits, bool is_long)
{
    long long value;

    errno = 0;
    value = strtoll(digits, NULL, strpbrk(digits, "xX") != NULL ? 16 : 10);
    return errno == 0 && (is_long || (value >= INT32_MIN && value <= INT32_MAX));
}

/* A number: whole ones must fit, for libconfig takes them modulo 2^32. */
static void
check_number(struct cursor *self)
{
    size_t start = self->at, length;
    char digits[NUMBER_SIZE];
    bool whole = true;

    if (peek(self, 0) == '-' || peek(self, 0) == '+')
        step(self);
    while (isalnum((unsigned char)peek(self, 0)) || peek(self, 0) == '.' ||
           ((peek(self, 0) == '-' || peek(self, 0) == '+') &&
            tolower((unsigned char)self->text[self->at - 1]) == 'e'))
        step(self);
    length = self->at - start;
    if (length >= NUMBER_SIZE) {
        misfit(self, start, "a number that is too long");
        return;
    }
    memcpy(digits, self->text + start, length);
    digits[length] = '\0';
    if (strpbrk(digits, "xX") == NULL)
        whole = strpbrk(digits, ".eE") == NULL;
    if (!whole)
        return;
    if (!fits(digits, strchr(digits, 'L') != NULL))
        misfit(self, start, "a whole number that does not fit: write it as 1234567890.0, or with "
                            "an L at its end");
}

static void
open_bracket(struct cursor *self)
{
    if (++self->depth == LINT_DEPTH + 1)
        fault(self, self->at, "nested too deep (at most 16 levels)");
    names_open(&self->names);
    step(self);
}

static void
close_bracket(struct cursor *self)
{
    self->depth--;
    names_close(&self->names);
    step(self);
}

/* ---- names ---- */

static void
skip_word(struct cursor *self)
{
    while (isalnum((unsigned char)peek(self, 0)) || strchr("_-*", peek(self, 0)) != NULL) {
        if (peek(self, 0) == '\0')
            return;
        step(self);
    }
}

static void
take_word(struct cursor *self)
{
    self->word.at = self->at;
    self->word.line = self->line;
    self->word.line_start = self->line_start;
    skip_word(self);
    self->word.length = self->at - self->word.at;
}

/* Its second setting is told where its name stands. */
static void
tell_twin(struct cursor *self)
{
    faults_add(self->faults, self->file, self->word.line,
               (int)(self->word.at - self->word.line_start) + 1, "%s",
               _("a setting with this name was made before in the same group"));
    if (self->found->n_twins < LINT_REMEMBERED)
        self->found->twins[self->found->n_twins++] = self->word.at + self->word.length;
    else
        self->unreadable = true;
}

/* The sign behind a name. */
static void
take_equals(struct cursor *self)
{
    if (++self->settings == LINT_SETTINGS + 1)
        fault(self, self->at, "too many settings (at most 10,000)");
    if (self->word.length > 0 &&
        !names_add(&self->names, self->text + self->word.at, self->word.length))
        tell_twin(self);
    step(self);
}

/* ---- all of it ---- */

/* What lies between tokens is none. */
static bool
is_between(char c, char next)
{
    return c == '#' || (c == '/' && (next == '/' || next == '*')) || isspace((unsigned char)c);
}

static void
next_token(struct cursor *self)
{
    char c = peek(self, 0), next = peek(self, 1);
    char first = c == '-' || c == '+' ? next : c;
    bool is_equals = c == '=' || c == ':';

    if (isalpha((unsigned char)c) || c == '*') {
        take_word(self);
        return;
    }
    if (is_equals)
        take_equals(self);
    if (!is_between(c, next))
        self->word.length = 0;
    if (is_equals)
        return;
    if (c == '#' || (c == '/' && (next == '/' || next == '*')))
        skip_comment(self);
    else if (c == '"')
        skip_text(self);
    else if (isdigit((unsigned char)first) || first == '.') {
        check_number(self);
        self->numbers++;
    } else if (c == '{' || c == '(' || c == '[')
        open_bracket(self);
    else if (c == '}' || c == ')' || c == ']')
        close_bracket(self);
    else {
        if (c == '@')
            fault(self, self->at, "@include is not for scenarios: write base = \"other.cfg\"");
        step(self);
    }
}

bool
lint(struct lint *self, const char *text, size_t n, const char *file, struct faults *faults)
{
    const struct cursor start = {.text = text, .n = n, .line = 1, .file = file, .faults = faults,
                                 .found = self};
    struct cursor cursor = start;

    *self = (struct lint){0};
    if (n > LINT_BYTES) {
        faults_add(faults, file, 0, 0, "the file has %zu bytes, at most 1,048,576 are read", n);
        return false;
    }
    if (!bytes_are_sound(&cursor))
        return false;
    cursor = start;
    if (!names_init(&cursor.names))
        faults->failed = true;
    while (cursor.at < cursor.n && !faults->failed)
        next_token(&cursor);
    names_free(&cursor.names);
    return !cursor.unreadable && !faults->failed;
}
