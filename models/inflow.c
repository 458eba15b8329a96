/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/stage.h"

#include <stdlib.h>

/*
 * Who comes.  A calendar month's count is Poisson with mean: the year's cohort x the month's share
 * of the season x the factor of the date.  A factor above 1 adds people with new indices; below 1
 * each person stays by a mark of their own.  So nobody is dealt other luck by another inflow.
 */

#define YEAR_TICKS ((ticks)31557600) /* 365.25 days */

/* Index of a month's count of what: group, group's extra, exam's background; then the singles. */
enum { COUNT_GROUP = 0, COUNT_EXTRA = GROUPS, COUNT_EXAM = 2 * GROUPS,
       COUNTS_A_MONTH = COUNT_EXAM + EXAMS };
enum { SINGLE_STOCK, SINGLE_BURST, SINGLE_SEAT = SINGLE_BURST + PARAMS_BURSTS * GROUPS,
       SINGLE_RESULT = SINGLE_SEAT + EXAMS, SINGLES = SINGLE_RESULT + EXAMS };

static size_t
months_of(const struct model *model)
{
    return model->shape.extent[DIMENSION_TIME];
}

size_t
inflow_counts(const struct model *model)
{
    return months_of(model) * COUNTS_A_MONTH + SINGLES;
}

static uint32_t *
monthly(const struct chain *self, size_t month, int what)
{
    return &self->counts[month * COUNTS_A_MONTH + (size_t)what];
}

static uint32_t *
single(const struct chain *self, int what)
{
    return &self->counts[months_of(self->model) * COUNTS_A_MONTH + (size_t)what];
}

/* ---- how many ---- */

/* The cohort of a calendar year; the last one given goes on. */
static double
persons_of_year(const struct params *p, int year, enum group group)
{
    double persons = 0.0;

    for (int64_t i = 0; i < p->inflow.n_years; i++)
        if (atoi(p->inflow.years[i].id) <= year)
            persons = p->inflow.years[i].persons[group];
    return persons;
}

/* Expected duties in a month before the factor of the date. */
static double
expected(const struct params *p, int month, enum group group)
{
    const double *season = p->inflow.season[group];
    double sum = 0.0;

    for (int m = 0; m < 12; m++)
        sum += season[m];
    return persons_of_year(p, 1970 + month / 12, group) * season[month % 12] / sum * p->run.scale;
}

static uint32_t
poisson(const struct chain *self, unsigned month, uint32_t what, double mean)
{
    return rng_poisson(&self->rng, rng_person_make(STREAM_COUNT, month, what), DECIDE_COUNT, mean);
}

static void
prepare_month(struct chain *self, size_t index)
{
    const struct params *p = self->params;
    int month = self->model->shape.first_month + (int)index;
    day_number first = month_start(month);

    for (int g = 0; g < GROUPS; g++) {
        double mean = expected(p, month, (enum group)g);
        double factor = timeline_at(&p->inflow.factor[g], first);
        *monthly(self, index, COUNT_GROUP + g) =
            poisson(self, (unsigned)month, (uint32_t)(COUNT_GROUP + g), mean);
        *monthly(self, index, COUNT_EXTRA + g) =
            poisson(self, (unsigned)month, (uint32_t)(COUNT_EXTRA + g),
                    factor > 1.0 ? mean * (factor - 1.0) : 0.0);
    }
    for (int exam = 0; exam < EXAMS; exam++)
        *monthly(self, index, COUNT_EXAM + exam) =
            poisson(self, (unsigned)month, (uint32_t)(COUNT_EXAM + exam),
                    timeline_at(&p->background.exam[exam].per_month, first) * p->run.scale);
}

void
inflow_prepare(struct chain *self)
{
    const struct params *p = self->params;
    double scale = p->run.scale;

    for (size_t m = 0; m < months_of(self->model); m++)
        prepare_month(self, m);
    for (int i = 0; i < SINGLES; i++)
        *single(self, i) = 0;
    *single(self, SINGLE_STOCK) = poisson(self, 0, SINGLE_STOCK, p->reception.stock_wi2013 * scale);
    for (int i = 0; i < (int)p->inflow.n_bursts * GROUPS; i++)
        *single(self, SINGLE_BURST + i) =
            poisson(self, 0, (uint32_t)(SINGLE_BURST + i),
                    p->inflow.bursts[i / GROUPS].persons[i % GROUPS] * scale);
    for (int exam = 0; exam < EXAMS; exam++) {
        *single(self, SINGLE_SEAT + exam) = poisson(self, 0, (uint32_t)(SINGLE_SEAT + exam),
                                                    p->background.exam[exam].waiting_seat * scale);
        *single(self, SINGLE_RESULT + exam) =
            poisson(self, 0, (uint32_t)(SINGLE_RESULT + exam),
                    p->background.exam[exam].waiting_result * scale);
    }
}

size_t
inflow_people(const struct chain *self)
{
    size_t sum = *single(self, SINGLE_STOCK);

    for (size_t m = 0; m < months_of(self->model); m++)
        for (int what = COUNT_GROUP; what < COUNT_EXAM; what++)
            sum += *monthly(self, m, what);
    for (int i = SINGLE_BURST; i < SINGLE_SEAT; i++)
        sum += *single(self, i);
    return sum;
}

size_t
inflow_background(const struct chain *self)
{
    size_t sum = 0;

    for (size_t m = 0; m < months_of(self->model); m++)
        for (int exam = 0; exam < EXAMS; exam++)
            sum += *monthly(self, m, COUNT_EXAM + exam);
    for (int i = SINGLE_SEAT; i < SINGLES; i++)
        sum += *single(self, i);
    return sum;
}

/* ---- who they are ---- */

/* Age at the duty's start in ticks: a class by its share, then evenly within it; the last class
 * ends at the AOW age. */
static ticks
age_of(const struct chain *self, uint32_t who)
{
    static const double starts[PARAMS_AGES] = {18, 25, 35, 45, 55};
    const struct person *person = &self->people[who];
    const double *shares = self->params->person.age[person->group];
    uint64_t bits = chain_bits(self, who, DECIDE_AGE, 0);
    double mark = (double)(bits >> 11) * (1.0 / 9007199254740992.0), sum = 0.0, end, within;
    int class = 0;

    while (class < PARAMS_AGES - 1 && mark >= sum + shares[class])
        sum += shares[class++];
    end = class < PARAMS_AGES - 1 ? starts[class + 1] : self->params->person.aow_age;
    within = shares[class] > 0.0 ? (mark - sum) / shares[class] : 0.0;
    return (ticks)((starts[class] + (end - starts[class]) * (within < 1.0 ? within : 1.0)) *
                   (double)YEAR_TICKS);
}

/* When a person leaves the duty by law of life: gone, naturalised, dead or pensioned; or, for
 * those with a diploma, dispensed. Wi21 art. 3(1), 4(1)b; rules.md section 1.1. */
static void
decide_leaving(struct chain *self, uint32_t who, ticks age)
{
    const struct params *p = self->params;
    struct person *person = &self->people[who];
    ticks duty = person->duty;
    ticks lapse = duty + chain_draw(self, who, DECIDE_LAPSE, &self->model->draws.lapse[person->group]);
    ticks pension = duty + (ticks)(p->person.aow_age * (double)YEAR_TICKS) - age;
    ticks leave = lapse < pension ? lapse : pension;

    if (chain_happens(self, who, DECIDE_DISPENSED, p->person.dispensed[person->group])) {
        ticks dispensed =
            duty + chain_draw(self, who, DECIDE_DISPENSED_AFTER, &self->model->draws.dispensed_after);
        if (dispensed < leave) {
            leave = dispensed;
            self->traits[who].cause = CAUSE_DISPENSED;
        }
    }
    person->leave_at = stamp_of(leave);
}

/* DUO's notice goes out some time after the duty's start, but not before it resumed sending them
 * under Wi2021 (figures B-IN-23, B-IN-24). */
static stamp
notice_of(const struct chain *self, uint32_t who)
{
    const struct person *person = &self->people[who];
    ticks notice =
        (ticks)person->duty + chain_draw(self, who, DECIDE_NOTICE, &self->model->draws.notice);
    ticks resumed =
        ticks_of_day(self->params->notice.resume[person->group == GROUP_ASIEL ? 0 : 1]) +
        ROSTER_OPENS;

    return stamp_of(notice > resumed ? notice : resumed);
}

/* Where the person lives, or will live once linked. */
static int
municipality_of(const struct chain *self, uint32_t who)
{
    const double *share = self->params->municipality.share;
    uint64_t bits = chain_bits(self, who, DECIDE_MUNICIPALITY, 0);
    double sum = share[0];
    int municipality = 0;

    while (municipality < MUNICIPALITIES - 1 && !rng_happens(bits, sum))
        sum += share[++municipality];
    return municipality;
}

static void
decide_person(struct chain *self, uint32_t who, ticks duty)
{
    struct person *person = &self->people[who];
    ticks age = age_of(self, who);

    person->duty = stamp_of(duty);
    person->municipality = (uint8_t)municipality_of(self, who);
    self->traits[who].age = (uint8_t)(age / YEAR_TICKS);
    person_flag(person, PERSON_WOMAN,
                !chain_happens(self, who, DECIDE_SEX, self->params->person.men[person->group]));
    person->notice = notice_of(self, who);
    decide_leaving(self, who, age);
}

/* ---- when they come ---- */

/* A person of the month under way, expected at a moment of it. */
static void
expect(struct chain *self, enum group group, uint32_t index, double kept)
{
    uint32_t who = person_new(self, (unsigned)STREAM_ENTRANT + group, (unsigned)self->month, index,
                              REGIME_WI2021, group);
    ticks start = ticks_of_day(month_start(self->month));
    uint32_t span = (uint32_t)(ticks_of_day(month_start(self->month + 1)) - start);
    ticks duty = start + draw_index(chain_bits(self, who, DECIDE_MOMENT, 0), span);

    if (!chain_happens(self, who, DECIDE_THIN, kept) || duty < chain_now(self)) {
        person_free(self, who);
        return;
    }
    decide_person(self, who, duty);
    person_go_at(self, who, STEP_EXPECTED, duty);
}

/* People outside the simulated ones who sign up for an exam in the month. */
static void
expect_background(struct chain *self, enum exam exam, uint32_t n)
{
    ticks start = ticks_of_day(month_start(self->month));
    uint32_t span = (uint32_t)(ticks_of_day(month_start(self->month + 1)) - start);

    for (uint32_t i = 0; i < n; i++) {
        uint32_t job = job_new(self, NOBODY, JOB_EXAM);
        struct job *record = &self->jobs[job];
        rng_person address =
            rng_person_make((unsigned)STREAM_BACKGROUND + exam, (unsigned)self->month, i);
        record->exam = (uint8_t)exam;
        record->month = (uint16_t)self->month;
        record->index = i;
        job_go(self, job, JOB_PREPARING,
               start + draw_index(rng_bits(&self->rng, address, DECIDE_MOMENT, 0), span));
    }
}

void
inflow_month(struct chain *self)
{
    size_t index = (size_t)(self->month - self->model->shape.first_month);

    for (int g = 0; g < GROUPS; g++) {
        uint32_t base = *monthly(self, index, COUNT_GROUP + g);
        uint32_t extra = *monthly(self, index, COUNT_EXTRA + g);
        double factor =
            timeline_at(&self->params->inflow.factor[g], month_start(self->month));
        for (uint32_t i = 0; i < base + extra; i++)
            expect(self, (enum group)g, i, factor < 1.0 ? factor : 1.0);
    }
    for (int exam = 0; exam < EXAMS; exam++)
        expect_background(self, (enum exam)exam, *monthly(self, index, COUNT_EXAM + exam));
}

/* ---- the start: stock and bursts ---- */

/* People whose notice comes late and on one day; the duty itself starts over a span of days. */
static void
start_burst(struct chain *self, int which, enum group group)
{
    const struct burst *burst = &self->params->inflow.bursts[which];
    uint32_t n = *single(self, SINGLE_BURST + which * GROUPS + (int)group);
    uint32_t span = (uint32_t)((burst->duty_until + 1 - burst->duty_from) * TICKS_PER_DAY);

    for (uint32_t i = 0; i < n; i++) {
        uint32_t who = person_new(self, (unsigned)STREAM_BURST + group, (unsigned)which, i,
                                  REGIME_WI2021, group);
        ticks duty = ticks_of_day(burst->duty_from) +
                     draw_index(chain_bits(self, who, DECIDE_MOMENT, 0), span);
        if (duty < chain_now(self))
            duty = chain_now(self);
        decide_person(self, who, duty);
        self->people[who].notice = stamp_of(ticks_of_day(burst->date) + ROSTER_OPENS);
        if (self->people[who].notice < self->people[who].duty)
            self->people[who].notice = self->people[who].duty;
        person_go_at(self, who, STEP_EXPECTED, duty);
    }
}

/* Whether a's duty started later than b's; index breaks ties. */
static bool
later(const struct person *people, uint32_t a, uint32_t b)
{
    if (people[a].duty != people[b].duty)
        return people[a].duty > people[b].duty;
    return people[a].index > people[b].index;
}

/* Heapsort: no memory of its own. */
static void
sort_by_duty(uint32_t *order, uint32_t n, const struct person *people)
{
    for (uint32_t size = n, root = n / 2; size > 1;) {
        uint32_t moved, place, child;
        if (root > 0) {
            moved = order[--root];
            place = root;
        } else {
            moved = order[--size];
            order[size] = order[0];
            place = 0;
        }
        while ((child = 2 * place + 1) < size) {
            if (child + 1 < size && later(people, order[child + 1], order[child]))
                child++;
            if (!later(people, order[child], moved))
                break;
            order[place] = order[child];
            place = child;
        }
        order[place] = moved;
    }
}

/* Wi2013 people in reception when the run starts: linked, and waiting for a home in the order in
 * which they got their status. */
static void
start_stock(struct chain *self)
{
    uint32_t n = *single(self, SINGLE_STOCK);
    ticks now = chain_now(self);

    for (uint32_t i = 0; i < n; i++) {
        uint32_t who = person_new(self, STREAM_STOCK, 0, i, REGIME_WI2013, GROUP_ASIEL);
        ticks elapsed = chain_draw(self, who, DECIDE_ELAPSED, &self->model->draws.stock_elapsed);
        decide_person(self, who, now - elapsed);
        if (self->people[who].leave_at <= now)
            self->people[who].leave_at = stamp_of(now + TICKS_PER_DAY);
        self->order[i] = who;
    }
    sort_by_duty(self->order, n, self->people);
    for (uint32_t i = 0; i < n; i++) {
        uint32_t who = self->order[i];
        self->people[who].coupled = self->people[who].duty;
        person_flag(&self->people[who], PERSON_NOTICED, true);
        stage_arrive(self, who, STAGE_COUPLED, true);
        reception_enter(self, who);
        self->people[who].step = STEP_WAIT_HOME;
        housing_begin(self, who);
        person_wind(self, who);
    }
}

/* Background sittings under way when the run starts. */
static void
start_background(struct chain *self, enum exam exam)
{
    for (int kind = 0; kind < 2; kind++) {
        uint32_t n = *single(self, (kind == 0 ? SINGLE_SEAT : SINGLE_RESULT) + (int)exam);
        for (uint32_t i = 0; i < n; i++) {
            uint32_t job = job_new(self, NOBODY, JOB_EXAM);
            self->jobs[job].exam = (uint8_t)exam;
            self->jobs[job].month = (uint16_t)kind;
            self->jobs[job].index = i;
            if (kind == 0) {
                exam_sign_up(self, job);
            } else {
                self->jobs[job].since = stamp_of(chain_now(self));
                grading_begin(self, job, exam_sitting(self, &self->jobs[job]).marking);
            }
        }
    }
}

void
inflow_start(struct chain *self)
{
    start_stock(self);
    for (int i = 0; i < (int)self->params->inflow.n_bursts; i++)
        for (int g = 0; g < GROUPS; g++)
            start_burst(self, i, (enum group)g);
    for (int exam = 0; exam < EXAMS; exam++)
        start_background(self, (enum exam)exam);
}

/* ---- the duty starts ---- */

void
inflow_arrive(struct chain *self, uint32_t who)
{
    struct person *person = &self->people[who];
    bool to_reception =
        person->group == GROUP_ASIEL &&
        !chain_happens(self, who, DECIDE_NAREIS, self->params->inflow.nareis_share);

    if (person->leave_at <= chain_now(self))
        person->leave_at = stamp_of(chain_now(self) + TICKS_PER_DAY);
    stage_arrive(self, who, to_reception ? STAGE_RECEPTION : STAGE_LANDING, false);
    person_wind(self, who);
    if (to_reception) {
        reception_enter(self, who);
        person_go(self, who, STEP_COUPLING,
                  chain_draw(self, who, DECIDE_COUPLING, &self->model->draws.coupling));
    } else {
        person->settled = stamp_of(chain_now(self));
        person_flag(person, PERSON_SETTLED, true);
        person->step = STEP_WAIT_NOTICE;
        intake_policy(self, who);
        landing_try(self, who);
    }
}
