/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIOS_CLI_BILL_H
#define SCENARIOS_CLI_BILL_H

/*
 * What a run or a batch would take, for people and as members of a JSON document.
 */

#include "output/json.h"
#include "scenarios/studies/batch_plan.h"
#include "scenarios/studies/cost.h"

#include <stdio.h>

struct bill {
    double events;         /* in all */
    struct cost_span wall; /* seconds until all is done */
    double memory, file;   /* bytes: the most at once; all results together */
    int64_t threads;
};

void bill_of_run(struct bill *self, const struct cost *cost, int64_t replications, int64_t threads);

/* Points are simulated side by side, with a thread each where there are so many. */
void bill_of_batch(struct bill *self, const struct batch_plan *plan, int64_t threads);

/* "persons", of a network "customers", in the language of messages. */
const char *bill_people(const struct cost *cost);

/* Time, memory and file size, a line each. */
void bill_print(const struct bill *self, FILE *out);

/* threads, seconds_low, seconds_high, memory_bytes, file_bytes; in the object that is open. */
void bill_put(const struct bill *self, struct json *json);

#endif
