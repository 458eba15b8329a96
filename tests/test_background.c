/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sittings by people outside the simulated ones. */

#include "tests/inflow_by_hand.h"

TestSuite(background, .init = setup, .fini = teardown);

Test(background, lets_the_background_sit_and_be_marked)
{
    hand.params.run.until = hand_day("2022-12-31");
    hand.params.background.exam[EXAM_ONA].others.steps[0].value = 100;
    hand.params.background.exam[EXAM_ONA].waiting_seat = 60;
    hand.params.background.waiting_result[EXAMINER_ONA] = 400;
    begin();
    assert_poisson((double)hand.chain.accounts.signed_up[EXAM_ONA].value, 60, "signed up");
    assert_poisson((double)hand.chain.desks[DESK_EXAMINERS + EXAMINER_ONA].queue.value, 400,
                   "to be marked");
    hand_finish(&hand);
    /* ten seats a day and a lead of two weeks: those of the last two weeks do not sit any more */
    assert_poisson((double)hand_total(&hand, MEASURE_EXAM_BACKGROUND), 60 + 12 * 100 - 47,
                   "sittings");
    cr_expect_eq(hand_total(&hand, MEASURE_EXAM_SAT), 0);
    cr_expect_eq(hand_total(&hand, MEASURE_WAIT_N), 0, "waits are people's");
}

/* What waits for a marker at the start was sat before the run: it is in the term of no month and no
 * week. Each exam of the run is in one. */
Test(background, has_no_term_of_exams_before_the_run)
{
    hand.params.run.until = hand_day("2022-12-31");
    hand.params.background.exam[EXAM_SCHRIJVEN_A2].others.steps[0].value = 100;
    hand.params.background.waiting_result[EXAMINER_SCHRIJVEN_A2] = 400;
    begin();
    cr_expect_gt(hand.chain.desks[DESK_EXAMINERS + EXAMINER_SCHRIJVEN_A2].queue.value, 300);
    hand_finish(&hand);
    cr_expect_gt(hand_total(&hand, MEASURE_EXAM_BACKGROUND), 900);
    cr_expect_eq(hand_total(&hand, MEASURE_GRADING_N) + hand_total(&hand, MEASURE_GRADING_OPEN),
                 hand_total(&hand, MEASURE_EXAM_BACKGROUND));
    cr_expect_eq(hand_total(&hand, MEASURE_WEEK_GRADING_N) +
                     hand_total(&hand, MEASURE_WEEK_GRADING_OPEN),
                 hand_total(&hand, MEASURE_EXAM_BACKGROUND));
}
