/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_EPISODE_H
#define TESTS_EPISODE_H

/*
 * Episodes of the past, as the press and the letters tell of them: shipped scenarios run as they are,
 * from 2013 on, and terms as planners keep them, in weeks: of booking by month of booking, of a result
 * by month of the exam; of everybody, over a few replications.  A scenario takes seconds to come to
 * its episode, so a program runs it once, and one test looks at all of it.
 */

#include "tests/chain_runs.h"

#include <math.h>

enum { EPISODE_REPLICATIONS = 2, EPISODE_MONTHS = 150 };

/* Sums over replications, by month and exam. */
struct episode {
    struct run run;
    double booked[EPISODE_MONTHS][EXAMS], booking_days[EPISODE_MONTHS][EXAMS];
    double graded[EPISODE_MONTHS][EXAMS], grading_days[EPISODE_MONTHS][EXAMS];
    double open[EPISODE_MONTHS][EXAMS];
    double places[EPISODE_MONTHS][EXAMS], sat[EPISODE_MONTHS][EXAMS];
    double cancelled[EPISODE_MONTHS][EXAMS]; /* bookings, by the office */
};

static inline void
episode_add(struct episode *self)
{
    const struct measures *m = &self->run.measures;

    for (size_t t = 0; t < months_of_run(m); t++)
        for (size_t e = 0; e < EXAMS; e++) {
            size_t i = t * EXAMS + e;
            self->booked[t][e] += (double)count_at(m, MEASURE_BOOKING_N, i);
            self->booking_days[t][e] += (double)count_at(m, MEASURE_BOOKING_SUM, i);
            self->graded[t][e] += (double)count_at(m, MEASURE_GRADING_N, i);
            self->grading_days[t][e] += (double)count_at(m, MEASURE_GRADING_SUM, i);
            self->open[t][e] += (double)count_at(m, MEASURE_GRADING_OPEN, i);
            self->sat[t][e] += (double)count_at(m, MEASURE_PLACES_SAT, i);
            self->cancelled[t][e] += (double)count_at(m, MEASURE_BOOKINGS_CANCELLED, i);
            self->places[t][e] += measures_double(
                m, MEASURE_CAPACITY)[t * RESOURCES + RESOURCE_EXAM_PLACES + e];
        }
}

/* Runs a shipped scenario; only chance and length are set here. */
static inline void
episode_run(struct episode *self, const char *scenario)
{
    static const char *const none[] = {NULL};

    memset(self, 0, sizeof *self);
    run_init_of(&self->run, scenario, none);
    cr_assert_leq(self->run.measures.shape->extent[DIMENSION_TIME], EPISODE_MONTHS);
    for (uint32_t replication = 0; replication < EPISODE_REPLICATIONS; replication++) {
        run_replication(&self->run, replication);
        episode_add(self);
    }
}

static inline void
episode_free(struct episode *self)
{
    run_free(&self->run);
}

/* The month of a date ("2023-12"). */
static inline size_t
episode_month(const struct episode *self, const char *month)
{
    char text[16];
    day_number day = 0;

    snprintf(text, sizeof text, "%s-01", month);
    cr_assert(date_parse(text, &day), "%s", month);
    return measures_period_of_day(self->run.measures.shape, day);
}

/* Weeks from booking to exam, of the bookings of a month; from exam to result, of its exams. */
static inline double
episode_booking(const struct episode *self, size_t t, enum exam exam)
{
    return self->booking_days[t][exam] / self->booked[t][exam] / 7.0;
}

static inline double
episode_grading(const struct episode *self, size_t t, enum exam exam)
{
    cr_assert_eq(self->open[t][exam], 0.0, "results of %s still to come", exam_labels[exam]);
    return self->grading_days[t][exam] / self->graded[t][exam] / 7.0;
}

typedef double (*episode_term)(const struct episode *self, size_t t, enum exam exam);

/* The sum over the months from one to another, both included. */
static inline double
episode_sum(const struct episode *self, episode_term count, const char *from, const char *to,
            enum exam exam)
{
    double sum = 0.0;

    for (size_t t = episode_month(self, from); t <= episode_month(self, to); t++)
        sum += count(self, t, exam);
    return sum;
}

/* The highest of the months from one to another, both included. */
static inline double
episode_highest(const struct episode *self, episode_term term, const char *from, const char *to,
                enum exam exam)
{
    double highest = -INFINITY;

    for (size_t t = episode_month(self, from); t <= episode_month(self, to); t++)
        highest = fmax(highest, term(self, t, exam));
    return highest;
}

#endif
