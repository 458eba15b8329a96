/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/against.h"

#include "output/estimate.h"
#include "output/page.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- one figure ---- */

/* The figure in each replication; to is n_rep numbers. */
static void
take_figure(const struct base *run, size_t figure, double *to)
{
    for (size_t r = 0; r < (size_t)run->n_rep; r++)
        to[r] = run->values[r * run->kpis.n + figure];
}

/* Welch's degrees of freedom. */
static double
half_of_two(const struct estimate *a, const struct estimate *b)
{
    double va = a->se * a->se, vb = b->se * b->se, sum = va + vb;
    double freedom;

    if (!(sum > 0.0))
        return sum; /* 0, or NAN where one has too few */
    freedom = sum * sum / (va * va / (double)(a->n - 1) + vb * vb / (double)(b->n - 1));
    return sqrt(sum) * gsl_cdf_tdist_Pinv(0.975, freedom);
}

/* ours and theirs: the figure in each replication; their order is lost. */
static void
compare(struct difference *self, double *ours, size_t n_ours, double *theirs, size_t n_theirs,
        double *pairs)
{
    struct estimate a, b, of_pairs;

    for (size_t r = 0; pairs != NULL && r < n_ours; r++)
        pairs[r] = ours[r] - theirs[r];
    estimate_make(&a, ours, n_ours);
    estimate_make(&b, theirs, n_theirs);
    *self = (struct difference){.base = b.mean, .mean = a.mean};
    if (pairs == NULL) {
        self->difference = a.mean - b.mean;
        self->half = half_of_two(&a, &b);
    } else {
        estimate_make(&of_pairs, pairs, n_ours);
        self->difference = of_pairs.mean;
        self->half = of_pairs.ci_high - of_pairs.mean;
    }
}

/* ---- which figure is which ---- */

struct named {
    const char *id;
    size_t figure;
};

static int
by_id(const void *a, const void *b)
{
    return strcmp(((const struct named *)a)->id, ((const struct named *)b)->id);
}

/* The figures of a run in order of their ids; to be freed. */
static struct named *
sort_names(const struct kpis *kpis)
{
    struct named *names = malloc((kpis->n + 1) * sizeof *names);

    if (names == NULL)
        return NULL;
    for (size_t i = 0; i < kpis->n; i++)
        names[i] = (struct named){kpis->items[i].id, i};
    qsort(names, kpis->n, sizeof *names, by_id);
    return names;
}

/* ---- all of them ---- */

/* Room for one figure of both, and for their differences. */
static double *
make_room(const struct base *base, const struct base *run)
{
    return malloc((size_t)(2 * run->n_rep + base->n_rep) * sizeof(double));
}

int
against_init(struct against *self, const struct base *base, const struct base *run,
             struct error *error)
{
    size_t n_ours = (size_t)run->n_rep, n_theirs = (size_t)base->n_rep;
    struct named *names = sort_names(&base->kpis);
    double *ours = make_room(base, run);

    *self = (struct against){.base = base,
                             .paired = run->seed == base->seed && run->n_rep == base->n_rep,
                             .items = calloc(run->kpis.n + 1, sizeof *self->items),
                             .n = run->kpis.n};
    if (names == NULL || ours == NULL || self->items == NULL) {
        free(names);
        free(ours);
        return error_set(error, ERR_MEMORY, "no memory for %zu differences", run->kpis.n);
    }
    for (size_t i = 0; i < self->n; i++) {
        double *theirs = ours + n_ours, *pairs = theirs + n_theirs;
        const struct named name = {run->kpis.items[i].id, i};
        const struct named *found = bsearch(&name, names, base->kpis.n, sizeof *names, by_id);
        take_figure(run, i, ours);
        for (size_t r = 0; r < n_theirs && found == NULL; r++)
            theirs[r] = NAN;
        if (found != NULL)
            take_figure(base, found->figure, theirs);
        compare(&self->items[i], ours, n_ours, theirs, n_theirs, self->paired ? pairs : NULL);
    }
    free(names);
    free(ours);
    return 0;
}

void
against_free(struct against *self)
{
    free(self->items);
    *self = (struct against){0};
}

/* ---- printing ---- */

void
against_print_head(bool with_norms, FILE *out)
{
    fprintf(out, "  %-8s %11s %11s %11s %9s %20s%s\n", "", "base", "this run", "difference",
            "+/- 95 %", "80 % band", with_norms ? " norm met  verdict" : "");
}

/* "+12", "-3", "0". */
static void
signed_number(double number, int decimals, char text[NUMBER_SIZE])
{
    char plain[NUMBER_SIZE];

    page_number(number, decimals, plain);
    snprintf(text, NUMBER_SIZE, "%s%.*s", number > 0.0 && strpbrk(plain, "123456789") ? "+" : "",
             NUMBER_SIZE - 2, plain);
}

void
against_print_row(const struct against *self, size_t i, const char *period, int decimals,
                  const char *rest, const char *note, FILE *out)
{
    const struct difference *item = &self->items[i];
    char base[NUMBER_SIZE], mean[NUMBER_SIZE], difference[NUMBER_SIZE], half[NUMBER_SIZE];

    page_number(item->base, decimals, base);
    page_number(item->mean, decimals, mean);
    signed_number(item->difference, decimals, difference);
    page_number(item->half, decimals, half);
    fprintf(out, "  %-8s %11s %11s %11s %9s %s\n", period, base, mean, difference, half, rest);
    if (note[0] != '\0')
        fprintf(out, "  %-8s %s\n", "", note);
}

void
against_print_footer(const struct against *self, FILE *out)
{
    const struct base *base = self->base;

    fprintf(out,
            "Base: run %s; scenario %s; %lld replications; seed %lld; doorstroom %s.\n",
            base->run_id, base->scenario, (long long)base->n_rep, (long long)base->seed,
            base->version);
    fputs(self->paired ? "Differences are of replications that share their chance: paired.\n"
                       : "Differences are not paired: seed or number of replications are not the "
                         "base's.\n",
          out);
}
