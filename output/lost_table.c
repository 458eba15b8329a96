/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/lost_table.h"

#include "output/amount.h"
#include "output/words.h"
#include "sim/message.h"

#include <math.h>

enum { YEARS = 12, ID_SIZE = 96, FIRST_YEAR = 2013, LAST_YEAR = 2099 };

/* The shares of a law's cohorts. */
struct lost_table {
    int n_years;
    int years[YEARS];
    double share[RESOURCES][YEARS]; /* percent; NAN: none */
    double days[YEARS];             /* a person */
};

/* The mean of a figure of a cohort, or NAN. */
static double
figure_of(const struct page *page, const char *variable, const char *resource, int regime, int year)
{
    char id[ID_SIZE];
    size_t i;

    snprintf(id, sizeof id, "%s%s%s.%s@%d", variable, resource[0] != '\0' ? "." : "", resource,
             regime_labels[regime], year);
    i = page_find(page, id);
    return i < page->n ? page->mean[i] : (double)NAN;
}

/* Adds a year, the earliest one giving way where there is no room. */
static void
add_year(struct lost_table *self, int year)
{
    if (self->n_years == YEARS)
        for (int i = 1; i < YEARS; i++)
            self->years[i - 1] = self->years[i];
    else
        self->n_years++;
    self->years[self->n_years - 1] = year;
}

/* Where many terms have not ended there is no share of the overrun ones. */
bool
lost_table_tells(const struct page *page, int regime, int year)
{
    return figure_of(page, "term_over_share", "", regime, year) > 0.0 &&
           !isnan(
               figure_of(page, "term_lost_share", resource_labels[RESOURCE_HOMES], regime, year));
}

static void
find_years(struct lost_table *self, const struct page *page, int regime)
{
    self->n_years = 0;
    for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
        char id[ID_SIZE];
        snprintf(id, sizeof id, "people@%d", year);
        if (page_find(page, id) < page->n && lost_table_tells(page, regime, year))
            add_year(self, year);
    }
}

static void
find_shares(struct lost_table *self, const struct page *page, int regime)
{
    for (int y = 0; y < self->n_years; y++) {
        self->days[y] = 0.0;
        for (int r = 0; r < RESOURCES; r++) {
            double days = figure_of(page, "term_lost", resource_labels[r], regime, self->years[y]);
            self->share[r][y] =
                figure_of(page, "term_lost_share", resource_labels[r], regime, self->years[y]);
            self->days[y] += isnan(days) ? 0.0 : days;
        }
    }
}

/* At least one percent in a year: a line of its own. */
static bool
has_line(const struct lost_table *self, int resource)
{
    for (int y = 0; y < self->n_years; y++)
        if (self->share[resource][y] >= 1.0)
            return true;
    return false;
}

static void
print_name(const char *name, struct paper *paper)
{
    paper_cell(paper, 2, -30, name);
}

static void
print_numbers(const char *name, const double numbers[YEARS], int n, struct paper *paper)
{
    print_name(name, paper);
    for (int y = 0; y < n; y++) {
        char number[AMOUNT_SIZE];
        amount_text(numbers[y], 0, number);
        paper_cell(paper, 1, 5, number);
    }
    paper_end(paper);
}

static void
print_shares(const struct lost_table *self, struct paper *paper)
{
    double rest[YEARS] = {0};

    for (int r = 0; r < RESOURCES; r++) {
        char name[WORDS_SIZE];
        words_for(DIMENSION_RESOURCE, (size_t)r, words_language(), name);
        if (has_line(self, r))
            print_numbers(name, self->share[r], self->n_years, paper);
        else
            for (int y = 0; y < self->n_years; y++)
                rest[y] += isnan(self->share[r][y]) ? 0.0 : self->share[r][y];
    }
    print_numbers(_("other"), rest, self->n_years, paper);
    print_numbers(_("days waited, a person"), self->days, self->n_years, paper);
}

static void
print_years(const struct lost_table *self, struct paper *paper)
{
    print_name(_("start of the duty"), paper);
    for (int y = 0; y < self->n_years; y++) {
        char year[AMOUNT_SIZE];
        snprintf(year, sizeof year, "%d", self->years[y]);
        paper_cell(paper, 1, 5, year);
    }
    paper_end(paper);
}

void
lost_table_print(const struct page *page, struct paper *paper)
{
    for (int regime = 0; regime < REGIMES; regime++) {
        struct lost_table table;
        char name[WORDS_SIZE];
        find_years(&table, page, regime);
        if (table.n_years == 0)
            continue;
        find_shares(&table, page, regime);
        words_for(DIMENSION_REGIME, (size_t)regime, words_language(), name);
        paper_say(paper,
                  _("%s: what those waited for who overran their first term (percent of the days)"),
                  name);
        print_years(&table, paper);
        print_shares(&table, paper);
    }
}
