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

enum route { ROUTE_B1, ROUTE_ONDERWIJS, ROUTE_Z, ROUTE_NONE, ROUTES };

enum stage {
    STAGE_RECEPTION,       /* asiel: in COA reception, not yet linked to a municipality */
    STAGE_COUPLED,         /* asiel: linked, waiting for a home */
    STAGE_LANDING,         /* settled (or never in reception); the intake has not begun */
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
    STAGE_UNTRACKED,       /* a Wi2013 person who left reception: followed no further */
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
    RESOURCE_RECEPTION_PLACES,
    RESOURCE_HOMES,
    RESOURCE_INTAKE_CONSULTANTS,
    RESOURCE_COURSE_PLACES,                               /* three, by route */
    RESOURCE_EXAM_PLACES = RESOURCE_COURSE_PLACES + 3,    /* ten, by exam */
    RESOURCE_EXAMINERS = RESOURCE_EXAM_PLACES + EXAMS,    /* five, by enum examiner */
    RESOURCE_MEDICAL_ASSESSORS = RESOURCE_EXAMINERS + 5,
    RESOURCE_HEARING_OFFICERS,
    RESOURCE_DECISION_OFFICERS,
    RESOURCES
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

enum resource_unit { UNIT_PLACES, UNIT_HOURS, UNIT_HOMES, RESOURCE_UNITS };

enum interval {
    INTERVAL_STATUS_TO_COUPLED,
    INTERVAL_COUPLED_TO_HOUSED,
    INTERVAL_STATUS_TO_HOUSED,
    INTERVAL_HOUSED_TO_INTAKE,
    INTERVAL_NOTICE_TO_PIP,
    INTERVAL_CLOCK_TO_PIP, /* the legal ten weeks: notice or registration in the municipality */
    INTERVAL_PIP_TO_OFFER,
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
    GROUNDS
};

/* What somebody can read when the duty starts: what language learning starts from. */
enum literacy {
    LITERACY_LATIN, /* reads and writes the Latin script */
    LITERACY_OTHER, /* another script */
    LITERACY_NONE,
    LITERACIES
};

/* Where Dutch is heard and spoken outside lessons. */
enum habit {
    HABIT_BUDDY,         /* with a buddy or taalmaatje */
    HABIT_WORK,          /* at work, the dual route included */
    HABIT_PARTICIPATION, /* by a meedoenbalie or as a volunteer */
    HABITS
};

/* Rules of law whose firing is counted. */
enum rule {
    RULE_NOTICE,          /* DUO's notice of the duty */
    RULE_LBT_OVERRULED,   /* the municipality departs from the leerbaarheidstoets */
    RULE_DOWNSCALED,      /* a component goes from B1 to A2 */
    RULE_ROUTE_SWITCHED,  /* onderwijsroute to B1-route */
    RULE_TERM_EXTENDED,
    RULE_OVERRUN,
    RULE_HEARING,
    RULE_FINED,
    RULE_NOT_FINED,
    RULE_NEW_TERM,
    RULE_B1_YEAR_LIMIT,   /* a fourth B1 attempt in a calendar year is put off */
    RULES
};

extern const char *const model_labels[MODEL_KINDS];
extern const char *const regime_labels[REGIMES];
extern const char *const group_labels[GROUPS];
extern const char *const route_labels[ROUTES];
extern const char *const stage_labels[STAGES];
extern const char *const exam_labels[EXAMS];
extern const char *const resource_labels[RESOURCES];
extern const char *const resource_unit_labels[RESOURCE_UNITS];
extern const char *const interval_labels[INTERVALS];
extern const char *const ground_labels[GROUNDS];
extern const char *const literacy_labels[LITERACIES];
extern const char *const habit_labels[HABITS];
extern const char *const rule_labels[RULES];

enum resource_unit resource_unit_of(enum resource resource);

/* The pool that marks an exam, or EXAMINERS for one that a machine marks. */
enum examiner examiner_of_exam(enum exam exam);
enum exam exam_of_examiner(enum examiner examiner);

static inline bool
exam_is_b1(enum exam exam)
{
    return exam >= EXAM_LEZEN_B1;
}

/* The norm of an interval in days, or -1 where there is none, as the law or the agreement sets it
 * (see labels.c for the articles). */
int interval_norm_days(enum interval interval);

#endif
