/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_TARGETS_ROWS_H
#define MODELS_TARGETS_ROWS_H

/*
 * The rows behind targets.h, by source, in each by operator and date.  The macros name what is
 * counted together with its operator, so that a row cannot mix them.
 */

#include "models/targets.h"

extern const struct target targets_letter[]; /* DUO's figures in the letter of 24 June 2024 */
extern const size_t targets_letter_n;
extern const struct target targets_series[]; /* CBS, COA and housing */
extern const size_t targets_series_n;
extern const struct target targets_wi2013[]; /* the law of 2013: the letter's par. 4 and before it */
extern const size_t targets_wi2013_n;

#define ALL TARGET_ALL
#define G_O TARGET_GEZIN_OVERIG
#define B1_O TARGET_B1_ONDERWIJS

#define FIT(tolerance) USE_FIT, tolerance
#define CHECK USE_CHECK, 0
#define INPUT USE_INPUT, 0

#define COUNTS(operator, what, of, on)                                                             \
    .by = OPERATOR_##operator, .observation = OBSERVE_##what, .group = of, .route = on
#define OBLIGED(what, of) COUNTS(OBLIGED, what, of, ALL)
#define INFLOW(what, of, on) COUNTS(INFLOW, what, of, on)
#define COHORT(what, of, year) COUNTS(COHORT, what, of, ALL), .cohort = year
#define ALL_AGES(what) COUNTS(ALL_AGES, what, ALL, ALL)
#define LETTER(what, of, year) COUNTS(LETTER, what, of, ALL), .cohort = year
#define WINDOW(what, of, first) COUNTS(WINDOW, what, of, ALL), .since = first

#endif
