/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/labels.h"

const char *const model_labels[MODEL_KINDS] = {"inburgering", "queue"};
const char *const regime_labels[REGIMES] = {"wi2013", "wi2021"};
const char *const group_labels[GROUPS] = {"asiel", "gezin", "overig"};
const char *const entrant_labels[ENTRANTS] = {"asiel", "gezin", "overig", "nareis"};
const char *const municipality_labels[MUNICIPALITIES] = {"g4", "large", "other"};
const char *const lodging_labels[LODGINGS] = {"azc", "doorstroom", "har", "logeer"};
const char *const route_labels[ROUTES] = {"b1", "onderwijs", "z", "none"};

const char *const stage_labels[STAGES] = {
    "reception", "coupled", "landing",         "intake",   "pip",  "offer",     "course",
    "exams",     "awaiting_result", "new_term", "done", "dispensed", "exempt", "lapsed",
};

const char *const exam_labels[EXAMS] = {
    "lezen_a2", "luisteren_a2", "schrijven_a2", "spreken_a2",   "knm",
    "ona",      "lezen_b1",     "luisteren_b1", "schrijven_b1", "spreken_b1",
};

const char *const resource_labels[RESOURCES] = {
    "reception_places",
    "reception_places_doorstroom",
    "reception_places_har",
    "reception_places_logeer",
    "homes",
    "intake_consultants",
    "course_places_b1",
    "course_places_onderwijs",
    "course_places_z",
    "exam_places_lezen_a2",
    "exam_places_luisteren_a2",
    "exam_places_schrijven_a2",
    "exam_places_spreken_a2",
    "exam_places_knm",
    "exam_places_ona",
    "exam_places_lezen_b1",
    "exam_places_luisteren_b1",
    "exam_places_schrijven_b1",
    "exam_places_spreken_b1",
    "examiners_schrijven_a2",
    "examiners_spreken_a2",
    "examiners_ona",
    "examiners_schrijven_b1",
    "examiners_spreken_b1",
    "medical_assessors",
    "hearing_officers",
    "decision_officers",
    "travel_budget",
    "examiners_schrijven_both",
    "examiners_spreken_both",
};

const char *const resource_unit_labels[RESOURCE_UNITS] = {"places", "hours", "homes", "euro"};

const char *const interval_labels[INTERVALS] = {
    "duty_to_notice",      "status_to_coupled",   "coupled_to_housed",
    "status_to_housed",    "housed_to_intake",    "intake_to_pip",
    "notice_to_pip",       "clock_to_pip",        "pip_to_offer",
    "offer_to_course",     "pip_to_course",       "signup_lezen_a2",
    "signup_luisteren_a2", "signup_schrijven_a2", "signup_spreken_a2",
    "signup_knm",          "signup_ona",          "signup_lezen_b1",
    "signup_luisteren_b1", "signup_schrijven_b1", "signup_spreken_b1",
    "result_lezen_a2",     "result_luisteren_a2", "result_schrijven_a2",
    "result_spreken_a2",   "result_knm",          "result_ona",
    "result_lezen_b1",     "result_luisteren_b1", "result_schrijven_b1",
    "result_spreken_b1",   "medical",             "overrun_to_decision",
    "duty_to_done",
};

const char *const both_labels[BOTHS] = {"schrijven_both", "spreken_both"};
const char *const occasion_labels[OCCASIONS] = {"intake", "course", "term"};
const char *const outcome_labels[OUTCOMES] = {"full", "partial", "adapted", "refused"};
const char *const attempt_labels[EXAM_ATTEMPTS] = {"1", "2", "3", "4", "5_or_more"};

const char *const ground_labels[GROUNDS] = {
    "no_offer",      "azc",       "effort",       "literacy",   "illness", "birth",           "death",
    "circumstances", "education", "interruption", "exam_delay", "corona",  "corona_specific",
};

const char *const offence_labels[OFFENCES] = {"exams", "pvt", "map"};

const char *const docket_labels[DOCKETS] = {
    "overrun", "notice", "views", "hearing", "excused", "spared", "fined", "new_term",
};

const char *const literacy_labels[LITERACIES] = {"latin", "other", "none"};
const char *const exposure_labels[EXPOSURES] = {"buddy", "work", "participation"};

enum resource_unit
resource_unit_of(enum resource resource)
{
    if (resource == RESOURCE_HOMES)
        return UNIT_HOMES;
    if (resource == RESOURCE_TRAVEL_BUDGET)
        return UNIT_EURO;
    if (resource == RESOURCE_INTAKE_CONSULTANTS || resource >= RESOURCE_EXAMINERS)
        return UNIT_HOURS;
    return UNIT_PLACES;
}

static const enum examiner pools[EXAMS] = {
    [EXAM_LEZEN_A2] = EXAMINERS,
    [EXAM_LUISTEREN_A2] = EXAMINERS,
    [EXAM_SCHRIJVEN_A2] = EXAMINER_SCHRIJVEN_A2,
    [EXAM_SPREKEN_A2] = EXAMINER_SPREKEN_A2,
    [EXAM_KNM] = EXAMINERS,
    [EXAM_ONA] = EXAMINER_ONA,
    [EXAM_LEZEN_B1] = EXAMINERS,
    [EXAM_LUISTEREN_B1] = EXAMINERS,
    [EXAM_SCHRIJVEN_B1] = EXAMINER_SCHRIJVEN_B1,
    [EXAM_SPREKEN_B1] = EXAMINER_SPREKEN_B1,
};

enum examiner
examiner_of_exam(enum exam exam)
{
    return pools[exam];
}

enum exam
exam_of_examiner(enum examiner examiner)
{
    int exam = 0;

    while (pools[exam] != examiner)
        exam++;
    return (enum exam)exam;
}

enum examiner
examiner_a2_of_both(enum both both)
{
    return both == BOTH_SCHRIJVEN ? EXAMINER_SCHRIJVEN_A2 : EXAMINER_SPREKEN_A2;
}

enum examiner
examiner_b1_of_both(enum both both)
{
    return both == BOTH_SCHRIJVEN ? EXAMINER_SCHRIJVEN_B1 : EXAMINER_SPREKEN_B1;
}

enum both
both_of_examiner(enum examiner examiner)
{
    int both = 0;

    while (both < BOTHS && examiner_a2_of_both((enum both)both) != examiner &&
           examiner_b1_of_both((enum both)both) != examiner)
        both++;
    return (enum both)both;
}

/*
 * Notice 8 weeks: rules.md section 1.1.  Status to coupled 2 weeks, coupled to housed 12, in all 14:
 * figures B-COA-34, rules.md section 6 (an aim, not a statute).  PIP: 10 weeks, Bi21 art. 5.3(1), on
 * the clock of clock_to_pip.  Course within 3 months, in the onderwijsroute 6: A-RU-2, rules.md
 * section 2.1 (for asiel; others have no legal norm and are held against the same).  Sign-up 6 weeks
 * and result 8 weeks for A2, KNM and ONA: A-EX-5, A-EX-2.  Result 6 weeks for B1: B-NT-7 and rules.md
 * section 7.1.  Medical: 8 weeks, Bi21 art. 2.7(5).  The 13 weeks of the Awb for a
 * fine (rules.md section 4.1) run from a report, not from the overrun: no norm.
 */
int
interval_norm_days(enum interval interval)
{
    enum { NONE = -1, WEEK = 7 };
    static const int norms[INTERVALS] = {
        [INTERVAL_DUTY_TO_NOTICE] = 8 * WEEK,
        [INTERVAL_STATUS_TO_COUPLED] = 2 * WEEK,
        [INTERVAL_COUPLED_TO_HOUSED] = 12 * WEEK,
        [INTERVAL_STATUS_TO_HOUSED] = 14 * WEEK,
        [INTERVAL_HOUSED_TO_INTAKE] = NONE,
        [INTERVAL_INTAKE_TO_PIP] = NONE,
        [INTERVAL_NOTICE_TO_PIP] = NONE,
        [INTERVAL_CLOCK_TO_PIP] = 10 * WEEK,
        [INTERVAL_PIP_TO_OFFER] = NONE,
        [INTERVAL_OFFER_TO_COURSE] = NONE,
        [INTERVAL_PIP_TO_COURSE] = 92,
        [INTERVAL_SIGNUP + EXAM_LEZEN_A2] = 6 * WEEK,
        [INTERVAL_SIGNUP + EXAM_LUISTEREN_A2] = 6 * WEEK,
        [INTERVAL_SIGNUP + EXAM_SCHRIJVEN_A2] = 6 * WEEK,
        [INTERVAL_SIGNUP + EXAM_SPREKEN_A2] = 6 * WEEK,
        [INTERVAL_SIGNUP + EXAM_KNM] = 6 * WEEK,
        [INTERVAL_SIGNUP + EXAM_ONA] = 6 * WEEK,
        [INTERVAL_SIGNUP + EXAM_LEZEN_B1] = NONE,
        [INTERVAL_SIGNUP + EXAM_LUISTEREN_B1] = NONE,
        [INTERVAL_SIGNUP + EXAM_SCHRIJVEN_B1] = NONE,
        [INTERVAL_SIGNUP + EXAM_SPREKEN_B1] = NONE,
        [INTERVAL_RESULT + EXAM_LEZEN_A2] = 8 * WEEK,
        [INTERVAL_RESULT + EXAM_LUISTEREN_A2] = 8 * WEEK,
        [INTERVAL_RESULT + EXAM_SCHRIJVEN_A2] = 8 * WEEK,
        [INTERVAL_RESULT + EXAM_SPREKEN_A2] = 8 * WEEK,
        [INTERVAL_RESULT + EXAM_KNM] = 8 * WEEK,
        [INTERVAL_RESULT + EXAM_ONA] = 8 * WEEK,
        [INTERVAL_RESULT + EXAM_LEZEN_B1] = 6 * WEEK,
        [INTERVAL_RESULT + EXAM_LUISTEREN_B1] = 6 * WEEK,
        [INTERVAL_RESULT + EXAM_SCHRIJVEN_B1] = 6 * WEEK,
        [INTERVAL_RESULT + EXAM_SPREKEN_B1] = 6 * WEEK,
        [INTERVAL_MEDICAL] = 8 * WEEK,
        [INTERVAL_OVERRUN_TO_DECISION] = NONE,
        [INTERVAL_DUTY_TO_DONE] = NONE,
    };

    return norms[interval];
}

int
interval_norm_on_route(enum interval interval, enum route route)
{
    return interval == INTERVAL_PIP_TO_COURSE && route == ROUTE_ONDERWIJS
               ? 183
               : interval_norm_days(interval);
}
