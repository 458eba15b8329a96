/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/network_table.h"

#include "output/against.h"
#include "output/amount.h"
#include "output/band.h"
#include "output/count.h"
#include "output/shown.h"
#include "sim/message.h"

#include <math.h>
#include <string.h>

enum { LABEL_SIZE = 160, DIGITS = 4, DECIMALS_MOST = 9 };

int
network_table_decimals(double number)
{
    double size = fabs(number);
    int decimals = DIGITS - 1;

    for (; size >= 10.0 && decimals > 0; size /= 10.0)
        decimals--;
    for (; size < 1.0 && size > 0.0 && decimals < DECIMALS_MOST; size *= 10.0)
        decimals++;
    return decimals;
}

/* "mean wait for service: desk (hours)"; returns its length in characters. */
static int
label_of(const struct page *page, size_t i, char label[LABEL_SIZE])
{
    const char *unit = page->unit[i];

    if (strcmp(unit, "1") == 0)
        snprintf(label, LABEL_SIZE, "%s", page->label[i]);
    else
        snprintf(label, LABEL_SIZE, "%s (%s)", page->label[i], shown_unit(unit));
    return paper_length(label);
}

static int
widest(const struct page *page)
{
    char label[LABEL_SIZE];
    int width = 0;

    for (size_t i = 0; i < page->n; i++) {
        int length = label_of(page, i, label);
        width = length > width ? length : width;
    }
    return width;
}

static void
band_of(const struct page *page, size_t i, char band[BAND_TEXT])
{
    int decimals = network_table_decimals(page->mean[i]);
    char low[AMOUNT_SIZE], high[AMOUNT_SIZE];

    amount_text(page->p10[i], decimals, low);
    amount_text(page->p90[i], decimals, high);
    band_text(page->counted[i], low, high, band);
}

static void
print_cells(struct paper *paper, int width, const char *label, const char *mean, const char *half,
            const char *band)
{
    paper_cell(paper, 0, -width, label);
    paper_cell(paper, 1, 12, mean);
    paper_cell(paper, 1, 12, half);
    paper_cell(paper, 1, 24, band);
    paper_end(paper);
}

static void
print_row(const struct page *page, size_t i, int width, struct paper *paper)
{
    int decimals = network_table_decimals(page->mean[i]);
    char mean[AMOUNT_SIZE], half[AMOUNT_SIZE], band[BAND_TEXT], label[LABEL_SIZE];

    label_of(page, i, label);
    amount_text(page->mean[i], decimals, mean);
    amount_text(page->ci_high[i] - page->mean[i], decimals, half);
    band_of(page, i, band);
    print_cells(paper, width, label, mean, half, band);
}

/* A figure held against the base: its label, and what there is of it below. */
static void
print_against(const struct page *page, size_t i, struct paper *paper)
{
    char band[BAND_TEXT], label[LABEL_SIZE];

    label_of(page, i, label);
    band_of(page, i, band);
    paper_say(paper, "%s", label);
    against_print_row(page->against, i, "", network_table_decimals(page->mean[i]), paper);
    paper_cell(paper, 1, 20, band);
    paper_end(paper);
}

static void
print_alone(const struct page *page, struct paper *paper)
{
    int width = widest(page);

    print_cells(paper, width, "", _("mean"), _("+/- 95 %"), _("80 % band"));
    for (size_t i = 0; i < page->n; i++)
        print_row(page, i, width, paper);
}

static void
print_beside(const struct page *page, struct paper *paper)
{
    against_print_head(paper);
    paper_cell(paper, 1, 20, _("80 % band"));
    paper_end(paper);
    for (size_t i = 0; i < page->n; i++)
        print_against(page, i, paper);
}

void
network_table_print(const struct page *page, struct paper *paper)
{
    char count[COUNT_TEXT], narrow[BAND_CAUTION];

    count_replications(page->n_rep, count);
    if (page->against == NULL)
        print_alone(page, paper);
    else
        print_beside(page, paper);
    paper_say(paper,
              _("\n%s, %s; seed %lld; run %s; scenario %s; doorstroom %s.\n"
                "Over the whole run after its warm-up; months are in the result file.\n"
                "The interval is of the mean, the band of one replication."),
              count, page->stopped, (long long)page->seed, page->run_id,
              page->scenario, page->version);
    if (band_caution((size_t)page->n_rep, narrow))
        paper_say(paper, "%s", narrow);
    if (page->against != NULL)
        against_print_footer(page->against, paper);
}
