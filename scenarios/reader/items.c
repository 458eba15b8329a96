/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/reader/items.h"

#include "scenarios/reader/items_law.h"
#include "scenarios/reader/members.h"
#include "scenarios/reader/nearest.h"
#include "sim/calendar.h"
#include "sim/message.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- what all lists share ---- */

static void
tell_of(const struct node *node, struct faults *faults, const char *name, const char *what)
{
    faults_add(faults, node->place.file, node->place.line, 0, "%s: %s", name, _(what));
}

void
items_name(char name[ITEMS_NAME], const char *list, const struct node *item)
{
    const char *id = node_id(item);

    snprintf(name, ITEMS_NAME, "%s%s%s", list, id != NULL ? "." : "", id != NULL ? id : "");
}

/* Of an item with a sound id, told where a member of it is, or it itself. */
static void
tell_item(const struct key *key, const struct node *item, const struct node *at, const char *what,
          struct faults *faults)
{
    char name[ITEMS_NAME];

    items_name(name, key->name, item);
    tell_of(at, faults, name, what);
}

/* "housing.tasks.2024-1.persons" */
static void
name_member(char name[ITEMS_NAME], const struct key *key, const struct node *item, const char *of)
{
    snprintf(name, ITEMS_NAME, "%s.%s.%s", key->name, node_id(item), of);
}

/* What an item of a list, or a member of a group, goes by; NULL where it cannot be meant: it has no
 * name, one that is no id, or takes something out. */
static const char *
name_to_mean(const struct node *parent, const struct node *child)
{
    const char *name = parent->kind == NODE_LIST ? node_id(child) : child->name;

    if (name == NULL || strlen(name) >= NEAREST_NAME)
        return NULL;
    return child->kind == NODE_GROUP && node_child(child, "remove") != NULL ? NULL : name;
}

const char *
items_nearest(const struct node *parent, const char *name)
{
    const char *nearest = NULL;
    size_t shortest = SIZE_MAX;

    for (const struct node *child = parent->first; child != NULL; child = child->next) {
        const char *known = name_to_mean(parent, child);
        size_t letters = known != NULL ? nearest_apart(name, known) : SIZE_MAX;
        if (letters < shortest) {
            shortest = letters;
            nearest = known;
        }
    }
    return nearest;
}

static bool
id_is_sound(const struct node *item, const char *name, bool need_id, struct faults *faults)
{
    const char *id = node_id(item);

    if (id == NULL) {
        if (need_id || node_child(item, "id") != NULL)
            tell_of(item, faults, name, "each item needs an id, a text");
        return !need_id && node_child(item, "id") == NULL;
    }
    if (*id == '\0' || strlen(id) >= PARAMS_ID || strchr(id, '.') != NULL) {
        tell_of(item, faults, name, "an id has 1 to 31 letters and no dot");
        return false;
    }
    return true;
}

/* Lists are merged: what an item takes out that is still there was not in the list. */
static void
tell_removal(const struct node *list, const struct node *item, const char *name,
             struct faults *faults)
{
    const struct node *remove = node_child(item, "remove");
    const char *id = node_id(item);
    char meant[NEAREST_MEANT];

    if (remove->kind != NODE_BOOL || remove->integer == 0) {
        tell_of(item, faults, name, "remove must be true");
    } else if (id == NULL) {
        tell_of(item, faults, name, "remove needs the id, a text, of the item that it takes out");
    } else {
        nearest_meant(faults->n < FAULTS_READ ? items_nearest(list, id) : NULL, meant);
        faults_add(faults, item->place.file, item->place.line, 0,
                   "%s: there is no item %s to remove%s", name, id, meant);
    }
}

bool
items_are_sound(const struct node *list, const char *name, size_t most, bool need_id,
                struct faults *faults)
{
    size_t n = 0;
    bool sound = true;

    if (list->kind != NODE_LIST) {
        tell_of(list, faults, name, "must be a list of groups, ( { ... }, { ... } )");
        return false;
    }
    for (const struct node *item = list->first; item != NULL; item = item->next, n++) {
        if (item->kind != NODE_GROUP) {
            tell_of(item, faults, name, "each item must be a group, { ... }");
            sound = false;
        } else if (node_child(item, "remove") != NULL) {
            tell_removal(list, item, name, faults);
            sound = false;
        } else {
            sound = id_is_sound(item, name, need_id, faults) && sound;
        }
    }
    if (n > most) {
        faults_add(faults, list->place.file, list->place.line, 0,
                   "%s has %zu items, at most %zu are taken", name, n, most);
        sound = false;
    }
    return sound;
}

static void
tell_unknown(const struct node *member, const char *name, const char *nearest,
             struct faults *faults)
{
    char meant[NEAREST_MEANT];

    nearest_meant(nearest, meant);
    faults_add(faults, member->place.file, member->place.line, 0, "%s: unknown member %s%s",
               name, member->name, meant);
}

void
items_unknown(const struct node *item, const char *name, const char *of, struct faults *faults)
{
    char full[ITEMS_NAME];

    items_name(full, name, item);
    for (const struct node *child = item->first; child != NULL; child = child->next)
        if (member_find(of, child->name) == NULL)
            tell_unknown(child, full, member_nearest(of, child->name), faults);
}

struct node *
items_member(const struct node *item, const char *name, const char *of, struct faults *faults)
{
    struct node *node = node_child(item, of);
    char full[ITEMS_NAME];

    items_name(full, name, item);
    if (node == NULL)
        faults_add(faults, item->place.file, item->place.line, 0, "%s: %s is missing", full, of);
    return node;
}

static void
read_persons(const struct key *key, const struct node *item, double *persons,
             const char *const *labels, int n, struct faults *faults)
{
    for (int i = 0; i < n; i++) {
        struct node *node = items_member(item, key->name, labels[i], faults);
        char name[ITEMS_NAME];
        name_member(name, key, item, labels[i]);
        if (node != NULL)
            fill_real(node, name, key->row->low, key->row->high, &persons[i], faults);
    }
}

static bool
read_date(const struct key *key, const struct node *item, const char *of, day_number *day,
          struct faults *faults)
{
    const struct node *node = items_member(item, key->name, of, faults);
    char name[ITEMS_NAME];

    name_member(name, key, item, of);
    return node != NULL && fill_date(node, name, day, faults);
}

/* ---- the lists ---- */

static void
read_year(struct year_inflow *self, const struct key *key, const struct node *item,
          struct faults *faults)
{
    const char *id = node_id(item);

    items_unknown(item, key->name, key->name, faults);
    snprintf(self->id, PARAMS_ID, "%s", id);
    if (strlen(id) != 4 || strspn(id, "0123456789") != 4)
        tell_item(key, item, item, "the id of a year is the year, such as \"2024\"", faults);
    read_persons(key, item, self->persons, entrant_labels, ENTRANTS, faults);
}

static void
read_burst(struct burst *self, const struct key *key, const struct node *item,
           struct faults *faults)
{

    bool sound;

    items_unknown(item, key->name, key->name, faults);
    snprintf(self->id, PARAMS_ID, "%s", node_id(item));
    sound = read_date(key, item, "date", &self->date, faults);
    sound = read_date(key, item, "duty_from", &self->duty_from, faults) && sound;
    sound = read_date(key, item, "duty_until", &self->duty_until, faults) && sound;
    read_persons(key, item, self->persons, group_labels, GROUPS, faults);
    if (!sound)
        return;
    if (self->duty_until < self->duty_from || self->date < self->duty_until)
        tell_item(key, item, item, "duty_from, duty_until and date must be in that order", faults);
}

/* The day from which on something is known, if it is said: else it is known from the start. */
static bool
read_announced(const struct key *key, const struct node *item, day_number date,
               day_number *announced, struct faults *faults)
{
    *announced = TIMELINE_KNOWN;
    if (node_child(item, "announced") == NULL)
        return true;
    if (!read_date(key, item, "announced", announced, faults))
        return false;
    if (*announced > date)
        tell_item(key, item, item, "announced must not come after date", faults);
    return *announced <= date;
}

/* The exam of that name from a first one on, or EXAMS. */
static enum exam
exam_of_name(const struct node *name, int first)
{
    for (int e = first; e < EXAMS; e++)
        if (name->kind == NODE_TEXT && strcmp(name->text, exam_labels[e]) == 0)
            return (enum exam)e;
    return EXAMS;
}

/* A B1 exam, or "a2" for a sitting that is given back. */
static void
read_exam_moved(struct moved_day *self, const struct key *key, const struct node *item,
                const struct node *exam, struct faults *faults)
{
    self->exam = exam_of_name(exam, EXAM_LEZEN_B1);
    if (self->exam == EXAMS && (exam->kind != NODE_TEXT || strcmp(exam->text, "a2") != 0))
        tell_item(key, item, exam,
                  "exam must be lezen_b1, luisteren_b1, schrijven_b1 or spreken_b1, or a2 for a "
                  "sitting that is given back",
                  faults);
}

static void
read_moved(struct moved_day *self, const struct key *key, const struct node *item,
           struct faults *faults)
{
    const struct node *exam = items_member(item, key->name, "exam", faults);

    items_unknown(item, key->name, key->name, faults);
    snprintf(self->id, PARAMS_ID, "%s", node_id(item));
    if (read_date(key, item, "date", &self->date, faults)) {
        if (!day_is_working(self->date))
            tell_item(key, item, item,
                      "no exams are sat on that day: it is not a working day",
                      faults);
        read_announced(key, item, self->date, &self->announced, faults);
    }
    if (exam != NULL)
        read_exam_moved(self, key, item, exam, faults);
}

static void
read_site(struct exam_site *self, const struct key *key, const struct node *item,
          struct faults *faults)
{
    struct node *share = items_member(item, key->name, "share", faults);
    char name[ITEMS_NAME];

    items_unknown(item, key->name, key->name, faults);
    snprintf(self->id, PARAMS_ID, "%s", node_id(item));
    name_member(name, key, item, "share");
    if (share != NULL)
        fill_real(share, name, key->row->low, key->row->high, &self->share, faults);
}

/* The site of that id; the sites have been read. Whether there is such a one is for check_exams.c to
 * say: of a list of sites that is not sound nothing is known. */
static void
read_site_closed(struct exam_closure *self, const struct key *key, const struct params *params,
                 const struct node *item, struct faults *faults)
{
    const struct node *site = node_child(item, "site");

    self->site = EXAM_SITES_ALL;
    if (site == NULL)
        return;
    if (site->kind != NODE_TEXT) {
        tell_item(key, item, site,
                  "site must be the id of one of exams.sites; without it all are closed",
                  faults);
        return;
    }
    for (int64_t s = 0; s < params->exams.n_sites; s++)
        if (strcmp(site->text, params->exams.sites[s].id) == 0)
            self->site = (int)s;
}

static void
read_exam_closed(struct exam_closure *self, const struct key *key, const struct node *item,
                 struct faults *faults)
{
    const struct node *exam = node_child(item, "exam");

    self->exam = EXAMS;
    if (exam == NULL)
        return;
    self->exam = exam_of_name(exam, 0);
    if (self->exam == EXAMS)
        tell_item(key, item, exam,
                  "exam must be the name of one, such as schrijven_a2; without it none is sat",
                  faults);
}

static void
read_closure(struct exam_closure *self, const struct key *key, const struct params *params,
             const struct node *item, struct faults *faults)
{
    bool sound;

    items_unknown(item, key->name, key->name, faults);
    snprintf(self->id, PARAMS_ID, "%s", node_id(item));
    read_site_closed(self, key, params, item, faults);
    read_exam_closed(self, key, item, faults);
    sound = read_date(key, item, "date", &self->date, faults);
    sound = read_date(key, item, "until", &self->until, faults) && sound;
    if (!sound)
        return;
    if (self->until <= self->date)
        tell_item(key, item, item,
                  "until, the first day on which it is open again, must be after date",
                  faults);
    read_announced(key, item, self->date, &self->announced, faults);
}

static void
read_task(struct housing_task *self, const struct key *key, struct node *item,
          struct faults *faults)
{
    const char *id = node_id(item);
    struct node *persons = items_member(item, key->name, "persons", faults);
    char name[ITEMS_NAME];

    items_unknown(item, key->name, key->name, faults);
    snprintf(self->id, PARAMS_ID, "%s", id);
    if (strlen(id) != 6 || strspn(id, "0123456789") != 4 || id[4] != '-' ||
        (id[5] != '1' && id[5] != '2'))
        tell_item(key, item, item, "the id of a task is its half-year, such as \"2024-1\"", faults);
    name_member(name, key, item, "persons");
    if (persons != NULL)
        fill_real(persons, name, key->row->low, key->row->high, &self->persons, faults);
}

/* Room for the items of a list. */
static size_t
most_of(const struct key *key)
{
    switch (key->offset) {
    case offsetof(struct params, inflow.years):
    case offsetof(struct params, inflow.wi2013):
        return PARAMS_YEARS;
    case offsetof(struct params, term.grounds):
        return PARAMS_GROUNDS;
    case offsetof(struct params, term.corona):
        return PARAMS_CORONA;
    case offsetof(struct params, enforcement.fines):
        return PARAMS_FINE_TABLES;
    case offsetof(struct params, enforcement.no_fine):
    case offsetof(struct params, enforcement.paused):
        return PARAMS_NO_FINES;
    case offsetof(struct params, inflow.bursts):
        return PARAMS_BURSTS;
    case offsetof(struct params, housing.tasks):
        return PARAMS_TASKS;
    case offsetof(struct params, exams.sites):
        return PARAMS_SITES;
    case offsetof(struct params, exams.closed):
        return PARAMS_CLOSED;
    default:
        return PARAMS_MOVED;
    }
}

static void
read_item(struct params *params, const struct key *key, struct node *item, struct faults *faults)
{
    switch (key->offset) {
    case offsetof(struct params, inflow.years):
        read_year(&params->inflow.years[params->inflow.n_years++], key, item, faults);
        break;
    case offsetof(struct params, inflow.wi2013):
        read_year(&params->inflow.wi2013[params->inflow.n_wi2013++], key, item, faults);
        break;
    case offsetof(struct params, term.grounds):
        items_read_ground(&params->term.grounds[params->term.n_grounds++], key, item, faults);
        break;
    case offsetof(struct params, term.corona):
        items_read_corona(&params->term.corona[params->term.n_corona++], key, item, faults);
        break;
    case offsetof(struct params, enforcement.fines):
        items_read_fines(&params->enforcement.fines[params->enforcement.n_fines++], key, item,
                         faults);
        break;
    case offsetof(struct params, enforcement.no_fine):
        items_read_sparing(&params->enforcement.no_fine[params->enforcement.n_no_fine++], key,
                           item, faults);
        break;
    case offsetof(struct params, enforcement.paused):
        items_read_sparing(&params->enforcement.paused[params->enforcement.n_paused++], key, item,
                           faults);
        break;
    case offsetof(struct params, inflow.bursts):
        read_burst(&params->inflow.bursts[params->inflow.n_bursts++], key, item, faults);
        break;
    case offsetof(struct params, housing.tasks):
        read_task(&params->housing.tasks[params->housing.n_tasks++], key, item, faults);
        break;
    case offsetof(struct params, exams.sites):
        read_site(&params->exams.sites[params->exams.n_sites++], key, item, faults);
        break;
    case offsetof(struct params, exams.closed):
        read_closure(&params->exams.closed[params->exams.n_closed++], key, params, item, faults);
        break;
    default:
        read_moved(&params->exams.moved[params->exams.n_moved++], key, item, faults);
        break;
    }
}

void
items_read(struct params *params, const struct key *key, struct node *list,
           struct faults *faults)
{
    if (!items_are_sound(list, key->name, most_of(key), true, faults))
        return;
    for (struct node *item = list->first; item != NULL; item = item->next)
        read_item(params, key, item, faults);
}
