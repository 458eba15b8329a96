/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/report_sections.h"

#include "output/lost_table.h"
#include "sim/message.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- how terms ended ---- */

enum { MET, EXEMPT, OVER, OPEN, ENDS };

/* By quarter in which the duty began, of one law. */
struct ends {
    double *of[ENDS];
    double *block;
};

static int
ends_init(struct ends *self, size_t n, struct error *error)
{
    self->block = calloc(ENDS * n + 1, sizeof *self->block);
    if (self->block == NULL)
        return error_set(error, ERR_MEMORY, "no memory for a chart");
    for (size_t i = 0; i < ENDS; i++)
        self->of[i] = self->block + i * n;
    return 0;
}

/* A summary along cohort, regime and group, summed over groups. */
static int
read_ends(const struct report_run *run, const char *name, int regime, double *sums,
          struct error *error)
{
    double *numbers = NULL;
    int code = report_run_summary(run, name, &numbers, run->cohorts.n * REGIMES * GROUPS, error);

    for (size_t c = 0; c < run->cohorts.n && code == 0; c++) {
        sums[c] = 0.0;
        for (size_t g = 0; g < GROUPS; g++)
            sums[c] += numbers[(c * REGIMES + (size_t)regime) * GROUPS + g];
    }
    free(numbers);
    return code;
}

/* Who began in each quarter of cohorts. */
static int
read_arrivals(const struct report_run *run, int regime, double *sums, struct error *error)
{
    double *numbers = NULL;
    int code =
        report_run_summary(run, "arrivals_mean", &numbers, run->months.n * REGIMES * GROUPS, error);
    size_t c = 0;

    for (size_t i = 0; i < run->cohorts.n; i++)
        sums[i] = 0.0;
    for (size_t t = 0; t < run->months.n && code == 0; t++) {
        while (c + 1 < run->cohorts.n && run->cohorts.day[c + 1] <= run->months.day[t])
            c++;
        for (size_t g = 0; g < GROUPS; g++)
            sums[c] += numbers[(t * REGIMES + (size_t)regime) * GROUPS + g];
    }
    free(numbers);
    return code;
}

static int
ends_read(struct ends *self, const struct report_run *run, int regime, struct error *error)
{
    int code = read_ends(run, "term_met_mean", regime, self->of[MET], error);

    if (code == 0)
        code = read_ends(run, "term_exempt_mean", regime, self->of[EXEMPT], error);
    if (code == 0)
        code = read_ends(run, "term_over_mean", regime, self->of[OVER], error);
    if (code == 0)
        code = read_arrivals(run, regime, self->of[OPEN], error);
    for (size_t c = 0; c < run->cohorts.n; c++)
        self->of[OPEN][c] = fmax(0.0, self->of[OPEN][c] - self->of[MET][c] - self->of[EXEMPT][c] -
                                          self->of[OVER][c]);
    return code;
}

static void
put_ends(const struct report_run *run, const struct ends *ends, int regime, struct html *html)
{
    char law[WORDS_SIZE], title[CHART_NAME];
    struct chart chart = {.kind = CHART_BARS,
                          .title = title,
                          .note =
                              _("By the quarter in which the duty began; first terms. Of those who "
                                "had begun before the run only terms that ended are there, in the "
                                "first quarter."),
                          .unit = _("people"),
                          .places = _("start of the duty"),
                          .least = run->least,
                          .n = run->cohorts.n,
                          .place = run->cohorts.place};

    words_for(DIMENSION_REGIME, (size_t)regime, run->language, law);
    snprintf(title, sizeof title, _("How terms ended: %s"), law);
    chart_add(&chart, CHART_PART, _("met"), ends->of[MET]);
    chart_add(&chart, CHART_PART, _("exempt"), ends->of[EXEMPT]);
    chart_add(&chart, CHART_PART, _("overrun"), ends->of[OVER]);
    chart_add(&chart, CHART_PART, _("not ended yet, or the duty lapsed"), ends->of[OPEN]);
    if (chart_says(&chart))
        chart_write(&chart, html);
}

/* ---- what the term was lost to ---- */

/* Resources to which a percent or more went in some year have a series each, the others one; at
 * most LOST_PARTS of them, for there are no more colours that one can tell apart. */
enum { LOST_PARTS = 9 };

struct lost {
    double *share; /* (resources + 1) x n; the last: all others */
    struct chart_place *place;
    size_t n; /* years that the table of run and compare has, too */
};

/* The most of any year. */
static double
peak_of(const struct lost *self, int resource)
{
    double peak = 0.0;

    for (size_t y = 0; y < self->n; y++)
        peak = fmax(peak, self->share[(size_t)resource * self->n + y]);
    return peak;
}

/* Of equal peaks the first goes before. */
static bool
has_part(const struct lost *self, int resource)
{
    double peak = peak_of(self, resource);
    int before = 0;

    for (int r = 0; r < RESOURCES; r++)
        before += peak_of(self, r) > peak || (r < resource && peak_of(self, r) >= peak);
    return peak >= 1.0 && before < LOST_PARTS;
}

/* Of a year of which all is hidden there is nothing to sum. */
static double
sum_others(const struct lost *self, size_t year)
{
    double sum = 0.0;
    bool is_known = false;

    for (int r = 0; r < RESOURCES; r++) {
        double share = self->share[(size_t)r * self->n + year];
        is_known = is_known || !isnan(share);
        if (!isnan(share) && !has_part(self, r))
            sum += share;
    }
    return is_known ? sum : (double)NAN;
}

static int
lost_init(struct lost *self, size_t years, struct error *error)
{
    self->share = calloc((RESOURCES + 1) * years + 1, sizeof *self->share);
    self->place = calloc(years + 1, sizeof *self->place);
    if (self->share == NULL || self->place == NULL)
        return error_set(error, ERR_MEMORY, "no memory for a chart");
    return 0;
}

static void
lost_free(struct lost *self)
{
    free(self->share);
    free(self->place);
}

static void
find_years(struct lost *self, const struct report_run *run, int regime)
{
    self->n = 0;
    for (size_t y = 0; y < run->years.n; y++) {
        const struct chart_place *place = &run->years.place[y];
        if (lost_table_tells(&run->page, regime, (int)strtol(place->label, NULL, 10)))
            self->place[self->n++] = *place;
    }
}

static void
lost_fill(struct lost *self, const struct report_run *run, int regime)
{
    find_years(self, run, regime);
    for (int r = 0; r < RESOURCES; r++) {
        char label[96];
        snprintf(label, sizeof label, "%s.%s", resource_labels[r], regime_labels[regime]);
        for (size_t y = 0; y < self->n; y++)
            self->share[(size_t)r * self->n + y] =
                report_run_mean(run, "term_lost_share", label, self->place[y].label);
    }
    for (size_t y = 0; y < self->n; y++)
        self->share[(size_t)RESOURCES * self->n + y] = sum_others(self, y);
}

static void
put_lost(const struct report_run *run, const struct lost *lost, int regime, struct html *html)
{
    char law[WORDS_SIZE], title[CHART_NAME];
    struct chart chart = {
        .kind = CHART_BARS,
        .title = title,
        .note =
            _("Of the days on which those who overran their first term waited for "
              "anything; by the year in which the duty began, of years of which nearly all first "
              "terms have ended."),
        .unit = _("percent"),
        .places = _("start of the duty"),
        .decimals = 1,
        .n = lost->n,
        .place = lost->place};

    words_for(DIMENSION_REGIME, (size_t)regime, run->language, law);
    snprintf(title, sizeof title, _("Which queue took the term: %s"), law);
    for (int r = 0; r < RESOURCES; r++) {
        char words[WORDS_SIZE];
        words_for(DIMENSION_RESOURCE, (size_t)r, run->language, words);
        if (has_part(lost, r))
            chart_add(&chart, CHART_PART, words, lost->share + (size_t)r * lost->n);
    }
    chart_add(&chart, CHART_PART, _("other"), lost->share + (size_t)RESOURCES * lost->n);
    if (chart_says(&chart))
        chart_write(&chart, html);
}

static int
put_all_lost(const struct report_run *run, struct html *html, struct error *error)
{
    struct lost lost;
    int code = lost_init(&lost, run->years.n, error);

    for (int regime = 0; regime < REGIMES && code == 0; regime++) {
        lost_fill(&lost, run, regime);
        put_lost(run, &lost, regime, html);
    }
    lost_free(&lost);
    return code;
}

int
report_terms_write(const struct report_run *run, struct html *html, struct error *error)
{
    struct ends ends;
    int code = ends_init(&ends, run->cohorts.n, error);

    for (int regime = 0; regime < REGIMES && code == 0; regime++) {
        code = ends_read(&ends, run, regime, error);
        if (code == 0)
            put_ends(run, &ends, regime, html);
    }
    free(ends.block);
    return code == 0 ? put_all_lost(run, html, error) : code;
}
