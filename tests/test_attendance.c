/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/attendance.h"

#include "output/difference.h"
#include "sim/message.h"

#include <criterion/criterion.h>
#include <math.h>

static void
assert_of(double n, int64_t n_rep, const char *expected)
{
    char text[ATTENDANCE_SIZE];

    attendance_of(n, n_rep, text);
    cr_expect_str_eq(text, expected);
}

Test(attendance, is_told_where_a_figure_is_of_some_replications_alone)
{
    assert_of(0.0, 10, "");
    assert_of(1.0, 10, "in 1 of the 10 replications");
    assert_of(9.0, 10, "in 9 of the 10 replications");
    assert_of(10.0, 10, "");
    assert_of(NAN, 10, "");
    message_open("nl");
    assert_of(2.0, 10, "in 2 van de 10 replicaties");
}

static void
assert_difference(const struct difference *difference, size_t most, const char *expected)
{
    char text[ATTENDANCE_SIZE];

    attendance_of_difference(difference, most, text);
    cr_expect_str_eq(text, expected);
}

Test(attendance, is_told_where_a_difference_is_of_other_replications_than_its_means)
{
    struct difference one = {.base = 42.4, .mean = 46.4, .n = 1}, some = {.n = 9}, none = {.n = 0};
    struct difference alone = {.base = NAN, .mean = 3.0, .n = 0};

    assert_difference(&one, 10, "the difference is of the 1 replication that both have");
    assert_difference(&some, 10, "the difference is of the 9 replications that both have");
    assert_difference(&some, 9, "");
    assert_difference(&some, 0, ""); /* not paired */
    assert_difference(&none, 10, "no replication has it in both runs");
    assert_difference(&alone, 10, ""); /* the base has no such figure */
}

Test(attendance, stands_behind_what_else_is_noted)
{
    char notes[24] = "";

    attendance_join(notes, sizeof notes, "");
    cr_expect_str_eq(notes, "");
    attendance_join(notes, sizeof notes, "one");
    attendance_join(notes, sizeof notes, "");
    attendance_join(notes, sizeof notes, "two");
    cr_expect_str_eq(notes, "one; two");
    attendance_join(notes, sizeof notes, "what has no room any more");
    cr_expect_eq(notes[sizeof notes - 1], '\0');
}
