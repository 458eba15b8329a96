/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The published figures as a run observes them: they agree with each other, across operators where
 * two of them must, and with the books of the same morning.  A figure is of the first moment of its
 * day, so the stock of the end of the month before says the same.
 */

#include "tests/chain_runs.h"

#include "models/targets.h"

#include <math.h>

static double
target(const struct measures *m, const char *id)
{
    size_t i = target_find(id);

    cr_assert_lt(i, targets_size(), "no target %s", id);
    return measures_double(m, MEASURE_TARGET)[i];
}

static size_t
april(const struct measures *m, int year)
{
    struct date day = {year, 4, 30};

    return measures_period_of_day(m->shape, date_to_day(day));
}

/* People of Wi2021 and of the groups from the first to the last. */
static double
books(const struct measures *m, int year, int first_stage, int last_stage, size_t first,
      size_t last)
{
    int64_t sum = 0;

    for (size_t g = first; g <= last; g++)
        sum += people_in(m, MEASURE_STOCK, april(m, year), REGIME_WI2021, first_stage, last_stage,
                         g);
    return (double)sum;
}

static double
notified_by(const struct measures *m, int year)
{
    int64_t sum = 0;

    for (size_t t = 0; t <= april(m, year); t++)
        for (size_t g = 0; g < GROUPS; g++)
            sum += count_at(m, MEASURE_NOTIFIED, (t * REGIMES + REGIME_WI2021) * GROUPS + g);
    return (double)sum;
}

/* ---- figures among each other ---- */

static bool
figures_add_up(const struct measures *m)
{
    return target(m, "A-W21-01") - target(m, "A-W21-10") == target(m, "A-T2-1a") &&
           target(m, "A-W21-04") + target(m, "A-W21-05") + target(m, "A-W21-06") ==
               target(m, "A-T2-1a") &&
           target(m, "A-T2-1b") + target(m, "A-D-01") == target(m, "A-T2-1a") &&
           target(m, "A-T2-2b") + target(m, "A-D-02") == target(m, "A-T2-2a") &&
           target(m, "A-D-02") + target(m, "A-D-01-A-D-02") == target(m, "A-D-01") &&
           target(m, "A-D-09") + target(m, "A-D-08-A-D-09") == target(m, "A-D-08") &&
           target(m, "A-T4-1a") + target(m, "A-D-03") == target(m, "A-W21-04") &&
           target(m, "A-D-03") + target(m, "A-D-05") == target(m, "A-D-01") &&
           target(m, "A-T4-1a") + target(m, "A-D-04") == target(m, "A-T2-1b") &&
           target(m, "A-T4-2a") + target(m, "A-D-10") == target(m, "A-T2-2b") &&
           target(m, "A-T4-1b") + target(m, "A-D-08") == target(m, "A-T4-1a") &&
           target(m, "A-T4-2b") + target(m, "A-D-09") == target(m, "A-T4-2a");
}

static bool
is_share(double percent, double part, double whole)
{
    return fabs(percent - 100.0 * part / whole) < 1e-9;
}

static bool
shares_are_of_their_counts(const struct measures *m)
{
    return is_share(target(m, "A-T2-1c"), target(m, "A-T2-1b"), target(m, "A-T2-1a")) &&
           is_share(target(m, "A-T2-2c"), target(m, "A-T2-2b"), target(m, "A-T2-2a")) &&
           is_share(target(m, "A-T4-1c"), target(m, "A-T4-1b"), target(m, "A-T4-1a")) &&
           is_share(target(m, "A-T4-2c"), target(m, "A-T4-2b"), target(m, "A-T4-2a"));
}

static bool
routes_sum_to_all(const struct measures *m)
{
    static const char *const groups[] = {"asiel", "gezin", "overig", "all"};

    for (size_t g = 0; g < sizeof groups / sizeof groups[0]; g++) {
        char b1[40], onderwijs[40], z[40];
        snprintf(b1, sizeof b1, "A-T3-%s-B1", groups[g]);
        snprintf(onderwijs, sizeof onderwijs, "A-T3-%s-on", groups[g]);
        snprintf(z, sizeof z, "A-T3-%s-Z", groups[g]);
        if (fabs(target(m, b1) + target(m, onderwijs) + target(m, z) - 100.0) > 1e-9)
            return false;
    }
    return true;
}

/* Cohort 2022 at the end of its year, and a year later: nothing that was counted goes away. */
static bool
cohorts_add_up(const struct measures *m)
{
    return target(m, "B-IN-10") + target(m, "B-IN-11") == target(m, "B-IN-15") &&
           target(m, "B-IN-13") + target(m, "B-IN-14") == target(m, "B-IN-16") &&
           target(m, "B-PIP-01") + target(m, "B-PIP-02") <= target(m, "B-IN-10") &&
           target(m, "B-PIP-03") >= target(m, "B-PIP-04") + target(m, "B-PIP-05") - 1e-9 &&
           target(m, "B-INT-3n") >= target(m, "B-INT-1n") &&
           target(m, "B-INT-5n") >= target(m, "B-INT-2n") &&
           is_share(target(m, "C-HH-3"), target(m, "B-PIP-01"), target(m, "B-IN-10")) &&
           is_share(target(m, "B-INT-1p"), target(m, "B-INT-1n"), target(m, "B-IN-10")) &&
           is_share(target(m, "B-INT-2p"), target(m, "B-INT-2n"), target(m, "B-IN-11")) &&
           is_share(target(m, "B-INT-4p"), target(m, "B-INT-4n"), target(m, "B-IN-13")) &&
           is_share(target(m, "B-INT-6p"), target(m, "B-INT-6n"), target(m, "B-IN-14"));
}

/* ---- figures against the books ---- */

/* A plan needs a notice, so people with a plan are the stock of the stages with one; of the others
 * some have had no notice yet. */
static bool
counts_are_those_of_the_books(const struct measures *m)
{
    return target(m, "A-T2-1b") == books(m, 2024, STAGE_OFFER, STAGE_NEW_TERM, 0, GROUPS - 1) &&
           target(m, "A-T2-2b") == books(m, 2023, STAGE_OFFER, STAGE_NEW_TERM, 0, GROUPS - 1) &&
           target(m, "A-T4-1b") == books(m, 2024, STAGE_COURSE, STAGE_NEW_TERM, 0, 0) &&
           target(m, "A-D-09") == books(m, 2023, STAGE_OFFER, STAGE_OFFER, 0, 0) &&
           target(m, "A-D-01") <= books(m, 2024, STAGE_RECEPTION, STAGE_PIP, 0, GROUPS - 1) &&
           target(m, "A-D-01") >= books(m, 2024, STAGE_INTAKE, STAGE_PIP, 0, GROUPS - 1) &&
           target(m, "A-D-03") <= books(m, 2024, STAGE_RECEPTION, STAGE_PIP, 0, 0) &&
           target(m, "A-W21-01") == notified_by(m, 2024);
}

/* Wi2021 duties that began in a year. */
static double
began_in(const struct measures *m, int year, size_t first, size_t last)
{
    struct date new_year = {year, 1, 1};
    size_t from = measures_period_of_day(m->shape, date_to_day(new_year));
    int64_t sum = 0;

    for (size_t t = from; t < from + 12; t++)
        for (size_t g = first; g <= last; g++)
            sum += count_at(m, MEASURE_ARRIVALS, (t * REGIMES + REGIME_WI2021) * GROUPS + g);
    return (double)sum;
}

static bool
cohorts_are_those_of_the_books(const struct measures *m)
{
    return target(m, "B-IN-10") == began_in(m, 2022, 0, 0) &&
           target(m, "B-IN-11") == began_in(m, 2022, 1, GROUPS - 1) &&
           target(m, "B-IN-16") == began_in(m, 2023, 0, GROUPS - 1) &&
           target(m, "B-IN-13") == began_in(m, 2023, 0, 0);
}

static size_t
month(const struct measures *m, int year, int month)
{
    struct date day = {year, month, 1};

    return measures_period_of_day(m->shape, date_to_day(day));
}

/* The sum of the rows of months of 2022 from the first, which is 0, up to the end. */
static double
homes(const struct measures *m, enum measure measure, size_t from, size_t end)
{
    size_t january = month(m, 2022, 1);
    double sum = 0.0;

    for (size_t i = (january + from) * MUNICIPALITIES; i < (january + end) * MUNICIPALITIES; i++)
        sum += measures_double(m, measure)[i];
    return sum;
}

static bool
homes_are_those_of_the_books(const struct measures *m)
{
    return fabs(target(m, "B-HO-08") - homes(m, MEASURE_HOUSED, 0, 3)) < 1e-6 &&
           fabs(target(m, "B-HO-09") - homes(m, MEASURE_HOUSED, 0, 6)) < 1e-6 &&
           fabs(target(m, "B-HO-12") - homes(m, MEASURE_HOUSED, 6, 8)) < 1e-6 &&
           fabs(target(m, "B-HO-10") - homes(m, MEASURE_HOUSING_DUE, 5, 6)) < 1e-6 &&
           fabs(target(m, "B-HO-13") - homes(m, MEASURE_HOUSING_DUE, 7, 8)) < 1e-6;
}

/* ---- the law of 2013 ---- */

/* A figure of table 5. */
static double
of_letter(const struct measures *m, int year, const char *what)
{
    char id[24];

    snprintf(id, sizeof id, "A-T5-%d%s", year, what);
    return target(m, id);
}

static bool
letter_years_add_up(const struct measures *m)
{
    double met = 0, exempt = 0, open = 0;

    for (int year = 2013; year <= 2024; year++) {
        if (of_letter(m, year, "v") + of_letter(m, year, "o") + of_letter(m, year, "p") !=
            of_letter(m, year, "t"))
            return false;
        met += of_letter(m, year, "v");
        exempt += of_letter(m, year, "o");
        open += of_letter(m, year, "p");
    }
    return met == target(m, "A-W13-02") + target(m, "A-W13-04") &&
           exempt == target(m, "A-W13-03") && open == target(m, "A-W13-06") &&
           met + exempt + open + target(m, "A-W13-05") == target(m, "A-W13-01") &&
           target(m, "A-W13-08") - target(m, "A-W13-06") == target(m, "A-W13-10") &&
           fabs(target(m, "A-W13-10") / 7 - target(m, "A-W13-12")) < 1e-9;
}

static bool
letter_shares_are_of_their_counts(const struct measures *m)
{
    for (int year = 2013; year <= 2021; year++) {
        double size = of_letter(m, year, "t");
        if (!is_share(of_letter(m, year, "vp"), of_letter(m, year, "v"), size) ||
            !is_share(of_letter(m, year, "op"), of_letter(m, year, "o"), size) ||
            !is_share(of_letter(m, year, "pp"), of_letter(m, year, "p"), size))
            return false;
    }
    return true;
}

/* Wi2013 people in some stages at the end of April 2024. */
static double
old_books(const struct measures *m, int first_stage, int last_stage)
{
    int64_t sum = 0;

    for (size_t g = 0; g < GROUPS; g++)
        sum += people_in(m, MEASURE_STOCK, april(m, 2024), REGIME_WI2013, first_stage, last_stage,
                         g);
    return (double)sum;
}

static bool
letters_are_those_of_the_books(const struct measures *m)
{
    return target(m, "A-W13-06") == old_books(m, STAGE_RECEPTION, STAGE_NEW_TERM) &&
           target(m, "A-W13-02") == old_books(m, STAGE_DONE, STAGE_DONE) &&
           target(m, "A-W13-03") == old_books(m, STAGE_EXEMPT, STAGE_EXEMPT) &&
           target(m, "A-W13-05") == old_books(m, STAGE_LAPSED, STAGE_LAPSED) &&
           target(m, "A-W13-01") == old_books(m, STAGE_RECEPTION, STAGE_LAPSED);
}

/* Table 6 across, and against what is counted loan by loan. */
static bool
loans_are_those_of_the_books(const struct measures *m)
{
    static const struct {
        const char *date;
        int year, month; /* that ends then; 0: none does */
    } dates[] = {{"20220501", 2022, 4}, {"20221015", 0, 0}, {"20230701", 2023, 6},
                 {"20231101", 2023, 10}, {"20240401", 2024, 3}};

    for (size_t d = 0; d < sizeof dates / sizeof dates[0]; d++) {
        double sum = 0;
        char id[24];
        for (int year = 13; year <= 22; year++) {
            snprintf(id, sizeof id, "A-T6-%s-%d", dates[d].date, year);
            sum += target(m, id);
        }
        snprintf(id, sizeof id, "A-T6-%s-tot", dates[d].date);
        if (target(m, id) != sum)
            return false;
        if (dates[d].year != 0 &&
            sum != count_at(m, MEASURE_LOANS_SPENT, month(m, dates[d].year, dates[d].month)))
            return false;
    }
    return true;
}

/* Cases of overrun of the Wi2013 in the months from one up to another. */
static double
cases(const struct measures *m, enum docket docket, size_t from, size_t end)
{
    int64_t sum = 0;

    for (size_t t = from; t < end; t++)
        for (size_t g = 0; g < GROUPS; g++)
            sum += count_at(m, MEASURE_DOCKET,
                            ((t * REGIMES + REGIME_WI2013) * GROUPS + g) * DOCKETS + docket);
    return (double)sum;
}

static bool
windows_are_those_of_the_books(const struct measures *m)
{
    size_t april_2022 = month(m, 2022, 4);

    return target(m, "A-OV-1") ==
               cases(m, DOCKET_NOTICE, month(m, 2022, 5), month(m, 2023, 6)) &&
           target(m, "A-OV-5") == cases(m, DOCKET_NOTICE, april_2022, month(m, 2023, 5)) &&
           target(m, "A-OV-8") ==
               cases(m, DOCKET_HEARING, month(m, 2022, 9), month(m, 2023, 2)) &&
           target(m, "A-OV-6") <= cases(m, DOCKET_FINED, april_2022, month(m, 2024, 5)) &&
           target(m, "A-OV-6") <= target(m, "A-OV-5") &&
           fabs(target(m, "A-OV-2") - target(m, "A-OV-1") / 13) < 1e-9;
}

/* ---- the properties and their sabotage ---- */

struct figures {
    const char *name;
    bool (*holds)(const struct measures *m);
    const char *spoilt; /* the figure that the sabotage changes by one */
};

static const struct figures properties[] = {
    {"figures add up", figures_add_up, "A-D-10"},
    {"shares are of their counts", shares_are_of_their_counts, "A-T4-2b"},
    {"routes sum to all", routes_sum_to_all, "A-T3-overig-on"},
    {"counts are those of the books", counts_are_those_of_the_books, "A-W21-01"},
    {"plans are those of the books", counts_are_those_of_the_books, "A-T2-2b"},
    {"offers are those of the books", counts_are_those_of_the_books, "A-D-09"},
    {"changes are of their levels", figures_add_up, "A-D-08-A-D-09"},
    {"cohorts add up", cohorts_add_up, "B-INT-2n"},
    {"cohorts are those of the books", cohorts_are_those_of_the_books, "B-IN-13"},
    {"homes are those of the books", homes_are_those_of_the_books, "B-HO-12"},
    {"backlogs are those of the books", homes_are_those_of_the_books, "B-HO-13"},
    {"letter years add up", letter_years_add_up, "A-T5-2022o"},
    {"declines are of their levels", letter_years_add_up, "A-W13-12"},
    {"letter shares are of their counts", letter_shares_are_of_their_counts, "A-T5-2019op"},
    {"letters are those of the books", letters_are_those_of_the_books, "A-W13-05"},
    {"loans are those of the books", loans_are_those_of_the_books, "A-T6-20231101-tot"},
    {"loans add up", loans_are_those_of_the_books, "A-T6-20221015-19"},
    {"windows are those of the books", windows_are_those_of_the_books, "A-OV-8"},
};

enum { PROPERTIES = sizeof properties / sizeof properties[0] };

static void
spoil(const struct measures *m, const char *id, double by)
{
    measures_double(m, MEASURE_TARGET)[target_find(id)] += by;
}

#define SMALL "run.scale=0.05", "run.start=\"2013-01-01\""

static const char *const small[] = {SMALL, "run.until=\"2024-06-30\"", NULL};

Test(property_targets, holds_and_sees_its_sabotage)
{
    struct run run;

    run_init(&run, small);
    for (uint32_t replication = 0; replication < 3; replication++) {
        run_replication(&run, replication);
        for (size_t k = 0; k < PROPERTIES; k++) {
            cr_expect(properties[k].holds(&run.measures), "not so: %s", properties[k].name);
            spoil(&run.measures, properties[k].spoilt, 1.0);
            cr_expect_not(properties[k].holds(&run.measures), "not seen: %s", properties[k].name);
            spoil(&run.measures, properties[k].spoilt, -1.0);
            cr_expect(properties[k].holds(&run.measures));
        }
    }
    run_free(&run);
}

/* ---- when figures are taken ---- */

Test(property_targets, leaves_out_figures_whose_date_does_not_come)
{
    const char *const overrides[] = {"run.scale=0.01", "run.start=\"2013-01-01\"",
                                     "run.until=\"2023-12-31\"", NULL};
    struct run run;

    run_init(&run, overrides);
    run_replication(&run, 0);
    for (size_t i = 0; i < targets_size(); i++)
        cr_expect_eq(isnan(measures_double(&run.measures, MEASURE_TARGET)[i]) != 0,
                     strcmp(target_at(i)->date, "2024-01-01") > 0, "%s",
                     target_at(i)->id);
    run_free(&run);
}

/* A run that ends at the moment of a figure has it, and the same. */
static void
assert_same_at_the_end(const struct run *longer, const char *until)
{
    char last_day[40];
    const char *const overrides[] = {SMALL, last_day, NULL};
    struct run shorter;

    snprintf(last_day, sizeof last_day, "run.until=\"%s\"", until);
    run_init(&shorter, overrides);
    run_replication(&shorter, 0);
    for (size_t i = 0; i < targets_size(); i++) {
        if (target_day(target_at(i)) > shorter.measures.shape->end)
            continue;
        cr_expect_eq(measures_double(&longer->measures, MEASURE_TARGET)[i],
                     measures_double(&shorter.measures, MEASURE_TARGET)[i], "%s of %s",
                     target_at(i)->id, until);
    }
    run_free(&shorter);
}

Test(property_targets, takes_figures_at_the_end_of_the_run_too)
{
    struct run longer;

    run_init(&longer, small);
    run_replication(&longer, 0);
    assert_same_at_the_end(&longer, "2024-05-31");
    assert_same_at_the_end(&longer, "2024-04-30");
    assert_same_at_the_end(&longer, "2022-12-31");
    assert_same_at_the_end(&longer, "2022-08-31");
    run_free(&longer);
}
