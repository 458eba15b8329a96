/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/reader/changes.h"

#include "scenarios/reader/dated.h"
#include "scenarios/reader/members.h"
#include "scenarios/reader/print.h"
#include "sim/calendar.h"
#include "sim/message.h"

#include <string.h>

enum { CHANGES_MOST = 2000 };

static const char *const actions[] = {"set", "add", "multiply"}; /* by enum timeline_action */

/* The name is of no number that may change in time. */
static void
tell_name(const struct registry *registry, const struct node *name, struct faults *faults)
{
    bool is_key = registry_find(registry, name->text) != NULL;
    const char *elsewhere = registry_elsewhere(registry, name->text, false);
    const struct place *place = &name->place;
    char meant[NEAREST_MEANT];

    if (elsewhere != NULL && !is_key)
        faults_add(faults, place->file, place->line, 0, "changes: %s belongs to model \"%s\"",
                   name->text, elsewhere);
    else if (registry->kind == MODEL_QUEUE)
        faults_add(faults, place->file, place->line, 0,
                   "changes: %s is not a number that may change in time; there are the servers of "
                   "each station (stations.ID.servers) and, where arrivals have a rate, "
                   "arrivals.rate",
                   name->text);
    else if (is_key)
        faults_add(faults, place->file, place->line, 0,
                   "changes: %s is a key that may not change in time", name->text);
    else {
        nearest_meant(registry_nearest(registry, name->text, true), meant);
        faults_add(faults, place->file, place->line, 0, "changes: %s is not a key%s", name->text,
                   meant);
    }
}

/* The number that a change names; false with a fault. */
static bool
find_number(struct dated *self, struct params *params, const struct registry *registry,
            const struct node *root, const struct node *item, struct faults *faults)
{
    const struct node *name = node_child(item, "key");

    if (name == NULL || name->kind != NODE_TEXT) {
        faults_add(faults, item->place.file, item->place.line, 0,
                   "changes: key is missing, or is not a text");
        return false;
    }
    if (dated_find(self, params, registry, root, name->text))
        return true;
    tell_name(registry, name, faults);
    return false;
}

/* Exactly one of set, add and multiply. */
static bool
read_action(struct timeline_change *self, const struct node *item, struct faults *faults)
{
    const struct member_row *row;
    struct node *found = NULL;
    int n = 0;

    for (int a = 0; a < 3; a++)
        if (node_child(item, actions[a]) != NULL) {
            found = node_child(item, actions[a]);
            self->action = (enum timeline_action)a;
            n++;
        }
    if (n != 1) {
        faults_add(faults, item->place.file, item->place.line, 0,
                   "changes: a change has one of set, add and multiply, this has %s",
                   n == 0 ? _("none") : _("more"));
        return false;
    }
    row = member_find("changes", actions[self->action]);
    return fill_real(found, "changes", row->low, row->high, &self->value, faults);
}

static bool
read_dates(struct timeline_change *self, const struct node *item, struct faults *faults)
{
    const struct node *date = node_child(item, "date"), *until = node_child(item, "until");
    const struct node *announced = node_child(item, "announced");

    self->until = TIMELINE_ALWAYS;
    self->announced = TIMELINE_KNOWN;
    if (date == NULL) {
        faults_add(faults, item->place.file, item->place.line, 0, "changes: date is missing");
        return false;
    }
    if (!fill_date(date, "changes.date", &self->from, faults) ||
        (until != NULL && !fill_date(until, "changes.until", &self->until, faults)) ||
        (announced != NULL &&
         !fill_date(announced, "changes.announced", &self->announced, faults)))
        return false;
    if (self->announced > self->from) {
        faults_add(faults, announced->place.file, announced->place.line, 0,
                   "changes: announced must not come after date");
        return false;
    }
    if (self->until <= self->from)
        faults_add(faults, until->place.file, until->place.line, 0,
                   "changes: until, the first day on which the change no longer acts, must be "
                   "after date");
    return self->until > self->from;
}

static bool
read_ramp(struct timeline_change *self, const struct node *item, struct faults *faults)
{
    const struct member_row *row = member_find("changes", "ramp_days");
    struct node *ramp = node_child(item, row->name);
    int64_t days = 0;

    if (ramp != NULL &&
        !fill_whole(ramp, "changes.ramp_days", row->low, row->high, &days, faults))
        return false;
    self->ramp_days = (int)days;
    return true;
}

/* The value on each of its steps, told at the first one that is out of range. */
static bool
stays_in_range(const struct dated *number, const struct node *item, struct faults *faults)
{
    const struct timeline *timeline = number->timeline;
    const char *id = node_id(item);
    char date[DATE_TEXT_SIZE], is[PRINT_NUMBER], low[PRINT_NUMBER], high[PRINT_NUMBER];

    for (size_t i = 0; i < timeline->n_steps; i++) {
        double value = timeline->steps[i].value;
        if (dated_accepts(number, value))
            continue;
        date_format(timeline->steps[i].from, date);
        print_number(value, is);
        print_number(number->low, low);
        print_number(number->high, high);
        faults_add(faults, item->place.file, item->place.line, 0,
                   "changes%s%s: %s is %s from %s on, must be %s%s to %s", id != NULL ? "." : "",
                   id != NULL ? id : "", number->name, is, date,
                   number->whole ? _("a whole number, ") : "", low, high);
        return false;
    }
    return true;
}

/* What nobody looks at before it is in force cannot be announced. */
static bool
may_be_announced(const struct dated *number, const struct node *item, struct faults *faults)
{
    const struct node *announced = node_child(item, "announced");

    if (number->timeline == NULL || number->ahead || announced == NULL)
        return true;
    faults_add(faults, announced->place.file, announced->place.line, 0,
               "changes: %s acts when it is in force; announced is for exam places", number->name);
    return false;
}

static int
read_change(struct params *params, const struct registry *registry, const struct node *root,
            const struct node *item, struct faults *faults, struct error *error)
{
    struct dated number = {0};
    struct timeline_change change = {0};
    bool sound = find_number(&number, params, registry, root, item, faults);
    int code;

    sound = read_action(&change, item, faults) && sound;
    sound = read_dates(&change, item, faults) && sound;
    sound = may_be_announced(&number, item, faults) && sound;
    sound = read_ramp(&change, item, faults) && sound;
    items_unknown(item, "changes", "changes", faults);
    if (!sound || item->misfit || number.setting == NULL ||
        !number.setting->sound) /* what is wrong is told */
        return 0;
    code = timeline_change(number.timeline, &change, error);
    if (code == 0)
        stays_in_range(&number, item, faults);
    return code;
}

int
changes_read(struct params *params, const struct registry *registry, struct node *root,
             struct faults *faults, struct error *error)
{
    struct node *list = node_child(root, "changes");
    size_t before = faults->n;
    int code = 0;

    if (list == NULL)
        return 0;
    if (!items_are_sound(list, "changes", CHANGES_MOST, false, faults))
        return 0;
    for (struct node *item = list->first; item != NULL && code == 0; item = item->next)
        code = read_change(params, registry, root, item, faults, error);
    list->sound = faults->n == before && !node_has_misfit(list);
    return code;
}
