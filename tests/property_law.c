/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What must hold of the exams, the capacities and the terms of any replication; as in
 * property_chain.c, each property with its sabotage.
 */

#include "tests/chain_runs.h"

#include <math.h>

/* ---- exams ---- */

/* Results come of exams that were sat, passes of results; who awaits one has sat too. */
static bool
exams_are_sat_before_they_are_passed(const struct measures *m)
{
    for (size_t exam = 0; exam < EXAMS; exam++)
        for (size_t g = 0; g < GROUPS; g++) {
            size_t interval = INTERVAL_RESULT + exam;
            int64_t sat = 0, results = 0, passed = 0;
            for (size_t t = 0; t < months_of_run(m); t++) {
                sat += count_at(m, MEASURE_EXAM_SAT, (t * EXAMS + exam) * GROUPS + g);
                passed += count_at(m, MEASURE_EXAM_PASSED, (t * EXAMS + exam) * GROUPS + g);
                results += count_at(m, MEASURE_WAIT_N, (t * INTERVALS + interval) * GROUPS + g);
                if (passed > results || results > sat)
                    return false;
            }
            if (results + count_days(m, MEASURE_WAITING_NOW_HIST, interval, g) > sat)
                return false;
        }
    return true;
}

static void
spoil_passed(struct measures *m)
{
    int32_t *passed = measures_int32(m, MEASURE_EXAM_PASSED);

    passed[EXAM_KNM * GROUPS] += passed[(40 * EXAMS + EXAM_KNM) * GROUPS] + 1; /* in month 0 */
}

/* Who comes to an exam day ends a wait for it: sat and not shown are the sign-ups that ended. A
 * portfolio of ONA has no exam day. */
static bool
exam_days_end_sign_ups(const struct measures *m)
{
    for (size_t t = 0; t < months_of_run(m); t++)
        for (size_t exam = 0; exam < EXAMS; exam++)
            for (size_t g = 0; g < GROUPS; g++) {
                size_t cell = (t * EXAMS + exam) * GROUPS + g;
                size_t wait = (t * INTERVALS + INTERVAL_SIGNUP + exam) * GROUPS + g;
                int64_t days = count_at(m, MEASURE_WAIT_N, wait);
                int64_t exams = count_at(m, MEASURE_EXAM_SAT, cell) +
                                count_at(m, MEASURE_EXAM_NOSHOW, cell);
                if (exams < days || (exams > days && exam != EXAM_ONA))
                    return false;
            }
    return true;
}

static void
spoil_noshow(struct measures *m)
{
    count_spoil(m, MEASURE_EXAM_NOSHOW, (30 * EXAMS + EXAM_SPREKEN_B1) * GROUPS + GROUP_OVERIG);
}

/* ---- capacities ---- */

/* What is used was there: exactly, for a desk counts as busy only servers that are there (work
 * under way when a capacity falls or closes is not counted as use). Doubles: one rounding each. */
static bool
use_is_within_capacity(const struct measures *m)
{
    for (size_t t = 0; t < months_of_run(m); t++)
        for (size_t r = 0; r < RESOURCES; r++) {
            double used = measures_double(m, MEASURE_USED)[t * RESOURCES + r];
            double capacity = measures_double(m, MEASURE_CAPACITY)[t * RESOURCES + r];
            if (r == RESOURCE_HOMES || r == RESOURCE_TRAVEL_BUDGET)
                continue; /* their own properties */
            if (!(used >= 0.0 && used <= capacity * (1.0 + 1e-12)))
                return false;
        }
    return true;
}

static void
spoil_used(struct measures *m)
{
    size_t i = 11 * RESOURCES + RESOURCE_EXAM_PLACES + EXAM_LEZEN_B1;

    measures_double(m, MEASURE_USED)[i] = measures_double(m, MEASURE_CAPACITY)[i] + 1.0;
}

/* Homes that nobody took yet stay: so they are within capacity from the start on. */
static bool
homes_are_given_out_once(const struct measures *m)
{
    double found = 0.0, given = 0.0;

    for (size_t t = 0; t < months_of_run(m); t++) {
        found += measures_double(m, MEASURE_CAPACITY)[t * RESOURCES + RESOURCE_HOMES];
        given += measures_double(m, MEASURE_USED)[t * RESOURCES + RESOURCE_HOMES];
        if (given > found)
            return false;
    }
    return true;
}

static void
spoil_homes(struct measures *m)
{
    measures_double(m, MEASURE_USED)[RESOURCE_HOMES] +=
        measures_double(m, MEASURE_CAPACITY)[RESOURCE_HOMES] + 1.0;
}

/* What is paid for journeys is within the year's money, a twelfth of which is booked a month. */
static bool
journeys_are_within_the_year(const struct measures *m)
{
    double paid = 0.0, budget = 0.0;

    for (size_t t = 0; t < months_of_run(m); t++) {
        size_t i = t * RESOURCES + RESOURCE_TRAVEL_BUDGET;
        paid += measures_double(m, MEASURE_USED)[i];
        budget += measures_double(m, MEASURE_CAPACITY)[i];
        if (t % 12 != 11)
            continue;
        if (paid > budget * (1.0 + 1e-12))
            return false;
        paid = budget = 0.0;
    }
    return true;
}

static void
spoil_journeys(struct measures *m)
{
    size_t i = 14 * RESOURCES + RESOURCE_TRAVEL_BUDGET;

    measures_double(m, MEASURE_USED)[i] += 13.0 * measures_double(m, MEASURE_CAPACITY)[i];
}

static bool
close_to(double a, double b)
{
    return fabs(a - b) <= 1e-9 * (1.0 + fabs(a) + fabs(b));
}

/* Places are asked for by those who have one and those who wait for one. */
static bool
places_are_had_or_waited_for(const struct measures *m)
{
    for (size_t t = 0; t < months_of_run(m); t++)
        for (size_t r = 0; r < RESOURCE_EXAM_PLACES; r++) {
            size_t i = t * RESOURCES + r;
            if (resource_unit_of((enum resource)r) == UNIT_PLACES &&
                !close_to(measures_double(m, MEASURE_OFFERED)[i],
                          measures_double(m, MEASURE_USED)[i] +
                              measures_double(m, MEASURE_QUEUE_MEAN)[i]))
                return false;
        }
    return true;
}

static void
spoil_queue(struct measures *m)
{
    measures_double(m, MEASURE_QUEUE_MEAN)[20 * RESOURCES + RESOURCE_COURSE_PLACES] += 1.0;
}

/* ---- terms and law ---- */

static bool
terms_end_in_one_way(const struct measures *m)
{
    size_t cells = measure_cells(m->shape, MEASURE_TERM_DUE);
    int64_t met = 0, done = 0;

    for (size_t c = 0; c < cells; c++) {
        int64_t over = count_at(m, MEASURE_TERM_OVER, c);
        if (count_at(m, MEASURE_TERM_DUE, c) !=
                count_at(m, MEASURE_TERM_MET, c) + count_at(m, MEASURE_TERM_EXEMPT, c) + over ||
            count_at(m, MEASURE_TERM_CULPABLE, c) > over ||
            count_at(m, MEASURE_TERM_FINED, c) > count_at(m, MEASURE_TERM_CULPABLE, c))
            return false;
        met += count_at(m, MEASURE_TERM_MET, c);
    }
    for (size_t t = 0; t < months_of_run(m); t++)
        for (size_t g = 0; g < GROUPS; g++)
            for (int regime = 0; regime < REGIMES; regime++)
                done += people_in(m, MEASURE_FLOW_IN, t, regime, STAGE_DONE, STAGE_DONE, g);
    return met <= done;
}

static void
spoil_due(struct measures *m)
{
    count_spoil(m, MEASURE_TERM_DUE, REGIME_WI2021 * GROUPS + GROUP_GEZIN);
}

static void
spoil_fined(struct measures *m)
{
    size_t c = REGIME_WI2021 * GROUPS + GROUP_GEZIN;

    measures_int32(m, MEASURE_TERM_FINED)[c] = measures_int32(m, MEASURE_TERM_OVER)[c] + 1;
}

static int64_t
fired(const struct measures *m, size_t t, enum rule rule)
{
    return count_at(m, MEASURE_RULE_FIRED, t * RULES + rule);
}

/* Cases of both laws and all groups. */
static int64_t
docketed(const struct measures *m, size_t t, enum docket docket)
{
    int64_t sum = 0;

    for (size_t who = 0; who < REGIMES * GROUPS; who++)
        sum += count_at(m, MEASURE_DOCKET, (t * REGIMES * GROUPS + who) * DOCKETS + docket);
    return sum;
}

/* Each decision excuses, spares or fines, ends a wait and begins a new term. A late PVT of the Wi2013
 * may be excused too, and a loan is spared as a fine is. */
static bool
verdicts_are_booked_alike(const struct measures *m, size_t t, int64_t decisions)
{
    int64_t excused = docketed(m, t, DOCKET_EXCUSED), spared = docketed(m, t, DOCKET_SPARED);

    return decisions == excused + spared + docketed(m, t, DOCKET_FINED) &&
           decisions == docketed(m, t, DOCKET_NEW_TERM) &&
           decisions == fired(m, t, RULE_NEW_TERM) && excused <= fired(m, t, RULE_NOT_FINED) &&
           spared <= fired(m, t, RULE_SPARED) + fired(m, t, RULE_NO_AMOUNT) &&
           fired(m, t, RULE_NOT_FINED) <= excused + fired(m, t, RULE_PVT_LATE);
}

/* Each fine is imposed by a rule, for what it is for. */
static bool
fines_are_booked_alike(const struct measures *m, size_t t)
{
    static const enum rule rules[OFFENCES] = {RULE_FINED, RULE_FINED_PVT, RULE_FINED_MAP};

    for (size_t o = 0; o < OFFENCES; o++) {
        int64_t fines = 0;
        for (size_t who = 0; who < REGIMES * GROUPS; who++)
            fines += count_at(m, MEASURE_FINES, (t * REGIMES * GROUPS + who) * OFFENCES + o);
        if (fines != fired(m, t, rules[o]))
            return false;
    }
    return true;
}

/* A case is overrun, told of and answered in this order. */
static bool
cases_go_their_way(const struct measures *m)
{
    int64_t so_far[DOCKETS] = {0};

    for (size_t t = 0; t < months_of_run(m); t++) {
        int64_t decisions;
        for (int d = 0; d < DOCKETS; d++)
            so_far[d] += docketed(m, t, (enum docket)d);
        decisions = so_far[DOCKET_EXCUSED] + so_far[DOCKET_SPARED] + so_far[DOCKET_FINED];
        if (docketed(m, t, DOCKET_OVERRUN) != fired(m, t, RULE_OVERRUN) ||
            so_far[DOCKET_NOTICE] > so_far[DOCKET_OVERRUN] ||
            so_far[DOCKET_VIEWS] + so_far[DOCKET_HEARING] > so_far[DOCKET_NOTICE] ||
            decisions > so_far[DOCKET_NOTICE])
            return false;
    }
    return true;
}

static void
spoil_notice(struct measures *m)
{
    measures_int32(m, MEASURE_DOCKET)[REGIME_WI2021 * GROUPS * DOCKETS + DOCKET_NOTICE] += 1000000;
}

static bool
decisions_are_booked_alike(const struct measures *m)
{
    for (size_t t = 0; t < months_of_run(m); t++) {
        int64_t ended = 0, notices = 0;
        for (size_t g = 0; g < GROUPS; g++) {
            ended += count_at(m, MEASURE_WAIT_N,
                              (t * INTERVALS + INTERVAL_OVERRUN_TO_DECISION) * GROUPS + g);
            for (size_t regime = 0; regime < REGIMES; regime++)
                notices += count_at(m, MEASURE_NOTIFIED, (t * REGIMES + regime) * GROUPS + g);
        }
        if (notices != fired(m, t, RULE_NOTICE) || !verdicts_are_booked_alike(m, t, ended) ||
            !fines_are_booked_alike(m, t))
            return false;
    }
    return true;
}

static void
spoil_rule(struct measures *m)
{
    count_spoil(m, MEASURE_RULE_FIRED, 5 * RULES + RULE_NOT_FINED);
}

static int64_t
fired_ever(const struct measures *m, enum rule rule)
{
    int64_t sum = 0;

    for (size_t t = 0; t < months_of_run(m); t++)
        sum += fired(m, t, rule);
    return sum;
}

static bool
rules_and_cohorts_agree(const struct measures *m)
{
    return fired_ever(m, RULE_TERM_EXTENDED) == count_all(m, MEASURE_TERM_EXTENDED) &&
           fired_ever(m, RULE_OVERRUN) >= count_all(m, MEASURE_TERM_OVER) &&
           fired_ever(m, RULE_NEW_TERM) == count_all(m, MEASURE_TERM_NEW) &&
           fired_ever(m, RULE_HEARING) <= fired_ever(m, RULE_OVERRUN_NOTICE);
}

static void
spoil_extension(struct measures *m)
{
    count_spoil(m, MEASURE_TERM_EXTENDED, 3);
}

/* Each extension is of a day at least. */
static bool
extensions_have_days(const struct measures *m)
{
    for (size_t c = 0; c < measure_cells(m->shape, MEASURE_TERM_EXTENDED); c++) {
        int64_t n = count_at(m, MEASURE_TERM_EXTENDED, c);
        int64_t days = measures_int64(m, MEASURE_TERM_EXTENDED_DAYS)[c];
        if (days < n || (n == 0 && days != 0))
            return false;
    }
    return true;
}

static void
spoil_extended_days(struct measures *m)
{
    measures_int64(m, MEASURE_TERM_EXTENDED_DAYS)[GROUND_LITERACY] = -1;
}

/* Who asks is answered: by extensions, of which one answer may have several, or by a refusal; effort
 * and corona are not asked for. */
static bool
refusals_are_of_applications(const struct measures *m)
{
    return fired_ever(m, RULE_EXTENSION_REFUSED) <= fired_ever(m, RULE_EXTENSION_ASKED);
}

static void
spoil_refused(struct measures *m)
{
    measures_int32(m, MEASURE_RULE_FIRED)[7 * RULES + RULE_EXTENSION_REFUSED] +=
        (int32_t)fired_ever(m, RULE_EXTENSION_ASKED) + 1;
}

/* Each day of waiting in an overrun term belongs to one resource. */
static bool
days_lost_are_days_waited(const struct measures *m)
{
    for (size_t c = 0; c < measure_cells(m->shape, MEASURE_TERM_WAITED_DAYS); c++) {
        int64_t lost = 0, waited = measures_int64(m, MEASURE_TERM_WAITED_DAYS)[c];
        for (size_t r = 0; r < RESOURCES; r++)
            lost += measures_int64(m, MEASURE_TERM_LOST_DAYS)[c * RESOURCES + r];
        if (lost != waited || (waited > 0 && count_at(m, MEASURE_TERM_OVER, c) == 0))
            return false;
    }
    return true;
}

static void
spoil_lost_days(struct measures *m)
{
    measures_int64(m, MEASURE_TERM_LOST_DAYS)[RESOURCE_HOMES]++;
}

/* ---- all of them ---- */

static const struct property properties[] = {
    {"exams are sat before they are passed", exams_are_sat_before_they_are_passed, spoil_passed},
    {"exam days end sign-ups", exam_days_end_sign_ups, spoil_noshow},
    {"use is within capacity", use_is_within_capacity, spoil_used},
    {"homes are given out once", homes_are_given_out_once, spoil_homes},
    {"journeys are within the year", journeys_are_within_the_year, spoil_journeys},
    {"places are had or waited for", places_are_had_or_waited_for, spoil_queue},
    {"terms end in one way", terms_end_in_one_way, spoil_due},
    {"fines are for overruns", terms_end_in_one_way, spoil_fined},
    {"decisions are booked alike", decisions_are_booked_alike, spoil_rule},
    {"cases go their way", cases_go_their_way, spoil_notice},
    {"rules and cohorts agree", rules_and_cohorts_agree, spoil_extension},
    {"extensions have days", extensions_have_days, spoil_extended_days},
    {"refusals are of applications", refusals_are_of_applications, spoil_refused},
    {"days lost are days waited", days_lost_are_days_waited, spoil_lost_days},
};

enum { PROPERTIES = sizeof properties / sizeof properties[0] };

PROPERTY_TESTS(property_law)
