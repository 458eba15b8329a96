/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/report_sections.h"

#include "output/amount.h"
#include "output/band.h"
#include "output/estimate.h"
#include "output/h5_read.h"
#include "output/network_table.h"
#include "sim/message.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- fans of figures by quarter ---- */

/* A figure through the quarters: what chart_add is given. */
struct fan {
    double *mean, *low, *high, *norm;
    void *block;
    size_t n;
    size_t shown, hidden; /* of the quarters that have it: those of enough people, and of too few */
};

static int
fan_init(struct fan *self, size_t n, struct error *error)
{
    double *block = calloc(4 * n + 1, sizeof *block);

    if (block == NULL)
        return error_set(error, ERR_MEMORY, "no memory for a chart");
    *self = (struct fan){block, block + n, block + 2 * n, block + 3 * n, block, n, 0, 0};
    return 0;
}

static void
fan_free(struct fan *self)
{
    free(self->block);
}

/* Returns a place of the figure, or page.n where no quarter has it. */
static size_t
fan_of_figure(struct fan *self, const struct report_run *run, const char *variable,
              const char *label)
{
    size_t any = run->page.n;

    self->shown = self->hidden = 0;
    for (size_t q = 0; q < self->n; q++) {
        size_t i = report_run_find(run, variable, label, run->quarters.period[q]);
        self->mean[q] = self->low[q] = self->high[q] = self->norm[q] = NAN;
        if (i == run->page.n)
            continue;
        any = i;
        self->norm[q] = run->page.norm[i];
        if (report_run_hides(run, i)) {
            self->hidden++;
            continue;
        }
        if (!isnan(run->page.mean[i]))
            self->shown++;
        self->mean[q] = run->page.mean[i];
        if (!band_is_of(run->page.counted[i]))
            continue;
        self->low[q] = run->page.p10[i];
        self->high[q] = run->page.p90[i];
    }
    return any;
}

/* Of one replication there is no band. */
static void
add_fan(const struct report_run *run, struct chart *chart, const struct fan *fan, const char *norm)
{
    chart_add(chart, CHART_MEAN, _("mean of the replications"), fan->mean);
    if (band_is_of((double)run->page.n_rep)) {
        chart_add(chart, CHART_LOW, _("band: lower edge (10 %)"), fan->low);
        chart_add(chart, CHART_HIGH, _("band: upper edge (90 %)"), fan->high);
    }
    if (norm != NULL)
        chart_add(chart, CHART_NORM, norm, fan->norm);
}

/* In place of a chart of which every quarter is of too few people: who looks for it finds why. */
static void
put_hidden(const struct report_run *run, const char *title, struct html *html)
{
    char least[AMOUNT_SIZE];

    report_run_least(run, least);
    html_open(html, "figure", "");
    html_open(html, "figcaption", "");
    html_text(html, title);
    html_say(html, "span", "class=\"note\"",
             _("Not drawn: in no quarter are there %s people or more."), least);
    html_close(html, "figcaption");
    html_close(html, "figure");
}

/* A chart of a figure by quarter, where there is anything in it. */
static void
put_quarters(const struct report_run *run, const char *variable, const char *label,
             const char *norm, double norm_value, const char *note, struct fan *fan,
             struct html *html)
{
    size_t figure = fan_of_figure(fan, run, variable, label);
    struct chart chart = {.kind = CHART_FAN,
                          .note = note,
                          .places = _("quarter"),
                          .decimals = 1,
                          .n = run->quarters.n,
                          .place = run->quarters.place};

    if (figure == run->page.n)
        return;
    for (size_t q = 0; q < fan->n && !isnan(norm_value); q++)
        fan->norm[q] = norm_value;
    chart.title = run->label[figure];
    chart.unit = report_unit(run->page.unit[figure]);
    add_fan(run, &chart, fan, isnan(run->page.norm[figure]) && isnan(norm_value) ? NULL : norm);
    if (chart_says(&chart))
        chart_write(&chart, html);
    else if (fan->hidden > 0 && fan->shown == 0)
        put_hidden(run, chart.title, html);
}

/* ---- waits ---- */

enum { NOTE = 320 };

/* Waits are of the people who are simulated one by one. Results are waited for by others, too, and
 * of those the table counts all. Returns false where nothing is known or may be told. */
static bool
note_of_wait(const struct report_run *run, const char *label, char note[NOTE])
{
    static const char result[] = "result_";
    double waiting = report_run_mean(run, "waiting_now", label, "run"), exams = NAN;
    char people[AMOUNT_SIZE], open[AMOUNT_SIZE];

    if (strncmp(label, result, sizeof result - 1) == 0)
        exams = report_run_mean(run, "grading_open", label + sizeof result - 1, "run");
    amount_text(waiting, 0, people);
    amount_text(exams, 0, open);
    if (isnan(exams))
        snprintf(note, NOTE,
                 _("At the end of the run %s people still wait; they are not in it."), people);
    else
        snprintf(note, NOTE,
                 _("At the end of the run %s simulated people still wait; they are not in it. With "
                   "those of people who are not simulated one by one, %s exams have no result "
                   "then."),
                 people, open);
    return !isnan(waiting);
}

static void
put_wait(const struct report_run *run, const char *label, struct fan *fan, struct html *html)
{
    char note[NOTE];
    bool has_note = note_of_wait(run, label, note);

    put_quarters(run, "wait_p90", label, _("norm"), NAN, has_note ? note : NULL, fan, html);
}

static void
put_waits(const struct report_run *run, struct fan *fan, struct html *html)
{
    html_element(html, "p", "class=\"note\"",
                 _("Days that nine in ten people do not exceed, by the quarter in which the wait "
                   "ends."));
    html_open(html, "div", "class=\"charts\"");
    for (int i = 0; i < INTERVALS; i++)
        if (i != INTERVAL_DUTY_TO_DONE)
            put_wait(run, interval_labels[i], fan, html);
    html_close(html, "div");
}

static void
put_use(const struct report_run *run, struct fan *fan, struct html *html)
{
    html_element(html, "p", "class=\"note\"",
                 _("What is used, in percent of the capacity of the quarter."));
    html_open(html, "div", "class=\"charts\"");
    for (int r = 0; r < RESOURCES; r++)
        put_quarters(run, "use", resource_labels[r], _("full capacity (100 %)"), 100.0, NULL, fan, html);
    html_close(html, "div");
}

/* ---- queues, by month ---- */

/* queue_mean of the file: who wait, a mean over the month. */
struct queues {
    double *mean, *quantile; /* months x resources; probabilities x months x resources */
    size_t resources;
};

static int
queues_read(struct queues *self, const struct report_run *run, size_t resources,
            struct error *error)
{
    size_t n = run->months.n * resources;
    int code = report_run_summary(run, "queue_mean_mean", &self->mean, n, error);

    self->resources = resources;
    if (code == 0)
        code = report_run_summary(run, "queue_mean_q", &self->quantile, ESTIMATE_PROBS * n, error);
    return code;
}

static void
queues_free(struct queues *self)
{
    free(self->mean);
    free(self->quantile);
}

static void
fan_of_queue(struct fan *self, const struct queues *queues, size_t resource)
{
    size_t n = self->n * queues->resources;

    for (size_t t = 0; t < self->n; t++) {
        size_t at = t * queues->resources + resource;
        self->mean[t] = queues->mean[at];
        self->low[t] = queues->quantile[ESTIMATE_P10 * n + at];
        self->high[t] = queues->quantile[ESTIMATE_P90 * n + at];
    }
}

/* Whether in some month there is a queue that may be shown. */
static bool
has_queue(const struct fan *fan, double least)
{
    for (size_t t = 0; t < fan->n; t++)
        if (fan->mean[t] >= least)
            return true;
    return false;
}

/* Of people whole ones; the customers of a network are read beside the values of theory. */
static int
decimals_of(const struct report_run *run, const struct fan *fan)
{
    double most = 0.0;

    for (size_t t = 0; t < fan->n; t++)
        most = fmax(most, fan->mean[t]);
    return run->page.is_network ? network_table_decimals(most) : 0;
}

static void
put_queue(const struct report_run *run, const char *name, const struct fan *fan, struct html *html)
{
    struct chart chart = {.kind = CHART_FAN,
                          .title = name,
                          .unit = _("waiting"),
                          .places = _("month"),
                          .decimals = decimals_of(run, fan),
                          .least = run->least,
                          .n = run->months.n,
                          .place = run->months.place};

    add_fan(run, &chart, fan, NULL);
    if (has_queue(fan, fmax(run->least, 1.0)))
        chart_write(&chart, html);
}

static void
name_queue(const struct report_run *run, char *const *stations, size_t i, char name[CHART_NAME])
{
    char words[WORDS_SIZE];

    if (stations == NULL)
        words_for(DIMENSION_RESOURCE, i, run->language, words);
    else
        snprintf(words, sizeof words, "%.60s", stations[i]);
    snprintf(name, CHART_NAME, _("Queue: %s"), words);
}

/* stations: of a network; NULL for the chain's resources. */
static int
put_queues(const struct report_run *run, char *const *stations, size_t n, struct html *html,
           struct error *error)
{
    struct queues queues = {0};
    struct fan fan = {0};
    char least[AMOUNT_SIZE];
    int code = fan_init(&fan, run->months.n, error);

    if (code == 0)
        code = queues_read(&queues, run, n, error);
    report_run_least(run, least);
    html_say(html, "p", "class=\"note\"",
             _("Who wait, a mean over each month. A queue that stays below %s is left out."),
             least);
    html_open(html, "div", "class=\"charts\"");
    for (size_t i = 0; i < n && code == 0; i++) {
        char name[CHART_NAME];
        name_queue(run, stations, i, name);
        fan_of_queue(&fan, &queues, i);
        put_queue(run, name, &fan, html);
    }
    html_close(html, "div");
    queues_free(&queues);
    fan_free(&fan);
    return code;
}

/* ---- all of them ---- */

static int
write_network(const struct report_run *run, struct html *html, struct error *error)
{
    char **stations = NULL;
    size_t n = 0;
    int code = h5_get_texts(run->file, "station", &stations, &n, error);

    html_element(html, "h4", "", _("Queues"));
    if (code == 0)
        code = put_queues(run, stations, n, html, error);
    free(stations);
    return code;
}

static int
write_chain(const struct report_run *run, struct html *html, struct error *error)
{
    struct fan fan = {0};
    int code = fan_init(&fan, run->quarters.n, error);

    if (code == 0) {
        html_element(html, "h4", "", _("Waits and their norms"));
        put_waits(run, &fan, html);
        html_element(html, "h4", "", _("Queues"));
        code = put_queues(run, NULL, RESOURCES, html, error);
    }
    if (code == 0)
        code = report_stacks_write(run, html, error);
    if (code == 0) {
        html_element(html, "h4", "", _("Use of each capacity"));
        put_use(run, &fan, html);
    }
    fan_free(&fan);
    return code;
}

int
report_charts_write(const struct report_run *run, struct html *html, struct error *error)
{
    return run->page.is_network ? write_network(run, html, error) : write_chain(run, html, error);
}
