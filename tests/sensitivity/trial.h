/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_SENSITIVITY_TRIAL_H
#define TESTS_SENSITIVITY_TRIAL_H

/*
 * A subject made low or high and run with the same luck as its control.  An effect is any byte of
 * any measure that differs in any replication; the main figures say what it is worth.  A variant
 * that the reader refuses is tried half as far, four times at most, and a whole number then farther.
 */

#include "tests/sensitivity/variant.h"

enum trial_outcome {
    TRIAL_RUN,
    TRIAL_AT_EDGE, /* nowhere to go on that side */
    TRIAL_REFUSED, /* at every step */
};

struct trial {
    const struct subject *subject;
    enum side side;
    enum trial_outcome outcome;
    double step;             /* that was taken */
    char text[VARIANT_TEXT]; /* what the subject was */
    char refusal[160];       /* of the first step, if it was refused */
    bool moved[MEASURES];
    double figures[REPLICATIONS_MOST][FIGURES_MOST];
};

/* Makes the variant and runs its replications. The control's must have been run. */
int trial_run(struct trial *self, const struct settings *settings, struct error *error);

/* How the measures moved. */
enum effect {
    EFFECT_NONE,
    EFFECT_COUNTED, /* only on the books: a capacity that nobody came to feel, the number of events */
    EFFECT_FELT,
};

enum effect trial_effect(const struct trial *self);

/* The mean of a figure's paired differences with the control, in its unit; NAN where a replication
 * has no such figure. */
double trial_difference(const struct trial *self, const struct settings *settings, size_t figure);

/* Whether all replications moved to the same side. */
bool trial_agrees(const struct trial *self, const struct settings *settings, size_t figure);

/* The mean of a figure over the control's replications. */
double control_mean(const struct control *self, const struct settings *settings, size_t figure);

#endif
