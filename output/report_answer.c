/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/report_sections.h"

#include "output/amount.h"
#include "output/chance.h"
#include "output/change.h"
#include "output/disclosure.h"
#include "output/origin.h"
#include "output/page.h"
#include "output/shown.h"
#include "sim/message.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { WORST = 5, CHANGES = 5 };

/* ---- what was asked ---- */

/* Of chance and size: they say nothing of what was asked. */
static bool
is_of_question(const char *key)
{
    return strcmp(key, "run.seed") != 0 && strcmp(key, "run.replications") != 0 &&
           strcmp(key, "title") != 0;
}

/* A dated change in words, anything else as a scenario writes it. */
static void
put_value(const char *value, struct html *html)
{
    char words[CHANGE_TEXT];

    html_cell_text(html, change_say(value, words) ? words : value);
}

static void
put_changed(const struct report_run *run, const char *key, struct html *html)
{
    const struct inputs *base = &run->base->inputs, *ours = &run->run.inputs;
    size_t i = inputs_find(ours, key);
    const char *origin = i < ours->n ? ours->origin[i] : "";
    const char *value = inputs_value(i < ours->n ? ours : base, key);

    html_row(html, key);
    html_cell_text(html, report_run_meaning(run, key, value));
    put_value(inputs_value(base, key), html);
    put_value(inputs_value(ours, key), html);
    html_cell_text(html, origin_words(origin));
    fputc('\n', html->out);
}

static size_t
count_changed(const struct report_run *run)
{
    const struct inputs *base = &run->base->inputs, *ours = &run->run.inputs;
    size_t n = 0;

    for (size_t i = 0; i < ours->n; i++)
        n += is_of_question(ours->key[i]) && !inputs_agree(base, ours, ours->key[i]);
    for (size_t i = 0; i < base->n; i++)
        n += is_of_question(base->key[i]) && inputs_find(ours, base->key[i]) == ours->n;
    return n;
}

static void
put_all_changed(const struct report_run *run, struct html *html)
{
    const struct inputs *base = &run->base->inputs, *ours = &run->run.inputs;
    char key[64], meaning[64], of_base[64], of_run[64], origin[64];
    const char *const heads[] = {key, meaning, of_base, of_run, origin};

    snprintf(key, sizeof key, "<%s", _("key"));
    snprintf(meaning, sizeof meaning, "<%s", _("meaning"));
    snprintf(of_base, sizeof of_base, "<%s", _("base"));
    snprintf(of_run, sizeof of_run, "<%s", _("this run"));
    snprintf(origin, sizeof origin, "<%s", _("said by"));
    html_table_open(html, _("Inputs that differ from the base"), heads, 5);
    for (size_t i = 0; i < ours->n; i++)
        if (is_of_question(ours->key[i]) && !inputs_agree(base, ours, ours->key[i]))
            put_changed(run, ours->key[i], html);
    for (size_t i = 0; i < base->n; i++)
        if (is_of_question(base->key[i]) && inputs_find(ours, base->key[i]) == ours->n)
            put_changed(run, base->key[i], html);
    html_table_close(html);
}

/* Allowed, for a chapter on the base may stand beside the others. */
static bool
is_its_base(const struct report_run *run)
{
    return run->base != NULL && strcmp(run->base->run_id, run->page.run_id) == 0;
}

static void
put_question(const struct report_run *run, struct html *html)
{
    size_t n = run->base != NULL ? count_changed(run) : 0;
    char scale[AMOUNT_SIZE];

    html_say(html, "p", "",
             P_("Simulated: “%s” (scenario %s), from %s to the end of %s, %lld time.",
                "Simulated: “%s” (scenario %s), from %s to the end of %s, %lld times with other "
                "chance each time.",
                run->page.n_rep),
             run->title, run->page.scenario, run->months.place[0].label,
             run->months.place[run->months.n - 1].label, (long long)run->page.n_rep);
    if (run->page.scale != 1.0) {
        amount_digits(run->page.scale, AMOUNT_DIGITS, scale);
        html_say(html, "p", "", _("The run is scaled by %s: its counts are of the small run."),
                 scale);
    }
    if (run->base == NULL) {
        html_element(html, "p", "", _("It is not held against a base scenario."));
        return;
    }
    html_say(html, "p", "", _("It is held against scenario %s (run %s). Inputs that differ: %zu."),
             run->base->scenario, run->base->run_id, n);
    if (is_its_base(run))
        html_element(html, "p", "",
                     _("That is the same run: every difference is 0, and says nothing."));
    if (n > 0)
        put_all_changed(run, html);
}

/* ---- rows of the planner's table ---- */

/* Figures of the table in a period that are shown and are so. Returns how many. */
static size_t
find_rows(const struct report_run *run, const char *period,
          bool (*is_so)(const struct page *page, size_t i), size_t figures[SHOWN_ROWS])
{
    size_t n = 0;

    for (size_t row = 0; row < SHOWN_ROWS; row++) {
        size_t i = report_run_find(run, shown_rows[row].variable, shown_rows[row].label, period);
        if (i < run->page.n && !isnan(run->page.mean[i]) && !report_run_hides(run, i) &&
            is_so(&run->page, i))
            figures[n++] = i;
    }
    return n;
}

/* Whether it has a norm or not. */
static bool
is_wait(const struct page *page, size_t i)
{
    return strcmp(page->unit[i], "day") == 0;
}

/* The table has one row for a norm, so that none is judged twice, by two means. */
static bool
has_norm(const struct page *page, size_t i)
{
    return !isnan(page->p_met[i]);
}

/* ---- the norms ---- */

static void
put_norm(const struct report_run *run, size_t i, struct html *html)
{
    char mean[AMOUNT_SIZE];
    struct chance chance;

    chance_make(&chance, run->page.p_met[i], run->page.counted[i]);
    amount_text(run->page.mean[i], 0, mean);
    html_say(html, "li", "",
             _("%s: %s days on average over the replications, norm %.0f; met in %zu of %zu "
               "replications."),
             run->label[i], mean, run->page.norm[i], chance.met, chance.n);
}

/* Those of the norms of which that is the verdict, under a line of its own; nothing where there is
 * none. */
static void
put_judged(const struct report_run *run, const size_t *norms, size_t n, enum chance_verdict verdict,
           const char *heading, struct html *html)
{
    bool any = false;

    for (size_t i = 0; i < n; i++) {
        if (chance_verdict(run->page.p_met[norms[i]]) != verdict)
            continue;
        if (!any) {
            html_element(html, "p", "", heading);
            html_open(html, "ul", "");
        }
        any = true;
        put_norm(run, norms[i], html);
    }
    if (any)
        html_close(html, "ul");
}

static void
put_norms(const struct report_run *run, const char *period, struct html *html)
{
    size_t norms[SHOWN_ROWS], n = find_rows(run, period, has_norm, norms);
    size_t counts[CHANCE_VERDICTS] = {0};
    char caution[CHANCE_CAUTION];

    for (size_t i = 0; i < n; i++)
        counts[chance_verdict(run->page.p_met[norms[i]])]++;
    if (n == 0) {
        html_element(html, "p", "", _("The run has no whole year in which a norm can be judged."));
        return;
    }
    html_say(html, "p", "",
             _("Norms that the planner's table judges in %s: %zu. Met (in nine of ten replications "
               "or more): %zu. Missed (met in one of ten or fewer): %zu. Uncertain: %zu."),
             period, n, counts[CHANCE_MET], counts[CHANCE_MISSED], counts[CHANCE_UNCERTAIN]);
    if (chance_caution((size_t)run->page.n_rep, caution))
        html_element(html, "p", "", caution);
    put_judged(run, norms, n, CHANCE_MISSED, _("Missed:"), html);
    put_judged(run, norms, n, CHANCE_UNCERTAIN, _("Uncertain:"), html);
}

/* ---- what the measure changes ---- */

/* Those of which there is a difference with an interval go first; returns how many. */
static size_t
known_first(const struct report_run *run, size_t *waits, size_t n)
{
    size_t known = 0;

    for (size_t i = 0; i < n; i++) {
        size_t wait = waits[i];
        if (isnan(run->against.items[wait].half))
            continue;
        waits[i] = waits[known];
        waits[known++] = wait;
    }
    return known;
}

static void
put_unknown(const struct report_run *run, const char *period, struct html *html)
{
    if (run->against.pairs == 1)
        html_say(html, "p", "",
                 _("Whether a wait differs from the base in %s cannot be said: the runs have one "
                   "replication in common, and of one difference there is no interval."),
                 period);
    else
        html_say(html, "p", "",
                 _("Whether a wait differs from the base in %s cannot be said: too few "
                   "replications have it for an interval."),
                 period);
}

#define LEAST_CHANGE 0.05 /* days; what is less shows as 0.0 */

/* How many times its interval a difference is; 0 where it may be none. */
static double
clearness(const struct report_run *run, size_t figure)
{
    const struct difference *item = &run->against.items[figure];

    if (fabs(item->difference) <= item->half || fabs(item->difference) < LEAST_CHANGE)
        return 0.0;
    return item->half > 0.0 ? fabs(item->difference) / item->half : HUGE_VAL;
}

static size_t
clearest(const struct report_run *run, const size_t *waits, size_t n)
{
    size_t best = 0;

    for (size_t i = 1; i < n; i++)
        if (clearness(run, waits[i]) > clearness(run, waits[best]))
            best = i;
    return best;
}

static void
put_change(const struct report_run *run, size_t figure, struct html *html)
{
    const struct difference *item = &run->against.items[figure];
    char mean[AMOUNT_SIZE], base[AMOUNT_SIZE], by[AMOUNT_SIZE], half[AMOUNT_SIZE];

    amount_text(item->mean, 1, mean);
    amount_text(item->base, 1, base);
    amount_signed(item->difference, 1, by);
    amount_text(item->half, 1, half);
    html_say(html, "li", "", _("%s: %s days, in the base %s; a difference of %s, ± %s."),
             run->label[figure], mean, base, by, half);
}

/* The clearest first, of those that are known; there is one. */
static void
put_clearest(const struct report_run *run, const char *period, size_t *waits, size_t known,
             struct html *html)
{
    if (clearness(run, waits[clearest(run, waits, known)]) == 0.0) {
        html_say(html, "p", "",
                 _("No wait in the planner's table differs clearly from the base in %s."), period);
        return;
    }
    html_say(
        html, "p", "",
        _("Waits in the planner's table that differ most clearly from the base in %s (the 95 %% "
          "interval is without 0):"),
        period);
    html_open(html, "ul", "");
    for (size_t put = 0; put < CHANGES && known > 0; put++) {
        size_t best = clearest(run, waits, known);
        if (clearness(run, waits[best]) == 0.0)
            break;
        put_change(run, waits[best], html);
        waits[best] = waits[--known];
    }
    html_close(html, "ul");
}

static void
put_changes(const struct report_run *run, const char *period, struct html *html)
{
    size_t waits[SHOWN_ROWS], n = find_rows(run, period, is_wait, waits), known;
    char how[AGAINST_HOW];

    if (run->base == NULL || n == 0 || is_its_base(run))
        return;
    known = known_first(run, waits, n);
    if (known == 0) {
        put_unknown(run, period, html);
        return;
    }
    put_clearest(run, period, waits, known, html);
    if (known < n)
        html_say(html, "p", "",
                 P_("Of %zu other wait it cannot be said: too few replications have it for an "
                    "interval.",
                    "Of %zu other waits it cannot be said: too few replications have them for an "
                    "interval.",
                    n - known),
                 n - known);
    against_how(run->base, &run->run, how);
    html_element(html, "p", "class=\"note\"", how);
    html_element(html, "p", "class=\"note\"", _(SHOWN_ROUNDED));
}

/* ---- the longest waits ---- */

struct worst {
    size_t figure;
    const char *interval, *period;
    double days;
};

static int
compare_worst(const void *a, const void *b)
{
    double x = ((const struct worst *)a)->days, y = ((const struct worst *)b)->days;

    return (x < y) - (x > y);
}

/* The year in which a wait is at its longest. */
static struct worst
worst_of(const struct report_run *run, enum interval interval)
{
    struct worst worst = {.figure = run->page.n, .interval = interval_labels[interval]};

    for (size_t y = 0; y < run->years.n; y++) {
        const char *period = run->years.place[y].label;
        double days = report_run_mean(run, "wait_p90", worst.interval, period);
        if (isnan(days) || days <= worst.days)
            continue;
        worst.days = days;
        worst.period = period;
        worst.figure = report_run_find(run, "wait_p90", worst.interval, period);
    }
    return worst;
}

static void
put_worst(const struct report_run *run, const struct worst *worst, struct html *html)
{
    double waiting = report_run_mean(run, "waiting_now", worst->interval, "run");
    char days[AMOUNT_SIZE], people[AMOUNT_SIZE];

    amount_text(worst->days, 0, days);
    amount_text(waiting, 0, people);
    html_say(
        html, "li", "", _("%s: up to %s days, in %s; at the end of the run %s simulated people still wait."),
        run->label[worst->figure], days, worst->period, isnan(waiting) ? DISCLOSURE_SHOWN : people);
}

static void
put_waits(const struct report_run *run, struct html *html)
{
    struct worst worst[INTERVALS];
    size_t n = 0;

    for (int i = 0; i < INTERVALS; i++) {
        struct worst one = worst_of(run, (enum interval)i);
        if (i != INTERVAL_DUTY_TO_DONE && one.figure < run->page.n)
            worst[n++] = one;
    }
    qsort(worst, n, sizeof *worst, compare_worst);
    if (n == 0)
        return;
    html_element(
        html, "p", "",
        _("The longest waits, each in its worst year, as days that nine in ten people do not "
          "exceed:"));
    html_open(html, "ul", "");
    for (size_t i = 0; i < n && i < WORST; i++)
        put_worst(run, &worst[i], html);
    html_close(html, "ul");
}

void
report_answer_write(const struct report_run *run, struct html *html)
{
    const char *periods[SHOWN_YEARS];
    size_t n = shown_periods((const char *const *)run->page.id, run->page.n, periods);

    put_question(run, html);
    if (run->page.is_network)
        return;
    put_norms(run, n > 0 ? periods[n - 1] : "run", html);
    put_changes(run, n > 0 ? periods[n - 1] : "run", html);
    put_waits(run, html);
}
