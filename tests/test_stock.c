/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * People of a stock in the scenario of law_by_hand.h, whose times are constants: what is left of
 * each is reckoned on paper.  The run begins on Sunday 1 January 2023.
 */

#include "tests/chain_by_hand.h"

static struct hand hand;
static struct stock_row rows[8];

static void
setup(void)
{
    hand_init(&hand);
    hand.params.run.start = hand_day("2023-01-01");
    memset(rows, 0, sizeof rows);
    hand.params.stock = (struct stock){rows, 0, 0, 1.0};
}

static void
teardown(void)
{
    hand_stop(&hand);
}

TestSuite(stock, .init = setup, .fini = teardown);

/* ---- rows ---- */

static struct stock_row *
add_row(enum stock_kind kind, int32_t id)
{
    struct stock_row *row = &rows[hand.params.stock.n++];

    hand.params.stock.n_people += kind == STOCK_PERSON;
    for (size_t i = 0; i < offsetof(struct stock_row, amount) / sizeof(int32_t); i++)
        ((int32_t *)(void *)row)[i] = STOCK_UNKNOWN;
    row->kind = kind;
    row->id = id;
    row->amount = NAN;
    return row;
}

static struct stock_row *
add_person(int32_t id, enum group group, enum stage stage, enum step step, const char *duty)
{
    struct stock_row *row = add_row(STOCK_PERSON, id);

    row->regime = REGIME_WI2021;
    row->group = (int32_t)group;
    row->stage = (int32_t)stage;
    row->step = (int32_t)step;
    row->duty = hand_day(duty);
    row->class = MUNICIPALITY_G4;
    return row;
}

static void
begin(void)
{
    hand_start(&hand);
    stock_place(&hand.chain);
}

/* Of the row of that number. */
static const struct person *
person_of(size_t row)
{
    return &hand.chain.people[hand.chain.stock_who[row]];
}

/* A stage begins on a day, not before. */
static void
expect_stage_on(size_t row, enum stage stage, const char *day_before, const char *day)
{
    hand_until(&hand, day_before);
    cr_expect_neq((enum stage)person_of(row)->phase, stage, "on %s", day_before);
    hand_until(&hand, day);
    cr_expect_eq((enum stage)person_of(row)->phase, stage, "on %s: %s", day,
                 stage_labels[person_of(row)->phase]);
}

/* ---- what is left ---- */

/* Landing takes 20 days, of which 17 are over. */
Test(stock, landing_goes_on)
{
    struct stock_row *row = add_person(1, GROUP_GEZIN, STAGE_LANDING, STEP_LANDING, "2022-12-01");

    row->notice = hand_day("2022-12-15");
    begin();
    cr_expect_eq(hand_stock(&hand, REGIME_WI2021, STAGE_LANDING, GROUP_GEZIN, ROUTE_NONE), 1);
    expect_stage_on(0, STAGE_INTAKE, "2023-01-03", "2023-01-04"); /* from the notice on */
}

Test(stock, landing_counts_from_since)
{
    struct stock_row *row = add_person(1, GROUP_GEZIN, STAGE_LANDING, STEP_LANDING, "2022-12-01");

    row->notice = hand_day("2022-12-15");
    row->since = hand_day("2022-12-15");
    begin();
    expect_stage_on(0, STAGE_INTAKE, "2023-01-03", "2023-01-04");
}

/* It comes on the first day, and is counted. */
Test(stock, a_notice_of_the_first_day_is_to_come)
{
    struct stock_row *row =
        add_person(1, GROUP_GEZIN, STAGE_LANDING, STEP_WAIT_NOTICE, "2022-12-01");

    row->notice = hand_day("2023-01-01");
    begin();
    cr_expect_eq(hand_total(&hand, MEASURE_NOTIFIED), 0);
    hand_until(&hand, "2023-01-02");
    cr_expect_eq(hand_total(&hand, MEASURE_NOTIFIED), 1);
    expect_stage_on(0, STAGE_INTAKE, "2023-01-20", "2023-01-22");
}

/* A plan takes 30 days from the intake. */
Test(stock, a_plan_is_drawn_up_in_the_rest_of_its_time)
{
    struct stock_row *row = add_person(5, GROUP_GEZIN, STAGE_PIP, STEP_PIP, "2022-10-01");

    row->intake = hand_day("2022-12-10");
    row->since = row->intake;
    begin();
    expect_stage_on(0, STAGE_OFFER, "2023-01-08", "2023-01-09");
    cr_expect_eq(ticks_to_day((ticks)person_of(0)->pip), hand_day("2023-01-09"));
}

/* What should be over by now is over at once. */
Test(stock, a_time_that_is_over_ends_at_once)
{
    struct stock_row *row = add_person(5, GROUP_GEZIN, STAGE_PIP, STEP_PIP, "2022-06-01");

    row->intake = hand_day("2022-07-10");
    row->since = row->intake;
    begin();
    hand_until(&hand, "2023-01-01");
    cr_expect_eq((enum stage)person_of(0)->phase, STAGE_OFFER);
}

/* ---- lines ---- */

/* The row further down is linked for longer, and has the first home. */
Test(stock, who_waits_longest_has_the_first_home)
{
    static const char *const homes[] = {"2023-02-01", "2023-03-01", NULL};

    add_person(1, GROUP_ASIEL, STAGE_COUPLED, STEP_WAIT_HOME, "2022-09-01")->coupled =
        hand_day("2022-11-01");
    add_person(2, GROUP_ASIEL, STAGE_COUPLED, STEP_WAIT_HOME, "2022-09-02")->coupled =
        hand_day("2022-10-01");
    hand_homes_on(&hand, homes);
    begin();
    cr_expect_eq(hand.chain.desks[DESK_RECEPTION].taken, 2, "both have a place in an azc");
    hand_until(&hand, "2023-02-28");
    cr_expect_eq((enum stage)person_of(0)->phase, STAGE_COUPLED);
    cr_expect_neq((enum stage)person_of(1)->phase, STAGE_COUPLED);
    cr_expect_eq(hand_waits(&hand, MEASURE_WAIT_N, INTERVAL_COUPLED_TO_HOUSED), 1);
    cr_expect_geq(hand_waits(&hand, MEASURE_WAIT_SUM, INTERVAL_COUPLED_TO_HOUSED), 123,
                  "from 1 October on");
}

/* A home that was found is moved into on its day. */
Test(stock, moves_on_the_day_that_was_given)
{
    struct stock_row *row =
        add_person(1, GROUP_ASIEL, STAGE_COUPLED, STEP_WAIT_HOME, "2022-09-01");

    row->coupled = hand_day("2022-11-01");
    row->moves = hand_day("2023-01-10");
    begin();
    expect_stage_on(0, STAGE_LANDING, "2023-01-09", "2023-01-10");
    cr_expect_eq(hand.chain.desks[DESK_RECEPTION].taken, 0);
}

/* ---- terms ---- */

static struct stock_row *
add_overrun(int32_t id, bool open)
{
    struct stock_row *row = add_person(id, GROUP_GEZIN, STAGE_EXAMS, STEP_EXAMS, "2022-01-03");

    row->pip = hand_day("2022-02-01");
    row->offered = hand_day("2022-03-01");
    row->route = ROUTE_B1;
    row->overruns = 1;
    if (!open)
        row->term_end = hand_day("2024-06-01");
    return row;
}

/* A new term is the stage of whom a case was decided on, and not of whom one is open. */
Test(stock, a_new_term_follows_the_case)
{
    add_overrun(1, true);
    add_overrun(2, false);
    add_row(STOCK_CASE, 1);
    rows[2].step = STOCK_VERDICT;
    rows[2].since = hand_day("2022-12-01");
    begin();
    cr_expect_eq(hand_stock(&hand, REGIME_WI2021, STAGE_EXAMS, GROUP_GEZIN, ROUTE_B1), 1);
    cr_expect_eq(hand_stock(&hand, REGIME_WI2021, STAGE_NEW_TERM, GROUP_GEZIN, ROUTE_B1), 1);
    cr_expect_eq(person_of(0)->term_end, STAMP_NEVER);
    cr_expect_eq(ticks_to_day((ticks)person_of(1)->term_end), hand_day("2024-06-01"));
    hand_until(&hand, "2023-03-01");
    cr_expect_eq(hand_stock(&hand, REGIME_WI2021, STAGE_EXAMS, GROUP_GEZIN, ROUTE_B1), 0,
                 "decided on");
}

/* ---- start moments ---- */

static struct stock_row *
add_learner(int32_t id, const char *day)
{
    struct stock_row *row =
        add_person(id, GROUP_GEZIN, STAGE_COURSE, STEP_COURSE_START, "2022-06-01");

    row->pip = hand_day("2022-11-01");
    row->offered = hand_day("2022-12-20");
    row->route = ROUTE_B1;
    if (day != NULL)
        row->day = hand_day(day);
    return row;
}

/* The first of each month is one, and the run's first day may be. */
Test(stock, lessons_begin_at_the_moment_that_was_signed_up_for)
{
    hand.params.run.start = hand_day("2023-02-01");
    add_learner(1, "2023-02-01");
    add_learner(2, "2023-03-01");
    add_learner(3, NULL);
    begin();
    hand_until(&hand, "2023-02-02");
    cr_expect_eq((enum step)person_of(0)->step, STEP_COURSE);
    cr_expect_eq((enum step)person_of(1)->step, STEP_COURSE_START);
    cr_expect_eq((enum step)person_of(2)->step, STEP_COURSE);
    hand_until(&hand, "2023-03-02");
    cr_expect_eq((enum step)person_of(1)->step, STEP_COURSE);
}

/* Whoever has signed up has somebody to look after the children by then, whatever is dealt to him now;
 * where nothing is known, that is dealt. */
Test(stock, childcare_is_there_at_the_moment_that_was_signed_up_for)
{
    hand.params.course.childcare[GROUP_GEZIN] = 1.0;
    hand.params.course.childcare_men = 1.0;
    hand_spec(&hand.params.course.childcare_days, 90);
    hand.params.run.start = hand_day("2023-02-01");
    add_learner(1, "2023-02-01");
    add_learner(2, NULL);
    begin();
    hand_until(&hand, "2023-03-30");
    cr_expect_eq((enum step)person_of(0)->step, STEP_COURSE);
    cr_expect_eq((enum step)person_of(1)->step, STEP_COURSE_START, "until 20 March");
    hand_until(&hand, "2023-04-04");
    cr_expect_eq((enum step)person_of(1)->step, STEP_COURSE);
}

/* A journey is asked for again on its day, and one that is too far never; both are in the stock of such
 * a run. */
Test(stock, a_journey_is_asked_for_again_on_its_day)
{
    static const char *const days[] = {"2023-01-10", "2105-12-31"};
    static const char *const homes[] = {"2025-01-01", NULL};
    struct stock_row taken[64];

    for (int i = 0; i < 2; i++) {
        struct stock_row *row = add_learner(i + 1, days[i]);
        row->group = GROUP_ASIEL;
        row->step = STEP_TRAVEL;
        row->coupled = hand_day("2022-09-01");
        row->lodging = LODGING_AZC;
    }
    hand_homes_on(&hand, homes);
    begin();
    stock_take(&hand.chain, taken);
    for (int i = 0; i < 2; i++)
        cr_expect_eq(taken[i].day, hand_day(days[i]));
    hand_until(&hand, "2023-01-09");
    cr_expect_eq((enum step)person_of(0)->step, STEP_TRAVEL);
    hand_until(&hand, "2023-02-02");
    cr_expect_eq((enum step)person_of(0)->step, STEP_COURSE);
    hand_until(&hand, "2024-02-02");
    cr_expect_eq((enum step)person_of(1)->step, STEP_TRAVEL);
}

/* ---- delays that have begun ---- */

static void
expect_wait_ends_on(size_t interval, const char *day_before, const char *day)
{
    hand_until(&hand, day_before);
    cr_expect_eq(hand_waits(&hand, MEASURE_WAIT_N, interval), 0, "on %s", day_before);
    hand_until(&hand, day);
    cr_expect_eq(hand_waits(&hand, MEASURE_WAIT_N, interval), 1, "on %s", day);
}

static struct stock_row *
add_job(enum stock_kind kind, int32_t step, const char *since, const char *begun)
{
    struct stock_row *row = add_row(kind, 1);

    row->step = step;
    row->since = hand_day(since);
    if (begun != NULL)
        row->begun = hand_day(begun);
    return row;
}

/* Seven days from the marking on. */
Test(stock, a_result_comes_in_the_rest_of_its_time)
{
    add_overrun(1, false);
    add_job(STOCK_EXAM, STOCK_MARKED, "2022-12-01", "2022-12-29")->exam = EXAM_SCHRIJVEN_B1;
    begin();
    expect_wait_ends_on(INTERVAL_RESULT + EXAM_SCHRIJVEN_B1, "2023-01-04", "2023-01-05");
}

Test(stock, a_result_of_a_marking_that_is_not_known_comes_after_all_of_it)
{
    add_overrun(1, false);
    add_job(STOCK_EXAM, STOCK_MARKED, "2022-12-01", NULL)->exam = EXAM_SCHRIJVEN_B1;
    begin();
    expect_wait_ends_on(INTERVAL_RESULT + EXAM_SCHRIJVEN_B1, "2023-01-07", "2023-01-08");
}

/* Thirty days from the notice on, and an hour of an officer's. */
Test(stock, views_come_in_the_rest_of_their_time)
{
    add_overrun(1, true);
    add_job(STOCK_CASE, STOCK_VIEWS, "2022-10-01", "2022-12-20");
    begin();
    expect_wait_ends_on(INTERVAL_OVERRUN_TO_DECISION, "2023-01-19", "2023-01-20");
}

/* Fourteen days from the advice on. */
Test(stock, a_medical_decision_comes_in_the_rest_of_its_time)
{
    add_overrun(1, false);
    add_job(STOCK_MEDICAL, STOCK_DECISION, "2022-11-01", "2022-12-25");
    begin();
    expect_wait_ends_on(INTERVAL_MEDICAL, "2023-01-07", "2023-01-08");
}

/* An objection that has had its advice asks for none. */
Test(stock, an_objection_goes_on_from_its_advice)
{
    add_overrun(1, false);
    add_overrun(2, false);
    add_job(STOCK_MEDICAL, STOCK_OBJECTION, "2022-12-01", "2022-12-25");
    add_job(STOCK_MEDICAL, STOCK_OBJECTION, "2022-12-01", NULL)->id = 2;
    begin();
    cr_expect_eq(hand.chain.desks[DESK_MEDICAL].queue.value, 1);
}

/* A stock of a run that began with one says the same. */
Test(stock, when_a_delay_began_is_taken_again)
{
    struct stock_row taken[64];

    add_overrun(1, true);
    add_job(STOCK_EXAM, STOCK_MARKED, "2022-12-01", "2022-12-29")->exam = EXAM_SCHRIJVEN_B1;
    add_job(STOCK_MEDICAL, STOCK_DECISION, "2022-11-01", "2022-12-25");
    add_job(STOCK_CASE, STOCK_VIEWS, "2022-10-01", "2022-12-20");
    begin();
    cr_assert_leq(stock_size(&hand.chain), sizeof taken / sizeof *taken);
    stock_take(&hand.chain, taken);
    for (size_t i = 1; i < 4; i++)
        for (size_t k = 1; k < 64 && taken[k].kind < STOCK_HOMES; k++)
            if (taken[k].kind == rows[i].kind && taken[k].step == rows[i].step)
                cr_expect_eq(taken[k].begun, rows[i].begun, "row %zu", i);
}

/* ---- work ---- */

/* Who stands in a line when the run begins brought the work before. */
Test(stock, a_line_is_no_work_that_arrives)
{
    size_t consultants = RESOURCE_INTAKE_CONSULTANTS, homes = RESOURCE_HOMES;
    struct stock_row *coupled;
    const double *offered;

    add_person(1, GROUP_GEZIN, STAGE_INTAKE, STEP_INTAKE_QUEUE, "2022-10-01")->notice =
        hand_day("2022-10-05");
    coupled = add_person(2, GROUP_ASIEL, STAGE_COUPLED, STEP_WAIT_HOME, "2022-09-01");
    coupled->coupled = hand_day("2022-11-01");
    coupled->notice = hand_day("2023-06-01"); /* no early intake */
    begin();
    hand_until(&hand, "2023-02-01");
    offered = measures_double(&hand.measures, MEASURE_OFFERED);
    cr_expect_float_eq(offered[consultants], 0.0, 1e-12);
    cr_expect_float_eq(offered[homes], 0.0, 1e-12);
    cr_expect_gt(measures_double(&hand.measures, MEASURE_USED)[consultants], 0.0);
}

/* ---- who it is ---- */

/* Other rows change nobody's luck. */
Test(stock, luck_is_of_the_id)
{
    stamp leaves;
    int16_t ability;

    add_person(4, GROUP_GEZIN, STAGE_LANDING, STEP_LANDING, "2022-12-20");
    add_person(9, GROUP_GEZIN, STAGE_LANDING, STEP_LANDING, "2022-12-20");
    begin();
    leaves = person_of(1)->leave_at;
    ability = hand.chain.traits[hand.chain.stock_who[1]].ability;
    cr_expect_neq(ability, hand.chain.traits[hand.chain.stock_who[0]].ability);
    teardown();
    setup();
    add_person(9, GROUP_GEZIN, STAGE_LANDING, STEP_LANDING, "2022-12-20");
    begin();
    cr_expect_eq(person_of(0)->leave_at, leaves);
    cr_expect_eq(hand.chain.traits[hand.chain.stock_who[0]].ability, ability);
}

/* A stock that is taken holds what it was begun with. */
Test(stock, is_taken_as_it_was_placed)
{
    struct stock_row taken[64];
    struct stock_row *row =
        add_person(1, GROUP_ASIEL, STAGE_COUPLED, STEP_WAIT_HOME, "2022-09-01");
    size_t n;

    row->coupled = hand_day("2022-11-01");
    row->moves = hand_day("2023-01-10");
    row->ability = 250;
    row->talent[3] = -500;
    row->lodging = LODGING_AZC;
    row->study = 0;
    begin();
    cr_assert_leq(stock_size(&hand.chain), sizeof taken / sizeof *taken);
    n = stock_take(&hand.chain, taken);
    cr_assert_eq(n, 1 + 2 * MUNICIPALITIES + 1);
    cr_expect_eq(taken[0].stage, STAGE_COUPLED);
    cr_expect_eq(taken[0].coupled, row->coupled);
    cr_expect_eq(taken[0].since, row->coupled);
    cr_expect_eq(taken[0].moves, row->moves);
    cr_expect_eq(taken[0].settled, STOCK_UNKNOWN);
    cr_expect_eq(taken[0].ability, 250);
    cr_expect_eq(taken[0].talent[3], -500);
    cr_expect_eq(taken[0].lodging, LODGING_AZC);
    cr_expect_eq(taken[0].study, 0);
    cr_expect_eq(taken[0].route, STOCK_UNKNOWN);
}

/* ---- what is of nobody ---- */

Test(stock, municipalities_go_on_with_their_tasks)
{
    struct stock_row *homes = add_row(STOCK_HOMES, STOCK_UNKNOWN);
    struct stock_row *intakes = add_row(STOCK_INTAKES, STOCK_UNKNOWN);

    homes->class = intakes->class = MUNICIPALITY_G4;
    homes->amount = 40.5;
    intakes->amount = 1200.0;
    begin();
    cr_expect_float_eq(hand.chain.homes[MUNICIPALITY_G4].due, 40.5, 1e-9);
    cr_expect_eq(hand.chain.intakes[MUNICIPALITY_G4], 1200);
    cr_expect_float_eq(homes_backlog(&hand.chain, MUNICIPALITY_G4), 40.5, 1e-9);
}
