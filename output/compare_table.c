/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* asprintf */
#include "output/compare_table.h"

#include "output/amount.h"
#include "output/attendance.h"
#include "output/count.h"
#include "output/network_table.h"
#include "output/origin.h"
#include "output/shown.h"
#include "output/words.h"
#include "sim/message.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BESIDE = 2, SHRINK_MOST = 1000, NAME_SHOWN = 34, NAME_SIZE = 128, VALUE_COLUMN = 10 };

/* The runs that stand beside each other in one table: so many fit on a line. */
struct block {
    const struct comparison *of;
    size_t first, n;
    bool with_means; /* of the run itself: where it is the only one */
};

static bool
is_network(const struct comparison *self)
{
    return self->base->run.kpis.shape.kind == MODEL_QUEUE;
}

static size_t
find_row(const struct comparison *self, const char *id)
{
    size_t i = 0;

    while (i < self->n_rows && strcmp(self->ids[i], id) != 0)
        i++;
    return i;
}

/* ---- heads ---- */

/* The columns: a period and the base, the run where it is alone, and a set for each run. */
static const int set_widths[] = {11, 9, 6, 6};

enum { SET = sizeof set_widths / sizeof set_widths[0], PERIOD_WIDTH = 8, VALUE_WIDTH = 11 };

static void
print_names(const struct block *block, struct paper *paper)
{
    paper_cell(paper, 0, -(2 + PERIOD_WIDTH + 1 + VALUE_WIDTH), "");
    for (size_t k = block->first; k < block->first + block->n; k++) {
        char name[NAME_SIZE];
        snprintf(name, sizeof name, "  %2zu %s", k + 1, block->of->others[k].run.scenario);
        paper_cell(paper, 1, -(NAME_SHOWN + 1), name);
    }
    paper_end(paper);
}

static void
print_set(const char *const texts[SET], struct paper *paper)
{
    for (int c = 0; c < SET; c++)
        paper_cell(paper, 1, set_widths[c], texts[c]);
}

static void
print_head(const struct block *block, struct paper *paper)
{
    const char *const heads[SET] = {_("difference"), _("+/- 95 %"), _("corr."), _("noise")};

    if (block->of->n_others > 1)
        print_names(block, paper);
    paper_cell(paper, 2, -PERIOD_WIDTH, "");
    paper_cell(paper, 1, VALUE_WIDTH, _("base"));
    if (block->with_means)
        paper_cell(paper, 1, VALUE_WIDTH, _("this run"));
    for (size_t k = 0; k < block->n; k++)
        print_set(heads, paper);
    paper_end(paper);
}

/* ---- rows ---- */

static bool
is_empty(const struct block *block, size_t row)
{
    for (size_t k = block->first; k < block->first + block->n; k++) {
        const struct difference *d = &compare_cell(block->of, row, k)->difference;
        if (!isnan(d->base) || !isnan(d->mean))
            return false;
    }
    return true;
}

/* "12.3", or ">999" where hardly any noise is left. */
static void
shrink_text(double shrink, char text[AMOUNT_SIZE])
{
    if (shrink >= SHRINK_MOST)
        snprintf(text, AMOUNT_SIZE, ">%d", SHRINK_MOST - 1);
    else
        amount_text(shrink, 1, text);
}

static void
print_difference(const struct difference *d, int decimals, struct paper *paper)
{
    char difference[AMOUNT_SIZE], half[AMOUNT_SIZE], correlation[AMOUNT_SIZE], shrink[AMOUNT_SIZE];
    const char *const texts[SET] = {difference, half, correlation, shrink};

    amount_signed(d->difference, decimals, difference);
    amount_text(d->half, decimals, half);
    amount_text(d->correlation, 2, correlation);
    shrink_text(d->shrink, shrink);
    print_set(texts, paper);
}

/* Below the row, where the difference is of fewer replications than others. */
static void
print_attendance(const struct block *block, size_t row, size_t k, struct paper *paper)
{
    const struct comparison *of = block->of;
    char text[ATTENDANCE_SIZE], note[ATTENDANCE_SIZE + AMOUNT_SIZE];

    attendance_of_difference(&compare_cell(of, row, k)->difference,
                             against_pairs(&of->base->run, &of->others[k].run), text);
    if (text[0] == '\0')
        return;
    if (of->n_others > 1)
        snprintf(note, sizeof note, "%zu: %s", k + 1, text);
    else
        snprintf(note, sizeof note, "%s", text);
    paper_item(paper, PERIOD_WIDTH + 3, "", note);
}

static void
print_row(const struct block *block, size_t row, const char *period, int decimals,
          struct paper *paper)
{
    const struct difference *first = &compare_cell(block->of, row, block->first)->difference;
    char base[AMOUNT_SIZE], mean[AMOUNT_SIZE];

    amount_text(first->base, decimals, base);
    amount_text(first->mean, decimals, mean);
    paper_cell(paper, 2, -PERIOD_WIDTH, period);
    paper_cell(paper, 1, VALUE_WIDTH, base);
    if (block->with_means)
        paper_cell(paper, 1, VALUE_WIDTH, mean);
    for (size_t k = block->first; k < block->first + block->n; k++)
        print_difference(&compare_cell(block->of, row, k)->difference, decimals, paper);
    paper_end(paper);
    for (size_t k = block->first; k < block->first + block->n; k++)
        print_attendance(block, row, k, paper);
}

static void
print_heading(const struct kpi *kpi, struct paper *paper)
{
    shown_heading(paper, words_language() == LANGUAGE_NL ? kpi->label_nl : kpi->label_en, kpi->unit,
                  kpi->norm);
}

/* Rows are few to be found among many: once for each that is shown. */
static void
print_shown(const struct block *block, const struct shown_row *shown, const char *const *periods,
            size_t n_periods, struct paper *paper)
{
    const char *waiting = shown_waiting(shown->variable);
    const struct comparison *of = block->of;
    char id[SHOWN_ID];
    bool headed = false;

    for (size_t p = 0; p < n_periods; p++) {
        size_t row;
        shown_id(id, shown->variable, shown->label, periods[p]);
        row = find_row(of, id);
        if (row == of->n_rows || is_empty(block, row))
            continue;
        if (!headed)
            print_heading(of->rows[row].kpi, paper);
        headed = true;
        print_row(block, row, periods[p], shown_decimals(of->rows[row].kpi->unit), paper);
    }
    if (!headed || waiting == NULL)
        return;
    shown_id(id, waiting, shown->label, "run");
    if (find_row(of, id) < of->n_rows)
        print_row(block, find_row(of, id), _("horizon"), 0, paper);
}

static void
print_chain(const struct block *block, const char *const *periods, size_t n_periods,
            struct paper *paper)
{
    for (size_t i = 0; i < SHOWN_ROWS; i++)
        print_shown(block, &shown_rows[i], periods, n_periods, paper);
}

static void
print_network(const struct block *block, struct paper *paper)
{
    for (size_t row = 0; row < block->of->n_rows; row++) {
        print_heading(block->of->rows[row].kpi, paper);
        print_row(block, row, "", network_table_decimals(
                      compare_cell(block->of, row, block->first)->difference.base), paper);
    }
}

/* ---- below ---- */

static void
print_run(const char *name, const struct compare_run *run, struct paper *paper)
{
    char count[COUNT_TEXT];

    count_replications(run->run.n_rep, count);
    paper_say(paper, _("%s: %s: run %s; scenario %s; %s; seed %lld; doorstroom %s."), name,
              run->path, run->run.run_id, run->run.scenario, count,
              (long long)run->run.seed, run->run.version);
}

static void
print_runs(const struct comparison *self, struct paper *paper)
{
    paper_end(paper);
    print_run(_("Base"), self->base, paper);
    for (size_t k = 0; k < self->n_others; k++) {
        char name[AMOUNT_SIZE], how[AGAINST_HOW];
        snprintf(name, sizeof name, "%zu", k + 1);
        against_how(&self->base->run, &self->others[k].run, how);
        print_run(name, &self->others[k], paper);
        paper_say(paper, "   %s", how);
    }
}

/* Figures of the base that a run has not, or the other way round. */
static void
print_alone(const struct comparison *self, size_t other, bool of_base, struct paper *paper)
{
    const char *example = NULL;
    size_t n = 0;

    for (size_t row = 0; row < self->n_rows; row++) {
        bool here = self->rows[row].in_base, there = compare_cell(self, row, other)->there;
        if (of_base ? !here || there : here || !there)
            continue;
        if (n++ == 0)
            example = self->ids[row];
    }
    if (n > 0)
        paper_say(paper, _("Only %s has %zu figures, as %s: there is no difference of them."),
                  of_base ? self->base->path : self->others[other].path, n, example);
}

static void
print_notes(const struct comparison *self, struct paper *paper)
{
    for (size_t k = 0; k < self->n_others; k++) {
        print_alone(self, k, true, paper);
        print_alone(self, k, false, paper);
    }
    paper_say(paper, "%s",
              _("Behind corr.: how replications of the two go together. Behind noise: by how much "
                "chance that is shared makes the variance of the difference smaller.\n"
                "Intervals are of one figure each, and of chance alone: uncertainty of parameters "
                "is not in them."));
    paper_say(paper, "%s", _(SHOWN_ROUNDED));
    if (!is_network(self))
        paper_say(paper, "%s",
                  _("Behind horizon: people still waiting, or exams without result, at the end.\n"
                    "All years, all quarters and all other figures are in /compare of the file "
                    "that -o writes."));
}

/* ---- inputs ---- */

static void
print_value(const char *name, const struct inputs *inputs, const char *key, struct paper *paper)
{
    size_t i = inputs_find(inputs, key);
    const char *value = i < inputs->n ? inputs->value[i] : "-";
    char head[NAME_SIZE], *shown = NULL;

    snprintf(head, sizeof head, "    %s", name);
    if (i < inputs->n && asprintf(&shown, "%s (%s)", value, origin_words(inputs->origin[i])) < 0)
        shown = NULL; /* no memory: without its origin */
    paper_item(paper, VALUE_COLUMN, head, shown != NULL ? shown : value);
    free(shown);
}

static void
print_inputs(const struct comparison *self, struct paper *paper)
{
    const struct inputs *base = &self->base->run.inputs;

    paper_say(paper, "%s",
              self->n_keys > 0 ? _("\nInputs that changed, and where they come from")
                               : _("\nNo input changed."));
    for (size_t i = 0; i < self->n_keys; i++) {
        paper_say(paper, "  %s", self->keys[i]);
        print_value(_("base"), base, self->keys[i], paper);
        for (size_t k = 0; k < self->n_others; k++) {
            const struct inputs *inputs = &self->others[k].run.inputs;
            char name[AMOUNT_SIZE];
            snprintf(name, sizeof name, "%zu", k + 1);
            if (!inputs_agree(base, inputs, self->keys[i]))
                print_value(name, inputs, self->keys[i], paper);
        }
    }
}

void
compare_table_print(const struct comparison *self, FILE *out)
{
    const char *periods[SHOWN_YEARS];
    size_t n = shown_periods(self->ids, self->n_rows, periods);
    struct paper paper;

    paper_init(&paper, out);
    for (size_t k = 0; k < self->n_others; k += BESIDE) {
        struct block block = {self, k, self->n_others - k < BESIDE ? self->n_others - k : BESIDE,
                              self->n_others == 1};
        if (k > 0)
            paper_end(&paper);
        print_head(&block, &paper);
        if (is_network(self))
            print_network(&block, &paper);
        else
            print_chain(&block, periods, n, &paper);
    }
    print_runs(self, &paper);
    print_notes(self, &paper);
    print_inputs(self, &paper);
}
