/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/report_sections.h"

#include "output/amount.h"
#include "output/attendance.h"
#include "output/band.h"
#include "output/chance.h"
#include "output/disclosure.h"
#include "output/network_table.h"
#include "output/shown.h"
#include "sim/message.h"

#include <math.h>
#include <string.h>

enum { LABEL_SIZE = 640, NOTES_SIZE = 384, COLUMNS = 12 };

/* Those of a network are read beside the values of theory. */
static int
decimals_of(const struct report_run *run, size_t i)
{
    return run->page.is_network ? network_table_decimals(run->page.mean[i])
                                : shown_decimals(run->page.unit[i]);
}

/* A figure's number, or what stands for a small one. */
static void
put_number(const struct report_run *run, size_t i, double number, bool with_sign, struct html *html)
{
    char text[AMOUNT_SIZE];
    int decimals = decimals_of(run, i);

    if (with_sign)
        amount_signed(number, decimals, text);
    else
        amount_text(number, decimals, text);
    html_cell(html, report_run_hides(run, i) ? DISCLOSURE_SHOWN : text);
}

static void
put_band(const struct report_run *run, size_t i, struct html *html)
{
    char low[AMOUNT_SIZE], high[AMOUNT_SIZE], band[BAND_TEXT];
    int decimals = decimals_of(run, i);

    amount_text(run->page.p10[i], decimals, low);
    amount_text(run->page.p90[i], decimals, high);
    band_text(run->page.counted[i],
              report_run_hides_number(run, i, run->page.p10[i]) ? DISCLOSURE_SHOWN : low,
              report_run_hides_number(run, i, run->page.p90[i]) ? DISCLOSURE_SHOWN : high, band);
    html_cell(html, report_run_hides(run, i) ? DISCLOSURE_SHOWN : band);
}

/* Base, difference and its interval. */
static void
put_difference(const struct report_run *run, size_t i, struct html *html)
{
    const struct difference *item = &run->against.items[i];

    put_number(run, i, item->base, false, html);
    put_number(run, i, item->difference, true, html);
    put_number(run, i, item->half, false, html);
}

/* Norm, the share of replications within it with its interval, and what that says. */
static void
put_norm(const struct report_run *run, size_t i, struct html *html)
{
    static const char *const classes[CHANCE_VERDICTS] = {
        [CHANCE_MET] = "met", [CHANCE_MISSED] = "missed", [CHANCE_UNCERTAIN] = "uncertain"};
    double met = run->page.p_met[i];
    enum chance_verdict verdict = chance_verdict(met);
    char text[AMOUNT_SIZE], percent[CHANCE_SIZE], band[CHANCE_SIZE];
    struct chance chance;

    if (isnan(met) || report_run_hides(run, i)) {
        fputs("<td><td><td>", html->out);
        return;
    }
    amount_text(run->page.norm[i], 0, text);
    html_cell(html, text);
    chance_make(&chance, met, run->page.counted[i]);
    chance_percent(chance.share, percent);
    chance_band(&chance, band);
    fputs("<td>", html->out);
    html_format(html, "%s (%s)", percent, band);
    fprintf(html->out, "<td class=%s>", classes[verdict]);
    html_text(html, chance_words(verdict));
}

static void
put_row(const struct report_run *run, size_t i, const char *period, struct html *html)
{
    char label[LABEL_SIZE], notes[NOTES_SIZE] = "", of[ATTENDANCE_SIZE];

    if (strcmp(run->page.unit[i], "1") != 0)
        attendance_join(notes, sizeof notes, report_unit(run->page.unit[i]));
    attendance_of(run->page.counted[i], run->page.n_rep, of);
    attendance_join(notes, sizeof notes, of);
    if (run->base != NULL) {
        attendance_of_difference(&run->against.items[i], run->against.pairs, of);
        attendance_join(notes, sizeof notes, of);
    }
    snprintf(label, sizeof label, notes[0] != '\0' ? "%s (%s)" : "%s", run->label[i], notes);
    html_row(html, label);
    html_cell_short(html, period);
    put_number(run, i, run->page.mean[i], false, html);
    put_number(run, i, run->page.ci_high[i] - run->page.mean[i], false, html);
    put_band(run, i, html);
    if (run->base != NULL)
        put_difference(run, i, html);
    if (!run->page.is_network)
        put_norm(run, i, html);
    fputc('\n', html->out);
}

/* Under a wait: who still waits at the horizon and is in none of the rows above. */
static void
put_waiting(const struct report_run *run, const struct shown_row *row, struct html *html)
{
    const char *waiting = shown_waiting(row->variable);
    size_t i = waiting != NULL ? report_run_find(run, waiting, row->label, "run") : run->page.n;

    if (i < run->page.n)
        put_row(run, i, _("end of the run"), html);
}

static void
put_figure(const struct report_run *run, const struct shown_row *row, const char *const *periods,
           size_t n_periods, struct html *html)
{
    bool any = false;

    for (size_t p = 0; p < n_periods; p++) {
        size_t i = report_run_find(run, row->variable, row->label, periods[p]);
        if (i == run->page.n || isnan(run->page.mean[i]))
            continue;
        put_row(run, i, periods[p], html);
        any = true;
    }
    if (any)
        put_waiting(run, row, html);
}

static void
open_table(const struct report_run *run, struct html *html)
{
    const char *heads[COLUMNS];
    size_t n = 0;
    char begin_text[128], begin_period[64];

    snprintf(begin_text, sizeof begin_text, "<%s", _("figure"));
    snprintf(begin_period, sizeof begin_period, "<%s", _("period"));
    heads[n++] = begin_text;
    heads[n++] = begin_period;
    heads[n++] = _("mean");
    heads[n++] = _("± of the mean (95 %)");
    heads[n++] = _("band of the replications (80 %)");
    if (run->base != NULL) {
        heads[n++] = _("base");
        heads[n++] = _("difference");
        heads[n++] = _("± of the difference (95 %)");
    }
    if (!run->page.is_network) {
        heads[n++] = _("norm");
        heads[n++] = _("chance of the norm (95 %)");
        heads[n++] = _("verdict");
    }
    html_table_open(html, _("The planner's table"), heads, n);
}

void
report_figures_write(const struct report_run *run, struct html *html)
{
    const char *periods[SHOWN_YEARS];
    size_t n = shown_periods((const char *const *)run->page.id, run->page.n, periods);
    char least[AMOUNT_SIZE], caution[CHANCE_CAUTION], narrow[BAND_CAUTION];
    char how[AGAINST_HOW];

    html_element(
        html, "p", "class=\"note\"",
        _("The interval is of the mean and narrows with more replications; the band is where "
          "four in five replications fall, and does not. Both show chance, not doubt about "
          "the parameters."));
    if (run->least > 0.0) {
        report_run_least(run, least);
        html_say(html, "p", "class=\"note\"", _("x: fewer than %s people."), least);
    }
    open_table(run, html);
    if (run->page.is_network)
        for (size_t i = 0; i < run->page.n; i++)
            put_row(run, i, _("whole run"), html);
    else
        for (size_t i = 0; i < SHOWN_ROWS; i++)
            put_figure(run, &shown_rows[i], periods, n, html);
    html_table_close(html);
    if (!run->page.is_network && chance_caution((size_t)run->page.n_rep, caution))
        html_element(html, "p", "class=\"note\"", caution);
    if (band_caution((size_t)run->page.n_rep, narrow))
        html_element(html, "p", "class=\"note\"", narrow);
    if (run->base == NULL)
        return;
    against_how(run->base, &run->run, how);
    html_element(html, "p", "class=\"note\"", how);
    html_element(html, "p", "class=\"note\"", _(SHOWN_ROUNDED));
}
