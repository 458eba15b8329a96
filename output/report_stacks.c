/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/report_sections.h"

#include "sim/message.h"

#include <stdlib.h>

/* A chart for each law: parts of a whole, month by month. */
struct stack {
    const char *variable; /* its summary has months x laws x length x inner cells */
    const char *title, *note;
    enum dimension dimension; /* of the parts, which are labels [first, end) of its length */
    size_t length, inner, first, end;
};

static const struct stack stocks = {
    .variable = "stock_mean",
    .title = N_("Where people are in the chain"),
    .note = N_("At the end of each month. Who is done, dispensed or exempt, or whose duty lapsed, is "
               "not in it."),
    .dimension = DIMENSION_STAGE,
    .length = STAGES,
    .inner = (size_t)GROUPS * ROUTES,
    .first = 0,
    .end = STAGE_DONE,
};

static const struct stack inflow = {
    .variable = "arrivals_mean",
    .title = N_("Into the chain"),
    .note = N_("People whose duty begins, by month and group."),
    .dimension = DIMENSION_GROUP,
    .length = GROUPS,
    .inner = 1,
    .first = 0,
    .end = GROUPS,
};

static const struct stack outflow = {
    .variable = "flow_in_mean",
    .title = N_("Out of the chain"),
    .note = N_("People whose duty ends, by month and by how it ends."),
    .dimension = DIMENSION_STAGE,
    .length = STAGES,
    .inner = (size_t)GROUPS * ROUTES,
    .first = STAGE_DONE,
    .end = STAGES,
};

/* Adds the parts of one law up: sums[part][month]. */
static void
sum_parts(const struct stack *self, const double *numbers, size_t months, size_t regime,
          double *sums)
{
    for (size_t t = 0; t < months; t++)
        for (size_t part = self->first; part < self->end; part++) {
            const double *cell =
                numbers + ((t * REGIMES + regime) * self->length + part) * self->inner;
            double sum = 0.0;
            for (size_t i = 0; i < self->inner; i++)
                sum += cell[i];
            sums[(part - self->first) * months + t] = sum;
        }
}

static void
put_chart(const struct stack *self, const struct report_run *run, const double *sums,
          size_t regime, struct html *html)
{
    char law[WORDS_SIZE], title[CHART_NAME];
    struct chart chart = {.kind = CHART_STACK,
                          .title = title,
                          .note = _(self->note),
                          .unit = _("people"),
                          .places = _("month"),
                          .least = run->least,
                          .n = run->months.n,
                          .place = run->months.place};

    words_for(DIMENSION_REGIME, regime, run->language, law);
    snprintf(title, sizeof title, "%s: %s", _(self->title), law);
    for (size_t part = self->first; part < self->end; part++) {
        char words[WORDS_SIZE];
        words_for(self->dimension, part, run->language, words);
        chart_add(&chart, CHART_PART, words, sums + (part - self->first) * run->months.n);
    }
    if (chart_says(&chart))
        chart_write(&chart, html);
}

static int
put_stack(const struct stack *self, const struct report_run *run, struct html *html,
          struct error *error)
{
    size_t n = run->months.n;
    double *numbers = NULL, *sums = calloc(n * self->length + 1, sizeof *sums);
    int code = sums != NULL ? report_run_summary(run, self->variable, &numbers,
                                                 n * REGIMES * self->length * self->inner, error)
                            : error_set(error, ERR_MEMORY, "no memory for a chart");

    for (size_t regime = 0; regime < REGIMES && code == 0; regime++) {
        sum_parts(self, numbers, n, regime, sums);
        put_chart(self, run, sums, regime, html);
    }
    free(numbers);
    free(sums);
    return code;
}

int
report_stacks_write(const struct report_run *run, struct html *html, struct error *error)
{
    int code;

    html_element(html, "h4", "", _("People by stage"));
    code = put_stack(&stocks, run, html, error);
    html_element(html, "h4", "", _("Flows into the chain and out of it"));
    if (code == 0)
        code = put_stack(&inflow, run, html, error);
    return code == 0 ? put_stack(&outflow, run, html, error) : code;
}
