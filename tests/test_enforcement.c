/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The overrun, the decision and the new term of both laws: Wi13 art. 31-34d, Wi21 art. 24-26 and
 * rules.md section 4.
 * Nobody finishes. A plan of 10 March 2022 is overrun on 11 March 2025 at the first moment; notice
 * is given 30 days on, on 10 April; 30 days after that, on Saturday 10 May, the case is ready; it is
 * decided on Monday 12 May from nine to ten. */

#include "tests/chain_by_hand.h"

static struct hand hand;

static void
setup(void)
{
    hand_init(&hand);
    hand_lessons(&hand, 3000);
}

static void
teardown(void)
{
    hand_stop(&hand);
}

TestSuite(enforcement, .init = setup, .fini = teardown);

static struct person *
person(uint32_t who)
{
    return &hand.chain.people[who];
}

static uint32_t
planned(enum group group)
{
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    return hand_planned(&hand, group, 0);
}

/* A planned one who gets no lessons. */
static uint32_t
waiting(void)
{
    for (int route = 0; route < ROUTE_NONE; route++)
        hand.params.course.places[route].steps[0].value = 0;
    return planned(GROUP_GEZIN);
}

/* Under the Wi2013, at the exams, with a term that ends on a day. */
static uint32_t
of_old(enum group group, const char *term_end)
{
    uint32_t who = person_new(&hand.chain, STREAM_WI2013, 700, 0, REGIME_WI2013, group);

    person(who)->duty = person(who)->notice = person(who)->participation =
        stamp_of(chain_now(&hand.chain));
    person(who)->level_a2 = MASK_LANGUAGE;
    person(who)->step = STEP_EXAMS;
    person_flag(person(who), PERSON_NOTICED, true);
    stage_arrive(&hand.chain, who, STAGE_EXAMS, false);
    term_begin_at(&hand.chain, who, day_add_months(hand_day(term_end), -36));
    return who;
}

/* An exam, sat so often, of which nothing more comes. */
static void
sat(uint32_t who, enum component component, uint32_t times)
{
    uint32_t job = job_new(&hand.chain, who, JOB_EXAM);

    hand.chain.jobs[job].component = (uint8_t)component;
    hand.chain.jobs[job].step = JOB_RESULT;
    hand.chain.jobs[job].sat = times;
}

/* Everything counted of what is by month, law, group and n more, at one of these. */
static int64_t
by_law(enum measure measure, enum regime regime, size_t n, size_t index)
{
    int64_t sum = 0;

    for (size_t t = 0; t < hand.measures.shape->extent[DIMENSION_TIME]; t++)
        for (size_t g = 0; g < GROUPS; g++) {
            size_t i = ((t * REGIMES + regime) * GROUPS + g) * n + index;
            sum += measure_rows[measure].number == NUMBER_INT32
                       ? measures_int32(&hand.measures, measure)[i]
                       : measures_int64(&hand.measures, measure)[i];
        }
    return sum;
}

static int64_t
docketed(enum docket what)
{
    return by_law(MEASURE_DOCKET, REGIME_WI2013, DOCKETS, what) +
           by_law(MEASURE_DOCKET, REGIME_WI2021, DOCKETS, what);
}

static int64_t
fined_euro(enum offence offence)
{
    return by_law(MEASURE_FINES_EURO, REGIME_WI2013, OFFENCES, offence) +
           by_law(MEASURE_FINES_EURO, REGIME_WI2021, OFFENCES, offence);
}

/* ---- the way to the decision ---- */

Test(enforcement, gives_notice_of_a_fine)
{
    planned(GROUP_GEZIN);
    hand_until(&hand, "2025-03-11");
    cr_expect_eq(docketed(DOCKET_OVERRUN), 1);
    hand_until(&hand, "2025-04-09");
    cr_expect_eq(docketed(DOCKET_NOTICE), 0);
    hand_until(&hand, "2025-04-10");
    cr_expect_eq(docketed(DOCKET_NOTICE), 1);
    cr_expect_eq(hand_rules(&hand, RULE_OVERRUN_NOTICE), 1);
    hand_until(&hand, "2025-05-13");
    cr_expect_eq(docketed(DOCKET_VIEWS) + docketed(DOCKET_HEARING), 0, "nothing is said to it");
    cr_expect_eq(docketed(DOCKET_NOTICE), 1);
}

Test(enforcement, decides_and_begins_a_new_term)
{
    uint32_t who = planned(GROUP_GEZIN);

    hand_until(&hand, "2025-05-12");
    cr_expect_eq(person_stage(person(who)), STAGE_COURSE);
    hand_until(&hand, "2025-05-13");
    cr_expect_eq(person_stage(person(who)), STAGE_NEW_TERM);
    hand_assert_date(person(who)->term_end, "2027-05-13"); /* 24 months from the day after */
    cr_expect_eq(hand_waits(&hand, MEASURE_WAIT_SUM, INTERVAL_OVERRUN_TO_DECISION), 62);
    cr_expect_eq(hand_rules(&hand, RULE_FINED), 1);
    cr_expect_eq(hand_rules(&hand, RULE_NOT_FINED), 0);
    cr_expect_eq(hand_rules(&hand, RULE_NEW_TERM), 1);
    cr_expect_eq(hand_rules(&hand, RULE_HEARING), 0);
    cr_expect_eq(docketed(DOCKET_FINED), 1);
    cr_expect_eq(docketed(DOCKET_NEW_TERM), 1);
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_CULPABLE), 1);
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_FINED), 1);
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_NEW), 1);
    cr_expect_eq(hand.chain.desks[DESK_DECISION].taken, 0);
}

/* A hearing on Monday from nine to ten; nobody decides. */
Test(enforcement, hears_before_it_decides)
{
    hand.params.enforcement.hearing_share = 1.0;
    hand_step(&hand.params.enforcement.decision_officers, "2025-05-12", 0);
    planned(GROUP_GEZIN);
    hand_until(&hand, "2025-05-12");
    cr_expect_eq(hand_rules(&hand, RULE_HEARING), 1, "to come");
    cr_expect_eq(docketed(DOCKET_HEARING), 0, "not held");
    hand_until(&hand, "2025-05-13");
    cr_expect_eq(docketed(DOCKET_HEARING), 1);
    cr_expect_eq(hand.chain.desks[DESK_HEARING].arrived, 1);
    cr_expect_eq(hand.chain.desks[DESK_HEARING].taken, 0, "the officer is free again");
    cr_expect_eq(hand.chain.desks[DESK_DECISION].queue.value, 1);
    cr_expect_eq(hand_rules(&hand, RULE_NEW_TERM), 0);
}

Test(enforcement, takes_views_in_writing)
{
    hand.params.enforcement.views_share = 1.0;
    planned(GROUP_GEZIN);
    hand_until(&hand, "2025-05-09");
    cr_expect_eq(docketed(DOCKET_VIEWS), 0);
    hand_until(&hand, "2025-05-10");
    cr_expect_eq(docketed(DOCKET_VIEWS), 1);
    cr_expect_eq(hand_rules(&hand, RULE_VIEWS), 1);
    hand_until(&hand, "2025-05-13");
    cr_expect_eq(hand.chain.desks[DESK_HEARING].arrived, 0);
    cr_expect_eq(docketed(DOCKET_FINED), 1);
}

/* One luck deals both, so nobody has two. */
Test(enforcement, hears_some_and_reads_from_the_others)
{
    hand.params.enforcement.hearing_share = 0.4;
    hand.params.enforcement.views_share = 0.6;
    planned(GROUP_GEZIN);
    for (uint32_t i = 1; i < 40; i++)
        hand_planned(&hand, GROUP_GEZIN, i);
    hand_until(&hand, "2025-05-12");
    cr_expect_eq(hand_rules(&hand, RULE_HEARING) + docketed(DOCKET_VIEWS), 40);
    cr_expect_geq(hand_rules(&hand, RULE_HEARING), 7); /* 16, sd 3.1 */
    cr_expect_leq(hand_rules(&hand, RULE_HEARING), 25);
}

/* A day's work each, so that the older case is a day later: at nine o'clock of a day the newer one
 * alone has been decided, on the day before. */
static void
assert_new_first(const char *date, const char *new_term_end)
{
    uint32_t old = planned(GROUP_GEZIN), new;

    hand_until(&hand, "2022-03-11");
    new = hand_planned(&hand, GROUP_GEZIN, 1);
    hand_until(&hand, date);
    hand_assert_date(person(new)->term_end, new_term_end);
    cr_expect_eq(person(old)->term_end, STAMP_NEVER);
}

static void
officers_from(struct timeline *officers, struct draw_spec *minutes)
{
    hand.params.enforcement.new_first_from = hand_day("2025-03-12");
    officers->steps[0].value = 0;
    hand_step(officers, "2025-06-02", 1);
    hand_spec(minutes, 480);
}

Test(enforcement, decides_on_new_cases_first)
{
    officers_from(&hand.params.enforcement.decision_officers,
                  &hand.params.enforcement.decision_minutes);
    assert_new_first("2025-06-03", "2027-06-03");
}

Test(enforcement, hears_new_cases_first)
{
    hand.params.enforcement.hearing_share = 1.0;
    officers_from(&hand.params.enforcement.hearing_officers,
                  &hand.params.enforcement.hearing_minutes);
    assert_new_first("2025-06-04", "2027-06-04"); /* heard on 2 June, decided on 3 June */
}

/* A backlog of old cases does not hold up the new ones, and goes by their order. */
Test(enforcement, decides_on_old_cases_in_their_order)
{
    uint32_t first, second;

    officers_from(&hand.params.enforcement.decision_officers,
                  &hand.params.enforcement.decision_minutes);
    hand.params.enforcement.new_first_from = hand_day("2025-03-13");
    first = planned(GROUP_GEZIN);
    hand_until(&hand, "2022-03-11");
    second = hand_planned(&hand, GROUP_GEZIN, 1);
    hand_until(&hand, "2025-06-03");
    cr_expect_neq(person(first)->term_end, STAMP_NEVER);
    cr_expect_eq(person(second)->term_end, STAMP_NEVER);
}

/* ---- the decision ---- */

Test(enforcement, fines_nobody_who_is_not_culpable)
{
    hand.params.enforcement.culpable[REGIME_WI2021] = 0.0;
    planned(GROUP_GEZIN);
    hand_until(&hand, "2025-05-13");
    cr_expect_eq(hand_rules(&hand, RULE_NOT_FINED), 1);
    cr_expect_eq(hand_rules(&hand, RULE_SPARED), 0);
    cr_expect_eq(docketed(DOCKET_EXCUSED), 1);
    cr_expect_eq(hand_rules(&hand, RULE_NEW_TERM), 1, "Wi21 art. 24(2)");
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_NEW), 1);
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_CULPABLE), 0);
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_FINED), 0);
    cr_expect_eq(hand_total(&hand, MEASURE_FINES), 0);
}

/* ECLI:NL:RVS:2025:3087: no fines for status holders from 9 July 2025 on; the date of the decision
 * counts, and family migrants are fined as before. */
Test(enforcement, stops_fining_status_holders)
{
    hand_start(&hand);
    hand_until(&hand, "2022-05-05");
    hand_planned(&hand, GROUP_ASIEL, 0); /* overrun 6 May, ready 5 July, decided Monday 7 July */
    hand_until(&hand, "2025-07-08");
    cr_expect_eq(docketed(DOCKET_FINED), 1);
    cr_expect_eq(hand_rules(&hand, RULE_FINED), 1);
    cr_expect_eq(hand_rules(&hand, RULE_SPARED), 0);
}

Test(enforcement, does_not_fine_status_holders_from_the_ruling_on)
{
    hand_start(&hand);
    hand_until(&hand, "2022-05-09"); /* overrun 10 May, ready and decided Wednesday 9 July 2025 */
    hand_planned(&hand, GROUP_ASIEL, 0);
    hand_planned(&hand, GROUP_GEZIN, 1);
    hand_until(&hand, "2025-07-10");
    cr_expect_eq(hand_rules(&hand, RULE_FINED), 1);
    cr_expect_eq(hand_rules(&hand, RULE_SPARED), 1);
    cr_expect_eq(docketed(DOCKET_SPARED), 1);
    cr_expect_eq(hand_rules(&hand, RULE_NOT_FINED), 0, "both were culpable");
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_CULPABLE), 2);
    cr_expect_eq(docketed(DOCKET_NEW_TERM), 2);
    cr_expect_eq(measures_int32(&hand.measures, MEASURE_TERM_FINED)
                     [(1 * REGIMES + REGIME_WI2021) * GROUPS + GROUP_GEZIN],
                 1);
}

/* ---- how much ---- */

/* Hours of the B1-route count, and exams: 400 euro for many hours and none sat. */
Test(enforcement, fines_by_hours_and_exams)
{
    planned(GROUP_GEZIN);
    hand_until(&hand, "2025-05-13");
    cr_expect_eq(fined_euro(OFFENCE_EXAMS), 400);
    cr_expect_eq(hand_total(&hand, MEASURE_FINES), 1);
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_FINE_EURO), 400);
    cr_expect_eq(hand_total(&hand, MEASURE_FINES_PAUSED_EURO), 0);
}

/* Hours of a startklas count. */
Test(enforcement, counts_lessons_before_the_plan)
{
    uint32_t who = waiting();

    hand.chain.traits[who].credit_hours = 150;
    hand_until(&hand, "2025-05-13");
    cr_expect_eq(fined_euro(OFFENCE_EXAMS), 700);
}

/* Under the Wi2013, one exam passed; the term ends on 3 June 2024. */
static uint32_t
tried_of_old(uint32_t times, uint32_t of_ona, uint16_t hours)
{
    uint32_t who;

    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    who = of_old(GROUP_OVERIG, "2024-06-03");
    hand.chain.traits[who].lesson_hours = hours;
    person(who)->passed = 1u << COMPONENT_LUISTEREN;
    sat(who, COMPONENT_LEZEN, times);
    sat(who, COMPONENT_SCHRIJVEN, times + 1);
    sat(who, COMPONENT_SPREKEN, times);
    sat(who, COMPONENT_KNM, times);
    sat(who, COMPONENT_ONA, of_ona);
    return who;
}

/* Wi13 art. 31 and the matrix. */
static void
assert_fine_of_old(uint32_t times, uint32_t of_ona, uint16_t hours, int64_t euro)
{
    uint32_t who = tried_of_old(times, of_ona, hours);

    hand_until(&hand, "2024-08-02"); /* ready, and decided from nine to ten */
    cr_expect_eq(hand_rules(&hand, RULE_NEW_TERM), 0);
    hand_until(&hand, "2024-08-03");
    cr_expect_eq(fined_euro(OFFENCE_EXAMS), euro);
    cr_expect_eq(docketed(euro > 0 ? DOCKET_FINED : DOCKET_SPARED), 1);
    hand_assert_date(person(who)->term_end, "2026-08-03");
}

Test(enforcement, fines_1250_where_an_exam_was_not_tried)
{
    assert_fine_of_old(0, 1, 149, 1250);
}

Test(enforcement, fines_1250_where_ona_was_not_tried)
{
    assert_fine_of_old(2, 0, 0, 1250);
}

Test(enforcement, fines_625_for_all_tried_once_and_150_hours)
{
    assert_fine_of_old(1, 1, 150, 625);
}

Test(enforcement, fines_250_for_all_tried_once_and_300_hours)
{
    assert_fine_of_old(1, 5, 300, 250);
}

Test(enforcement, fines_375_for_all_tried_twice_and_ona_once)
{
    assert_fine_of_old(2, 1, 299, 375);
}

/* Culpable all the same: it is the table that has nothing. */
Test(enforcement, fines_nothing_for_all_tried_twice_and_300_hours)
{
    assert_fine_of_old(2, 1, 300, 0);
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_CULPABLE), 1);
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_FINED), 0);
    cr_expect_eq(hand_rules(&hand, RULE_NOT_FINED), 0);
    cr_expect_eq(hand_rules(&hand, RULE_SPARED), 0);
    cr_expect_eq(hand_rules(&hand, RULE_NO_AMOUNT), 1);
}

/* Second attempts of before the decision, but after the term, do not make 375 of it; nor do the
 * hours that go on, 250. */
Test(enforcement, fines_by_what_had_been_done_when_the_term_ended)
{
    uint32_t who = tried_of_old(1, 1, 299);

    hand_until(&hand, "2024-06-04");
    cr_assert_eq(docketed(DOCKET_OVERRUN), 1);
    for (uint32_t job = person(who)->jobs; job != NOBODY; job = hand.chain.jobs[job].next)
        if (hand.chain.jobs[job].kind == JOB_EXAM)
            hand.chain.jobs[job].sat = 2;
    hand.chain.traits[who].lesson_hours = 400;
    hand_until(&hand, "2024-08-03");
    cr_expect_eq(fined_euro(OFFENCE_EXAMS), 625);
}

Test(enforcement, counts_no_exam_that_is_waived)
{
    uint32_t who;

    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    who = of_old(GROUP_GEZIN, "2024-06-03");
    person(who)->waived = MASK_ALL & ~(1u << COMPONENT_KNM);
    sat(who, COMPONENT_KNM, 1);
    hand_until(&hand, "2024-08-03");
    cr_expect_eq(fined_euro(OFFENCE_EXAMS), 1000);
}

/* Letter, 4.4: from 15 March 2023 on the fines of asiel are imposed and not collected. */
static void
assert_paused(enum group group, const char *term_end, const char *decided, int64_t euro)
{
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    of_old(group, term_end);
    hand_until(&hand, decided);
    cr_expect_eq(docketed(DOCKET_FINED), 1);
    cr_expect_eq(fined_euro(OFFENCE_EXAMS), 1250);
    cr_expect_eq(hand_total(&hand, MEASURE_FINES_PAUSED_EURO), euro);
    cr_expect_eq(hand_rules(&hand, RULE_COLLECTION_PAUSED), euro > 0);
}

Test(enforcement, collects_the_fine_of_the_day_before)
{
    assert_paused(GROUP_ASIEL, "2023-01-13", "2023-03-15", 0); /* decided on 14 March */
}

Test(enforcement, pauses_the_collection_from_that_day_on)
{
    assert_paused(GROUP_ASIEL, "2023-01-14", "2023-03-16", 1250); /* on 15 March */
}

Test(enforcement, pauses_for_nobody_else)
{
    assert_paused(GROUP_GEZIN, "2023-01-14", "2023-03-16", 0);
}

/* ---- PVT and MAP ---- */

/* 12 and 64 weeks, from so many days after 10 March 2022 on: PVT alone would be in time on 26
 * February 2025 after 1,000 days, and late on 4 April after 1,020. Everything is passed. */
static uint32_t
with_parts(double days, unsigned passed)
{
    uint32_t who;

    hand.params.participation.pvt_hours = 12;
    hand.params.participation.map_hours = 64;
    hand_spec(&hand.params.participation.wait, days);
    who = waiting();
    person(who)->passed = (uint8_t)passed;
    hand_until(&hand, "2025-05-13");
    return who;
}

Test(enforcement, fines_map_that_is_late)
{
    uint32_t who = with_parts(1000, MASK_ALL);

    cr_expect_eq(fined_euro(OFFENCE_MAP), 340);
    cr_expect_eq(fined_euro(OFFENCE_PVT) + fined_euro(OFFENCE_EXAMS), 0);
    cr_expect_eq(hand_rules(&hand, RULE_FINED_MAP), 1);
    hand_assert_date(person(who)->term_end, "2025-11-13"); /* 6 months */
}

Test(enforcement, fines_pvt_and_map_each)
{
    uint32_t who = with_parts(1020, MASK_ALL);

    cr_expect_eq(fined_euro(OFFENCE_MAP), 340);
    cr_expect_eq(fined_euro(OFFENCE_PVT), 340);
    cr_expect_eq(hand_rules(&hand, RULE_FINED_PVT), 1);
    cr_expect_eq(hand_rules(&hand, RULE_FINED), 0);
    cr_expect_eq(docketed(DOCKET_FINED), 1, "one case");
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_FINED), 1);
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_FINE_EURO), 680);
    hand_assert_date(person(who)->term_end, "2026-05-13"); /* 12 months */
}

Test(enforcement, fines_pvt_alone_in_the_onderwijsroute)
{
    uint32_t who;

    hand.params.pip.onderwijs[GROUP_GEZIN] = 1.0;
    who = with_parts(1020, MASK_ALL);
    cr_assert_eq(person(who)->route, ROUTE_ONDERWIJS);
    cr_expect_eq(fined_euro(OFFENCE_PVT), 340);
    cr_expect_eq(fined_euro(OFFENCE_MAP), 0);
    hand_assert_date(person(who)->term_end, "2025-11-13");
}

/* The longest new term, and not the sum: 12 months for both, 6 for three language exams. */
Test(enforcement, gives_the_longest_new_term)
{
    uint32_t who = with_parts(1020, 1 << COMPONENT_LEZEN | 1 << COMPONENT_LUISTEREN |
                                        1 << COMPONENT_SPREKEN);

    cr_expect_eq(hand_rules(&hand, RULE_FINED), 1);
    cr_expect_eq(fined_euro(OFFENCE_EXAMS), 1000);
    hand_assert_date(person(who)->term_end, "2026-05-13");
}

Test(enforcement, gives_the_exams_term_where_that_is_longer)
{
    hand_assert_date(person(with_parts(1020, 0))->term_end, "2027-05-13");
}

/* Each is judged for itself; one fine makes the case a fined one. */
Test(enforcement, excuses_the_exams_and_fines_the_parts)
{
    hand.params.enforcement.culpable[REGIME_WI2021] = 0.0;
    with_parts(1020, 0);
    cr_expect_eq(hand_total(&hand, MEASURE_FINES), 2);
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_CULPABLE), 1);
    cr_expect_eq(docketed(DOCKET_FINED), 1);
    cr_expect_eq(docketed(DOCKET_EXCUSED), 0);
    cr_expect_eq(hand_rules(&hand, RULE_NOT_FINED), 0);
}

/* ---- the PVT of the Wi2013 ---- */

/* Wi13 art. 28-30, 34: decided at once, and no case of an overrun. */
Test(enforcement, fines_the_pvt_of_the_wi2013)
{
    uint32_t who;

    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    who = of_old(GROUP_GEZIN, "2025-03-10");
    hand_until(&hand, "2023-03-10");
    enforcement_pvt(&hand.chain, who);
    cr_expect_eq(fined_euro(OFFENCE_PVT), 340);
    cr_expect_eq(hand_rules(&hand, RULE_FINED_PVT), 1);
    cr_expect_eq(docketed(DOCKET_FINED) + docketed(DOCKET_NEW_TERM), 0);
    cr_expect_neq(person_stage(person(who)), STAGE_NEW_TERM);
}

Test(enforcement, spares_status_holders_the_fine_for_pvt)
{
    uint32_t who;

    hand_start(&hand);
    hand_until(&hand, "2025-07-08");
    who = of_old(GROUP_ASIEL, "2027-12-30");
    enforcement_pvt(&hand.chain, who);
    hand_until(&hand, "2025-07-09");
    enforcement_pvt(&hand.chain, who);
    cr_expect_eq(fined_euro(OFFENCE_PVT), 340);
    cr_expect_eq(hand_rules(&hand, RULE_SPARED), 1);
}

Test(enforcement, excuses_who_is_not_culpable_of_a_late_pvt)
{
    uint32_t who;

    hand.params.enforcement.culpable_part[REGIME_WI2013] = 0.0;
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    who = of_old(GROUP_GEZIN, "2025-03-10");
    enforcement_pvt(&hand.chain, who);
    cr_expect_eq(hand_total(&hand, MEASURE_FINES), 0);
    cr_expect_eq(hand_rules(&hand, RULE_NOT_FINED), 1);
}

/* ---- what cuts it short ---- */

/* Who is done before the decision is not decided about any more, and is not counted as in time. */
Test(enforcement, ends_with_the_duty)
{
    uint32_t who = planned(GROUP_GEZIN);

    hand_until(&hand, "2025-05-10");
    person(who)->passed = MASK_ALL;
    stage_enter(&hand.chain, who, STAGE_EXAMS);
    desk_done(&hand.chain, (enum desk_name)(DESK_COURSE + ROUTE_B1));
    agenda_cancel(&hand.chain.agenda, slot_of_move(who));
    person(who)->step = STEP_EXAMS;
    exams_check(&hand.chain, who);
    cr_expect_eq(hand.chain.people_live, 0);
    hand_until(&hand, "2025-06-01");
    cr_expect_eq(hand_rules(&hand, RULE_NEW_TERM), 0);
    cr_expect_eq(docketed(DOCKET_OVERRUN), 1);
    cr_expect_eq(docketed(DOCKET_FINED) + docketed(DOCKET_EXCUSED), 0);
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_OVER), 1);
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_MET), 0);
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_DUE), 1);
}
