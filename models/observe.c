/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/letter.h"
#include "models/stage.h"

#include <math.h>
#include <string.h>

/*
 * Observers: they look and change nothing.  The letter's figures are taken on their dates by
 * DUO's rule (people who have had its notice and are still obliged); at the horizon everybody who
 * still waits for something is counted by what for and how long.
 */

/* ---- the letter's figures ---- */

enum { NO_PIP, NO_OFFER, WITH_OFFER, STANDINGS };

struct census {
    int64_t people[GROUPS][STANDINGS][ROUTES];
};

static day_number
date_of_figure(size_t index)
{
    day_number day = 0;
    bool sound = date_parse(letter_figure(index)->date, &day);

    bug_assert(sound, "figure %s has no date", letter_figure(index)->id);
    return day;
}

static int
standing_of(const struct person *person)
{
    if (!stage_has_pip((enum stage)person->phase))
        return NO_PIP;
    return person->phase == STAGE_OFFER ? NO_OFFER : WITH_OFFER;
}

static void
take_census(const struct chain *self, struct census *census)
{
    memset(census, 0, sizeof *census);
    for (uint32_t who = 0; who < self->people_used; who++) {
        const struct person *person = &self->people[who];
        if (person->duty == STAMP_NEVER || person->step == STEP_EXPECTED ||
            person->regime != REGIME_WI2021 || !person_is(person, PERSON_NOTICED))
            continue;
        census->people[person->group][standing_of(person)][person->route]++;
    }
}

static bool
in_group(int group, int wanted)
{
    return wanted == LETTER_ALL || wanted == group ||
           (wanted == LETTER_GEZIN_OVERIG && group != GROUP_ASIEL);
}

static bool
on_route(int route, int wanted)
{
    return wanted == LETTER_ALL || wanted == route ||
           (wanted == LETTER_B1_ONDERWIJS && (route == ROUTE_B1 || route == ROUTE_ONDERWIJS));
}

/* Those of the figure's group and route who stand from the first to the last standing. */
static double
count(const struct census *census, const struct letter_figure *figure, int route, int first,
      int last)
{
    int64_t sum = 0;

    for (int g = 0; g < GROUPS; g++)
        for (int s = first; s <= last; s++)
            for (int r = 0; r < ROUTES; r++)
                if (in_group(g, figure->group) && on_route(r, route))
                    sum += census->people[g][s][r];
    return (double)sum;
}

static double
ever_notified(const struct chain *self, const struct letter_figure *figure)
{
    int64_t sum = 0;

    for (int g = 0; g < GROUPS; g++)
        if (in_group(g, figure->group))
            sum += self->ledger.notified[g];
    return (double)sum;
}

static double
ever_routed(const struct chain *self, const struct letter_figure *figure)
{
    int64_t sum = 0;

    for (int r = 0; r < ROUTES; r++)
        if (on_route(r, figure->route))
            sum += self->ledger.routed[figure->feasible][r];
    return (double)sum;
}

static double
percent(double part, double whole)
{
    return whole > 0.0 ? 100.0 * part / whole : NAN;
}

static double
observed(const struct chain *self, const struct census *census, const struct letter_figure *figure)
{
    double obliged = count(census, figure, LETTER_ALL, NO_PIP, WITH_OFFER);
    double with_pip = count(census, figure, LETTER_ALL, NO_OFFER, WITH_OFFER);
    double with_offer = count(census, figure, LETTER_ALL, WITH_OFFER, WITH_OFFER);

    switch (figure->observation) {
    case OBSERVE_EVER:
        return ever_notified(self, figure);
    case OBSERVE_LEFT:
        return ever_notified(self, figure) - obliged;
    case OBSERVE_OBLIGED:
        return obliged;
    case OBSERVE_PIP:
        return with_pip;
    case OBSERVE_NO_PIP:
        return obliged - with_pip;
    case OBSERVE_PIP_SHARE:
        return percent(with_pip, obliged);
    case OBSERVE_OFFER:
        return with_offer;
    case OBSERVE_NO_OFFER:
        return with_pip - with_offer;
    case OBSERVE_OFFER_SHARE:
        return percent(with_offer, with_pip);
    case OBSERVE_ROUTE_SHARE:
        return percent(count(census, figure, figure->route, NO_OFFER, WITH_OFFER), with_pip);
    default: /* OBSERVE_ROUTED */
        return ever_routed(self, figure);
    }
}

/* The next date after today on which a figure is taken, or the end of the run. */
static void
schedule_next(struct chain *self, day_number after)
{
    day_number next = self->model->calendar.end;

    for (size_t i = 0; i < letter_size(); i++)
        if (date_of_figure(i) > after && date_of_figure(i) < next)
            next = date_of_figure(i);
    if (next < self->model->calendar.end)
        agenda_schedule(&self->agenda, SLOT_OBSERVE, ticks_of_day(next), EVENT_CENSUS);
}

void
observe_begin(struct chain *self)
{
    double *targets = measures_double(self->ledger.measures, MEASURE_TARGET);

    for (size_t i = 0; i < letter_size(); i++)
        targets[i] = NAN;
    schedule_next(self, self->model->calendar.first);
}

void
observe(struct chain *self)
{
    double *targets = measures_double(self->ledger.measures, MEASURE_TARGET);
    struct census census;

    take_census(self, &census);
    for (size_t i = 0; i < letter_size(); i++)
        if (date_of_figure(i) == chain_today(self))
            targets[i] = observed(self, &census, letter_figure(i));
    schedule_next(self, chain_today(self));
}

/* ---- who still waits ---- */

static void
waits(struct chain *self, enum interval interval, unsigned group, stamp since)
{
    size_t cell = ((size_t)interval * GROUPS + group) * INTERVAL_DAY_CELLS;

    measures_int32(self->ledger.measures,
                   MEASURE_WAITING_NOW_HIST)[cell + interval_day_cell(days_since(self, since))]++;
}

/* Waits for the plan run from the notice, the legal one from the registration if that is later. */
static void
waits_for_plan(struct chain *self, const struct person *person)
{
    bool settled = person_is(person, PERSON_SETTLED);
    stamp clock = person->notice;

    if (!person_is(person, PERSON_NOTICED))
        return;
    waits(self, INTERVAL_NOTICE_TO_PIP, person->group, person->notice);
    if (settled && person->settled > clock)
        clock = person->settled;
    if (settled)
        waits(self, INTERVAL_CLOCK_TO_PIP, person->group, clock);
}

static void
waits_of_person(struct chain *self, const struct person *person)
{
    bool before_intake = person->phase < STAGE_INTAKE || person->step == STEP_INTAKE_QUEUE;

    waits(self, INTERVAL_DUTY_TO_DONE, person->group, person->duty);
    if (person->phase == STAGE_RECEPTION)
        waits(self, INTERVAL_STATUS_TO_COUPLED, person->group, person->duty);
    if (person_is(person, PERSON_FROM_AZC) && !person_is(person, PERSON_SETTLED))
        waits(self, INTERVAL_STATUS_TO_HOUSED, person->group, person->duty);
    if (person_is(person, PERSON_FROM_AZC) && person_is(person, PERSON_SETTLED) && before_intake)
        waits(self, INTERVAL_HOUSED_TO_INTAKE, person->group, person->settled);
    if (!stage_has_pip((enum stage)person->phase)) {
        if (person->regime == REGIME_WI2021)
            waits_for_plan(self, person);
        return;
    }
    if (person->phase == STAGE_OFFER)
        waits(self, INTERVAL_PIP_TO_OFFER, person->group, person->pip);
    else if (!person_is(person, PERSON_STARTED))
        waits(self, INTERVAL_OFFER_TO_COURSE, person->group, person->offered);
    if (!person_is(person, PERSON_STARTED))
        waits(self, INTERVAL_PIP_TO_COURSE, person->group, person->pip);
}

static void
waits_of_exam(struct chain *self, const struct job *job, unsigned group)
{
    bool sat = job->step == JOB_QUEUE || job->step == JOB_SERVICE || job->step == JOB_RESULT;

    if (sat)
        waits(self, (enum interval)(INTERVAL_RESULT + job->exam), group, job->since);
    else if (job->step != JOB_PREPARING)
        waits(self, (enum interval)(INTERVAL_SIGNUP + job->exam), group, job->since);
}

static void
waits_of_job(struct chain *self, const struct job *job)
{
    unsigned group = self->people[job->person].group;

    if (job->kind == JOB_HOME)
        waits(self, INTERVAL_COUPLED_TO_HOUSED, group, job->since);
    else if (job->kind == JOB_EXAM)
        waits_of_exam(self, job, group);
    else if (job->kind == JOB_MEDICAL && job->step != JOB_APPLYING)
        waits(self, INTERVAL_MEDICAL, group, job->since);
    else if (job->kind == JOB_OVERRUN)
        waits(self, INTERVAL_OVERRUN_TO_DECISION, group, job->since);
}

void
observe_waiting(struct chain *self)
{
    for (uint32_t who = 0; who < self->people_used; who++) {
        const struct person *person = &self->people[who];
        if (person->duty != STAMP_NEVER && person->step != STEP_EXPECTED)
            waits_of_person(self, person);
    }
    for (uint32_t job = 0; job < self->jobs_used; job++)
        if (self->jobs[job].kind != JOB_FREE && self->jobs[job].person != NOBODY)
            waits_of_job(self, &self->jobs[job]);
}
