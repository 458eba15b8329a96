/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/reader/faults.h"
#include "sim/message.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

static char *__attribute__((format(printf, 1, 0)))
text_of(const char *format, va_list arguments)
{
    va_list again;
    char *text;
    int size;

    va_copy(again, arguments);
    size = vsnprintf(NULL, 0, format, again);
    va_end(again);
    text = malloc((size_t)size + 1);
    if (text != NULL)
        vsnprintf(text, (size_t)size + 1, format, arguments);
    return text;
}

void
faults_add(struct faults *self, const char *file, int line, int column, const char *format, ...)
{
    struct fault *items = realloc(self->items, (self->n + 1) * sizeof *items);
    struct fault fault = {NULL, line > 0 ? line : 0, column, NULL};
    size_t size = strlen(file) + 1;
    va_list arguments;

    va_start(arguments, format);
    fault.text = text_of(_(format), arguments);
    va_end(arguments);
    fault.file = malloc(size);
    if (items != NULL)
        self->items = items;
    if (items == NULL || fault.text == NULL || fault.file == NULL) {
        self->failed = true;
        free(fault.text);
        free(fault.file);
        return;
    }
    memcpy(fault.file, file, size);
    self->items[self->n++] = fault;
}

static int
compare(const struct fault *a, const struct fault *b)
{
    int order = strcmp(a->file, b->file);

    if (order == 0)
        order = a->line - b->line;
    return order != 0 ? order : a->column - b->column;
}

/* By insertion: few, nearly in order, and stable. */
void
faults_sort(struct faults *self)
{
    for (size_t i = 1; i < self->n; i++) {
        struct fault moved = self->items[i];
        size_t place = i;
        for (; place > 0 && compare(&self->items[place - 1], &moved) > 0; place--)
            self->items[place] = self->items[place - 1];
        self->items[place] = moved;
    }
}

int
faults_sum_up(struct faults *self, int code, const char *path, struct error *error)
{
    faults_sort(self);
    if (code == 0 && self->failed)
        code = error_set(error, ERR_MEMORY, "no memory to read %s", path);
    if (code == 0 && self->n > 0)
        code = error_set(error, ERR_INPUT,
                         P_("%s has %zu error", "%s has %zu errors", self->n), path, self->n);
    return code;
}

/* What is not said in a file is told in words; options are named as they are typed. */
static const char *
place_words(const struct fault *fault)
{
    if (fault->line <= 0 && strcmp(fault->file, "command line") == 0)
        return _("command line");
    if (fault->line <= 0 && strcmp(fault->file, "environment") == 0)
        return _("environment");
    return fault->file;
}

void
faults_print(const struct faults *self, FILE *out)
{
    for (size_t i = 0; i < self->n; i++) {
        const struct fault *fault = &self->items[i];
        fputs(place_words(fault), out);
        if (fault->line > 0)
            fprintf(out, ":%d", fault->line);
        if (fault->column > 0)
            fprintf(out, ":%d", fault->column);
        fprintf(out, _(": error: %s\n"), fault->text);
    }
}

void
faults_free(struct faults *self)
{
    for (size_t i = 0; i < self->n; i++) {
        free(self->items[i].file);
        free(self->items[i].text);
    }
    free(self->items);
    memset(self, 0, sizeof *self);
}
