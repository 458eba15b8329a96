/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/tally.h"

#include <criterion/criterion.h>

Test(tally, integrates_a_step_function_by_hand)
{
    struct tally tally;

    tally_init(&tally, 100, 2);
    tally_set(&tally, 110, 5); /* 2 for 10 */
    tally_set(&tally, 110, 7); /* 5 for nothing */
    tally_set(&tally, 113, 0); /* 7 for 3 */
    tally_advance(&tally, 1000);
    cr_assert_eq(tally.integral, 20 + 21);
    cr_assert_eq(tally.value, 0);
    cr_assert_eq(tally.last, 1000);
}

Test(tally, collecting_in_parts_loses_nothing)
{
    struct tally whole, parts;
    int64_t sum = 0;

    tally_init(&whole, 0, 0);
    tally_init(&parts, 0, 0);
    for (ticks now = 1; now < 1000; now += 1 + now % 7) {
        tally_set(&whole, now, now % 13);
        tally_set(&parts, now, now % 13);
        if (now % 3 == 0)
            sum += tally_collect(&parts, now + now % 2);
        if (now % 3 == 0)
            tally_advance(&whole, now + now % 2);
    }
    cr_assert_eq(sum + tally_collect(&parts, 1010), tally_collect(&whole, 1010));
    cr_assert_eq(tally_collect(&parts, 1010), 0);
}

Test(tally, holds_a_century_of_a_country)
{
    struct tally tally;

    tally_init(&tally, 0, 17000000);
    cr_assert_eq(tally_collect(&tally, 36525 * TICKS_PER_DAY),
                 INT64_C(17000000) * 36525 * TICKS_PER_DAY);
}
