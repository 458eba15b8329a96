/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/chance.h"
#include "sim/message.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

static void
is_interval(double share, double n, double low, double high)
{
    struct chance chance;

    chance_make(&chance, share, n);
    cr_expect_float_eq(chance.low, low, 5e-7, "%g of %g: %.7f", share, n, chance.low);
    cr_expect_float_eq(chance.high, high, 5e-7, "%g of %g: %.7f", share, n, chance.high);
}

/* As prop.test(x, n, correct = FALSE) of R has them. */
Test(chance, interval_of_wilson)
{
    is_interval(0.0, 4, 0.0, 0.4898908);
    is_interval(1.0, 4, 0.5101092, 1.0);
    is_interval(0.5, 4, 0.1500389, 0.8499611);
    is_interval(0.95, 20, 0.7638688, 0.9911186);
    is_interval(0.5, 100, 0.4038315, 0.5961685);
    is_interval((double)NAN, 0, 0.0, 1.0);
}

Test(chance, how_many_meet_it)
{
    struct chance chance;

    for (size_t met = 0; met <= 7; met++) {
        chance_make(&chance, (double)met / 7.0, 7);
        cr_expect_eq(chance.met, met);
        cr_expect_eq(chance.n, 7);
    }
}

Test(chance, verdicts)
{
    cr_expect_eq(chance_verdict(0.9), CHANCE_MET);
    cr_expect_eq(chance_verdict(0.89), CHANCE_UNCERTAIN);
    cr_expect_eq(chance_verdict(0.11), CHANCE_UNCERTAIN);
    cr_expect_eq(chance_verdict(0.1), CHANCE_MISSED);
    cr_expect_str_eq(chance_words(CHANCE_MISSED), "missed");
}

Test(chance, as_it_is_read)
{
    struct chance chance;
    char text[CHANCE_SIZE];

    chance_make(&chance, 0.0, 4);
    chance_percent(chance.share, text);
    cr_expect_str_eq(text, "0 %");
    chance_band(&chance, text);
    cr_expect_str_eq(text, "0 .. 49 %");
}

Test(chance, few_replications_are_told)
{
    char text[CHANCE_CAUTION];

    cr_expect(chance_caution(4, text));
    cr_expect_not_null(strstr(text, "up to 49 %, of one which all meet as low as 51 %"), "%s",
                       text);
    cr_expect(chance_caution(CHANCE_FEW - 1, text));
    cr_expect(!chance_caution(CHANCE_FEW, text));
    cr_expect_str_eq(text, "");
    cr_expect(!chance_caution(0, text));
}
