/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/relay.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

static double
seconds_now(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

/* With the lock: what was given first, or NULL when nothing more will come. */
static void *
next_given(struct relay *self)
{
    void *item;

    while (self->n_given == 0 && !self->closing)
        pthread_cond_wait(&self->has_given, &self->lock);
    if (self->n_given == 0)
        return NULL;
    item = self->given[self->first];
    self->first = (self->first + 1) % self->n;
    self->n_given--;
    return item;
}

static void
put_free(struct relay *self, void *item)
{
    self->free_items[self->n_free++] = item;
    pthread_cond_signal(&self->has_free);
}

static void
fail(struct relay *self, int code, const struct error *error)
{
    self->code = code;
    self->error = *error;
    pthread_cond_broadcast(&self->has_free);
}

static void *
use_all(void *argument)
{
    struct relay *self = argument;
    void *item;

    pthread_mutex_lock(&self->lock);
    while ((item = next_given(self)) != NULL) {
        struct error error = {0};
        int code = self->code;
        pthread_mutex_unlock(&self->lock);
        if (code == 0)
            code = self->use(self->context, item, &error);
        pthread_mutex_lock(&self->lock);
        if (code != 0 && self->code == 0)
            fail(self, code, &error);
        put_free(self, item);
    }
    pthread_mutex_unlock(&self->lock);
    return NULL;
}

static void
release(struct relay *self)
{
    pthread_cond_destroy(&self->has_given);
    pthread_cond_destroy(&self->has_free);
    pthread_mutex_destroy(&self->lock);
    free(self->free_items);
    free(self->given);
}

int
relay_open(struct relay *self, void *const *items, size_t n,
           int (*use)(void *context, void *item, struct error *error), void *context,
           struct error *error)
{
    memset(self, 0, sizeof *self);
    self->use = use;
    self->context = context;
    self->n = self->n_free = n;
    self->free_items = calloc(n, sizeof *self->free_items);
    self->given = calloc(n, sizeof *self->given);
    pthread_mutex_init(&self->lock, NULL);
    pthread_cond_init(&self->has_free, NULL);
    pthread_cond_init(&self->has_given, NULL);
    if (self->free_items != NULL && self->given != NULL) {
        memcpy(self->free_items, items, n * sizeof *items);
        if (pthread_create(&self->thread, NULL, use_all, self) == 0)
            return 0;
    }
    release(self);
    return error_set(error, ERR_MEMORY, "no memory for a thread that writes");
}

static void
wait_for_free(struct relay *self)
{
    double since = seconds_now();

    while (self->n_free == 0 && self->code == 0)
        pthread_cond_wait(&self->has_free, &self->lock);
    self->waited += seconds_now() - since;
}

int
relay_take(struct relay *self, void **item, struct error *error)
{
    int code;

    *item = NULL;
    pthread_mutex_lock(&self->lock);
    if (self->n_free == 0 && self->code == 0)
        wait_for_free(self);
    code = self->code;
    if (code == 0)
        *item = self->free_items[--self->n_free];
    else if (error != NULL)
        *error = self->error;
    pthread_mutex_unlock(&self->lock);
    return code;
}

void
relay_give(struct relay *self, void *item)
{
    pthread_mutex_lock(&self->lock);
    bug_assert(self->n_given < self->n, "an item is given twice");
    self->given[(self->first + self->n_given++) % self->n] = item;
    pthread_cond_signal(&self->has_given);
    pthread_mutex_unlock(&self->lock);
}

void
relay_return(struct relay *self, void *item)
{
    pthread_mutex_lock(&self->lock);
    put_free(self, item);
    pthread_mutex_unlock(&self->lock);
}

int
relay_close(struct relay *self, struct error *error)
{
    pthread_mutex_lock(&self->lock);
    self->closing = true;
    pthread_cond_signal(&self->has_given);
    pthread_mutex_unlock(&self->lock);
    pthread_join(self->thread, NULL);
    release(self);
    if (self->code != 0 && error != NULL && error->code == ERR_NONE)
        *error = self->error;
    return self->code;
}
