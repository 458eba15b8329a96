/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/disclosure.h"

#include <criterion/criterion.h>
#include <math.h>

Test(disclosure, nobody_is_shown_and_a_few_are_not)
{
    cr_assert(!disclosure_hides_under(0.0, DISCLOSURE_LEAST));
    for (int n = 1; n <= 4; n++)
        cr_assert(disclosure_hides_under(n, DISCLOSURE_LEAST), "%d", n);
    cr_assert(!disclosure_hides_under(5.0, DISCLOSURE_LEAST));
}

/* A mean over replications may be below one, and a difference below nobody. */
Test(disclosure, means_and_differences_are_judged_by_their_size)
{
    cr_assert(disclosure_hides_under(0.25, DISCLOSURE_LEAST));
    cr_assert(disclosure_hides_under(4.999, DISCLOSURE_LEAST));
    cr_assert(disclosure_hides_under(-3.0, DISCLOSURE_LEAST));
    cr_assert(!disclosure_hides_under(-5.0, DISCLOSURE_LEAST));
    cr_assert(!disclosure_hides_under((double)NAN, DISCLOSURE_LEAST));
}

/* 5 and 0, as sums of thirds come to them. */
Test(disclosure, last_digits_of_a_sum_decide_nothing)
{
    cr_assert(!disclosure_hides_under(nextafter(5.0, 0.0), DISCLOSURE_LEAST));
    cr_assert(!disclosure_hides_under(4.0 + 1.0 / 3.0 - 13.0 / 3.0 + 1e-15, DISCLOSURE_LEAST));
    cr_assert(disclosure_hides_under(1.0 / 1000.0, DISCLOSURE_LEAST));
}

Test(disclosure, another_threshold)
{
    cr_assert(disclosure_hides_under(9.0, 10.0));
    cr_assert(!disclosure_hides_under(10.0, 10.0));
    cr_assert(!disclosure_hides_under(1.0, 0.0), "nothing is hidden");
}

Test(disclosure, several_for_each_real_person)
{
    cr_assert_eq(disclosure_least(5.0, 1.0), 5.0);
    cr_assert_eq(disclosure_least(5.0, 3.0), 15.0);
    cr_assert_eq(disclosure_least(5.0, 0.1), 5.0);
    cr_assert_eq(disclosure_least(0.0, 3.0), 0.0);
}

Test(disclosure, what_counts_people)
{
    cr_assert(disclosure_counts("wait_n", "1"));
    cr_assert(disclosure_counts("places_used", "places"));
    cr_assert(!disclosure_counts("capacity", "places"));
    cr_assert(!disclosure_counts("needed_fte", "1"));
    cr_assert(!disclosure_counts("wait_sum", "day"));
}

static void
rests(const char *id, const char *wanted)
{
    char count[96];
    bool has = disclosure_rests_on_figure(id, count, sizeof count);

    cr_assert_eq(has, wanted != NULL, "%s", id);
    if (has)
        cr_assert_str_eq(count, wanted);
}

Test(disclosure, what_rests_on_a_count)
{
    cr_assert_str_eq(disclosure_rests_on("wait_sum"), "wait_n");
    cr_assert_null(disclosure_rests_on("capacity"));
    rests("wait_mean.medical@2024", "wait_n.medical@2024");
    rests("wait_mean.medical.asiel@2024", "wait_n.medical@2024");
    rests("term_over_share@2024", "term_due@2024");
    rests("term_over_share.wi2013@2024", "term_due.wi2013@2024");
    rests("term_lost.homes.wi2021@2024", "term_over.wi2021@2024");
    rests("capacity.homes@2024", NULL);
    rests("wait_n.medical@2024", NULL);
}

Test(disclosure, no_room_for_the_name)
{
    char count[8];

    cr_assert(!disclosure_rests_on_figure("wait_mean.medical@2024", count, sizeof count));
}
