/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_BENCH_BENCH_H
#define TESTS_BENCH_BENCH_H

/*
 * Measurements.  Each runs in a process of its own, so that its memory is its own, and says its
 * figures one by one; the main program collects them into a table and one JSON object.  Times of
 * one core are processor seconds: these machines are shared, and a clock on the wall would also
 * time the neighbours.  A figure stands for nothing by itself: compare what one run gave.
 */

#include "sim/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum bench_mix { BENCH_EXPONENTIAL, BENCH_MIX };

struct bench {
    const char *key;
    int (*measure)(const struct bench *self, struct error *error);
    double size;        /* pending events, or people over those of the workload */
    enum bench_mix mix; /* of a hold */
    int cancels;        /* a hold in so many also cancels and schedules anew; 0: none */
    bool large;         /* for those who ask for its key, not one of all */
};

/* Where the scenario of the national run lies. */
extern const char *bench_scenario;

/* For the figure KEY itself, in events a second, name is ""; else it stands for KEY_name. */
void bench_say(const struct bench *self, const char *name, double value);

/* Processor seconds of this process. */
double bench_cpu(void);

/* The most memory that this process has had, in bytes. */
double bench_peak(void);

double bench_median(double *values, size_t n);

/* hold.c: take the earliest event and schedule it anew; a bare binary heap beside it */
int bench_hold(const struct bench *self, struct error *error);

/* mm1.c: one server, Poisson arrivals, exponential service, at 0.9 of capacity */
int bench_mm1(const struct bench *self, struct error *error);

/* chain_r1.c: the chain of tests/rod_chain.h, with the people of the rod or size times as many */
int bench_chain_r1(const struct bench *self, struct error *error);

/* basis.c: the national base scenario; then two threads of it against two processes */
int bench_basis(const struct bench *self, struct error *error);
int bench_threads(const struct bench *self, struct error *error);

/* merge.c: many shards of one replication into a result, and the memory that it takes */
int bench_merge(const struct bench *self, struct error *error);

#endif
