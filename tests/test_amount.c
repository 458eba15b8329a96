/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/amount.h"

#include "sim/message.h"

#include <criterion/criterion.h>
#include <math.h>

static void
assert_number(double number, int decimals, const char *expected)
{
    char text[AMOUNT_SIZE];

    amount_text(number, decimals, text);
    cr_expect_str_eq(text, expected);
}

Test(amount, writes_numbers_as_people_do)
{
    assert_number(0, 0, "0");
    assert_number(999, 0, "999");
    assert_number(1000, 0, "1,000");
    assert_number(72231.4, 0, "72,231");
    assert_number(1234567.25, 1, "1,234,567.2");
    assert_number(-1234.5, 1, "-1,234.5");
    assert_number(-0.01, 1, "0.0"); /* not "-0.0" */
    assert_number(NAN, 1, "-");
    assert_number(-INFINITY, 0, "-inf");
    assert_number(1e18, 0, "1e+18");
}

Test(amount, writes_numbers_as_dutch_people_do)
{
    char text[AMOUNT_SIZE];

    message_open("nl");
    assert_number(72231.4, 0, "72.231");
    assert_number(-1234567.25, 1, "-1.234.567,2");
    assert_number(0.5, 1, "0,5");
    amount_signed(1234.5, 1, text);
    cr_expect_str_eq(text, "+1.234,5");
    amount_signed(0.01, 1, text);
    cr_expect_str_eq(text, "0,0");
}

static void
assert_digits(double number, int digits, const char *expected)
{
    char text[AMOUNT_SIZE];

    amount_digits(number, digits, text);
    cr_expect_str_eq(text, expected);
}

Test(amount, writes_the_digits_that_tell)
{
    assert_digits(0.0, 6, "0");
    assert_digits(0.01, 6, "0.01");
    assert_digits(-0.30000000000000004, 6, "-0.3");
    assert_digits(86400.0, 6, "86,400");
    assert_digits(72231.456, 6, "72,231.5");
    assert_digits(1234567.25, 3, "1,234,567");
    assert_digits(9.9999999, 3, "10");
    assert_digits(0.0001234, 2, "0.00012");
    assert_digits(1.5e-7, 2, "1.5e-07");
    assert_digits(NAN, 6, "-");
    message_open("nl");
    assert_digits(72231.456, 6, "72.231,5");
    assert_digits(-0.5, 6, "-0,5");
    assert_digits(20000.0, 6, "20.000");
    assert_digits(1.5e-7, 2, "1,5e-07");
}

static void
assert_megabytes(double bytes, const char *expected)
{
    char text[AMOUNT_SIZE];

    amount_megabytes(bytes, text);
    cr_expect_str_eq(text, expected);
}

Test(amount, takes_no_bytes_but_none_for_nothing)
{
    assert_megabytes(0.0, "0.0");
    assert_megabytes(12.0, "0.1");
    assert_megabytes(2.04e6, "2.0");
    assert_megabytes(99.96e6, "100");
    assert_megabytes(4.5e9, "4,500");
}

Test(amount, says_by_how_much_a_number_is_off)
{
    static const struct {
        double number;
        const char *text;
    } cases[] = {
        {0.0, "+0.0"}, {-0.04, "+0.0"}, {-0.06, "-0.1"}, {3.25, "+3.2"}, {-1234.5, "-1,234.5"}};

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char text[AMOUNT_SIZE];
        amount_off(cases[i].number, text);
        cr_expect_str_eq(text, cases[i].text);
    }
}
