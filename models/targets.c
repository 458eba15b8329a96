/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/targets.h"

#include "models/targets_rows.h"
#include "sim/error.h"

#include <string.h>

const char *const operator_labels[OPERATORS] = {
    "obliged", "inflow", "cohort", "all_ages", "letter", "window",
};

const char *const use_labels[USES] = {"fit", "check", "input"};

size_t
targets_size(void)
{
    return targets_letter_n + targets_series_n + targets_wi2013_n;
}

const struct target *
target_at(size_t index)
{
    bug_assert(index < targets_size(), "target %zu of %zu", index, targets_size());
    if (index < targets_letter_n)
        return &targets_letter[index];
    index -= targets_letter_n;
    return index < targets_series_n ? &targets_series[index]
                                    : &targets_wi2013[index - targets_series_n];
}

size_t
target_find(const char *id)
{
    size_t i = 0;

    while (i < targets_size() && strcmp(target_at(i)->id, id) != 0)
        i++;
    return i;
}

static day_number
day_of(const struct target *self, const char *text)
{
    day_number day = 0;
    bool sound = date_parse(text, &day);

    bug_assert(sound, "target %s has no date", self->id);
    return day;
}

day_number
target_day(const struct target *self)
{
    return day_of(self, self->date);
}

/* A run begins with empty homes: people of all ages it knows when it has had the law of 2013, too. */
day_number
target_since(const struct target *self)
{
    struct date new_year = {self->cohort, 1, 1};

    switch (self->by) {
    case OPERATOR_COHORT:
        return date_to_day(new_year);
    case OPERATOR_ALL_AGES:
    case OPERATOR_LETTER:
    case OPERATOR_WINDOW:
        return day_of(self, "2013-01-01"); /* letter, 4.1 */
    default:
        return day_of(self, "2022-01-01"); /* Wi21 art. 54(1) */
    }
}

day_number
target_from(const struct target *self)
{
    return day_of(self, self->since);
}

day_number
target_until(const struct target *self)
{
    return day_of(self, self->until != NULL ? self->until : self->date);
}
