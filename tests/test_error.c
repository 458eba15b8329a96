/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/error.h"

#include <signal.h>
#include <unistd.h>
#include <string.h>

#include <criterion/criterion.h>

Test(error, the_first_one_wins)
{
    struct error error = {0};

    cr_assert_eq(error_set(&error, ERR_IO, "%s: %d", "disk", 7), ERR_IO);
    cr_assert_eq(error_set(&error, ERR_MEMORY, "later"), ERR_MEMORY, "a later one returns its own");
    cr_assert_eq(error.code, ERR_IO);
    cr_assert_str_eq(error.text, "disk: 7");
}

Test(error, only_the_code_travels_without_a_struct)
{
    cr_assert_eq(error_set(NULL, ERR_FORMAT, "%s", "unheard"), ERR_FORMAT);
}

Test(error, a_long_text_is_cut_and_ended)
{
    struct error error = {0};
    char text[1000];

    memset(text, 'x', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    error_set(&error, ERR_INPUT, "%s", text);
    cr_assert_eq(strlen(error.text), sizeof error.text - 1);
}

Test(error, every_code_has_a_name_of_its_own)
{
    cr_assert_str_eq(error_name(ERR_NONE), "none");
    for (int code = ERR_INPUT; code <= ERR_NONE; code++) {
        cr_assert_str_neq(error_name(code), "unknown", "code %d", code);
        for (int other = ERR_INPUT; other < code; other++)
            cr_assert_str_neq(error_name(code), error_name(other));
    }
    cr_assert_str_eq(error_name(ERR_INPUT - 1), "unknown");
    cr_assert_str_eq(error_name(1), "unknown");
}

Test(error, a_kept_expectation_costs_nothing)
{
    int asked = 0;

    bug_assert(asked++ == 0, "asked %d times", asked);
    cr_assert_eq(asked, 1, "the condition is evaluated exactly once, in every build type");
}

Test(error, a_bug_stops_the_program, .signal = SIGABRT)
{
    bug_assert(1 + 1 == 3, "%s", "this line is the test's, and expected");
}

static void
end_well(const void *context, char *text, size_t size)
{
    (void)text;
    (void)size;
    _exit(*(const int *)context);
}

Test(error, a_bug_asks_the_witness_of_its_thread, .exit_code = 7)
{
    static const int code = 7;
    static const struct bug_witness witness = {end_well, &code};

    bug_witness_set(&witness);
    bug_assert(1 + 1 == 3, "%s", "this line is the test's, and expected");
}

Test(error, a_witness_may_be_dismissed, .signal = SIGABRT)
{
    static const int code = 7;
    static const struct bug_witness witness = {end_well, &code};

    bug_witness_set(&witness);
    bug_witness_set(NULL);
    bug_assert(1 + 1 == 3, "%s", "this line is the test's, and expected");
}
