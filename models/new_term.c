/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/stage.h"

/*
 * The new term after an overrun (Wi13 art. 32, 33, 34d; Wi21 art. 24(2)-(4), 25(2)), whether it
 * was fined or not: under the Wi2013 two years, under the Wi2021 by what has been done (rules.md
 * section 4.1).  Who overruns that one, too, has two years, and again.
 */

enum { REPEAT_MONTHS = 24 };

enum { MASK_PARTS = 1 << OFFENCE_PVT | 1 << OFFENCE_MAP };

/* Wi2021, for the exams or the route: by language exams passed; on Z by hours (rules.md section
 * 4.1). */
static int64_t
months_of_route(const struct chain *self, uint32_t who)
{
    const struct params *p = self->params;
    const struct person *person = &self->people[who];
    int progress = 0;

    if (person->route != ROUTE_Z)
        progress = __builtin_popcount(person->passed & MASK_LANGUAGE);
    else
        while (progress < PARAMS_TERMS - 1 &&
               enforcement_hours(self, who) >= p->enforcement.new_term_z_hours[progress])
            progress++;
    return p->enforcement.new_term_months[progress < PARAMS_TERMS ? progress : PARAMS_TERMS - 1];
}

/* Under the Wi2021 the longest that one of the offences gives; PVT and MAP count together. */
int64_t
new_term_months(const struct chain *self, const struct job *job)
{
    const struct params *p = self->params;
    int64_t route = 0, parts = __builtin_popcount(job->offences & MASK_PARTS) *
                               p->enforcement.new_term_part_months;

    if (job->attempt > 0)
        return REPEAT_MONTHS;
    if (self->people[job->person].regime == REGIME_WI2013)
        return p->enforcement.new_term_months_wi2013;
    if (job->offences & 1 << OFFENCE_EXAMS)
        route = months_of_route(self, job->person);
    return route > parts ? route : parts;
}

/* From the day after the decision. */
void
new_term_begin(struct chain *self, uint32_t who, int64_t months)
{
    const struct person *person = &self->people[who];

    ledger_docket(&self->ledger, DOCKET_NEW_TERM, ledger_who_of(person));
    if (chain_is_traced(self))
        tracer_note(self, who, TRACE_CASE, DOCKET_NEW_TERM);
    person_rule(self, who, RULE_NEW_TERM);
    ledger_term(&self->ledger, MEASURE_TERM_NEW, ledger_who_of(person));
    person_new_term(self, who);
    municipal_new_term(self, who, months);
    term_renew(self, who, (int)months);
}
