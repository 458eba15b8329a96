/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/chance.h"

#include "sim/message.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>

static const double normal_975 = 1.959963984540054; /* quantile .975 of the normal distribution */

void
chance_make(struct chance *self, double share, double n)
{
    double square = normal_975 * normal_975 / n;
    double middle = (share + square / 2.0) / (1.0 + square);
    double half = sqrt(square * (share * (1.0 - share) + square / 4.0)) / (1.0 + square);

    *self = (struct chance){.share = share, .high = 1.0};
    if (!(n >= 1.0 && n <= INT32_MAX && share >= 0.0 && share <= 1.0))
        return;
    self->met = (size_t)lround(share * n);
    self->n = (size_t)n;
    self->low = fmax(0.0, middle - half);
    self->high = fmin(1.0, middle + half);
}

enum chance_verdict
chance_verdict(double share)
{
    return share >= 0.9 ? CHANCE_MET : share <= 0.1 ? CHANCE_MISSED : CHANCE_UNCERTAIN;
}

const char *
chance_words(enum chance_verdict verdict)
{
    static const char *const words[CHANCE_VERDICTS] = {[CHANCE_MET] = N_("met"),
                                                       [CHANCE_MISSED] = N_("missed"),
                                                       [CHANCE_UNCERTAIN] = N_("uncertain")};

    return _(words[verdict]);
}

void
chance_percent(double share, char text[CHANCE_SIZE])
{
    snprintf(text, CHANCE_SIZE, "%.0f %%", 100.0 * share);
}

void
chance_band(const struct chance *self, char text[CHANCE_SIZE])
{
    snprintf(text, CHANCE_SIZE, "%.0f .. %.0f %%", 100.0 * self->low, 100.0 * self->high);
}

bool
chance_caution(size_t n, char text[CHANCE_CAUTION])
{
    struct chance none;

    text[0] = '\0';
    if (n == 0 || n >= CHANCE_FEW)
        return false;
    chance_make(&none, 0.0, (double)n);
    snprintf(
        text, CHANCE_CAUTION,
        _("So few replications (%zu) tell little of a chance: that of a norm which none meets may "
          "still be up to %.0f %%, of one which all meet as low as %.0f %% (95 %%)."),
        n, 100.0 * none.high, 100.0 * (1.0 - none.high));
    return true;
}
