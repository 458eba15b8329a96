/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/reader/explain.h"

#include <criterion/criterion.h>

static struct registry registry;
static char said[1 << 16];

static void
open_registry(void)
{
    cr_assert_eq(registry_init(&registry, MODEL_INBURGERING, NULL), 0);
}

static void
close_registry(void)
{
    registry_free(&registry);
}

TestSuite(explain, .init = open_registry, .fini = close_registry);

static bool
explain(const char *name, enum language language)
{
    FILE *out = fmemopen(said, sizeof said - 1, "w");
    bool found;

    memset(said, 0, sizeof said);
    found = explain_print(&registry, name, language, out);
    cr_assert_eq(ferror(out), 0);
    fclose(out);
    return found;
}

Test(explain, says_all_of_a_key)
{
    cr_assert(explain("intake.fine_euro", LANGUAGE_EN));
    cr_expect_str_eq(said, "intake.fine_euro\n"
                           "  the municipality's fine after the last missed call\n"
                           "  kind        whole number\n"
                           "  unit        euro\n"
                           "  range       0 to 250\n"
                           "  default     250\n"
                           "  band        -\n"
                           "  source      rules.md section 4.1\n"
                           "  law         Wi21 art. 26; Bi21 art. 7.1(1)\n"
                           "  dated       no\n"
                           "  model       inburgering\n");
    cr_assert(explain("intake.no_show", LANGUAGE_NL));
    cr_expect_str_eq(said, "intake.no_show\n"
                           "  een oproep voor de intake wordt gemist\n"
                           "  soort       getal\n"
                           "  eenheid     kans\n"
                           "  bereik      0 tot 1\n"
                           "  standaard   geen: een scenario of zijn basis geeft hem\n"
                           "  bandbreedte 0.03 tot 0.2\n"
                           "  bron        hand-set\n"
                           "  wet         Wi21 art. 14(1)\n"
                           "  op datum    ja\n"
                           "  model       inburgering\n");
}

/* A key of one label by its own name; of a distribution the band is of the mean. */
Test(explain, names_a_key_as_it_was_asked_for)
{
    cr_assert(explain("course.places.b1", LANGUAGE_EN));
    cr_expect_eq(strncmp(said, "course.places.b1\n", 17), 0);
    cr_assert(explain("housing.move", LANGUAGE_EN));
    cr_expect_not_null(strstr(said, "  range       0 and more\n"));
    cr_expect_not_null(strstr(said, "  band        7 to 28 (mean)\n"));
    cr_assert(explain("wi2013.hours_per_week", LANGUAGE_EN));
    cr_expect_not_null(strstr(said, "  range       0 to 100\n"));
    cr_assert(explain("run.warm_up_months", LANGUAGE_EN));
    cr_expect_not_null(strstr(said, "  model       queue\n"));
    cr_assert(explain("run.seed", LANGUAGE_EN));
    cr_expect_not_null(strstr(said, "  model       inburgering, queue\n"));
}

/* With an id, with the word ID, with brackets or with nothing between. */
Test(explain, finds_a_member_however_it_is_named)
{
    static const char *const names[] = {"term.grounds.birth.weeks", "term.grounds.ID.weeks",
                                        "term.grounds[].weeks", "term.grounds.weeks"};
    static const char *const inner[] = {"stations.desk.calendar.servers",
                                        "stations.ID.calendar[].servers",
                                        "stations.calendar.servers"};

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        cr_assert(explain(names[i], LANGUAGE_EN), "%s", names[i]);
        cr_expect_eq(strncmp(said, "term.grounds.ID.weeks\n", 22), 0, "%s: %s", names[i], said);
        cr_expect_not_null(strstr(said, "  range       0 to 1040\n"));
        cr_expect_not_null(strstr(said, "  law         rules.md section 2, 5\n"));
    }
    for (size_t i = 0; i < sizeof inner / sizeof inner[0]; i++) {
        cr_assert(explain(inner[i], LANGUAGE_EN), "%s", inner[i]);
        cr_expect_eq(strncmp(said, "stations.ID.calendar[].servers\n", 31), 0, "%s: %s", inner[i],
                     said);
    }
    cr_expect(explain("changes.june.multiply", LANGUAGE_NL));
    cr_expect(explain("title", LANGUAGE_NL));
    cr_expect_not(explain("term.grounds.birth.nothing", LANGUAGE_EN));
}

/* A list with its members; a group with its keys, those of lists of names one by one. */
Test(explain, says_in_brief_what_belongs_to_a_name)
{
    cr_assert(explain("exams.sites", LANGUAGE_EN));
    cr_expect_not_null(strstr(said, "  kind        list\n"));
    cr_expect_not_null(strstr(said, "\n  exams.sites.ID.share "));
    cr_expect_null(strstr(said, "exams.closed"));
    cr_assert(explain("exams", LANGUAGE_EN));
    cr_expect_not_null(strstr(said, "  exams.b1.opens "));
    cr_expect_not_null(strstr(said, "  exams.pass.knm "));
    cr_expect_null(strstr(said, "  kind "));
    cr_assert(explain("course.places", LANGUAGE_EN));
    cr_expect_not_null(strstr(said, "  course.places.onderwijs "));
    cr_expect_null(strstr(said, "course.starts"));
}

Test(explain, tells_what_was_meant)
{
    static const char *const wrong[][2] = {
        {"exams.noshow", "exams.no_show"},      {"run.warm_up_month", "run.warm_up_months"},
        {"term.grounds.moths", "term.grounds.ID.months"},
        {"changes.june.multipli", "changes.ID.multiply"}, {"chages", "changes"},
        {"zzzzzzzz", ""},
    };
    char nearest[ENTRY_NAME];

    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        cr_expect_not(explain(wrong[i][0], LANGUAGE_EN));
        cr_expect_str_eq(said, "");
        explain_nearest(&registry, wrong[i][0], nearest);
        cr_expect_str_eq(nearest, wrong[i][1]);
    }
}
