/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/against.h"

#include "output/amount.h"
#include "output/count.h"
#include "output/kpi_index.h"
#include "output/shown.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- one figure ---- */

/* The figure in each replication; NAN where the run has no such figure. to is n_rep numbers. */
static void
take_figure(const struct base *run, long figure, double *to)
{
    for (size_t r = 0; r < (size_t)run->n_rep; r++)
        to[r] = figure != KPI_NONE ? run->values[r * run->kpis.n + (size_t)figure] : (double)NAN;
}

size_t
against_pairs(const struct base *base, const struct base *run)
{
    int64_t least = run->n_rep < base->n_rep ? run->n_rep : base->n_rep;

    return run->seed == base->seed ? (size_t)least : 0;
}

void
against_how(const struct base *base, const struct base *run, char text[AGAINST_HOW])
{
    int64_t most = run->n_rep > base->n_rep ? run->n_rep : base->n_rep;
    size_t pairs = against_pairs(base, run);

    if (pairs == 0)
        snprintf(text, AGAINST_HOW, "%s",
                 _("Not paired: the seed is not the base's. Intervals are wider (Welch)."));
    else if (pairs == (size_t)most)
        snprintf(text, AGAINST_HOW, "%s", _("Paired: replications share their chance."));
    else
        snprintf(text, AGAINST_HOW,
                 P_("Paired over the first %zu replication of %lld, which shares its chance. "
                    "Differences are of this one, means of all: a difference need not be that of "
                    "the means beside it.",
                    "Paired over the first %zu replications of %lld, which share their chance. "
                    "Differences are of these, means of all: a difference need not be that of the "
                    "means beside it.", pairs),
                 pairs, (long long)most);
}

double *
against_room(const struct base *base, const struct base *run)
{
    size_t n = (size_t)(run->n_rep + base->n_rep) + 2 * against_pairs(base, run);

    return malloc(n * sizeof(double));
}

void
against_hold(struct difference *self, const struct base *base, long of_base,
             const struct base *run, long of_run, double *room)
{
    size_t n = (size_t)run->n_rep, n_base = (size_t)base->n_rep;
    double *ours = room, *theirs = room + n;

    take_figure(run, of_run, ours);
    take_figure(base, of_base, theirs);
    if (against_pairs(base, run) > 0)
        difference_paired(self, theirs, n_base, ours, n, theirs + n_base);
    else
        difference_welch(self, theirs, n_base, ours, n);
}

/* ---- all of them ---- */

static void
hold_all(struct against *self, const struct base *run, const struct kpi_index *index, double *room)
{
    for (size_t i = 0; i < self->n; i++)
        against_hold(&self->items[i], self->base, kpi_index_find(index, run->kpis.items[i].id), run,
                     (long)i, room);
}

int
against_init(struct against *self, const struct base *base, const struct base *run,
             struct error *error)
{
    double *room = against_room(base, run);
    struct kpi_index index;
    int code = kpi_index_init(&index, &base->kpis, error);

    *self = (struct against){.base = base, .run = run, .pairs = against_pairs(base, run),
                             .items = calloc(run->kpis.n + 1, sizeof *self->items),
                             .n = run->kpis.n};
    if (code == 0 && (room == NULL || self->items == NULL))
        code = error_set(error, ERR_MEMORY, "no memory for %zu differences", run->kpis.n);
    if (code == 0)
        hold_all(self, run, &index, room);
    kpi_index_free(&index);
    free(room);
    return code;
}

void
against_free(struct against *self)
{
    free(self->items);
    *self = (struct against){0};
}

/* ---- printing ---- */

static void
print_cells(struct paper *paper, const char *const texts[5])
{
    static const int widths[] = {-8, 11, 11, 11, 9};

    for (int c = 0; c < 5; c++)
        paper_cell(paper, c == 0 ? 2 : 1, widths[c], texts[c]);
}

void
against_print_head(struct paper *paper)
{
    const char *const heads[] = {"", _("base"), _("this run"), _("difference"), _("+/- 95 %")};

    print_cells(paper, heads);
}

void
against_print_row(const struct against *self, size_t i, const char *period, int decimals,
                  struct paper *paper)
{
    const struct difference *item = &self->items[i];
    char base[AMOUNT_SIZE], mean[AMOUNT_SIZE], difference[AMOUNT_SIZE], half[AMOUNT_SIZE];
    const char *const texts[] = {period, base, mean, difference, half};

    amount_text(item->base, decimals, base);
    amount_text(item->mean, decimals, mean);
    amount_signed(item->difference, decimals, difference);
    amount_text(item->half, decimals, half);
    print_cells(paper, texts);
}

void
against_print_footer(const struct against *self, struct paper *paper)
{
    const struct base *base = self->base;
    char how[AGAINST_HOW], count[COUNT_TEXT];

    against_how(base, self->run, how);
    count_replications(base->n_rep, count);
    paper_say(paper, _("Base: run %s; scenario %s; %s; seed %lld; doorstroom %s."),
              base->run_id, base->scenario, count, (long long)base->seed,
              base->version);
    paper_say(paper, "%s", how);
    paper_say(paper, "%s", _(SHOWN_ROUNDED));
}
