/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/stock_place.h"

#include "models/grounds.h"
#include "models/loan.h"
#include "models/lost.h"
#include "models/stage.h"

/* ---- who he is ---- */

static bool
was_in_reception(const struct stock_row *row)
{
    return row->coupled != STOCK_UNKNOWN || row->stage <= STAGE_COUPLED;
}

/* Where nothing is said the notice of who has had an intake came with the duty. One of today is to
 * come, but to whom it must have come by now. */
static void
set_notice(struct chain *chain, uint32_t who, const struct stock_row *row)
{
    struct person *person = &chain->people[who];
    bool came = row->stage >= STAGE_INTAKE || row->step == STEP_LANDING ||
                row->regime == REGIME_WI2013;

    if (row->notice != STOCK_UNKNOWN)
        person->notice = stock_stamp(row->notice);
    else if (row->stage >= STAGE_INTAKE && person->notice > chain_now(chain))
        person->notice = person->duty;
    person_flag(person, PERSON_NOTICED,
                person->notice < chain_now(chain) + (came ? 1 : 0));
}

static void
set_dates(struct chain *chain, uint32_t who, const struct stock_row *row)
{
    struct person *person = &chain->people[who];

    set_notice(chain, who, row);
    person->coupled = stock_stamp(row->coupled);
    person->settled = stock_stamp(row->settled);
    if (!was_in_reception(row) && row->settled == STOCK_UNKNOWN)
        person->settled = person->duty;
    person->pip = stock_stamp(row->pip);
    if (row->stage >= STAGE_OFFER)
        person->offered = stock_stamp(row->offered);
    else
        person->intake = stock_stamp(row->intake);
    person_flag(person, PERSON_SETTLED, person->settled != STAMP_NEVER);
    person_flag(person, PERSON_FROM_AZC, was_in_reception(row));
}

/* What the person has passed, and at which level the rest may be. */
static void
set_components(struct chain *chain, uint32_t who, const struct stock_row *row)
{
    struct person *person = &chain->people[who];

    if (row->passed != STOCK_UNKNOWN)
        person->passed = (uint8_t)row->passed;
    if (row->waived != STOCK_UNKNOWN)
        person->waived |= (uint8_t)row->waived;
    if (row->a2 != STOCK_UNKNOWN)
        person->level_a2 = (uint8_t)row->a2;
    else if (person->regime == REGIME_WI2013)
        person->level_a2 = wi2013_sits_nt2(chain, who) ? 0 : MASK_LANGUAGE;
}

static bool
has_started(const struct stock_row *row)
{
    return row->step == STEP_COURSE || row->step == STEP_OWN_LESSONS || row->stage >= STAGE_EXAMS ||
           (row->lesson_hours != STOCK_UNKNOWN && row->stage >= STAGE_COURSE);
}

static void
set_traits(struct chain *chain, uint32_t who, const struct stock_row *row)
{
    struct person *person = &chain->people[who];
    struct traits *traits = &chain->traits[who];

    if (row->habits != STOCK_UNKNOWN)
        traits->habits = (uint8_t)row->habits;
    else if (was_in_reception(row))
        reception_habits(chain, who);
    if (person->regime == REGIME_WI2021 && row->calls != STOCK_UNKNOWN && row->stage < STAGE_PIP)
        traits->calls = (uint8_t)row->calls;
    if (person->regime == REGIME_WI2021 && row->credit_hours != STOCK_UNKNOWN)
        traits->credit_hours = (uint16_t)row->credit_hours;
    if (person->regime == REGIME_WI2021 && row->no_offer_days != STOCK_UNKNOWN)
        person->no_offer_days = (uint16_t)row->no_offer_days;
    if (person->group == GROUP_GEZIN)
        person_flag(person, PERSON_PASSED_ABROAD,
                    !chain_happens(chain, who, DECIDE_BIB_EXEMPT, chain->params->bib.exempt));
    person_flag(person, PERSON_STARTED, has_started(row));
    if (row->lbt != STOCK_UNKNOWN) {
        person_flag(person, PERSON_FEASIBLE, row->lbt == LBT_FEASIBLE);
        person_flag(person, PERSON_UNTESTED, row->lbt == LBT_UNTESTED);
    } else if (person->regime == REGIME_WI2021 && row->stage >= STAGE_PIP) {
        intake_test(chain, who);
    }
}

/* ---- the term ---- */

static day_number
first_of_term(const struct chain *chain, uint32_t who)
{
    const struct person *person = &chain->people[who];
    day_number months = (day_number)chain->params->enforcement.new_term_months_wi2013;

    if (person_is(person, PERSON_NEW_TERM))
        return day_past_term(ticks_to_day((ticks)person->term_end), -(int)months);
    return person->regime == REGIME_WI2013 ? ticks_to_day((ticks)person->duty)
                                           : ticks_to_day((ticks)person->pip) + 1;
}

/* Up to when everything was weighed for a longer term; 0: nothing was. Where nothing is said, whose
 * term was lengthened had that for what had happened by now; who might have applied since the
 * window opened, and did not, had nothing to ask for by then. */
static day_number
weighed_until(const struct chain *chain, uint32_t who, const struct stock_row *row, day_number own)
{
    day_number end = ticks_to_day((ticks)chain->people[who].term_end);
    day_number opens = day_add_months(end, -(int)chain->params->term.window_months);

    if (row->weighed != STOCK_UNKNOWN)
        return row->weighed;
    if (end > own)
        return chain_today(chain);
    return opens < chain_today(chain) && row->applied == STOCK_UNKNOWN ? opens : 0;
}

/* What was weighed before. */
static void
set_weighed(struct chain *chain, uint32_t who, const struct stock_row *row, day_number first)
{
    struct person_lost *lost = &chain->lost[who];
    day_number own = day_past_term(first, (int)chain->params->term.months);
    day_number until = weighed_until(chain, who, row, own);

    if (until > 0)
        grounds_weighed(chain, who, first, until);
    if (row->given != STOCK_UNKNOWN)
        lost->grounds |= (uint16_t)row->given;
    if (row->late_days != STOCK_UNKNOWN && row->late_until != STOCK_UNKNOWN) {
        lost->delay_days = (uint16_t)row->late_days;
        lost->delay_until = (uint16_t)row->late_until;
    }
}

/* An end that is past and waits for no decision comes at once. */
static void
run_term(struct chain *chain, uint32_t who, const struct stock_row *row)
{
    struct person *person = &chain->people[who];
    int32_t known = row->term_end;
    day_number first;

    person->term_end = stock_stamp(known);
    first = first_of_term(chain, who);
    if (known == STOCK_UNKNOWN)
        person->term_end =
            stamp_of(ticks_of_day(day_past_term(first, (int)chain->params->term.months)));
    lost_term_begins(chain, who, first);
    set_weighed(chain, who, row, first);
    extension_begin(chain, who, first);
    if (row->applied != STOCK_UNKNOWN)
        extension_stock(chain, who, stock_stamp(row->applied));
    if (person->term_end < chain_now(chain))
        person->term_end = stamp_of(chain_now(chain));
}

/* Somebody about whom a case is open is in no term. */
static void
set_term(struct chain *chain, uint32_t who, const struct stock_row *row, bool has_case)
{
    struct person *person = &chain->people[who];
    bool begun = person->regime == REGIME_WI2013 || person->pip != STAMP_NEVER;

    if (begun && !has_case)
        run_term(chain, who, row);
    else if (begun)
        lost_term_begins(chain, who, first_of_term(chain, who));
}

static void
count_overruns(struct chain *chain, uint32_t who, const struct stock_row *row, bool has_case)
{
    struct person *person = &chain->people[who];

    person->overruns = (uint8_t)(row->overruns != STOCK_UNKNOWN ? row->overruns : has_case);
    person_flag(person, PERSON_FIRST_TERM_ENDED, person->overruns > 0);
    person_flag(person, PERSON_NEW_TERM, person->overruns > has_case);
}

/* ---- PVT and MAP ---- */

static void
set_participation(struct chain *chain, uint32_t who, const struct stock_row *row)
{
    struct person *person = &chain->people[who];
    bool known = row->participation != STOCK_UNKNOWN;

    if (known)
        person->participation = stock_stamp(row->participation);
    if (person->regime == REGIME_WI2021 && person->pip != STAMP_NEVER && !known)
        participation_plan(chain, who);
    if (person->regime == REGIME_WI2021 && chain->traits[who].credit_hours > 0)
        chain->traits[who].participation_hours =
            (uint16_t)chain->params->participation.startklas_hours;
    if (person->regime == REGIME_WI2013 && person->settled != STAMP_NEVER)
        wi2013_pvt_stock(chain, who, known);
    else if (person->regime == REGIME_WI2013 && !known &&
             ticks_to_day((ticks)person->duty) < chain->params->wi2013.pvt_from)
        person->participation = person->duty;
}

/* ---- comes in ---- */

/* The step holds a course place. */
static bool
holds_course(enum step step)
{
    return step == STEP_REGISTERED || step == STEP_COURSE_START || step == STEP_TRAVEL ||
           step == STEP_COURSE;
}

static void
learn(struct chain *chain, uint32_t who, const struct stock_row *row)
{
    const struct person *person = &chain->people[who];
    struct traits *traits = &chain->traits[who];
    stamp since = row->since != STOCK_UNKNOWN ? stock_stamp(row->since) : person->offered;

    if (!person_is(person, PERSON_STARTED))
        return;
    growth_stock(chain, who, row, since < chain_now(chain) ? since : stamp_of(chain_now(chain)));
    if (row->habits != STOCK_UNKNOWN)
        traits->habits = (uint8_t)row->habits;
    if (person->regime != REGIME_WI2013)
        return;
    loan_begin(chain, who);
    traits->price = (uint16_t)timeline_step(&chain->params->wi2013.price,
                                            person->offered != STAMP_NEVER
                                                ? ticks_to_day((ticks)person->offered)
                                                : chain_today(chain));
    if (row->exam_fees != STOCK_UNKNOWN)
        traits->exam_fees = (uint16_t)row->exam_fees;
    if (row->loan != STOCK_UNKNOWN)
        traits->loan = row->loan == STOCK_LOAN_SPENT ? LOAN_TAKEN | LOAN_SPENT
                       : row->loan == STOCK_LOAN     ? LOAN_TAKEN
                                                     : 0;
    chain->loans_spent += (traits->loan & LOAN_SPENT) != 0;
}

uint32_t
stock_come_in(struct chain *chain, const struct stock_row *row, bool has_case)
{
    uint32_t who = person_new(chain, STREAM_STOCK_ROW, 0, (uint32_t)row->id,
                              (enum regime)row->regime, (enum group)row->group);
    struct person *person = &chain->people[who];

    person_flag(person, PERSON_NAREIS, row->nareis == 1);
    person->step = (uint8_t)row->step;
    newcomer_stock(chain, who, row);
    if (row->route != STOCK_UNKNOWN)
        person->route = (uint8_t)row->route;
    set_dates(chain, who, row);
    set_components(chain, who, row);
    count_overruns(chain, who, row, has_case);
    stage_arrive(chain, who, (enum stage)row->stage, true);
    set_traits(chain, who, row);
    learn(chain, who, row);
    set_participation(chain, who, row);
    set_term(chain, who, row, has_case);
    person_wind(chain, who);
    if (person_is(person, PERSON_FROM_AZC) && !person_is(person, PERSON_SETTLED))
        reception_stock(chain, who, row);
    if (holds_course((enum step)row->step))
        desk_keep(&chain->desks[desk_of_course(person)], chain_now(chain));
    return who;
}
