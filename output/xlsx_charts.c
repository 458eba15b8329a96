/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/xlsx_charts.h"

#include "output/disclosure.h"
#include "output/figure.h"
#include "output/shown.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { CHART_WORDS = 320, LABEL_WIDTH = 36, NUMBER_WIDTH = 14 };

struct charts {
    struct xlsx *book;
    const struct extract *figures;
    const char *periods[SHOWN_YEARS];
    size_t n; /* periods */
};

/* What a chart's sheet is called and says, in both languages. */
struct chart_texts {
    struct chart_language {
        const char *sheet, *title, *unit, *words, *corner;
        const char *column; /* what a column has, before its period; NULL: each its own */
    } in[LANGUAGES];
};

/* ---- cells ---- */

/* The mean of a figure; an empty cell where it has none. */
static int
put_figure(const struct charts *self, size_t row, size_t column, const char *variable,
           const char *label, const char *period, enum xlsx_style style, struct error *error)
{
    const struct extract_column *ids = extract_find(self->figures, "id");
    const struct extract_column *mean = extract_find(self->figures, "mean");
    struct extract_cell cell;
    char id[SHOWN_ID];
    size_t at = 0;

    shown_id(id, variable, label, period);
    while (at < self->figures->n && strcmp(ids->texts[at], id) != 0)
        at++;
    if (at == self->figures->n)
        return 0;
    cell = extract_cell(self->figures, at, (size_t)(mean - self->figures->columns));
    if (cell.kind == EXTRACT_HIDDEN)
        return xlsx_text(self->book, row, column, DISCLOSURE_SHOWN, XLSX_HIDDEN, error);
    if (cell.kind == EXTRACT_MISSING)
        return 0;
    return xlsx_number(self->book, row, column, cell.number, style, error);
}

static int
put_words(const struct charts *self, size_t row, size_t column, enum dimension dimension,
          size_t label, struct error *error)
{
    char text[WORDS_SIZE];

    words_for(dimension, label, self->book->language, text);
    return xlsx_text(self->book, row, column, text, row == 0 ? XLSX_HEADING : XLSX_TEXT, error);
}

/* ---- one sheet ---- */

static int
open_sheet(const struct charts *self, const struct chart_language *texts, size_t rows,
           size_t series, struct error *error)
{
    int code = xlsx_sheet(self->book, texts->sheet, rows, series + 1, error);

    if (code == 0)
        code = xlsx_text(self->book, 0, 0, texts->corner, XLSX_HEADING, error);
    if (code == 0)
        code = xlsx_width(self->book, 0, LABEL_WIDTH, error);
    for (size_t c = 1; c <= series && code == 0; c++)
        code = xlsx_width(self->book, c, NUMBER_WIDTH, error);
    return code;
}

/* "used, percent (2030)", at the head of a column. */
static int
put_heading(const struct charts *self, const struct chart_language *texts, size_t column,
            const char *period, struct error *error)
{
    char text[CHART_WORDS];

    snprintf(text, sizeof text, "%s (%s)", texts->column, period);
    return xlsx_text(self->book, 0, column, text, XLSX_HEADING, error);
}

/* first: of the periods that the chart is of, up to the last. */
static int
close_sheet(const struct charts *self, const struct chart_language *texts, size_t first,
            size_t rows, size_t series, bool across, struct error *error)
{
    char title[CHART_WORDS], words[2 * CHART_WORDS];
    struct xlsx_chart chart = {.sheet = texts->sheet, .title = title, .unit = texts->unit,
                               .words = words, .rows = rows, .series = series,
                               .stacked = !across, .across = across};

    if (first == self->n - 1)
        snprintf(title, sizeof title, "%s, %s", texts->title, self->periods[first]);
    else
        snprintf(title, sizeof title, "%s, %s - %s", texts->title, self->periods[first],
                 self->periods[self->n - 1]);
    snprintf(words, sizeof words, "%s. %.*s", title, CHART_WORDS - 3, texts->words);
    return xlsx_chart(self->book, &chart, error);
}

/* ---- people by stage ---- */

static const struct chart_texts stock_texts = {{
    [LANGUAGE_EN] = {"People", "People under way by stage", "people",
                     "Stacked columns, one for each period. The numbers are in the sheet, above "
                     "the chart: a row for each period, a column for each stage.", "end of", NULL},
    [LANGUAGE_NL] = {"Mensen", "Mensen onderweg, naar fase", "mensen",
                     "Gestapelde kolommen, één per periode. De aantallen staan in het blad, boven "
                     "de grafiek: een rij per periode, een kolom per fase.", "eind van", NULL},
}};

static int
put_stock(const struct charts *self, struct error *error)
{
    const struct chart_language *texts = &stock_texts.in[self->book->language];
    size_t series = 0;
    int code;

    for (size_t stage = 0; stage < STAGES; stage++)
        series += figure_is_under_way(stage);
    code = open_sheet(self, texts, self->n, series, error);
    for (size_t stage = 0, c = 1; stage < STAGES && code == 0; stage++)
        if (figure_is_under_way(stage))
            code = put_words(self, 0, c++, DIMENSION_STAGE, stage, error);
    for (size_t p = 0; p < self->n && code == 0; p++) {
        code = xlsx_text(self->book, p + 1, 0, self->periods[p], XLSX_TEXT, error);
        for (size_t stage = 0, c = 1; stage < STAGES && code == 0; stage++)
            if (figure_is_under_way(stage))
                code = put_figure(self, p + 1, c++, "stock", stage_labels[stage],
                                  self->periods[p], XLSX_WHOLE, error);
    }
    return code == 0 ? close_sheet(self, texts, 0, self->n, series, false, error) : code;
}

/* ---- waits ---- */

static const struct chart_texts wait_texts = {{
    [LANGUAGE_EN] = {"Waits", "Waits: 9 in 10 within, and the norm", "days",
                     "Two bars for each wait: the days within which 9 in 10 of the waits that "
                     "ended in the last period ended, and the norm. The numbers are in the sheet.",
                     "wait", "9 in 10 within, days"},
    [LANGUAGE_NL] = {"Wachttijden", "Wachttijden: 9 op 10 binnen, en de norm", "dagen",
                     "Twee staven per wachttijd: de dagen waarbinnen 9 op de 10 wachttijden "
                     "eindigden die in de laatste periode eindigden, en de norm. De getallen staan "
                     "in het blad.", "wachttijd", "9 op 10 binnen, dagen"},
}};

static int
put_wait(const struct charts *self, size_t row, size_t interval, struct error *error)
{
    int code = put_words(self, row, 0, DIMENSION_INTERVAL, interval, error);

    if (code == 0)
        code = put_figure(self, row, 1, "wait_p90", interval_labels[interval],
                          self->periods[self->n - 1], XLSX_DECIMAL, error);
    return code == 0 ? xlsx_number(self->book, row, 2, figure_norm_of_wait(interval), XLSX_WHOLE,
                                   error)
                     : code;
}

static int
put_waits(const struct charts *self, struct error *error)
{
    const struct chart_language *texts = &wait_texts.in[self->book->language];
    const char *norm = self->book->language == LANGUAGE_NL ? "norm, dagen" : "norm, days";
    size_t rows = 0;
    int code;

    for (size_t i = 0; i < INTERVALS; i++)
        rows += isnan(figure_norm_of_wait(i)) ? 0 : 1;
    code = open_sheet(self, texts, rows, 2, error);
    if (code == 0)
        code = put_heading(self, texts, 1, self->periods[self->n - 1], error);
    if (code == 0)
        code = xlsx_text(self->book, 0, 2, norm, XLSX_HEADING, error);
    for (size_t i = 0, row = 1; i < INTERVALS && code == 0; i++)
        if (!isnan(figure_norm_of_wait(i)))
            code = put_wait(self, row++, i, error);
    return code == 0 ? close_sheet(self, texts, self->n - 1, rows, 2, true, error) : code;
}

/* ---- capacity ---- */

static const struct chart_texts use_texts = {{
    [LANGUAGE_EN] = {"Capacity", "Capacity used", "percent",
                     "A bar for each capacity and period: how many percent of it was used. The "
                     "numbers are in the sheet.", "capacity", "used, percent"},
    [LANGUAGE_NL] = {"Capaciteit", "Capaciteit benut", "procent",
                     "Een staaf per capaciteit en periode: hoeveel procent ervan benut werd. De "
                     "getallen staan in het blad.", "capaciteit", "benut, procent"},
}};

static int
put_use(const struct charts *self, struct error *error)
{
    const struct chart_language *texts = &use_texts.in[self->book->language];
    size_t first = self->n > 1 ? 0 : self->n - 1, series = self->n > 1 ? 2 : 1;
    const char *periods[] = {self->periods[first], self->periods[self->n - 1]};
    int code = open_sheet(self, texts, RESOURCES, series, error);

    for (size_t s = 0; s < series && code == 0; s++)
        code = put_heading(self, texts, s + 1, periods[s], error);
    for (size_t r = 0; r < RESOURCES && code == 0; r++) {
        code = put_words(self, r + 1, 0, DIMENSION_RESOURCE, r, error);
        for (size_t s = 0; s < series && code == 0; s++)
            code = put_figure(self, r + 1, s + 1, "use", resource_labels[r], periods[s],
                              XLSX_DECIMAL, error);
    }
    return code == 0 ? close_sheet(self, texts, 0, RESOURCES, series, true, error) : code;
}

int
xlsx_charts(struct xlsx *self, const struct extract *figures, struct error *error)
{
    struct charts charts = {.book = self, .figures = figures};
    const struct extract_column *ids = extract_find(figures, "id");
    int code;

    charts.n = shown_periods((const char *const *)ids->texts, figures->n, charts.periods);
    if (charts.n == 0)
        return 0;
    code = put_stock(&charts, error);
    if (code == 0)
        code = put_waits(&charts, error);
    return code == 0 ? put_use(&charts, error) : code;
}
