/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/lost.h"
#include "models/stage.h"

/*
 * The lessons, from the first to the last, and what follows them by route.
 *
 * Hours and level grow in closed form (growth.c), so what will happen in the lessons is known when
 * they begin, and only what does happen is an event: a review at which the route or the level of
 * components changes, or at which the exams begin beside the lessons because the term ends soon;
 * and the end.  A change of route gives the place back and waits for one of the new route, before
 * the newcomers.
 */

/* Lesson hours after which a component may go to A2: Bi21 art. 5.5(1), B-RUL-6. Those of a
 * startklas count (art. 5.5(2)). */
enum { DOWNSCALE_HOURS = 600 };

enum { LEVEL_A2 = 2 * LEARNING_LEVEL, LEVEL_B1 = 3 * LEARNING_LEVEL };

/* Hours of the course that are still to come up to a number of them, rounded. */
static uint32_t
hours_up_to(const struct chain *self, uint32_t who, double hours)
{
    uint32_t done = self->traits[who].lesson_hours;

    return hours > (double)done ? (uint32_t)(hours + 0.5) - done : 0;
}

/* The level at so many lesson hours of the course, if they are followed at this pace. */
static int32_t
level_at(const struct chain *self, uint32_t who, double hours)
{
    return growth_level(self, who, growth_until(self, who, hours_up_to(self, who, hours)));
}

/* ---- another route ---- */

/* Whether a change is due within 18 months of the term's start (Bi21 art. 5.4(1)), which is the day
 * after the plan. */
static bool
may_switch(const struct chain *self, uint32_t who, ticks at)
{
    day_number last = day_add_months(ticks_to_day(self->people[who].pip) + 1,
                                     (int)self->params->term.switch_months);

    return ticks_to_day(at) < last;
}

/* Who would not be at A2 after 600 hours of the B1-route goes to Z; who would be at B1 after the
 * hours of Z, to the B1-route; who is young and would be at B1 after 600 hours, to the
 * onderwijsroute.  Each with a probability: the municipality decides with the person. */
static enum route
route_after(const struct chain *self, uint32_t who)
{
    const struct params *p = self->params;
    const struct person *person = &self->people[who];
    enum route other = (enum route)person->route;
    double share = 0.0;

    if (person->route == ROUTE_Z && level_at(self, who, p->z.hours) >= LEVEL_B1) {
        other = ROUTE_B1;
        share = p->course.switch_from_z;
    } else if (person->route == ROUTE_B1 && level_at(self, who, DOWNSCALE_HOURS) < LEVEL_A2) {
        other = ROUTE_Z;
        share = p->course.switch_to_z;
    } else if (person->route == ROUTE_B1 && self->traits[who].age < p->pip.onderwijs_age &&
               level_at(self, who, DOWNSCALE_HOURS) >= LEVEL_B1) {
        other = ROUTE_ONDERWIJS;
        share = p->course.switch_to_onderwijs;
    }
    return chain_happens(self, who, DECIDE_SWITCH, share) ? other : (enum route)person->route;
}

static enum rule
rule_of_switch(enum route from, enum route to)
{
    if (to == ROUTE_ONDERWIJS)
        return RULE_ROUTE_TO_ONDERWIJS;
    return from == ROUTE_Z ? RULE_ROUTE_FROM_Z : RULE_ROUTE_TO_Z;
}

/* Hours carry over (Bi21 art. 5.4(4)). */
static void
switch_route(struct chain *self, uint32_t who, enum route to)
{
    struct person *person = &self->people[who];
    enum desk_name desk = desk_of_course(person);

    person_rule(self, who, rule_of_switch((enum route)person->route, to));
    growth_stop(self, who);
    exams_stop(self, who);
    person_route(self, who, to);
    lost_begin(self, who, lost_of_course(person));
    offer_wait(self, who);
    desk_done(self, desk);
}

/* ---- components to A2 ---- */

/* Those that at the most hours would stay below B1 and that the municipality scales down, not KNM
 * (Wi21 art. 17(3)). */
static unsigned
to_scale_down(const struct chain *self, uint32_t who)
{
    int32_t level = level_at(self, who, self->params->course.most_hours);
    unsigned parts = 0;

    for (int c = 0; c < COMPONENTS_LANGUAGE; c++)
        if (growth_readiness(self, who, (enum component)c, level) < 0 &&
            chain_happens(self, who, (unsigned)DECIDE_DOWNSCALE + (unsigned)c,
                          self->params->course.downscaled))
            parts |= 1u << c;
    return parts & ~(unsigned)(self->people[who].level_a2 | self->people[who].passed);
}

static void
downscale(struct chain *self, uint32_t who)
{
    unsigned parts = to_scale_down(self, who);

    self->people[who].level_a2 |= (uint8_t)parts;
    for (int c = 0; c < COMPONENTS_LANGUAGE; c++)
        if (parts >> c & 1)
            person_rule(self, who, RULE_DOWNSCALED);
    exams_scaled_down(self, who);
}

/* ---- exams beside the lessons ---- */

/* Whoever is still in the lessons of the B1-route when the end of the term comes near. */
static bool
sits_early(const struct chain *self, uint32_t who, ticks at)
{
    const struct person *person = &self->people[who];

    return person->route == ROUTE_B1 && person_lacks(person) != 0 &&
           at >= exams_pressed(self, who) && !exams_under_way(self, who);
}

/* When the exams will begin beside the lessons, or a moment that comes before. */
static ticks
next_exams(const struct chain *self, uint32_t who, ticks end)
{
    ticks at = exams_pressed(self, who);

    if (at < chain_now(self))
        at = chain_now(self);
    return at < end && sits_early(self, who, at) ? at : end;
}

/* ---- what comes next ---- */

static double
norm_hours_left(const struct chain *self, uint32_t who)
{
    return DOWNSCALE_HOURS - (double)self->traits[who].credit_hours;
}

static bool
is_all_a2(const struct person *person)
{
    return (person_lacks(person) & MASK_LANGUAGE & ~(unsigned)person->level_a2) == 0;
}

/* Lesson hours of Z: those of a startklas are off them, and those of PRO, VSO or entree in the two
 * years before (Bi21 art. 3.14(6), (9)-(10)); who cannot read yet has more. */
static double
z_hours(const struct chain *self, uint32_t who)
{
    const struct params *p = self->params;
    const struct traits *traits = &self->traits[who];
    double hours = p->z.hours - traits->credit_hours;

    if (traits->literacy == LITERACY_NONE)
        hours += p->z.literacy_hours;
    if (traits->age < p->z.credit_below_age &&
        chain_happens(self, who, DECIDE_CREDIT, p->z.credit_share))
        hours -= (double)chain_draw(self, who, DECIDE_CREDIT_HOURS, &self->model->draws.credit) /
                 MINUTES_AN_HOUR;
    return hours;
}

/* B1: until the level suffices, but not longer than the most hours; at once where components that
 * were to reach B1 have been waived or passed, and the level of the others is there.  Z: its
 * hours. */
static ticks
end_of_lessons(const struct chain *self, uint32_t who)
{
    const struct params *p = self->params;
    const struct person *person = &self->people[who];
    ticks level, most;

    if (person->route == ROUTE_Z)
        return growth_until(self, who, hours_up_to(self, who, z_hours(self, who)));
    most = growth_until(self, who, hours_up_to(self, who, p->course.most_hours));
    level = growth_until_level(self, who, is_all_a2(person) ? LEVEL_A2 : LEVEL_B1);
    if (level < chain_now(self))
        level = chain_now(self);
    return level < most ? level : most;
}

/* When the route will be changed, or a moment that comes before. */
static ticks
next_switch(const struct chain *self, uint32_t who, ticks end)
{
    uint32_t hours = hours_up_to(self, who, self->params->course.review_hours);
    ticks at = growth_until(self, who, hours);

    return hours > 0 && at < end && may_switch(self, who, at) &&
                   route_after(self, who) != (enum route)self->people[who].route
               ? at
               : end;
}

/* When components will go to A2, or a moment that comes before. */
static ticks
next_scaling(const struct chain *self, uint32_t who, ticks end)
{
    uint32_t hours = hours_up_to(self, who, norm_hours_left(self, who));
    ticks at = growth_until(self, who, hours);

    return self->people[who].route == ROUTE_B1 && hours > 0 && at < end &&
                   to_scale_down(self, who) != 0
               ? at
               : end;
}

/* The review that will change something before a moment, or that moment. */
static ticks
next_review(const struct chain *self, uint32_t who, ticks end)
{
    return next_exams(self, who, next_scaling(self, who, next_switch(self, who, end)));
}

static void
go_on(struct chain *self, uint32_t who)
{
    ticks end, review;

    if (self->people[who].route == ROUTE_ONDERWIJS) {
        person_go(self, who, STEP_COURSE,
                  chain_draw(self, who, DECIDE_COURSE, &self->model->draws.onderwijs));
        return;
    }
    end = end_of_lessons(self, who);
    review = next_review(self, who, end);
    person_go_at(self, who, review < end ? STEP_REVIEW : STEP_COURSE, review);
}

/* Lessons that began before the run: their books are there. */
void
course_stock(struct chain *self, uint32_t who, stamp since)
{
    if (self->people[who].route == ROUTE_ONDERWIJS)
        person_go(self, who, STEP_COURSE,
                  chain_left(self, who, DECIDE_COURSE, &self->model->draws.onderwijs, since));
    else
        go_on(self, who);
}

/* Lessons begin, of the first route or of another. Where that is too late, the delay will lengthen
 * the term. */
void
course_start(struct chain *self, uint32_t who)
{
    struct person *person = &self->people[who];
    bool again = person_is(person, PERSON_STARTED);

    lost_end(self, who, lost_of_course(person));
    if (!again) {
        person_flag(person, PERSON_STARTED, true);
        if (chain_is_traced(self))
            tracer_lessons(self, who);
        person_waited(self, who, INTERVAL_OFFER_TO_COURSE, person->offered);
        person_waited(self, who, INTERVAL_PIP_TO_COURSE, person->pip);
        person->no_offer_days = (uint16_t)term_late_days(self, who);
        growth_begin(self, who);
        municipal_begin(self, who);
    }
    growth_lessons(self, who);
    if (again || person->route == ROUTE_Z)
        participation_begin(self, who);
    go_on(self, who);
}

/* The exams begin, and the lessons are not changed by it: their books stay as they are. */
static void
sit_early(struct chain *self, uint32_t who)
{
    person_rule(self, who, RULE_SAT_EARLY);
    exams_begin(self, who);
    go_on(self, who);
}

void
course_review(struct chain *self, uint32_t who)
{
    enum route before = (enum route)self->people[who].route, after;

    if (sits_early(self, who, chain_now(self))) {
        sit_early(self, who);
        return;
    }
    growth_bring(self, who);
    after = route_after(self, who);
    if (after != before && may_switch(self, who, chain_now(self)) &&
        hours_up_to(self, who, self->params->course.review_hours) == 0) {
        switch_route(self, who, after);
        return;
    }
    if (before == ROUTE_B1 && hours_up_to(self, who, norm_hours_left(self, who)) == 0)
        downscale(self, who);
    go_on(self, who);
}

/* ---- the end of the lessons, by route ---- */

/* Z ends with an interview at the municipality when the participation part is done, too (Bi21 art.
 * 3.14(2)c). */
static void
z_over(struct chain *self, uint32_t who)
{
    struct person *person = &self->people[who];

    person->passed = MASK_ALL;
    if (person->participation > chain_now(self))
        person_go_at(self, who, STEP_PARTICIPATION, person->participation);
    else
        closing_wait(self, who);
}

/* Whether the school gives its diploma: more likely for the able. */
static bool
has_diploma(const struct chain *self, uint32_t who)
{
    const struct model *model = self->model;
    double luck = score_of_bits(&model->score, chain_bits(self, who, DECIDE_SUCCESS, 0));

    return luck < model->onderwijs_score +
                      self->params->course.onderwijs_ability * self->traits[who].ability;
}

/* The school's diploma ends the onderwijsroute; without it the B1 exams are left (Bi21 art. 3.3),
 * and the route becomes B1 (art. 5.4(1): possible during the whole term), with its MAP. */
static void
onderwijs_over(struct chain *self, uint32_t who)
{
    if (has_diploma(self, who)) {
        self->people[who].passed = MASK_ALL;
        exams_check(self, who);
        return;
    }
    person_rule(self, who, RULE_ROUTE_SWITCHED);
    person_route(self, who, ROUTE_B1);
    participation_add_map(self, who);
    exams_begin(self, who);
}

void
course_over(struct chain *self, uint32_t who)
{
    enum desk_name desk = desk_of_course(&self->people[who]);
    enum route route = (enum route)self->people[who].route;

    stage_enter(self, who, STAGE_EXAMS);
    self->people[who].step = STEP_EXAMS;
    growth_stop(self, who);
    if (route == ROUTE_Z)
        z_over(self, who);
    else if (route == ROUTE_ONDERWIJS)
        onderwijs_over(self, who);
    else
        exams_begin(self, who);
    desk_done(self, desk);
}

/* Nothing is left that the lessons are for. Who waits for those of a route has none to end. */
void
course_passed(struct chain *self, uint32_t who)
{
    enum step step = (enum step)self->people[who].step;

    if (self->people[who].route != ROUTE_B1 || (step != STEP_REVIEW && step != STEP_COURSE))
        return;
    agenda_cancel(&self->agenda, slot_of_move(who));
    course_over(self, who);
}

/* ---- the closing interview ---- */

static ticks
closing_work(const struct chain *self)
{
    return (ticks)(self->params->course.closing_minutes * 60.0);
}

void
closing_wait(struct chain *self, uint32_t who)
{
    struct person *person = &self->people[who];

    person->step = STEP_CLOSING_QUEUE;
    if (desk_ask(self, desk_of_intake(person), slot_of_move(who), closing_work(self)))
        closing_granted(self, who);
}

void
closing_granted(struct chain *self, uint32_t who)
{
    person_go_at(self, who, STEP_CLOSING,
                 desk_finish(self, desk_of_intake(&self->people[who]), closing_work(self)));
}

void
closing_done(struct chain *self, uint32_t who)
{
    self->people[who].step = STEP_EXAMS;
    desk_done(self, desk_of_intake(&self->people[who]));
    exams_check(self, who);
}
