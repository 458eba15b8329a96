/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/farm.h"

#include <signal.h>
#include <string.h>
#include <time.h>

#include <criterion/criterion.h>

enum { TASKS = 500, WORKERS = 4 };

struct field {
    atomic_int done[TASKS];
    atomic_int under_way[WORKERS]; /* a worker does one task at a time */
    atomic_int broken;             /* a promise of the farm was */
    atomic_int stop;
    size_t failing;  /* this task and every later one fail */
    size_t stopping; /* this one asks to stop */
    long sleep;      /* nanoseconds a task */
    int watched;
    size_t seen; /* the last that watch was told */
};

static int
work(void *context, size_t worker, size_t task, struct error *error)
{
    struct field *field = context;
    struct timespec pause = {0, field->sleep};

    if (worker >= WORKERS || task >= TASKS || atomic_fetch_add(&field->under_way[worker], 1) != 0)
        atomic_store(&field->broken, 1);
    if (field->sleep > 0)
        nanosleep(&pause, NULL);
    atomic_fetch_add(&field->done[task], 1);
    atomic_fetch_sub(&field->under_way[worker], 1);
    if (task == field->stopping)
        atomic_store(&field->stop, 1);
    if (task >= field->failing)
        return error_set(error, ERR_IO, "task %zu failed", task);
    return 0;
}

static void
watch(void *context, size_t finished)
{
    struct field *field = context;

    if (finished < field->seen || finished > TASKS)
        atomic_store(&field->broken, 1);
    field->seen = finished;
    field->watched++;
}

static int
run(struct field *field, size_t workers, size_t tasks, struct error *error)
{
    struct farm farm = {workers, tasks, field, work, watch, &field->stop};

    return farm_run(&farm, error);
}

/* How many tasks were done; they must be the first so many, each once. */
static size_t
done(struct field *field)
{
    size_t n = 0;

    while (n < TASKS && atomic_load(&field->done[n]) == 1)
        n++;
    for (size_t task = n; task < TASKS; task++)
        cr_assert_eq(atomic_load(&field->done[task]), 0, "task %zu after %zu", task, n);
    cr_assert_eq(atomic_load(&field->broken), 0);
    return n;
}

Test(farm, does_every_task_once_whatever_the_workers)
{
    for (size_t workers = 1; workers <= WORKERS; workers++) {
        struct field field = {.failing = TASKS, .stopping = TASKS};
        cr_assert_eq(run(&field, workers, TASKS, NULL), 0);
        cr_assert_eq(done(&field), (size_t)TASKS);
        cr_assert_eq(field.seen, (size_t)TASKS, "watch is told the end");
    }
}

Test(farm, has_more_workers_than_tasks_or_no_tasks)
{
    struct field field = {.failing = TASKS, .stopping = TASKS};

    cr_assert_eq(run(&field, WORKERS, 0, NULL), 0);
    cr_assert_eq(done(&field), 0u);
    cr_assert_geq(field.watched, 1);
    cr_assert_eq(run(&field, WORKERS, 2, NULL), 0);
    cr_assert_eq(done(&field), 2u);
}

Test(farm, runs_without_watch_and_stop)
{
    struct field field = {.failing = TASKS, .stopping = TASKS};
    struct farm farm = {2, TASKS, &field, work, NULL, NULL};

    cr_assert_eq(farm_run(&farm, NULL), 0);
    cr_assert_eq(done(&field), (size_t)TASKS);
}

/* One worker: the tasks are done in order, so it is known which came last. */
Test(farm, the_first_error_stops_it)
{
    struct field field = {.failing = 20, .stopping = TASKS};
    struct error error = {0};

    cr_assert_eq(run(&field, 1, TASKS, &error), ERR_IO);
    cr_assert_str_eq(error.text, "task 20 failed");
    cr_assert_eq(done(&field), 21u);
    cr_assert_eq(field.seen, 20u, "a failed task is not finished");
}

Test(farm, an_error_lets_tasks_under_way_finish)
{
    struct field field = {.failing = 20, .stopping = TASKS, .sleep = 1000000};
    struct error error = {0};

    cr_assert_eq(run(&field, WORKERS, TASKS, &error), ERR_IO);
    cr_assert_eq(error.code, ERR_IO);
    cr_assert_eq(strncmp(error.text, "task 2", 6), 0, "%s", error.text);
    cr_assert_geq(done(&field), 21u);
    cr_assert_leq(done(&field), 20u + WORKERS, "nobody started after the first error");
}

/* Two tasks at once: task 0 fails when task 1 has begun, and task 1 fails well after that. */
static int
work_failing_twice(void *context, size_t worker, size_t task, struct error *error)
{
    struct field *field = context;
    struct timespec a_moment = {0, 200000000};

    (void)worker;
    atomic_store(&field->done[task], 1);
    while (atomic_load(&field->done[1 - task]) == 0)
        ;
    if (task == 0)
        return error_set(error, ERR_IO, "the first");
    nanosleep(&a_moment, NULL);
    return error_set(error, ERR_FORMAT, "the second");
}

Test(farm, the_first_error_is_the_one_returned)
{
    struct field field = {.failing = TASKS, .stopping = TASKS};
    struct farm farm = {2, 2, &field, work_failing_twice, NULL, NULL};
    struct error error = {0};

    cr_assert_eq(farm_run(&farm, &error), ERR_IO);
    cr_assert_str_eq(error.text, "the first");
}

Test(farm, a_request_to_stop_is_obeyed)
{
    struct field field = {.failing = TASKS, .stopping = 30};
    struct error error = {0};

    cr_assert_eq(run(&field, 1, TASKS, &error), ERR_STOPPED);
    cr_assert_eq(error.code, ERR_STOPPED);
    cr_assert_eq(done(&field), 31u);
    cr_assert_eq(field.seen, 31u);
}

Test(farm, a_request_after_the_last_task_is_too_late)
{
    struct field field = {.failing = TASKS, .stopping = TASKS - 1};

    cr_assert_eq(run(&field, 1, TASKS, NULL), 0, "all there is to do is done");
}

Test(farm, an_error_of_the_task_that_asks_to_stop_wins)
{
    struct field field = {.failing = 30, .stopping = 30};
    struct error error = {0};

    cr_assert_eq(run(&field, 1, TASKS, &error), ERR_IO);
    cr_assert_str_eq(error.text, "task 30 failed");
}

Test(farm, watch_is_called_while_it_runs)
{
    struct field field = {.failing = TASKS, .stopping = TASKS, .sleep = 25000000};

    cr_assert_eq(run(&field, 2, 40, NULL), 0); /* half a second and over */
    cr_assert_geq(field.watched, 3, "told only %d times", field.watched);
}

Test(farm, without_workers_is_a_bug, .signal = SIGABRT)
{
    struct field field = {.failing = TASKS, .stopping = TASKS};

    run(&field, 0, TASKS, NULL);
}
