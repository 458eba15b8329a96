/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/wanted.h"

#include <criterion/criterion.h>

Test(wanted, without_patterns_all_are)
{
    const struct wanted all = {0};

    cr_expect(wanted_has(&all, "wait_p90.medical@2024"));
}

Test(wanted, any_pattern_will_do)
{
    const char *const patterns[] = {"wait_p90.*@2024", "people@20??"};
    const struct wanted some = {patterns, 2};

    cr_expect(wanted_has(&some, "wait_p90.signup_knm@2024"));
    cr_expect(wanted_has(&some, "people@2025"));
    cr_expect_not(wanted_has(&some, "people@2025Q1"));
    cr_expect_not(wanted_has(&some, "wait_p90.signup_knm@2024Q1"));
}
