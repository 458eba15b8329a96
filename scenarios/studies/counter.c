/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/studies/counter.h"

#include "output/amount.h"
#include "scenarios/studies/progress.h"
#include "sim/message.h"

#include <stdlib.h>
#include <string.h>

int
counter_init(struct counter *self, const struct precision_rule *rule,
             const struct measures_shape *shape, struct error *error)
{
    size_t most = (size_t)rule->most;
    int code;

    memset(self, 0, sizeof *self);
    atomic_flag_clear(&self->busy);
    self->start = progress_clock();
    code = precision_init(&self->precision, rule, shape, error);
    if (code != 0)
        return code;
    self->values = calloc(most * rule->n_asks, sizeof *self->values);
    self->noted = calloc(most, sizeof *self->noted);
    if (self->values == NULL || self->noted == NULL)
        return error_set(error, ERR_MEMORY, "no memory to count %zu replications", most);
    return 0;
}

void
counter_free(struct counter *self)
{
    precision_free(&self->precision);
    free(self->values);
    free(self->noted);
    free(self->why);
    self->values = NULL;
    self->noted = NULL;
    self->why = NULL;
}

/* Whoever finds another one counting leaves it at that: what that one misses, the next one counts,
 * at the latest counter_close. */
static void
count(struct counter *self)
{
    struct precision *precision = &self->precision;
    const struct precision_rule *rule = precision->rule;

    if (atomic_flag_test_and_set(&self->busy))
        return;
    while (!precision->reached && precision->n < rule->most &&
           atomic_load(&self->noted[precision->n]))
        if (precision_add(precision, self->values + (size_t)precision->n * rule->n_asks))
            atomic_store(&self->ended, true);
    atomic_flag_clear(&self->busy);
}

void
counter_note(struct counter *self, int64_t replication, const struct measures *measures)
{
    const struct precision_rule *rule = self->precision.rule;

    if (replication >= rule->most) /* found of a longer run */
        return;
    precision_values(&self->precision, measures,
                     self->values + (size_t)replication * rule->n_asks);
    atomic_store(&self->noted[replication], true);
    count(self);
}

bool
counter_has_ended(struct counter *self)
{
    double budget = self->precision.rule->budget;

    if (budget > 0.0 && progress_clock() - self->start >= budget)
        atomic_store(&self->ended, true);
    return atomic_load(&self->ended);
}

/* ---- why ---- */

static void
print_asks(const struct precision_rule *rule, FILE *out)
{
    fputs(" (", out);
    for (size_t i = 0; i < rule->n_asks; i++) {
        const char *ask = rule->asks[i], *half = strrchr(ask, '=');
        fprintf(out, "%s%.*s +/- %s", i > 0 ? ", " : "", (int)(half - ask), ask, half + 1);
    }
    fputc(')', out);
}

static void
print_why(const struct counter *self, FILE *out)
{
    const struct precision_rule *rule = self->precision.rule;

    if (self->precision.reached) {
        fputs("until the precision asked for was reached", out);
        print_asks(rule, out);
        return;
    }
    if (self->over)
        fprintf(out, "what this machine did in the budget of %g s", rule->budget);
    else
        fputs("the most allowed", out);
    fputs(", before the precision asked for was reached", out);
    print_asks(rule, out);
}

int
counter_close(struct counter *self, int64_t *n, struct error *error)
{
    size_t size;
    FILE *out;

    count(self);
    *n = self->precision.n;
    self->over = !self->precision.reached && *n < self->precision.rule->most;
    out = open_memstream(&self->why, &size);
    if (out != NULL)
        print_why(self, out);
    if (out == NULL || fclose(out) != 0)
        return error_set(error, ERR_MEMORY, "no memory for a text");
    return 0;
}

void
counter_tell(const struct counter *self, FILE *out)
{
    const struct precision *precision = &self->precision;

    for (size_t i = 0; i < precision->rule->n_asks; i++) {
        const char *ask = precision->rule->asks[i], *asked = strrchr(ask, '=');
        double half = precision_half(precision, i);
        char known[AMOUNT_SIZE], wanted[AMOUNT_SIZE];
        double most = strtod(asked + 1, NULL);
        if (half <= most)
            continue;
        amount_digits(half, AMOUNT_DIGITS, known);
        amount_digits(most, AMOUNT_DIGITS, wanted);
        fprintf(out, _("%.*s is known within +/- %s after %lld replications, asked was %s\n"),
                (int)(asked - ask), ask, known, (long long)precision->n, wanted);
    }
}
