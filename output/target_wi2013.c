/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/target_wi2013.h"
#include "output/amount.h"
#include "sim/message.h"

#include <math.h>
#include <string.h>

enum { CELL_SIZE = AMOUNT_SIZE + 4, SHARES = 3, SHARE_WIDTH = 17, FIRST_OF_TABLE6 = 2013, LAST_OF_TABLE6 = 2022 };

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
print_share(const struct page *page, size_t i, struct paper *paper)
{
    const struct target *target = target_at(i);
    double difference = page->target_mean[i] - target->value;
    char run[AMOUNT_SIZE], off[AMOUNT_SIZE] = "-", differs[CELL_SIZE], cell[3 * CELL_SIZE];

    amount_text(page->target_mean[i], 1, run);
    if (!isnan(difference))
        amount_off(difference, off);
    snprintf(differs, sizeof differs, "%s%s", off,
             isnan(difference) ? "" : fabs(difference) > target->tolerance ? "*" : " ");
    snprintf(cell, sizeof cell, "%5s /%3.0f %7s", run, target->value, differs);
    paper_cell(paper, 2, -SHARE_WIDTH, cell);
}

static void
print_size(const struct page *page, int year, struct paper *paper)
{
    size_t i = find(page, "table 5", OBSERVE_SIZE, year, DATE_OF_TABLE5);
    char run[AMOUNT_SIZE], published[AMOUNT_SIZE], cell[3 * CELL_SIZE];

    amount_text(page->target_mean[i], 0, run);
    amount_text(target_at(i)->value, 0, published);
    snprintf(cell, sizeof cell, "%8s / %6s", run, published);
    paper_cell(paper, 2, SHARE_WIDTH, cell);
    paper_end(paper);
}

static void
print_heads5(struct paper *paper)
{
    paper_say(paper, "%s",
              _("\nBy year of DUO's letter on 1 May 2024, without the lapsed\n"
                "(DUO: table 5; A-T5-YEARvp, op, pp, t)\n"
                "percent: run / public, points; *: beyond the aim of 3 points\n\n"));
    paper_cell(paper, 0, -6, _("year"));
    paper_cell(paper, 2, -SHARE_WIDTH, _("met or dispensed"));
    paper_cell(paper, 2, -SHARE_WIDTH, _("exempt"));
    paper_cell(paper, 2, -SHARE_WIDTH, _("still obliged"));
    paper_cell(paper, 2, SHARE_WIDTH, _("persons: run / pub"));
    paper_end(paper);
}

static void
print_table5(const struct page *page, struct paper *paper)
{
    print_heads5(paper);
    for (size_t i = 0; i < page->n_targets; i++) { /* of the late letters there are no shares */
        int year = target_at(i)->cohort;
        char cell[AMOUNT_SIZE];
        if (!is_of(target_at(i), "table 5") || target_at(i)->observation != shares[0])
            continue;
        snprintf(cell, sizeof cell, "%d", year);
        paper_cell(paper, 0, -6, cell);
        for (int s = 0; s < SHARES; s++)
            print_share(page, find(page, "table 5", shares[s], year, DATE_OF_TABLE5), paper);
        print_size(page, year, paper);
    }
}

/* ---- table 6 ---- */

static void
print_names6(const char *date, const char *of, struct paper *paper)
{
    paper_cell(paper, 0, -10, date);
    paper_cell(paper, 1, -6, of);
}

/* A line of the years' counts and their total, published or of the run; it goes on. */
static void
print_line(const struct page *page, const char *date, bool published, struct paper *paper)
{
    print_names6(published ? date : "", published ? _("public") : _("run"), paper);
    for (int year = FIRST_OF_TABLE6; year <= LAST_OF_TABLE6 + 1; year++) {
        int column = year <= LAST_OF_TABLE6 ? year : 0; /* 0: all */
        size_t i = find(page, "table 6", OBSERVE_SPENT, column, date);
        char cell[AMOUNT_SIZE];
        amount_text(published ? target_at(i)->value : page->target_mean[i], 0, cell);
        paper_cell(paper, 1, 5, cell);
    }
}

static void
print_total(const struct page *page, const char *date, struct paper *paper)
{
    size_t i = find(page, "table 6", OBSERVE_SPENT, 0, date);
    const struct target *target = target_at(i);
    double part = page->target_mean[i] / target->value - 1.0;
    char off[AMOUNT_SIZE], cell[CELL_SIZE + 16];

    if (!isnan(part) && page->scale == 1.0) {
        amount_off(100.0 * part, off);
        snprintf(cell, sizeof cell, "%s %% %s", off,
                 fabs(part) <= target->tolerance ? _("ok") : _("off"));
        paper_cell(paper, 2, 0, cell);
    }
    paper_end(paper);
}

static void
print_ages(const struct page *page, struct paper *paper)
{
    paper_say(paper, "%s",
              _("\nof the cohort, some 2.8 years after the middle of its year (percent)"));
    for (size_t i = 0; i < page->n_targets; i++) {
        const struct target *target = target_at(i);
        char run[AMOUNT_SIZE], published[AMOUNT_SIZE];
        if (target->observation != OBSERVE_SPENT_SHARE)
            continue;
        amount_text(page->target_mean[i], 1, run);
        amount_text(target->value, 1, published);
        paper_say(paper, _("%d  run %s, public %s"), target->cohort, run, published);
    }
}

static void
print_heads6(struct paper *paper)
{
    paper_say(paper, "%s",
              _("\nLoans used up of asylum people who are still obliged, by year of DUO's letter\n"
                "(DUO: table 6; A-T6-DATE-YEAR, -tot, A-T6-AGEYEAR; '22 with '23)\n\n"));
    print_names6("", "", paper);
    for (int year = FIRST_OF_TABLE6; year <= LAST_OF_TABLE6; year++) {
        char cell[AMOUNT_SIZE];
        snprintf(cell, sizeof cell, "'%02d", year % 100);
        paper_cell(paper, 1, 5, cell);
    }
    paper_cell(paper, 1, 5, _("total"));
    paper_end(paper);
}

static void
print_table6(const struct page *page, struct paper *paper)
{
    print_heads6(paper);
    for (size_t i = 0; i < page->n_targets; i++) {
        const struct target *target = target_at(i);
        if (target->observation != OBSERVE_SPENT || target->cohort != 0)
            continue;
        print_line(page, target->date, true, paper);
        paper_end(paper);
        print_line(page, target->date, false, paper);
        print_total(page, target->date, paper);
    }
    print_ages(page, paper);
}

void
target_wi2013_print(const struct page *page, struct paper *paper)
{
    print_table5(page, paper);
    print_table6(page, paper);
}
