/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_CHAIN_BY_HAND_H
#define TESTS_CHAIN_BY_HAND_H

/*
 * A scenario whose every time is a constant, so that the dates of a person's way can be reckoned
 * on paper, and a chain into which people come when the test says so.
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

/* One more ground, in force from the beginning of its law. */
static inline struct ground_rule *
hand_ground(struct hand *self, enum ground ground, enum regime regime)
{
    struct ground_rule *rule = &self->params.term.grounds[self->params.term.n_grounds++];

    cr_assert_leq(self->params.term.n_grounds, PARAMS_GROUNDS);
    snprintf(rule->id, sizeof rule->id, "%s_%s", ground_labels[ground], regime_labels[regime]);
    rule->ground = ground;
    rule->regime = regime;
    rule->from = hand_day(regime == REGIME_WI2013 ? "2013-01-01" : "2022-01-01");
    rule->until = DAY_NEVER;
    return rule;
}

/* Nothing happens to anybody; who has a ground applies, and the decision takes four weeks. */
static inline void
hand_term(struct hand *self)
{
    struct params *p = &self->params;
    struct ground_rule *no_offer = hand_ground(self, GROUND_NO_OFFER, REGIME_WI2021);
    struct ground_rule *effort = hand_ground(self, GROUND_EFFORT, REGIME_WI2021);

    no_offer->at_least_months = 3; /* rules.md section 2.1; so the others */
    no_offer->onderwijs_months = 6;
    effort->months = 6;
    effort->hours = 450;
    hand_ground(self, GROUND_LITERACY, REGIME_WI2021)->months = 6;
    hand_ground(self, GROUND_ILLNESS, REGIME_WI2021)->at_least_months = 3;
    hand_ground(self, GROUND_BIRTH, REGIME_WI2021)->weeks = 16;
    p->term.window_months = 6;
    hand_spec(&p->term.decision, 28);
    p->term.applies = 1.0;
    p->term.by_result = 1;
    for (int g = GROUND_LIFE; g < GROUND_LIFE_END; g++)
        hand_spec(&p->term.length[g], 100);
    p->term.literacy_hours_wi2013 = 150;
}

/* The laws' tables, rules.md section 4; all are culpable. */
static inline void
hand_fines(struct hand *self)
{
    static const struct fine_table tables[] = {
        {"wi2013_exams", REGIME_WI2013, OFFENCE_EXAMS, 0, DAY_NEVER, PARAMS_FINES,
         {1250, 875, 500, 1000, 625, 250, 750, 375, 0}, {150, 300}, 0},
        {"wi2013_pvt", REGIME_WI2013, OFFENCE_PVT, 0, DAY_NEVER, 1, {340}, {0}, 0},
        {"wi2021_exams", REGIME_WI2021, OFFENCE_EXAMS, 0, DAY_NEVER, PARAMS_FINES,
         {1000, 700, 400, 800, 500, 200, 600, 300, 0}, {150, 300}, 0},
        {"wi2021_pvt", REGIME_WI2021, OFFENCE_PVT, 0, DAY_NEVER, 1, {340}, {0}, 0},
        {"wi2021_map", REGIME_WI2021, OFFENCE_MAP, 0, DAY_NEVER, 1, {340}, {0}, 0},
    };
    static const int64_t new_term[PARAMS_TERMS] = {24, 18, 12, 6}, z[] = {201, 401, 601};
    static const int64_t ladder[PARAMS_LADDER] = {50, 100, 200, 400, 800};
    static const int64_t most[PARAMS_TERMS] = {400, 800, 1200, 1600};
    struct params *p = &self->params;

    memcpy(p->enforcement.fines, tables, sizeof tables);
    p->enforcement.n_fines = sizeof tables / sizeof tables[0];
    p->enforcement.no_fine[0] = (struct sparing){"rvs_2025", GROUP_ASIEL, REGIMES,
                                                 hand_day("2025-07-09"), DAY_NEVER};
    p->enforcement.n_no_fine = 1;
    p->enforcement.paused[0] = (struct sparing){"wi2013_asiel", GROUP_ASIEL, REGIME_WI2013,
                                                hand_day("2023-03-15"), DAY_NEVER};
    p->enforcement.n_paused = 1;
    p->enforcement.new_first_from = DAY_NEVER;
    for (int r = 0; r < REGIMES; r++)
        p->enforcement.culpable[r] = p->enforcement.culpable_part[r] = 1.0;
    memcpy(p->enforcement.new_term_months, new_term, sizeof new_term);
    memcpy(p->enforcement.new_term_z_hours, z, sizeof z);
    p->enforcement.new_term_part_months = 6;
    p->enforcement.new_term_months_wi2013 = 24;
    memcpy(p->enforcement.municipal.euro, ladder, sizeof ladder);
    memcpy(p->enforcement.municipal.most_new_term, most, sizeof most);
    p->enforcement.municipal.most = 2400;
    p->enforcement.municipal.repeat_months = 12;
    p->enforcement.municipal.culpability[0] = p->enforcement.municipal.factor[0] = 1.0;
}

/* Everybody begins after 60 days, with an hour a day of 10 euro, borrowed. */
static inline void
hand_wi2013(struct hand *self)
{
    struct params *p = &self->params;

    p->wi2013.ona_from = hand_day("2015-01-01");
    p->wi2013.pvt_from = hand_day("2017-10-01");
    for (int g = 0; g < GROUPS; g++) {
        hand_spec(&p->wi2013.search[g], 60);
        p->wi2013.borrows[g] = 1.0;
    }
    hand_spec(&p->wi2013.hours_per_week, 7);
    hand_level(self, &p->wi2013.lessons, 1.0);
    hand_level(self, &p->wi2013.price, 10);
    hand_level(self, &p->wi2013.ona_waived, 0);
    hand_spec(&p->wi2013.preparation, 30);
    p->wi2013.pressure_days = 180;
    p->wi2013.loan_most = 10000;
    p->wi2013.elip = 9500;
    p->wi2013.own_hours = 400;
    p->wi2013.exam_fee = 50;
    p->wi2013.ona_fee = 40;
    hand_spec(&p->wi2013.circumstances_days, 100);
    hand_spec(&p->wi2013.medical_after, 300);
    p->wi2013.medical_end_days = 180;
    p->wi2013.agi_hours = p->wi2013.agi_literacy_hours = 600;
    p->wi2013.agi_attempts = 4;
    p->wi2013.agi_applies = 1.0;
    hand_spec(&p->wi2013.agi_decision, 42);
    hand_spec(&p->wi2013.pvt, 100);
    p->wi2013.pvt_months = 12;
    hand_spec(&p->wi2013.integrated_after, 400);
}

static inline void
hand_beside(struct hand *self)
{
    struct params *p = &self->params;

    hand_spec(&p->medical.after, 60);
    hand_spec(&p->medical.handling, 14);
    hand_level(self, &p->medical.assessors, 1);
    p->medical.hours_per_week = 40;
    hand_level(self, &p->medical.dossier_share, 1);
    hand_spec(&p->medical.dossier_minutes, 60);
    hand_spec(&p->medical.consult_minutes, 120);
    hand_spec(&p->medical.again, 14);
    p->term.months = 36;
    p->term.switch_months = 18;
    hand_term(self);
    hand_spec(&p->enforcement.notice, 30);
    hand_spec(&p->enforcement.views, 30);
    hand_spec(&p->enforcement.hearing_minutes, 60);
    hand_spec(&p->enforcement.decision_minutes, 60);
    hand_level(self, &p->enforcement.hearing_officers, 1);
    hand_level(self, &p->enforcement.decision_officers, 1);
    p->enforcement.hours_per_week = 40;
    hand_fines(self);
    hand_wi2013(self);
}

/* The scenario; a test changes what it is about and calls hand_start. */
static inline void
hand_init(struct hand *self)
{
    memset(self, 0, sizeof *self);
    hand_run(self);
    hand_way_to_plan(self);
    hand_course_and_exams(self);
    hand_beside(self);
}

static inline void
hand_compile(struct hand *self)
{
    cr_assert_eq(model_new(&self->model, &self->params, &self->error), 0, "%s", self->error.text);
    cr_assert_eq(measures_init(&self->measures, model_shape(self->model), &self->error), 0);
    self->chain.model = self->model;
    self->chain.params = &self->params;
    self->chain.counts = calloc(inflow_counts(self->model), sizeof *self->chain.counts);
    cr_assert_not_null(self->chain.counts);
    self->chain.rng = (struct rng){(uint64_t)self->params.run.seed, 0};
}

/* As chain_begin, but with room for people of whom no inflow knows, and without an inflow. */
static inline void
hand_start_with_room(struct hand *self, uint32_t people, uint32_t background)
{
    struct chain *chain = &self->chain;

    hand_compile(self);
    chain->people_size = people;
    chain->jobs_size = people * JOBS_A_PERSON + background;
    chain->slot_jobs = SLOT_PEOPLE + 2 * chain->people_size;
    chain->people_free = NOBODY;
    chain->month = self->model->shape.first_month;
    cr_assert_eq(room_take(chain, &self->measures, &self->error), 0, "%s", self->error.text);
    bear_witness(chain);
    for (uint32_t slot = 0; slot < SLOT_PEOPLE; slot++)
        agenda_open(&chain->agenda, slot);
    accounts_init(chain);
    homes_init(chain);
    cohorts_init(chain);
    memset(chain->intakes, 0, sizeof chain->intakes);
    travel_init(chain);
    starts_init(chain);
    desks_open(chain);
    office_open(chain);
    observe_begin(chain);
    corona_open(chain);
    agenda_schedule(&chain->agenda, SLOT_CENSUS, ticks_of_day(month_start(chain->month + 1)),
                    EVENT_CENSUS);
}

static inline void
hand_start(struct hand *self)
{
    hand_start_with_room(self, HAND_PEOPLE, HAND_BACKGROUND);
}

static inline void
hand_stop(struct hand *self)
{
    arena_free(&self->chain.arena);
    free(self->chain.counts);
    measures_free(&self->measures);
    model_free(self->model);
}

/* Lets the events come up to nine o'clock of a day, when homes are counted out on every day. */
static inline void
hand_until(struct hand *self, const char *date)
{
    ticks morning = ticks_of_day(hand_day(date)) + ROSTER_OPENS;

    while (chain_now(&self->chain) < morning) {
        uint32_t slot = agenda_next(&self->chain.agenda);
        cr_assert_neq(slot, AGENDA_NONE, "the run ended before %s", date);
        chain_event(&self->chain, slot);
    }
    cr_assert_eq(chain_now(&self->chain), morning);
}

/* All that is left, and the closing of the books. */
static inline void
hand_finish(struct hand *self)
{
    uint32_t slot;

    while ((slot = agenda_next(&self->chain.agenda)) != AGENDA_NONE)
        chain_event(&self->chain, slot);
    chain_finish(&self->chain);
}

/* A record whose duty starts now and who never leaves; in no stage yet. */
static inline uint32_t
hand_person(struct hand *self, enum group group, uint32_t index)
{
    struct chain *chain = &self->chain;
    uint32_t who = person_new(chain, (unsigned)STREAM_ENTRANT + group, (unsigned)chain->month, index,
                              REGIME_WI2021, group);
    struct person *person = &chain->people[who];

    person->duty = stamp_of(chain_now(chain));
    person->waived = 1u << COMPONENT_ONA;
    chain->traits[who].age = 30;
    person_flag(person, PERSON_WOMAN, true);
    return who;
}

/* A person whose plan is set now: settled today and noticed today. */
static inline uint32_t
hand_planned(struct hand *self, enum group group, uint32_t index)
{
    struct chain *chain = &self->chain;
    uint32_t who = hand_person(self, group, index);
    struct person *person = &chain->people[who];

    person->settled = person->notice = person->intake = stamp_of(chain_now(chain));
    person_flag(person, PERSON_SETTLED, true);
    person_flag(person, PERSON_NOTICED, true);
    person_flag(person, PERSON_FEASIBLE, self->params.pip.lbt_feasible[group] > 0.0);
    stage_arrive(chain, who, STAGE_PIP, false);
    pip_set(chain, who);
    return who;
}

enum { HAND_CELLS = REGIMES * STAGES * GROUPS * ROUTES };

/* Where people of a kind stand in the stock and the flows of a month. */
static inline size_t
hand_cell(enum regime regime, enum stage stage, enum group group, enum route route)
{
    return (((size_t)regime * STAGES + stage) * GROUPS + group) * ROUTES + route;
}

/* How many of them there are now. */
static inline int32_t
hand_stock(const struct hand *self, enum regime regime, enum stage stage, enum group group,
           enum route route)
{
    return self->chain.ledger.stock[hand_cell(regime, stage, group, route)];
}

/* Everything that was counted of a measure. */
static inline int64_t
hand_total(const struct hand *self, enum measure measure)
{
    int64_t sum = 0;

    for (size_t i = 0; i < measure_cells(self->measures.shape, measure); i++)
        sum += measure_rows[measure].number == NUMBER_INT32
                   ? measures_int32(&self->measures, measure)[i]
                   : measures_int64(&self->measures, measure)[i];
    return sum;
}

/* Over all months: the waits of an interval that ended, and their days. */
static inline int64_t
hand_waits(const struct hand *self, enum measure measure, enum interval interval)
{
    int64_t sum = 0;

    for (size_t t = 0; t < self->measures.shape->extent[DIMENSION_TIME]; t++)
        for (size_t g = 0; g < GROUPS; g++) {
            size_t i = (t * INTERVALS + interval) * GROUPS + g;
            sum += measure_rows[measure].number == NUMBER_INT32
                       ? measures_int32(&self->measures, measure)[i]
                       : measures_int64(&self->measures, measure)[i];
        }
    return sum;
}

static inline int64_t
hand_rules(const struct hand *self, enum rule rule)
{
    int64_t sum = 0;

    for (size_t t = 0; t < self->measures.shape->extent[DIMENSION_TIME]; t++)
        sum += measures_int32(&self->measures, MEASURE_RULE_FIRED)[t * RULES + rule];
    return sum;
}

#define hand_assert_date(moment, text)                                                             \
    do {                                                                                           \
        char found[DATE_TEXT_SIZE];                                                                \
        date_format(ticks_to_day(moment), found);                                                  \
        cr_assert_str_eq(found, text);                                                             \
    } while (0)

#endif
