/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/yearbook.h"

#include "models/world.h"

#include <string.h>

enum { MONTHS_A_HALF = 6, HALVES_BEFORE = (YEARBOOK_FIRST - 1970) * 2 };

void
yearbook_init(struct chain *chain)
{
    memset(&chain->yearbook, 0, sizeof chain->yearbook);
}

int
yearbook_half(day_number duty)
{
    int half = month_of_day(duty) / MONTHS_A_HALF - HALVES_BEFORE;

    return half >= 0 && half < YEARBOOK_HALVES ? half : YEARBOOK_HALVES;
}

/* The person's page, or NULL. */
static struct yearbook_page *
page_of(struct chain *chain, const struct person *person)
{
    int half = yearbook_half(ticks_to_day((ticks)person->duty));

    if (person->regime != REGIME_WI2013 || half == YEARBOOK_HALVES)
        return NULL;
    return &chain->yearbook.halves[half];
}

void
yearbook_arrive(struct chain *chain, uint32_t who)
{
    const struct person *person = &chain->people[who];
    struct yearbook_page *page = page_of(chain, person);

    if (page != NULL)
        page->came[person->group]++;
}

void
yearbook_end(struct chain *chain, uint32_t who, enum stage final)
{
    const struct person *person = &chain->people[who];
    struct yearbook_page *page = page_of(chain, person);
    day_number term_end;

    if (page == NULL)
        return;
    term_end = day_past_term(ticks_to_day((ticks)person->duty), (int)chain->params->term.months);
    page->ended[person->group][final - STAGE_DONE]++;
    if (chain_today(chain) < term_end)
        page->in_term[person->group][final - STAGE_DONE]++;
}
