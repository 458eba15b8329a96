/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who goes before others for a place: reserved places, and the lanes of the line. */

#include "tests/signup_by_hand.h"

TestSuite(signup, .init = signup_setup, .fini = signup_teardown);

Test(signup, keeps_places_for_those_whose_term_ends_soon)
{
    uint32_t pressed, later;

    hand.params.exams.a2_places_per_day.steps[0].value = 12; /* two a day, one of them reserved */
    hand.params.exams.reserved.steps[0].value = 0.5;
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    pressed = signup_candidate("2022-09-08", 0); /* 182 days on */
    later = signup_candidate("2022-09-10", 1);
    signup_expect(signup_outsider(EXAM_KNM),
                  "2022-03-24"); /* 14 days before, all places are for all */
    signup_expect(signup_outsider(EXAM_KNM), "2022-03-24");
    signup_expect(signup_outsider(EXAM_KNM), "2022-03-25");
    signup_expect(signup_by(later, EXAM_KNM), "2022-03-28");
    cr_expect_eq(hand_rules(&hand, RULE_PRIORITY), 0);
    signup_expect(signup_by(pressed, EXAM_KNM), "2022-03-25");
    cr_expect_eq(hand_rules(&hand, RULE_PRIORITY), 1);
    signup_expect(signup_by(pressed, EXAM_LEZEN_A2), "2022-03-24");
    cr_expect_eq(hand_rules(&hand, RULE_PRIORITY), 1, "one that others could have had");
}

/* What is left two weeks before is for all. */
Test(signup, gives_up_reserved_places)
{
    uint32_t job;

    hand.params.exams.reserved.steps[0].value = 1.0;
    hand.params.exams.reserved_until = 18;
    hand.params.exams.opens_a2 = 30;
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    signup_expect(signup_outsider(EXAM_KNM), "2022-03-24");
    signup_expect(signup_outsider(EXAM_KNM), "2022-03-25");
    signup_expect(signup_outsider(EXAM_KNM), "2022-03-28");
    job = signup_outsider(EXAM_KNM);
    cr_expect(signup_in_line(job), "29 March is for others for a day");
    hand_until(&hand, "2022-03-11");
    signup_expect(job, "2022-03-29");
}

/* Of those in the line, too: first who was cancelled, then, while the policy is in force, who is
 * pressed, then the others. */
Test(signup, serves_the_line_by_lane)
{
    uint32_t cancelled, other, pressed;

    hand.params.exams.opens_a2 = 20;
    hand.params.exams.reserved.steps[0].value = 0.01; /* of one place a day: none */
    signup_closure("2022-03-21", "2022-04-11", "2022-03-11", EXAM_SITES_ALL);
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    cancelled = signup_outsider(EXAM_KNM); /* 24 March */
    hand_until(&hand, "2022-03-12");
    cr_expect(signup_in_line(cancelled));
    other = signup_outsider(EXAM_KNM);
    pressed = signup_by(signup_candidate("2022-06-01", 0), EXAM_KNM);
    hand_until(&hand, "2022-03-13");
    job_end(&hand.chain, cancelled); /* else he would be the first */
    hand_until(&hand, "2022-03-22"); /* 11 April opened today */
    signup_expect(pressed, "2022-04-11");
    cr_expect(signup_in_line(other));
    hand_until(&hand, "2022-03-23");
    signup_expect(other, "2022-04-12");
}

Test(signup, serves_the_pressed_with_the_others_where_no_place_is_reserved)
{
    uint32_t other, pressed;

    hand.params.exams.opens_a2 = 20;
    signup_closure("2022-03-21", "2022-04-11", "2022-03-11", EXAM_SITES_ALL);
    hand_start(&hand);
    hand_until(&hand, "2022-03-12");
    other = signup_outsider(EXAM_KNM);
    pressed = signup_by(signup_candidate("2022-06-01", 0), EXAM_KNM);
    hand_until(&hand, "2022-03-22");
    signup_expect(other, "2022-04-11");
    cr_expect(signup_in_line(pressed));
}

Test(signup, serves_those_first_whom_the_office_cancelled)
{
    uint32_t cancelled, pressed;

    hand.params.exams.opens_a2 = 20;
    signup_closure("2022-03-21", "2022-04-11", "2022-03-11", EXAM_SITES_ALL);
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    for (int i = 0; i < 5; i++)
        cancelled = signup_outsider(EXAM_KNM); /* 24 to 30 March */
    pressed = signup_by(signup_candidate("2022-06-01", 0), EXAM_KNM);
    cr_expect(signup_in_line(pressed));
    hand_until(&hand, "2022-03-26"); /* 11 to 15 April are open: four working days */
    cr_expect(signup_in_line(cancelled));
    hand_until(&hand, "2022-03-30"); /* 18 is a holiday: 19 */
    signup_expect(cancelled, "2022-04-19");
    cr_expect(signup_in_line(pressed));
    hand_until(&hand, "2022-03-31");
    signup_expect(pressed, "2022-04-20");
}

/* Two are cancelled on the 11th: for one of them a day opens, and the other has that of the 12th,
 * before the third, whose day is closed only then. */
Test(signup, serves_those_first_whom_the_office_cancelled_first)
{
    uint32_t jobs[5];

    hand.params.exams.opens_a2 = 20;
    signup_closure("2022-03-24", "2022-03-26", "2022-03-11", EXAM_SITES_ALL);
    signup_closure("2022-03-28", "2022-03-29", "2022-03-12", EXAM_SITES_ALL);
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    for (int i = 0; i < 5; i++)
        jobs[i] = signup_outsider(EXAM_KNM); /* 24 to 30 March */
    signup_expect(jobs[2], "2022-03-28");
    hand_until(&hand, "2022-03-13");
    signup_expect(jobs[0], "2022-03-31");
    signup_expect(jobs[1], "2022-04-01");
    cr_expect(signup_in_line(jobs[2]));
}
