/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/reader/explain_json.h"

#include "output/json_member.h"

#include <stdlib.h>
#include <string.h>

static const char *const names[] = {
    [PHRASE_MEANING] = "meaning", [PHRASE_KIND] = "kind",       [PHRASE_UNIT] = "unit",
    [PHRASE_RANGE] = "range",     [PHRASE_DEFAULT] = "default", [PHRASE_BAND] = "band",
    [PHRASE_SOURCE] = "source",   [PHRASE_LAW] = "legal",       [PHRASE_DATED] = "dated",
    [PHRASE_MODEL] = "model",
};

struct telling {
    struct json *json;
    enum language language;
    bool failed; /* there was no memory */
};

/* A field; null where it has none. Programs go by all but what people call it: a kind, a unit or a
 * range is the same in every language. */
static void
put_field(struct telling *self, const struct entry *entry, enum phrase field)
{
    char *text = NULL;
    size_t n = 0;
    FILE *out = open_memstream(&text, &n);

    if (out != NULL)
        entry_print(entry, field, field == PHRASE_MEANING ? self->language : LANGUAGE_EN, out);
    json_key(self->json, names[field]);
    if (out == NULL || fclose(out) != 0) {
        self->failed = true;
        json_null(self->json);
    } else if (strcmp(text, "-") == 0) {
        json_null(self->json);
    } else {
        json_text(self->json, text);
    }
    free(text);
}

static void
put_fields(struct telling *self, const struct entry *entry)
{
    json_member_text(self->json, "name", entry->name);
    for (int field = PHRASE_MEANING; field <= PHRASE_MODEL; field++)
        put_field(self, entry, (enum phrase)field);
}

static void
put_entry(void *context, const struct entry *entry)
{
    struct telling *self = context;

    json_open_object(self->json);
    put_fields(self, entry);
    json_close_object(self->json);
}

/* A group has no fields of its own. */
static bool
put_group(struct telling *self, const struct registry *registry, const char *name)
{
    char nearest[ENTRY_NAME];
    bool known;

    json_member_text(self->json, "name", name);
    json_key(self->json, "keys");
    json_open_array(self->json);
    known = explain_group(registry, name, put_entry, self);
    json_close_array(self->json);
    if (known)
        return true;
    explain_nearest(registry, name, nearest);
    json_key(self->json, "nearest");
    if (*nearest != '\0')
        json_text(self->json, nearest);
    else
        json_null(self->json);
    return false;
}

int
explain_json(const struct registry *registry, const char *name, enum language language,
             struct json *json, bool *known, struct error *error)
{
    struct telling self = {json, language, false};
    struct entry entry;

    json_open_object(json);
    *known = entry_find(&entry, registry, name);
    if (*known) {
        put_fields(&self, &entry);
        json_key(json, "members");
        json_open_array(json);
        explain_members(&entry, put_entry, &self);
        json_close_array(json);
    } else {
        *known = put_group(&self, registry, name);
    }
    json_close_object(json);
    return self.failed ? error_set(error, ERR_MEMORY, "no memory for what %s means", name) : 0;
}
