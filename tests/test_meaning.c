/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/reader/meaning.h"

#include "scenarios/reader/registry.h"

#include <criterion/criterion.h>

/* Of each key of both models, in both languages, that of its own row. */
Test(meaning, is_that_of_the_key)
{
    for (int kind = 0; kind < MODEL_KINDS; kind++) {
        struct registry registry;
        cr_assert_eq(registry_init(&registry, (enum model_kind)kind, NULL), 0);
        for (size_t i = 0; i < registry.n; i++) {
            const struct key *key = &registry.keys[i];
            cr_expect_str_eq(meaning_of(key->name, LANGUAGE_EN), key->row->en, "%s", key->name);
            cr_expect_str_eq(meaning_of(key->name, LANGUAGE_NL), key->row->nl, "%s", key->name);
        }
        registry_free(&registry);
    }
}

Test(meaning, of_an_item_is_that_of_its_list)
{
    const char *list = meaning_of("term.grounds", LANGUAGE_EN);

    cr_assert_not_null(list);
    cr_expect_str_eq(meaning_of("term.grounds.birth", LANGUAGE_EN), list);
    list = meaning_of("changes", LANGUAGE_NL);
    cr_assert_not_null(list);
    cr_expect_str_eq(meaning_of("changes.more", LANGUAGE_NL), list);
}

Test(meaning, is_of_no_other_name)
{
    cr_expect_null(meaning_of("grading.examiners", LANGUAGE_EN));
    cr_expect_null(meaning_of("grading.examiners.nobody", LANGUAGE_EN));
    cr_expect_null(meaning_of("run.seed.more", LANGUAGE_EN));
    cr_expect_null(meaning_of("title.more", LANGUAGE_EN));
    cr_expect_null(meaning_of("", LANGUAGE_EN));
}
