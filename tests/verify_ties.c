/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Queues in which nothing is left to chance, so that everything happens at once: D/D/c, reckoned on
 * paper and exact.  At one tick the month that is over is counted, then services end, then servers
 * come and go, then patience ends, then customers come.
 */

#include "tests/network_by_hand.h"

#define HOUR (1.0 / 24.0)

enum { DAYS = 31, HOURS = 24 * DAYS }; /* January: customer i of 744 comes after i hours */

static struct hand_where
of_class(size_t class)
{
    return (struct hand_where){.class = class};
}

static int64_t
of(const struct measures *m, enum measure measure)
{
    return hand_sum(m, measure, of_class(0), 0);
}

/* A customer an hour, in January alone: the first one comes at one o'clock, the last one would
 * come at the end. */
static struct network_station *
hourly(struct hand *hand, int servers, double hours)
{
    hand_init(hand, 1);
    hand->params.run.until = hand->params.run.start + DAYS - 1;
    hand->params.network.between = hand_constant(HOUR);
    return hand_station(hand, servers, hand_constant(hours * HOUR));
}

static void
run(const struct hand *hand, void (*expect)(const struct measures *measures, void *context))
{
    hand_replicate(hand, 1, expect, NULL);
}

/* ---- service ends before the next customer comes ---- */

static void
nobody_waits(const struct measures *m, void *context)
{
    (void)context;
    cr_expect_eq(of(m, MEASURE_STATION_ARRIVED), HOURS - 1);
    cr_expect_eq(of(m, MEASURE_STATION_STARTED), HOURS - 1);
    cr_expect_eq(of(m, MEASURE_STATION_TURNED), 0);
    cr_expect_eq(of(m, MEASURE_STATION_QUEUED), 0);
    cr_expect_eq(of(m, MEASURE_STATION_WAITED), 0);
}

Test(ties, who_comes_as_a_service_ends_is_not_turned_away)
{
    static struct hand hand;

    hourly(&hand, 1, 1.0)->queue_limit = 0;
    run(&hand, nobody_waits);
    hourly(&hand, 5, 5.0)->queue_limit = 0;
    run(&hand, nobody_waits);
}

Test(ties, nor_does_he_wait)
{
    static struct hand hand;

    hourly(&hand, 1, 1.0);
    run(&hand, nobody_waits);
    hourly(&hand, 5, 5.0);
    run(&hand, nobody_waits);
}

/* One server, two hours a service: every other customer comes as a service ends. */
static void
every_other_one(const struct measures *m, void *context)
{
    (void)context;
    cr_expect_eq(of(m, MEASURE_STATION_STARTED), HOURS / 2);
    cr_expect_eq(of(m, MEASURE_STATION_TURNED), HOURS / 2 - 1);
    cr_expect_eq(of(m, MEASURE_STATION_SERVED), HOURS / 2 - 1, "the last one ends after the run");
}

Test(ties, half_are_turned_away_where_half_find_the_server_free)
{
    static struct hand hand;

    hourly(&hand, 1, 2.0)->queue_limit = 0;
    run(&hand, every_other_one);
}

/* The queue of D/D/1 at twice the load grows: customer i = 1, 2, ... is served from hour 2 i - 1
 * on, after a wait of i - 1 hours. */
static void
ever_longer(const struct measures *m, void *context)
{
    int64_t started = HOURS / 2;

    (void)context;
    cr_expect_eq(of(m, MEASURE_STATION_STARTED), started);
    cr_expect_eq(of(m, MEASURE_STATION_QUEUED), started - 1);
    cr_expect_eq(of(m, MEASURE_STATION_WAITED), started * (started - 1) / 2 * TICKS_PER_HOUR);
    cr_expect_eq(measures_int32(m, MEASURE_STATION_QUEUE_END)[0], HOURS - 1 - started);
    cr_expect_eq(measures_int32(m, MEASURE_STATION_PRESENT_END)[0], HOURS - started);
}

Test(ties, of_a_queue_that_grows)
{
    static struct hand hand;

    hourly(&hand, 1, 2.0);
    run(&hand, ever_longer);
}

/* ---- and before patience does ---- */

/* Two hours a service and an hour's patience: whoever finds the server taken has an hour of service
 * to wait for, and is served in the very moment in which he would have gone.  The next one then
 * waits two hours for it, and has gone. */
static void
served_at_the_last_moment(const struct measures *m, void *context)
{
    int64_t started = of(m, MEASURE_STATION_STARTED);

    (void)context;
    /* Customers 1, 2, 4, 6, ... are served, from hours 1, 3, 5, ... on; 3, 5, 7, ... go after an
     * hour. */
    cr_expect_eq(started, HOURS / 2);
    cr_expect_eq(of(m, MEASURE_STATION_WAITED), (started - 1) * TICKS_PER_HOUR);
    cr_expect_eq(of(m, MEASURE_STATION_ABANDONED), HOURS / 2 - 2);
}

Test(ties, whose_patience_ends_as_a_service_ends_is_served)
{
    static struct hand hand;

    hand_patience(hourly(&hand, 1, 2.0), hand_constant(HOUR));
    run(&hand, served_at_the_last_moment);
}

/* Patience ends before the next one comes: with room for one, everybody has it for an hour. */
static void
room_for_each(const struct measures *m, void *context)
{
    (void)context;
    cr_expect_eq(of(m, MEASURE_STATION_TURNED), 0);
    cr_expect_eq(of(m, MEASURE_STATION_ABANDONED), HOURS - 2);
    cr_expect_eq(measures_int32(m, MEASURE_STATION_QUEUE_END)[0], 1);
}

Test(ties, who_gives_up_makes_room_for_who_comes)
{
    static struct hand hand;
    struct network_station *station = hourly(&hand, 0, 1.0);

    station->queue_limit = 1;
    hand_patience(station, hand_constant(HOUR));
    run(&hand, room_for_each);
}

/* ---- servers come and go at midnight, before customers and patience ---- */

/* None on the first day and the last: hours 1 to 23 and 720 to 743. */
static void
on_the_days_between(const struct measures *m, void *context)
{
    (void)context;
    cr_expect_eq(of(m, MEASURE_STATION_TURNED), 23 + 24);
    cr_expect_eq(of(m, MEASURE_STATION_STARTED), HOURS - 2 * 24);
    cr_expect_eq(of(m, MEASURE_STATION_SERVED), HOURS - 2 * 24);
    cr_expect_eq(of(m, MEASURE_STATION_WAITED), 0);
}

Test(ties, servers_are_there_from_midnight_to_midnight)
{
    static struct hand hand;
    struct network_station *station = hourly(&hand, 0, 1.0);

    station->queue_limit = 0;
    hand_servers(station, "1990-01-02", 1);
    hand_servers(station, "1990-01-31", 0);
    run(&hand, on_the_days_between);
}

/* With an hour's patience: 1 to 22 have gone by the first midnight; 23 would go then and is served,
 * and from there on each is served in the moment in which he would go. */
static void
from_the_first_midnight_on(const struct measures *m, void *context)
{
    (void)context;
    cr_expect_eq(of(m, MEASURE_STATION_ABANDONED), 22);
    cr_expect_eq(of(m, MEASURE_STATION_STARTED), HOURS - 24);
    cr_expect_eq(of(m, MEASURE_STATION_WAITED), (HOURS - 24) * TICKS_PER_HOUR);
}

Test(ties, whose_patience_ends_as_a_server_comes_is_served)
{
    static struct hand hand;
    struct network_station *station = hourly(&hand, 0, 1.0);

    hand_patience(station, hand_constant(HOUR));
    hand_servers(station, "1990-01-02", 1);
    run(&hand, from_the_first_midnight_on);
}

/* Services of a day, so that customers 1 to 5 are in service from hours 1 to 5 on; hour 24 brings
 * the cut to two servers.  All five are served to their end, and the first three to end are not
 * followed by anybody. */
static void
who_is_in_service_stays(const struct measures *m, void *context)
{
    (void)context;
    /* Others begin at hours 28 and 29, 52 and 53, ... to 724 and 725. */
    cr_expect_eq(of(m, MEASURE_STATION_STARTED), 5 + 2 * (HOURS / 24 - 1));
    cr_expect_eq(of(m, MEASURE_STATION_SERVED), 5 + 2 * (HOURS / 24 - 2));
}

Test(ties, servers_taken_away_finish_what_they_began)
{
    static struct hand hand;
    struct network_station *station = hourly(&hand, 5, 24.0);

    hand_servers(station, "1990-01-02", 2);
    run(&hand, who_is_in_service_stays);
}

/* ---- between stations, and between classes ---- */

/* Three stations of an hour: customer i is through at hour i + 3. */
static void
hand_over_hand(const struct measures *m, void *context)
{
    (void)context;
    cr_expect_eq(measures_int32(m, MEASURE_NETWORK_THROUGH)[0], HOURS - 4);
    cr_expect_eq(measures_int64(m, MEASURE_NETWORK_THROUGH_SUM)[0],
                 (HOURS - 4) * 3 * TICKS_PER_HOUR);
    for (size_t k = 0; k < 3; k++)
        cr_expect_eq(hand_sum(m, MEASURE_STATION_TURNED, (struct hand_where){.station = k}, 0), 0);
}

Test(ties, who_comes_from_a_station_finds_the_next_one_free)
{
    static struct hand hand;

    hourly(&hand, 1, 1.0)->queue_limit = 0;
    for (int k = 0; k < 2; k++)
        hand_station(&hand, 1, hand_constant(HOUR))->queue_limit = 0;
    run(&hand, hand_over_hand);
}

/* At twice the load the first class alone is more than can be served: the second has its turn in
 * the first hours, while nobody of the first waits, and then never again.  Patience that outlasts
 * the run changes nothing. */
static void
first_class_first(const struct measures *m, void *context)
{
    int64_t first = hand_sum(m, MEASURE_STATION_ARRIVED, of_class(1), 0);
    int64_t first_started = hand_sum(m, MEASURE_STATION_STARTED, of_class(1), 0);

    (void)context;
    cr_expect_gt(first, HOURS / 2, "more than can be served");
    cr_expect_eq(of(m, MEASURE_STATION_STARTED), HOURS / 2);
    cr_expect_gt(first_started, HOURS / 2 - 30, "%lld of the first class",
                 (long long)first_started);
    cr_expect_eq(of(m, MEASURE_STATION_ABANDONED), 0);
}

Test(ties, a_class_that_fills_the_servers_leaves_nothing)
{
    static struct hand hand;
    struct network_station *station = hourly(&hand, 1, 2.0);

    station->n_classes = 2;
    station->class_share[0] = 0.7;
    station->class_share[1] = 0.3;
    hand_patience(station, hand_constant(365.0));
    run(&hand, first_class_first);
}
