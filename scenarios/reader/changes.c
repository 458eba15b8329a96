/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/reader/changes.h"

#include "scenarios/reader/dated.h"
#include "scenarios/reader/members.h"
#include "scenarios/reader/print.h"
#include "sim/calendar.h"
#include "sim/message.h"

#include <string.h>

enum { CHANGES_MOST = 2000, MEMBER_NAME = ITEMS_NAME + 16 };

static const char *const actions[] = {"set", "add", "multiply"}; /* by enum timeline_action */

/* A change being read. */
struct reading {
    struct params *params;
    const struct registry *registry;
    const struct node *root, *item;
    struct faults *faults;
    char name[ITEMS_NAME]; /* "changes.june", or "changes" */
};

static void
tell(const struct reading *self, const struct node *node, const char *what)
{
    faults_add(self->faults, node->place.file, node->place.line, 0, "%s: %s", self->name, _(what));
}

/* "changes.june.until" */
static void
name_member(const struct reading *self, char name[MEMBER_NAME], const char *of)
{
    snprintf(name, MEMBER_NAME, "%s.%s", self->name, of);
}

/* Whether it is within a setting of a network that is at fault itself, so that nobody knows what
 * there is in it. */
static bool
is_within_a_fault(const struct reading *self, const char *name)
{
    static const char *const settings[] = {"stations", "arrivals"};

    for (size_t i = 0; i < sizeof settings / sizeof settings[0]; i++) {
        const struct node *setting = node_child(self->root, settings[i]);
        size_t n = strlen(settings[i]);
        if (self->registry->kind == MODEL_QUEUE && strncmp(name, settings[i], n) == 0 &&
            name[n] == '.' && (setting == NULL || !setting->sound))
            return true;
    }
    return false;
}

/* The name is of no number that may change in time. */
static void
tell_name(const struct reading *self, const struct node *name)
{
    const struct registry *registry = self->registry;
    bool is_key = registry_find(registry, name->text) != NULL;
    const char *elsewhere = registry_elsewhere(registry, name->text, false);
    const struct place *place = &name->place;
    char meant[NEAREST_MEANT];

    if (elsewhere != NULL && !is_key)
        faults_add(self->faults, place->file, place->line, 0, "%s: %s belongs to model \"%s\"",
                   self->name, name->text, elsewhere);
    else if (registry->kind == MODEL_QUEUE)
        faults_add(self->faults, place->file, place->line, 0,
                   "%s: %s is not a number that may change in time; there are the servers of "
                   "each station (stations.ID.servers) and, where arrivals have a rate, "
                   "arrivals.rate",
                   self->name, name->text);
    else if (is_key)
        faults_add(self->faults, place->file, place->line, 0,
                   "%s: %s is a key that may not change in time", self->name, name->text);
    else {
        nearest_meant(registry_nearest(registry, name->text, true), meant);
        faults_add(self->faults, place->file, place->line, 0, "%s: %s is not a key%s", self->name,
                   name->text, meant);
    }
}

/* The number that a change names; false with a fault. */
static bool
find_number(const struct reading *self, struct dated *number)
{
    const struct node *name = node_child(self->item, "key");

    if (name == NULL || name->kind != NODE_TEXT) {
        tell(self, self->item, "key is missing, or is not a text");
        return false;
    }
    if (dated_find(number, self->params, self->registry, self->root, name->text))
        return true;
    if (!is_within_a_fault(self, name->text))
        tell_name(self, name);
    return false;
}

/* Exactly one of set, add and multiply. */
static bool
read_action(const struct reading *self, struct timeline_change *change)
{
    const struct node *item = self->item;
    const struct member_row *row;
    struct node *found = NULL;
    char name[MEMBER_NAME];
    int n = 0;

    for (int a = 0; a < 3; a++)
        if (node_child(item, actions[a]) != NULL) {
            found = node_child(item, actions[a]);
            change->action = (enum timeline_action)a;
            n++;
        }
    if (n != 1) {
        faults_add(self->faults, item->place.file, item->place.line, 0,
                   "%s: a change has one of set, add and multiply, this has %s", self->name,
                   n == 0 ? _("none") : _("more"));
        return false;
    }
    row = member_find("changes", actions[change->action]);
    name_member(self, name, row->name);
    return fill_real(found, name, row->low, row->high, &change->value, self->faults);
}

/* A date that need not be there; false where it is no date. */
static bool
read_date(const struct reading *self, const char *of, day_number *day)
{
    const struct node *date = node_child(self->item, of);
    char name[MEMBER_NAME];

    name_member(self, name, of);
    return date == NULL || fill_date(date, name, day, self->faults);
}

static bool
read_dates(const struct reading *self, struct timeline_change *change)
{
    bool sound = node_child(self->item, "date") != NULL;

    change->until = TIMELINE_ALWAYS;
    change->announced = TIMELINE_KNOWN;
    if (!sound)
        tell(self, self->item, "date is missing");
    sound = read_date(self, "date", &change->from) && sound;
    sound = read_date(self, "until", &change->until) && sound;
    sound = read_date(self, "announced", &change->announced) && sound;
    if (!sound)
        return false;
    if (change->announced > change->from)
        tell(self, node_child(self->item, "announced"), "announced must not come after date");
    if (change->until <= change->from)
        tell(self, node_child(self->item, "until"),
             "until, the first day on which the change no longer acts, must be after date");
    return change->until > change->from && change->announced <= change->from;
}

static bool
read_ramp(const struct reading *self, struct timeline_change *change)
{
    const struct member_row *row = member_find("changes", "ramp_days");
    struct node *ramp = node_child(self->item, row->name);
    char name[MEMBER_NAME];
    int64_t days = 0;

    name_member(self, name, row->name);
    if (ramp != NULL && !fill_whole(ramp, name, row->low, row->high, &days, self->faults))
        return false;
    change->ramp_days = (int)days;
    return true;
}

/* The value on each of its steps, told at the first one that is out of range. */
static void
check_range(const struct reading *self, const struct dated *number)
{
    const struct timeline *timeline = number->timeline;
    char date[DATE_TEXT_SIZE], is[PRINT_NUMBER], low[PRINT_NUMBER], high[PRINT_NUMBER];
    size_t i = 0;

    while (i < timeline->n_steps && dated_accepts(number, timeline->steps[i].value))
        i++;
    if (i == timeline->n_steps)
        return;
    date_format(timeline->steps[i].from, date);
    print_number(timeline->steps[i].value, is);
    print_number(number->low, low);
    print_number(number->high, high);
    faults_add(self->faults, self->item->place.file, self->item->place.line, 0,
               "%s: %s is %s from %s on, must be %s%s to %s", self->name, number->name, is, date,
               number->whole ? _("a whole number, ") : "", low, high);
}

/* What nobody looks at before it is in force cannot be announced. */
static bool
may_be_announced(const struct reading *self, const struct dated *number)
{
    const struct node *announced = node_child(self->item, "announced");

    if (number->timeline == NULL || number->ahead || announced == NULL)
        return true;
    faults_add(self->faults, announced->place.file, announced->place.line, 0,
               "%s: %s acts when it is in force; announced is for exam places", self->name,
               number->name);
    return false;
}

static int
read_change(const struct reading *self, struct error *error)
{
    struct dated number = {0};
    struct timeline_change change = {0};
    bool sound = find_number(self, &number);
    int code;

    sound = read_action(self, &change) && sound;
    sound = read_dates(self, &change) && sound;
    sound = may_be_announced(self, &number) && sound;
    sound = read_ramp(self, &change) && sound;
    items_unknown(self->item, "changes", "changes", self->faults);
    if (!sound || self->item->misfit || number.setting == NULL ||
        !number.setting->sound) /* what is wrong is told */
        return 0;
    code = timeline_change(number.timeline, &change, error);
    if (code == 0)
        check_range(self, &number);
    return code;
}

int
changes_read(struct params *params, const struct registry *registry, struct node *root,
             struct faults *faults, struct error *error)
{
    struct reading reading = {.params = params, .registry = registry, .root = root,
                              .faults = faults};
    struct node *list = node_child(root, "changes");
    size_t before = faults->n;
    int code = 0;

    if (list == NULL)
        return 0;
    if (!items_are_sound(list, "changes", CHANGES_MOST, false, faults))
        return 0;
    for (const struct node *item = list->first; item != NULL && code == 0; item = item->next) {
        reading.item = item;
        items_name(reading.name, "changes", item);
        code = read_change(&reading, error);
    }
    list->sound = faults->n == before && !node_has_misfit(list);
    return code;
}
