/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/reader/explain.h"

#include <stdint.h>

enum { FIELD_WIDTH = 12, NAME_WIDTH = 42 };

/* ---- in full ---- */

static void
print_in_full(const struct entry *entry, enum language language, FILE *out)
{
    fprintf(out, "%s\n  ", entry->name);
    entry_print(entry, PHRASE_MEANING, language, out);
    fputc('\n', out);
    for (int field = PHRASE_KIND; field <= PHRASE_MODEL; field++) {
        fprintf(out, "  %-*s", FIELD_WIDTH, phrase_of((enum phrase)field, language));
        entry_print(entry, (enum phrase)field, language, out);
        fputc('\n', out);
    }
}

/* ---- what belongs to it ---- */

void
explain_members(const struct entry *self, explain_give *give, void *context)
{
    char of[ENTRY_NAME];
    const struct member_row *member;
    struct entry entry;

    if (self->member == NULL || *self->member->of == '\0')
        snprintf(of, ENTRY_NAME, "%s", self->name);
    else
        snprintf(of, ENTRY_NAME, "%s.%s", self->member->of, self->member->name);
    for (size_t r = 0; (member = member_row_at(r)) != NULL; r++) {
        if (strcmp(member->of, of) != 0)
            continue;
        entry_of_member(&entry, member);
        give(context, &entry);
    }
}

/* The length of a group's name, "exams" of "exams", "exams." and "exams.*". */
static size_t
length_of_group(const char *name)
{
    size_t n = strlen(name);

    while (n > 0 && (name[n - 1] == '.' || name[n - 1] == '*'))
        n--;
    return n;
}

bool
explain_group(const struct registry *registry, const char *name, explain_give *give, void *context)
{
    size_t n = length_of_group(name);
    bool any = false;

    for (size_t i = 0; i < registry->n_all && n > 0; i++) {
        const struct key *key = &registry->keys[i];
        struct entry entry;
        if (strncmp(key->name, name, n) != 0 || key->name[n] != '.')
            continue;
        entry_of_row(&entry, key->row);
        snprintf(entry.name, ENTRY_NAME, "%s", key->name);
        give(context, &entry);
        any = true;
    }
    return any;
}

/* ---- in brief ---- */

struct brief {
    enum language language;
    FILE *out;
};

static void
print_in_brief(void *context, const struct entry *entry)
{
    const struct brief *self = context;

    fprintf(self->out, "  %-*s ", NAME_WIDTH, entry->name);
    entry_print(entry, PHRASE_MEANING, self->language, self->out);
    fputs(" (", self->out);
    entry_print(entry, PHRASE_UNIT, self->language, self->out);
    fputs(")\n", self->out);
}

bool
explain_print(const struct registry *registry, const char *name, enum language language, FILE *out)
{
    struct brief brief = {language, out};
    struct entry entry;

    if (!entry_find(&entry, registry, name))
        return explain_group(registry, name, print_in_brief, &brief);
    print_in_full(&entry, language, out);
    explain_members(&entry, print_in_brief, &brief);
    return true;
}

/* ---- what was meant ---- */

/* A member of the list into which the name leads. */
static bool
find_near_member(const char *name, char nearest[ENTRY_NAME])
{
    const char *of = entry_list_of(name), *last = strrchr(name, '.'), *member;
    struct entry entry;

    if (of == NULL || last == NULL)
        return false;
    member = member_nearest(of, last + 1);
    if (member == NULL)
        return false;
    entry_of_member(&entry, member_find(of, member));
    snprintf(nearest, ENTRY_NAME, "%s", entry.name);
    return true;
}

void
explain_nearest(const struct registry *registry, const char *name, char nearest[ENTRY_NAME])
{
    const char *top = member_nearest("", name);
    size_t shortest = top != NULL ? nearest_apart(name, top) : SIZE_MAX;

    snprintf(nearest, ENTRY_NAME, "%s", top != NULL ? top : "");
    if (find_near_member(name, nearest))
        return;
    for (size_t i = 0; i < registry->n_all; i++) {
        size_t letters = nearest_apart(name, registry->keys[i].name);
        if (letters < shortest) {
            shortest = letters;
            snprintf(nearest, ENTRY_NAME, "%s", registry->keys[i].name);
        }
    }
}
