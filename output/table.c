/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/table.h"

#include "models/measures.h"
#include "output/against.h"
#include "output/amount.h"
#include "output/attendance.h"
#include "output/band.h"
#include "output/chance.h"
#include "output/count.h"
#include "output/lost_table.h"
#include "output/target_table.h"
#include "output/network_table.h"
#include "output/page.h"
#include "output/shown.h"
#include "sim/message.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { NOTE_SIZE = 3 * AMOUNT_SIZE + 64, BELOW = 11 };

/* The columns behind the period, of a run alone and of one beside its base. */
enum { MEAN_WIDTH = 14, HALF_WIDTH = 12, BAND_WIDTH = 24, MET_WIDTH = 9, VERDICT_WIDTH = -12 };
enum { BAND_BESIDE = 20, MET_BESIDE = 8 };

/* ---- rows ---- */

/* The share of replications that meet the norm, and what that says; nothing where there is no
 * norm. */
static void
print_met(const struct page *page, size_t i, struct paper *paper)
{
    char met[CHANCE_SIZE];

    if (isnan(page->p_met[i]))
        return;
    chance_percent(page->p_met[i], met);
    paper_cell(paper, 1, page->against != NULL ? MET_BESIDE : MET_WIDTH, met);
    paper_cell(paper, 2, VERDICT_WIDTH, chance_words(chance_verdict(page->p_met[i])));
}

static void
print_means(const struct page *page, size_t i, const char *period, int decimals,
            struct paper *paper)
{
    char mean[AMOUNT_SIZE], half[AMOUNT_SIZE];

    if (page->against != NULL) {
        against_print_row(page->against, i, period, decimals, paper);
        return;
    }
    amount_text(page->mean[i], decimals, mean);
    amount_text(page->ci_high[i] - page->mean[i], decimals, half);
    paper_cell(paper, 2, -8, period);
    paper_cell(paper, 1, MEAN_WIDTH, mean);
    paper_cell(paper, 1, HALF_WIDTH, half);
}

/* note: what stands behind the band of a figure, and below the row beside a base; "" for nothing. */
static void
print_row(const struct page *page, size_t i, const char *period, const char *note,
          struct paper *paper)
{
    int decimals = shown_decimals(page->unit[i]);
    char low[AMOUNT_SIZE], high[AMOUNT_SIZE], band[BAND_TEXT];

    amount_text(page->p10[i], decimals, low);
    amount_text(page->p90[i], decimals, high);
    band_text(page->counted[i], low, high, band);
    print_means(page, i, period, decimals, paper);
    paper_cell(paper, 1, page->against != NULL ? BAND_BESIDE : BAND_WIDTH, band);
    print_met(page, i, paper);
    if (note[0] != '\0' && page->against != NULL) {
        paper_end(paper);
        paper_cell(paper, 2, -8, "");
        paper_cell(paper, 1, 0, note);
    } else if (note[0] != '\0') {
        paper_cell(paper, 2, 0, note);
    }
    paper_end(paper);
}

static void
print_head(const struct page *page, struct paper *paper)
{
    if (page->against != NULL) {
        against_print_head(paper);
    } else {
        paper_cell(paper, 2, -8, "");
        paper_cell(paper, 1, MEAN_WIDTH, _("mean"));
        paper_cell(paper, 1, HALF_WIDTH, _("+/- 95 %"));
    }
    paper_cell(paper, 1, page->against != NULL ? BAND_BESIDE : BAND_WIDTH, _("80 % band"));
    paper_cell(paper, 1, page->against != NULL ? MET_BESIDE : MET_WIDTH, _("norm met"));
    paper_cell(paper, 2, VERDICT_WIDTH, _("verdict"));
    paper_end(paper);
}

/* Under a wait or the term of results: who still waits at the horizon, and is in none of the rows
 * above. */
static void
print_waiting(const struct page *page, const char *variable, const char *label,
              struct paper *paper)
{
    const char *waiting = shown_waiting(variable);
    char id[SHOWN_ID];
    size_t i;

    if (waiting == NULL)
        return;
    shown_id(id, waiting, label, "run");
    i = page_find(page, id);
    if (i < page->n)
        print_row(page, i, _("horizon"),
                  strcmp(waiting, "grading_open") == 0 ? _("exams without result at the horizon")
                                                       : _("people still waiting at the horizon"),
                  paper);
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
    char due[AMOUNT_SIZE], over[AMOUNT_SIZE];

    note[0] = '\0';
    if (mean_of(page, "term_due", regime, period) == 0.0)
        return;
    amount_text(mean_of(page, "term_due", regime, period), 0, due);
    amount_text(mean_of(page, "term_over", regime, period), 0, over);
    snprintf(note, NOTE_SIZE, _("%s of %s ended"), over, due);
}

/* What is set by hand may make of a figure in fte. */
static void
band_note(const struct page *page, size_t i, char note[NOTE_SIZE])
{
    char low[AMOUNT_SIZE], high[AMOUNT_SIZE];

    amount_text(page->band_low[i], shown_decimals(page->unit[i]), low);
    amount_text(page->band_high[i], shown_decimals(page->unit[i]), high);
    snprintf(note, NOTE_SIZE, _("hand-set: %s .. %s %s"), low, high, shown_unit(page->unit[i]));
}

/* Below the row, of how many replications it is, where not of all. */
static void
print_attendance(const struct page *page, size_t i, struct paper *paper)
{
    char of[ATTENDANCE_SIZE], notes[2 * ATTENDANCE_SIZE] = "";

    attendance_of(page->counted[i], page->n_rep, of);
    attendance_join(notes, sizeof notes, of);
    if (page->against != NULL) {
        attendance_of_difference(&page->against->items[i], page->against->pairs, of);
        attendance_join(notes, sizeof notes, of);
    }
    if (notes[0] != '\0')
        paper_item(paper, BELOW, "", notes);
}

static void
print_figure(const struct page *page, const char *variable, const char *label,
             const char *const *periods, size_t n_periods, struct paper *paper)
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
            shown_heading(paper, page->label[i], page->unit[i], page->norm[i]);
        headed = true;
        if (!isnan(page->band_low[i]))
            band_note(page, i, note);
        print_row(page, i, periods[p], note, paper);
        print_attendance(page, i, paper);
    }
    if (headed)
        print_waiting(page, variable, label, paper);
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
print_footer(const struct page *page, struct paper *paper)
{
    char caution[CHANCE_CAUTION], narrow[BAND_CAUTION], scale[AMOUNT_SIZE], count[COUNT_TEXT];

    count_replications(page->n_rep, count);
    paper_say(paper,
              _("\n%s, %s; seed %lld; run %s; scenario %s; doorstroom %s.\n"
                "Data: %s; %zu inputs are set by hand (see /inputs).\n"
                "Verdict: met where the norm is in 9 of 10 replications or more, missed in 1 or "
                "less.\n"
                "Bands and verdicts show chance. Uncertainty of parameters is not in them.\n"
                "All years, not only those above, and all quarters of these and other figures are "
                "in /kpi of the result file."),
              count, page->stopped, (long long)page->seed, page->run_id,
              page->scenario, page->version, _(PAGE_VINTAGE), page->hand_set);
    if (chance_caution((size_t)page->n_rep, caution))
        paper_say(paper, "%s", caution);
    if (band_caution((size_t)page->n_rep, narrow))
        paper_say(paper, "%s", narrow);
    if (has_bands(page))
        paper_say(paper, "%s",
                  _("Behind hand-set: the fte if minutes, assessors, shares and hours a week were "
                    "all at that end at which they ask for least or most. Of the work that came: "
                    "volumes are not in it."));
    if (page->against != NULL)
        against_print_footer(page->against, paper);
    if (page->scale != 1.0) {
        amount_digits(page->scale, AMOUNT_DIGITS, scale);
        paper_say(paper, _("The run is scaled by %s: its counts are of the small run."), scale);
    }
}

static void
print_table(const struct page *page, struct paper *paper)
{
    const char *periods[SHOWN_YEARS];
    size_t n = shown_periods((const char *const *)page->id, page->n, periods);

    print_head(page, paper);
    for (size_t i = 0; i < SHOWN_ROWS; i++)
        print_figure(page, shown_rows[i].variable, shown_rows[i].label, periods, n, paper);
    lost_table_print(page, paper);
    print_footer(page, paper);
}

static int
print_page(const struct page *page, FILE *out, struct error *error)
{
    struct paper paper;

    paper_init(&paper, out);
    if (page->is_network) {
        network_table_print(page, &paper);
        return 0;
    }
    print_table(page, &paper);
    return target_table_print(page, &paper, error);
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
