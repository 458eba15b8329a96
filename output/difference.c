/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/difference.h"

#include "output/estimate.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_statistics.h>
#include <math.h>

static const double upper = 0.975; /* of a 95 % interval */

static double
half_width(double se, double freedom)
{
    return se > 0.0 ? se * gsl_cdf_tdist_Pinv(upper, freedom) : se; /* 0, or NAN */
}

/* ---- pairs ---- */

/* Moves the pairs of which both are there to the front; returns how many. */
static size_t
whole_pairs(const double *base, const double *run, size_t n, double *x, double *y)
{
    size_t kept = 0;

    for (size_t r = 0; r < n; r++)
        if (!isnan(base[r]) && !isnan(run[r])) {
            x[kept] = base[r];
            y[kept++] = run[r];
        }
    return kept;
}

/* Rounding may bring it beyond 1, where no correlation is. */
static double
correlation(const double *x, const double *y, size_t n)
{
    double found = gsl_stats_correlation(x, 1, y, 1, n);

    return found > 1.0 ? 1.0 : found < -1.0 ? -1.0 : found;
}

/* What the common chance is worth; d is the variance of the differences. */
static void
worth(struct difference *self, const double *x, const double *y, size_t n, double d)
{
    double vx = gsl_stats_variance(x, 1, n), vy = gsl_stats_variance(y, 1, n);

    if (!(vx > 0.0) || !(vy > 0.0))
        return;
    self->correlation = correlation(x, y, n);
    self->shrink = d > 0.0 ? (vx + vy) / d : INFINITY;
}

void
difference_paired(struct difference *self, double *base, size_t n_base, double *run, size_t n_run,
                  double *room)
{
    size_t n = n_base < n_run ? n_base : n_run;
    double *x = room, *y = room + n;
    struct estimate a, b, pairs;
    size_t whole = whole_pairs(base, run, n, x, y);

    *self = (struct difference){.correlation = NAN, .shrink = NAN};
    estimate_make(&a, base, n_base);
    estimate_make(&b, run, n_run);
    for (size_t i = 0; i < whole; i++)
        base[i] = y[i] - x[i];
    estimate_make(&pairs, base, whole);
    self->base = a.mean;
    self->mean = b.mean;
    self->difference = pairs.mean;
    self->se = pairs.se;
    self->n = whole;
    self->freedom = whole > 1 ? (double)(whole - 1) : (double)NAN;
    self->half = half_width(self->se, self->freedom);
    if (whole > 1)
        worth(self, x, y, whole, pairs.se * pairs.se * (double)whole);
}

/* ---- two means ---- */

/* Welch's degrees of freedom; without spread those of one variance for both. */
static double
freedom_of_two(const struct estimate *a, const struct estimate *b)
{
    double va = a->se * a->se, vb = b->se * b->se, sum = va + vb;

    if (isnan(sum))
        return NAN;
    if (!(sum > 0.0))
        return (double)(a->n + b->n - 2);
    return sum * sum / (va * va / (double)(a->n - 1) + vb * vb / (double)(b->n - 1));
}

void
difference_welch(struct difference *self, double *base, size_t n_base, double *run, size_t n_run)
{
    struct estimate a, b;

    estimate_make(&a, base, n_base);
    estimate_make(&b, run, n_run);
    *self = (struct difference){
        .base = a.mean, .mean = b.mean, .difference = b.mean - a.mean,
        .se = sqrt(a.se * a.se + b.se * b.se), .freedom = freedom_of_two(&a, &b), .n = b.n,
        .correlation = NAN, .shrink = NAN,
    };
    self->half = half_width(self->se, self->freedom);
}

double
difference_p(const struct difference *self)
{
    double size = fabs(self->difference);

    if (isnan(self->se) || isnan(size))
        return NAN;
    if (!(self->se > 0.0))
        return size > 0.0 ? 0.0 : 1.0;
    return 2.0 * gsl_cdf_tdist_Q(size / self->se, self->freedom);
}
