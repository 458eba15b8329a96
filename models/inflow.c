/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/inflow.h"

#include "models/stage.h"

#include <stdlib.h>

/*
 * Who comes.  A calendar month's count is Poisson with mean: the year's cohort x the month's share
 * of the season x the factor of the date.  A factor above 1 adds people with new indices; below 1
 * each person stays by a mark of their own.  So nobody is dealt other luck by another inflow.
 *
 * The people of the Wi2013 come in the same way, by the year of DUO's letter and without a factor;
 * those of the Wi2021 from its first day on.
 */

/* Of a month: by entrant, by entrant's extra, by entrant under the Wi2013. Then the bursts. */
enum {
    MONTHLY_EXTRA = ENTRANTS,
    MONTHLY_WI2013 = 2 * ENTRANTS,
    COUNTS_A_MONTH = 3 * ENTRANTS,
    COUNTS_ONCE = 1 + PARAMS_BURSTS * GROUPS
};

/* Months before the run from which people who sit the exam abroad may still come. When half fail
 * each time and an attempt takes four months, one in a thousand is later than that. */
enum { MONTHS_BACK = 36 };

/* The months whose people may come: those of the run; for gezin those of before, too, who are late,
 * and those of after it, who are early. */
static size_t
months_of(const struct model *model)
{
    return MONTHS_BACK + model->shape.extent[DIMENSION_TIME] +
           (size_t)model->params->bib.lead_months;
}

static int
first_month(const struct model *model)
{
    return model->shape.first_month - MONTHS_BACK;
}

/* The first month whose people may come by themselves: with a run from before the law, its own. */
static int
first_of_wi2021(const struct model *model)
{
    int first = model->shape.first_month;

    return first > WI2021_MONTH ? first : WI2021_MONTH;
}

static bool
is_in_run(const struct model *model, int month)
{
    int in_run = month - model->shape.first_month;

    return in_run >= 0 && in_run < (int)model->shape.extent[DIMENSION_TIME];
}

static bool
may_come(const struct model *model, int month, enum entrant entrant)
{
    int first = first_of_wi2021(model);

    if (entrant == ENTRANT_GEZIN)
        return month >= first - MONTHS_BACK;
    return month >= first && is_in_run(model, month);
}

size_t
inflow_counts(const struct model *model)
{
    return background_counts(model) + months_of(model) * COUNTS_A_MONTH + COUNTS_ONCE;
}

/* Of a month, from the first one on. */
static uint32_t *
monthly(const struct chain *self, size_t month, int what)
{
    return &self->counts[background_counts(self->model) + month * COUNTS_A_MONTH + (size_t)what];
}

/* By burst and group; the first stays free. */
static uint32_t *
once(const struct chain *self, int what)
{
    return monthly(self, months_of(self->model), what);
}

/* ---- how many ---- */

/* The cohort of a calendar year; the first one given reaches back, the last one goes on. */
static double
persons_of_year(const struct params *p, int year, enum entrant entrant)
{
    int64_t i = 0;

    while (i + 1 < p->inflow.n_years && atoi(p->inflow.years[i + 1].id) <= year)
        i++;
    return p->inflow.n_years > 0 ? p->inflow.years[i].persons[entrant] : 0.0;
}

/* Of a year's people, those of a month. */
static double
in_month(const struct params *p, int month, enum entrant entrant, double persons)
{
    const double *season = p->inflow.season[entrant];
    double sum = 0.0;

    for (int m = 0; m < 12; m++)
        sum += season[m];
    return persons * season[month % 12] / sum;
}

double
inflow_expected(const struct params *p, int month, enum entrant entrant)
{
    if (month < 0) /* no year is before 1970 */
        return 0.0;
    return in_month(p, month, entrant, persons_of_year(p, 1970 + month / 12, entrant));
}

double
inflow_expected_wi2013(const struct params *p, int month, enum entrant entrant)
{
    for (int64_t i = 0; i < p->inflow.n_wi2013; i++)
        if (atoi(p->inflow.wi2013[i].id) == 1970 + month / 12)
            return in_month(p, month, entrant, p->inflow.wi2013[i].persons[entrant]);
    return 0.0;
}

uint32_t
inflow_poisson(const struct chain *self, unsigned month, unsigned what, double mean)
{
    return rng_poisson(&self->rng, rng_person_make(STREAM_COUNT, month, what), DECIDE_COUNT,
                       mean * self->params->run.scale);
}

static void
prepare_month(struct chain *self, size_t index)
{
    const struct params *p = self->params;
    int month = first_month(self->model) + (int)index;
    day_number first = month_start(month);

    for (int e = 0; e < ENTRANTS; e++) {
        bool come = may_come(self->model, month, (enum entrant)e);
        double mean = come ? inflow_expected(p, month, (enum entrant)e) : 0.0;
        double factor = timeline_at(&p->inflow.factor[e], first);
        double old = is_in_run(self->model, month)
                         ? inflow_expected_wi2013(p, month, (enum entrant)e)
                         : 0.0;
        *monthly(self, index, e) =
            inflow_poisson(self, (unsigned)month, (unsigned)(COUNT_ENTRANT + e), mean);
        *monthly(self, index, MONTHLY_EXTRA + e) =
            inflow_poisson(self, (unsigned)month, (unsigned)(COUNT_EXTRA + e),
                           factor > 1.0 ? mean * (factor - 1.0) : 0.0);
        *monthly(self, index, MONTHLY_WI2013 + e) =
            inflow_poisson(self, (unsigned)month, (unsigned)(COUNT_WI2013 + e), old);
    }
}

void
inflow_prepare(struct chain *self)
{
    const struct params *p = self->params;

    background_prepare(self);
    for (size_t m = 0; m < months_of(self->model); m++)
        prepare_month(self, m);
    for (int i = 0; i < COUNTS_ONCE; i++)
        *once(self, i) = 0;
    for (int i = 0; i < (int)p->inflow.n_bursts * GROUPS; i++)
        *once(self, COUNT_BURST + i) =
            inflow_poisson(self, 0, (unsigned)(COUNT_BURST + i),
                           p->inflow.bursts[i / GROUPS].persons[i % GROUPS]);
}

size_t
inflow_people(const struct chain *self)
{
    size_t sum = 0;

    for (size_t i = background_counts(self->model); i < inflow_counts(self->model); i++)
        sum += self->counts[i];
    return sum;
}

/* ---- when they come ---- */

void
inflow_expect(struct chain *self, uint32_t who, ticks duty)
{
    if (duty < chain_now(self) || duty < ticks_of_day(month_start(WI2021_MONTH))) {
        person_free(self, who);
        return;
    }
    newcomer_make(self, who, duty);
    person_go_at(self, who, STEP_EXPECTED, duty);
}

/* After the first moment of a month. */
static ticks
moment_in(const struct chain *self, uint32_t who, int month)
{
    ticks start = ticks_of_day(month_start(month));
    uint32_t span = (uint32_t)(ticks_of_day(month_start(month + 1)) - start);

    return draw_index(chain_bits(self, who, DECIDE_MOMENT, 0), span);
}

/* A person of a month, at a moment of it; who sits the exam abroad sets out long before. */
static void
expect(struct chain *self, int month, enum entrant entrant, uint32_t index, double kept)
{
    uint32_t who = person_new(self, (unsigned)STREAM_ENTRANT + entrant, (unsigned)month, index,
                              REGIME_WI2021, group_of_entrant(entrant));
    ticks start = ticks_of_day(month_start(month)), moment = moment_in(self, who, month);

    person_flag(&self->people[who], PERSON_NAREIS, entrant == ENTRANT_NAREIS);
    if (!chain_happens(self, who, DECIDE_THIN, kept))
        person_free(self, who);
    else if (entrant == ENTRANT_GEZIN &&
             !chain_happens(self, who, DECIDE_BIB_EXEMPT, self->params->bib.exempt))
        bib_set_out(self, who,
                    ticks_of_day(month_start(month - (int)self->params->bib.lead_months)) + moment);
    else
        inflow_expect(self, who, start + moment);
}

/* All of a month and kind. */
static void
expect_month(struct chain *self, int month, enum entrant entrant)
{
    size_t index = (size_t)(month - first_month(self->model));
    uint32_t n = *monthly(self, index, (int)entrant) +
                 *monthly(self, index, MONTHLY_EXTRA + (int)entrant);
    double factor = timeline_at(&self->params->inflow.factor[entrant], month_start(month));

    for (uint32_t i = 0; i < n; i++)
        expect(self, month, entrant, i, factor < 1.0 ? factor : 1.0);
}

/* Wi2013: the exam abroad lies before the letter, and is passed by now. */
static void
expect_wi2013(struct chain *self, enum entrant entrant, uint32_t index)
{
    uint32_t who = person_new(self, (unsigned)STREAM_WI2013 + entrant, (unsigned)self->month, index,
                              REGIME_WI2013, group_of_entrant(entrant));
    ticks duty =
        ticks_of_day(month_start(self->month)) + moment_in(self, who, self->month);

    person_flag(&self->people[who], PERSON_NAREIS, entrant == ENTRANT_NAREIS);
    if (entrant == ENTRANT_GEZIN)
        person_flag(&self->people[who], PERSON_PASSED_ABROAD,
                    !chain_happens(self, who, DECIDE_BIB_EXEMPT, self->params->bib.exempt));
    newcomer_make(self, who, duty);
    person_go_at(self, who, STEP_EXPECTED, duty);
}

static void
expect_month_of_wi2013(struct chain *self, enum entrant entrant)
{
    size_t index = (size_t)(self->month - first_month(self->model));
    uint32_t n = *monthly(self, index, MONTHLY_WI2013 + (int)entrant);

    for (uint32_t i = 0; i < n; i++)
        expect_wi2013(self, entrant, i);
}

void
inflow_month(struct chain *self)
{
    for (int e = 0; e < ENTRANTS; e++) {
        int lead = e == ENTRANT_GEZIN ? (int)self->params->bib.lead_months : 0;
        expect_month(self, self->month + lead, (enum entrant)e);
        expect_month_of_wi2013(self, (enum entrant)e);
    }
    background_month(self);
}

/* Who set out before the run. */
static void
start_abroad(struct chain *self)
{
    int first = self->model->shape.first_month, lead = (int)self->params->bib.lead_months;

    for (int month = first_of_wi2021(self->model) - MONTHS_BACK; month < first + lead; month++)
        expect_month(self, month, ENTRANT_GEZIN);
}

/* ---- the start: bursts, and who is on the way ---- */

/* People whose notice comes late and on one day; the duty itself starts over a span of days. */
static void
start_burst(struct chain *self, int which, enum group group)
{
    const struct burst *burst = &self->params->inflow.bursts[which];
    uint32_t n = *once(self, COUNT_BURST + which * GROUPS + (int)group);
    uint32_t span = (uint32_t)((burst->duty_until + 1 - burst->duty_from) * TICKS_PER_DAY);

    for (uint32_t i = 0; i < n; i++) {
        uint32_t who = person_new(self, (unsigned)STREAM_BURST + group, (unsigned)which, i,
                                  REGIME_WI2021, group);
        ticks duty = ticks_of_day(burst->duty_from) +
                     draw_index(chain_bits(self, who, DECIDE_MOMENT, 0), span);
        bool in_stock = self->params->stock.rows != NULL && duty < chain_now(self);
        if (in_stock || duty < ticks_of_day(month_start(WI2021_MONTH))) {
            person_free(self, who);
            continue;
        }
        if (duty < chain_now(self))
            duty = chain_now(self);
        newcomer_make(self, who, duty);
        self->people[who].notice = stamp_of(ticks_of_day(burst->date) + ROSTER_OPENS);
        if (self->people[who].notice < self->people[who].duty)
            self->people[who].notice = self->people[who].duty;
        person_go_at(self, who, STEP_EXPECTED, duty);
    }
}

void
inflow_start(struct chain *self)
{
    start_abroad(self);
    for (int i = 0; i < (int)self->params->inflow.n_bursts; i++)
        for (int g = 0; g < GROUPS; g++)
            start_burst(self, i, (enum group)g);
    background_start(self);
}

/* ---- the duty starts ---- */

/* Status holders come by reception, and some of the family who join them; the rest of these, gezin
 * and overig live in the municipality from the first day. */
static bool
comes_by_reception(const struct chain *self, uint32_t who)
{
    const struct person *person = &self->people[who];

    if (!person_is(person, PERSON_NAREIS))
        return person->group == GROUP_ASIEL;
    return chain_happens(self, who, DECIDE_TO_RECEPTION,
                         self->params->inflow.nareis_to_reception);
}

/* There is no home to wait for: the municipality begins, or a course of one's own is looked for. */
static void
settle_in(struct chain *self, uint32_t who)
{
    if (self->people[who].regime == REGIME_WI2013) {
        wi2013_settled(self, who);
        return;
    }
    self->people[who].step = STEP_WAIT_NOTICE;
    intake_policy(self, who);
    landing_try(self, who);
}

void
inflow_arrive(struct chain *self, uint32_t who)
{
    struct person *person = &self->people[who];
    bool to_reception = comes_by_reception(self, who);

    if (person->leave_at <= chain_now(self))
        person->leave_at = stamp_of(chain_now(self) + TICKS_PER_DAY);
    stage_arrive(self, who, to_reception ? STAGE_RECEPTION : STAGE_LANDING, false);
    if (person->regime == REGIME_WI2013)
        wi2013_arrive(self, who);
    else
        person_wind(self, who);
    if (to_reception) {
        reception_enter(self, who);
        person_go(self, who, STEP_COUPLING,
                  chain_draw(self, who, DECIDE_COUPLING, &self->model->draws.coupling));
    } else {
        person->settled = stamp_of(chain_now(self));
        person_flag(person, PERSON_SETTLED, true);
        settle_in(self, who);
    }
}
