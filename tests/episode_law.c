/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The law of 2013 as the letter of 24 June 2024 tells of it (par. 4): table 5 by letter year, ELIP
 * (table 6) and its shares at equal age, the overruns put off by corona, and their way to a fine.
 * One national run of the base path, as it is shipped; by each figure's own observation rule
 * (models/targets_wi2013.c).  Of other chance the figures differ by a percent or two.
 *
 * What the base path misses by more than was aimed at is listed here with its bound, and in
 * docs/fit.md with its cause: a miss that grows is seen.
 */

#include "models/targets.h"
#include "tests/chain_runs.h"

#include <math.h>

static struct run law;

static const char *const to_may_2024[] = {"run.until=\"2024-05-31\"", NULL};

static void
setup(void)
{
    run_init_of(&law, "basis", to_may_2024);
    run_replication(&law, 0);
}

static void
teardown(void)
{
    run_free(&law);
}

TestSuite(law, .init = setup, .fini = teardown);

static double
found(const char *id)
{
    cr_assert_lt(target_find(id), targets_size(), "%s", id);
    return measures_double(&law.measures, MEASURE_TARGET)[target_find(id)];
}

static double
published(const char *id)
{
    return target_at(target_find(id))->value;
}

static void
expect_within(const char *id, double part)
{
    cr_expect(fabs(found(id) / published(id) - 1.0) <= part, "%s: %.0f, published %.0f", id,
              found(id), published(id));
}

/* ---- table 5: points ---- */

/* Met, exempt and open of a letter year; how far they may be off. */
struct row {
    int year;
    double met, exempt, open;
};

static const struct row rows[] = {
    {2013, 3, 3, 3}, {2014, 3, 3, 3},  {2015, 3, 3, 3}, {2016, 8, 7, 3},  {2017, 12, 10, 4},
    {2018, 10, 7, 4}, {2019, 7.5, 5, 3}, {2020, 3, 3.5, 3}, {2021, 4, 3, 3.5},
};

static void
expect_share(int year, const char *what, double points)
{
    char id[24];

    snprintf(id, sizeof id, "A-T5-%d%s", year, what);
    cr_expect(fabs(found(id) - published(id)) <= points + 0.5, "%s: %.1f, published %.1f", id,
              found(id), published(id)); /* printed in whole percents */
}

Test(law, shares_of_letter_years_come_out_by_one_set_of_constants)
{
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        expect_share(rows[i].year, "vp", rows[i].met);
        expect_share(rows[i].year, "op", rows[i].exempt);
        expect_share(rows[i].year, "pp", rows[i].open);
    }
}

Test(law, still_obliged_are_as_many)
{
    expect_within("A-W13-07", 0.10);
    expect_within("A-W13-08", 0.10);
    expect_within("A-W13-06", 0.10);
    expect_within("A-W13-04", 0.15);
    expect_within("A-W13-05", 0.15);
}

/* ---- ELIP ---- */

Test(law, loans_are_spent_by_as_many)
{
    expect_within("A-T6-20220501-tot", 0.15);
    expect_within("A-T6-20221015-tot", 0.15);
    cr_expect_gt(found("A-T6-20230701-tot"), 0.85 * 2341.0);
    cr_expect_lt(found("A-T6-20230701-tot"), 1.15 * 2436.0, "the sum of the row's cells");
    expect_within("A-T6-20231101-tot", 0.15);
    expect_within("A-T6-20240401-tot", 0.15);
}

Test(law, at_equal_age_later_cohorts_have_spent_more)
{
    cr_expect_gt(found("A-T6-AGE2020"), 1.2 * found("A-T6-AGE2019"));
    cr_expect_gt(found("A-T6-AGE2021"), 1.2 * found("A-T6-AGE2020"));
}

/* ---- overruns ---- */

static int64_t
notices(const struct run *run, int year, int month)
{
    struct date first = {year, month, 1};
    size_t t = measures_period_of_day(run->measures.shape, date_to_day(first));
    int64_t sum = 0;

    for (size_t g = 0; g < GROUPS; g++)
        sum += count_at(&run->measures, MEASURE_DOCKET,
                        ((t * REGIMES + REGIME_WI2013) * GROUPS + g) * DOCKETS + DOCKET_NOTICE);
    return sum;
}

Test(law, overruns_peak_in_the_autumn_of_2022)
{
    int64_t peak = notices(&law, 2022, 9);

    cr_expect_gt(found("A-OV-15"), 400.0, "A-OV-15");
    cr_expect_lt(found("A-OV-15"), 950.0, "A-OV-15");
    for (int month = 1; month <= 12; month++)
        cr_expect(month == 9 || notices(&law, 2022, month) < peak, "2022-%02d", month);
    for (int month = 1; month <= 5; month++)
        cr_expect_lt(notices(&law, 2023, month), peak, "2023-%02d", month);
}

/* Of the notified fewer are fined here than the letter says: docs/fit.md. */
Test(law, overruns_are_told_of_heard_and_fined)
{
    expect_within("A-OV-1", 0.20);
    expect_within("A-OV-5", 0.15);
    expect_within("A-OV-8", 0.15);
    expect_within("A-OV-6", 0.35);
}

/* Without the extensions for corona overruns come when the terms would have ended. */
Test(law, without_the_extensions_overruns_move_to_2020_and_2021)
{
    static const char *const small[] = {"run.scale=0.1", NULL};
    struct run without;
    int64_t with_them = 0, moved = 0, later = 0, peak = 0;

    run_init_of(&without, "corona_2020_no_extension", small);
    run_replication(&without, 0);
    for (int year = 2020; year <= 2021; year++)
        for (int month = 7; month <= 12; month++) {
            with_them += notices(&law, year, month);
            moved += notices(&without, year, month);
        }
    for (int month = 8; month <= 10; month++) {
        peak += notices(&law, 2022, month);
        later += notices(&without, 2022, month);
    }
    cr_expect_lt(with_them, 200);
    cr_expect_gt(moved, 500, "of a tenth of the people");
    cr_expect_gt(moved / 12, later / 3 * 9 / 10, "as many a month as in 2022, or more");
    cr_expect_gt(peak, 0);
    run_free(&without);
}
