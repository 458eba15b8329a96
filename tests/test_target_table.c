/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/target_table.h"

#include "models/targets.h"
#include "output/estimate.h"
#include "output/target_wi2013.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { FIGURES = 320 };

static char *ids[FIGURES];
static double means[FIGURES], quantiles[ESTIMATE_PROBS * FIGURES];
static struct page page;
static char *text;

/* Every figure simulated as it was published, with a band of a tenth around it. */
static void
setup(void)
{
    size_t n = targets_size();

    cr_assert_leq(n, FIGURES);
    page = (struct page){
        .scale = 1.0, .n_targets = n, .target = ids, .target_mean = means, .target_q = quantiles};
    for (size_t i = 0; i < n; i++) {
        ids[i] = strdup(target_at(i)->id);
        means[i] = target_at(i)->value;
        quantiles[ESTIMATE_P10 * n + i] = 0.9 * means[i];
        quantiles[ESTIMATE_P90 * n + i] = 1.1 * means[i];
    }
}

static void
teardown(void)
{
    for (size_t i = 0; i < targets_size(); i++)
        free(ids[i]);
    free(text);
}

TestSuite(target_table, .init = setup, .fini = teardown);

static int
print(struct error *error)
{
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    struct paper paper = {.out = out};
    int code = target_table_print(&page, &paper, error);

    fclose(out);
    return code;
}

static size_t
index_of(const char *id)
{
    size_t i = 0;

    while (strcmp(target_at(i)->id, id) != 0)
        i++;
    return i;
}

/* The line of a figure. */
static const char *
line(const char *id)
{
    static char found[256];
    char beginning[40];
    const char *start;

    snprintf(beginning, sizeof beginning, "\n%s ", id);
    start = strstr(text, beginning);
    cr_assert_not_null(start, "%s", id);
    start++;
    snprintf(found, sizeof found, "%.*s", (int)strcspn(start, "\n"), start);
    return found;
}

static void
assert_line(const char *id, const char *expected)
{
    cr_expect_not_null(strstr(line(id), expected), "'%s' has no '%s'", line(id), expected);
}

Test(target_table, agrees_with_itself)
{
    cr_assert_eq(print(NULL), 0);
    assert_line("A-T2-1a", "  72,231   72,231 ");
    assert_line("A-T2-1a", "+0.0 % ok");
    cr_expect_not_null(strstr(text, "70 of the 70 figures"));
}

Test(target_table, persons_differ_by_percent_and_shares_by_points)
{
    means[index_of("A-T2-1a")] = 72231 * 1.049;
    means[index_of("A-T2-1b")] = 45326 * 0.949;
    means[index_of("A-T3-asiel-B1")] = 59.9;
    means[index_of("A-T3-asiel-Z")] = 24.9;
    means[index_of("A-D-08-A-D-09")] = 4607 * 1.149;
    means[index_of("A-D-03")] = 19492 * 1.5;
    means[index_of("B-COA-33")] = 50;
    means[index_of("B-INT-4p")] = 40;
    cr_assert_eq(print(NULL), 0);
    assert_line("A-T2-1a", "+4.9 % ok");
    assert_line("A-T2-1b", "-5.1 % off");
    assert_line("A-T3-asiel-B1", "+1.9 pt ok");
    assert_line("A-T3-asiel-Z", "-2.1 pt off");
    assert_line("A-D-08-A-D-09", "+14.9 % ok");
    assert_line("A-D-03", "+50.0 % check");
    assert_line("B-COA-33", "50.0");
    assert_line("B-COA-33", "+25.0 % input");
    assert_line("B-INT-4p", "-5.0 pt check");
    cr_expect_not_null(strstr(text, "68 of the 70 figures"));
}

Test(target_table, of_a_scaled_run_judges_no_persons)
{
    page.scale = 0.5;
    cr_assert_eq(print(NULL), 0);
    cr_expect_null(strstr(line("A-T2-1a"), "ok"));
    assert_line("A-T3-asiel-B1", "+0.0 pt");
    assert_line("B-COA-33", "+0.0 %");
    cr_expect_null(strstr(line("B-COA-16"), "+0.0 %"));
    cr_expect_not_null(strstr(text, "persons are not compared"));
    cr_expect_null(strstr(text, "figures that the fit aims at"));
}

Test(target_table, says_what_is_outside_the_run)
{
    means[index_of("A-T2-1a")] = NAN;
    cr_assert_eq(print(NULL), 0);
    assert_line("A-T2-1a", "outside the run");
    cr_expect_not_null(strstr(text, "69 of the 69 figures"));
}

/* The line at which a text stands first. */
static size_t
line_of(const char *what)
{
    const char *end = strstr(text, what);
    size_t n = 0;

    cr_assert_not_null(end, "%s", what);
    for (const char *at = text; at < end; at++)
        n += *at == '\n';
    return n;
}

/* Never a figure of one operator among those of another. */
Test(target_table, prints_each_operator_under_its_own_heading)
{
    static const struct {
        const char *begins, *ends;
    } headings[OPERATORS] = {
        [OPERATOR_OBLIGED] = {"Still obliged on", "Total inflow"},
        [OPERATOR_INFLOW] = {"Total inflow", "Wi2013 by year"},
        [OPERATOR_LETTER] = {"Wi2013 by year", "Wi2013 in a time"},
        [OPERATOR_WINDOW] = {"Wi2013 in a time", "By year of DUO's letter on"},
        [OPERATOR_COHORT] = {"By year in which", "all ages ("},
        [OPERATOR_ALL_AGES] = {"all ages (", "check: no key"},
    };

    cr_assert_eq(print(NULL), 0);
    for (size_t i = 0; i < targets_size(); i++) {
        int by = (int)target_at(i)->by;
        char start[40];
        if (target_is_of_table(target_at(i)))
            continue;
        snprintf(start, sizeof start, "\n%s ", target_at(i)->id);
        cr_expect_gt(line_of(start) + 1, line_of(headings[by].begins), "%s", target_at(i)->id);
        cr_expect_lt(line_of(start) + 1, line_of(headings[by].ends), "%s", target_at(i)->id);
    }
    cr_expect_lt(line_of("beside the run: checks and inputs"), line_of("By year in which"));
    cr_expect_gt(line_of("beside the run: checks and inputs"), line_of("A-T3-all-Z"));
}

/* Under a heading that names checks and inputs there are both, and nothing that is aimed at. */
Test(target_table, says_over_cbs_and_coa_what_their_rows_say)
{
    const char *rest;
    size_t rows = 0, marked = 0;

    means[index_of("B-COA-16")] = 1.0; /* far off: "off" if it were aimed at */
    cr_assert_eq(print(NULL), 0);
    rest = strstr(text, "CBS, COA and housing beside the run: checks and inputs");
    cr_assert_not_null(rest);
    for (const char *at = rest; (at = strchr(at, '\n')) != NULL; at++) {
        size_t n = strcspn(at + 1, "\n");
        bool is_row = at[1] != '\0' && strncmp(at + 2, "-", 1) == 0;
        rows += is_row;
        marked += is_row && (strncmp(at + n - 4, "check", 5) == 0 ||
                             strncmp(at + n - 4, "input", 5) == 0);
    }
    cr_expect_gt(rows, 40);
    cr_expect_eq(marked, rows);
}

/* What a number is of stands beside it. */
Test(target_table, has_the_unit_of_each_figure)
{
    cr_assert_eq(print(NULL), 0);
    for (size_t i = 0; i < targets_size(); i++) {
        const char *unit = target_at(i)->unit;
        if (target_is_of_table(target_at(i)))
            continue;
        if (strcmp(unit, "persons") == 0)
            cr_expect_null(strstr(line(target_at(i)->id), "mo "), "%s", target_at(i)->id);
        else
            assert_line(target_at(i)->id, strcmp(unit, "persons/month") == 0 ? "/mo " :
                                          strcmp(unit, "percent") == 0       ? " % "  :
                                          strcmp(unit, "weeks") == 0         ? " wk " :
                                                                               " mo ");
    }
    cr_expect_not_null(strstr(text, "persons, where no other unit stands"));
}

/* The line that begins so; its blanks made one. */
static const char *
squeezed(const char *beginning)
{
    static char found[256];
    const char *at = strstr(text, beginning);
    size_t n = 0;

    cr_assert_not_null(at, "%s", beginning);
    for (at++; *at != '\n' && n + 1 < sizeof found; at++)
        if (*at != ' ' || (n > 0 && found[n - 1] != ' '))
            found[n++] = *at;
    found[n] = '\0';
    return found;
}

/* A line a letter year; 2022 to 2024 have no shares to aim at. */
Test(target_table, prints_table_5_as_the_letter_does)
{
    means[index_of("A-T5-2016vp")] = 72.1;
    means[index_of("A-T5-2016op")] = 25.0;
    means[index_of("A-T5-2016pp")] = NAN;
    means[index_of("A-T5-2016t")] = 30757;
    cr_assert_eq(print(NULL), 0);
    cr_expect_str_eq(squeezed("\n2016 "),
                     "2016 72.1 / 69 +3.1* 25.0 / 28 -3.0 - / 3 - 30,757 / 31,757");
    cr_expect_str_eq(squeezed("\n2021 "),
                     "2021 30.0 / 30 +0.0 3.0 / 3 +0.0 67.0 / 67 +0.0 25,228 / 25,228");
    cr_expect_null(strstr(text, "\n2022 "));
}

/* Public and run by letter year, 2022 with 2023; then the total. */
Test(target_table, prints_table_6_as_the_letter_does)
{
    means[index_of("A-T6-20231101-20")] = 839;
    means[index_of("A-T6-20231101-22")] = 3;
    means[index_of("A-T6-20231101-tot")] = 2739 * 1.151;
    means[index_of("A-T6-AGE2021")] = 4.9;
    cr_assert_eq(print(NULL), 0);
    cr_expect_str_eq(squeezed("\n2023-11-01 public"),
                     "2023-11-01 public 10 48 122 203 203 249 485 939 478 2 2,739");
    cr_expect_not_null(strstr(text, "485   839   478     3 3,153  +15.1 % off\n"));
    cr_expect_not_null(strstr(text, "2021  run 4.9, public 5.1\n"));
}

Test(target_table, gives_what_happened_in_a_time_under_its_period)
{
    cr_assert_eq(print(NULL), 0);
    cr_expect_eq(line_of("\n2022-05/2023-05\n") + 1, line_of("\nA-OV-1 "));
    assert_line("A-OV-1", "5,200    5,200");
    assert_line("A-OV-1", "+0.0 % ok");
    assert_line("A-COR-7", "33.9 mo     33.9");
    assert_line("A-OV-3/4", "check");
}

Test(target_table, gives_the_growth_of_queues_and_the_periods_of_flows)
{
    cr_assert_eq(print(NULL), 0);
    assert_line("A-D-01-A-D-02", "growth without PIP, a year ");
    assert_line("A-D-01-A-D-02", "6,305    6,305");
    assert_line("B-HO-12", "housed (almost), 2022-07/2022-08");
    assert_line("B-IN-15", "+0.0 % input");
}

Test(target_table, fits_on_a_page)
{
    for (size_t i = 0; i < targets_size(); i++)
        means[i] *= strcmp(target_at(i)->unit, "percent") == 0 ? 2.0 : 5.0;
    means[index_of("B-INT-1n")] = NAN;
    cr_assert_eq(print(NULL), 0);
    for (const char *at = text; *at != '\0'; at += strcspn(at, "\n") + 1) {
        size_t width = strcspn(at, "\n");
        cr_expect_leq(width, 100, "%.*s", (int)width, at);
        cr_expect(width == 0 || at[width - 1] != ' ', "ends in blanks: %.*s", (int)width, at);
    }
}

Test(target_table, refuses_other_targets)
{
    struct error error = {0};

    ids[3][0] = 'X';
    cr_expect_eq(print(&error), ERR_FORMAT);
    page.n_targets--;
    free(text);
    cr_expect_eq(print(&error), ERR_FORMAT);
}
