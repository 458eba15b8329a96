/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/band.h"

#include "output/estimate.h"
#include "sim/message.h"

#include <stdio.h>

bool
band_is_of(double n)
{
    return n >= 2.0;
}

/* Type 7: the quantile p stands at the place (n - 1) p + 1 among n ordered numbers, and the k-th of
 * these has on average k / (n + 1) of all that may be drawn below it. */
double
band_cover(size_t n)
{
    double width = estimate_probs[ESTIMATE_P90] - estimate_probs[ESTIMATE_P10];

    return width * ((double)n - 1.0) / ((double)n + 1.0);
}

void
band_text(double n, const char *low, const char *high, char text[BAND_TEXT])
{
    if (band_is_of(n))
        snprintf(text, BAND_TEXT, "%s .. %s", low, high);
    else
        snprintf(text, BAND_TEXT, "-");
}

bool
band_caution(size_t n, char text[BAND_CAUTION])
{
    text[0] = '\0';
    if (n == 0 || n >= BAND_FEW)
        return false;
    if (n == 1)
        snprintf(text, BAND_CAUTION, "%s",
                 _("One replication has no band and no interval: how far another would be from it "
                   "is not known."));
    else
        snprintf(text, BAND_CAUTION,
                 _("The 80 %% band of so few replications (%zu) is too narrow: of new ones some "
                   "%.0f %% fall in it."),
                 n, 100.0 * band_cover(n));
    return true;
}
