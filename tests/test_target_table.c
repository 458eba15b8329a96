/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/target_table.h"

#include "models/targets.h"
#include "output/estimate.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { FIGURES = 64 };

static char *ids[FIGURES];
static double means[FIGURES], quantiles[ESTIMATE_PROBS * FIGURES];
static struct page page;
static char *text;

/* Every figure simulated as the letter has it, with a band of a tenth around it. */
static void
setup(void)
{
    size_t n = targets_size();

    cr_assert_leq(n, FIGURES);
    page = (struct page){.scale = 1.0, .n_targets = n, .target = ids, .target_mean = means,
                         .target_q = quantiles};
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
    int code = target_table_print(&page, out, error);

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
    const char *start = strstr(text, id);

    cr_assert_not_null(start, "%s", id);
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
    assert_line("A-T2-1a", "  72,231    72,231  ");
    assert_line("A-T2-1a", "+0.0 % ok");
    cr_expect_not_null(strstr(text, "28 of the 28 figures"));
}

Test(target_table, persons_differ_by_percent_and_shares_by_points)
{
    means[index_of("A-T2-1a")] = 72231 * 1.09;
    means[index_of("A-T2-1b")] = 45326 * 0.89;
    means[index_of("A-T3-asiel-B1")] = 59.9;
    means[index_of("A-T3-asiel-Z")] = 24.9;
    means[index_of("A-D-09")] = 5550 * 1.5;
    cr_assert_eq(print(NULL), 0);
    assert_line("A-T2-1a", "+9.0 % ok");
    assert_line("A-T2-1b", "-11.0 % off");
    assert_line("A-T3-asiel-B1", "+1.9 pt ok");
    assert_line("A-T3-asiel-Z", "-2.1 pt off");
    assert_line("A-D-09", "+50.0 %");
    cr_expect_null(strstr(line("A-D-09"), "% off"), "nothing is aimed at there");
    cr_expect_not_null(strstr(text, "26 of the 28 figures"));
}

Test(target_table, of_a_scaled_run_judges_no_persons)
{
    page.scale = 0.5;
    cr_assert_eq(print(NULL), 0);
    cr_expect_null(strstr(line("A-T2-1a"), "ok"));
    assert_line("A-T3-asiel-B1", "+0.0 pt");
    cr_expect_not_null(strstr(text, "persons are not compared"));
    cr_expect_null(strstr(text, "of the 28 figures"));
}

Test(target_table, says_what_is_outside_the_run)
{
    means[index_of("A-T2-1a")] = NAN;
    cr_assert_eq(print(NULL), 0);
    assert_line("A-T2-1a", "outside the run");
    cr_expect_not_null(strstr(text, "27 of the 27 figures"));
}

Test(target_table, refuses_another_letter)
{
    struct error error = {0};

    ids[3][0] = 'X';
    cr_expect_eq(print(&error), ERR_FORMAT);
    page.n_targets--;
    free(text);
    cr_expect_eq(print(&error), ERR_FORMAT);
}
