/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/remark.h"

#include <criterion/criterion.h>
#include <stdlib.h>

static void
expect_stopped(const char *text, const char *wanted)
{
    char *words = remark_stopped(text);

    cr_assert_not_null(words);
    cr_expect_str_eq(words, wanted);
    free(words);
}

Test(remark, is_as_in_the_file_to_who_reads_english)
{
    expect_stopped("a fixed number", "a fixed number");
    expect_stopped("until the precision asked for was reached (use.homes@2024 +/- 0.05)",
                   "until the precision asked for was reached (use.homes@2024 +/- 0.05)");
    cr_expect_str_eq(remark_warning(REMARK_SCALED), REMARK_SCALED);
}

/* Ids of figures keep their points, numbers have a comma. */
Test(remark, why_so_many_is_dutch_to_who_reads_dutch)
{
    cr_assert(message_open("nl"));
    expect_stopped("a fixed number", "een vast aantal");
    expect_stopped("until the precision asked for was reached (use.homes@2024 +/- 0.05)",
                   "tot de gevraagde precisie was bereikt (use.homes@2024 +/- 0,05)");
    expect_stopped("", "");
}

Test(remark, warnings_are_dutch_where_they_are_known)
{
    cr_assert(message_open("nl"));
    cr_expect_str_eq(remark_warning(REMARK_SCALED),
                     "run.scale is niet 1: instroom, voorraad en elke capaciteit zijn ermee "
                     "vermenigvuldigd, en de aantallen in dit bestand zijn er niet door gedeeld");
    cr_expect_str_eq(remark_warning("of a newer version"), "of a newer version");
    cr_expect_str_eq(remark_warning(""), "");
}
