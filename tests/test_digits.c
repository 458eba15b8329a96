/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/digits.h"

#include <criterion/criterion.h>

static void
try_one(double number, int least, const char *text)
{
    char written[DIGITS_SIZE];

    digits_of(number, least, written);
    cr_expect_str_eq(written, text);
}

Test(digits, are_the_fewest_that_give_a_number_back)
{
    try_one(0.1, DIGITS_USUAL, "0.1");
    try_one(42.0, DIGITS_USUAL, "42");
    try_one(1.0 / 3.0, DIGITS_USUAL, "0.3333333333333333");
    try_one(-0.5, DIGITS_USUAL, "-0.5");
    try_one(1e300, DIGITS_USUAL, "1e+300");
    try_one(0.1 + 0.2, DIGITS_USUAL, "0.30000000000000004");
    try_one(123456789.25, DIGITS_USUAL, "123456789.25");
}

/* A round number has an exponent where it has more digits than the least. */
Test(digits, begin_at_the_least)
{
    try_one(1000000.0, 6, "1e+06");
    try_one(1000000.0, DIGITS_USUAL, "1000000");
    try_one(1234567.0, 6, "1234567");
    try_one(-2.2250738585072014e-308, 6, "-2.2250738585072014e-308");
}
