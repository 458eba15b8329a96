/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/reader/members.h"

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
            cr_expect(phrase_unit(row->unit, language) != NULL &&
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

/* Each member of an item that the base path says is one, and what an item needs it has. */
Test(members, are_those_that_are_read, .fini = tidy)
{
    const char *const sets[] = {"exams.sites.nowhere.share=1.0"};
    const char *path = write_scenario(
        "term = { grounds = ( { id = \"x\"; grund = \"azc\"; } ); };\n"
        "exams = { moved = ( { id = \"y\"; } ); };\n");
    char told[TEXT_SIZE] = "";
    FILE *out = fmemopen(told, sizeof told - 1, "w");

    cr_assert_eq(read_with(path, sets, 1), ERR_INPUT);
    faults_print(&faults, out);
    fclose(out);
    cr_expect_not_null(strstr(told, "term.grounds: unknown member grund; did you mean ground?"));
    cr_expect_not_null(strstr(told, "term.grounds: ground is missing"));
    cr_expect_not_null(strstr(told, "term.grounds: regime is missing"));
    cr_expect_not_null(strstr(told, "term.grounds: from is missing"));
    cr_expect_not_null(strstr(told, "exams.moved: date is missing"));
    cr_expect_not_null(strstr(told, "exams.moved: exam is missing"));
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
