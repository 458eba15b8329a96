/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/reader/items_law.h"

#include "scenarios/reader/items.h"
#include "scenarios/reader/members.h"

#include <stdio.h>
#include <string.h>

enum { NAME_SIZE = 128 };

static void
name_of(char name[NAME_SIZE], const struct key *key, const struct node *item, const char *of)
{
    snprintf(name, NAME_SIZE, "%s.%s.%s", key->name, node_id(item), of);
}

/* A whole number that need not be there, 0 then. */
static void
read_number(const struct key *key, const struct node *item, const char *of, int64_t *value,
            struct faults *faults)
{
    const struct member_row *row = member_find(key->name, of);
    struct node *node = node_child(item, of);
    char name[NAME_SIZE];

    name_of(name, key, item, of);
    if (node != NULL)
        fill_whole(node, name, row->low, row->high, value, faults);
}

/* The place among the member's words, or their number where it is none of them, with a fault. */
static int
read_label(const struct key *key, const struct node *item, const char *of, struct faults *faults)
{
    const struct member_row *row = member_find(key->name, of);
    const struct node *node = items_member(item, key->name, of, faults);
    int i = 0, n = (int)row->n_words;

    if (node == NULL)
        return n;
    while (i < n && (node->kind != NODE_TEXT || strcmp(node->text, row->words[i]) != 0))
        i++;
    if (i == n) {
        char list[512] = "";
        for (int l = 0; l < n; l++)
            snprintf(list + strlen(list), sizeof list - strlen(list), "%s%s", l > 0 ? ", " : "",
                     row->words[l]);
        faults_add(faults, node->place.file, node->place.line, 0,
                   "%s.%s: unknown %s \"%s\", must be one of %s", key->name, node_id(item), of,
                   node->kind == NODE_TEXT ? node->text : "", list);
    }
    return i;
}

static bool
read_day(const struct key *key, const struct node *item, const char *of, day_number *day,
         struct faults *faults)
{
    const struct node *node = items_member(item, key->name, of, faults);
    char name[NAME_SIZE];

    name_of(name, key, item, of);
    return node != NULL && fill_date(node, name, day, faults);
}

/* From a day on; until another, or for good. */
static void
read_validity(const struct key *key, const struct node *item, day_number *from, day_number *until,
              struct faults *faults)
{
    bool sound = read_day(key, item, "from", from, faults);

    *until = DAY_NEVER;
    if (node_child(item, "until") == NULL)
        return;
    sound = read_day(key, item, "until", until, faults) && sound;
    if (sound && *until <= *from)
        faults_add(faults, node_child(item, "until")->place.file,
                   node_child(item, "until")->place.line, 0,
                   "%s.%s: until, the first day on which it is no longer in force, must be after "
                   "from",
                   key->name, node_id(item));
}

void
items_read_ground(struct ground_rule *self, const struct key *key, struct node *item,
                  struct faults *faults)
{

    items_unknown(item, key->name, key->name, faults);
    snprintf(self->id, PARAMS_ID, "%s", node_id(item));
    self->ground = (enum ground)read_label(key, item, "ground", faults);
    self->regime = (enum regime)read_label(key, item, "regime", faults);
    read_validity(key, item, &self->from, &self->until, faults);
    read_number(key, item, "months", &self->months, faults);
    read_number(key, item, "weeks", &self->weeks, faults);
    read_number(key, item, "at_least_months", &self->at_least_months, faults);
    read_number(key, item, "onderwijs_months", &self->onderwijs_months, faults);
    read_number(key, item, "hours", &self->hours, faults);
    read_number(key, item, "attempts", &self->attempts, faults);
}

void
items_read_corona(struct corona_step *self, const struct key *key, struct node *item,
                  struct faults *faults)
{

    items_unknown(item, key->name, key->name, faults);
    snprintf(self->id, PARAMS_ID, "%s", node_id(item));
    read_day(key, item, "date", &self->date, faults);
    read_number(key, item, "months", &self->months, faults);
    read_number(key, item, "within_months", &self->within_months, faults);
}

/* Whole numbers: one of some counts of them. */
static int64_t
read_numbers(const struct key *key, const struct node *item, const char *of, int64_t *values,
             int64_t most, struct faults *faults)
{
    const struct member_row *row = member_find(key->name, of);
    const struct node *array = node_child(item, of);
    int64_t n = 0;
    char name[NAME_SIZE];

    name_of(name, key, item, of);
    if (array == NULL)
        return 0;
    if (array->kind != NODE_ARRAY && array->kind != NODE_LIST) {
        faults_add(faults, array->place.file, array->place.line, 0,
                   "%s must be an array of whole numbers", name);
        return 0;
    }
    for (struct node *value = array->first; value != NULL; value = value->next, n++)
        if (n < most)
            fill_whole(value, name, row->low, row->high, &values[n], faults);
    return n;
}

void
items_read_fines(struct fine_table *self, const struct key *key, struct node *item,
                 struct faults *faults)
{
    int64_t n_hours;

    items_unknown(item, key->name, key->name, faults);
    snprintf(self->id, PARAMS_ID, "%s", node_id(item));
    self->regime = (enum regime)read_label(key, item, "regime", faults);
    self->offence = (enum offence)read_label(key, item, "offence", faults);
    read_validity(key, item, &self->from, &self->until, faults);
    read_number(key, item, "off_passed", &self->off_passed, faults);
    self->n_euro = read_numbers(key, item, "euro", self->euro, PARAMS_FINES, faults);
    n_hours = read_numbers(key, item, "hours", self->hours, PARAMS_FINE_CLASSES - 1, faults);
    if (self->n_euro != 1 && self->n_euro != PARAMS_FINES)
        faults_add(faults, item->place.file, item->place.line, 0,
                   "%s.%s: euro must have 1 or %d values", key->name, self->id, PARAMS_FINES);
    else if (n_hours != (self->n_euro == 1 ? 0 : PARAMS_FINE_CLASSES - 1))
        faults_add(faults, item->place.file, item->place.line, 0,
                   "%s.%s: hours must have %d values with %d of euro, and none with one",
                   key->name, self->id, PARAMS_FINE_CLASSES - 1, PARAMS_FINES);
}

void
items_read_sparing(struct sparing *self, const struct key *key, struct node *item,
                   struct faults *faults)
{

    items_unknown(item, key->name, key->name, faults);
    snprintf(self->id, PARAMS_ID, "%s", node_id(item));
    self->group = (enum group)read_label(key, item, "group", faults);
    self->regime = node_child(item, "regime") != NULL
                       ? read_label(key, item, "regime", faults)
                       : REGIMES;
    read_validity(key, item, &self->from, &self->until, faults);
}
