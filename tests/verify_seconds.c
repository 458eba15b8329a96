/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The network against a simulation that shares nothing with it but the moments of arrival and the
 * luck: a clock that stops at every second, asks every customer whether something is due, and looks
 * for who is next among all who wait.  No event list, no linked queue, no mark on what was
 * cancelled.  Gaps and services of a few seconds make ties by the thousand, so that their order,
 * told in network.h, is told apart from any other; and every count must be the same, to the last
 * customer and second.
 *
 * No service or patience here takes no time at all: of such a one the clock would come too late.
 */

#include "models/network_model.h"
#include "tests/network_by_hand.h"

enum { CROWD = 4000, DAYS = 3, STATIONS = 3 };

struct customer {
    uint32_t number;
    size_t station;
    unsigned class;
    bool serving;
    ticks entered, came; /* the network, the station */
    ticks gives_up, served;
    uint32_t turn; /* in order of coming to the station; of starting, when in service */
};

/* The measures that are whole numbers, for the whole run; those by class are [station][class]. */
struct tally_sheet {
    int64_t count[MEASURE_STATION_SERVED + 1][STATIONS][NETWORK_CLASSES];
    int64_t queue_end[2][STATIONS], present_end[2][STATIONS]; /* two months */
    int64_t through, through_time;
};

struct slow {
    const struct network_model *model;
    struct rng rng;
    ticks now;
    struct customer crowd[CROWD];
    size_t n;
    uint32_t turns;
    int64_t servers[STATIONS];
    struct tally_sheet sheet;
};

/* ---- who is there ---- */

static ticks
luck(const struct slow *slow, const struct customer *who, unsigned decision,
     const struct draw *draw)
{
    return draw_ticks(draw,
                      rng_bits(&slow->rng, rng_person_make(0, 0, who->number), decision, 0));
}

static void
count(struct slow *slow, enum measure measure, const struct customer *who, int64_t amount)
{
    slow->sheet.count[measure][who->station][who->class] += amount;
}

static int64_t
how_many(const struct slow *slow, size_t station, bool serving)
{
    int64_t found = 0;

    for (size_t i = 0; i < slow->n; i++)
        found += slow->crowd[i].station == station && slow->crowd[i].serving == serving;
    return found;
}

static void
gone(struct slow *slow, size_t i)
{
    slow->crowd[i] = slow->crowd[--slow->n];
}

/* The customer who waits at a station and is next: lowest class, then who came first. */
static struct customer *
next_of(struct slow *slow, size_t station)
{
    struct customer *best = NULL;

    for (size_t i = 0; i < slow->n; i++) {
        struct customer *who = &slow->crowd[i];
        if (who->station != station || who->serving)
            continue;
        if (best == NULL || who->class < best->class ||
            (who->class == best->class && who->turn < best->turn))
            best = who;
    }
    return best;
}

/* ---- what happens ---- */

static void
begin(struct slow *slow, struct customer *who, bool queued)
{
    who->serving = true;
    who->turn = slow->turns++;
    who->served = slow->now + luck(slow, who, NETWORK_SERVICE + (unsigned)who->station,
                                   &slow->model->stations[who->station].service);
    count(slow, MEASURE_STATION_STARTED, who, 1);
    count(slow, MEASURE_STATION_QUEUED, who, queued);
    count(slow, MEASURE_STATION_WAITED, who, slow->now - who->came);
}

static void
let_in(struct slow *slow, size_t station)
{
    struct customer *who;

    while (how_many(slow, station, true) < slow->servers[station] &&
           (who = next_of(slow, station)) != NULL)
        begin(slow, who, true);
}

static void
come(struct slow *slow, struct customer who)
{
    const struct network_station *station = slow->model->stations[who.station].params;
    int64_t queue = how_many(slow, who.station, false);
    bool at_once = queue == 0 && how_many(slow, who.station, true) < slow->servers[who.station];

    who.class = network_class(&slow->model->stations[who.station],
                              rng_bits(&slow->rng, rng_person_make(0, 0, who.number),
                                       NETWORK_RANK, 0));
    who.came = slow->now;
    who.turn = slow->turns++;
    who.serving = false;
    who.gives_up = TICKS_NEVER;
    if (station->has_patience)
        who.gives_up = slow->now + luck(slow, &who, NETWORK_PATIENCE + (unsigned)who.station,
                                        &slow->model->stations[who.station].patience);
    count(slow, MEASURE_STATION_ARRIVED, &who, 1);
    if (!at_once && station->queue_limit >= 0 && queue >= station->queue_limit) {
        count(slow, MEASURE_STATION_TURNED, &who, 1);
        return;
    }
    cr_assert_lt(slow->n, (size_t)CROWD);
    slow->crowd[slow->n++] = who;
    if (at_once)
        begin(slow, &slow->crowd[slow->n - 1], false);
}

/* Of a station's services that end now, the one that began first; slow->n: none does. */
static size_t
ended(const struct slow *slow, size_t station)
{
    size_t best = slow->n;

    for (size_t i = 0; i < slow->n; i++)
        if (slow->crowd[i].station == station && slow->crowd[i].serving &&
            slow->crowd[i].served == slow->now &&
            (best == slow->n || slow->crowd[i].turn < slow->crowd[best].turn))
            best = i;
    return best;
}

/* Ends the services of a station; who goes on is put in moved. */
static size_t
end_services(struct slow *slow, size_t station, struct customer *moved)
{
    size_t n = 0, i;

    while ((i = ended(slow, station)) < slow->n) {
        struct customer who = slow->crowd[i];
        count(slow, MEASURE_STATION_SERVED, &who, 1);
        gone(slow, i);
        if (station + 1 < slow->model->n_stations) {
            who.station++;
            moved[n++] = who;
        } else {
            slow->sheet.through++;
            slow->sheet.through_time += slow->now - who.entered;
        }
    }
    let_in(slow, station);
    return n;
}

static void
give_up(struct slow *slow)
{
    for (size_t i = 0; i < slow->n;) {
        if (slow->crowd[i].serving || slow->crowd[i].gives_up != slow->now) {
            i++;
            continue;
        }
        count(slow, MEASURE_STATION_ABANDONED, &slow->crowd[i], 1);
        gone(slow, i);
    }
}

static void
look(struct slow *slow, int month)
{
    for (size_t k = 0; k < slow->model->n_stations; k++) {
        slow->sheet.queue_end[month][k] = how_many(slow, k, false);
        slow->sheet.present_end[month][k] =
            how_many(slow, k, false) + how_many(slow, k, true);
    }
}

/* All that happens in this second, in its order. arrivals: the next one, of the engine's luck. */
static void
second(struct slow *slow, struct network_arrivals *arrivals, ticks turn_of_month)
{
    static struct customer moved[STATIONS][CROWD];
    size_t n[STATIONS] = {0};

    if (slow->now == turn_of_month)
        look(slow, 0);
    for (size_t k = 0; k < slow->model->n_stations; k++)
        n[k] = end_services(slow, k, moved[k]);
    for (size_t k = 0; k < slow->model->n_stations; k++) {
        slow->servers[k] = (int64_t)timeline_at(&slow->model->stations[k].params->servers,
                                                ticks_to_day(slow->now));
        let_in(slow, k);
    }
    give_up(slow);
    for (; arrivals->at == slow->now; network_arrivals_next(arrivals, slow->model, &slow->rng))
        come(slow, (struct customer){.number = arrivals->number - 1, .entered = slow->now});
    for (size_t k = 0; k < slow->model->n_stations; k++)
        for (size_t i = 0; i < n[k]; i++)
            come(slow, moved[k][i]);
}

static void
run_slowly(struct slow *slow, const struct network_model *model, ticks turn_of_month)
{
    struct network_arrivals arrivals;

    memset(slow, 0, sizeof *slow);
    slow->model = model;
    slow->rng.seed = (uint64_t)model->params->run.seed;
    network_arrivals_init(&arrivals, model);
    network_arrivals_next(&arrivals, model, &slow->rng);
    for (slow->now = model->start; slow->now < model->end; slow->now++)
        second(slow, &arrivals, turn_of_month);
    look(slow, 1);
}

/* ---- the comparison ---- */

static void
compare_counts(const struct slow *slow, const struct measures *m, size_t station)
{
    for (int measure = MEASURE_STATION_ARRIVED; measure <= MEASURE_STATION_SERVED; measure++)
        for (size_t c = 0; c < m->shape->extent[DIMENSION_CLASS]; c++) {
            struct hand_where where = {.station = station, .class = c + 1};
            cr_assert_eq(hand_sum(m, (enum measure)measure, where, 0),
                         slow->sheet.count[measure][station][c],
                         "%s, station %zu, class %zu: %lld, slowly %lld",
                         measure_rows[measure].name, station + 1, c + 1,
                         (long long)hand_sum(m, (enum measure)measure, where, 0),
                         (long long)slow->sheet.count[measure][station][c]);
        }
}

static void
compare(const struct measures *m, void *context)
{
    const struct slow *slow = context;
    size_t stations = slow->model->n_stations;

    for (size_t k = 0; k < stations; k++) {
        compare_counts(slow, m, k);
        for (size_t t = 0; t < 2; t++) {
            cr_assert_eq(measures_int32(m, MEASURE_STATION_QUEUE_END)[t * stations + k],
                         slow->sheet.queue_end[t][k]);
            cr_assert_eq(measures_int32(m, MEASURE_STATION_PRESENT_END)[t * stations + k],
                         slow->sheet.present_end[t][k]);
        }
    }
    cr_assert_eq(measures_int32(m, MEASURE_NETWORK_THROUGH)[0] +
                     measures_int32(m, MEASURE_NETWORK_THROUGH)[1],
                 slow->sheet.through);
    cr_assert_eq(measures_int64(m, MEASURE_NETWORK_THROUGH_SUM)[0] +
                     measures_int64(m, MEASURE_NETWORK_THROUGH_SUM)[1],
                 slow->sheet.through_time);
}

/* Three days over the turn of a month. */
static void
begin_days(struct hand *hand)
{
    hand_init(hand, 1);
    hand->params.run.start = hand_day("2024-01-31");
    hand->params.run.until = hand->params.run.start + DAYS - 1;
}

static void
verify_days(struct hand *hand)
{
    static struct slow slow;
    struct error error = {0};
    struct network_model *model;

    cr_assert_eq(network_model_new(&model, &hand->params, &error), 0, "%s", error.text);
    run_slowly(&slow, model, ticks_of_day(hand_day("2024-02-01")));
    cr_assert_gt(slow.sheet.count[MEASURE_STATION_SERVED][0][0], 1000);
    hand_replicate(hand, 1, compare, &slow);
    network_model_free(model);
}

static struct draw_spec
seconds(double least, double most)
{
    return hand_spec(DRAW_UNIFORM, least / (double)TICKS_PER_DAY, most / (double)TICKS_PER_DAY);
}

static void
classes(struct network_station *station, int n)
{
    station->n_classes = n;
    for (int k = 0; k < n; k++)
        station->class_share[k] = 1.0 / n;
}

/* ---- networks ---- */

Test(seconds, one_server_first_come_first_served)
{
    static struct hand hand;

    begin_days(&hand);
    hand.params.network.between = seconds(1, 9);
    hand_station(&hand, 1, seconds(1, 8));
    verify_days(&hand);
}

Test(seconds, patience_and_a_limit)
{
    static struct hand hand;
    struct network_station *station;

    for (int limit = 0; limit < 6; limit += 2) {
        begin_days(&hand);
        hand.params.network.between = seconds(1, 5);
        station = hand_station(&hand, 3, seconds(1, 20));
        station->queue_limit = limit;
        hand_patience(station, seconds(1, 12));
        verify_days(&hand);
    }
}

Test(seconds, classes_with_patience)
{
    static struct hand hand;
    struct network_station *station;

    begin_days(&hand);
    hand.params.network.between = seconds(1, 5);
    station = hand_station(&hand, 2, seconds(1, 12));
    classes(station, 4);
    hand_patience(station, seconds(5, 60));
    verify_days(&hand);
}

Test(seconds, servers_that_come_and_go)
{
    static struct hand hand;
    struct network_station *station;

    begin_days(&hand);
    hand.params.network.between = seconds(20, 60);
    station = hand_station(&hand, 2, seconds(600, 3000));
    hand_patience(station, seconds(600, 1200));
    classes(station, 2);
    hand_servers(station, "2024-02-01", 70);
    hand_servers(station, "2024-02-02", 5);
    verify_days(&hand);
}

Test(seconds, a_rate_by_date)
{
    static struct hand hand;

    begin_days(&hand);
    hand_rate(&hand, "2024-01-31", 4000.0);
    hand_rate(&hand, "2024-02-01", 0.0);
    hand_rate(&hand, "2024-02-02", 20000.0);
    hand_station(&hand, 2, seconds(1, 15))->queue_limit = 5;
    verify_days(&hand);
}

Test(seconds, three_stations)
{
    static struct hand hand;
    struct network_station *station;

    begin_days(&hand);
    hand.params.network.between = seconds(1, 9);
    hand_station(&hand, 4, seconds(1, 30));
    station = hand_station(&hand, 2, seconds(1, 10));
    station->queue_limit = 3;
    classes(station, 3);
    station = hand_station(&hand, 3, seconds(4, 20));
    hand_patience(station, seconds(1, 20));
    hand_servers(station, "2024-02-01", 1);
    hand_servers(station, "2024-02-02", 4);
    verify_days(&hand);
}
