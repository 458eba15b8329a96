/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/reader/scenario.h"

#include "scenarios/reader/blame.h"
#include "scenarios/reader/changes.h"
#include "scenarios/reader/check.h"
#include "scenarios/reader/effective.h"
#include "scenarios/reader/fill.h"
#include "scenarios/reader/items.h"
#include "scenarios/reader/load.h"
#include "scenarios/reader/members.h"
#include "scenarios/reader/parse.h"
#include "scenarios/reader/path.h"
#include "scenarios/reader/registry.h"
#include "scenarios/reader/stock_file.h"
#include "sim/message.h"

#include <stdlib.h>
#include <string.h>

enum { TITLE_MOST = 500 };

/* A scenario being read. */
struct reading {
    struct scenario *scenario;
    struct pool *pool;
    struct registry registry;
    struct node *root;
    struct faults *faults;
    struct error *error;
};

/* ---- overrides ---- */

static bool
is_within(const char *path, const char *list)
{
    size_t n = strlen(list);

    return strncmp(path, list, n) == 0 && path[n] == '.';
}

/* The name of the list, or of the arrivals, into which a path leads; NULL for none. */
static const char *
list_around(const struct reading *self, const char *path)
{
    if (is_within(path, "changes"))
        return "changes";
    for (size_t i = 0; i < self->registry.n; i++) {
        const struct key *key = &self->registry.keys[i];
        if ((key_is_list(key->row) || key->row->kind == KEY_ARRIVALS) &&
            is_within(path, key->name))
            return key->name;
    }
    return NULL;
}

/* A member that the item does not have yet, but could: "changes.june.until". */
static bool
is_member_to_be(const struct reading *self, const char *list, const char *path)
{
    const struct node *node = node_at(self->root, list);
    const char *id = path + strlen(list) + 1;
    size_t n = strcspn(id, ".");
    const char *item = pool_text_n(self->pool, path, (size_t)(id - path) + n);

    return node != NULL && node->kind == NODE_LIST && item != NULL && id[n] == '.' &&
           node_at(self->root, item) != NULL && member_find(list, id + n + 1) != NULL;
}

/* A key, the title, or a member of a list's item or of the arrivals. */
static bool
may_be_set(const struct reading *self, const char *path)
{
    const struct key *key = registry_find(&self->registry, path);
    const char *list = list_around(self, path);

    if (strcmp(path, "title") == 0)
        return true;
    if (key != NULL)
        return !key_is_list(key->row);
    return list != NULL &&
           (node_at(self->root, path) != NULL || is_member_to_be(self, list, path));
}

/* A list is known by its key, and set item by item. */
static bool
is_list(const struct reading *self, const char *path)
{
    const struct key *key = registry_find(&self->registry, path);

    return strcmp(path, "changes") == 0 || (key != NULL && key_is_list(key->row));
}

/* An item that the list around the path does not have, or a member that the item does not have. */
static void
tell_not_in_list(const struct reading *self, const char *list, const char *path,
                 struct place place)
{
    const struct node *node = node_at(self->root, list), *item = NULL;
    const char *rest = path + strlen(list) + 1;
    const char *id = pool_text_n(self->pool, rest, strcspn(rest, "."));
    char meant[NEAREST_MEANT];

    if (id == NULL) /* the pool says so */
        return;
    item = node != NULL ? node_child(node, id) : NULL;
    if (item == NULL) {
        nearest_meant(node != NULL ? items_nearest(node, id) : NULL, meant);
        faults_add(self->faults, place.file, place.line, 0, "%s: there is no item %s%s", list, id,
                   meant);
        return;
    }
    rest += strlen(id) + 1;
    nearest_meant(member_nearest(list, rest), meant);
    faults_add(self->faults, place.file, place.line, 0, "%s.%s has no member %s%s", list, id, rest,
               meant);
}

static void
tell_unknown(const struct reading *self, const char *path, struct place place)
{
    const char *elsewhere = registry_elsewhere(&self->registry, path, false), *nearest = NULL;
    char meant[NEAREST_MEANT];

    if (elsewhere == NULL)
        elsewhere = registry_elsewhere(&self->registry, path, true);
    if (elsewhere != NULL) {
        faults_add(self->faults, place.file, place.line, 0, "%s belongs to model \"%s\"", path,
                   elsewhere);
        return;
    }
    if (self->faults->n < FAULTS_READ)
        nearest = registry_nearest(&self->registry, path, false);
    nearest_meant(nearest, meant);
    faults_add(self->faults, place.file, place.line, 0, "unknown key %s%s", path, meant);
}

/* What only a file can say: the base and the model; and the id of an item, which it goes by. */
static bool
is_of_the_file(const struct reading *self, const char *path)
{
    const char *last = strrchr(path, '.');

    return strcmp(path, "base") == 0 || strcmp(path, "model") == 0 ||
           (last != NULL && strcmp(last, ".id") == 0 && list_around(self, path) != NULL &&
            node_at(self->root, path) != NULL);
}

/* Into a list a path leads by the ids of its items, else by the keys. */
static void
tell_unsettable(const struct reading *self, const char *path, struct place place)
{
    const char *list = list_around(self, path);
    const struct node *node = list != NULL ? node_at(self->root, list) : NULL;

    if (is_of_the_file(self, path))
        faults_add(self->faults, place.file, place.line, 0,
                   "%s cannot be set here: the file says it", path);
    else if (is_list(self, path))
        faults_add(self->faults, place.file, place.line, 0,
                   "%s is a list and cannot be set whole: set a member, %s.ID.MEMBER", path, path);
    else if (list != NULL && (node == NULL || node->kind == NODE_LIST))
        tell_not_in_list(self, list, path, place);
    else
        tell_unknown(self, path, place);
}

const char *
scenario_override_said(const struct scenario_override *self, struct pool *pool)
{
    if (self->file != NULL)
        return self->file;
    if (strcmp(self->origin, "set") == 0)
        return pool_format(pool, "%s%s", SCENARIO_SET, self->text);
    return strcmp(self->origin, "flag") == 0 ? "command line" : self->origin;
}

/* All of a value was said where its override was. */
static void
move(struct node *node, struct place place)
{
    node->place = place;
    for (struct node *child = node->first; child != NULL; child = child->next)
        move(child, place);
}

/* A value that cannot be read was not said in lines of its own. */
static struct node *
value_of(struct reading *self, const char *text, struct place place)
{
    struct place nowhere = {place.file, -1, place.origin};
    struct node *value = parse_value(self->pool, text, nowhere, self->faults, self->error);

    if (value != NULL)
        move(value, place);
    return value;
}

static int
put_default(struct reading *self, const struct key *key)
{
    struct place place = {"", -1, "default"};
    struct node *value =
        parse_value(self->pool, key->row->fallback, place, self->faults, self->error);

    bug_assert(value != NULL || self->pool->failed || self->faults->failed,
               "the default of %s is no value", key->name);
    if (value == NULL || !node_put(self->pool, self->root, key->name, value))
        return error_set(self->error, ERR_MEMORY, "no memory for %s", key->name);
    return 0;
}

/* What was to be replaced is not what is meant: nothing is said of it, or of what it is part of. */
static int
withhold(struct reading *self, const char *path)
{
    const struct key *key = registry_find(&self->registry, path);
    struct node *node = node_at(self->root, path);
    int code = 0;

    if (node == NULL && key != NULL && key->row->fallback != NULL)
        code = put_default(self, key);
    node = node_at(self->root, path);
    if (node != NULL)
        node->misfit = true;
    return code;
}

static int
override(struct reading *self, const struct scenario_override *with)
{
    struct place place = {scenario_override_said(with, self->pool),
                          with->file != NULL ? with->line : -1, with->origin};
    const char *equals = strchr(with->text, '=');
    const char *path;
    struct node *value;

    if (place.file == NULL)
        return error_set(self->error, ERR_MEMORY, "no memory for %s", with->text);
    if (equals == NULL || equals == with->text) {
        faults_add(self->faults, place.file, place.line, 0, "'%s': expected KEY=VALUE", with->text);
        return 0;
    }
    path = pool_text_n(self->pool, with->text, (size_t)(equals - with->text));
    if (path == NULL)
        return error_set(self->error, ERR_MEMORY, "no memory for %s", with->text);
    if (!may_be_set(self, path) || is_of_the_file(self, path)) {
        tell_unsettable(self, path, place);
        return 0;
    }
    value = value_of(self, equals + 1, place);
    if (value == NULL && !self->pool->failed && self->error->code == 0)
        return withhold(self, path);
    if (value != NULL && !node_put(self->pool, self->root, path, value) && !self->pool->failed)
        faults_add(self->faults, place.file, place.line, 0, "%s cannot be set here", path);
    return self->pool->failed ? error_set(self->error, ERR_MEMORY, "no memory for %s", path) : 0;
}

/* ---- what is missing, what is too much ---- */

/* Whether the key's place is taken by what should have been a group: that has been told. */
static bool
has_no_place(const struct reading *self, const char *path)
{
    const struct node *node = self->root;

    for (size_t n = strcspn(path, "."); path[n] != '\0'; n = strcspn(path, ".")) {
        const char *part = pool_text_n(self->pool, path, n);
        node = part != NULL ? node_child(node, part) : NULL;
        if (node == NULL)
            return false;
        if (node->kind != NODE_GROUP)
            return true;
        path += n + 1;
    }
    return false;
}

/* Defaults where there are any; one fault for all keys that have none. */
static int
complete(struct reading *self)
{
    const char *missing = NULL;
    size_t n = 0;
    int code = 0;

    for (size_t i = 0; i < self->registry.n && code == 0; i++) {
        const struct key *key = &self->registry.keys[i];
        if (node_at(self->root, key->name) != NULL || has_no_place(self, key->name))
            continue;
        if (key->row->fallback != NULL) {
            code = put_default(self, key);
        } else {
            missing = missing == NULL ? key->name : missing;
            n++;
        }
    }
    if (n == 1)
        faults_add(self->faults, self->scenario->path, 0, 0, "the key %s is missing", missing);
    else if (n > 1)
        faults_add(self->faults, self->scenario->path, 0, 0,
                   "%zu keys are missing, the first is %s%s", n, missing,
                   self->registry.kind == MODEL_INBURGERING
                       ? _(": begin with base = \"basis.cfg\" or give them all")
                       : "");
    return code;
}

/* A group of another model's keys, each of which is told. */
static bool
is_group_elsewhere(const struct reading *self, const struct node *node, const char *path)
{
    return node->kind == NODE_GROUP && node->first != NULL &&
           registry_elsewhere(&self->registry, path, true) != NULL;
}

static void
find_unknown(struct reading *self, const struct node *group, const char *prefix)
{
    for (const struct node *child = group->first; child != NULL; child = child->next) {
        const char *path = *prefix == '\0' ? pool_text(self->pool, child->name)
                                           : pool_format(self->pool, "%s.%s", prefix, child->name);
        if (path == NULL)
            return;
        if (registry_find(&self->registry, path) != NULL || member_find("", path) != NULL)
            continue;
        if (!registry_has_group(&self->registry, path) && !is_group_elsewhere(self, child, path))
            tell_unknown(self, path, child->place);
        else if (child->kind == NODE_GROUP)
            find_unknown(self, child, path);
        else
            faults_add(self->faults, child->place.file, child->place.line, 0,
                       "%s must be a group, { ... }, not %s", path, node_kind_name(child->kind));
    }
}

/* ---- the top ---- */

/* False where there is no such model: which keys there should be is then not known. */
static bool
read_model(const struct reading *self, enum model_kind *kind)
{
    const struct node *model = node_child(self->root, "model");

    *kind = MODEL_INBURGERING;
    if (model == NULL)
        return true;
    for (int k = 0; k < MODEL_KINDS; k++)
        if (model->kind == NODE_TEXT && strcmp(model->text, model_labels[k]) == 0) {
            *kind = (enum model_kind)k;
            return true;
        }
    faults_add(self->faults, model->place.file, model->place.line, 0,
               "model must be \"%s\" or \"%s\"", model_labels[MODEL_INBURGERING],
               model_labels[MODEL_QUEUE]);
    return false;
}

static void
read_title(const struct reading *self)
{
    const struct node *title = node_child(self->root, "title");

    if (title == NULL)
        faults_add(self->faults, self->scenario->path, 0, 0, "title is missing");
    else if (title->kind != NODE_TEXT)
        faults_add(self->faults, title->place.file, title->place.line, 0,
                   "title must be a text, not %s", node_kind_name(title->kind));
    else if (strlen(title->text) > TITLE_MOST)
        faults_add(self->faults, title->place.file, title->place.line, 0,
                   "title has %zu bytes, at most %d are taken", strlen(title->text), TITLE_MOST);
}

/* ---- the keys ---- */

static int
read_key(struct reading *self, struct params *params, const struct key *key, struct node *node)
{
    if (key->row->kind != KEY_ITEMS)
        return fill_key(params, self->pool, key, node, self->faults, self->error);
    items_read(params, key, node, self->faults);
    return 0;
}

/* What settings say over which this one lies in its own group: looked at, and not taken. */
static int
look_at_twins(struct reading *self, const struct key *key, const struct node *node)
{
    int code = 0;

    for (struct node *twin = node->twin; twin != NULL && code == 0; twin = twin->twin) {
        struct params *params = calloc(1, sizeof *params);
        if (params == NULL)
            return error_set(self->error, ERR_MEMORY, "no memory for %s", key->name);
        code = read_key(self, params, key, twin);
        fill_free(params);
        free(params);
    }
    return code;
}

static int
fill(struct reading *self)
{
    struct params *params = &self->scenario->params;
    int code = 0;

    for (size_t i = 0; i < self->registry.n && code == 0; i++) {
        const struct key *key = &self->registry.keys[i];
        struct node *node = node_at(self->root, key->name);
        size_t before = self->faults->n;
        if (node == NULL)
            continue;
        code = look_at_twins(self, key, node);
        if (code == 0)
            code = read_key(self, params, key, node);
        node->sound = self->faults->n == before && !node_has_misfit(node);
    }
    if (code == 0)
        code = changes_read(params, &self->registry, self->root, self->faults, self->error);
    return code;
}

/* ---- the stock ---- */

/* The digest of the file stands in the settings: as it was said, or put there. */
static int
keep_digest(struct reading *self, const struct node *file, const struct stock_text *text)
{
    struct node *said = node_at(self->root, "run.stock_sha256"), *digest;
    char hex[2 * STOCK_DIGEST + 1];

    for (int i = 0; i < STOCK_DIGEST; i++)
        snprintf(hex + 2 * i, 3, "%02x", text->digest[i]);
    if (*said->text != '\0' && strcmp(said->text, hex) != 0)
        faults_add(self->faults, said->place.file, said->place.line, 0,
                   "run.stock_sha256: %s is another file, with %s", file->text, hex);
    if (*said->text != '\0')
        return 0;
    digest = node_new(self->pool, "run.stock_sha256", NODE_TEXT, file->place);
    if (digest == NULL || (digest->text = pool_text(self->pool, hex)) == NULL ||
        !node_put(self->pool, self->root, "run.stock_sha256", digest))
        return error_set(self->error, ERR_MEMORY, "no memory for run.stock_sha256");
    digest->sound = true;
    self->scenario->params.run.stock_sha256 = digest->text;
    return 0;
}

static int
read_stock(struct reading *self)
{
    struct params *params = &self->scenario->params;
    struct node *file = node_at(self->root, "run.stock");
    struct stock_text text;
    struct error reason = {0};
    const char *path;
    int code;

    if (file == NULL || !file->sound || *params->run.stock == '\0' ||
        !node_at(self->root, "run.stock_sha256")->sound)
        return 0;
    path = path_said(self->pool, file->place, file->text);
    if (path == NULL)
        return error_set(self->error, ERR_MEMORY, "no memory for a path");
    code = stock_file_read(&text, path, self->pool, self->faults, &reason);
    if (code == ERR_IO) {
        faults_add(self->faults, file->place.file, file->place.line, 0, "run.stock: %s",
                   reason.text);
        return 0;
    }
    if (code != 0)
        return error_set(self->error, code, "%s", reason.text);
    if (node_at(self->root, "run.start")->sound)
        stock_check(&text, path, params->run.start, self->faults);
    params->stock = text.stock;
    self->scenario->stock_path = path;
    if (file->place.line < 0) /* so that it reads the same wherever that was said */
        file->text = path_seen_beside(self->pool, self->scenario->path, file->text);
    return file->text != NULL ? keep_digest(self, file, &text)
                              : error_set(self->error, ERR_MEMORY, "no memory for a path");
}

/* ---- all of it ---- */

static int
read_settings(struct reading *self, const struct scenario_override *overrides, size_t n_overrides)
{
    int code = 0;

    for (size_t i = 0; i < n_overrides && code == 0; i++)
        code = override(self, &overrides[i]);
    find_unknown(self, self->root, "");
    read_title(self);
    if (code == 0)
        code = complete(self);
    if (code == 0)
        code = fill(self);
    if (code == 0 && self->registry.kind == MODEL_INBURGERING)
        code = read_stock(self);
    if (code == 0)
        check_params(&self->scenario->params, self->root, self->faults);
    if (code == 0 && self->faults->n == 0)
        code = effective_make(self->scenario, &self->registry, self->root, self->error);
    return code;
}

static int
begin(struct reading *self, const char *path)
{
    struct scenario *scenario = self->scenario;

    memset(scenario, 0, sizeof *scenario);
    pool_init(&scenario->pool);
    self->pool = &scenario->pool;
    scenario->path = pool_text(self->pool, path);
    scenario->name = path_stem(self->pool, path);
    if (scenario->path == NULL || scenario->name == NULL)
        return error_set(self->error, ERR_MEMORY, "no memory to read %s", path);
    return 0;
}

static int
read_root(struct reading *self, const struct scenario_override *overrides, size_t n_overrides)
{
    enum model_kind *kind = &self->scenario->params.kind;
    bool known = read_model(self, kind);
    int code;

    if (!known) {
        read_title(self);
        return 0;
    }
    code = registry_init(&self->registry, *kind, self->error);
    return code == 0 ? read_settings(self, overrides, n_overrides) : code;
}

static int
read_once(struct scenario *self, const char *path, const struct scenario_override *overrides,
          size_t n_overrides, struct faults *faults, struct error *error)
{
    struct reading reading = {.scenario = self, .faults = faults, .error = error};
    int code = begin(&reading, path);

    if (code == 0)
        reading.root = load_scenario(reading.pool, path, faults, error);
    if (reading.root != NULL)
        code = read_root(&reading, overrides, n_overrides);
    registry_free(&reading.registry);
    faults->failed = faults->failed || reading.pool->failed;
    return code;
}

static int
read_faults(const char *path, const struct scenario_override *overrides, size_t n_overrides,
            struct faults *faults, struct error *error)
{
    struct scenario scenario;
    int code = read_once(&scenario, path, overrides, n_overrides, faults, error);

    scenario_free(&scenario);
    return code;
}

int
scenario_read(struct scenario *self, const char *path,
              const struct scenario_override *overrides, size_t n_overrides,
              struct faults *faults, struct error *error)
{
    size_t before = faults->n;
    int code = read_once(self, path, overrides, n_overrides, faults, error);

    if (code == 0 && faults->n > before && !faults->failed)
        code = blame_sets(faults, before, path, overrides, n_overrides, read_faults, error);
    return faults_sum_up(faults, code, path, error);
}

void
scenario_free(struct scenario *self)
{
    fill_free(&self->params);
    pool_free(&self->pool);
    memset(self, 0, sizeof *self);
}
