/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Desks of the chain whose services are not exponential, against theory and against the same
 * station in the queueing network; and that a wrong desk is seen.
 */

#include "models/network.h"
#include "tests/chain_doors.h"

/* ---- other forms of service ---- */

Test(chain_desks, constant_minutes_of_three_examiners)
{
    struct load load = door_load(2.4, 3, door_spec(DRAW_CONSTANT, MINUTES, 0.0), 3, 24);

    door_verify(&spreken_a2, &load, theory_constant(2.4, 3), 0.06);
}

/* The longest services are rare, so the replications' means lean to the right: verify_queue.c. */
Test(chain_desks, lognormal_minutes_of_one_adviser)
{
    struct load load = door_load(0.8, 1, door_lognormal(MINUTES, 1.5), 12, 40);

    door_verify(&advisers, &load, (struct theory_wait){0.8, theory_pollaczek(0.8, 1.5)}, 0.08);
}

/* ---- the same station in the queueing network ---- */

/* The mean wait in mean services and the share who wait, of all customers after three months. */
static void
run_station(struct params *p, uint32_t replications, double *wait, double *delay)
{
    struct error error = {0};
    struct measures m;
    struct network_model *model;
    struct network *network;

    cr_assert_eq(network_model_new(&model, p, &error), 0, "%s", error.text);
    cr_assert_eq(network_new(&network, model, &error), 0);
    cr_assert_eq(measures_init(&m, network_model_shape(model), &error), 0);
    for (uint32_t i = 0; i < replications; i++) {
        double n = 0.0, queued = 0.0, waited = 0.0;
        cr_assert_eq(network_run(network, i, &m, &error), 0);
        for (size_t t = 3; t < m.shape->extent[DIMENSION_TIME]; t++) {
            n += measures_int32(&m, MEASURE_STATION_STARTED)[t];
            queued += measures_int32(&m, MEASURE_STATION_QUEUED)[t];
            waited += (double)measures_int64(&m, MEASURE_STATION_WAITED)[t];
        }
        wait[i] = waited / n / (MINUTES * 60.0);
        delay[i] = queued / n;
    }
    measures_free(&m);
    network_free(network);
    network_model_free(model);
}

/* Open day and night: two years there have the hours of eight here. */
static struct both_figures
station(const struct load *load)
{
    static struct timeline_step rate, servers;
    static struct params p;
    double wait[MOST_REPLICATIONS], delay[MOST_REPLICATIONS];
    double days = MINUTES / 60.0 / 24.0;
    struct network_station *one = &p.network.stations[0];

    p.kind = MODEL_QUEUE;
    p.run.seed = 42;
    p.run.replications = 1;
    p.run.scale = 1.0;
    p.run.start = hand_day("2022-01-01");
    p.run.until = hand_day("2023-12-31");
    rate = (struct timeline_step){p.run.start, load->rate / days};
    servers = (struct timeline_step){p.run.start, load->servers};
    p.network.has_rate = true;
    p.network.rate = (struct timeline){.steps = &rate, .n_steps = 1};
    p.network.n_stations = 1;
    p.network.warm_up_months = 3;
    strcpy(one->id, "desk");
    one->servers = (struct timeline){.steps = &servers, .n_steps = 1};
    one->service = door_lognormal(days, 0.7);
    one->queue_limit = NETWORK_UNLIMITED;
    one->n_classes = 1;
    one->class_share[0] = 1.0;
    run_station(&p, load->replications, wait, delay);
    return (struct both_figures){door_interval(wait, load->replications),
                                 door_interval(delay, load->replications)};
}

/* Two independent estimates; the half-widths of both add up as their squares do. */
static void
judge_pair(const struct door *door, const char *figure, struct estimate a, struct estimate b,
           double effect)
{
    char what[64];

    snprintf(what, sizeof what, "%s, %s", resource_labels[desk_resource(door->desk)], figure);
    door_judge(what, (struct estimate){a.mean, hypot(a.half_width, b.half_width)}, b.mean, effect);
}

/* Of M/G/3 theory knows bounds alone; the network's station knows no office hours. One desk of each
 * kind of staff. */
Test(chain_desks, the_same_as_a_station_of_the_network)
{
    static const struct door *const doors[] = {&schrijven_a2, &advisers, &hearing, &consultants_g4};
    struct load load = door_load(2.4, 3, door_lognormal(MINUTES, 0.7), 3, 24);
    struct both_figures alike = station(&load);

    for (size_t i = 0; i < sizeof doors / sizeof *doors; i++) {
        struct both_figures desk = door_estimate(doors[i], &load);
        judge_pair(doors[i], "wait", desk.wait, alike.wait, 0.08);
        judge_pair(doors[i], "P(wait)", desk.delay, alike.delay, 0.04);
    }
}

/* ---- a wrong desk is seen ---- */

static bool
agrees(struct estimate found, double theory)
{
    return fabs(found.mean - theory) <= found.half_width;
}

Test(chain_desks, a_colleague_more_is_seen_and_a_twentieth_of_the_work)
{
    struct draw_spec service = door_spec(DRAW_EXPONENTIAL, MINUTES, 0.0);
    struct load more = door_load(2.4, 4, service, 1, 12);
    struct load less = door_load(2.28, 3, service, 3, 24);

    cr_assert_not(agrees(door_estimate(&schrijven_a2, &more).wait, theory_wait(2.4, 3)));
    cr_assert_not(agrees(door_estimate(&schrijven_a2, &less).wait, theory_wait(2.4, 3)));
}
