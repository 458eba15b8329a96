/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/stage.h"

/*
 * From the plan to the first lesson.  The municipality (asiel, Wi21 art. 16) or the person (gezin,
 * overig, art. 19, 20) looks for a course, then waits for a place of the route, which is held from
 * its grant to the end of the lessons.  For asiel the offer counts when it is registered; others
 * have theirs at once.  Lessons begin at a start moment of the route: not before there is somebody
 * to look after young children, and from reception only where the journey is paid.
 *
 * Who goes over to another route comes through here once more, before those who wait for their
 * first place.
 */

enum { LANE_SWITCHED, LANE_NEW };

void
offer_wait(struct chain *self, uint32_t who)
{
    const struct person *person = &self->people[who];
    bool again = person_is(person, PERSON_STARTED);

    self->people[who].step = STEP_COURSE_QUEUE;
    if (desk_ask_lane(self, desk_of_course(person), slot_of_move(who),
                      again ? LANE_SWITCHED : LANE_NEW, 0))
        offer_granted(self, who);
}

/* ---- the start moment ---- */

/* Whoever looks after young children finds childcare first, from the offer on. */
static day_number
childcare_arranged(const struct chain *self, uint32_t who)
{
    const struct person *person = &self->people[who];
    double share = self->params->course.childcare[person->group];

    if (!person_is(person, PERSON_WOMAN))
        share *= self->params->course.childcare_men;
    if (!chain_happens(self, who, DECIDE_CHILDCARE, share))
        return 0;
    return ticks_to_day((ticks)person->offered + chain_draw(self, who, DECIDE_CHILDCARE_DAYS,
                                                            &self->model->draws.childcare)) +
           1;
}

/* Who could come to a start moment before has found it by then. */
void
offer_start(struct chain *self, uint32_t who)
{
    start_wait(self, who, chain_today(self) + 1);
}

/* The moments of the first day of the run are still to come. */
void
offer_stock(struct chain *self, uint32_t who, day_number day)
{
    day_number earliest = day != DAY_NEVER ? day : childcare_arranged(self, who);

    start_wait(self, who, day_later(earliest, chain_today(self)));
}

/* ---- the offer ---- */

void
offer_granted(struct chain *self, uint32_t who)
{
    const struct person *person = &self->people[who];

    if (person_is(person, PERSON_STARTED))
        offer_start(self, who);
    else if (person->group == GROUP_ASIEL)
        person_go(self, who, STEP_REGISTERED,
                  chain_draw(self, who, DECIDE_REGISTRATION, &self->model->draws.registration));
    else
        offer_made(self, who);
}

void
offer_made(struct chain *self, uint32_t who)
{
    struct person *person = &self->people[who];

    person_waited(self, who, INTERVAL_PIP_TO_OFFER, person->pip);
    person->offered = stamp_of(chain_now(self));
    stage_enter(self, who, STAGE_COURSE);
    start_wait(self, who, day_later(childcare_arranged(self, who), chain_today(self) + 1));
}

/* The start moment: with too few to begin they wait for the next one, from reception until the
 * journey is paid. */
void
offer_moment(struct chain *self, uint32_t who)
{
    if (!start_is_held(self, who)) {
        person_rule(self, who, RULE_START_CANCELLED);
        offer_start(self, who);
    } else if (travel_is_needed(self, who)) {
        travel_ask(self, who);
    } else {
        course_start(self, who);
    }
}
