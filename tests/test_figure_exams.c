/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/kpi_by_id.h"

#include <math.h>

static struct kpi_hand hand;

/* 2022 and 2023. */
static void
setup(void)
{
    kpi_hand_init(&hand, "2022-01-01", "2024-01-01");
}

static void
teardown(void)
{
    kpi_hand_free(&hand);
}

TestSuite(figure_exams, .init = setup, .fini = teardown);

static double
value(const char *id)
{
    return kpi_value(&hand.kpis, &hand.measures, id);
}

enum { JANUARY, FEBRUARY, MARCH, APRIL, JANUARY_2023 = 12 };

static size_t
writing(size_t month)
{
    return month * EXAMS + EXAM_SCHRIJVEN_A2;
}

/* n is followed by the sum and by the count within the norm. */
static void
terms(enum measure n, size_t month, int32_t count, int64_t sum, int32_t in_norm)
{
    measures_int32(&hand.measures, n)[writing(month)] = count;
    measures_int64(&hand.measures, (enum measure)(n + 1))[writing(month)] = sum;
    measures_int32(&hand.measures, (enum measure)(n + 2))[writing(month)] = in_norm;
}

Test(figure_exams, places_are_offered_booked_used_or_wasted)
{
    for (size_t t = JANUARY; t <= APRIL; t++) {
        measures_double(&hand.measures, MEASURE_CAPACITY)[t * RESOURCES + RESOURCE_EXAM_PLACES +
                                                     EXAM_SCHRIJVEN_A2] = 100;
        measures_int32(&hand.measures, MEASURE_PLACES_BOOKED)[writing(t)] = 90;
        measures_int32(&hand.measures, MEASURE_PLACES_SAT)[writing(t)] = 85;
        measures_int32(&hand.measures, MEASURE_BOOKINGS_CHANGED)[writing(t)] = 7;
        measures_int32(&hand.measures, MEASURE_BOOKINGS_CANCELLED)[writing(t)] = 3;
    }
    cr_expect_eq(value("places_offered.schrijven_a2@2022Q1"), 300);
    cr_expect_eq(value("places_booked.schrijven_a2@2022Q1"), 270);
    cr_expect_eq(value("places_used.schrijven_a2@2022Q1"), 255);
    cr_expect_eq(value("places_wasted.schrijven_a2@2022Q1"), 45);
    cr_expect_eq(value("places_wasted.schrijven_a2@2022"), 60);
    cr_expect_eq(value("bookings_changed.schrijven_a2@2022"), 28);
    cr_expect_eq(value("bookings_cancelled.schrijven_a2@2022"), 12);
    cr_expect_eq(value("places_used.spreken_a2@2022"), 0);
    cr_expect_str_eq(kpi_by_id(&hand.kpis, "places_wasted.schrijven_a2@2022")->unit, "places");
}

/* January: ten of 50 days; February: thirty of 10; nobody in March. */
Test(figure_exams, terms_of_a_span_are_of_all_its_bookings)
{
    terms(MEASURE_BOOKING_N, JANUARY, 10, 500, 0);
    terms(MEASURE_BOOKING_N, FEBRUARY, 30, 300, 30);
    terms(MEASURE_BOOKING_N, JANUARY_2023, 1, 400, 0);
    cr_expect_eq(value("booking_mean.schrijven_a2@2022"), 20);
    cr_expect_eq(value("booking_in_norm.schrijven_a2@2022"), 75);
    cr_expect_eq(value("booking_mean_worst_month.schrijven_a2@2022"), 50);
    cr_expect_eq(value("booking_mean_worst_month.schrijven_a2@2022Q1"), 50);
    cr_expect(isnan(value("booking_mean_worst_month.schrijven_a2@2022Q2")), "of nobody");
    cr_expect(isnan(value("booking_in_norm.schrijven_a2@2022Q2")));
    cr_expect_eq(kpi_by_id(&hand.kpis, "booking_mean_worst_month.schrijven_a2@2022")->norm, 42);
    cr_expect(isnan(kpi_by_id(&hand.kpis, "booking_mean.schrijven_b1@2022")->norm));
    cr_expect_null(kpi_by_id(&hand.kpis, "booking_in_norm.schrijven_b1@2022"), "there is no norm");
}

Test(figure_exams, quantiles_of_a_span_are_the_worst_months)
{
    double *p50 = measures_double(&hand.measures, MEASURE_BOOKING_P50);
    double *p90 = measures_double(&hand.measures, MEASURE_BOOKING_P90);

    for (size_t t = JANUARY; t <= APRIL; t++) {
        p50[writing(t)] = t == MARCH ? NAN : 10 + (double)t;
        p90[writing(t)] = t == JANUARY ? 60 : 30;
    }
    cr_expect_eq(value("booking_p50_worst_month.schrijven_a2@2022Q1"), 11);
    cr_expect_eq(value("booking_p50_worst_month.schrijven_a2@2022"), 13);
    cr_expect_eq(value("booking_p90_worst_month.schrijven_a2@2022"), 60);
    cr_expect_eq(value("booking_p90_worst_month.schrijven_a2@2022Q2"), 30);
}

Test(figure_exams, first_places_are_seen_on_the_first_of_each_month)
{
    double *days = measures_double(&hand.measures, MEASURE_FIRST_FREE);

    days[writing(JANUARY)] = 20;
    days[writing(FEBRUARY)] = 40;
    days[writing(MARCH)] = 30;
    measures_int32(&hand.measures, MEASURE_LINE_END)[writing(FEBRUARY)] = 8;
    measures_int32(&hand.measures, MEASURE_LINE_END)[writing(MARCH)] = 5;
    cr_expect_eq(value("first_free.schrijven_a2@2022Q1"), 30);
    cr_expect_eq(value("first_free_worst_month.schrijven_a2@2022Q1"), 40);
    cr_expect_eq(value("line_end.schrijven_a2@2022Q1"), 5);
}

/* Of exams of 2022 eight are known, six of them in time; four are open, two of which are late. */
Test(figure_exams, open_exams_past_their_norm_have_missed_it)
{
    terms(MEASURE_GRADING_N, JANUARY, 6, 300, 6);
    terms(MEASURE_GRADING_N, FEBRUARY, 2, 180, 0);
    measures_int32(&hand.measures, MEASURE_GRADING_OPEN)[writing(FEBRUARY)] = 4;
    measures_int32(&hand.measures, MEASURE_GRADING_LATE)[writing(FEBRUARY)] = 2;
    cr_expect_eq(value("grading_mean.schrijven_a2@2022"), 60);
    cr_expect_eq(value("grading_mean_worst_month.schrijven_a2@2022"), 90);
    cr_expect_eq(value("grading_in_norm.schrijven_a2@2022"), 60);
    cr_expect_eq(value("grading_open.schrijven_a2@run"), 4);
    cr_expect_eq(kpi_by_id(&hand.kpis, "grading_mean.schrijven_a2@2022")->norm, 56);
    cr_expect_eq(kpi_by_id(&hand.kpis, "grading_mean.schrijven_b1@2022")->norm, 42);
}

Test(figure_exams, attempts_are_of_the_simulated_people)
{
    size_t cell = writing(MARCH) * EXAM_ATTEMPTS;
    int32_t *sat = measures_int32(&hand.measures, MEASURE_EXAM_ATTEMPT_SAT);
    int32_t *passed = measures_int32(&hand.measures, MEASURE_EXAM_ATTEMPT_PASSED);

    sat[cell] = 10;
    passed[cell] = 6;
    sat[cell + 1] = 4;
    passed[cell + 1] = 1;
    cr_expect_eq(value("attempts_per_pass.schrijven_a2@2022"), 2);
    cr_expect_eq(value("attempt_pass_share.schrijven_a2.1@2022"), 60);
    cr_expect_eq(value("attempt_pass_share.schrijven_a2.2@2022"), 25);
    cr_expect(isnan(value("attempt_pass_share.schrijven_a2.5_or_more@2022")));
    cr_expect_null(kpi_by_id(&hand.kpis, "attempts_per_pass.ona@2022"), "others sit it");
    cr_expect_null(kpi_by_id(&hand.kpis, "attempt_pass_share.schrijven_a2.1@2022Q1"), "of years");
}

Test(figure_exams, medical_exemption_is_of_all_groups)
{
    for (size_t g = 0; g < GROUPS; g++) {
        measures_int32(&hand.measures, MEASURE_MEDICAL_APPLIED)[(APRIL * OCCASIONS + OCCASION_TERM) *
                                                               GROUPS +
                                                           g] = 2;
        measures_int32(&hand.measures, MEASURE_MEDICAL_DECIDED)[(MARCH * OUTCOMES + OUTCOME_REFUSED) *
                                                               GROUPS +
                                                           g] = 1;
    }
    cr_expect_eq(value("medical_applied.term@2022Q2"), 6);
    cr_expect_eq(value("medical_applied.course@2022Q2"), 0);
    cr_expect_eq(value("medical_decided.refused@2022Q1"), 3);
    cr_expect_eq(value("medical_decided.refused@2022Q2"), 0);
}

Test(figure_exams, undecided_applications_are_of_the_whole_run)
{
    measures_int32(&hand.measures, MEASURE_MEDICAL_OPEN)[FEBRUARY] = 7;
    measures_int32(&hand.measures, MEASURE_MEDICAL_OPEN)[APRIL] = 4;
    measures_int32(&hand.measures, MEASURE_MEDICAL_LATE)[FEBRUARY] = 5;
    cr_expect_eq(value("medical_open@run"), 11);
    cr_expect_eq(value("medical_late@run"), 5);
    cr_expect_null(kpi_by_id(&hand.kpis, "medical_open@2022"));
}

Test(figure_exams, labels_are_in_two_languages)
{
    const struct kpi *kpi = kpi_by_id(&hand.kpis, "attempt_pass_share.schrijven_a2.2@2022");

    cr_expect_str_eq(kpi->label_en, "exams passed: writing A2, second sitting");
    cr_expect_str_eq(kpi->label_nl, "examens gehaald: schrijven A2, tweede keer");
    cr_expect_str_eq(kpi->filter, "exam=schrijven_a2,attempt=2");
    kpi = kpi_by_id(&hand.kpis, "medical_decided.adapted@2022");
    cr_expect_str_eq(kpi->label_nl, "besluiten over medische ontheffing: aangepaste examens");
    kpi = kpi_by_id(&hand.kpis, "medical_open@run");
    cr_expect_str_eq(kpi->label_nl,
                     "aanvragen voor medische ontheffing zonder besluit aan de horizon");
    kpi = kpi_by_id(&hand.kpis, "use.examiners_schrijven_both@2022");
    cr_expect_str_eq(kpi->label_en, "capacity used: examiners, writing A2 and B1");
}
