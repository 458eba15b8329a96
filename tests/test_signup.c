/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sign-up for exams, the line for a place and changes (signup.c). */

#include "tests/signup_by_hand.h"

TestSuite(signup, .init = signup_setup, .fini = signup_teardown);

/* ---- the first free place ---- */

Test(signup, takes_the_first_free_day_without_another_exam)
{
    uint32_t who, one, two, three;

    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    who = signup_candidate(NULL, 0);
    one = signup_by(who, EXAM_KNM);
    two = signup_by(who, EXAM_LEZEN_A2);
    three = signup_by(who, EXAM_LUISTEREN_A2);
    signup_expect(one, "2022-03-24");
    signup_expect(two, "2022-03-25"); /* a place is free on the 24th, for others */
    signup_expect(three, "2022-03-28");
    signup_expect(signup_outsider(EXAM_LEZEN_A2), "2022-03-24");
}

/* ---- days open; the line ---- */

Test(signup, waits_in_line_until_days_open)
{
    uint32_t jobs[8];

    hand.params.exams.opens_a2 = 20;
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    for (int i = 0; i < 8; i++)
        jobs[i] = signup_outsider(EXAM_KNM);
    signup_expect(jobs[0], "2022-03-24");
    signup_expect(jobs[4], "2022-03-30"); /* the last that is open */
    for (int i = 5; i < 8; i++)
        cr_expect(signup_in_line(jobs[i]));
    hand_until(&hand, "2022-03-11");
    signup_expect(jobs[5], "2022-03-31");
    cr_expect(signup_in_line(jobs[6]));
    hand_until(&hand, "2022-03-12");
    signup_expect(jobs[6], "2022-04-01");
    hand_until(&hand, "2022-03-14"); /* a weekend opens */
    cr_expect(signup_in_line(jobs[7]));
    hand_until(&hand, "2022-03-15");
    signup_expect(jobs[7], "2022-04-04");
    hand_finish(&hand);
    cr_expect_eq(signup_sum(MEASURE_EXAM_BACKGROUND, EXAM_KNM), 8);
    cr_expect_eq(signup_sum(MEASURE_BOOKING_N, EXAM_KNM), 8);
}

/* B1 opens on a date of its own, and nobody books beyond. */
Test(signup, has_an_opening_date_for_b1)
{
    uint32_t job;
    day_number sitting = hand_day("2022-04-01");

    hand_level(&hand, &hand.params.exams.b1_sittings_per_year, 8);
    hand.params.exams.opens_a2 = 10;
    hand.params.exams.opens_b1 = 21;
    hand_start(&hand);
    while (sittings_programme1(&hand.model->sittings, sitting) != EXAM_LEZEN_B1)
        sitting++;
    while (chain_today(&hand.chain) < sitting - 30)
        chain_event(&hand.chain, agenda_next(&hand.chain.agenda));
    job = signup_outsider(EXAM_LEZEN_B1);
    cr_expect(signup_in_line(job));
    while (signup_in_line(job))
        chain_event(&hand.chain, agenda_next(&hand.chain.agenda));
    cr_expect_eq(chain_now(&hand.chain), ticks_of_day(sitting - 21));
    cr_expect_eq(hand.chain.jobs[job].day, sitting);
    cr_expect_eq(measures_int64(&hand.measures, MEASURE_BOOKING_SUM)
                     [hand.chain.ledger.period * EXAMS + EXAM_LEZEN_B1],
                 21, "the term runs from the booking");
}

Test(signup, gives_a_place_that_comes_back_to_the_first_in_line)
{
    uint32_t booked, first, second;

    hand.params.exams.opens_a2 = 14;
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    booked = signup_outsider(EXAM_KNM);
    first = signup_outsider(EXAM_KNM);
    second = signup_outsider(EXAM_KNM);
    cr_expect(signup_in_line(first) && signup_in_line(second));
    job_end(&hand.chain, booked);
    signup_expect(first, "2022-03-24");
    cr_expect(signup_in_line(second));
    job_end(&hand.chain, second); /* leaves the line */
    cr_expect_eq(hand.chain.lines[EXAM_KNM].queue.value, 0);
    hand_finish(&hand);
    cr_expect_eq(signup_sum(MEASURE_EXAM_BACKGROUND, EXAM_KNM), 1);
}

/* Who sits another exam that day is passed over. */
Test(signup, passes_over_in_line_who_cannot_come)
{
    uint32_t who, held, next, booked;

    hand.params.exams.opens_a2 = 14;
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    booked = signup_outsider(EXAM_KNM);
    who = signup_candidate(NULL, 0);
    signup_by(who, EXAM_LEZEN_A2);
    held = signup_by(who, EXAM_KNM);
    next = signup_outsider(EXAM_KNM);
    job_end(&hand.chain, booked);
    cr_expect(signup_in_line(held));
    signup_expect(next, "2022-03-24");
    hand_until(&hand, "2022-03-11");
    signup_expect(held, "2022-03-25");
}

Test(signup, counts_the_line_and_the_first_free_day)
{
    const double *first_free;
    const int32_t *line;

    hand.params.exams.opens_a2 = 30;
    hand_start(&hand);
    hand_until(&hand, "2022-03-25");
    for (int i = 0; i < 20; i++)
        signup_outsider(EXAM_KNM); /* 8 April to 24 April: nine working days */
    hand_until(&hand, "2022-05-02");
    first_free = measures_double(&hand.measures, MEASURE_FIRST_FREE);
    line = measures_int32(&hand.measures, MEASURE_LINE_END);
    cr_expect_eq(first_free[0 * EXAMS + EXAM_KNM], 16, "from Saturday 1 January: Monday 17");
    cr_expect_eq(first_free[2 * EXAMS + EXAM_KNM], 14, "from Tuesday 1 March");
    cr_expect_eq(first_free[3 * EXAMS + EXAM_KNM], 31, "from 1 April: all that is open is full");
    cr_expect_eq(first_free[3 * EXAMS + EXAM_LEZEN_A2], 18, "15 and 18 April are holidays: 19");
    cr_expect_eq(line[2 * EXAMS + EXAM_KNM], 7, "20 less 9, and less 25, 26, 28 and 29 April");
    cr_expect_eq(line[3 * EXAMS + EXAM_KNM], 0);
}

/* ---- changes ---- */

Test(signup, may_be_changed_once_for_a_later_day)
{
    struct job *job;
    day_number old;

    hand.params.exams.change = 1.0;
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    job = &hand.chain.jobs[signup_by(signup_candidate(NULL, 0), EXAM_KNM)];
    cr_assert_eq(job->step, JOB_CHANGING);
    old = job->day;
    while (job->step == JOB_CHANGING)
        chain_event(&hand.chain, agenda_next(&hand.chain.agenda));
    cr_expect_leq(chain_today(&hand.chain), old - 7);
    cr_expect_eq(job->step, JOB_BOOKED);
    hand_assert_date(ticks_of_day(job->day), "2022-04-07"); /* a fortnight after the 24th */
    cr_expect_eq(booking_taken(&hand.chain.bookings[EXAM_KNM], old), 0);
    cr_expect_eq(hand_rules(&hand, RULE_EXAM_CHANGED), 1);
    cr_expect_eq(signup_sum(MEASURE_BOOKINGS_CHANGED, EXAM_KNM), 1);
    cr_expect_eq(signup_sum(MEASURE_BOOKING_N, EXAM_KNM), 1);
    hand_until(&hand, "2022-04-08");
    cr_expect_eq(hand_waits(&hand, MEASURE_WAIT_SUM, (enum interval)(INTERVAL_SIGNUP + EXAM_KNM)),
                 28, "from the sign-up");
}

/* At any moment from the booking to the last day on which it may be. */
Test(signup, may_be_changed_up_to_seven_days_before)
{
    int on_last = 0, on_first = 0;

    hand.params.exams.change = 1.0;
    hand.params.exams.a2_places_per_day.steps[0].value = 6 * 300;
    hand.params.exams.lead_days = 9;
    hand_start(&hand);
    hand_until(&hand, "2022-03-07");
    for (int i = 0; i < HAND_BACKGROUND; i++) { /* all for the 16th: Monday, Tuesday, Wednesday */
        uint32_t job = signup_outsider(EXAM_KNM);
        day_number day = ticks_to_day(hand.chain.agenda.nodes[slot_of_job(&hand.chain, job)].at);
        cr_assert(day >= hand_day("2022-03-07") && day <= hand_day("2022-03-09"));
        on_first += day == hand_day("2022-03-07");
        on_last += day == hand_day("2022-03-09");
    }
    cr_expect_gt(on_first, 5);
    cr_expect_gt(on_last, 5);
}

Test(signup, is_not_changed_when_the_exam_is_near)
{
    hand.params.exams.change = 1.0;
    hand.params.exams.lead_days = 4;
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    cr_expect_eq(hand.chain.jobs[signup_outsider(EXAM_KNM)].step, JOB_BOOKED);
}

/* No later day is open: the old one is kept. */
Test(signup, keeps_its_day_where_no_later_one_is_free)
{
    uint32_t job;

    hand.params.exams.change = 1.0;
    hand.params.exams.opens_a2 = 20;
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    job = signup_outsider(EXAM_KNM);
    signup_expect(job, "2022-03-24");
    hand_until(&hand, "2022-03-23");
    signup_expect(job, "2022-03-24");
    cr_expect_eq(hand.chain.jobs[job].step, JOB_BOOKED);
    cr_expect_eq(signup_sum(MEASURE_BOOKINGS_CHANGED, EXAM_KNM), 0);
    cr_expect_eq(signup_sum(MEASURE_BOOKING_N, EXAM_KNM), 1);
}

/* ---- the yearly limit of B1 ---- */

/* A fourth sitting waits for the next year's days to open, and is passed over until then. */
Test(signup, holds_a_fourth_b1_sitting_until_the_next_year_opens)
{
    struct job *held;
    uint32_t who, other;

    hand_level(&hand, &hand.params.exams.b1_sittings_per_year, 8);
    hand.params.exams.opens_b1 = 84;
    hand_start(&hand);
    hand_until(&hand, "2022-09-01");
    who = signup_candidate(NULL, 0);
    held = &hand.chain.jobs[job_new(&hand.chain, who, JOB_EXAM)];
    held->exam = EXAM_LEZEN_B1;
    held->attempt = 4;
    held->year = 2022;
    held->in_year = 3;
    exam_sign_up(&hand.chain, (uint32_t)(held - hand.chain.jobs));
    cr_expect_eq(held->step, JOB_UNBOOKED, "this year's places are free, and not for him");
    other = signup_outsider(EXAM_LEZEN_B1);
    cr_expect(job_has_place(&hand.chain.jobs[other]));
    while (held->step == JOB_UNBOOKED)
        chain_event(&hand.chain, agenda_next(&hand.chain.agenda));
    cr_expect_eq(date_of_day(held->day).year, 2023);
    cr_expect_eq(chain_now(&hand.chain), ticks_of_day(held->day - 84));
    cr_expect_eq(held->in_year, 1);
    cr_expect_eq(hand_rules(&hand, RULE_B1_YEAR_LIMIT), 1, "counted once");
}

/* ---- those signed up when the run starts ---- */

/* They booked before it: on the days that are open, the others stand in line. */
Test(signup, has_places_booked_before_the_run)
{
    int booked = 0, waiting = 0;

    hand.params.exams.opens_a2 = 30;
    hand.params.background.exam[EXAM_KNM].waiting_seat = 40;
    hand_compile(&hand);
    cr_assert_eq(chain_begin(&hand.chain, 0, &hand.measures, &hand.error), 0);
    for (uint32_t job = 0; job < hand.chain.jobs_used; job++) {
        booked += job_has_place(&hand.chain.jobs[job]);
        waiting += signup_in_line(job);
    }
    cr_expect_eq(booked, 11, "15 to 31 January");
    cr_expect_eq(waiting, hand.chain.lines[EXAM_KNM].queue.value);
    cr_expect_eq(signup_sum(MEASURE_BOOKING_N, EXAM_KNM), 0);
    hand_finish(&hand);
    cr_expect_eq(signup_sum(MEASURE_BOOKING_N, EXAM_KNM), waiting);
    cr_expect_eq(signup_sum(MEASURE_EXAM_BACKGROUND, EXAM_KNM), booked + waiting);
}
