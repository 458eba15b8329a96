/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/studies/crew.h"

#include <criterion/criterion.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { TASKS = 12 };

/* What the tasks leave behind, shared with them, and what the caller hears. */
struct traces {
    atomic_int begun, under_way, most;
    size_t threads[TASKS];
    int deadly; /* task that kills itself; -1: none */
    int wrong;  /* task that fails */
    bool waits; /* for a stop */
};

static struct traces *traces;
static int codes[TASKS], ended;
static int64_t watched;
static atomic_int stop;

static void
setup(void)
{
    traces = mmap(NULL, sizeof *traces, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    cr_assert_neq(traces, MAP_FAILED);
    traces->deadly = traces->wrong = -1;
    for (int i = 0; i < TASKS; i++)
        codes[i] = 1;
}

TestSuite(crew, .init = setup);

static void
work(void *context, size_t task, size_t threads, const atomic_int *stopped,
     struct crew_report *report)
{
    int here = atomic_fetch_add(&traces->under_way, 1) + 1;

    (void)context;
    atomic_fetch_add(&traces->begun, 1);
    traces->threads[task] = threads;
    if (here > atomic_load(&traces->most))
        atomic_store(&traces->most, here);
    atomic_store(&report->tally.done, 5);
    if ((int)task == traces->deadly)
        raise(SIGKILL);
    while (traces->waits && atomic_load(stopped) == 0)
        usleep(1000);
    usleep(20000);
    if (traces->waits)
        error_set(&report->error, ERR_STOPPED, "stopped");
    if ((int)task == traces->wrong)
        error_set(&report->error, ERR_IO, "no disk");
    atomic_fetch_sub(&traces->under_way, 1);
}

static void
end(void *context, size_t task, const struct crew_report *report)
{
    (void)context;
    codes[task] = report->error.code;
    ended++;
}

static void
watch(void *context, int64_t done, int64_t before)
{
    (void)context;
    (void)before;
    watched = done > watched ? done : watched;
    if (traces->waits && atomic_load(&traces->begun) == 2)
        atomic_store(&stop, 1);
}

static int
run(size_t threads, size_t n_tasks)
{
    struct crew crew = {.threads = threads, .n_tasks = n_tasks, .work = work, .end = end,
                        .watch = watch, .stop = &stop};
    struct error error = {0};

    return crew_run(&crew, &error);
}

Test(crew, does_all_tasks_as_many_at_once_as_there_are_threads)
{
    cr_assert_eq(run(3, TASKS), 0);
    cr_expect_eq(ended, TASKS);
    for (int i = 0; i < TASKS; i++) {
        cr_expect_eq(codes[i], 0, "task %d", i);
        if (i < TASKS - 2) /* the last ones may find more threads free than there are tasks */
            cr_expect_eq(traces->threads[i], 1);
    }
    cr_expect_leq(atomic_load(&traces->most), 3);
    cr_expect_geq(atomic_load(&traces->most), 2);
    cr_expect(watched == 5 || watched == 10 || watched == 15, "%lld", (long long)watched);
}

Test(crew, few_tasks_share_the_threads)
{
    cr_assert_eq(run(8, 3), 0);
    cr_expect_eq(traces->threads[0], 2);
    cr_expect_eq(traces->threads[1], 3);
    cr_expect_eq(traces->threads[2], 3);
}

Test(crew, a_task_that_fails_or_dies_does_so_alone)
{
    traces->deadly = 1;
    traces->wrong = 4;
    cr_assert_eq(run(2, TASKS), 0);
    cr_expect_eq(ended, TASKS);
    for (int i = 0; i < TASKS; i++)
        cr_expect_eq(codes[i], i == 1 ? ERR_MEMORY : i == 4 ? ERR_IO : 0, "task %d", i);
}

Test(crew, a_stop_reaches_tasks_under_way_and_begins_no_others)
{
    traces->waits = true;
    cr_assert_eq(run(2, TASKS), ERR_STOPPED);
    cr_expect_eq(ended, 2);
    cr_expect_eq(codes[0], ERR_STOPPED);
    cr_expect_eq(codes[1], ERR_STOPPED);
    cr_expect_eq(atomic_load(&traces->begun), 2);
}
