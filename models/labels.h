/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_LABELS_H
#define MODELS_LABELS_H

/*
 * The chain's vocabulary: who (regime, group, route), where (stage), what is scarce (resource),
 * what is sat (exam), what is waited for (interval), why a term grows (ground).  The labels are
 * part of the result file's contract: add to them, never rename.
 */

#include <stdbool.h>

/* What a scenario simulates: the chain, or a queueing network (models/network.h). */
enum model_kind { MODEL_INBURGERING, MODEL_QUEUE, MODEL_KINDS };

/* Of a queueing network: most stations and classes, and room for a station's id with its end. */
enum { NETWORK_STATIONS = 16, NETWORK_CLASSES = 4, NETWORK_ID = 32 };

enum regime { REGIME_WI2013, REGIME_WI2021, REGIMES };

enum group { GROUP_ASIEL, GROUP_GEZIN, GROUP_OVERIG, GROUPS };

/* Who comes, by how: nareis is family who joins a status holder, and of the group asiel. */
enum entrant { ENTRANT_ASIEL, ENTRANT_GEZIN, ENTRANT_OVERIG, ENTRANT_NAREIS, ENTRANTS };

static inline enum group
group_of_entrant(enum entrant entrant)
{
    return entrant == ENTRANT_NAREIS ? GROUP_ASIEL : (enum group)entrant;
}

/* Classes of municipality: Amsterdam, Rotterdam, Den Haag and Utrecht; others of 100,000 people
 * and more; the rest. */
enum municipality { MUNICIPALITY_G4, MUNICIPALITY_LARGE, MUNICIPALITY_OTHER, MUNICIPALITIES };

/* Kinds of place in reception. */
enum lodging {
    LODGING_AZC,
    LODGING_DOORSTROOM, /* intermediate housing in a municipality */
    LODGING_HAR,        /* hotel and accommodation scheme */
    LODGING_LOGEER,     /* staying with others */
    LODGINGS
};

/* In a municipality, and not in reception of the COA. */
static inline bool
lodging_is_municipal(enum lodging lodging)
{
    return lodging == LODGING_DOORSTROOM || lodging == LODGING_HAR;
}

enum route { ROUTE_B1, ROUTE_ONDERWIJS, ROUTE_Z, ROUTE_NONE, ROUTES };

/* Result of the leerbaarheidstoets. */
enum lbt_result { LBT_NOT_FEASIBLE, LBT_FEASIBLE, LBT_UNTESTED, LBT_RESULTS };

enum stage {
    STAGE_RECEPTION,       /* asiel: in COA reception, not yet linked to a municipality */
    STAGE_COUPLED,         /* asiel: linked, waiting for a home */
    STAGE_LANDING,         /* settled (or never in reception); the intake has not begun; Wi2013: a
                            * course is looked for. Of what follows they have the course and later */
    STAGE_INTAKE,          /* waiting for or in the brede intake */
    STAGE_PIP,             /* intake done, the plan is being drawn up */
    STAGE_OFFER,           /* plan set, no course yet */
    STAGE_COURSE,          /* a course is offered; waiting for its start, or following it */
    STAGE_EXAMS,           /* course done; something is left to sit or to finish */
    STAGE_AWAITING_RESULT, /* nothing left to sit; results are awaited */
    STAGE_NEW_TERM,        /* in a new term after an overrun */
    STAGE_DONE,            /* voldaan */
    STAGE_DISPENSED,       /* vrijgesteld: diploma */
    STAGE_EXEMPT,          /* ontheven: medical */
    STAGE_LAPSED,          /* vervallen: left, naturalised, AOW age, died */
    STAGES
};

/* DONE and after: nobody leaves. */
static inline bool
stage_is_final(enum stage stage)
{
    return stage >= STAGE_DONE;
}

/* Between duty and end; DUO's "still obliged" are those of them who have had its notice. */
static inline bool
stage_has_pip(enum stage stage)
{
    return stage >= STAGE_OFFER && stage <= STAGE_NEW_TERM;
}

enum exam {
    EXAM_LEZEN_A2,
    EXAM_LUISTEREN_A2,
    EXAM_SCHRIJVEN_A2,
    EXAM_SPREKEN_A2,
    EXAM_KNM,
    EXAM_ONA,
    EXAM_LEZEN_B1,
    EXAM_LUISTEREN_B1,
    EXAM_SCHRIJVEN_B1,
    EXAM_SPREKEN_B1,
    EXAMS
};

enum resource {
    RESOURCE_RECEPTION_PLACES,                              /* four, by lodging */
    RESOURCE_HOMES = RESOURCE_RECEPTION_PLACES + LODGINGS,
    RESOURCE_INTAKE_CONSULTANTS,
    RESOURCE_COURSE_PLACES,                               /* three, by route */
    RESOURCE_EXAM_PLACES = RESOURCE_COURSE_PLACES + 3,    /* ten, by exam */
    RESOURCE_EXAMINERS = RESOURCE_EXAM_PLACES + EXAMS,    /* five, by enum examiner */
    RESOURCE_MEDICAL_ASSESSORS = RESOURCE_EXAMINERS + 5,
    RESOURCE_HEARING_OFFICERS,
    RESOURCE_DECISION_OFFICERS,
    RESOURCE_TRAVEL_BUDGET, /* for lessons from reception */
    RESOURCE_EXAMINERS_BOTH, /* two, by enum both: qualified at A2 and at B1 */
    RESOURCES = RESOURCE_EXAMINERS_BOTH + 2
};

/* The pools of examiners: the exams that people mark. */
enum examiner {
    EXAMINER_SCHRIJVEN_A2,
    EXAMINER_SPREKEN_A2,
    EXAMINER_ONA,
    EXAMINER_SCHRIJVEN_B1,
    EXAMINER_SPREKEN_B1,
    EXAMINERS
};

/* Examiners who mark one skill at either level. */
enum both { BOTH_SCHRIJVEN, BOTH_SPREKEN, BOTHS };

/* All staff of examiners: the pools, then those of two levels. */
enum { EXAMINER_STAFFS = EXAMINERS + BOTHS };

enum resource_unit { UNIT_PLACES, UNIT_HOURS, UNIT_HOMES, UNIT_EURO, RESOURCE_UNITS };

enum interval {
    INTERVAL_DUTY_TO_NOTICE,
    INTERVAL_STATUS_TO_COUPLED,
    INTERVAL_COUPLED_TO_HOUSED,
    INTERVAL_STATUS_TO_HOUSED,
    INTERVAL_HOUSED_TO_INTAKE,
    INTERVAL_INTAKE_TO_PIP, /* from the intake's beginning */
    INTERVAL_NOTICE_TO_PIP,
    INTERVAL_CLOCK_TO_PIP, /* the legal ten weeks: notice or registration in the municipality */
    INTERVAL_PIP_TO_OFFER,
    INTERVAL_OFFER_TO_COURSE,
    INTERVAL_PIP_TO_COURSE,
    INTERVAL_SIGNUP,                           /* ten, by exam */
    INTERVAL_RESULT = INTERVAL_SIGNUP + EXAMS, /* ten, by exam */
    INTERVAL_MEDICAL = INTERVAL_RESULT + EXAMS,
    INTERVAL_OVERRUN_TO_DECISION,
    INTERVAL_DUTY_TO_DONE,
    INTERVALS
};

enum ground {
    GROUND_NO_OFFER, /* lessons began too long after the plan */
    GROUND_AZC,      /* long in reception after the plan */
    GROUND_EFFORT,   /* considerable effort */
    GROUND_LITERACY,
    GROUND_ILLNESS,
    GROUND_BIRTH,
    GROUND_DEATH,         /* of a partner or relative in the first degree */
    GROUND_CIRCUMSTANCES, /* special individual ones (BIO): shelter, no home, a school that fails */
    GROUND_EDUCATION,     /* that does not exempt: PRO, VSO, entree */
    GROUND_INTERRUPTION,  /* of the duty, for a year at most */
    GROUND_EXAM_DELAY,    /* terms of sign-up and marking above the agreed ones */
    GROUND_CORONA,          /* for everybody */
    GROUND_CORONA_SPECIFIC, /* for those whose term was about to end */
    GROUNDS
};

/* Of them, what happens to somebody within a term: each has a share and, but for fixed ones, a length
 * (params.term). */
enum { GROUND_LIFE = GROUND_LITERACY, GROUND_LIFE_END = GROUND_EXAM_DELAY };

/* What a fine is for. */
enum offence {
    OFFENCE_EXAMS, /* what the law asks but for PVT and MAP: exams, route, hours */
    OFFENCE_PVT,
    OFFENCE_MAP,
    OFFENCES
};

/* The way of an overrun, in counts by month. */
enum docket {
    DOCKET_OVERRUN,   /* a term ended, and what it was for is not done */
    DOCKET_NOTICE,    /* vooraankondiging: DUO tells of the fine it means to impose */
    DOCKET_VIEWS,     /* views in writing */
    DOCKET_HEARING,   /* held */
    DOCKET_EXCUSED,   /* decided: not culpable */
    DOCKET_SPARED,    /* decided: culpable, and no fine by the rules of the day or by the table */
    DOCKET_FINED,     /* decided: culpable, fined */
    DOCKET_NEW_TERM,
    DOCKETS
};

/* Why a duty ends without completion (rules.md section 1.1). */
enum cause { CAUSE_DEPARTED, CAUSE_NATURALISED, CAUSE_PENSION, CAUSE_DIED, CAUSE_DISPENSED,
             CAUSE_INTEGRATED /* Wi2013: already; dispensed, too */ };

/* What somebody can read when the duty starts: what language learning starts from. */
enum literacy {
    LITERACY_LATIN, /* reads and writes the Latin script */
    LITERACY_OTHER, /* another script */
    LITERACY_NONE,
    LITERACIES
};

/* Where Dutch is heard and spoken outside lessons. */
enum exposure {
    EXPOSURE_BUDDY,         /* with a buddy or taalmaatje */
    EXPOSURE_WORK,          /* at work, the dual route included */
    EXPOSURE_PARTICIPATION, /* by a meedoenbalie or as a volunteer */
    EXPOSURES
};

/* When a medical exemption is applied for. */
enum occasion { OCCASION_INTAKE, OCCASION_COURSE, OCCASION_TERM, OCCASIONS };

/* What is decided on it (Bi21 art. 2.7). */
enum outcome { OUTCOME_FULL, OUTCOME_PARTIAL, OUTCOME_ADAPTED, OUTCOME_REFUSED, OUTCOMES };

/* Sittings of an exam by one person, the last for all later ones. */
enum { EXAM_ATTEMPTS = 5 };

/* Rules of law, and other turns of a person's way, whose happening is counted: see models/rules.h. */
enum rule {
    RULE_NOTICE,          /* DUO's notice of the duty */
    RULE_BIB_FAILED,      /* the basic exam abroad has to be sat again */
    RULE_DRIEGESPREK,     /* warm handover at the koppeling */
    RULE_EARLY_START,     /* an intake begins in reception */
    RULE_CALL_MISSED,     /* a call to the brede intake stays unanswered */
    RULE_INTAKE_ABSENT,   /* the intake is finished in absence, after the third call */
    RULE_INTAKE_FINED,    /* municipal fine for not turning up */
    RULE_LBT_EXEMPT,      /* no leerbaarheidstoets: impaired sight or hearing */
    RULE_THIRD_PARTY,     /* the plan waits for others' information */
    RULE_STARTKLAS,       /* lessons before the plan */
    RULE_LBT_OVERRULED,   /* the municipality departs from the leerbaarheidstoets */
    RULE_TRAVEL_PAID,     /* lessons from reception, the journey paid */
    RULE_TRAVEL_REFUSED,  /* they wait: too far, or nothing is left of the year's budget */
    RULE_START_CANCELLED, /* somebody's start moment, with too few to begin */
    RULE_DOWNSCALED,      /* a component goes from B1 to A2 */
    RULE_ROUTE_SWITCHED,  /* onderwijsroute to B1-route */
    RULE_ROUTE_TO_Z,
    RULE_ROUTE_FROM_Z,
    RULE_ROUTE_TO_ONDERWIJS,
    RULE_TERM_EXTENDED,
    RULE_OVERRUN,
    RULE_HEARING,
    RULE_FINED,
    RULE_NOT_FINED,
    RULE_NEW_TERM,
    RULE_B1_YEAR_LIMIT,   /* a fourth B1 attempt in a calendar year is put off */
    RULE_SAT_EARLY,       /* exams begin during the course, for the term presses */
    RULE_PRIORITY,        /* a place kept for those whose term ends soon */
    RULE_EXAM_CHANGED,    /* a candidate takes a later exam day */
    RULE_EXAM_CANCELLED,  /* the office takes a booking away, and gives another */
    RULE_MEDICAL_OBJECTION, /* against a refused exemption */
    RULE_LAPSED,          /* four, by enum cause */
    RULE_EXTENDED = RULE_LAPSED + 4, /* by ground */
    RULE_EXTENSION_ASKED = RULE_EXTENDED + GROUNDS, /* an application, in its window */
    RULE_EXTENSION_REFUSED, /* what was applied for adds no day that was not counted */
    RULE_DISPENSED,       /* a diploma */
    RULE_INTEGRATED,      /* already integrated: dispensed */
    RULE_EXEMPT_MEDICAL,  /* in full */
    RULE_EXEMPT_EFFORT,   /* Wi2013: demonstrable effort (AGI) */
    RULE_ONA_WAIVED,      /* Wi2013: by work or MAP */
    RULE_PVT_LATE,        /* Wi2013: not signed within its own term */
    RULE_OVERRUN_NOTICE,  /* vooraankondiging */
    RULE_VIEWS,           /* on it, in writing */
    RULE_REPEATED,        /* a new term overrun, too */
    RULE_SPARED,          /* culpable, but no fine by the rule of the day */
    RULE_NO_AMOUNT,       /* culpable, but so much was done that the table has no fine */
    RULE_FINED_PVT,
    RULE_FINED_MAP,
    RULE_COLLECTION_PAUSED,
    RULE_COOPERATION_FINED, /* municipal fine for not taking part as agreed */
    RULE_LOAN_SPENT,      /* Wi2013, asiel: the loan is (nearly) used up, the duty not met (ELIP) */
    RULE_LOAN_FORGIVEN,   /* Wi2013, asiel: met within the term */
    RULE_LOAN_DUE,        /* Wi2013: to be paid back */
    RULE_LESSONS_HALTED,  /* Wi2013: somebody's lessons go down, or up again, by order */
    RULES
};

extern const char *const model_labels[MODEL_KINDS];
extern const char *const regime_labels[REGIMES];
extern const char *const group_labels[GROUPS];
extern const char *const entrant_labels[ENTRANTS];
extern const char *const municipality_labels[MUNICIPALITIES];
extern const char *const lodging_labels[LODGINGS];
extern const char *const route_labels[ROUTES];
extern const char *const stage_labels[STAGES];
extern const char *const exam_labels[EXAMS];
extern const char *const resource_labels[RESOURCES];
extern const char *const resource_unit_labels[RESOURCE_UNITS];
extern const char *const interval_labels[INTERVALS];
extern const char *const both_labels[BOTHS];
extern const char *const occasion_labels[OCCASIONS];
extern const char *const outcome_labels[OUTCOMES];
extern const char *const attempt_labels[EXAM_ATTEMPTS];
extern const char *const ground_labels[GROUNDS];
extern const char *const offence_labels[OFFENCES];
extern const char *const docket_labels[DOCKETS];
extern const char *const literacy_labels[LITERACIES];
extern const char *const exposure_labels[EXPOSURES];

enum resource_unit resource_unit_of(enum resource resource);

/* The pool that marks an exam, or EXAMINERS for one that a machine marks. */
enum examiner examiner_of_exam(enum exam exam);
enum exam exam_of_examiner(enum examiner examiner);

/* Who could mark a pool's scripts beside it, or BOTHS for nobody; and the pools that they mark. */
enum both both_of_examiner(enum examiner examiner);
enum examiner examiner_a2_of_both(enum both both);
enum examiner examiner_b1_of_both(enum both both);

static inline bool
exam_is_b1(enum exam exam)
{
    return exam >= EXAM_LEZEN_B1;
}

/* The norm of an interval in days, or -1 where there is none, as the law or the agreement sets it
 * (see labels.c for the articles). */
int interval_norm_days(enum interval interval);

/* The same for people on a route: in the onderwijsroute lessons may begin later. */
int interval_norm_on_route(enum interval interval, enum route route);

#endif
