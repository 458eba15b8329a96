/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIOS_READER_SHOW_H
#define SCENARIOS_READER_SHOW_H

/*
 * A scenario's values one a line, by their full names, and what differs between two scenarios.  An
 * item of a list is one value, by its id.  The caller looks at ferror(out).
 */

#include "scenarios/reader/scenario.h"

#include <stdbool.h>
#include <stdio.h>

/* "exams.no_show = 0.08;  # base basis.cfg:812": who said it, and where if that is in a file, as
 * seen from the scenario's folder. */
void show_origins(const struct scenario *self, FILE *out);

/* The keys that differ, each with the value of other behind "-" and that of self behind "+", in the
 * order of self; then what only other has.  An item that stands elsewhere in its list is told, for
 * dated changes act in order.  With where each value comes from, if origins. */
void show_difference(const struct scenario *self, const struct scenario *other, bool origins,
                     FILE *out);

/* Gives each of these: was, of other, is NULL where other has no such key, is, of self, where self has
 * none; moved: an item stands elsewhere in its list. */
typedef void show_give(void *context, const struct scenario_input *was,
                       const struct scenario_input *is, bool moved);
void show_each_difference(const struct scenario *self, const struct scenario *other,
                          show_give *give, void *context);

#endif
