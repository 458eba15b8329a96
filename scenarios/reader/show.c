/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/reader/show.h"

#include "output/headings.h"
#include "sim/message.h"

#include <string.h>

static void
print_origin(const struct scenario_input *input, FILE *out)
{
    enum language language = words_language();

    fprintf(out, "  # %s", headings_cell("inputs", "origin", input->origin, language));
    if (input->line > 0)
        fprintf(out, " %s:%d", input->file, input->line);
}

void
show_origins(const struct scenario *self, FILE *out)
{
    for (size_t i = 0; i < self->n_inputs; i++) {
        fprintf(out, "%s = %s;", self->inputs[i].key, self->inputs[i].value);
        print_origin(&self->inputs[i], out);
        fputc('\n', out);
    }
}

/* ---- two scenarios ---- */

/* The place of a key among a scenario's inputs, or their number where it has none of that name. */
static size_t
place_of(const struct scenario *self, const char *key)
{
    size_t i = 0;

    while (i < self->n_inputs && strcmp(self->inputs[i].key, key) != 0)
        i++;
    return i;
}

static void
print_side(char sign, const struct scenario_input *input, bool origins, FILE *out)
{
    fprintf(out, "  %c %s", sign, input->value);
    if (origins)
        print_origin(input, out);
    fputc('\n', out);
}

static void
print_pair(const struct scenario_input *was, const struct scenario_input *is, bool origins,
           FILE *out)
{
    fprintf(out, "%s\n", is != NULL ? is->key : was->key);
    if (was != NULL)
        print_side('-', was, origins, out);
    if (is != NULL)
        print_side('+', is, origins, out);
}

void
show_each_difference(const struct scenario *self, const struct scenario *other, show_give *give,
                     void *context)
{
    size_t last = 0;

    for (size_t i = 0; i < self->n_inputs; i++) {
        const struct scenario_input *is = &self->inputs[i];
        size_t j = place_of(other, is->key);
        const struct scenario_input *was = j < other->n_inputs ? &other->inputs[j] : NULL;
        bool moved = was != NULL && j < last;
        if (moved || was == NULL || strcmp(was->value, is->value) != 0)
            give(context, was, is, moved);
        if (was != NULL && j > last)
            last = j;
    }
    for (size_t j = 0; j < other->n_inputs; j++)
        if (place_of(self, other->inputs[j].key) == self->n_inputs)
            give(context, &other->inputs[j], NULL, false);
}

struct telling {
    bool origins;
    FILE *out;
};

static void
print_difference(void *context, const struct scenario_input *was, const struct scenario_input *is,
                 bool moved)
{
    const struct telling *self = context;

    if (was == NULL || is == NULL || strcmp(was->value, is->value) != 0)
        print_pair(was, is, self->origins, self->out);
    if (moved)
        fprintf(self->out, _("%s\n  comes later in its list\n"), is->key);
}

void
show_difference(const struct scenario *self, const struct scenario *other, bool origins, FILE *out)
{
    struct telling telling = {origins, out};

    show_each_difference(self, other, print_difference, &telling);
}
