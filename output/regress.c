/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/regress.h"

#include <gsl/gsl_sf_gamma.h>
#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Of another processor or library, two numbers that are the same. */
#define SAME 1e-9

static bool
identical(double a, double b)
{
    return (isnan(a) && isnan(b)) || !(a < b || a > b || isnan(a) || isnan(b));
}

/* ---- one figure ---- */

/* What differs by rounding alone becomes the stored number. */
static void
without_rounding(const double *stored, double *now, size_t n)
{
    for (size_t r = 0; r < n; r++)
        if (fabs(now[r] - stored[r]) <= SAME * (1.0 + fabs(stored[r])))
            now[r] = stored[r];
}

/* Of two runs that are not paired and have one value each: how likely such a split of the
 * replications is, whatever their distribution (two-sided). */
static double
split_p(size_t n, size_t m)
{
    double p = 2.0 * exp(-gsl_sf_lnchoose((unsigned)(n + m), (unsigned)n));

    return p < 1.0 ? p : 1.0;
}

static size_t
count(const double *values, size_t n)
{
    size_t there = 0;

    for (size_t r = 0; r < n; r++)
        there += isnan(values[r]) ? 0 : 1;
    return there;
}

/* A difference without spread, but for rounding: Student's t says nothing of it. */
static bool
is_shift(const struct difference *self)
{
    double size = fabs(self->difference);

    return size > 0.0 && self->se <= SAME * size;
}

static double
welch_p(struct difference *self, const double *stored, size_t n, const double *now, size_t m,
        bool paired, double *room)
{
    memcpy(room, stored, n * sizeof *room);
    memcpy(room + n, now, m * sizeof *room);
    difference_welch(self, room, n, room + n, m);
    if (!is_shift(self))
        return difference_p(self);
    return paired ? 0.0 : split_p(count(stored, n), count(now, m));
}

double
regress_p(struct difference *self, const double *stored, size_t n, const double *now, size_t m,
          bool paired, double *room)
{
    double *a = room, *b = room + n, *rest = room + n + m;
    struct difference unpaired;

    if (!paired)
        return welch_p(self, stored, n, now, m, false, room);
    memcpy(a, stored, n * sizeof *a);
    memcpy(b, now, m * sizeof *b);
    without_rounding(stored, b, n < m ? n : m);
    difference_paired(self, a, n, b, m, rest);
    if (!is_shift(self))
        return difference_p(self);
    return welch_p(&unpaired, stored, n, now, m, true, room);
}

/* ---- all together ---- */

long
regress_holm(const double *p, size_t n, double rate, bool *moved, struct error *error)
{
    size_t *order = malloc((n + 1) * sizeof *order), left = 0;
    double *tested = calloc(n + 1, sizeof *tested);
    long rejected = 0;

    if (order == NULL || tested == NULL) {
        free(order);
        free(tested);
        return error_set(error, ERR_MEMORY, "no memory for %zu tests", n);
    }
    for (size_t i = 0; i < n; i++) {
        tested[i] = isnan(p[i]) ? 2.0 : p[i]; /* behind all others */
        left += isnan(p[i]) ? 0 : 1;
        moved[i] = false;
    }
    gsl_sort_index(order, tested, 1, n);
    for (size_t i = 0; i < n && left > 0 && tested[order[i]] <= rate / (double)left; i++, left--) {
        moved[order[i]] = true;
        rejected++;
    }
    free(order);
    free(tested);
    return rejected;
}

/* ---- which is which ---- */

/* The place of a name in a list, or n. Lists are mostly alike: it is looked for from `from` on. */
static size_t
find(const char *const *names, size_t n, const char *name, size_t from)
{
    for (size_t i = 0; i < n; i++) {
        size_t at = (from + i) % n;
        if (strcmp(names[at], name) == 0)
            return at;
    }
    return n;
}

/* The names of a that b has not, behind what `to` holds. */
static void
list_missing(const char *const *a, size_t n_a, const char *const *b, size_t n_b, const char **to,
             size_t *n)
{
    for (size_t i = 0; i < n_a; i++)
        if (find(b, n_b, a[i], i) == n_b)
            to[(*n)++] = a[i];
}

static void
list_alone(struct regression *self)
{
    const struct reference *a = self->stored, *b = self->now;

    list_missing(a->ids, a->n, b->ids, b->n, self->lost, &self->n_lost);
    list_missing(a->variables, a->n_variables, b->variables, b->n_variables, self->lost,
                 &self->n_lost);
    list_missing(b->ids, b->n, a->ids, a->n, self->gained, &self->n_gained);
    list_missing(b->variables, b->n_variables, a->variables, a->n_variables, self->gained,
                 &self->n_gained);
}

static void
list_variables(struct regression *self)
{
    const struct reference *a = self->stored, *b = self->now;

    for (size_t i = 0; i < a->n_variables; i++) {
        size_t at = find(b->variables, b->n_variables, a->variables[i], i);
        if (at < b->n_variables && strcmp(a->digests[i], b->digests[at]) != 0)
            self->variables[self->n_variables++] = a->variables[i];
    }
}

/* Inputs that make no other scenario: chance, and what it is called. */
static bool
is_passed_over(const char *key)
{
    return strcmp(key, "run.seed") == 0 || strcmp(key, "run.replications") == 0 ||
           strcmp(key, "title") == 0;
}

static void
list_keys(struct regression *self)
{
    const struct inputs *a = &self->stored->inputs, *b = &self->now->inputs;

    for (size_t i = 0; i < a->n; i++)
        if (!inputs_agree(a, b, a->key[i]) && !is_passed_over(a->key[i]))
            self->keys[self->n_keys++] = a->key[i];
    for (size_t i = 0; i < b->n; i++)
        if (inputs_find(a, b->key[i]) == a->n)
            self->keys[self->n_keys++] = b->key[i];
}

/* ---- what moved ---- */

/* The difference of the means in standard deviations of the reference. */
static double
how_far(const struct difference *d, const double *stored, size_t n, double *room)
{
    size_t there = 0;
    double sd = 0.0, size = fabs(d->difference);

    for (size_t r = 0; r < n; r++)
        if (!isnan(stored[r]))
            room[there++] = stored[r];
    if (there > 1)
        sd = gsl_stats_sd(room, 1, there);
    if (isnan(size) || !(size > 0.0))
        return isnan(size) ? (double)INFINITY : 0.0;
    return sd > 0.0 ? size / sd : (double)INFINITY;
}

static bool
same_values(const double *a, const double *b, size_t n)
{
    for (size_t r = 0; r < n; r++)
        if (!identical(a[r], b[r]))
            return false;
    return true;
}

static void
hold_figures(struct regression *self, double *room)
{
    const struct reference *a = self->stored, *b = self->now;
    size_t n = (size_t)a->n_rep, m = (size_t)b->n_rep;

    for (size_t i = 0; i < a->n; i++) {
        struct moved_figure *figure = &self->figures[self->n];
        size_t at = find(b->ids, b->n, a->ids[i], i);
        const double *stored = a->values + i * n, *now = b->values + at * m;
        if (at == b->n)
            continue;
        figure->id = a->ids[i];
        figure->p = regress_p(&figure->difference, stored, n, now, m, self->pairs > 0, room);
        figure->far = how_far(&figure->difference, stored, n, room);
        figure->moved = self->exact && !same_values(stored, now, n);
        self->n_moved += figure->moved;
        self->n_tested += isnan(figure->p) ? 0 : 1;
        self->n++;
    }
}

static int
judge(struct regression *self, struct error *error)
{
    double *p = calloc(self->n + 1, sizeof *p);
    bool *moved = malloc((self->n + 1) * sizeof *moved);
    long n = 0;

    if (p == NULL || moved == NULL)
        n = error_set(error, ERR_MEMORY, "no memory for %zu tests", self->n);
    for (size_t i = 0; i < self->n && n == 0; i++)
        p[i] = self->figures[i].p;
    if (n == 0)
        n = regress_holm(p, self->n, self->rate, moved, error);
    for (size_t i = 0; i < self->n && n >= 0; i++)
        self->figures[i].moved = moved[i];
    free(p);
    free(moved);
    if (n < 0)
        return (int)n;
    self->n_moved = (size_t)n;
    return 0;
}

static int
farthest_first(const void *left, const void *right)
{
    const struct moved_figure *a = left, *b = right;

    if (a->moved != b->moved)
        return a->moved ? -1 : 1;
    if (a->far > b->far || a->far < b->far)
        return a->far > b->far ? -1 : 1;
    return strcmp(a->id, b->id);
}

/* ---- all of it ---- */

static int
make_room(struct regression *self, double **room, struct error *error)
{
    const struct reference *a = self->stored, *b = self->now;

    *room = malloc((size_t)(3 * a->n_rep + 3 * b->n_rep) * sizeof **room);
    self->figures = calloc(a->n + 1, sizeof *self->figures);
    self->lost = malloc((a->n + a->n_variables + 1) * sizeof *self->lost);
    self->gained = malloc((b->n + b->n_variables + 1) * sizeof *self->gained);
    self->variables = malloc((a->n_variables + 1) * sizeof *self->variables);
    self->keys = malloc((a->inputs.n + b->inputs.n + 1) * sizeof *self->keys);
    if (*room == NULL || self->figures == NULL || self->lost == NULL || self->gained == NULL ||
        self->variables == NULL || self->keys == NULL)
        return error_set(error, ERR_MEMORY, "no memory to hold %zu figures together", a->n);
    return 0;
}

int
regress_init(struct regression *self, const struct reference *stored, const struct reference *now,
             double rate, struct error *error)
{
    double *room = NULL;
    int code;

    *self = (struct regression){.stored = stored, .now = now, .rate = rate};
    if (stored->seed == now->seed)
        self->pairs = (size_t)(stored->n_rep < now->n_rep ? stored->n_rep : now->n_rep);
    self->exact = self->pairs > 0 && stored->n_rep == now->n_rep &&
                  strcmp(stored->platform, now->platform) == 0;
    code = make_room(self, &room, error);
    if (code == 0) {
        list_alone(self);
        list_keys(self);
        hold_figures(self, room);
    }
    if (code == 0 && self->exact)
        list_variables(self);
    else if (code == 0)
        code = judge(self, error);
    if (code == 0)
        qsort(self->figures, self->n, sizeof *self->figures, farthest_first);
    free(room);
    return code;
}

void
regress_free(struct regression *self)
{
    free(self->figures);
    free(self->lost);
    free(self->gained);
    free(self->variables);
    free(self->keys);
    *self = (struct regression){0};
}

bool
regress_is_still(const struct regression *self)
{
    return self->n_moved + self->n_lost + self->n_gained + self->n_variables == 0;
}

bool
regress_holds(const struct regression *self)
{
    return regress_is_still(self) && self->n_keys == 0;
}
