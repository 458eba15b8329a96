/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/table.h"

#include "models/measures.h"
#include "output/letter_table.h"
#include "output/page.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { ID_SIZE = 96, YEARS_SHOWN = 5, YEARS_MOST = 200, BAND_SIZE = 2 * NUMBER_SIZE + 8 };

/* The figures on the page, by variable and label. */
static const struct {
    const char *variable, *label;
} shown[] = {
    {"people", NULL},
    {"stock", "coupled"},
    {"stock", "intake"},
    {"stock", "offer"},
    {"stock", "course"},
    {"stock", "exams"},
    {"wait_p90", "status_to_housed"},
    {"wait_p90", "clock_to_pip"},
    {"wait_in_norm", "clock_to_pip"},
    {"wait_p90", "pip_to_course"},
    {"wait_p90", "signup_schrijven_a2"},
    {"wait_p90", "signup_knm"},
    {"wait_p90", "signup_lezen_b1"},
    {"wait_p90", "signup_spreken_b1"},
    {"wait_p90", "result_schrijven_a2"},
    {"wait_p90", "result_spreken_a2"},
    {"wait_p90", "result_schrijven_b1"},
    {"wait_p90", "result_spreken_b1"},
    {"wait_p90", "medical"},
    {"wait_p90", "overrun_to_decision"},
    {"queue_end", "homes"},
    {"queue_end", "intake_consultants"},
    {"use", "intake_consultants"},
    {"use", "examiners_schrijven_b1"},
    {"use", "medical_assessors"},
    {"term_over_share", NULL},
};

/* ---- which years ---- */

/* The calendar years of the file, or "run" where there is none; at most YEARS_SHOWN of them, evenly
 * apart and with the last one. */
static size_t
periods_of(const struct page *page, const char **periods)
{
    const char *all[YEARS_MOST];
    size_t n = 0, step, kept = 0;

    for (size_t i = 0; i < page->n && n < YEARS_MOST; i++)
        if (strncmp(page->id[i], "people@", 7) == 0 && strchr(page->id[i], 'Q') == NULL)
            all[n++] = page->id[i] + 7;
    step = (n + YEARS_SHOWN - 1) / YEARS_SHOWN;
    for (size_t i = 0; i < n; i++)
        if ((n - 1 - i) % step == 0)
            periods[kept++] = all[i];
    return kept;
}

/* ---- rows ---- */

static int
decimals_of(const char *unit)
{
    return strcmp(unit, "1") == 0 ? 0 : 1;
}

static const char *
verdict_of(double p_met)
{
    if (isnan(p_met))
        return "";
    return p_met >= 0.9 ? "met" : p_met <= 0.1 ? "missed" : "uncertain";
}

static void
print_row(const struct page *page, size_t i, const char *period, FILE *out)
{
    int decimals = decimals_of(page->unit[i]);
    char mean[NUMBER_SIZE], half[NUMBER_SIZE], low[NUMBER_SIZE], high[NUMBER_SIZE];
    char band[BAND_SIZE], met[NUMBER_SIZE] = "";

    page_number(page->mean[i], decimals, mean);
    page_number(page->ci_high[i] - page->mean[i], decimals, half);
    page_number(page->p10[i], decimals, low);
    page_number(page->p90[i], decimals, high);
    snprintf(band, sizeof band, "%s .. %s", low, high);
    if (!isnan(page->norm[i]) && !isnan(page->mean[i]))
        snprintf(met, sizeof met, "%.0f %%", 100.0 * page->p_met[i]);
    fprintf(out, "  %-8s %14s %12s %24s %9s  %s\n", period, mean, half, band, met,
            met[0] == '\0' ? "" : verdict_of(page->p_met[i]));
}

static void
figure_id(char id[ID_SIZE], const char *variable, const char *label, const char *period)
{
    snprintf(id, ID_SIZE, "%s%s%s@%s", variable, label != NULL ? "." : "",
             label != NULL ? label : "", period);
}

/* What is behind the name: unit, norm, and for a wait who still waits at the horizon. */
static void
print_heading(const struct page *page, size_t i, const char *label, FILE *out)
{
    char id[ID_SIZE], number[NUMBER_SIZE];
    size_t waiting;

    fprintf(out, "%s", page->label[i]);
    if (strcmp(page->unit[i], "1") != 0)
        fprintf(out, " (%s%s)", page->unit[i], strcmp(page->unit[i], "day") == 0 ? "s" : "");
    if (!isnan(page->norm[i]))
        fprintf(out, ", norm %.0f", page->norm[i]);
    if (strncmp(page->id[i], "wait_", 5) == 0) {
        figure_id(id, "waiting_now", label, "run");
        waiting = page_find(page, id);
        if (waiting < page->n) {
            page_number(page->mean[waiting], 0, number);
            fprintf(out, "; still waiting at the horizon: %s", number);
        }
    }
    fputc('\n', out);
}

static void
print_figure(const struct page *page, const char *variable, const char *label,
             const char *const *periods, size_t n_periods, FILE *out)
{
    bool headed = false;

    for (size_t p = 0; p < n_periods; p++) {
        char id[ID_SIZE];
        size_t i;
        figure_id(id, variable, label, periods[p]);
        i = page_find(page, id);
        if (i == page->n || isnan(page->mean[i]))
            continue;
        if (!headed)
            print_heading(page, i, label, out);
        headed = true;
        print_row(page, i, periods[p], out);
    }
}

static void
print_footer(const struct page *page, FILE *out)
{
    fprintf(out,
            "\n%lld replications, a fixed number; seed %lld; run %s; scenario %s; doorstroom %s.\n"
            "Data: the letter of 24 June 2024; %zu inputs are set by hand (see /inputs).\n"
            "The bands show chance. Uncertainty of parameters is not in them.\n"
            "All years and quarters of these and other figures are in /kpi of the result file.\n",
            (long long)page->n_rep, (long long)page->seed, page->run_id, page->scenario,
            page->version, page->hand_set);
    if (page->scale != 1.0)
        fprintf(out, "The run is scaled by %g: its counts are of the small run.\n", page->scale);
}

static void
print_table(const struct page *page, FILE *out)
{
    const char *periods[YEARS_SHOWN + 1];
    size_t n = periods_of(page, periods);

    fprintf(out, "  %-8s %14s %12s %24s %9s  %s\n", "", "mean", "+/- 95 %", "80 % band", "norm met",
            "verdict");
    for (size_t i = 0; i < sizeof shown / sizeof shown[0]; i++)
        print_figure(page, shown[i].variable, shown[i].label, periods, n, out);
    print_footer(page, out);
}

int
table_print(const char *path, FILE *out, struct error *error)
{
    struct page page;
    int code = page_read(&page, path, error);

    if (code == 0) {
        print_table(&page, out);
        code = letter_table_print(&page, out, error);
    }
    page_free(&page);
    return code;
}
