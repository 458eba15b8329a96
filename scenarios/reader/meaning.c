/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/reader/meaning.h"

#include "scenarios/reader/members.h"
#include "scenarios/reader/rows.h"

#include <stdio.h>

/* A star stands for one of the row's labels. */
static bool
is_of_label(const struct key_row *row, const char *name)
{
    size_t before = strcspn(row->pattern, "*"), n;

    if (strncmp(row->pattern, name, before) != 0)
        return false;
    for (size_t i = 0; i < row->n_labels; i++) {
        n = strlen(row->labels[i]);
        if (strncmp(name + before, row->labels[i], n) == 0 &&
            strcmp(name + before + n, row->pattern + before + 1) == 0)
            return true;
    }
    return false;
}

static bool
is_of_row(const struct key_row *row, const char *name)
{
    size_t n = strlen(row->pattern);

    if (row->n_labels > 0)
        return is_of_label(row, name);
    return strncmp(row->pattern, name, n) == 0 &&
           (name[n] == '\0' || (key_is_list(row) && name[n] == '.'));
}

/* What stands at the top of a file, or an item of a list there. */
static const struct member_row *
find_on_top(const char *name)
{
    size_t n = strcspn(name, ".");
    char first[KEY_NAME];
    const struct member_row *member;

    snprintf(first, sizeof first, "%.*s", (int)n, name);
    member = member_find("", first);
    return member != NULL && (name[n] == '\0' || member->kind == KEY_ITEMS) ? member : NULL;
}

const char *
meaning_of(const char *name, enum language language)
{
    const struct member_row *member = find_on_top(name);
    const struct key_row *row;

    for (size_t r = 0; (row = key_row_at(r)) != NULL; r++)
        if (is_of_row(row, name))
            return language == LANGUAGE_NL ? row->nl : row->en;
    if (member == NULL)
        return NULL;
    return language == LANGUAGE_NL ? member->nl : member->en;
}
