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
#define UNTIL "2026-04-30"

/* A start moment of the courses. */
#define TERM_DAY "2023-09-01"
#define TERM_UNTIL "2023-09-30"

enum {
    SEEDS = 3,
    MONTHS = 24,
    MONTH_SEEDS = 12,
    CELLS = REGIMES * STAGES * GROUPS * ROUTES
};

static char path[64];
static double counts[2][MONTHS][REGIMES][STAGES];      /* people under way */
static double sums[2][MEASURES];                       /* over two years */
static double waits[2][INTERVALS], days[2][INTERVALS]; /* that ended in them, and their length */

/* What a run is, beside the seed: until when, and the day of the stock. */
struct span {
    const char *until, *day;
};

static const char *
override_of(char text[64], const char *key, const char *value)
{
    snprintf(text, 64, "%s=\"%s\"", key, value);
    return text;
}

static void
open_runs(struct run *all, struct run *part, const struct span *span, int seed)
{
    char with_seed[32], until[64], start[64], stock[96];
    const char *const whole[] = {"run.scale=0.05", override_of(until, "run.until", span->until),
                                 with_seed, NULL};
    const char *const late[] = {"run.scale=0.05", until, with_seed,
                                override_of(start, "run.start", span->day), stock, NULL};
    struct error error = {0};
    struct stock_row *rows;
    size_t n;
    day_number day;

    snprintf(with_seed, sizeof with_seed, "run.seed=%d", seed);
    snprintf(stock, sizeof stock, "run.stock=\"%s\"", path);
    run_init_of(all, "basis", whole);
    date_parse(span->day, &day);
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
        open_runs(&all, &part, &(struct span){UNTIL, DAY}, seed);
        expect_same_start(&all, &part);
        add(0, &all, months_before(&all, &part));
        add(1, &part, 0);
        run_free(&all);
        run_free(&part);
    }
    unlink(path);
    expect_near_all();
}

/* ---- the first month ---- */

static double firsts[2][INTERVALS], first_days[2][INTERVALS]; /* waits that ended */
static double arrived[2][RESOURCES][MONTH_SEEDS];             /* offered */

static void
add_first(int which, const struct run *run, size_t month, int seed)
{
    const struct measures *m = &run->measures;

    for (size_t i = 0; i < INTERVALS * GROUPS; i++) {
        size_t at = month * INTERVALS * GROUPS + i;
        firsts[which][i / GROUPS] += (double)count_at(m, MEASURE_WAIT_N, at);
        first_days[which][i / GROUPS] += (double)count_at(m, MEASURE_WAIT_SUM, at);
    }
    for (size_t r = 0; r < RESOURCES; r++)
        arrived[which][r][seed - 1] = measures_double(m, MEASURE_OFFERED)[month * RESOURCES + r];
}

/* Work that arrives differs between the two by chance: five standard errors of the mean difference
 * over the seeds, and a twentieth. */
static void
expect_as_much(size_t resource)
{
    double all = 0.0, sum = 0.0, squares = 0.0, most;

    for (size_t s = 0; s < MONTH_SEEDS; s++) {
        double apart = arrived[1][resource][s] - arrived[0][resource][s];
        all += arrived[0][resource][s] / MONTH_SEEDS;
        sum += apart / MONTH_SEEDS;
        squares += apart * apart / MONTH_SEEDS;
    }
    most = 5.0 * sqrt((squares - sum * sum) / (MONTH_SEEDS - 1)) + 0.05 * all;
    cr_expect_leq(fabs(sum), most, "offered to %s: %.1f, in the run that goes on %.1f",
                  resource_labels[resource], all + sum, all);
}

/* As many, and of as many days: times begin at midnight in the one and within the day in the other. */
static void
expect_as_first(size_t interval)
{
    double all = firsts[0][interval], part = firsts[1][interval];

    expect_near(all, part, interval_labels[interval], 0);
    if (all > 50.0 && part > 50.0)
        cr_expect_float_eq(first_days[1][interval] / part, first_days[0][interval] / all,
                           0.05 * first_days[0][interval] / all + 1.5,
                           "%s: %.1f days, in the run that goes on %.1f",
                           interval_labels[interval], first_days[1][interval] / part,
                           first_days[0][interval] / all);
}

/* Lessons begin on the first day; delays that have begun end in the month; and only what arrives in it
 * is offered. */
Test(stock, its_first_month_is_that_of_the_run_it_was_taken_from, .timeout = 600)
{
    struct run all, part;

    snprintf(path, sizeof path, "/tmp/doorstroom-stock-month-%d.csv", (int)getpid());
    for (int seed = 1; seed <= MONTH_SEEDS; seed++) {
        open_runs(&all, &part, &(struct span){TERM_UNTIL, TERM_DAY}, seed);
        add_first(0, &all, months_before(&all, &part), seed);
        add_first(1, &part, 0, seed);
        run_free(&all);
        run_free(&part);
    }
    unlink(path);
    for (size_t i = 0; i < INTERVALS; i++)
        expect_as_first(i);
    for (size_t r = 0; r < RESOURCES; r++)
        expect_as_much(r);
}
