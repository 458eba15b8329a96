/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_MODEL_H
#define MODELS_MODEL_H

/*
 * A scenario compiled: distributions as tables, staff as rosters, exam places by day.
 * Shared by all threads and changed by none.
 */

#include "models/chain.h"
#include "models/lbt.h"
#include "models/learning.h"
#include "models/places.h"
#include "models/routes.h"
#include "models/sittings.h"
#include "models/starts.h"
#include "models/statute.h"
#include "sim/calendar.h"
#include "sim/draw.h"
#include "sim/roster.h"
#include "sim/score.h"

/* Where people and jobs wait for a server. */
enum desk_name {
    DESK_RECEPTION,                            /* four, by lodging */
    DESK_HOMES = DESK_RECEPTION + LODGINGS,    /* three, by class of municipality */
    DESK_COURSE = DESK_HOMES + MUNICIPALITIES, /* three, by route */
    DESK_CONSULTANTS = DESK_COURSE + 3,        /* from here on: staff with a roster; three, by
                                                * class of municipality */
    DESK_EXAMINERS = DESK_CONSULTANTS + MUNICIPALITIES, /* five, by pool */
    DESK_BOTH = DESK_EXAMINERS + EXAMINERS, /* two, by enum both: nobody stands in line here */
    DESK_MEDICAL = DESK_BOTH + BOTHS,
    DESK_HEARING,
    DESK_DECISION,
    DESKS,
    ROSTERS = DESKS - DESK_CONSULTANTS
};

static inline bool
desk_is_of_homes(enum desk_name desk)
{
    return desk >= DESK_HOMES && desk < DESK_COURSE;
}

/* Of examiners who mark two pools' scripts. */
static inline bool
desk_is_of_both(enum desk_name desk)
{
    return desk >= DESK_BOTH && desk < DESK_MEDICAL;
}

static inline bool
desk_is_of_consultants(enum desk_name desk)
{
    return desk >= DESK_CONSULTANTS && desk < DESK_EXAMINERS;
}

enum { LESSON_WEEKS_ONE = 1024, ABSENCE_ONE = 1 << 16, MINUTES_AN_HOUR = 60 };

static inline bool
desk_is_of_examiners(enum desk_name desk)
{
    return desk >= DESK_EXAMINERS && desk < DESK_MEDICAL;
}

enum resource desk_resource(enum desk_name desk);

struct model {
    const struct params *params;
    struct measures_shape shape;
    struct calendar calendar; /* the days of the run */
    struct roster rosters[ROSTERS];
    struct sittings sittings;
    struct places places;
    struct lbt lbt;
    struct routes routes;
    struct start_dates starts[ROUTE_NONE];
    struct score_table score;
    struct learning learning;
    struct statute statutes[REGIMES];
    uint32_t lesson_weeks;    /* of all weeks, in 1/LESSON_WEEKS_ONE */
    uint32_t self_study[REGIMES]; /* effective hours a week, in 1/LEARNING_ONE */
    int32_t own_margin;       /* Wi2013: above A2, in thousandths of a level */
    uint32_t absence[GROUPS]; /* mean share of lessons, in 1/ABSENCE_ONE */
    double onderwijs_score;   /* below which luck gives the school's diploma, in thousandths */
    struct {
        struct draw notice, dispensed_after;
        struct draw bib_attempt, bib_entry;
        struct draw coupling, move;
        struct draw benefits, bridged, landing_own[GROUPS - 1], intake; /* own: not asiel */
        struct draw pip, third_party;
        struct draw offer[GROUPS], registration, childcare, onderwijs, participation;
        struct draw hours_per_week[ROUTE_NONE], credit; /* in minutes */
        struct draw preparation, change_later, machine, machine_b1, handling;
        struct draw marking[EXAMINERS], interview;
        struct draw medical_after, medical_handling, dossier, consult, medical_again;
        struct draw length[GROUNDS]; /* of those that have one */
        struct draw extension;
        struct draw overrun_notice, views, hearing, decision;
        struct draw search[GROUPS], own_hours_per_week, own_preparation, own_circumstances; /* Wi2013; the latter in minutes */
        struct draw medical_after_wi2013, agi_decision, pvt, integrated_after;
        struct draw exposure; /* at a hazard of 1 a year */
    } draws;
};

static inline const struct roster *
model_roster(const struct model *self, enum desk_name desk)
{
    return &self->rosters[desk - DESK_CONSULTANTS];
}

/* Whether what happens by a ground has a length; the others give a fixed extension. */
static inline bool
model_ground_lasts(enum ground ground)
{
    return ground == GROUND_ILLNESS || ground == GROUND_CIRCUMSTANCES ||
           ground == GROUND_EDUCATION || ground == GROUND_INTERRUPTION;
}

/* Hours per week of one full-time equivalent at a staffed desk. */
double model_hours_per_week(const struct model *self, enum desk_name desk);

/* Hours that one full-time equivalent there works on the days [start, end), which are of one month:
 * its working days, less the holidays of the presence, and no overtime. */
double model_fte_hours(const struct model *self, enum desk_name desk, day_number start,
                       day_number end);

#endif
