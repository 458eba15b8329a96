/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_STOCK_PLACE_H
#define MODELS_STOCK_PLACE_H

/*
 * How a person of a stock takes his place in a chain that begins: first he comes in, as he is, and
 * then, when all who waited longer have, his own step goes on (models/stock.c has the order).
 */

#include "models/stock.h"
#include "models/world.h"

static inline stamp
stock_stamp(int32_t day)
{
    return day != STOCK_UNKNOWN ? stamp_of(ticks_of_day(day)) : STAMP_NEVER;
}

/* A person with the dates, components, lessons and term of his row; what it does not say is drawn.
 * has_case: an overrun of his is not decided on. */
uint32_t stock_come_in(struct chain *chain, const struct stock_row *row, bool has_case);

/* His step goes on from the day on which it began. */
void stock_go_on(struct chain *chain, uint32_t who, const struct stock_row *row);

#endif
