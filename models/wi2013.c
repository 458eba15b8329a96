/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/loan.h"
#include "models/stage.h"

/*
 * People under the Wi2013 (Wi13; rules.md section 5).  Their term begins with the duty, by DUO's
 * letter; from the home on they look for a course of their own, and pay for it out of a loan
 * (loan.c) or of their own pocket.  There is no intake, plan or offer.
 *
 * The lessons end at a level somewhat above A2 (B1 for the few who sit the state exam Nt2 first),
 * or when the money is spent.  The exams follow, or begin beside the lessons when the term ends
 * soon, and at once after an overrun.  Who fails goes on with lessons, until all is passed or the
 * money is spent.  So the phase says what lessons are for: of the course, up to the level; after
 * it, for what was failed.
 *
 * In the corona years fewer lessons are held, or none: at each change of wi2013.lessons everybody's
 * pace is another, and with it what comes next.
 */

enum { LEVEL_A2 = 2 * LEARNING_LEVEL, LEVEL_B1 = 3 * LEARNING_LEVEL };

/* ---- the duty ---- */

bool
wi2013_sits_nt2(const struct chain *self, uint32_t who)
{
    return chain_happens(self, who, DECIDE_NT2,
                         self->params->wi2013.nt2[self->people[who].group]);
}

/* The PVT is signed by those whose duty begins from a day on (Wi13 art. 7a); it is known when they
 * live in the municipality. */
static bool
signs(const struct chain *self, const struct person *person)
{
    return ticks_to_day((ticks)person->duty) >= self->params->wi2013.pvt_from;
}

void
wi2013_arrive(struct chain *self, uint32_t who)
{
    struct person *person = &self->people[who];

    person_flag(person, PERSON_NOTICED, true);
    person_notified(self, who);
    person->level_a2 = wi2013_sits_nt2(self, who) ? 0 : MASK_LANGUAGE;
    if (!signs(self, person))
        person->participation = person->duty;
    term_begin_at(self, who, ticks_to_day((ticks)person->duty));
    medical_begin(self, who);
}

/* ---- the home ---- */

/* Its own term is a year from the home, with the duty (Wi13 art. 7a). */
static void
sign(struct chain *self, uint32_t who)
{
    ticks signed_at = chain_now(self) +
                      chain_draw(self, who, DECIDE_PVT_SIGNED, &self->model->draws.pvt);
    ticks end = ticks_of_day(
        day_past_term(chain_today(self), (int)self->params->wi2013.pvt_months));

    self->people[who].participation = stamp_of(signed_at);
    if (signed_at >= end)
        job_go(self, job_new(self, who, JOB_PVT), JOB_HANDLING, end);
}

/* The PVT's own terms of before the run are over: the one that runs ends on the next day of the
 * same kind as the home's, if it will end unsigned. */
void
wi2013_pvt_stock(struct chain *self, uint32_t who, bool known)
{
    struct person *person = &self->people[who];
    day_number settled = ticks_to_day((ticks)person->settled), end = settled;

    if (!known)
        person->participation =
            signs(self, person)
                ? stamp_of((ticks)person->settled + chain_draw(self, who, DECIDE_PVT_SIGNED,
                                                               &self->model->draws.pvt))
                : person->duty;
    for (int terms = 1; ticks_of_day(end) <= chain_now(self); terms++)
        end = day_past_term(settled, terms * (int)self->params->wi2013.pvt_months);
    if (person->participation >= ticks_of_day(end) && person->participation > chain_now(self))
        job_go(self, job_new(self, who, JOB_PVT), JOB_HANDLING, ticks_of_day(end));
}

void
wi2013_pvt_over(struct chain *self, uint32_t job)
{
    uint32_t who = self->jobs[job].person;
    ticks end = ticks_of_day(
        day_past_term(chain_today(self), (int)self->params->wi2013.pvt_months));

    if (self->people[who].participation >= end)
        job_go(self, job, JOB_HANDLING, end); /* then yearly: Wi13 art. 30, 34 */
    else
        job_end(self, job);
    person_rule(self, who, RULE_PVT_LATE);
    enforcement_pvt(self, who);
}

void
wi2013_settled(struct chain *self, uint32_t who)
{
    const struct person *person = &self->people[who];

    if (signs(self, person))
        sign(self, who);
    person_go(self, who, STEP_OWN_COURSE,
              chain_draw(self, who, DECIDE_SEARCH, &self->model->draws.search[person->group]));
}

/* ---- what comes next in the lessons ---- */

/* When so many lessons will have been attended; past every horizon while none are held, and where
 * there are so many that nobody ever has them. */
static ticks
until_hours(const struct chain *self, uint32_t who, uint32_t hours)
{
    uint32_t done = self->traits[who].lesson_hours;

    if (hours <= done)
        return chain_now(self);
    return hours < LOAN_HOURS_MOST && self->traits[who].weekly_minutes > 0
               ? growth_until(self, who, hours - done)
               : (ticks)STAMP_NEVER;
}

/* That the course is for. */
static int32_t
level_wanted(const struct chain *self, uint32_t who)
{
    const struct person *person = &self->people[who];
    bool b1 = (person_lacks(person) & MASK_LANGUAGE & ~(unsigned)person->level_a2) != 0;

    return b1 ? LEVEL_B1 : LEVEL_A2 + self->model->own_margin;
}

static ticks
end_of_lessons(const struct chain *self, uint32_t who)
{
    ticks money = until_hours(self, who, loan_hours(self, who));

    if (self->people[who].phase != STAGE_COURSE)
        return money;
    return ticks_earlier(money, growth_until_level(self, who, level_wanted(self, who)));
}

/* That this moment has come: it takes less to see than to foresee. */
static bool
are_over(const struct chain *self, uint32_t who)
{
    if (growth_lesson_hours(self, who) >= loan_hours(self, who))
        return true;
    return self->people[who].phase == STAGE_COURSE &&
           growth_level(self, who, chain_now(self)) >= level_wanted(self, who);
}

/* When the exams begin beside the lessons. */
static ticks
until_exams(const struct chain *self, uint32_t who)
{
    const struct person *person = &self->people[who];
    ticks at = person->overruns > 0 ? chain_now(self) : exams_pressed(self, who);

    if (person->phase != STAGE_COURSE)
        return (ticks)STAMP_NEVER;
    return at <= chain_now(self) && exams_under_way(self, who) ? (ticks)STAMP_NEVER : at;
}

/* When the loan will count as used up. */
static ticks
until_spent(const struct chain *self, uint32_t who)
{
    if (self->traits[who].loan & LOAN_SPENT)
        return (ticks)STAMP_NEVER;
    return until_hours(self, who, loan_hours_to_spent(self, who));
}

static void
go_on(struct chain *self, uint32_t who)
{
    ticks at = ticks_earlier(end_of_lessons(self, who), until_exams(self, who));

    at = ticks_earlier(at, until_spent(self, who));
    if (at < chain_now(self))
        at = chain_now(self);
    agenda_cancel(&self->agenda, slot_of_move(who));
    if (at < (ticks)STAMP_NEVER)
        person_go_at(self, who, STEP_OWN_LESSONS, at);
    else
        self->people[who].step = STEP_OWN_LESSONS;
}

/* ---- the lessons ---- */

void
wi2013_start(struct chain *self, uint32_t who)
{
    struct person *person = &self->people[who];

    person->offered = stamp_of(chain_now(self));
    person_flag(person, PERSON_STARTED, true);
    stage_enter(self, who, STAGE_COURSE);
    if (chain_is_traced(self))
        tracer_lessons(self, who);
    growth_begin(self, who);
    growth_lessons(self, who);
    loan_begin(self, who);
    go_on(self, who);
}

static void
stop(struct chain *self, uint32_t who)
{
    agenda_cancel(&self->agenda, slot_of_move(who));
    growth_stop(self, who);
    self->people[who].step = STEP_EXAMS;
    if (self->people[who].phase == STAGE_COURSE)
        stage_enter(self, who, STAGE_EXAMS);
}

/* What is left of the search, or lessons that began before the run: their books are there. */
void
wi2013_stock(struct chain *self, uint32_t who, enum step step, stamp since)
{
    const struct draw *search = &self->model->draws.search[self->people[who].group];

    if (step == STEP_OWN_COURSE)
        person_go(self, who, step, chain_left(self, who, DECIDE_SEARCH, search, since));
    else
        go_on(self, who);
}

void
wi2013_lessons(struct chain *self, uint32_t who)
{
    loan_look(self, who);
    if (are_over(self, who)) {
        stop(self, who);
        exams_begin(self, who);
        effort_check(self, who);
        return;
    }
    if (until_exams(self, who) <= chain_now(self)) {
        person_rule(self, who, RULE_SAT_EARLY);
        exams_begin(self, who);
    }
    go_on(self, who);
}

void
wi2013_passed(struct chain *self, uint32_t who)
{
    stop(self, who);
    exams_check(self, who);
}

/* ---- the exams ---- */

/* The state exam gives way to A2 after two sittings of a component: no more of them count for an
 * exemption for effort. */
void
wi2013_failed(struct chain *self, uint32_t job)
{
    const struct job *record = &self->jobs[job];
    uint32_t who = record->person;
    struct person *person = &self->people[who];

    if (exam_is_b1((enum exam)record->exam) && record->sat >= WI2013_NT2_ATTEMPTS)
        person->level_a2 |= (uint8_t)(1u << record->component);
    if (person->step == STEP_EXAMS && loan_hours(self, who) > self->traits[who].lesson_hours) {
        growth_lessons(self, who);
        go_on(self, who);
    }
}

void
wi2013_pays(struct chain *self, uint32_t job)
{
    const struct params *p = self->params;
    uint32_t who = self->jobs[job].person;
    struct traits *traits = &self->traits[who];
    double fee = self->jobs[job].exam == EXAM_ONA ? p->wi2013.ona_fee : p->wi2013.exam_fee;
    uint32_t sum = traits->exam_fees + (uint32_t)(fee + 0.5);

    traits->exam_fees = (uint16_t)(sum < UINT16_MAX ? sum : UINT16_MAX);
    loan_look(self, who);
    if (self->people[who].step == STEP_OWN_LESSONS)
        go_on(self, who);
}

/* ---- the last months of a term ---- */

/* Work or MAP takes the place of ONA (Bi21 art. 12.1a(5)-(6)). */
static void
waive_ona(struct chain *self, uint32_t who)
{
    double share = timeline_at(&self->params->wi2013.ona_waived, chain_today(self));

    if (!(person_lacks(&self->people[who]) >> COMPONENT_ONA & 1) ||
        !chain_happens(self, who, DECIDE_ONA_WAIVED, share))
        return;
    person_rule(self, who, RULE_ONA_WAIVED);
    exams_waive(self, who, 1u << COMPONENT_ONA);
}

bool
wi2013_window(struct chain *self, uint32_t who)
{
    waive_ona(self, who);
    if (self->people[who].duty == STAMP_NEVER) /* it was the last */
        return false;
    effort_check(self, who);
    return true;
}

/* ---- lessons that are held, or not ---- */

static void
await_change(struct chain *self)
{
    day_number day = timeline_next(&self->params->wi2013.lessons, chain_today(self));

    if (day < self->model->calendar.end)
        agenda_schedule(&self->agenda, SLOT_LESSONS, ticks_of_day(day), EVENT_CAPACITY);
}

void
wi2013_open(struct chain *self)
{
    await_change(self);
}

void
wi2013_change(struct chain *self)
{
    for (uint32_t who = 0; who < self->people_used; who++) {
        const struct person *person = &self->people[who];
        if (person->duty == STAMP_NEVER || person->step != STEP_OWN_LESSONS)
            continue;
        growth_lessons(self, who);
        person_rule(self, who, RULE_LESSONS_HALTED);
        go_on(self, who);
    }
    await_change(self);
}
