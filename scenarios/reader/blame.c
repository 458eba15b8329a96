/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/reader/blame.h"

#include "sim/message.h"

#include <stdlib.h>
#include <string.h>

static bool
is_set(const struct scenario_override *override)
{
    return override->file == NULL && strcmp(override->origin, "set") == 0;
}

static bool
names_a_set(const struct fault *fault)
{
    return strncmp(fault->file, SCENARIO_SET, sizeof SCENARIO_SET - 1) == 0;
}

static bool
same_place(const struct fault *a, const struct fault *b)
{
    return strcmp(a->file, b->file) == 0 && a->line == b->line && a->column == b->column;
}

static size_t
count_at(const struct faults *faults, size_t from, const struct fault *place)
{
    size_t n = 0;

    for (size_t i = from; i < faults->n; i++)
        n += same_place(&faults->items[i], place);
    return n;
}

static bool
is_told(const struct faults *faults, const struct fault *fault)
{
    for (size_t i = 0; i < faults->n; i++)
        if (same_place(&faults->items[i], fault) && strcmp(faults->items[i].text, fault->text) == 0)
            return true;
    return false;
}

/* Whether it is gone without an override. Where as many are told at its place it is there still, in
 * other words: a sum with another number in it. */
static bool
comes_of(const struct faults *all, size_t from, const struct fault *fault,
         const struct faults *without)
{
    return !is_told(without, fault) && count_at(without, 0, fault) < count_at(all, from, fault);
}

/* The text with the sets that a fault comes of behind it; the text itself where it comes of none;
 * NULL where there is no memory. */
static char *
text_with_sets(const struct faults *all, size_t from, const struct fault *fault,
               const struct scenario_override *overrides, size_t n, const struct faults *without)
{
    char *text = NULL;
    size_t size = 0, named = 0;
    FILE *out = open_memstream(&text, &size);

    if (out == NULL)
        return NULL;
    fputs(fault->text, out);
    for (size_t i = 0; i < n; i++) {
        if (!is_set(&overrides[i]) || !comes_of(all, from, fault, &without[i]))
            continue;
        fprintf(out, "%s%s%s", named++ == 0 ? _(" (with ") : ", ", SCENARIO_SET, overrides[i].text);
    }
    if (named > 0)
        fputc(')', out);
    if (fclose(out) == 0)
        return text;
    free(text);
    return NULL;
}

/* All of them first: a text that has changed is told nowhere. */
static void
name_sets(struct faults *self, size_t from, const struct scenario_override *overrides, size_t n,
          const struct faults *without)
{
    size_t n_texts = self->n - from;
    char **texts = calloc(n_texts, sizeof *texts);

    for (size_t i = 0; i < n_texts && texts != NULL; i++)
        if (!names_a_set(&self->items[from + i]))
            texts[i] = text_with_sets(self, from, &self->items[from + i], overrides, n, without);
    for (size_t i = 0; i < n_texts && texts != NULL; i++) {
        struct fault *fault = &self->items[from + i];
        if (texts[i] == NULL) {
            self->failed = self->failed || !names_a_set(fault);
            continue;
        }
        free(fault->text);
        fault->text = texts[i];
    }
    self->failed = self->failed || texts == NULL;
    free(texts);
}

/* What is told without the override at an index. */
static int
read_without(struct faults *self, size_t index, const char *path,
             const struct scenario_override *overrides, size_t n, blame_read *read,
             struct error *error)
{
    struct scenario_override *others = malloc(n * sizeof *others);
    size_t n_others = 0;
    int code;

    if (others == NULL)
        return error_set(error, ERR_MEMORY, "no memory to read %s", path);
    for (size_t i = 0; i < n; i++)
        if (i != index)
            others[n_others++] = overrides[i];
    code = read(path, others, n_others, self, error);
    free(others);
    return code;
}

/* Of thousands nobody asks where they come from. */
static bool
is_asked(const struct faults *self, size_t from, const struct scenario_override *overrides,
         size_t n)
{
    bool has_set = false, is_elsewhere = false;

    for (size_t i = 0; i < n; i++)
        has_set = has_set || is_set(&overrides[i]);
    for (size_t i = from; i < self->n; i++)
        is_elsewhere = is_elsewhere || !names_a_set(&self->items[i]);
    return has_set && is_elsewhere && self->n - from <= FAULTS_READ;
}

int
blame_sets(struct faults *self, size_t from, const char *path,
           const struct scenario_override *overrides, size_t n_overrides, blame_read *read,
           struct error *error)
{
    struct faults *without;
    int code = 0;

    if (!is_asked(self, from, overrides, n_overrides))
        return 0;
    without = calloc(n_overrides, sizeof *without);
    if (without == NULL)
        return error_set(error, ERR_MEMORY, "no memory to read %s", path);
    for (size_t i = 0; i < n_overrides && code == 0; i++)
        if (is_set(&overrides[i]))
            code = read_without(&without[i], i, path, overrides, n_overrides, read, error);
    if (code == 0)
        name_sets(self, from, overrides, n_overrides, without);
    for (size_t i = 0; i < n_overrides; i++) {
        self->failed = self->failed || without[i].failed;
        faults_free(&without[i]);
    }
    free(without);
    return code;
}
