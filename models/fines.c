/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/fines.h"

#include <stddef.h>

/* From its first day on, until the first on which it is no longer in force. */
static bool
is_in_force(day_number from, day_number until, day_number day)
{
    return from <= day && day < until;
}

static const struct fine_table *
table_on(const struct params *params, enum regime regime, enum offence offence, day_number day)
{
    for (int64_t i = 0; i < params->enforcement.n_fines; i++) {
        const struct fine_table *table = &params->enforcement.fines[i];
        if (table->regime == regime && table->offence == offence &&
            is_in_force(table->from, table->until, day))
            return table;
    }
    return NULL;
}

/* Of somebody's progress in a table of nine: a row of attempts, in it a column of hours. */
static size_t
cell_of(const struct fine_table *table, const struct progress *progress)
{
    size_t column = 0;

    while (column < PARAMS_FINE_CLASSES - 1 && progress->hours >= table->hours[column])
        column++;
    return (size_t)progress->tried * PARAMS_FINE_CLASSES + column;
}

int64_t
fines_of(const struct params *params, enum regime regime, enum offence offence, day_number day,
         const struct progress *progress)
{
    const struct fine_table *table = table_on(params, regime, offence, day);
    int64_t euro;

    if (table == NULL)
        return 0;
    euro = table->euro[table->n_euro > 1 ? cell_of(table, progress) : 0] -
           table->off_passed * progress->passed;
    return euro > 0 ? euro : 0;
}

bool
sparing_holds(const struct sparing *rules, int64_t n, enum group group, enum regime regime,
              day_number day)
{
    for (int64_t i = 0; i < n; i++)
        if (rules[i].group == group &&
            (rules[i].regime == REGIMES || rules[i].regime == (int)regime) &&
            is_in_force(rules[i].from, rules[i].until, day))
            return true;
    return false;
}
