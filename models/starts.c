/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/starts.h"

#include "models/world.h"

#include <stdlib.h>
#include <string.h>

/* ---- the days ---- */

enum { YEARS_AROUND = 1 }; /* a moment may move from one year to the next */

static day_number
working_day_from(day_number day)
{
    while (!day_is_working(day))
        day++;
    return day;
}

/* Two days of a year that move to the same one are one moment. */
static void
add_year(struct start_dates *self, const struct year_days *year, int number,
         const struct calendar *calendar)
{
    for (int64_t i = 0; i < year->n; i++) {
        struct date date = {number, year->days[i].month, year->days[i].day};
        day_number day = working_day_from(date_to_day(date));
        bool is_new = self->n == 0 || self->days[self->n - 1] < day;
        if (is_new && day >= calendar->first && day < calendar->end)
            self->days[self->n++] = day;
    }
}

int
start_dates_init(struct start_dates *self, const struct year_days *year,
                 const struct calendar *calendar, struct error *error)
{
    int first = date_of_day(calendar->first).year - YEARS_AROUND;
    int last = date_of_day(calendar->end - 1).year;
    size_t most = (size_t)(last - first + 1) * (size_t)year->n;

    *self = (struct start_dates){calloc(most, sizeof *self->days), 0};
    if (self->days == NULL)
        return error_set(error, ERR_MEMORY, "no memory for %zu start moments", most);
    for (int number = first; number <= last; number++)
        add_year(self, year, number, calendar);
    return 0;
}

void
start_dates_free(struct start_dates *self)
{
    free(self->days);
    *self = (struct start_dates){0};
}

size_t
start_dates_next(const struct start_dates *self, day_number day)
{
    size_t low = 0, high = self->n;

    while (low < high) {
        size_t middle = (low + high) / 2;
        if (self->days[middle] < day)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* ---- who waits for them ---- */

enum start_decision { START_OPEN, START_HELD, START_CANCELLED };

void
starts_init(struct chain *chain)
{
    for (int r = 0; r < ROUTE_NONE; r++)
        memset(chain->starts[r], 0,
               chain->model->starts[r].n * MUNICIPALITIES * sizeof *chain->starts[r]);
}

static struct start *
start_of(struct chain *chain, const struct person *person, size_t moment)
{
    return &chain->starts[person->route][moment * MUNICIPALITIES + person->municipality];
}

/* A moment past the run never comes. */
void
start_wait(struct chain *chain, uint32_t who, day_number earliest)
{
    const struct person *person = &chain->people[who];
    const struct start_dates *dates = &chain->model->starts[person->route];
    size_t moment = start_dates_next(dates, earliest);
    day_number day = chain->model->calendar.end;

    if (moment < dates->n) {
        day = dates->days[moment];
        start_of(chain, person, moment)->waiting++;
    }
    person_go_at(chain, who, STEP_COURSE_START, ticks_of_day(day) + ROSTER_OPENS);
}

void
start_withdraw(struct chain *chain, uint32_t who)
{
    const struct person *person = &chain->people[who];
    stamp at = chain->agenda.nodes[slot_of_move(who)].at;

    if (at != STAMP_NEVER)
        start_of(chain, person,
                 start_dates_next(&chain->model->starts[person->route], ticks_to_day(at)))
            ->waiting--;
}

static uint32_t
fewest(const struct chain *chain, enum route route)
{
    const struct params *p = chain->params;

    return (uint32_t)(p->course.minimum[route] * p->run.scale + 0.5);
}

/* All places are given out: nobody could join those who wait. */
static bool
is_full(const struct chain *chain, enum desk_name desk)
{
    return chain->desks[desk].taken >= chain->desks[desk].servers.value;
}

bool
start_is_held(struct chain *chain, uint32_t who)
{
    const struct person *person = &chain->people[who];
    size_t moment = start_dates_next(&chain->model->starts[person->route], chain_today(chain));
    struct start *start = start_of(chain, person, moment);

    if (start->decided == START_OPEN)
        start->decided = start->waiting >= fewest(chain, (enum route)person->route) ||
                                 is_full(chain, desk_of_course(person))
                             ? START_HELD
                             : START_CANCELLED;
    return start->decided == START_HELD;
}
