/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/page.h"

#include <criterion/criterion.h>
#include <math.h>

static void
assert_number(double number, int decimals, const char *expected)
{
    char text[NUMBER_SIZE];

    page_number(number, decimals, text);
    cr_expect_str_eq(text, expected);
}

Test(page, writes_numbers_as_people_do)
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
    assert_number(1e18, 0, "1.000e+18");
}

Test(page, writes_numbers_as_dutch_people_do)
{
    char text[NUMBER_SIZE];

    message_open("nl");
    assert_number(72231.4, 0, "72.231");
    assert_number(-1234567.25, 1, "-1.234.567,2");
    assert_number(0.5, 1, "0,5");
    page_signed(1234.5, 1, text);
    cr_expect_str_eq(text, "+1.234,5");
    page_signed(0.01, 1, text);
    cr_expect_str_eq(text, "0,0");
}

Test(page, says_by_how_much_a_number_is_off)
{
    static const struct {
        double number;
        const char *text;
    } cases[] = {
        {0.0, "+0.0"}, {-0.04, "+0.0"}, {-0.06, "-0.1"}, {3.25, "+3.2"}, {-1234.5, "-1,234.5"}};

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char text[NUMBER_SIZE];
        page_off(cases[i].number, text);
        cr_expect_str_eq(text, cases[i].text);
    }
}

Test(page, says_what_cannot_be_read)
{
    struct page page;
    struct error error = {0};

    cr_expect_eq(page_read(&page, "/tmp/doorstroom-no-such-file.h5", &error), ERR_IO);
    cr_expect_neq(error.text[0], '\0');
    page_free(&page);
}
