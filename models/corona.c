/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/stage.h"

/*
 * Longer terms for corona under the Wi2013 (Blr; letter of 24 June 2024, 4.3): on each date of
 * params.term.corona the terms of all who are in one grow by so many months, or of those alone
 * whose term would end within some months.  Nobody applies for it.  A term whose end waits for a
 * decision or for results grows, too.
 */

static void
schedule(struct chain *self, day_number from)
{
    const struct params *p = self->params;
    day_number next = DAY_NEVER;

    for (int64_t i = 0; i < p->term.n_corona; i++)
        if (p->term.corona[i].date >= from && p->term.corona[i].date < next)
            next = p->term.corona[i].date;
    if (next != DAY_NEVER)
        agenda_schedule(&self->agenda, SLOT_CORONA, ticks_of_day(next), EVENT_CAPACITY);
}

void
corona_open(struct chain *self)
{
    schedule(self, chain_today(self));
}

/* Records given back, and those of people who lodge on, have no duty. */
static bool
is_in_term(const struct chain *self, uint32_t who)
{
    const struct person *person = &self->people[who];

    return person->duty != STAMP_NEVER && person->regime == REGIME_WI2013 &&
           !person_is_ahead(person) &&
           (person->term_end != STAMP_NEVER ? person->term_end > chain_now(self)
                                            : extension_awaits_results(self, who));
}

static void
grow(struct chain *self, uint32_t who, const struct corona_step *step)
{
    day_number end = extension_end(self, who), grown;

    if (step->within_months > 0 && end > day_add_months(step->date, (int)step->within_months))
        return;
    grown = day_past_term(end, (int)step->months);
    person_extended(self, who,
                    step->within_months > 0 ? GROUND_CORONA_SPECIFIC : GROUND_CORONA, grown - end);
    extension_move_end(self, who, grown);
}

void
corona_step(struct chain *self)
{
    const struct params *p = self->params;
    day_number today = chain_today(self);

    for (int64_t i = 0; i < p->term.n_corona; i++)
        for (uint32_t who = 0; p->term.corona[i].date == today && who < self->people_used; who++)
            if (is_in_term(self, who))
                grow(self, who, &p->term.corona[i]);
    schedule(self, today + 1);
}
