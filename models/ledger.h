/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_LEDGER_H
#define MODELS_LEDGER_H

/*
 * The books of a replication: every change of a person is booked at once, by index, into the
 * measures of the period under way.  At each census the books are closed and must balance: the
 * stock of every cell is the one before plus what came in less what went out.
 */

#include "models/measures.h"

/* Whose change it is. group GROUPS: nobody's, counted nowhere. */
struct ledger_who {
    uint8_t regime, group, route, municipality, cohort;
};

struct ledger {
    struct measures *measures;
    const struct measures_shape *shape;
    int32_t *stock;        /* by cell, now */
    size_t cells;
    int32_t *stock_class;  /* by stage, group and class of municipality, now */
    int32_t *stock_cohort; /* by cohort and stage, now */
    int32_t *fined_of;     /* Wi2013: people fined, by the period of their notice of it */
    size_t period;   /* under way */
    int64_t arrived; /* people who ever came in */
    int32_t notified[GROUPS];  /* Wi2021, ever; so the next two */
    int32_t left[GROUPS];      /* of them, for good */
    int32_t planned[GROUPS][LBT_RESULTS][ROUTES]; /* by the first route */
};

/* stock has room for all that is kept by cell, class and cohort, and by period. */
size_t ledger_cells(const struct measures_shape *shape);
void ledger_init(struct ledger *self, struct measures *measures, int32_t *stock);

/* Comes in as part of the stock at the start, or as a duty that starts now. */
void ledger_stock(struct ledger *self, struct ledger_who who, enum stage stage);
void ledger_arrive(struct ledger *self, struct ledger_who who, enum stage stage);

/* From a stage and route to another stage or route, or both. */
void ledger_move(struct ledger *self, struct ledger_who who, enum stage from, enum stage to,
                 enum route route);

void ledger_notice(struct ledger *self, struct ledger_who who);

/* A Wi2021 person who has had the notice leaves for good. */
void ledger_left(struct ledger *self, unsigned group);

/* A plan is set, with its route. */
void ledger_plan(struct ledger *self, unsigned group, enum lbt_result lbt, enum route route);

/* A rule was applied to somebody; of nobody (group GROUPS) it is counted by month alone. */
void ledger_rule(struct ledger *self, enum rule rule, struct ledger_who who);

/* What happens to a case of overrun. */
void ledger_docket(struct ledger *self, enum docket docket, struct ledger_who who);

/* A fine by DUO, to the books of the month and of the cohort; paused: not collected. */
void ledger_duo_fine(struct ledger *self, enum offence offence, struct ledger_who who, int64_t euro,
                     bool paused);

/* The period of a notice that went out before the run: it is in none. */
enum { LEDGER_BEFORE = UINT16_MAX };

/* A case that ends with a fine, by the period in which its notice went out. */
void ledger_fined_of_notice(struct ledger *self, struct ledger_who who, size_t period);

/* Days that a ground adds to a term. */
void ledger_extended(struct ledger *self, enum ground ground, struct ledger_who who, int32_t days);

/* A municipal fine. */
void ledger_fine(struct ledger *self, struct ledger_who who, int64_t euro);

/* A wait that ends now; excused: within the norm by law, however long. */
void ledger_wait(struct ledger *self, enum interval interval, struct ledger_who who, int32_t days,
                 bool excused);

/* An exam event of a person of the group. */
void ledger_exam(struct ledger *self, enum measure measure, enum exam exam, unsigned group);

/* A first term of a cohort. */
void ledger_term(struct ledger *self, enum measure measure, struct ledger_who who);

/* Closes the period: copies the stock, and checks that the books balance and that as many people
 * are on their way as live says. Aborts where not. */
void ledger_close(struct ledger *self, int64_t live);

#endif
