/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/target_wi2013.h"

#include <math.h>
#include <string.h>

enum { CELL_SIZE = NUMBER_SIZE + 4, SHARES = 3, FIRST_OF_TABLE6 = 2013, LAST_OF_TABLE6 = 2022 };

static bool
is_of(const struct target *target, const char *series)
{
    return strcmp(target->series, series) == 0;
}

bool
target_is_of_table(const struct target *target)
{
    return is_of(target, "table 5") || is_of(target, "table 6");
}

/* The target of a table that counts something of a letter year, or n_targets. */
static size_t
find(const struct page *page, const char *series, enum observation observation, int year,
     const char *date)
{
    size_t i = 0;

    while (i < page->n_targets) {
        const struct target *target = target_at(i);
        if (is_of(target, series) && target->observation == observation &&
            target->cohort == year && strcmp(target->date, date) == 0)
            break;
        i++;
    }
    return i;
}

/* ---- table 5 ---- */

#define DATE_OF_TABLE5 "2024-05-01"

static const enum observation shares[SHARES] = {OBSERVE_MET_SHARE, OBSERVE_EXEMPT_SHARE,
                                                OBSERVE_OPEN_SHARE};

/* Run, published, and the difference in points; a star where it is beyond the aim. */
static void
print_share(const struct page *page, size_t i, FILE *out)
{
    const struct target *target = target_at(i);
    double difference = page->target_mean[i] - target->value;
    char run[NUMBER_SIZE], differs[CELL_SIZE];

    page_number(page->target_mean[i], 1, run);
    snprintf(differs, sizeof differs, "-");
    if (!isnan(difference))
        snprintf(differs, sizeof differs, "%+.1f%s", difference,
                 fabs(difference) > target->tolerance ? "*" : " ");
    fprintf(out, "  %5s /%3.0f %7s", run, target->value, differs);
}

static void
print_size(const struct page *page, int year, FILE *out)
{
    size_t i = find(page, "table 5", OBSERVE_SIZE, year, DATE_OF_TABLE5);
    char run[NUMBER_SIZE], published[NUMBER_SIZE];

    page_number(page->target_mean[i], 0, run);
    page_number(target_at(i)->value, 0, published);
    fprintf(out, "  %8s / %6s\n", run, published);
}

static void
print_table5(const struct page *page, FILE *out)
{
    fprintf(out,
            "\nBy year of DUO's letter on 1 May 2024, without the lapsed\n"
            "(DUO: table 5; A-T5-YEARvp, op, pp, t)\n"
            "percent: run / public, points; *: beyond the aim of 3 points\n\n"
            "%-6s  %-17s  %-17s  %-17s  %17s\n",
            "year", "met or dispensed", "exempt", "still obliged", "persons: run / pub");
    for (size_t i = 0; i < page->n_targets; i++) { /* of the late letters there are no shares */
        int year = target_at(i)->cohort;
        if (!is_of(target_at(i), "table 5") || target_at(i)->observation != shares[0])
            continue;
        fprintf(out, "%-6d", year);
        for (int s = 0; s < SHARES; s++)
            print_share(page, find(page, "table 5", shares[s], year, DATE_OF_TABLE5), out);
        print_size(page, year, out);
    }
}

/* ---- table 6 ---- */

/* A line of the years' counts and their total, published or of the run. */
static void
print_line(const struct page *page, const char *date, bool published, FILE *out)
{
    fprintf(out, "%-10s %-6s", published ? date : "", published ? "public" : "run");
    for (int year = FIRST_OF_TABLE6; year <= LAST_OF_TABLE6 + 1; year++) {
        int column = year <= LAST_OF_TABLE6 ? year : 0; /* 0: all */
        size_t i = find(page, "table 6", OBSERVE_SPENT, column, date);
        char cell[NUMBER_SIZE];
        page_number(published ? target_at(i)->value : page->target_mean[i], 0, cell);
        fprintf(out, " %5s", cell);
    }
}

static void
print_total(const struct page *page, const char *date, FILE *out)
{
    size_t i = find(page, "table 6", OBSERVE_SPENT, 0, date);
    const struct target *target = target_at(i);
    double part = page->target_mean[i] / target->value - 1.0;

    if (isnan(part) || page->scale != 1.0)
        fprintf(out, "\n");
    else
        fprintf(out, "  %+.1f %% %s\n", 100.0 * part,
                fabs(part) <= target->tolerance ? "ok" : "off");
}

static void
print_ages(const struct page *page, FILE *out)
{
    fprintf(out, "\nof the cohort, some 2.8 years after the middle of its year (percent)\n");
    for (size_t i = 0; i < page->n_targets; i++) {
        const struct target *target = target_at(i);
        char run[NUMBER_SIZE];
        if (target->observation != OBSERVE_SPENT_SHARE)
            continue;
        page_number(page->target_mean[i], 1, run);
        fprintf(out, "%d  run %s, public %.1f\n", target->cohort, run, target->value);
    }
}

static void
print_table6(const struct page *page, FILE *out)
{
    fprintf(out,
            "\nLoans used up of asylum people who are still obliged, by year of DUO's letter\n"
            "(DUO: table 6; A-T6-DATE-YEAR, -tot, A-T6-AGEYEAR; '22 with '23)\n\n%-17s",
            "");
    for (int year = FIRST_OF_TABLE6; year <= LAST_OF_TABLE6; year++)
        fprintf(out, "   '%02d", year % 100);
    fprintf(out, " total\n");
    for (size_t i = 0; i < page->n_targets; i++) {
        const struct target *target = target_at(i);
        if (target->observation != OBSERVE_SPENT || target->cohort != 0)
            continue;
        print_line(page, target->date, true, out);
        fprintf(out, "\n");
        print_line(page, target->date, false, out);
        print_total(page, target->date, out);
    }
    print_ages(page, out);
}

void
target_wi2013_print(const struct page *page, FILE *out)
{
    print_table5(page, out);
    print_table6(page, out);
}
