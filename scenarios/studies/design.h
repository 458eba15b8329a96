/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIOS_STUDIES_DESIGN_H
#define SCENARIOS_STUDIES_DESIGN_H

/*
 * What a study varies: some keys, and at each of its points a value of each key.  A list says its
 * points one by one; a grid takes every combination of the values of its keys, the last key
 * fastest; a Sobol' sequence and a Latin hypercube spread n points over ranges.
 *
 * A design is read from the group `design` of a study (design_read.h) and then spread into its
 * points.  All texts are of the study's pool.
 */

#include "scenarios/reader/pool.h"
#include "sim/error.h"

#include <stdint.h>

enum design_kind { DESIGN_ONE, DESIGN_LIST, DESIGN_GRID, DESIGN_SOBOL, DESIGN_LATIN, DESIGN_KINDS };

extern const char *const design_labels[DESIGN_KINDS]; /* "one", "list", "grid", "sobol", ... */

enum {
    DESIGN_POINTS = 10000, /* most points of a study */
    DESIGN_KEYS = 40,
    DESIGN_NAME = 100,     /* bytes of a point's name, with its end */
};

struct design_value {
    const char *text; /* as a scenario writes it; NULL: the point leaves the key as it is */
    double number;    /* a number, or the day of a date; else NAN */
    int line;         /* of the study */
};

enum range_kind { RANGE_REAL, RANGE_WHOLE, RANGE_DAY };

struct design_factor {
    const char *key;
    struct design_value *values; /* of a grid */
    size_t n_values;
    enum range_kind range;       /* of Sobol' and a Latin hypercube: low to high, both included */
    double low, high;
    int line;
};

struct design {
    enum design_kind kind;
    struct design_factor factors[DESIGN_KEYS];
    size_t n_factors;
    size_t n_points;             /* of a grid: set by design_spread */
    uint64_t seed;
    const char **names;          /* of points; a list has them from the start */
    struct design_value *values; /* points x factors; so has it these */
};

/* The number of points that a grid has, and whether there are more than a study may have: then
 * *points is as many as a double says. */
bool design_grid_fits(const struct design *self, double *points);

/* Fills values, names and n_points. Errors: ERR_MEMORY. */
int design_spread(struct design *self, struct pool *pool, struct error *error);

/* The value at a place u of a range, 0 <= u < 1: whole numbers and days are equally likely, the
 * ends included. */
double design_place(const struct design_factor *factor, double u);

/* Whether a name may be that of a file: letters, digits and . _ - + = , but the first a letter or a
 * digit; and whether a letter may be in one. */
bool design_name_is_safe(const char *name);
bool design_letter_is_safe(char letter);

#endif
