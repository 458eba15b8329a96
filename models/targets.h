/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_TARGETS_H
#define MODELS_TARGETS_H

/*
 * The published figures that a run is held against: one row each, with its id in figures.csv, its
 * value and date, and how the same thing is observed in a run.
 *
 * Publishers count in several ways, so there are as many operators (operators.h) and each figure
 * has one of them.  DUO's stocks are people who have had its notice and are still obliged; the
 * letter's tables 1 and 3 count everybody who ever came, whoever left since included; CBS follows
 * those whose duty began in a calendar year, they too with those who left; COA and the housing
 * figures count people of all ages.  Of the Wi2013 DUO follows those of a letter's year (tables 5
 * and 6), and counts what happened in a window of months (par. 4.3).  A difference between two of
 * them says nothing (figures.md, 1.6, point 13).
 */

#include "models/labels.h"
#include "sim/calendar.h"

#include <stdbool.h>
#include <stddef.h>

enum target_operator {
    OPERATOR_OBLIGED,  /* DUO: Wi2021, had the notice, still obliged on the date */
    OPERATOR_INFLOW,   /* DUO: Wi2021, had the notice, up to the date, whoever left included */
    OPERATOR_COHORT,   /* CBS: Wi2021, by the year in which the duty began, noticed or not, whoever
                        * left included */
    OPERATOR_ALL_AGES, /* COA and housing: status holders of all ages, of both laws */
    OPERATOR_LETTER,   /* DUO: Wi2013, by the year of its letter, up to the date */
    OPERATOR_WINDOW,   /* DUO: Wi2013, what happened in whole months, from one to another */
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
    /* letter */
    OBSERVE_CAME,      /* ever obliged */
    OBSERVE_SIZE,      /* the same without those whose duty lapsed */
    OBSERVE_DONE,      /* by an exam; so the next two: dispensed by a diploma; both */
    OBSERVE_DISPENSED,
    OBSERVE_MET,
    OBSERVE_EXEMPT,    /* medical, effort */
    OBSERVE_LAPSED,
    OBSERVE_OPEN,      /* still obliged */
    OBSERVE_RELEASED,  /* met or exempt */
    OBSERVE_MET_SHARE, /* percent of the size; so those that follow */
    OBSERVE_DONE_SHARE,
    OBSERVE_EXEMPT_SHARE,
    OBSERVE_OPEN_SHARE,
    OBSERVE_FREED_SHARE,        /* exempt or dispensed */
    OBSERVE_DONE_IN_TERM_SHARE, /* within three years */
    OBSERVE_NOT_IN_TERM_SHARE,  /* neither done nor freed in them */
    OBSERVE_BUSY_SHARE,         /* still obliged, in the (extended) term; or past it, in a new one */
    OBSERVE_PAST_SHARE,
    OBSERVE_SPENT,              /* ELIP: asiel, still obliged, the loan used up */
    OBSERVE_SPENT_SHARE,
    OBSERVE_EXTENDED_SHARE,     /* percent of the still obliged: in a first term, and had an extension
                                 * of one's own, not that for corona */
    /* window */
    OBSERVE_OVERRUNS,
    OBSERVE_OVERRUNS_A_MONTH,
    OBSERVE_NOTICES,           /* of a fine */
    OBSERVE_HEARINGS,
    OBSERVE_FINED_OF_NOTICES,  /* up to the date, of those whose notice was in the window */
    OBSERVE_FIRST_FINED,       /* up to the date, by letter year: in the first term */
    OBSERVE_MONTHS_TO_DONE,    /* mean, from the duty, of those done in the window */
    OBSERVE_DECLINE,           /* of the still obliged */
    OBSERVE_DECLINE_A_MONTH,
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
    const char *series; /* "table 1" to "table 6", "text" or "derived" of the letter; "overruns" of
                         * its par. 4.3; "CBS", "COA", "housing", "Wi2013" */
    const char *unit;   /* "persons", "persons/month", "percent", "weeks" or "months" */
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
    int cohort;         /* of cohort and letter: the year; of letter 0: all */
    int last;           /* of letter: the last year, where there are several */
    bool first_half;    /* of letter: of the year's first half alone */
    int months, below;  /* of OBSERVE_WAITED_SHARE: so many or more, and less than; 0: no limit */
    const char *since;  /* of what is counted over a time: its first day */
    const char *until;  /* of a window that ends before the date: the first day after it */
    const char *less;   /* the figure is what is observed less this target: a change, in time */
    const char *revisions; /* what was published of it before: ids and values; or NULL */
};

size_t targets_size(void);
const struct target *target_at(size_t index);

/* The target with that id, or targets_size(). */
size_t target_find(const char *id);

/* The day of whose first moment the figure is. */
day_number target_day(const struct target *self);

/* The first day on which a run must have begun to know it: of the law or the cohort. */
day_number target_since(const struct target *self);

/* Of what is counted over a time: its first day, and the first one after it. */
day_number target_from(const struct target *self);
day_number target_until(const struct target *self);

extern const char *const operator_labels[OPERATORS];
extern const char *const use_labels[USES];

#endif
