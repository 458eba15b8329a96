/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/target_table.h"

#include "models/targets.h"
#include "output/estimate.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

enum { DIFFERENCE_SIZE = NUMBER_SIZE + 8, BAND_SIZE = 2 * NUMBER_SIZE + 8 };

static bool
is_percent(const struct target *figure)
{
    return strcmp(figure->unit, "percent") == 0;
}

/* Points, or percent of the letter's value. */
static double
difference_of(const struct target *figure, double simulated)
{
    return is_percent(figure) ? simulated - figure->value
                              : 100.0 * (simulated / figure->value - 1.0);
}

static bool
within_aim(const struct target *figure, double difference)
{
    return fabs(difference) <= (is_percent(figure) ? 1.0 : 100.0) * figure->tolerance;
}

static void
print_figure(const struct page *page, size_t i, bool judged, FILE *out)
{
    const struct target *figure = target_at(i);
    double mean = page->target_mean[i], difference = difference_of(figure, mean);
    int decimals = is_percent(figure) ? 1 : 0;
    char value[NUMBER_SIZE], simulated[NUMBER_SIZE], low[NUMBER_SIZE], high[NUMBER_SIZE];
    char band[BAND_SIZE], text[DIFFERENCE_SIZE] = "-";
    const char *mark = "";

    page_number(figure->value, 0, value);
    page_number(mean, decimals, simulated);
    page_number(page->target_q[ESTIMATE_P10 * page->n_targets + i], decimals, low);
    page_number(page->target_q[ESTIMATE_P90 * page->n_targets + i], decimals, high);
    snprintf(band, sizeof band, "%s .. %s", low, high);
    if (!isnan(mean) && (judged || is_percent(figure)))
        snprintf(text, sizeof text, "%+.1f%s", fabs(difference) < 0.05 ? 0.0 : difference,
                 is_percent(figure) ? " pt" : " %"); /* not "-0.0" */
    if (judged && figure->tolerance > 0.0 && !isnan(mean))
        mark = within_aim(figure, difference) ? "ok" : "off";
    fprintf(out, "%-14s %-33s %8s %9s %17s %9s%s%s\n", figure->id, figure->label_en, value,
            simulated, isnan(mean) ? "outside the run" : band, text,
            mark[0] != '\0' ? " " : "", mark);
}

static void
print_count(const struct page *page, FILE *out)
{
    size_t aimed = 0, met = 0;

    for (size_t i = 0; i < page->n_targets; i++) {
        const struct target *figure = target_at(i);
        if (figure->tolerance <= 0.0 || isnan(page->target_mean[i]))
            continue;
        aimed++;
        met += within_aim(figure, difference_of(figure, page->target_mean[i]));
    }
    fprintf(out, "\n%zu of the %zu figures that the fit aims at are within the aim (10 %%, 2 points).\n",
            met, aimed);
}

/* The dates on which the letter's figures are taken, one block each. */
static void
print_date(const struct page *page, const char *date, bool judged, FILE *out)
{
    fprintf(out, "\n%s\n", date);
    for (size_t i = 0; i < page->n_targets; i++)
        if (strcmp(target_at(i)->date, date) == 0)
            print_figure(page, i, judged, out);
}

static bool
is_first_of_its_date(size_t i)
{
    for (size_t j = 0; j < i; j++)
        if (strcmp(target_at(j)->date, target_at(i)->date) == 0)
            return false;
    return true;
}

static int
check(const struct page *page, struct error *error)
{
    if (page->n_targets != targets_size())
        return error_set(error, ERR_FORMAT, "the file has %zu of the letter's %zu figures",
                         page->n_targets, targets_size());
    for (size_t i = 0; i < page->n_targets; i++)
        if (strcmp(page->target[i], target_at(i)->id) != 0)
            return error_set(error, ERR_FORMAT, "figure %zu is %s, expected %s", i,
                             page->target[i], target_at(i)->id);
    return 0;
}

int
target_table_print(const struct page *page, FILE *out, struct error *error)
{
    /* Persons of a scaled run are not the letter's persons. */
    bool judged = page->scale == 1.0;
    int code = check(page, error);

    if (code != 0)
        return code;
    fprintf(out, "\nThe letter of 24 June 2024 beside the run\n\n%-14s %-33s %8s %9s %17s %9s\n",
            "figure", "", "letter", "simulated", "80 % band", "differs");
    for (size_t i = page->n_targets; i-- > 0;) /* the earlier date is the later one of the list */
        if (is_first_of_its_date(i))
            print_date(page, target_at(i)->date, judged, out);
    if (judged)
        print_count(page, out);
    else
        fprintf(out, "\nThe run is scaled: persons are not compared.\n");
    return 0;
}
