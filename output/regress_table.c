/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/regress_table.h"

#include "output/amount.h"
#include "output/count.h"
#include "output/paper.h"
#include "sim/message.h"

#include <math.h>
#include <string.h>

enum {
    SHOWN_MOST = 40,
    NAMES_MOST = 12,
    FAR_MOST = 1000,
    NAME_SIZE = 64,
    VALUE_COLUMN = 16,
    P_DIGITS = 2,
    HOW_SIZE = 160
};

/* ---- names ---- */

static void
print_names(const char *what, const char *const *names, size_t n, struct paper *paper)
{
    char more[AMOUNT_SIZE + 32];

    if (n == 0)
        return;
    paper_cell(paper, 2, 0, what);
    for (size_t i = 0; i < n && i < NAMES_MOST; i++) {
        paper_cell(paper, 1, 0, names[i]);
        if (i + 1 < n)
            paper_cell(paper, 0, 0, i + 1 < NAMES_MOST ? "," : "");
    }
    if (n > NAMES_MOST) {
        snprintf(more, sizeof more, _("and %zu more"), n - NAMES_MOST);
        paper_cell(paper, 1, 0, more);
    }
    paper_end(paper);
}

static void
print_value(const char *name, const struct inputs *inputs, const char *key, struct paper *paper)
{
    const char *value = inputs_find(inputs, key) < inputs->n ? inputs_value(inputs, key) : "-";
    char head[NAME_SIZE];

    snprintf(head, sizeof head, "      %s", name);
    paper_item(paper, VALUE_COLUMN, head, value);
}

static void
print_keys(const struct regression *self, struct paper *paper)
{
    if (self->n_keys > 0)
        paper_say(paper, "%s",
                  _("  The reference is of another scenario text. Inputs that changed:"));
    for (size_t i = 0; i < self->n_keys; i++) {
        paper_say(paper, "    %s", self->keys[i]);
        print_value(_("reference"), &self->stored->inputs, self->keys[i], paper);
        print_value(_("now"), &self->now->inputs, self->keys[i], paper);
    }
}

/* ---- figures ---- */

static void
number_text(double number, bool is_difference, char text[AMOUNT_SIZE])
{
    char plain[AMOUNT_SIZE];

    amount_digits(number, AMOUNT_DIGITS, plain);
    snprintf(text, AMOUNT_SIZE, "%s%.*s", is_difference && number > 0.0 ? "+" : "",
             AMOUNT_SIZE - 2, plain);
}

static void
far_text(double far, char text[AMOUNT_SIZE])
{
    if (far >= FAR_MOST)
        snprintf(text, AMOUNT_SIZE, ">%d", FAR_MOST - 1);
    else
        amount_text(far, 2, text);
}

static void
print_cells(struct paper *paper, const char *const texts[6])
{
    static const int widths[] = {-46, 11, 11, 11, 6, 8};

    for (int c = 0; c < 6; c++)
        paper_cell(paper, c == 0 ? 4 : 1, widths[c], texts[c]);
    paper_end(paper);
}

static void
print_figure(const struct moved_figure *figure, struct paper *paper)
{
    const struct difference *d = &figure->difference;
    char base[AMOUNT_SIZE], mean[AMOUNT_SIZE], difference[AMOUNT_SIZE], far[AMOUNT_SIZE];
    char p[AMOUNT_SIZE] = "";
    const char *const texts[] = {figure->id, base, mean, difference, far, p};

    number_text(d->base, false, base);
    number_text(d->mean, false, mean);
    number_text(d->difference, true, difference);
    far_text(figure->far, far);
    if (!isnan(figure->p))
        amount_digits(figure->p, P_DIGITS, p);
    print_cells(paper, texts);
}

static void
print_figures(const struct regression *self, struct paper *paper)
{
    const char *const heads[] = {_("figure, the farthest first"), _("reference"), _("now"),
                                 _("difference"), _("far"), "p"};

    if (self->n_moved == 0)
        return;
    print_cells(paper, heads);
    for (size_t i = 0; i < self->n_moved && i < SHOWN_MOST; i++)
        print_figure(&self->figures[i], paper);
    if (self->n_moved > SHOWN_MOST)
        paper_say(paper, _("    and %zu more"), self->n_moved - SHOWN_MOST);
    paper_say(paper, "%s",
              _("    far: in standard deviations of one replication of the reference; p: of the "
                "figure alone"));
}

/* ---- how ---- */

static void
pairs_text(const struct regression *self, char text[HOW_SIZE])
{
    int64_t a = self->stored->n_rep, b = self->now->n_rep, most = a > b ? a : b;

    if (self->pairs == 0)
        snprintf(text, HOW_SIZE, "%s", _("not paired"));
    else if (self->pairs == (size_t)most)
        snprintf(text, HOW_SIZE, "%s", _("in pairs that share their chance"));
    else
        snprintf(text, HOW_SIZE,
                 P_("paired over the first %zu replication of %lld",
                    "paired over the first %zu replications of %lld", self->pairs),
                 self->pairs, (long long)most);
}

static void
print_how(const struct regression *self, struct paper *paper)
{
    char pairs[HOW_SIZE], rate[AMOUNT_SIZE];
    const char *name = self->stored->scenario;
    const char *found = regress_holds(self)      ? _("holds")
                        : regress_is_still(self) ? _("another scenario, nothing moved")
                                                 : _("MOVED");

    pairs_text(self, pairs);
    amount_digits(self->rate, AMOUNT_DIGITS, rate);
    if (self->exact)
        paper_say(paper,
                  _("%s: %s: exactly (%s): %zu figures of %zu moved, %zu variables of %zu"), name,
                  found, self->now->platform, self->n_moved, self->n, self->n_variables,
                  self->stored->n_variables);
    else
        paper_say(paper,
                  _("%s: %s: statistically, %s: %zu figures of %zu moved; over all of them the "
                    "chance of a false alarm is %s"),
                  name, found, pairs, self->n_moved, self->n_tested, rate);
}

void
regress_table_print(const struct regression *self, FILE *out)
{
    const struct reference *stored = self->stored;
    char count[COUNT_TEXT];
    struct paper paper;

    paper_init(&paper, out);
    print_how(self, &paper);
    if (regress_holds(self))
        return;
    count_replications(stored->n_rep, count);
    paper_say(&paper, _("  reference: doorstroom %s; %s; seed %lld; %s"), stored->version,
              stored->platform, (long long)stored->seed, count);
    paper_cell(&paper, 2, 0, stored->command); /* whole: it may be typed again */
    paper_end(&paper);
    print_keys(self, &paper);
    print_names(_("gone:"), self->lost, self->n_lost, &paper);
    print_names(_("new:"), self->gained, self->n_gained, &paper);
    print_names(_("moved, in any label or quarter:"), self->variables, self->n_variables, &paper);
    print_figures(self, &paper);
}
