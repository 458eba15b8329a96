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
    stock = malloc(ledger_cells() * sizeof *stock);
    cr_assert_not_null(stock);
    memset(stock, 0x55, ledger_cells() * sizeof *stock); /* the ledger clears it */
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

static size_t
asiel(enum stage stage)
{
    return ledger_cell(REGIME_WI2021, stage, GROUP_ASIEL, ROUTE_NONE);
}

/* ---- cells ---- */

Test(ledger, numbers_the_cells_as_the_stock_is_laid_out)
{
    cr_assert_eq(ledger_cells() * shape.extent[DIMENSION_TIME],
                 measure_cells(&shape, MEASURE_STOCK));
    cr_expect_eq(ledger_cell(0, 0, 0, 0), 0);
    cr_expect_eq(ledger_cell(0, 0, 0, 1), 1);
    cr_expect_eq(ledger_cell(0, 0, 1, 0), 4);
    cr_expect_eq(ledger_cell(0, 1, 0, 0), 12);
    cr_expect_eq(ledger_cell(1, 0, 0, 0), 12 * STAGES);
    cr_expect_eq(ledger_cell(REGIMES - 1, STAGES - 1, GROUPS - 1, ROUTES - 1),
                 ledger_cells() - 1);
}

/* ---- people ---- */

Test(ledger, books_a_way_through_three_periods)
{
    size_t reception = asiel(STAGE_RECEPTION), coupled = asiel(STAGE_COUPLED);
    size_t cells = ledger_cells(), who = REGIME_WI2021 * GROUPS + GROUP_ASIEL;

    ledger_stock(&ledger, coupled);
    ledger_arrive(&ledger, reception, REGIME_WI2021, GROUP_ASIEL);
    ledger_arrive(&ledger, reception, REGIME_WI2021, GROUP_ASIEL);
    ledger_move(&ledger, reception, coupled);
    ledger_close(&ledger, 3);
    ledger_close(&ledger, 3);
    ledger_move(&ledger, coupled, asiel(STAGE_LAPSED));
    ledger_close(&ledger, 2);

    cr_expect_eq(at(MEASURE_STOCK_START, cells, 0, coupled), 1);
    cr_expect_eq(at(MEASURE_STOCK_START, cells, 0, reception), 0);
    cr_expect_eq(at(MEASURE_FLOW_IN, cells, 0, reception), 2);
    cr_expect_eq(at(MEASURE_FLOW_OUT, cells, 0, reception), 1);
    cr_expect_eq(at(MEASURE_FLOW_IN, cells, 0, coupled), 1);
    cr_expect_eq(at(MEASURE_STOCK, cells, 0, reception), 1);
    cr_expect_eq(at(MEASURE_STOCK, cells, 0, coupled), 2);
    cr_expect_eq(at(MEASURE_ARRIVALS, REGIMES * GROUPS, 0, who), 2);
    cr_expect_eq(at(MEASURE_ARRIVALS, REGIMES * GROUPS, 1, who), 0);
    cr_expect_eq(at(MEASURE_STOCK, cells, 1, coupled), 2);
    cr_expect_eq(at(MEASURE_FLOW_OUT, cells, 2, coupled), 1);
    cr_expect_eq(at(MEASURE_STOCK, cells, 2, coupled), 1);
    cr_expect_eq(at(MEASURE_STOCK, cells, 2, asiel(STAGE_LAPSED)), 1);
    cr_expect_eq(ledger.arrived, 3);
}

Test(ledger, counts_notices_of_wi2021_for_ever)
{
    ledger_notice(&ledger, REGIME_WI2021, GROUP_GEZIN);
    ledger_notice(&ledger, REGIME_WI2013, GROUP_GEZIN);
    ledger_close(&ledger, 0);
    ledger_notice(&ledger, REGIME_WI2021, GROUP_GEZIN);
    cr_expect_eq(ledger.notified[GROUP_GEZIN], 2);
    cr_expect_eq(ledger.notified[GROUP_ASIEL], 0);
    cr_expect_eq(at(MEASURE_NOTIFIED, REGIMES * GROUPS, 0, GROUPS + GROUP_GEZIN), 1);
    cr_expect_eq(at(MEASURE_NOTIFIED, REGIMES * GROUPS, 0, GROUP_GEZIN), 1);
    cr_expect_eq(at(MEASURE_NOTIFIED, REGIMES * GROUPS, 1, GROUPS + GROUP_GEZIN), 1);
    cr_expect_eq(at(MEASURE_RULE_FIRED, RULES, 0, RULE_NOTICE), 2);
    cr_expect_eq(at(MEASURE_RULE_FIRED, RULES, 1, RULE_NOTICE), 1);
}

/* ---- waits ---- */

static void
assert_wait(enum interval interval, int32_t days, size_t bin, size_t cell, bool in_norm)
{
    size_t index = (size_t)interval * GROUPS + GROUP_OVERIG, rest = (size_t)INTERVALS * GROUPS;

    measures_clear(&measures);
    ledger_wait(&ledger, interval, GROUP_OVERIG, days);
    cr_expect_eq(at(MEASURE_WAIT_N, rest, ledger.period, index), 1);
    cr_expect_eq(measures_int64(&measures, MEASURE_WAIT_SUM)[ledger.period * rest + index], days);
    cr_expect_eq(at(MEASURE_WAIT_IN_NORM, rest, ledger.period, index), in_norm, "%d days", days);
    cr_expect_eq(at(MEASURE_WAIT_HIST, INTERVAL_DAY_CELLS, index, cell), 1, "%d days", days);
    cr_expect_eq(at(MEASURE_WAIT_MONTH_HIST, INTERVAL_BINS,
                    ledger.period * INTERVALS + (size_t)interval, bin),
                 1, "%d days", days);
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
    ledger_wait(&ledger, INTERVAL_SIGNUP, GROUPS, 12);
    cr_assert(nothing_counted());
}

Test(ledger, refuses_a_wait_below_zero, .signal = SIGABRT)
{
    ledger_wait(&ledger, INTERVAL_MEDICAL, GROUP_ASIEL, -1);
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

Test(ledger, counts_a_term_in_the_quarter_of_its_duty)
{
    day_number second_quarter = 0, long_ago = 0;

    cr_assert(date_parse("2022-04-01", &second_quarter) && date_parse("2019-04-01", &long_ago));
    ledger_term(&ledger, MEASURE_TERM_OVER, second_quarter, REGIME_WI2021, GROUP_ASIEL);
    ledger_term(&ledger, MEASURE_TERM_OVER, long_ago, REGIME_WI2013, GROUP_ASIEL);
    cr_expect_eq(at(MEASURE_TERM_OVER, REGIMES * GROUPS, 1, GROUPS + GROUP_ASIEL), 1);
    cr_expect_eq(at(MEASURE_TERM_OVER, REGIMES * GROUPS, 0, GROUP_ASIEL), 1,
                 "what is before the run belongs to the first cohort");
}

/* ---- books that do not balance ---- */

static void
one_person(void)
{
    ledger_arrive(&ledger, asiel(STAGE_RECEPTION), REGIME_WI2021, GROUP_ASIEL);
}

Test(ledger, misses_a_person_who_vanished, .signal = SIGABRT)
{
    one_person();
    ledger.stock[asiel(STAGE_RECEPTION)]--;
    ledger_close(&ledger, 0);
}

Test(ledger, misses_a_flow_that_was_not_booked, .signal = SIGABRT)
{
    one_person();
    ledger.stock[asiel(STAGE_RECEPTION)]--;
    ledger.stock[asiel(STAGE_COUPLED)]++;
    ledger_close(&ledger, 1);
}

Test(ledger, refuses_a_stock_below_nothing, .signal = SIGABRT)
{
    one_person();
    ledger_move(&ledger, asiel(STAGE_COUPLED), asiel(STAGE_RECEPTION));
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
    ledger_move(&ledger, asiel(STAGE_RECEPTION), asiel(STAGE_LAPSED));
    ledger_close(&ledger, 1);
}

Test(ledger, checks_against_the_period_before, .signal = SIGABRT)
{
    one_person();
    ledger_close(&ledger, 1);
    ++*(measures_int32(&measures, MEASURE_STOCK) + asiel(STAGE_RECEPTION));
    ledger_close(&ledger, 1);
}
