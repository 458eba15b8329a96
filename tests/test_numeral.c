/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/numeral.h"

#include <criterion/criterion.h>
#include <math.h>

static void
expect(enum language language, double number, int decimals, const char *wanted)
{
    char text[NUMBER_SIZE];

    numeral_write(language, number, decimals, text);
    cr_expect_str_eq(text, wanted);
}

Test(numeral, each_language_has_its_own_point)
{
    expect(LANGUAGE_EN, 1234567.89, 1, "1,234,567.9");
    expect(LANGUAGE_NL, 1234567.89, 1, "1.234.567,9");
    expect(LANGUAGE_NL, -0.25, 2, "-0,25");
    expect(LANGUAGE_NL, (double)NAN, 1, "-");
}

Test(numeral, a_sign_where_it_is_above_nothing)
{
    char text[NUMBER_SIZE];

    numeral_signed(LANGUAGE_NL, 1234.5, 1, text);
    cr_expect_str_eq(text, "+1.234,5");
    numeral_signed(LANGUAGE_NL, 0.01, 1, text);
    cr_expect_str_eq(text, "0,0");
}
