/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_LEDGER_H
#define MODELS_LEDGER_H

/*
 * The books of a replication: every change of a person is booked at once, by index, into the
 * measures of the period under way.  At each census the books are closed and must balance: the
 * stock of every cell is the one before plus what came in less what went out.
 */

#include "models/measures.h"

struct ledger {
    struct measures *measures;
    const struct measures_shape *shape;
    int32_t *stock;  /* by cell, now */
    size_t cells;
    size_t period;   /* under way */
    int64_t arrived; /* people who ever came in */
    int32_t routed[2][ROUTES]; /* by the LBT's result (1: feasible) and route, ever */
    int32_t notified[GROUPS];  /* Wi2021, ever */
};

static inline size_t
ledger_cell(unsigned regime, unsigned stage, unsigned group, unsigned route)
{
    return ((regime * STAGES + stage) * GROUPS + group) * ROUTES + route;
}

/* stock has room for all cells (ledger_cells()). */
size_t ledger_cells(void);
void ledger_init(struct ledger *self, struct measures *measures, int32_t *stock);

/* Comes in as part of the stock at the start, or as a duty that starts now. */
void ledger_stock(struct ledger *self, size_t cell);
void ledger_arrive(struct ledger *self, size_t cell, unsigned regime, unsigned group);
void ledger_move(struct ledger *self, size_t from, size_t to);

void ledger_notice(struct ledger *self, unsigned regime, unsigned group);
void ledger_rule(struct ledger *self, enum rule rule);

/* A wait that ends now. group GROUPS: nobody's, counted nowhere. */
void ledger_wait(struct ledger *self, enum interval interval, unsigned group, int32_t days);

/* An exam event of a person of the group. */
void ledger_exam(struct ledger *self, enum measure measure, enum exam exam, unsigned group);

/* A first term of a cohort. */
void ledger_term(struct ledger *self, enum measure measure, day_number duty, unsigned regime,
                 unsigned group);

/* Closes the period: copies the stock, and checks that the books balance and that as many people
 * are on their way as live says. Aborts where not. */
void ledger_close(struct ledger *self, int64_t live);

#endif
