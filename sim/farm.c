/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/farm.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { WATCH_MILLISECONDS = 200 };

struct yard {
    const struct farm *farm;
    pthread_mutex_t lock;
    pthread_cond_t ended; /* the last worker has; by the monotonic clock */
    size_t next, finished, running; /* tasks; workers alive */
    int code;
    struct error error;
};

struct worker {
    struct yard *yard;
    size_t number;
    pthread_t thread;
    bool started;
};

static int
stop_requested(const struct farm *farm)
{
    return farm->stop != NULL && atomic_load(farm->stop) != 0;
}

/* The next task, or n_tasks when there is none for us. */
static size_t
take_task(struct yard *yard)
{
    size_t task;

    pthread_mutex_lock(&yard->lock);
    if (yard->code == 0 && yard->next < yard->farm->n_tasks && stop_requested(yard->farm))
        yard->code = error_set(&yard->error, ERR_STOPPED, "stopped on request");
    task = yard->code == 0 ? yard->next : yard->farm->n_tasks;
    if (task < yard->farm->n_tasks)
        yard->next++;
    pthread_mutex_unlock(&yard->lock);
    return task;
}

static void
finish_task(struct yard *yard, int code, const struct error *error)
{
    pthread_mutex_lock(&yard->lock);
    if (code == 0)
        yard->finished++;
    else if (yard->code == 0) {
        yard->code = code;
        yard->error = *error;
    }
    pthread_mutex_unlock(&yard->lock);
}

static void *
worker_main(void *argument)
{
    struct worker *self = argument;
    struct yard *yard = self->yard;
    size_t task;

    while ((task = take_task(yard)) < yard->farm->n_tasks) {
        struct error error = {0};
        int code = yard->farm->work(yard->farm->context, self->number, task, &error);
        finish_task(yard, code, &error);
    }
    pthread_mutex_lock(&yard->lock);
    if (--yard->running == 0)
        pthread_cond_signal(&yard->ended);
    pthread_mutex_unlock(&yard->lock);
    return NULL;
}

static void
yard_init(struct yard *yard, const struct farm *farm)
{
    pthread_condattr_t attributes;

    memset(yard, 0, sizeof *yard);
    yard->farm = farm;
    pthread_mutex_init(&yard->lock, NULL);
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_cond_init(&yard->ended, &attributes);
    pthread_condattr_destroy(&attributes);
}

static void
yard_free(struct yard *yard)
{
    pthread_cond_destroy(&yard->ended);
    pthread_mutex_destroy(&yard->lock);
}

/* Waits until the workers have ended, or for a moment; whether some still run. */
static bool
wait_awhile(struct yard *yard, size_t *finished)
{
    struct timespec until;
    int status = 0;
    bool running;

    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_nsec += WATCH_MILLISECONDS * 1000000L;
    until.tv_sec += until.tv_nsec / 1000000000L;
    until.tv_nsec %= 1000000000L;
    pthread_mutex_lock(&yard->lock);
    while (yard->running > 0 && status == 0)
        status = pthread_cond_timedwait(&yard->ended, &yard->lock, &until);
    running = yard->running > 0;
    *finished = yard->finished;
    pthread_mutex_unlock(&yard->lock);
    return running;
}

/* Waits for the workers, showing progress now and then, and once more at the end. */
static void
watch(struct yard *yard)
{
    bool running;

    do {
        size_t finished;
        running = wait_awhile(yard, &finished);
        if (yard->farm->watch != NULL)
            yard->farm->watch(yard->farm->context, finished);
    } while (running);
}

static void
start_workers(struct yard *yard, struct worker *workers)
{
    for (size_t i = 0; i < yard->farm->n_workers; i++) {
        workers[i] = (struct worker){.yard = yard, .number = i};
        pthread_mutex_lock(&yard->lock);
        if (pthread_create(&workers[i].thread, NULL, worker_main, &workers[i]) == 0) {
            workers[i].started = true;
            yard->running++;
        } else if (yard->code == 0) {
            yard->code = error_set(&yard->error, ERR_MEMORY, "a thread could not be started");
        }
        pthread_mutex_unlock(&yard->lock);
    }
}

int
farm_run(const struct farm *self, struct error *error)
{
    struct yard yard;
    struct worker *workers = calloc(self->n_workers, sizeof *workers);

    bug_assert(self->n_workers > 0, "a farm without workers");
    if (workers == NULL)
        return error_set(error, ERR_MEMORY, "no memory for %zu workers", self->n_workers);
    yard_init(&yard, self);
    start_workers(&yard, workers);
    watch(&yard);
    for (size_t i = 0; i < self->n_workers; i++)
        if (workers[i].started)
            pthread_join(workers[i].thread, NULL);
    yard_free(&yard);
    free(workers);
    if (yard.code != 0)
        return error_set(error, yard.code, "%s", yard.error.text);
    return 0;
}
