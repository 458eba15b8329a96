/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/stage.h"

/*
 * The wait for a home is a job beside the person's way, for an early start goes on without one.
 * Homes are given out in the order of koppeling (Huisvestingswet art. 28: the municipality houses
 * those linked to it); a home is taken for good.
 */

void
housing_begin(struct chain *self, uint32_t who)
{
    uint32_t job = job_new(self, who, JOB_HOME);

    self->jobs[job].desk = DESK_HOMES;
    self->jobs[job].step = JOB_QUEUE;
    self->jobs[job].since = stamp_of(chain_now(self));
    if (desk_ask(self, DESK_HOMES, slot_of_job(self, job), 0))
        housing_granted(self, job);
}

void
housing_granted(struct chain *self, uint32_t job)
{
    job_go(self, job, JOB_MOVING,
           chain_now(self) +
               chain_draw(self, self->jobs[job].person, DECIDE_MOVE, &self->model->draws.move));
}

/* Registered in the municipality. Wi2013 people are followed no further: their exams are in the
 * background demand. */
void
housing_moved(struct chain *self, uint32_t job)
{
    uint32_t who = self->jobs[job].person;
    struct person *person = &self->people[who];

    job_end(self, job);
    person->settled = stamp_of(chain_now(self));
    person_flag(person, PERSON_SETTLED, true);
    ledger_wait(&self->ledger, INTERVAL_COUPLED_TO_HOUSED, person->group,
                days_since(self, person->coupled));
    ledger_wait(&self->ledger, INTERVAL_STATUS_TO_HOUSED, person->group,
                days_since(self, person->duty));
    reception_leave(self, who);
    if (person->regime == REGIME_WI2013) {
        person_end(self, who, STAGE_UNTRACKED);
        return;
    }
    if (person->step == STEP_WAIT_HOME) {
        stage_enter(self, who, STAGE_LANDING);
        person->step = STEP_WAIT_NOTICE;
        landing_try(self, who);
    }
}
