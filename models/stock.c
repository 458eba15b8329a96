/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/inflow.h"
#include "models/stage.h"
#include "sim/sort.h"

/*
 * The stock: people under Wi2013 who are in reception when the run starts.  They wait for the same
 * homes as the newcomers; once housed they are followed no further.
 */

/* Whether a's duty started later than b's; index breaks ties. */
static bool
later(const void *context, uint32_t a, uint32_t b)
{
    const struct person *people = context;

    if (people[a].duty != people[b].duty)
        return people[a].duty > people[b].duty;
    return people[a].index > people[b].index;
}

/* Wi2013 people in reception when the run starts: linked, and waiting for a home in the order in
 * which they got their status. */
void
stock_start(struct chain *self)
{
    uint32_t n = inflow_stock(self);
    ticks now = chain_now(self);

    for (uint32_t i = 0; i < n; i++) {
        uint32_t who = person_new(self, STREAM_STOCK, 0, i, REGIME_WI2013, GROUP_ASIEL);
        ticks elapsed = chain_draw(self, who, DECIDE_ELAPSED, &self->model->draws.stock_elapsed);
        newcomer_make(self, who, now - elapsed);
        if (self->people[who].leave_at <= now)
            self->people[who].leave_at = stamp_of(now + TICKS_PER_DAY);
        self->order[i] = who;
    }
    sort_numbers(self->order, n, later, self->people);
    for (uint32_t i = 0; i < n; i++) {
        uint32_t who = self->order[i];
        self->people[who].coupled = self->people[who].duty;
        person_flag(&self->people[who], PERSON_NOTICED, true);
        stage_arrive(self, who, STAGE_COUPLED, true);
        reception_enter(self, who);
        self->people[who].step = STEP_WAIT_HOME;
        housing_begin(self, who);
        person_wind(self, who);
    }
}
