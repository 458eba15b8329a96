/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/reader/schedule.h"

#include "scenarios/reader/fill.h"
#include "scenarios/reader/items.h"

#include <stdio.h>

enum { SCHEDULE_MOST = 2000, NAME_SIZE = 128 };

/* One item; false where a fault was added. */
static bool
read_item(const struct schedule *self, const struct node *item, day_number *from, double *value,
          struct faults *faults)
{
    struct node *date = items_member(item, self->name, "from", faults);
    struct node *number = items_member(item, self->name, self->member, faults);
    char name[NAME_SIZE];
    size_t before = faults->n;
    int64_t whole = 0;

    items_unknown(item, self->name, self->of, faults);
    snprintf(name, sizeof name, "%s.from", self->name);
    if (date != NULL)
        fill_date(date, name, from, faults);
    snprintf(name, sizeof name, "%s.%s", self->name, self->member);
    if (number != NULL && !self->whole)
        fill_real(number, name, self->low, self->high, value, faults);
    if (number != NULL && self->whole &&
        fill_whole(number, name, self->low, self->high, &whole, faults))
        *value = (double)whole;
    return date != NULL && number != NULL && faults->n == before;
}

/* From a date on, on top of what is there. */
static int
lay(struct timeline *self, day_number from, double value, struct error *error)
{
    struct timeline_change change = {.from = from, .until = TIMELINE_ALWAYS,
                                     .action = TIMELINE_SET, .value = value};

    return self->n_steps == 0 ? timeline_init(self, value, error)
                              : timeline_change(self, &change, error);
}

int
schedule_read(struct timeline *self, const struct schedule *schedule, struct node *list,
              struct faults *faults, struct error *error)
{
    day_number before = INT32_MIN, from = 0;
    double value = 0.0;
    int code = 0;

    if (!items_are_sound(list, schedule->name, SCHEDULE_MOST, false, faults))
        return 0;
    for (const struct node *item = list->first; item != NULL && code == 0; item = item->next) {
        if (!read_item(schedule, item, &from, &value, faults))
            continue;
        if (from <= before)
            faults_add(faults, item->place.file, item->place.line, 0,
                       "%s: the dates must rise, each after the one before", schedule->name);
        before = from;
        code = lay(self, from, value, error);
    }
    return code;
}
