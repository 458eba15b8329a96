/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIOS_READER_SHOW_JSON_H
#define SCENARIOS_READER_SHOW_JSON_H

/*
 * What show.h shows, as one JSON document: values are texts in the syntax of scenarios, each with
 * where it comes from.
 */

#include "scenarios/reader/scenario.h"

#include <stdio.h>

/* The effective scenario as a text, and its inputs. The caller looks at ferror(out). */
void show_json(const struct scenario *self, FILE *out);

/* The keys that differ, in the order of show_difference: was, of other; is, of self; null where that
 * one has no such key. moved: it stands elsewhere in its list. */
void show_json_difference(const struct scenario *self, const struct scenario *other, FILE *out);

#endif
