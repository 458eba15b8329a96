/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/studies/bands.h"

#include "scenarios/reader/rows.h"

#include <math.h>

/* Minutes of a piece of work: the mean of the scenario, and what it may be. */
struct work {
    double mean, low, high;
};

static const struct key_row *
row_at_offset(size_t offset)
{
    const struct key_row *row;

    for (size_t r = 0; (row = key_row_at(r)) != NULL; r++)
        for (size_t label = 0; label < (row->n_labels > 0 ? row->n_labels : 1); label++)
            if (row->offset + label * row->stride == offset)
                return row;
    bug_assert(0, "no key at %zu", offset);
    return NULL;
}

/* Adds the work of a key, done so many times. */
static void
add(struct work *self, const struct params *params, size_t offset, double times)
{
    const struct key_row *row = row_at_offset(offset);
    const struct draw_spec *minutes = (const void *)((const unsigned char *)params + offset);

    self->mean += times * draw_spec_mean(minutes);
    self->low += times * row->band_low;
    self->high += times * row->band_high;
}

#define ADD(work, params, member, times) add(work, params, offsetof(struct params, member), times)

static struct result_band
band_of(const struct work *work)
{
    struct result_band none = {NAN, NAN};

    if (!(work->mean > 0.0))
        return none;
    return (struct result_band){work->low / work->mean, work->high / work->mean};
}

static struct result_band
band_of_one(const struct params *params, size_t offset)
{
    struct work work = {0};

    add(&work, params, offset, 1.0);
    return band_of(&work);
}

/* A number that dated changes alter, over the days of the run. */
static double
mean_of_run(const struct params *params, const struct timeline *number)
{
    double sum = 0.0;
    day_number end = params->run.until + 1, day = params->run.start;

    while (day < end) {
        day_number next = timeline_next(number, day);
        next = next < end ? next : end;
        sum += timeline_at(number, day) * (next - day);
        day = next;
    }
    return sum / (end - params->run.start);
}

/* A missed consultation takes its time as well. */
static struct result_band
band_of_medical(const struct params *params)
{
    double dossier = mean_of_run(params, &params->medical.dossier_share);
    struct work work = {0};

    ADD(&work, params, medical.dossier_minutes, dossier);
    ADD(&work, params, medical.consult_minutes, (1.0 - dossier) / (1.0 - params->medical.no_show));
    return band_of(&work);
}

/* Two examiners hold the interview. */
static struct result_band
band_of_ona(const struct params *params)
{
    double interviews = mean_of_run(params, &params->exams.interview);
    struct work work = {0};

    ADD(&work, params, grading.minutes[EXAMINER_ONA], (double)params->grading.assessors_a2);
    ADD(&work, params, grading.interview_minutes, 2.0 * interviews);
    return band_of(&work);
}

static struct result_band
band_of_pool(const struct params *params, enum examiner pool)
{
    if (pool == EXAMINER_ONA)
        return band_of_ona(params);
    return band_of_one(params, offsetof(struct params, grading.minutes) +
                                   (size_t)pool * sizeof(struct draw_spec));
}

void
bands_of_fte(const struct params *params, struct result_band bands[RESOURCES])
{
    for (int r = 0; r < RESOURCES; r++)
        bands[r] = (struct result_band){NAN, NAN};
    bands[RESOURCE_INTAKE_CONSULTANTS] =
        band_of_one(params, offsetof(struct params, intake.minutes));
    for (int pool = 0; pool < EXAMINERS; pool++)
        bands[RESOURCE_EXAMINERS + pool] = band_of_pool(params, (enum examiner)pool);
    bands[RESOURCE_MEDICAL_ASSESSORS] = band_of_medical(params);
    bands[RESOURCE_HEARING_OFFICERS] =
        band_of_one(params, offsetof(struct params, enforcement.hearing_minutes));
    bands[RESOURCE_DECISION_OFFICERS] =
        band_of_one(params, offsetof(struct params, enforcement.decision_minutes));
}
