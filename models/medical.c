/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/stage.h"

/*
 * Exemption on medical advice (Wi21 art. 5(1), Bi21 art. 2.7): applied for some time after the
 * plan, judged by the designated doctors on the file alone or with a consultation, decided by DUO.
 * In full it ends the duty; in part it takes away at most three components.
 */

enum { PARTS_MOST = 3 }; /* Bi21 art. 2.7(3) */

void
medical_begin(struct chain *self, uint32_t who)
{
    const struct person *person = &self->people[who];
    uint32_t job;

    if (!chain_happens(self, who, DECIDE_MEDICAL, self->params->medical.in_course[person->group]))
        return;
    job = job_new(self, who, JOB_MEDICAL);
    job_go(self, job, JOB_APPLYING,
           chain_now(self) +
               chain_draw(self, who, DECIDE_MEDICAL_AFTER, &self->model->draws.medical_after));
}

static void
apply(struct chain *self, uint32_t job)
{
    struct job *record = &self->jobs[job];
    uint32_t who = record->person;
    double dossier = timeline_at(&self->params->medical.dossier_share, chain_today(self));
    const struct draw *work = chain_happens(self, who, DECIDE_MEDICAL_DOSSIER, dossier)
                                  ? &self->model->draws.dossier
                                  : &self->model->draws.consult;

    record->since = stamp_of(chain_now(self));
    record->work = (uint32_t)chain_draw(self, who, DECIDE_MEDICAL_WORK, work);
    record->desk = DESK_MEDICAL;
    record->step = JOB_QUEUE;
    if (desk_ask(self, DESK_MEDICAL, slot_of_job(self, job), record->work))
        medical_granted(self, job);
}

void
medical_granted(struct chain *self, uint32_t job)
{
    job_go(self, job, JOB_SERVICE, desk_finish(self, DESK_MEDICAL, self->jobs[job].work));
}

static void
advised(struct chain *self, uint32_t job)
{
    job_go(self, job, JOB_HANDLING,
           chain_now(self) + chain_draw(self, self->jobs[job].person, DECIDE_MEDICAL_HANDLING,
                                        &self->model->draws.medical_handling));
    desk_done(self, DESK_MEDICAL);
}

/* One to three components, each set of that size equally likely by its draw. */
static unsigned
parts_of(const struct chain *self, uint32_t who)
{
    unsigned parts = 0;
    uint32_t n = 1 + draw_index(chain_bits(self, who, DECIDE_MEDICAL_PARTS, 0), PARTS_MOST);

    for (uint32_t i = 0; i < n; i++) {
        uint32_t left = draw_index(chain_bits(self, who, DECIDE_MEDICAL_PARTS, i + 1),
                                   COMPONENTS - i);
        unsigned c = 0;
        while (parts >> c & 1 || left-- > 0)
            c++;
        parts |= 1u << c;
    }
    return parts;
}

/* Takes components away, with the jobs that were about them. */
static void
waive(struct chain *self, uint32_t who, unsigned parts)
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

static void
decide(struct chain *self, uint32_t job)
{
    const struct params *p = self->params;
    uint32_t who = self->jobs[job].person;
    uint64_t bits = chain_bits(self, who, DECIDE_MEDICAL_OUTCOME, 0);

    person_waited(self, who, INTERVAL_MEDICAL, self->jobs[job].since);
    job_end(self, job);
    if (rng_happens(bits, p->medical.full)) {
        term_settle(self, who, MEASURE_TERM_EXEMPT);
        person_end(self, who, STAGE_EXEMPT);
    } else if (rng_happens(bits, p->medical.full + p->medical.partial)) {
        waive(self, who, parts_of(self, who));
    }
}

void
medical_event(struct chain *self, uint32_t job)
{
    switch ((enum job_step)self->jobs[job].step) {
    case JOB_APPLYING:
        apply(self, job);
        break;
    case JOB_SERVICE:
        advised(self, job);
        break;
    default:
        decide(self, job);
        break;
    }
}
