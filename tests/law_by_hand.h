/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_LAW_BY_HAND_H
#define TESTS_LAW_BY_HAND_H

/*
 * What the laws ask and give in the scenario of params_by_hand.h: grounds of extension, exemption,
 * enforcement with its tables of fines, and the law of 2013; and with it the whole scenario.
 */

#include "tests/params_by_hand.h"

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

#endif
