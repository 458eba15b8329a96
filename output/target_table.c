/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/target_table.h"

#include "models/targets.h"
#include "output/amount.h"
#include "output/band.h"
#include "output/estimate.h"
#include "output/target_wi2013.h"
#include "output/words.h"
#include "sim/message.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

enum { DIFFERENCE_SIZE = AMOUNT_SIZE + 16, LABEL_SIZE = 96 };
enum { COLUMNS = 7, VALUE_SIZE = AMOUNT_SIZE + 8 };

static const char *const headings[OPERATORS] = {
    [OPERATOR_OBLIGED] = N_("Still obliged on the date (DUO: the letter's tables 2 and 4)"),
    [OPERATOR_INFLOW] = N_("Total inflow, whoever left since included (DUO: tables 1 and 3)"),
    [OPERATOR_COHORT] = N_("By year in which the duty began, whoever left since included (CBS)"),
    [OPERATOR_ALL_AGES] = N_("Status holders of all ages (COA, housing)"),
    [OPERATOR_LETTER] = N_("Wi2013 by year of DUO's letter (DUO: 4.1; Algemene Rekenkamer, CBS)"),
    [OPERATOR_WINDOW] = N_("Wi2013 in a time (DUO: the letter's 4.1 and 4.3; Divosa)"),
};

const char *
target_table_heading(enum target_operator by)
{
    return _(headings[by]);
}

/* ---- how far it is off ---- */

bool
target_table_is_percent(const struct target *target)
{
    return strcmp(target->unit, "percent") == 0;
}

/* Persons, or persons a month. */
bool
target_table_is_persons(const struct target *target)
{
    return strncmp(target->unit, "persons", 7) == 0;
}

/* Points, or percent of the published value. */
double
target_table_difference(const struct target *target, double simulated)
{
    return target_table_is_percent(target) ? simulated - target->value
                              : 100.0 * (simulated / target->value - 1.0);
}

static bool
within_aim(const struct target *target, double difference)
{
    return fabs(difference) <= (target_table_is_percent(target) ? 1.0 : 100.0) * target->tolerance;
}

/* Persons of a scaled run are not the published persons; shares and waits are comparable. */
bool
target_table_is_comparable(const struct page *page, const struct target *target)
{
    return page->scale == 1.0 || !target_table_is_persons(target);
}

/* ---- a figure ---- */

static void
difference_text(const struct page *page, const struct target *target, double mean,
                char text[DIFFERENCE_SIZE])
{
    char number[AMOUNT_SIZE];

    snprintf(text, DIFFERENCE_SIZE, "-");
    if (isnan(mean) || !target_table_is_comparable(page, target))
        return;
    amount_off(target_table_difference(target, mean), number);
    snprintf(text, DIFFERENCE_SIZE, "%s%s", number,
             target_table_is_percent(target) ? _(" pt") : " %");
}

/* Figures that are not aimed at. */
static const char *
use_words(int use)
{
    return use == USE_CHECK ? _("check") : _("input");
}

/* Aimed at and met or not; or how else the figure is used. */
static const char *
mark_of(const struct page *page, const struct target *target, double mean)
{
    if (target->use != USE_FIT)
        return use_words(target->use);
    if (isnan(mean) || page->scale != 1.0)
        return "";
    return within_aim(target, target_table_difference(target, mean)) ? _("ok") : _("off");
}

/* Behind the published value; what has none is of persons, as the heading says. */
static const char *
unit_behind(const struct target *target)
{
    static const struct {
        const char *unit, *behind;
    } units[] = {{"percent", " %"},
                 {"weeks", N_(" wk")},
                 {"months", N_(" mo")},
                 {"persons/month", N_("/mo")}};

    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++)
        if (strcmp(units[i].unit, target->unit) == 0)
            return _(units[i].behind);
    return "";
}

static void
value_text(const struct target *target, char text[VALUE_SIZE])
{
    char number[AMOUNT_SIZE];

    amount_text(target->value, target->value == floor(target->value) ? 0 : 1, number);
    snprintf(text, VALUE_SIZE, "%s%s", number, unit_behind(target));
}

static void
band_of(const struct page *page, size_t i, int decimals, char text[BAND_TEXT])
{
    char low[AMOUNT_SIZE], high[AMOUNT_SIZE];

    amount_text(page->target_q[ESTIMATE_P10 * page->n_targets + i], decimals, low);
    amount_text(page->target_q[ESTIMATE_P90 * page->n_targets + i], decimals, high);
    band_text((double)page->n_rep, low, high, text);
}

static void
label_of(const struct target *target, char label[LABEL_SIZE])
{
    bool is_dutch = words_language() == LANGUAGE_NL;

    snprintf(label, LABEL_SIZE, "%s%s%s", is_dutch ? target->label_nl : target->label_en,
             target->by == OPERATOR_ALL_AGES ? ", " : "",
             target->by == OPERATOR_ALL_AGES ? target->period : "");
}

/* Of those that have a row of their own. */
static int
widest_label(void)
{
    char label[LABEL_SIZE];
    int width = 0;

    for (size_t i = 0; i < targets_size(); i++) {
        if (target_is_of_table(target_at(i)))
            continue;
        label_of(target_at(i), label);
        width = paper_length(label) > width ? paper_length(label) : width;
    }
    return width;
}

static void
print_cells(struct paper *paper, const char *const texts[COLUMNS])
{
    const int widths[COLUMNS] = {-14, -widest_label(), 8, 8, 16, 8, -6};

    for (int c = 0; c < COLUMNS; c++)
        paper_cell(paper, c > 0, widths[c], texts[c]);
    paper_end(paper);
}

static void
print_figure(const struct page *page, size_t i, struct paper *paper)
{
    const struct target *target = target_at(i);
    double mean = page->target_mean[i];
    int decimals = target_table_is_persons(target) ? 0 : 1;
    char value[VALUE_SIZE], simulated[AMOUNT_SIZE], band[BAND_TEXT], differs[DIFFERENCE_SIZE];
    char label[LABEL_SIZE];
    const char *const texts[] = {target->id, label, value, simulated,
                                 isnan(mean) ? _("outside the run") : band, differs,
                                 mark_of(page, target, mean)};

    value_text(target, value);
    amount_text(mean, decimals, simulated);
    band_of(page, i, decimals, band);
    difference_text(page, target, mean, differs);
    label_of(target, label);
    print_cells(paper, texts);
}

/* ---- all of them ---- */

/* By date, but for all ages, whose figures have a period each; of a time by period. */
static void
print_operator(const struct page *page, enum target_operator by, struct paper *paper)
{
    const char *last = "";

    paper_say(paper, "\n%s", target_table_heading(by));
    for (size_t i = 0; i < page->n_targets; i++) {
        const struct target *target = target_at(i);
        const char *when = by == OPERATOR_WINDOW ? target->period : target->date;
        if (target->by != by || target_is_of_table(target))
            continue;
        if (by != OPERATOR_ALL_AGES && strcmp(when, last) != 0)
            paper_say(paper, "%s", when);
        last = when;
        print_figure(page, i, paper);
    }
}

static void
print_heading(const char *heading, struct paper *paper)
{
    const char *const heads[] = {_("figure"), "", _("public"), _("run"), _("80 % band"),
                                 _("differs"), ""};

    paper_say(paper, "\n%s\n%s\n\n", heading,
              _("persons, where no other unit stands behind the published figure"));
    print_cells(paper, heads);
}

static void
print_count(const struct page *page, struct paper *paper)
{
    size_t aimed = 0, met = 0;

    for (size_t i = 0; i < page->n_targets; i++) {
        const struct target *target = target_at(i);
        if (target->use != USE_FIT || isnan(page->target_mean[i]))
            continue;
        aimed++;
        met += within_aim(target, target_table_difference(target, page->target_mean[i]));
    }
    paper_say(paper,
              _("\n%zu of the %zu figures that the fit aims at are within the aim: 5 %% for tables "
                "2 and 4, 15 %% for the growth of a queue, for table 6 and for what comes of "
                "overruns, 2 points for table 3, 3 for table 5, 10 %% for the rest."),
              met, aimed);
}

int
target_table_check(const struct page *page, struct error *error)
{
    if (page->n_targets != targets_size())
        return error_set(error, ERR_FORMAT, "the file has %zu of the %zu targets", page->n_targets,
                         targets_size());
    for (size_t i = 0; i < page->n_targets; i++)
        if (strcmp(page->target[i], target_at(i)->id) != 0)
            return error_set(error, ERR_FORMAT, "target %zu is %s, expected %s", i, page->target[i],
                             target_at(i)->id);
    return 0;
}

int
target_table_print(const struct page *page, struct paper *paper, struct error *error)
{
    int code = target_table_check(page, error);

    if (code != 0)
        return code;
    print_heading(_("The letter of 24 June 2024 beside the run"), paper);
    print_operator(page, OPERATOR_OBLIGED, paper);
    print_operator(page, OPERATOR_INFLOW, paper);
    print_operator(page, OPERATOR_LETTER, paper);
    print_operator(page, OPERATOR_WINDOW, paper);
    target_wi2013_print(page, paper);
    if (page->scale == 1.0)
        print_count(page, paper);
    else
        paper_say(paper, "%s", _("\nThe run is scaled: persons are not compared."));
    print_heading(_("CBS, COA and housing beside the run: checks and inputs"), paper);
    print_operator(page, OPERATOR_COHORT, paper);
    print_operator(page, OPERATOR_ALL_AGES, paper);
    paper_say(paper, "%s",
              _("\ncheck: no key of the base scenario was set by this figure.\n"
                "input: one has its value from it, or was set in view of it (docs/fit.md)."));
    return 0;
}
