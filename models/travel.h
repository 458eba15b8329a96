/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_TRAVEL_H
#define MODELS_TRAVEL_H

/*
 * Lessons from reception (letter, 2.1.1): the journey to the school of the municipality must be
 * short enough (A-RU-8) and is paid out of a budget of the calendar year (A-BUD-1), in the order in
 * which it is asked for.  Who is refused waits for a home; where only money was short it is asked
 * for again on 1 January.
 */

#include "sim/tally.h"

#include <stdbool.h>

struct chain;
struct person;

struct travel {
    int year;             /* of what is spent */
    double spent;         /* euro, in that year */
    double asked, paid;   /* euro, in the accounts' piece under way */
    struct tally waiting; /* people without lessons because they may not travel */
};

void travel_init(struct chain *chain);

/* Lives in reception, and the journey is not paid yet. */
bool travel_is_needed(const struct chain *chain, uint32_t who);

/* Asks, at the start moment or again: lessons begin, now or at the next moment, or not. */
void travel_ask(struct chain *chain, uint32_t who);
void travel_ask_again(struct chain *chain, uint32_t who);

/* Was refused before the run: asks again on a day, DAY_NEVER: when the new year's money comes. */
void travel_stock(struct chain *chain, uint32_t who, day_number day);

/* Waits no longer: housed, or gone. */
void travel_housed(struct chain *chain, uint32_t who);
void travel_withdraw(struct chain *chain);

/* Adds the piece since the accounts' last one to the month and the week under way. */
void travel_post(struct chain *chain);

#endif
