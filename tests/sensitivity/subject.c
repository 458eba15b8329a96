/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sensitivity/subject.h"

#include "tests/sensitivity/pull.h"

#include <stdio.h>
#include <string.h>

#define NAMES "says of what the rule is, and how it reads then follows from its other members: "
#define MANY_FINES "enforcement.municipal.per_year.asiel=100.0"

/* What has an effect only beside another setting is varied beside it, which proves that it has one.
 * Without such a setting (NULL) it would be excused from having any. */
const struct condition conditions[] = {
    {"person.naturalisation_per_year.overig", "person.naturalisation_after.overig=0.5",
     "at this scale hardly anybody of overig is obliged for five years"},
    {"wi2013.integrated.overig", "wi2013.integrated.overig=0.02",
     "at this scale hardly anybody of overig is dispensed so"},
    {"exams.reserved_until", "exams.reserved=0.1", "acts while places are reserved"},
    {"exams.priority_days", "exams.reserved=0.1", "acts while places are reserved"},
    {"exams.sites[].share", NULL,
     "the shares are one sum, and who books goes where most places are free: a site's share is "
     "felt only where it is closed (tests/test_office.c)"},
    {"exams.closed[].exam", NULL, NAMES "tests/test_places_news.c"},
    {"term.grounds[].ground", NULL, NAMES "tests/test_grounds.c"},
    {"term.grounds[].regime", NULL, NAMES "tests/test_grounds.c"},
    {"enforcement.fines[].regime", NULL, NAMES "tests/test_fines.c"},
    {"enforcement.fines[].from", "enforcement.fines.wi2013_exams.from=2018-06-01",
     "the tables are as old as the laws, and of then there is no decision"},
    {"enforcement.no_fine[].group", NULL, NAMES "tests/test_fines.c"},
    {"enforcement.paused[].group", NULL, NAMES "tests/test_fines.c"},
    {"enforcement.paused[].regime", NULL, NAMES "tests/test_fines.c"},
    {"enforcement.municipal.repeat_months", "enforcement.municipal.per_year.asiel=5.0",
     "at this scale hardly anybody is fined twice"},
    {"enforcement.municipal.most", MANY_FINES, "at this scale hardly anybody is fined so often"},
    {"enforcement.municipal.most_new_term", MANY_FINES,
     "at this scale hardly anybody is fined so often"},
};

const size_t n_conditions = sizeof conditions / sizeof conditions[0];

bool
key_is_of_run(const struct key *key)
{
    return strncmp(key->name, "run.", 4) == 0;
}

static const struct condition *
condition_of(const struct subject *subject)
{
    char name[KEY_NAME];

    subject_name(subject, name);
    for (size_t i = 0; i < n_conditions; i++)
        if (strcmp(conditions[i].subject, name) == 0)
            return &conditions[i];
    return NULL;
}

/* ---- members of a list ---- */

static bool
is_member(const struct node *child)
{
    return child->name != NULL && strcmp(child->name, "id") != 0;
}

/* Whether no item before it has such a member. */
static bool
is_first_of_its_name(const struct node *list, const struct node *item, const struct node *child)
{
    for (const struct node *before = list->first; before != item; before = before->next)
        if (node_child(before, child->name) != NULL)
            return false;
    return true;
}

/* The index-th member that items of a list have, counted without the id; NULL past the last. Items
 * need not have the same. */
static const struct node *
member_at(const struct node *list, size_t index)
{
    for (const struct node *item = list->first; item != NULL; item = item->next)
        for (const struct node *child = item->first; child != NULL; child = child->next)
            if (is_member(child) && is_first_of_its_name(list, item, child) && index-- == 0)
                return child;
    return NULL;
}

/* An empty list is one subject, that cannot be varied. */
size_t
subjects_of(const struct key *key, const struct control *control)
{
    const struct node *setting = node_at(control->root, key->name);
    size_t n = 0;

    if (key_is_of_run(key))
        return 0;
    if (!key_is_list(key->row) || setting == NULL || setting->first == NULL)
        return 1;
    while (member_at(setting, n) != NULL)
        n++;
    return n;
}

struct subject
subject_of(const struct registry *registry, const struct key *key, const struct control *control,
           size_t index)
{
    struct subject self = {.registry = registry, .key = key};

    subject_beside(&self, control);
    if (key_is_list(key->row) && self.setting != NULL && self.setting->first != NULL)
        self.member = member_at(self.setting, index)->name;
    self.condition = condition_of(&self);
    return self;
}

void
subject_beside(struct subject *self, const struct control *control)
{
    self->control = control;
    self->setting = node_at(control->root, self->key->name);
}

const char *
subject_name(const struct subject *self, char name[KEY_NAME])
{
    size_t n = (size_t)snprintf(name, KEY_NAME, "%s", self->key->name);

    if (self->member != NULL)
        snprintf(name + n, KEY_NAME - n, "[].%s", self->member);
    return name;
}

bool
is_name(const struct node *node)
{
    return node->kind == NODE_TEXT && !is_date(node->text) && !is_year_day(node->text);
}

const char *
subject_unit(const struct subject *self)
{
    const struct node *node = NULL;

    for (const struct node *item = self->member != NULL ? self->setting->first : NULL;
         item != NULL && node == NULL; item = item->next)
        node = node_child(item, self->member);
    if (node == NULL || node->kind != NODE_TEXT)
        return self->key->row->unit;
    return is_name(node) ? "name" : "date";
}

bool
subject_is_changed(const struct subject *self)
{
    return change_after(self->control, self->key, NULL) != NULL;
}

const struct node *
change_after(const struct control *control, const struct key *key, const struct node *before)
{
    const struct node *changes = node_child(control->root, "changes"), *item = NULL;

    if (before != NULL)
        item = before->next;
    else if (changes != NULL)
        item = changes->first;
    while (item != NULL && strcmp(node_child(item, "key")->text, key->name) != 0)
        item = item->next;
    return item;
}
