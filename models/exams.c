/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/delays.h"
#include "models/lost.h"
#include "models/stage.h"

/*
 * Exams.  Each component that a person lacks is a job of its own: prepare, sign up for the first
 * free place, sit, wait for the result, and again until passed.  Background sittings are the same
 * job without a person.
 *
 * A candidate signs up when prepared and as far above the exam's level as exams.ready says, but
 * does not wait for that without end; and near the end of the term for neither.  When that will be
 * is known when the preparation begins: only then is it reckoned.  The exams follow the lessons, or
 * go on beside them where the term ends soon (course.c, wi2013.c).
 */

static const enum exam exam_of_component[2][COMPONENTS] = {
    {EXAM_LEZEN_B1, EXAM_LUISTEREN_B1, EXAM_SCHRIJVEN_B1, EXAM_SPREKEN_B1, EXAM_KNM, EXAM_ONA},
    {EXAM_LEZEN_A2, EXAM_LUISTEREN_A2, EXAM_SCHRIJVEN_A2, EXAM_SPREKEN_A2, EXAM_KNM, EXAM_ONA},
};

/* Whose luck an exam takes: the person's, or that of a background sitting. */
rng_person
exam_address(const struct chain *self, const struct job *job)
{
    unsigned stream = (unsigned)(job->kind == JOB_SCRIPT ? STREAM_PROGRAMME2
                                 : job->month == 0       ? STREAM_BACKGROUND_SEAT
                                 : job->month == 1       ? STREAM_BACKGROUND_RESULT
                                                         : STREAM_BACKGROUND) +
                      job->exam;

    return job->person != NOBODY ? person_address(&self->people[job->person])
                                 : rng_person_make(stream, job->month, job->index);
}

uint64_t
exam_bits(const struct chain *self, const struct job *job, unsigned decision)
{
    return rng_bits(&self->rng, exam_address(self, job), decision + job->component, job->attempt);
}

struct sitting
exam_sitting(const struct chain *self, const struct job *job)
{
    uint32_t words[4];

    rng_block(&self->rng, exam_address(self, job), DECIDE_SITTING + job->component, job->attempt,
              words);
    return (struct sitting){(uint64_t)words[0] << 32, (uint64_t)words[1] << 32,
                            (uint64_t)words[2] << 32 | words[3]};
}

/* The group whose exam it is; GROUPS for the background. */
static unsigned
job_group(const struct chain *self, const struct job *job)
{
    return job->person == NOBODY ? GROUPS : self->people[job->person].group;
}

enum component
exam_component(enum exam exam)
{
    int component = 0;

    while (exam_of_component[0][component] != exam && exam_of_component[1][component] != exam)
        component++;
    return (enum component)component;
}

/* ---- when to sign up ---- */

ticks
exams_pressed(const struct chain *self, uint32_t who)
{
    const struct person *person = &self->people[who];
    int64_t days = person->regime == REGIME_WI2013 ? self->params->wi2013.pressure_days
                                                   : self->params->exams.pressure_days;
    stamp end = person->term_end;

    return end != STAMP_NEVER && days > 0 /* 0: nobody is ever pressed */ ? (ticks)end - days * TICKS_PER_DAY : (ticks)STAMP_NEVER;
}

/* Who pays for the exam does not sit it again at once, however near the end of the term is. */
static ticks
signs_up_at(const struct chain *self, const struct job *job)
{
    bool own = self->people[job->person].regime == REGIME_WI2013;
    ticks now = chain_now(self), pressed = exams_pressed(self, job->person), prepared, latest;

    if (pressed <= now && !own)
        return now;
    prepared = now + draw_ticks(own ? &self->model->draws.own_preparation
                                    : &self->model->draws.preparation,
                                exam_bits(self, job, DECIDE_PREPARATION));
    latest = ticks_earlier(prepared + self->params->exams.waits_most * TICKS_PER_DAY, pressed);
    if (latest <= prepared)
        return own ? prepared : latest;
    return growth_until_ready(self, job->person, (enum component)job->component,
                              (enum exam)job->exam, prepared, latest);
}

/* The exam at the level of now. What was sat at another level is no practice for it. */
static void
set_exam(struct chain *self, struct job *job)
{
    bool a2 = self->people[job->person].level_a2 >> job->component & 1;
    enum exam exam = exam_of_component[a2][job->component];

    if (job->exam != exam)
        job->sat = 0;
    job->exam = (uint8_t)exam;
}

/* For a first time, or anew: after a fail, or after a day that was missed, for whoever lets one go
 * by was not ready or could not come, and makes ready for another as for the first. */
static void
prepare(struct chain *self, uint32_t job)
{
    struct job *record = &self->jobs[job];

    record->attempt++;
    record->marks &= (uint8_t)~(JOB_PASSES | JOB_CHANGED | JOB_INTERVIEW);
    set_exam(self, record);
    self->people[record->person].to_sit |= (uint8_t)(1u << record->component);
    job_go(self, job, JOB_PREPARING, signs_up_at(self, record));
}

/* Of a component, at any level: who sat the state exam first gave it up after so many sittings, and
 * whose component was scaled down is taken to have sat it but at the level of now. */
uint32_t
exam_attempts(const struct chain *self, const struct job *job)
{
    bool moved = self->people[job->person].regime == REGIME_WI2013 &&
                 job->component < COMPONENTS_LANGUAGE && !exam_is_b1((enum exam)job->exam) &&
                 wi2013_sits_nt2(self, job->person);

    return job->sat + (moved ? WI2013_NT2_ATTEMPTS : 0);
}

/* ---- which are under way ---- */

bool
exams_under_way(const struct chain *self, uint32_t who)
{
    return self->people[who].exams > 0;
}

/* Components that there is a job for. */
static unsigned
under_way(const struct chain *self, uint32_t who)
{
    unsigned left = self->people[who].exams, components = 0;

    for (uint32_t job = self->people[who].jobs; left > 0; job = self->jobs[job].next)
        if (self->jobs[job].kind == JOB_EXAM) {
            left--;
            components |= 1u << self->jobs[job].component;
        }
    return components;
}

void
exams_begin(struct chain *self, uint32_t who)
{
    unsigned missing = person_lacks(&self->people[who]) & ~under_way(self, who);

    for (int c = 0; c < COMPONENTS; c++)
        if (missing >> c & 1) {
            uint32_t job = job_new(self, who, JOB_EXAM);
            self->jobs[job].component = (uint8_t)c;
            prepare(self, job);
        }
    exams_check(self, who);
}

void
exams_scaled_down(struct chain *self, uint32_t who)
{
    for (uint32_t job = self->people[who].jobs; job != NOBODY; job = self->jobs[job].next)
        if (self->jobs[job].kind == JOB_EXAM && self->jobs[job].step == JOB_PREPARING)
            set_exam(self, &self->jobs[job]);
}

/* The jobs that were about those components end. */
void
exams_waive(struct chain *self, uint32_t who, unsigned parts)
{
    struct person *person = &self->people[who];
    uint32_t job = person->jobs;

    person->waived |= (uint8_t)parts;
    person->to_sit &= (uint8_t)~parts;
    while (job != NOBODY) {
        uint32_t next = self->jobs[job].next;
        if (self->jobs[job].kind == JOB_EXAM && parts >> self->jobs[job].component & 1)
            job_end(self, job);
        job = next;
    }
    if (person->phase >= STAGE_COURSE)
        exams_check(self, who);
}

void
exams_stop(struct chain *self, uint32_t who)
{
    uint32_t job = self->people[who].jobs;

    self->people[who].to_sit = 0;
    while (job != NOBODY) {
        uint32_t next = self->jobs[job].next;
        if (self->jobs[job].kind == JOB_EXAM)
            job_end(self, job);
        job = next;
    }
}

/* ---- what is left ---- */

/* Done when everything is passed and PVT and MAP are done; else in the stage that says whether
 * something is left to sit.  During the course that is the stage, until everything is passed. */
void
exams_check(struct chain *self, uint32_t who)
{
    struct person *person = &self->people[who];
    enum stage stage = person->to_sit != 0 || person_lacks(person) == 0 ? STAGE_EXAMS
                                                                        : STAGE_AWAITING_RESULT;

    if (person->step == STEP_OWN_LESSONS && person_lacks(person) == 0) {
        wi2013_passed(self, who);
        return;
    }
    if (person->phase == STAGE_COURSE) {
        if (person_lacks(person) == 0)
            course_passed(self, who);
        return;
    }
    if (person->step == STEP_CLOSING_QUEUE || person->step == STEP_CLOSING ||
        (person->step == STEP_PARTICIPATION && person->route == ROUTE_Z))
        return; /* the closing interview is still to come */
    if (person_lacks(person) == 0 && person->participation <= chain_now(self)) {
        person_waited(self, who, INTERVAL_DUTY_TO_DONE, person->duty);
        term_settle(self, who, MEASURE_TERM_MET);
        person_end(self, who, STAGE_DONE);
        return;
    }
    if (stage != (enum stage)person->phase)
        stage_enter(self, who, stage);
    if (person_lacks(person) == 0 && person->step != STEP_PARTICIPATION)
        person_go_at(self, who, STEP_PARTICIPATION, person->participation);
}

/* ---- ONA ---- */

/* Who has had the course of 64 hours needs no interview (rules.md section 0.3). */
void
exam_interview(struct chain *self, uint32_t job)
{
    struct job *record = &self->jobs[job];

    if (record->exam != EXAM_ONA)
        return;
    if (rng_happens(exam_bits(self, record, DECIDE_INTERVIEW),
                    timeline_at(&self->params->exams.interview, chain_today(self))))
        record->marks |= JOB_INTERVIEW;
}

/* ---- under way before the run ---- */

/* Means to sign up on a day, DAY_NEVER: makes ready from now on. */
void
exam_prepares(struct chain *self, uint32_t job, day_number day)
{
    struct job *record = &self->jobs[job];
    ticks at = ticks_of_day(day);

    if (day == DAY_NEVER) {
        prepare(self, job);
        return;
    }
    set_exam(self, record);
    self->people[record->person].to_sit |= (uint8_t)(1u << record->component);
    job_go(self, job, JOB_PREPARING, at > chain_now(self) ? at : chain_now(self));
}

/* Sat at since: in no books of the run. */
static struct sitting
answer_before(struct chain *self, uint32_t job)
{
    struct job *record = &self->jobs[job];
    struct sitting luck = exam_sitting(self, record);

    exam_interview(self, job);
    if (record->person != NOBODY &&
        rng_happens(luck.pass, growth_pass(self, record->person,
                                           (enum component)record->component,
                                           (enum exam)record->exam, record->sat - 1)))
        record->marks |= JOB_PASSES;
    return luck;
}

void
exam_was_sat(struct chain *self, uint32_t job)
{
    grading_stock(self, job, answer_before(self, job).marking);
}

void
exam_was_marked(struct chain *self, uint32_t job, stamp begun)
{
    struct job *record = &self->jobs[job];

    answer_before(self, job);
    record->day = ticks_to_day((ticks)begun);
    job_go(self, job, JOB_RESULT,
           chain_due(self, &self->model->draws.handling,
                     exam_bits(self, record, DECIDE_HANDLING), begun));
}

/* ---- the exam day ---- */

/* To the books; of the background nothing is told. */
static void
book(struct chain *self, const struct job *job, enum measure measure, enum trace_kind kind)
{
    ledger_exam(&self->ledger, measure, (enum exam)job->exam, job_group(self, job));
    if (chain_is_traced(self) && job->person != NOBODY)
        tracer_note(self, job->person, kind, job->exam);
}

static void
miss(struct chain *self, uint32_t job)
{
    const struct job *record = &self->jobs[job];
    enum exam exam = (enum exam)record->exam;

    book(self, record, MEASURE_EXAM_NOSHOW, TRACE_EXAM_NOSHOW);
    exam_books_missed(self, exam);
    if (record->person == NOBODY)
        job_end(self, job);
    else
        prepare(self, job);
}

/* What a person's sitting comes to. Whether others pass is nobody's concern. */
static void
answer(struct chain *self, struct job *job, uint64_t luck)
{
    enum exam exam = (enum exam)job->exam;
    double pass = growth_pass(self, job->person, (enum component)job->component, exam, job->sat);

    if (rng_happens(luck, pass))
        job->marks |= JOB_PASSES;
    job->sat++;
    exam_books_attempt(self, exam, job->sat, job->marks & JOB_PASSES);
    self->people[job->person].to_sit &= (uint8_t) ~(1u << job->component);
}

static void
sit(struct chain *self, uint32_t job, const struct sitting *luck)
{
    struct job *record = &self->jobs[job];

    book(self, record, MEASURE_EXAM_SAT, TRACE_EXAM_SAT);
    if (record->person != NOBODY)
        answer(self, record, luck->pass);
    grading_begin(self, job, luck->marking);
    if (record->person != NOBODY)
        exams_check(self, record->person);
}

/* A portfolio asks for no place, and nobody fails to turn up for it. */
static void
hand_in(struct chain *self, uint32_t job)
{
    struct job *record = &self->jobs[job];
    struct sitting luck = exam_sitting(self, record);

    record->since = stamp_of(chain_now(self));
    sit(self, job, &luck);
}

static bool
is_of_wi2013(const struct chain *self, const struct job *job)
{
    return job->person != NOBODY && self->people[job->person].regime == REGIME_WI2013;
}

void
exam_prepared(struct chain *self, uint32_t job)
{
    if (is_of_wi2013(self, &self->jobs[job]))
        wi2013_pays(self, job);
    exam_interview(self, job);
    if (self->jobs[job].exam == EXAM_ONA && !(self->jobs[job].marks & JOB_INTERVIEW))
        hand_in(self, job);
    else
        exam_sign_up(self, job);
}

void
exam_day(struct chain *self, uint32_t job)
{
    struct job *record = &self->jobs[job];
    enum exam exam = (enum exam)record->exam;
    struct sitting luck = exam_sitting(self, record);

    accounts_sign_off(self, exam, record->since);
    if (record->person != NOBODY) {
        person_waited(self, record->person, (enum interval)(INTERVAL_SIGNUP + (int)exam),
                      record->since);
        lost_end(self, record->person, lost_of_seat(record));
        delays_exam_waited(self, record->person, (enum interval)(INTERVAL_SIGNUP + (int)exam),
                           record->since);
    }
    record->since = stamp_of(chain_now(self));
    record->step = JOB_RESULT; /* the place is used */
    if (rng_happens(luck.no_show, self->params->exams.no_show)) {
        miss(self, job);
        return;
    }
    exam_books_sat(self, exam);
    sit(self, job, &luck);
}

/* ---- the result ---- */

void
exam_result(struct chain *self, uint32_t job)
{
    struct job *record = &self->jobs[job];
    enum exam exam = (enum exam)record->exam;
    uint32_t who = record->person;
    bool failed = !(record->marks & JOB_PASSES), wi2013 = is_of_wi2013(self, record);

    exam_books_result(self, exam, record->since);
    if (who == NOBODY) {
        job_end(self, job);
        return;
    }
    person_waited(self, who, (enum interval)(INTERVAL_RESULT + (int)exam), record->since);
    delays_exam_waited(self, who, (enum interval)(INTERVAL_RESULT + (int)exam), record->since);
    if (!failed) {
        book(self, record, MEASURE_EXAM_PASSED, TRACE_EXAM_PASSED);
        self->people[who].passed |= (uint8_t)(1u << record->component);
        job_end(self, job);
    } else {
        if (chain_is_traced(self))
            tracer_note(self, who, TRACE_EXAM_FAILED, exam);
        if (wi2013)
            wi2013_failed(self, job);
        prepare(self, job);
        term_failed(self, who);
    }
    if (failed && wi2013)
        effort_check(self, who);
    exams_check(self, who);
}
