/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/bench/bench.h"
#include "tests/rod_chain.h"

/*
 * Chain R1 (see tests/rod_chain.h): events a second of one core, and bytes a person: what the first
 * replication adds to the memory of the process, over the most people in the system at once.  The
 * outcomes stand beside it; tests/verify_rod.c holds them against an independent implementation.
 */

enum { ROUNDS = 5 };
#define MANY 5.0 /* from so many times the people on, once is enough */

static void
say(const struct bench *bench, const struct rod_counts *counts, double bytes)
{
    bench_say(bench, "bytes_person", bytes / (double)counts->peak);
    if (bench->size < 1.0 || bench->size > 1.0)
        return;
    bench_say(bench, "events", (double)counts->events);
    bench_say(bench, "arrived", (double)counts->arrived);
    bench_say(bench, "completed", (double)counts->completed);
    bench_say(bench, "failed", (double)counts->failed);
    bench_say(bench, "expired", (double)counts->expired);
    bench_say(bench, "mean_days_completed", counts->days_completed / (double)counts->completed);
    bench_say(bench, "mean_wait_place", counts->place_days / (double)counts->place_waits);
    bench_say(bench, "mean_wait_grade", counts->grade_days / (double)counts->grade_waits);
    bench_say(bench, "max_place_queue", (double)counts->place_queue);
    bench_say(bench, "peak_persons", (double)counts->peak);
}

int
bench_chain_r1(const struct bench *self, struct error *error)
{
    static struct rod rod;
    struct rod_counts counts = {0};
    double rates[ROUNDS], before, bytes = 0.0;
    int rounds = self->size > MANY ? 1 : ROUNDS;
    int code = rod_init(&rod, self->size, error);

    before = bench_peak();
    for (int round = 0; round < rounds && code == 0; round++) {
        double start = bench_cpu();
        code = rod_run(&rod, 1, (uint32_t)round, self->size, error);
        rates[round] = (double)rod.counts.events / (bench_cpu() - start);
        if (round == 0) {
            counts = rod.counts;
            bytes = bench_peak() - before;
        }
    }
    if (code == 0) {
        bench_say(self, "", bench_median(rates, (size_t)rounds));
        say(self, &counts, bytes);
    }
    rod_free(&rod);
    return code;
}
