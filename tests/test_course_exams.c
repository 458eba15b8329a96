/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Exams beside the lessons, where the end of the term is near. */

#include "tests/course_by_hand.h"

TestSuite(course, .init = course_setup, .fini = course_teardown);

static int
exam_jobs(uint32_t who)
{
    int n = 0;

    for (uint32_t job = person(who)->jobs; job != NOBODY; job = hand.chain.jobs[job].next)
        n += hand.chain.jobs[job].kind == JOB_EXAM;
    return n;
}

/* A term from 11 March 2022 on of a year, whose end is near so many days before. */
static void
short_term(int64_t pressure_days)
{
    hand.params.term.months = 12;
    hand.params.exams.pressure_days = pressure_days;
}

/* From 1 December on, 100 days before the end of the term; the lessons go on to 26 January, and do
 * not begin the exams once more. */
Test(course, begins_the_exams_when_the_term_presses)
{
    uint32_t who;

    short_term(100);
    hand_start(&hand);
    who = course_begun(GROUP_GEZIN, 0);
    hand_until(&hand, "2022-04-02");
    cr_expect_eq(person(who)->step, STEP_REVIEW);
    hand_assert_date(course_moves_at(who), "2022-12-01");
    hand_until(&hand, "2022-12-02");
    cr_expect_eq(hand_rules(&hand, RULE_SAT_EARLY), 1);
    cr_expect_eq(person(who)->phase, STAGE_COURSE);
    cr_expect_eq(person(who)->step, STEP_COURSE);
    cr_expect_eq(hand.chain.traits[who].weekly_minutes, 420);
    cr_expect_eq(exam_jobs(who), 5);
    for (int exam = EXAM_LEZEN_B1; exam < EXAMS; exam++)
        cr_expect_eq(hand.chain.accounts.signed_up[exam].value, 1, "at once");
    hand_assert_date(course_moves_at(who), "2023-01-26");
    hand_until(&hand, "2022-12-16");
    cr_expect_eq(course_sat(EXAM_KNM), 1, "on the 15th");
    cr_expect_eq(person(who)->phase, STAGE_COURSE);
    hand_until(&hand, "2023-01-27");
    cr_expect(person(who)->phase == STAGE_EXAMS || person(who)->phase == STAGE_AWAITING_RESULT);
    cr_expect_eq(hand.chain.desks[DESK_COURSE + ROUTE_B1].taken, 0);
    hand_finish(&hand);
    cr_expect_eq(hand_total(&hand, MEASURE_EXAM_SAT), 5, "each once");
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_MET), 1);
    cr_expect_eq(hand_rules(&hand, RULE_SAT_EARLY), 1);
}

/* Signed up on 4 August, 220 days before the end of the term: all is passed long before the 1000
 * days of lessons are over, and that is the end. */
Test(course, ends_when_everything_is_passed_beside_it)
{
    uint32_t who;

    short_term(220);
    hand_lessons(&hand, 1000);
    hand_start(&hand);
    who = course_begun(GROUP_GEZIN, 0);
    hand_until(&hand, "2022-09-30");
    cr_expect_eq(person(who)->phase, STAGE_COURSE);
    cr_expect_eq(hand.chain.desks[DESK_COURSE + ROUTE_B1].taken, 1);
    hand_until(&hand, "2023-03-10");
    cr_expect_eq(person(who)->duty, STAMP_NEVER, "has gone");
    cr_expect_eq(hand.chain.desks[DESK_COURSE + ROUTE_B1].taken, 0);
    cr_expect_eq(hand.chain.agenda.nodes[slot_of_move(who)].at, STAMP_NEVER);
    hand_finish(&hand);
    cr_expect_eq(hand_total(&hand, MEASURE_EXAM_SAT), 5);
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_MET), 1);
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_OVER), 0);
}

/* 100 hours of MAP at one a week, from 100 days after the plan: to 18 May 2024. */
Test(course, leaves_pvt_and_map_when_everything_is_passed_beside_it)
{
    uint32_t who;

    short_term(220);
    hand_lessons(&hand, 1000);
    hand.params.participation.map_hours = 100;
    hand_start(&hand);
    who = course_begun(GROUP_GEZIN, 0);
    hand_until(&hand, "2023-03-10");
    cr_expect_eq(person(who)->phase, STAGE_EXAMS);
    cr_expect_eq(person(who)->step, STEP_PARTICIPATION);
    cr_expect_eq(hand.chain.traits[who].weekly_minutes, 0);
    cr_expect_eq(hand.chain.desks[DESK_COURSE + ROUTE_B1].taken, 0);
    hand_assert_date(course_moves_at(who), "2024-05-18");
    hand_finish(&hand);
    cr_expect_eq(hand.chain.people_live, 0);
}

/* Of sixteen who lack lezen alone and never pass it, those are through whom an exemption in part
 * frees from it; the others go on. */
Test(course, ends_when_an_exemption_takes_the_last_exam_away)
{
    uint32_t people[16];
    int through = 0;

    short_term(360);
    hand_lessons(&hand, 1000);
    hand.params.exams.pass[EXAM_LEZEN_B1].steps[0].value = 0.0;
    hand.params.medical.in_course[GROUP_GEZIN] = 1.0;
    hand.params.medical.partial = 1.0;
    hand_start(&hand);
    for (uint32_t i = 0; i < 16; i++) {
        people[i] = course_begun(GROUP_GEZIN, i);
        hand.chain.people[people[i]].passed = MASK_ALL & ~(1 << COMPONENT_LEZEN);
    }
    hand_until(&hand, "2022-06-30"); /* applied for on 9 May */
    for (uint32_t i = 0; i < 16; i++) {
        bool gone = person(people[i])->duty == STAMP_NEVER;
        cr_expect(gone || !(person(people[i])->waived & 1 << COMPONENT_LEZEN));
        cr_expect(gone || person(people[i])->phase == STAGE_COURSE);
        through += gone;
    }
    cr_expect(through > 0 && through < 16, "%d", through);
    cr_expect_eq(hand.chain.desks[DESK_COURSE + ROUTE_B1].taken, 16 - through);
}

/* Lessons that begin when the end is near already. */
Test(course, begins_the_exams_with_the_lessons_where_it_is_late)
{
    uint32_t who;

    short_term(360);
    hand_start(&hand);
    who = course_begun(GROUP_GEZIN, 0);
    hand_until(&hand, "2022-04-02");
    cr_expect_eq(hand_rules(&hand, RULE_SAT_EARLY), 1);
    cr_expect_eq(exam_jobs(who), 5);
    cr_expect_eq(person(who)->step, STEP_COURSE);
}

/* The exams are over that with which the term of other routes has nothing to do. */
Test(course, begins_no_exams_beside_other_routes)
{
    uint32_t z, onderwijs;

    short_term(100);
    hand_lessons(&hand, 1000);
    hand.params.pip.lbt_feasible[GROUP_OVERIG] = 0.0;
    hand.params.pip.onderwijs[GROUP_GEZIN] = 1.0;
    hand_start(&hand);
    z = course_begun(GROUP_OVERIG, 0);
    onderwijs = hand_planned(&hand, GROUP_GEZIN, 1);
    hand_until(&hand, "2023-03-10");
    cr_expect_eq(person(z)->route, ROUTE_Z);
    cr_expect_eq(person(onderwijs)->route, ROUTE_ONDERWIJS);
    cr_expect_eq(exam_jobs(z) + exam_jobs(onderwijs), 0);
    cr_expect_eq(hand_rules(&hand, RULE_SAT_EARLY), 0);
}

/* Exams from 15 June on, Z from 10 July: who goes to Z sits no more, and nobody has a place for
 * nothing. */
Test(course, gives_the_exams_up_with_the_route)
{
    uint32_t who;

    hand.params.exams.pressure_days = 1000;
    hand.params.course.review_hours = 100;
    hand.params.course.switch_to_z = 1.0;
    hand_start(&hand);
    who = course_begun(GROUP_GEZIN, 0);
    hand_until(&hand, "2022-06-16");
    cr_expect_eq(exam_jobs(who), 5);
    cr_expect_eq(person(who)->step, STEP_REVIEW, "another one");
    hand_until(&hand, "2022-07-11");
    cr_expect_eq(person(who)->route, ROUTE_Z);
    cr_expect_eq(exam_jobs(who), 0);
    cr_expect_eq(person(who)->to_sit, 0);
    for (int exam = 0; exam < EXAMS; exam++)
        cr_expect_eq(hand.chain.accounts.signed_up[exam].value, 0, "%s", exam_labels[exam]);
    hand_finish(&hand);
    cr_expect_eq(course_sat(EXAM_LEZEN_A2) + course_sat(EXAM_SPREKEN_B1), 0);
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_MET), 1);
}

/* B1 signed up for on 28 October 2023, in vain; from the review of 22 November on it is A2. */
Test(course, scales_down_what_is_sat_beside_it)
{
    uint32_t who;

    course_slow();
    hand.params.exams.pressure_days = 500;
    for (int exam = EXAM_LEZEN_B1; exam < EXAMS; exam++)
        hand.params.exams.pass[exam].steps[0].value = 0.0;
    hand_start(&hand);
    who = course_begun(GROUP_GEZIN, 0);
    hand_until(&hand, "2023-10-29");
    hand_assert_date(course_moves_at(who), "2023-11-22");
    hand_until(&hand, "2023-11-23");
    cr_expect_eq(person(who)->level_a2, MASK_LANGUAGE);
    hand_finish(&hand);
    cr_expect_eq(hand_rules(&hand, RULE_DOWNSCALED), 4);
    for (int exam = 0; exam < EXAMS; exam++)
        cr_expect_eq(course_sat((enum exam)exam), exam != EXAM_ONA, "%s", exam_labels[exam]);
}

/* What is passed at B1 is not scaled down. */
Test(course, scales_down_only_what_is_still_lacking)
{
    uint32_t who;

    course_slow();
    hand_start(&hand);
    who = course_begun(GROUP_GEZIN, 0);
    hand_until(&hand, "2023-11-21");
    hand.chain.people[who].passed = 1 << COMPONENT_LEZEN;
    hand_until(&hand, "2023-11-23");
    cr_expect_eq(person(who)->level_a2, MASK_LANGUAGE & ~(1 << COMPONENT_LEZEN));
    hand_assert_date(course_moves_at(who), "2024-03-03"); /* A2 is enough for the rest */
    cr_expect_eq(hand_rules(&hand, RULE_DOWNSCALED), 3);
    person_end(&hand.chain, who, STAGE_LAPSED);
}

enum { TO_SIT = 5 }; /* KNM and the language at B1; ONA is of the law of 2013 */

/* When somebody of some ability sits each component for the first time, where so many days before
 * the end of the term nobody waits any longer. */
static void
first_sittings(uint32_t index, int64_t pressure_days, ticks at[TO_SIT])
{
    const enum exam exams[TO_SIT] = {EXAM_LEZEN_B1, EXAM_LUISTEREN_B1, EXAM_SCHRIJVEN_B1,
                                     EXAM_SPREKEN_B1, EXAM_KNM};
    uint32_t who, slot;

    memset(&hand, 0, sizeof hand);
    hand_init(&hand);
    hand_lessons(&hand, 900);
    hand.params.learning.hours_to_b1 = 500;
    hand.params.learning.ability = 1.5;
    hand.params.learning.talent_spread = 0.5;
    hand.params.learning.pass_slope = hand.params.learning.pass_slope_a2 = 3;
    hand.params.course.self_study = 1;
    hand.params.exams.ready = 0;
    hand.params.exams.waits_most = 120;
    hand.params.exams.pressure_days = pressure_days;
    hand.params.exams.preparation = (struct draw_spec){
        .form = DRAW_UNIFORM, .a = 5, .b = 100, .low = -INFINITY, .high = INFINITY};
    hand_start(&hand);
    who = course_begun(GROUP_GEZIN, index);
    hand.chain.traits[who].ability = (int16_t)(500 * (int)index - 1500);
    for (int c = 0; c < TO_SIT; c++)
        at[c] = hand.chain.agenda.end;
    for (int c = 0; c < TALENTS; c++)
        hand.chain.traits[who].talent[c] = (int8_t)(16 * c - 32);
    while ((slot = agenda_next(&hand.chain.agenda)) != AGENDA_NONE) {
        chain_event(&hand.chain, slot);
        for (int c = 0; c < TO_SIT; c++)
            if (at[c] == hand.chain.agenda.end && course_sat(exams[c]) > 0)
                at[c] = chain_now(&hand.chain);
    }
    hand_stop(&hand);
}

/* The same luck in all worlds: who may wait less never sits later. */
Test(course, never_sits_later_where_the_term_presses_sooner)
{
    const int64_t pressure[] = {0, 30, 90, 180, 365, 540, 900, 1095};
    ticks before[TO_SIT], now[TO_SIT];
    int sooner = 0;

    for (uint32_t index = 0; index < 7; index++)
        for (size_t i = 0; i < sizeof pressure / sizeof *pressure; i++) {
            first_sittings(index, pressure[i], now);
            for (int c = 0; c < TO_SIT && i > 0; c++) {
                cr_expect_leq(now[c], before[c], "person %u, component %d, %d days", index, c,
                              (int)pressure[i]);
                sooner += now[c] < before[c];
            }
            memcpy(before, now, sizeof before);
        }
    cr_expect_gt(sooner, 35, "%d", sooner);
    hand_init(&hand); /* for the end of the suite */
    hand_start(&hand);
}
