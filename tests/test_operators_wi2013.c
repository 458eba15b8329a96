/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The operators of the law of 2013, on books filled by hand. */

#include "tests/chain_by_hand.h"

#include "models/operators.h"

#include <signal.h>

static struct hand hand;

static struct target
of(enum target_operator by, enum observation observation, int group, int year)
{
    return (struct target){.id = "X",
                           .date = "2024-05-01",
                           .by = by,
                           .observation = observation,
                           .group = group,
                           .route = TARGET_ALL,
                           .cohort = year};
}

/* ---- by letter year ---- */

/* The first half of 2014: 110 of asiel, of whom 10 lapsed; the second: 20 of gezin; 2015: 5. */
static const struct yearbook book = {{
    [2] = {.came = {110, 0, 0},
           .ended = {{40, 5, 15, 10}},
           .in_term = {{30, 5, 8, 6}}},
    [3] = {.came = {0, 20, 0}, .ended = {[GROUP_GEZIN] = {12, 2, 0, 0}}},
    [4] = {.came = {5, 0, 0}},
}};

static const struct open_census looked = {
    .past = {[2] = {6, 0, 0}},
    .extended = {[2] = {8, 0, 0}, [3] = {0, 1, 0}},
    .spent = {[2] = 12, [4] = 1},
};

static double
letter(enum observation observation, int group, int year)
{
    struct target target = of(OPERATOR_LETTER, observation, group, year);

    return operator_letter(&book, &looked, &target);
}

Test(operators_wi2013, letter_counts_by_year_and_in_all)
{
    cr_expect_eq(letter(OBSERVE_CAME, TARGET_ALL, 2014), 130);
    cr_expect_eq(letter(OBSERVE_SIZE, TARGET_ALL, 2014), 120, "without the lapsed");
    cr_expect_eq(letter(OBSERVE_LAPSED, TARGET_ALL, 2014), 10);
    cr_expect_eq(letter(OBSERVE_DONE, TARGET_ALL, 2014), 52);
    cr_expect_eq(letter(OBSERVE_DISPENSED, TARGET_ALL, 2014), 7);
    cr_expect_eq(letter(OBSERVE_MET, TARGET_ALL, 2014), 59);
    cr_expect_eq(letter(OBSERVE_EXEMPT, TARGET_ALL, 2014), 15);
    cr_expect_eq(letter(OBSERVE_OPEN, TARGET_ALL, 2014), 46);
    cr_expect_eq(letter(OBSERVE_RELEASED, TARGET_ALL, 2014), 74);
    cr_expect_eq(letter(OBSERVE_CAME, TARGET_ALL, 0), 135);
    cr_expect_eq(letter(OBSERVE_CAME, GROUP_GEZIN, 0), 20);
    cr_expect_eq(letter(OBSERVE_CAME, TARGET_ALL, 2013), 0);
}

/* Of the 120 and, of asiel, of the 100 whose duty did not lapse. */
Test(operators_wi2013, letter_shares_are_of_those_who_did_not_lapse)
{
    cr_expect_eq(letter(OBSERVE_MET_SHARE, TARGET_ALL, 2014), 100.0 * 59 / 120);
    cr_expect_eq(letter(OBSERVE_DONE_SHARE, GROUP_ASIEL, 2014), 40);
    cr_expect_eq(letter(OBSERVE_EXEMPT_SHARE, GROUP_ASIEL, 2014), 15);
    cr_expect_eq(letter(OBSERVE_FREED_SHARE, GROUP_ASIEL, 2014), 20);
    cr_expect_eq(letter(OBSERVE_OPEN_SHARE, GROUP_ASIEL, 2014), 40);
    cr_expect_eq(letter(OBSERVE_BUSY_SHARE, GROUP_ASIEL, 2014), 34);
    cr_expect_eq(letter(OBSERVE_PAST_SHARE, GROUP_ASIEL, 2014), 6);
    cr_expect_eq(letter(OBSERVE_EXTENDED_SHARE, GROUP_ASIEL, 2014), 20, "of the 40 still obliged");
    cr_expect(isnan(letter(OBSERVE_MET_SHARE, TARGET_ALL, 2013)), "a share of nobody");
}

Test(operators_wi2013, letter_knows_what_came_in_the_term_of_a_half_year)
{
    struct target target = of(OPERATOR_LETTER, OBSERVE_DONE_IN_TERM_SHARE, TARGET_ALL, 2014);

    target.first_half = true;
    cr_expect_eq(operator_letter(&book, &looked, &target), 30);
    target.observation = OBSERVE_NOT_IN_TERM_SHARE; /* 100 - 30 - 5 - 8 */
    cr_expect_eq(operator_letter(&book, &looked, &target), 57);
}

/* The loan is that of asiel, of the years from the first to the last. */
Test(operators_wi2013, letter_counts_loans_used_up)
{
    struct target target = of(OPERATOR_LETTER, OBSERVE_SPENT, GROUP_ASIEL, 2014);

    cr_expect_eq(letter(OBSERVE_SPENT, GROUP_ASIEL, 2014), 12);
    cr_expect_eq(letter(OBSERVE_SPENT, GROUP_ASIEL, 0), 13);
    cr_expect_eq(letter(OBSERVE_SPENT, GROUP_GEZIN, 0), 0);
    cr_expect_eq(letter(OBSERVE_SPENT_SHARE, TARGET_ALL, 2014), 10, "of the whole cohort");
    target.last = 2015;
    cr_expect_eq(operator_letter(&book, &looked, &target), 13);
}

Test(operators_wi2013, letter_refuses_a_year_without_a_page, .signal = SIGABRT)
{
    letter(OBSERVE_CAME, TARGET_ALL, 2012);
}

Test(operators_wi2013, letter_refuses_what_others_count, .signal = SIGABRT)
{
    letter(OBSERVE_BECAME, TARGET_ALL, 2014);
}

/* ---- who is under way ---- */

static uint32_t
stands(enum regime regime, enum group group, enum stage stage)
{
    struct chain *chain = &hand.chain;
    unsigned stream = regime == REGIME_WI2013 ? STREAM_WI2013 : STREAM_ENTRANT;
    uint32_t who = person_new(chain, stream + group, 624, chain->people_used, regime, group);

    newcomer_make(chain, who, chain_now(chain));
    chain->people[who].step = STEP_EXAMS;
    stage_arrive(chain, who, stage, false);
    return who;
}

/* A look at the first half of 2022: two of asiel, one of gezin who is in a second term; one of the
 * Wi2021, one who is done. */
Test(operators_wi2013, the_look_is_at_who_is_still_obliged)
{
    struct open_census look;
    size_t half = (size_t)yearbook_half(hand_day("2022-01-03"));
    uint32_t gezin, asiel;

    hand_init(&hand);
    hand_start(&hand);
    hand_until(&hand, "2022-01-03");
    asiel = stands(REGIME_WI2013, GROUP_ASIEL, STAGE_EXAMS);
    stands(REGIME_WI2013, GROUP_ASIEL, STAGE_EXAMS);
    gezin = stands(REGIME_WI2013, GROUP_GEZIN, STAGE_EXAMS);
    hand.chain.people[stands(REGIME_WI2021, GROUP_GEZIN, STAGE_EXAMS)].overruns = 1;
    person_end(&hand.chain, stands(REGIME_WI2013, GROUP_OVERIG, STAGE_EXAMS), STAGE_DONE);
    hand.chain.people[gezin].overruns = 1;
    hand.chain.lost[gezin].considered = 1;
    hand.chain.lost[asiel].considered = 1;
    open_census_take(&look, &hand.chain);
    cr_expect_eq(look.past[half][GROUP_GEZIN], 1);
    cr_expect_eq(look.past[half][GROUP_ASIEL], 0);
    cr_expect_eq(look.past[half][GROUP_OVERIG], 0);
    cr_expect_eq(look.extended[half][GROUP_ASIEL], 1);
    cr_expect_eq(look.extended[half][GROUP_GEZIN], 0, "in a new term");
    cr_expect_eq(look.spent[half], 0, "nobody has had a lesson");
    hand_stop(&hand);
}

/* ---- in a window ---- */

static struct measures_shape shape;
static struct measures measures;
static struct ledger ledger;
static int32_t *stock;

/* The run of 2022; books of five closed months, the sixth is over and not closed. */
static void
open_books(void)
{
    struct error error = {0};

    measures_shape_init(&shape, hand_day("2022-01-01"), hand_day("2023-01-01"));
    cr_assert_eq(measures_init(&measures, &shape, &error), 0);
    stock = calloc(ledger_cells(&shape), sizeof *stock);
    cr_assert_not_null(stock);
    ledger_init(&ledger, &measures, stock);
}

static const struct ledger_who old = {.regime = REGIME_WI2013, .group = GROUP_ASIEL,
                                      .route = ROUTE_NONE};
static const struct ledger_who new_law = {.regime = REGIME_WI2021, .group = GROUP_ASIEL,
                                          .route = ROUTE_NONE};

static double
window(enum observation observation, const char *since, const char *until, const char *date)
{
    struct target target = of(OPERATOR_WINDOW, observation, TARGET_ALL, 0);

    target.since = since;
    target.until = until;
    target.date = date;
    return operator_window(&ledger, &target);
}

/* In January one overrun, in each month after it one more; notices a month later, hearings two. */
Test(operators_wi2013, window_counts_cases_of_whole_months)
{
    open_books();
    for (int month = 0; month < 6; month++) {
        for (int i = 0; i <= month; i++)
            ledger_docket(&ledger, DOCKET_OVERRUN, old);
        for (int i = 0; i < month; i++)
            ledger_docket(&ledger, DOCKET_NOTICE, old);
        for (int i = 0; i < month - 1; i++)
            ledger_docket(&ledger, DOCKET_HEARING, old);
        ledger_docket(&ledger, DOCKET_OVERRUN, new_law);
        if (month < 5)
            ledger_close(&ledger, 0);
    }
    cr_expect_eq(window(OBSERVE_OVERRUNS, "2022-02-01", NULL, "2022-05-01"), 1 + 2 + 3);
    cr_expect_eq(window(OBSERVE_OVERRUNS_A_MONTH, "2022-02-01", NULL, "2022-05-01"), 2);
    cr_expect_eq(window(OBSERVE_NOTICES, "2022-05-01", NULL, "2022-07-01"), 4 + 5);
    cr_expect_eq(window(OBSERVE_HEARINGS, "2022-01-01", NULL, "2022-04-01"), 1);
    measures_free(&measures);
    free(stock);
}

/* Two fines in April, of notices of January and March; one of the other law. */
Test(operators_wi2013, window_counts_fines_by_their_notice)
{
    open_books();
    for (int month = 0; month < 3; month++)
        ledger_close(&ledger, 0);
    ledger_fined_of_notice(&ledger, old, 0);
    ledger_fined_of_notice(&ledger, old, 2);
    ledger_fined_of_notice(&ledger, new_law, 2);
    ledger_close(&ledger, 0);
    cr_expect_eq(window(OBSERVE_FINED_OF_NOTICES, "2022-02-01", "2022-04-01", "2022-05-01"), 1);
    cr_expect_eq(window(OBSERVE_FINED_OF_NOTICES, "2022-01-01", "2022-04-01", "2022-05-01"), 2);
    measures_free(&measures);
    free(stock);
}

/* Terms of the letters of the first quarter: three fined, and one of the second. */
Test(operators_wi2013, window_counts_first_terms_fined_by_letter)
{
    struct ledger_who later = old;

    open_books();
    later.cohort = 1;
    for (int i = 0; i < 3; i++)
        ledger_term(&ledger, MEASURE_TERM_FINED, old);
    ledger_term(&ledger, MEASURE_TERM_FINED, later);
    ledger_term(&ledger, MEASURE_TERM_FINED, new_law);
    for (int month = 0; month < 6; month++)
        ledger_close(&ledger, 0);
    cr_expect_eq(window(OBSERVE_FIRST_FINED, "2022-01-01", "2022-04-01", "2022-07-01"), 3);
    cr_expect_eq(window(OBSERVE_FIRST_FINED, "2022-01-01", "2022-07-01", "2022-07-01"), 4);
    measures_free(&measures);
    free(stock);
}

/* Done after 900 and 1,100 days in February, after 2,000 in March: a month has 30.4375 days. */
Test(operators_wi2013, window_has_the_mean_of_those_done_in_it)
{
    double mean;

    open_books();
    ledger_close(&ledger, 0);
    ledger_wait(&ledger, INTERVAL_DUTY_TO_DONE, old, 900, false);
    ledger_wait(&ledger, INTERVAL_DUTY_TO_DONE, old, 1100, false);
    ledger_close(&ledger, 0);
    ledger_wait(&ledger, INTERVAL_DUTY_TO_DONE, old, 2000, false);
    ledger_close(&ledger, 0);
    mean = window(OBSERVE_MONTHS_TO_DONE, "2022-02-01", NULL, "2022-03-01");
    cr_expect(fabs(mean - 1000.0 / 30.4375) < 1e-9, "%g", mean);
    cr_expect(isnan(window(OBSERVE_MONTHS_TO_DONE, "2022-01-01", NULL, "2022-02-01")));
    measures_free(&measures);
    free(stock);
}

/* Seven come in January; two are done in February and one in March, whose books are open. */
Test(operators_wi2013, window_has_the_decline_of_the_still_obliged)
{
    open_books();
    for (int i = 0; i < 7; i++)
        ledger_arrive(&ledger, old, STAGE_EXAMS);
    ledger_arrive(&ledger, new_law, STAGE_EXAMS);
    ledger_close(&ledger, 8);
    for (int i = 0; i < 2; i++)
        ledger_move(&ledger, old, STAGE_EXAMS, STAGE_DONE, ROUTE_NONE);
    ledger_close(&ledger, 6);
    ledger_move(&ledger, old, STAGE_EXAMS, STAGE_DONE, ROUTE_NONE);
    cr_expect_eq(window(OBSERVE_DECLINE, "2022-02-01", NULL, "2022-04-01"), 3);
    cr_expect_eq(window(OBSERVE_DECLINE_A_MONTH, "2022-02-01", NULL, "2022-04-01"), 1.5);
    measures_free(&measures);
    free(stock);
}

Test(operators_wi2013, window_refuses_months_that_are_not_over, .signal = SIGABRT)
{
    open_books();
    window(OBSERVE_OVERRUNS, "2022-01-01", NULL, "2022-03-01");
}

Test(operators_wi2013, window_refuses_a_letter_year, .signal = SIGABRT)
{
    struct target target = of(OPERATOR_LETTER, OBSERVE_CAME, TARGET_ALL, 2014);

    open_books();
    operator_window(&ledger, &target);
}
