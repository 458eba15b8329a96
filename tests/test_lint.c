/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/reader/lint.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

static struct faults faults;
static struct lint found;

static void
tidy(void)
{
    faults_free(&faults);
}

TestSuite(lint, .fini = tidy);

/* The text passes. */
static void
passes(const char *text)
{
    bool sound = lint(&found, text, strlen(text), "f", &faults);

    cr_expect(sound, "%s: %s", text, faults.n > 0 ? faults.items[0].text : "");
    cr_expect_eq(faults.n, 0);
    tidy();
}

/* The first fault is there, and says so. */
static void
fails_at(const char *text, size_t n, int line, int column, const char *says)
{
    lint(&found, text, n, "f", &faults);
    cr_assert_geq(faults.n, 1, "%s", text);
    cr_expect_eq(faults.items[0].line, line, "%s: line %d", text, faults.items[0].line);
    cr_expect_eq(faults.items[0].column, column, "%s: column %d", text, faults.items[0].column);
    cr_expect_not_null(strstr(faults.items[0].text, says), "%s: %s", text, faults.items[0].text);
    tidy();
}

#define FAILS_AT(text, line, column, says) fails_at(text, sizeof text - 1, line, column, says)

/* n times the same text. */
static char *
times(const char *text, size_t n)
{
    size_t size = strlen(text);
    char *all = malloc(n * size + 1);

    cr_assert_not_null(all);
    for (size_t i = 0; i < n; i++)
        memcpy(all + i * size, text, size);
    all[n * size] = '\0';
    return all;
}

Test(lint, whole_numbers_fit_or_are_told)
{
    passes("a = 2147483647; b = -2147483648;");
    FAILS_AT("a = 2147483648;", 1, 5, "does not fit");
    FAILS_AT("a = -2147483649;", 1, 5, "does not fit");
    FAILS_AT("a = 1;\n  b = 4294967296;", 2, 7, "does not fit");
    passes("a = 9223372036854775807L; b = -9223372036854775808L;");
    FAILS_AT("a = 9223372036854775808L;", 1, 5, "does not fit");
    passes("a = 0x7fffffff; b = 0xffffffffL;");
    FAILS_AT("a = 0x80000000;", 1, 5, "does not fit");
}

/* libconfig reads 012 as twelve, so an eight or nine ends nothing. */
/* Such a text can be read, if nobody takes the number. */
Test(lint, numbers_that_do_not_fit_are_remembered)
{
    static const char text[] = "a1 = 1.5;\nb = 4294967296; # 7\nc = [ \"8\", -1, 99999999999, .2 ];\n";
    char *many = times("a = 99999999999;\n", LINT_REMEMBERED + 1);

    cr_expect(lint(&found, text, sizeof text - 1, "f", &faults));
    cr_expect(faults.n == 2 && found.n_misfits == 2 && found.n_twins == 0);
    cr_expect(found.misfits[0] == 1 && found.misfits[1] == 3, "of the numbers, from 0 on");
    tidy();
    cr_expect_not(lint(&found, many, strlen(many), "f", &faults));
    free(many);
}

Test(lint, names_are_used_once_in_a_group)
{
    static const char text[] = "a = 1; b = { a = 1; b : 2; a /* x */ = 3; };\n*a = 1; b = 4;";

    passes("a = 1; b = { a = 1; c = { a = 1; }; }; d = ( { a = 1; }, { a = 2; } ); A = 1; a-b = 1;");
    passes("a = \"b = 1; b = 2\"; b = 1; # b = 2\n aa = 1; *a = 1;");
    FAILS_AT("a = 1;\n  a = 2;", 2, 3, "was made before in the same group");
    FAILS_AT("a = ( { b = 1; b : 2; } );", 1, 16, "was made before");
    cr_expect(lint(&found, text, sizeof text - 1, "f", &faults));
    cr_expect(faults.n == 2 && found.n_twins == 2 && found.n_misfits == 0);
    cr_expect_eq(strncmp(text + found.twins[0], " /* x */ = 3", 12), 0);
    cr_expect_eq(strncmp(text + found.twins[1], " = 4;", 5), 0);
}

Test(lint, a_leading_nought_is_not_octal)
{
    passes("a = 0000000012;");
    FAILS_AT("a = 09999999999;", 1, 5, "does not fit");
}

Test(lint, numbers_with_a_point_are_not_whole)
{
    passes("a = 99999999999.0; b = 1e300; c = .99999999999; d = -.99999999999; e = 1.;");
    FAILS_AT("a = 1.000000000000000000000000000000000000000000000000000000000000000001;", 1, 5,
             "too long");
}

Test(lint, what_is_in_comments_and_texts_is_let_be)
{
    passes("# 99999999999 @include ((((((((((((((((((\n// 99999999999\n/* 99999999999 */ a = 1;");
    passes("a = \"99999999999 @include \\\" @ \\\\\"; b = 1;");
    passes("a-1 = 1; a_99999999999 = 1;");
}

/* The star of the opening does not close: what follows a real end is looked at. */
Test(lint, a_comment_ends_where_libconfig_ends_it)
{
    FAILS_AT("/*/ \" */\n@include \"x\"\n# \"", 2, 1, "@include");
    passes("/*/ 99999999999 */ a = 1;");
    passes("/**/ a = 1; /***/ b = 1;");
    FAILS_AT("/**/ a = 99999999999;", 1, 10, "does not fit");
}

Test(lint, bytes_must_be_utf8)
{
    passes("a = \"caf\xc3\xa9 \xe2\x82\xac \xf0\x9f\x98\x80\";");
    FAILS_AT("a = \"\n\xe9\";", 2, 1, "not UTF-8");
    FAILS_AT("\xc0\xaf", 1, 1, "not UTF-8");
    FAILS_AT("\xed\xa0\x80", 1, 1, "not UTF-8");
    FAILS_AT("\xf4\x90\x80\x80", 1, 1, "not UTF-8");
    FAILS_AT("a = \"\xe2\x82", 1, 6, "not UTF-8");
    FAILS_AT("a = \"x\0y\";", 1, 7, "NUL");
    FAILS_AT("\xef\xbb\xbf""a = 1;", 1, 1, "byte order mark");
}

Test(lint, texts_hold_no_control_characters)
{
    passes("a = \"tab\\t, \t, line\\n, \n, \\r, \\f, \\\\x41\";");
    FAILS_AT("a = \"\\x00\";", 1, 6, "\\x in a text");
    FAILS_AT("a = \"b\x01\";", 1, 7, "control character");
    FAILS_AT("a = \"\\\x01\";", 1, 7, "control character");
    FAILS_AT("a = \"\x7f\";", 1, 6, "control character");
}

Test(lint, depth_is_limited_and_told_once)
{
    passes("a = ((((((((((((((((1))))))))))))))));");
    FAILS_AT("a = (((((((((((((((((1)))))))))))))))));", 1, 21, "nested too deep");
    passes("a = (1); b = (1); c = (1); d = (1); e = (1); f = (1); g = (1); h = (1); i = (1);"
           "j = (1); k = (1); l = (1); m = (1); n = (1); o = (1); p = (1); q = (1); r = (1);");
}

Test(lint, sizes_are_limited)
{
    char *text = times("#", LINT_BYTES + 1), *settings = times("a00000=1;", LINT_SETTINGS + 1);

    for (size_t i = 0; i <= LINT_SETTINGS; i++)
        for (size_t digit = 5, rest = i; digit > 0; digit--, rest /= 10)
            settings[9 * i + digit] = (char)('0' + rest % 10);
    cr_expect(lint(&found, text, LINT_BYTES, "f", &faults));
    fails_at(text, LINT_BYTES + 1, 0, 0, "1,048,576");
    cr_expect(lint(&found, settings, (size_t)LINT_SETTINGS * 9, "f", &faults));
    cr_expect_eq(faults.n, 0);
    fails_at(settings, (size_t)(LINT_SETTINGS + 1) * 9, 1, LINT_SETTINGS * 9 + 7, "too many");
    free(text);
    free(settings);
}

Test(lint, a_text_is_limited)
{
    char *text = times("x", LINT_TEXT + 2);

    text[0] = text[LINT_TEXT - 1] = '"';
    cr_expect(lint(&found, text, LINT_TEXT, "f", &faults));
    text[LINT_TEXT - 1] = 'x';
    text[LINT_TEXT + 1] = '"';
    cr_expect_not(lint(&found, text, LINT_TEXT + 2, "f", &faults));
    cr_expect_not_null(strstr(faults.items[0].text, "too long"));
    free(text);
}

/* Any beginning of a text is looked at without reading past its end. */
Test(lint, no_beginning_runs_past_the_end)
{
    static const char text[] = "a = { b = \"c\\\"\xe2\x82\xac\"; /* d */ e = -0x1fL; # f\n"
                               " g = (1.5e-3); };";

    for (size_t n = 0; n < sizeof text; n++) {
        char *copy = malloc(n > 0 ? n : 1); /* no NUL behind it: a step too far is seen */
        cr_assert_not_null(copy);
        memcpy(copy, text, n);
        lint(&found, copy, n, "f", &faults);
        tidy();
        free(copy);
    }
}
