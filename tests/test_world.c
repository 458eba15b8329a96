/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The verbs of the stages: the table of legal moves, records, clocks, and leaving. */

#include "tests/chain_by_hand.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

static struct hand hand;

static void
setup(void)
{
    hand_init(&hand);
    hand_start(&hand);
}

static void
teardown(void)
{
    hand_stop(&hand);
}

TestSuite(world, .init = setup, .fini = teardown);

/* A person who is in a stage with nothing to do there. */
static uint32_t
person_in(enum stage stage, enum group group)
{
    uint32_t who = hand_person(&hand, group, hand.chain.people_used);

    stage_arrive(&hand.chain, who, stage, false);
    hand.chain.people[who].step = STEP_EXAMS;
    return who;
}

static int32_t
stock(enum stage stage, enum group group, enum route route)
{
    return hand_stock(&hand, REGIME_WI2021, stage, group, route);
}

/* ---- legal moves ---- */

/* From (row) to (column), in the order of enum stage: chain.md's stages and how a duty ends by
 * Wi21 art. 4 to 6. Medical exemption is decided after the plan; untracked are Wi2013 people. */
static const char *const legal[STAGES] = {
    /*                    r c l i p o c e a n d d e l */
    [STAGE_RECEPTION] = " . x . . . . . . . . . x x x",
    [STAGE_COUPLED] = " . . x x . . . . . . . x x x",
    [STAGE_LANDING] = " . . . x . . x x . . . x x x",
    [STAGE_INTAKE] = " . . . . x . . . . . . x . x",
    [STAGE_PIP] = " . . . . . x . . . . . x . x",
    [STAGE_OFFER] = " . . . . . . x . . . . x x x",
    [STAGE_COURSE] = " . . . . . . . x . . . x x x",
    [STAGE_EXAMS] = " . . . . . . . . x . x x x x",
    [STAGE_AWAITING_RESULT] = " . . . . . . . x . . x x x x",
    [STAGE_NEW_TERM] = " . . . . . . . . . . . . . .",
    [STAGE_DONE] = " . . . . . . . . . . . . . .",
    [STAGE_DISPENSED] = " . . . . . . . . . . . . . .",
    [STAGE_EXEMPT] = " . . . . . . . . . . . . . .",
    [STAGE_LAPSED] = " . . . . . . . . . . . . . .",
};

/* Whether the program aborts on a move, tried out in a process of its own. */
static bool
move_aborts(uint32_t who, int to)
{
    int status = 0;
    pid_t child = fork();

    cr_assert_geq(child, 0);
    if (child == 0) {
        signal(SIGABRT, SIG_DFL);
        if (freopen("/dev/null", "w", stderr) == NULL)
            _exit(2);
        stage_enter(&hand.chain, who, (enum stage)to);
        _exit(0);
    }
    cr_assert_eq(waitpid(child, &status, 0), child);
    cr_assert(WIFSIGNALED(status) || WEXITSTATUS(status) == 0);
    return WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT;
}

Test(world, knows_every_legal_move_and_no_other)
{
    for (int from = 0; from < STAGES; from++) {
        uint32_t who = person_in((enum stage)from, GROUP_ASIEL);
        for (int to = 0; to < STAGES; to++)
            cr_expect_eq(move_aborts(who, to), legal[from][2 * to + 1] != 'x', "%s to %s",
                         stage_labels[from], stage_labels[to]);
    }
}

Test(world, stops_at_an_illegal_move, .signal = SIGABRT)
{
    stage_enter(&hand.chain, person_in(STAGE_LANDING, GROUP_GEZIN), STAGE_OFFER);
}

/* ---- stages and the books ---- */

Test(world, books_a_move)
{
    uint32_t who = person_in(STAGE_LANDING, GROUP_GEZIN);

    cr_expect_eq(stock(STAGE_LANDING, GROUP_GEZIN, ROUTE_NONE), 1);
    stage_enter(&hand.chain, who, STAGE_INTAKE);
    cr_expect_eq(stock(STAGE_LANDING, GROUP_GEZIN, ROUTE_NONE), 0);
    cr_expect_eq(stock(STAGE_INTAKE, GROUP_GEZIN, ROUTE_NONE), 1);
    cr_expect_eq(hand_total(&hand, MEASURE_FLOW_OUT), 1);
    cr_expect_eq(hand.chain.people_live, 1);
}

Test(world, books_a_route_within_a_stage)
{
    uint32_t who = person_in(STAGE_PIP, GROUP_ASIEL);

    person_route(&hand.chain, who, ROUTE_Z);
    cr_expect_eq(stock(STAGE_PIP, GROUP_ASIEL, ROUTE_Z), 1);
    cr_expect_eq(hand_total(&hand, MEASURE_FLOW_OUT), 1);
    person_route(&hand.chain, who, ROUTE_Z); /* nothing changes */
    cr_expect_eq(hand_total(&hand, MEASURE_FLOW_OUT), 1);
}

Test(world, counts_stock_apart_from_arrivals)
{
    uint32_t who = hand_person(&hand, GROUP_ASIEL, 0);

    stage_arrive(&hand.chain, who, STAGE_COUPLED, true);
    cr_expect_eq(hand_total(&hand, MEASURE_STOCK_START), 1);
    cr_expect_eq(hand_total(&hand, MEASURE_ARRIVALS), 0);
    person_in(STAGE_LANDING, GROUP_ASIEL);
    cr_expect_eq(hand_total(&hand, MEASURE_STOCK_START), 1);
    cr_expect_eq(hand_total(&hand, MEASURE_ARRIVALS), 1);
    cr_expect_eq(hand.chain.people_live, 2);
}

/* A new term is laid over the phases until the end; the phase itself goes on. */
Test(world, keeps_a_person_in_the_new_term_until_the_end)
{
    uint32_t who = person_in(STAGE_COURSE, GROUP_OVERIG);

    person_new_term(&hand.chain, who);
    cr_expect_eq(stock(STAGE_NEW_TERM, GROUP_OVERIG, ROUTE_NONE), 1);
    stage_enter(&hand.chain, who, STAGE_EXAMS);
    cr_expect_eq(stock(STAGE_NEW_TERM, GROUP_OVERIG, ROUTE_NONE), 1);
    cr_expect_eq(stock(STAGE_EXAMS, GROUP_OVERIG, ROUTE_NONE), 0);
    cr_expect_eq(hand.chain.people[who].phase, STAGE_EXAMS);
    person_end(&hand.chain, who, STAGE_DONE);
    cr_expect_eq(stock(STAGE_NEW_TERM, GROUP_OVERIG, ROUTE_NONE), 0);
    cr_expect_eq(stock(STAGE_DONE, GROUP_OVERIG, ROUTE_NONE), 1);
}

/* ---- records ---- */

Test(world, uses_records_again_and_clean)
{
    uint32_t first = person_in(STAGE_LANDING, GROUP_GEZIN), again;

    hand.chain.people[first].passed = MASK_ALL;
    hand.chain.lost[first].days[LOST_COURSE] = 7;
    person_end(&hand.chain, first, STAGE_LAPSED);
    cr_expect_eq(hand.chain.people_live, 0);
    cr_expect_eq(hand.chain.people[first].duty, STAMP_NEVER, "observers pass it by");
    again = person_in(STAGE_LANDING, GROUP_ASIEL);
    cr_expect_eq(again, first);
    cr_expect_eq(hand.chain.people[again].passed, 0);
    cr_expect_eq(hand.chain.lost[again].days[LOST_COURSE], 0);
    cr_expect_eq(hand.chain.people[again].jobs, NOBODY);
    cr_expect_eq(hand.chain.people_used, 1);
}

Test(world, does_not_make_more_people_than_there_is_room_for, .signal = SIGABRT)
{
    for (int i = 0; i <= HAND_PEOPLE; i++)
        hand_person(&hand, GROUP_ASIEL, (uint32_t)i);
}

static size_t
jobs_of(uint32_t who)
{
    size_t n = 0;

    for (uint32_t job = hand.chain.people[who].jobs; job != NOBODY; job = hand.chain.jobs[job].next)
        n++;
    return n;
}

Test(world, keeps_a_persons_jobs_in_a_list)
{
    uint32_t who = person_in(STAGE_EXAMS, GROUP_GEZIN);
    uint32_t a = job_new(&hand.chain, who, JOB_EXAM), b = job_new(&hand.chain, who, JOB_MEDICAL),
             c = job_new(&hand.chain, who, JOB_OVERRUN);

    job_go(&hand.chain, a, JOB_PREPARING, chain_now(&hand.chain) + 10);
    job_go(&hand.chain, b, JOB_APPLYING, chain_now(&hand.chain) + 10);
    job_go(&hand.chain, c, JOB_HANDLING, chain_now(&hand.chain) + 10);
    cr_expect_eq(jobs_of(who), 3);
    job_end(&hand.chain, b); /* from the middle */
    cr_expect_eq(jobs_of(who), 2);
    cr_expect_not(agenda_pending(&hand.chain.agenda, slot_of_job(&hand.chain, b)));
    cr_expect_eq(job_new(&hand.chain, NOBODY, JOB_EXAM), b, "used again");
    cr_expect_eq(jobs_of(who), 2, "a background sitting is nobody's");
    job_end(&hand.chain, c);
    job_end(&hand.chain, a);
    cr_expect_eq(jobs_of(who), 0);
}

/* ---- the clock ---- */

static ticks
clock_of(uint32_t who)
{
    return hand.chain.agenda.nodes[slot_of_clock(who)].at;
}

Test(world, winds_the_clock_to_what_comes_first)
{
    uint32_t who = person_in(STAGE_LANDING, GROUP_GEZIN);
    struct person *person = &hand.chain.people[who];
    stamp now = stamp_of(chain_now(&hand.chain));

    person_wind(&hand.chain, who);
    cr_expect_not(agenda_pending(&hand.chain.agenda, slot_of_clock(who)));
    person->leave_at = now + 300;
    person->notice = now + 200;
    person_wind(&hand.chain, who);
    cr_expect_eq(clock_of(who), now + 200);
    person->term_end = now + 100;
    person_wind(&hand.chain, who);
    cr_expect_eq(clock_of(who), now + 100);
    person->term_end = STAMP_NEVER;
    person_flag(person, PERSON_NOTICED, true); /* has come: it is not waited for any more */
    person_wind(&hand.chain, who);
    cr_expect_eq(clock_of(who), now + 300);
}

Test(world, lapses_or_dispenses_on_the_day_of_leaving)
{
    uint32_t lapses = person_in(STAGE_LANDING, GROUP_GEZIN);
    uint32_t dispensed = person_in(STAGE_LANDING, GROUP_OVERIG);

    hand.chain.people[lapses].leave_at = stamp_of(ticks_of_day(hand_day("2022-02-01")));
    hand.chain.people[dispensed].leave_at = stamp_of(ticks_of_day(hand_day("2022-02-02")));
    hand.chain.traits[dispensed].cause = CAUSE_DISPENSED;
    person_wind(&hand.chain, lapses);
    person_wind(&hand.chain, dispensed);
    hand_until(&hand, "2022-02-01");
    cr_expect_eq(stock(STAGE_LAPSED, GROUP_GEZIN, ROUTE_NONE), 1);
    cr_expect_eq(stock(STAGE_DISPENSED, GROUP_OVERIG, ROUTE_NONE), 0);
    hand_until(&hand, "2022-02-02");
    cr_expect_eq(stock(STAGE_DISPENSED, GROUP_OVERIG, ROUTE_NONE), 1);
    cr_expect_eq(hand.chain.people_live, 0);
}

Test(world, takes_a_moment_past_the_last_stamp_as_never)
{
    cr_expect_eq(stamp_of(TICKS_NEVER), STAMP_NEVER);
    cr_expect_eq(stamp_of((ticks)STAMP_NEVER), STAMP_NEVER);
    cr_expect_eq(stamp_of((ticks)STAMP_NEVER - 1), STAMP_NEVER - 1);
}

/* ---- leaving gives back what was held or waited for ---- */

static const struct desk *
desk(int name)
{
    return &hand.chain.desks[name];
}

Test(world, gives_a_reception_place_and_the_turn_for_a_home_back)
{
    static const char *const none[] = {NULL};
    uint32_t first, second;

    hand_homes_on(&hand, none);
    hand_until(&hand, "2022-01-03");
    first = hand_person(&hand, GROUP_ASIEL, 0);
    second = hand_person(&hand, GROUP_ASIEL, 1);
    inflow_arrive(&hand.chain, first);
    inflow_arrive(&hand.chain, second);
    hand_until(&hand, "2022-01-18"); /* a day after the koppeling */
    cr_assert_eq(desk(DESK_RECEPTION)->taken, 2);
    cr_assert_eq(desk(DESK_HOMES)->queue.value, 2);
    person_end(&hand.chain, first, STAGE_LAPSED);
    cr_expect_eq(desk(DESK_RECEPTION)->taken, 1);
    cr_expect_eq(desk(DESK_HOMES)->queue.value, 1);
    cr_expect_eq(desk(DESK_HOMES)->head, slot_of_job(&hand.chain, hand.chain.people[second].jobs));
}

Test(world, gives_a_course_place_to_the_next_in_line)
{
    uint32_t first, second;

    desk_set_servers(&hand.chain.desks[DESK_COURSE + ROUTE_B1], 1, chain_now(&hand.chain));
    hand_until(&hand, "2022-03-10");
    first = hand_planned(&hand, GROUP_GEZIN, 0);
    hand_until(&hand, "2022-03-11");
    second = hand_planned(&hand, GROUP_GEZIN, 1);
    hand_until(&hand, "2022-03-20");
    cr_assert_eq(hand.chain.people[first].step, STEP_COURSE_START);
    cr_assert_eq(hand.chain.people[second].step, STEP_COURSE_QUEUE);
    person_end(&hand.chain, first, STAGE_LAPSED);
    cr_expect_eq(hand.chain.people[second].step, STEP_COURSE_START);
    person_end(&hand.chain, second, STAGE_LAPSED);
    cr_expect_eq(desk(DESK_COURSE + ROUTE_B1)->taken, 0);
    cr_expect_eq(desk(DESK_COURSE + ROUTE_B1)->queue.value, 0);
}

Test(world, leaves_a_queue_without_service)
{
    uint32_t first, second;

    desk_set_servers(&hand.chain.desks[DESK_COURSE + ROUTE_B1], 1, chain_now(&hand.chain));
    hand_until(&hand, "2022-03-10");
    first = hand_planned(&hand, GROUP_GEZIN, 0);
    second = hand_planned(&hand, GROUP_GEZIN, 1);
    hand_until(&hand, "2022-03-20");
    cr_assert_eq(hand.chain.people[second].step, STEP_COURSE_QUEUE);
    person_end(&hand.chain, second, STAGE_LAPSED);
    cr_expect_eq(desk(DESK_COURSE + ROUTE_B1)->queue.value, 0);
    cr_expect_eq(desk(DESK_COURSE + ROUTE_B1)->taken, 1);
    cr_expect_eq(hand.chain.people[first].step, STEP_COURSE_START);
}

Test(world, frees_the_consultant_of_who_leaves_in_the_intake)
{
    uint32_t who;

    hand_until(&hand, "2022-03-10");
    who = hand_person(&hand, GROUP_GEZIN, 0);
    stage_arrive(&hand.chain, who, STAGE_LANDING, false);
    intake_begin(&hand.chain, who);
    while (hand.chain.people[who].step != STEP_INTAKE)
        chain_event(&hand.chain, agenda_next(&hand.chain.agenda));
    cr_expect_eq(desk(DESK_CONSULTANTS)->taken, 1);
    person_end(&hand.chain, who, STAGE_LAPSED);
    cr_expect_eq(desk(DESK_CONSULTANTS)->taken, 0);
    cr_expect_not(agenda_pending(&hand.chain.agenda, slot_of_move(who)));
}

/* Someone who leaves with exams booked and scripts at the examiners. */
Test(world, gives_booked_seats_and_examiners_back)
{
    uint32_t who, job;
    struct booking *booking = &hand.chain.bookings[EXAM_LEZEN_A2];
    int64_t taken = 0;

    hand_until(&hand, "2022-03-10");
    who = person_in(STAGE_EXAMS, GROUP_GEZIN);
    job = job_new(&hand.chain, who, JOB_EXAM);
    hand.chain.jobs[job].exam = EXAM_LEZEN_A2;
    exam_sign_up(&hand.chain, job);
    cr_assert_eq(hand.chain.jobs[job].step, JOB_BOOKED);
    cr_expect_eq(hand.chain.accounts.signed_up[EXAM_LEZEN_A2].value, 1);
    job = job_new(&hand.chain, who, JOB_EXAM);
    hand.chain.jobs[job].exam = EXAM_SCHRIJVEN_A2;
    hand.chain.jobs[job].component = COMPONENT_SCHRIJVEN;
    hand.chain.jobs[job].since = stamp_of(chain_now(&hand.chain));
    grading_begin(&hand.chain, job, 0);
    while (hand.chain.jobs[job].step != JOB_SERVICE)
        chain_event(&hand.chain, agenda_next(&hand.chain.agenda));
    person_end(&hand.chain, who, STAGE_LAPSED);
    for (day_number day = booking->first; day < booking->end; day++)
        taken += booking_taken(booking, day);
    cr_expect_eq(taken, 0);
    cr_expect_eq(hand.chain.accounts.signed_up[EXAM_LEZEN_A2].value, 0);
    cr_expect_eq(desk(DESK_EXAMINERS + EXAMINER_SCHRIJVEN_A2)->taken, 0);
    hand_finish(&hand); /* nothing of them comes any more, and the books balance */
    cr_expect_eq(hand_total(&hand, MEASURE_EXAM_SAT), 0);
}
