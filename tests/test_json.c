/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/json.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What is written, to be freed. */
struct paper {
    struct json json;
    char *text;
    size_t size;
};

static void
paper_begin(struct paper *self)
{
    FILE *out = open_memstream(&self->text, &self->size);

    cr_assert_not_null(out);
    json_begin(&self->json, out);
}

static void
paper_expect(struct paper *self, const char *expected)
{
    cr_assert_eq(fclose(self->json.out), 0);
    cr_expect_str_eq(self->text, expected);
    free(self->text);
}

Test(json, values_stand_in_their_order_with_commas_between)
{
    struct paper paper;

    paper_begin(&paper);
    json_open_object(&paper.json);
    json_key(&paper.json, "n");
    json_whole(&paper.json, INT64_MIN);
    json_key(&paper.json, "rows");
    json_open_array(&paper.json);
    json_open_array(&paper.json);
    json_bool(&paper.json, true);
    json_bool(&paper.json, false);
    json_null(&paper.json);
    json_close_array(&paper.json);
    json_open_object(&paper.json);
    json_close_object(&paper.json);
    json_close_array(&paper.json);
    json_key(&paper.json, "empty");
    json_open_array(&paper.json);
    json_close_array(&paper.json);
    json_close_object(&paper.json);
    paper_expect(&paper, "{\"n\": -9223372036854775808,\n\"rows\": [[true, false, null],\n{}],\n"
                         "\"empty\": []}\n");
}

Test(json, a_text_is_escaped)
{
    struct paper paper;

    paper_begin(&paper);
    json_text(&paper.json, "\"a\\b\"\n\t\x01\x7f \xc3\xa9\xe2\x89\xa5\xf0\x9f\x9a\x82/");
    paper_expect(&paper,
                 "\"\\\"a\\\\b\\\"\\n\\t\\u0001\x7f \xc3\xa9\xe2\x89\xa5\xf0\x9f\x9a\x82/\"");
}

Test(json, bytes_that_are_no_character_are_marked)
{
    static const char *const broken[] = {"\x80",
                                         "\xff",
                                         "\xc3",
                                         "\xc0\xaf",
                                         "\xe2\x89",
                                         "\xed\xa0\x80",
                                         "\xf4\x90\x80\x80",
                                         "\xe0\x80\x80",
                                         "\xf0\x80\x80\x80"};

    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        struct paper paper;
        char text[16], expected[64] = "\"";
        snprintf(text, sizeof text, "%sz", broken[i]);
        /* One mark for each byte that begins nothing. */
        for (size_t b = 0; b < strlen(broken[i]); b++)
            strcat(expected, "\xef\xbf\xbd");
        strcat(expected, "z\"");
        paper_begin(&paper);
        json_text(&paper.json, text);
        paper_expect(&paper, expected);
    }
}

Test(json, a_number_has_the_fewest_digits_that_give_it_back)
{
    static const struct {
        double number;
        const char *text;
    } cases[] = {{0.1, "0.1"},
                 {1.0 / 3.0, "0.3333333333333333"},
                 {-2.5, "-2.5"},
                 {123456.0, "123456"},
                 {1e300, "1e+300"},
                 {0.1 + 0.2, "0.30000000000000004"},
                 {5e-324, "4.94065645841247e-324"},
                 {(double)NAN, "null"},
                 {(double)INFINITY, "null"},
                 {-(double)INFINITY, "null"}};

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct paper paper;
        paper_begin(&paper);
        json_number(&paper.json, cases[i].number);
        paper_expect(&paper, cases[i].text);
    }
}

Test(json, every_double_comes_back)
{
    uint64_t bits = 88172645463325252u;

    for (int i = 0; i < 20000; i++) {
        struct paper paper;
        double number, back;
        bits ^= bits << 13;
        bits ^= bits >> 7;
        bits ^= bits << 17;
        memcpy(&number, &bits, sizeof number);
        if (!isfinite(number))
            continue;
        paper_begin(&paper);
        json_number(&paper.json, number);
        cr_assert_eq(fclose(paper.json.out), 0);
        back = strtod(paper.text, NULL);
        cr_expect_eq(memcmp(&back, &number, sizeof back), 0, "%a came back as %a", number, back);
        free(paper.text);
    }
}
