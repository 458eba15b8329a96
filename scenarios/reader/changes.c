/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/reader/changes.h"

#include "sim/calendar.h"

#include <string.h>

enum { CHANGES_MOST = 2000, RAMP_MOST = 20000 };

#define CHANGE_LIMIT 1e9

static const char *const actions[] = {"set", "add", "multiply"}; /* by enum timeline_action */

static struct timeline *
timeline_of(struct params *params, const struct key *key)
{
    return (void *)((unsigned char *)params + key->offset);
}

/* The key that a change names, or NULL with a fault. */
static const struct key *
key_of(const struct registry *registry, const struct node *item, struct faults *faults)
{
    const struct node *name = node_child(item, "key");
    const struct key *key;
    const char *nearest;

    if (name == NULL || name->kind != NODE_TEXT) {
        faults_add(faults, item->place.file, item->place.line, 0,
                   "changes: key is missing, or is not a text");
        return NULL;
    }
    key = registry_find(registry, name->text);
    if (key != NULL && key->row->kind == KEY_DATED)
        return key;
    nearest = registry_nearest(registry, name->text, true);
    faults_add(faults, name->place.file, name->place.line, 0, "changes: %s %s%s%s%s", name->text,
               key == NULL ? "is not a key" : "is not a key that may change in time",
               nearest != NULL ? "; did you mean " : "", nearest != NULL ? nearest : "",
               nearest != NULL ? "?" : "");
    return NULL;
}

/* Exactly one of set, add and multiply. */
static bool
read_action(struct timeline_change *self, const struct node *item, struct faults *faults)
{
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
                   n == 0 ? "none" : "more");
        return false;
    }
    return fill_real(found, "changes", -CHANGE_LIMIT, CHANGE_LIMIT, &self->value, faults);
}

static bool
read_dates(struct timeline_change *self, const struct node *item, struct faults *faults)
{
    const struct node *date = node_child(item, "date"), *until = node_child(item, "until");

    self->until = TIMELINE_ALWAYS;
    if (date == NULL) {
        faults_add(faults, item->place.file, item->place.line, 0, "changes: date is missing");
        return false;
    }
    if (!fill_date(date, "changes.date", &self->from, faults) ||
        (until != NULL && !fill_date(until, "changes.until", &self->until, faults)))
        return false;
    if (self->until <= self->from)
        faults_add(faults, until->place.file, until->place.line, 0,
                   "changes: until, the first day on which the change no longer acts, must be "
                   "after date");
    return self->until > self->from;
}

static bool
read_ramp(struct timeline_change *self, const struct node *item, struct faults *faults)
{
    struct node *ramp = node_child(item, "ramp_days");
    int64_t days = 0;

    if (ramp != NULL && !fill_whole(ramp, "changes.ramp_days", 0, RAMP_MOST, &days, faults))
        return false;
    self->ramp_days = (int)days;
    return true;
}

/* The value on each of its steps, told at the first one that is out of range. */
static bool
stays_in_range(const struct timeline *timeline, const struct key *key, const struct node *item,
               struct faults *faults)
{
    char date[DATE_TEXT_SIZE];

    for (size_t i = 0; i < timeline->n_steps; i++) {
        double value = timeline->steps[i].value;
        if (value >= key->row->low && value <= key->row->high)
            continue;
        date_format(timeline->steps[i].from, date);
        faults_add(faults, item->place.file, item->place.line, 0,
                   "changes: %s is %.10g from %s on, must be %.10g to %.10g", key->name, value,
                   date, key->row->low, key->row->high);
        return false;
    }
    return true;
}

static int
read_change(struct params *params, const struct registry *registry, const struct node *root,
            const struct node *item, struct faults *faults, struct error *error)
{
    static const char *const known[] = {"id",  "date",     "until",     "key", "set",
                                        "add", "multiply", "ramp_days", NULL};
    const struct key *key = key_of(registry, item, faults);
    const struct node *value = key != NULL ? node_at(root, key->name) : NULL;
    struct timeline_change change = {0};
    bool sound = read_action(&change, item, faults);
    int code;

    sound = read_dates(&change, item, faults) && sound;
    sound = read_ramp(&change, item, faults) && sound;
    items_unknown(item, "changes", known, faults);
    if (value == NULL || !value->sound || !sound) /* what is wrong has been told */
        return 0;
    code = timeline_change(timeline_of(params, key), &change, error);
    if (code == 0)
        stays_in_range(timeline_of(params, key), key, item, faults);
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
    list->sound = faults->n == before;
    return code;
}
