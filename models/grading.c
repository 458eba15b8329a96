/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/lost.h"
#include "models/stage.h"
#include "sim/fetch.h"

/*
 * Marking.  Lezen, luisteren and KNM are marked by machine in a time of their own; schrijven,
 * spreken and ONA by examiners (Bi13 art. 3.9b), at B1 always by two and on disagreement by a
 * third (SeB art. 12), who mark independently: each takes a time of his own.  ONA is a portfolio
 * and, for some, an interview with two examiners (B-EX-08).  All that time is the work, done by one
 * of the pool in turn; the days of handling come on top.
 *
 * Each pool marks its own line.  Beside them stand examiners of schrijven and of spreken who are
 * qualified at A2 and at B1: they take from both lines, the older script first (desks.c).
 */

enum { ASSESSOR_INTERVIEW = 128, INTERVIEWERS = 2 };

/* The luck of the n-th assessor of an attempt, after the first, who has that of the sitting. */
static uint64_t
assessor_bits(const struct chain *self, const struct job *job, unsigned n)
{
    return rng_bits(&self->rng, exam_address(self, job), DECIDE_SECOND_ASSESSOR + job->component,
                    job->attempt | n << 8);
}

/* Ticks of two examiners' work for an interview. */
static ticks
interview_work(const struct chain *self, const struct job *job)
{
    ticks work = 0;

    for (unsigned n = 0; n < INTERVIEWERS; n++)
        work += draw_ticks(&self->model->draws.interview,
                           assessor_bits(self, job, ASSESSOR_INTERVIEW + n));
    return work;
}

/* Ticks of examiners' work for a script. */
static ticks
marking_work(const struct chain *self, const struct job *job, enum examiner pool, uint64_t luck)
{
    const struct params *p = self->params;
    const struct draw *minutes = &self->model->draws.marking[pool];
    bool b1 = exam_is_b1((enum exam)job->exam);
    int64_t assessors = b1 ? p->grading.assessors_b1 : p->grading.assessors_a2;
    ticks work = draw_ticks(minutes, luck);

    if (b1 && rng_happens(exam_bits(self, job, DECIDE_THIRD_ASSESSOR), p->grading.third_share))
        assessors++;
    for (unsigned n = 1; n < assessors; n++)
        work += draw_ticks(minutes, assessor_bits(self, job, n));
    if (job->marks & JOB_INTERVIEW)
        work += interview_work(self, job);
    return work;
}

void
grading_begin(struct chain *self, uint32_t job, uint64_t luck)
{
    struct job *record = &self->jobs[job];
    enum examiner pool = examiner_of_exam((enum exam)record->exam);
    const struct draw *machine = exam_is_b1((enum exam)record->exam)
                                     ? &self->model->draws.machine_b1
                                     : &self->model->draws.machine;

    if (pool == EXAMINERS) {
        job_go(self, job, JOB_RESULT, chain_now(self) + draw_ticks(machine, luck));
        return;
    }
    record->desk = (uint8_t)(DESK_EXAMINERS + (int)pool);
    record->work = (uint32_t)marking_work(self, record, pool, luck);
    record->step = JOB_QUEUE;
    if (record->person != NOBODY)
        lost_begin(self, record->person, lost_of_marking(record));
    if (desk_ask(self, (enum desk_name)record->desk, slot_of_job(self, job), record->work))
        grading_granted(self, job);
    else if (both_of_examiner(pool) != BOTHS)
        desk_admit(self, (enum desk_name)(DESK_BOTH + (int)both_of_examiner(pool)));
}

/* Sat before the run: of a machine's time, what is left. */
void
grading_stock(struct chain *self, uint32_t job, uint64_t luck)
{
    struct job *record = &self->jobs[job];
    const struct draw *machine = exam_is_b1((enum exam)record->exam)
                                     ? &self->model->draws.machine_b1
                                     : &self->model->draws.machine;

    if (examiner_of_exam((enum exam)record->exam) != EXAMINERS)
        grading_begin(self, job, luck);
    else
        job_go(self, job, JOB_RESULT, chain_due(self, machine, luck, record->since));
}

/* Marks on until the script is done, or until a morning on which it shows when that will be. */
void
grading_granted(struct chain *self, uint32_t job)
{
    struct job *record = &self->jobs[job];
    ticks work = record->work;
    ticks moment = desk_progress(self, (enum desk_name)record->desk, &work);

    record->work = (uint32_t)work;
    if (record->person != NOBODY) { /* wanted when the script is done: most are so within the day */
        fetch(&self->people[record->person]);
        fetch(&self->lost[record->person]);
    }
    job_go(self, job, JOB_SERVICE, moment);
}

void
grading_done(struct chain *self, uint32_t job)
{
    struct job *record = &self->jobs[job];

    if (record->work > 0) {
        grading_granted(self, job);
        return;
    }
    if (record->kind == JOB_SCRIPT) {
        job_end(self, job);
        return;
    }
    if (record->person != NOBODY)
        lost_end(self, record->person, lost_of_marking(record));
    record->day = chain_today(self);
    job_go(self, job, JOB_RESULT,
           chain_now(self) + draw_ticks(&self->model->draws.handling,
                                        exam_bits(self, record, DECIDE_HANDLING)));
    desk_done(self, (enum desk_name)record->desk);
}
