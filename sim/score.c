/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/score.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

void
score_table_init(struct score_table *self)
{
    for (int i = 0; i <= SCORE_OCTAVES * SCORE_CELLS; i++) {
        int octave = SCORE_OCTAVES - i / SCORE_CELLS; /* 0 at the very last entry: 1/2 itself */
        double tail = ldexp(1.0 + (double)(i % SCORE_CELLS) / SCORE_CELLS, -octave - 1);
        double distance = gsl_cdf_ugaussian_Qinv(tail) * SCORE_ONE * (1 << SCORE_SHIFT);

        self->tail[i] = (int32_t)(distance + 0.5);
    }
}

double
score_share_below(double sd)
{
    return gsl_cdf_ugaussian_P(sd);
}

double
score_of_share(double share)
{
    return gsl_cdf_ugaussian_Pinv(share);
}
