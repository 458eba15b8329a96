/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/report_sections.h"

#include "output/amount.h"
#include "models/targets.h"
#include "output/band.h"
#include "output/estimate.h"
#include "output/disclosure.h"
#include "output/target_table.h"
#include "sim/message.h"

#include <math.h>
#include <string.h>

static const char *const uses[USES] = {
    [USE_FIT] = N_("fitted"), [USE_CHECK] = N_("check"), [USE_INPUT] = N_("input")};

/* An edge of the band; of persons a small one is hidden alone. */
static void
edge_of(const struct report_run *run, size_t i, enum estimate_prob prob, char text[AMOUNT_SIZE])
{
    double edge = run->page.target_q[(size_t)prob * run->page.n_targets + i];
    bool is_persons = target_table_is_persons(target_at(i));

    if (is_persons && disclosure_hides_under(edge, run->least))
        snprintf(text, AMOUNT_SIZE, "%s", DISCLOSURE_SHOWN);
    else
        amount_text(edge, is_persons ? 0 : 1, text);
}

static void
put_simulated(const struct report_run *run, size_t i, int decimals, bool hidden, struct html *html)
{
    char mean[AMOUNT_SIZE], low[AMOUNT_SIZE], high[AMOUNT_SIZE], band[BAND_TEXT];

    amount_text(run->page.target_mean[i], decimals, mean);
    edge_of(run, i, ESTIMATE_P10, low);
    edge_of(run, i, ESTIMATE_P90, high);
    band_text((double)run->page.n_rep, low, high, band);
    html_cell(html, hidden ? DISCLOSURE_SHOWN : mean);
    html_cell(html, hidden ? DISCLOSURE_SHOWN : band);
}

static void
put_difference(const struct report_run *run, size_t i, bool hidden, struct html *html)
{
    const struct target *target = target_at(i);
    double off = target_table_difference(target, run->page.target_mean[i]);
    char number[AMOUNT_SIZE], text[AMOUNT_SIZE + 16];

    amount_signed(off, 1, number);
    snprintf(text, sizeof text, target_table_is_percent(target) ? _("%s points") : _("%s %%"),
             number);
    html_cell(html, hidden || !isfinite(off) || !target_table_is_comparable(&run->page, target)
                        ? "-"
                        : text);
}

static void
put_target(const struct report_run *run, size_t i, struct html *html)
{
    const struct target *target = target_at(i);
    bool is_persons = target_table_is_persons(target);
    bool hidden = is_persons && disclosure_hides_under(run->page.target_mean[i], run->least);
    char value[AMOUNT_SIZE];

    html_row(html, run->language == LANGUAGE_NL ? target->label_nl : target->label_en);
    html_cell_short(html, target->period);
    amount_text(target->value, target->value == floor(target->value) ? 0 : 1,
                  value);
    html_cell(html, value);
    html_cell_text(html, report_unit(target->unit));
    put_simulated(run, i, is_persons ? 0 : 1, hidden, html);
    put_difference(run, i, hidden, html);
    html_cell_text(html, _(uses[target->use]));
    html_cell_short(html, target->id);
    fputc('\n', html->out);
}

static void
put_operator(const struct report_run *run, enum target_operator by, struct html *html)
{
    char figure[64], period[64], unit[64], use[64], id[64];
    const char *const heads[] = {figure,
                                 period,
                                 _("published"),
                                 unit,
                                 _("simulated"),
                                 _("band of the replications (80 %)"),
                                 _("difference"),
                                 use,
                                 id};

    snprintf(figure, sizeof figure, "<%s", _("figure"));
    snprintf(period, sizeof period, "<%s", _("period"));
    snprintf(unit, sizeof unit, "<%s", _("unit"));
    snprintf(use, sizeof use, "<%s", _("use"));
    snprintf(id, sizeof id, "<%s", _("id"));
    html_table_open(html, target_table_heading(by), heads, sizeof heads / sizeof heads[0]);
    for (size_t i = 0; i < run->page.n_targets; i++)
        if (target_at(i)->by == by)
            put_target(run, i, html);
    html_table_close(html);
}

int
report_targets_write(const struct report_run *run, struct html *html, struct error *error)
{
    int code = target_table_check(&run->page, error);

    if (code != 0)
        return code;
    html_element(
        html, "p", "class=\"note\"",
        _("Fitted: the base scenario was set so that it comes out. Check: no input was set by "
          "it. Input: one has its value from it, so that it comes out says little. Figures of "
          "two tables count different people and are not compared with each other."));
    for (int by = 0; by < OPERATORS; by++)
        put_operator(run, (enum target_operator)by, html);
    return 0;
}
