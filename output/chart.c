/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/chart.h"

#include "output/amount.h"
#include "output/disclosure.h"
#include "sim/message.h"

#include <math.h>
#include <stdio.h>

static const char *const kind_names[] = {
    [CHART_FAN] = "fan", [CHART_STACK] = "stack", [CHART_BARS] = "bars"};

static const char *const role_names[] = {[CHART_MEAN] = "mean",
                                         [CHART_LOW] = "low",
                                         [CHART_HIGH] = "high",
                                         [CHART_NORM] = "norm",
                                         [CHART_PART] = "part"};

void
chart_add(struct chart *self, enum chart_role role, const char *name, const double *data)
{
    struct chart_series *series = &self->series[self->n_series];

    bug_assert(self->n_series < CHART_SERIES, "%s: more than %d series", self->title, CHART_SERIES);
    *series = (struct chart_series){.role = role, .data = data};
    snprintf(series->name, sizeof series->name, "%s", name);
    self->n_series++;
}

static bool
is_hidden(const struct chart *self, double number)
{
    return disclosure_hides_under(number, self->least);
}

static bool
is_shown(const struct chart *self, double number)
{
    return !isnan(number) && number != 0.0 && !is_hidden(self, number);
}

bool
chart_says(const struct chart *self)
{
    for (size_t s = 0; s < self->n_series; s++)
        for (size_t i = 0; i < self->n && self->series[s].role != CHART_NORM; i++)
            if (is_shown(self, self->series[s].data[i]))
                return true;
    return false;
}

/* ---- for who draws it ---- */

static void
write_places(const struct chart *self, struct html *html)
{
    fputs(",\"x\":[", html->out);
    for (size_t i = 0; i < self->n; i++) {
        fputs(i > 0 ? "," : "", html->out);
        html_json_text(html, self->place[i].day);
    }
    fputs("],\"label\":[", html->out);
    for (size_t i = 0; i < self->n; i++) {
        fputs(i > 0 ? "," : "", html->out);
        html_json_text(html, self->place[i].label);
    }
    fputc(']', html->out);
}

static void
write_series(const struct chart *self, const struct chart_series *series, struct html *html)
{
    fputs("{\"name\":", html->out);
    html_json_text(html, series->name);
    fprintf(html->out, ",\"role\":\"%s\",\"data\":[", role_names[series->role]);
    for (size_t i = 0; i < self->n; i++) {
        fputs(i > 0 ? "," : "", html->out);
        html_json_number(html, is_hidden(self, series->data[i]) ? (double)NAN : series->data[i]);
    }
    fputs("]}", html->out);
}

static void
write_island(const struct chart *self, struct html *html)
{
    fprintf(html->out,
            "<script type=\"application/json\">{\"kind\":\"%s\",\"decimals\":%d,\"title\":",
            kind_names[self->kind], self->decimals);
    html_json_text(html, self->title);
    fputs(",\"unit\":", html->out);
    html_json_text(html, self->unit);
    fputs(",\"band\":", html->out);
    html_json_text(html, _("band of the replications (80 %)"));
    write_places(self, html);
    fputs(",\"series\":[", html->out);
    for (size_t s = 0; s < self->n_series; s++) {
        fputs(s > 0 ? "," : "", html->out);
        write_series(self, &self->series[s], html);
    }
    fputs("]}</script>\n", html->out);
}

/* ---- for who reads it ---- */

static void
write_row(const struct chart *self, size_t i, struct html *html)
{
    html_row(html, self->place[i].label);
    for (size_t s = 0; s < self->n_series; s++) {
        char text[AMOUNT_SIZE];
        amount_text(self->series[s].data[i], self->decimals, text);
        html_cell(html, is_hidden(self, self->series[s].data[i]) ? DISCLOSURE_SHOWN : text);
    }
    fputc('\n', html->out);
}

static void
write_table(const struct chart *self, struct html *html)
{
    const char *heads[CHART_SERIES + 1] = {self->places};

    for (size_t s = 0; s < self->n_series; s++)
        heads[s + 1] = self->series[s].name;
    html_open(html, "details", "");
    html_element(html, "summary", "", _("The same as a table"));
    html_table_open(html, self->title, heads, self->n_series + 1);
    for (size_t i = 0; i < self->n; i++)
        write_row(self, i, html);
    html_table_close(html);
    html_close(html, "details");
}

void
chart_write(const struct chart *self, struct html *html)
{
    html_open(html, "figure", self->kind == CHART_FAN ? "class=\"chart\"" : "class=\"chart wide\"");
    html_open(html, "figcaption", "");
    html_text(html, self->title);
    if (self->note != NULL)
        html_element(html, "span", "class=\"note\"", self->note);
    if (self->kind != CHART_FAN) /* so that nobody needs colours to tell them apart */
        html_element(html, "span", "class=\"note\"",
                     _("Parts lie on each other in the order of their names, the first at the bottom."));
    html_close(html, "figcaption");
    write_island(self, html);
    write_table(self, html);
    html_close(html, "figure");
}
