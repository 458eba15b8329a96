/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/reader/node.h"
#include "sim/message.h"

#include <string.h>

struct node *
node_new(struct pool *pool, const char *name, enum node_kind kind, struct place place)
{
    struct node *node = pool_take(pool, sizeof *node);

    if (node == NULL)
        return NULL;
    node->kind = kind;
    node->place = place;
    if (name != NULL) {
        node->name = pool_text(pool, name);
        if (node->name == NULL)
            return NULL;
    }
    return node;
}

void
node_append(struct node *parent, struct node *child)
{
    child->next = NULL;
    if (parent->first == NULL)
        parent->first = child;
    else
        parent->last->next = child;
    parent->last = child;
}

struct node *
node_copy(struct pool *pool, const struct node *node)
{
    struct node *copy = pool_take(pool, sizeof *copy);

    if (copy == NULL)
        return NULL;
    *copy = *node;
    copy->first = copy->last = copy->next = NULL;
    for (const struct node *child = node->first; child != NULL; child = child->next) {
        struct node *twin = node_copy(pool, child);
        if (twin == NULL)
            return NULL;
        node_append(copy, twin);
    }
    return copy;
}

/* ---- finding ---- */

const char *
node_id(const struct node *item)
{
    const struct node *id = item->kind == NODE_GROUP ? node_child(item, "id") : NULL;

    return id != NULL && id->kind == NODE_TEXT ? id->text : NULL;
}

static bool
is_called(const struct node *parent, const struct node *child, const char *name, size_t n)
{
    const char *own = parent->kind == NODE_LIST ? node_id(child) : child->name;

    return own != NULL && strncmp(own, name, n) == 0 && own[n] == '\0';
}

static struct node *
child_of(const struct node *parent, const char *name, size_t n)
{
    for (struct node *child = parent->first; child != NULL; child = child->next)
        if (is_called(parent, child, name, n))
            return child;
    return NULL;
}

struct node *
node_child(const struct node *parent, const char *name)
{
    return child_of(parent, name, strlen(name));
}

struct node *
node_at(const struct node *root, const char *path)
{
    const struct node *node = root;

    for (;;) {
        size_t n = strcspn(path, ".");
        struct node *child = child_of(node, path, n);
        if (child == NULL || path[n] == '\0')
            return child;
        node = child;
        path += n + 1;
    }
}

/* ---- changing ---- */

/* Puts a node in another's place among its siblings. */
static void
replace(struct node *parent, struct node *old, struct node *new)
{
    struct node **link = &parent->first;

    while (*link != old)
        link = &(*link)->next;
    new->next = old->next;
    *link = new;
    if (parent->last == old)
        parent->last = new;
}

static void
take_out(struct node *parent, const struct node *old)
{
    struct node **link = &parent->first;
    struct node *before = NULL;

    while (*link != old) {
        before = *link;
        link = &before->next;
    }
    *link = old->next;
    if (parent->last == old)
        parent->last = before;
}

bool
node_put(struct pool *pool, struct node *root, const char *path, struct node *setting)
{
    struct node *node = root, *child;
    size_t n;

    while (path[n = strcspn(path, ".")] != '\0') {
        child = child_of(node, path, n);
        if (child == NULL) {
            if (node->kind != NODE_GROUP)
                return false;
            child = node_new(pool, NULL, NODE_GROUP, setting->place);
            if (child == NULL || (child->name = pool_text_n(pool, path, n)) == NULL)
                return false;
            node_append(node, child);
        }
        if (child->kind != NODE_GROUP && child->kind != NODE_LIST)
            return false;
        node = child;
        path += n + 1;
    }
    child = child_of(node, path, n);
    if (node->kind != NODE_GROUP)
        return false;
    setting->name = pool_text(pool, path);
    if (child != NULL)
        replace(node, child, setting);
    else
        node_append(node, setting);
    return setting->name != NULL;
}

/* ---- merging ---- */

bool
node_is_distribution(const struct node *node)
{
    return node->kind == NODE_GROUP && node_child(node, "dist") != NULL;
}

bool
node_is_schedule(const struct node *node)
{
    return node->kind == NODE_LIST && node->first != NULL && node->first->kind == NODE_GROUP &&
           node_child(node->first, "from") != NULL && node_id(node->first) == NULL;
}

static bool
is_list_of_groups(const struct node *node)
{
    return node->kind == NODE_LIST && (node->first == NULL || node->first->kind == NODE_GROUP);
}

static bool
is_removed(const struct node *item)
{
    const struct node *remove = item->kind == NODE_GROUP ? node_child(item, "remove") : NULL;

    return remove != NULL && remove->kind == NODE_BOOL && remove->integer != 0;
}

static void
merge_lists(struct node *base, struct node *over)
{
    for (struct node *item = over->first, *next; item != NULL; item = next) {
        const char *id = node_id(item);
        struct node *old = id != NULL ? node_child(base, id) : NULL;
        next = item->next;
        if (is_removed(item)) {
            if (old != NULL)
                take_out(base, old);
            else
                node_append(base, item); /* to be told as a fault: there is none to remove */
        } else if (old != NULL && !item->misfit) {
            replace(base, old, item);
        } else {
            node_append(base, item);
        }
    }
    base->place = over->place;
    base->twin = over->twin;
}

bool
node_merges(const struct node *base, const struct node *over)
{
    if (base->kind == NODE_GROUP && over->kind == NODE_GROUP)
        return !node_is_distribution(base) && !node_is_distribution(over);
    return is_list_of_groups(base) && is_list_of_groups(over) && !node_is_schedule(base) &&
           !node_is_schedule(over);
}

void
node_merge(struct node *base, struct node *over)
{
    if (base->kind == NODE_LIST) {
        merge_lists(base, over);
        return;
    }
    for (struct node *child = over->first, *next; child != NULL; child = next) {
        struct node *old = node_child(base, child->name);
        next = child->next;
        if (old == NULL)
            node_append(base, child);
        else if (node_merges(old, child))
            node_merge(old, child);
        else
            replace(base, old, child);
    }
}

/* ---- values ---- */

bool
node_number(const struct node *node, double *number)
{
    if (node->kind == NODE_FLOAT)
        *number = node->real;
    else if (node->kind == NODE_INT)
        *number = (double)node->integer;
    return node->kind == NODE_FLOAT || node->kind == NODE_INT;
}

const char *
node_kind_name(enum node_kind kind)
{
    static const char *const names[] = {
        N_("a group"), N_("a list"), N_("an array"), N_("a whole number"), N_("a number"),
        N_("true or false"), N_("a text"),
    };

    return _(names[kind]);
}

bool
node_has_misfit(const struct node *node)
{
    if (node->misfit)
        return true;
    for (const struct node *child = node->first; child != NULL; child = child->next)
        if (node_has_misfit(child))
            return true;
    return false;
}
