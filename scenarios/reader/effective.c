/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/reader/effective.h"

#include "scenarios/reader/print.h"

#include <math.h>
#include <nettle/sha2.h>
#include <string.h>

/* ---- the text ---- */

static bool
put_copy(struct pool *pool, struct node *to, const char *path, const struct node *setting)
{
    struct node *copy = setting != NULL ? node_copy(pool, setting) : NULL;

    return setting == NULL || (copy != NULL && node_put(pool, to, path, copy));
}

/* The settings in the registry's order. Without what two runs of one scenario may differ in, where
 * it is for the digest. stock: what run.stock is to say; NULL: as it was said. */
static const char *
text_of(struct pool *pool, const struct registry *registry, const struct node *root,
        bool for_digest, const char *stock)
{
    struct node *all = node_new(pool, NULL, NODE_GROUP, root->place);
    bool sound = all != NULL && put_copy(pool, all, "title", node_child(root, "title"));

    if (registry->kind != MODEL_INBURGERING)
        sound = sound && put_copy(pool, all, "model", node_child(root, "model"));

    for (size_t i = 0; i < registry->n && sound; i++) {
        const char *name = registry->keys[i].name;
        if (for_digest &&
            (strcmp(name, "run.seed") == 0 || strcmp(name, "run.replications") == 0 ||
             strcmp(name, "run.stock") == 0)) /* what it holds counts, not where it is */
            continue;
        sound = put_copy(pool, all, name, node_at(root, name));
    }
    if (sound && stock != NULL)
        node_at(all, "run.stock")->text = stock;
    sound = sound && put_copy(pool, all, "changes", node_child(root, "changes"));
    return sound ? print_tree_text(pool, all) : NULL;
}

static void
make_digest(unsigned char digest[SCENARIO_DIGEST], const char *text)
{
    struct sha256_ctx context;

    sha256_init(&context);
    sha256_update(&context, strlen(text), (const uint8_t *)text);
    sha256_digest(&context, SCENARIO_DIGEST, digest);
}

/* ---- the inputs ---- */

/* A file as seen from the scenario's own folder, so that it reads the same wherever that is. A --set
 * without what it says, which is the value. */
static const char *
from_scenario(const struct scenario *self, struct place place)
{
    const char *file = place.file;
    const char *slash = strrchr(self->path, '/');
    size_t n = slash != NULL ? (size_t)(slash - self->path) + 1 : 0;

    if (place.line < 0 && strncmp(file, SCENARIO_SET, sizeof SCENARIO_SET - 1) == 0)
        return "--set";
    return strncmp(file, self->path, n) == 0 ? file + n : file;
}

/* Who said it last: of an item that a file says, --set may have said a member. */
static struct place
place_of(const struct node *setting)
{
    for (const struct node *child = setting->first; child != NULL; child = child->next) {
        struct place place = place_of(child);
        if (strcmp(place.origin, setting->place.origin) != 0)
            return place;
    }
    return setting->place;
}

static void
add_input(struct scenario *self, const char *key, const struct node *setting,
          const struct key_row *row)
{
    struct scenario_input *input = &self->inputs[self->n_inputs++];
    struct place place = place_of(setting);

    *input = (struct scenario_input){
        .key = key,
        .value = print_value_text(&self->pool, setting),
        .unit = row != NULL ? row->unit : "",
        .origin = place.origin,
        .file = from_scenario(self, place),
        .line = place.line > 0 ? place.line : 0,
        .source = row != NULL ? row->source : "",
        .legal = row != NULL ? row->legal : "",
        .hand_set = row != NULL && key_is_hand_set(row),
        .low = row != NULL ? row->band_low : NAN,
        .high = row != NULL ? row->band_high : NAN,
    };
}

static size_t
count_items(const struct node *list)
{
    size_t n = 0;

    for (const struct node *item = list != NULL ? list->first : NULL; item != NULL;
         item = item->next)
        n++;
    return n;
}

/* One row an item: "changes.more_b1", or "changes.3" where it has no id. */
static void
add_items(struct scenario *self, const char *name, const struct node *list,
          const struct key_row *row)
{
    size_t n = 0;

    for (const struct node *item = list != NULL ? list->first : NULL; item != NULL;
         item = item->next) {
        const char *id = node_id(item);
        n++;
        add_input(self,
                  id != NULL ? pool_format(&self->pool, "%s.%s", name, id)
                             : pool_format(&self->pool, "%s.%zu", name, n),
                  item, row);
    }
}

/* A change says something of the key that it changes, so it is as much set by hand. The key's band
 * is of its values: what is added to one, or multiplies it, has none. */
static void
describe_change(struct scenario_input *input, const struct node *item,
                const struct registry *registry)
{
    const struct key *key = registry_find(registry, node_child(item, "key")->text);

    if (key == NULL) /* of a queueing network: not in the registry by its name */
        return;
    input->unit = node_child(item, "multiply") != NULL ? "factor" : key->row->unit;
    input->source = key->row->source;
    input->legal = key->row->legal;
    input->hand_set = key_is_hand_set(key->row);
    if (node_child(item, "set") == NULL)
        return;
    input->low = key->row->band_low;
    input->high = key->row->band_high;
}

static void
add_changes(struct scenario *self, const struct registry *registry, const struct node *list)
{
    size_t first = self->n_inputs;

    add_items(self, "changes", list, NULL);
    for (const struct node *item = list != NULL ? list->first : NULL; item != NULL;
         item = item->next)
        describe_change(&self->inputs[first++], item, registry);
}

/* A queueing network is made up: none of its inputs says something of the world. */
static void
leave_sources_out(struct scenario *self)
{
    for (size_t i = 0; i < self->n_inputs; i++) {
        struct scenario_input *input = &self->inputs[i];
        input->source = *input->source != '\0' ? "model" : "";
        input->legal = "";
        input->hand_set = 0;
        input->low = input->high = NAN;
    }
}

static size_t
count_inputs(const struct registry *registry, const struct node *root)
{
    size_t n = 2 + count_items(node_child(root, "changes")); /* title and model */

    for (size_t i = 0; i < registry->n; i++)
        n += key_is_list(registry->keys[i].row)
                 ? count_items(node_at(root, registry->keys[i].name))
                 : 1;
    return n;
}

static int
make_inputs(struct scenario *self, const struct registry *registry, const struct node *root,
            struct error *error)
{
    self->inputs = pool_take(&self->pool, count_inputs(registry, root) * sizeof *self->inputs);
    if (self->inputs == NULL)
        return error_set(error, ERR_MEMORY, "no memory for the inputs");
    add_input(self, "title", node_child(root, "title"), NULL);
    if (registry->kind != MODEL_INBURGERING)
        add_input(self, "model", node_child(root, "model"), NULL);
    for (size_t i = 0; i < registry->n; i++) {
        const struct key *key = &registry->keys[i];
        const struct node *setting = node_at(root, key->name);
        const char *name = pool_text(&self->pool, key->name);
        if (key_is_list(key->row))
            add_items(self, name, setting, key->row);
        else
            add_input(self, name, setting, key->row);
    }
    add_changes(self, registry, node_child(root, "changes"));
    if (registry->kind == MODEL_QUEUE)
        leave_sources_out(self);
    return 0;
}

int
effective_make(struct scenario *self, const struct registry *registry, const struct node *root,
               struct error *error)
{
    const char *for_digest = text_of(&self->pool, registry, root, true, NULL);
    int code = 0;

    self->title = node_child(root, "title")->text;
    self->text = text_of(&self->pool, registry, root, false, NULL);
    self->text_here = self->stock_path != NULL
                          ? text_of(&self->pool, registry, root, false, self->stock_path)
                          : self->text;
    if (for_digest != NULL && self->text != NULL && self->text_here != NULL)
        code = make_inputs(self, registry, root, error);
    if (for_digest == NULL || self->text == NULL || self->text_here == NULL || self->pool.failed)
        return error_set(error, ERR_MEMORY, "no memory for the effective scenario");
    make_digest(self->digest, for_digest);
    return code;
}
