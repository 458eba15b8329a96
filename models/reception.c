/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/lost.h"
#include "models/stage.h"
#include "models/stock.h"

/*
 * COA reception and koppeling.  A place in an azc is asked for at once; who finds none waits in
 * overflow (emergency shelter), which delays nothing but leaves no room to study.  At the koppeling
 * some take a place elsewhere, where there is one: in the HAR, in a doorstroomlocatie, with others
 * (logeerregeling); that frees their place in the azc.  A place is held until the home.
 *
 * Room to study is what an early start needs (letter, 2.1.1); it is a share of each kind of place.
 */

/* A place of a kind: with room to study, or without. */
static void
lodge(struct chain *self, uint32_t who, enum lodging lodging)
{
    struct person *person = &self->people[who];
    double share = self->params->reception.study_space[lodging];

    self->traits[who].lodging = (uint8_t)lodging;
    person_flag(person, PERSON_PLACED, true);
    person_flag(person, PERSON_UNPLACED, false);
    person_flag(person, PERSON_STUDIES,
                rng_happens(chain_bits(self, who, DECIDE_STUDIES, (uint32_t)lodging), share));
}

static void
set_habit(struct chain *self, uint32_t who, enum habit habit, unsigned decision, double share)
{
    if (chain_happens(self, who, decision, share))
        self->traits[who].habits |= (uint8_t)habit;
}

/* Goes first for a home, or is hard to find one for: the two ends of one mark. */
static void
set_turn(struct chain *self, uint32_t who)
{
    const struct params *p = self->params;
    uint64_t mark = chain_bits(self, who, DECIDE_URGENT, 0);

    if (rng_happens(mark, p->housing.urgent_share))
        self->traits[who].habits |= HABIT_URGENT;
    else if (rng_happens(~mark, p->housing.hard_share))
        self->traits[who].habits |= HABIT_HARD;
}

void
reception_habits(struct chain *self, uint32_t who)
{
    const struct params *p = self->params;
    day_number today = chain_today(self);

    set_turn(self, who);
    set_habit(self, who, HABIT_PREPARES, DECIDE_PREPARES,
              timeline_at(&p->reception.prepares, today));
    set_habit(self, who, HABIT_TAKES_PART, DECIDE_TAKES_PART,
              timeline_at(&p->reception.takes_part, today));
}

void
reception_enter(struct chain *self, uint32_t who)
{
    person_flag(&self->people[who], PERSON_FROM_AZC, true);
    reception_habits(self, who);
    if (self->people[who].regime == REGIME_WI2013)
        lost_begin(self, who, LOST_HOME);
    if (desk_ask(self, desk_of_lodging(LODGING_AZC), slot_of_clock(who), 0))
        lodge(self, who, LODGING_AZC);
    else
        person_flag(&self->people[who], PERSON_UNPLACED, true);
}

void
reception_stock(struct chain *self, uint32_t who, const struct stock_row *row)
{
    bool kept = row->lodging != STOCK_UNKNOWN && row->lodging != STOCK_OVERFLOW;
    enum lodging lodging = kept ? (enum lodging)row->lodging : LODGING_AZC;
    bool placed = kept || desk_ask(self, desk_of_lodging(LODGING_AZC), slot_of_clock(who), 0);

    if (kept)
        desk_keep(&self->desks[desk_of_lodging(lodging)], chain_now(self));
    if (placed)
        lodge(self, who, lodging);
    else
        person_flag(&self->people[who], PERSON_UNPLACED, true);
    if (placed && row->study != STOCK_UNKNOWN)
        person_flag(&self->people[who], PERSON_STUDIES, row->study != 0);
}

/* A place at last: the municipality that was linked meanwhile may begin there after all. */
void
reception_granted(struct chain *self, uint32_t who)
{
    const struct person *person = &self->people[who];

    lodge(self, who, LODGING_AZC);
    if (person->regime == REGIME_WI2021 && person->phase == STAGE_COUPLED &&
        person->step == STEP_WAIT_HOME) {
        intake_policy(self, who);
        landing_try(self, who);
    }
}

/* ---- other places than in an azc ---- */

static bool
has_room(const struct desk *desk)
{
    return desk->queue.value == 0 && desk->taken < desk->servers.value;
}

/* Into the first kind of place that the person would take and that has room. The HAR counts as
 * housed for the municipality's task. */
static void
move_on(struct chain *self, uint32_t who)
{
    static const enum lodging order[] = {LODGING_HAR, LODGING_DOORSTROOM, LODGING_LOGEER};
    const struct params *p = self->params;

    for (size_t i = 0; i < sizeof order / sizeof order[0]; i++) {
        enum desk_name desk = desk_of_lodging(order[i]);
        uint64_t luck = chain_bits(self, who, DECIDE_LODGING, (uint32_t)order[i]);
        if (!has_room(&self->desks[desk]) || !rng_happens(luck, p->reception.moves[order[i] - 1]))
            continue;
        reception_leave(self, who);
        desk_ask(self, desk, slot_of_clock(who), 0);
        lodge(self, who, order[i]);
        if (order[i] == LODGING_HAR)
            homes_housed(self, (enum municipality)self->people[who].municipality);
        return;
    }
}

/* ---- koppeling ---- */

/* Linked to a municipality, for some with a warm handover (driegesprek). */
void
reception_coupled(struct chain *self, uint32_t who)
{
    struct person *person = &self->people[who];
    double driegesprek =
        timeline_at(&self->params->reception.driegesprek, chain_today(self));

    if (stage_is_final((enum stage)person->phase)) { /* the duty is over, the wait is not */
        housing_begin(self, who);
        return;
    }
    person->coupled = stamp_of(chain_now(self));
    person_waited(self, who, INTERVAL_STATUS_TO_COUPLED, person->duty);
    stage_enter(self, who, STAGE_COUPLED);
    person->step = STEP_WAIT_HOME;
    if (person->regime == REGIME_WI2013) { /* its municipalities begin nothing with them */
        move_on(self, who);
        housing_begin(self, who);
        return;
    }
    set_habit(self, who, HABIT_HANDED_OVER, DECIDE_DRIEGESPREK, driegesprek);
    if (self->traits[who].habits & HABIT_HANDED_OVER)
        person_rule(self, who, RULE_DRIEGESPREK);
    move_on(self, who);
    intake_policy(self, who);
    housing_begin(self, who);
    landing_try(self, who);
}

void
reception_leave(struct chain *self, uint32_t who)
{
    struct person *person = &self->people[who];
    enum desk_name desk = desk_of_lodging((enum lodging)self->traits[who].lodging);

    if (person_is(person, PERSON_PLACED)) {
        person_flag(person, PERSON_PLACED, false);
        desk_done(self, desk);
    } else if (person_is(person, PERSON_UNPLACED)) {
        person_flag(person, PERSON_UNPLACED, false);
        desk_withdraw(&self->desks[desk], slot_of_clock(who), chain_now(self));
    }
}
