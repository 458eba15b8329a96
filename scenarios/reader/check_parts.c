/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/reader/check_parts.h"

#include "sim/calendar.h"
#include "sim/message.h"

#include <string.h>

enum { ITEM_SIZE = PARAMS_SITES * (PARAMS_ID + 2) + 512 }; /* what is wrong, with all sites named */

struct place
place_of_item(const struct check *self, const char *list, int64_t index)
{
    const struct node *item = node_at(self->root, list)->first;

    while (index-- > 0)
        item = item->next;
    return item->place;
}

void
tell_item(const struct check *self, const char *list, int64_t index, const char *format, ...)
{
    struct place place = place_of_item(self, list, index);
    char text[ITEM_SIZE];
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(text, sizeof text, _(format), arguments);
    va_end(arguments);
    faults_add(self->faults, place.file, place.line, 0, "%s: %s", list, text);
}

void
check_shares_together(const struct check *self, const char *what, const struct share *shares,
                      size_t n)
{
    const char *where = shares[n - 1].key;
    double sum = 0.0;

    for (size_t i = 0; i < n; i++)
        if (!is_sound(self, shares[i].key))
            return;
    for (size_t i = 0; i < n; i++) {
        sum += shares[i].value;
        if (!is_own(self, where) && is_own(self, shares[i].key))
            where = shares[i].key;
    }
    if (sum > 1.0 + SUM_TOLERANCE)
        tell(self, where, "%s add up to %.6g, more than 1", what, sum);
}

static bool
all_sound(const struct check *self, const struct dated_share *shares, size_t n)
{
    bool sound = is_sound(self, "run.start") &&
                 (node_child(self->root, "changes") == NULL || is_sound(self, "changes"));

    for (size_t i = 0; i < n; i++)
        sound = is_sound(self, shares[i].key) && sound;
    return sound;
}

static bool
is_one_of(const char *key, const struct dated_share *shares, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(key, shares[i].key) == 0)
            return true;
    return false;
}

/* Where shares were said: the first of the scenario itself, or the first. */
static struct place
place_of(const struct check *self, const struct dated_share *shares, size_t n)
{
    size_t own = 0;

    while (own < n - 1 && !is_own(self, shares[own].key))
        own++;
    return node_at(self->root, shares[is_own(self, shares[own].key) ? own : 0].key)->place;
}

/* Where the shares of a day were said: the last change of one of them, or the shares themselves. */
static struct place
place_of_day(const struct check *self, const struct dated_share *shares, size_t n, day_number day)
{
    const struct node *changes = node_child(self->root, "changes");
    struct place place = place_of(self, shares, n);

    for (const struct node *item = changes != NULL ? changes->first : NULL; item != NULL;
         item = item->next) {
        day_number from = 0;
        if (is_one_of(node_child(item, "key")->text, shares, n) &&
            date_parse(node_child(item, "date")->text, &from) && from <= day)
            place = item->place;
    }
    return place;
}

static double
sum_on(const struct dated_share *shares, size_t n, day_number day)
{
    double sum = 0.0;

    for (size_t i = 0; i < n; i++)
        sum += timeline_at(shares[i].share, day);
    return sum;
}

void
check_dated_shares(const struct check *self, const char *what, const struct dated_share *shares,
                   size_t n)
{
    char date[DATE_TEXT_SIZE];

    if (!all_sound(self, shares, n))
        return;
    for (size_t i = 0; i < n; i++)
        for (size_t step = 0; step < shares[i].share->n_steps; step++) {
            day_number from = shares[i].share->steps[step].from;
            day_number day = from < self->params->run.start ? self->params->run.start : from;
            double sum = sum_on(shares, n, day);
            struct place place;
            if (sum <= 1.0 + SUM_TOLERANCE)
                continue;
            date_format(day, date);
            place = place_of_day(self, shares, n, day);
            faults_add(self->faults, place.file, place.line, 0,
                       "%s: the shares add up to %.6g on %s, more than 1", what, sum, date);
            return;
        }
}
