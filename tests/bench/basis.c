/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The national base scenario, one replication after another on one core: events a second, seconds
 * a replication and bytes a person.  An event is one timed change that a person, or a sitting from
 * outside, goes through.  Bytes a person: what the first replication adds to the memory of the
 * process, over the most people in the chain at once at a month's end.
 *
 *   bench_basis [SCENARIO [REPLICATIONS]]
 */

#include "models/chain.h"
#include "scenarios/reader/scenario.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

static double
seconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static double
peak_bytes(void)
{
    struct rusage usage;

    getrusage(RUSAGE_SELF, &usage);
    return 1024.0 * (double)usage.ru_maxrss;
}

/* The most people in the chain at a month's end: the final stages do not count. */
static double
most_people(const struct measures *measures)
{
    const int32_t *stock = measures_int32(measures, MEASURE_STOCK);
    size_t months = measures->shape->extent[DIMENSION_TIME];
    double most = 0.0;

    for (size_t t = 0; t < months; t++) {
        double people = 0.0;
        for (int regime = 0; regime < REGIMES; regime++)
            for (int stage = 0; stage < STAGES; stage++)
                for (int i = 0; i < GROUPS * ROUTES; i++, stock++)
                    people += stage_is_final((enum stage)stage) ? 0 : *stock;
        most = people > most ? people : most;
    }
    return most;
}

static int
measure(const struct model *model, int replications, struct error *error)
{
    struct chain *chain = NULL;
    struct measures measures = {0};
    double before, start, first = 0.0, people = 0.0, bytes = 0.0, fastest = 1e300, events = 0.0;
    int code = measures_init(&measures, model_shape(model), error);

    if (code == 0)
        measures_clear(&measures); /* its pages are not a person's */
    before = peak_bytes();
    if (code == 0)
        code = chain_new(&chain, model, error);
    for (int i = 0; i < replications && code == 0; i++) {
        start = seconds();
        code = chain_run(chain, (uint32_t)i, &measures, error);
        start = seconds() - start;
        fastest = start < fastest ? start : fastest;
        first += start;
        events += (double)measures_int64(&measures, MEASURE_REP_EVENTS)[0];
        if (i == 0) {
            bytes = peak_bytes() - before;
            people = most_people(&measures);
        }
    }
    if (code == 0) {
        printf("replications   %d\n", replications);
        printf("events         %.0f a replication\n", events / replications);
        printf("seconds        %.3f a replication (fastest %.3f)\n", first / replications, fastest);
        printf("events/s       %.3e\n", events / first);
        printf("people         %.0f at most\n", people);
        printf("bytes/person   %.0f\n", bytes / people);
        printf("{\"basis\": %.0f, \"basis_seconds\": %.4f, \"basis_bytes_person\": %.0f}\n",
               events / first, first / replications, bytes / people);
    }
    chain_free(chain);
    measures_free(&measures);
    return code;
}

int
main(int argc, char **argv)
{
    const char *path = argc > 1 ? argv[1] : "scenarios/basis.cfg";
    int replications = argc > 2 ? atoi(argv[2]) : 5;
    struct scenario scenario = {0};
    struct faults faults = {0};
    struct error error = {0};
    struct model *model = NULL;
    int code = scenario_read(&scenario, path, NULL, 0, &faults, &error);

    if (code == 0)
        code = model_new(&model, &scenario.params, &error);
    if (code == 0)
        code = measure(model, replications > 0 ? replications : 1, &error);
    if (code != 0) {
        faults_print(&faults, stderr);
        fprintf(stderr, "bench_basis: %s\n", error.text);
    }
    model_free(model);
    faults_free(&faults);
    scenario_free(&scenario);
    return code != 0;
}
