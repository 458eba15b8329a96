/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_TARGETS_H
#define MODELS_TARGETS_H

/*
 * The published figures that a run is held against: one row each, with its id in figures.csv, its
 * value and date, and how the same thing is observed in a run.
 *
 * Four publishers count in four ways, so there are four operators (operators.h) and each figure has
 * one of them.  DUO's stocks are people who have had its notice and are still obliged; the letter's
 * tables 1 and 3 count everybody who ever came, whoever left since included; CBS follows those
 * whose duty began in a calendar year, they too with those who left; COA and the housing figures
 * count people of all ages.  A difference between two of them says nothing (figures.md, 1.6, point
 * 13).
 */

#include "models/labels.h"
#include "sim/calendar.h"

#include <stddef.h>

enum target_operator {
    OPERATOR_OBLIGED,  /* DUO: Wi2021, had the notice, still obliged on the date */
    OPERATOR_INFLOW,   /* DUO: Wi2021, had the notice, up to the date, whoever left included */
    OPERATOR_COHORT,   /* CBS: Wi2021, by the year in which the duty began, noticed or not, whoever
                        * left included */
    OPERATOR_ALL_AGES, /* COA and housing: status holders of all ages, of both laws */
    OPERATORS
};

/* What is counted. */
enum observation {
    /* obliged */
    OBSERVE_OBLIGED,
    OBSERVE_PIP,         /* with a plan */
    OBSERVE_NO_PIP,
    OBSERVE_PIP_SHARE,   /* percent of the still obliged */
    OBSERVE_OFFER,       /* with a plan and a course offer */
    OBSERVE_NO_OFFER,    /* with a plan and no course offer */
    OBSERVE_OFFER_SHARE, /* percent of those with a plan */
    /* inflow */
    OBSERVE_EVER,        /* ever obliged */
    OBSERVE_LEFT,        /* no longer obliged */
    OBSERVE_ROUTED,      /* given a plan, by route and result of the leerbaarheidstoets */
    OBSERVE_ROUTE_SHARE, /* percent of those given a plan, by its first route */
    /* cohort */
    OBSERVE_BECAME,
    OBSERVE_INTAKE,          /* brede intake begun */
    OBSERVE_INTAKE_SHARE,    /* percent of the cohort */
    OBSERVE_SETTLED,         /* lives, or lived, in a municipality */
    OBSERVE_SETTLED_SHARE,   /* percent of the cohort */
    OBSERVE_IN_COA,          /* neither settled nor left */
    OBSERVE_WAITED_SHARE,    /* percent of the settled, by months from the duty to the home */
    OBSERVE_UNPLANNED_SHARE, /* percent of the cohort without a plan */
    OBSERVE_SETTLED_UNPLANNED_SHARE, /* percent of the settled without one */
    /* all ages */
    OBSERVE_RECEPTION,    /* in COA reception */
    OBSERVE_HOUSED,       /* from since to the date */
    OBSERVE_HOUSING_DUE,  /* of the tasks up to the date */
    OBSERVE_HOUSING_WAIT, /* mean weeks from the permit, of those housed from since to the date */
    OBSERVATIONS
};

/* What a figure is for. */
enum use {
    USE_FIT,   /* constants of the base scenario are chosen so that it comes out */
    USE_CHECK, /* it came from elsewhere: what comes out, comes out */
    USE_INPUT, /* a key of the base scenario has its value from it, or was set in view of it: that it
                * comes out says little */
    USES
};

enum { TARGET_ALL = -1, TARGET_GEZIN_OVERIG = -2, TARGET_B1_ONDERWIJS = -3 };

struct target {
    const char *id;
    const char *label_en;
    const char *label_nl;
    const char *series; /* "table 1" to "table 4", "text" or "derived" of the letter; "CBS", "COA",
                         * "housing" */
    const char *unit;   /* "persons", "percent" or "weeks" */
    const char *period; /* as published */
    const char *date;   /* the count is of its first moment */
    double value;
    double rounding;    /* the true number may lie so far from the published one */
    enum use use;
    double tolerance;   /* that the fit aims at: of persons a part, of percent points; else 0 */
    enum target_operator by;
    enum observation observation;
    int group;          /* enum group, TARGET_ALL or TARGET_GEZIN_OVERIG */
    int route;          /* of inflow: enum route, TARGET_ALL or TARGET_B1_ONDERWIJS */
    enum lbt_result lbt;       /* of OBSERVE_ROUTED */
    int cohort;         /* of cohort: the year */
    int months, below;  /* of OBSERVE_WAITED_SHARE: so many or more, and less than; 0: no limit */
    const char *since;  /* of what is counted over a time: its first day */
    const char *less;   /* the figure is what is observed less this target: a change, in time */
    const char *revisions; /* what was published of it before: ids and values; or NULL */
};

size_t targets_size(void);
const struct target *target_at(size_t index);

/* The target with that id, or targets_size(). */
size_t target_find(const char *id);

/* The day of whose first moment the figure is. */
day_number target_day(const struct target *self);

/* The first day on which a run must have begun to know it: of the law, the cohort or the period. */
day_number target_since(const struct target *self);

extern const char *const operator_labels[OPERATORS];
extern const char *const use_labels[USES];

#endif
