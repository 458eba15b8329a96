/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/reader/load.h"

#include "scenarios/reader/lint.h"
#include "scenarios/reader/parse.h"
#include "scenarios/reader/path.h"
#include "sim/message.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

/* The files that are being read, from the first one on. */
struct chain_of_files {
    const struct chain_of_files *before;
    const char *path;
    struct place said; /* where the base was named */
    struct stat status;
    int depth;
};

struct loader {
    struct pool *pool;
    struct faults *faults;
    struct error *error;
};

/* ---- one file ---- */

/* At most one byte more than the lint pass takes, so that it sees what is too long. */
static char *
read_stream(struct loader *self, FILE *stream, const char *path, size_t *n)
{
    char *text = pool_take(self->pool, LINT_BYTES + 2);

    if (text == NULL) {
        error_set(self->error, ERR_MEMORY, "no memory to read %s", path);
        return NULL;
    }
    *n = fread(text, 1, LINT_BYTES + 1, stream);
    if (ferror(stream)) {
        faults_add(self->faults, path, 0, 0, "cannot be read: %s", strerror(errno));
        return NULL;
    }
    text[*n] = '\0';
    return text;
}

static void
tell_unreadable(struct loader *self, const struct chain_of_files *file, const char *reason)
{
    if (file->before == NULL)
        faults_add(self->faults, file->path, 0, 0, "cannot be read: %s", reason);
    else
        faults_add(self->faults, file->said.file, file->said.line, 0,
                   "the base %s cannot be read: %s", file->path, reason);
}

/* The text of a file, and what file it is. */
static char *
read_file(struct loader *self, struct chain_of_files *file, size_t *n)
{
    FILE *stream = fopen(file->path, "r");
    char *text = NULL;

    if (stream == NULL || fstat(fileno(stream), &file->status) != 0)
        tell_unreadable(self, file, strerror(errno));
    else if (S_ISDIR(file->status.st_mode))
        tell_unreadable(self, file, _("it is a folder"));
    else
        text = read_stream(self, stream, file->path, n);
    if (stream != NULL)
        fclose(stream);
    return text;
}

/* An id is used once in a list of a file; between files it is what lists merge by. */
static void
find_twins(const struct loader *self, struct node *node)
{
    for (struct node *child = node->first; child != NULL; child = child->next) {
        const char *id = node->kind == NODE_LIST ? node_id(child) : NULL;
        const struct node *first = id != NULL ? node_child(node, id) : child;
        child->misfit = child->misfit || first != child;
        if (first != child)
            faults_add(self->faults, child->place.file, child->place.line, 0,
                       "the id \"%s\" was used before in this list, in line %d", id,
                       first->place.line);
        find_twins(self, child);
    }
}

/* ---- inheritance ---- */

/* An item under an id of the base takes the base's away. Where the two say which key they are of,
 * and it is not the same one, that was not meant. */
static void
find_other_key(const struct loader *self, const char *list, const struct node *base,
               const struct node *over)
{
    const struct node *was = node_child(base, "key"), *is = node_child(over, "key");

    if (was == NULL || is == NULL || was->kind != NODE_TEXT || is->kind != NODE_TEXT ||
        strcmp(was->text, is->text) == 0)
        return;
    faults_add(self->faults, over->place.file, over->place.line, 0,
               "%s: the id %s is that of a change of %s, in line %d of %s; a change of another key "
               "needs an id of its own",
               list, node_id(over), was->text, base->place.line, base->place.file);
}

/* Of the lists at the top; no other has keys in it. */
static void
find_reused(const struct loader *self, const struct node *base, const struct node *over)
{
    for (const struct node *list = over->first; list != NULL; list = list->next) {
        const struct node *below = node_child(base, list->name);
        if (below == NULL || below->kind != NODE_LIST || list->kind != NODE_LIST)
            continue;
        for (const struct node *item = list->first; item != NULL; item = item->next) {
            const char *id = node_id(item);
            const struct node *old = id != NULL ? node_child(below, id) : NULL;
            if (old != NULL)
                find_other_key(self, list->name, old, item);
        }
    }
}

static bool
is_cycle(const struct chain_of_files *file)
{
    for (const struct chain_of_files *f = file->before; f != NULL; f = f->before)
        if (f->status.st_dev == file->status.st_dev && f->status.st_ino == file->status.st_ino)
            return true;
    return false;
}

static struct node *load_file(struct loader *self, struct chain_of_files *file);

static struct node *
load_base(struct loader *self, const struct chain_of_files *file, const struct node *base)
{
    struct chain_of_files next = {.before = file, .said = base->place, .depth = file->depth + 1};

    if (base->kind != NODE_TEXT) {
        faults_add(self->faults, base->place.file, base->place.line, 0,
                   "base must be the path of another scenario");
        return NULL;
    }
    next.path = path_beside(self->pool, file->path, base->text);
    if (next.path == NULL) {
        error_set(self->error, ERR_MEMORY, "no memory to read %s", base->text);
        return NULL;
    }
    if (next.depth > LOAD_DEPTH) {
        faults_add(self->faults, base->place.file, base->place.line, 0,
                   "more than %d scenarios on top of each other", LOAD_DEPTH);
        return NULL;
    }
    return load_file(self, &next);
}

/* Takes a setting out of the top level. */
static void
drop(struct node *root, const struct node *setting)
{
    struct node **link = &root->first;

    root->last = NULL;
    while (*link != NULL) {
        if (*link == setting) {
            *link = setting->next;
        } else {
            root->last = *link;
            link = &(*link)->next;
        }
    }
}

static struct node *
load_file(struct loader *self, struct chain_of_files *file)
{
    struct place place = {file->path, 0, file->before == NULL ? "scenario" : "base"};
    struct node *root, *base, *below;
    size_t n = 0;
    char *text = read_file(self, file, &n);

    if (text == NULL)
        return NULL;
    if (is_cycle(file)) {
        faults_add(self->faults, file->said.file, file->said.line, 0,
                   "%s is based on itself, by way of this base", file->path);
        return NULL;
    }
    root = parse_text(self->pool, text, n, place, self->faults, self->error);
    if (root != NULL)
        find_twins(self, root);
    base = root != NULL ? node_child(root, "base") : NULL;
    if (base == NULL)
        return root;
    drop(root, base);
    below = load_base(self, file, base);
    if (below == NULL)
        return NULL;
    find_reused(self, below, root);
    node_merge(below, root);
    return below;
}

struct node *
load_scenario(struct pool *pool, const char *path, struct faults *faults, struct error *error)
{
    struct loader loader = {pool, faults, error};
    struct chain_of_files file = {.path = path};

    return load_file(&loader, &file);
}

struct node *
load_alone(struct pool *pool, const char *path, const char *origin, const char **text,
           struct faults *faults, struct error *error)
{
    struct loader loader = {pool, faults, error};
    struct chain_of_files file = {.path = path};
    struct place place = {path, 0, origin};
    struct node *root = NULL;
    size_t n = 0, before = faults->n;

    *text = read_file(&loader, &file, &n);
    if (*text != NULL)
        root = parse_text(pool, *text, n, place, faults, error);
    return faults->n == before ? root : NULL;
}
