/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/estimate.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics.h>
#include <math.h>
#include <stdbool.h>

const double estimate_probs[ESTIMATE_PROBS] = {0.10, 0.50, 0.90};

static const double confidence = 0.95;

/* Moves the numbers that are numbers to the front; returns how many. */
static size_t
without_gaps(double *values, size_t n)
{
    size_t kept = 0;

    for (size_t i = 0; i < n; i++)
        if (!isnan(values[i]))
            values[kept++] = values[i];
    return kept;
}

/* Most cells of the large tables are 0 in every replication. */
static bool
all_zero(const double *values, size_t n)
{
    size_t i = 0;

    while (i < n && fpclassify(values[i]) == FP_ZERO)
        i++;
    return i == n;
}

/* The quantile of Student's t that half the interval is, in standard errors.  Nearly all cells ask
 * for the same one, and it costs more than all the rest. */
static double
interval_factor(size_t n)
{
    static _Thread_local struct {
        size_t n;
        double factor;
    } last;

    if (last.n != n) {
        last.n = n;
        last.factor = gsl_cdf_tdist_Pinv(0.5 + confidence / 2.0, (double)(n - 1));
    }
    return last.factor;
}

void
estimate_make(struct estimate *self, double *values, size_t n)
{
    double half;

    *self = (struct estimate){.mean = NAN, .se = NAN, .ci_low = NAN, .ci_high = NAN};
    for (int p = 0; p < ESTIMATE_PROBS; p++)
        self->q[p] = NAN;
    self->n = without_gaps(values, n);
    if (self->n == 0)
        return;
    if (self->n > 1 && all_zero(values, self->n)) {
        *self = (struct estimate){.n = self->n};
        return;
    }
    self->mean = gsl_stats_mean(values, 1, self->n);
    if (self->n > 1) {
        self->se = gsl_stats_sd_m(values, 1, self->n, self->mean) / sqrt((double)self->n);
        half = self->se * interval_factor(self->n);
        self->ci_low = self->mean - half;
        self->ci_high = self->mean + half;
    }
    gsl_sort(values, 1, self->n);
    for (int p = 0; p < ESTIMATE_PROBS; p++)
        self->q[p] = gsl_stats_quantile_from_sorted_data(values, 1, self->n, estimate_probs[p]);
}
