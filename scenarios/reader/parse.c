/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/reader/parse.h"

#include "scenarios/reader/lint.h"
#include "sim/message.h"

#include <libconfig.h>
#include <stdio.h>
#include <string.h>

/* Behind the second name of two that are the same: no key has it, and libconfig takes it. */
static const char twin_mark[] = "*twin*";

/* ---- libconfig's tree as ours ---- */

static enum node_kind
kind_of(const config_setting_t *setting)
{
    switch (config_setting_type(setting)) {
    case CONFIG_TYPE_GROUP:
        return NODE_GROUP;
    case CONFIG_TYPE_LIST:
        return NODE_LIST;
    case CONFIG_TYPE_ARRAY:
        return NODE_ARRAY;
    case CONFIG_TYPE_INT:
    case CONFIG_TYPE_INT64:
        return NODE_INT;
    case CONFIG_TYPE_FLOAT:
        return NODE_FLOAT;
    case CONFIG_TYPE_BOOL:
        return NODE_BOOL;
    default:
        return NODE_TEXT;
    }
}

static void
take_value(struct pool *pool, const config_setting_t *setting, struct node *node)
{
    switch (config_setting_type(setting)) {
    case CONFIG_TYPE_INT:
        node->integer = config_setting_get_int(setting);
        break;
    case CONFIG_TYPE_INT64:
        node->integer = config_setting_get_int64(setting);
        break;
    case CONFIG_TYPE_FLOAT:
        node->real = config_setting_get_float(setting);
        break;
    case CONFIG_TYPE_BOOL:
        node->integer = config_setting_get_bool(setting);
        break;
    case CONFIG_TYPE_STRING:
        node->text = pool_text(pool, config_setting_get_string(setting));
        break;
    default:
        break;
    }
}

/* What is read, in the order of its text. */
struct conversion {
    struct pool *pool;
    const struct lint *found;
    size_t numbers;  /* that were passed, misfits among them */
    size_t misfits;
};

/* Whether the number that comes next is one that lint told. */
static bool
pass_number(struct conversion *self)
{
    bool told = self->misfits < self->found->n_misfits &&
                self->found->misfits[self->misfits] == self->numbers;

    self->numbers++;
    if (told)
        self->misfits++;
    return told;
}

static bool
is_open_group(const struct node *node)
{
    return node->kind == NODE_GROUP && !node_is_distribution(node);
}

/* The second setting of a name goes over the first, as that of another file would; but all that the
 * first one says is kept, to be looked at. */
static bool
lay_over(struct pool *pool, struct node *node, struct node *twin)
{
    struct node *first = node_child(node, twin->name);
    bool is_group = first != NULL && is_open_group(first) && is_open_group(twin);
    bool is_list = first != NULL && first->kind == NODE_LIST && node_merges(first, twin);

    if (!is_group && !is_list) {
        twin->twin = first;
        return node_put(pool, node, twin->name, twin);
    }
    for (struct node *child = twin->first, *next; child != NULL; child = next) {
        next = child->next;
        if (is_group && node_child(first, child->name) != NULL) {
            if (!lay_over(pool, first, child))
                return false;
        } else {
            node_append(first, child);
        }
    }
    return true;
}

static bool
add_child(const struct conversion *self, struct node *node, struct node *child)
{
    const char *mark = NULL;

    if (self->found->n_twins > 0 && child->name != NULL)
        mark = strstr(child->name, twin_mark);
    if (mark == NULL) {
        node_append(node, child);
        return true;
    }
    child->name = pool_text_n(self->pool, child->name, (size_t)(mark - child->name));
    return child->name != NULL && lay_over(self->pool, node, child);
}

/* The pool says where there was no memory. */
static struct node *
convert(struct conversion *self, const config_setting_t *setting, struct place place)
{
    int line = (int)config_setting_source_line(setting);
    struct node *node;

    if (place.line == 0)
        place.line = line;
    node = node_new(self->pool, config_setting_name(setting), kind_of(setting), place);
    if (node == NULL)
        return NULL;
    take_value(self->pool, setting, node);
    if (node->kind == NODE_INT || node->kind == NODE_FLOAT)
        node->misfit = pass_number(self);
    if (!config_setting_is_aggregate(setting))
        return node;
    for (int i = 0; i < config_setting_length(setting); i++) {
        struct place own = {place.file, place.line < 0 ? place.line : 0, place.origin};
        struct node *child = convert(self, config_setting_get_elem(setting, (unsigned)i), own);
        if (child == NULL || !add_child(self, node, child))
            return NULL;
    }
    return node;
}

/* ---- text ---- */

/* libconfig stops at the first thing that it cannot read. */
static void
tell(const config_t *config, struct place place, struct faults *faults)
{
    const char *text = config_error_text(config);

    if (text != NULL && strcmp(text, "mismatched element type in array") == 0)
        text = _("an array holds values of one kind: write 1.0, not 1, where others have a point");
    else if (text != NULL && strcmp(text, "syntax error") == 0)
        text = _("syntax error");
    faults_add(faults, place.file, place.line == 0 ? config_error_line(config) : 0, 0, "%s",
               text != NULL ? text : _("cannot be read"));
}

/* What was not said in a file has no lines. */
static void
forget_lines(struct faults *faults, size_t from)
{
    for (size_t i = from; i < faults->n; i++)
        faults->items[i].line = faults->items[i].column = 0;
}

/* The text with a name of its own for each setting whose name was used before. */
static const char *
told_apart(struct pool *pool, const char *text, size_t n, const struct lint *found)
{
    char mark[sizeof twin_mark + 8];
    size_t taken = 0, size = n + found->n_twins * sizeof mark + 1;
    char *apart = pool_take(pool, size), *to = apart;

    for (size_t i = 0; i < found->n_twins && apart != NULL; i++) {
        int length = snprintf(mark, sizeof mark, "%s%zu", twin_mark, i % LINT_REMEMBERED);
        memcpy(to, text + taken, found->twins[i] - taken);
        to += found->twins[i] - taken;
        memcpy(to, mark, (size_t)length);
        to += length;
        taken = found->twins[i];
    }
    if (apart != NULL)
        memcpy(to, text + taken, n - taken + 1);
    return apart;
}

/* What libconfig makes of it. */
static struct node *
read_tree(struct pool *pool, const char *text, const struct lint *found, struct place place,
          struct faults *faults, struct error *error)
{
    struct conversion conversion = {.pool = pool, .found = found};
    struct node *root = NULL;
    config_t config;

    config_init(&config);
    if (!config_read_string(&config, text)) {
        tell(&config, place, faults);
    } else {
        root = convert(&conversion, config_root_setting(&config), place);
        if (root == NULL || pool->failed) {
            error_set(error, ERR_MEMORY, "no memory to read %s", place.file);
            root = NULL;
        }
    }
    config_destroy(&config);
    return root;
}

struct node *
parse_text(struct pool *pool, const char *text, size_t n, struct place place,
           struct faults *faults, struct error *error)
{
    size_t before = faults->n;
    struct lint found;
    bool is_readable = lint(&found, text, n, place.file, faults);

    if (place.line < 0)
        forget_lines(faults, before);
    if (!is_readable)
        return NULL;
    if (found.n_twins > 0)
        text = told_apart(pool, text, n, &found);
    if (text == NULL) {
        error_set(error, ERR_MEMORY, "no memory to read %s", place.file);
        return NULL;
    }
    return read_tree(pool, text, &found, place, faults, error);
}

/* A date, an id or another word that would need quotes in a file. */
static bool
is_bare_word(const char *text)
{
    return *text != '\0' && strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                         "0123456789-_./") == strlen(text);
}

/* Without a fault: whether libconfig takes it. */
static bool
is_value(const char *setting)
{
    config_t config;
    bool taken;

    config_init(&config);
    taken = config_read_string(&config, setting) == CONFIG_TRUE;
    config_destroy(&config);
    return taken;
}

struct node *
parse_value(struct pool *pool, const char *text, struct place place, struct faults *faults,
            struct error *error)
{
    const char *setting = pool_format(pool, "value = %s;", text);
    struct node *root, *value = NULL;

    if (setting == NULL) {
        error_set(error, ERR_MEMORY, "no memory for a value");
        return NULL;
    }
    if (is_bare_word(text) && !is_value(setting)) {
        value = node_new(pool, NULL, NODE_TEXT, place);
        if (value == NULL || (value->text = pool_text(pool, text)) == NULL)
            error_set(error, ERR_MEMORY, "no memory for a value");
        return value;
    }
    root = parse_text(pool, setting, strlen(setting), place, faults, error);
    if (root != NULL)
        value = node_child(root, "value");
    if (root != NULL && (value == NULL || root->first != root->last)) {
        faults_add(faults, place.file, place.line, 0, "'%s' is not one value", text);
        return NULL;
    }
    return value;
}
