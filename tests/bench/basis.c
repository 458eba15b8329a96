/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/bench/bench.h"

/*
 * The national base scenario with all its accounting: events a second, one replication after
 * another on one core.  An event is one timed change that a person, or a sitting from outside, goes
 * through.  Bytes a person: what the first replication adds to the memory of the process, over the
 * most people in the chain at once at a month's end.  Then two threads that share the work against
 * two processes that each do half of it.
 */

#include "models/chain.h"
#include "scenarios/reader/scenario.h"
#include "scenarios/studies/progress.h"
#include "sim/farm.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ROUNDS = 5, WORKERS = 2, SHARE = 4 }; /* replications of a worker */

struct basis {
    struct scenario scenario;
    struct faults faults;
    struct model *model;
};

static int
basis_init(struct basis *self, struct error *error)
{
    int code = scenario_read(&self->scenario, bench_scenario, NULL, 0, &self->faults, error);

    faults_print(&self->faults, stderr);
    return code == 0 ? model_new(&self->model, &self->scenario.params, error) : code;
}

static void
basis_free(struct basis *self)
{
    model_free(self->model);
    faults_free(&self->faults);
    scenario_free(&self->scenario);
}

/* ---- one core ---- */

struct people {
    double most, years; /* at a month's end; lived in the chain */
};

/* The final stages do not count. */
static struct people
count_people(const struct measures *measures)
{
    const int32_t *stock = measures_int32(measures, MEASURE_STOCK);
    size_t months = measures->shape->extent[DIMENSION_TIME];
    struct people people = {0.0, 0.0};

    for (size_t t = 0; t < months; t++) {
        double now = 0.0;
        for (int regime = 0; regime < REGIMES; regime++)
            for (int stage = 0; stage < STAGES; stage++)
                for (int i = 0; i < GROUPS * ROUTES; i++, stock++)
                    now += stage_is_final((enum stage)stage) ? 0 : *stock;
        people.most = now > people.most ? now : people.most;
        people.years += now / 12.0;
    }
    return people;
}

static int
replicate(const struct bench *bench, struct chain *chain, struct measures *measures,
          struct error *error)
{
    double rates[ROUNDS], seconds[ROUNDS], before = bench_peak(), bytes = 0.0;
    struct people people = {0.0, 0.0};

    for (int i = 0; i < ROUNDS; i++) {
        double start = bench_cpu();
        int code = chain_run(chain, (uint32_t)i, measures, error);
        if (code != 0)
            return code;
        seconds[i] = bench_cpu() - start;
        rates[i] = (double)measures_int64(measures, MEASURE_REP_EVENTS)[0] / seconds[i];
        if (i == 0) {
            bytes = bench_peak() - before;
            people = count_people(measures);
        }
    }
    bench_say(bench, "", bench_median(rates, ROUNDS));
    bench_say(bench, "seconds", bench_median(seconds, ROUNDS));
    bench_say(bench, "seconds_per_1e5_person_years",
              bench_median(seconds, ROUNDS) / people.years * 1e5);
    bench_say(bench, "most_people", people.most);
    bench_say(bench, "bytes_person", bytes / people.most);
    return 0;
}

int
bench_basis(const struct bench *self, struct error *error)
{
    static struct basis basis;
    struct measures measures = {0};
    struct chain *chain = NULL;
    int code = basis_init(&basis, error);

    if (code == 0)
        code = measures_init(&measures, model_shape(basis.model), error);
    if (code == 0) {
        measures_clear(&measures); /* its pages are not a person's */
        code = chain_new(&chain, basis.model, error);
    }
    if (code == 0)
        code = replicate(self, chain, &measures, error);
    chain_free(chain);
    measures_free(&measures);
    basis_free(&basis);
    return code;
}

/* ---- two threads, two processes ---- */

struct hands {
    const struct model *model;
    struct chain *chains[WORKERS];
    struct measures measures[WORKERS];
};

static int
work(void *context, size_t worker, size_t task, struct error *error)
{
    struct hands *self = context;
    int code = 0;

    if (self->chains[worker] == NULL) {
        code = measures_init(&self->measures[worker], model_shape(self->model), error);
        if (code == 0)
            code = chain_new(&self->chains[worker], self->model, error);
    }
    return code == 0 ? chain_run(self->chains[worker], (uint32_t)task, &self->measures[worker],
                                 error)
                     : code;
}

static void
hands_free(struct hands *self)
{
    for (int i = 0; i < WORKERS; i++) {
        chain_free(self->chains[i]);
        measures_free(&self->measures[i]);
    }
}

/* Seconds for all the replications by threads of one process. */
static int
by_threads(const struct model *model, double *seconds, struct error *error)
{
    struct hands hands = {.model = model};
    struct farm farm = {
        .n_workers = WORKERS, .n_tasks = WORKERS * SHARE, .context = &hands, .work = work};
    double start = progress_clock();
    int code = farm_run(&farm, error);

    *seconds = progress_clock() - start;
    hands_free(&hands);
    return code;
}

/* Half of them, in a process of its own. */
static _Noreturn void
child(const struct model *model, int which)
{
    struct hands hands = {.model = model};
    int code = 0;

    for (int i = 0; i < SHARE && code == 0; i++)
        code = work(&hands, 0, (size_t)(which * SHARE + i), NULL);
    _exit(code != 0);
}

static int
by_processes(const struct model *model, double *seconds, struct error *error)
{
    double start = progress_clock();
    pid_t children[WORKERS];
    int failed = 0;

    for (int i = 0; i < WORKERS; i++) {
        children[i] = fork();
        if (children[i] == 0)
            child(model, i);
    }
    for (int i = 0; i < WORKERS; i++) {
        int status = 1;
        failed |= children[i] < 0 || waitpid(children[i], &status, 0) != children[i] || status != 0;
    }
    *seconds = progress_clock() - start;
    return failed ? error_set(error, ERR_IO, "a process of its own failed") : 0;
}

int
bench_threads(const struct bench *self, struct error *error)
{
    static struct basis basis;
    double ratios[ROUNDS], threads[ROUNDS], processes;
    int code = basis_init(&basis, error);

    for (int i = 0; i < ROUNDS && code == 0; i++) {
        code = by_threads(basis.model, &threads[i], error);
        if (code == 0)
            code = by_processes(basis.model, &processes, error);
        if (code == 0)
            ratios[i] = processes / threads[i];
    }
    if (code == 0) {
        bench_say(self, "seconds_a_replication",
                  bench_median(threads, ROUNDS) / (WORKERS * SHARE));
        bench_say(self, "to_processes", bench_median(ratios, ROUNDS));
    }
    basis_free(&basis);
    return code;
}
