/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_RELAY_H
#define SIM_RELAY_H

/*
 * A relay: what many threads have filled, one thread of its own uses up, in the order in which it
 * was given, while they go on.  A fixed number of items goes round (free, taken, given, free), so
 * memory is bounded: who finds none free waits, and how long anybody did so is measured.
 *
 * The first error of use ends it: who asks for an item gets that error, and what is given after it
 * is not used.
 */

#include "sim/error.h"

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

struct relay {
    int (*use)(void *context, void *item, struct error *error);
    void *context;
    void **free_items; /* the last one is taken first: it is the warmest */
    void **given;      /* a ring of as many as there are items */
    size_t n, n_free, first, n_given;
    bool closing;
    double waited;     /* seconds, summed over those who waited */
    int code;
    struct error error;
    pthread_mutex_t lock;
    pthread_cond_t has_free, has_given;
    pthread_t thread;
};

/* Starts the thread, with all n items free; they are the caller's and must outlive it. Errors:
 * ERR_MEMORY; then there is nothing to close. */
int relay_open(struct relay *self, void *const *items, size_t n,
               int (*use)(void *context, void *item, struct error *error), void *context,
               struct error *error);

/* A free item, for which it may wait. Errors: what use returned. */
int relay_take(struct relay *self, void **item, struct error *error);

/* Back from who took it: to be used, or as it was. */
void relay_give(struct relay *self, void *item);
void relay_return(struct relay *self, void *item);

/* Waits until all that was given has been used, and ends the thread. Errors: what use returned. */
int relay_close(struct relay *self, struct error *error);

#endif
