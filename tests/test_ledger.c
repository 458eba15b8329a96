/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The books: what each entry does, and that books which do not balance stop the program. */

#include "models/ledger.h"

#include "sim/error.h"

#include <criterion/criterion.h>

#include <signal.h>
#include <stdlib.h>
#include <string.h>

static struct measures_shape shape;
static struct measures measures;
static struct ledger ledger;
static int32_t *stock;

static void
setup(void)
{
    struct error error = {0};
    day_number start = 0, end = 0;

    cr_assert(date_parse("2022-01-01", &start) && date_parse("2022-07-01", &end));
    measures_shape_init(&shape, start, end);
    cr_assert_eq(measures_init(&measures, &shape, &error), 0);
    stock = malloc(ledger_cells(&shape) * sizeof *stock);
    cr_assert_not_null(stock);
    memset(stock, 0x55, ledger_cells(&shape) * sizeof *stock); /* the ledger clears it */
    ledger_init(&ledger, &measures, stock);
}

static void
teardown(void)
{
    measures_free(&measures);
    free(stock);
}

TestSuite(ledger, .init = setup, .fini = teardown);

static int32_t
at(enum measure measure, size_t rest, size_t period, size_t index)
{
    return measures_int32(&measures, measure)[period * rest + index];
}

enum { CELLS = REGIMES * STAGES * GROUPS * ROUTES };

static size_t
cell(size_t regime, size_t stage, size_t group, size_t route)
{
    return ((regime * STAGES + stage) * GROUPS + group) * ROUTES + route;
}

/* Of the first cohort, in a G4 municipality, without a route. */
static const struct ledger_who asiel = {REGIME_WI2021, GROUP_ASIEL, ROUTE_NONE, MUNICIPALITY_G4, 0};
static const struct ledger_who nobody = {REGIME_WI2013, GROUPS, ROUTE_NONE, MUNICIPALITY_G4, 0};

static size_t
in(enum stage stage)
{
    return cell(REGIME_WI2021, stage, GROUP_ASIEL, ROUTE_NONE);
}

/* ---- cells ---- */

Test(ledger, has_room_for_the_stock_and_for_a_count_a_period)
{
    size_t periods = shape.extent[DIMENSION_TIME];

    cr_expect_eq(ledger.cells, CELLS);
    cr_expect_eq(ledger.cells * periods, measure_cells(&shape, MEASURE_STOCK));
    cr_expect_eq((ledger_cells(&shape) - periods) * periods,
                 measure_cells(&shape, MEASURE_STOCK) +
                     measure_cells(&shape, MEASURE_STOCK_CLASS) +
                     measure_cells(&shape, MEASURE_STOCK_COHORT));
    for (size_t i = 0; i < ledger_cells(&shape); i++)
        cr_assert_eq(stock[i], 0);
}

/* Each kind of person stands in the cell at which the measure's dimensions put it. */
Test(ledger, numbers_the_cells_as_the_stock_is_laid_out)
{
    for (size_t regime = 0; regime < REGIMES; regime++)
        for (size_t stage = 0; stage < STAGES; stage++)
            for (size_t group = 0; group < GROUPS; group++)
                for (size_t route = 0; route < ROUTES; route++) {
                    const struct ledger_who who = {(uint8_t)regime, (uint8_t)group, (uint8_t)route,
                                                   0, 0};
                    ledger_arrive(&ledger, who, (enum stage)stage);
                    cr_assert_eq(stock[cell(regime, stage, group, route)], 1);
                }
    for (size_t i = 0; i < CELLS; i++)
        cr_assert_eq(stock[i], 1);
}

/* ---- people ---- */

Test(ledger, books_a_way_through_three_periods)
{
    size_t reception = in(STAGE_RECEPTION), coupled = in(STAGE_COUPLED);
    size_t who = REGIME_WI2021 * GROUPS + GROUP_ASIEL;

    ledger_stock(&ledger, asiel, STAGE_COUPLED);
    ledger_arrive(&ledger, asiel, STAGE_RECEPTION);
    ledger_arrive(&ledger, asiel, STAGE_RECEPTION);
    ledger_move(&ledger, asiel, STAGE_RECEPTION, STAGE_COUPLED, ROUTE_NONE);
    ledger_close(&ledger, 3);
    ledger_close(&ledger, 3);
    ledger_move(&ledger, asiel, STAGE_COUPLED, STAGE_LAPSED, ROUTE_NONE);
    ledger_close(&ledger, 2);

    cr_expect_eq(at(MEASURE_STOCK_START, CELLS, 0, coupled), 1);
    cr_expect_eq(at(MEASURE_STOCK_START, CELLS, 0, reception), 0);
    cr_expect_eq(at(MEASURE_FLOW_IN, CELLS, 0, reception), 2);
    cr_expect_eq(at(MEASURE_FLOW_OUT, CELLS, 0, reception), 1);
    cr_expect_eq(at(MEASURE_FLOW_IN, CELLS, 0, coupled), 1);
    cr_expect_eq(at(MEASURE_STOCK, CELLS, 0, reception), 1);
    cr_expect_eq(at(MEASURE_STOCK, CELLS, 0, coupled), 2);
    cr_expect_eq(at(MEASURE_ARRIVALS, REGIMES * GROUPS, 0, who), 2);
    cr_expect_eq(at(MEASURE_ARRIVALS, REGIMES * GROUPS, 1, who), 0);
    cr_expect_eq(at(MEASURE_STOCK, CELLS, 1, coupled), 2);
    cr_expect_eq(at(MEASURE_FLOW_OUT, CELLS, 2, coupled), 1);
    cr_expect_eq(at(MEASURE_STOCK, CELLS, 2, coupled), 1);
    cr_expect_eq(at(MEASURE_STOCK, CELLS, 2, in(STAGE_LAPSED)), 1);
    cr_expect_eq(ledger.arrived, 3);
}

/* A route taken, and a stage left for another one on it. */
Test(ledger, books_a_change_of_route)
{
    struct ledger_who who = asiel;

    ledger_arrive(&ledger, who, STAGE_PIP);
    ledger_move(&ledger, who, STAGE_PIP, STAGE_PIP, ROUTE_Z);
    cr_expect_eq(stock[in(STAGE_PIP)], 0);
    cr_expect_eq(stock[cell(REGIME_WI2021, STAGE_PIP, GROUP_ASIEL, ROUTE_Z)], 1);
    cr_expect_eq(ledger.stock_class[(STAGE_PIP * GROUPS + GROUP_ASIEL) * MUNICIPALITIES], 1);
    who.route = ROUTE_Z;
    ledger_move(&ledger, who, STAGE_PIP, STAGE_OFFER, ROUTE_B1);
    ledger_close(&ledger, 1);
    cr_expect_eq(
        at(MEASURE_STOCK, CELLS, 0, cell(REGIME_WI2021, STAGE_OFFER, GROUP_ASIEL, ROUTE_B1)), 1);
    cr_expect_eq(at(MEASURE_FLOW_OUT, CELLS, 0, in(STAGE_PIP)), 1);
    cr_expect_eq(
        at(MEASURE_FLOW_OUT, CELLS, 0, cell(REGIME_WI2021, STAGE_PIP, GROUP_ASIEL, ROUTE_Z)), 1);
}

/* The same people by class of municipality and by cohort, at the end of each period. */
Test(ledger, books_stock_by_class_and_by_cohort)
{
    const struct ledger_who second = {REGIME_WI2021, GROUP_GEZIN, ROUTE_B1, MUNICIPALITY_OTHER, 1};
    size_t by_class = STAGES * GROUPS * MUNICIPALITIES, cohorts = shape.extent[DIMENSION_COHORT];
    size_t g4 = (STAGE_RECEPTION * GROUPS + GROUP_ASIEL) * MUNICIPALITIES + MUNICIPALITY_G4;
    size_t other = (STAGE_LANDING * GROUPS + GROUP_GEZIN) * MUNICIPALITIES + MUNICIPALITY_OTHER;
    size_t gone = (STAGE_LAPSED * GROUPS + GROUP_GEZIN) * MUNICIPALITIES + MUNICIPALITY_OTHER;

    cr_assert_eq(cohorts, 2);
    ledger_stock(&ledger, asiel, STAGE_RECEPTION);
    ledger_arrive(&ledger, second, STAGE_LANDING);
    ledger_close(&ledger, 2);
    ledger_move(&ledger, second, STAGE_LANDING, STAGE_LAPSED, ROUTE_B1);
    ledger_close(&ledger, 1);
    for (size_t t = 0; t < 2; t++) {
        cr_expect_eq(at(MEASURE_STOCK_CLASS, by_class, t, g4), 1);
        cr_expect_eq(at(MEASURE_STOCK_CLASS, by_class, t, other), t == 0);
        cr_expect_eq(at(MEASURE_STOCK_CLASS, by_class, t, gone), t == 1);
        cr_expect_eq(at(MEASURE_STOCK_COHORT, cohorts * STAGES, t, STAGE_RECEPTION), 1);
        cr_expect_eq(at(MEASURE_STOCK_COHORT, cohorts * STAGES, t, STAGES + STAGE_LANDING), t == 0);
        cr_expect_eq(at(MEASURE_STOCK_COHORT, cohorts * STAGES, t, STAGES + STAGE_LAPSED), t == 1);
    }
}

Test(ledger, counts_notices_of_wi2021_for_ever)
{
    struct ledger_who now = {.regime = REGIME_WI2021, .group = GROUP_GEZIN};
    struct ledger_who old = {.regime = REGIME_WI2013, .group = GROUP_GEZIN};

    ledger_notice(&ledger, now);
    ledger_notice(&ledger, old);
    ledger_close(&ledger, 0);
    ledger_notice(&ledger, now);
    cr_expect_eq(ledger.notified[GROUP_GEZIN], 2);
    cr_expect_eq(ledger.notified[GROUP_ASIEL], 0);
    cr_expect_eq(at(MEASURE_NOTIFIED, REGIMES * GROUPS, 0, GROUPS + GROUP_GEZIN), 1);
    cr_expect_eq(at(MEASURE_NOTIFIED, REGIMES * GROUPS, 0, GROUP_GEZIN), 1);
    cr_expect_eq(at(MEASURE_NOTIFIED, REGIMES * GROUPS, 1, GROUPS + GROUP_GEZIN), 1);
    cr_expect_eq(at(MEASURE_RULE_FIRED, RULES, 0, RULE_NOTICE), 2);
    cr_expect_eq(at(MEASURE_RULE_FIRED, RULES, 1, RULE_NOTICE), 1);
}

/* ---- waits ---- */

static const struct ledger_who overig = {REGIME_WI2021, GROUP_OVERIG, ROUTE_Z, MUNICIPALITY_LARGE,
                                         1};

/* One wait of so many days in a table of waits. */
static void
assert_tabulated(enum measure n, size_t index, int32_t days, bool in_norm)
{
    cr_expect_eq(measures_int32(&measures, n)[index], 1, "%s", measure_rows[n].name);
    cr_expect_eq(measures_int64(&measures, (enum measure)(n + 1))[index], days, "%s",
                 measure_rows[n + 1].name);
    cr_expect_eq(measures_int32(&measures, (enum measure)(n + 2))[index], in_norm, "%s: %d days",
                 measure_rows[n + 2].name, (int)days);
}

static void
assert_wait(enum interval interval, int32_t days, size_t bin, size_t histogram_cell, bool in_norm)
{
    size_t row = ledger.period * INTERVALS + (size_t)interval;
    size_t index = (size_t)interval * GROUPS + GROUP_OVERIG;

    measures_clear(&measures);
    ledger_wait(&ledger, interval, overig, days, false);
    assert_tabulated(MEASURE_WAIT_N, row * GROUPS + GROUP_OVERIG, days, in_norm);
    assert_tabulated(MEASURE_WAIT_ROUTE_N, row * ROUTES + ROUTE_Z, days, in_norm);
    assert_tabulated(MEASURE_WAIT_CLASS_N, row * MUNICIPALITIES + MUNICIPALITY_LARGE, days,
                     in_norm);
    assert_tabulated(MEASURE_WAIT_COHORT_N, (INTERVALS + (size_t)interval) * GROUPS + GROUP_OVERIG,
                     days, in_norm);
    cr_expect_eq(at(MEASURE_WAIT_HIST, INTERVAL_DAY_CELLS, index, histogram_cell), 1, "%d days",
                 (int)days);
    cr_expect_eq(at(MEASURE_WAIT_MONTH_HIST, INTERVAL_BINS, row, bin), 1, "%d days", (int)days);
}

Test(ledger, puts_a_wait_into_its_cell_its_bin_and_its_norm)
{
    ledger_close(&ledger, 0);
    ledger_close(&ledger, 0);
    assert_wait(INTERVAL_CLOCK_TO_PIP, 0, 0, 0, true);
    assert_wait(INTERVAL_CLOCK_TO_PIP, 70, 70, 70, true);
    assert_wait(INTERVAL_CLOCK_TO_PIP, 71, 71, 71, false);
    assert_wait(INTERVAL_DUTY_TO_DONE, 364, 364, 364, false); /* no norm: never within it */
    assert_wait(INTERVAL_DUTY_TO_DONE, 365, 365, 365, false); /* from here on weeks */
    assert_wait(INTERVAL_DUTY_TO_DONE, 371, 365, 371, false);
    assert_wait(INTERVAL_DUTY_TO_DONE, 372, 366, 372, false);
    assert_wait(INTERVAL_DUTY_TO_DONE, 3652, 573, 3652, false);
    assert_wait(INTERVAL_DUTY_TO_DONE, 3653, 573, 3653, false);
    assert_wait(INTERVAL_DUTY_TO_DONE, 4000, 573, 3653, false); /* the last cell: or more */
}

static bool
nothing_counted(void)
{
    const unsigned char *bytes = measures.block;

    for (size_t i = 0; i < measures.bytes; i++)
        if (bytes[i] != 0)
            return false;
    return true;
}

Test(ledger, counts_nobodys_wait_nowhere)
{
    ledger_wait(&ledger, INTERVAL_SIGNUP, nobody, 12, false);
    cr_assert(nothing_counted());
}

Test(ledger, refuses_a_wait_below_zero, .signal = SIGABRT)
{
    ledger_wait(&ledger, INTERVAL_MEDICAL, asiel, -1, false);
}

/* ---- exams, rules, terms ---- */

Test(ledger, tells_the_exams_of_people_from_those_of_the_background)
{
    size_t index = EXAM_KNM * GROUPS + GROUP_GEZIN, rest = EXAMS * GROUPS;

    ledger_close(&ledger, 0);
    ledger_exam(&ledger, MEASURE_EXAM_SAT, EXAM_KNM, GROUP_GEZIN);
    ledger_exam(&ledger, MEASURE_EXAM_SAT, EXAM_KNM, GROUPS);
    ledger_exam(&ledger, MEASURE_EXAM_SAT, EXAM_KNM, GROUPS);
    ledger_exam(&ledger, MEASURE_EXAM_NOSHOW, EXAM_KNM, GROUPS);
    ledger_exam(&ledger, MEASURE_EXAM_PASSED, EXAM_KNM, GROUP_GEZIN);
    cr_expect_eq(at(MEASURE_EXAM_SAT, rest, 1, index), 1);
    cr_expect_eq(at(MEASURE_EXAM_PASSED, rest, 1, index), 1);
    cr_expect_eq(at(MEASURE_EXAM_NOSHOW, rest, 1, index), 0);
    cr_expect_eq(at(MEASURE_EXAM_BACKGROUND, EXAMS, 1, EXAM_KNM), 2);
}

Test(ledger, counts_a_term_in_the_cohort_of_its_duty)
{
    struct ledger_who before = asiel;

    before.regime = REGIME_WI2013;
    ledger_term(&ledger, MEASURE_TERM_OVER, overig);
    ledger_term(&ledger, MEASURE_TERM_OVER, before);
    cr_expect_eq(at(MEASURE_TERM_OVER, REGIMES * GROUPS, 1, GROUPS + GROUP_OVERIG), 1);
    cr_expect_eq(at(MEASURE_TERM_OVER, REGIMES * GROUPS, 0, GROUP_ASIEL), 1);
}

/* ---- books that do not balance ---- */

static void
one_person(void)
{
    ledger_arrive(&ledger, asiel, STAGE_RECEPTION);
}

Test(ledger, misses_a_person_who_vanished, .signal = SIGABRT)
{
    one_person();
    ledger.stock[in(STAGE_RECEPTION)]--;
    ledger_close(&ledger, 0);
}

Test(ledger, misses_a_flow_that_was_not_booked, .signal = SIGABRT)
{
    one_person();
    ledger.stock[in(STAGE_RECEPTION)]--;
    ledger.stock[in(STAGE_COUPLED)]++;
    ledger_close(&ledger, 1);
}

Test(ledger, refuses_a_stock_below_nothing, .signal = SIGABRT)
{
    one_person();
    ledger_move(&ledger, asiel, STAGE_COUPLED, STAGE_RECEPTION, ROUTE_NONE);
    ledger_close(&ledger, 1);
}

Test(ledger, misses_a_person_who_came_uncounted, .signal = SIGABRT)
{
    one_person();
    ledger.arrived--;
    ledger_close(&ledger, 1);
}

Test(ledger, misses_a_record_without_a_person, .signal = SIGABRT)
{
    one_person();
    ledger_close(&ledger, 2);
}

Test(ledger, misses_a_person_without_a_record, .signal = SIGABRT)
{
    one_person();
    ledger_close(&ledger, 0);
}

Test(ledger, does_not_count_those_who_are_done_among_the_living, .signal = SIGABRT)
{
    one_person();
    ledger_move(&ledger, asiel, STAGE_RECEPTION, STAGE_LAPSED, ROUTE_NONE);
    ledger_close(&ledger, 1);
}

Test(ledger, checks_against_the_period_before, .signal = SIGABRT)
{
    one_person();
    ledger_close(&ledger, 1);
    ++*(measures_int32(&measures, MEASURE_STOCK) + in(STAGE_RECEPTION));
    ledger_close(&ledger, 1);
}

/* ---- classes and cohorts that do not add up to the same people ---- */

Test(ledger, misses_a_person_in_another_stage_by_class, .signal = SIGABRT)
{
    one_person();
    ledger.stock_class[(STAGE_RECEPTION * GROUPS + GROUP_ASIEL) * MUNICIPALITIES]--;
    ledger.stock_class[(STAGE_COUPLED * GROUPS + GROUP_ASIEL) * MUNICIPALITIES]++;
    ledger_close(&ledger, 1);
}

Test(ledger, misses_a_person_in_another_stage_by_cohort, .signal = SIGABRT)
{
    one_person();
    ledger.stock_cohort[STAGE_RECEPTION]--;
    ledger.stock_cohort[STAGE_COUPLED]++;
    ledger_close(&ledger, 1);
}

/* Who changes class on the way must be rebooked: else a class has less than nobody. */
Test(ledger, misses_a_person_who_changed_class_unbooked, .signal = SIGABRT)
{
    struct ledger_who who = asiel;

    one_person();
    who.municipality = MUNICIPALITY_OTHER;
    ledger_move(&ledger, who, STAGE_RECEPTION, STAGE_COUPLED, ROUTE_NONE);
    ledger_close(&ledger, 1);
}
