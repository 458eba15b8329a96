/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Exemption on medical advice: everybody applies, 60 days after the plan of Thursday 10 March 2022
 * at nine: Monday 9 May. One assessor; an hour for a file, two for a consultation; then 14 days. */

#include "tests/chain_by_hand.h"

static struct hand hand;

static void
setup(void)
{
    hand_init(&hand);
    for (int g = 0; g < GROUPS; g++)
        hand.params.medical.in_course[g] = 1.0;
}

static void
teardown(void)
{
    hand_stop(&hand);
}

TestSuite(medical, .init = setup, .fini = teardown);

/* Of what the Wi2021 asks. */
static unsigned
waived(uint32_t who)
{
    return hand.chain.people[who].waived & ~(1u << COMPONENT_ONA);
}

static uint32_t
planned(void)
{
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    return hand_planned(&hand, GROUP_GEZIN, 0);
}

Test(medical, exempts_in_full)
{
    hand.params.medical.full = 1.0;
    planned();
    hand_until(&hand, "2022-05-23");
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_EXEMPT), 0);
    hand_until(&hand, "2022-05-24"); /* on the 23rd at ten */
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_EXEMPT), 1);
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_DUE), 1);
    cr_expect_eq(hand_waits(&hand, MEASURE_WAIT_SUM, INTERVAL_MEDICAL), 14);
    cr_expect_eq(hand_stock(&hand, REGIME_WI2021, STAGE_EXEMPT, GROUP_GEZIN, ROUTE_B1), 1);
    cr_expect_eq(hand.chain.people_live, 0);
    cr_expect_eq(hand.chain.desks[DESK_COURSE + ROUTE_B1].taken, 0, "the place is free again");
}

Test(medical, refuses)
{
    uint32_t who = planned();

    hand_until(&hand, "2022-05-24");
    cr_expect_eq(hand_waits(&hand, MEASURE_WAIT_N, INTERVAL_MEDICAL), 1);
    cr_expect_eq(person_stage(&hand.chain.people[who]), STAGE_COURSE);
    cr_expect_eq(waived(who), 0);
    hand_finish(&hand);
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_MET), 1);
}

/* Somebody waits for a course, and DUO has the advice on his application. */
static uint32_t
advised_on(uint32_t index)
{
    uint32_t who = hand_person(&hand, GROUP_GEZIN, index), job;

    stage_arrive(&hand.chain, who, STAGE_PIP, false);
    stage_enter(&hand.chain, who, STAGE_OFFER);
    job = job_new(&hand.chain, who, JOB_MEDICAL);
    hand.chain.jobs[job].step = JOB_HANDLING;
    hand.chain.jobs[job].since = stamp_of(chain_now(&hand.chain));
    return who;
}

static uint32_t
decided(uint32_t index)
{
    uint32_t who = advised_on(index);

    medical_event(&hand.chain, hand.chain.people[who].jobs);
    return who;
}

static uint32_t
application_of(uint32_t who)
{
    uint32_t job = hand.chain.people[who].jobs;

    while (job != NOBODY && hand.chain.jobs[job].kind != JOB_MEDICAL)
        job = hand.chain.jobs[job].next;
    return job;
}

/* Decisions of an outcome, over the run and all groups. */
static int
decisions(enum outcome outcome)
{
    int sum = 0;

    for (size_t t = 0; t < hand.measures.shape->extent[DIMENSION_TIME]; t++)
        for (int g = 0; g < GROUPS; g++)
            sum += measures_int32(&hand.measures, MEASURE_MEDICAL_DECIDED)
                [(t * OUTCOMES + outcome) * GROUPS + (size_t)g];
    return sum;
}

static int
applied(enum occasion occasion, enum group group)
{
    int sum = 0;

    for (size_t t = 0; t < hand.measures.shape->extent[DIMENSION_TIME]; t++)
        sum += measures_int32(&hand.measures, MEASURE_MEDICAL_APPLIED)
            [(t * OCCASIONS + occasion) * GROUPS + group];
    return sum;
}

/* Five standard deviations of a count of n. */
static void
assert_share(int found, int n, double share, const char *what)
{
    cr_expect(fabs(found - n * share) < 5.0 * sqrt(n * share * (1.0 - share)), "%d %s of %d", found,
              what, n);
}

Test(medical, decides_in_the_shares_of_the_scenario)
{
    int adapted = 0, partial = 0, n = 3000;

    hand.params.medical.full = 0.4;
    hand.params.medical.partial = 0.3;
    hand.params.medical.adapted = 0.1;
    hand_start(&hand);
    for (uint32_t i = 0; i < (uint32_t)n; i++) {
        uint32_t who = decided(i);
        if (hand.chain.people_live == 0)
            continue;
        partial += waived(who) != 0;
        adapted += (hand.chain.traits[who].habits & HABIT_ADAPTED) != 0;
        cr_assert(waived(who) == 0 ||
                  !(hand.chain.traits[who].habits & HABIT_ADAPTED));
        cr_assert_eq(hand.chain.people[who].jobs, NOBODY);
        person_end(&hand.chain, who, STAGE_LAPSED);
    }
    assert_share((int)hand_total(&hand, MEASURE_TERM_EXEMPT), n, 0.4, "in full");
    assert_share(partial, n, 0.3, "in part");
    assert_share(adapted, n, 0.1, "adapted exams");
    cr_expect_eq(decisions(OUTCOME_FULL), hand_total(&hand, MEASURE_TERM_EXEMPT));
    cr_expect_eq(decisions(OUTCOME_PARTIAL), partial);
    cr_expect_eq(decisions(OUTCOME_ADAPTED), adapted);
    cr_expect_eq(hand_total(&hand, MEASURE_MEDICAL_DECIDED), n);
    cr_expect_eq(hand_rules(&hand, RULE_MEDICAL_OBJECTION), 0);
}

/* Bi21 art. 2.7(3): at most three components, each count and each set as likely as another. */
Test(medical, exempts_in_part_from_one_to_three_components)
{
    int sizes[COMPONENTS + 1] = {0}, parts[TALENTS] = {0}, n = 3000;

    hand.params.medical.partial = 1.0;
    hand_start(&hand);
    for (int i = 0; i < n; i++) {
        uint32_t who = decided((uint32_t)i);
        sizes[__builtin_popcount(waived(who))]++;
        for (int c = 0; c < TALENTS; c++)
            parts[c] += waived(who) >> c & 1;
        person_end(&hand.chain, who, STAGE_LAPSED);
    }
    cr_expect_eq(sizes[0] + sizes[4] + sizes[5], 0);
    for (int size = 1; size <= 3; size++) /* five standard deviations */
        cr_expect(abs(sizes[size] - n / 3) < 5 * sqrt(n * 2.0 / 9.0), "%d: %d", size, sizes[size]);
    for (int c = 0; c < TALENTS; c++)
        cr_expect(abs(parts[c] - n * 2 / 5) < 5 * sqrt(n * 6.0 / 25.0), "%d: %d", c, parts[c]);
}

/* What is waived is sat no more, and what stood booked for it is given back. */
Test(medical, takes_the_exams_away)
{
    const struct booking *booking = &hand.chain.bookings[EXAM_KNM];
    uint32_t who, job;
    int jobs = 0;

    hand.params.medical.partial = 1.0;
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    who = hand_person(&hand, GROUP_GEZIN, 0);
    hand.chain.people[who].participation = 0;
    hand.chain.people[who].step = STEP_EXAMS;
    stage_arrive(&hand.chain, who, STAGE_EXAMS, false);
    exams_begin(&hand.chain, who);
    hand_until(&hand, "2022-04-10"); /* all five are booked */
    job = job_new(&hand.chain, who, JOB_MEDICAL);
    hand.chain.jobs[job].step = JOB_HANDLING;
    hand.chain.jobs[job].since = stamp_of(chain_now(&hand.chain));
    medical_event(&hand.chain, job);
    for (job = hand.chain.people[who].jobs; job != NOBODY; job = hand.chain.jobs[job].next) {
        cr_expect_eq(waived(who) >> hand.chain.jobs[job].component & 1, 0);
        jobs++;
    }
    cr_expect_eq(hand.chain.people[who].to_sit & waived(who), 0);
    cr_expect_eq(jobs, TALENTS - __builtin_popcount(waived(who)));
    cr_expect_eq(booking_taken(booking, hand_day("2022-04-25")),
                 waived(who) >> COMPONENT_KNM & 1 ? 0 : 1);
    hand_finish(&hand);
    cr_expect_eq(hand_total(&hand, MEASURE_EXAM_PASSED), jobs);
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_MET), 1);
}

/* Asiel on Z with lessons up to 26 January 2023 and the participation part long after it. DUO
 * decides on 1 March: the closing interview is at once, and no exam is taken away. */
Test(medical, exempts_from_the_participation_part_of_z)
{
    uint32_t who, job;

    hand.params.medical.partial = 1.0;
    for (int g = 0; g < GROUPS; g++)
        hand.params.medical.in_course[g] = hand.params.pip.lbt_feasible[g] = 0.0;
    hand.params.z.participation_hours = 800;
    hand.params.z.participation_hours_per_week = 8;
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    who = hand_planned(&hand, GROUP_ASIEL, 0);
    hand_until(&hand, "2023-03-01");
    cr_assert_eq(hand.chain.people[who].step, STEP_PARTICIPATION);
    job = job_new(&hand.chain, who, JOB_MEDICAL);
    hand.chain.jobs[job].step = JOB_HANDLING;
    hand.chain.jobs[job].since = stamp_of(chain_now(&hand.chain));
    medical_event(&hand.chain, job);
    cr_expect_eq(decisions(OUTCOME_PARTIAL), 1);
    cr_expect_eq(waived(who), WAIVED_PARTICIPATION);
    hand_until(&hand, "2023-03-02");
    cr_expect_eq(hand.chain.people_live, 0);
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_MET), 1);
    hand_finish(&hand);
}

/* When nothing is left, the duty is done. */
Test(medical, ends_the_duty_with_the_last_component)
{
    uint32_t who, job;

    hand.params.medical.partial = 1.0;
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    who = hand_person(&hand, GROUP_GEZIN, 0);
    hand.chain.people[who].participation = 0;
    hand.chain.people[who].step = STEP_EXAMS;
    stage_arrive(&hand.chain, who, STAGE_EXAMS, false);
    hand.chain.people[who].passed = MASK_ALL & ~1u;
    exams_begin(&hand.chain, who);
    for (int i = 0; i < 200 && hand.chain.people_live > 0; i++) {
        hand.chain.people[who].index = (uint32_t)i; /* other luck, until lezen is among the parts */
        job = job_new(&hand.chain, who, JOB_MEDICAL);
        hand.chain.jobs[job].step = JOB_HANDLING;
        hand.chain.jobs[job].since = stamp_of(chain_now(&hand.chain));
        medical_event(&hand.chain, job);
    }
    cr_expect_eq(hand.chain.people_live, 0);
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_MET), 1);
}

/* ---- the assessors ---- */

Test(medical, takes_longer_with_a_consultation)
{
    hand.params.medical.dossier_share.steps[0].value = 0.0;
    hand.params.medical.full = 1.0;
    hand_spec(&hand.params.medical.handling, 0);
    planned();
    hand_until(&hand, "2022-05-09");
    while (hand.chain.people_live > 0)
        chain_event(&hand.chain, agenda_next(&hand.chain.agenda));
    cr_expect_eq(chain_now(&hand.chain) - ticks_of_day(hand_day("2022-05-09")),
                 11 * TICKS_PER_HOUR);
}

Test(medical, waits_for_the_assessor)
{
    hand.params.medical.full = 1.0;
    hand_spec(&hand.params.medical.dossier_minutes, 300);
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    for (uint32_t i = 0; i < 3; i++)
        hand_planned(&hand, GROUP_GEZIN, i);
    hand_until(&hand, "2022-06-01");
    /* five hours each in days of eight: Monday 14:00, Tuesday 11:00 and 16:00; then 14 days */
    cr_expect_eq(hand_waits(&hand, MEASURE_WAIT_SUM, INTERVAL_MEDICAL), 14 + 15 + 15);
}

/* ---- when somebody applies ---- */

/* The day of the plan, sixty days later, and 180 days before 11 March 2025, the term's end. */
Test(medical, is_asked_for_with_the_plan)
{
    hand.params.medical.in_course[GROUP_GEZIN] = 0.0;
    hand.params.medical.at_intake[GROUP_GEZIN] = 1.0;
    planned();
    hand_until(&hand, "2022-03-11");
    cr_expect_eq(applied(OCCASION_INTAKE, GROUP_GEZIN), 1);
    cr_expect_eq(hand_total(&hand, MEASURE_MEDICAL_APPLIED), 1);
    cr_expect_eq(hand.chain.desks[DESK_MEDICAL].arrived, 1);
}

Test(medical, is_asked_for_in_the_course)
{
    planned();
    hand_until(&hand, "2022-05-09");
    cr_expect_eq(hand_total(&hand, MEASURE_MEDICAL_APPLIED), 0);
    hand_until(&hand, "2022-05-10");
    cr_expect_eq(applied(OCCASION_COURSE, GROUP_GEZIN), 1);
}

static uint32_t
near_the_end(void)
{
    hand.params.medical.in_course[GROUP_GEZIN] = 0.0;
    hand.params.medical.near_end[GROUP_GEZIN] = 1.0;
    hand.params.medical.end_days = 180;
    hand_lessons(&hand, 2000); /* not done by then */
    return planned();
}

Test(medical, is_asked_for_near_the_end_of_the_term)
{
    near_the_end();
    hand_until(&hand, "2024-09-11");
    cr_expect_eq(hand_total(&hand, MEASURE_MEDICAL_APPLIED), 0);
    hand_until(&hand, "2024-09-12");
    cr_expect_eq(applied(OCCASION_TERM, GROUP_GEZIN), 1);
}

Test(medical, waits_for_the_end_of_a_longer_term)
{
    uint32_t who = near_the_end();

    hand_until(&hand, "2024-09-01");
    hand.chain.people[who].term_end = stamp_of(ticks_of_day(hand_day("2025-09-11")));
    hand_until(&hand, "2025-03-14");
    cr_expect_eq(hand_total(&hand, MEASURE_MEDICAL_APPLIED), 0);
    hand_until(&hand, "2025-03-16");
    cr_expect_eq(applied(OCCASION_TERM, GROUP_GEZIN), 1);
    cr_expect_eq(hand_total(&hand, MEASURE_MEDICAL_APPLIED), 1);
}

/* In an overrun that is being decided on no end is known, and the old one is past. */
Test(medical, is_asked_for_in_an_overrun)
{
    uint32_t who = near_the_end();

    hand_until(&hand, "2024-09-01");
    hand.chain.people[who].term_end = STAMP_NEVER;
    hand_until(&hand, "2024-09-12");
    cr_expect_eq(applied(OCCASION_TERM, GROUP_GEZIN), 1);
}

Test(medical, is_not_asked_for_by_who_is_done)
{
    hand.params.medical.in_course[GROUP_GEZIN] = 0.0;
    hand.params.medical.near_end[GROUP_GEZIN] = 1.0;
    hand.params.medical.end_days = 180;
    planned();
    hand_finish(&hand);
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_MET), 1);
    cr_expect_eq(hand_total(&hand, MEASURE_MEDICAL_APPLIED), 0);
    cr_expect_eq(hand.chain.jobs_free, hand.chain.jobs_used, "his jobs are free again");
}

/* One luck: shares that add up to 1 leave nobody out and let nobody apply twice. */
Test(medical, is_asked_for_once_by_the_shares_of_the_group)
{
    int n = 2000, found[OCCASIONS];

    hand.params.medical.at_intake[GROUP_GEZIN] = 0.2;
    hand.params.medical.in_course[GROUP_GEZIN] = 0.3;
    hand.params.medical.near_end[GROUP_GEZIN] = 0.4;
    hand.params.medical.end_days = 3650; /* at once */
    hand_spec(&hand.params.medical.after, 0);
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    for (uint32_t i = 0; i < (uint32_t)n; i++) {
        uint32_t who = hand_planned(&hand, GROUP_GEZIN, i), job = application_of(who);
        if (job != NOBODY)
            medical_event(&hand.chain, job);
        person_end(&hand.chain, who, STAGE_LAPSED);
    }
    for (int occasion = 0; occasion < OCCASIONS; occasion++)
        found[occasion] = applied((enum occasion)occasion, GROUP_GEZIN);
    assert_share(found[OCCASION_INTAKE], n, 0.2, "with the plan");
    assert_share(found[OCCASION_COURSE], n, 0.3, "in the course");
    assert_share(found[OCCASION_TERM], n, 0.4, "near the end");
}

/* ---- consultations ---- */

static uint64_t
missed_bits(uint32_t who, uint32_t round)
{
    return chain_bits(&hand.chain, who, DECIDE_MISSED, round);
}

/* Of gezin, one who misses the first consultation and not the second, where half are missed. */
static uint32_t
planned_and_misses(int missed)
{
    uint32_t who;

    hand.params.medical.dossier_share.steps[0].value = 0.0;
    hand.params.medical.no_show = 0.5;
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    for (uint32_t i = 0;; i++) {
        int round = 0;
        who = hand_planned(&hand, GROUP_GEZIN, i);
        while (rng_happens(missed_bits(who, (uint32_t)round), 0.5))
            round++;
        if (round == missed)
            return who;
        person_end(&hand.chain, who, STAGE_LAPSED);
    }
}

/* Two hours from Monday 9 May, nine o'clock on; missed; fourteen days later, on the 23rd at eleven,
 * the next; then fourteen days of handling: 6 June. */
Test(medical, calls_once_more_who_missed_a_consultation)
{
    uint32_t who = planned_and_misses(1), job = hand.chain.people[who].jobs;

    hand_until(&hand, "2022-05-10");
    cr_expect_eq(hand.chain.jobs[job].step, JOB_PREPARING);
    cr_expect_eq(hand.chain.desks[DESK_MEDICAL].taken, 0, "the adviser is free");
    hand_until(&hand, "2022-05-24");
    cr_expect_eq(hand.chain.jobs[job].step, JOB_HANDLING);
    cr_expect_eq(hand.chain.desks[DESK_MEDICAL].arrived, 2);
    hand_until(&hand, "2022-06-08");
    cr_expect_eq(hand_waits(&hand, MEASURE_WAIT_N, INTERVAL_MEDICAL), 1);
    cr_expect_eq(hand_waits(&hand, MEASURE_WAIT_SUM, INTERVAL_MEDICAL), 28);
    cr_expect_eq(hand_total(&hand, MEASURE_MEDICAL_APPLIED), 1);
}

/* 9 May, 23 May, then Whit Monday, 6 June: on Tuesday 7 June; decided on the 21st. */
Test(medical, calls_as_often_as_it_takes)
{
    planned_and_misses(2);
    hand_until(&hand, "2022-06-22");
    cr_expect_eq(hand.chain.desks[DESK_MEDICAL].arrived, 3);
    cr_expect_eq(hand_waits(&hand, MEASURE_WAIT_SUM, INTERVAL_MEDICAL), 43);
}

/* Hours that were worked for an advice and for one that was not given count alike. */
Test(medical, loses_the_hours_of_a_missed_consultation)
{
    double used = 0.0, offered = 0.0;

    planned_and_misses(1);
    hand_until(&hand, "2022-06-08");
    hand_finish(&hand);
    for (size_t t = 0; t < hand.measures.shape->extent[DIMENSION_TIME]; t++) {
        size_t cell = t * RESOURCES + RESOURCE_MEDICAL_ASSESSORS;
        used += measures_double(&hand.measures, MEASURE_USED)[cell];
        offered += measures_double(&hand.measures, MEASURE_OFFERED)[cell];
    }
    cr_expect_float_eq(used, 4.0, 1e-9);
    cr_expect_float_eq(offered, 4.0, 1e-9);
}

Test(medical, misses_no_file)
{
    hand.params.medical.no_show = 1.0;
    planned();
    hand_until(&hand, "2022-05-24");
    cr_expect_eq(hand_waits(&hand, MEASURE_WAIT_SUM, INTERVAL_MEDICAL), 14);
}

/* Two stand in line on the day before a change: who is taken up then is called to a consultation,
 * of the whole Monday 9 May; who is taken up on Tuesday at nine is not. */
Test(medical, takes_up_the_file_by_the_share_of_the_day)
{
    uint32_t second;

    hand.params.medical.dossier_share.steps[0].value = 0.0;
    hand_step(&hand.params.medical.dossier_share, "2022-05-10", 1.0);
    hand_spec(&hand.params.medical.consult_minutes, 8 * 60);
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    hand_planned(&hand, GROUP_GEZIN, 0);
    second = hand_planned(&hand, GROUP_GEZIN, 1);
    hand_until(&hand, "2022-05-10");
    cr_expect(hand.chain.jobs[hand.chain.people[second].jobs].marks & JOB_CONSULTATION);
    while (hand.chain.jobs[hand.chain.people[second].jobs].step != JOB_HANDLING)
        chain_event(&hand.chain, agenda_next(&hand.chain.agenda));
    cr_expect_eq(chain_now(&hand.chain), ticks_of_day(hand_day("2022-05-10")) +
                                             10 * TICKS_PER_HOUR, "an hour for the file");
}

/* ---- objections ---- */

/* Advice on 9 May at ten, refused on the 23rd at ten; a consultation of two hours at once, and
 * again fourteen days: 6 June. */
Test(medical, judges_an_objection_once_more)
{
    uint32_t who, job;

    hand.params.medical.objection = 1.0;
    hand.params.medical.objection_granted = 1.0;
    who = planned();
    job = hand.chain.people[who].jobs;
    hand_until(&hand, "2022-05-24");
    cr_expect_eq(hand_rules(&hand, RULE_MEDICAL_OBJECTION), 1);
    cr_expect_eq(decisions(OUTCOME_REFUSED), 1);
    cr_expect_eq(hand_waits(&hand, MEASURE_WAIT_N, INTERVAL_MEDICAL), 1);
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_EXEMPT), 0);
    cr_expect_eq(hand.chain.jobs[job].marks, JOB_OBJECTION | JOB_CONSULTATION);
    hand_assert_date((ticks)hand.chain.jobs[job].since, "2022-05-23");
    hand_until(&hand, "2022-06-06");
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_EXEMPT), 0);
    hand_until(&hand, "2022-06-07");
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_EXEMPT), 1);
    cr_expect_eq(decisions(OUTCOME_FULL), 1);
    cr_expect_eq(hand_waits(&hand, MEASURE_WAIT_N, INTERVAL_MEDICAL), 1, "the first decision's");
    cr_expect_eq(hand_waits(&hand, MEASURE_WAIT_SUM, INTERVAL_MEDICAL), 14);
    cr_expect_eq(hand_total(&hand, MEASURE_WEEK_MEDICAL_N), 1, "and by week");
    cr_expect_eq(hand_total(&hand, MEASURE_WEEK_MEDICAL_SUM), 14);
    cr_expect_eq(hand_total(&hand, MEASURE_WEEK_MEDICAL_IN_NORM), 1);
    cr_expect_eq(hand.chain.desks[DESK_MEDICAL].arrived, 2);
}

/* At the horizon he waits, but not for a first decision. */
Test(medical, waits_no_more_for_the_first_decision_in_an_objection)
{
    hand.params.run.until = hand_day("2022-05-31");
    hand.params.medical.objection = 1.0;
    planned();
    hand_finish(&hand);
    cr_expect_eq(hand_rules(&hand, RULE_MEDICAL_OBJECTION), 1);
    for (size_t i = 0; i < GROUPS * INTERVAL_DAY_CELLS; i++)
        cr_assert_eq(measures_int32(&hand.measures, MEASURE_WAITING_NOW_HIST)
                         [INTERVAL_MEDICAL * GROUPS * INTERVAL_DAY_CELLS + i],
                     0);
}

Test(medical, refuses_an_objection_for_good)
{
    uint32_t who;

    hand.params.medical.objection = 1.0;
    who = planned();
    hand_until(&hand, "2022-06-07");
    cr_expect_eq(hand_rules(&hand, RULE_MEDICAL_OBJECTION), 1);
    cr_expect_eq(decisions(OUTCOME_REFUSED), 2);
    cr_expect_eq(waived(who), 0);
    cr_expect_eq(application_of(who), NOBODY);
}

Test(medical, objections_are_as_many_as_the_scenario_says)
{
    int n = 3000;

    hand.params.medical.full = 0.4;
    hand.params.medical.objection = 0.3;
    hand.params.medical.objection_granted = 0.25;
    hand_start(&hand);
    for (uint32_t i = 0; i < (uint32_t)n; i++) {
        uint32_t who = advised_on(i), job = hand.chain.people[who].jobs;
        medical_event(&hand.chain, job);
        if (hand.chain.people_live > 0 && hand.chain.people[who].jobs == job) {
            desk_withdraw(&hand.chain.desks[DESK_MEDICAL], slot_of_job(&hand.chain, job),
                          chain_now(&hand.chain)); /* at midnight nobody is there */
            hand.chain.jobs[job].step = JOB_HANDLING;
            medical_event(&hand.chain, job);
        }
        if (hand.chain.people_live > 0)
            person_end(&hand.chain, who, STAGE_LAPSED);
    }
    assert_share((int)hand_rules(&hand, RULE_MEDICAL_OBJECTION), n, 0.6 * 0.3, "object");
    assert_share(decisions(OUTCOME_FULL), n, 0.4 + 0.6 * 0.3 * 0.25, "in full");
    cr_expect_eq(hand_total(&hand, MEASURE_MEDICAL_DECIDED),
                 n + hand_rules(&hand, RULE_MEDICAL_OBJECTION));
}

/* ---- who has no first decision at the horizon ---- */

static int32_t
in_month(enum measure measure, int month)
{
    return measures_int32(&hand.measures, measure)[month - 1];
}

static stamp
noon_of(const char *date)
{
    return stamp_of(ticks_of_day(hand_day(date)) + 12 * TICKS_PER_HOUR);
}

/* Made at noon; what comes next is not planned. */
static uint32_t
applied_by(uint32_t who, enum job_step step, const char *date)
{
    uint32_t job = job_new(&hand.chain, who, JOB_MEDICAL);

    hand.chain.jobs[job].step = (uint8_t)step;
    hand.chain.jobs[job].since = noon_of(date);
    return job;
}

/* Of one more person. */
static uint32_t
application(enum job_step step, const char *date)
{
    uint32_t who = hand_person(&hand, GROUP_OVERIG, hand.chain.people_used);

    stage_arrive(&hand.chain, who, STAGE_PIP, false);
    stage_enter(&hand.chain, who, STAGE_OFFER);
    return applied_by(who, step, date);
}

/* Under the Wi2013, at the exams. */
static uint32_t
of_old(void)
{
    uint32_t who = person_new(&hand.chain, STREAM_WI2013, 0, 0, REGIME_WI2013, GROUP_OVERIG);

    hand.chain.people[who].duty = stamp_of(chain_now(&hand.chain));
    hand.chain.people[who].step = STEP_EXAMS;
    stage_arrive(&hand.chain, who, STAGE_EXAMS, false);
    return who;
}

/* He will apply at noon. */
static void
will_apply(const char *date)
{
    job_go(&hand.chain, application(JOB_APPLYING, date), JOB_APPLYING, (ticks)noon_of(date));
}

/* Nobody advises. The run ends with 30 June: 57 days after noon of 4 May and 56 after the 5th's. */
Test(medical, counts_everybody_without_a_first_decision_at_the_horizon)
{
    hand.params.run.until = hand_day("2022-06-30");
    hand.params.medical.assessors.steps[0].value = 0;
    planned(); /* applies on 9 May */
    will_apply("2022-05-04");
    will_apply("2022-05-05");
    application(JOB_PREPARING, "2022-04-30"); /* called once more */
    application(JOB_HANDLING, "2022-06-01");
    applied_by(of_old(), JOB_HANDLING, "2022-06-01");
    application(JOB_APPLYING, "2022-06-02"); /* never comes to it */
    hand.chain.jobs[application(JOB_HANDLING, "2022-06-03")].marks |= JOB_OBJECTION;
    hand_finish(&hand);
    cr_expect_eq(in_month(MEASURE_MEDICAL_OPEN, 4), 1);
    cr_expect_eq(in_month(MEASURE_MEDICAL_OPEN, 5), 3);
    cr_expect_eq(in_month(MEASURE_MEDICAL_OPEN, 6), 2);
    cr_expect_eq(in_month(MEASURE_MEDICAL_LATE, 4), 1);
    cr_expect_eq(in_month(MEASURE_MEDICAL_LATE, 5), 1);
    cr_expect_eq(hand_total(&hand, MEASURE_MEDICAL_OPEN), 6);
    cr_expect_eq(hand_total(&hand, MEASURE_MEDICAL_LATE), 2);
    cr_expect_eq(hand_total(&hand, MEASURE_WEEK_MEDICAL_OPEN), 6);
    cr_expect_eq(hand_total(&hand, MEASURE_WEEK_MEDICAL_LATE), 2);
}

/* Who has left meanwhile waits for nothing. */
Test(medical, counts_nobody_who_left_before_the_decision)
{
    uint32_t who;

    hand.params.medical.assessors.steps[0].value = 0;
    who = planned();
    hand_until(&hand, "2022-06-01");
    cr_expect_eq(hand_total(&hand, MEASURE_MEDICAL_APPLIED), 1);
    person_end(&hand.chain, who, STAGE_LAPSED);
    hand_finish(&hand);
    cr_expect_eq(hand_total(&hand, MEASURE_MEDICAL_OPEN), 0);
}

/* ---- more advisers ---- */

enum { SWEEP = 5, APPLICANTS = 60 };

/* Everybody's wait in ticks from the application to the end of the advice, by advisers. */
static void
waits_with(int advisers, ticks waits[APPLICANTS])
{
    static const enum group groups[] = {GROUP_ASIEL, GROUP_GEZIN, GROUP_OVERIG};
    uint32_t who[APPLICANTS], slot;

    hand_init(&hand);
    hand.params.run.seed = 7;
    for (int g = 0; g < GROUPS; g++)
        hand.params.medical.in_course[g] = 1.0;
    hand.params.medical.assessors.steps[0].value = advisers;
    hand.params.medical.dossier_share.steps[0].value = 0.5;
    hand.params.medical.after = (struct draw_spec){
        .form = DRAW_UNIFORM, .a = 10, .b = 30, .low = -INFINITY, .high = INFINITY};
    hand.params.medical.consult_minutes = (struct draw_spec){
        .form = DRAW_EXPONENTIAL, .a = 300, .low = -INFINITY, .high = INFINITY};
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    for (uint32_t i = 0; i < APPLICANTS; i++) {
        who[i] = hand_planned(&hand, groups[i % 3], i);
        waits[i] = -1;
    }
    while ((slot = agenda_next(&hand.chain.agenda)) != AGENDA_NONE &&
           chain_now(&hand.chain) < ticks_of_day(hand_day("2023-03-01"))) {
        chain_event(&hand.chain, slot);
        for (int i = 0; i < APPLICANTS; i++) {
            uint32_t job = hand.chain.people[who[i]].jobs;
            if (waits[i] < 0 && job != NOBODY && hand.chain.jobs[job].kind == JOB_MEDICAL &&
                hand.chain.jobs[job].step == JOB_HANDLING)
                waits[i] = chain_now(&hand.chain) - (ticks)hand.chain.jobs[job].since;
        }
    }
    hand_stop(&hand);
}

/* Nobody misses a call or objects, so that all come when they come: with one adviser more each is
 * advised as early or earlier. */
Test(advisers, more_of_them_never_make_a_wait_longer)
{
    static ticks waits[SWEEP][APPLICANTS];

    for (int k = 0; k < SWEEP; k++) {
        int64_t shorter = 0;
        waits_with(k + 1, waits[k]);
        for (int i = 0; i < APPLICANTS; i++) {
            cr_assert_geq(waits[k][i], 0);
            if (k == 0)
                continue;
            cr_expect_leq(waits[k][i], waits[k - 1][i], "applicant %d, %d advisers", i, k + 1);
            shorter += waits[k - 1][i] - waits[k][i];
        }
        cr_expect(k == 0 || shorter > 0, "%d advisers", k + 1);
    }
}
