/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sensitivity/report.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { TOLD = 3 }; /* figures named with a key */

static const char *const verdict_names[VERDICTS] = {"felt", "counted only", "excused", "none",
                                                    "not tried"};

static const struct trial *
trial_of(const struct report *self, size_t subject, int side)
{
    return &self->trials[subject * SIDES + (size_t)side];
}

enum verdict
report_verdict(const struct report *self, size_t subject)
{
    const struct condition *condition = self->subjects[subject].condition;
    enum effect effect = EFFECT_NONE;
    bool tried = false;

    for (int side = 0; side < SIDES; side++) {
        const struct trial *trial = trial_of(self, subject, side);
        enum effect its = trial->outcome == TRIAL_RUN ? trial_effect(trial) : EFFECT_NONE;
        tried = tried || trial->outcome == TRIAL_RUN;
        if (its > effect)
            effect = its;
    }
    if (effect != EFFECT_NONE)
        return effect == EFFECT_FELT ? VERDICT_FELT : VERDICT_COUNTED;
    if (condition != NULL && condition->with == NULL)
        return VERDICT_EXCUSED;
    return tried ? VERDICT_NONE : VERDICT_UNTRIED;
}

static const char *
with_of(const struct subject *subject)
{
    return subject->control->with != NULL ? subject->control->with : "";
}

/* What a side was, with the part of the step that was taken. */
static void
describe(const struct trial *trial, char text[VARIANT_TEXT + 24])
{
    if (trial->outcome == TRIAL_AT_EDGE)
        snprintf(text, VARIANT_TEXT + 24, "-");
    else if (trial->outcome == TRIAL_REFUSED)
        snprintf(text, VARIANT_TEXT + 24, "refused");
    else if (trial->step != 1.0)
        snprintf(text, VARIANT_TEXT + 24, "%s (step %g)", trial->text, trial->step);
    else
        snprintf(text, VARIANT_TEXT + 24, "%s", trial->text);
}

/* ---- for programs ---- */

static void
csv_number(FILE *out, double value)
{
    if (isfinite(value))
        fprintf(out, ",%.9g", value);
    else
        fprintf(out, ",");
}

static void
csv_subject(const struct report *self, size_t index, FILE *out)
{
    const struct subject *subject = &self->subjects[index];
    char name[KEY_NAME], base[VARIANT_TEXT], low[VARIANT_TEXT + 24], high[VARIANT_TEXT + 24];

    variant_base(subject, base);
    describe(trial_of(self, index, SIDE_LOW), low);
    describe(trial_of(self, index, SIDE_HIGH), high);
    fprintf(out, "%s,%s,\"%s\",\"%s\",\"%s\",\"%s\",%s", subject_name(subject, name),
            subject_unit(subject), low, base, high, with_of(subject),
            verdict_names[report_verdict(self, index)]);
    for (size_t f = 0; f < figures_n(); f++) {
        csv_number(out, control_mean(subject->control, self->settings, f));
        for (int side = 0; side < SIDES; side++) {
            const struct trial *trial = trial_of(self, index, side);
            csv_number(out, trial->outcome == TRIAL_RUN ? trial_difference(trial, self->settings, f)
                                                        : NAN);
        }
    }
    fputc('\n', out);
}

void
report_csv(const struct report *self, FILE *out)
{
    fprintf(out, "key,unit,low,base,high,with,effect");
    for (size_t f = 0; f < figures_n(); f++)
        fprintf(out, ",%s,%s_low,%s_high", figure_at(f)->id, figure_at(f)->id, figure_at(f)->id);
    fputc('\n', out);
    for (size_t i = 0; i < self->n; i++)
        csv_subject(self, i, out);
}

/* ---- for people ---- */

/* How much of the control's figure a trial moved it by; 0 where the replications do not agree. */
static double
relative(const struct report *self, const struct trial *trial, size_t figure)
{
    double base = control_mean(trial->subject->control, self->settings, figure);

    if (trial->outcome != TRIAL_RUN || !trial_agrees(trial, self->settings, figure) ||
        !(base > 0.0))
        return 0.0;
    return trial_difference(trial, self->settings, figure) / base;
}

static double
largest(const struct report *self, size_t subject, size_t figure)
{
    double low = fabs(relative(self, trial_of(self, subject, SIDE_LOW), figure));
    double high = fabs(relative(self, trial_of(self, subject, SIDE_HIGH), figure));

    return low > high ? low : high;
}

/* The figures that a subject moves, most first; returns how many there are, TOLD at most. */
static size_t
most_moved(const struct report *self, size_t subject, size_t figures[TOLD])
{
    bool taken[FIGURES_MOST] = {false};
    size_t n = 0;

    for (; n < TOLD; n++) {
        size_t best = 0;
        double most = 0.0;
        for (size_t f = 0; f < figures_n(); f++)
            if (!taken[f] && largest(self, subject, f) > most) {
                best = f;
                most = largest(self, subject, f);
            }
        if (!(most > 0.0))
            break;
        taken[best] = true;
        figures[n] = best;
    }
    return n;
}

static void
print_change(const struct report *self, const struct trial *trial, size_t figure, FILE *out)
{
    double change = 100.0 * relative(self, trial, figure);

    if (trial->outcome != TRIAL_RUN)
        fprintf(out, "-");
    else if (change == 0.0)
        fprintf(out, "~");
    else
        fprintf(out, fabs(change) < 0.05 ? "%+.2g" : "%+.1f", change);
}

/* The measures that moved, where no main figure did clearly. */
static void
print_measures(const struct report *self, size_t subject, FILE *out)
{
    int told = 0;

    for (int m = 0; m < MEASURES; m++) {
        if (!trial_of(self, subject, SIDE_LOW)->moved[m] &&
            !trial_of(self, subject, SIDE_HIGH)->moved[m])
            continue;
        if (told++ < TOLD)
            fprintf(out, "%s`%s`", told > 1 ? ", " : "", measure_rows[m].name);
    }
    fprintf(out, told > TOLD ? " and others" : "");
}

static void
print_effect(const struct report *self, size_t subject, FILE *out)
{
    enum verdict verdict = report_verdict(self, subject);
    size_t figures[TOLD];
    size_t n = verdict == VERDICT_FELT ? most_moved(self, subject, figures) : 0;

    if (verdict == VERDICT_COUNTED)
        fprintf(out, "**only on the books**: ");
    else if (verdict != VERDICT_FELT)
        fprintf(out, "**%s**%s", verdict == VERDICT_UNTRIED ? "not tried" : "no effect",
                verdict == VERDICT_EXCUSED ? ", excused" : "");
    else if (n == 0)
        fprintf(out, "no main figure clearly; ");
    if (n == 0 && (verdict == VERDICT_FELT || verdict == VERDICT_COUNTED))
        print_measures(self, subject, out);
    for (size_t i = 0; i < n; i++) {
        fprintf(out, "%s%s ", i > 0 ? "; " : "", figure_at(figures[i])->label);
        print_change(self, trial_of(self, subject, SIDE_LOW), figures[i], out);
        fprintf(out, " / ");
        print_change(self, trial_of(self, subject, SIDE_HIGH), figures[i], out);
        fprintf(out, " %%");
    }
}

static void
print_subject(const struct report *self, size_t index, FILE *out)
{
    const struct subject *subject = &self->subjects[index];
    char name[KEY_NAME], base[VARIANT_TEXT], low[VARIANT_TEXT + 24], high[VARIANT_TEXT + 24];

    variant_base(subject, base);
    describe(trial_of(self, index, SIDE_LOW), low);
    describe(trial_of(self, index, SIDE_HIGH), high);
    fprintf(out, "| `%s`", subject_name(subject, name));
    if (subject->control->with != NULL)
        fprintf(out, " with `%s`", subject->control->with);
    fprintf(out, " | %s | %s | %s | %s | ", subject_unit(subject), low, base, high);
    print_effect(self, index, out);
    fprintf(out, " |\n");
}

static void
print_heading(const char *group, size_t n, FILE *out)
{
    fprintf(out, "\n### %.*s\n\n", (int)n, group);
    fprintf(out, "| key | unit | low | base | high | moves most, low / high |\n");
    fprintf(out, "| --- | --- | --: | --: | --: | --- |\n");
}

static void
print_subjects(const struct report *self, FILE *out)
{
    const char *before = "";

    for (size_t i = 0; i < self->n; i++) {
        const char *name = self->subjects[i].key->name;
        size_t n = strcspn(name, ".");
        if (strncmp(name, before, n) != 0 || before[n] != '.')
            print_heading(name, n, out);
        before = name;
        print_subject(self, i, out);
    }
}

static void
print_figures(const struct report *self, FILE *out)
{
    fprintf(out, "\n## The main figures\n\n| id | figure | unit | in the scenario |\n"
                 "| --- | --- | --- | --: |\n");
    for (size_t f = 0; f < figures_n(); f++)
        fprintf(out, "| `%s` | %s | %s | %.6g |\n", figure_at(f)->id, figure_at(f)->label,
                figure_at(f)->unit, control_mean(self->control, self->settings, f));
}

static void
print_list(const struct report *self, enum verdict verdict, const char *heading, FILE *out)
{
    char name[KEY_NAME];
    size_t n = 0;

    for (size_t i = 0; i < self->n; i++)
        n += report_verdict(self, i) == verdict;
    fprintf(out, "\n%s: %zu%s", heading, n, n > 0 ? ":" : ".");
    n = 0;
    for (size_t i = 0; i < self->n; i++)
        if (report_verdict(self, i) == verdict)
            fprintf(out, "%s`%s`", n++ > 0 ? ", " : " ", subject_name(&self->subjects[i], name));
    fprintf(out, "\n");
}

static void
print_conditions(FILE *out)
{
    fprintf(out, "\n## Keys that act beside another setting only\n\n");
    for (size_t i = 0; i < n_conditions; i++)
        fprintf(out, "- `%s`%s%s%s: %s\n", conditions[i].subject,
                conditions[i].with != NULL ? ", varied with `" : ", excused",
                conditions[i].with != NULL ? conditions[i].with : "",
                conditions[i].with != NULL ? "`" : "", conditions[i].why);
}

static void
print_introduction(const struct report *self, FILE *out)
{
    fprintf(
        out,
        "# Sensitivity\n\n"
        "Made of `%s` by the target `sensitivity`, not by hand. Each key of the registry\n"
        "is made low and high, and run with the luck of the scenario itself: %u replications at\n"
        "scale %g to the end of %d. What low and high are follows from the key's row:\n"
        "`tests/sensitivity/variant.h` says how. *Step* is the part of the way to it that the\n"
        "reader accepts. Keys of the group `run` are about the run and are left out.\n\n"
        "Of each key stand here the %d main figures that it moves most, in percent of the\n"
        "figure, as far as all replications agree on the side; ~: they do not agree; -: there is\n"
        "nowhere to go. *No effect* is judged over all measures: not a byte of them differs.\n",
        self->settings->scenario, self->settings->replications,
        self->control->scenario.params.run.scale,
        date_of_day(self->control->scenario.params.run.until).year, TOLD);
}

void
report_markdown(const struct report *self, FILE *out)
{
    print_introduction(self, out);
    print_list(self, VERDICT_NONE, "Keys without an effect", out);
    print_list(self, VERDICT_UNTRIED, "Keys that could not be varied", out);
    print_list(self, VERDICT_EXCUSED, "Keys that are excused", out);
    print_list(self, VERDICT_COUNTED,
               "Keys that move a capacity or the number of events, and nothing that people feel",
               out);
    print_figures(self, out);
    print_conditions(out);
    fprintf(out, "\n## The keys\n");
    print_subjects(self, out);
}

/* ---- what is wrong ---- */

static size_t
tell_subject(const struct report *self, size_t index, FILE *out)
{
    const struct subject *subject = &self->subjects[index];
    enum verdict verdict = report_verdict(self, index);
    const char *refusal = trial_of(self, index, SIDE_LOW)->refusal;
    char name[KEY_NAME];
    size_t n = 0;

    subject_name(subject, name);
    if (verdict == VERDICT_NONE)
        n += fprintf(out, "%s: no effect\n", name) > 0;
    if (verdict == VERDICT_UNTRIED)
        n += fprintf(out, "%s: could not be varied%s%s\n", name, *refusal != '\0' ? ": " : "",
                     refusal) > 0;
    if (subject->condition != NULL && subject->condition->with == NULL &&
        verdict != VERDICT_EXCUSED)
        n += fprintf(out, "%s: excused, and has an effect\n", name) > 0;
    if (variant_beyond_band(subject))
        n += fprintf(out, "%s: the value lies outside its hand-set band, %g to %g\n", name,
                     subject->key->row->band_low, subject->key->row->band_high) > 0;
    return n;
}

size_t
report_faults(const struct report *self, FILE *out)
{
    size_t n = 0;

    for (size_t i = 0; i < self->n; i++)
        n += tell_subject(self, i, out);
    return n;
}
