/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/table.h"

#include "models/measures.h"
#include "output/against.h"
#include "output/lost_table.h"
#include "output/target_table.h"
#include "output/network_table.h"
#include "output/page.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { ID_SIZE = 96, YEARS_SHOWN = 5, YEARS_MOST = 200, BAND_SIZE = 2 * NUMBER_SIZE + 8,
       NOTE_SIZE = 3 * NUMBER_SIZE + 32, MET_SIZE = NUMBER_SIZE + 24 };

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
    {"booking_mean_worst_month", "schrijven_a2"},
    {"booking_mean_worst_month", "spreken_a2"},
    {"wait_p90", "signup_knm"},
    {"wait_mean", "signup_schrijven_b1"},
    {"wait_mean", "signup_spreken_b1"},
    {"line_end", "schrijven_b1"},
    {"line_end", "spreken_b1"},
    {"grading_mean_worst_month", "schrijven_a2"},
    {"grading_mean_worst_month", "spreken_a2"},
    {"grading_mean_worst_month", "ona"},
    {"grading_mean_worst_month", "schrijven_b1"},
    {"grading_mean_worst_month", "spreken_b1"},
    {"places_wasted", "schrijven_a2"},
    {"places_wasted", "schrijven_b1"},
    {"wait_p90", "medical"},
    {"wait_p90", "overrun_to_decision"},
    {"queue_end", "homes"},
    {"queue_end", "intake_consultants"},
    {"use", "intake_consultants"},
    {"use", "examiners_schrijven_b1"},
    {"use", "medical_assessors"},
    {"needed_fte", "examiners_schrijven_a2"},
    {"staff_fte", "examiners_schrijven_a2"},
    {"needed_fte", "examiners_spreken_a2"},
    {"staff_fte", "examiners_spreken_a2"},
    {"needed_fte", "examiners_ona"},
    {"staff_fte", "examiners_ona"},
    {"needed_fte", "examiners_schrijven_b1"},
    {"staff_fte", "examiners_schrijven_b1"},
    {"needed_fte", "examiners_spreken_b1"},
    {"staff_fte", "examiners_spreken_b1"},
    {"needed_fte", "medical_assessors"},
    {"staff_fte", "medical_assessors"},
    {"overruns", "wi2013"},
    {"overruns", "wi2021"},
    {"fine_notices", "wi2013"},
    {"fine_notices", "wi2021"},
    {"hearings", "wi2013"},
    {"hearings", "wi2021"},
    {"fines", "wi2013"},
    {"fines", "wi2021"},
    {"fines_euro", "wi2013"},
    {"fines_euro", "wi2021"},
    {"loans_spent", NULL},
    {"term_over_share", "wi2013"},
    {"term_over_share", "wi2021"},
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
    return strcmp(unit, "1") == 0 || strcmp(unit, "places") == 0 ? 0 : 1;
}

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
    int decimals = decimals_of(page->unit[i]);
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

static void
figure_id(char id[ID_SIZE], const char *variable, const char *label, const char *period)
{
    snprintf(id, ID_SIZE, "%s%s%s@%s", variable, label != NULL ? "." : "",
             label != NULL ? label : "", period);
}

/* What is behind the name: unit and norm. */
static void
print_heading(const struct page *page, size_t i, FILE *out)
{
    fprintf(out, "%s", page->label[i]);
    if (strcmp(page->unit[i], "1") != 0)
        fprintf(out, " (%s%s)", page->unit[i], strcmp(page->unit[i], "day") == 0 ? "s" : "");
    if (!isnan(page->norm[i]))
        fprintf(out, ", norm %.0f", page->norm[i]);
    fputc('\n', out);
}

/* Under a wait or the term of results: who still waits at the horizon, and is in none of the rows
 * above. */
static void
print_waiting(const struct page *page, const char *variable, const char *label, FILE *out)
{
    bool is_grading = strncmp(variable, "grading_", 8) == 0;
    char id[ID_SIZE];
    size_t i;

    if (!is_grading && strncmp(variable, "wait_", 5) != 0)
        return;
    figure_id(id, is_grading ? "grading_open" : "waiting_now", label, "run");
    i = page_find(page, id);
    if (i < page->n)
        print_row(page, i, "horizon",
                  is_grading ? "exams without result at the horizon"
                             : "people still waiting at the horizon",
                  out);
}

/* The mean of a figure, 0 where there is none. */
static double
mean_of(const struct page *page, const char *variable, const char *label, const char *period)
{
    char id[ID_SIZE];
    size_t i;

    figure_id(id, variable, label, period);
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

    page_number(page->band_low[i], decimals_of(page->unit[i]), low);
    page_number(page->band_high[i], decimals_of(page->unit[i]), high);
    snprintf(note, NOTE_SIZE, "hand-set: %s .. %s %s", low, high, page->unit[i]);
}

static void
print_figure(const struct page *page, const char *variable, const char *label,
             const char *const *periods, size_t n_periods, FILE *out)
{
    bool is_cohort = strcmp(variable, "term_over_share") == 0;
    bool headed = false;

    for (size_t p = 0; p < n_periods; p++) {
        char id[ID_SIZE], note[NOTE_SIZE] = "";
        size_t i;
        figure_id(id, variable, label, periods[p]);
        i = page_find(page, id);
        if (is_cohort)
            cohort_note(page, label, periods[p], note);
        if (i == page->n || (isnan(page->mean[i]) && note[0] == '\0'))
            continue;
        if (!headed)
            print_heading(page, i, out);
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
            (long long)page->n_rep, page->stopped, (long long)page->seed, page->run_id, page->scenario,
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
    const char *periods[YEARS_SHOWN + 1];
    size_t n = periods_of(page, periods);

    if (page->against != NULL)
        against_print_head(true, out);
    else
        fprintf(out, "  %-8s %14s %12s %24s %9s  %s\n", "", "mean", "+/- 95 %", "80 % band", "norm met",
            "verdict");
    for (size_t i = 0; i < sizeof shown / sizeof shown[0]; i++)
        print_figure(page, shown[i].variable, shown[i].label, periods, n, out);
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
        code = base_read(&run, path, &base->kpis.shape, error);
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
