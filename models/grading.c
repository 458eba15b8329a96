/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/stage.h"

/*
 * Marking.  Lezen, luisteren and KNM are marked by machine in a time of their own; schrijven,
 * spreken and ONA by examiners (Bi13 art. 3.9b), at B1 always by two and on disagreement by a
 * third (SeB art. 12).  Their time is the work; the days of handling come on top.
 */

/* Ticks of examiners' work for a script. */
static ticks
marking_work(const struct chain *self, const struct job *job, enum examiner pool, uint64_t luck)
{
    const struct params *p = self->params;
    bool b1 = exam_is_b1((enum exam)job->exam);
    int64_t assessors = b1 ? p->grading.assessors_b1 : p->grading.assessors_a2;

    if (b1 && rng_happens(exam_bits(self, job, DECIDE_THIRD_ASSESSOR), p->grading.third_share))
        assessors++;
    return assessors * draw_ticks(&self->model->draws.marking[pool], luck);
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
    if (desk_ask(self, (enum desk_name)record->desk, slot_of_job(self, job), record->work))
        grading_granted(self, job);
}

void
grading_granted(struct chain *self, uint32_t job)
{
    const struct job *record = &self->jobs[job];

    job_go(self, job, JOB_SERVICE,
           desk_finish(self, (enum desk_name)record->desk, record->work));
}

void
grading_done(struct chain *self, uint32_t job)
{
    struct job *record = &self->jobs[job];
    enum examiner pool = examiner_of_exam((enum exam)record->exam);

    if (record->person != NOBODY)
        term_waited(self, record->person, (enum lost)(LOST_MARKING + (int)pool), record->since);
    job_go(self, job, JOB_RESULT,
           chain_now(self) + draw_ticks(&self->model->draws.handling,
                                        exam_bits(self, record, DECIDE_HANDLING)));
    desk_done(self, (enum desk_name)record->desk);
}
