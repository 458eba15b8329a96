/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_SHOWN_H
#define OUTPUT_SHOWN_H

/*
 * Of the thousands of figures, those that the planner's tables show, in which years, and how they
 * are headed.
 */

#include "output/paper.h"
#include "sim/message.h"

#include <stddef.h>

enum { SHOWN_ROWS = 56, SHOWN_YEARS = 5, SHOWN_ID = 96 };

/* Under a table of differences, or a list of them. */
#define SHOWN_ROUNDED                                                                              \
    N_("Differences are worked out before anything is rounded: they need not be those of "         \
       "the rounded means beside them.")

struct shown_row {
    const char *variable, *label; /* label: NULL where there is none */
};

extern const struct shown_row shown_rows[SHOWN_ROWS];

/* Of the figures with these ids: the calendar years, or "run" where there is none; at most
 * SHOWN_YEARS of them, evenly apart and with the last one. They point into ids. Returns how
 * many. */
size_t shown_periods(const char *const *ids, size_t n, const char **periods);

void shown_id(char id[SHOWN_ID], const char *variable, const char *label, const char *period);

/* The variable of those who still wait at the horizon, under a wait or a term of results; NULL
 * under anything else. */
const char *shown_waiting(const char *variable);

int shown_decimals(const char *unit);

/* A unit of figures as it is read: "days" of day; in the language of messages. */
const char *shown_unit(const char *unit);

/* "days from a to b (days), norm 70"; norm: NAN where there is none. */
void shown_heading(struct paper *paper, const char *label, const char *unit, double norm);

#endif
