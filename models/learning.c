/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/learning.h"

#include "models/params.h"
#include "sim/score.h"
#include "sim/message.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    GROWTH_ENTRIES = LEARNING_GROWTH * LEARNING_GROWTH_CELLS,
    GROWTH_SHIFT = 6,  /* 1/64 of a thousandth level */
    OCTAVE_SHIFT = 20, /* log2 of a speed */
    POWER_SHIFT = 30,
    CELL_SHIFT = OCTAVE_SHIFT - 8, /* log2 of the octave's LEARNING_POWER_CELLS is 8 */
    FASTEST = 5,                   /* octaves above 1: LEARNING_MOST_SPEED */
    SLOWEST = 10,                  /* octaves below 1: a speed of 1 */
};

#define B1 3.0 /* CEFR levels */
#define A2 2.0

/* ---- tables ---- */

/* To the nearest whole number. */
static int32_t
whole(double value)
{
    return (int32_t)floor(value + 0.5);
}

static const char *
fault_of(const struct params *p)
{
    if (!(p->learning.ceiling > B1))
        return N_("the ceiling must be above B1 (3)");
    if (!(p->learning.hours_to_b1 >= 1.0) || !(p->learning.week_half > 0.0))
        return N_("hours to B1 and of a week must be above 0");
    if (!(p->learning.ability >= 1.0) || !(p->learning.age > 0.0 && p->learning.age <= 1.0))
        return N_("more ability must not slow learning down, nor age speed it up");
    for (int l = 0; l < LITERACIES - 1; l++)
        if (!(p->learning.literacy[l] > 0.0 && p->learning.literacy[l] <= 1.0))
            return N_("the factor of a literacy must be above 0 and at most 1");
    for (int exam = 0; exam < EXAMS; exam++)
        if (!(timeline_lowest(&p->exams.pass[exam]) >= 0.0 &&
              timeline_highest(&p->exams.pass[exam]) <= 1.0))
            return N_("the probability to pass must be 0 to 1");
    return NULL;
}

/* The logarithms of speed's factors, and the powers that bring their sum back. */
static void
init_speed(struct learning *self, const struct params *p)
{
    double octave = 1 << OCTAVE_SHIFT;

    self->ability = whole(log2(p->learning.ability) * octave);
    self->age = whole(log2(p->learning.age) * octave);
    self->age_from = (int32_t)p->learning.age_from;
    self->literacy[LITERACY_LATIN] = 0;
    for (int l = LITERACY_OTHER; l < LITERACIES; l++)
        self->literacy[l] = whole(log2(p->learning.literacy[l - 1]) * octave);
    for (int i = 0; i <= LEARNING_POWER_CELLS; i++)
        self->power[i] =
            (uint32_t)(exp2((double)i / LEARNING_POWER_CELLS) * (1u << POWER_SHIFT) + 0.5);
}

static void
init_growth(struct learning *self, const struct params *p)
{
    double unit = p->learning.ceiling * LEARNING_LEVEL * (1 << GROWTH_SHIFT);
    double tau = -p->learning.hours_to_b1 / log(1.0 - B1 / p->learning.ceiling);

    for (int i = 0; i <= GROWTH_ENTRIES; i++)
        self->growth[i] = whole(unit * (1.0 - exp(-(double)i / LEARNING_GROWTH_CELLS)));
    self->pace = (uint64_t)(LEARNING_GROWTH_CELLS * 4294967296.0 / (LEARNING_ONE * tau) + 0.5);
    self->most_work = ((uint64_t)GROWTH_ENTRIES << 32) / self->pace;
}

static void
init_hours(struct learning *self, const struct params *p)
{
    self->usual = (uint32_t)whole(p->learning.week_usual * LEARNING_ONE);
    self->half = (uint32_t)whole(p->learning.week_half * LEARNING_ONE);
    self->credit = (uint32_t)whole(p->learning.credit_prep * LEARNING_ONE);
    for (int e = 0; e < EXPOSURES; e++)
        self->outside[e] = (uint32_t)whole(p->learning.outside[e] * LEARNING_ONE);
}

/* What is beside the middle is whole 2^-32, the same on every processor. */
static void
init_pass(double *table, double pass)
{
    bool certain = pass <= 0.0 || pass >= 1.0;
    double at_level = certain ? 0.0 : score_of_share(pass);

    for (int i = 0; i <= LEARNING_PASS_CELLS; i++) {
        double off = (double)(i * LEARNING_PASS_CELL - LEARNING_PASS_END) / LEARNING_SD;
        double entry = floor(score_share_below(at_level + off) * 4294967296.0 + 0.5) / 4294967296.0;
        if (certain || off == 0.0)
            table[i] = pass;
        else
            table[i] = off < 0.0 ? fmin(entry, pass) : fmax(entry, pass);
    }
}

static void
init_exams(struct learning *self, const struct params *p)
{
    self->spread = whole(p->learning.talent_spread * LEARNING_LEVEL);
    self->ready = whole(p->exams.ready * LEARNING_SD);
    self->practice = whole(p->exams.practice * LEARNING_SD);
    self->adapted = whole(p->exams.adapted * LEARNING_SD);
    for (int exam = 0; exam < EXAMS; exam++) {
        bool knm = exam == EXAM_KNM || exam == EXAM_ONA;
        double level = exam_is_b1((enum exam)exam) ? B1 : knm ? p->learning.knm_level : A2;
        double slope = knm                           ? p->learning.pass_slope_knm
                       : exam_is_b1((enum exam)exam) ? p->learning.pass_slope
                                                     : p->learning.pass_slope_a2;
        self->required[exam] = whole(level * LEARNING_LEVEL);
        self->slope[exam] = whole(slope * LEARNING_SD);
    }
}

/* A table for each step of the date. */
static int
init_passes(struct learning *self, const struct params *p, struct error *error)
{
    for (int exam = 0; exam < EXAMS; exam++) {
        const struct timeline *rate = &p->exams.pass[exam];
        self->pass[exam] = calloc(rate->n_steps, sizeof *self->pass[exam]);
        if (self->pass[exam] == NULL)
            return error_set(error, ERR_MEMORY, "no memory for %zu pass rates", rate->n_steps);
        self->n_pass[exam] = rate->n_steps;
        for (size_t i = 0; i < rate->n_steps; i++) {
            self->pass[exam][i].from = rate->steps[i].from;
            init_pass(self->pass[exam][i].table, rate->steps[i].value);
        }
    }
    return 0;
}

int
learning_init(struct learning *self, const struct params *p, struct error *error)
{
    const char *fault = fault_of(p);
    int code;

    memset(self, 0, sizeof *self);
    if (fault != NULL)
        return error_set(error, ERR_INPUT, "learning: %s", _(fault));
    init_speed(self, p);
    init_growth(self, p);
    init_hours(self, p);
    init_exams(self, p);
    code = init_passes(self, p, error);
    if (code != 0)
        learning_free(self);
    return code;
}

void
learning_free(struct learning *self)
{
    for (int exam = 0; exam < EXAMS; exam++)
        free(self->pass[exam]);
    memset(self, 0, sizeof *self);
}

/* ---- how fast ---- */

/* 2^(octaves / 2^OCTAVE_SHIFT) in 1/LEARNING_ONE. */
static uint32_t
speed_of(const struct learning *self, int64_t octaves)
{
    const int64_t one = 1 << OCTAVE_SHIFT;
    uint64_t above, power; /* the slowest */
    unsigned cell, rest, shift;

    if (octaves >= FASTEST * one)
        return LEARNING_MOST_SPEED;
    if (octaves <= -SLOWEST * one)
        return 1;
    above = (uint64_t)(octaves + SLOWEST * one);
    cell = (unsigned)(above >> CELL_SHIFT) % LEARNING_POWER_CELLS;
    rest = (unsigned)above & ((1u << CELL_SHIFT) - 1);
    power = self->power[cell] +
            ((uint64_t)(self->power[cell + 1] - self->power[cell]) * rest >> CELL_SHIFT);
    shift = POWER_SHIFT - (unsigned)(above >> OCTAVE_SHIFT); /* 2^-10 x LEARNING_ONE is 1 */
    return (uint32_t)((power + ((uint64_t)1 << (shift - 1))) >> shift);
}

uint32_t
learning_speed(const struct learning *self, int ability, enum literacy literacy, int age)
{
    int64_t octaves = (int64_t)ability * self->ability / LEARNING_SD + self->literacy[literacy];

    if (age > self->age_from)
        octaves += (int64_t)(age - self->age_from) * self->age / 10;
    return speed_of(self, octaves);
}

/* ---- effective hours ---- */

uint32_t
learning_week(const struct learning *self, uint32_t lesson_hours)
{
    return (uint32_t)((uint64_t)lesson_hours * (self->half + self->usual) /
                      (self->half + lesson_hours));
}

uint32_t
learning_exposure(const struct learning *self, unsigned habits)
{
    uint32_t sum = 0;

    for (int e = 0; e < EXPOSURES; e++)
        if (habits >> e & 1)
            sum += self->outside[e];
    return sum;
}

uint32_t
learning_credit(const struct learning *self, uint32_t hours)
{
    return (uint32_t)(((uint64_t)hours * self->credit + LEARNING_ONE / 2) / LEARNING_ONE);
}

/* ---- how far ---- */

/* Hours x speed x pace stays below 2^59: pace is below 2^25 where hours_to_b1 is 100 or more and
 * the ceiling 3.2 or more, as the registry asks; capped beyond the table in any case. */
int32_t
learning_level(const struct learning *self, uint32_t speed, uint32_t effective_hours)
{
    uint64_t hours = effective_hours < LEARNING_MOST_HOURS ? effective_hours : LEARNING_MOST_HOURS;
    uint64_t work = hours * speed, place, cell;
    int64_t entry, rest;

    if (work > self->most_work)
        work = self->most_work;
    place = work * self->pace;
    cell = place >> 32;
    rest = (int64_t)(place >> 16 & 0xffff);
    entry = self->growth[cell];
    if (rest > 0)
        entry += (self->growth[cell + 1] - entry) * rest >> 16;
    return (int32_t)((entry + (1 << (GROWTH_SHIFT - 1))) >> GROWTH_SHIFT);
}

/* The last cell of the curve that begins below an entry. */
static uint64_t
cell_below(const struct learning *self, int64_t entry)
{
    uint32_t low = 0, high = GROWTH_ENTRIES;

    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (self->growth[middle] < entry)
            low = middle;
        else
            high = middle;
    }
    return low;
}

/* learning_level turned round, step by step: the least entry that is rounded to the level, the
 * least place in its cell that reaches the entry, the least work that comes to the place. */
uint32_t
learning_hours_for(const struct learning *self, uint32_t speed, int32_t level)
{
    int64_t entry = (int64_t)level * (1 << GROWTH_SHIFT) - (1 << (GROWTH_SHIFT - 1)), step;
    uint64_t cell, rest, work, hours;

    if (level <= 0)
        return 0;
    if (entry > self->growth[GROWTH_ENTRIES] || speed == 0)
        return LEARNING_NEVER;
    cell = cell_below(self, entry);
    step = self->growth[cell + 1] - self->growth[cell];
    rest = (uint64_t)(((entry - self->growth[cell]) * 0x10000 + step - 1) / step);
    work = (((cell << 16) + rest) * 0x10000 + self->pace - 1) / self->pace;
    hours = (work + speed - 1) / speed;
    return work <= self->most_work && hours <= LEARNING_MOST_HOURS ? (uint32_t)hours
                                                                   : LEARNING_NEVER;
}

/* ---- how ready ---- */

int8_t
learning_talent(int16_t score)
{
    int talent = (score * LEARNING_TALENT + (score < 0 ? -500 : 500)) / LEARNING_SD;

    return (int8_t)(talent > INT8_MAX ? INT8_MAX : talent < -INT8_MAX ? -INT8_MAX : talent);
}

int32_t
learning_readiness(const struct learning *self, enum exam exam, int32_t level, int8_t talent)
{
    int64_t off = level + talent * self->spread / LEARNING_TALENT - self->required[exam];

    return (int32_t)(off * self->slope[exam] / LEARNING_LEVEL);
}

int32_t
learning_level_for(const struct learning *self, enum exam exam, int32_t readiness, int8_t talent)
{
    int64_t slope = self->slope[exam], off = (int64_t)readiness * LEARNING_LEVEL, level;

    if (slope == 0)
        return readiness <= 0 ? INT32_MIN : INT32_MAX;
    off = off > 0 ? (off + slope - 1) / slope : off / slope;
    level = off + self->required[exam] - talent * self->spread / LEARNING_TALENT;
    return (int32_t)(level > INT32_MAX ? INT32_MAX : level < INT32_MIN ? INT32_MIN : level);
}

int32_t
learning_help(const struct learning *self, unsigned sittings, bool adapted)
{
    unsigned taught = sittings < LEARNING_PRACTICE ? sittings : LEARNING_PRACTICE;

    return (int32_t)taught * self->practice + (adapted ? self->adapted : 0);
}

/* The table of a day: of the last step that begins on or before it. */
static const double *
table_on(const struct learning *self, enum exam exam, day_number day)
{
    size_t low = 0, high = self->n_pass[exam];

    bug_assert(high > 0, "nobody of the simulated people sits %s", exam_labels[exam]);
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (self->pass[exam][middle].from <= day)
            low = middle;
        else
            high = middle;
    }
    return self->pass[exam][low].table;
}

double
learning_pass(const struct learning *self, enum exam exam, day_number day, int32_t readiness)
{
    const double *table = table_on(self, exam, day);
    int32_t place, cell, rest;

    if (readiness <= -LEARNING_PASS_END)
        return table[0];
    if (readiness >= LEARNING_PASS_END)
        return table[LEARNING_PASS_CELLS];
    place = readiness + LEARNING_PASS_END;
    cell = place / LEARNING_PASS_CELL;
    rest = place % LEARNING_PASS_CELL;
    return table[cell] + (table[cell + 1] - table[cell]) * rest / LEARNING_PASS_CELL;
}
