/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_SEATS_BY_HAND_H
#define TESTS_SEATS_BY_HAND_H

/*
 * Exam places by day and site of a scenario by hand, of which the model alone is compiled: nothing
 * runs.
 */

#include "tests/chain_by_hand.h"

static struct hand hand;
static struct model *model;

static inline void
seats_setup(void)
{
    hand_init(&hand);
}

static inline void
seats_teardown(void)
{
    model_free(model);
}

static inline void
seats_compile(void)
{
    model_free(model);
    cr_assert_eq(model_new(&model, &hand.params, &hand.error), 0, "%s", hand.error.text);
}

/* At all sites, as known at the start. */
static inline int32_t
seats_on(int exam, day_number day)
{
    int32_t sum = 0;

    for (int site = 0; site < model->places.n_sites; site++)
        sum += places_known(&model->places, (enum exam)exam, day, site);
    return sum;
}

/* The sum over [from, to). */
static inline int64_t
seats_between(int exam, day_number from, day_number to)
{
    int64_t sum = 0;

    for (day_number day = from; day < to; day++)
        sum += seats_on(exam, day);
    return sum;
}

static inline int
seats_b1_exams_on(day_number day)
{
    int n = 0;

    for (int exam = EXAM_LEZEN_B1; exam < EXAMS; exam++)
        n += seats_on(exam, day) > 0;
    return n;
}

static const char *const moved_days[] = {"2024-06-04", "2024-06-06", "2024-06-11", "2024-06-13"};

/* Four days in June 2024, one for each component. */
static inline void
seats_move_june_2024(void)
{
    for (int i = 0; i < 4; i++) {
        hand.params.exams.moved[i].date = hand_day(moved_days[i]);
        hand.params.exams.moved[i].exam = (enum exam)(EXAM_LEZEN_B1 + i);
    }
    hand.params.exams.n_moved = 4;
}

static const char *const site_ids[] = {"amsterdam", "eindhoven", "rijswijk",
                                       "rotterdam", "utrecht",   "zwolle"};

static inline void
seats_at_six_sites(void)
{
    for (int i = 0; i < 6; i++) {
        strcpy(hand.params.exams.sites[i].id, site_ids[i]);
        hand.params.exams.sites[i].share = i < 4 ? 0.17 : 0.16;
    }
    hand.params.exams.n_sites = 6;
}

#endif
