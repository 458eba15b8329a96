/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/table.h"

#include "models/measures.h"
#include "output/against.h"
#include "output/lost_table.h"
#include "output/target_table.h"
#include "output/network_table.h"
#include "output/page.h"
#include "output/shown.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { BAND_SIZE = 2 * NUMBER_SIZE + 8, NOTE_SIZE = 3 * NUMBER_SIZE + 32, MET_SIZE = NUMBER_SIZE + 24 };

/* ---- rows ---- */

/* The footer says these bounds, too. */
static const char *
verdict_of(double p_met)
{
    return p_met >= 0.9 ? "met" : p_met <= 0.1 ? "missed" : "uncertain";
}

/* The share of replications that meet the norm, and what that says; "" where there is no norm. */
static void
met_text(const struct page *page, size_t i, int width, char text[MET_SIZE])
{
    char met[NUMBER_SIZE];

    text[0] = '\0';
    if (isnan(page->p_met[i]))
        return;
    snprintf(met, sizeof met, "%.0f %%", 100.0 * page->p_met[i]);
    snprintf(text, MET_SIZE, " %*s  %s", width, met, verdict_of(page->p_met[i]));
}

/* note: what stands behind the band of a figure without a norm; "" for nothing. */
static void
print_row(const struct page *page, size_t i, const char *period, const char *note, FILE *out)
{
    int decimals = shown_decimals(page->unit[i]);
    char mean[NUMBER_SIZE], half[NUMBER_SIZE], low[NUMBER_SIZE], high[NUMBER_SIZE];
    char band[BAND_SIZE], met[MET_SIZE], rest[BAND_SIZE + MET_SIZE];

    page_number(page->mean[i], decimals, mean);
    page_number(page->ci_high[i] - page->mean[i], decimals, half);
    page_number(page->p10[i], decimals, low);
    page_number(page->p90[i], decimals, high);
    snprintf(band, sizeof band, "%s .. %s", low, high);
    met_text(page, i, page->against != NULL ? 8 : 9, met);
    if (page->against != NULL) {
        snprintf(rest, sizeof rest, "%20s%s", band, met);
        against_print_row(page->against, i, period, decimals, rest, note, out);
        return;
    }
    fprintf(out, "  %-8s %14s %12s %24s%s%s%s\n", period, mean, half, band, met,
            note[0] != '\0' ? "  " : "", note);
}

/* Under a wait or the term of results: who still waits at the horizon, and is in none of the rows
 * above. */
static void
print_waiting(const struct page *page, const char *variable, const char *label, FILE *out)
{
    const char *waiting = shown_waiting(variable);
    char id[SHOWN_ID];
    size_t i;

    if (waiting == NULL)
        return;
    shown_id(id, waiting, label, "run");
    i = page_find(page, id);
    if (i < page->n)
        print_row(page, i, "horizon",
                  strcmp(waiting, "grading_open") == 0 ? "exams without result at the horizon"
                                                       : "people still waiting at the horizon",
                  out);
}

/* The mean of a figure, 0 where there is none. */
static double
mean_of(const struct page *page, const char *variable, const char *label, const char *period)
{
    char id[SHOWN_ID];
    size_t i;

    shown_id(id, variable, label, period);
    i = page_find(page, id);
    return i < page->n && !isnan(page->mean[i]) ? page->mean[i] : 0.0;
}

/* What a cohort's share under a law is of; where its terms have not ended yet, there is none. ""
 * where no term has. */
static void
cohort_note(const struct page *page, const char *regime, const char *period, char note[NOTE_SIZE])
{
    char due[NUMBER_SIZE], over[NUMBER_SIZE];

    note[0] = '\0';
    if (mean_of(page, "term_due", regime, period) == 0.0)
        return;
    page_number(mean_of(page, "term_due", regime, period), 0, due);
    page_number(mean_of(page, "term_over", regime, period), 0, over);
    snprintf(note, NOTE_SIZE, "%s of %s ended", over, due);
}

/* What is set by hand may make of a figure in fte. */
static void
band_note(const struct page *page, size_t i, char note[NOTE_SIZE])
{
    char low[NUMBER_SIZE], high[NUMBER_SIZE];

    page_number(page->band_low[i], shown_decimals(page->unit[i]), low);
    page_number(page->band_high[i], shown_decimals(page->unit[i]), high);
    snprintf(note, NOTE_SIZE, "hand-set: %s .. %s %s", low, high, page->unit[i]);
}

static void
print_figure(const struct page *page, const char *variable, const char *label,
             const char *const *periods, size_t n_periods, FILE *out)
{
    bool is_cohort = strcmp(variable, "term_over_share") == 0;
    bool headed = false;

    for (size_t p = 0; p < n_periods; p++) {
        char id[SHOWN_ID], note[NOTE_SIZE] = "";
        size_t i;
        shown_id(id, variable, label, periods[p]);
        i = page_find(page, id);
        if (is_cohort)
            cohort_note(page, label, periods[p], note);
        if (i == page->n || (isnan(page->mean[i]) && note[0] == '\0'))
            continue;
        if (!headed)
            shown_heading(page->label[i], page->unit[i], page->norm[i], out);
        headed = true;
        if (!isnan(page->band_low[i]))
            band_note(page, i, note);
        print_row(page, i, periods[p], note, out);
    }
    if (headed)
        print_waiting(page, variable, label, out);
}

static bool
has_bands(const struct page *page)
{
    for (size_t i = 0; i < page->n; i++)
        if (!isnan(page->band_low[i]))
            return true;
    return false;
}

static void
print_footer(const struct page *page, FILE *out)
{
    fprintf(out,
            "\n%lld replications, %s; seed %lld; run %s; scenario %s; doorstroom %s.\n"
            "Data: the letter of 24 June 2024; %zu inputs are set by hand (see /inputs).\n"
            "Verdict: met where the norm is in 9 of 10 replications or more, missed in 1 or less.\n"
            "Bands and verdicts show chance. Uncertainty of parameters is not in them.\n"
            "All years, not only those above, and all quarters of these and other figures are in\n"
            "/kpi of the result file.\n",
            (long long)page->n_rep, page->stopped, (long long)page->seed, page->run_id,
            page->scenario,
            page->version, page->hand_set);
    if (has_bands(page))
        fprintf(out,
                "Behind hand-set: the fte if minutes, assessors, shares and hours a week were all at "
                "that end at\nwhich they ask for least or most. Of the work that came: volumes are "
                "not in it.\n");
    if (page->against != NULL)
        against_print_footer(page->against, out);
    if (page->scale != 1.0)
        fprintf(out, "The run is scaled by %g: its counts are of the small run.\n", page->scale);
}

static void
print_table(const struct page *page, FILE *out)
{
    const char *periods[SHOWN_YEARS];
    size_t n = shown_periods((const char *const *)page->id, page->n, periods);

    if (page->against != NULL)
        against_print_head(true, out);
    else
        fprintf(out, "  %-8s %14s %12s %24s %9s  %s\n", "", "mean", "+/- 95 %", "80 % band", "norm met",
            "verdict");
    for (size_t i = 0; i < SHOWN_ROWS; i++)
        print_figure(page, shown_rows[i].variable, shown_rows[i].label, periods, n, out);
    lost_table_print(page, out);
    print_footer(page, out);
}

static int
print_page(const struct page *page, FILE *out, struct error *error)
{
    if (page->is_network) {
        network_table_print(page, out);
        return 0;
    }
    print_table(page, out);
    return target_table_print(page, out, error);
}

int
table_print(const char *path, FILE *out, struct error *error)
{
    struct page page;
    int code = page_read(&page, path, error);

    if (code == 0)
        code = print_page(&page, out, error);
    page_free(&page);
    return code;
}

int
table_print_against(const char *path, const struct base *base, FILE *out, struct error *error)
{
    struct page page;
    struct base run = {0};
    struct against against = {0};
    int code = page_read(&page, path, error);

    if (code == 0)
        code = base_read(&run, path, error);
    if (code == 0)
        code = against_init(&against, base, &run, error);
    page.against = &against;
    if (code == 0)
        code = print_page(&page, out, error);
    against_free(&against);
    base_free(&run);
    page_free(&page);
    return code;
}
