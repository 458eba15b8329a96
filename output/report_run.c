/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/report_run.h"

#include "output/amount.h"
#include "output/change.h"
#include "output/disclosure.h"
#include "output/door.h"
#include "output/h5_read.h"
#include "output/shown.h"
#include "sim/calendar.h"
#include "sim/message.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static int
read_meta(struct report_run *self, struct error *error)
{
    hid_t group;
    int code = h5_open(&group, self->file, "meta", error);

    if (code == 0)
        code = h5_get_text(group, "command", &self->command, error);
    if (code == 0)
        code = h5_get_text(group, "rng", &self->rng, error);
    if (code == 0 && h5_get_texts(group, "warnings", &self->warnings, &self->n_warnings, NULL) != 0)
        self->n_warnings = 0; /* there are none */
    h5_close(&group);
    return code;
}

static int
read_attributes(struct report_run *self, struct error *error)
{
    int code = h5_get_attribute_text(self->file, "title", &self->title, error);

    if (code == 0)
        code = h5_get_attribute_text(self->file, "config_sha256", &self->config, error);
    return code;
}

static int
read_labels(struct report_run *self, struct error *error)
{
    size_t n = 0;
    hid_t group;
    int code = h5_open(&group, self->file, "kpi", error);

    if (code == 0)
        code = h5_get_texts(group, self->language == LANGUAGE_NL ? "label_nl" : "label_en",
                            &self->label, &n, error);
    if (code == 0 && n != self->page.n)
        code = error_set(error, ERR_FORMAT, "its figures have columns of unequal length");
    h5_close(&group);
    return code;
}

/* ---- what it was told ---- */

static int
read_inputs(struct report_run *self, struct error *error)
{
    struct report_inputs *inputs = &self->inputs;
    const struct {
        const char *name;
        char ***texts;
        double **numbers;
    } columns[] = {
        {"key", &inputs->key, NULL},           {"value", &inputs->value, NULL},
        {"unit", &inputs->unit, NULL},         {"origin", &inputs->origin, NULL},
        {"source", &inputs->source, NULL},     {"legal", &inputs->legal, NULL},
        {"hand_set", NULL, &inputs->hand_set}, {"low", NULL, &inputs->low},
        {"high", NULL, &inputs->high},
    };
    hid_t group;
    int code = h5_open(&group, self->file, "inputs", error);

    for (size_t i = 0; i < sizeof columns / sizeof columns[0] && code == 0; i++) {
        size_t n = 0;
        code = columns[i].texts != NULL
                   ? h5_get_texts(group, columns[i].name, columns[i].texts, &n, error)
                   : h5_get_numbers(group, columns[i].name, columns[i].numbers, &n, error);
        if (code == 0 && i > 0 && n != inputs->n)
            code = error_set(error, ERR_FORMAT, "its inputs have columns of unequal length");
        inputs->n = n;
    }
    h5_close(&group);
    return code;
}

static void
inputs_done(struct report_inputs *self)
{
    free(self->key);
    free(self->value);
    free(self->unit);
    free(self->origin);
    free(self->source);
    free(self->legal);
    free(self->hand_set);
    free(self->low);
    free(self->high);
}

/* ---- axes ---- */

static int
axis_init(struct report_axis *self, size_t n, struct error *error)
{
    self->place = calloc(n + 1, sizeof *self->place);
    self->day = calloc(n + 1, sizeof *self->day);
    self->period = calloc(n + 1, sizeof *self->period);
    if (self->place == NULL || self->day == NULL || self->period == NULL)
        return error_set(error, ERR_MEMORY, "no memory for %zu dates", n);
    return 0;
}

static void
axis_free(struct report_axis *self)
{
    free(self->place);
    free(self->day);
    free(self->period);
}

static bool
is_day(double day)
{
    return day > -1e6 && day < 1e6;
}

/* "2027 Q2", in Dutch "2027 K2", from "2027Q2" or the first month of the quarter. */
static void
name_quarter(struct chart_place *place, enum language language, int year, int quarter)
{
    snprintf(place->label, sizeof place->label, "%d %c%d", year,
             language == LANGUAGE_NL ? 'K' : 'Q', quarter);
    snprintf(place->day, sizeof place->day, "%04u-%02u-01", (unsigned)year % 10000u,
             (unsigned)(3 * quarter - 2) % 100u);
}

/* A coordinate of days: months, or the quarters of cohorts. */
static int
read_axis(const struct report_run *self, struct report_axis *axis, const char *name, bool quarters,
          struct error *error)
{
    double *days = NULL;
    size_t n = 0;
    int code = h5_get_numbers(self->file, name, &days, &n, error);

    if (code == 0)
        code = axis_init(axis, n, error);
    for (; axis->n < n && code == 0; axis->n++) {
        struct chart_place *place = &axis->place[axis->n];
        char text[DATE_TEXT_SIZE];
        if (!is_day(days[axis->n])) {
            code = error_set(error, ERR_FORMAT, "%s has a day that is none", name);
            break;
        }
        axis->day[axis->n] = days[axis->n];
        date_format((day_number)days[axis->n], text);
        snprintf(place->day, sizeof place->day, "%.10s", text);
        snprintf(place->label, sizeof place->label, "%.7s", text);
        if (quarters) {
            struct date date = date_of_day((day_number)days[axis->n]);
            name_quarter(place, self->language, date.year, (date.month + 2) / 3);
        }
    }
    free(days);
    return code;
}

/* Room for one more place, named by the period of a figure. */
static struct chart_place *
add_period(struct report_axis *self, const char *period)
{
    snprintf(self->period[self->n], sizeof self->period[self->n], "%s", period);
    return &self->place[self->n++];
}

static void
note_period(struct report_run *self, const char *period)
{
    int year, quarter, fields = sscanf(period, "%4dQ%1d", &year, &quarter);

    if (fields == 2) {
        name_quarter(add_period(&self->quarters, period), self->language, year, quarter);
    } else if (fields == 1) {
        struct chart_place *place = add_period(&self->years, period);
        snprintf(place->label, sizeof place->label, "%d", year);
        snprintf(place->day, sizeof place->day, "%04u-01-01", (unsigned)year % 10000u);
    }
}

/* The years and quarters of the figures: those in which there are people. */
static int
find_periods(struct report_run *self, struct error *error)
{
    static const char people[] = "people@";
    size_t n = 0;
    int code;

    for (size_t i = 0; i < self->page.n; i++)
        n += strncmp(self->page.id[i], people, sizeof people - 1) == 0;
    code = axis_init(&self->years, n, error);
    if (code == 0)
        code = axis_init(&self->quarters, n, error);
    for (size_t i = 0; i < self->page.n && code == 0; i++)
        if (strncmp(self->page.id[i], people, sizeof people - 1) == 0)
            note_period(self, self->page.id[i] + sizeof people - 1);
    return code;
}

static int
read_axes(struct report_run *self, struct error *error)
{
    int code = read_axis(self, &self->months, "time", false, error);

    if (code == 0 && self->months.n == 0)
        code = error_set(error, ERR_FORMAT, "its months are wrong");
    if (code == 0 && !self->page.is_network)
        code = read_axis(self, &self->cohorts, "cohort", true, error);
    return code == 0 ? find_periods(self, error) : code;
}

/* ---- figures ---- */

static int
compare_names(const void *a, const void *b)
{
    return strcmp(((const struct report_name *)a)->id, ((const struct report_name *)b)->id);
}

static int
sort_names(struct report_run *self, struct error *error)
{
    self->names = calloc(self->page.n + 1, sizeof *self->names);
    if (self->names == NULL)
        return error_set(error, ERR_MEMORY, "no memory for %zu figures", self->page.n);
    for (size_t i = 0; i < self->page.n; i++)
        self->names[i] = (struct report_name){self->page.id[i], i};
    qsort(self->names, self->page.n, sizeof *self->names, compare_names);
    return 0;
}

static size_t
find_id(const struct report_run *self, const char *id)
{
    const struct report_name wanted = {.id = id};
    const struct report_name *found =
        bsearch(&wanted, self->names, self->page.n, sizeof wanted, compare_names);

    return found != NULL ? found->figure : self->page.n;
}

size_t
report_run_find(const struct report_run *self, const char *variable, const char *label,
                const char *period)
{
    char id[SHOWN_ID];

    shown_id(id, variable, label, period);
    return find_id(self, id);
}

static bool
counts_people(const struct report_run *self, size_t figure)
{
    const char *id = self->page.id[figure];
    char variable[SHOWN_ID];

    snprintf(variable, sizeof variable, "%.*s", (int)strcspn(id, ".@"), id);
    return disclosure_counts(variable, self->page.unit[figure]);
}

/* In the run or in its base: a difference from what is hidden would tell it. */
static bool
is_small(const struct report_run *self, size_t figure)
{
    return disclosure_hides_under(self->page.mean[figure], self->least) ||
           (self->base != NULL &&
            disclosure_hides_under(self->against.items[figure].base, self->least));
}

/* The same for what a figure rests on; the other figure is there. */
static bool
rests_on_few(const struct report_run *self, size_t figure, const struct disclosure_basis *basis,
             size_t other)
{
    double people = disclosure_people(basis, self->page.mean[figure], self->page.mean[other]);

    if (disclosure_hides_under(people, self->least))
        return true;
    if (self->base == NULL)
        return false;
    people = disclosure_people(basis, self->against.items[figure].base,
                               self->against.items[other].base);
    return disclosure_hides_under(people, self->least);
}

bool
report_run_hides(const struct report_run *self, size_t figure)
{
    struct disclosure_basis basis;
    size_t other;

    if (counts_people(self, figure))
        return is_small(self, figure);
    if (!disclosure_rests_on_figure(self->page.id[figure], &basis))
        return false;
    other = find_id(self, basis.id);
    return other < self->page.n && rests_on_few(self, figure, &basis, other);
}

bool
report_run_hides_number(const struct report_run *self, size_t figure, double number)
{
    return report_run_hides(self, figure) ||
           (counts_people(self, figure) && disclosure_hides_under(number, self->least));
}

void
report_run_least(const struct report_run *self, char text[AMOUNT_SIZE])
{
    double least = fmax(self->least, 1.0);

    amount_text(least, least > floor(least) ? 1 : 0, text);
}

double
report_run_mean(const struct report_run *self, const char *variable, const char *label,
                const char *period)
{
    size_t i = report_run_find(self, variable, label, period);

    return i < self->page.n && !report_run_hides(self, i) ? self->page.mean[i] : (double)NAN;
}

int
report_run_summary(const struct report_run *self, const char *name, double **numbers, size_t n,
                   struct error *error)
{
    size_t found = 0;
    int code = h5_get_numbers(self->file, name, numbers, &found, error);

    if (code == 0 && found != n)
        code = error_set(error, ERR_FORMAT, "%s has %zu numbers, expected %zu", name, found, n);
    return code;
}

/* ---- all of it ---- */

/* The customers of a queueing network are nobody. Of two runs the larger scale counts, for a
 * difference would tell the other's number. */
static void
set_least(struct report_run *self)
{
    double scale = self->page.scale;

    if (self->base != NULL)
        scale = fmax(scale, strtod(inputs_value(&self->base->inputs, "run.scale"), NULL));
    self->least = self->page.is_network ? 0.0 : disclosure_least(DISCLOSURE_LEAST, scale);
}

static int
hold_against(struct report_run *self, const char *base_path, struct error *error)
{
    int code = base_read(&self->run, self->path, error);

    if (code == 0)
        code = base_check(self->base, base_path, &self->run.kpis.shape, self->run.version,
                          self->path, error);
    if (code == 0)
        code = against_init(&self->against, self->base, &self->run, error);
    self->page.against = &self->against;
    return code;
}

static int
read_contents(struct report_run *self, struct error *error)
{
    int code = page_read(&self->page, self->path, error);

    if (code == 0)
        code = read_attributes(self, error);
    if (code == 0)
        code = read_labels(self, error);
    if (code == 0)
        code = read_inputs(self, error);
    if (code == 0)
        code = read_meta(self, error);
    if (code == 0)
        code = sort_names(self, error);
    return code == 0 ? read_axes(self, error) : code;
}

int
report_run_read(struct report_run *self, const char *path, const struct base *base,
                const char *base_path, enum language language, struct error *error)
{
    struct error reason = {0};
    int code;

    memset(self, 0, sizeof *self);
    self->file = H5I_INVALID_HID;
    self->path = path;
    self->language = language;
    self->base = base;
    code = door_open_current(&self->file, self->path, "run", &reason);
    if (code == 0)
        code = read_contents(self, &reason);
    if (code != 0)
        return error_set(error, code, "%s: %s", path, reason.text);
    set_least(self);
    return base != NULL ? hold_against(self, base_path, error) : 0;
}

void
report_run_free(struct report_run *self)
{
    h5_close(&self->file);
    page_free(&self->page);
    inputs_done(&self->inputs);
    axis_free(&self->months);
    axis_free(&self->quarters);
    axis_free(&self->years);
    axis_free(&self->cohorts);
    against_free(&self->against);
    base_free(&self->run);
    free(self->label);
    free(self->title);
    free(self->config);
    free(self->command);
    free(self->rng);
    free(self->warnings);
    free(self->names);
    memset(self, 0, sizeof *self);
    self->file = H5I_INVALID_HID;
}

/* ---- words ---- */

const char *
report_run_meaning(const struct report_run *self, const char *key, const char *value)
{
    char changed[CHANGE_KEY];
    const char *meaning =
        self->meaning(change_key(value, changed) ? changed : key, self->language);

    return meaning != NULL ? meaning : "";
}

const char *
report_unit(const char *unit)
{
    return strcmp(unit, "1") == 0 ? _("people, or how often") : shown_unit(unit);
}
