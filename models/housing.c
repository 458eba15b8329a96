/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/lost.h"
#include "models/stage.h"

/*
 * The wait for a home is a job beside the person's way, for an early start goes on without one.
 * Each class of municipality houses those linked to it (Huisvestingswet art. 28): those whose need is
 * urgent first, the others in the order of koppeling.  Few homes suit some, such as large families:
 * those go to them first, and of the rest they have what the others leave.  A home is taken for
 * good.
 */

enum { LANE_URGENT, LANE_OTHERS, LANE_HARD };

/* Homes have been found: the special ones are given out; the rest follow by the desk's order. */
void
housing_found(struct chain *self, enum municipality municipality, int64_t special)
{
    enum desk_name desk = (enum desk_name)(DESK_HOMES + municipality);
    uint32_t slot;

    while (special-- > 0) {
        slot = desk_grant_lane(&self->desks[desk], LANE_HARD, chain_now(self));
        if (slot == DESK_NONE)
            return;
        housing_granted(self, slot - self->slot_jobs);
    }
}

static unsigned
lane_of(const struct traits *traits)
{
    if (traits->habits & HABIT_URGENT)
        return LANE_URGENT;
    return traits->habits & HABIT_HARD ? LANE_HARD : LANE_OTHERS;
}

void
housing_begin(struct chain *self, uint32_t who)
{
    const struct person *person = &self->people[who];
    uint32_t job = job_new(self, who, JOB_HOME);
    struct job *record = &self->jobs[job];

    record->desk = (uint8_t)desk_of_homes(person);
    record->step = JOB_QUEUE;
    record->since = stamp_of(chain_now(self));
    if (desk_ask_lane(self, (enum desk_name)record->desk, slot_of_job(self, job),
                      lane_of(&self->traits[who]), 0))
        housing_granted(self, job);
}

/* The wait began with the koppeling; a home may be found already. */
void
housing_stock(struct chain *self, uint32_t who, day_number moves)
{
    const struct person *person = &self->people[who];
    uint32_t job = job_new(self, who, JOB_HOME);
    struct job *record = &self->jobs[job];
    ticks at = ticks_of_day(moves);

    record->desk = (uint8_t)desk_of_homes(person);
    record->step = JOB_QUEUE;
    record->since = person->coupled;
    if (moves != DAY_NEVER)
        job_go(self, job, JOB_MOVING, at > chain_now(self) ? at : chain_now(self));
    else if (desk_ask_lane(self, (enum desk_name)record->desk, slot_of_job(self, job),
                           lane_of(&self->traits[who]), 0))
        housing_granted(self, job);
}

void
housing_granted(struct chain *self, uint32_t job)
{
    job_go(self, job, JOB_MOVING,
           chain_now(self) +
               chain_draw(self, self->jobs[job].person, DECIDE_MOVE, &self->model->draws.move));
}

/* Out of reception. A place of the HAR counted for the task when it was taken (rules.md section 6);
 * other places count now. */
static void
move_out(struct chain *self, uint32_t who)
{
    if (self->traits[who].lodging != LODGING_HAR)
        homes_housed(self, (enum municipality)self->people[who].municipality);
    reception_leave(self, who);
}

/* Registered in the municipality. */
static void
settle(struct chain *self, uint32_t who)
{
    struct person *person = &self->people[who];

    person->settled = stamp_of(chain_now(self));
    person_flag(person, PERSON_SETTLED, true);
    person_waited(self, who, INTERVAL_COUPLED_TO_HOUSED, person->coupled);
    person_waited(self, who, INTERVAL_STATUS_TO_HOUSED, person->duty);
    if (person->regime == REGIME_WI2013)
        lost_end(self, who, LOST_HOME);
    cohorts_settle(self, who);
    move_out(self, who);
}

void
housing_moved(struct chain *self, uint32_t job)
{
    uint32_t who = self->jobs[job].person;
    struct person *person = &self->people[who];

    job_end(self, job);
    if (stage_is_final((enum stage)person->phase)) { /* the duty ended before the home was there */
        move_out(self, who);
        person_free(self, who);
        return;
    }
    settle(self, who);
    if (person->regime == REGIME_WI2013) {
        stage_enter(self, who, STAGE_LANDING);
        wi2013_settled(self, who);
    } else if (person->step == STEP_WAIT_HOME) {
        stage_enter(self, who, STAGE_LANDING);
        person->step = STEP_WAIT_NOTICE;
        landing_try(self, who);
    } else if (person->step == STEP_TRAVEL) {
        travel_housed(self, who);
    }
}
