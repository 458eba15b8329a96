/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/model.h"

#include "models/staff.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum resource
desk_resource(enum desk_name desk)
{
    if (desk < DESK_HOMES)
        return (enum resource)(RESOURCE_RECEPTION_PLACES + desk - DESK_RECEPTION);
    if (desk < DESK_COURSE)
        return RESOURCE_HOMES;
    if (desk < DESK_CONSULTANTS)
        return (enum resource)(RESOURCE_COURSE_PLACES + desk - DESK_COURSE);
    if (desk < DESK_EXAMINERS)
        return RESOURCE_INTAKE_CONSULTANTS;
    if (desk < DESK_BOTH)
        return (enum resource)(RESOURCE_EXAMINERS + desk - DESK_EXAMINERS);
    if (desk < DESK_MEDICAL)
        return (enum resource)(RESOURCE_EXAMINERS_BOTH + desk - DESK_BOTH);
    return (enum resource)(RESOURCE_MEDICAL_ASSESSORS + desk - DESK_MEDICAL);
}

double
model_hours_per_week(const struct model *self, enum desk_name desk)
{
    if (desk < DESK_EXAMINERS)
        return self->params->intake.hours_per_week;
    if (desk < DESK_MEDICAL)
        return self->params->grading.hours_per_week;
    if (desk == DESK_MEDICAL)
        return self->params->medical.hours_per_week;
    return self->params->enforcement.hours_per_week;
}

/* ---- staff: who is at work by day ---- */

/* Equivalents by date; of examiners, their posts. */
static const struct timeline *
fte_of_desk(const struct params *p, enum desk_name desk)
{
    if (desk < DESK_EXAMINERS)
        return &p->intake.consultants;
    if (desk < DESK_MEDICAL)
        return &p->grading.examiners[desk - DESK_EXAMINERS];
    if (desk == DESK_MEDICAL)
        return &p->medical.assessors;
    return desk == DESK_HEARING ? &p->enforcement.hearing_officers
                                : &p->enforcement.decision_officers;
}

/* Of the equivalents, those at this desk. */
static double
share_of_desk(const struct params *p, enum desk_name desk)
{
    return desk < DESK_EXAMINERS ? p->intake.consultants_share[desk - DESK_CONSULTANTS] : 1.0;
}

/* Of them, those at work, by month. */
static const double *
presence_of_desk(const struct params *p, enum desk_name desk)
{
    if (desk < DESK_EXAMINERS)
        return p->intake.presence;
    if (desk < DESK_MEDICAL)
        return p->grading.presence;
    return desk == DESK_MEDICAL ? p->medical.presence : p->enforcement.presence;
}

double
model_fte_hours(const struct model *self, enum desk_name desk, day_number start, day_number end)
{
    double presence = presence_of_desk(self->params, desk)[date_of_day(start).month - 1];

    return presence * model_hours_per_week(self, desk) / 5.0 *
           calendar_working_days(&self->calendar, start, end);
}

/* Examiners are behind their posts, and of those who are there some can be put to work. */
static int
fill_examiners(const struct model *self, enum desk_name desk, double *fte, struct error *error)
{
    const struct params *p = self->params;
    const struct timeline *posts = fte_of_desk(p, desk);
    const struct timeline *deployable = &p->grading.deployable[desk - DESK_EXAMINERS];
    day_number first = self->calendar.first;
    struct staff staff;
    int code = staff_init(&staff, timeline_at(posts, first), p->grading.attrition,
                          p->grading.recruit_days, p->grading.training_days, error);

    if (code != 0)
        return code;
    for (day_number day = first; day < self->calendar.end; day++) {
        if (day > first)
            staff_day(&staff, timeline_at(posts, day));
        fte[day - first] = staff.at_work * timeline_at(deployable, day);
    }
    staff_free(&staff);
    return 0;
}

static int
fill_staff(const struct model *self, enum desk_name desk, double *fte, struct error *error)
{
    const struct params *p = self->params;
    const double *presence = presence_of_desk(p, desk);
    double part = share_of_desk(p, desk) * p->run.scale;
    day_number first = self->calendar.first;
    int code = 0;

    if (desk_is_of_examiners(desk))
        code = fill_examiners(self, desk, fte, error);
    else
        for (day_number day = first; day < self->calendar.end; day++)
            fte[day - first] = timeline_at(fte_of_desk(p, desk), day);
    for (day_number day = first; day < self->calendar.end && code == 0; day++)
        fte[day - first] *= presence[date_of_day(day).month - 1] * part;
    return code;
}

static int
rosters_init(struct model *self, struct error *error)
{
    size_t n = (size_t)(self->calendar.end - self->calendar.first);
    double *fte = malloc(n * sizeof *fte);
    int code = 0;

    if (fte == NULL)
        return error_set(error, ERR_MEMORY, "no memory for staff of %zu days", n);
    for (int d = DESK_CONSULTANTS; d < DESKS && code == 0; d++) {
        enum desk_name desk = (enum desk_name)d;
        code = fill_staff(self, desk, fte, error);
        if (code == 0)
            code = roster_init(
                &self->rosters[d - DESK_CONSULTANTS], &self->calendar, fte,
                model_hours_per_week(self, desk),
                desk_is_of_examiners(desk) ? self->params->grading.overtime_hours : 0.0, error);
    }
    free(fte);
    return code;
}

/* Days can be booked that come after the run: sittings go on for as long. */
static int
places_of_exams(struct model *self, struct error *error)
{
    struct calendar days = {.first = self->calendar.first, .end = places_end(self->params)};
    int code = sittings_init(&self->sittings, self->params, &days, error);

    return code == 0 ? places_init(&self->places, self->params, &self->sittings, error) : code;
}

static int
dates_of_starts(struct model *self, struct error *error)
{
    int code = 0;

    for (int r = 0; r < ROUTE_NONE && code == 0; r++)
        code = start_dates_init(&self->starts[r], &self->params->course.starts[r],
                                &self->calendar, error);
    return code;
}

/* ---- distributions ---- */

struct recipe {
    const struct draw_spec *spec;
    struct draw *draw;
    ticks unit;
};

static int
compile(const struct recipe *recipes, size_t n, struct error *error)
{
    int code = 0;

    for (size_t i = 0; i < n && code == 0; i++)
        code = draw_init(recipes[i].draw, recipes[i].spec, recipes[i].unit, error);
    return code;
}

#define DAYS TICKS_PER_DAY
#define MINUTES ((ticks)60)
#define HOURS_IN_MINUTES ((ticks)60) /* the draw is no time, but so many minutes a week */
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static int
draws_single(struct model *self, struct error *error)
{
    const struct params *p = self->params;
    const struct recipe recipes[] = {
        {&p->notice.delay, &self->draws.notice, DAYS},
        {&p->person.dispensed_after, &self->draws.dispensed_after, DAYS},
        {&p->bib.attempt, &self->draws.bib_attempt, DAYS},
        {&p->bib.entry, &self->draws.bib_entry, DAYS},
        {&p->reception.coupling, &self->draws.coupling, DAYS},
        {&p->housing.move, &self->draws.move, DAYS},
        {&p->landing.benefits, &self->draws.benefits, DAYS},
        {&p->landing.bridged_days, &self->draws.bridged, DAYS},
        {&p->intake.minutes, &self->draws.intake, MINUTES},
        {&p->pip.duration, &self->draws.pip, DAYS},
        {&p->pip.third_party, &self->draws.third_party, DAYS},
        {&p->course.registration, &self->draws.registration, DAYS},
        {&p->course.childcare_days, &self->draws.childcare, DAYS},
        {&p->course.onderwijs_duration, &self->draws.onderwijs, DAYS},
        {&p->z.credit_hours, &self->draws.credit, HOURS_IN_MINUTES},
        {&p->participation.wait, &self->draws.participation, DAYS},
        {&p->exams.preparation, &self->draws.preparation, DAYS},
        {&p->exams.change_later, &self->draws.change_later, DAYS},
        {&p->grading.machine, &self->draws.machine, DAYS},
        {&p->grading.machine_b1, &self->draws.machine_b1, DAYS},
        {&p->grading.handling, &self->draws.handling, DAYS},
        {&p->grading.interview_minutes, &self->draws.interview, MINUTES},
        {&p->medical.again, &self->draws.medical_again, DAYS},
        {&p->medical.after, &self->draws.medical_after, DAYS},
        {&p->medical.handling, &self->draws.medical_handling, DAYS},
        {&p->medical.dossier_minutes, &self->draws.dossier, MINUTES},
        {&p->medical.consult_minutes, &self->draws.consult, MINUTES},
        {&p->term.decision, &self->draws.extension, DAYS},
        {&p->wi2013.circumstances_days, &self->draws.own_circumstances, DAYS},
        {&p->wi2013.preparation, &self->draws.own_preparation, DAYS},
        {&p->wi2013.hours_per_week, &self->draws.own_hours_per_week, HOURS_IN_MINUTES},
        {&p->wi2013.medical_after, &self->draws.medical_after_wi2013, DAYS},
        {&p->wi2013.agi_decision, &self->draws.agi_decision, DAYS},
        {&p->wi2013.pvt, &self->draws.pvt, DAYS},
        {&p->wi2013.integrated_after, &self->draws.integrated_after, DAYS},
        {&p->enforcement.notice, &self->draws.overrun_notice, DAYS},
        {&p->enforcement.views, &self->draws.views, DAYS},
        {&p->enforcement.hearing_minutes, &self->draws.hearing, MINUTES},
        {&p->enforcement.decision_minutes, &self->draws.decision, MINUTES},
    };

    return compile(recipes, COUNT(recipes), error);
}

static int
draws_by_label(struct model *self, struct error *error)
{
    const struct params *p = self->params;
    int code = 0;

    for (int g = 0; g < GROUPS && code == 0; g++)
        code = draw_init(&self->draws.offer[g], &p->course.offer_delay[g], DAYS, error);
    for (int g = 0; g < GROUPS - 1 && code == 0; g++)
        code = draw_init(&self->draws.landing_own[g], &p->landing.own[g], DAYS, error);
    for (int g = 0; g < GROUPS && code == 0; g++)
        code = draw_init(&self->draws.search[g], &p->wi2013.search[g], DAYS, error);
    for (int g = GROUND_LIFE; g < GROUND_LIFE_END && code == 0; g++)
        if (model_ground_lasts((enum ground)g))
            code = draw_init(&self->draws.length[g], &p->term.length[g], DAYS, error);
    for (int r = 0; r < ROUTE_NONE && code == 0; r++)
        code = draw_init(&self->draws.hours_per_week[r], &p->course.hours_per_week[r],
                         HOURS_IN_MINUTES, error);
    for (int e = 0; e < EXAMINERS && code == 0; e++)
        code = draw_init(&self->draws.marking[e], &p->grading.minutes[e], MINUTES, error);
    return code;
}

/* The time to anything whose hazard is 1 a year, with which all hazards are served. */
static int
draw_of_exposure(struct model *self, struct error *error)
{
    const struct draw_spec spec = {
        .form = DRAW_EXPONENTIAL, .a = 365.25, .low = -INFINITY, .high = INFINITY};

    return draw_init(&self->draws.exposure, &spec, DAYS, error);
}

static void
draws_free(struct model *self)
{
    struct draw *first = &self->draws.notice;

    for (size_t i = 0; i < sizeof self->draws / sizeof *first; i++)
        draw_free(&first[i]);
}

/* ---- learning ---- */

/* To a multiple of 2^-10, so that machines agree; without end where it has none. */
static double
rounded(double score)
{
    return fabs(score) < 1e9 ? floor(score * 1024.0 + 0.5) / 1024.0 : score;
}

static int
lessons_init(struct model *self, struct error *error)
{
    const struct params *p = self->params;

    self->lesson_weeks =
        (uint32_t)(p->course.weeks_per_year * 7.0 / 365.25 * LESSON_WEEKS_ONE + 0.5);
    self->self_study[REGIME_WI2021] = (uint32_t)(p->course.self_study * LEARNING_ONE + 0.5);
    self->self_study[REGIME_WI2013] = (uint32_t)(p->wi2013.self_study * LEARNING_ONE + 0.5);
    self->own_margin = (int32_t)floor(p->wi2013.margin * LEARNING_LEVEL + 0.5);
    for (int g = 0; g < GROUPS; g++)
        self->absence[g] = (uint32_t)(p->course.absence[g] * ABSENCE_ONE + 0.5);
    self->onderwijs_score = rounded(score_of_share(p->course.onderwijs_success) * SCORE_ONE);
    return learning_init(&self->learning, p, error);
}

/* ---- the model ---- */

static int
model_init(struct model *self, const struct params *params, struct error *error)
{
    int code;

    self->params = params;
    measures_shape_chain(&self->shape, params);
    code = calendar_init(&self->calendar, params->run.start, params->run.until + 1, error);
    if (code == 0)
        code = rosters_init(self, error);
    if (code == 0)
        code = places_of_exams(self, error);
    if (code == 0)
        code = dates_of_starts(self, error);
    if (code == 0)
        code = draws_single(self, error);
    if (code == 0)
        code = draws_by_label(self, error);
    if (code == 0)
        code = draw_of_exposure(self, error);
    score_table_init(&self->score);
    for (int r = 0; r < REGIMES; r++)
        statute_init(&self->statutes[r], params, (enum regime)r);
    if (code == 0)
        code = lbt_init(&self->lbt, params, error);
    if (code == 0)
        code = routes_init(&self->routes, params, error);
    if (code == 0)
        code = lessons_init(self, error);
    return code;
}

int
model_new(struct model **self, const struct params *params, struct error *error)
{
    struct model *model = calloc(1, sizeof *model);
    int code;

    *self = NULL;
    if (model == NULL)
        return error_set(error, ERR_MEMORY, "no memory for a model");
    code = model_init(model, params, error);
    if (code != 0)
        model_free(model);
    else
        *self = model;
    return code;
}

void
model_free(struct model *self)
{
    if (self == NULL)
        return;
    draws_free(self);
    for (int i = 0; i < ROSTERS; i++)
        roster_free(&self->rosters[i]);
    places_free(&self->places);
    for (int r = 0; r < ROUTE_NONE; r++)
        start_dates_free(&self->starts[r]);
    sittings_free(&self->sittings);
    learning_free(&self->learning);
    calendar_free(&self->calendar);
    free(self);
}

const struct measures_shape *
model_shape(const struct model *self)
{
    return &self->shape;
}
