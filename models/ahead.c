/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/stage.h"
#include "sim/fetch.h"

/* Events by which something is fetched before its turn: a record, a job's person, the jobs beside
 * it. */
enum { FETCH_RECORD = 7, FETCH_PERSON = 3, FETCH_JOBS = 1 };

static void
fetch_person(const struct chain *self, uint32_t who)
{
    fetch(&self->people[who]);
    fetch(&self->traits[who]);
    fetch(&self->lost[who]);
    fetch(&self->extensions[who]);
}

/* The job whose event comes k events after the next one, if that is a person's; else NULL. */
static const struct job *
job_ahead(const struct chain *self, size_t k)
{
    uint32_t slot = agenda_ahead(&self->agenda, k);
    const struct job *job;

    if (slot == AGENDA_NONE || slot < self->slot_jobs)
        return NULL;
    job = &self->jobs[slot - self->slot_jobs];
    return job->person != NOBODY ? job : NULL;
}

static void
fetch_record_ahead(const struct chain *self)
{
    uint32_t slot = agenda_ahead(&self->agenda, FETCH_RECORD);

    if (slot == AGENDA_NONE || slot < SLOT_PEOPLE)
        return;
    if (slot >= self->slot_jobs)
        fetch(&self->jobs[slot - self->slot_jobs]);
    else
        fetch_person(self, (slot - SLOT_PEOPLE) / 2);
}

/* And the node of the person's own next step, which an exam may put off. */
static void
fetch_person_ahead(const struct chain *self)
{
    const struct job *job = job_ahead(self, FETCH_PERSON);

    if (job == NULL)
        return;
    fetch_person(self, job->person);
    fetch(&self->agenda.nodes[slot_of_move(job->person)]);
}

/* Who looks at all exams of a person begins with the head of the list; who takes a job out of it
 * reaches the next one. */
static void
fetch_jobs_ahead(const struct chain *self)
{
    const struct job *job = job_ahead(self, FETCH_JOBS);
    uint32_t head;

    if (job == NULL)
        return;
    head = self->people[job->person].jobs;
    if (head != NOBODY)
        fetch(&self->jobs[head]);
    if (job->next != NOBODY)
        fetch(&self->jobs[job->next]);
}

/* Most of a replication's time would go to waiting for memory: the next person is seldom near the
 * last one.  So the records of those who come soon are asked for now; a job's person is known when
 * the job is there. */
void
ahead_fetch(const struct chain *self)
{
    fetch_record_ahead(self);
    fetch_person_ahead(self);
    fetch_jobs_ahead(self);
}
