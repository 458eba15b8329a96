/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What a replication takes of memory.  Calls of the allocator are counted between the first event
 * and the last, in a replication, and over many: events take nothing, replications after the first
 * nothing but a larger arena where more people come than ever before, and nothing is left behind.
 * Calls inside other libraries are not seen here; symbols.sh sees that events call none.
 */

#include "models/simulator.h"
#include "scenarios/reader/scenario.h"
#include "sim/agenda.h"

#include <malloc.h>
#include <stdlib.h>
#include <sys/mman.h>

#include <criterion/criterion.h>

enum { REPLICATIONS = 50 };

static long n_heap;      /* calls of malloc, calloc, realloc and free */
static long n_maps;      /* calls of mmap and munmap */
static int64_t mapped;   /* bytes, less what was given back */
static long n_events;    /* calls of agenda_next in this replication */
static long n_in_events; /* calls of any kind between the first and the last of them */
static bool in_events;

static void
count(long *calls)
{
    ++*calls;
    n_in_events += in_events;
}

void *__real_malloc(size_t n);
void *__real_calloc(size_t n, size_t size);
void *__real_realloc(void *old, size_t n);
void __real_free(void *old);
void *__real_mmap(void *at, size_t n, int protection, int flags, int file, off_t offset);
int __real_munmap(void *at, size_t n);
uint32_t __real_agenda_next(struct agenda *self);
void *__wrap_malloc(size_t n);
void *__wrap_calloc(size_t n, size_t size);
void *__wrap_realloc(void *old, size_t n);
void __wrap_free(void *old);
void *__wrap_mmap(void *at, size_t n, int protection, int flags, int file, off_t offset);
int __wrap_munmap(void *at, size_t n);
uint32_t __wrap_agenda_next(struct agenda *self);

void *
__wrap_malloc(size_t n)
{
    count(&n_heap);
    return __real_malloc(n);
}

void *
__wrap_calloc(size_t n, size_t size)
{
    count(&n_heap);
    return __real_calloc(n, size);
}

void *
__wrap_realloc(void *old, size_t n)
{
    count(&n_heap);
    return __real_realloc(old, n);
}

void
__wrap_free(void *old)
{
    count(&n_heap);
    __real_free(old);
}

void *
__wrap_mmap(void *at, size_t n, int protection, int flags, int file, off_t offset)
{
    count(&n_maps);
    mapped += (int64_t)n;
    return __real_mmap(at, n, protection, flags, file, offset);
}

int
__wrap_munmap(void *at, size_t n)
{
    count(&n_maps);
    mapped -= (int64_t)n;
    return __real_munmap(at, n);
}

/* Events go on from here until none is left. */
uint32_t
__wrap_agenda_next(struct agenda *self)
{
    uint32_t slot = __real_agenda_next(self);

    n_events++;
    in_events = slot != AGENDA_NONE;
    return slot;
}

/* ---- runs ---- */

struct run {
    struct scenario scenario;
    struct simulator *simulator;
    struct simulator_worker *worker;
    struct measures measures;
};

static void
run_open(struct run *self, const char *file)
{
    const char *root = getenv("SOURCE_DIR");
    char path[4096];
    struct faults faults = {0};
    struct error error = {0};

    snprintf(path, sizeof path, "%s/scenarios/%s", root != NULL ? root : ".", file);
    if (scenario_read(&self->scenario, path, NULL, 0, &faults, &error) != 0) {
        faults_print(&faults, stderr);
        cr_assert_fail("%s: %s", path, error.text);
    }
    faults_free(&faults);
    cr_assert_eq(simulator_new(&self->simulator, &self->scenario.params, &error), 0);
    cr_assert_eq(simulator_worker_new(&self->worker, self->simulator, &error), 0);
    cr_assert_eq(measures_init(&self->measures, simulator_shape(self->simulator), &error), 0);
}

static void
run_one(struct run *self, uint32_t replication)
{
    struct error error = {0};

    n_heap = n_maps = n_events = n_in_events = 0;
    cr_assert_eq(simulator_run(self->worker, replication, &self->measures, &error), 0, "%s",
                 error.text);
    cr_assert_gt(n_events, 1000, "%ld events", n_events);
    cr_assert_not(in_events);
}

static void
run_close(struct run *self)
{
    simulator_worker_free(self->worker);
    measures_free(&self->measures);
    simulator_free(self->simulator);
    scenario_free(&self->scenario);
}

/* Those that are shipped and small: of each model one. */
static const char *const scenarios[] = {"smoke.cfg", "erlang.cfg"};

enum { SCENARIOS = sizeof scenarios / sizeof *scenarios };

/* ---- what is held ---- */

/* By way of pointers, for the compiler knows that malloc itself changes none of our numbers. */
Test(fault_alloc, a_call_in_an_event_would_be_seen)
{
    void *(*volatile take)(size_t) = malloc;
    void (*volatile give)(void *) = free;

    n_in_events = 0;
    in_events = true;
    give(take(1));
    in_events = false;
    cr_assert_eq(n_in_events, 2);
}

Test(fault_alloc, events_allocate_nothing)
{
    for (int k = 0; k < SCENARIOS; k++) {
        struct run run;
        run_open(&run, scenarios[k]);
        for (uint32_t i = 0; i < 3; i++) {
            run_one(&run, i);
            cr_expect_eq(n_in_events, 0, "%s, replication %u: %ld calls in events", scenarios[k], i,
                         n_in_events);
        }
        run_close(&run);
    }
}

/* The same replication again finds its memory there. */
Test(fault_alloc, a_replication_again_allocates_nothing)
{
    for (int k = 0; k < SCENARIOS; k++) {
        struct run run;
        run_open(&run, scenarios[k]);
        run_one(&run, 0);
        cr_expect_gt(n_maps, 0, "%s: an arena at first", scenarios[k]);
        run_one(&run, 0);
        cr_expect_eq(n_heap + n_maps, 0, "%s: %ld and %ld calls", scenarios[k], n_heap, n_maps);
        run_close(&run);
    }
}

/* Another replication may need a larger arena, for which the old one is given back: one, and once
 * in a while, as records come (the i-th of equals is the largest so far with probability 1/i: in
 * 50 some 3.5 times, 13 times or more with probability 1.1e-6).  The heap is left alone. */
Test(fault_alloc, memory_does_not_grow_with_replications)
{
    for (int k = 0; k < SCENARIOS; k++) {
        struct run run;
        int64_t before = mapped, largest = 0;
        size_t heap;
        long larger = 0;
        run_open(&run, scenarios[k]);
        run_one(&run, 0);
        largest = mapped - before;
        heap = mallinfo2().uordblks;
        for (uint32_t i = 1; i < REPLICATIONS; i++) {
            run_one(&run, i);
            cr_expect_eq(n_heap, 0, "%s, replication %u: %ld calls", scenarios[k], i, n_heap);
            cr_expect(n_maps == 0 || (n_maps == 2 && mapped - before > largest),
                      "%s, replication %u: %ld maps", scenarios[k], i, n_maps);
            larger += n_maps / 2;
            largest = mapped - before;
        }
        cr_expect_leq(larger, 12, "%s: %ld larger arenas", scenarios[k], larger);
        cr_expect_eq(mallinfo2().uordblks, heap, "%s", scenarios[k]);
        run_close(&run);
        cr_expect_eq(mapped, before, "%s: address space is left", scenarios[k]);
    }
}
