/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/change.h"

#include "sim/message.h"

#include <criterion/criterion.h>

static char text[CHANGE_TEXT];

static void
expect_said(const char *value, const char *words)
{
    cr_expect(change_say(value, text), "%s", value);
    cr_expect_str_eq(text, words);
}

Test(change, says_what_it_does_and_from_when)
{
    expect_said("{ id = \"a\"; date = \"2025-01-01\"; key = \"grading.examiners.schrijven_a2\"; "
                "multiply = 1.25; }",
                "grading.examiners.schrijven_a2 times 1.25, from 2025-01-01");
    expect_said("{ id = \"a\"; date = \"2025-01-01\"; key = \"course.teachers\"; set = 1850.0; }",
                "course.teachers becomes 1,850, from 2025-01-01");
    expect_said("{ id = \"a\"; date = \"2025-01-01\"; key = \"course.teachers\"; add = 20; }",
                "course.teachers plus 20, from 2025-01-01");
    expect_said("{ id = \"a\"; date = \"2025-01-01\"; key = \"course.teachers\"; add = -2.5; }",
                "course.teachers less 2.5, from 2025-01-01");
}

/* Members in any order. */
Test(change, says_until_when_how_fast_and_since_when_it_is_known)
{
    expect_said(
        "{ multiply = 1.4; ramp_days = 31; key = \"exams.a2.places_per_day\"; announced = "
        "\"2020-06-15\"; until = \"2022-01-01\"; date = \"2020-10-01\"; id = \"evenings\"; }",
        "exams.a2.places_per_day times 1.4, from 2020-10-01 until 2022-01-01, growing to "
        "that in 31 days, known from 2020-06-15 on");
}

Test(change, is_said_in_dutch)
{
    message_open("nl");
    expect_said("{ id = \"a\"; date = \"2025-01-01\"; until = \"2026-01-01\"; key = "
                "\"course.teachers\"; multiply = 1.25; }",
                "course.teachers maal 1,25, vanaf 2025-01-01 tot 2026-01-01");
}

/* Whatever is no change stays as it was written. */
Test(change, is_told_from_what_is_none)
{
    const char *const none[] = {
        "",
        "900.0",
        "\"2024-01-01\"",
        "{ dist = \"lognormal\"; mean = 70.0; sd = 30.0; }",
        "{ date = \"2025-01-01\"; key = \"course.teachers\"; }",
        "{ date = \"2025-01-01\"; multiply = 1.25; }",
        "{ key = \"course.teachers\"; multiply = 1.25; }",
        "{ date = \"2025-01-01\"; key = \"course.teachers\"; multiply = 1.25x; }",
        "{ date = \"2025-01-01\"; key = \"course.teachers\"; set = { mean = 3; }; }",
        "{ date = \"2025-01-01\"; key = \"course.teachers\"; multiply = 1.25",
        "{ date = \"2025-01-01",
    };

    for (size_t i = 0; i < sizeof none / sizeof none[0]; i++) {
        cr_expect_not(change_say(none[i], text), "%s", none[i]);
        cr_expect_str_eq(text, "");
    }
}

Test(change, tells_which_key_it_is_of)
{
    char key[CHANGE_KEY];

    cr_expect(change_key("{ id = \"a\"; date = \"2025-01-01\"; key = \"course.teachers\"; "
                         "multiply = 1.25; }",
                         key));
    cr_expect_str_eq(key, "course.teachers");
    cr_expect_not(change_key("{ dist = \"lognormal\"; mean = 70.0; sd = 30.0; }", key));
    cr_expect_str_eq(key, "");
}
