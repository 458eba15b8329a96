/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_PARAMS_BY_HAND_H
#define TESTS_PARAMS_BY_HAND_H

/*
 * A scenario whose every time is a constant, so that the dates of a person's way can be reckoned
 * on paper: from the duty to the exams.  The law's terms and fines are in law_by_hand.h.
 *
 * chain.c is included, not linked: its memory and its table of events are private, and a test that
 * lets one person walk needs both.
 */

#include "models/chain.c"

#include <criterion/criterion.h>

#include <math.h>

enum { HAND_PEOPLE = 64, HAND_BACKGROUND = 64, HAND_LEVELS = 260, HAND_HOMES = 16 };

struct hand {
    struct params params;
    struct timeline_step steps[HAND_LEVELS][2]; /* behind the timelines */
    size_t levels;
    struct timeline_step homes[2 * HAND_HOMES + 1]; /* see hand_homes_on */
    struct model *model;
    struct measures measures;
    struct chain chain;
    struct error error;
};

static inline day_number
hand_day(const char *text)
{
    day_number day = 0;

    cr_assert(date_parse(text, &day), "%s is not a date", text);
    return day;
}

/* The same value for ever. */
static inline void
hand_level(struct hand *self, struct timeline *timeline, double value)
{
    cr_assert_lt(self->levels, HAND_LEVELS);
    self->steps[self->levels][0] = (struct timeline_step){0, value};
    *timeline = (struct timeline){.steps = self->steps[self->levels++], .n_steps = 1};
}

/* Another value from a day on. */
static inline void
hand_step(struct timeline *timeline, const char *from, double value)
{
    timeline->steps[1] = (struct timeline_step){hand_day(from), value};
    timeline->n_steps = 2;
}

/* The homes a half-year at which one person with the duty is housed on a day. */
static inline double
hand_one_home(const struct hand *self, day_number day)
{
    int half = month_of_day(day) / 6 * 6, working = 0;

    for (day_number d = month_start(half); d < month_start(half + 6); d++)
        working += day_is_working(d);
    return working / timeline_at(&self->params.housing.obliged_share, day);
}

/* One home for people with the duty on each of some days (rising; a day given twice has two; the
 * list ends with NULL), and no other. For the class of municipality that has all people. */
static inline void
hand_homes_on(struct hand *self, const char *const *dates)
{
    struct timeline_step *steps = self->homes;
    size_t n = 1;

    steps[0] = (struct timeline_step){0, 0.0};
    for (; *dates != NULL; dates++) {
        day_number day = hand_day(*dates);
        cr_assert_leq(n + 2, 2 * HAND_HOMES + 1);
        if (n > 1 && steps[n - 2].from == day) {
            steps[n - 2].value += hand_one_home(self, day);
            continue;
        }
        if (n > 1 && steps[n - 1].from == day)
            n--;
        steps[n++] = (struct timeline_step){day, hand_one_home(self, day)};
        steps[n++] = (struct timeline_step){day + 1, 0.0};
    }
    self->params.housing.homes_per_half_year = (struct timeline){.steps = steps, .n_steps = n};
}

static inline void
hand_spec(struct draw_spec *spec, double value)
{
    *spec = (struct draw_spec){
        .form = DRAW_CONSTANT, .a = value, .low = -INFINITY, .high = INFINITY};
}

/* On the first of a month, every so many months from one on. */
static inline void
hand_starts(struct year_days *starts, int first, int every)
{
    starts->n = 0;
    for (int month = first; month <= 12; month += every) {
        starts->days[starts->n].month = month;
        starts->days[starts->n++].day = 1;
    }
}

static inline void
hand_run(struct hand *self)
{
    struct params *p = &self->params;

    p->run.seed = 1;
    p->run.replications = 1;
    p->run.start = hand_day("2022-01-01");
    p->run.until = hand_day("2027-12-31");
    p->run.scale = 1.0;
    p->bib.exempt = 1.0;
    hand_spec(&p->bib.attempt, 60);
    hand_level(self, &p->bib.pass, 1.0);
    hand_spec(&p->bib.entry, 90);
    p->notice.resume[0] = hand_day("2022-03-25");
    p->notice.resume[1] = hand_day("2022-03-01");
    hand_spec(&p->notice.delay, 10);
    p->person.aow_age = 67;
    hand_spec(&p->person.dispensed_after, 100);
    for (int e = 0; e < ENTRANTS; e++) {
        for (int m = 0; m < 12; m++)
            p->inflow.season[e][m] = 1.0;
        hand_level(self, &p->inflow.factor[e], 1.0);
    }
    for (int g = 0; g < GROUPS; g++) {
        p->person.age[g][1] = 1.0;
        p->person.literacy[g][LITERACY_LATIN] = 1.0;
    }
    for (int exam = 0; exam < EXAMS; exam++) {
        hand_level(self, &p->background.exam[exam].others, 0);
    }
    for (int both = 0; both < BOTHS; both++)
        hand_level(self, &p->background.programme2[both], 0);
}

static inline void
hand_intake_and_plan(struct hand *self)
{
    struct params *p = &self->params;

    hand_spec(&p->landing.benefits, 20);
    hand_level(self, &p->landing.bridged, 0);
    hand_spec(&p->landing.bridged_days, 5);
    for (int m = 0; m < MUNICIPALITIES; m++) { /* all land */
        hand_level(self, &p->intake.early[m], 0);
        hand_level(self, &p->intake.on_housing[m], 0);
        hand_level(self, &p->intake.startklas[m], 0);
        p->pip.override[m] = 1.0;
    }
    p->intake.startklas_weeks = 8;
    p->intake.startklas_hours_per_week = 12;
    hand_level(self, &p->intake.no_show, 0);
    p->intake.calls = 3;
    p->intake.call_interval = 14;
    hand_level(self, &p->intake.fined, 1);
    p->intake.fine_euro = 250;
    hand_level(self, &p->intake.consultants, 1);
    p->intake.consultants_share[MUNICIPALITY_G4] = 1.0;
    p->intake.hours_per_week = 40;
    hand_spec(&p->intake.minutes, 120);
    p->intake.learned_share = 1.0; /* nothing to learn */
    p->intake.learning_intakes = 1;
    hand_spec(&p->pip.duration, 30);
    hand_spec(&p->pip.third_party, 14);
    p->pip.after_third_party = 14;
    for (int g = 0; g < GROUPS; g++) {
        if (g != GROUP_ASIEL)
            hand_spec(&p->landing.own[g - GROUP_GEZIN], 20);
        p->pip.lbt_feasible[g] = 1.0;
    }
    p->pip.z_given_not_feasible = 1.0;
    p->pip.onderwijs_age = 30;
    p->pip.onderwijs_above_limit = 1.0; /* no limit */
}

static inline void
hand_way_to_plan(struct hand *self)
{
    struct params *p = &self->params;

    p->municipality.share[MUNICIPALITY_G4] = 1.0; /* the others are empty */
    for (int l = 0; l < LODGINGS; l++) {
        hand_level(self, &p->reception.places[l], l == LODGING_AZC ? 100 : 0);
        p->reception.study_space[l] = 1.0;
    }
    hand_level(self, &p->reception.driegesprek, 0);
    hand_level(self, &p->reception.prepares, 0);
    hand_level(self, &p->reception.takes_part, 0);
    p->reception.prepare_hours = 121;
    p->reception.prepare_hours_per_week = 10;
    hand_spec(&p->reception.coupling, 14);
    hand_level(self, &p->reception.obliged_share, 1.0);
    hand_level(self, &p->housing.homes_per_half_year, 10000);
    for (int m = 0; m < MUNICIPALITIES; m++)
        hand_level(self, &p->housing.effort[m], 1.0);
    hand_level(self, &p->housing.obliged_share, 0.5);
    hand_level(self, &p->housing.hard_homes, 0);
    strcpy(p->housing.tasks[0].id, "2022-1");
    p->housing.tasks[0].persons = 10000;
    p->housing.n_tasks = 1;
    hand_spec(&p->housing.move, 7);
    hand_intake_and_plan(self);
}

/* Lessons of so many days on every route: an hour a day. Short of 600 hours, nothing changes the
 * route or the level of a component. */
static inline void
hand_lessons(struct hand *self, double days)
{
    struct params *p = &self->params;

    p->course.weeks_per_year = 365.25 / 7.0;
    p->course.most_hours = p->z.hours = days;
    hand_spec(&p->course.onderwijs_duration, days);
    p->course.review_hours = 1e4;
}

static inline void
hand_participation(struct hand *self)
{
    struct params *p = &self->params;

    hand_spec(&p->participation.wait, 100);
    p->participation.hours_per_week = 1;
    p->z.participation_hours_per_week = 1;
    hand_spec(&p->z.credit_hours, 0);
}

/* All staff is at work in all months. */
static inline void
hand_present(double *presence)
{
    for (int m = 0; m < PARAMS_MONTHS; m++)
        presence[m] = 1.0;
}

/* Everybody learns the same, slowly, and passes as if just at the level. */
static inline void
hand_learning(struct hand *self)
{
    struct params *p = &self->params;

    p->learning.hours_to_b1 = 1e5;
    p->learning.ceiling = 6;
    p->learning.ability = p->learning.age = 1;
    p->learning.age_from = 30;
    for (int l = 0; l < LITERACIES - 1; l++)
        p->learning.literacy[l] = 1;
    p->learning.week_usual = 7;
    p->learning.week_half = 1e5;
    for (int g = 0; g < GROUPS; g++) {
        hand_level(self, &p->learning.buddy_share[g], 0);
        hand_level(self, &p->learning.work_share[g], 0);
    }
    p->learning.credit_prep = 1;
    p->learning.knm_level = 2;
}

static inline void
hand_course_and_exams(struct hand *self)
{
    struct params *p = &self->params;

    for (int g = 0; g < GROUPS; g++)
        hand_spec(&p->course.offer_delay[g], 5);
    for (int r = 0; r < ROUTE_NONE; r++) {
        hand_level(self, &p->course.places[r], 100);
        hand_starts(&p->course.starts[r], 1, 1);
        p->course.learners_per_teacher[r] = 1;
        hand_spec(&p->course.hours_per_week[r], 7);
    }
    hand_spec(&p->course.registration, 0);
    hand_level(self, &p->course.teachers, 1e9);
    for (int r = 0; r < ROUTE_NONE; r++)
        p->course.teachers_share[r] = 1.0 / ROUTE_NONE;
    hand_level(self, &p->course.outside_teachers, 0);
    hand_spec(&p->course.childcare_days, 0);
    p->travel.within_reach = 1.0;
    hand_level(self, &p->travel.budget, 1e9);
    p->travel.cost = 1000;
    hand_lessons(self, 300);
    hand_participation(self);
    hand_learning(self);
    p->course.onderwijs_success = 1.0;
    p->course.closing_minutes = 60;
    hand_level(self, &p->exams.a2_places_per_day, 60);
    for (int exam = 0; exam < EXAM_LEZEN_B1; exam++)
        hand_level(self, &p->exams.a2_share[exam], 1.0 / EXAM_LEZEN_B1);
    hand_level(self, &p->exams.b1_places_per_day, 40);
    hand_level(self, &p->exams.b1_sittings_per_year, 8);
    hand_level(self, &p->exams.programme2_sittings_per_year, 0);
    p->exams.b1_attempts_per_year = 3;
    hand_level(self, &p->exams.b1_takes_from_a2, 0.5);
    p->exams.lead_days = 14;
    p->exams.opens_a2 = p->exams.opens_b1 = 3650;
    hand_level(self, &p->exams.reserved, 0);
    p->exams.reserved_until = 14;
    p->exams.priority_days = 182;
    hand_spec(&p->exams.preparation, 30);
    p->exams.ready = -1e6; /* everybody is */
    hand_spec(&p->exams.change_later, 14);
    p->exams.change_days = 7;
    for (int exam = 0; exam < EXAMS; exam++)
        hand_level(self, &p->exams.pass[exam], 1.0);
    hand_level(self, &p->exams.interview, 0);
    hand_spec(&p->grading.machine, 14);
    hand_spec(&p->grading.machine_b1, 35);
    hand_spec(&p->grading.handling, 7);
    for (int e = 0; e < EXAMINERS; e++) {
        hand_spec(&p->grading.minutes[e], 30);
    }
    hand_spec(&p->grading.interview_minutes, 45);
    for (int e = 0; e < EXAMINER_STAFFS; e++) {
        hand_level(self, &p->grading.examiners[e], e < EXAMINERS ? 1 : 0);
        hand_level(self, &p->grading.deployable[e], 1);
    }
    hand_present(p->grading.presence);
    hand_present(p->intake.presence);
    hand_present(p->medical.presence);
    hand_present(p->enforcement.presence);
    p->grading.overtime_after = 3650;
    p->grading.assessors_a2 = 1;
    p->grading.assessors_b1 = 2;
    p->grading.hours_per_week = 40;
}

#endif
