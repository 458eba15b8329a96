/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A person's whole way with constant times: every date below is reckoned by hand, from the
 * scenario in law_by_hand.h and the calendar.
 */

#include "tests/chain_by_hand.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

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

TestSuite(chain, .init = setup, .fini = teardown);

/* A person whose duty starts on Monday 4 April 2022 at nine, with the notice ten days later. */
static uint32_t
arrives(enum group group)
{
    uint32_t who;

    hand_start(&hand);
    hand_until(&hand, "2022-04-04");
    who = hand_person(&hand, group, 0);
    hand.chain.people[who].notice =
        stamp_of(chain_now(&hand.chain) + 10 * TICKS_PER_DAY);
    inflow_arrive(&hand.chain, who);
    return who;
}

/* One wait of the interval ended, after so many days. */
static void
assert_wait(enum interval interval, int64_t days)
{
    cr_expect_eq(hand_waits(&hand, MEASURE_WAIT_N, interval), 1, "%s", interval_labels[interval]);
    cr_expect_eq(hand_waits(&hand, MEASURE_WAIT_SUM, interval), days, "%s: %lld",
                 interval_labels[interval],
                 (long long)hand_waits(&hand, MEASURE_WAIT_SUM, interval));
}

static void
assert_no_wait(enum interval interval)
{
    cr_expect_eq(hand_waits(&hand, MEASURE_WAIT_N, interval), 0, "%s", interval_labels[interval]);
}

static void
assert_stage_on(uint32_t who, const char *date, enum stage stage)
{
    hand_until(&hand, date);
    cr_expect_eq(person_stage(&hand.chain.people[who]), stage, "on %s in %s", date,
                 stage_labels[person_stage(&hand.chain.people[who])]);
}

/* The stages of the one person at the ends of the months, as the stock says. */
static void
assert_ends_in(enum stage stage, enum group group, enum route route, const char *date)
{
    size_t t = measures_period_of_day(hand.measures.shape, hand_day(date));
    size_t cell = hand_cell(REGIME_WI2021, stage, group, route), cells = HAND_CELLS;
    const int32_t *stock = measures_int32(&hand.measures, MEASURE_STOCK);

    hand_finish(&hand);
    cr_expect_eq(stock[(t - 1) * cells + cell], 0);
    cr_expect_eq(stock[t * cells + cell], 1);
    cr_expect_eq(hand.chain.people_live, 0);
}

/* ---- a family migrant on the B1-route ---- */

Test(chain, carries_a_family_migrant_to_the_plan)
{
    uint32_t who = arrives(GROUP_GEZIN);

    assert_stage_on(who, "2022-04-14", STAGE_LANDING);
    cr_expect_eq(hand_total(&hand, MEASURE_NOTIFIED), 0, "a tick too early");
    hand_until(&hand, "2022-04-15");
    cr_expect_eq(hand_total(&hand, MEASURE_NOTIFIED), 1);
    assert_stage_on(who, "2022-05-04", STAGE_LANDING);
    assert_stage_on(who, "2022-05-05", STAGE_PIP); /* two hours of intake on the 4th */
    assert_stage_on(who, "2022-06-03", STAGE_PIP);
    assert_stage_on(who, "2022-06-04", STAGE_OFFER);
    hand_assert_date(hand.chain.people[who].pip, "2022-06-03");
    hand_assert_date(hand.chain.people[who].term_end, "2025-06-04");
    assert_wait(INTERVAL_NOTICE_TO_PIP, 50);
    assert_wait(INTERVAL_CLOCK_TO_PIP, 50);
    assert_wait(INTERVAL_DUTY_TO_NOTICE, 10);
    assert_wait(INTERVAL_INTAKE_TO_PIP, 30); /* 4 May 9:00 to 3 June 11:00 */
    assert_no_wait(INTERVAL_STATUS_TO_COUPLED);
    assert_no_wait(INTERVAL_STATUS_TO_HOUSED);
    assert_no_wait(INTERVAL_HOUSED_TO_INTAKE);
}

Test(chain, carries_a_family_migrant_through_course_and_exams)
{
    uint32_t who = arrives(GROUP_GEZIN);

    assert_stage_on(who, "2022-06-08", STAGE_OFFER);
    assert_stage_on(who, "2022-06-09", STAGE_COURSE);
    hand_until(&hand, "2022-07-02"); /* lessons from 1 July */
    assert_wait(INTERVAL_PIP_TO_OFFER, 5);
    assert_wait(INTERVAL_PIP_TO_COURSE, 27); /* 3 June 11:00 to 1 July 9:00 */
    assert_wait(INTERVAL_OFFER_TO_COURSE, 22); /* 8 June 11:00 to 1 July 9:00 */
    assert_stage_on(who, "2023-04-28", STAGE_EXAMS);
    hand_until(&hand, "2023-05-28"); /* all signed up on Saturday the 27th */
    for (int exam = EXAM_LEZEN_B1; exam < EXAMS; exam++)
        cr_expect_eq(hand.chain.accounts.signed_up[exam].value, 1);
    assert_stage_on(who, "2023-08-02", STAGE_EXAMS);
    assert_stage_on(who, "2023-08-03", STAGE_AWAITING_RESULT);
    assert_ends_in(STAGE_DONE, GROUP_GEZIN, ROUTE_B1, "2023-09-06");
    assert_wait((enum interval)(INTERVAL_SIGNUP + EXAM_KNM), 16);          /* Monday 12 June */
    assert_wait((enum interval)(INTERVAL_SIGNUP + EXAM_SCHRIJVEN_B1), 19); /* 15 June */
    assert_wait((enum interval)(INTERVAL_SIGNUP + EXAM_SPREKEN_B1), 30);   /* 26 June */
    assert_wait((enum interval)(INTERVAL_SIGNUP + EXAM_LEZEN_B1), 66);     /* 1 August, not July */
    assert_wait((enum interval)(INTERVAL_SIGNUP + EXAM_LUISTEREN_B1), 67); /* 2 August */
    assert_wait((enum interval)(INTERVAL_RESULT + EXAM_KNM), 14);
    assert_wait((enum interval)(INTERVAL_RESULT + EXAM_SCHRIJVEN_B1), 7); /* and an hour */
    assert_wait((enum interval)(INTERVAL_RESULT + EXAM_SPREKEN_B1), 7);
    assert_wait((enum interval)(INTERVAL_RESULT + EXAM_LEZEN_B1), 35);
    assert_wait((enum interval)(INTERVAL_RESULT + EXAM_LUISTEREN_B1), 35);
    assert_wait(INTERVAL_DUTY_TO_DONE, 520);
    cr_expect_eq(hand_total(&hand, MEASURE_EXAM_SAT), 5);
    cr_expect_eq(hand_total(&hand, MEASURE_EXAM_PASSED), 5);
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_MET), 1);
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_DUE), 1);
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_LOST_DAYS), 0, "only of overrun terms");
    /* notice, landing, intake, plan, offer, lessons, their end; five sign-ups, five exam days, five
     * results and two markings by people */
    cr_expect_eq(hand_total(&hand, MEASURE_REP_EVENTS), 7 + 17);
}

/* ---- a status holder on the Z-route ---- */

Test(chain, carries_a_status_holder_from_reception_to_the_plan)
{
    uint32_t who = arrives(GROUP_ASIEL);

    assert_stage_on(who, "2022-04-18", STAGE_RECEPTION);
    assert_stage_on(who, "2022-04-19", STAGE_COUPLED); /* Easter Monday stops no koppeling */
    cr_expect(person_is(&hand.chain.people[who], PERSON_PLACED));
    assert_stage_on(who, "2022-04-26", STAGE_LANDING);
    cr_expect_not(person_is(&hand.chain.people[who], PERSON_PLACED));
    cr_expect_eq(hand.chain.desks[DESK_RECEPTION].taken, 0);
    assert_stage_on(who, "2022-05-16", STAGE_INTAKE); /* since Sunday the 15th */
    assert_stage_on(who, "2022-05-17", STAGE_PIP);
    assert_stage_on(who, "2022-06-16", STAGE_OFFER);
    assert_wait(INTERVAL_STATUS_TO_COUPLED, 14);
    assert_wait(INTERVAL_COUPLED_TO_HOUSED, 7);
    assert_wait(INTERVAL_STATUS_TO_HOUSED, 21);
    assert_wait(INTERVAL_HOUSED_TO_INTAKE, 21);
    assert_wait(INTERVAL_NOTICE_TO_PIP, 62); /* 14 April 9:00 to 15 June 11:00 */
    assert_wait(INTERVAL_CLOCK_TO_PIP, 51);  /* from the registration on 25 April */
}

/* Plan on 15 June, offer on the 20th, lessons 1 July 2022 to 27 April 2023 (the King's birthday, so
 * the closing interview is on Friday the 28th, from nine to ten). */
Test(chain, carries_a_status_holder_through_the_z_route)
{
    hand.params.pip.lbt_feasible[GROUP_ASIEL] = 0.0;
    assert_stage_on(arrives(GROUP_ASIEL), "2023-04-28", STAGE_EXAMS);
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_MET), 0);
    hand_until(&hand, "2023-04-29");
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_MET), 1);
    assert_ends_in(STAGE_DONE, GROUP_ASIEL, ROUTE_Z, "2023-04-28");
    assert_wait(INTERVAL_DUTY_TO_DONE, 389);
    cr_expect_eq(hand_total(&hand, MEASURE_EXAM_SAT), 0);
    cr_expect_eq(hand_rules(&hand, RULE_LBT_OVERRULED), 0);
}

/* ---- the onderwijsroute ---- */

/* The school's diploma on 27 April 2023 ends it, but PVT last to 900 days after 3 June 2022. */
Test(chain, waits_for_the_participation_part)
{
    uint32_t who;

    hand.params.pip.onderwijs[GROUP_OVERIG] = 1.0;
    hand_spec(&hand.params.participation.wait, 900);
    who = arrives(GROUP_OVERIG);
    assert_stage_on(who, "2023-04-28", STAGE_EXAMS);
    cr_expect_eq(hand.chain.people[who].step, STEP_PARTICIPATION);
    assert_ends_in(STAGE_DONE, GROUP_OVERIG, ROUTE_ONDERWIJS, "2024-11-19");
    assert_wait(INTERVAL_DUTY_TO_DONE, 960); /* 60 days and two hours to the plan, and 900 */
    cr_expect_eq(hand_total(&hand, MEASURE_EXAM_SAT), 0);
}

/* ---- overrun ---- */

/* Term to 4 June 2025 at the first moment; 60 days on it is Sunday 3 August; decided on Monday from
 * nine to ten; new term of 24 months with no language exam passed. */
Test(chain, carries_an_overrun_into_a_new_term_and_over_it)
{
    uint32_t who;

    hand_lessons(&hand, 3000);
    who = arrives(GROUP_GEZIN);
    assert_stage_on(who, "2025-08-04", STAGE_COURSE);
    assert_stage_on(who, "2025-08-05", STAGE_NEW_TERM);
    assert_wait(INTERVAL_OVERRUN_TO_DECISION, 61); /* and ten hours */
    hand_assert_date(hand.chain.people[who].term_end, "2027-08-05");
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_FINED), 1);
    hand_until(&hand, "2027-08-05");
    cr_expect_eq(hand_rules(&hand, RULE_OVERRUN), 2);
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_OVER), 1, "only first terms");
    cr_expect_eq(person_stage(&hand.chain.people[who]), STAGE_NEW_TERM);
    hand_finish(&hand);
    cr_expect_eq(hand_rules(&hand, RULE_NEW_TERM), 2);
}

/* ---- from the outside ---- */

Test(chain, ends_the_books_of_every_month_of_a_run_that_ends_within_one)
{
    struct measures measures;
    struct chain *chain = NULL;

    hand.params.run.until = hand_day("2022-05-15");
    hand_compile(&hand);
    cr_assert_eq(measures_init(&measures, model_shape(hand.model), &hand.error), 0);
    cr_assert_eq(chain_new(&chain, hand.model, &hand.error), 0);
    cr_assert_eq(chain_run(chain, 0, &measures, &hand.error), 0);
    for (size_t t = 0; t < 5; t++) /* 15 days of May have homes too */
        cr_expect_gt(measures_double(&measures, MEASURE_CAPACITY)[t * RESOURCES + RESOURCE_HOMES],
                     t < 4 ? 700.0 : 300.0);
    chain_free(chain);
    measures_free(&measures);
}

Test(chain, frees_what_was_never_made)
{
    hand_compile(&hand);
    chain_free(NULL);
    model_free(NULL);
}

/* ---- a bug ---- */

/* What a child that runs into one says on its standard error. */
static void
words_of_a_bug(void (*bug)(uint32_t who), uint32_t who, char *text, size_t size)
{
    int ends[2], status;
    size_t length = 0;
    ssize_t n;
    pid_t child;

    cr_assert_eq(pipe(ends), 0);
    child = fork();
    if (child == 0) {
        signal(SIGABRT, SIG_DFL);
        dup2(ends[1], STDERR_FILENO);
        bug(who);
        _exit(0);
    }
    close(ends[1]);
    while ((n = read(ends[0], text + length, size - 1 - length)) > 0)
        length += (size_t)n;
    close(ends[0]);
    text[length] = '\0';
    cr_assert_eq(waitpid(child, &status, 0), child);
    cr_assert(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT, "it does not abort");
}

static void
illegal_move(uint32_t who)
{
    stage_enter(&hand.chain, who, STAGE_EXAMS);
}

static void
event_in_the_past(uint32_t who)
{
    agenda_cancel(&hand.chain.agenda, slot_of_move(who));
    person_go_at(&hand.chain, who, STEP_COUPLING, chain_now(&hand.chain) - 1);
}

static void
in_an_event(uint32_t who)
{
    hand.chain.slot = slot_of_move(who);
    event_in_the_past(who);
}

Test(chain, a_bug_tells_replication_date_person_and_event)
{
    char text[1000];
    uint32_t who = arrives(GROUP_ASIEL);

    words_of_a_bug(illegal_move, who, text, sizeof text);
    cr_expect_not_null(strstr(text, "from reception to exams"), "%s", text);
    cr_expect_not_null(strstr(text, "person 0 (stream"), "%s", text);
    cr_expect_not_null(strstr(text, "in replication 0, 2022-04-0"), "%s", text);
    words_of_a_bug(event_in_the_past, who, text, sizeof text);
    cr_expect_not_null(strstr(text, "before now"), "%s", text);
    cr_expect_not_null(strstr(text, "in replication 0, 2022-04-0"), "%s", text);
    words_of_a_bug(in_an_event, who, text, sizeof text);
    cr_expect_not_null(strstr(text, ", person 0 (stream"), "%s", text);
    cr_expect_not_null(strstr(text, "stage reception"), "%s", text);
}
