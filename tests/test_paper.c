/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* posix_openpt */
#include "output/paper.h"

#include <criterion/criterion.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

static char *text;
static size_t size;

static void
begin(struct paper *paper, const char *columns)
{
    FILE *out = open_memstream(&text, &size);

    cr_assert_not_null(out);
    if (columns != NULL)
        setenv("COLUMNS", columns, 1);
    else
        unsetenv("COLUMNS");
    paper_init(paper, out);
}

static void
expect(struct paper *paper, const char *expected)
{
    cr_assert_eq(fclose(paper->out), 0);
    cr_expect_str_eq(text, expected);
    free(text);
}

static void
row(struct paper *paper)
{
    paper_cell(paper, 2, -8, "2027");
    paper_cell(paper, 1, 8, "12.5");
    paper_cell(paper, 1, 12, "1 .. 20");
    paper_cell(paper, 2, -9, "met");
    paper_end(paper);
}

Test(paper, a_row_is_one_line_where_there_is_room)
{
    struct paper paper;

    begin(&paper, NULL);
    cr_expect_eq(paper.width, 0);
    row(&paper);
    expect(&paper, "  2027         12.5      1 .. 20  met\n");
}

Test(paper, a_cell_without_room_goes_on_below)
{
    struct paper paper;

    begin(&paper, "33");
    row(&paper);
    row(&paper);
    expect(&paper, "  2027         12.5      1 .. 20\n      met\n"
                   "  2027         12.5      1 .. 20\n      met\n");
    begin(&paper, "20");
    row(&paper);
    expect(&paper, "  2027         12.5\n           1 .. 20\n      met\n");
}

Test(paper, what_just_fits_stays)
{
    struct paper paper;

    begin(&paper, "43");
    row(&paper);
    expect(&paper, "  2027         12.5      1 .. 20  met\n");
    begin(&paper, "42");
    row(&paper);
    expect(&paper, "  2027         12.5      1 .. 20\n      met\n");
}

Test(paper, nothing_is_cut)
{
    struct paper paper;

    begin(&paper, "20");
    paper_cell(&paper, 0, -3, "wider than its column and than the line");
    paper_cell(&paper, 1, 3, "12345");
    paper_end(&paper);
    expect(&paper, "wider than its column and than the line\n      12345\n");
}

Test(paper, cells_are_as_wide_as_their_characters)
{
    struct paper paper;

    cr_expect_eq(paper_length("één ≥ ë"), 7);
    begin(&paper, NULL);
    paper_cell(&paper, 0, -6, "één");
    paper_cell(&paper, 1, 4, "≥ 5");
    paper_cell(&paper, 1, 2, "x");
    paper_end(&paper);
    expect(&paper, "één     ≥ 5  x\n");
}

Test(paper, text_is_broken_between_words)
{
    struct paper paper;

    begin(&paper, "20");
    paper_say(&paper, "%s", "één twee drie vier vijf\n  zes\n\nzeven");
    expect(&paper, "één twee drie vier\nvijf\n  zes\n\nzeven\n");
    begin(&paper, NULL);
    paper_say(&paper, "%d words that are not broken anywhere at all, as wide as it takes: %s", 99,
              "a_word");
    expect(&paper, "99 words that are not broken anywhere at all, as wide as it takes: a_word\n");
}

Test(paper, a_width_that_is_none_is_not_heeded)
{
    const char *const said[] = {"", "0", "19", "-80", "80x", "eighty", "99999999999"};

    for (size_t i = 0; i < sizeof said / sizeof said[0]; i++) {
        struct paper paper;
        begin(&paper, said[i]);
        cr_expect_eq(paper.width, 0, "%s gave %d", said[i], paper.width);
        expect(&paper, "");
    }
}

Test(paper, a_terminal_tells_its_width)
{
    const struct winsize window = {.ws_row = 24, .ws_col = 57};
    int master = posix_openpt(O_RDWR | O_NOCTTY), slave;
    struct paper paper;
    FILE *out;

    cr_assert_geq(master, 0);
    cr_assert_eq(grantpt(master), 0);
    cr_assert_eq(unlockpt(master), 0);
    slave = open(ptsname(master), O_RDWR | O_NOCTTY);
    cr_assert_geq(slave, 0);
    cr_assert_eq(ioctl(slave, TIOCSWINSZ, &window), 0);
    out = fdopen(slave, "w");
    cr_assert_not_null(out);
    unsetenv("COLUMNS");
    paper_init(&paper, out);
    cr_expect_eq(paper.width, 57);
    setenv("COLUMNS", "99", 1);
    paper_init(&paper, out);
    cr_expect_eq(paper.width, 99);
    fclose(out);
    close(master);
}

Test(paper, an_item_goes_on_under_its_text)
{
    struct paper paper;

    begin(&paper, "40");
    paper_item(&paper, 12, "  -o FILE", "write the\nresult to FILE, é or not, 23");
    expect(&paper, "  -o FILE   write the result to FILE, é\n            or not, 23\n");
    begin(&paper, "40");
    paper_item(&paper, 12, "  --a-long-name", "and its text");
    expect(&paper, "  --a-long-name\n            and its text\n");
    begin(&paper, "40");
    paper_item(&paper, 0, "", "a text of its own, over the whole line of the page");
    expect(&paper, "a text of its own, over the whole line\nof the page\n");
    begin(&paper, NULL);
    paper_item(&paper, 12, "  -o FILE", "on a line as long as it takes, for nobody says how wide it is");
    expect(&paper, "  -o FILE   on a line as long as it takes, for nobody says how wide it is\n");
}

Test(paper, an_item_of_a_narrow_page_has_its_text_below)
{
    struct paper paper;

    begin(&paper, "30");
    paper_item(&paper, 12, "  -o FILE", "write the result to FILE");
    expect(&paper, "  -o FILE\n      write the result to FILE\n");
    begin(&paper, "29");
    paper_item(&paper, 12, "  -o FILE", "write the result to FILE");
    expect(&paper, "  -o FILE\n      write the result to\n      FILE\n");
}
