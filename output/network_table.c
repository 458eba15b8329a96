/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/network_table.h"

#include "output/against.h"

#include <math.h>
#include <string.h>

enum { LABEL_SIZE = 160, BAND_SIZE = 2 * NUMBER_SIZE + 8, DIGITS = 4, DECIMALS_MOST = 9 };

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

/* "mean wait for service: desk (hours)"; returns its length. */
static int
label_of(const struct page *page, size_t i, char label[LABEL_SIZE])
{
    const char *unit = page->unit[i];

    if (strcmp(unit, "1") == 0)
        snprintf(label, LABEL_SIZE, "%s", page->label[i]);
    else
        snprintf(label, LABEL_SIZE, "%s (%s%s)", page->label[i], unit,
                 strcmp(unit, "hour") == 0 ? "s" : "");
    return (int)strlen(label);
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
print_row(const struct page *page, size_t i, int width, FILE *out)
{
    int decimals = network_table_decimals(page->mean[i]);
    char mean[NUMBER_SIZE], half[NUMBER_SIZE], low[NUMBER_SIZE], high[NUMBER_SIZE];
    char band[BAND_SIZE], label[LABEL_SIZE];

    label_of(page, i, label);
    page_number(page->mean[i], decimals, mean);
    page_number(page->ci_high[i] - page->mean[i], decimals, half);
    page_number(page->p10[i], decimals, low);
    page_number(page->p90[i], decimals, high);
    snprintf(band, sizeof band, "%s .. %s", low, high);
    fprintf(out, "%-*s %12s %12s %24s\n", width, label, mean, half, band);
}

/* A figure held against the base: its label, and what there is of it below. */
static void
print_against(const struct page *page, size_t i, FILE *out)
{
    int decimals = network_table_decimals(page->mean[i]);
    char low[NUMBER_SIZE], high[NUMBER_SIZE], band[BAND_SIZE], rest[BAND_SIZE], label[LABEL_SIZE];

    label_of(page, i, label);
    page_number(page->p10[i], decimals, low);
    page_number(page->p90[i], decimals, high);
    snprintf(band, sizeof band, "%s .. %s", low, high);
    snprintf(rest, sizeof rest, "%20s", band);
    fprintf(out, "%s\n", label);
    against_print_row(page->against, i, "", decimals, rest, "", out);
}

static void
print_alone(const struct page *page, FILE *out)
{
    int width = widest(page);

    fprintf(out, "%-*s %12s %12s %24s\n", width, "", "mean", "+/- 95 %", "80 % band");
    for (size_t i = 0; i < page->n; i++)
        print_row(page, i, width, out);
}

void
network_table_print(const struct page *page, FILE *out)
{
    if (page->against == NULL) {
        print_alone(page, out);
    } else {
        against_print_head(false, out);
        for (size_t i = 0; i < page->n; i++)
            print_against(page, i, out);
    }
    fprintf(out,
            "\n%lld replications, %s; seed %lld; run %s; scenario %s; doorstroom %s.\n"
            "Over the whole run after its warm-up; months are in the result file.\n"
            "The interval is of the mean, the band of one replication.\n",
            (long long)page->n_rep, page->stopped, (long long)page->seed, page->run_id,
            page->scenario,
            page->version);
    if (page->against != NULL)
        against_print_footer(page->against, out);
}
