/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/studies/bands.h"

#include "scenarios/reader/rows.h"

#include <math.h>

/* A number of the scenario, and the ends between which it may lie; none is below 0. */
struct span {
    double value, low, high;
};

/* ---- the numbers of the scenario ---- */

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

static double
value_of(const struct params *params, const struct key_row *row, size_t offset)
{
    const void *member = (const unsigned char *)params + offset;

    switch (row->kind) {
    case KEY_DRAW:
        return draw_spec_mean(member);
    case KEY_DATED:
        return mean_of_run(params, member);
    case KEY_INT:
        return (double)*(const int64_t *)member;
    default:
        bug_assert(row->kind == KEY_REAL, "%s is no number", row->pattern);
        return *(const double *)member;
    }
}

/* A key without a band, such as one that the law sets, is what it is. A scenario's own value beyond
 * the band is an end of it. */
static struct span
span_at(const struct params *params, size_t offset)
{
    const struct key_row *row = row_at_offset(offset);
    double value = value_of(params, row, offset);

    return (struct span){value, fmin(value, row->band_low), fmax(value, row->band_high)};
}

#define SPAN(params, member) span_at(params, offsetof(struct params, member))

/* ---- reckoning with them: each stands once, so each may be at the end that is its own ---- */

static struct span
exactly(double value)
{
    return (struct span){value, value, value};
}

static struct span
plus(struct span a, struct span b)
{
    return (struct span){a.value + b.value, a.low + b.low, a.high + b.high};
}

static struct span
times(struct span a, struct span b)
{
    return (struct span){a.value * b.value, a.low * b.low, a.high * b.high};
}

static struct span
over(struct span a, struct span b)
{
    return (struct span){a.value / b.value, a.low / b.high, a.high / b.low};
}

/* All that is not in the share. */
static struct span
rest_of(struct span share)
{
    return (struct span){1.0 - share.value, 1.0 - share.high, 1.0 - share.low};
}

static double
mixed(double share, double a, double b)
{
    return share * a + (1.0 - share) * b;
}

/* A share of one kind, the rest of another: which end of it makes more depends on the two. */
static struct span
mix(struct span share, struct span a, struct span b)
{
    return (struct span){
        mixed(share.value, a.value, b.value),
        fmin(mixed(share.low, a.low, b.low), mixed(share.high, a.low, b.low)),
        fmax(mixed(share.low, a.high, b.high), mixed(share.high, a.high, b.high)),
    };
}

/* ---- the work ---- */

/* Of one examiner after the other; at B1 a third where two disagree. */
static struct span
marking(const struct params *params, enum examiner pool)
{
    struct span minutes = span_at(params, offsetof(struct params, grading.minutes) +
                                              (size_t)pool * sizeof(struct draw_spec));

    if (exam_is_b1(exam_of_examiner(pool)))
        return times(minutes, plus(SPAN(params, grading.assessors_b1),
                                   SPAN(params, grading.third_share)));
    return times(minutes, SPAN(params, grading.assessors_a2));
}

/* Two examiners hold the interview. */
static struct span
interview(const struct params *params)
{
    return times(exactly(2.0), times(SPAN(params, exams.interview),
                                     SPAN(params, grading.interview_minutes)));
}

static struct span
examiners(const struct params *params, enum examiner pool)
{
    struct span work = marking(params, pool);

    if (pool == EXAMINER_ONA)
        work = plus(work, interview(params));
    return over(work, SPAN(params, grading.hours_per_week));
}

/* A missed consultation takes its time as well. */
static struct span
medical_assessors(const struct params *params)
{
    struct span consult =
        over(SPAN(params, medical.consult_minutes), rest_of(SPAN(params, medical.no_show)));

    return over(mix(SPAN(params, medical.dossier_share), SPAN(params, medical.dossier_minutes),
                    consult),
                SPAN(params, medical.hours_per_week));
}

static struct span
consultants(const struct params *params)
{
    return over(SPAN(params, intake.minutes), SPAN(params, intake.hours_per_week));
}

static struct span
hearing_officers(const struct params *params)
{
    return over(times(SPAN(params, enforcement.hearing_share),
                      SPAN(params, enforcement.hearing_minutes)),
                SPAN(params, enforcement.hours_per_week));
}

static struct span
decision_officers(const struct params *params)
{
    return over(SPAN(params, enforcement.decision_minutes),
                SPAN(params, enforcement.hours_per_week));
}

/* ---- the bands ---- */

static struct result_band
band_of(struct span need)
{
    if (!(need.value > 0.0))
        return (struct result_band){NAN, NAN};
    return (struct result_band){need.low / need.value, need.high / need.value};
}

void
bands_of_fte(const struct params *params, struct result_band bands[RESOURCES])
{
    for (int r = 0; r < RESOURCES; r++)
        bands[r] = (struct result_band){NAN, NAN};
    bands[RESOURCE_INTAKE_CONSULTANTS] = band_of(consultants(params));
    for (int pool = 0; pool < EXAMINERS; pool++)
        bands[RESOURCE_EXAMINERS + pool] = band_of(examiners(params, (enum examiner)pool));
    bands[RESOURCE_MEDICAL_ASSESSORS] = band_of(medical_assessors(params));
    bands[RESOURCE_HEARING_OFFICERS] = band_of(hearing_officers(params));
    bands[RESOURCE_DECISION_OFFICERS] = band_of(decision_officers(params));
}
