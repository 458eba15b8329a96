/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sensitivity/variant.h"

#include "scenarios/reader/print.h"
#include "tests/sensitivity/edge.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define SUM_TOLERANCE 1e-6

/* ---- settings ---- */

/* old: what it was. */
static void
put(struct variant *self, const char *path, const struct node *new, const struct node *old)
{
    const char *text = print_value_text(self->pool, new);
    const char *before = print_value_text(self->pool, old);

    bug_assert(self->n < VARIANT_OVERRIDES, "%s takes too many settings", self->subject->key->name);
    if (text == NULL || before == NULL)
        return;
    self->changed = self->changed || strcmp(text, before) != 0;
    self->overrides[self->n++] =
        (struct scenario_override){.text = pool_format(self->pool, "%s=%s", path, text),
                                   .origin = "set"};
}

static void
put_number(struct variant *self, const char *path, const struct node *old, double value)
{
    struct node new = *old;

    if (old->kind == NODE_INT)
        new.integer = (int64_t)value;
    else
        new.real = value;
    put(self, path, &new, old);
}

static void __attribute__((format(printf, 2, 3))) say(struct variant *self, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(self->text, VARIANT_TEXT, format, arguments);
    va_end(arguments);
}

/* ---- numbers ---- */

/* Whether dated changes give the key another base than its value. */
static bool
is_set_anew(const struct control *control, const struct key *key)
{
    const struct node *item = NULL;

    while ((item = change_after(control, key, item)) != NULL)
        if (node_child(item, "multiply") == NULL)
            return true;
    return false;
}

/* The sum over the labels of the row; NAN where it does not hold for the whole run. */
static double
sum_of_labels(const struct subject *subject)
{
    const struct registry *registry = subject->registry;
    double sum = 0.0, number;

    for (size_t i = 0; i < registry->n; i++) {
        const struct key *key = &registry->keys[i];
        const struct node *node = node_at(subject->control->root, key->name);
        if (key->row != subject->key->row)
            continue;
        if (node == NULL || node->kind != NODE_FLOAT || !node_number(node, &number) ||
            is_set_anew(subject->control, key))
            return NAN;
        sum += number;
    }
    return sum;
}

/* The other labels make room, in proportion. */
static void
make_room(struct variant *self, double value, double goal)
{
    const struct subject *subject = self->subject;
    double number = 0.0;

    if (subject->key->row->n_labels < 2 || !(value < 1.0) ||
        !(fabs(sum_of_labels(subject) - 1.0) <= SUM_TOLERANCE))
        return;
    for (size_t i = 0; i < subject->registry->n; i++) {
        const struct key *other = &subject->registry->keys[i];
        const struct node *node = node_at(subject->control->root, other->name);
        if (other->row == subject->key->row && other != subject->key && node_number(node, &number))
            put_number(self, other->name, node, number * (1.0 - goal) / (1.0 - value));
    }
}

static void
vary_number(struct variant *self)
{
    const struct subject *subject = self->subject;
    const struct key_row *row = subject->key->row;
    bool whole = subject->setting->kind == NODE_INT;
    double value = 0.0, goal;

    node_number(subject->setting, &value);
    goal = edge_toward(row, value, edge_of(row, self->side, value, whole), self->step, whole);
    put_number(self, subject->key->name, subject->setting, goal);
    make_room(self, value, goal);
    say(self, "%.6g", goal);
}

/* ---- levels ---- */

static const struct timeline *
timeline_of(const struct subject *subject)
{
    return (const void *)((const unsigned char *)&subject->control->scenario.params +
                          subject->key->offset);
}

/* The factor that keeps the level within its range and, where it is in its band, in that. */
static double
level_factor(const struct variant *self)
{
    const struct key_row *row = self->subject->key->row;
    double lowest = timeline_lowest(timeline_of(self->subject));
    double highest = timeline_highest(timeline_of(self->subject));
    bool banded = edge_in_band(row, lowest) && edge_in_band(row, highest);
    double low = banded ? row->band_low : row->low, high = banded ? row->band_high : row->high;
    double factor = pull_factor(self->side, self->step);

    if (highest > 0.0 && factor * highest > high)
        factor = high / highest;
    if (lowest > 0.0 && factor * lowest < low)
        factor = low / lowest;
    return factor;
}

/* Multiplies what a dated change sets or adds, or sets it to a switch; what it multiplies follows by
 * itself. */
static void
vary_change(struct variant *self, const struct node *item, double factor, double to)
{
    static const char *const actions[] = {"set", "add"};

    for (size_t a = 0; a < sizeof actions / sizeof actions[0]; a++) {
        const struct node *amount = node_child(item, actions[a]);
        double number = 0.0;
        if (amount == NULL || !node_number(amount, &number))
            continue;
        bug_assert(node_id(item) != NULL, "a change of %s without an id cannot be varied",
                   self->subject->key->name);
        put_number(self, pool_format(self->pool, "changes.%s.%s", node_id(item), actions[a]),
                   amount, isnan(to) ? number * factor : to);
    }
}

static void
vary_level(struct variant *self)
{
    const struct subject *subject = self->subject;
    bool is_switch = strcmp(subject->key->row->unit, "switch") == 0;
    double factor = level_factor(self), to = is_switch ? (double)(self->side == SIDE_HIGH) : NAN;
    const struct node *item = NULL;
    double value = 0.0;

    node_number(subject->setting, &value);
    put_number(self, subject->key->name, subject->setting, is_switch ? to : value * factor);
    make_room(self, value, value * factor);
    while ((item = change_after(subject->control, subject->key, item)) != NULL)
        vary_change(self, item, factor, to);
    if (is_switch)
        say(self, "%.0f", to);
    else
        say(self, "x %.3g", factor);
}

/* ---- distributions ---- */

/* The mean that the scenario names; else that of the distribution. */
static double
mean_of(const struct subject *subject)
{
    const struct node *node = subject->setting, *mean = node_child(node, "mean");
    const void *spec =
        (const unsigned char *)&subject->control->scenario.params + subject->key->offset;
    double number;

    if (mean == NULL)
        mean = node_child(node, "value");
    return mean != NULL && node_number(mean, &number) ? number : draw_spec_mean(spec);
}

static void
vary_distribution(struct variant *self)
{
    const struct subject *subject = self->subject;
    struct node *copy = node_copy(self->pool, subject->setting);
    double mean = mean_of(subject);
    double edge = edge_of(subject->key->row, self->side, mean, false);
    double goal = edge_toward(subject->key->row, mean, edge, self->step, false);
    struct pull pull = {.factor = goal / mean};

    if (copy == NULL || !(mean > 0.0))
        return;
    pull_node(copy, &pull, self->pool);
    put(self, subject->key->name, copy, subject->setting);
    say(self, "mean %.6g", goal);
}

/* ---- arrays and other values as a whole ---- */

static double
sum_of_array(const struct node *array)
{
    double sum = 0.0, number;

    for (const struct node *item = array->first; item != NULL; item = item->next)
        sum += node_number(item, &number) ? number : NAN;
    return sum;
}

/* A fifth of the first to the last, or of the last to the first. */
static void
move_share(struct variant *self, struct node *array)
{
    double share = (1.0 - PULL_DOWN) * self->step;

    if (self->side == SIDE_LOW) {
        array->last->real += share * array->first->real;
        array->first->real -= share * array->first->real;
        say(self, "%.3g %% of the first to the last", 100.0 * share);
    } else {
        array->first->real += share * array->last->real;
        array->last->real -= share * array->last->real;
        say(self, "%.3g %% of the last to the first", 100.0 * share);
    }
}

/* The first half against the second. */
static void
tilt(struct variant *self, struct node *array)
{
    const struct key_row *row = self->subject->key->row;
    double factor = pull_factor(self->side, self->step);
    size_t n = row->n_values, i = 0;

    for (struct node *item = array->first; item != NULL; item = item->next, i++) {
        double value = item->real * (i < n / 2 ? factor : 1.0 / factor);
        item->real =
            edge_in_band(row, item->real) ? edge_clip(value, row->band_low, row->band_high) : value;
    }
    say(self, "first half x %.3g, second against it", factor);
}

/* What the factor or the days are, for people to read. */
static void
say_pull(struct variant *self, const struct node *node, const struct pull *pull)
{
    while (node->first != NULL && !node_is_distribution(node))
        node = node->first;
    if (node->kind == NODE_TEXT)
        say(self, "%+d days", pull->days);
    else if (node->kind == NODE_INT && node->integer != 0)
        say(self, "x %.3g, whole",
            (double)pull_whole(node->integer, pull->factor) / (double)node->integer);
    else
        say(self, "x %.3g", pull->factor);
}

static struct pull
pull_of(const struct variant *self)
{
    const struct key_row *row = self->subject->key->row;

    return (struct pull){.factor = pull_factor(self->side, self->step),
                         .days = pull_days(self->side, self->step),
                         .low = row->low,
                         .high = row->high};
}

static void
vary_whole(struct variant *self)
{
    const struct subject *subject = self->subject;
    struct node *copy = node_copy(self->pool, subject->setting);
    struct pull pull = pull_of(self);

    if (copy == NULL)
        return;
    if (subject->key->row->kind == KEY_REALS && fabs(sum_of_array(copy) - 1.0) <= SUM_TOLERANCE) {
        move_share(self, copy);
    } else if (strcmp(subject->key->row->unit, "weight") == 0) {
        tilt(self, copy);
    } else {
        say_pull(self, copy, &pull);
        pull_node(copy, &pull, self->pool);
    }
    put(self, subject->key->name, copy, subject->setting);
    if (subject->setting->kind == NODE_TEXT)
        say(self, "%s", copy->text);
}

/* ---- lists ---- */

/* The same member of the next item; of the last, of the first. */
static const struct node *
neighbour(const struct node *list, const struct node *item, enum side side, const char *member)
{
    const struct node *other = item->next != NULL ? item->next : list->first;

    if (side == SIDE_LOW)
        for (other = list->first; other->next != NULL && other->next != item;)
            other = other->next;
    return node_child(other, member);
}

static void
vary_item(struct variant *self, const struct node *item, const struct node *old)
{
    const struct subject *subject = self->subject;
    const char *path =
        pool_format(self->pool, "%s.%s.%s", subject->key->name, node_id(item), subject->member);
    struct node *copy = node_copy(self->pool, old);
    struct pull pull = pull_of(self);

    if (path == NULL || copy == NULL)
        return;
    if (is_name(copy)) {
        const struct node *other = neighbour(subject->setting, item, self->side, subject->member);
        copy->text = other != NULL ? other->text : copy->text;
        say(self, "of the item %s", self->side == SIDE_LOW ? "before" : "after");
    } else {
        say_pull(self, copy, &pull);
        pull_node(copy, &pull, self->pool);
    }
    put(self, path, copy, old);
}

static void
vary_list(struct variant *self)
{
    const struct subject *subject = self->subject;

    for (const struct node *item = subject->setting->first; item != NULL; item = item->next) {
        const struct node *old = node_child(item, subject->member);
        if (old != NULL)
            vary_item(self, item, old);
    }
}

/* ---- all of it ---- */

bool
variant_make(struct variant *self, struct pool *pool, const struct subject *subject, enum side side,
             double step)
{
    const struct node *setting = subject->setting;

    memset(self, 0, sizeof *self);
    *self = (struct variant){.pool = pool, .subject = subject, .side = side, .step = step};
    if (setting == NULL)
        return false;
    if (subject->member != NULL)
        vary_list(self);
    else if (subject->key->row->kind == KEY_DATED && subject_is_changed(subject))
        vary_level(self);
    else if (setting->kind == NODE_INT || setting->kind == NODE_FLOAT)
        vary_number(self);
    else if (node_is_distribution(setting))
        vary_distribution(self);
    else if (!key_is_list(subject->key->row))
        vary_whole(self);
    return self->changed;
}

void
variant_base(const struct subject *subject, char text[VARIANT_TEXT])
{
    const struct node *setting = subject->setting;
    double number = 0.0;

    if (subject->key->row->kind == KEY_DATED && subject_is_changed(subject))
        snprintf(text, VARIANT_TEXT, "%.6g to %.6g", timeline_lowest(timeline_of(subject)),
                 timeline_highest(timeline_of(subject)));
    else if (setting != NULL && node_number(setting, &number))
        snprintf(text, VARIANT_TEXT, "%.6g", number);
    else if (setting != NULL && setting->kind == NODE_TEXT)
        snprintf(text, VARIANT_TEXT, "%s", setting->text);
    else if (setting != NULL && node_is_distribution(setting))
        snprintf(text, VARIANT_TEXT, "mean %.6g", mean_of(subject));
    else
        snprintf(text, VARIANT_TEXT, "as it is");
}

bool
variant_beyond_band(const struct subject *subject)
{
    const struct node *setting = subject->setting;
    double value = 0.0;

    if (setting == NULL || !edge_has_band(subject->key->row))
        return false;
    if (node_is_distribution(setting))
        value = mean_of(subject);
    else if (!node_number(setting, &value))
        return false;
    return !edge_in_band(subject->key->row, value);
}
