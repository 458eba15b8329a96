/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/stage.h"

/*
 * The brede intake (Wi21 art. 14) and the leerbaarheidstoets.  The municipality calls, three times
 * at most, with a written warning between; who does not come is called again some time later, and
 * after the last call the intake is finished in absence.  Consultants, of whom each class of
 * municipality has its own, do the intakes in the order in which people came to the call.
 *
 * They learn by doing.  An intake takes L + (1 - L) n0 / (n0 + n) of what the first one took, n
 * being those done so far by the class: output an hour then grows along the three-parameter
 * hyperbola of Mazur and Hastie, "Learning as accumulation: a reexamination of the learning curve",
 * Psychological Bulletin 85 (1978), from 1 to 1 / L.
 */

/* ---- calls ---- */

/* Municipal fine for not turning up (Wi21 art. 22, Bi21 art. 7.1(1)). */
static void
fine(struct chain *self, uint32_t who)
{
    const struct params *p = self->params;
    uint64_t mark = chain_bits(self, who, DECIDE_CALL_FINED, self->traits[who].calls);

    if (!rng_happens(mark, timeline_at(&p->intake.fined, chain_today(self))))
        return;
    person_rule(self, who, RULE_INTAKE_FINED);
    ledger_fine(&self->ledger, ledger_who_of(&self->people[who]), p->intake.fine_euro);
    if (chain_is_traced(self))
        tracer_fined_by_municipality(self, who, p->intake.fine_euro);
}

/* What an intake takes now of what the first one took. */
static double
learned(const struct chain *self, unsigned class)
{
    const struct params *p = self->params;
    double floor = p->intake.learned_share;
    double scale = p->intake.learning_intakes * p->intake.consultants_share[class] * p->run.scale;
    double done = (double)self->intakes[class];

    return scale > 0.0 ? floor + (1.0 - floor) * scale / (scale + done) : 1.0;
}

/* Of a consultant, for one intake: with an agreement about early education where there are young
 * children (Wi21 art. 14(3)), and the appointments that came to nothing. */
static ticks
work_of(const struct chain *self, uint32_t who)
{
    const struct params *p = self->params;
    const struct person *person = &self->people[who];
    double minutes = p->intake.call_minutes * self->traits[who].calls;
    double draw = (double)chain_draw(self, who, DECIDE_INTAKE, &self->model->draws.intake);

    if (chain_happens(self, who, DECIDE_VVE, p->intake.vve[person->group]))
        minutes += p->intake.vve_minutes;
    return (ticks)(draw * learned(self, person->municipality) + minutes * 60.0 + 0.5);
}

static void
ask_consultant(struct chain *self, uint32_t who)
{
    self->people[who].step = STEP_INTAKE_QUEUE;
    if (desk_ask(self, desk_of_intake(&self->people[who]), slot_of_move(who), work_of(self, who)))
        intake_granted(self, who);
}

/* Wi21 art. 14(2). */
static void
finish_in_absence(struct chain *self, uint32_t who)
{
    person_flag(&self->people[who], PERSON_ABSENT, true);
    person_rule(self, who, RULE_INTAKE_ABSENT);
    fine(self, who);
    ask_consultant(self, who);
}

void
intake_call(struct chain *self, uint32_t who)
{
    const struct params *p = self->params;
    uint8_t *missed = &self->traits[who].calls;
    double no_show = timeline_at(&p->intake.no_show, chain_today(self));

    if (!rng_happens(chain_bits(self, who, DECIDE_CALL, *missed), no_show)) {
        ask_consultant(self, who);
        return;
    }
    ++*missed;
    person_rule(self, who, RULE_CALL_MISSED);
    if (*missed < p->intake.calls)
        person_go(self, who, STEP_CALL, p->intake.call_interval * TICKS_PER_DAY);
    else
        finish_in_absence(self, who);
}

/* ---- the intake ---- */

void
intake_begin(struct chain *self, uint32_t who)
{
    stage_enter(self, who, STAGE_INTAKE);
    intake_call(self, who);
}

void
intake_granted(struct chain *self, uint32_t who)
{
    struct person *person = &self->people[who];

    if (!person_is(person, PERSON_SETTLED))
        person_rule(self, who, RULE_EARLY_START);
    else if (person_is(person, PERSON_FROM_AZC))
        person_waited(self, who, INTERVAL_HOUSED_TO_INTAKE, person->settled);
    person->intake = stamp_of(chain_now(self));
    cohorts_intake(self, who);
    person_go_at(self, who, STEP_INTAKE,
                 desk_finish(self, desk_of_intake(person), work_of(self, who)));
}

/* Compulsory for all (letter, 2.1.4) but those with impaired sight or hearing (Wi21 art. 14(6)) and
 * those who never came. The municipality judges what B1 would be for them. */
void
intake_test(struct chain *self, uint32_t who)
{
    const struct model *model = self->model;
    struct person *person = &self->people[who];
    enum group group = (enum group)person->group;
    int ability = self->traits[who].ability;
    int age = score_of_bits(&model->score, chain_bits(self, who, DECIDE_AGE, 0));
    int noise = score_of_bits(&model->score, chain_bits(self, who, DECIDE_TEST, 0));
    bool absent = person_is(person, PERSON_ABSENT);
    bool exempt = !absent && chain_happens(self, who, DECIDE_UNTESTED, self->params->lbt.exempt);

    if (exempt)
        person_rule(self, who, RULE_LBT_EXEMPT);
    person_flag(person, PERSON_UNTESTED, absent || exempt);
    person_flag(person, PERSON_FEASIBLE,
                absent || exempt ? lbt_expected(&model->lbt, group, ability, age)
                                 : lbt_feasible(&model->lbt, group, ability, age, noise));
}

/* ---- from the intake to the plan ---- */

/* The plan's own time, and the time up to two weeks after others' information has come, where it
 * waits for that (Bi21 art. 5.3(2)); 0 where it does not. It is drawn up meanwhile. */
static ticks
own_time(const struct chain *self, uint32_t who, uint32_t draw)
{
    return draw_ticks(&self->model->draws.pip, chain_bits(self, who, DECIDE_PIP, draw));
}

static ticks
informed_time(const struct chain *self, uint32_t who, uint32_t draw)
{
    const struct params *p = self->params;
    ticks rest = p->pip.after_third_party * TICKS_PER_DAY, own;

    if (!rng_happens(chain_bits(self, who, DECIDE_THIRD_PARTY, draw), p->pip.third_party_share))
        return 0;
    own = own_time(self, who, draw);
    return draw_ticks(&self->model->draws.third_party,
                      chain_bits(self, who, DECIDE_THIRD_PARTY_DAYS, draw)) +
           (own < rest ? own : rest);
}

/* From the intake's end. */
static ticks
plan_time(const struct chain *self, uint32_t who, uint32_t draw)
{
    ticks own = own_time(self, who, draw), informed = informed_time(self, who, draw);

    return informed > own ? informed : own;
}

bool
plan_is_excused(const struct chain *self, uint32_t who)
{
    ticks informed = informed_time(self, who, 0);

    return informed > 0 && informed > own_time(self, who, 0);
}

static ticks
startklas_time(const struct chain *self)
{
    return self->params->intake.startklas_weeks * 7 * TICKS_PER_DAY;
}

void
intake_done(struct chain *self, uint32_t who)
{
    struct person *person = &self->people[who];
    bool startklas = self->traits[who].policy == POLICY_STARTKLAS;

    self->intakes[person->municipality]++;
    desk_done(self, desk_of_intake(person));
    intake_test(self, who);
    if (chain_happens(self, who, DECIDE_THIRD_PARTY, self->params->pip.third_party_share))
        person_rule(self, who, RULE_THIRD_PARTY);
    stage_enter(self, who, STAGE_PIP);
    if (startklas && !person_is(person, PERSON_ABSENT)) {
        person_rule(self, who, RULE_STARTKLAS);
        person_go(self, who, STEP_STARTKLAS, startklas_time(self));
    } else {
        person_go(self, who, STEP_PIP, plan_time(self, who, 0));
    }
}

enum { LUCKS_MOST = 16 };

/* It is dealt again while it would be over by now; at last its own time alone, beyond what it
 * took. */
static ticks
plan_time_left(const struct chain *self, uint32_t who, stamp since)
{
    ticks left = 0;

    for (uint32_t draw = 0; draw < LUCKS_MOST && left <= 0; draw++)
        left = plan_time(self, who, draw) - (chain_now(self) - (ticks)since);
    return left > 0 ? left : chain_left(self, who, DECIDE_PIP, &self->model->draws.pip, since);
}

/* What is not there any more is over. */
static ticks
not_past(ticks left)
{
    return left > 0 ? left : 0;
}

void
intake_stock(struct chain *self, uint32_t who, enum step step, stamp since)
{
    ticks elapsed = chain_now(self) - (ticks)since;

    if (step == STEP_CALL)
        person_go(self, who, step,
                  not_past(self->params->intake.call_interval * TICKS_PER_DAY - elapsed));
    else if (step == STEP_STARTKLAS)
        person_go(self, who, step, not_past(startklas_time(self) - elapsed));
    else if (step == STEP_PIP)
        person_go(self, who, step, plan_time_left(self, who, since));
    else
        ask_consultant(self, who);
}

/* Its hours count for the course (Bi21 art. 3.1(5), 3.14(6), 5.5(2)). The plan was drawn up while it
 * ran, and is not set before its end. */
void
startklas_over(struct chain *self, uint32_t who)
{
    const struct params *p = self->params;
    double hours = p->intake.startklas_hours_per_week * (double)p->intake.startklas_weeks;
    ticks left = plan_time(self, who, 0) - startklas_time(self);

    self->traits[who].credit_hours =
        (uint16_t)(self->traits[who].credit_hours + (unsigned)(hours + 0.5));
    if (left > 0)
        person_go(self, who, STEP_PIP, left);
    else
        pip_set(self, who);
}
