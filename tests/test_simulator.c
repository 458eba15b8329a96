/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/simulator.h"

#include "models/network.h"

#include <criterion/criterion.h>

#include <math.h>
#include <string.h>

/* What the chain gives through this door is what the program's own runs show; here the network. */

static struct params params;

static void
open_params(void)
{
    static const struct draw_spec work = {
        .form = DRAW_EXPONENTIAL, .a = 0.2, .low = -INFINITY, .high = INFINITY};

    params.kind = MODEL_QUEUE;
    params.run.seed = 5;
    params.run.scale = 1.0;
    cr_assert(date_parse("2024-01-01", &params.run.start));
    cr_assert(date_parse("2024-02-29", &params.run.until));
    params.network.between = work;
    params.network.n_stations = 1;
    strcpy(params.network.stations[0].id, "desk");
    cr_assert_eq(timeline_init(&params.network.stations[0].servers, 2.0, NULL), 0);
    params.network.stations[0].service = work;
    params.network.stations[0].queue_limit = NETWORK_UNLIMITED;
    params.network.stations[0].n_classes = 1;
    params.network.stations[0].class_share[0] = 1.0;
}

static void
close_params(void)
{
    timeline_free(&params.network.stations[0].servers);
}

TestSuite(simulator, .init = open_params, .fini = close_params);

Test(simulator, runs_the_model_of_the_scenario)
{
    struct network_model *model;
    struct network *network;
    struct simulator *simulator;
    struct simulator_worker *worker;
    struct measures direct, through;

    cr_assert_eq(network_model_new(&model, &params, NULL), 0);
    cr_assert_eq(network_new(&network, model, NULL), 0);
    cr_assert_eq(measures_init(&direct, network_model_shape(model), NULL), 0);
    cr_assert_eq(network_run(network, 4, &direct, NULL), 0);
    cr_assert_eq(simulator_new(&simulator, &params, NULL), 0);
    cr_assert_eq(simulator_worker_new(&worker, simulator, NULL), 0);
    cr_assert_eq(measures_init(&through, simulator_shape(simulator), NULL), 0);
    cr_assert_eq(simulator_run(worker, 4, &through, NULL), 0);
    cr_assert_eq(direct.bytes, through.bytes);
    cr_expect_arr_eq(direct.block, through.block, direct.bytes);
    simulator_worker_free(worker);
    simulator_free(simulator);
    network_free(network);
    network_model_free(model);
    measures_free(&direct);
    measures_free(&through);
}

Test(simulator, knows_the_shape_without_compiling)
{
    struct measures_shape shape;

    simulator_shape_init(&shape, &params);
    cr_expect_eq(shape.kind, MODEL_QUEUE);
    cr_expect_eq(shape.extent[DIMENSION_STATION], 1);
    params.kind = MODEL_INBURGERING;
    simulator_shape_init(&shape, &params);
    cr_expect_eq(shape.kind, MODEL_INBURGERING);
    cr_expect_eq(shape.extent[DIMENSION_TIME], 2);
    cr_expect_eq(shape.extent[DIMENSION_STAGE], STAGES);
}

Test(simulator, passes_on_what_cannot_be)
{
    struct simulator *simulator;
    struct error error = {0};

    params.run.scale = 2.0;
    cr_expect_eq(simulator_new(&simulator, &params, &error), ERR_INPUT);
    cr_expect_null(simulator);
    cr_expect_not_null(strstr(error.text, "scaled"));
    simulator_free(simulator);
    simulator_worker_free(NULL);
}
