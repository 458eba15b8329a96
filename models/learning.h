/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_LEARNING_H
#define MODELS_LEARNING_H

/*
 * Learning Dutch, as a latent growth process.  docs/learning.md has the form, its sources and what
 * data can say of it.
 *
 *     effective hours E   lesson hours attended, less where a week is full of them, and hours
 *                         outside lessons by what they are worth
 *     speed v             ability^z x literacy x age^(decades beyond age_from)
 *     level L             ceiling x (1 - exp(-v E / tau)), where tau is such that v = 1 reaches B1
 *                         at hours_to_b1
 *     a component's       L + talent x talent_spread
 *     readiness           slope x (level - level asked)
 *     passes              Phi(Phi^-1(pass of the exam on the day) + readiness + what else helps)
 *
 * What else helps is practice with the exam, and an exam that is adapted to the candidate.
 *
 * The reference learner, v = 1: of mean ability, reads the Latin script, not older than age_from.
 *
 * Everything that needs a function of libm is in tables, filled once by learning_init; the rest is
 * integers, in which more hours, ability or youth never make less.  Levels are in thousandths of a
 * CEFR level (A1 1000, A2 2000, B1 3000), speeds and hours a week in 1/LEARNING_ONE, abilities and
 * readiness in thousandths of a standard deviation, talents in 1/LEARNING_TALENT of one.  Entries
 * are rounded: only by rare chance do two processors differ in one, and then by its last digit.
 */

#include "models/labels.h"
#include "sim/error.h"
#include "sim/ticks.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct params;

enum {
    LEARNING_ONE = 1024,
    LEARNING_LEVEL = 1000,         /* a CEFR level */
    LEARNING_SD = 1000,            /* a standard deviation */
    LEARNING_TALENT = 32,          /* the same, of a talent */
    LEARNING_MOST_HOURS = 1 << 17, /* more than a life of lessons; more count as this */
    LEARNING_MOST_SPEED = 1 << 15,
    LEARNING_GROWTH = 12,        /* the curve's table ends at that many tau, and has */
    LEARNING_GROWTH_CELLS = 128, /* so many cells each */
    LEARNING_POWER_CELLS = 256,  /* of an octave of speed */
    LEARNING_PASS_END = 8192,    /* the table of a pass ends that far off the level, and */
    LEARNING_PASS_CELL = 64,     /* has cells so wide, in thousandths of a sd */
    LEARNING_PASS_CELLS = 2 * LEARNING_PASS_END / LEARNING_PASS_CELL,
    LEARNING_PRACTICE = 3, /* more earlier sittings of an exam teach nothing more about it */
};

#define LEARNING_NEVER UINT32_MAX

/* Who passes an exam from a day on; the first step reaches back without end. */
struct pass_step {
    day_number from;
    double table[LEARNING_PASS_CELLS + 1];
};

/* Filled by learning_init, then shared by all threads and changed by none. */
struct learning {
    struct pass_step *pass[EXAMS]; /* by rising days; NULL: the simulated people do not sit it */
    size_t n_pass[EXAMS];
    int32_t growth[LEARNING_GROWTH * LEARNING_GROWTH_CELLS + 1]; /* 1/64 of a thousandth level */
    uint32_t power[LEARNING_POWER_CELLS + 1]; /* 2^x for 0 <= x <= 1, 2^30 is 1 */
    uint64_t pace;        /* growth cells an hour at a speed of 1/LEARNING_ONE, x 2^32 */
    uint64_t most_work;   /* hours x speed at which the curve's table ends */
    int32_t ability, age; /* log2 of the factors a sd and a decade, x 2^20 */
    int32_t literacy[LITERACIES];
    int32_t age_from;         /* years */
    uint32_t usual, half;     /* lesson hours a week, 1/LEARNING_ONE */
    uint32_t outside[EXPOSURES]; /* effective hours a week, 1/LEARNING_ONE */
    uint32_t credit;          /* 1/LEARNING_ONE */
    int32_t spread;           /* thousandths of a level a sd of talent */
    int32_t slope[EXAMS];     /* thousandths of a sd a level */
    int32_t required[EXAMS];  /* thousandths of a level */
    int32_t ready;            /* thousandths of a sd: who is so far above the exam signs up */
    int32_t practice, adapted; /* thousandths of a sd: what else helps */
};

/* Compiles p->learning and what p->exams says of passing and of being ready. Errors: ERR_INPUT, for
 * what no registry lets through; ERR_MEMORY. */
int learning_init(struct learning *self, const struct params *p, struct error *error);
void learning_free(struct learning *self);

/* ---- how fast ---- */

/* The speed of somebody of that ability (thousandths of a sd, within five of them) and literacy who
 * is age years old when the duty starts; 1 to LEARNING_MOST_SPEED. */
uint32_t learning_speed(const struct learning *self, int ability, enum literacy literacy, int age);

/* ---- effective hours ---- */

/* Of a week with that many lesson hours attended, both in 1/LEARNING_ONE: h (half + usual) /
 * (half + h). An hour of a usual week counts as one, of a fuller week as less. */
uint32_t learning_week(const struct learning *self, uint32_t lesson_hours);

/* Of a week outside lessons, in 1/LEARNING_ONE; habits: a bit (1 << enum exposure) for each. */
uint32_t learning_exposure(const struct learning *self, unsigned habits);

/* Of that many hours of voorinburgering or startklas, in whole hours. */
uint32_t learning_credit(const struct learning *self, uint32_t hours);

/* ---- how far ---- */

/* The level after that many effective hours, from nothing. */
int32_t learning_level(const struct learning *self, uint32_t speed, uint32_t effective_hours);

/* The least whole number of effective hours at which learning_level is at least that level, or
 * LEARNING_NEVER where LEARNING_MOST_HOURS do not reach it. */
uint32_t learning_hours_for(const struct learning *self, uint32_t speed, int32_t level);

/* ---- how ready ---- */

/* A component's talent from a score (sim/score.h). */
int8_t learning_talent(int16_t score);

/* The level that an exam asks. */
static inline int32_t
learning_required(const struct learning *self, enum exam exam)
{
    return self->required[exam];
}

/* How far somebody of that level and talent for the component stands above (below: negative) what
 * the exam asks, in thousandths of a standard deviation of the exam. */
int32_t learning_readiness(const struct learning *self, enum exam exam, int32_t level,
                           int8_t talent);

/* A level at which that readiness is reached: at none below it by more than a thousandth of a sd.
 * INT32_MAX where no level does. */
int32_t learning_level_for(const struct learning *self, enum exam exam, int32_t readiness,
                           int8_t talent);

/* What readiness gains, in thousandths of a sd, by so many earlier sittings of the exam and by an
 * exam that is adapted. */
int32_t learning_help(const struct learning *self, unsigned sittings, bool adapted);

/* The probability to pass on a day, at a readiness with what helps. At 0 it is the scenario's
 * exams.pass of the day, to the last bit; where that is 0 or 1, it is so for everybody. */
double learning_pass(const struct learning *self, enum exam exam, day_number day,
                     int32_t readiness);

#endif
