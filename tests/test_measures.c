/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Shapes, periods and cohorts, and the rows that files and summaries derive from. */

#include "models/measures.h"

#include "models/targets.h"
#include "models/params.h"

#include <criterion/criterion.h>

#include <ctype.h>
#include <string.h>

static struct measures_shape shape;

static day_number
day(const char *text)
{
    day_number number = 0;

    cr_assert(date_parse(text, &number), "%s", text);
    return number;
}

static void
shape_of(const char *start, const char *end)
{
    measures_shape_init(&shape, day(start), day(end));
}

/* Two stations, the second with three classes. */
static void
shape_of_network(void)
{
    static struct params params = {
        .kind = MODEL_QUEUE,
        .network = {.stations = {{.id = "front", .n_classes = 1}, {.id = "back", .n_classes = 3}},
                    .n_stations = 2}};

    params.run.start = day("2022-01-01");
    params.run.until = day("2022-12-31");
    measures_shape_network(&shape, &params);
}

/* ---- time ---- */

Test(measures, have_a_period_a_month_and_a_cohort_a_quarter)
{
    shape_of("2022-01-01", "2031-01-01");
    cr_expect_eq(shape.extent[DIMENSION_TIME], 9 * 12);
    cr_expect_eq(shape.extent[DIMENSION_COHORT], 9 * 4);
    cr_expect_eq(shape.first_month, 52 * 12);
    cr_expect_eq(shape.first_quarter, 52 * 4);
}

Test(measures, end_where_the_run_ends)
{
    shape_of("2022-02-01", "2022-05-16"); /* the last day is 15 May */
    cr_assert_eq(shape.extent[DIMENSION_TIME], 4);
    cr_assert_eq(shape.extent[DIMENSION_COHORT], 2);
    cr_expect_eq(measures_period_start(&shape, 0), day("2022-02-01"));
    cr_expect_eq(measures_period_end(&shape, 0), day("2022-03-01"));
    cr_expect_eq(measures_period_start(&shape, 3), day("2022-05-01"));
    cr_expect_eq(measures_period_end(&shape, 3), day("2022-05-16"));
}

Test(measures, hold_a_whole_last_month_that_ends_at_the_end)
{
    shape_of("2022-02-01", "2022-05-01");
    cr_expect_eq(shape.extent[DIMENSION_TIME], 3);
    cr_expect_eq(measures_period_end(&shape, 2), day("2022-05-01"));
}

Test(measures, cover_each_day_by_one_period)
{
    shape_of("2023-11-01", "2025-03-10");
    for (day_number d = shape.start; d < shape.end; d++) {
        size_t t = measures_period_of_day(&shape, d);
        cr_assert_lt(t, shape.extent[DIMENSION_TIME]);
        cr_assert(measures_period_start(&shape, t) <= d && d < measures_period_end(&shape, t));
        cr_assert(t == 0 || measures_period_start(&shape, t) == measures_period_end(&shape, t - 1));
    }
}

/* 1 January 2022 is a Saturday and 10 January a Monday. */
Test(measures, have_weeks_from_monday_and_cut_ones_at_the_ends)
{
    shape_of("2022-01-01", "2022-01-12");
    cr_assert_eq(shape.extent[DIMENSION_WEEK], 3);
    cr_expect_eq(measures_week_start(&shape, 0), day("2022-01-01"));
    cr_expect_eq(measures_week_end(&shape, 0), day("2022-01-03"));
    cr_expect_eq(measures_week_start(&shape, 1), day("2022-01-03"));
    cr_expect_eq(measures_week_end(&shape, 1), day("2022-01-10"));
    cr_expect_eq(measures_week_end(&shape, 2), day("2022-01-12"));
    shape_of("2022-01-03", "2022-01-17");
    cr_expect_eq(shape.extent[DIMENSION_WEEK], 2, "whole ones alone");
}

Test(measures, cover_each_day_by_one_week)
{
    shape_of("2023-11-02", "2025-03-10");
    for (day_number d = shape.start; d < shape.end; d++) {
        size_t w = measures_week_of_day(&shape, d);
        cr_assert_lt(w, shape.extent[DIMENSION_WEEK]);
        cr_assert(measures_week_start(&shape, w) <= d && d < measures_week_end(&shape, w));
        cr_assert(w == 0 || measures_week_start(&shape, w) == measures_week_end(&shape, w - 1));
    }
}

Test(measures, put_a_duty_into_the_cohort_of_its_quarter)
{
    shape_of("2022-02-01", "2023-02-01");
    cr_expect_eq(shape.extent[DIMENSION_COHORT], 5);
    cr_expect_eq(measures_cohort_of_day(&shape, day("2022-03-31")), 0);
    cr_expect_eq(measures_cohort_of_day(&shape, day("2022-04-01")), 1);
    cr_expect_eq(measures_cohort_of_day(&shape, day("2023-01-31")), 4);
    cr_expect_eq(measures_cohort_of_day(&shape, day("2022-01-01")), 0);
    cr_expect_eq(measures_cohort_of_day(&shape, day("2013-06-01")), 0, "earlier: the first one");
}

/* ---- rows ---- */

static bool
is_name(const char *text)
{
    for (; *text != '\0'; text++)
        if (!islower((unsigned char)*text) && !isdigit((unsigned char)*text) && *text != '_')
            return false;
    return true;
}

Test(measures, have_rows_that_are_complete)
{
    for (int m = 0; m < MEASURES; m++) {
        const struct measure_row *row = &measure_rows[m];
        cr_assert_not_null(row->name, "measure %d", m);
        cr_expect(is_name(row->name), "%s", row->name);
        cr_expect_gt(strlen(row->long_name), 0, "%s", row->name);
        cr_expect_gt(strlen(row->unit), 0, "%s", row->name);
        cr_expect_str_neq(row->unit, "days", "it would become a timedelta");
        cr_expect(row->n_dimensions >= 0 && row->n_dimensions <= MEASURE_DIMENSIONS);
        cr_expect(row->models != 0 && row->models >> MODEL_KINDS == 0, "%s", row->name);
        for (int other = 0; other < m; other++) /* one model has one of a name */
            cr_expect(strcmp(row->name, measure_rows[other].name) != 0 ||
                          (row->models & measure_rows[other].models) == 0,
                      "%s", row->name);
        for (int i = 1; i < row->n_dimensions; i++) { /* time, if there, comes first */
            cr_expect_neq(row->dimensions[i], DIMENSION_TIME, "%s", row->name);
            cr_expect_neq(row->dimensions[i], DIMENSION_WEEK, "%s", row->name);
        }
    }
}

/* name(dimensions), without rep, as the contract of the result file writes it. */
static void
assert_row(enum model_kind kind, const char *expected)
{
    char text[200], found[200] = "";
    const char *end = strchr(expected, '(');

    for (int m = 0; m < MEASURES; m++) {
        const struct measure_row *row = &measure_rows[m];
        if ((row->models >> kind & 1) == 0)
            continue;
        strcat(strcpy(text, row->name), "(");
        for (int i = 0; i < row->n_dimensions; i++)
            strcat(strcat(text, i > 0 ? "," : ""), dimension_names[row->dimensions[i]]);
        strcat(text, ")");
        if (strncmp(text, expected, (size_t)(end - expected) + 1) == 0)
            strcpy(found, text);
    }
    cr_expect_str_eq(found, expected);
}

Test(measures, have_the_dimensions_of_the_contract)
{
    assert_row(MODEL_INBURGERING, "stock(time,regime,stage,group,route)");
    assert_row(MODEL_INBURGERING, "stock_class(time,stage,group,class)");
    assert_row(MODEL_INBURGERING, "stock_cohort(time,cohort,stage)");
    assert_row(MODEL_INBURGERING, "flow_in(time,regime,stage,group,route)");
    assert_row(MODEL_INBURGERING, "flow_out(time,regime,stage,group,route)");
    assert_row(MODEL_INBURGERING, "arrivals(time,regime,group)");
    assert_row(MODEL_INBURGERING, "notified(time,regime,group)");
    assert_row(MODEL_INBURGERING, "offered(time,resource)");
    assert_row(MODEL_INBURGERING, "used(time,resource)");
    assert_row(MODEL_INBURGERING, "capacity(time,resource)");
    assert_row(MODEL_INBURGERING, "fte_hours(time,resource)");
    assert_row(MODEL_INBURGERING, "needed_fte(time,resource)");
    assert_row(MODEL_INBURGERING, "queue_end(time,resource)");
    assert_row(MODEL_INBURGERING, "queue_mean(time,resource)");
    assert_row(MODEL_INBURGERING, "wait_n(time,interval,group)");
    assert_row(MODEL_INBURGERING, "wait_sum(time,interval,group)");
    assert_row(MODEL_INBURGERING, "wait_in_norm(time,interval,group)");
    assert_row(MODEL_INBURGERING, "wait_route_n(time,interval,route)");
    assert_row(MODEL_INBURGERING, "wait_route_sum(time,interval,route)");
    assert_row(MODEL_INBURGERING, "wait_route_in_norm(time,interval,route)");
    assert_row(MODEL_INBURGERING, "wait_class_n(time,interval,class)");
    assert_row(MODEL_INBURGERING, "wait_class_sum(time,interval,class)");
    assert_row(MODEL_INBURGERING, "wait_class_in_norm(time,interval,class)");
    assert_row(MODEL_INBURGERING, "wait_cohort_n(cohort,interval,group)");
    assert_row(MODEL_INBURGERING, "wait_cohort_sum(cohort,interval,group)");
    assert_row(MODEL_INBURGERING, "wait_cohort_in_norm(cohort,interval,group)");
    assert_row(MODEL_INBURGERING, "wait_hist(interval,group,day)");
    assert_row(MODEL_INBURGERING, "wait_month_hist(time,interval,bin)");
    assert_row(MODEL_INBURGERING, "waiting_now_hist(interval,group,day)");
    assert_row(MODEL_INBURGERING, "exam_sat(time,exam,group)");
    assert_row(MODEL_INBURGERING, "exam_passed(time,exam,group)");
    assert_row(MODEL_INBURGERING, "exam_noshow(time,exam,group)");
    assert_row(MODEL_INBURGERING, "exam_background(time,exam)");
    assert_row(MODEL_INBURGERING, "exam_attempt_sat(time,exam,attempt)");
    assert_row(MODEL_INBURGERING, "exam_attempt_passed(time,exam,attempt)");
    assert_row(MODEL_INBURGERING, "places_booked(time,exam)");
    assert_row(MODEL_INBURGERING, "places_sat(time,exam)");
    assert_row(MODEL_INBURGERING, "bookings_changed(time,exam)");
    assert_row(MODEL_INBURGERING, "bookings_cancelled(time,exam)");
    assert_row(MODEL_INBURGERING, "signups_withdrawn(time,exam)");
    assert_row(MODEL_INBURGERING, "booking_n(time,exam)");
    assert_row(MODEL_INBURGERING, "booking_sum(time,exam)");
    assert_row(MODEL_INBURGERING, "booking_in_norm(time,exam)");
    assert_row(MODEL_INBURGERING, "booking_p50(time,exam)");
    assert_row(MODEL_INBURGERING, "booking_p90(time,exam)");
    assert_row(MODEL_INBURGERING, "first_free(time,exam)");
    assert_row(MODEL_INBURGERING, "line_end(time,exam)");
    assert_row(MODEL_INBURGERING, "grading_n(time,exam)");
    assert_row(MODEL_INBURGERING, "grading_sum(time,exam)");
    assert_row(MODEL_INBURGERING, "grading_in_norm(time,exam)");
    assert_row(MODEL_INBURGERING, "grading_open(time,exam)");
    assert_row(MODEL_INBURGERING, "grading_late(time,exam)");
    assert_row(MODEL_INBURGERING, "week_capacity(week,resource)");
    assert_row(MODEL_INBURGERING, "week_offered(week,resource)");
    assert_row(MODEL_INBURGERING, "week_used(week,resource)");
    assert_row(MODEL_INBURGERING, "week_queue_end(week,resource)");
    assert_row(MODEL_INBURGERING, "week_places_booked(week,exam)");
    assert_row(MODEL_INBURGERING, "week_places_sat(week,exam)");
    assert_row(MODEL_INBURGERING, "week_booking_n(week,exam)");
    assert_row(MODEL_INBURGERING, "week_booking_p90(week,exam)");
    assert_row(MODEL_INBURGERING, "week_grading_n(week,exam)");
    assert_row(MODEL_INBURGERING, "week_grading_late(week,exam)");
    assert_row(MODEL_INBURGERING, "week_medical_n(week)");
    assert_row(MODEL_INBURGERING, "week_medical_sum(week)");
    assert_row(MODEL_INBURGERING, "week_medical_in_norm(week)");
    assert_row(MODEL_INBURGERING, "week_medical_open(week)");
    assert_row(MODEL_INBURGERING, "week_medical_late(week)");
    assert_row(MODEL_INBURGERING, "medical_applied(time,occasion,group)");
    assert_row(MODEL_INBURGERING, "medical_decided(time,outcome,group)");
    assert_row(MODEL_INBURGERING, "medical_open(time)");
    assert_row(MODEL_INBURGERING, "medical_late(time)");
    assert_row(MODEL_INBURGERING, "term_due(cohort,regime,group)");
    assert_row(MODEL_INBURGERING, "term_met(cohort,regime,group)");
    assert_row(MODEL_INBURGERING, "term_exempt(cohort,regime,group)");
    assert_row(MODEL_INBURGERING, "term_over(cohort,regime,group)");
    assert_row(MODEL_INBURGERING, "term_fined(cohort,regime,group)");
    assert_row(MODEL_INBURGERING, "term_extended(cohort,regime,group,ground)");
    assert_row(MODEL_INBURGERING, "term_lost_days(cohort,regime,group,resource)");
    assert_row(MODEL_INBURGERING, "rule_fired(time,rule)");
    assert_row(MODEL_INBURGERING, "fine_euro(time,group)");
    assert_row(MODEL_INBURGERING, "housed(time,class)");
    assert_row(MODEL_INBURGERING, "housing_due(time,class)");
    assert_row(MODEL_INBURGERING, "intake_queue(time,class)");
    assert_row(MODEL_INBURGERING, "target_simulated(target)");
    assert_row(MODEL_INBURGERING, "rep_events()");
    assert_row(MODEL_QUEUE, "rep_events()");
    assert_row(MODEL_QUEUE, "queue_end(time,station)");
    assert_row(MODEL_QUEUE, "queue_mean(time,station)");
    assert_row(MODEL_QUEUE, "arrived(time,station,class)");
    assert_row(MODEL_QUEUE, "turned_away(time,station,class)");
    assert_row(MODEL_QUEUE, "abandoned(time,station,class)");
    assert_row(MODEL_QUEUE, "started(time,station,class)");
    assert_row(MODEL_QUEUE, "started_after_queueing(time,station,class)");
    assert_row(MODEL_QUEUE, "waited(time,station,class)");
    assert_row(MODEL_QUEUE, "served(time,station,class)");
    assert_row(MODEL_QUEUE, "present_end(time,station)");
    assert_row(MODEL_QUEUE, "busy_mean(time,station)");
    assert_row(MODEL_QUEUE, "servers_mean(time,station)");
    assert_row(MODEL_QUEUE, "through(time)");
    assert_row(MODEL_QUEUE, "through_time(time)");
}

/* ---- cells ---- */

Test(measures, have_as_many_cells_as_their_dimensions_say)
{
    shape_of("2022-01-01", "2024-01-01");
    cr_expect_eq(measure_cells(&shape, MEASURE_STOCK), 24 * 2 * 14 * 3 * 4);
    cr_expect_eq(measure_cells(&shape, MEASURE_STOCK_START), 2 * 14 * 3 * 4);
    cr_expect_eq(measure_cells(&shape, MEASURE_CAPACITY), 24 * 30);
    cr_expect_eq(measure_cells(&shape, MEASURE_WEEK_CAPACITY), 105 * 30);
    cr_expect_eq(measure_cells(&shape, MEASURE_WEEK_GRADING_N), 105 * 10);
    cr_expect_eq(measure_cells(&shape, MEASURE_EXAM_ATTEMPT_SAT), 24 * 10 * 5);
    cr_expect_eq(measure_cells(&shape, MEASURE_MEDICAL_DECIDED), 24 * 4 * 3);
    cr_expect_eq(measure_cells(&shape, MEASURE_STOCK_CLASS), 24 * 14 * 3 * 3);
    cr_expect_eq(measure_cells(&shape, MEASURE_STOCK_COHORT), 24 * 8 * 14);
    cr_expect_eq(measure_cells(&shape, MEASURE_WAIT_ROUTE_N), 24 * 34 * 4);
    cr_expect_eq(measure_cells(&shape, MEASURE_WAIT_CLASS_SUM), 24 * 34 * 3);
    cr_expect_eq(measure_cells(&shape, MEASURE_WAIT_COHORT_IN_NORM), 8 * 34 * 3);
    cr_expect_eq(measure_cells(&shape, MEASURE_HOUSING_DUE), 24 * 3);
    cr_expect_eq(measure_cells(&shape, MEASURE_WAIT_HIST), 34 * 3 * 3654);
    cr_expect_eq(measure_cells(&shape, MEASURE_WAIT_MONTH_HIST), 24 * 34 * 574);
    cr_expect_eq(measure_cells(&shape, MEASURE_TERM_EXTENDED), 8 * 2 * 3 * 13);
    cr_expect_eq(measure_cells(&shape, MEASURE_TERM_NEW), 8 * 2 * 3);
    cr_expect_eq(measure_cells(&shape, MEASURE_RULE_FIRED_FOR), RULES * 2 * 3);
    cr_expect_eq(measure_cells(&shape, MEASURE_DOCKET), 24 * 2 * 3 * 8);
    cr_expect_eq(measure_cells(&shape, MEASURE_FINES_EURO), 24 * 2 * 3 * 3);
    cr_expect_eq(measure_cells(&shape, MEASURE_LOANS_SPENT), 24);
    cr_expect_eq(measure_cells(&shape, MEASURE_TARGET), targets_size());
    cr_expect_eq(measure_cells(&shape, MEASURE_REP_EVENTS), 1);
    cr_expect_eq(measure_cell_bytes(MEASURE_STOCK), 4);
    cr_expect_eq(measure_cell_bytes(MEASURE_WAIT_SUM), 8);
    cr_expect_eq(measure_cell_bytes(MEASURE_CAPACITY), 8);
}

/* Each measure has room of its own, aligned, and nothing in it at the start. */
static void
assert_apart(void)
{
    struct measures measures;
    struct error error = {0};

    cr_assert_eq(measures_init(&measures, &shape, &error), 0);
    for (int m = 0; m < MEASURES; m++) {
        unsigned char *data = measures.data[m];
        size_t bytes =
            measure_cells(&shape, (enum measure)m) * measure_cell_bytes((enum measure)m);
        cr_expect_eq(data != NULL, measures_has(&shape, (enum measure)m), "%s",
                     measure_rows[m].name);
        cr_expect(data == NULL || (data - (unsigned char *)measures.block) % 64 == 0);
        for (size_t i = 0; i < bytes; i++) {
            cr_assert_eq(data[i], 0, "%s meets another one", measure_rows[m].name);
            data[i] = 0xff;
        }
    }
    measures_clear(&measures);
    for (size_t i = 0; i < measures.bytes; i++)
        cr_assert_eq(((unsigned char *)measures.block)[i], 0);
    measures_free(&measures);
    cr_expect_null(measures.block);
}

Test(measures, do_not_overlap)
{
    shape_of("2022-01-01", "2023-01-01");
    assert_apart();
    shape_of_network();
    assert_apart();
}

/* A table of waits or terms has its counts, sums and counts within the norm behind each other, in
 * this order, whatever it is by: the ledger and the figures count on it. */
Test(measures, have_tables_of_waits_that_go_together)
{
    static const enum measure counts[] = {MEASURE_WAIT_N, MEASURE_WAIT_ROUTE_N,
                                          MEASURE_WAIT_CLASS_N, MEASURE_WAIT_COHORT_N,
                                          MEASURE_BOOKING_N,    MEASURE_WEEK_BOOKING_N,
                                          MEASURE_GRADING_N,    MEASURE_WEEK_GRADING_N,
                                          MEASURE_WEEK_MEDICAL_N};

    for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++) {
        const struct measure_row *n = &measure_rows[counts[i]];
        size_t length = strlen(n->name) - 1;
        cr_expect_str_eq(n->name + length - 1, "_n");
        cr_expect_eq(strncmp(n[1].name, n->name, length), 0);
        cr_expect_str_eq(n[1].name + length, "sum");
        cr_expect_eq(strncmp(n[2].name, n->name, length), 0);
        cr_expect_str_eq(n[2].name + length, "in_norm");
        for (int k = 1; k <= 2; k++) {
            cr_expect_eq(n[k].number, k == 1 ? NUMBER_INT64 : NUMBER_INT32);
            cr_expect_eq(memcmp(n[k].dimensions, n->dimensions, sizeof n->dimensions), 0);
        }
    }
}

/* What a resource has, what is asked of it and what is used go together as well. */
Test(measures, have_tables_of_capacities_that_go_together)
{
    cr_expect_eq(MEASURE_OFFERED, MEASURE_CAPACITY + 1);
    cr_expect_eq(MEASURE_USED, MEASURE_CAPACITY + 2);
    cr_expect_eq(MEASURE_WEEK_OFFERED, MEASURE_WEEK_CAPACITY + 1);
    cr_expect_eq(MEASURE_WEEK_USED, MEASURE_WEEK_CAPACITY + 2);
}

/* ---- the queueing network's ---- */

Test(measures, of_a_network_have_its_stations_and_classes)
{
    shape_of_network();
    cr_expect_eq(shape.extent[DIMENSION_TIME], 12);
    cr_expect_eq(shape.extent[DIMENSION_STATION], 2);
    cr_expect_eq(shape.extent[DIMENSION_CLASS], 3, "of the station with the most");
    cr_expect_eq(shape.extent[DIMENSION_STAGE], 0, "the chain's");
    cr_expect_str_eq(dimension_label(&shape, DIMENSION_STATION, 1), "back");
    cr_expect_str_eq(dimension_label(&shape, DIMENSION_CLASS, 2), "3");
    cr_expect_eq(measure_cells(&shape, MEASURE_STATION_ARRIVED), 12 * 2 * 3);
    cr_expect_eq(measure_cells(&shape, MEASURE_STATION_QUEUE_END), 12 * 2);
    cr_expect_eq(measure_cells(&shape, MEASURE_NETWORK_THROUGH), 12);
    cr_expect_eq(measure_cells(&shape, MEASURE_REP_EVENTS), 1, "of both");
    cr_expect_eq(measure_cells(&shape, MEASURE_STOCK), 0);
    cr_expect_not(measures_has(&shape, MEASURE_TARGET));
    shape_of("2022-01-01", "2023-01-01");
    cr_expect_not(measures_has(&shape, MEASURE_STATION_WAITED));
    cr_expect_eq(measure_cells(&shape, MEASURE_STATION_WAITED), 0);
}

/* ---- labels ---- */

Test(measures, label_what_has_labels)
{
    static const bool numbers[DIMENSIONS] = {[DIMENSION_TIME] = true, [DIMENSION_COHORT] = true,
                                             [DIMENSION_DAY] = true, [DIMENSION_BIN] = true,
                                             [DIMENSION_WEEK] = true};

    shape_of("2022-01-01", "2023-01-01");
    for (int d = 0; d < DIMENSIONS; d++) {
        cr_expect(is_name(dimension_names[d]), "%s", dimension_names[d]);
        for (size_t i = 0; i < shape.extent[d]; i++) {
            const char *label = dimension_label(&shape, (enum dimension)d, i);
            cr_assert_eq(label == NULL, numbers[d], "%s %zu", dimension_names[d], i);
        }
    }
    cr_expect_str_eq(dimension_label(&shape, DIMENSION_STAGE, STAGE_NEW_TERM), "new_term");
    cr_expect_str_eq(dimension_label(&shape, DIMENSION_REGIME, REGIME_WI2021), "wi2021");
    cr_expect_str_eq(dimension_label(&shape, DIMENSION_GROUP, GROUP_OVERIG), "overig");
    cr_expect_str_eq(dimension_label(&shape, DIMENSION_ROUTE, ROUTE_Z), "z");
    cr_expect_str_eq(dimension_label(&shape, DIMENSION_RESOURCE, RESOURCE_HOMES), "homes");
    cr_expect_str_eq(dimension_label(&shape, DIMENSION_EXAM, EXAM_KNM), "knm");
    cr_expect_str_eq(dimension_label(&shape, DIMENSION_INTERVAL, INTERVAL_MEDICAL), "medical");
    cr_expect_str_eq(dimension_label(&shape, DIMENSION_GROUND, GROUND_AZC), "azc");
    cr_expect_str_eq(dimension_label(&shape, DIMENSION_RULE, RULE_FINED), "fined");
    cr_expect_str_eq(dimension_label(&shape, DIMENSION_MUNICIPALITY, MUNICIPALITY_OTHER), "other");
    cr_expect_str_eq(dimension_label(&shape, DIMENSION_TARGET, 0), target_at(0)->id);
    cr_expect_str_eq(dimension_label(&shape, DIMENSION_ATTEMPT, 4), "5_or_more");
    cr_expect_str_eq(dimension_label(&shape, DIMENSION_OCCASION, OCCASION_TERM), "term");
    cr_expect_str_eq(dimension_label(&shape, DIMENSION_OUTCOME, OUTCOME_REFUSED), "refused");
}
