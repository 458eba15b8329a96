/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/studies/design_read.h"

#include "scenarios/reader/nearest.h"
#include "scenarios/reader/parse.h"
#include "scenarios/reader/print.h"
#include "scenarios/reader/registry.h"
#include "scenarios/studies/sampling.h"
#include "sim/calendar.h"
#include "sim/message.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

_Static_assert((int)SAMPLING_DIMENSIONS >= (int)DESIGN_KEYS, "every key has a dimension");

/* A design being read. */
struct reading {
    struct design *design;
    struct pool *pool;
    struct faults *faults;
    struct error *error;
};

#define TELL(node, ...)                                                                            \
    faults_add(self->faults, (node)->place.file, (node)->place.line, 0, __VA_ARGS__)

/* ---- what all designs share ---- */

void
design_find_unknown(const struct node *group, const char *what, const char *const *known,
                    struct faults *faults)
{
    for (const struct node *child = group->first; child != NULL; child = child->next) {
        char meant[NEAREST_MEANT];
        size_t i = 0;
        while (known[i] != NULL && strcmp(child->name, known[i]) != 0)
            i++;
        if (known[i] != NULL)
            continue;
        nearest_meant(nearest_of(child->name, known), meant);
        faults_add(faults, child->place.file, child->place.line, 0, "%s has no %s%s", what,
                   child->name, meant);
    }
}

/* A member that must be there and of a kind; NULL with a fault where it is not. */
static const struct node *
need(const struct reading *self, const struct node *group, const char *what, const char *name,
     enum node_kind kind)
{
    const struct node *member = node_child(group, name);

    if (member != NULL && member->kind == kind)
        return member;
    if (member == NULL)
        TELL(group, "%s needs %s, %s", what, name, node_kind_name(kind));
    else
        TELL(member, "%s of %s must be %s, not %s", name, what, node_kind_name(kind),
             node_kind_name(member->kind));
    return NULL;
}

/* Whether it is a list of groups, and not an empty one. */
static bool
is_list_of_groups(const struct reading *self, const struct node *list, const char *what)
{
    bool sound = list->kind == NODE_LIST && list->first != NULL;

    for (const struct node *item = list->first; item != NULL && sound; item = item->next)
        sound = item->kind == NODE_GROUP;
    if (!sound)
        TELL(list, "%s must be a list of groups, ( { ... }, ... ), with one at least", what);
    return sound;
}

/* The number of the factor of a key, made where there is none yet; SIZE_MAX with a fault where
 * there are too many. */
static size_t
factor_of(struct reading *self, const char *key, const struct node *said)
{
    struct design *design = self->design;

    for (size_t f = 0; f < design->n_factors; f++)
        if (strcmp(design->factors[f].key, key) == 0)
            return f;
    if (design->n_factors == DESIGN_KEYS) {
        TELL(said, "a design has at most %d keys", DESIGN_KEYS);
        return SIZE_MAX;
    }
    design->factors[design->n_factors] =
        (struct design_factor){.key = key, .line = said->place.line};
    return design->n_factors++;
}

/* The factor of a group's `key`, which no other group has; NULL with a fault. */
static struct design_factor *
new_factor(struct reading *self, const struct node *group, const char *what)
{
    const struct node *key = need(self, group, what, "key", NODE_TEXT);
    size_t before = self->design->n_factors, f;

    if (key == NULL)
        return NULL;
    f = factor_of(self, key->text, key);
    if (f == SIZE_MAX)
        return NULL;
    if (f == before)
        return &self->design->factors[f];
    TELL(key, "the key %s was used before in this design, in line %d", key->text,
         self->design->factors[f].line);
    return NULL;
}

/* What a value says as a number: itself, the day of a date, or nothing. */
static double
number_of(const struct node *value)
{
    double number = NAN;
    day_number day;

    if (value->kind == NODE_TEXT && date_parse(value->text, &day))
        return day;
    return node_number(value, &number) ? number : (double)NAN;
}

static struct design_value
value_of(const struct reading *self, const struct node *node)
{
    return (struct design_value){print_value_text(self->pool, node), number_of(node),
                                 node->place.line};
}

/* ---- list ---- */

/* The node of "KEY=VALUE", its key in *key; NULL with a fault. */
static struct node *
read_assignment(struct reading *self, const struct node *said, const char **key)
{
    const char *equals = said->kind == NODE_TEXT ? strchr(said->text, '=') : NULL;
    struct place nowhere = {said->place.file, -1, said->place.origin};
    size_t before = self->faults->n, length;
    struct node *value;

    if (equals == NULL || equals == said->text) {
        TELL(said, "set must hold texts such as \"exams.no_show=0.1\"");
        return NULL;
    }
    length = (size_t)(equals - said->text);
    while (length > 0 && isspace((unsigned char)said->text[length - 1]))
        length--;
    *key = pool_text_n(self->pool, said->text, length);
    equals += 1 + strspn(equals + 1, " ");
    value = parse_value(self->pool, equals, nowhere, self->faults, self->error);
    for (size_t i = before; i < self->faults->n; i++)
        self->faults->items[i].line = said->place.line;
    if (value != NULL)
        value->place = said->place;
    return self->pool->failed ? NULL : value;
}

/* The values of a point lie in a row as wide as a design may be, until it is known how wide. */
static void
read_sets(struct reading *self, const struct node *item, const char *name,
          struct design_value *row)
{
    const struct node *set = node_child(item, "set");

    if (set != NULL && set->kind != NODE_ARRAY && set->kind != NODE_LIST) {
        TELL(set, "set must be an array of texts, [ \"KEY=VALUE\", ... ]");
        return;
    }
    for (const struct node *said = set != NULL ? set->first : NULL; said != NULL;
         said = said->next) {
        const char *key = NULL;
        const struct node *value = read_assignment(self, said, &key);
        size_t f = value != NULL ? factor_of(self, key, said) : SIZE_MAX;
        if (f == SIZE_MAX)
            continue;
        if (row[f].text != NULL)
            TELL(said, "point %s sets %s twice", name, key);
        row[f] = value_of(self, value);
    }
}

static const char *
read_name(struct reading *self, const struct node *item)
{
    const struct node *name = need(self, item, _("a point"), "name", NODE_TEXT);

    if (name == NULL)
        return "";
    if (!design_name_is_safe(name->text) || strcmp(name->text, "batch") == 0)
        TELL(name,
             "the name \"%s\" will not do for a file: letters, digits and . _ - + = , but at most "
             "%d, the first a letter or a digit, and not \"batch\"",
             name->text, DESIGN_NAME - 1);
    for (size_t i = 0; i < self->design->n_points; i++)
        if (strcmp(self->design->names[i], name->text) == 0)
            TELL(name, "two points are called %s", name->text);
    return name->text;
}

/* Rows as wide as the design came to be. */
static void
pack_rows(struct design *design)
{
    for (size_t i = 1; i < design->n_points; i++)
        memmove(design->values + i * design->n_factors, design->values + i * DESIGN_KEYS,
                design->n_factors * sizeof *design->values);
}

static int
read_list(struct reading *self, const struct node *list)
{
    static const char *const members[] = {"name", "set", NULL};
    struct design *design = self->design;
    size_t n = 0;

    if (!is_list_of_groups(self, list, "list"))
        return 0;
    for (const struct node *item = list->first; item != NULL; item = item->next)
        n++;
    if (n > DESIGN_POINTS) {
        TELL(list, "the list has %zu points, at most %d are taken", n, DESIGN_POINTS);
        return 0;
    }
    design->names = pool_take(self->pool, n * sizeof *design->names);
    design->values = pool_take(self->pool, n * DESIGN_KEYS * sizeof *design->values);
    if (design->names == NULL || design->values == NULL)
        return error_set(self->error, ERR_MEMORY, "no memory for a design");
    for (const struct node *item = list->first; item != NULL; item = item->next) {
        const char *name = read_name(self, item);
        design_find_unknown(item, _("a point"), members, self->faults);
        read_sets(self, item, name, design->values + design->n_points * DESIGN_KEYS);
        design->names[design->n_points++] = name;
    }
    pack_rows(design);
    return 0;
}

/* ---- grid ---- */

static void
read_values(struct reading *self, struct design_factor *factor, const struct node *values)
{
    size_t n = 0;

    for (const struct node *value = values->first; value != NULL; value = value->next)
        n++;
    factor->values = pool_take(self->pool, (n + 1) * sizeof *factor->values);
    if (n == 0)
        TELL(values, "%s has no values", factor->key);
    for (const struct node *value = values->first; value != NULL && factor->values != NULL;
         value = value->next) {
        struct design_value one = value_of(self, value);
        for (size_t i = 0; i < factor->n_values && one.text != NULL; i++)
            if (strcmp(factor->values[i].text, one.text) == 0)
                TELL(value, "%s has the value %s twice", factor->key, one.text);
        if (one.text != NULL)
            factor->values[factor->n_values++] = one;
    }
}

static void
read_grid_item(struct reading *self, const struct node *item)
{
    static const char *const members[] = {"key", "values", NULL};
    struct design_factor *factor = new_factor(self, item, _("an item of a grid"));
    const struct node *values = node_child(item, "values");

    design_find_unknown(item, _("an item of a grid"), members, self->faults);
    if (values == NULL || (values->kind != NODE_ARRAY && values->kind != NODE_LIST))
        TELL(values != NULL ? values : item,
             "an item of a grid needs values, [ ... ] or, where they differ in kind, ( ... )");
    else if (factor != NULL)
        read_values(self, factor, values);
}

static int
read_grid(struct reading *self, const struct node *grid)
{
    size_t before = self->faults->n;
    char text[PRINT_NUMBER];
    double points;

    if (!is_list_of_groups(self, grid, "grid"))
        return 0;
    for (const struct node *item = grid->first; item != NULL; item = item->next)
        read_grid_item(self, item);
    if (self->faults->n == before && !design_grid_fits(self->design, &points)) {
        print_number(points, text);
        TELL(grid, "the grid has %s points, at most %d are taken", text, DESIGN_POINTS);
    }
    return 0;
}

/* ---- ranges ---- */

/* Numbers of a key that takes whole ones are whole. */
static int
is_whole_key(const char *key, bool *whole, struct error *error)
{
    int code = 0;

    *whole = false;
    for (int kind = 0; kind < MODEL_KINDS && code == 0; kind++) {
        struct registry registry;
        const struct key *found;
        code = registry_init(&registry, (enum model_kind)kind, error);
        if (code != 0)
            break;
        found = registry_find(&registry, key);
        *whole = *whole || (found != NULL && found->row->kind == KEY_INT);
        registry_free(&registry);
    }
    return code;
}

static bool
is_date(const struct node *node)
{
    day_number day;

    return node->kind == NODE_TEXT && date_parse(node->text, &day);
}

static bool
is_whole(double number)
{
    return number <= floor(number) && fabs(number) < 9e15;
}

static int
read_bounds(struct reading *self, struct design_factor *factor, const struct node *item)
{
    const struct node *low = node_child(item, "low"), *high = node_child(item, "high");
    const struct node *said = node_child(item, "whole");
    bool whole = false;
    int code;

    if (low == NULL || high == NULL) {
        TELL(item, "the range of %s needs low and high", factor->key);
        return 0;
    }
    factor->low = number_of(low);
    factor->high = number_of(high);
    if (is_date(low) != is_date(high) || isnan(factor->low) || isnan(factor->high)) {
        TELL(low, "low and high of %s must be two numbers or two dates", factor->key);
        return 0;
    }
    if (!(factor->low < factor->high))
        TELL(high, "high of %s must lie above low", factor->key);
    if (said != NULL && said->kind != NODE_BOOL)
        TELL(said, "whole must be true or false, not %s", node_kind_name(said->kind));
    code = is_whole_key(factor->key, &whole, self->error);
    whole = whole || (said != NULL && said->kind == NODE_BOOL && said->integer != 0);
    factor->range = is_date(low) ? RANGE_DAY : whole ? RANGE_WHOLE : RANGE_REAL;
    if (factor->range == RANGE_WHOLE && !(is_whole(factor->low) && is_whole(factor->high)))
        TELL(low, "low and high of %s must be whole numbers", factor->key);
    return code;
}

static int
read_range(struct reading *self, const struct node *item)
{
    static const char *const members[] = {"key", "low", "high", "whole", NULL};
    struct design_factor *factor = new_factor(self, item, _("a range"));

    design_find_unknown(item, _("a range"), members, self->faults);
    return factor != NULL ? read_bounds(self, factor, item) : 0;
}

static void
read_seed(struct reading *self, const struct node *group)
{
    const struct node *seed = node_child(group, "seed");

    if (seed == NULL)
        return;
    if (seed->kind != NODE_INT || seed->integer < 0)
        TELL(seed, "seed must be a whole number, 0 or more");
    else
        self->design->seed = (uint64_t)seed->integer;
}

static int
read_ranges(struct reading *self, const struct node *group)
{
    static const char *const members[] = {"n", "seed", "ranges", NULL};
    const char *what = design_labels[self->design->kind];
    const struct node *n, *ranges;
    int code = 0;

    if (group->kind != NODE_GROUP) {
        TELL(group, "%s must be a group, { n = 64; ranges = ( ... ); }, not %s", what,
             node_kind_name(group->kind));
        return 0;
    }
    design_find_unknown(group, what, members, self->faults);
    read_seed(self, group);
    n = need(self, group, what, "n", NODE_INT);
    if (n != NULL && (n->integer < 1 || n->integer > DESIGN_POINTS))
        TELL(n, "n is %lld, must be 1 to %d", (long long)n->integer, DESIGN_POINTS);
    else if (n != NULL)
        self->design->n_points = (size_t)n->integer;
    ranges = need(self, group, what, "ranges", NODE_LIST);
    if (ranges == NULL || !is_list_of_groups(self, ranges, "ranges"))
        return 0;
    for (const struct node *item = ranges->first; item != NULL && code == 0; item = item->next)
        code = read_range(self, item);
    return code;
}

/* ---- all of it ---- */

static int
read_kind(struct reading *self, const struct node *of)
{
    switch (self->design->kind) {
    case DESIGN_LIST:
        return read_list(self, of);
    case DESIGN_GRID:
        return read_grid(self, of);
    default:
        return read_ranges(self, of);
    }
}

int
design_read(struct design *self, struct pool *pool, const struct node *group,
            struct faults *faults, struct error *error)
{
    static const char *const kinds[] = {"list", "grid", "sobol", "latin_hypercube", NULL};
    struct reading reading = {self, pool, faults, error};
    const struct node *of = group->kind == NODE_GROUP ? group->first : NULL;

    self->seed = 1;
    if (of == NULL || of->next != NULL) {
        faults_add(faults, group->place.file, group->place.line, 0,
                   "design must be a group with one of list, grid, sobol and latin_hypercube");
        return 0;
    }
    design_find_unknown(group, "design", kinds, faults);
    for (int kind = DESIGN_LIST; kind < DESIGN_KINDS; kind++)
        if (strcmp(of->name, design_labels[kind]) == 0) {
            self->kind = (enum design_kind)kind;
            return read_kind(&reading, of);
        }
    return 0;
}
