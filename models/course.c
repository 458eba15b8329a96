/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/stage.h"

/*
 * The lessons, from the first to the last, and what follows them by route.
 */

/* Lessons begin. Where that is too late, the delay will lengthen the term. */
void
course_start(struct chain *self, uint32_t who)
{
    struct person *person = &self->people[who];

    person_flag(person, PERSON_STARTED, true);
    person_waited(self, who, INTERVAL_OFFER_TO_COURSE, person->offered);
    person_waited(self, who, INTERVAL_PIP_TO_COURSE, person->pip);
    person->no_offer_days = (uint16_t)term_late_days(self, who);
    person_go(self, who, STEP_COURSE,
              chain_draw(self, who, DECIDE_COURSE, &self->model->draws.course[person->route]));
}

/* ---- the end of the lessons, by route ---- */

/* Components that the municipality scales down to A2 after 600 hours (Wi21 art. 17(3), Bi21
 * art. 5.5): not KNM. */
static void
downscale(struct chain *self, uint32_t who)
{
    for (int c = 0; c < COMPONENTS_LANGUAGE; c++)
        if (chain_happens(self, who, (unsigned)DECIDE_DOWNSCALE + (unsigned)c,
                          self->params->course.downscaled)) {
            self->people[who].level_a2 |= (uint8_t)(1u << c);
            ledger_rule(&self->ledger, RULE_DOWNSCALED);
        }
}

static ticks
closing_work(const struct chain *self)
{
    return (ticks)(self->params->course.closing_minutes * 60.0);
}

/* Z ends with an interview at the municipality (Bi21 art. 3.14(2)c). */
static void
z_over(struct chain *self, uint32_t who)
{
    struct person *person = &self->people[who];

    person->passed = MASK_ALL;
    person->step = STEP_CLOSING_QUEUE;
    if (desk_ask(self, desk_of_intake(person), slot_of_move(who), closing_work(self)))
        closing_granted(self, who);
}

/* The school's diploma ends the onderwijsroute; without it the B1 exams are left (Bi21 art. 3.3),
 * and the route becomes B1 (art. 5.4(1): possible during the whole term). */
static void
onderwijs_over(struct chain *self, uint32_t who)
{
    if (chain_happens(self, who, DECIDE_SUCCESS, self->params->course.onderwijs_success)) {
        self->people[who].passed = MASK_ALL;
        exams_check(self, who);
        return;
    }
    ledger_rule(&self->ledger, RULE_ROUTE_SWITCHED);
    person_route(self, who, ROUTE_B1);
    exams_begin(self, who);
}

void
course_over(struct chain *self, uint32_t who)
{
    enum desk_name desk = desk_of_course(&self->people[who]);
    enum route route = (enum route)self->people[who].route;

    stage_enter(self, who, STAGE_EXAMS);
    self->people[who].step = STEP_EXAMS;
    if (route == ROUTE_Z) {
        z_over(self, who);
    } else if (route == ROUTE_ONDERWIJS) {
        onderwijs_over(self, who);
    } else {
        downscale(self, who);
        exams_begin(self, who);
    }
    desk_done(self, desk);
}

void
closing_granted(struct chain *self, uint32_t who)
{
    person_go_at(self, who, STEP_CLOSING,
                 desk_finish(self, desk_of_intake(&self->people[who]), closing_work(self)));
}

void
closing_done(struct chain *self, uint32_t who)
{
    self->people[who].step = STEP_EXAMS;
    desk_done(self, desk_of_intake(&self->people[who]));
    exams_check(self, who);
}
