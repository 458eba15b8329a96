/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The queueing network by hand: small networks of constants whose every customer can be followed.
 * What theory says of random ones is in verify_*.c. */

#include "models/network.h"

#include <criterion/criterion.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

enum { DAYS_IN_JANUARY = 31 };

static const double HOUR = 1.0 / 24.0;

static struct params params;
static struct measures measures;

static day_number
day(const char *text)
{
    day_number number = 0;

    cr_assert(date_parse(text, &number), "%s", text);
    return number;
}

static struct draw_spec
spec(enum draw_form form, double a)
{
    struct draw_spec spec = {.form = form, .a = a, .low = -INFINITY, .high = INFINITY};

    return spec;
}

/* January and February 2024, a customer every gap days. */
static void
open_network(double gap)
{
    params.kind = MODEL_QUEUE;
    params.run.seed = 1;
    params.run.replications = 1;
    params.run.start = day("2024-01-01");
    params.run.until = day("2024-02-29");
    params.run.scale = 1.0;
    params.network.between = spec(DRAW_CONSTANT, gap);
}

static struct network_station *
add_station(const char *id, int servers, double service)
{
    struct network_station *station = &params.network.stations[params.network.n_stations++];

    strcpy(station->id, id);
    cr_assert_eq(timeline_init(&station->servers, servers, NULL), 0);
    station->service = spec(DRAW_CONSTANT, service);
    station->queue_limit = NETWORK_UNLIMITED;
    station->n_classes = 1;
    station->class_share[0] = 1.0;
    return station;
}

static void
change(struct timeline *timeline, const char *from, double value)
{
    struct timeline_change change = {day(from), TIMELINE_ALWAYS, TIMELINE_SET, value,
                                     TIMELINE_KNOWN, 0};

    cr_assert_eq(timeline_change(timeline, &change, NULL), 0);
}

static void
run(uint32_t replication)
{
    struct network_model *model;
    struct network *network;
    struct error error = {0};

    cr_assert_eq(network_model_new(&model, &params, &error), 0, "%s", error.text);
    cr_assert_eq(network_new(&network, model, NULL), 0);
    if (measures.block == NULL) {
        static struct measures_shape shape;
        shape = *network_model_shape(model);
        cr_assert_eq(measures_init(&measures, &shape, NULL), 0);
    }
    cr_assert_eq(network_run(network, replication, &measures, &error), 0, "%s", error.text);
    network_free(network);
    network_model_free(model);
}

static void
close_network(void)
{
    for (int64_t k = 0; k < params.network.n_stations; k++)
        timeline_free(&params.network.stations[k].servers);
    timeline_free(&params.network.rate);
    measures_free(&measures);
}

TestSuite(network, .fini = close_network);

static size_t
cells_by_class(void)
{
    return measures.shape->extent[DIMENSION_STATION] * measures.shape->extent[DIMENSION_CLASS];
}

/* A count of the first class, in a month. */
static int32_t
count(enum measure measure, size_t month, size_t station)
{
    return measures_int32(&measures, measure)[month * cells_by_class() +
                                              station * measures.shape->extent[DIMENSION_CLASS]];
}

static int32_t
at_end(enum measure measure, size_t month, size_t station)
{
    return measures_int32(
        &measures, measure)[month * measures.shape->extent[DIMENSION_STATION] + station];
}

static double
mean(enum measure measure, size_t month, size_t station)
{
    return measures_double(
        &measures, measure)[month * measures.shape->extent[DIMENSION_STATION] + station];
}

static int64_t
waited(size_t month, size_t station)
{
    return measures_int64(&measures, MEASURE_STATION_WAITED)[month * cells_by_class() + station];
}

/* ---- who comes, waits and goes ---- */

/* Two a day, at noon and at midnight, served for six hours each: 61 in January, for the one of 1
 * February 00:00 comes when the month has been counted. */
Test(network, serves_who_comes_to_a_free_server_at_once)
{
    open_network(0.5);
    add_station("desk", 1, 0.25);
    run(0);
    cr_expect_eq(count(MEASURE_STATION_ARRIVED, 0, 0), 61);
    cr_expect_eq(count(MEASURE_STATION_STARTED, 0, 0), 61);
    cr_expect_eq(count(MEASURE_STATION_QUEUED, 0, 0), 0);
    cr_expect_eq(count(MEASURE_STATION_SERVED, 0, 0), 61);
    cr_expect_eq(at_end(MEASURE_STATION_PRESENT_END, 0, 0), 0);
    cr_expect_eq(at_end(MEASURE_STATION_QUEUE_END, 0, 0), 0);
    cr_expect_eq(waited(0, 0), 0);
    cr_expect_float_eq(mean(MEASURE_STATION_BUSY_MEAN, 0, 0), 61 * 0.25 / DAYS_IN_JANUARY, 1e-12);
    cr_expect_eq(mean(MEASURE_STATION_SERVERS_MEAN, 0, 0), 1.0);
    cr_expect_eq(measures_int32(&measures, MEASURE_NETWORK_THROUGH)[0], 61);
    cr_expect_eq(measures_int64(&measures, MEASURE_NETWORK_THROUGH_SUM)[0], 61 * 6 * 3600);
    cr_expect_eq(count(MEASURE_STATION_ARRIVED, 1, 0), 58, "29 days of two");
    cr_expect_eq(measures_int64(&measures, MEASURE_REP_EVENTS)[0], 61 + 58 + 61 + 58);
}

/* One an hour, two hours' service: customer n waits n - 1 hours (from n = 1). */
Test(network, lets_the_others_wait_their_turn)
{
    open_network(HOUR);
    add_station("desk", 1, 2.0 * HOUR);
    params.run.until = day("2024-01-31");
    run(0);
    cr_expect_eq(count(MEASURE_STATION_ARRIVED, 0, 0), 743, "the one of 24:00 comes no more");
    cr_expect_eq(count(MEASURE_STATION_STARTED, 0, 0), 372);
    cr_expect_eq(count(MEASURE_STATION_QUEUED, 0, 0), 371);
    cr_expect_eq(waited(0, 0), (int64_t)372 * 371 / 2 * 3600);
    cr_expect_eq(at_end(MEASURE_STATION_QUEUE_END, 0, 0), 743 - 372);
    cr_expect_eq(at_end(MEASURE_STATION_PRESENT_END, 0, 0), 743 - 371);
}

Test(network, goes_on_to_the_next_station)
{
    open_network(1.0);
    add_station("first", 1, 0.25);
    add_station("second", 2, 0.5);
    add_station("third", 1, HOUR);
    run(0);
    for (size_t k = 0; k < 3; k++) {
        cr_expect_eq(count(MEASURE_STATION_ARRIVED, 0, k), 30, "%zu", k);
        cr_expect_eq(count(MEASURE_STATION_SERVED, 0, k), 30, "%zu", k);
    }
    cr_expect_eq(measures_int64(&measures, MEASURE_NETWORK_THROUGH_SUM)[0], 30 * 19 * 3600);
}

/* ---- ties ---- */

Test(network, a_service_ends_before_who_comes_at_the_same_moment)
{
    open_network(HOUR);
    add_station("desk", 1, HOUR)->queue_limit = 0;
    run(0);
    for (size_t month = 0; month < 2; month++)
        cr_expect_eq(count(MEASURE_STATION_TURNED, month, 0), 0);
    cr_expect_eq(count(MEASURE_STATION_QUEUED, 0, 0), 0);
}

Test(network, a_service_ends_before_who_comes_from_the_station_before)
{
    open_network(HOUR);
    for (int k = 0; k < 4; k++)
        add_station((const char *[]){"a", "b", "c", "d"}[k], 1, HOUR)->queue_limit = 0;
    run(0);
    for (size_t k = 0; k < 4; k++)
        cr_expect_eq(count(MEASURE_STATION_TURNED, 0, k) + count(MEASURE_STATION_TURNED, 1, k), 0);
    cr_expect_gt(count(MEASURE_STATION_SERVED, 1, 3), 0);
}

/* Who goes on at two o'clock began before whose place is taken then. */
Test(network, who_comes_from_a_longer_service_finds_the_next_server_free)
{
    open_network(HOUR);
    add_station("long", 2, 2.0 * HOUR);
    add_station("short", 1, HOUR)->queue_limit = 0;
    run(0);
    cr_expect_eq(count(MEASURE_STATION_TURNED, 0, 1), 0);
    cr_expect_gt(count(MEASURE_STATION_SERVED, 0, 1), 700);
}

/* The second has patience for one hour, which is when the first one's service ends. */
Test(network, who_would_give_up_when_a_server_comes_free_is_served)
{
    struct network_station *station;

    open_network(HOUR);
    station = add_station("desk", 1, 2.0 * HOUR);
    station->has_patience = true;
    station->patience = spec(DRAW_CONSTANT, HOUR);
    run(0);
    cr_expect_gt(count(MEASURE_STATION_QUEUED, 0, 0), 300);
    cr_expect_eq(count(MEASURE_STATION_SERVED, 0, 0) + count(MEASURE_STATION_ABANDONED, 0, 0) +
                     at_end(MEASURE_STATION_PRESENT_END, 0, 0),
                 count(MEASURE_STATION_ARRIVED, 0, 0));
    cr_expect_eq(waited(0, 0), (int64_t)count(MEASURE_STATION_QUEUED, 0, 0) * 3600,
                 "whoever waited did so for the hour");
}

Test(network, a_server_who_comes_at_midnight_serves_who_would_give_up_then)
{
    struct network_station *station;

    open_network(0.5);
    station = add_station("desk", 0, HOUR);
    change(&station->servers, "2024-01-02", 1);
    station->has_patience = true;
    station->patience = spec(DRAW_CONSTANT, 0.5); /* comes at noon on the 1st */
    run(0);
    cr_expect_eq(count(MEASURE_STATION_ABANDONED, 0, 0), 0);
    cr_expect_eq(waited(0, 0), 12 * 3600 + 3600, "the second one comes while the first is served");
}

/* ---- room, patience, classes ---- */

Test(network, turns_away_who_finds_the_queue_full)
{
    open_network(HOUR);
    add_station("desk", 1, 100.0)->queue_limit = 3;
    params.run.until = day("2024-01-31");
    run(0);
    cr_expect_eq(count(MEASURE_STATION_TURNED, 0, 0), 743 - 1 - 3);
    cr_expect_eq(at_end(MEASURE_STATION_QUEUE_END, 0, 0), 3);
    cr_expect_eq(at_end(MEASURE_STATION_PRESENT_END, 0, 0), 4);
}

Test(network, gives_up_when_patience_ends)
{
    struct network_station *station;

    open_network(1.0);
    station = add_station("desk", 0, 1.0);
    station->has_patience = true;
    station->patience = spec(DRAW_CONSTANT, 2.5);
    run(0);
    cr_expect_eq(count(MEASURE_STATION_ABANDONED, 0, 0), 28, "who came up to the 29th");
    cr_expect_eq(at_end(MEASURE_STATION_QUEUE_END, 0, 0), 2);
    cr_expect_eq(waited(0, 0), 0, "of those who were served");
    cr_expect_float_eq(mean(MEASURE_STATION_QUEUE_MEAN, 0, 0), (28 * 2.5 + 2.0 + 1.0) / 31, 1e-12);
}

Test(network, who_is_in_service_gives_up_no_more)
{
    struct network_station *station;

    open_network(10.0);
    station = add_station("desk", 1, 9.0);
    station->has_patience = true;
    station->patience = spec(DRAW_CONSTANT, 0.0);
    run(0);
    cr_expect_eq(count(MEASURE_STATION_ABANDONED, 0, 0), 0);
    cr_expect_eq(count(MEASURE_STATION_SERVED, 1, 0), 3);
}

/* Whoever comes while somebody is served waits; of those the higher class goes first, so that with
 * a server who is late only the lower class is left. */
Test(network, serves_the_higher_class_first)
{
    struct network_station *station;
    int32_t left[2];

    open_network(HOUR);
    station = add_station("desk", 1, 2.0 * HOUR);
    station->n_classes = 2;
    station->class_share[0] = 0.25;
    station->class_share[1] = 0.75;
    params.run.until = day("2024-01-31");
    run(0);
    for (size_t class = 0; class < 2; class++)
        left[class] = measures_int32(&measures, MEASURE_STATION_ARRIVED)[class] -
                      measures_int32(&measures, MEASURE_STATION_STARTED)[class];
    cr_expect_leq(left[0], 2);
    cr_expect_geq(left[1], 369);
    cr_expect_float_eq(measures_int32(&measures, MEASURE_STATION_ARRIVED)[0] / 743.0, 0.25, 0.08);
}

/* One rank for all stations: the same people come first everywhere. */
Test(network, keeps_a_customers_rank)
{
    struct network_station *station;

    open_network(HOUR);
    for (int k = 0; k < 2; k++) {
        station = add_station(k == 0 ? "a" : "b", 1, HOUR);
        station->n_classes = 3;
        for (int class = 0; class < 3; class++)
            station->class_share[class] = (const double[]){0.2, 0.3, 0.5}[class];
    }
    run(0);
    for (size_t class = 0; class < 3; class++)
        cr_expect_leq(abs(measures_int32(&measures, MEASURE_STATION_ARRIVED)[class] -
                          measures_int32(&measures, MEASURE_STATION_ARRIVED)[3 + class]), 1);
}

/* ---- dates ---- */

Test(network, opens_and_closes_by_date)
{
    struct network_station *station;

    open_network(1.0);
    station = add_station("desk", 0, HOUR);
    change(&station->servers, "2024-01-11", 4);
    change(&station->servers, "2024-02-01", 1);
    run(0);
    cr_expect_eq(count(MEASURE_STATION_QUEUED, 0, 0), 10, "who came on the 2nd to the 11th");
    cr_expect_eq(waited(0, 0), 45 * 86400 + (4 * 1 + 2 * 2) * 3600, "four an hour from then on");
    cr_expect_float_eq(mean(MEASURE_STATION_SERVERS_MEAN, 0, 0), 4.0 * 21 / 31, 1e-12);
    cr_expect_eq(mean(MEASURE_STATION_SERVERS_MEAN, 1, 0), 1.0);
}

/* Two servers of January finish what they do in February, when there is one. */
Test(network, finishes_what_is_begun_when_servers_go)
{
    struct network_station *station;

    open_network(10.0); /* on the 11th, the 21st and the 31st */
    station = add_station("desk", 3, 15.0);
    change(&station->servers, "2024-02-01", 1);
    run(0);
    cr_expect_eq(at_end(MEASURE_STATION_PRESENT_END, 0, 0), 2, "from the 21st and the 31st");
    cr_expect_eq(at_end(MEASURE_STATION_QUEUE_END, 1, 0), 1, "who came on 10 February waits");
    cr_expect_float_eq(mean(MEASURE_STATION_BUSY_MEAN, 1, 0), (4.0 + 14.0 + 15.0) / 29, 1e-12,
                       "the 21st's, the 31st's, and who came on the 10th from 15 February on");
    cr_expect_eq(mean(MEASURE_STATION_SERVERS_MEAN, 1, 0), 1.0);
}

/* A hundred a day in January, none in February. */
Test(network, follows_the_rate_of_the_day)
{
    open_network(1.0);
    params.network.has_rate = true;
    cr_assert_eq(timeline_init(&params.network.rate, 0.0, NULL), 0);
    change(&params.network.rate, "2024-01-01", 100.0);
    change(&params.network.rate, "2024-01-11", 0.0);
    change(&params.network.rate, "2024-01-21", 1000.0);
    change(&params.network.rate, "2024-02-01", 0.0);
    add_station("desk", 1, 0.0);
    run(0);
    cr_expect_float_eq(count(MEASURE_STATION_ARRIVED, 0, 0), 1000 + 11000, 6 * sqrt(12000.0));
    cr_expect_eq(count(MEASURE_STATION_ARRIVED, 1, 0), 0);
    cr_expect_eq(count(MEASURE_STATION_SERVED, 0, 0), count(MEASURE_STATION_ARRIVED, 0, 0),
                 "a service of no time");
    change(&params.network.rate, "2024-01-01", 0.0);
    run(0);
    cr_expect_eq(count(MEASURE_STATION_ARRIVED, 0, 0), 0);
}

/* ---- luck ---- */

/* The luck of the first station is not touched by what the second one does. */
Test(network, deals_the_same_luck_to_the_same_customers)
{
    int32_t arrived[2], served[2];
    int64_t sum;

    open_network(1.0);
    params.network.between = spec(DRAW_EXPONENTIAL, 0.01);
    add_station("first", 2, 0.0)->service = spec(DRAW_EXPONENTIAL, 0.018);
    add_station("second", 1, 0.001);
    run(7);
    sum = waited(0, 0);
    for (size_t month = 0; month < 2; month++) {
        arrived[month] = count(MEASURE_STATION_ARRIVED, month, 0);
        served[month] = count(MEASURE_STATION_SERVED, month, 0);
    }
    cr_assert_gt(sum, 0);
    params.network.stations[1].service = spec(DRAW_EXPONENTIAL, 0.5);
    run(7);
    for (size_t month = 0; month < 2; month++) {
        cr_expect_eq(count(MEASURE_STATION_ARRIVED, month, 0), arrived[month]);
        cr_expect_eq(count(MEASURE_STATION_SERVED, month, 0), served[month]);
    }
    cr_expect_eq(waited(0, 0), sum);
    run(8);
    cr_expect_neq(waited(0, 0), sum, "another replication");
}

/* A network is used again for other replications, in any order. */
Test(network, depends_on_the_replications_number_alone)
{
    struct network_model *model;
    struct network *network;
    struct measures once, again;

    open_network(1.0);
    params.network.between = spec(DRAW_EXPONENTIAL, 0.05);
    add_station("desk", 3, 0.0)->service = spec(DRAW_EXPONENTIAL, 0.14);
    cr_assert_eq(network_model_new(&model, &params, NULL), 0);
    cr_assert_eq(network_new(&network, model, NULL), 0);
    cr_assert_eq(measures_init(&once, network_model_shape(model), NULL), 0);
    cr_assert_eq(measures_init(&again, network_model_shape(model), NULL), 0);
    cr_assert_eq(network_run(network, 3, &once, NULL), 0);
    for (uint32_t replication = 6; replication-- > 3;)
        cr_assert_eq(network_run(network, replication, &again, NULL), 0);
    cr_expect_arr_eq(once.block, again.block, once.bytes);
    measures_free(&once);
    measures_free(&again);
    network_free(network);
    network_model_free(model);
}

/* A million customers, few at a time: memory is that of those who are there. */
Test(network, uses_records_again)
{
    struct rusage before, after;

    open_network(5.0 / 86400.0);
    add_station("desk", 2, 8.0 / 86400.0);
    getrusage(RUSAGE_SELF, &before);
    run(0);
    getrusage(RUSAGE_SELF, &after);
    cr_expect_gt(count(MEASURE_STATION_SERVED, 0, 0), 500000);
    cr_expect_lt(after.ru_maxrss - before.ru_maxrss, 16 * 1024, "%ld kB",
                 after.ru_maxrss - before.ru_maxrss);
}

/* ---- what cannot be ---- */

static void
assert_refused(const char *words)
{
    struct network_model *model;
    struct error error = {0};

    cr_expect_eq(network_model_new(&model, &params, &error), ERR_INPUT, "%s", words);
    cr_expect_null(model);
    cr_expect_not_null(strstr(error.text, words), "%s", error.text);
}

Test(network, refuses_what_cannot_be)
{
    open_network(1.0);
    assert_refused("0 stations");
    add_station("desk", 1, 1.0);
    params.run.scale = 0.5;
    assert_refused("scaled");
    params.run.scale = 1.0;
    params.network.stations[0].queue_limit = -2;
    assert_refused("a limit of -2");
    params.network.stations[0].queue_limit = 0;
    params.network.stations[0].n_classes = 2;
    params.network.stations[0].class_share[1] = 0.5;
    assert_refused("sum to 1.5");
    params.network.stations[0].n_classes = 5;
    assert_refused("5 classes");
    params.network.stations[0].n_classes = 1;
    change(&params.network.stations[0].servers, "2024-02-01", 1.5);
    assert_refused("1.5 servers at station desk");
    change(&params.network.stations[0].servers, "2024-02-01", 1.0);
    params.network.between = spec(DRAW_CONSTANT, 1e-9);
    assert_refused("less than a second apart");
    params.network.has_rate = true;
    cr_assert_eq(timeline_init(&params.network.rate, 1e-6, NULL), 0);
    assert_refused("1e-06 arrivals a day");
}
