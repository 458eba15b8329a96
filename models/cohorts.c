/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/cohorts.h"

#include "models/world.h"

#include <string.h>

enum { FIRST_YEAR = 1970, QUARTERS = 4 }; /* of month_of_day */

void
cohorts_init(struct chain *chain)
{
    memset(&chain->cohorts, 0, sizeof chain->cohorts);
}

/* The person's cohort, or NULL: one that nothing was published of, or the law of 2013. */
static struct cohort *
cohort_of(struct chain *chain, const struct person *person)
{
    int quarter = chain->model->shape.first_quarter + person->cohort;
    int year = quarter / QUARTERS + FIRST_YEAR;

    if (person->regime != REGIME_WI2021 || year < COHORT_FIRST || year > COHORT_LAST)
        return NULL;
    return &chain->cohorts.years[year - COHORT_FIRST];
}

/* In full classes; a month is over on the same day of the next. */
static int
class_of_wait(day_number duty, day_number today)
{
    int full = 0;

    while (full < COHORT_CLASSES - 1 &&
           day_add_months(duty, (full + 1) * COHORT_CLASS_MONTHS) <= today)
        full++;
    return full;
}

void
cohorts_arrive(struct chain *chain, uint32_t who)
{
    const struct person *person = &chain->people[who];
    struct cohort *cohort = cohort_of(chain, person);

    if (cohort == NULL)
        return;
    cohort->became[person->group]++;
    if (person->phase == STAGE_LANDING || person_is(person, PERSON_SETTLED))
        cohort->settled[person->group][0]++;
}

void
cohorts_settle(struct chain *chain, uint32_t who)
{
    const struct person *person = &chain->people[who];
    struct cohort *cohort = cohort_of(chain, person);
    day_number duty = ticks_to_day((ticks)person->duty);

    if (cohort == NULL)
        return;
    cohort->settled[person->group][class_of_wait(duty, chain_today(chain))]++;
    if (person->pip != STAMP_NEVER)
        cohort->settled_planned[person->group]++;
}

void
cohorts_intake(struct chain *chain, uint32_t who)
{
    const struct person *person = &chain->people[who];
    struct cohort *cohort = cohort_of(chain, person);

    if (cohort != NULL)
        cohort->begun[person->group]++;
}

void
cohorts_plan(struct chain *chain, uint32_t who)
{
    const struct person *person = &chain->people[who];
    struct cohort *cohort = cohort_of(chain, person);

    if (cohort == NULL)
        return;
    cohort->planned[person->group]++;
    if (person_is(person, PERSON_SETTLED))
        cohort->settled_planned[person->group]++;
}

void
cohorts_leave(struct chain *chain, uint32_t who)
{
    const struct person *person = &chain->people[who];
    struct cohort *cohort = cohort_of(chain, person);

    if (cohort != NULL && !person_is(person, PERSON_SETTLED))
        cohort->left_unsettled[person->group]++;
}
