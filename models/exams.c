/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/stage.h"

/*
 * Exams.  Each component that a person lacks is a job of its own: prepare, sign up for the first
 * free place, sit, wait for the result, and again until passed.  Background sittings are the same
 * job without a person.
 */

static const enum exam exam_of_component[2][COMPONENTS] = {
    {EXAM_LEZEN_B1, EXAM_LUISTEREN_B1, EXAM_SCHRIJVEN_B1, EXAM_SPREKEN_B1, EXAM_KNM},
    {EXAM_LEZEN_A2, EXAM_LUISTEREN_A2, EXAM_SCHRIJVEN_A2, EXAM_SPREKEN_A2, EXAM_KNM},
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

static void
prepare(struct chain *self, uint32_t job)
{
    struct job *record = &self->jobs[job];

    record->attempt++;
    self->people[record->person].to_sit |= (uint8_t)(1u << record->component);
    job_go(self, job, JOB_PREPARING,
           chain_now(self) + draw_ticks(&self->model->draws.preparation,
                                        exam_bits(self, record, DECIDE_PREPARATION)));
}

void
exams_begin(struct chain *self, uint32_t who)
{
    const struct person *person = &self->people[who];

    for (int c = 0; c < COMPONENTS; c++)
        if (person_lacks(person) >> c & 1) {
            uint32_t job = job_new(self, who, JOB_EXAM);
            self->jobs[job].component = (uint8_t)c;
            self->jobs[job].exam =
                (uint8_t)exam_of_component[person->level_a2 >> c & 1][c];
            prepare(self, job);
        }
    exams_check(self, who);
}

/* Done when everything is passed and PVT and MAP are done; else in the stage that says whether
 * something is left to sit. */
void
exams_check(struct chain *self, uint32_t who)
{
    struct person *person = &self->people[who];
    enum stage stage = person->to_sit != 0 || person_lacks(person) == 0 ? STAGE_EXAMS
                                                                        : STAGE_AWAITING_RESULT;

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

/* ---- the exam day ---- */

/* Whether others than the simulated people pass is nobody's concern. */
static double
chance_of(const struct chain *self, const struct job *job)
{
    return job->person == NOBODY ? 0.0
                                 : growth_pass(self, job->person, (enum component)job->component,
                                               (enum exam)job->exam);
}

void
exam_day(struct chain *self, uint32_t job)
{
    struct job *record = &self->jobs[job];
    enum exam exam = (enum exam)record->exam;
    unsigned group = job_group(self, record);
    struct sitting luck = exam_sitting(self, record);

    accounts_sign_off(self, exam, record->since);
    if (record->person != NOBODY) {
        person_waited(self, record->person, (enum interval)(INTERVAL_SIGNUP + (int)exam),
                      record->since);
        term_waited(self, record->person, (enum lost)(LOST_SEAT + (int)exam), record->since);
    }
    record->since = stamp_of(chain_now(self));
    record->step = JOB_RESULT; /* the place is used */
    if (rng_happens(luck.no_show, self->params->exams.no_show)) {
        ledger_exam(&self->ledger, MEASURE_EXAM_NOSHOW, exam, group);
        exam_books_missed(self, exam);
        if (record->person == NOBODY)
            job_end(self, job);
        else
            prepare(self, job);
        return;
    }
    ledger_exam(&self->ledger, MEASURE_EXAM_SAT, exam, group);
    exam_books_sat(self, exam);
    if (record->person != NOBODY)
        self->people[record->person].to_sit &= (uint8_t) ~(1u << record->component);
    if (rng_happens(luck.pass, chance_of(self, record)))
        record->marks |= JOB_PASSES;
    if (record->person != NOBODY)
        exam_books_attempt(self, exam, record->attempt, record->marks & JOB_PASSES);
    grading_begin(self, job, luck.marking);
    if (record->person != NOBODY)
        exams_check(self, record->person);
}

/* ---- the result ---- */

void
exam_result(struct chain *self, uint32_t job)
{
    struct job *record = &self->jobs[job];
    enum exam exam = (enum exam)record->exam;
    uint32_t who = record->person;

    exam_books_result(self, exam, record->since);
    if (who == NOBODY) {
        job_end(self, job);
        return;
    }
    person_waited(self, who, (enum interval)(INTERVAL_RESULT + (int)exam), record->since);
    if (record->marks & JOB_PASSES) {
        ledger_exam(&self->ledger, MEASURE_EXAM_PASSED, exam, self->people[who].group);
        self->people[who].passed |= (uint8_t)(1u << record->component);
        job_end(self, job);
    } else {
        prepare(self, job);
    }
    exams_check(self, who);
}
