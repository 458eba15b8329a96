/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sensitivity/pull.h"

#include "sim/calendar.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NO_LEAP_YEAR = 2023, YEAR_DAYS = 365 };

double
pull_factor(enum side side, double step)
{
    return 1.0 + ((side == SIDE_LOW ? PULL_DOWN : PULL_UP) - 1.0) * step;
}

int
pull_days(enum side side, double step)
{
    int days = (int)lround(PULL_DAYS * step);

    days = days > 0 ? days : 1;
    return side == SIDE_LOW ? -days : days;
}

int64_t
pull_whole(int64_t value, double factor)
{
    int64_t change = llround((double)value * (factor - 1.0));

    if (change == 0)
        change = factor < 1.0 ? -1 : 1;
    return value + change;
}

/* ---- dates ---- */

bool
is_date(const char *text)
{
    day_number day;

    return date_parse(text, &day);
}

bool
is_year_day(const char *text)
{
    struct date date = {NO_LEAP_YEAR, 0, 0};

    if (strlen(text) != 5 || text[2] != '-' || !isdigit((unsigned char)text[0]) ||
        !isdigit((unsigned char)text[3]))
        return false;
    date.month = atoi(text);
    date.day = atoi(text + 3);
    return date_exists(date);
}

static const char *
pull_text(const char *text, const struct pull *pull, struct pool *pool)
{
    char moved[DATE_TEXT_SIZE];
    day_number day = 0;

    if (date_parse(text, &day)) {
        date_format(day + pull->days, moved);
        return pool_text(pool, moved);
    }
    if (is_year_day(text)) {
        struct date start = {NO_LEAP_YEAR, 1, 1}, date = {NO_LEAP_YEAR, atoi(text), atoi(text + 3)};
        day = (date_to_day(date) - date_to_day(start) + pull->days + YEAR_DAYS) % YEAR_DAYS;
        date_format(date_to_day(start) + day, moved);
        return pool_text(pool, moved + 5);
    }
    return text;
}

/* Days of the year that went over its end begin it. */
static void
sort_days(struct node *array)
{
    for (struct node *a = array->first; a != NULL; a = a->next)
        for (struct node *b = a->next; b != NULL; b = b->next)
            if (a->kind == NODE_TEXT && b->kind == NODE_TEXT && is_year_day(a->text) &&
                strcmp(b->text, a->text) < 0) {
                const char *text = a->text;
                a->text = b->text;
                b->text = text;
            }
}

/* ---- distributions ---- */

/* What a parameter of a distribution of times does when times are multiplied: it goes along, goes
 * against, is a logarithm. The others (shape, sigma), and a truncation, which is often law, stay. */
static void
pull_parameter(struct node *node, double factor)
{
    static const char *const along[] = {"value", "mean", "sd",   "median", "scale",
                                        "low",   "high", "mode", "values"};
    double number = 0.0;

    for (size_t i = 0; i < sizeof along / sizeof along[0]; i++)
        if (strcmp(node->name, along[i]) == 0)
            number = factor;
    if (strcmp(node->name, "rate") == 0)
        number = 1.0 / factor;
    for (struct node *value = node->first; value != NULL && number > 0.0; value = value->next)
        value->real *= number;
    if (number > 0.0)
        node->real *= number;
    if (strcmp(node->name, "mu") == 0)
        node->real += log(factor);
}

/* ---- all of it ---- */

static double
clipped(double value, const struct pull *pull)
{
    if (!(pull->high > pull->low))
        return value;
    return value < pull->low ? pull->low : value > pull->high ? pull->high : value;
}

void
pull_node(struct node *node, const struct pull *pull, struct pool *pool)
{
    bool distribution = node_is_distribution(node);

    if (node->kind == NODE_FLOAT)
        node->real = clipped(node->real * pull->factor, pull);
    else if (node->kind == NODE_INT)
        node->integer = (int64_t)clipped((double)pull_whole(node->integer, pull->factor), pull);
    else if (node->kind == NODE_TEXT)
        node->text = pull_text(node->text, pull, pool);
    for (struct node *child = node->first; child != NULL; child = child->next)
        if (distribution)
            pull_parameter(child, pull->factor);
        else
            pull_node(child, pull, pool);
    if (node->kind == NODE_ARRAY || node->kind == NODE_LIST)
        sort_days(node);
}
