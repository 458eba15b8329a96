/* SPDX-License-Identifier: GPL-3.0-or-later */

/* News of places, on the office's day: what is cancelled, and who is booked again. */

#include "tests/signup_by_hand.h"

TestSuite(office, .init = signup_setup, .fini = signup_teardown);

static void
set_moved(const char *date, const char *announced, enum exam exam)
{
    struct moved_day *it = &hand.params.exams.moved[hand.params.exams.n_moved++];

    it->date = hand_day(date);
    it->announced = hand_day(announced);
    it->exam = exam;
}

/* A cut keeps bookings; the days are just full. */
Test(office, keeps_bookings_when_places_are_cut)
{
    struct timeline places;
    struct timeline_change cut = {.from = hand_day("2022-03-24"), .until = hand_day("2022-03-29"),
                                  .action = TIMELINE_SET, .value = 0,
                                  .announced = hand_day("2022-03-11")};
    uint32_t before, after;

    cr_assert_eq(timeline_init(&places, 12, &hand.error), 0); /* two a day */
    cr_assert_eq(timeline_change(&places, &cut, &hand.error), 0);
    hand.params.exams.a2_places_per_day = places;
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    before = signup_outsider(EXAM_KNM);
    signup_expect(before, "2022-03-24");
    hand_until(&hand, "2022-03-11");
    hand.params.exams.lead_days = 13;
    after = signup_outsider(EXAM_KNM);
    signup_expect(before, "2022-03-24");
    signup_expect(after, "2022-03-29");
    hand_finish(&hand);
    cr_expect_eq(signup_sum(MEASURE_BOOKINGS_CANCELLED, EXAM_KNM), 0);
    cr_expect_eq(signup_sum(MEASURE_EXAM_BACKGROUND, EXAM_KNM), 2);
    cr_expect_eq(measures_double(&hand.measures, MEASURE_CAPACITY)
                     [2 * RESOURCES + RESOURCE_EXAM_PLACES + EXAM_KNM],
                 2 * 20 + 1, "March has 23 working days; of three, the place that was sat");
    timeline_free(&places);
}

/* By exam day, then by sign-up; from the first free place two weeks on; the wait goes on. */
Test(office, books_again_in_order_who_was_cancelled)
{
    uint32_t early[2], late[2], who, person;

    hand.params.exams.a2_places_per_day.steps[0].value = 12;
    signup_closure("2022-03-24", "2022-03-26", "2022-03-14", EXAM_SITES_ALL);
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    early[0] = signup_outsider(EXAM_KNM); /* two on the 24th */
    who = signup_candidate(NULL, 0);
    person = signup_by(who, EXAM_KNM);
    late[0] = signup_outsider(EXAM_KNM); /* two on the 25th */
    hand_until(&hand, "2022-03-11");
    late[1] = signup_outsider(EXAM_KNM);
    early[1] = signup_outsider(EXAM_KNM);
    signup_expect(late[1], "2022-03-25");
    signup_expect(early[1], "2022-03-28"); /* stays */
    hand_until(&hand, "2022-03-14");
    signup_expect(early[0], "2022-03-28");
    signup_expect(early[1], "2022-03-28");
    signup_expect(person, "2022-03-29");
    signup_expect(late[0], "2022-03-29");
    signup_expect(late[1], "2022-03-30");
    cr_expect_eq(signup_sum(MEASURE_BOOKINGS_CANCELLED, EXAM_KNM), 4);
    cr_expect_eq(hand_rules(&hand, RULE_EXAM_CANCELLED), 1, "of the simulated people");
    cr_expect_eq(booking_taken(&hand.chain.bookings[EXAM_KNM], hand_day("2022-03-24")), 0);
    hand_until(&hand, "2022-03-31");
    cr_expect_eq(hand_waits(&hand, MEASURE_WAIT_SUM, (enum interval)(INTERVAL_SIGNUP + EXAM_KNM)),
                 19, "from 10 to 29 March");
}

/* One site closes: the other's bookings stay. */
Test(office, cancels_at_the_site_that_closes)
{
    uint32_t at[2];

    hand.params.exams.n_sites = 2;
    hand.params.exams.sites[0].share = hand.params.exams.sites[1].share = 0.5;
    hand.params.exams.a2_places_per_day.steps[0].value = 12;
    signup_closure("2022-03-24", "2022-03-25", "2022-03-14", 1);
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    at[0] = signup_outsider(EXAM_KNM);
    at[1] = signup_outsider(EXAM_KNM);
    cr_expect_eq(hand.chain.jobs[at[0]].site, 0);
    cr_expect_eq(hand.chain.jobs[at[1]].site, 1);
    hand_until(&hand, "2022-03-14");
    signup_expect(at[0], "2022-03-24");
    signup_expect(at[1], "2022-03-28");
}

/* A day that stays a sitting, but in smaller rooms: the last who signed up must go. */
Test(office, cancels_the_latest_sign_ups_where_some_may_stay)
{
    struct timeline places;
    day_number sitting = hand_day("2022-04-01");
    uint32_t jobs[3];
    struct timeline_change cut = {.until = TIMELINE_ALWAYS, .action = TIMELINE_SET, .value = 1,
                                  .announced = hand_day("2022-03-14")};

    hand_level(&hand, &hand.params.exams.b1_sittings_per_year, 8);
    hand_start(&hand);
    while (sittings_programme1(&hand.model->sittings, sitting) != EXAM_LEZEN_B1)
        sitting++;
    hand_stop(&hand);
    cut.from = sitting;
    cr_assert_eq(timeline_init(&places, 3, &hand.error), 0);
    cr_assert_eq(timeline_change(&places, &cut, &hand.error), 0);
    hand.params.exams.b1_places_per_day = places;
    set_moved("2022-04-01", "2022-03-14", EXAM_LEZEN_B1);
    hand.params.exams.moved[0].date = sitting;
    hand.params.exams.lead_days = sitting - hand_day("2022-03-14");
    memset(&hand.chain, 0, sizeof hand.chain);
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    for (int i = 0; i < 3; i++)
        jobs[i] = signup_outsider(EXAM_LEZEN_B1);
    cr_expect_eq(hand.chain.jobs[jobs[2]].day, sitting);
    hand_until(&hand, "2022-03-14");
    cr_expect_eq(hand.chain.jobs[jobs[0]].day, sitting);
    cr_expect_gt(hand.chain.jobs[jobs[1]].day, sitting);
    cr_expect_gt(hand.chain.jobs[jobs[2]].day, hand.chain.jobs[jobs[1]].day);
    cr_expect_eq(hand.chain.jobs[jobs[1]].in_year, 1, "one sitting a year counts once");
    timeline_free(&places);
}

/* As in June 2024: four days to B1, whose candidates stand in line for them. */
Test(office, moves_days_from_a2_to_b1)
{
    const char *days[] = {"2024-06-04", "2024-06-06", "2024-06-11", "2024-06-13"};
    uint32_t a2[4], b1;

    for (int i = 0; i < 4; i++)
        set_moved(days[i], "2024-05-13", (enum exam)(EXAM_LEZEN_B1 + i));
    hand_start(&hand);
    hand_until(&hand, "2024-05-10");
    b1 = signup_outsider(EXAM_SPREKEN_B1);
    cr_expect(signup_in_line(b1));
    for (int i = 0; i < 4; i++) {
        hand.params.exams.lead_days = hand_day(days[i]) - hand_day("2024-05-10");
        a2[i] = signup_outsider(EXAM_KNM);
        signup_expect(a2[i], days[i]);
    }
    hand.params.exams.lead_days = 14;
    hand_until(&hand, "2024-05-13");
    signup_expect(b1, "2024-06-13");
    for (int i = 0; i < 4; i++)
        cr_expect_eq(booking_taken(&hand.chain.bookings[EXAM_KNM], hand_day(days[i])), 0);
    signup_expect(a2[0], "2024-05-27");
    signup_expect(a2[3], "2024-05-30");
    hand_finish(&hand);
    cr_expect_eq(signup_sum(MEASURE_EXAM_BACKGROUND, EXAM_KNM), 4);
    cr_expect_eq(signup_sum(MEASURE_EXAM_BACKGROUND, EXAM_SPREKEN_B1), 1);
}

/* All sites close for a month, open again, and close once more: everybody sits. */
Test(office, loses_no_booking_when_sites_close_and_open)
{
    for (int closed = 0; closed < 2; closed++) {
        memset(&hand.chain, 0, sizeof hand.chain);
        hand.params.exams.n_closed = 0;
        hand.params.exams.opens_a2 = 40;
        if (closed) {
            signup_closure("2022-04-01", "2022-05-01", "2022-03-15", EXAM_SITES_ALL);
            signup_closure("2022-05-09", "2022-05-16", "2022-05-09", EXAM_SITES_ALL);
        }
        hand.params.exams.change = 0.3;
        hand_start(&hand);
        hand_until(&hand, "2022-03-10");
        for (int i = 0; i < 30; i++) {
            signup_outsider(EXAM_KNM);
            signup_outsider(EXAM_LEZEN_A2);
        }
        hand_finish(&hand);
        cr_expect_eq(signup_sum(MEASURE_EXAM_BACKGROUND, EXAM_KNM), 30);
        cr_expect_eq(signup_sum(MEASURE_EXAM_BACKGROUND, EXAM_LEZEN_A2), 30);
        cr_expect(closed == (signup_sum(MEASURE_BOOKINGS_CANCELLED, EXAM_KNM) > 0));
        cr_expect_eq(signup_sum(MEASURE_BOOKING_N, EXAM_KNM),
                     30 + signup_sum(MEASURE_BOOKINGS_CANCELLED, EXAM_KNM),
                     "each is a new booking; a change by the candidate is none");
        if (!closed)
            hand_stop(&hand);
    }
}
