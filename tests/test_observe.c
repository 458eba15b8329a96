/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The targets on their dates, and who still waits at the horizon: few people, in known places,
 * counted by hand. */

#include "tests/chain_by_hand.h"

#include "models/targets.h"

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

TestSuite(observe, .init = setup, .fini = teardown);

/* A person who stands somewhere and stays there. */
static uint32_t
stands(enum group group, enum stage stage, enum route route, bool noticed)
{
    uint32_t who = hand_person(&hand, group, hand.chain.people_used);
    struct person *person = &hand.chain.people[who];

    person->route = (uint8_t)route;
    person->step = STEP_EXAMS;
    stage_arrive(&hand.chain, who, stage, false);
    if (stage_has_pip(stage))
        ledger_plan(&hand.chain.ledger, group, person_lbt(person), route);
    if (noticed) {
        person_flag(person, PERSON_NOTICED, true);
        person->notice = stamp_of(chain_now(&hand.chain));
        ledger_notice(&hand.chain.ledger, ledger_who_of(person));
    }
    return who;
}

static double
target(const char *id)
{
    size_t i = target_find(id);

    cr_assert_lt(i, targets_size(), "no target %s", id);
    return measures_double(&hand.measures, MEASURE_TARGET)[i];
}

static void
assert_target(const char *id, double expected)
{
    cr_expect(fabs(target(id) - expected) < 1e-9, "%s: %g, not %g", id, target(id), expected);
}

/* 20 people in all, of whom 18 have had the notice; 2 of them leave before May 2024. */
static void
some_people(void)
{
    hand_start(&hand);
    hand_until(&hand, "2023-06-01");
    for (int i = 0; i < 4; i++)
        stands(GROUP_ASIEL, STAGE_INTAKE, ROUTE_NONE, true);
    stands(GROUP_ASIEL, STAGE_COUPLED, ROUTE_NONE, false);
    stands(GROUP_GEZIN, STAGE_LANDING, ROUTE_NONE, false);
    stands(GROUP_GEZIN, STAGE_PIP, ROUTE_NONE, true);
    for (int i = 0; i < 3; i++)
        stands(GROUP_ASIEL, STAGE_OFFER, ROUTE_B1, true);
    stands(GROUP_ASIEL, STAGE_COURSE, ROUTE_Z, true);
    stands(GROUP_ASIEL, STAGE_EXAMS, ROUTE_ONDERWIJS, true);
    for (int i = 0; i < 4; i++)
        stands(GROUP_GEZIN, STAGE_COURSE, ROUTE_B1, true);
    stands(GROUP_OVERIG, STAGE_AWAITING_RESULT, ROUTE_B1, true);
    stands(GROUP_OVERIG, STAGE_OFFER, ROUTE_Z, true);
    person_end(&hand.chain, stands(GROUP_ASIEL, STAGE_EXAMS, ROUTE_B1, true), STAGE_DONE);
    person_end(&hand.chain, stands(GROUP_GEZIN, STAGE_PIP, ROUTE_NONE, true), STAGE_LAPSED);
}

Test(observe, counts_by_duos_rule_on_the_date)
{
    some_people();
    hand_until(&hand, "2024-05-01");
    assert_target("A-W21-01", 18);
    assert_target("A-W21-10", 2);
    assert_target("A-T2-1a", 16);
    assert_target("A-W21-04", 9);
    assert_target("A-W21-05", 5);
    assert_target("A-W21-06", 2);
    assert_target("A-T2-1b", 11);
    assert_target("A-D-01", 5);
    assert_target("A-D-03", 4);
    assert_target("A-D-05", 1);
    assert_target("A-D-04", 6);
    assert_target("A-T2-1c", 100.0 * 11 / 16);
    assert_target("A-T4-1a", 5);
    assert_target("A-T4-1b", 2);
    assert_target("A-D-08", 3);
    assert_target("A-T4-1c", 40);
}

/* Two more without a plan. */
static void
some_more(void)
{
    stands(GROUP_GEZIN, STAGE_INTAKE, ROUTE_NONE, true);
    stands(GROUP_ASIEL, STAGE_PIP, ROUTE_NONE, true);
}

/* Of everybody who was given a plan: the one who is done, too, but not those without. */
Test(observe, shares_plans_ever_set_out_over_the_routes)
{
    some_people();
    hand_until(&hand, "2024-05-01");
    assert_target("A-T3-asiel-B1", 100.0 * 4 / 6);
    assert_target("A-T3-asiel-on", 100.0 / 6);
    assert_target("A-T3-asiel-Z", 100.0 / 6);
    assert_target("A-T3-gezin-B1", 100);
    assert_target("A-T3-gezin-on", 0);
    assert_target("A-T3-overig-Z", 50);
    assert_target("A-T3-all-B1", 100.0 * 9 / 12);
    assert_target("A-T3-all-Z", 100.0 * 2 / 12);
}

Test(observe, takes_a_change_from_one_date_to_the_next)
{
    hand_start(&hand);
    hand_until(&hand, "2023-04-03");
    for (int i = 0; i < 3; i++)
        stands(GROUP_ASIEL, STAGE_INTAKE, ROUTE_NONE, true);
    stands(GROUP_ASIEL, STAGE_OFFER, ROUTE_B1, true);
    hand_until(&hand, "2023-06-01");
    some_more();
    hand_until(&hand, "2024-05-01");
    assert_target("A-D-02", 3);
    assert_target("A-D-01", 5);
    assert_target("A-D-01-A-D-02", 2);
    assert_target("A-D-09", 1);
    assert_target("A-D-08-A-D-09", 0);
}

/* The count of 1 May 2023 comes before these people; that of 2024 is of its first moment. */
Test(observe, counts_at_the_first_moment_of_the_date)
{
    some_people();
    assert_target("A-T2-2a", 0);
    cr_expect(isnan(target("A-T2-2c")), "a share of nobody");
    cr_expect(isnan(target("A-T2-1a")), "not yet");
    hand_until(&hand, "2024-05-01");
    stands(GROUP_ASIEL, STAGE_INTAKE, ROUTE_NONE, true);
    hand_finish(&hand);
    assert_target("A-T2-1a", 16);
    assert_target("A-T2-2a", 0);
}

Test(observe, counts_plans_ever_made_by_the_tests_result)
{
    hand.params.pip.lbt_feasible[GROUP_OVERIG] = 0.0;
    hand_start(&hand);
    hand_until(&hand, "2024-02-01");
    for (uint32_t i = 0; i < 5; i++)
        person_end(&hand.chain, hand_planned(&hand, i < 3 ? GROUP_GEZIN : GROUP_OVERIG, i),
                   STAGE_LAPSED);
    hand_until(&hand, "2024-05-01");
    assert_target("A-T1-01", 3);
    assert_target("A-T1-02", 0);
    assert_target("A-T1-03", 0);
    assert_target("A-T1-04", 2);
}

/* A run that begins after the law did or after a cohort's first day does not know what came before: it
 * leaves those targets out, and of all ages those who are in reception. */
Test(observe, leaves_out_what_began_before_the_run)
{
    hand.params.run.start = hand_day("2022-08-01");
    hand_start(&hand);
    hand_finish(&hand);
    cr_expect(isnan(target("A-T2-1a")), "not all who are obliged");
    cr_expect(isnan(target("A-W21-01")));
    cr_expect(isnan(target("B-INT-3n")), "half a cohort");
    cr_expect(isnan(target("B-HO-12")), "one month of two");
    cr_expect(isnan(target("B-COA-15")), "nobody is there yet");
    cr_expect(isnan(target("A-OV-5")));
    assert_target("B-INT-4n", 0);
}

/* Wi2013 people are not DUO's Wi2021 stock. */
Test(observe, passes_wi2013_by)
{
    uint32_t who;

    hand_start(&hand);
    hand_until(&hand, "2024-02-01");
    who = person_new(&hand.chain, STREAM_STOCK, 0, 0, REGIME_WI2013, GROUP_ASIEL);
    hand.chain.people[who].duty = stamp_of(chain_now(&hand.chain));
    hand.chain.people[who].step = STEP_WAIT_HOME;
    person_flag(&hand.chain.people[who], PERSON_NOTICED, true);
    stage_arrive(&hand.chain, who, STAGE_COUPLED, false);
    hand_until(&hand, "2024-05-01");
    assert_target("A-T2-1a", 0);
}

/* ---- who still waits ---- */

static int32_t
waiting(enum interval interval, enum group group, int days)
{
    return measures_int32(&hand.measures, MEASURE_WAITING_NOW_HIST)
        [((size_t)interval * GROUPS + group) * INTERVAL_DAY_CELLS + (size_t)days];
}

static int64_t
all_waiting(enum interval interval)
{
    int64_t sum = 0;

    for (int g = 0; g < GROUPS; g++)
        for (int day = 0; day < INTERVAL_DAY_CELLS; day++)
            sum += waiting(interval, (enum group)g, day);
    return sum;
}

/* The run ends with 31 December 2022, 30 days and 15 hours after they came. */
static void
one_month_to_go(void)
{
    hand.params.run.until = hand_day("2022-12-31");
    hand_start(&hand);
    hand_until(&hand, "2022-12-01");
}

Test(observe, counts_who_waits_in_reception)
{
    static const char *const none[] = {NULL};

    hand_homes_on(&hand, none);
    one_month_to_go();
    hand_until(&hand, "2022-12-02");
    inflow_arrive(&hand.chain, hand_person(&hand, GROUP_ASIEL, 0));
    hand_until(&hand, "2022-12-22");
    inflow_arrive(&hand.chain, hand_person(&hand, GROUP_ASIEL, 1));
    hand_finish(&hand);
    cr_expect_eq(waiting(INTERVAL_STATUS_TO_COUPLED, GROUP_ASIEL, 9), 1);
    cr_expect_eq(all_waiting(INTERVAL_STATUS_TO_COUPLED), 1);
    cr_expect_eq(waiting(INTERVAL_COUPLED_TO_HOUSED, GROUP_ASIEL, 15), 1); /* since the 16th */
    cr_expect_eq(all_waiting(INTERVAL_COUPLED_TO_HOUSED), 1);
    cr_expect_eq(waiting(INTERVAL_STATUS_TO_HOUSED, GROUP_ASIEL, 29), 1);
    cr_expect_eq(waiting(INTERVAL_STATUS_TO_HOUSED, GROUP_ASIEL, 9), 1);
    cr_expect_eq(waiting(INTERVAL_DUTY_TO_DONE, GROUP_ASIEL, 29), 1);
    cr_expect_eq(all_waiting(INTERVAL_NOTICE_TO_PIP), 0, "no notice yet");
}

Test(observe, counts_who_waits_for_a_plan)
{
    uint32_t who;

    one_month_to_go();
    who = stands(GROUP_GEZIN, STAGE_LANDING, ROUTE_NONE, true);
    person_flag(&hand.chain.people[who], PERSON_SETTLED, true);
    hand.chain.people[who].settled = stamp_of(chain_now(&hand.chain) + 5 * TICKS_PER_DAY);
    stands(GROUP_ASIEL, STAGE_INTAKE, ROUTE_NONE, true); /* in the azc: no legal clock */
    hand_finish(&hand);
    cr_expect_eq(waiting(INTERVAL_NOTICE_TO_PIP, GROUP_GEZIN, 30), 1);
    cr_expect_eq(waiting(INTERVAL_CLOCK_TO_PIP, GROUP_GEZIN, 25), 1);
    cr_expect_eq(waiting(INTERVAL_NOTICE_TO_PIP, GROUP_ASIEL, 30), 1);
    cr_expect_eq(all_waiting(INTERVAL_CLOCK_TO_PIP), 1);
    cr_expect_eq(all_waiting(INTERVAL_PIP_TO_OFFER), 0);
}

Test(observe, counts_who_waits_for_a_course)
{
    one_month_to_go();
    hand_planned(&hand, GROUP_GEZIN, 0);
    hand_until(&hand, "2022-12-30"); /* offered on the 6th, lessons in the new year */
    hand_planned(&hand, GROUP_ASIEL, 1);
    hand_finish(&hand);
    cr_expect_eq(waiting(INTERVAL_PIP_TO_OFFER, GROUP_ASIEL, 1), 1);
    cr_expect_eq(all_waiting(INTERVAL_PIP_TO_OFFER), 1);
    cr_expect_eq(waiting(INTERVAL_PIP_TO_COURSE, GROUP_GEZIN, 30), 1);
    cr_expect_eq(all_waiting(INTERVAL_PIP_TO_COURSE), 2);
    cr_expect_eq(all_waiting(INTERVAL_NOTICE_TO_PIP), 0, "they have one");
}

Test(observe, counts_who_waits_for_exams_results_and_advice)
{
    uint32_t who, job;

    one_month_to_go();
    who = stands(GROUP_OVERIG, STAGE_EXAMS, ROUTE_B1, true);
    for (int k = 0; k < 4; k++) {
        job = job_new(&hand.chain, who, k < 2 ? JOB_EXAM : k == 2 ? JOB_MEDICAL : JOB_OVERRUN);
        hand.chain.jobs[job].since = stamp_of(chain_now(&hand.chain));
        hand.chain.jobs[job].exam = EXAM_KNM;
        hand.chain.jobs[job].step = k == 0 ? JOB_UNBOOKED : k == 1 ? JOB_RESULT : JOB_HANDLING;
        if (k == 0)
            accounts_sign_up(&hand.chain, EXAM_KNM);
    }
    job = job_new(&hand.chain, who, JOB_EXAM);
    hand.chain.jobs[job].step = JOB_PREPARING; /* waits for nobody */
    hand.chain.jobs[job].since = stamp_of(chain_now(&hand.chain));
    hand.chain.jobs[job].exam = EXAM_KNM;
    job = job_new(&hand.chain, who, JOB_MEDICAL);
    hand.chain.jobs[job].step = JOB_APPLYING; /* has not applied */
    hand.chain.jobs[job].since = stamp_of(chain_now(&hand.chain));
    hand_finish(&hand);
    cr_expect_eq(waiting((enum interval)(INTERVAL_SIGNUP + EXAM_KNM), GROUP_OVERIG, 30), 1);
    cr_expect_eq(waiting((enum interval)(INTERVAL_RESULT + EXAM_KNM), GROUP_OVERIG, 30), 1);
    cr_expect_eq(waiting(INTERVAL_MEDICAL, GROUP_OVERIG, 30), 1);
    cr_expect_eq(all_waiting(INTERVAL_MEDICAL), 1);
    cr_expect_eq(waiting(INTERVAL_OVERRUN_TO_DECISION, GROUP_OVERIG, 30), 1);
}
