/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/lost.h"
#include "models/stage.h"

/*
 * Exemption on medical advice (Wi21 art. 5(1), Bi21 art. 2.7).  Somebody applies with the plan,
 * some time after it, or when the end of the term comes near; the designated doctors judge on the file
 * alone or in a consultation; DUO decides.  In full it ends the duty, in part it takes away the
 * participation part of Z or at most three components; adapted exams are easier to pass; of the
 * refused some object, and are judged in one more consultation.
 *
 * Whether the file will do is seen when an adviser takes it up, so a change of that share acts on
 * those who are in line already.  A consultation that is missed costs the adviser's time, and the
 * applicant stands in line once more.
 *
 * People under the Wi2013 (Wi13 art. 6(1), Bi13 art. 2.8) have no intake: some apply a time after
 * the duty, some near the end of the term.  Advisers and decisions are the same.
 *
 * The wait of INTERVAL_MEDICAL, the weekly term and the norm (8 weeks, Bi21 art. 2.7(5)) are from
 * the application to the first decision.  An objection has a term of its own, which is in neither.
 */

enum { PARTS_MOST = 3 }; /* Bi21 art. 2.7(3) */

/* ---- chance ---- */

static uint64_t
luck(const struct chain *self, const struct job *job, unsigned decision, uint32_t draw)
{
    return chain_bits(self, job->person, decision, draw);
}

/* ---- applications ---- */

/* One luck deals the occasions, so that nobody applies twice; OCCASIONS: never. */
static enum occasion
occasion_of(const struct chain *self, uint32_t who, uint32_t draw)
{
    const struct params *p = self->params;
    enum group group = (enum group)self->people[who].group;
    bool old = self->people[who].regime == REGIME_WI2013; /* there is no intake */
    const double shares[OCCASIONS] = {
        old ? 0.0 : p->medical.at_intake[group],
        old ? p->wi2013.medical_in_course[group] : p->medical.in_course[group],
        old ? p->wi2013.medical_near_end[group] : p->medical.near_end[group]};
    uint64_t bits = chain_bits(self, who, DECIDE_OCCASION, draw);
    double sum = 0.0;

    for (int occasion = 0; occasion < OCCASIONS; occasion++) {
        sum += shares[occasion];
        if (rng_happens(bits, sum))
            return (enum occasion)occasion;
    }
    return OCCASIONS;
}

/* Near the end of the term; now where that is past, or where an overrun is being decided on. */
static ticks
near_end_of_term(const struct chain *self, uint32_t who)
{
    const struct person *person = &self->people[who];
    stamp end = person->term_end;
    int64_t days = person->regime == REGIME_WI2013 ? self->params->wi2013.medical_end_days
                                                   : self->params->medical.end_days;
    ticks due = (ticks)end - days * TICKS_PER_DAY;

    return end == STAMP_NEVER || due < chain_now(self) ? chain_now(self) : due;
}

void
medical_begin(struct chain *self, uint32_t who)
{
    enum occasion occasion = occasion_of(self, who, 0);
    bool old = self->people[who].regime == REGIME_WI2013;
    ticks at = chain_now(self);

    if (occasion == OCCASIONS)
        return;
    if (occasion == OCCASION_COURSE)
        at += chain_draw(self, who, DECIDE_MEDICAL_AFTER,
                         old ? &self->model->draws.medical_after_wi2013
                             : &self->model->draws.medical_after);
    else if (occasion == OCCASION_TERM)
        at = near_end_of_term(self, who);
    job_go(self, job_new(self, who, JOB_MEDICAL), JOB_APPLYING, at);
}

/* When the occasion is that a luck deals; 0: never. */
static ticks
occasion_at(const struct chain *self, uint32_t who, uint32_t draw)
{
    const struct person *person = &self->people[who];
    bool old = person->regime == REGIME_WI2013;
    const struct draw *after = old ? &self->model->draws.medical_after_wi2013
                                   : &self->model->draws.medical_after;
    ticks from = old ? (ticks)person->duty : (ticks)person->pip;

    switch (occasion_of(self, who, draw)) {
    case OCCASION_INTAKE:
        return from;
    case OCCASION_COURSE:
        return from + draw_ticks(after, chain_bits(self, who, DECIDE_MEDICAL_AFTER, draw));
    case OCCASION_TERM:
        return person->overruns == 0 ? near_end_of_term(self, who) : from;
    default:
        return 0;
    }
}

static bool
has_applied(const struct chain *self, const struct person *person)
{
    for (uint32_t job = person->jobs; job != NOBODY; job = self->jobs[job].next)
        if (self->jobs[job].kind == JOB_MEDICAL)
            return true;
    return false;
}

enum { LUCKS_MOST = 16 };

/* What is dealt is dealt again where it would have ended the duty by now. Who applied before the
 * run and has no decision yet has a row of his own. */
void
medical_stock(struct chain *self, uint32_t who)
{
    ticks at = 0;

    if (has_applied(self, &self->people[who]))
        return;
    for (uint32_t draw = 0; draw < LUCKS_MOST; draw++) {
        at = occasion_at(self, who, draw);
        if (at == 0 || at > chain_now(self) ||
            !rng_happens(chain_bits(self, who, DECIDE_MEDICAL_OUTCOME, draw),
                         self->params->medical.full))
            break;
    }
    if (at > chain_now(self))
        job_go(self, job_new(self, who, JOB_MEDICAL), JOB_APPLYING, at);
}

/* ---- the advisers ---- */

/* The first advice may be on the file; who was called to a consultation once, or objects, is called
 * again. Each round has luck of its own. */
static void
take_up(struct chain *self, uint32_t job)
{
    struct job *record = &self->jobs[job];
    double share = timeline_at(&self->params->medical.dossier_share, chain_today(self));
    bool file = record->attempt == 0 &&
                rng_happens(luck(self, record, DECIDE_MEDICAL_DOSSIER, 0), share);
    const struct draw *work = file ? &self->model->draws.dossier : &self->model->draws.consult;

    record->marks = (uint8_t)(file ? record->marks & ~(unsigned)JOB_CONSULTATION
                                   : record->marks | JOB_CONSULTATION);
    record->work =
        (uint32_t)draw_ticks(work, luck(self, record, DECIDE_MEDICAL_WORK, record->attempt));
}

/* The work that comes is booked as the share of the day says. */
static void
stand_in_line(struct chain *self, uint32_t job)
{
    struct job *record = &self->jobs[job];

    take_up(self, job);
    lost_begin(self, record->person, LOST_MEDICAL);
    record->desk = DESK_MEDICAL;
    record->step = JOB_QUEUE;
    if (desk_ask(self, DESK_MEDICAL, slot_of_job(self, job), record->work))
        medical_granted(self, job);
}

void
medical_granted(struct chain *self, uint32_t job)
{
    take_up(self, job);
    job_go(self, job, JOB_SERVICE, desk_finish(self, DESK_MEDICAL, self->jobs[job].work));
}

/* Where the term was lengthened meanwhile, the application waits for its new end. */
static void
apply(struct chain *self, uint32_t job)
{
    struct job *record = &self->jobs[job];
    uint32_t who = record->person;
    enum occasion occasion = occasion_of(self, who, 0);
    ticks at = near_end_of_term(self, who);

    if (occasion == OCCASION_TERM && at > chain_now(self)) {
        job_go(self, job, JOB_APPLYING, at);
        return;
    }
    exam_books_applied(self, occasion, (enum group)self->people[who].group);
    record->since = stamp_of(chain_now(self));
    stand_in_line(self, job);
}

/* The advice was given before the run, on a day that may be known. */
static void
handle_on(struct chain *self, uint32_t job, stamp begun)
{
    struct job *record = &self->jobs[job];
    stamp from = begun != STAMP_NEVER ? begun : stamp_of(chain_now(self));

    record->day = ticks_to_day((ticks)from);
    job_go(self, job, JOB_HANDLING,
           chain_due(self, &self->model->draws.medical_handling,
                     luck(self, record, DECIDE_MEDICAL_HANDLING, 0), from));
}

void
medical_applied(struct chain *self, uint32_t who, enum stock_medical step, stamp since, stamp begun)
{
    uint32_t job = job_new(self, who, JOB_MEDICAL);
    struct job *record = &self->jobs[job];

    record->since = since;
    record->marks = step == STOCK_OBJECTION ? JOB_OBJECTION : 0;
    if (step == STOCK_DECISION || begun != STAMP_NEVER)
        handle_on(self, job, begun);
    else
        stand_in_line(self, job);
}

static void
advised(struct chain *self, uint32_t job)
{
    struct job *record = &self->jobs[job];
    uint32_t round = record->attempt++;
    bool missed =
        record->marks & JOB_CONSULTATION &&
        rng_happens(luck(self, record, DECIDE_MISSED, round), self->params->medical.no_show);
    unsigned decision = missed ? DECIDE_AGAIN : DECIDE_MEDICAL_HANDLING;
    const struct draw *delay =
        missed ? &self->model->draws.medical_again : &self->model->draws.medical_handling;

    lost_end(self, record->person, LOST_MEDICAL);
    record->day = chain_today(self);
    job_go(self, job, missed ? JOB_PREPARING : JOB_HANDLING,
           chain_now(self) + draw_ticks(delay, luck(self, record, decision, round)));
    desk_done(self, DESK_MEDICAL);
}

/* ---- decisions ---- */

/* One to three components, each set of that size equally likely by its draw. */
static unsigned
parts_of(const struct chain *self, uint32_t who)
{
    unsigned parts = 0;
    uint32_t n = 1 + draw_index(chain_bits(self, who, DECIDE_MEDICAL_PARTS, 0), PARTS_MOST);

    for (uint32_t i = 0; i < n; i++) {
        uint32_t left = draw_index(chain_bits(self, who, DECIDE_MEDICAL_PARTS, i + 1),
                                   TALENTS - i);
        unsigned c = 0;
        while (parts >> c & 1 || left-- > 0)
            c++;
        parts |= 1u << c;
    }
    return parts;
}

static void
grant(struct chain *self, uint32_t who, enum outcome outcome)
{
    if (outcome == OUTCOME_FULL) {
        person_rule(self, who, RULE_EXEMPT_MEDICAL);
        term_settle(self, who, MEASURE_TERM_EXEMPT);
        person_end(self, who, STAGE_EXEMPT);
    } else if (outcome == OUTCOME_PARTIAL) {
        if (!participation_waive(self, who))
            exams_waive(self, who, parts_of(self, who));
    } else if (outcome == OUTCOME_ADAPTED) {
        self->traits[who].habits |= HABIT_ADAPTED;
    }
}

static enum outcome
outcome_of(const struct chain *self, const struct job *job)
{
    const struct params *p = self->params;
    uint64_t bits;

    if (job->marks & JOB_OBJECTION)
        return rng_happens(luck(self, job, DECIDE_OBJECTION_GRANTED, 0),
                           p->medical.objection_granted)
                   ? OUTCOME_FULL
                   : OUTCOME_REFUSED;
    bits = luck(self, job, DECIDE_MEDICAL_OUTCOME, 0);
    if (rng_happens(bits, p->medical.full))
        return OUTCOME_FULL;
    if (rng_happens(bits, p->medical.full + p->medical.partial))
        return OUTCOME_PARTIAL;
    return rng_happens(bits, p->medical.full + p->medical.partial + p->medical.adapted)
               ? OUTCOME_ADAPTED
               : OUTCOME_REFUSED;
}

/* Against a first refusal, and on its day: how many of the weeks for it are used is not known. */
static bool
objects(struct chain *self, uint32_t job)
{
    struct job *record = &self->jobs[job];

    if (record->marks & JOB_OBJECTION ||
        !rng_happens(luck(self, record, DECIDE_OBJECTION, 0), self->params->medical.objection))
        return false;
    person_rule(self, record->person, RULE_MEDICAL_OBJECTION);
    record->marks |= JOB_OBJECTION;
    record->since = stamp_of(chain_now(self));
    stand_in_line(self, job);
    return true;
}

/* The term ends with the first decision, whatever is objected to it. */
static void
keep_term(struct chain *self, const struct job *job)
{
    if (job->marks & JOB_OBJECTION)
        return;
    exam_books_first_decided(self, job->since);
    person_waited(self, job->person, INTERVAL_MEDICAL, job->since);
}

static void
decide(struct chain *self, uint32_t job)
{
    const struct job *record = &self->jobs[job];
    uint32_t who = record->person;
    enum outcome outcome = outcome_of(self, record);

    exam_books_decided(self, outcome, (enum group)self->people[who].group);
    keep_term(self, record);
    if (outcome == OUTCOME_REFUSED && objects(self, job))
        return;
    job_end(self, job);
    grant(self, who, outcome);
}

void
medical_event(struct chain *self, uint32_t job)
{
    switch ((enum job_step)self->jobs[job].step) {
    case JOB_APPLYING:
        apply(self, job);
        break;
    case JOB_PREPARING:
        stand_in_line(self, job);
        break;
    case JOB_SERVICE:
        advised(self, job);
        break;
    default:
        decide(self, job);
        break;
    }
}
