/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/reader/check.h"

#include "scenarios/reader/check_network.h"
#include "sim/calendar.h"

#include <math.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

enum { NAME_SIZE = 64, LONGEST_YEARS = 60 };

#define SUM_TOLERANCE 1e-6

struct check {
    const struct params *params;
    const struct node *root;
    struct faults *faults;
};

/* A check is made where all that it looks at was taken without a fault: so all that is wrong is
 * told at once, and nothing twice. */
static bool
is_sound(const struct check *self, const char *key)
{
    const struct node *node = node_at(self->root, key);

    return node != NULL && node->sound;
}

/* "group.label", and whether it is sound. */
static bool
is_sound_of(const struct check *self, char key[NAME_SIZE], const char *group, const char *label)
{
    snprintf(key, NAME_SIZE, "%s.%s", group, label);
    return is_sound(self, key);
}

/* Adds a fault at the place of a key. */
static void __attribute__((format(printf, 3, 4)))
tell(const struct check *self, const char *key, const char *format, ...)
{
    const struct place place = node_at(self->root, key)->place;
    char text[256];
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    faults_add(self->faults, place.file, place.line, 0, "%s", text);
}

/* ---- the run ---- */

static void
check_run(const struct check *self)
{
    const struct params *p = self->params;
    struct date start = date_of_day(p->run.start), until = date_of_day(p->run.until);

    if (is_sound(self, "run.start") && start.day != 1)
        tell(self, "run.start", "run.start must be the first of a month");
    if (!is_sound(self, "run.start") || !is_sound(self, "run.until"))
        return;
    if (p->run.until < p->run.start)
        tell(self, "run.until", "run.until is before run.start");
    if (until.year - start.year > LONGEST_YEARS)
        tell(self, "run.until", "a run covers at most %d years", LONGEST_YEARS);
    if (until.year > 2099)
        tell(self, "run.until", "a run ends in 2099 at the latest");
}

/* ---- the inflow ---- */

static void
check_years(const struct check *self)
{
    const struct params *p = self->params;
    int before = 0, first = p->inflow.n_years > 0 ? atoi(p->inflow.years[0].id) : 0;

    if (!is_sound(self, "inflow.years") || !is_sound(self, "run.start"))
        return;
    for (int64_t i = 0; i < p->inflow.n_years; i++) {
        int year = atoi(p->inflow.years[i].id);
        if (year <= before)
            tell(self, "inflow.years", "inflow.years must rise: %d comes after %d", year, before);
        before = year;
    }
    if (p->inflow.n_years == 0)
        tell(self, "inflow.years", "inflow.years is empty");
    else if (first > date_of_day(p->run.start).year)
        tell(self, "inflow.years", "inflow.years must begin in %d, the first year of the run, or "
                                   "before",
             date_of_day(p->run.start).year);
}

static void
check_seasons(const struct check *self)
{
    for (int g = 0; g < GROUPS; g++) {
        char key[NAME_SIZE];
        double sum = 0.0;
        if (!is_sound_of(self, key, "inflow.season", group_labels[g]))
            continue;
        for (int m = 0; m < 12; m++)
            sum += self->params->inflow.season[g][m];
        if (!(sum > 0.0))
            tell(self, key, "%s: the weights are all 0", key);
    }
}

/* ---- the housing tasks ---- */

/* Half-years since 1970. */
static int
half_of_task(const struct housing_task *task)
{
    return (atoi(task->id) - 1970) * 2 + (task->id[5] == '2');
}

/* Where a task is said. */
static struct place
place_of_task(const struct check *self, int64_t index)
{
    const struct node *item = node_at(self->root, "housing.tasks")->first;

    while (index-- > 0)
        item = item->next;
    return item->place;
}

static void
check_tasks(const struct check *self)
{
    const struct params *p = self->params;
    int first = month_of_day(p->run.start) / 6, before = -1;

    if (!is_sound(self, "housing.tasks") || !is_sound(self, "run.start"))
        return;
    if (p->housing.n_tasks == 0)
        tell(self, "housing.tasks", "housing.tasks is empty");
    else if (half_of_task(&p->housing.tasks[0]) > first)
        tell(self, "housing.tasks", "housing.tasks must begin with the half-year of run.start");
    for (int64_t i = 0; i < p->housing.n_tasks; i++) {
        int half = half_of_task(&p->housing.tasks[i]);
        struct place place = place_of_task(self, i);
        if (half <= before)
            faults_add(self->faults, place.file, place.line, 0,
                       "housing.tasks must rise: %s comes too late", p->housing.tasks[i].id);
        else if (half < first)
            faults_add(self->faults, place.file, place.line, 0,
                       "housing.tasks: %s is over when the run starts; what is left of it belongs "
                       "to housing.backlog",
                       p->housing.tasks[i].id);
        before = half;
    }
}

/* ---- shares ---- */

static void
check_ages(const struct check *self)
{
    for (int g = 0; g < GROUPS; g++) {
        char key[NAME_SIZE];
        double sum = 0.0;
        if (!is_sound_of(self, key, "person.age", group_labels[g]))
            continue;
        for (int a = 0; a < PARAMS_AGES; a++)
            sum += self->params->person.age[g][a];
        if (fabs(sum - 1.0) > SUM_TOLERANCE)
            tell(self, key, "%s: the shares add up to %.6g, must be 1", key, sum);
    }
}

/* Shares of the classes of municipality: of the population, of the consultants. */
static void
check_municipalities(const struct check *self, const char *group, const double *shares)
{
    char key[NAME_SIZE];
    double sum = 0.0;

    for (int m = 0; m < MUNICIPALITIES; m++) {
        if (!is_sound_of(self, key, group, municipality_labels[m]))
            return;
        sum += shares[m];
    }
    if (fabs(sum - 1.0) > SUM_TOLERANCE)
        tell(self, group, "%s: the shares add up to %.6g, must be 1", group, sum);
}

/* What is left for the onderwijsroute is what does not go to Z. */
static void
check_routes(const struct check *self)
{
    const struct params *p = self->params;

    if (!is_sound(self, "pip.z_given_feasible") || !is_sound(self, "pip.z_given_not_feasible"))
        return;
    for (int g = 0; g < GROUPS; g++) {
        double feasible = p->pip.lbt_feasible[g];
        double z = feasible * p->pip.z_given_feasible +
                   (1.0 - feasible) * p->pip.z_given_not_feasible;
        char key[NAME_SIZE];
        if (!is_sound_of(self, key, "pip.lbt_feasible", group_labels[g]) ||
            !is_sound_of(self, key, "pip.onderwijs", group_labels[g]))
            continue;
        if (z + p->pip.onderwijs[g] > 1.0 + SUM_TOLERANCE)
            tell(self, key, "%s and the Z-route of the group add up to %.6g, more than 1", key,
                 z + p->pip.onderwijs[g]);
    }
}

static bool
has_a2_shares(const struct check *self)
{
    bool sound = is_sound(self, "run.start") &&
                 (node_child(self->root, "changes") == NULL || is_sound(self, "changes"));
    char key[NAME_SIZE];

    for (int e = 0; e < EXAM_LEZEN_B1; e++)
        sound = is_sound_of(self, key, "exams.a2.share", exam_labels[e]) && sound;
    return sound;
}

/* Where the shares of a day were said: the last change of one of them, or the shares themselves. */
static struct place
place_of_a2_shares(const struct check *self, day_number day)
{
    static const char group[] = "exams.a2.share";
    const struct node *changes = node_child(self->root, "changes");
    struct place place = node_at(self->root, group)->place;

    for (const struct node *item = changes != NULL ? changes->first : NULL; item != NULL;
         item = item->next) {
        day_number from = 0;
        if (strncmp(node_child(item, "key")->text, group, sizeof group - 1) == 0 &&
            date_parse(node_child(item, "date")->text, &from) && from <= day)
            place = item->place;
    }
    return place;
}

/* On each day on which one of the shares changes. */
static void
check_a2_shares(const struct check *self)
{
    const struct params *p = self->params;

    if (!has_a2_shares(self))
        return;
    for (int e = 0; e < EXAM_LEZEN_B1; e++)
        for (size_t i = 0; i < p->exams.a2_share[e].n_steps; i++) {
            day_number day = p->exams.a2_share[e].steps[i].from;
            char date[DATE_TEXT_SIZE];
            struct place place;
            double sum = 0.0;
            if (day < p->run.start)
                day = p->run.start;
            for (int other = 0; other < EXAM_LEZEN_B1; other++)
                sum += timeline_at(&p->exams.a2_share[other], day);
            if (sum <= 1.0 + SUM_TOLERANCE)
                continue;
            date_format(day, date);
            place = place_of_a2_shares(self, day);
            faults_add(self->faults, place.file, place.line, 0,
                       "exams.a2.share: the shares add up to %.6g on %s, more than 1", sum, date);
            return;
        }
}

static void
check_medical(const struct check *self)
{
    const struct params *p = self->params;

    if (!is_sound(self, "medical.full") || !is_sound(self, "medical.partial"))
        return;
    if (p->medical.full + p->medical.partial > 1.0 + SUM_TOLERANCE)
        tell(self, "medical.partial", "medical.full and medical.partial add up to %.6g, more than "
                                      "1",
             p->medical.full + p->medical.partial);
}

/* ---- courses ---- */

/* One exam a day: of two, one would be lost. */
static void
check_moved(const struct check *self)
{
    const struct params *p = self->params;

    if (!is_sound(self, "exams.moved"))
        return;
    for (int64_t i = 0; i < p->exams.n_moved; i++)
        for (int64_t j = 0; j < i; j++)
            if (p->exams.moved[i].date == p->exams.moved[j].date)
                tell(self, "exams.moved", "exams.moved: %s and %s are on the same day",
                     p->exams.moved[j].id, p->exams.moved[i].id);
}

void
check_params(const struct params *params, const struct node *root, struct faults *faults)
{
    const struct check check = {params, root, faults};

    check_run(&check);
    if (params->kind == MODEL_QUEUE) {
        check_network(params, root, faults);
        return;
    }
    check_years(&check);
    check_seasons(&check);
    check_ages(&check);
    check_tasks(&check);
    check_municipalities(&check, "municipality.share", params->municipality.share);
    check_municipalities(&check, "intake.consultants_share", params->intake.consultants_share);
    check_routes(&check);
    check_a2_shares(&check);
    check_medical(&check);
    check_moved(&check);
}
