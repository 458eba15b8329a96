/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/studies/design.h"

#include "scenarios/reader/print.h"
#include "scenarios/studies/sampling.h"
#include "sim/calendar.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *const design_labels[DESIGN_KINDS] = {"one", "list", "grid", "sobol",
                                                 "latin_hypercube"};

/* ---- grids ---- */

bool
design_grid_fits(const struct design *self, double *points)
{
    *points = 1.0;
    for (size_t f = 0; f < self->n_factors; f++)
        *points *= (double)self->factors[f].n_values;
    return *points <= DESIGN_POINTS;
}

/* Which value of each factor the i-th point has: the digits of i, the last factor's lowest. */
static void
spread_grid(struct design *self)
{
    for (size_t i = 0; i < self->n_points; i++) {
        size_t rest = i;
        for (size_t f = self->n_factors; f-- > 0;) {
            const struct design_factor *factor = &self->factors[f];
            self->values[i * self->n_factors + f] = factor->values[rest % factor->n_values];
            rest /= factor->n_values;
        }
    }
}

/* ---- ranges ---- */

double
design_place(const struct design_factor *factor, double u)
{
    double width = factor->high - factor->low;

    if (factor->range == RANGE_REAL)
        return factor->low + u * width;
    return factor->low + fmin(floor(u * (width + 1.0)), width);
}

/* As a scenario writes it; NULL where there is no memory. */
static const char *
place_text(const struct design_factor *factor, double place, struct pool *pool)
{
    char text[PRINT_REAL], day[DATE_TEXT_SIZE];

    switch (factor->range) {
    case RANGE_WHOLE:
        return pool_format(pool, fabs(place) > INT32_MAX ? "%.0fL" : "%.0f", place);
    case RANGE_DAY:
        date_format((day_number)place, day);
        return pool_format(pool, "\"%s\"", day);
    default:
        print_real(place, text);
        return pool_text(pool, text);
    }
}

static int
spread_ranges(struct design *self, struct pool *pool, struct error *error)
{
    size_t cells = self->n_points * self->n_factors;
    double *cube = calloc(cells, sizeof *cube);
    int code;

    if (cube == NULL)
        return error_set(error, ERR_MEMORY, "no memory for a design");
    code = self->kind == DESIGN_SOBOL
               ? sampling_sobol(cube, self->n_points, self->n_factors, self->seed, error)
               : sampling_latin(cube, self->n_points, self->n_factors, self->seed, error);
    for (size_t c = 0; c < cells && code == 0; c++) {
        const struct design_factor *factor = &self->factors[c % self->n_factors];
        double place = design_place(factor, cube[c]);
        self->values[c] =
            (struct design_value){place_text(factor, place, pool), place, factor->line};
    }
    free(cube);
    return code;
}

/* ---- names ---- */

bool
design_letter_is_safe(char letter)
{
    unsigned char byte = (unsigned char)letter;

    return byte > 0 && byte < 0x80 && (isalnum(byte) || strchr("._-+=,", letter) != NULL);
}

bool
design_name_is_safe(const char *name)
{
    size_t length = strlen(name);

    if (length == 0 || length >= DESIGN_NAME || !isalnum((unsigned char)name[0]))
        return false;
    for (size_t i = 0; i < length; i++)
        if (!design_letter_is_safe(name[i]))
            return false;
    return true;
}

/* Whether a key ends with these whole parts of it. */
static bool
ends_with(const char *key, const char *end)
{
    size_t n = strlen(key), m = strlen(end);

    return n >= m && strcmp(key + n - m, end) == 0 && (n == m || key[n - m - 1] == '.');
}

static bool
is_the_only_one(const struct design *self, size_t factor, const char *end)
{
    for (size_t f = 0; f < self->n_factors; f++)
        if (f != factor && ends_with(self->factors[f].key, end))
            return false;
    return true;
}

/* The last parts of a key, as few as no other key of the design ends with. */
static const char *
short_key(const struct design *self, size_t factor)
{
    const char *key = self->factors[factor].key, *end = key + strlen(key);

    while (end > key)
        if (*--end == '.' && is_the_only_one(self, factor, end + 1))
            return end + 1;
    return key;
}

/* A value without its quotes; one that would not do in a file's name by its number. */
static void
print_value_name(const struct design_factor *factor, const struct design_value *value, FILE *out)
{
    size_t number = 0, length = strlen(value->text);
    const char *text = value->text;
    bool safe = true;

    if (length > 1 && *text == '"') {
        text++;
        length -= 2;
    }
    for (size_t i = 0; i < length; i++)
        safe = safe && design_letter_is_safe(text[i]);
    if (safe && length > 0) {
        fprintf(out, "%.*s", (int)length, text);
        return;
    }
    while (number + 1 < factor->n_values &&
           strcmp(factor->values[number].text, value->text) != 0)
        number++;
    fprintf(out, "v%zu", number + 1);
}

/* "no_show=0.05,until=2026-12-31". NULL where there is no memory. */
static const char *
grid_name(const struct design *self, size_t point, struct pool *pool)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    const char *name = NULL;

    if (out == NULL)
        return NULL;
    for (size_t f = 0; f < self->n_factors; f++) {
        fprintf(out, "%s%s=", f > 0 ? "," : "", short_key(self, f));
        print_value_name(&self->factors[f], &self->values[point * self->n_factors + f], out);
    }
    if (fclose(out) == 0)
        name = pool_text(pool, text);
    free(text);
    return name;
}

/* "p01" */
static void
number_names(struct design *self, struct pool *pool)
{
    int width = snprintf(NULL, 0, "%zu", self->n_points);

    for (size_t i = 0; i < self->n_points; i++)
        self->names[i] = pool_format(pool, "p%0*zu", width, i + 1);
}

/* A grid's names say its values, unless one would be too long or no name for a file. */
static void
name_grid(struct design *self, struct pool *pool)
{
    for (size_t i = 0; i < self->n_points; i++) {
        self->names[i] = grid_name(self, i, pool);
        if (self->names[i] == NULL || !design_name_is_safe(self->names[i])) {
            number_names(self, pool);
            return;
        }
    }
}

/* ---- all of it ---- */

static int
make_room(struct design *self, struct pool *pool, struct error *error)
{
    size_t cells = self->n_points * self->n_factors;

    self->values = pool_take(pool, (cells + 1) * sizeof *self->values);
    self->names = pool_take(pool, self->n_points * sizeof *self->names);
    if (self->values == NULL || self->names == NULL)
        return error_set(error, ERR_MEMORY, "no memory for a design");
    return 0;
}

int
design_spread(struct design *self, struct pool *pool, struct error *error)
{
    double points = 1.0;
    int code;

    if (self->kind == DESIGN_LIST)
        return 0;
    if (self->kind == DESIGN_GRID)
        bug_assert(design_grid_fits(self, &points), "a grid of %.0f points", points);
    if (self->kind == DESIGN_GRID || self->kind == DESIGN_ONE)
        self->n_points = (size_t)points;
    code = make_room(self, pool, error);
    if (code != 0)
        return code;
    if (self->kind == DESIGN_GRID) {
        spread_grid(self);
        name_grid(self, pool);
    } else if (self->kind == DESIGN_ONE) {
        self->names[0] = "";
    } else {
        code = spread_ranges(self, pool, error);
        number_names(self, pool);
    }
    return code == 0 && pool->failed ? error_set(error, ERR_MEMORY, "no memory for a design")
                                     : code;
}
