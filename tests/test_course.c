/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lessons and what follows them by route. */

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

TestSuite(course, .init = setup, .fini = teardown);

static const struct person *
person(uint32_t who)
{
    return &hand.chain.people[who];
}

static void
onderwijs_for_all(void)
{
    for (int g = 0; g < GROUPS; g++)
        hand.params.pip.onderwijs[g] = 1.0;
}

/* The moment of the next step of the own way. */
static ticks
moves_at(uint32_t who)
{
    return hand.chain.agenda.nodes[slot_of_move(who)].at;
}

static int64_t
sat(enum exam exam)
{
    int64_t sum = 0;

    for (size_t t = 0; t < hand.measures.shape->extent[DIMENSION_TIME]; t++)
        for (size_t g = 0; g < GROUPS; g++)
            sum += measures_int32(&hand.measures,
                                  MEASURE_EXAM_SAT)[(t * EXAMS + exam) * GROUPS + g];
    return sum;
}

/* Everybody's plan is Z. */
static void
z_for_all(void)
{
    for (int g = 0; g < GROUPS; g++)
        hand.params.pip.lbt_feasible[g] = 0.0;
}

/* A plan of 10 March 2022, lessons from 1 April on; one hour a day. */
static uint32_t
in_lessons(enum group group, uint32_t index)
{
    uint32_t who;

    hand_until(&hand, "2022-03-10");
    who = hand_planned(&hand, group, index);
    return who;
}

/* ---- the B1-route's lessons ---- */

/* B1 after 200 hours of the 300 that there may be at most. */
Test(course, ends_where_the_level_suffices)
{
    uint32_t who;

    hand.params.learning.hours_to_b1 = 200;
    hand_start(&hand);
    who = in_lessons(GROUP_GEZIN, 0);
    hand_until(&hand, "2022-04-02");
    hand_assert_date(moves_at(who), "2022-10-18");
    cr_expect_eq(person(who)->step, STEP_COURSE);
}

Test(course, ends_after_the_most_hours)
{
    uint32_t who;

    hand_start(&hand);
    who = in_lessons(GROUP_GEZIN, 0);
    hand_until(&hand, "2022-04-02");
    hand_assert_date(moves_at(who), "2023-01-26");
    hand_until(&hand, "2023-01-27");
    cr_expect_eq(hand.chain.traits[who].lesson_hours, 300);
    cr_expect_eq(hand.chain.traits[who].weekly_minutes, 0);
}

/* The quick are done before the slow. */
Test(course, is_shorter_for_the_able)
{
    uint32_t able, slow;

    hand.params.learning.hours_to_b1 = 200;
    hand.params.learning.ability = 1.25;
    hand_start(&hand);
    able = in_lessons(GROUP_GEZIN, 0);
    slow = hand_planned(&hand, GROUP_GEZIN, 1);
    hand.chain.traits[able].ability = 1000;
    hand.chain.traits[slow].ability = -1000;
    hand_until(&hand, "2022-04-02");
    hand_assert_date(moves_at(able), "2022-09-08"); /* 160 days */
    hand_assert_date(moves_at(slow), "2022-12-08"); /* 250.06 days: 819 of 1024 */
}

/* ---- 600 hours ---- */

/* At 900 hours the level would be 2.43: below B1 everywhere.  A2, which is enough from the review
 * on, comes after 702 hours.  KNM stays as it is (Wi21 art. 17(3)). */
static void
slow_learners(void)
{
    hand_lessons(&hand, 900);
    hand.params.learning.hours_to_b1 = 1200;
    hand.params.learning.pass_slope = hand.params.learning.pass_slope_a2 = 1.0;
    hand.params.course.downscaled = 1.0;
}

Test(course, scales_language_down_but_not_knm)
{
    uint32_t who;

    slow_learners();
    hand_start(&hand);
    who = in_lessons(GROUP_GEZIN, 0);
    hand_until(&hand, "2022-04-02");
    cr_expect_eq(person(who)->step, STEP_REVIEW);
    hand_assert_date(moves_at(who), "2023-11-22"); /* 600 days */
    hand_until(&hand, "2023-11-23");
    cr_expect_eq(person(who)->level_a2, MASK_LANGUAGE);
    hand_assert_date(moves_at(who), "2024-03-03"); /* 702 days */
    hand_finish(&hand);
    cr_expect_eq(hand_rules(&hand, RULE_DOWNSCALED), 4);
    for (int exam = 0; exam < EXAMS; exam++)
        cr_expect_eq(sat((enum exam)exam), exam < EXAM_ONA, "%s", exam_labels[exam]);
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_MET), 1);
}

/* Talent for speaking that is worth a level: 3.43 at 900 hours. */
Test(course, scales_only_down_what_would_stay_behind)
{
    uint32_t who;

    slow_learners();
    hand.params.learning.talent_spread = 1.0;
    hand_start(&hand);
    who = in_lessons(GROUP_GEZIN, 0);
    hand.chain.traits[who].talent[COMPONENT_SPREKEN] = LEARNING_TALENT;
    hand_until(&hand, "2023-11-23");
    cr_expect_eq(person(who)->level_a2, MASK_LANGUAGE & ~(1 << COMPONENT_SPREKEN));
    hand_assert_date(moves_at(who), "2024-09-17"); /* 900 days: speaking goes on to B1 */
}

/* Each component by its own luck: of seven people in eight some go to A2 and others do not. */
Test(course, scales_components_down_apart)
{
    int mixed = 0;

    slow_learners();
    hand.params.course.downscaled = 0.5;
    hand_start(&hand);
    for (uint32_t i = 0; i < HAND_PEOPLE; i++)
        in_lessons(GROUP_GEZIN, i);
    hand_until(&hand, "2023-11-23");
    for (uint32_t who = 0; who < HAND_PEOPLE; who++)
        mixed += person(who)->level_a2 != 0 && person(who)->level_a2 != MASK_LANGUAGE;
    cr_expect_gt(mixed, HAND_PEOPLE / 2, "%d", mixed);
}

/* Who gets there needs no review. */
Test(course, sits_b1_where_nothing_is_scaled_down)
{
    uint32_t who;

    slow_learners();
    hand.params.learning.hours_to_b1 = 800;
    hand_start(&hand);
    who = in_lessons(GROUP_GEZIN, 0);
    hand_until(&hand, "2022-04-02");
    cr_expect_eq(person(who)->step, STEP_COURSE);
    hand_finish(&hand);
    cr_expect_eq(hand_rules(&hand, RULE_DOWNSCALED), 0);
    for (int exam = 0; exam < EXAMS; exam++)
        cr_expect_eq(sat((enum exam)exam), exam == EXAM_KNM || exam >= EXAM_LEZEN_B1, "%s",
                     exam_labels[exam]);
}

/* Hours of a startklas count for the 600 (Bi21 art. 5.5(2)). */
Test(course, reviews_earlier_after_a_startklas)
{
    uint32_t who;

    slow_learners();
    hand_start(&hand);
    who = in_lessons(GROUP_GEZIN, 0);
    hand.chain.traits[who].credit_hours = 100;
    hand_until(&hand, "2022-04-02");
    cr_expect_eq(person(who)->step, STEP_REVIEW);
    hand_assert_date(moves_at(who), "2023-08-14"); /* 500 days */
}

/* ---- another route ---- */

/* Too slow for A2: after 100 hours to Z, whose next lessons begin on 1 August; 200 of its 300 hours
 * are left (Bi21 art. 5.4(4)). */
Test(course, moves_the_slow_to_z)
{
    uint32_t who;

    hand.params.course.review_hours = 100;
    hand.params.course.switch_to_z = 1.0;
    hand_start(&hand);
    who = in_lessons(GROUP_GEZIN, 0);
    hand_until(&hand, "2022-04-02");
    cr_expect_eq(person(who)->step, STEP_REVIEW);
    hand_until(&hand, "2022-07-11");
    cr_expect_eq(person(who)->route, ROUTE_Z);
    cr_expect_eq(person(who)->phase, STAGE_COURSE);
    cr_expect_eq(person(who)->step, STEP_COURSE_START);
    cr_expect_eq(hand.chain.desks[DESK_COURSE + ROUTE_B1].taken, 0);
    cr_expect_eq(hand.chain.desks[DESK_COURSE + ROUTE_Z].taken, 1);
    hand_until(&hand, "2022-08-02");
    cr_expect_eq(person(who)->step, STEP_COURSE);
    hand_assert_date(moves_at(who), "2023-02-17");
    hand_finish(&hand);
    cr_expect_eq(hand_rules(&hand, RULE_ROUTE_TO_Z), 1);
    cr_expect_eq(hand_waits(&hand, MEASURE_WAIT_N, INTERVAL_PIP_TO_COURSE), 1, "once");
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_MET), 1);
}

/* A2 after 702 hours is within the most hours, but not within 600. */
Test(course, moves_those_to_z_who_are_not_at_a2_after_600_hours)
{
    uint32_t who;

    slow_learners();
    hand.params.course.downscaled = 0.0;
    hand.params.course.review_hours = 100;
    hand.params.course.switch_to_z = 1.0;
    hand_start(&hand);
    who = in_lessons(GROUP_GEZIN, 0);
    hand_until(&hand, "2022-04-02");
    cr_expect_eq(person(who)->step, STEP_REVIEW);
    person_end(&hand.chain, who, STAGE_LAPSED);
    cr_expect_eq(hand.chain.desks[DESK_COURSE + ROUTE_B1].taken, 0, "gives it back");
}

Test(course, keeps_the_route_where_the_probability_is_none)
{
    uint32_t who;

    hand.params.course.review_hours = 100;
    hand_start(&hand);
    who = in_lessons(GROUP_GEZIN, 0);
    hand_until(&hand, "2022-04-02");
    cr_expect_eq(person(who)->step, STEP_COURSE, "no review without a change");
}

/* 18 months from 11 March 2022 end on 11 September 2023.  Lessons from 3 July 2023 on: the
 * day before is in time, that day is not. */
static enum step
step_of_late_lessons(double review_hours)
{
    uint32_t who;

    hand.params.course.review_hours = review_hours;
    hand.params.course.switch_to_z = 1.0;
    hand.params.course.places[ROUTE_B1].steps[0].value = 0;
    hand_step(&hand.params.course.places[ROUTE_B1], "2023-06-05", 10);
    hand_start(&hand);
    who = in_lessons(GROUP_GEZIN, 0);
    hand_until(&hand, "2023-07-04");
    return (enum step)person(who)->step;
}

Test(course, changes_the_route_within_eighteen_months)
{
    cr_expect_eq(step_of_late_lessons(69), STEP_REVIEW);
}

Test(course, changes_the_route_no_more_after_eighteen_months)
{
    cr_expect_eq(step_of_late_lessons(70), STEP_COURSE);
}

/* B1 after 250 of the 300 hours of Z.  The participation part falls away with it. */
Test(course, moves_the_fast_out_of_z)
{
    uint32_t who;

    z_for_all();
    hand.params.learning.hours_to_b1 = 250;
    hand.params.course.review_hours = 100;
    hand.params.course.switch_from_z = 1.0;
    hand.params.z.participation_hours = 2000;
    hand_start(&hand);
    who = in_lessons(GROUP_ASIEL, 0);
    hand_until(&hand, "2022-08-02");
    cr_expect_eq(person(who)->route, ROUTE_B1);
    hand_assert_date(moves_at(who), "2022-12-29"); /* 150 hours are left */
    hand_assert_date(person(who)->participation, "2022-06-18");
    hand_finish(&hand);
    cr_expect_eq(hand_rules(&hand, RULE_ROUTE_FROM_Z), 1);
    cr_expect_eq(sat(EXAM_LEZEN_B1), 1);
}

/* B1 within 600 hours, and below the limit of study finance (A-RU-7). */
Test(course, moves_the_young_and_fast_to_the_onderwijsroute)
{
    uint32_t young, older;

    hand_lessons(&hand, 900);
    hand.params.learning.hours_to_b1 = 500;
    hand.params.course.review_hours = 100;
    hand.params.course.switch_to_onderwijs = 1.0;
    hand_start(&hand);
    young = in_lessons(GROUP_GEZIN, 0);
    older = hand_planned(&hand, GROUP_GEZIN, 1);
    hand.chain.traits[young].age = 29;
    hand_until(&hand, "2022-08-02");
    cr_expect_eq(person(young)->route, ROUTE_ONDERWIJS);
    cr_expect_eq(person(older)->route, ROUTE_B1);
    hand_assert_date(moves_at(young), "2025-01-17"); /* 900 days */
    hand_finish(&hand);
    cr_expect_eq(hand_rules(&hand, RULE_ROUTE_TO_ONDERWIJS), 1);
}

/* One place of Z, taken up to 26 January 2023: who changes the route goes before who has waited
 * for a first place since March. */
Test(course, lets_those_who_change_go_first)
{
    uint32_t holds, waits, changes;

    hand.params.pip.lbt_feasible[GROUP_OVERIG] = 0.0;
    hand.params.course.places[ROUTE_Z].steps[0].value = 1;
    hand.params.course.review_hours = 100;
    hand.params.course.switch_to_z = 1.0;
    hand_start(&hand);
    holds = in_lessons(GROUP_OVERIG, 0);
    waits = hand_planned(&hand, GROUP_OVERIG, 1);
    changes = hand_planned(&hand, GROUP_GEZIN, 2);
    hand_until(&hand, "2022-08-02");
    cr_expect_eq(person(holds)->step, STEP_COURSE);
    cr_expect_eq(person(waits)->step, STEP_COURSE_QUEUE);
    cr_expect_eq(person(changes)->step, STEP_COURSE_QUEUE);
    cr_expect_eq(person(changes)->phase, STAGE_COURSE);
    hand_until(&hand, "2023-01-27");
    cr_expect_eq(person(waits)->step, STEP_COURSE_QUEUE);
    cr_expect_eq(person(changes)->step, STEP_COURSE_START);
    person_end(&hand.chain, waits, STAGE_LAPSED);
    hand_finish(&hand);
}

/* ---- exams beside the lessons ---- */

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
    who = in_lessons(GROUP_GEZIN, 0);
    hand_until(&hand, "2022-04-02");
    cr_expect_eq(person(who)->step, STEP_REVIEW);
    hand_assert_date(moves_at(who), "2022-12-01");
    hand_until(&hand, "2022-12-02");
    cr_expect_eq(hand_rules(&hand, RULE_SAT_EARLY), 1);
    cr_expect_eq(person(who)->phase, STAGE_COURSE);
    cr_expect_eq(person(who)->step, STEP_COURSE);
    cr_expect_eq(hand.chain.traits[who].weekly_minutes, 420);
    cr_expect_eq(exam_jobs(who), 5);
    for (int exam = EXAM_LEZEN_B1; exam < EXAMS; exam++)
        cr_expect_eq(hand.chain.accounts.signed_up[exam].value, 1, "at once");
    hand_assert_date(moves_at(who), "2023-01-26");
    hand_until(&hand, "2022-12-16");
    cr_expect_eq(sat(EXAM_KNM), 1, "on the 15th");
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
    who = in_lessons(GROUP_GEZIN, 0);
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
    who = in_lessons(GROUP_GEZIN, 0);
    hand_until(&hand, "2023-03-10");
    cr_expect_eq(person(who)->phase, STAGE_EXAMS);
    cr_expect_eq(person(who)->step, STEP_PARTICIPATION);
    cr_expect_eq(hand.chain.traits[who].weekly_minutes, 0);
    cr_expect_eq(hand.chain.desks[DESK_COURSE + ROUTE_B1].taken, 0);
    hand_assert_date(moves_at(who), "2024-05-18");
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
        people[i] = in_lessons(GROUP_GEZIN, i);
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
    who = in_lessons(GROUP_GEZIN, 0);
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
    z = in_lessons(GROUP_OVERIG, 0);
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
    who = in_lessons(GROUP_GEZIN, 0);
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
    cr_expect_eq(sat(EXAM_LEZEN_A2) + sat(EXAM_SPREKEN_B1), 0);
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_MET), 1);
}

/* B1 signed up for on 28 October 2023, in vain; from the review of 22 November on it is A2. */
Test(course, scales_down_what_is_sat_beside_it)
{
    uint32_t who;

    slow_learners();
    hand.params.exams.pressure_days = 500;
    for (int exam = EXAM_LEZEN_B1; exam < EXAMS; exam++)
        hand.params.exams.pass[exam].steps[0].value = 0.0;
    hand_start(&hand);
    who = in_lessons(GROUP_GEZIN, 0);
    hand_until(&hand, "2023-10-29");
    hand_assert_date(moves_at(who), "2023-11-22");
    hand_until(&hand, "2023-11-23");
    cr_expect_eq(person(who)->level_a2, MASK_LANGUAGE);
    hand_finish(&hand);
    cr_expect_eq(hand_rules(&hand, RULE_DOWNSCALED), 4);
    for (int exam = 0; exam < EXAMS; exam++)
        cr_expect_eq(sat((enum exam)exam), exam != EXAM_ONA, "%s", exam_labels[exam]);
}

/* What is passed at B1 is not scaled down. */
Test(course, scales_down_only_what_is_still_lacking)
{
    uint32_t who;

    slow_learners();
    hand_start(&hand);
    who = in_lessons(GROUP_GEZIN, 0);
    hand_until(&hand, "2023-11-21");
    hand.chain.people[who].passed = 1 << COMPONENT_LEZEN;
    hand_until(&hand, "2023-11-23");
    cr_expect_eq(person(who)->level_a2, MASK_LANGUAGE & ~(1 << COMPONENT_LEZEN));
    hand_assert_date(moves_at(who), "2024-03-03"); /* A2 is enough for the rest */
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
    who = in_lessons(GROUP_GEZIN, index);
    hand.chain.traits[who].ability = (int16_t)(500 * (int)index - 1500);
    for (int c = 0; c < TO_SIT; c++)
        at[c] = hand.chain.agenda.end;
    for (int c = 0; c < TALENTS; c++)
        hand.chain.traits[who].talent[c] = (int8_t)(16 * c - 32);
    while ((slot = agenda_next(&hand.chain.agenda)) != AGENDA_NONE) {
        chain_event(&hand.chain, slot);
        for (int c = 0; c < TO_SIT; c++)
            if (at[c] == hand.chain.agenda.end && sat(exams[c]) > 0)
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

/* ---- the onderwijsroute ---- */

/* Without the school's diploma the B1 exams are left (Bi21 art. 3.3), also where others are scaled
 * down: that is for the B1-route's lessons. */
Test(course, goes_on_to_the_b1_exams_without_the_schools_diploma)
{
    uint32_t who;

    onderwijs_for_all();
    hand.params.course.onderwijs_success = 0.0;
    hand.params.course.downscaled = 1.0;
    hand_start(&hand);
    who = in_lessons(GROUP_GEZIN, 0);
    hand_until(&hand, "2023-01-27");
    cr_expect_eq(person(who)->route, ROUTE_B1);
    cr_expect_eq(person(who)->phase, STAGE_EXAMS);
    cr_expect_eq(hand.chain.desks[DESK_COURSE + ROUTE_ONDERWIJS].taken, 0, "of its own route");
    cr_expect_eq(hand.chain.traits[who].lesson_hours, 300, "the hours count");
    hand_finish(&hand);
    cr_expect_eq(hand_rules(&hand, RULE_ROUTE_SWITCHED), 1);
    cr_expect_eq(hand_total(&hand, MEASURE_EXAM_SAT), 5);
    cr_expect_eq(sat(EXAM_SPREKEN_B1), 1);
}

/* Of average ability, three in four succeed; one sd more or less shifts the score by one: 95 % and
 * 37 %.  Five standard deviations of the binomial. */
static void
assert_success(int16_t ability, double expected)
{
    int n = 0;

    for (uint32_t i = 0; i < HAND_PEOPLE; i++) {
        uint32_t who = hand_planned(&hand, GROUP_GEZIN, i);
        hand.chain.traits[who].ability = ability;
    }
    hand_until(&hand, "2023-02-01");
    for (uint32_t who = 0; who < HAND_PEOPLE; who++)
        n += person(who)->passed == MASK_ALL;
    cr_expect_float_eq(n, HAND_PEOPLE * expected,
                       5.0 * sqrt(HAND_PEOPLE * expected * (1.0 - expected)), "%d", n);
}

static void
diplomas(void)
{
    onderwijs_for_all();
    hand.params.course.onderwijs_success = 0.75;
    hand.params.course.onderwijs_ability = 1.0;
    hand.params.participation.map_hours = 1e6; /* nobody is done before all are counted */
    hand.params.participation.pvt_hours = 1e6;
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
}

Test(course, ends_with_a_diploma_more_often_for_the_able)
{
    diplomas();
    assert_success(1000, 0.9529);
}

Test(course, ends_with_a_diploma_as_said_for_the_average)
{
    diplomas();
    assert_success(0, 0.75);
}

Test(course, ends_with_a_diploma_less_often_for_the_slow)
{
    diplomas();
    assert_success(-1000, 0.3724);
}

/* ---- the Z-route ---- */

/* The Z-route ends with an hour of a consultant's (Bi21 art. 3.14(2)c), who may be busy. */
Test(course, closes_the_z_route_with_an_interview)
{
    uint32_t who;

    z_for_all();
    hand_step(&hand.params.intake.consultants, "2022-05-01", 0);
    hand_start(&hand);
    who = in_lessons(GROUP_ASIEL, 0);
    hand_until(&hand, "2023-06-01"); /* lessons were over on 26 January */
    cr_expect_eq(person(who)->phase, STAGE_EXAMS);
    cr_expect_eq(person(who)->step, STEP_CLOSING_QUEUE);
    cr_expect_eq(hand.chain.desks[DESK_CONSULTANTS].queue.value, 1);
    person_end(&hand.chain, who, STAGE_LAPSED);
    cr_expect_eq(hand.chain.desks[DESK_CONSULTANTS].queue.value, 0);
}

/* 800 hours at 8 a week, less the 76 of PVT and MAP: 90.5 weeks from 1 April 2022, to 25 December
 * 2023; for asiel alone (Bi21 art. 3.14(2)b).  No consultant before 27 December. */
Test(course, closes_the_z_route_after_the_participation_part)
{
    uint32_t asiel, gezin;

    z_for_all();
    hand.params.participation.pvt_hours = 12;
    hand.params.participation.map_hours = 64;
    hand.params.participation.hours_per_week = 4;
    hand.params.z.participation_hours = 800;
    hand.params.z.participation_hours_per_week = 8;
    hand_start(&hand);
    asiel = in_lessons(GROUP_ASIEL, 0);
    gezin = hand_planned(&hand, GROUP_GEZIN, 1);
    hand_until(&hand, "2023-01-28");
    cr_expect_eq(person(asiel)->step, STEP_PARTICIPATION);
    cr_expect_eq(person(asiel)->phase, STAGE_EXAMS);
    hand_assert_date(moves_at(asiel), "2023-12-25");
    cr_expect_eq(hand.chain.desks[DESK_COURSE + ROUTE_Z].taken, 0, "the place is free");
    cr_expect_eq(person(gezin)->duty, STAMP_NEVER, "has gone");
    hand_until(&hand, "2023-12-26");
    cr_expect_eq(person(asiel)->step, STEP_CLOSING_QUEUE);
    hand_until(&hand, "2023-12-28");
    cr_expect_eq(person(asiel)->duty, STAMP_NEVER);
    hand_finish(&hand);
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_MET), 2);
}

static void
assert_z_days(const char *last)
{
    uint32_t who = hand.chain.people_used - 1;

    hand_until(&hand, "2022-04-02");
    hand_assert_date(moves_at(who), last);
}

/* 300 hours from 1 April 2022 on, an hour a day. */
Test(course, takes_a_startklas_off_the_hours_of_z)
{
    z_for_all();
    hand_start(&hand);
    hand.chain.traits[in_lessons(GROUP_GEZIN, 0)].credit_hours = 50;
    assert_z_days("2022-12-07"); /* 250 days */
}

Test(course, takes_earlier_schooling_of_the_young_off_the_hours_of_z)
{
    uint32_t young;

    z_for_all();
    hand.params.z.credit_share = 1.0;
    hand.params.z.credit_below_age = 23;
    hand_spec(&hand.params.z.credit_hours, 100);
    hand_start(&hand);
    young = in_lessons(GROUP_GEZIN, 0);
    hand.chain.traits[young].age = 22;
    hand_planned(&hand, GROUP_GEZIN, 1);
    assert_z_days("2023-01-26"); /* at 30: 300 days */
    hand_assert_date(moves_at(young), "2022-10-18"); /* 200 days */
}

Test(course, adds_hours_of_z_for_those_who_cannot_read)
{
    z_for_all();
    hand.params.z.literacy_hours = 60;
    hand_start(&hand);
    hand.chain.traits[in_lessons(GROUP_GEZIN, 0)].literacy = LITERACY_NONE;
    assert_z_days("2023-03-27"); /* 360 days */
}
