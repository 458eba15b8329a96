/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A run that begins with a stock against the run that the stock was taken out of: the people are
 * the same on the first day, and what becomes of them differs by chance alone.
 *
 * Luck is dealt anew to the people of the stock, and is the same to those who come later.  So the
 * two differ by less than two independent runs would; they are held to four standard deviations of
 * a Poisson count, summed over the seeds, and half of a hundredth for what a stock does not carry.
 */

#include "scenarios/reader/stock_file.h"
#include "tests/chain_runs.h"

#include <math.h>
#include <unistd.h>

#define DAY "2024-05-01"

enum { SEEDS = 3, MONTHS = 24, CELLS = REGIMES * STAGES * GROUPS * ROUTES };

static char path[64];
static double counts[2][MONTHS][REGIMES][STAGES];      /* people under way */
static double sums[2][MEASURES];                       /* over two years */
static double waits[2][INTERVALS], days[2][INTERVALS]; /* that ended in them, and their length */

static void
open_runs(struct run *all, struct run *part, int seed)
{
    char with_seed[32], stock[96];
    const char *const whole[] = {"run.scale=0.05", "run.until=\"2026-04-30\"", with_seed, NULL};
    const char *const late[] = {"run.scale=0.05", "run.until=\"2026-04-30\"", with_seed,
                                "run.start=\"" DAY "\"", stock, NULL};
    struct error error = {0};
    struct stock_row *rows;
    size_t n;
    day_number day;

    snprintf(with_seed, sizeof with_seed, "run.seed=%d", seed);
    snprintf(stock, sizeof stock, "run.stock=\"%s\"", path);
    run_init_of(all, "basis", whole);
    date_parse(DAY, &day);
    cr_assert_eq(chain_stock(all->chain, 0, day, &all->measures, &rows, &n, &error), 0);
    cr_assert_eq(stock_file_write(path, day, 0.05, rows, n, &error), 0, "%s", error.text);
    free(rows);
    run_init_of(part, "basis", late);
    run_replication(all, 0);
    run_replication(part, 0);
}

static size_t
months_before(const struct run *all, const struct run *part)
{
    return months_of_run(&all->measures) - months_of_run(&part->measures);
}

/* ---- the first day ---- */

static void
expect_same_start(const struct run *all, const struct run *part)
{
    const int32_t *before = measures_int32(&all->measures, MEASURE_STOCK) +
                            (months_before(all, part) - 1) * CELLS;
    const int32_t *start = measures_int32(&part->measures, MEASURE_STOCK_START);

    for (size_t i = 0; i < CELLS; i++)
        if (!stage_is_final((enum stage)(i / (GROUPS * ROUTES) % STAGES)))
            cr_expect_eq(start[i], before[i], "cell %zu (%s): %d, was %d", i,
                         stage_labels[i / (GROUPS * ROUTES) % STAGES], (int)start[i],
                         (int)before[i]);
}

/* ---- the two years ---- */

static void
add(int which, const struct run *run, size_t first)
{
    const struct measures *m = &run->measures;

    for (size_t t = 0; t < MONTHS; t++) {
        for (size_t i = 0; i < CELLS; i++)
            counts[which][t][i / (STAGES * GROUPS * ROUTES)][i / (GROUPS * ROUTES) % STAGES] +=
                (double)count_at(m, MEASURE_STOCK, (first + t) * CELLS + i);
        for (size_t i = 0; i < EXAMS * GROUPS; i++) {
            size_t at = (first + t) * EXAMS * GROUPS + i;
            sums[which][MEASURE_EXAM_SAT] += (double)count_at(m, MEASURE_EXAM_SAT, at);
            sums[which][MEASURE_EXAM_PASSED] += (double)count_at(m, MEASURE_EXAM_PASSED, at);
        }
        for (size_t i = 0; i < INTERVALS * GROUPS; i++) {
            size_t at = (first + t) * INTERVALS * GROUPS + i;
            waits[which][i / GROUPS] += (double)count_at(m, MEASURE_WAIT_N, at);
            days[which][i / GROUPS] += (double)count_at(m, MEASURE_WAIT_SUM, at);
        }
        for (size_t i = 0; i < REGIMES * GROUPS * DOCKETS; i++)
            sums[which][MEASURE_DOCKET] +=
                (double)count_at(m, MEASURE_DOCKET, (first + t) * REGIMES * GROUPS * DOCKETS + i);
    }
}

static void
expect_near(double all, double part, const char *what, size_t month)
{
    double most = 4.0 * sqrt((all + part) / 2.0) + 0.005 * all + 2.0;

    cr_expect_leq(fabs(part - all), most, "%s, month %zu: %.0f, in the run that goes on %.0f",
                  what, month, part, all);
}

/* Of the mean wait, where there are hundreds: as long, to some 6 % and two days.  The medical
 * advisers are all busy: there a standard deviation of those who apply in two years (23 of 520 a seed) is a
 * sixth of the line, so of three seeds' wait a tenth. */
static void
expect_as_long(size_t interval)
{
    double share = interval == INTERVAL_MEDICAL ? 0.3 : 0.06;
    double all = days[0][interval] / waits[0][interval];
    double part = days[1][interval] / waits[1][interval];

    if (waits[0][interval] > 400.0)
        cr_expect_float_eq(part, all, share * all + 2.0,
                           "%s: %.1f days, in the run that goes on %.1f",
                           interval_labels[interval], part, all);
}

static void
expect_near_all(void)
{
    for (size_t t = 0; t < MONTHS; t++)
        for (int r = 0; r < REGIMES; r++)
            for (int s = 0; s < STAGE_DONE; s++)
                expect_near(counts[0][t][r][s], counts[1][t][r][s], stage_labels[s], t);
    expect_near(sums[0][MEASURE_EXAM_SAT], sums[1][MEASURE_EXAM_SAT], "exams sat", 0);
    expect_near(sums[0][MEASURE_EXAM_PASSED], sums[1][MEASURE_EXAM_PASSED], "exams passed", 0);
    expect_near(sums[0][MEASURE_DOCKET], sums[1][MEASURE_DOCKET], "overruns", 0);
    for (size_t i = 0; i < INTERVALS; i++) {
        expect_near(waits[0][i], waits[1][i], interval_labels[i], 0);
        expect_as_long(i);
    }
}

Test(stock, goes_on_as_the_run_it_was_taken_from, .timeout = 600)
{
    struct run all, part;

    snprintf(path, sizeof path, "/tmp/doorstroom-stock-%d.csv", (int)getpid());
    for (int seed = 1; seed <= SEEDS; seed++) {
        open_runs(&all, &part, seed);
        expect_same_start(&all, &part);
        add(0, &all, months_before(&all, &part));
        add(1, &part, 0);
        run_free(&all);
        run_free(&part);
    }
    unlink(path);
    expect_near_all();
}
