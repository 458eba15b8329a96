/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/fines.h"
#include "models/stage.h"

/*
 * After an overrun (Wi13 art. 31-34d, Wi21 art. 24-26; rules.md section 4): DUO's notice of a fine,
 * views in writing or a hearing or neither, the decision, and a new term (new_term.c); the same for
 * both laws.  From a day on new overruns go first in the officers' lines, and the older ones fill
 * what is left of their time.
 *
 * Each offence is judged for itself: the exams or the route, and under the Wi2021 PVT and MAP.  The
 * decision is taken by the rules of its own day and by what had been done when the overrun was found.
 * A new term follows whether a fine does or not.
 *
 * Who is excused has a new term, too, for what was not attributable lengthens the term by as long as
 * is justified (Wi13 art. 7b(3)a, 32; Wi21 art. 12(1)a): by how long is not known.
 *
 * Assumed: whoever meets the duty or leaves it after the overrun and before the decision is not
 * decided about any more.  The law would still allow a fine.
 */

/* First the overruns from params.enforcement.new_first_from on. */
enum { LANE_NEW, LANE_OLD };

/* ---- what was not done ---- */

/* In the term that ends now. The Wi2013 has a term of its own for PVT, and no MAP. Under the Wi2021
 * the route is what is left where PVT and MAP are done: hours of Z, its participation part or its
 * interview. */
static unsigned
offences_of(const struct chain *self, uint32_t who)
{
    const struct person *person = &self->people[who];
    unsigned offences = person_lacks(person) != 0 ? 1u << OFFENCE_EXAMS : 0;

    if (person->regime == REGIME_WI2013)
        return 1u << OFFENCE_EXAMS;
    if (participation_pvt(self, who) > chain_now(self))
        offences |= 1u << OFFENCE_PVT;
    if (participation_map(self, who) > chain_now(self))
        offences |= 1u << OFFENCE_MAP;
    return offences != 0 ? offences : 1u << OFFENCE_EXAMS;
}

/* ---- what has been done ---- */

/* Lesson hours; those before the plan count for the course (Bi21 art. 3.14(6), 5.5(2)). */
int64_t
enforcement_hours(const struct chain *self, uint32_t who)
{
    int64_t before = self->people[who].regime == REGIME_WI2021 ? self->traits[who].credit_hours : 0;

    return before + growth_lesson_hours(self, who);
}

/* Z and the onderwijsroute have no exams to be tried: hours alone count. */
static bool
has_exams(const struct person *person)
{
    return person->route == ROUTE_B1 || person->route == ROUTE_NONE;
}

/* Of what is not passed; those whose result is awaited were tried. */
static enum tried
tried(const struct chain *self, uint32_t who)
{
    const struct person *person = &self->people[who];
    unsigned lacks = person_lacks(person), left = person->exams, once = 0, twice = 0;

    for (uint32_t job = person->jobs; left > 0; job = self->jobs[job].next) {
        const struct job *record = &self->jobs[job];
        uint32_t attempts;
        if (record->kind != JOB_EXAM)
            continue;
        left--;
        attempts = exam_attempts(self, record);
        once |= (unsigned)(attempts >= 1) << record->component;
        twice |= (unsigned)(attempts >= (record->component == COMPONENT_ONA ? 1 : 2))
                 << record->component;
    }
    if (!has_exams(person) || (lacks & ~once) != 0)
        return TRIED_NOT_ALL;
    return (lacks & ~twice) != 0 ? TRIED_ONCE : TRIED_TWICE;
}

static struct progress
progress_of(const struct chain *self, uint32_t who)
{
    const struct person *person = &self->people[who];

    return (struct progress){
        tried(self, who), enforcement_hours(self, who),
        has_exams(person) ? __builtin_popcount(person->passed & ~(unsigned)person->waived) : 0};
}

/* As it was when the overrun was found, kept with the case. */
static void
keep_progress(const struct chain *self, struct job *job)
{
    struct progress progress = progress_of(self, job->person);

    job->tried = (uint8_t)progress.tried;
    job->passed = (uint8_t)progress.passed;
    job->hours = (uint16_t)(progress.hours < UINT16_MAX ? progress.hours : UINT16_MAX);
}

static struct progress
progress_kept(const struct job *job)
{
    return (struct progress){(enum tried)job->tried, job->hours, job->passed};
}

/* ---- the overrun ---- */

static void
docket(struct chain *self, uint32_t who, enum docket what)
{
    ledger_docket(&self->ledger, what, ledger_who_of(&self->people[who]));
    if (chain_is_traced(self))
        tracer_note(self, who, TRACE_CASE, what);
}

void
enforcement_begin(struct chain *self, uint32_t who)
{
    struct person *person = &self->people[who];
    uint32_t job = job_new(self, who, JOB_OVERRUN);
    struct job *record = &self->jobs[job];

    record->attempt = person->overruns++;
    record->since = stamp_of(chain_now(self));
    record->offences = (uint8_t)offences_of(self, who);
    keep_progress(self, record);
    docket(self, who, DOCKET_OVERRUN);
    if (record->attempt > 0)
        person_rule(self, who, RULE_REPEATED);
    job_go(self, job, JOB_HANDLING,
           chain_now(self) +
               draw_ticks(&self->model->draws.overrun_notice,
                          chain_bits(self, who, DECIDE_OVERRUN_NOTICE, record->attempt)));
}

/* ---- the notice, and what is said to it ---- */

/* A hearing, views in writing or neither, as one luck has it. */
static unsigned
answer_to(const struct chain *self, const struct job *job)
{
    const struct params *p = self->params;
    uint64_t bits = chain_bits(self, job->person, DECIDE_VIEWS, job->attempt);
    double hearing = p->enforcement.hearing_share;

    if (rng_happens(bits, hearing))
        return JOB_HEARING;
    return rng_happens(bits, hearing + p->enforcement.views_share) ? JOB_VIEWS : 0;
}

/* Vooraankondiging. */
static void
give_notice(struct chain *self, uint32_t job)
{
    struct job *record = &self->jobs[job];

    record->marks |= (uint8_t)(JOB_TOLD | answer_to(self, record));
    record->month = (uint16_t)self->ledger.period;
    record->day = chain_today(self);
    person_rule(self, record->person, RULE_OVERRUN_NOTICE);
    docket(self, record->person, DOCKET_NOTICE);
    job_go(self, job, JOB_HANDLING,
           chain_now(self) +
               draw_ticks(&self->model->draws.views,
                          chain_bits(self, record->person, DECIDE_VIEWS_DAYS, record->attempt)));
}

/* ---- the officers ---- */

static unsigned
lane_of(const struct chain *self, const struct job *job)
{
    return ticks_to_day((ticks)job->since) >= self->params->enforcement.new_first_from ? LANE_NEW
                                                                                       : LANE_OLD;
}

static void
ask(struct chain *self, uint32_t job, enum desk_name desk, unsigned decision,
    const struct draw *work)
{
    struct job *record = &self->jobs[job];

    record->work =
        (uint32_t)draw_ticks(work, chain_bits(self, record->person, decision, record->attempt));
    record->desk = (uint8_t)desk;
    record->step = JOB_QUEUE;
    if (desk_ask_lane(self, desk, slot_of_job(self, job), lane_of(self, record), record->work))
        enforcement_granted(self, job);
}

void
enforcement_granted(struct chain *self, uint32_t job)
{
    const struct job *record = &self->jobs[job];

    job_go(self, job, JOB_SERVICE,
           desk_finish(self, (enum desk_name)record->desk, record->work));
}

static void
ask_decision(struct chain *self, uint32_t job)
{
    ask(self, job, DESK_DECISION, DECIDE_DECISION_WORK, &self->model->draws.decision);
}

/* The time for views is over. */
static void
case_ready(struct chain *self, uint32_t job)
{
    const struct job *record = &self->jobs[job];

    if (record->marks & JOB_HEARING) {
        person_rule(self, record->person, RULE_HEARING);
        ask(self, job, DESK_HEARING, DECIDE_HEARING_WORK, &self->model->draws.hearing);
        return;
    }
    if (record->marks & JOB_VIEWS) {
        person_rule(self, record->person, RULE_VIEWS);
        docket(self, record->person, DOCKET_VIEWS);
    }
    ask_decision(self, job);
}

/* The officer is free. */
static void
heard(struct chain *self, uint32_t job)
{
    self->jobs[job].step = JOB_HANDLING;
    docket(self, self->jobs[job].person, DOCKET_HEARING);
    desk_done(self, DESK_HEARING);
    ask_decision(self, job);
}

/* ---- a case of before the run ---- */

static void
await_views(struct chain *self, uint32_t job, stamp told)
{
    struct job *record = &self->jobs[job];

    record->day = ticks_to_day((ticks)told);
    job_go(self, job, JOB_HANDLING,
           chain_due(self, &self->model->draws.views,
                     chain_bits(self, record->person, DECIDE_VIEWS_DAYS, record->attempt), told));
}

/* What had been done when the overrun was found is not known: what has been done by now stands for
 * it. */
void
enforcement_stock(struct chain *self, uint32_t who, enum stock_case step, stamp since, stamp told)
{
    uint32_t job = job_new(self, who, JOB_OVERRUN);
    struct job *record = &self->jobs[job];

    record->attempt = (uint8_t)(self->people[who].overruns - 1);
    record->since = since;
    record->month = LEDGER_BEFORE;
    record->offences = (uint8_t)offences_of(self, who);
    keep_progress(self, record);
    if (step != STOCK_NOTICE)
        record->marks = (uint8_t)(JOB_TOLD | answer_to(self, record));
    if (step == STOCK_HEARING)
        record->marks = JOB_TOLD | JOB_HEARING;
    if (step == STOCK_HEARING)
        ask(self, job, DESK_HEARING, DECIDE_HEARING_WORK, &self->model->draws.hearing);
    else if (step == STOCK_VERDICT)
        ask_decision(self, job);
    else if (step == STOCK_VIEWS)
        await_views(self, job, told);
    else
        job_go(self, job, JOB_HANDLING,
               chain_due(self, &self->model->draws.overrun_notice,
                         chain_bits(self, who, DECIDE_OVERRUN_NOTICE, record->attempt), since));
}

/* ---- the decision ---- */

static bool
is_culpable(const struct chain *self, uint32_t who, enum offence offence, uint32_t draw)
{
    static const enum decision luck[OFFENCES] = {DECIDE_FINE, DECIDE_PVT_EXCUSED,
                                                 DECIDE_MAP_EXCUSED};
    const struct params *p = self->params;
    enum regime regime = (enum regime)self->people[who].regime;
    double share = offence == OFFENCE_EXAMS ? p->enforcement.culpable[regime]
                                            : p->enforcement.culpable_part[regime];

    return rng_happens(chain_bits(self, who, luck[offence], draw), share);
}

static bool
is_spared(const struct chain *self, uint32_t who)
{
    const struct params *p = self->params;
    const struct person *person = &self->people[who];

    return sparing_holds(p->enforcement.no_fine, p->enforcement.n_no_fine,
                         (enum group)person->group, (enum regime)person->regime,
                         chain_today(self));
}

static void
book_fine(struct chain *self, uint32_t who, enum offence offence, int64_t euro)
{
    static const enum rule rules[OFFENCES] = {RULE_FINED, RULE_FINED_PVT, RULE_FINED_MAP};
    const struct params *p = self->params;
    const struct person *person = &self->people[who];
    bool paused = sparing_holds(p->enforcement.paused, p->enforcement.n_paused,
                                (enum group)person->group, (enum regime)person->regime,
                                chain_today(self));

    person_rule(self, who, rules[offence]);
    if (paused)
        person_rule(self, who, RULE_COLLECTION_PAUSED);
    ledger_duo_fine(&self->ledger, offence, ledger_who_of(person), euro, paused);
    if (chain_is_traced(self))
        tracer_fined(self, who, euro);
}

/* One offence: excused, spared or fined. Who is culpable, and for whom the table has nothing, is
 * spared, too. draw: whose luck of this person it is. */
static enum docket
judge(struct chain *self, uint32_t who, enum offence offence, uint32_t draw,
      const struct progress *progress)
{
    enum regime regime = (enum regime)self->people[who].regime;
    int64_t euro = fines_of(self->params, regime, offence, chain_today(self), progress);

    if (!is_culpable(self, who, offence, draw))
        return DOCKET_EXCUSED;
    if (euro == 0 || is_spared(self, who))
        return DOCKET_SPARED;
    book_fine(self, who, offence, euro);
    return DOCKET_FINED;
}

/* A decision without a fine. */
static void
count_unfined(struct chain *self, uint32_t who, enum docket verdict)
{
    if (verdict == DOCKET_EXCUSED)
        person_rule(self, who, RULE_NOT_FINED);
    else if (verdict == DOCKET_SPARED)
        person_rule(self, who, is_spared(self, who) ? RULE_SPARED : RULE_NO_AMOUNT);
}

_Static_assert(DOCKET_EXCUSED < DOCKET_SPARED && DOCKET_SPARED < DOCKET_FINED,
               "the gravest verdict on one of the offences is that of the case");

static enum docket
judge_all(struct chain *self, const struct job *job)
{
    struct progress progress = progress_kept(job);
    enum docket verdict = DOCKET_EXCUSED;

    for (int o = 0; o < OFFENCES; o++)
        if (job->offences >> o & 1) {
            enum docket one = judge(self, job->person, (enum offence)o, job->attempt, &progress);
            verdict = one > verdict ? one : verdict;
        }
    return verdict;
}

/* Cohorts are about first terms. */
static void
count_first(struct chain *self, uint32_t who, enum docket verdict)
{
    struct ledger_who whose = ledger_who_of(&self->people[who]);

    if (verdict != DOCKET_EXCUSED)
        ledger_term(&self->ledger, MEASURE_TERM_CULPABLE, whose);
    if (verdict == DOCKET_FINED)
        ledger_term(&self->ledger, MEASURE_TERM_FINED, whose);
}

/* ---- the end of the case ---- */

static void
decide(struct chain *self, uint32_t job)
{
    const struct job *record = &self->jobs[job];
    uint32_t who = record->person;
    int64_t months = new_term_months(self, record);
    enum docket verdict = judge_all(self, record);

    person_waited(self, who, INTERVAL_OVERRUN_TO_DECISION, record->since);
    docket(self, who, verdict);
    count_unfined(self, who, verdict);
    if (record->attempt == 0)
        count_first(self, who, verdict);
    if (verdict == DOCKET_FINED)
        ledger_fined_of_notice(&self->ledger, ledger_who_of(&self->people[who]), record->month);
    job_end(self, job);
    new_term_begin(self, who, months);
}

/* The PVT of the Wi2013 has a year of its own (Wi13 art. 28-30, 34), and no officer is asked: the
 * date of the signature is all there is to it. Each year has luck of its own; whether another year
 * without a signature is another offence is for the caller. */
void
enforcement_pvt(struct chain *self, uint32_t who)
{
    uint32_t year = (uint32_t)days_since(self, self->people[who].duty) / 365;
    struct progress progress = progress_of(self, who);

    count_unfined(self, who, judge(self, who, OFFENCE_PVT, year, &progress));
}

/* ---- the events of a case ---- */

void
enforcement_event(struct chain *self, uint32_t job)
{
    const struct job *record = &self->jobs[job];

    if (record->step == JOB_SERVICE && record->desk == DESK_DECISION)
        decide(self, job);
    else if (record->step == JOB_SERVICE)
        heard(self, job);
    else if (record->marks & JOB_TOLD)
        case_ready(self, job);
    else
        give_notice(self, job);
}
