/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_RULES_H
#define MODELS_RULES_H

/*
 * The registry of rules: one row for each rule of law, or other turn of a person's way, whose
 * happening is counted (enum rule).  A row says what the rule asks for and what it gives, in words
 * and as the law has it; the numbers themselves are the scenario's, and so are the dates of what a
 * scenario dates: grounds of extension, corona, fines, who is spared, ONA and PVT.
 */

#include "models/labels.h"
#include "sim/calendar.h"

struct params;

/* The laws under which a rule applies, as bits. */
enum {
    RULES_WI2013 = 1 << REGIME_WI2013,
    RULES_WI2021 = 1 << REGIME_WI2021,
    RULES_BOTH = RULES_WI2013 | RULES_WI2021
};

struct rule_row {
    const char *label;   /* part of the result file's contract */
    const char *article; /* or where the practice is described; of what is not law: hand-set */
    unsigned regimes;
    const char *from;      /* date, of Wi2013 if of both; NULL: the law's first day */
    const char *condition; /* what it asks for */
    const char *duration;  /* what it gives or takes: days, euro, a route; "": the step itself */
};

extern const struct rule_row rule_rows[RULES];

/* When a rule holds under a law: over [from, until). */
struct rule_dates {
    day_number from;  /* DAY_NEVER: not under that law, or not in that scenario */
    day_number until; /* DAY_NEVER: no end is known */
};

struct rule_dates rules_validity(const struct params *params, enum rule rule, enum regime regime);

/* The same without what a scenario says. */
struct rule_dates rules_dates(enum rule rule, enum regime regime);

#endif
