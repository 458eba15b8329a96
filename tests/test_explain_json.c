/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/reader/explain_json.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

/* What is said of a key in a document of that language, to be freed. */
static char *
explain(const char *name, enum language language)
{
    struct registry registry;
    struct json json;
    char *text = NULL;
    size_t size = 0;
    bool known;
    FILE *out = open_memstream(&text, &size);

    cr_assert_eq(registry_init(&registry, MODEL_INBURGERING, NULL), 0);
    cr_assert_not_null(out);
    json_begin(&json, out);
    cr_assert_eq(explain_json(&registry, name, language, &json, &known, NULL), 0);
    cr_expect(known);
    registry_free(&registry);
    cr_assert_eq(fclose(out), 0);
    return text;
}

/* Kinds, units, ranges, defaults and what may be dated are what programs go by. */
Test(explain_json, only_the_meaning_is_in_the_language_of_the_reader)
{
    char *dutch = explain("intake.fine_euro", LANGUAGE_NL);
    char *english = explain("intake.fine_euro", LANGUAGE_EN);
    char *there = strstr(english, "\"kind\""), *here = strstr(dutch, "\"kind\"");

    cr_assert(there != NULL && here != NULL);
    cr_expect_str_eq(here, there);
    cr_expect_not_null(strstr(here, " to "), "%s", here);
    cr_expect_neq(strncmp(dutch, english, (size_t)(there - english)), 0, "the same meaning");
    free(dutch);
    free(english);
}

Test(explain_json, members_are_told_alike)
{
    char *dutch = explain("term.grounds", LANGUAGE_NL);

    cr_expect_not_null(strstr(dutch, "\"default\": \"none: it must be given\""), "%s", dutch);
    cr_expect_null(strstr(dutch, "geen: moet"));
    free(dutch);
}
