/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/reader/check.h"

#include "scenarios/reader/check_network.h"
#include "scenarios/reader/check_parts.h"
#include "sim/calendar.h"
#include "sim/message.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST_YEARS = 60, WI2021_YEAR = 2022 /* Wi21 art. 54(1) */ };

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

/* People of a stock can be left out, and not be made. */
static void
check_stock(const struct check *self)
{
    const struct params *p = self->params;

    if (p->stock.rows != NULL && is_sound(self, "run.scale") &&
        p->run.scale > p->stock.scale * (1.0 + SUM_TOLERANCE))
        tell(self, "run.scale", "run.scale is %.6g, of a stock taken at %.6g: it has not as many "
                                "people", p->run.scale, p->stock.scale);
}

/* ---- the inflow ---- */

/* The law of 2021 has people from its first year on. */
static int
first_year_of_inflow(const struct params *p)
{
    int first = date_of_day(p->run.start).year;

    return first > WI2021_YEAR ? first : WI2021_YEAR;
}

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
    else if (first > first_year_of_inflow(p))
        tell(self, "inflow.years", "inflow.years must begin in %d, the first year of the %s, or "
                                   "before",
             first_year_of_inflow(p), first_year_of_inflow(p) == WI2021_YEAR ? "Wi2021" : _("run"));
}

static void
check_seasons(const struct check *self)
{
    for (int e = 0; e < ENTRANTS; e++) {
        char key[NAME_SIZE];
        double sum = 0.0;
        if (!is_sound_of(self, key, "inflow.season", entrant_labels[e]))
            continue;
        for (int m = 0; m < 12; m++)
            sum += self->params->inflow.season[e][m];
        if (!(sum > 0.0))
            tell(self, key, "%s: the weights are all 0", key);
    }
}

/* Whether dated changes, if there are any, were taken. */
static bool
is_sound_changes(const struct check *self)
{
    return node_child(self->root, "changes") == NULL || is_sound(self, "changes");
}

/* Notices of before the run cannot go out in it. */
static void
check_bursts(const struct check *self)
{
    const struct params *p = self->params;

    if (!is_sound(self, "inflow.bursts") || !is_sound(self, "run.start") ||
        !is_sound(self, "run.stock") || *p->run.stock != '\0')
        return; /* of a stock they are part, also of one that cannot be read */
    for (int64_t i = 0; i < p->inflow.n_bursts; i++) {
        struct place place = place_of_item(self, "inflow.bursts", i);
        if (p->inflow.bursts[i].date < p->run.start)
            faults_add(self->faults, place.file, place.line, 0,
                       "inflow.bursts: %s is over when the run starts", p->inflow.bursts[i].id);
    }
}

/* ---- the housing tasks ---- */

/* Half-years since 1970. */
static int
half_of_task(const struct housing_task *task)
{
    return (atoi(task->id) - 1970) * 2 + (task->id[5] == '2');
}

/* Those of before the run are over: what is left of them is in housing.backlog. */
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
        struct place place = place_of_item(self, "housing.tasks", i);
        if (i > 0 && half > before + 1)
            faults_add(self->faults, place.file, place.line, 0,
                       "housing.tasks: the half-year before %s is missing", p->housing.tasks[i].id);
        else if (half <= before)
            faults_add(self->faults, place.file, place.line, 0,
                       "housing.tasks must rise: %s comes too late", p->housing.tasks[i].id);
        before = half;
    }
}

/* Those with other learners are of the teachers. */
static void
check_teachers(const struct check *self)
{
    const struct timeline *all = &self->params->course.teachers;
    const struct timeline *outside = &self->params->course.outside_teachers;
    day_number day = self->params->run.start;

    if (!is_sound(self, "course.teachers") || !is_sound(self, "course.outside_teachers") ||
        !is_sound(self, "run.start") || !is_sound_changes(self))
        return;
    for (; day < TIMELINE_ALWAYS; day = timeline_next(outside, day))
        if (timeline_at(outside, day) > timeline_at(all, day)) {
            char date[DATE_TEXT_SIZE];
            date_format(day, date);
            tell(self, "course.outside_teachers",
                 "course.outside_teachers is %.6g on %s, of %.6g course.teachers",
                 timeline_at(outside, day), date, timeline_at(all, day));
            return;
        }
}

/* Where people live, somebody must do their intakes. */
static void
check_consultants(const struct check *self)
{
    const struct params *p = self->params;

    for (int m = 0; m < MUNICIPALITIES; m++) {
        char key[NAME_SIZE], people[NAME_SIZE];
        if (is_sound_of(self, key, "intake.consultants_share", municipality_labels[m]) &&
            is_sound_of(self, people, "municipality.share", municipality_labels[m]) &&
            p->municipality.share[m] > 0.0 && !(p->intake.consultants_share[m] > 0.0))
            tell(self, key, "%s must be above 0, for %s is", key, people);
    }
}

/* Who goes first for a home, and whom few suit. */
static void
check_turns(const struct check *self)
{
    double sum = self->params->housing.urgent_share + self->params->housing.hard_share;

    if (is_sound(self, "housing.urgent_share") && is_sound(self, "housing.hard_share") &&
        sum > 1.0 + SUM_TOLERANCE)
        tell(self, "housing.hard_share",
             "housing.urgent_share and housing.hard_share add up to %.6g, more than 1", sum);
}

/* ---- shares ---- */

/* Shares of each group, n of them: of the ages, of what people read. */
static void
check_group_shares(const struct check *self, const char *of, const double *shares, int n)
{
    for (int g = 0; g < GROUPS; g++) {
        char key[NAME_SIZE];
        double sum = 0.0;
        if (!is_sound_of(self, key, of, group_labels[g]))
            continue;
        for (int i = 0; i < n; i++)
            sum += shares[g * n + i];
        if (fabs(sum - 1.0) > SUM_TOLERANCE)
            tell(self, key, "%s: the shares add up to %.6g, must be 1", key, sum);
    }
}

/* Shares that are n keys: of the population, of the consultants, of the teachers. Told where one was
 * laid over the others, if so, else where they all stand. */
static void
check_labelled_shares(const struct check *self, const char *group, const char *const *labels,
                      const double *shares, int n)
{
    char key[NAME_SIZE], where[NAME_SIZE];
    double sum = 0.0;

    snprintf(where, NAME_SIZE, "%s", group);
    for (int i = 0; i < n; i++) {
        if (!is_sound_of(self, key, group, labels[i]))
            return;
        sum += shares[i];
        if (strcmp(node_at(self->root, key)->place.origin,
                   node_at(self->root, group)->place.origin) != 0)
            memcpy(where, key, NAME_SIZE);
    }
    if (fabs(sum - 1.0) > SUM_TOLERANCE)
        tell(self, where, "%s: the shares add up to %.6g, must be 1", group, sum);
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
    check_stock(&check);
    check_years(&check);
    check_seasons(&check);
    check_group_shares(&check, "person.age", &params->person.age[0][0], PARAMS_AGES);
    check_group_shares(&check, "person.literacy", &params->person.literacy[0][0], LITERACIES);
    check_bursts(&check);
    check_tasks(&check);
    check_turns(&check);
    check_labelled_shares(&check, "municipality.share", municipality_labels,
                          params->municipality.share, MUNICIPALITIES);
    check_labelled_shares(&check, "intake.consultants_share", municipality_labels,
                          params->intake.consultants_share, MUNICIPALITIES);
    check_labelled_shares(&check, "course.teachers_share", route_labels,
                          params->course.teachers_share, ROUTE_NONE);
    check_consultants(&check);
    check_teachers(&check);
    check_intake(&check);
    check_exams(&check);
    check_medical(&check);
    check_law(&check);
    check_fines(&check);
}
