/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/kpi_by_id.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static struct measures_shape shape;
static struct measures measures;
static struct kpis kpis;

static void
open_run(const char *start, const char *end)
{
    day_number first = 0, last = 0;

    cr_assert(date_parse(start, &first) && date_parse(end, &last));
    measures_shape_init(&shape, first, last);
    cr_assert_eq(measures_init(&measures, &shape, NULL), 0);
    cr_assert_eq(kpis_init(&kpis, &shape, NULL), 0);
}

static void
two_years(void)
{
    open_run("2022-01-01", "2024-01-01");
}

static void
close_run(void)
{
    kpis_free(&kpis);
    measures_free(&measures);
}

static const struct kpi *
find(const char *id)
{
    return kpi_by_id(&kpis, id);
}

static double
value(const char *id)
{
    return kpi_value(&kpis, &measures, id);
}

TestSuite(kpi, .init = two_years, .fini = close_run);

Test(kpi, ids_are_unique)
{
    cr_assert_gt(kpis.n, 1000);
    for (size_t i = 0; i < kpis.n; i++)
        cr_assert_eq(find(kpis.items[i].id), &kpis.items[i], "%s", kpis.items[i].id);
    cr_expect_not_null(find("wait_p90.signup_schrijven_a2@2023Q2"));
    cr_expect_not_null(find("people@2022"));
    cr_expect_null(find("people@2024"));
}

Test(kpi, periods_are_whole)
{
    close_run();
    open_run("2022-02-01", "2023-11-16");
    cr_expect_null(find("people@2022"), "January is missing");
    cr_expect_null(find("people@2023"));
    cr_expect_not_null(find("people@run"), "no whole year");
    cr_expect_null(find("people@2022Q1"));
    cr_expect_not_null(find("people@2022Q2"));
    cr_expect_not_null(find("people@2023Q3"));
    cr_expect_null(find("people@2023Q4"));
    cr_expect_eq(find("people@2022Q2")->start, date_to_day((struct date){2022, 4, 1}));
    cr_expect_eq(find("people@2022Q2")->end, date_to_day((struct date){2022, 7, 1}));
}

Test(kpi, a_month_that_begins_late_is_not_whole)
{
    close_run();
    open_run("2022-01-15", "2024-01-01");
    cr_expect_null(find("people@2022"));
    cr_expect_null(find("people@2022Q1"));
    cr_expect_not_null(find("people@2022Q2"));
    cr_expect_not_null(find("people@2023"));
    cr_expect_not_null(find("people@2023Q4"));
}

Test(kpi, a_month_that_ends_early_is_not_whole)
{
    close_run();
    open_run("2022-01-01", "2023-12-31"); /* the last day is missing */
    cr_expect_not_null(find("people@2022"));
    cr_expect_null(find("people@2023"));
    cr_expect_null(find("people@2023Q4"));
    cr_expect_not_null(find("people@2023Q3"));
}

/* One count of a stage in a month: regime wi2021, gezin, route b1. */
static int32_t *
people(enum measure measure, size_t month, enum stage stage)
{
    size_t cell = ((month * REGIMES + REGIME_WI2021) * STAGES + stage) * GROUPS + GROUP_GEZIN;

    return &measures_int32(&measures, measure)[cell * ROUTES + ROUTE_B1];
}

Test(kpi, stocks_are_of_the_last_month_and_flows_of_all)
{
    *people(MEASURE_STOCK, 11, STAGE_COURSE) = 5;
    *people(MEASURE_STOCK, 10, STAGE_COURSE) = 50;
    *people(MEASURE_STOCK, 11, STAGE_EXAMS) = 2;
    *people(MEASURE_STOCK, 11, STAGE_DONE) = 1000;
    *people(MEASURE_FLOW_IN, 0, STAGE_DONE) = 3;
    *people(MEASURE_FLOW_IN, 11, STAGE_DONE) = 4;
    *people(MEASURE_FLOW_IN, 12, STAGE_DONE) = 70;
    cr_expect_eq(value("stock.course@2022"), 5);
    cr_expect_eq(value("people@2022"), 7, "who are done are not under way");
    cr_expect_eq(value("ended.done@2022"), 7);
    cr_expect_eq(value("ended.done@2022Q4"), 4);
    cr_expect_eq(value("ended.done@2023"), 70);
}

static void
wait(size_t month, enum interval interval, int32_t days, int n)
{
    size_t cell = (month * INTERVALS + interval) * GROUPS + GROUP_ASIEL;
    int norm = interval_norm_days(interval);

    measures_int32(&measures, MEASURE_WAIT_N)[cell] += n;
    measures_int64(&measures, MEASURE_WAIT_SUM)[cell] += (int64_t)n * days;
    if (norm >= 0 && days <= norm)
        measures_int32(&measures, MEASURE_WAIT_IN_NORM)[cell] += n;
    measures_int32(&measures, MEASURE_WAIT_MONTH_HIST)[(month * INTERVALS + interval) *
                                                            INTERVAL_BINS +
                                                        interval_bin(days)] += n;
}

Test(kpi, waits_are_exact)
{
    wait(3, INTERVAL_MEDICAL, 10, 80);
    wait(4, INTERVAL_MEDICAL, 56, 10);
    wait(5, INTERVAL_MEDICAL, 57, 5);
    wait(5, INTERVAL_MEDICAL, 400, 5);
    cr_expect_eq(value("wait_n.medical@2022"), 100);
    cr_expect_float_eq(value("wait_mean.medical@2022"), (800 + 560 + 285 + 2000) / 100.0, 1e-12);
    cr_expect_eq(value("wait_p50.medical@2022"), 10);
    cr_expect_eq(value("wait_p90.medical@2022"), 56);
    cr_expect_eq(value("wait_p95.medical@2022"), 57);
    cr_expect_eq(value("wait_in_norm.medical@2022"), 90);
    cr_expect_eq(find("wait_p90.medical@2022")->norm, 56);
    cr_expect(kpi_meets(find("wait_p90.medical@2022"), 56));
    cr_expect_not(kpi_meets(find("wait_p90.medical@2022"), 57));
    cr_expect(isnan(value("wait_p90.medical@2023")), "of nobody");
    cr_expect(isnan(value("wait_in_norm.medical@2023")));
    cr_expect_null(find("wait_in_norm.duty_to_done@2022"), "there is no norm");
}

/* A hundred waits of 1 to 100 days: the q-th is q days. */
Test(kpi, quantiles_are_of_their_own_percent)
{
    for (int days = 1; days <= 100; days++)
        wait(0, INTERVAL_MEDICAL, days, 1);
    cr_expect_eq(value("wait_p50.medical@2022"), 50);
    cr_expect_eq(value("wait_p90.medical@2022"), 90);
    cr_expect_eq(value("wait_p95.medical@2022"), 95);
}

Test(kpi, resources_are_shares_and_means)
{
    for (size_t t = 12; t < 24; t++) {
        size_t cell = t * RESOURCES + RESOURCE_MEDICAL_ASSESSORS;
        measures_double(&measures, MEASURE_CAPACITY)[cell] = 100;
        measures_double(&measures, MEASURE_USED)[cell] = 80;
        measures_double(&measures, MEASURE_OFFERED)[cell] = 120;
        measures_double(&measures, MEASURE_FTE_HOURS)[cell] = t < 18 ? 12 : 4;
        measures_double(&measures, MEASURE_QUEUE_MEAN)[cell] = t == 13 ? 28.0 : 0.0;
        measures_int32(&measures, MEASURE_QUEUE_END)[cell] = (int32_t)t;
    }
    cr_expect_float_eq(value("use.medical_assessors@2023"), 80, 1e-9);
    cr_expect_float_eq(value("load.medical_assessors@2023"), 120, 1e-9);
    cr_expect_float_eq(value("needed_fte.medical_assessors@2023"), 12 * 120 / (6 * 12 + 6 * 4.0),
                       1e-9, "a month weighs by its hours");
    cr_expect_float_eq(value("needed_fte.medical_assessors@2023Q1"), 10, 1e-9);
    cr_expect_eq(value("queue_end.medical_assessors@2023"), 23);
    cr_expect_eq(value("queue_end.medical_assessors@2023Q1"), 14);
    cr_expect_float_eq(value("queue_mean.medical_assessors@2023"), 28.0 * 28 / 365, 1e-9,
                       "a month weighs by its days");
    cr_expect_str_eq(find("capacity.medical_assessors@2023")->unit, "hours");
    cr_expect_float_eq(value("staff_fte.medical_assessors@2023"), 12 * 100 / (6 * 12 + 6 * 4.0),
                       1e-9, "as in needed_fte");
    cr_expect_not_null(find("staff_fte.examiners_schrijven_both@2023"));
    cr_expect_null(find("staff_fte.homes@2023"));
    cr_expect_null(find("needed_fte.homes@2023"), "nobody works there");
    cr_expect_null(find("needed_fte.examiners_schrijven_both@2023"), "no work is offered to them");
    cr_expect_null(find("load.examiners_spreken_both@2023"));
    cr_expect_not_null(find("use.examiners_spreken_both@2023"));
}

Test(kpi, exams_and_terms_are_shares)
{
    size_t exam = (2 * EXAMS + EXAM_KNM) * GROUPS + GROUP_OVERIG;
    size_t cohort = (1 * REGIMES + REGIME_WI2021) * GROUPS + GROUP_ASIEL;

    measures_int32(&measures, MEASURE_EXAM_SAT)[exam] = 90;
    measures_int32(&measures, MEASURE_EXAM_NOSHOW)[exam] = 10;
    measures_int32(&measures, MEASURE_EXAM_PASSED)[exam] = 30;
    wait(2, INTERVAL_RESULT + EXAM_KNM, 5, 40);
    measures_int32(&measures, MEASURE_TERM_DUE)[cohort] = 8;
    measures_int32(&measures, MEASURE_TERM_OVER)[cohort] = 2;
    cr_expect_eq(value("exam_sat.knm@2022Q1"), 90);
    cr_expect_eq(value("exam_noshow_share.knm@2022Q1"), 10);
    cr_expect_eq(value("exam_pass_share.knm@2022Q1"), 75, "of the results that came");
    cr_expect_eq(value("term_over_share@2022Q2"), 25);
    cr_expect_eq(value("term_over_share@2022"), 25);
    cr_expect(isnan(value("term_over_share@2022Q1")));
}

Test(kpi, who_still_waits_is_of_the_run)
{
    size_t cell = ((size_t)INTERVAL_PIP_TO_COURSE * GROUPS + GROUP_GEZIN) * INTERVAL_DAY_CELLS;

    measures_int32(&measures, MEASURE_WAITING_NOW_HIST)[cell + 100] = 6;
    measures_int32(&measures, MEASURE_WAITING_NOW_HIST)[cell + INTERVAL_DAYS] = 1;
    cr_expect_eq(value("waiting_now.pip_to_course@run"), 7);
}

/* Ended after 10, 20 and 30 days, in three groups; one still waits after 15. At risk 4, 2 and 1:
 * 3/4 wait longer than 10 days, 3/8 longer than 20, nobody longer than 30. With two more who still
 * wait after 25: 5/6, then 5/8, then nobody. */
Test(kpi, the_still_waiting_lengthen_the_wait)
{
    int32_t *ended = measures_int32(&measures, MEASURE_WAIT_HIST);
    int32_t *waiting = measures_int32(&measures, MEASURE_WAITING_NOW_HIST);
    size_t first = (size_t)INTERVAL_PIP_TO_COURSE * GROUPS * INTERVAL_DAY_CELLS;

    for (size_t g = 0; g < GROUPS; g++)
        ended[first + g * INTERVAL_DAY_CELLS + 10 * (g + 1)] = 1;
    waiting[first + 15] = 1;
    cr_expect_eq(value("wait_km_p50.pip_to_course@run"), 20);
    cr_expect_eq(value("wait_km_p90.pip_to_course@run"), 30);
    waiting[first + 25] = 2;
    cr_expect_eq(value("wait_km_p50.pip_to_course@run"), 30);
    waiting[first + INTERVAL_DAYS] = 1;
    cr_expect(isnan(value("wait_km_p90.pip_to_course@run")), "somebody waits for ever");
    cr_expect(isnan(value("wait_km_p50.medical@run")), "nobody waits");
    cr_expect_null(find("wait_km_p50.medical@2022"));
}

Test(kpi, labels_are_in_two_languages)
{
    const struct kpi *kpi = find("wait_p90.result_schrijven_b1@2023");

    cr_expect_str_eq(kpi->label_en, "wait, 9 in 10 within: exam to result, writing B1");
    cr_expect_str_eq(kpi->label_nl, "wachttijd, 9 op 10 binnen: examen tot uitslag, schrijven B1");
    cr_expect_str_eq(kpi->filter, "interval=result_schrijven_b1");
    for (size_t i = 0; i < kpis.n; i++)
        cr_expect(kpis.items[i].label_en[0] != '\0' && kpis.items[i].label_nl[0] != '\0');
}
