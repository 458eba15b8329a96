/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/network_figure.h"

#include "models/params.h"
#include "tests/kpi_by_id.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Two stations, the second with two classes, over three months of which the first is warm-up. */

enum { MONTHS = 3, STATIONS = 2, CLASSES = 2 };

static struct measures_shape shape;
static struct measures measures;
static struct kpis kpis;

static void
open_run(void)
{
    static struct params params = {
        .kind = MODEL_QUEUE,
        .network = {.stations = {{.id = "front", .n_classes = 1}, {.id = "back", .n_classes = 2}},
                    .n_stations = STATIONS,
                    .warm_up_months = 1}};

    cr_assert(date_parse("2024-01-01", &params.run.start));
    cr_assert(date_parse("2024-03-31", &params.run.until));
    measures_shape_network(&shape, &params);
    cr_assert_eq(measures_init(&measures, &shape, NULL), 0);
    cr_assert_eq(kpis_init(&kpis, &shape, NULL), 0);
}

static void
close_run(void)
{
    kpis_free(&kpis);
    measures_free(&measures);
}

TestSuite(network_figure, .init = open_run, .fini = close_run);

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

/* A count, or seconds, of each month. */
static void
put(enum measure measure, size_t station, size_t class, int64_t first, int64_t second,
    int64_t third)
{
    const int64_t numbers[MONTHS] = {first, second, third};

    for (size_t t = 0; t < MONTHS; t++) {
        size_t cell = (t * STATIONS + station) * CLASSES + class;
        if (measure_rows[measure].number == NUMBER_INT32)
            measures_int32(&measures, measure)[cell] = (int32_t)numbers[t];
        else
            measures_int64(&measures, measure)[cell] = numbers[t];
    }
}

static void
put_mean(enum measure measure, size_t station, double second, double third)
{
    measures_double(&measures, measure)[station] = 1000.0; /* in the warm-up */
    measures_double(&measures, measure)[1 * STATIONS + station] = second;
    measures_double(&measures, measure)[2 * STATIONS + station] = third;
}

Test(network_figure, lists_stations_and_the_classes_of_those_with_several)
{
    static const char *const there[] = {
        "arrived.front@run",       "arrived.back@run",      "arrived.back.1@run",
        "wait_mean.front@run",     "wait_mean.back.2@run",  "p_wait.back.1@run",
        "p_abandoned.front@run",     "p_turned_away.back@run",  "utilisation.back@run",
        "queue_mean.front@run",    "time_mean@run",
    };

    for (size_t i = 0; i < sizeof there / sizeof there[0]; i++)
        cr_expect_not_null(find(there[i]), "%s", there[i]);
    cr_expect_null(find("wait_mean.front.1@run"), "it has one class");
    cr_expect_null(find("utilisation.back.1@run"), "servers are of all classes");
    cr_expect_null(find("arrived.front@2024Q1"));
    cr_expect_eq(kpis.n, 5 * (1 + 3) + 2 * 2 + 1);
}

Test(network_figure, says_what_each_is_of)
{
    const struct kpi *kpi = find("wait_mean.back.2@run");

    cr_expect_str_eq(kpi->label_en, "mean wait for service: back, class 2");
    cr_expect_str_eq(kpi->label_nl, "gemiddelde wachttijd: back, klasse 2");
    cr_expect_str_eq(kpi->filter, "station=back,class=2");
    cr_expect_str_eq(kpi->unit, "hour");
    cr_expect(isnan(kpi->norm));
    cr_expect_eq(kpi->start, shape.start + 31, "after the warm-up");
    cr_expect_eq(kpi->end, shape.end);
    cr_expect_str_eq(find("queue_mean.front@run")->filter, "station=front");
    cr_expect_str_eq(find("time_mean@run")->filter, "");
}

Test(network_figure, leaves_the_warm_up_out)
{
    put(MEASURE_STATION_ARRIVED, 0, 0, 1000, 30, 50);
    cr_expect_eq(value("arrived.front@run"), 80.0);
}

Test(network_figure, takes_shares_of_who_came_and_who_waited)
{
    put(MEASURE_STATION_ARRIVED, 1, 0, 9, 40, 60);
    put(MEASURE_STATION_ARRIVED, 1, 1, 9, 100, 200);
    put(MEASURE_STATION_TURNED, 1, 0, 9, 10, 10);
    put(MEASURE_STATION_ABANDONED, 1, 1, 9, 20, 40);
    put(MEASURE_STATION_STARTED, 1, 0, 9, 30, 50);
    put(MEASURE_STATION_STARTED, 1, 1, 9, 80, 160);
    put(MEASURE_STATION_QUEUED, 1, 0, 9, 20, 20);
    put(MEASURE_STATION_QUEUED, 1, 1, 9, 40, 50);
    cr_expect_eq(value("p_turned_away.back@run"), 100.0 * 20 / 400);
    cr_expect_eq(value("p_turned_away.back.1@run"), 20.0);
    cr_expect_eq(value("p_turned_away.back.2@run"), 0.0);
    cr_expect_eq(value("p_abandoned.back@run"), 100.0 * 60 / 400);
    cr_expect_eq(value("p_abandoned.back.2@run"), 20.0);
    cr_expect_eq(value("p_wait.back.1@run"), 50.0);
    cr_expect_eq(value("p_wait.back.2@run"), 50.0, "90 and those who gave up, of 300");
    cr_expect(isnan(value("p_wait.front@run")), "of nobody");
    cr_expect(isnan(value("p_abandoned.front@run")));
}

Test(network_figure, takes_waits_in_hours_by_customer)
{
    put(MEASURE_STATION_WAITED, 1, 0, 99, 3600, 7200);
    put(MEASURE_STATION_WAITED, 1, 1, 99, 36000, 0);
    put(MEASURE_STATION_STARTED, 1, 0, 99, 4, 2);
    put(MEASURE_STATION_STARTED, 1, 1, 99, 10, 10);
    cr_expect_eq(value("wait_mean.back.1@run"), 0.5);
    cr_expect_eq(value("wait_mean.back.2@run"), 0.5);
    cr_expect_eq(value("wait_mean.back@run"), 0.5);
    cr_expect(isnan(value("wait_mean.front@run")));
    measures_int32(&measures, MEASURE_NETWORK_THROUGH)[1] = 3;
    measures_int32(&measures, MEASURE_NETWORK_THROUGH)[2] = 1;
    measures_int64(&measures, MEASURE_NETWORK_THROUGH_SUM)[2] = 4 * 7200;
    cr_expect_eq(value("time_mean@run"), 2.0);
}

Test(network_figure, weighs_months_by_their_days)
{
    put_mean(MEASURE_STATION_QUEUE_MEAN, 0, 6.0, 0.0);
    put_mean(MEASURE_STATION_BUSY_MEAN, 0, 1.0, 2.0);
    put_mean(MEASURE_STATION_SERVERS_MEAN, 0, 4.0, 4.0);
    cr_expect_float_eq(value("queue_mean.front@run"), 6.0 * 29 / 60, 1e-12);
    cr_expect_float_eq(value("utilisation.front@run"), 100.0 * (29 + 62) / 240.0, 1e-12);
    cr_expect(isnan(value("utilisation.back@run")), "no servers");
}
