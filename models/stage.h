/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_STAGE_H
#define MODELS_STAGE_H

/*
 * The chain on one page.  A person is carried from stage to stage by these entries; each is called
 * when the one before is done.  Jobs run beside it.
 *
 *   (basic exam abroad, for most of gezin)
 *   inflow -> reception -> (home job) -> landing -> intake -> pip -> offer -> course -> exams -> end
 *                              gezin, overig, most nareis: straight to landing
 *   Wi2013: ... -> landing -> course -> exams -> end, with no intake, plan or offer
 *   exams: one job a component: prepare -> book -> sit -> marking -> result -> again or passed
 *   beside all of it: notice, medical application, term and overrun, leaving
 */

#include "models/stock.h"
#include "models/world.h"

/* room.c: address space for all who may come in a replication, once it is known how many they are.
 * Errors: ERR_MEMORY. */
int room_take(struct chain *self, struct measures *measures, struct error *error);

/* ahead.c: asks for the records of those whose events come soon */
void ahead_fetch(const struct chain *self);

/* inflow.c: who comes */
void inflow_prepare(struct chain *self);  /* how many come in each month; sizes the memory */
void inflow_start(struct chain *self);    /* stock and bursts */
void inflow_month(struct chain *self);    /* the people whose duty starts in the month under way */
void inflow_expect(struct chain *self, uint32_t who, ticks duty); /* who will come then */
void inflow_arrive(struct chain *self, uint32_t who);
size_t inflow_people(const struct chain *self);  /* all who may ever come */
size_t inflow_counts(const struct model *model); /* entries of counts */

/* bib.c: the basic exam abroad, before the duty */
void bib_set_out(struct chain *self, uint32_t who, ticks at); /* signs up for it then */
void bib_result(struct chain *self, uint32_t who);

/* newcomer.c: who they are; all that is settled when the duty starts */
void newcomer_make(struct chain *self, uint32_t who, ticks duty);
void newcomer_stock(struct chain *self, uint32_t who, const struct stock_row *row);

/* background.c: sittings by people outside the simulated ones */
size_t background_sittings(const struct chain *self); /* all jobs there may be */
void background_month(struct chain *self);            /* those of the month under way */
void background_start(struct chain *self);            /* those under way when the run starts */

/* reception.c: COA reception and koppeling */
void reception_enter(struct chain *self, uint32_t who);
void reception_coupled(struct chain *self, uint32_t who);
void reception_granted(struct chain *self, uint32_t who); /* a place in an azc, waited for */
void reception_leave(struct chain *self, uint32_t who);

void reception_habits(struct chain *self, uint32_t who); /* what they bring to it, and do in it */
void reception_stock(struct chain *self, uint32_t who, const struct stock_row *row);

/* housing.c: the home job */
void housing_found(struct chain *self, enum municipality municipality, int64_t special);
void housing_begin(struct chain *self, uint32_t who);
void housing_stock(struct chain *self, uint32_t who, day_number moves); /* DAY_NEVER: none found */
void housing_granted(struct chain *self, uint32_t job);
void housing_moved(struct chain *self, uint32_t job);

/* landing.c: when the municipality begins */
void intake_policy(struct chain *self, uint32_t who); /* at the koppeling, or at the arrival */
void landing_try(struct chain *self, uint32_t who); /* settled and noticed: the wait begins */
void landing_stock(struct chain *self, uint32_t who, stamp since);
void notice_received(struct chain *self, uint32_t who);

/* intake.c: calls, brede intake, LBT and startklas */
void intake_begin(struct chain *self, uint32_t who);
void intake_call(struct chain *self, uint32_t who);
void intake_granted(struct chain *self, uint32_t who);
void intake_done(struct chain *self, uint32_t who);
void startklas_over(struct chain *self, uint32_t who);
void intake_test(struct chain *self, uint32_t who); /* the leerbaarheidstoets */
void intake_stock(struct chain *self, uint32_t who, enum step step, stamp since);

/* pip.c: the plan and the route */
void pip_set(struct chain *self, uint32_t who);
bool plan_is_excused(const struct chain *self, uint32_t who); /* it waited for others' information,
                                                               * and was in time for that */

/* offer.c: a place, the offer, the start moment */
void offer_wait(struct chain *self, uint32_t who);
void offer_granted(struct chain *self, uint32_t who); /* a place */
void offer_made(struct chain *self, uint32_t who);
void offer_start(struct chain *self, uint32_t who);   /* signs up for another start moment */
void offer_stock(struct chain *self, uint32_t who, day_number day); /* signed up for that of a day,
                                                                     * DAY_NEVER: not known */
void offer_moment(struct chain *self, uint32_t who);

/* course.c: the lessons and their end */
void course_start(struct chain *self, uint32_t who);
void course_stock(struct chain *self, uint32_t who, stamp since);
void course_review(struct chain *self, uint32_t who);
void course_over(struct chain *self, uint32_t who);
void course_passed(struct chain *self, uint32_t who); /* all exams, beside the lessons */
void closing_wait(struct chain *self, uint32_t who);
void closing_granted(struct chain *self, uint32_t who);
void closing_done(struct chain *self, uint32_t who);

/* growth.c: hours of lessons, and the level that they and the rest give; nothing is an event */
void growth_begin(struct chain *self, uint32_t who);   /* at the first lesson: what was before */
void growth_stock(struct chain *self, uint32_t who, const struct stock_row *row, stamp since);
void growth_lessons(struct chain *self, uint32_t who); /* lessons of the route, from now on */
void growth_stop(struct chain *self, uint32_t who);    /* no lessons from now on */
void growth_bring(struct chain *self, uint32_t who);   /* the books up to now */
ticks growth_until(const struct chain *self, uint32_t who, uint32_t hours); /* when so many more
                                                          * lesson hours will be attended */
uint32_t growth_lesson_hours(const struct chain *self, uint32_t who); /* attended up to now */
uint32_t growth_effective_hours(const struct chain *self, uint32_t who); /* up to now */
uint32_t growth_hours_at(const struct chain *self, uint32_t who, ticks at); /* up to then */
ticks growth_until_level(const struct chain *self, uint32_t who, int32_t level);
int32_t growth_level(const struct chain *self, uint32_t who, ticks at);
int32_t growth_readiness(const struct chain *self, uint32_t who, enum component component,
                           int32_t level); /* for B1; below 0: not yet */
ticks growth_until_ready(const struct chain *self, uint32_t who, enum component component,
                         enum exam exam, ticks from,
                         ticks until); /* to sign up; in [from, until]: until, if not before */
double growth_pass(const struct chain *self, uint32_t who, enum component component,
                   enum exam exam, unsigned sittings); /* probability, today, after so many */

/* participation.c: PVT, MAP, and the participation part of Z */
void participation_plan(struct chain *self, uint32_t who);
void participation_begin(struct chain *self, uint32_t who);
void participation_add_map(struct chain *self, uint32_t who);
bool participation_waive(struct chain *self, uint32_t who); /* the part of Z; false: has none */
ticks participation_pvt(const struct chain *self, uint32_t who); /* Wi2021: when it is done */
ticks participation_map(const struct chain *self, uint32_t who); /* the same; without one: at once */
void participation_over(struct chain *self, uint32_t who);

/* wi2013.c: the law of 2013, from the home on: a course of one's own, and what it costs */
void wi2013_arrive(struct chain *self, uint32_t who);  /* the duty starts, and the term with it */
void wi2013_settled(struct chain *self, uint32_t who); /* lives in the municipality: a course is
                                                        * looked for */
void wi2013_start(struct chain *self, uint32_t who);   /* the first lesson */
void wi2013_lessons(struct chain *self, uint32_t who); /* what comes in the lessons, or their end */
void wi2013_passed(struct chain *self, uint32_t who);  /* all exams: no more lessons */
void wi2013_failed(struct chain *self, uint32_t job);  /* an exam, before the next attempt */
void wi2013_pays(struct chain *self, uint32_t job);    /* signs up for an exam */
bool wi2013_window(struct chain *self, uint32_t who);  /* the last months of the term begin; whether
                                                        * the duty goes on */
void wi2013_pvt_over(struct chain *self, uint32_t job); /* its own term, unsigned */
enum { WI2013_NT2_ATTEMPTS = 2 }; /* sittings of a component there: rules.md section 5 */
bool wi2013_sits_nt2(const struct chain *self, uint32_t who); /* in place of A2, at first */
void wi2013_stock(struct chain *self, uint32_t who, enum step step, stamp since);
void wi2013_pvt_stock(struct chain *self, uint32_t who, bool known); /* when it is signed */
void wi2013_open(struct chain *self);   /* when the share of lessons held changes first */
void wi2013_change(struct chain *self); /* it does today */

/* effort.c: exemption for demonstrable effort, of the law of 2013 */
void effort_check(struct chain *self, uint32_t who);   /* applies, where it may be had */
void effort_stock(struct chain *self, uint32_t who, stamp since);
void effort_decided(struct chain *self, uint32_t job);

/* exams.c: preparation, sitting, result */
void exams_begin(struct chain *self, uint32_t who); /* those that are not under way */
void exams_check(struct chain *self, uint32_t who); /* all passed? else the right stage */
void exams_stop(struct chain *self, uint32_t who);  /* another route: there are none any more */
void exams_waive(struct chain *self, uint32_t who, unsigned parts); /* a mask: not asked any more */
void exams_scaled_down(struct chain *self, uint32_t who); /* level_a2 is another: for those not
                                                           * signed up for */
bool exams_under_way(const struct chain *self, uint32_t who);
ticks exams_pressed(const struct chain *self, uint32_t who); /* from then on nobody waits to be
                                                              * ready: the term ends soon */
enum component exam_component(enum exam exam);
uint32_t exam_attempts(const struct chain *self, const struct job *job); /* sittings so far */
void exam_prepares(struct chain *self, uint32_t job, day_number day);
void exam_was_sat(struct chain *self, uint32_t job);
void exam_was_marked(struct chain *self, uint32_t job, stamp begun); /* and handled since */
void exam_prepared(struct chain *self, uint32_t job);
void exam_interview(struct chain *self, uint32_t job); /* ONA: with the interview or without */
void exam_day(struct chain *self, uint32_t job);
void exam_result(struct chain *self, uint32_t job);

/* signup.c: the first free place, the line for one, and other days instead */
void exam_sign_up(struct chain *self, uint32_t job);
void exam_signed_up(struct chain *self, uint32_t job); /* before the run */
void exam_was_signed_up(struct chain *self, uint32_t job, day_number day);
void exam_serve_line(struct chain *self, enum exam exam);
void exam_give_back(struct chain *self, uint32_t job); /* a booked place, or one in the line */
void exam_change(struct chain *self, uint32_t job);
void exam_cancel(struct chain *self, uint32_t job); /* by the office, which will book again */
void exam_rebook(struct chain *self, uint32_t job);

/* office.c: the exam office's day: days open, places change, bookings are cancelled */
void office_open(struct chain *self); /* the first places, and nobody in a line */
void office_day(struct chain *self);
void office_close(struct chain *self); /* the lines, in the books of the period under way */
void office_verify(struct chain *self); /* Little's law, at the end of the run */

uint64_t exam_bits(const struct chain *self, const struct job *job, unsigned decision);
rng_person exam_address(const struct chain *self, const struct job *job); /* whose luck it takes */

/* The luck of a sitting, out of one block of the generator. */
struct sitting {
    uint64_t no_show, pass; /* 32 bits, the high ones */
    uint64_t marking;
};
struct sitting exam_sitting(const struct chain *self, const struct job *job);

/* grading.c: marking by examiners or by machine; luck: of the time that the marking takes */
void grading_begin(struct chain *self, uint32_t job, uint64_t luck);
void grading_stock(struct chain *self, uint32_t job, uint64_t luck);
void grading_granted(struct chain *self, uint32_t job);
void grading_done(struct chain *self, uint32_t job); /* or laid down until now */

/* programme2.c: scripts of the other programme of the state exam, for the examiners of B1 */
void programme2_start(struct chain *self);
void programme2_sitting(struct chain *self); /* one of today */

/* medical.c: exemption on medical advice */
void medical_begin(struct chain *self, uint32_t who);
void medical_stock(struct chain *self, uint32_t who); /* what may come of it in the run */
void medical_applied(struct chain *self, uint32_t who, enum stock_medical step, stamp since,
                     stamp begun); /* of the handling; STAMP_NEVER: not known */
void medical_event(struct chain *self, uint32_t job);
void medical_granted(struct chain *self, uint32_t job);

/* term.c: the term and its overrun */
void term_begin(struct chain *self, uint32_t who); /* with the plan: tomorrow */
void term_begin_at(struct chain *self, uint32_t who, day_number first); /* its first day */
void term_renew(struct chain *self, uint32_t who, int months); /* after an overrun: tomorrow */
void term_over(struct chain *self, uint32_t who);  /* its end has come */
void term_ended(struct chain *self, uint32_t who); /* and nothing lengthens it */
void term_failed(struct chain *self, uint32_t who); /* an exam: its end may have waited for that */
void term_settle(struct chain *self, uint32_t who, enum measure how); /* the first one, once */
int term_late_days(const struct chain *self, uint32_t who); /* lessons today: days since the plan
                                                             * where that is too late */

/* extension.c: when a longer term is applied for, and decided on */
void extension_begin(struct chain *self, uint32_t who, day_number first); /* a term begins */
void extension_stock(struct chain *self, uint32_t who, stamp since); /* applied then */
void extension_event(struct chain *self, uint32_t job);
bool extension_at_end(struct chain *self, uint32_t who); /* the end moves, or waits for a decision */
void extension_stop(struct chain *self, uint32_t who);   /* no term runs any more */
void extension_await_results(struct chain *self, uint32_t who); /* the end waits for them */
bool extension_awaits_results(const struct chain *self, uint32_t who);
day_number extension_end(const struct chain *self, uint32_t who); /* the term's, also while it waits;
                                                                   * DAY_NEVER: none runs */
void extension_move_end(struct chain *self, uint32_t who, day_number end); /* to a later day */

/* corona.c: longer terms for all under the Wi2013 */
void corona_open(struct chain *self); /* when they grow first */
void corona_step(struct chain *self); /* they do today */

/* enforcement.c: from the overrun to the decision */
void enforcement_begin(struct chain *self, uint32_t who);
void enforcement_pvt(struct chain *self, uint32_t who); /* Wi2013: not signed within its own term */
void enforcement_stock(struct chain *self, uint32_t who, enum stock_case step, stamp since,
                       stamp told); /* of the notice that went out */
void enforcement_event(struct chain *self, uint32_t job);
void enforcement_granted(struct chain *self, uint32_t job);
int64_t enforcement_hours(const struct chain *self, uint32_t who); /* of lessons, up to now */

/* new_term.c: how long the new term is, given the case, and its beginning */
int64_t new_term_months(const struct chain *self, const struct job *job);
void new_term_begin(struct chain *self, uint32_t who, int64_t months);

/* municipal.c: fines for not taking part as agreed */
void municipal_begin(struct chain *self, uint32_t who); /* at the first lesson */
void municipal_event(struct chain *self, uint32_t job);
void municipal_new_term(struct chain *self, uint32_t who, int64_t months); /* another most */

/* observe.c: the targets, and who still waits at the horizon */
void observe_begin(struct chain *self);
void observe(struct chain *self);
void observe_waiting(struct chain *self);

#endif
