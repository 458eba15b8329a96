/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/reader/members.h"

#include "output/headings.h"
#include "scenarios/reader/phrase.h"
#include "scenarios/reader/rows.h"
#include "tests/scenario_by_hand.h"

#include <math.h>

/* An undocumented member: without words or unit in either language, or without a range. */
Test(members, rows_are_complete)
{
    const struct member_row *row;

    for (size_t r = 0; (row = member_row_at(r)) != NULL; r++) {
        cr_expect(row->en[0] != '\0' && row->nl[0] != '\0' && strcmp(row->en, row->nl) != 0,
                  "%s.%s", row->of, row->name);
        for (int language = 0; language < LANGUAGES; language++)
            cr_expect(headings_input_unit(row->unit, language) != NULL &&
                          phrase_kind(row->kind, language) != NULL,
                      "%s.%s: no words for its unit %s or its kind", row->of, row->name,
                      row->unit);
        cr_expect_eq(isnan(row->low), isnan(row->high), "%s.%s", row->of, row->name);
        cr_expect(isnan(row->low) || row->low < row->high, "%s.%s", row->of, row->name);
        cr_expect_eq(row->kind == KEY_WORD, row->n_words > 0, "%s.%s", row->of, row->name);
        cr_expect_eq(member_find(row->of, row->name), row, "%s.%s is there twice", row->of,
                     row->name);
    }
}

/* A list whose items nobody documented; and members of what is no list. */
Test(members, are_of_lists_and_lists_have_them)
{
    const struct member_row *row;
    const struct key_row *key;

    for (size_t r = 0; (key = key_row_at(r)) != NULL; r++)
        cr_expect_eq(member_has(key->pattern), key_is_list(key) || key->kind == KEY_ARRIVALS, "%s",
                     key->pattern);
    for (size_t r = 0; (row = member_row_at(r)) != NULL; r++) {
        bool inner = strcmp(row->of, "arrivals.rate") == 0 ||
                     strcmp(row->of, "stations.calendar") == 0;
        bool found = *row->of == '\0' || strcmp(row->of, "changes") == 0 || inner;
        for (size_t k = 0; (key = key_row_at(k)) != NULL; k++)
            found = found || strcmp(key->pattern, row->of) == 0;
        cr_expect(found, "%s is no list", row->of);
    }
}

/* Reads an item of the list with an id and nothing else; what is told of it, a fault a line. */
static void
tell_of_empty_item(const char *list, char told[TEXT_SIZE])
{
    const char *point = strchr(list, '.'), *path;
    char lines[PATH_SIZE];
    FILE *out = fmemopen(told, TEXT_SIZE - 1, "w");

    memset(told, 0, TEXT_SIZE);
    snprintf(lines, sizeof lines, "%.*s = { %s = ( { id = \"zz\"; } ); };\n",
             (int)(point - list), list, point + 1);
    path = write_scenario(lines);
    cr_assert_eq(read_with(path, NULL, 0), ERR_INPUT, "%s", list);
    faults_print(&faults, out);
    fclose(out);
    unlink(path);
    tidy();
}

/* Whether a fault of the list names the member. */
static bool
is_asked_for(const char *told, const char *list, const char *member)
{
    char missing[PATH_SIZE], wrong[PATH_SIZE];

    snprintf(missing, sizeof missing, "%s.zz: %s is missing", list, member);
    snprintf(wrong, sizeof wrong, "%s.zz: %s must have", list, member);
    return strstr(told, missing) != NULL || strstr(told, wrong) != NULL;
}

/* What is said to be needed is asked for, and nothing else is. That a step for corona needs months,
 * check_law.c tells where all else is sound. */
Test(members, that_are_needed_are_asked_for)
{
    static char told[TEXT_SIZE];
    const struct member_row *row;
    const struct key_row *key;

    for (size_t r = 0; (key = key_row_at(r)) != NULL; r++) {
        if (key->kind != KEY_ITEMS)
            continue;
        tell_of_empty_item(key->pattern, told);
        for (size_t m = 0; (row = member_row_at(m)) != NULL; m++) {
            bool late = strcmp(row->of, "term.corona") == 0 && strcmp(row->name, "months") == 0;
            if (strcmp(row->of, key->pattern) == 0 && strcmp(row->name, "id") != 0 && !late)
                cr_expect_eq(is_asked_for(told, row->of, row->name), row->needed, "%s.%s: %s",
                             row->of, row->name, told);
        }
    }
}

Test(members, that_nobody_knows_are_told_with_the_nearest, .fini = tidy)
{
    const char *path = write_scenario(
        "term = { grounds = ( { id = \"x\"; grund = \"azc\"; } ); };\n");

    cr_assert_eq(read_with(path, NULL, 0), ERR_INPUT);
    cr_assert_gt(faults.n, 0);
    cr_expect_str_eq(faults.items[0].text,
                     "term.grounds.x: unknown member grund; did you mean ground?");
    unlink(path);
}

/* The range that a row states is the one that is held to. */
Test(members, ranges_are_held_to, .fini = tidy)
{
    char set[128], above[128];
    const char *const sets[] = {set};

    snprintf(set, sizeof set, "term.grounds.birth.weeks=%.0f",
             member_find("term.grounds", "weeks")->high);
    cr_expect_eq(read_smoke(sets, 1), 0, "%s", error.text);
    tidy();
    snprintf(set, sizeof set, "term.grounds.birth.weeks=%.0f",
             member_find("term.grounds", "weeks")->high + 1);
    cr_assert_eq(read_smoke(sets, 1), ERR_INPUT);
    snprintf(above, sizeof above, "must be 0 to %.0f", member_find("term.grounds", "weeks")->high);
    cr_expect_not_null(strstr(faults.items[0].text, above), "%s", faults.items[0].text);
}
