/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The books of the capacities (accounts.c) and the desks' levels by date (desks.c). */

#include "tests/chain_by_hand.h"

static struct hand hand;

static void
setup(void)
{
    hand_init(&hand);
}

static void
teardown(void)
{
    hand_stop(&hand);
}

TestSuite(accounts, .init = setup, .fini = teardown);

enum { JANUARY, FEBRUARY, MARCH, APRIL, MAY, JUNE, JULY };

static double
at(enum measure measure, size_t month, int resource)
{
    return measures_double(&hand.measures, measure)[month * RESOURCES + (size_t)resource];
}

static void
assert_at(enum measure measure, size_t month, int resource, double expected)
{
    double found = at(measure, month, resource);

    cr_expect(fabs(found - expected) < 1e-9 * (1.0 + expected), "%s of %s in month %zu: %g, not %g",
              measure_rows[measure].name, resource_labels[resource], month, found, expected);
}

static int32_t
queue_end(size_t month, int resource)
{
    return measures_int32(&hand.measures, MEASURE_QUEUE_END)[month * RESOURCES + (size_t)resource];
}

/* Somebody at the consultants' desk of a class of municipality from now on. */
static void
asks_for_intake_in(enum municipality municipality, uint32_t index)
{
    uint32_t who = hand_person(&hand, GROUP_GEZIN, index);

    hand.chain.people[who].municipality = (uint8_t)municipality;
    hand.chain.people[who].notice = stamp_of(chain_now(&hand.chain));
    person_flag(&hand.chain.people[who], PERSON_NOTICED, true);
    stage_arrive(&hand.chain, who, STAGE_LANDING, false);
    intake_begin(&hand.chain, who);
}

static void
asks_for_intake(uint32_t index)
{
    asks_for_intake_in(MUNICIPALITY_G4, index);
}

/* ---- weeks ---- */

static size_t
week_of(const char *day)
{
    return measures_week_of_day(hand.measures.shape, hand_day(day));
}

/* The week of a day. */
static void
assert_week(enum measure measure, const char *day, int resource, double expected)
{
    assert_at(measure, week_of(day), resource, expected);
}

static int32_t
week_queue_end(const char *day, int resource)
{
    return measures_int32(&hand.measures,
                          MEASURE_WEEK_QUEUE_END)[week_of(day) * RESOURCES + (size_t)resource];
}

/* ---- hours of staff ---- */

/* May 2022 has 22 weekdays less 5 May and Ascension Day: 20 days of eight hours. Three intakes of
 * two hours on the 10th: from 9 to 15; the second waits 2 hours, the third 4. */
Test(accounts, count_the_hours_of_staff)
{
    hand_start(&hand);
    hand_until(&hand, "2022-05-10");
    for (uint32_t i = 0; i < 3; i++)
        asks_for_intake(i);
    hand_until(&hand, "2022-06-01");
    assert_at(MEASURE_CAPACITY, MAY, RESOURCE_INTAKE_CONSULTANTS, 160);
    assert_at(MEASURE_OFFERED, MAY, RESOURCE_INTAKE_CONSULTANTS, 6);
    assert_at(MEASURE_USED, MAY, RESOURCE_INTAKE_CONSULTANTS, 6);
    assert_at(MEASURE_NEEDED_FTE, MAY, RESOURCE_INTAKE_CONSULTANTS, 6.0 / 160.0);
    assert_at(MEASURE_QUEUE_MEAN, MAY, RESOURCE_INTAKE_CONSULTANTS, 6.0 / (31 * 24));
    cr_expect_eq(queue_end(MAY, RESOURCE_INTAKE_CONSULTANTS), 0);
    assert_at(MEASURE_USED, APRIL, RESOURCE_INTAKE_CONSULTANTS, 0);
    assert_at(MEASURE_CAPACITY, APRIL, RESOURCE_INTAKE_CONSULTANTS, 8 * 18); /* Easter, the King */
}

/* Work is offered when it comes and used when it is done; an fte needed is of 40 hours a week. */
Test(accounts, carry_work_over_into_the_next_month)
{
    hand_spec(&hand.params.intake.minutes, 16 * 60);
    hand_start(&hand);
    hand_until(&hand, "2022-05-31"); /* Tuesday */
    asks_for_intake(0);
    asks_for_intake(1);
    hand_until(&hand, "2022-06-01");
    assert_at(MEASURE_OFFERED, MAY, RESOURCE_INTAKE_CONSULTANTS, 32);
    assert_at(MEASURE_USED, MAY, RESOURCE_INTAKE_CONSULTANTS, 8);
    assert_at(MEASURE_NEEDED_FTE, MAY, RESOURCE_INTAKE_CONSULTANTS, 32.0 / 160.0);
    cr_expect_eq(queue_end(MAY, RESOURCE_INTAKE_CONSULTANTS), 1);
    hand_until(&hand, "2022-07-01");
    assert_at(MEASURE_OFFERED, JUNE, RESOURCE_INTAKE_CONSULTANTS, 0);
    assert_at(MEASURE_USED, JUNE, RESOURCE_INTAKE_CONSULTANTS, 24);
    /* that week is of both months: Tuesday to Friday; the one before has Ascension Day */
    assert_week(MEASURE_WEEK_CAPACITY, "2022-05-31", RESOURCE_INTAKE_CONSULTANTS, 40);
    assert_week(MEASURE_WEEK_OFFERED, "2022-05-31", RESOURCE_INTAKE_CONSULTANTS, 32);
    assert_week(MEASURE_WEEK_USED, "2022-05-31", RESOURCE_INTAKE_CONSULTANTS, 32);
    assert_week(MEASURE_WEEK_CAPACITY, "2022-05-23", RESOURCE_INTAKE_CONSULTANTS, 32);
    assert_week(MEASURE_WEEK_USED, "2022-05-23", RESOURCE_INTAKE_CONSULTANTS, 0);
    cr_expect_eq(week_queue_end("2022-05-31", RESOURCE_INTAKE_CONSULTANTS), 0);
}

/* The same from Friday 29 July on, with a month's first day that is a Monday: the week and the
 * month end at one moment, and between the two nothing is left. */
Test(accounts, close_a_month_that_ends_with_a_week)
{
    hand_spec(&hand.params.intake.minutes, 16 * 60);
    hand_start(&hand);
    hand_until(&hand, "2022-07-29");
    asks_for_intake(0);
    asks_for_intake(1);
    hand_until(&hand, "2022-09-01");
    assert_at(MEASURE_USED, JULY, RESOURCE_INTAKE_CONSULTANTS, 8);
    assert_at(MEASURE_QUEUE_MEAN, JULY, RESOURCE_INTAKE_CONSULTANTS, 63.0 / (31 * 24));
    assert_at(MEASURE_USED, JULY + 1, RESOURCE_INTAKE_CONSULTANTS, 24);
    assert_week(MEASURE_WEEK_USED, "2022-07-29", RESOURCE_INTAKE_CONSULTANTS, 8);
    assert_week(MEASURE_WEEK_USED, "2022-08-01", RESOURCE_INTAKE_CONSULTANTS, 24);
    cr_expect_eq(week_queue_end("2022-07-29", RESOURCE_INTAKE_CONSULTANTS), 1);
    cr_expect_eq(queue_end(JULY, RESOURCE_INTAKE_CONSULTANTS), 1);
    cr_expect_eq(week_queue_end("2022-08-01", RESOURCE_INTAKE_CONSULTANTS), 0);
}

/* A run from Saturday 1 January to Tuesday 11 January: two days, a week, and two days more. */
Test(accounts, cut_the_first_and_the_last_week)
{
    hand.params.run.until = hand_day("2022-01-11");
    hand_start(&hand);
    hand_finish(&hand);
    cr_expect_eq(hand.measures.shape->extent[DIMENSION_WEEK], 3);
    assert_at(MEASURE_WEEK_CAPACITY, 0, RESOURCE_INTAKE_CONSULTANTS, 0);
    assert_at(MEASURE_WEEK_CAPACITY, 1, RESOURCE_INTAKE_CONSULTANTS, 40);
    assert_at(MEASURE_WEEK_CAPACITY, 2, RESOURCE_INTAKE_CONSULTANTS, 16);
    assert_at(MEASURE_CAPACITY, JANUARY, RESOURCE_INTAKE_CONSULTANTS, 56);
    for (size_t week = 0; week < 3; week++) /* a mean, however long */
        assert_at(MEASURE_WEEK_CAPACITY, week, RESOURCE_COURSE_PLACES + ROUTE_B1,
                  at(MEASURE_CAPACITY, JANUARY, RESOURCE_COURSE_PLACES + ROUTE_B1));
}

/* The same in a month in which a fifth has a holiday: of 160 hours an fte works 128, and two
 * fte are needed for 256 hours of work. June has no holiday: 21 days. */
Test(accounts, need_more_staff_where_some_have_a_holiday)
{
    hand_spec(&hand.params.intake.minutes, 64 * 60);
    hand.params.intake.presence[MAY] = 0.8;
    hand_start(&hand);
    hand_until(&hand, "2022-05-10");
    for (uint32_t i = 0; i < 4; i++)
        asks_for_intake(i);
    hand_until(&hand, "2022-07-01");
    assert_at(MEASURE_FTE_HOURS, MAY, RESOURCE_INTAKE_CONSULTANTS, 128);
    assert_at(MEASURE_FTE_HOURS, JUNE, RESOURCE_INTAKE_CONSULTANTS, 21 * 8);
    assert_at(MEASURE_CAPACITY, MAY, RESOURCE_INTAKE_CONSULTANTS, 128);
    assert_at(MEASURE_NEEDED_FTE, MAY, RESOURCE_INTAKE_CONSULTANTS, 256.0 / 128.0);
    assert_at(MEASURE_NEEDED_FTE, JUNE, RESOURCE_INTAKE_CONSULTANTS, 0);
    cr_expect(isnan(at(MEASURE_FTE_HOURS, MAY, RESOURCE_HOMES)));
}

/* Of a month in which nobody is there nothing can be said. */
Test(accounts, need_no_number_of_staff_who_are_all_away)
{
    hand.params.intake.presence[MAY] = 0.0;
    hand_start(&hand);
    hand_until(&hand, "2022-05-10");
    asks_for_intake(0);
    hand_until(&hand, "2022-06-01");
    assert_at(MEASURE_FTE_HOURS, MAY, RESOURCE_INTAKE_CONSULTANTS, 0);
    cr_expect(isnan(at(MEASURE_NEEDED_FTE, MAY, RESOURCE_INTAKE_CONSULTANTS)));
}

Test(accounts, count_the_hours_of_each_pool)
{
    hand.params.grading.examiners[EXAMINER_ONA].steps[0].value = 2.5;
    hand_step(&hand.params.medical.assessors, "2022-05-16", 3); /* the first 9 days one, then 11 */
    hand_start(&hand);
    hand_until(&hand, "2022-06-01");
    assert_at(MEASURE_CAPACITY, MAY, RESOURCE_EXAMINERS + EXAMINER_ONA, 2.5 * 160);
    assert_at(MEASURE_CAPACITY, MAY, RESOURCE_EXAMINERS + EXAMINER_SCHRIJVEN_A2, 160);
    assert_at(MEASURE_CAPACITY, MAY, RESOURCE_MEDICAL_ASSESSORS, 8 * (9 + 3 * 11));
    assert_at(MEASURE_CAPACITY, MAY, RESOURCE_HEARING_OFFICERS, 160);
    cr_expect(isnan(at(MEASURE_NEEDED_FTE, MAY, RESOURCE_HOMES)), "no staff, no fte");
    cr_expect(isnan(at(MEASURE_NEEDED_FTE, MAY, RESOURCE_EXAM_PLACES)));
}

/* ---- several desks of one resource ---- */

static int32_t
intake_queue(size_t month, enum municipality municipality)
{
    return measures_int32(&hand.measures,
                          MEASURE_INTAKE_QUEUE)[month * MUNICIPALITIES + (size_t)municipality];
}

/* Four consultants, three of them in the G4 and one in the other municipalities. On the last day of
 * May two intakes of two days each in the G4, three in the others: there two wait. */
Test(accounts, add_up_the_consultants_of_the_classes)
{
    hand.params.intake.consultants.steps[0].value = 4;
    hand.params.intake.consultants_share[MUNICIPALITY_G4] = 0.75;
    hand.params.intake.consultants_share[MUNICIPALITY_OTHER] = 0.25;
    hand_spec(&hand.params.intake.minutes, 16 * 60);
    hand_start(&hand);
    hand_until(&hand, "2022-05-31"); /* Tuesday */
    for (uint32_t i = 0; i < 5; i++)
        asks_for_intake_in(i < 2 ? MUNICIPALITY_G4 : MUNICIPALITY_OTHER, i);
    hand_until(&hand, "2022-06-01");
    assert_at(MEASURE_CAPACITY, MAY, RESOURCE_INTAKE_CONSULTANTS, 4 * 160);
    assert_at(MEASURE_OFFERED, MAY, RESOURCE_INTAKE_CONSULTANTS, 5 * 16);
    assert_at(MEASURE_USED, MAY, RESOURCE_INTAKE_CONSULTANTS, 3 * 8);
    assert_at(MEASURE_NEEDED_FTE, MAY, RESOURCE_INTAKE_CONSULTANTS, 5 * 16 / 160.0);
    assert_at(MEASURE_QUEUE_MEAN, MAY, RESOURCE_INTAKE_CONSULTANTS, 2 * 15.0 / (31 * 24));
    cr_expect_eq(queue_end(MAY, RESOURCE_INTAKE_CONSULTANTS), 2);
    cr_expect_eq(intake_queue(MAY, MUNICIPALITY_G4), 0);
    cr_expect_eq(intake_queue(MAY, MUNICIPALITY_LARGE), 0);
    cr_expect_eq(intake_queue(MAY, MUNICIPALITY_OTHER), 2);
    hand_until(&hand, "2022-07-01");
    cr_expect_eq(intake_queue(JUNE, MUNICIPALITY_OTHER), 0);
    assert_at(MEASURE_USED, JUNE, RESOURCE_INTAKE_CONSULTANTS, 5 * 16 - 3 * 8);
}

/* The homes of the classes are one resource too: 5000 on 123 working days, a quarter in the G4. */
Test(accounts, add_up_the_homes_of_the_classes)
{
    const double share[MUNICIPALITIES] = {0.25, 0.0, 0.75};
    int64_t found = (int64_t)(5000 * 0.25 * 21 / 123) + (int64_t)(5000 * 0.75 * 21 / 123);
    uint32_t who;

    memcpy(hand.params.municipality.share, share, sizeof share);
    hand_start(&hand);
    hand_until(&hand, "2022-01-10");
    for (uint32_t i = 0; i < 5; i++) {
        who = hand_person(&hand, GROUP_ASIEL, i);
        hand.chain.people[who].municipality =
            i < 2 ? (uint8_t)MUNICIPALITY_G4 : (uint8_t)MUNICIPALITY_OTHER;
        inflow_arrive(&hand.chain, who);
    }
    hand_until(&hand, "2022-02-01");
    assert_at(MEASURE_CAPACITY, JANUARY, RESOURCE_HOMES, (double)found);
    assert_at(MEASURE_OFFERED, JANUARY, RESOURCE_HOMES, 5);
    assert_at(MEASURE_USED, JANUARY, RESOURCE_HOMES, 5);
    cr_expect_eq(hand.chain.desks[DESK_HOMES + MUNICIPALITY_G4].taken, 2);
    cr_expect_eq(hand.chain.desks[DESK_HOMES + MUNICIPALITY_OTHER].taken, 3);
}

/* Each kind of place in reception is a resource of its own. */
Test(accounts, keep_the_kinds_of_place_apart)
{
    for (int l = 0; l < LODGINGS; l++)
        hand.params.reception.places[l].steps[0].value = 10 * (l + 1);
    hand_start(&hand);
    hand_until(&hand, "2022-02-01");
    for (int l = 0; l < LODGINGS; l++)
        assert_at(MEASURE_CAPACITY, JANUARY, RESOURCE_RECEPTION_PLACES + l, 10 * (l + 1));
}

/* ---- places ---- */

/* Two people for a place that becomes two on 11 May; both came on 1 May at nine. */
Test(accounts, count_places_as_means_over_the_month)
{
    double hours = 31 * 24, waited = 9 * 24 + 15;

    hand.params.reception.places[LODGING_AZC].steps[0].value = 1;
    hand_step(&hand.params.reception.places[LODGING_AZC], "2022-05-11", 2);
    hand_spec(&hand.params.reception.coupling, 300);
    hand_start(&hand);
    hand_until(&hand, "2022-05-01");
    inflow_arrive(&hand.chain, hand_person(&hand, GROUP_ASIEL, 0));
    inflow_arrive(&hand.chain, hand_person(&hand, GROUP_ASIEL, 1));
    hand_until(&hand, "2022-06-01");
    assert_at(MEASURE_CAPACITY, MAY, RESOURCE_RECEPTION_PLACES, (10 + 2 * 21) / 31.0);
    assert_at(MEASURE_USED, MAY, RESOURCE_RECEPTION_PLACES,
              (hours - 9) / hours + (hours - 9 - waited) / hours);
    assert_at(MEASURE_QUEUE_MEAN, MAY, RESOURCE_RECEPTION_PLACES, waited / hours);
    assert_at(MEASURE_OFFERED, MAY, RESOURCE_RECEPTION_PLACES, 2 * (hours - 9) / hours);
    /* from Monday 9 to Wednesday 11 May there is one */
    assert_week(MEASURE_WEEK_CAPACITY, "2022-05-09", RESOURCE_RECEPTION_PLACES, (2 + 2 * 5) / 7.0);
    assert_week(MEASURE_WEEK_USED, "2022-05-09", RESOURCE_RECEPTION_PLACES, (2 + 2 * 5) / 7.0);
    assert_week(MEASURE_WEEK_OFFERED, "2022-05-09", RESOURCE_RECEPTION_PLACES, 2);
    cr_expect_eq(week_queue_end("2022-05-02", RESOURCE_RECEPTION_PLACES), 1);
    cr_expect_eq(week_queue_end("2022-05-09", RESOURCE_RECEPTION_PLACES), 0);
}

Test(accounts, scale_places_to_whole_ones)
{
    hand.params.run.scale = 0.01;
    hand.params.course.places[ROUTE_Z].steps[0].value = 1260; /* 12.6 */
    hand_start(&hand);
    hand_until(&hand, "2022-02-01");
    assert_at(MEASURE_CAPACITY, JANUARY, RESOURCE_COURSE_PLACES + ROUTE_Z, 13);
    assert_at(MEASURE_CAPACITY, JANUARY, RESOURCE_COURSE_PLACES + ROUTE_B1, 1);
}

/* ---- homes ---- */

Test(accounts, count_homes_found_asked_for_and_given)
{
    /* 5000 on 123 working days, of which 21 in January and 20 in February */
    int64_t found = 5000 * 41 / 123 - 5000 * 21 / 123;

    hand_start(&hand);
    hand_until(&hand, "2022-02-01");
    for (uint32_t i = 0; i < 3; i++)
        inflow_arrive(&hand.chain, hand_person(&hand, GROUP_ASIEL, i));
    hand_until(&hand, "2022-03-01");
    assert_at(MEASURE_CAPACITY, FEBRUARY, RESOURCE_HOMES, (double)found);
    assert_at(MEASURE_OFFERED, FEBRUARY, RESOURCE_HOMES, 3);
    assert_at(MEASURE_USED, FEBRUARY, RESOURCE_HOMES, 3);
    assert_at(MEASURE_USED, JANUARY, RESOURCE_HOMES, 0);
}

/* ---- seats ---- */

/* Signed up on 10 March for the 24th: asked for in March, as are seats on March's days. */
Test(accounts, count_seats_on_the_days_of_the_month)
{
    uint32_t job;

    hand_level(&hand, &hand.params.exams.b1_sittings_per_year, 0);
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    for (int i = 0; i < 12; i++) { /* ten on the 24th, two on the 25th */
        job = job_new(&hand.chain, NOBODY, JOB_EXAM);
        hand.chain.jobs[job].exam = EXAM_KNM;
        hand.chain.jobs[job].month = 2;
        exam_sign_up(&hand.chain, job);
    }
    hand_until(&hand, "2022-03-29");
    job = job_new(&hand.chain, NOBODY, JOB_EXAM);
    hand.chain.jobs[job].exam = EXAM_KNM;
    hand.chain.jobs[job].month = 2;
    exam_sign_up(&hand.chain, job);
    hand_until(&hand, "2022-05-01");
    assert_at(MEASURE_CAPACITY, MARCH, RESOURCE_EXAM_PLACES + EXAM_KNM, 230);
    assert_at(MEASURE_OFFERED, MARCH, RESOURCE_EXAM_PLACES + EXAM_KNM, 13);
    assert_at(MEASURE_USED, MARCH, RESOURCE_EXAM_PLACES + EXAM_KNM, 12);
    cr_expect_eq(queue_end(MARCH, RESOURCE_EXAM_PLACES + EXAM_KNM), 1);
    assert_at(MEASURE_QUEUE_MEAN, MARCH, RESOURCE_EXAM_PLACES + EXAM_KNM,
              (10 * 14 + 2 * 15 + 2.625) / 31);
    assert_at(MEASURE_USED, APRIL, RESOURCE_EXAM_PLACES + EXAM_KNM, 1);
    assert_at(MEASURE_OFFERED, APRIL, RESOURCE_EXAM_PLACES + EXAM_KNM, 0);
    assert_week(MEASURE_WEEK_CAPACITY, "2022-03-24", RESOURCE_EXAM_PLACES + EXAM_KNM, 50);
    assert_week(MEASURE_WEEK_USED, "2022-03-24", RESOURCE_EXAM_PLACES + EXAM_KNM, 12);
    assert_week(MEASURE_WEEK_OFFERED, "2022-03-24", RESOURCE_EXAM_PLACES + EXAM_KNM, 0);
    assert_week(MEASURE_WEEK_OFFERED, "2022-03-10", RESOURCE_EXAM_PLACES + EXAM_KNM, 12);
    cr_expect_eq(week_queue_end("2022-03-14", RESOURCE_EXAM_PLACES + EXAM_KNM), 12);
}

/* A place that nobody came to was taken, and not used. */
Test(accounts, do_not_count_a_place_as_used_to_which_nobody_came)
{
    uint32_t job;

    hand.params.exams.no_show = 1.0;
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    job = job_new(&hand.chain, NOBODY, JOB_EXAM);
    hand.chain.jobs[job].exam = EXAM_KNM;
    hand.chain.jobs[job].month = 2;
    exam_sign_up(&hand.chain, job);
    hand_until(&hand, "2022-04-01");
    assert_at(MEASURE_OFFERED, MARCH, RESOURCE_EXAM_PLACES + EXAM_KNM, 1);
    assert_at(MEASURE_USED, MARCH, RESOURCE_EXAM_PLACES + EXAM_KNM, 0);
    cr_expect_eq(measures_int32(&hand.measures,
                                MEASURE_PLACES_BOOKED)[MARCH * EXAMS + EXAM_KNM],
                 1);
}

/* Of a day that has fewer places than were taken on it, as many count as were taken. */
Test(accounts, count_at_least_the_places_that_were_taken)
{
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    for (int i = 0; i < 7; i++)
        booking_take(&hand.chain.bookings[EXAM_KNM], hand_day("2022-03-24"));
    booking_set_capacity(&hand.chain.bookings[EXAM_KNM], hand_day("2022-03-24"), 0, 3);
    hand_until(&hand, "2022-04-01");
    assert_week(MEASURE_WEEK_CAPACITY, "2022-03-24", RESOURCE_EXAM_PLACES + EXAM_KNM, 47);
}

/* ---- Little's law ---- */

Test(accounts, know_littles_law_at_every_desk)
{
    hand_spec(&hand.params.intake.minutes, 3 * 8 * 60);
    hand_start(&hand);
    hand_until(&hand, "2022-05-10");
    for (uint32_t i = 0; i < 20; i++)
        asks_for_intake(i);
    hand_finish(&hand); /* verifies it, and all books */
    cr_expect_eq(hand_waits(&hand, MEASURE_WAIT_N, INTERVAL_NOTICE_TO_PIP), 20);
}
