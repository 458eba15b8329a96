/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/estimate.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics.h>
#include <math.h>

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
    self->mean = gsl_stats_mean(values, 1, self->n);
    if (self->n > 1) {
        self->se = gsl_stats_sd_m(values, 1, self->n, self->mean) / sqrt((double)self->n);
        half = self->se * gsl_cdf_tdist_Pinv(0.5 + confidence / 2.0, (double)(self->n - 1));
        self->ci_low = self->mean - half;
        self->ci_high = self->mean + half;
    }
    gsl_sort(values, 1, self->n);
    for (int p = 0; p < ESTIMATE_PROBS; p++)
        self->q[p] = gsl_stats_quantile_from_sorted_data(values, 1, self->n, estimate_probs[p]);
}
