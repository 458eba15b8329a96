/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/message.h"

#include "sim/error.h"

#include <criterion/criterion.h>
#include <locale.h>
#include <stdlib.h>

Test(message, is_english_before_anything_is_opened)
{
    cr_expect_str_eq(_("no memory"), "no memory");
    cr_expect_str_eq(message_language(), "en");
}

/* Whatever the environment has: a locale that no system has, or another language. */
Test(message, is_dutch_without_a_dutch_locale)
{
    setenv("LC_ALL", "nl_NL", 1);
    setenv("LANGUAGE", "de:fr", 1);
    cr_expect(message_open("nl"));
    cr_expect_str_eq(message_language(), "nl");
    cr_expect_str_eq(_("no memory"), "geen geheugen");
    cr_expect_str_eq(_("words that no catalogue has"), "words that no catalogue has");
}

Test(message, one_of_something_is_not_many)
{
    const char *one = "wrote %s: %lld replication\n", *many = "wrote %s: %lld replications\n";
    struct error error = {0};

    cr_expect_str_eq(P_(one, many, 1), one);
    cr_expect_str_eq(P_(one, many, 0), many);
    cr_expect_str_eq(P_(one, many, 12), many);
    cr_expect(message_open("nl"));
    cr_expect_str_eq(P_(one, many, 1), "%s geschreven: %lld replicatie\n");
    cr_expect_str_eq(P_(one, many, 2), "%s geschreven: %lld replicaties\n");
    error_set(&error, ERR_INPUT, P_("%s has %zu error", "%s has %zu errors", 2), "x", (size_t)2);
    cr_expect_str_eq(error.text, "x heeft 2 fouten", "translated once");
}

Test(message, an_error_is_told_in_dutch_with_its_numbers_as_they_are)
{
    struct error error = {0};

    message_open("nl");
    error_set(&error, ERR_INPUT, "%g servers at station %s", 1234.5, "desk");
    cr_expect_str_eq(error.text, "1234.5 loketten bij station desk");
    cr_expect_str_eq(localeconv()->decimal_point, ".");
}

Test(message, what_goes_into_a_file_is_english)
{
    message_open("nl");
    message_english(true);
    cr_expect_str_eq(_("no memory"), "no memory");
    message_english(false);
    cr_expect_str_eq(_("no memory"), "geen geheugen");
}

Test(message, is_english_where_it_is_asked_for)
{
    setenv("LANG", "nl_NL.UTF-8", 1);
    setenv("LANGUAGE", "nl", 1);
    cr_expect(message_open("en"));
    cr_expect_str_eq(message_language(), "en");
    message_english(true);
    message_english(false);
    cr_expect_str_eq(_("no memory"), "no memory");
}

Test(message, stays_english_without_a_catalogue)
{
    cr_expect(!message_open("fr"));
    cr_expect_str_eq(message_language(), "en");
    cr_expect_str_eq(_("no memory"), "no memory");
}
