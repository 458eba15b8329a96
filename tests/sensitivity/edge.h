/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_SENSITIVITY_EDGE_H
#define TESTS_SENSITIVITY_EDGE_H

/*
 * How far a number goes, by its row: the edge of its band, or as much of itself as is pulled; a step
 * is a part of the way there.
 */

#include "scenarios/reader/registry.h"
#include "tests/sensitivity/pull.h"

/* Whether the row has a hand-set band, and whether a value lies in it. */
bool edge_has_band(const struct key_row *row);
bool edge_in_band(const struct key_row *row, double value);

double edge_clip(double value, double low, double high);

/* Where a number goes in a whole step; NAN: nowhere. whole: it is a whole number. */
double edge_of(const struct key_row *row, enum side side, double value, bool whole);

/* Where it is after a step of the way from value to edge. A step above 1 goes beyond the edge, within
 * the row's range: some whole numbers are taken only there. */
double edge_toward(const struct key_row *row, double value, double edge, double step, bool whole);

#endif
