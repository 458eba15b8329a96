/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/compare_table.h"

#include "output/network_table.h"
#include "output/shown.h"

#include <math.h>
#include <string.h>

enum { BESIDE = 2, SHRINK_MOST = 1000, VALUE_SHOWN = 80, NAME_SHOWN = 34 };

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

static void
print_names(const struct block *block, FILE *out)
{
    fprintf(out, "%22s", "");
    for (size_t k = block->first; k < block->first + block->n; k++)
        fprintf(out, "   %2zu %-*.*s", k + 1, NAME_SHOWN - 4, NAME_SHOWN - 4,
                block->of->others[k].run.scenario);
    fputc('\n', out);
}

static void
print_head(const struct block *block, FILE *out)
{
    if (block->of->n_others > 1)
        print_names(block, out);
    fprintf(out, "  %-8s %11s", "", "base");
    if (block->with_means)
        fprintf(out, " %11s", "this run");
    for (size_t k = 0; k < block->n; k++)
        fprintf(out, " %11s %9s %6s %6s", "difference", "+/- 95 %", "corr.", "noise");
    fputc('\n', out);
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
shrink_text(double shrink, char text[NUMBER_SIZE])
{
    if (shrink >= SHRINK_MOST)
        snprintf(text, NUMBER_SIZE, ">%d", SHRINK_MOST - 1);
    else
        page_number(shrink, 1, text);
}

static void
print_set(const struct difference *d, int decimals, FILE *out)
{
    char difference[NUMBER_SIZE], half[NUMBER_SIZE], correlation[NUMBER_SIZE], shrink[NUMBER_SIZE];

    page_signed(d->difference, decimals, difference);
    page_number(d->half, decimals, half);
    page_number(d->correlation, 2, correlation);
    shrink_text(d->shrink, shrink);
    fprintf(out, " %11s %9s %6s %6s", difference, half, correlation, shrink);
}

static void
print_row(const struct block *block, size_t row, const char *period, int decimals, FILE *out)
{
    const struct difference *first = &compare_cell(block->of, row, block->first)->difference;
    char base[NUMBER_SIZE], mean[NUMBER_SIZE];

    page_number(first->base, decimals, base);
    page_number(first->mean, decimals, mean);
    fprintf(out, "  %-8s %11s", period, base);
    if (block->with_means)
        fprintf(out, " %11s", mean);
    for (size_t k = block->first; k < block->first + block->n; k++)
        print_set(&compare_cell(block->of, row, k)->difference, decimals, out);
    fputc('\n', out);
}

static void
print_heading(const struct kpi *kpi, FILE *out)
{
    shown_heading(kpi->label_en, kpi->unit, kpi->norm, out);
}

/* Rows are few to be found among many: once for each that is shown. */
static void
print_shown(const struct block *block, const struct shown_row *shown, const char *const *periods,
            size_t n_periods, FILE *out)
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
            print_heading(of->rows[row].kpi, out);
        headed = true;
        print_row(block, row, periods[p], shown_decimals(of->rows[row].kpi->unit), out);
    }
    if (!headed || waiting == NULL)
        return;
    shown_id(id, waiting, shown->label, "run");
    if (find_row(of, id) < of->n_rows)
        print_row(block, find_row(of, id), "horizon", 0, out);
}

static void
print_chain(const struct block *block, const char *const *periods, size_t n_periods, FILE *out)
{
    for (size_t i = 0; i < SHOWN_ROWS; i++)
        print_shown(block, &shown_rows[i], periods, n_periods, out);
}

static void
print_network(const struct block *block, FILE *out)
{
    for (size_t row = 0; row < block->of->n_rows; row++) {
        print_heading(block->of->rows[row].kpi, out);
        print_row(block, row, "", network_table_decimals(
                      compare_cell(block->of, row, block->first)->difference.base), out);
    }
}

/* ---- below ---- */

static void
print_run(const char *name, const struct compare_run *run, FILE *out)
{
    fprintf(out, "%s: %s: run %s; scenario %s; %lld replications; seed %lld; doorstroom %s.\n",
            name, run->path, run->run.run_id, run->run.scenario, (long long)run->run.n_rep,
            (long long)run->run.seed, run->run.version);
}

static void
print_runs(const struct comparison *self, FILE *out)
{
    fputc('\n', out);
    print_run("Base", self->base, out);
    for (size_t k = 0; k < self->n_others; k++) {
        char name[NUMBER_SIZE];
        snprintf(name, sizeof name, "%zu", k + 1);
        print_run(name, &self->others[k], out);
        fputs(against_pairs(&self->base->run, &self->others[k].run)
                  ? "   Paired: replications share their chance.\n"
                  : "   Not paired: seed or number of replications are not the base's. Intervals "
                    "are wider (Welch).\n",
              out);
    }
}

/* Figures of the base that a run has not, or the other way round. */
static void
print_alone(const struct comparison *self, size_t other, bool of_base, FILE *out)
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
        fprintf(out, "Only %s has %zu figures, as %s: there is no difference of them.\n",
                of_base ? self->base->path : self->others[other].path, n, example);
}

static void
print_notes(const struct comparison *self, FILE *out)
{
    for (size_t k = 0; k < self->n_others; k++) {
        print_alone(self, k, true, out);
        print_alone(self, k, false, out);
    }
    fputs("Behind corr.: how replications of the two go together. Behind noise: by how much chance "
          "that is shared\nmakes the variance of the difference smaller.\n"
          "Intervals are of one figure each, and of chance alone: uncertainty of parameters is not "
          "in them.\n",
          out);
    if (!is_network(self))
        fputs("Behind horizon: people still waiting, or exams without result, at the end.\n"
              "All years, all quarters and all other figures are in /compare of the file that -o "
              "writes.\n",
              out);
}

/* ---- inputs ---- */

static void
print_value(const char *name, const struct inputs *inputs, const char *key, FILE *out)
{
    size_t i = inputs_find(inputs, key);

    if (i == inputs->n)
        fprintf(out, "    %-5s -\n", name);
    else
        fprintf(out, "    %-5s %.*s%s (%s)\n", name, VALUE_SHOWN, inputs->value[i],
                strlen(inputs->value[i]) > VALUE_SHOWN ? "..." : "", inputs->origin[i]);
}

static void
print_inputs(const struct comparison *self, FILE *out)
{
    const struct inputs *base = &self->base->run.inputs;

    fputs(self->n_keys > 0 ? "\nInputs that changed, and where they come from\n"
                           : "\nNo input changed.\n",
          out);
    for (size_t i = 0; i < self->n_keys; i++) {
        fprintf(out, "  %s\n", self->keys[i]);
        print_value("base", base, self->keys[i], out);
        for (size_t k = 0; k < self->n_others; k++) {
            const struct inputs *inputs = &self->others[k].run.inputs;
            char name[NUMBER_SIZE];
            snprintf(name, sizeof name, "%zu", k + 1);
            if (!inputs_agree(base, inputs, self->keys[i]))
                print_value(name, inputs, self->keys[i], out);
        }
    }
}

void
compare_table_print(const struct comparison *self, FILE *out)
{
    const char *periods[SHOWN_YEARS];
    size_t n = shown_periods(self->ids, self->n_rows, periods);

    for (size_t k = 0; k < self->n_others; k += BESIDE) {
        struct block block = {self, k, self->n_others - k < BESIDE ? self->n_others - k : BESIDE,
                              self->n_others == 1};
        if (k > 0)
            fputc('\n', out);
        print_head(&block, out);
        if (is_network(self))
            print_network(&block, out);
        else
            print_chain(&block, periods, n, out);
    }
    print_runs(self, out);
    print_notes(self, out);
    print_inputs(self, out);
}
