/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_TARGETS_H
#define MODELS_TARGETS_H

/*
 * The figures of the letter of 24 June 2024 (Kamerstuk 32 824 nr. 438) that a run is held against:
 * one row each, with its id in figures.csv, its reference date, its value, and the rule by which
 * the same thing is observed in a run.  DUO's stocks count people who have had its notice and are
 * still obliged.
 */

#include "models/labels.h"
#include "sim/calendar.h"

#include <stddef.h>

/* What is counted, of Wi2021 people who have had a notice. */
enum observation {
    OBSERVE_EVER,       /* ever obliged */
    OBSERVE_LEFT,       /* no longer obliged */
    OBSERVE_OBLIGED,    /* still obliged */
    OBSERVE_PIP,        /* still obliged, with a plan */
    OBSERVE_NO_PIP,
    OBSERVE_PIP_SHARE,  /* percent of the still obliged */
    OBSERVE_OFFER,      /* still obliged, with a plan and a course offer */
    OBSERVE_NO_OFFER,   /* still obliged, with a plan and no course offer */
    OBSERVE_OFFER_SHARE, /* percent of those with a plan */
    OBSERVE_ROUTE_SHARE, /* percent of those with a plan, by route */
    OBSERVE_ROUTED,     /* ever given a route, by result of the leerbaarheidstoets */
};

enum { TARGET_ALL = -1, TARGET_GEZIN_OVERIG = -2, TARGET_B1_ONDERWIJS = -3 };

struct target {
    const char *id;
    const char *label_en;
    const char *label_nl;
    const char *table; /* "table 1" to "table 4", "text" or "derived" */
    const char *unit;  /* "persons" or "percent" */
    const char *date;  /* the count is of its first moment */
    double value;
    enum observation observation;
    int group;    /* enum group, TARGET_ALL or TARGET_GEZIN_OVERIG */
    int route;    /* enum route, TARGET_ALL or TARGET_B1_ONDERWIJS */
    int feasible; /* for OBSERVE_ROUTED: 1 or 0 */
    double tolerance; /* that the fit aims at: relative for persons, points for percent; 0: none */
};

size_t targets_size(void);
const struct target *target_at(size_t index);

#endif
