/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/kpi_by_id.h"

#include <math.h>

static struct kpi_hand hand;

/* April 2022 to March 2024: 2023 is the one whole year. */
static void
setup(void)
{
    kpi_hand_init(&hand, "2022-04-01", "2024-04-01");
}

static void
teardown(void)
{
    kpi_hand_free(&hand);
}

TestSuite(figure_by, .init = setup, .fini = teardown);

static double
value(const char *id)
{
    return kpi_value(&hand.kpis, &hand.measures, id);
}

enum { JANUARY_2023 = 9, JANUARY_2024 = 21 };

/* Some waits for the plan in a month, of one who. */
static void
wait_in(enum measure n, size_t month, size_t n_who, size_t who, int count, int days, int in_norm)
{
    size_t i = (month * INTERVALS + INTERVAL_CLOCK_TO_PIP) * n_who + who;

    measures_int32(&hand.measures, n)[i] += count;
    measures_int64(&hand.measures, (enum measure)(n + 1))[i] += (int64_t)count * days;
    measures_int32(&hand.measures, (enum measure)(n + 2))[i] += in_norm;
}

Test(figure_by, waits_are_of_those_alone)
{
    wait_in(MEASURE_WAIT_N, JANUARY_2023, GROUPS, GROUP_GEZIN, 4, 50, 4);
    wait_in(MEASURE_WAIT_N, JANUARY_2023 + 11, GROUPS, GROUP_GEZIN, 4, 100, 0);
    wait_in(MEASURE_WAIT_N, JANUARY_2023, GROUPS, GROUP_ASIEL, 10, 10, 10);
    wait_in(MEASURE_WAIT_N, JANUARY_2024, GROUPS, GROUP_GEZIN, 100, 1, 100);
    wait_in(MEASURE_WAIT_ROUTE_N, JANUARY_2023, ROUTES, ROUTE_Z, 2, 80, 0);
    wait_in(MEASURE_WAIT_CLASS_N, JANUARY_2023, MUNICIPALITIES, MUNICIPALITY_LARGE, 5, 30, 5);
    cr_expect_eq(value("wait_mean.clock_to_pip.gezin@2023"), 75);
    cr_expect_eq(value("wait_in_norm.clock_to_pip.gezin@2023"), 50);
    cr_expect_eq(value("wait_mean.clock_to_pip.asiel@2023"), 10);
    cr_expect_eq(value("wait_mean.clock_to_pip.z@2023"), 80);
    cr_expect_eq(value("wait_in_norm.clock_to_pip.z@2023"), 0);
    cr_expect_eq(value("wait_mean.clock_to_pip.large@2023"), 30);
    cr_expect(isnan(value("wait_mean.clock_to_pip.g4@2023")), "nobody waited there");
    cr_expect(isnan(value("wait_mean.clock_to_pip.overig@2023")));
    cr_expect(isnan(value("wait_mean.pip_to_course.gezin@2023")), "another interval");
}

/* Cohorts are quarters of the duty's start; that of 2023 has four. */
Test(figure_by, waits_of_a_cohort_are_of_its_quarters)
{
    const size_t quarters[] = {2, 3, 6, 7}; /* 2022Q4, 2023Q1, 2023Q4, 2024Q1 */

    for (size_t q = 0; q < 4; q++)
        wait_in(MEASURE_WAIT_COHORT_N, quarters[q], GROUPS, GROUP_OVERIG, 1, 10 * (int)(q + 1), 1);
    cr_expect_eq(value("cohort_wait_n.clock_to_pip@2023"), 2);
    cr_expect_eq(value("cohort_wait_mean.clock_to_pip@2023"), 25);
    cr_expect_eq(value("cohort_wait_in_norm.clock_to_pip@2023"), 100);
    cr_expect_eq(value("cohort_wait_mean.clock_to_pip@2023Q1"), 20);
    cr_expect(isnan(value("cohort_wait_mean.clock_to_pip@2023Q2")));
}

Test(figure_by, stocks_are_of_the_last_month)
{
    size_t last = JANUARY_2023 + 11, stage = STAGE_INTAKE;
    int32_t *by_class = measures_int32(&hand.measures, MEASURE_STOCK_CLASS);
    int32_t *stock = measures_int32(&hand.measures, MEASURE_STOCK);

    by_class[((last * STAGES + stage) * GROUPS + GROUP_ASIEL) * MUNICIPALITIES +
             MUNICIPALITY_G4] = 3;
    by_class[((last * STAGES + stage) * GROUPS + GROUP_GEZIN) * MUNICIPALITIES +
             MUNICIPALITY_G4] = 4;
    by_class[((last * STAGES + stage) * GROUPS + GROUP_GEZIN) * MUNICIPALITIES +
             MUNICIPALITY_OTHER] = 5;
    by_class[(((last - 1) * STAGES + stage) * GROUPS + GROUP_GEZIN) * MUNICIPALITIES] = 99;
    stock[(((last * REGIMES + REGIME_WI2021) * STAGES + STAGE_COURSE) * GROUPS + GROUP_ASIEL) *
              ROUTES +
          ROUTE_ONDERWIJS] = 7;
    stock[(((last * REGIMES + REGIME_WI2013) * STAGES + STAGE_COUPLED) * GROUPS + GROUP_ASIEL) *
              ROUTES +
          ROUTE_NONE] = 6;
    cr_expect_eq(value("stock.intake.g4@2023"), 7);
    cr_expect_eq(value("stock.intake.other@2023"), 5);
    cr_expect_eq(value("stock.intake.gezin@2023"), 9);
    cr_expect_eq(value("stock.intake.asiel@2023"), 3);
    cr_expect_eq(value("stock.course.onderwijs@2023"), 7);
    cr_expect_eq(value("stock.course.b1@2023"), 0);
    cr_expect_eq(value("stock.coupled.none@2023"), 6, "of both laws");
}

Test(figure_by, they_are_of_whole_years_and_up_to_the_course)
{
    cr_expect_null(kpi_by_id(&hand.kpis, "wait_mean.clock_to_pip.gezin@2023Q1"));
    cr_expect_null(kpi_by_id(&hand.kpis, "wait_mean.signup_knm.gezin@2023"));
    cr_expect_null(kpi_by_id(&hand.kpis, "wait_in_norm.pip_to_offer.gezin@2023"), "it has no norm");
    cr_expect_str_eq(kpi_by_id(&hand.kpis, "wait_in_norm.clock_to_pip.g4@2023")->filter,
                     "interval=clock_to_pip,class=g4");
    cr_expect_str_eq(kpi_by_id(&hand.kpis, "wait_mean.clock_to_pip.g4@2023")->label_en,
                     "mean wait: legal clock to plan, G4");
    cr_expect_eq(kpi_by_id(&hand.kpis, "wait_mean.clock_to_pip.g4@2023")->norm, 70);
    cr_expect(isnan(kpi_by_id(&hand.kpis, "wait_mean.pip_to_offer.g4@2023")->norm));
}

Test(figure_by, homes_and_fines_are_of_the_span)
{
    size_t last = JANUARY_2023 + 11;

    measures_double(&hand.measures, MEASURE_HOUSED)[JANUARY_2023 * MUNICIPALITIES] = 2.5;
    measures_double(&hand.measures, MEASURE_HOUSED)[last * MUNICIPALITIES] = 4.0;
    measures_double(&hand.measures, MEASURE_HOUSED)[(last + 1) * MUNICIPALITIES] = 100.0;
    measures_double(&hand.measures, MEASURE_HOUSING_DUE)[last * MUNICIPALITIES +
                                                    MUNICIPALITY_OTHER] = -7.0;
    measures_int32(&hand.measures, MEASURE_INTAKE_QUEUE)[last * MUNICIPALITIES +
                                                    MUNICIPALITY_LARGE] = 9;
    measures_int64(&hand.measures, MEASURE_FINE_EURO)[JANUARY_2023 * GROUPS + GROUP_GEZIN] = 250;
    measures_int64(&hand.measures, MEASURE_FINE_EURO)[last * GROUPS + GROUP_GEZIN] = 500;
    cr_expect_eq(value("housed.g4@2023"), 6.5);
    cr_expect_eq(value("housing_due.other@2023"), -7.0);
    cr_expect_eq(value("intake_queue.large@2023"), 9);
    cr_expect_eq(value("fine_euro.gezin@2023"), 750);
    cr_expect_eq(value("fine_euro.gezin@2023Q4"), 500);
}
