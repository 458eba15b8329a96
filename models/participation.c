/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/stage.h"

/*
 * PVT and MAP beside the route (Wi21 art. 6, Bi21 art. 3.1, 3.2), and the participation part of the
 * Z-route, which is for asiel and holds them (Bi21 art. 3.14(2)b, (3), (5)).  What was done in a
 * startklas is taken off both (art. 3.1(5), 3.2(3), 3.14(6)).  All three are hours at so many a
 * week, PVT's before those of MAP; they ask for no place.  Of the three the participation part
 * alone may be waived (art. 2.7(3)), which leaves PVT and MAP.
 */

static bool
has_part(const struct person *person)
{
    return person->route == ROUTE_Z && person->group == GROUP_ASIEL &&
           !(person->waived & WAIVED_PARTICIPATION);
}

/* The onderwijsroute has no MAP (Wi21 art. 8(3)). */
static double
hours_beside(const struct params *p, const struct person *person)
{
    return p->participation.pvt_hours +
           (person->route != ROUTE_ONDERWIJS ? p->participation.map_hours : 0.0);
}

static double
more_than_none(double hours)
{
    return hours > 0.0 ? hours : 0.0;
}

static ticks
ticks_of_hours(double hours, double a_week)
{
    return (ticks)(hours / a_week * (double)TICKS_PER_WEEK);
}

/* When PVT and MAP will be done: the plan says that they follow after a while. */
static ticks
beside_done(const struct chain *self, uint32_t who)
{
    const struct params *p = self->params;
    double left = hours_beside(p, &self->people[who]) - self->traits[who].participation_hours;

    return (ticks)self->people[who].pip +
           chain_draw(self, who, DECIDE_PARTICIPATION, &self->model->draws.participation) +
           ticks_of_hours(more_than_none(left), p->participation.hours_per_week);
}

/* The first of those hours are PVT's. */
ticks
participation_pvt(const struct chain *self, uint32_t who)
{
    const struct params *p = self->params;
    const struct person *person = &self->people[who];
    double left = p->participation.pvt_hours - self->traits[who].participation_hours;
    ticks done =
        (ticks)person->pip +
        chain_draw(self, who, DECIDE_PARTICIPATION, &self->model->draws.participation) +
        ticks_of_hours(more_than_none(left), p->participation.hours_per_week);

    return ticks_earlier(done, (ticks)person->participation);
}

ticks
participation_map(const struct chain *self, uint32_t who)
{
    const struct person *person = &self->people[who];

    if (person->route == ROUTE_ONDERWIJS)
        return 0;
    return has_part(person) ? ticks_earlier(beside_done(self, who), (ticks)person->participation)
                            : (ticks)person->participation;
}

void
participation_plan(struct chain *self, uint32_t who)
{
    struct traits *traits = &self->traits[who];

    if (traits->credit_hours > 0)
        traits->participation_hours = (uint16_t)self->params->participation.startklas_hours;
    self->people[who].participation = stamp_of(beside_done(self, who));
}

/* The lessons of Z begin, and for asiel the participation part beside them; or those of another
 * route than the plan's, with what belongs to that one. */
void
participation_begin(struct chain *self, uint32_t who)
{
    const struct params *p = self->params;
    struct person *person = &self->people[who];
    double beside = hours_beside(p, person);
    double left = p->z.participation_hours - beside -
                  more_than_none(self->traits[who].participation_hours - beside);
    ticks done = beside_done(self, who), part;

    if (has_part(person)) {
        part = chain_now(self) +
               ticks_of_hours(more_than_none(left), p->z.participation_hours_per_week);
        done = part > done ? part : done;
    }
    person->participation = stamp_of(done);
}

/* From the onderwijsroute to the B1-route: MAP is still to come, less what a startklas left over
 * from PVT. */
void
participation_add_map(struct chain *self, uint32_t who)
{
    const struct params *p = self->params;
    struct person *person = &self->people[who];
    double over = self->traits[who].participation_hours - p->participation.pvt_hours;
    double left = p->participation.map_hours - more_than_none(over);
    ticks done = chain_now(self) +
                 ticks_of_hours(more_than_none(left), p->participation.hours_per_week);

    if ((ticks)person->participation < done)
        person->participation = stamp_of(done);
}

/* Who waited for that part alone goes on at once. */
bool
participation_waive(struct chain *self, uint32_t who)
{
    struct person *person = &self->people[who];
    ticks done = beside_done(self, who);

    if (!has_part(person))
        return false;
    person->waived |= WAIVED_PARTICIPATION;
    person->participation = stamp_of(done);
    if (person->step == STEP_PARTICIPATION) {
        agenda_cancel(&self->agenda, slot_of_move(who));
        person_go_at(self, who, STEP_PARTICIPATION,
                     done > chain_now(self) ? done : chain_now(self));
    }
    return true;
}

/* All of it is done: what waited for it goes on. */
void
participation_over(struct chain *self, uint32_t who)
{
    if (self->people[who].route == ROUTE_Z)
        closing_wait(self, who);
    else
        exams_check(self, who);
}
