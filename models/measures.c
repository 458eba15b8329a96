/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/measures.h"

#include "models/targets.h"

#include <stdlib.h>
#include <string.h>

#define TIME DIMENSION_TIME
#define REGIME DIMENSION_REGIME
#define STAGE DIMENSION_STAGE
#define GROUP DIMENSION_GROUP
#define ROUTE DIMENSION_ROUTE
#define RESOURCE DIMENSION_RESOURCE
#define EXAM DIMENSION_EXAM
#define WAIT DIMENSION_INTERVAL
#define COHORT DIMENSION_COHORT
#define PLACE DIMENSION_MUNICIPALITY
#define STATION DIMENSION_STATION
#define CLASS DIMENSION_CLASS
#define WEEK DIMENSION_WEEK

#define CHAIN (1u << MODEL_INBURGERING)
#define QUEUE (1u << MODEL_QUEUE)

const struct measure_row measure_rows[MEASURES] = {
    [MEASURE_STOCK_START] = {"stock_start", "people before the first event", "1", NUMBER_INT32, 4,
                             {REGIME, STAGE, GROUP, ROUTE}, true, CHAIN},
    [MEASURE_STOCK] = {"stock", "people at the end of the period", "1", NUMBER_INT32, 5,
                       {TIME, REGIME, STAGE, GROUP, ROUTE}, true, CHAIN},
    [MEASURE_STOCK_CLASS] = {"stock_class", "people at the end of the period, by class", "1",
                             NUMBER_INT32, 4, {TIME, STAGE, GROUP, PLACE}, true, CHAIN},
    [MEASURE_STOCK_COHORT] = {"stock_cohort", "people at the end of the period, by cohort", "1",
                              NUMBER_INT32, 3, {TIME, COHORT, STAGE}, false, CHAIN},
    [MEASURE_FLOW_IN] = {"flow_in", "people who came in", "1", NUMBER_INT32, 5,
                         {TIME, REGIME, STAGE, GROUP, ROUTE}, true, CHAIN},
    [MEASURE_FLOW_OUT] = {"flow_out", "people who went out", "1", NUMBER_INT32, 5,
                          {TIME, REGIME, STAGE, GROUP, ROUTE}, true, CHAIN},
    [MEASURE_ARRIVALS] = {"arrivals", "duties started", "1", NUMBER_INT32, 3,
                          {TIME, REGIME, GROUP}, true, CHAIN},
    [MEASURE_NOTIFIED] = {"notified", "notices of the duty received", "1", NUMBER_INT32, 3,
                          {TIME, REGIME, GROUP}, true, CHAIN},
    [MEASURE_CAPACITY] = {"capacity", "capacity that was there", "resource_unit", NUMBER_DOUBLE,
                          2, {TIME, RESOURCE}, true, CHAIN},
    [MEASURE_OFFERED] = {"offered", "work or people that arrived", "resource_unit",
                         NUMBER_DOUBLE, 2, {TIME, RESOURCE}, true, CHAIN},
    [MEASURE_USED] = {"used", "capacity that was used", "resource_unit", NUMBER_DOUBLE, 2,
                      {TIME, RESOURCE}, true, CHAIN},
    [MEASURE_FTE_HOURS] = {"fte_hours", "hours that one full-time equivalent works", "1",
                           NUMBER_DOUBLE, 2, {TIME, RESOURCE}, false, CHAIN},
    [MEASURE_NEEDED_FTE] = {"needed_fte", "full-time equivalents for the work that arrived", "1",
                            NUMBER_DOUBLE, 2, {TIME, RESOURCE}, true, CHAIN},
    [MEASURE_QUEUE_END] = {"queue_end", "waiting at the end of the period", "1", NUMBER_INT32, 2,
                           {TIME, RESOURCE}, true, CHAIN},
    [MEASURE_QUEUE_MEAN] = {"queue_mean", "mean number waiting in the period", "1",
                            NUMBER_DOUBLE, 2, {TIME, RESOURCE}, true, CHAIN},
    [MEASURE_WAIT_N] = {"wait_n", "waits that ended", "1", NUMBER_INT32, 3, {TIME, WAIT, GROUP},
                        true, CHAIN},
    [MEASURE_WAIT_SUM] = {"wait_sum", "sum of the waits that ended", "day", NUMBER_INT64, 3,
                          {TIME, WAIT, GROUP}, true, CHAIN},
    [MEASURE_WAIT_IN_NORM] = {"wait_in_norm", "waits that ended within the norm", "1",
                              NUMBER_INT32, 3, {TIME, WAIT, GROUP}, true, CHAIN},
    [MEASURE_WAIT_ROUTE_N] = {"wait_route_n", "waits that ended, by route", "1", NUMBER_INT32, 3,
                              {TIME, WAIT, ROUTE}, true, CHAIN},
    [MEASURE_WAIT_ROUTE_SUM] = {"wait_route_sum", "sum of the waits that ended, by route", "day",
                                NUMBER_INT64, 3, {TIME, WAIT, ROUTE}, true, CHAIN},
    [MEASURE_WAIT_ROUTE_IN_NORM] = {"wait_route_in_norm",
                                    "waits that ended within the norm, by route", "1",
                                    NUMBER_INT32, 3, {TIME, WAIT, ROUTE}, true, CHAIN},
    [MEASURE_WAIT_CLASS_N] = {"wait_class_n", "waits that ended, by class", "1", NUMBER_INT32, 3,
                              {TIME, WAIT, PLACE}, true, CHAIN},
    [MEASURE_WAIT_CLASS_SUM] = {"wait_class_sum", "sum of the waits that ended, by class", "day",
                                NUMBER_INT64, 3, {TIME, WAIT, PLACE}, true, CHAIN},
    [MEASURE_WAIT_CLASS_IN_NORM] = {"wait_class_in_norm",
                                    "waits that ended within the norm, by class", "1",
                                    NUMBER_INT32, 3, {TIME, WAIT, PLACE}, true, CHAIN},
    [MEASURE_WAIT_COHORT_N] = {"wait_cohort_n", "waits that ended in the run, by cohort", "1",
                               NUMBER_INT32, 3, {COHORT, WAIT, GROUP}, true, CHAIN},
    [MEASURE_WAIT_COHORT_SUM] = {"wait_cohort_sum",
                                 "sum of the waits that ended in the run, by cohort", "day",
                                 NUMBER_INT64, 3, {COHORT, WAIT, GROUP}, true, CHAIN},
    [MEASURE_WAIT_COHORT_IN_NORM] = {"wait_cohort_in_norm",
                                     "waits that ended in the run within the norm, by cohort", "1",
                                     NUMBER_INT32, 3, {COHORT, WAIT, GROUP}, true, CHAIN},
    [MEASURE_WAIT_HIST] = {"wait_hist", "waits that ended in the run, by their days", "1",
                           NUMBER_INT32, 3, {WAIT, GROUP, DIMENSION_DAY}, false, CHAIN},
    [MEASURE_WAIT_MONTH_HIST] = {"wait_month_hist", "waits that ended, by bin", "1",
                                 NUMBER_INT32, 3, {TIME, WAIT, DIMENSION_BIN}, false, CHAIN},
    [MEASURE_WAITING_NOW_HIST] = {"waiting_now_hist",
                                  "people still waiting at the horizon, by days so far", "1",
                                  NUMBER_INT32, 3, {WAIT, GROUP, DIMENSION_DAY}, false, CHAIN},
    [MEASURE_EXAM_SAT] = {"exam_sat", "exams sat", "1", NUMBER_INT32, 3, {TIME, EXAM, GROUP},
                          true, CHAIN},
    [MEASURE_EXAM_PASSED] = {"exam_passed", "passes, by month of the result", "1", NUMBER_INT32,
                             3, {TIME, EXAM, GROUP}, true, CHAIN},
    [MEASURE_EXAM_NOSHOW] = {"exam_noshow", "booked and not shown", "1", NUMBER_INT32, 3,
                             {TIME, EXAM, GROUP}, true, CHAIN},
    [MEASURE_EXAM_BACKGROUND] = {"exam_background",
                                 "exams sat by people outside the simulated ones", "1",
                                 NUMBER_INT32, 2, {TIME, EXAM}, true, CHAIN},
    [MEASURE_EXAM_ATTEMPT_SAT] = {"exam_attempt_sat", "exams sat, by attempt", "1", NUMBER_INT32,
                                  3, {TIME, EXAM, DIMENSION_ATTEMPT}, true, CHAIN},
    [MEASURE_EXAM_ATTEMPT_PASSED] = {"exam_attempt_passed",
                                     "exams sat and passed, by attempt and month of the exam", "1",
                                     NUMBER_INT32, 3, {TIME, EXAM, DIMENSION_ATTEMPT}, true,
                                     CHAIN},
    [MEASURE_PLACES_BOOKED] = {"places_booked", "exam places taken on the day, by anybody", "1",
                               NUMBER_INT32, 2, {TIME, EXAM}, true, CHAIN},
    [MEASURE_PLACES_SAT] = {"places_sat", "of those, at which somebody sat the exam", "1",
                            NUMBER_INT32, 2, {TIME, EXAM}, true, CHAIN},
    [MEASURE_BOOKINGS_CHANGED] = {"bookings_changed", "bookings that a candidate put off", "1",
                                  NUMBER_INT32, 2, {TIME, EXAM}, true, CHAIN},
    [MEASURE_BOOKINGS_CANCELLED] = {"bookings_cancelled",
                                    "bookings that the office cancelled, giving another day", "1",
                                    NUMBER_INT32, 2, {TIME, EXAM}, true, CHAIN},
    [MEASURE_SIGNUPS_WITHDRAWN] = {"signups_withdrawn",
                                   "sign-ups given up, by who needs no exam any more", "1",
                                   NUMBER_INT32, 2, {TIME, EXAM}, true, CHAIN},
    [MEASURE_BOOKING_N] = {"booking_n", "bookings, by month of booking", "1", NUMBER_INT32, 2,
                           {TIME, EXAM}, true, CHAIN},
    [MEASURE_BOOKING_SUM] = {"booking_sum", "sum of their days to the exam", "day", NUMBER_INT64,
                             2, {TIME, EXAM}, true, CHAIN},
    [MEASURE_BOOKING_IN_NORM] = {"booking_in_norm", "of those, within the norm", "1",
                                 NUMBER_INT32, 2, {TIME, EXAM}, true, CHAIN},
    [MEASURE_BOOKING_P50] = {"booking_p50", "median of their days to the exam", "day",
                             NUMBER_DOUBLE, 2, {TIME, EXAM}, true, CHAIN},
    [MEASURE_BOOKING_P90] = {"booking_p90", "days to the exam of nine in ten of them, at most",
                             "day", NUMBER_DOUBLE, 2, {TIME, EXAM}, true, CHAIN},
    [MEASURE_FIRST_FREE] = {"first_free",
                            "days to the first free place, on the first day of the period", "day",
                            NUMBER_DOUBLE, 2, {TIME, EXAM}, true, CHAIN},
    [MEASURE_LINE_END] = {"line_end",
                          "people who find no free place on any open day, at the end of the period",
                          "1", NUMBER_INT32, 2, {TIME, EXAM}, true, CHAIN},
    [MEASURE_GRADING_N] = {"grading_n", "results, by month of the exam", "1", NUMBER_INT32, 2,
                           {TIME, EXAM}, true, CHAIN},
    [MEASURE_GRADING_SUM] = {"grading_sum", "sum of the days from exam to result", "day",
                             NUMBER_INT64, 2, {TIME, EXAM}, true, CHAIN},
    [MEASURE_GRADING_IN_NORM] = {"grading_in_norm", "of those, within the norm", "1",
                                 NUMBER_INT32, 2, {TIME, EXAM}, true, CHAIN},
    [MEASURE_GRADING_OPEN] = {"grading_open",
                              "exams of the period without a result at the horizon", "1",
                              NUMBER_INT32, 2, {TIME, EXAM}, true, CHAIN},
    [MEASURE_GRADING_LATE] = {"grading_late", "of those, past their norm by then", "1",
                              NUMBER_INT32, 2, {TIME, EXAM}, true, CHAIN},
    [MEASURE_WEEK_CAPACITY] = {"week_capacity", "capacity that was there, by week",
                               "resource_unit", NUMBER_DOUBLE, 2, {WEEK, RESOURCE}, true, CHAIN},
    [MEASURE_WEEK_OFFERED] = {"week_offered", "work or people that arrived, by week",
                              "resource_unit", NUMBER_DOUBLE, 2, {WEEK, RESOURCE}, true, CHAIN},
    [MEASURE_WEEK_USED] = {"week_used", "capacity that was used, by week", "resource_unit",
                           NUMBER_DOUBLE, 2, {WEEK, RESOURCE}, true, CHAIN},
    [MEASURE_WEEK_QUEUE_END] = {"week_queue_end", "waiting at the end of the week", "1",
                                NUMBER_INT32, 2, {WEEK, RESOURCE}, true, CHAIN},
    [MEASURE_WEEK_PLACES_BOOKED] = {"week_places_booked", "exam places taken on the day, by week",
                                    "1", NUMBER_INT32, 2, {WEEK, EXAM}, true, CHAIN},
    [MEASURE_WEEK_PLACES_SAT] = {"week_places_sat",
                                 "of those, at which somebody sat the exam, by week", "1",
                                 NUMBER_INT32, 2, {WEEK, EXAM}, true, CHAIN},
    [MEASURE_WEEK_BOOKING_N] = {"week_booking_n", "bookings, by week of booking", "1",
                                NUMBER_INT32, 2, {WEEK, EXAM}, true, CHAIN},
    [MEASURE_WEEK_BOOKING_SUM] = {"week_booking_sum", "sum of their days to the exam", "day",
                                  NUMBER_INT64, 2, {WEEK, EXAM}, true, CHAIN},
    [MEASURE_WEEK_BOOKING_IN_NORM] = {"week_booking_in_norm", "of those, within the norm", "1",
                                      NUMBER_INT32, 2, {WEEK, EXAM}, true, CHAIN},
    [MEASURE_WEEK_BOOKING_P50] = {"week_booking_p50", "median of their days to the exam", "day",
                                  NUMBER_DOUBLE, 2, {WEEK, EXAM}, true, CHAIN},
    [MEASURE_WEEK_BOOKING_P90] = {"week_booking_p90",
                                  "days to the exam of nine in ten of them, at most", "day",
                                  NUMBER_DOUBLE, 2, {WEEK, EXAM}, true, CHAIN},
    [MEASURE_WEEK_GRADING_N] = {"week_grading_n", "results, by week of the exam", "1",
                                NUMBER_INT32, 2, {WEEK, EXAM}, true, CHAIN},
    [MEASURE_WEEK_GRADING_SUM] = {"week_grading_sum", "sum of the days from exam to result", "day",
                                  NUMBER_INT64, 2, {WEEK, EXAM}, true, CHAIN},
    [MEASURE_WEEK_GRADING_IN_NORM] = {"week_grading_in_norm", "of those, within the norm", "1",
                                      NUMBER_INT32, 2, {WEEK, EXAM}, true, CHAIN},
    [MEASURE_WEEK_GRADING_OPEN] = {"week_grading_open",
                                   "exams of the week without a result at the horizon", "1",
                                   NUMBER_INT32, 2, {WEEK, EXAM}, true, CHAIN},
    [MEASURE_WEEK_GRADING_LATE] = {"week_grading_late", "of those, past their norm by then", "1",
                                   NUMBER_INT32, 2, {WEEK, EXAM}, true, CHAIN},
    [MEASURE_WEEK_MEDICAL_N] = {"week_medical_n", "first decisions on medical exemption, by week",
                                "1", NUMBER_INT32, 1, {WEEK}, true, CHAIN},
    [MEASURE_WEEK_MEDICAL_SUM] = {"week_medical_sum", "sum of the days from the application",
                                  "day", NUMBER_INT64, 1, {WEEK}, true, CHAIN},
    [MEASURE_WEEK_MEDICAL_IN_NORM] = {"week_medical_in_norm", "of those, within the norm", "1",
                                      NUMBER_INT32, 1, {WEEK}, true, CHAIN},
    [MEASURE_WEEK_MEDICAL_OPEN] = {"week_medical_open",
                                   "applications of the week without a first decision at the "
                                   "horizon",
                                   "1", NUMBER_INT32, 1, {WEEK}, true, CHAIN},
    [MEASURE_WEEK_MEDICAL_LATE] = {"week_medical_late", "of those, past the norm by then", "1",
                                   NUMBER_INT32, 1, {WEEK}, true, CHAIN},
    [MEASURE_MEDICAL_APPLIED] = {"medical_applied", "applications for medical exemption", "1",
                                 NUMBER_INT32, 3, {TIME, DIMENSION_OCCASION, GROUP}, true, CHAIN},
    [MEASURE_MEDICAL_DECIDED] = {"medical_decided", "decisions on them and on objections", "1",
                                 NUMBER_INT32, 3, {TIME, DIMENSION_OUTCOME, GROUP}, true, CHAIN},
    [MEASURE_MEDICAL_OPEN] = {"medical_open",
                              "applications of the period without a first decision at the horizon",
                              "1", NUMBER_INT32, 1, {TIME}, true, CHAIN},
    [MEASURE_MEDICAL_LATE] = {"medical_late", "of those, past the norm by then", "1",
                              NUMBER_INT32, 1, {TIME}, true, CHAIN},
    [MEASURE_TERM_DUE] = {"term_due", "first terms that came to their (extended) end or were met",
                          "1", NUMBER_INT32, 3, {COHORT, REGIME, GROUP}, true, CHAIN},
    [MEASURE_TERM_MET] = {"term_met", "first terms met", "1", NUMBER_INT32, 3,
                          {COHORT, REGIME, GROUP}, true, CHAIN},
    [MEASURE_TERM_EXEMPT] = {"term_exempt", "first terms ended by exemption", "1", NUMBER_INT32,
                             3, {COHORT, REGIME, GROUP}, true, CHAIN},
    [MEASURE_TERM_OVER] = {"term_over", "first terms overrun", "1", NUMBER_INT32, 3,
                           {COHORT, REGIME, GROUP}, true, CHAIN},
    [MEASURE_TERM_FINED] = {"term_fined", "first terms overrun and fined", "1", NUMBER_INT32, 3,
                            {COHORT, REGIME, GROUP}, true, CHAIN},
    [MEASURE_TERM_CULPABLE] = {"term_culpable", "first terms overrun, and held culpable", "1",
                               NUMBER_INT32, 3, {COHORT, REGIME, GROUP}, true, CHAIN},
    [MEASURE_TERM_NEW] = {"term_new", "new terms after an overrun", "1", NUMBER_INT32, 3,
                          {COHORT, REGIME, GROUP}, true, CHAIN},
    [MEASURE_TERM_FINE_EURO] = {"term_fine_euro", "fines by DUO, of all terms", "euro",
                                NUMBER_INT64, 3, {COHORT, REGIME, GROUP}, true, CHAIN},
    [MEASURE_TERM_EXTENDED] = {"term_extended", "extensions of the term", "1", NUMBER_INT32, 4,
                               {COHORT, REGIME, GROUP, DIMENSION_GROUND}, true, CHAIN},
    [MEASURE_TERM_EXTENDED_DAYS] = {"term_extended_days", "days by which terms were extended",
                                    "day", NUMBER_INT64, 4,
                                    {COHORT, REGIME, GROUP, DIMENSION_GROUND}, true, CHAIN},
    [MEASURE_TERM_LOST_DAYS] = {"term_lost_days",
                                "days of an overrun term spent waiting for a resource", "day",
                                NUMBER_INT64, 4, {COHORT, REGIME, GROUP, RESOURCE}, true, CHAIN},
    [MEASURE_TERM_WAITED_DAYS] = {"term_waited_days",
                                  "days of an overrun term spent waiting for any resource", "day",
                                  NUMBER_INT64, 3, {COHORT, REGIME, GROUP}, true, CHAIN},
    [MEASURE_RULE_FIRED] = {"rule_fired", "times that a rule was applied", "1", NUMBER_INT32, 2,
                            {TIME, DIMENSION_RULE}, true, CHAIN},
    [MEASURE_RULE_FIRED_FOR] = {"rule_fired_for", "times that a rule was applied in the run, to whom",
                                "1", NUMBER_INT32, 3, {DIMENSION_RULE, REGIME, GROUP}, true,
                                CHAIN},
    [MEASURE_DOCKET] = {"overrun_cases", "cases of overrun, by what happened to them", "1",
                        NUMBER_INT32, 4, {TIME, REGIME, GROUP, DIMENSION_DOCKET}, true, CHAIN},
    [MEASURE_FINES] = {"fines", "fines by DUO", "1", NUMBER_INT32, 4,
                       {TIME, REGIME, GROUP, DIMENSION_OFFENCE}, true, CHAIN},
    [MEASURE_FINES_EURO] = {"fines_euro", "fines by DUO", "euro", NUMBER_INT64, 4,
                            {TIME, REGIME, GROUP, DIMENSION_OFFENCE}, true, CHAIN},
    [MEASURE_FINES_PAUSED_EURO] = {"fines_paused_euro",
                                   "of those, not collected by the rules of the day", "euro",
                                   NUMBER_INT64, 3, {TIME, REGIME, GROUP}, true, CHAIN},
    [MEASURE_FINE_EURO] = {"fine_euro", "municipal fines imposed", "euro", NUMBER_INT64, 2,
                           {TIME, GROUP}, true, CHAIN},
    [MEASURE_LOANS_SPENT] = {"loans_spent",
                             "Wi2013, asiel: still obliged and the loan (nearly) used up, at the "
                             "end of the period",
                             "1", NUMBER_INT32, 1, {TIME}, true, CHAIN},
    [MEASURE_HOUSED] = {"housed", "people of all ages who were housed", "1", NUMBER_DOUBLE, 2,
                        {TIME, PLACE}, true, CHAIN},
    [MEASURE_HOUSING_DUE] = {"housing_due",
                             "people of all ages whom the tasks up to now still ask for, at the "
                             "end of the period",
                             "1", NUMBER_DOUBLE, 2, {TIME, PLACE}, true, CHAIN},
    [MEASURE_INTAKE_QUEUE] = {"intake_queue",
                              "people waiting for a consultant at the end of the period", "1",
                              NUMBER_INT32, 2, {TIME, PLACE}, true, CHAIN},
    [MEASURE_TARGET] = {"target_simulated",
                        "published figures as observed in the run, each by its own operator",
                        "target_unit", NUMBER_DOUBLE, 1, {DIMENSION_TARGET}, true, CHAIN},
    [MEASURE_REP_EVENTS] = {"rep_events", "timed changes that people went through", "1",
                            NUMBER_INT64, 0, {0}, true, CHAIN | QUEUE},
    [MEASURE_STATION_ARRIVED] = {"arrived", "customers who came to the station", "1", NUMBER_INT32,
                                 3, {TIME, STATION, CLASS}, true, QUEUE},
    [MEASURE_STATION_TURNED] = {"turned_away", "of them, refused at the queue's limit", "1",
                                NUMBER_INT32, 3, {TIME, STATION, CLASS}, true, QUEUE},
    [MEASURE_STATION_ABANDONED] = {"abandoned", "customers who gave up waiting", "1",
                                   NUMBER_INT32, 3, {TIME, STATION, CLASS}, true, QUEUE},
    [MEASURE_STATION_STARTED] = {"started", "customers whose service began", "1", NUMBER_INT32, 3,
                                 {TIME, STATION, CLASS}, true, QUEUE},
    [MEASURE_STATION_QUEUED] = {"started_after_queueing", "of those, who had to wait for it", "1",
                                NUMBER_INT32, 3, {TIME, STATION, CLASS}, true, QUEUE},
    [MEASURE_STATION_WAITED] = {"waited", "sum of the waits of those whose service began", "s",
                                NUMBER_INT64, 3, {TIME, STATION, CLASS}, true, QUEUE},
    [MEASURE_STATION_SERVED] = {"served", "customers whose service ended", "1", NUMBER_INT32, 3,
                                {TIME, STATION, CLASS}, true, QUEUE},
    [MEASURE_STATION_QUEUE_END] = {"queue_end", "waiting at the end of the period", "1",
                                   NUMBER_INT32, 2, {TIME, STATION}, true, QUEUE},
    [MEASURE_STATION_PRESENT_END] = {"present_end",
                                     "waiting or in service at the end of the period", "1",
                                     NUMBER_INT32, 2, {TIME, STATION}, true, QUEUE},
    [MEASURE_STATION_QUEUE_MEAN] = {"queue_mean", "mean number waiting in the period", "1",
                                    NUMBER_DOUBLE, 2, {TIME, STATION}, true, QUEUE},
    [MEASURE_STATION_BUSY_MEAN] = {"busy_mean", "mean number in service in the period", "1",
                                   NUMBER_DOUBLE, 2, {TIME, STATION}, true, QUEUE},
    [MEASURE_STATION_SERVERS_MEAN] = {"servers_mean", "mean number of servers in the period", "1",
                                      NUMBER_DOUBLE, 2, {TIME, STATION}, true, QUEUE},
    [MEASURE_NETWORK_THROUGH] = {"through", "customers whom the last station served", "1",
                                 NUMBER_INT32, 1, {TIME}, true, QUEUE},
    [MEASURE_NETWORK_THROUGH_SUM] = {"through_time", "sum of their times in the network", "s",
                                     NUMBER_INT64, 1, {TIME}, true, QUEUE},
};

const char *const dimension_names[DIMENSIONS] = {
    "time",     "regime", "stage",  "group", "route",  "resource", "exam",
    "interval", "cohort", "ground", "rule",  "target", "day",      "bin",
    "station",  "class",  "class",  "week",  "attempt", "occasion", "outcome",
    "offence",  "docket",
};

static const char *const class_labels[NETWORK_CLASSES] = {"1", "2", "3", "4"};

const char *
dimension_label(const struct measures_shape *shape, enum dimension dimension, size_t index)
{
    switch (dimension) {
    case DIMENSION_REGIME:
        return regime_labels[index];
    case DIMENSION_STAGE:
        return stage_labels[index];
    case DIMENSION_GROUP:
        return group_labels[index];
    case DIMENSION_ROUTE:
        return route_labels[index];
    case DIMENSION_RESOURCE:
        return resource_labels[index];
    case DIMENSION_EXAM:
        return exam_labels[index];
    case DIMENSION_INTERVAL:
        return interval_labels[index];
    case DIMENSION_GROUND:
        return ground_labels[index];
    case DIMENSION_RULE:
        return rule_rows[index].label;
    case DIMENSION_TARGET:
        return target_at(index)->id;
    case DIMENSION_MUNICIPALITY:
        return municipality_labels[index];
    case DIMENSION_ATTEMPT:
        return attempt_labels[index];
    case DIMENSION_OCCASION:
        return occasion_labels[index];
    case DIMENSION_OUTCOME:
        return outcome_labels[index];
    case DIMENSION_OFFENCE:
        return offence_labels[index];
    case DIMENSION_DOCKET:
        return docket_labels[index];
    case DIMENSION_STATION:
        return shape->stations[index];
    case DIMENSION_CLASS:
        return class_labels[index];
    default:
        return NULL;
    }
}

size_t
measure_cells(const struct measures_shape *shape, enum measure measure)
{
    size_t cells = measures_has(shape, measure) ? 1 : 0;

    for (int i = 0; i < measure_rows[measure].n_dimensions; i++)
        cells *= shape->extent[measure_rows[measure].dimensions[i]];
    return cells;
}

size_t
measure_cell_bytes(enum measure measure)
{
    return measure_rows[measure].number == NUMBER_INT32 ? sizeof(int32_t) : sizeof(int64_t);
}

/* The bytes of a measure, rounded up so that the next one is aligned. */
static size_t
measure_bytes(const struct measures_shape *shape, enum measure measure)
{
    return (measure_cells(shape, measure) * measure_cell_bytes(measure) + 63) / 64 * 64;
}

int
measures_init(struct measures *self, const struct measures_shape *shape, struct error *error)
{
    unsigned char *place;

    memset(self, 0, sizeof *self);
    self->shape = shape;
    for (int m = 0; m < MEASURES; m++)
        self->bytes += measure_bytes(shape, (enum measure)m);
    self->block = calloc(1, self->bytes);
    if (self->block == NULL)
        return error_set(error, ERR_MEMORY, "no memory for %zu bytes of measures", self->bytes);
    place = self->block;
    for (int m = 0; m < MEASURES; m++) {
        if (measures_has(shape, (enum measure)m))
            self->data[m] = place;
        place += measure_bytes(shape, (enum measure)m);
    }
    return 0;
}

void
measures_free(struct measures *self)
{
    free(self->block);
    memset(self, 0, sizeof *self);
}

void
measures_clear(struct measures *self)
{
    memset(self->block, 0, self->bytes);
}
