/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/homes.h"

#include "models/world.h"

#include <stdlib.h>
#include <string.h>

enum { MONTHS_A_HALF = 6 };

void
homes_init(struct chain *chain)
{
    const struct params *p = chain->params;

    memset(chain->homes, 0, sizeof chain->homes);
    for (int m = 0; m < MUNICIPALITIES; m++) {
        chain->homes[m].due = p->housing.backlog * p->municipality.share[m] * p->run.scale;
        chain->homes[m].half = -1;
    }
}

/* The nation's task of the half-year that begins in a month; the last one given goes on. */
static double
task_of(const struct params *p, int half)
{
    double persons = 0.0;

    for (int64_t i = 0; i < p->housing.n_tasks; i++) {
        const char *id = p->housing.tasks[i].id; /* 2022-1, 2022-2 */
        int begins = (atoi(id) - 1970) * 12 + (id[5] == '2' ? MONTHS_A_HALF : 0);
        if (begins <= half)
            persons = p->housing.tasks[i].persons;
    }
    return persons;
}

static int
working_days(day_number from, day_number until)
{
    int working = 0;

    for (day_number day = from; day < until; day++)
        working += day_is_working(day);
    return working;
}

/* Of the task of a half-year, what a class has to do from today on. */
static double
rest_of_task(const struct chain *chain, enum municipality municipality, int half)
{
    const struct params *p = chain->params;
    day_number end = month_start(half + MONTHS_A_HALF);
    double left =
        (double)working_days(chain_today(chain), end) / working_days(month_start(half), end);

    return task_of(p, half) * left * p->municipality.share[municipality] * p->run.scale;
}

/* A half-year begins: a run that begins within one has the rest of its task. */
static void
begin_half(struct chain *chain, enum municipality municipality, int half)
{
    const struct params *p = chain->params;
    struct homes *self = &chain->homes[municipality];

    self->half = half;
    self->working = working_days(month_start(half), month_start(half + MONTHS_A_HALF));
    self->extra = self->due > 0.0 ? p->housing.catch_up * self->due : 0.0;
    self->due += rest_of_task(chain, municipality, half);
}

/* Takes what is whole of what is carried over from day to day. */
static int64_t
whole_part(double *carried)
{
    int64_t whole = (int64_t)(*carried + 1e-9);

    *carried -= (double)whole;
    return whole;
}

int64_t
homes_found(struct chain *chain, enum municipality municipality)
{
    const struct params *p = chain->params;
    struct homes *self = &chain->homes[municipality];
    day_number today = chain_today(chain);
    int half = month_of_day(today) / MONTHS_A_HALF * MONTHS_A_HALF;
    double found;

    if (half != self->half)
        begin_half(chain, municipality, half);
    if (!calendar_works(&chain->model->calendar, today))
        return 0;
    found = timeline_at(&p->housing.homes_per_half_year, today) *
                p->municipality.share[municipality] *
                timeline_at(&p->housing.effort[municipality], today) * p->run.scale +
            self->extra;
    self->carried += found / self->working * timeline_at(&p->housing.obliged_share, today);
    return whole_part(&self->carried);
}

int64_t
homes_special(struct chain *chain, enum municipality municipality, int64_t found)
{
    struct homes *self = &chain->homes[municipality];
    double share = timeline_at(&chain->params->housing.hard_homes, chain_today(chain));

    self->special += (double)found * share;
    return whole_part(&self->special);
}

void
homes_housed(struct chain *chain, enum municipality municipality)
{
    struct homes *self = &chain->homes[municipality];
    double share = timeline_at(&chain->params->housing.obliged_share, chain_today(chain));
    double people = share > 0.0 ? 1.0 / share : 1.0;

    self->due -= people;
    self->housed += people;
}

double
homes_due(const struct chain *chain)
{
    double due = 0.0;

    for (int m = 0; m < MUNICIPALITIES; m++)
        due += chain->homes[m].due;
    return due;
}

double
homes_backlog(const struct chain *chain, enum municipality municipality)
{
    const struct homes *self = &chain->homes[municipality];
    int half = month_of_day(chain_today(chain)) / MONTHS_A_HALF * MONTHS_A_HALF;

    return self->due - (half == self->half ? rest_of_task(chain, municipality, half) : 0.0);
}

void
homes_close(struct chain *chain)
{
    const struct ledger *ledger = &chain->ledger;
    double *due = measures_double(ledger->measures, MEASURE_HOUSING_DUE);
    double *housed = measures_double(ledger->measures, MEASURE_HOUSED);

    for (int m = 0; m < MUNICIPALITIES; m++) {
        size_t i = ledger->period * MUNICIPALITIES + (size_t)m;
        due[i] = chain->homes[m].due;
        housed[i] = chain->homes[m].housed;
        chain->homes[m].housed = 0.0;
    }
}
