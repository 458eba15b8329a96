/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Figures of the law from 2020 to 2023, of books that are empty but for what is put there. */

#include "output/figure_law.h"

#include "tests/kpi_by_id.h"

#include <math.h>

static struct kpi_hand hand;

static void
setup(void)
{
    kpi_hand_init(&hand, "2020-01-01", "2024-01-01");
}

static void
teardown(void)
{
    kpi_hand_free(&hand);
}

TestSuite(figure_law, .init = setup, .fini = teardown);

static double
value(const char *id)
{
    return kpi_value(&hand.kpis, &hand.measures, id);
}

/* Months from January 2020, quarters too. */
enum { JANUARY_2023 = 36, JUNE_2023 = 41, FIRST_OF_2021 = 4, LAST_OF_2021 = 7, FIRST_OF_2022 = 8 };

static size_t
cell(size_t at, enum regime regime, enum group group)
{
    return (at * REGIMES + regime) * GROUPS + group;
}

/* ---- by month ---- */

/* 36 of asiel and 12 of gezin in 2023; what else a case goes through is not in it. */
Test(figure_law, cases_are_a_month_and_of_one_law)
{
    int32_t *cases = measures_int32(&hand.measures, MEASURE_DOCKET);

    cases[cell(JANUARY_2023, REGIME_WI2013, GROUP_ASIEL) * DOCKETS + DOCKET_OVERRUN] = 36;
    cases[cell(JUNE_2023, REGIME_WI2013, GROUP_GEZIN) * DOCKETS + DOCKET_OVERRUN] = 12;
    cases[cell(JUNE_2023, REGIME_WI2013, GROUP_GEZIN) * DOCKETS + DOCKET_NOTICE] = 6;
    cases[cell(JUNE_2023, REGIME_WI2021, GROUP_GEZIN) * DOCKETS + DOCKET_HEARING] = 3;
    cr_expect_eq(value("overruns.wi2013@2023"), 4);
    cr_expect_eq(value("overruns.wi2013@2023Q1"), 12);
    cr_expect_eq(value("fine_notices.wi2013@2023Q2"), 2);
    cr_expect_eq(value("hearings.wi2021@2023Q2"), 1);
    cr_expect_eq(value("hearings.wi2013@2023Q2"), 0);
    cr_expect_eq(value("overruns.wi2021@2022"), 0);
    cr_expect(isnan(value("overruns.wi2021@2021")), "the law was not there");
}

Test(figure_law, fines_are_of_all_offences)
{
    size_t asiel = cell(JUNE_2023, REGIME_WI2021, GROUP_ASIEL);

    measures_int32(&hand.measures, MEASURE_FINES)[asiel * OFFENCES + OFFENCE_EXAMS] = 3;
    measures_int32(&hand.measures, MEASURE_FINES)[asiel * OFFENCES + OFFENCE_MAP] = 6;
    measures_int64(&hand.measures, MEASURE_FINES_EURO)[asiel * OFFENCES + OFFENCE_MAP] = 2040;
    measures_int64(&hand.measures, MEASURE_FINES_PAUSED_EURO)[asiel] = 1020;
    measures_int32(&hand.measures, MEASURE_LOANS_SPENT)[JUNE_2023] = 7;
    cr_expect_eq(value("fines.wi2021@2023Q2"), 3);
    cr_expect_eq(value("fines_euro.wi2021@2023Q2"), 680);
    cr_expect_eq(value("fines_paused_euro.wi2021@2023"), 85);
    cr_expect_eq(value("fines.wi2013@2023"), 0);
    cr_expect_eq(value("loans_spent@2023Q2"), 7, "of the last month");
    cr_expect_eq(value("loans_spent@2023"), 0);
}

/* ---- by cohort ---- */

/* 100 come in 2021, 60 in its first quarter. */
static void
cohort_of_2021(int ended, int overrun)
{
    int32_t *due = measures_int32(&hand.measures, MEASURE_TERM_DUE);
    int32_t *arrivals = measures_int32(&hand.measures, MEASURE_ARRIVALS);

    arrivals[cell(12, REGIME_WI2013, GROUP_ASIEL)] = 60;
    arrivals[cell(23, REGIME_WI2013, GROUP_GEZIN)] = 40;
    due[cell(FIRST_OF_2021, REGIME_WI2013, GROUP_ASIEL)] = ended - 20;
    due[cell(LAST_OF_2021, REGIME_WI2013, GROUP_GEZIN)] = 20;
    measures_int32(&hand.measures,
                   MEASURE_TERM_OVER)[cell(LAST_OF_2021, REGIME_WI2013, GROUP_GEZIN)] = overrun;
}

Test(figure_law, terms_are_of_the_year_in_which_the_duty_began)
{
    cohort_of_2021(90, 9);
    measures_int32(&hand.measures,
                   MEASURE_TERM_MET)[cell(FIRST_OF_2022, REGIME_WI2013, GROUP_ASIEL)] = 5;
    measures_int64(&hand.measures,
                   MEASURE_TERM_FINE_EURO)[cell(LAST_OF_2021, REGIME_WI2013, GROUP_GEZIN)] = 2500;
    cr_expect_eq(value("term_due.wi2013@2021"), 90);
    cr_expect_eq(value("term_over.wi2013@2021"), 9);
    cr_expect_eq(value("term_over.wi2013@2021Q1"), 0);
    cr_expect_eq(value("term_met.wi2013@2021"), 0);
    cr_expect_eq(value("term_met.wi2013@2022"), 5);
    cr_expect_eq(value("term_fine_euro.wi2013@2021Q4"), 2500);
    cr_expect_eq(value("term_due.wi2021@2021"), 0);
}

/* 85 of 100: enough of them; 84: not. */
Test(figure_law, there_is_no_share_before_the_terms_have_ended)
{
    cohort_of_2021(85, 17);
    cr_expect_eq(value("term_over_share.wi2013@2021"), 20);
    cr_expect_eq(value("term_over_share@2021"), 20);
    cohort_of_2021(84, 0);
    cr_expect(isnan(value("term_over_share.wi2013@2021")));
    cr_expect(isnan(value("term_over_share@2021")));
    cr_expect(isnan(value("term_over_share.wi2021@2021")), "nobody's");
}

Test(figure_law, extensions_are_by_ground_and_law)
{
    int64_t *days = measures_int64(&hand.measures, MEASURE_TERM_EXTENDED_DAYS);

    days[cell(FIRST_OF_2021, REGIME_WI2013, GROUP_ASIEL) * GROUNDS + GROUND_CORONA] = 300;
    days[cell(LAST_OF_2021, REGIME_WI2013, GROUP_OVERIG) * GROUNDS + GROUND_CORONA] = 60;
    days[cell(FIRST_OF_2021, REGIME_WI2021, GROUP_ASIEL) * GROUNDS + GROUND_BIRTH] = 112;
    cr_expect_eq(value("term_extended_days.corona.wi2013@2021"), 360);
    cr_expect_eq(value("term_extended_days.birth.wi2021@2021"), 112);
    cr_expect_eq(value("term_extended_days.birth.wi2013@2021"), 0);
}

/* Ten overran: 200 days for homes, 50 for a place and 150 for the marking. */
Test(figure_law, a_term_is_consumed_by_queues_that_add_up)
{
    int64_t *lost = measures_int64(&hand.measures, MEASURE_TERM_LOST_DAYS);
    size_t first = cell(FIRST_OF_2021, REGIME_WI2013, GROUP_ASIEL);
    size_t last = cell(LAST_OF_2021, REGIME_WI2013, GROUP_GEZIN);

    cohort_of_2021(90, 10);
    lost[first * RESOURCES + RESOURCE_HOMES] = 200;
    lost[last * RESOURCES + RESOURCE_EXAM_PLACES + EXAM_SPREKEN_A2] = 50;
    lost[last * RESOURCES + RESOURCE_EXAMINERS + EXAMINER_SPREKEN_A2] = 150;
    measures_int64(&hand.measures, MEASURE_TERM_WAITED_DAYS)[first] = 200;
    measures_int64(&hand.measures, MEASURE_TERM_WAITED_DAYS)[last] = 200;
    cr_expect_eq(value("term_lost.homes.wi2013@2021"), 20);
    cr_expect_eq(value("term_lost.exam_places_spreken_a2.wi2013@2021"), 5);
    cr_expect_eq(value("term_lost_share.homes.wi2013@2021"), 50);
    cr_expect_eq(value("term_lost_share.exam_places_spreken_a2.wi2013@2021"), 12.5);
    cr_expect_eq(value("term_lost_share.examiners_spreken_a2.wi2013@2021"), 37.5);
    cr_expect(isnan(value("term_lost.homes.wi2013@2022")), "nobody overran");
    cr_expect_null(kpi_by_id(&hand.kpis, "term_lost.travel_budget.wi2013@2021"));
    cr_expect_null(kpi_by_id(&hand.kpis, "term_lost.reception_places.wi2013@2021"));
}
