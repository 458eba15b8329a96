/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/studies/sample.h"

#include "models/simulator.h"
#include "output/digest.h"
#include "sim/farm.h"

#include <stdlib.h>
#include <string.h>

/* What one thread uses again and again; made in that thread. */
struct seat {
    struct simulator_worker *worker;
    struct measures measures;
};

struct room {
    struct base *base;
    struct simulator *simulator;
    struct seat *seats;
    size_t n_seats;
    struct progress *progress;
};

static int
seat_take(struct seat *self, const struct room *room, struct error *error)
{
    int code = measures_init(&self->measures, simulator_shape(room->simulator), error);

    return code == 0 ? simulator_worker_new(&self->worker, room->simulator, error) : code;
}

static int
work(void *context, size_t worker, size_t task, struct error *error)
{
    const struct room *room = context;
    struct seat *seat = &room->seats[worker];
    struct base *base = room->base;
    int code = seat->worker == NULL ? seat_take(seat, room, error) : 0;

    if (code == 0)
        code = simulator_run(seat->worker, (uint32_t)task, &seat->measures, error);
    if (code == 0)
        kpis_values(&base->kpis, &seat->measures, base->values + task * base->kpis.n);
    return code;
}

static void
watch(void *context, size_t finished)
{
    const struct room *room = context;

    progress_show(room->progress, (int64_t)finished);
}

static void
room_free(struct room *self)
{
    for (size_t i = 0; i < self->n_seats; i++) {
        simulator_worker_free(self->seats[i].worker);
        measures_free(&self->seats[i].measures);
    }
    free(self->seats);
    simulator_free(self->simulator);
}

/* ---- what it is of ---- */

static int
take_inputs(struct inputs *self, const struct scenario *scenario, struct error *error)
{
    size_t n = scenario->n_inputs;
    char ***columns[] = {&self->key, &self->value, &self->unit, &self->origin};

    for (int c = 0; c < 4; c++) {
        *columns[c] = malloc((n + 1) * sizeof **columns[c]);
        if (*columns[c] == NULL)
            return error_set(error, ERR_MEMORY, "no memory for %zu inputs", n);
    }
    for (size_t i = 0; i < n; i++) { /* never written to: const is cast away, as of what is read */
        self->key[i] = (char *)(uintptr_t)scenario->inputs[i].key;
        self->value[i] = (char *)(uintptr_t)scenario->inputs[i].value;
        self->unit[i] = (char *)(uintptr_t)scenario->inputs[i].unit;
        self->origin[i] = (char *)(uintptr_t)scenario->inputs[i].origin;
    }
    self->n = n;
    return 0;
}

static int
describe(struct base *self, const struct scenario *scenario, struct error *error)
{
    char digest[DIGEST_TEXT_SIZE];

    digest_text(scenario->digest, digest);
    *self = (struct base){
        .scenario = strdup(scenario->name), .version = strdup(DOORSTROOM_VERSION),
        .config = strdup(digest), .seed = scenario->params.run.seed,
        .n_rep = scenario->params.run.replications,
    };
    if (self->scenario == NULL || self->version == NULL || self->config == NULL)
        return error_set(error, ERR_MEMORY, "no memory for the name of a scenario");
    return take_inputs(&self->inputs, scenario, error);
}

static int
prepare(struct room *self, const struct scenario *scenario, size_t threads, struct error *error)
{
    struct base *base = self->base;
    size_t n_rep = (size_t)base->n_rep;
    int code = simulator_new(&self->simulator, &scenario->params, error);

    if (code == 0)
        code = kpis_init(&base->kpis, simulator_shape(self->simulator), error);
    if (code != 0)
        return code;
    base->values = malloc((n_rep * base->kpis.n + 1) * sizeof *base->values);
    self->seats = calloc(threads, sizeof *self->seats);
    if (base->values == NULL || self->seats == NULL)
        return error_set(error, ERR_MEMORY, "no memory for %zu figures", base->kpis.n);
    self->n_seats = threads;
    return 0;
}

int
sample_take(struct base *self, const struct scenario *scenario, size_t threads,
            struct progress *progress, const atomic_int *stop, struct error *error)
{
    struct room room = {.base = self, .progress = progress};
    struct farm farm = {.context = &room, .work = work, .watch = watch, .stop = stop};
    int code = describe(self, scenario, error);

    farm.n_tasks = (size_t)self->n_rep;
    farm.n_workers = threads < farm.n_tasks ? threads : farm.n_tasks;
    if (code == 0)
        code = prepare(&room, scenario, farm.n_workers, error);
    if (code == 0) {
        progress_start(progress, 0, self->n_rep);
        code = farm_run(&farm, error);
        progress_end(progress);
    }
    room_free(&room);
    return code;
}
