/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_SENSITIVITY_PULL_H
#define TESTS_SENSITIVITY_PULL_H

/*
 * A value pulled up or down: numbers by a factor, dates by days.  A value is a tree, so a
 * distribution, an array and a list of groups are pulled as a number is: each part for itself.
 */

#include "scenarios/reader/node.h"

enum side { SIDE_LOW, SIDE_HIGH, SIDES };

struct pull {
    double factor; /* above 0 */
    int days;
    double low, high; /* numbers stay within; of a distribution no bounds are asked */
};

/* As far as is pulled: by a fifth down and a quarter up, which undo each other, and sixty days;
 * step, between 0 and 1, is the part of it that is done. */
#define PULL_DOWN 0.8
#define PULL_UP 1.25
enum { PULL_DAYS = 60 };

double pull_factor(enum side side, double step);
int pull_days(enum side side, double step);

/* A whole number pulled by a factor: by 1 at least. */
int64_t pull_whole(int64_t value, double factor);

/* Whether a text is a date, "2024-06-01", or a day of every year, "06-01". */
bool is_date(const char *text);
bool is_year_day(const char *text);

/* Pulls a value in place; texts that are no dates stay. pool: of new texts. */
void pull_node(struct node *node, const struct pull *pull, struct pool *pool);

#endif
