/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/regress_table.h"

#include "output/page.h"

#include <math.h>
#include <string.h>

enum { SHOWN_MOST = 40, NAMES_MOST = 12, FAR_MOST = 1000, VALUE_SHOWN = 80, DIGITS = 6 };

/* ---- names ---- */

static void
print_names(const char *what, const char *const *names, size_t n, FILE *out)
{
    if (n == 0)
        return;
    fprintf(out, "  %s:", what);
    for (size_t i = 0; i < n && i < NAMES_MOST; i++)
        fprintf(out, "%s %s", i > 0 ? "," : "", names[i]);
    if (n > NAMES_MOST)
        fprintf(out, " and %zu more", n - NAMES_MOST);
    fputc('\n', out);
}

static void
print_value(const char *name, const struct inputs *inputs, const char *key, FILE *out)
{
    const char *value = inputs_find(inputs, key) < inputs->n ? inputs_value(inputs, key) : "-";

    fprintf(out, "      %-9s %.*s%s\n", name, VALUE_SHOWN, value,
            strlen(value) > VALUE_SHOWN ? "..." : "");
}

static void
print_keys(const struct regression *self, FILE *out)
{
    if (self->n_keys > 0)
        fputs("  The reference is of another scenario text. Inputs that changed:\n", out);
    for (size_t i = 0; i < self->n_keys; i++) {
        fprintf(out, "    %s\n", self->keys[i]);
        print_value("reference", &self->stored->inputs, self->keys[i], out);
        print_value("now", &self->now->inputs, self->keys[i], out);
    }
}

/* ---- figures ---- */

static void
number_text(double number, bool is_difference, char text[NUMBER_SIZE])
{
    if (isnan(number))
        snprintf(text, NUMBER_SIZE, "-");
    else
        snprintf(text, NUMBER_SIZE, is_difference ? "%+.*g" : "%.*g", DIGITS, number);
}

static void
far_text(double far, char text[NUMBER_SIZE])
{
    if (far >= FAR_MOST)
        snprintf(text, NUMBER_SIZE, ">%d", FAR_MOST - 1);
    else
        snprintf(text, NUMBER_SIZE, "%.2f", far);
}

static void
print_figure(const struct moved_figure *figure, FILE *out)
{
    const struct difference *d = &figure->difference;
    char base[NUMBER_SIZE], mean[NUMBER_SIZE], difference[NUMBER_SIZE], far[NUMBER_SIZE];

    number_text(d->base, false, base);
    number_text(d->mean, false, mean);
    number_text(d->difference, true, difference);
    far_text(figure->far, far);
    fprintf(out, "    %-46s %11s %11s %11s %6s", figure->id, base, mean, difference, far);
    if (!isnan(figure->p))
        fprintf(out, " %8.1e", figure->p);
    fputc('\n', out);
}

static void
print_figures(const struct regression *self, FILE *out)
{
    if (self->n_moved == 0)
        return;
    fprintf(out, "    %-46s %11s %11s %11s %6s %8s\n", "figure, the farthest first", "reference",
            "now", "difference", "far", "p");
    for (size_t i = 0; i < self->n_moved && i < SHOWN_MOST; i++)
        print_figure(&self->figures[i], out);
    if (self->n_moved > SHOWN_MOST)
        fprintf(out, "    and %zu more\n", self->n_moved - SHOWN_MOST);
    fputs("    far: in standard deviations of one replication of the reference; p: of the figure "
          "alone\n",
          out);
}

/* ---- how ---- */

static void
print_how(const struct regression *self, FILE *out)
{
    if (self->exact) {
        fprintf(out, "exactly (%s): %zu figures of %zu moved, %zu variables of %zu\n",
                self->now->platform, self->n_moved, self->n, self->n_variables,
                self->stored->n_variables);
        return;
    }
    fprintf(out,
            "statistically, %s: %zu figures of %zu moved; over all of them the chance of a false "
            "alarm is %g\n",
            self->paired ? "in pairs that share their chance" : "not paired", self->n_moved,
            self->n_tested, self->rate);
}

void
regress_table_print(const struct regression *self, FILE *out)
{
    const struct reference *stored = self->stored;

    fprintf(out, "%s: %s: ", stored->scenario, regress_holds(self) ? "holds" : "MOVED");
    print_how(self, out);
    if (regress_holds(self))
        return;
    fprintf(out, "  reference: doorstroom %s; %s; seed %lld; %lld replications\n", stored->version,
            stored->platform, (long long)stored->seed, (long long)stored->n_rep);
    fprintf(out, "  %s\n", stored->command);
    print_keys(self, out);
    print_names("gone", self->lost, self->n_lost, out);
    print_names("new", self->gained, self->n_gained, out);
    print_names("moved, in any label or quarter", self->variables, self->n_variables, out);
    print_figures(self, out);
}
