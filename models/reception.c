/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/stage.h"

/*
 * COA reception and koppeling.  A place in reception is held until the home; who finds none waits
 * in overflow (emergency shelter), which delays nothing but leaves no room for an early start.
 */

void
reception_enter(struct chain *self, uint32_t who)
{
    bool placed = desk_ask(self, DESK_RECEPTION, slot_of_clock(who), 0);

    person_flag(&self->people[who], placed ? PERSON_PLACED : PERSON_UNPLACED, true);
    person_flag(&self->people[who], PERSON_FROM_AZC, true);
}

/* Linked to a municipality. Some municipalities begin the intake in the azc (letter, 2.1.1). */
void
reception_coupled(struct chain *self, uint32_t who)
{
    struct person *person = &self->people[who];
    double early = timeline_at(&self->params->reception.early_start, chain_today(self));

    person->coupled = stamp_of(chain_now(self));
    ledger_wait(&self->ledger, INTERVAL_STATUS_TO_COUPLED, person->group,
                days_since(self, person->duty));
    stage_enter(self, who, STAGE_COUPLED);
    person->step = STEP_WAIT_HOME;
    if (person_is(person, PERSON_PLACED) && chain_happens(self, who, DECIDE_EARLY, early))
        person_flag(person, PERSON_EARLY, true);
    housing_begin(self, who);
    landing_try(self, who);
}

void
reception_leave(struct chain *self, uint32_t who)
{
    struct person *person = &self->people[who];

    if (person_is(person, PERSON_PLACED)) {
        person_flag(person, PERSON_PLACED, false);
        desk_done(self, DESK_RECEPTION);
    } else if (person_is(person, PERSON_UNPLACED)) {
        person_flag(person, PERSON_UNPLACED, false);
        desk_withdraw(&self->desks[DESK_RECEPTION], slot_of_clock(who), chain_now(self));
    }
}
