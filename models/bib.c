/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/inflow.h"
#include "models/stage.h"

/*
 * The basic exam abroad (Bib; Wet inburgering in het buitenland): a family migrant passes it before
 * entry, and the duty starts at the entry.  Each attempt takes a time, from the sign-up to the
 * result; who fails signs up again at once.  Visa and journey follow the pass.
 *
 * A person of a month sets out bib.lead_months before the own moment in it, so under a mean way of
 * that length the inflow has the size of the month that was asked for, spread a little in time; a
 * higher pass rate brings everybody forward.
 */

static ticks
attempt_time(const struct chain *self, uint32_t who)
{
    uint64_t luck = chain_bits(self, who, DECIDE_BIB_DAYS, self->people[who].bib_failed);
    ticks time = draw_ticks(&self->model->draws.bib_attempt, luck);

    return time > TICKS_PER_DAY ? time : TICKS_PER_DAY; /* nobody fails twice on a day */
}

/* By the pass rate of the result's day. */
static bool
passes(const struct chain *self, uint32_t who, ticks at)
{
    uint64_t luck = chain_bits(self, who, DECIDE_BIB, self->people[who].bib_failed);

    return rng_happens(luck, timeline_at(&self->params->bib.pass, ticks_to_day(at)));
}

static void
enter(struct chain *self, uint32_t who, ticks passed)
{
    self->people[who].bib_failed = 0;
    person_flag(&self->people[who], PERSON_PASSED_ABROAD, true);
    inflow_expect(self, who,
                  passed + chain_draw(self, who, DECIDE_BIB_ENTRY, &self->model->draws.bib_entry));
}

/* Attempts from before the run are behind when it starts; who entered before it is left out. */
void
bib_set_out(struct chain *self, uint32_t who, ticks at)
{
    ticks result = at + attempt_time(self, who);

    while (result < chain_now(self)) {
        if (passes(self, who, result)) {
            enter(self, who, result);
            return;
        }
        self->people[who].bib_failed++;
        result += attempt_time(self, who);
    }
    person_go_at(self, who, STEP_ABROAD, result);
}

void
bib_result(struct chain *self, uint32_t who)
{
    ticks now = chain_now(self);

    if (passes(self, who, now)) {
        enter(self, who, now);
        return;
    }
    if (self->month >= WI2021_MONTH) /* else of nobody who comes, or of the old law */
        person_rule(self, who, RULE_BIB_FAILED);
    self->people[who].bib_failed++;
    person_go_at(self, who, STEP_ABROAD, now + attempt_time(self, who));
}
