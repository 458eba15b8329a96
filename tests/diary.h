/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_DIARY_H
#define TESTS_DIARY_H

/*
 * A diary of each person, written after each event by looking at all records: what became of whom,
 * without any counter of the operators.
 */

#include "models/chain.c"

#include <criterion/criterion.h>

enum { DIARIES = 1 << 14, RECORDS = 1 << 14, NO_DIARY = -1 };

/* What is known of somebody who ever came, whether still there or not. */
struct diary {
    uint64_t address;
    enum regime regime;
    enum group group;
    enum stage stage; /* phase; final once gone */
    enum lodging lodging;
    stamp since; /* the duty's start: a record that is free has forgotten it */
    day_number duty, settled;
    int32_t days_to_home; /* whole ones: a wait is rounded down */
    bool noticed, has_settled, has_intake, has_plan, from_reception, in_har;
    bool lodges; /* has no duty any more, but no home either */
    enum route route; /* of the plan */
    enum lbt_result lbt;
    double people_housed; /* with him */
    day_number housed;
};

static struct diary diaries[DIARIES];
static int n_diaries;
static int diary_of[RECORDS]; /* by record, now */

static inline uint64_t
address_of(const struct person *person)
{
    return (uint64_t)person->stream << 48 | (uint64_t)person->month << 32 | person->index;
}

static inline void
diary_open(uint32_t who, const struct person *person)
{
    cr_assert_lt(n_diaries, DIARIES);
    diary_of[who] = n_diaries;
    diaries[n_diaries++] = (struct diary){.address = address_of(person),
                                          .regime = (enum regime)person->regime,
                                          .group = (enum group)person->group,
                                          .since = person->duty,
                                          .duty = ticks_to_day((ticks)person->duty)};
}

/* So many are housed with him, the first time. */
static inline void
diary_note_housed(const struct chain *chain, struct diary *diary)
{
    if (diary->people_housed > 0.0)
        return;
    diary->housed = chain_today(chain);
    diary->people_housed =
        1.0 / timeline_at(&chain->params->housing.obliged_share, chain_today(chain));
}

/* Has a home, or a place that counts as one. */
static inline void
diary_note_home(const struct chain *chain, struct diary *diary, const struct person *person,
                const struct traits *traits)
{
    bool in_har = person_is(person, PERSON_PLACED) && traits->lodging == LODGING_HAR;

    diary->from_reception |= person_is(person, PERSON_FROM_AZC);
    diary->in_har = in_har;
    if (!diary->has_settled && person_is(person, PERSON_SETTLED)) {
        diary->has_settled = true;
        diary->settled = chain_today(chain);
        diary->days_to_home = (int32_t)((chain_now(chain) - (ticks)diary->since) / TICKS_PER_DAY);
    }
    if (diary->from_reception && (in_har || diary->has_settled))
        diary_note_housed(chain, diary);
}

static inline void
diary_note(const struct chain *chain, struct diary *diary, const struct person *person,
           const struct traits *traits)
{
    diary->stage = (enum stage)person->phase;
    diary->noticed |= person_is(person, PERSON_NOTICED);
    diary_note_home(chain, diary, person, traits);
    if (!diary->has_intake && person->pip == STAMP_NEVER && person->intake != STAMP_NEVER)
        diary->has_intake = true;
    if (!diary->has_plan && person->pip != STAMP_NEVER) {
        diary->has_plan = true;
        diary->route = (enum route)person->route;
        diary->lbt = person_is(person, PERSON_UNTESTED)   ? LBT_UNTESTED
                     : person_is(person, PERSON_FEASIBLE) ? LBT_FEASIBLE
                                                          : LBT_NOT_FEASIBLE;
    }
}

/* Gone, however. Wi2013 people go when they get a home, which the record still tells; but where
 * another has it by now. */
static inline void
diary_close(const struct chain *chain, uint32_t who)
{
    struct diary *diary = &diaries[diary_of[who]];
    const struct person *person = &chain->people[who];

    if (diary->address == address_of(person) && person_is(person, PERSON_SETTLED))
        diary_note_home(chain, diary, person, &chain->traits[who]);
    if (diary->lodges)
        diary_note_housed(chain, diary);
    diary->lodges = false;
    diary->stage = STAGE_LAPSED;
    diary_of[who] = NO_DIARY;
}

/* Without the duty, and in reception still. */
static inline bool
lodges_on(const struct person *person)
{
    return person->duty == STAMP_NEVER && stage_is_final((enum stage)person->phase) &&
           (person_is(person, PERSON_PLACED) || person_is(person, PERSON_UNPLACED));
}

/* After an event: whoever came, went or changed. */
static inline void
diary_look(const struct chain *chain)
{
    cr_assert_lt(chain->people_used, RECORDS);
    for (uint32_t who = 0; who < chain->people_used; who++) {
        const struct person *person = &chain->people[who];
        bool there = person->duty != STAMP_NEVER && !person_is_ahead(person);
        int at = diary_of[who];
        if (at != NO_DIARY && diaries[at].address == address_of(person) && lodges_on(person)) {
            diaries[at].lodges = true;
            diaries[at].stage = (enum stage)person->phase;
            continue;
        }
        if (at != NO_DIARY && (!there || diaries[at].address != address_of(person)))
            diary_close(chain, who);
        if (!there)
            continue;
        if (diary_of[who] == NO_DIARY)
            diary_open(who, person);
        diary_note(chain, &diaries[diary_of[who]], person, &chain->traits[who]);
    }
}

#endif
