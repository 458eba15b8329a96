/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_MEASURES_H
#define MODELS_MEASURES_H

/*
 * What a replication gives: a table of measures, one row each with its name, dimensions, type and
 * unit, and a struct measures that holds their numbers for one replication.  The ledger fills
 * them; the result file, its summaries and the planner's table derive from the same rows.
 *
 * Counts are 32-bit integers, sums of ticks or days 64-bit; capacities are exact integer
 * person-seconds or place-days until the end, then divided once.  Every array is in C order, the
 * last dimension running fastest.
 */

#include "models/labels.h"
#include "models/rules.h"
#include "sim/calendar.h"
#include "sim/interval.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct params;

enum dimension {
    DIMENSION_TIME,   /* calendar months of the run */
    DIMENSION_REGIME,
    DIMENSION_STAGE,
    DIMENSION_GROUP,
    DIMENSION_ROUTE,
    DIMENSION_RESOURCE,
    DIMENSION_EXAM,
    DIMENSION_INTERVAL,
    DIMENSION_COHORT, /* quarters in which a duty starts */
    DIMENSION_GROUND,
    DIMENSION_RULE,
    DIMENSION_TARGET, /* published figures, see models/targets.h */
    DIMENSION_DAY,    /* 0 to INTERVAL_DAYS */
    DIMENSION_BIN,    /* 0 to INTERVAL_BINS - 1 */
    DIMENSION_STATION, /* of the queueing network */
    DIMENSION_CLASS,   /* of priority there; the highest first */
    DIMENSION_MUNICIPALITY, /* classes of municipality: the chain's "class" */
    DIMENSION_WEEK,     /* from Monday; the first and the last of a run may be cut */
    DIMENSION_ATTEMPT,  /* a person's sittings of an exam */
    DIMENSION_OCCASION, /* when medical exemption is applied for */
    DIMENSION_OUTCOME,  /* what is decided on it */
    DIMENSION_OFFENCE,  /* what a fine is for */
    DIMENSION_DOCKET,   /* the way of an overrun */
    DIMENSIONS
};

enum measure {
    MEASURE_STOCK_START, /* before the first event */
    MEASURE_STOCK,       /* at the end of the period */
    MEASURE_STOCK_CLASS,  /* the same people by class of municipality */
    MEASURE_STOCK_COHORT, /* and by cohort */
    MEASURE_FLOW_IN,
    MEASURE_FLOW_OUT,
    MEASURE_ARRIVALS,
    MEASURE_NOTIFIED,
    MEASURE_CAPACITY,
    MEASURE_OFFERED,
    MEASURE_USED,
    MEASURE_FTE_HOURS,  /* that one full-time equivalent works in the month, holidays off */
    MEASURE_NEEDED_FTE, /* offered / fte_hours; none of examiners of two levels, whose work is
                         * offered to the pools of its own level */
    MEASURE_QUEUE_END,
    MEASURE_QUEUE_MEAN,
    MEASURE_WAIT_N,
    MEASURE_WAIT_SUM,
    MEASURE_WAIT_IN_NORM,
    MEASURE_WAIT_ROUTE_N, /* the same waits by route; a sum and a count within the norm follow */
    MEASURE_WAIT_ROUTE_SUM,
    MEASURE_WAIT_ROUTE_IN_NORM,
    MEASURE_WAIT_CLASS_N, /* by class of municipality */
    MEASURE_WAIT_CLASS_SUM,
    MEASURE_WAIT_CLASS_IN_NORM,
    MEASURE_WAIT_COHORT_N, /* by cohort, over the run */
    MEASURE_WAIT_COHORT_SUM,
    MEASURE_WAIT_COHORT_IN_NORM,
    MEASURE_WAIT_HIST,
    MEASURE_WAIT_MONTH_HIST,
    MEASURE_WAITING_NOW_HIST,
    MEASURE_EXAM_SAT,
    MEASURE_EXAM_PASSED,
    MEASURE_EXAM_NOSHOW,
    MEASURE_EXAM_BACKGROUND, /* sittings by people outside the simulated ones */
    MEASURE_EXAM_ATTEMPT_SAT,    /* by the simulated people, by attempt */
    MEASURE_EXAM_ATTEMPT_PASSED, /* of those, by month of the sitting */
    MEASURE_PLACES_BOOKED,  /* of the period's exam days; so the next: by anybody */
    MEASURE_PLACES_SAT,
    MEASURE_BOOKINGS_CHANGED,   /* by candidates */
    MEASURE_BOOKINGS_CANCELLED, /* by the office, which gave another day */
    MEASURE_SIGNUPS_WITHDRAWN,  /* with a place or without: who leaves, is exempted or goes to
                                 * another route. All others sit or miss the exam, or wait */
    MEASURE_BOOKING_N,      /* bookings made in the period; the term: days to the exam */
    MEASURE_BOOKING_SUM,
    MEASURE_BOOKING_IN_NORM,
    MEASURE_BOOKING_P50,
    MEASURE_BOOKING_P90,
    MEASURE_FIRST_FREE,     /* days to the first free place, on the period's first day */
    MEASURE_LINE_END,       /* who want to book and find no place on an open day */
    MEASURE_GRADING_N,      /* results, by the period of the exam; the term: exam to result */
    MEASURE_GRADING_SUM,
    MEASURE_GRADING_IN_NORM,
    MEASURE_GRADING_OPEN,   /* sat in the period, and without a result at the horizon */
    MEASURE_GRADING_LATE,   /* of those, past their norm by then */
    MEASURE_WEEK_CAPACITY,  /* the same by week */
    MEASURE_WEEK_OFFERED,
    MEASURE_WEEK_USED,
    MEASURE_WEEK_QUEUE_END,
    MEASURE_WEEK_PLACES_BOOKED,
    MEASURE_WEEK_PLACES_SAT,
    MEASURE_WEEK_BOOKING_N,
    MEASURE_WEEK_BOOKING_SUM,
    MEASURE_WEEK_BOOKING_IN_NORM,
    MEASURE_WEEK_BOOKING_P50,
    MEASURE_WEEK_BOOKING_P90,
    MEASURE_WEEK_GRADING_N,
    MEASURE_WEEK_GRADING_SUM,
    MEASURE_WEEK_GRADING_IN_NORM,
    MEASURE_WEEK_GRADING_OPEN,
    MEASURE_WEEK_GRADING_LATE,
    MEASURE_WEEK_MEDICAL_N, /* first decisions on medical exemption */
    MEASURE_WEEK_MEDICAL_SUM,
    MEASURE_WEEK_MEDICAL_IN_NORM,
    MEASURE_WEEK_MEDICAL_OPEN, /* applied in the week, without one at the horizon */
    MEASURE_WEEK_MEDICAL_LATE, /* of those, past the norm by then */
    MEASURE_MEDICAL_APPLIED,
    MEASURE_MEDICAL_DECIDED,
    MEASURE_MEDICAL_OPEN, /* by anybody, as of the week */
    MEASURE_MEDICAL_LATE,
    MEASURE_TERM_DUE,
    MEASURE_TERM_MET,
    MEASURE_TERM_EXEMPT,
    MEASURE_TERM_OVER,
    MEASURE_TERM_FINED,
    MEASURE_TERM_CULPABLE, /* of the overrun ones */
    MEASURE_TERM_NEW,      /* new terms, the second and later ones too */
    MEASURE_TERM_FINE_EURO, /* of the first term and of new ones, DUO's */
    MEASURE_TERM_EXTENDED,
    MEASURE_TERM_EXTENDED_DAYS,
    MEASURE_TERM_LOST_DAYS,   /* a day belongs to what was waited for longest: they add up to */
    MEASURE_TERM_WAITED_DAYS, /* the days on which anything was */
    MEASURE_RULE_FIRED,
    MEASURE_RULE_FIRED_FOR, /* over the run, by regime and group */
    MEASURE_DOCKET,        /* cases of overrun, by what happens to them */
    MEASURE_FINES,         /* DUO's, by offence */
    MEASURE_FINES_EURO,
    MEASURE_FINES_PAUSED_EURO, /* of those, not collected by the rules of the day */
    MEASURE_FINE_EURO,     /* municipal fines */
    MEASURE_LOANS_SPENT,   /* Wi2013, asiel: ELIP, at the end of the period */
    MEASURE_HOUSED,        /* people of all ages who found a home */
    MEASURE_HOUSING_DUE,   /* people of all ages whom the tasks up to now still ask for */
    MEASURE_INTAKE_QUEUE,  /* who wait for a consultant at the end of the period */
    MEASURE_TARGET,
    MEASURE_REP_EVENTS,
    MEASURE_STATION_ARRIVED,   /* who came to the station */
    MEASURE_STATION_TURNED,    /* of them, refused at the queue's limit */
    MEASURE_STATION_ABANDONED, /* gave up while waiting */
    MEASURE_STATION_STARTED,   /* whose service began */
    MEASURE_STATION_QUEUED,    /* of those, not at once */
    MEASURE_STATION_WAITED,    /* summed waits of those whose service began */
    MEASURE_STATION_SERVED,    /* whose service ended */
    MEASURE_STATION_QUEUE_END,
    MEASURE_STATION_PRESENT_END, /* waiting or in service */
    MEASURE_STATION_QUEUE_MEAN,
    MEASURE_STATION_BUSY_MEAN, /* in service, those beyond a cut of servers too */
    MEASURE_STATION_SERVERS_MEAN,
    MEASURE_NETWORK_THROUGH,     /* customers whom the last station served */
    MEASURE_NETWORK_THROUGH_SUM, /* their summed times in the network */
    MEASURES
};

enum number { NUMBER_INT32, NUMBER_INT64, NUMBER_DOUBLE };

enum { MEASURE_DIMENSIONS = 5 }; /* most of one measure, replications not counted */

struct measure_row {
    const char *name;
    const char *long_name; /* English, for the result file's attribute */
    const char *unit;      /* "1" for counts of people; "day"; by resource: "resource_unit" */
    enum number number;
    int n_dimensions;
    enum dimension dimensions[MEASURE_DIMENSIONS];
    bool summarised; /* mean, interval and quantiles over replications stand beside it */
    unsigned models; /* which give it: a bit (1 << kind) for each enum model_kind */
};

extern const struct measure_row measure_rows[MEASURES];
extern const char *const dimension_names[DIMENSIONS];

/* How long each dimension is, and what the time axis means. */
struct measures_shape {
    enum model_kind kind;
    size_t extent[DIMENSIONS]; /* 0: the model has no such dimension */
    day_number start; /* first day of the first period */
    day_number end;   /* first day after the last period */
    day_number first_monday; /* on or before start: where the first week begins */
    int first_month;  /* as month_of_day */
    int first_quarter; /* first_month / 3 */
    char stations[NETWORK_STATIONS][NETWORK_ID]; /* labels */
    size_t classes[NETWORK_STATIONS]; /* of each station */
    struct rule_dates rules[RULES][REGIMES]; /* when each holds, of the chain */
    size_t warm_up; /* first periods, left out of the planner's figures */
};

/* The shape of a run of the chain over the days [start, end); cohorts reach back to January 2013
 * only where start does. */
void measures_shape_init(struct measures_shape *self, day_number start, day_number end);

/* The same with the dates of rules as the scenario has them. */
void measures_shape_chain(struct measures_shape *self, const struct params *params);

/* The shape of a run of the queueing network: its stations, and as many classes as the station
 * with the most of them has. */
void measures_shape_network(struct measures_shape *self, const struct params *params);

/* The same put together: days and months of warm-up, then station by station in order, at most
 * NETWORK_STATIONS of 1 to NETWORK_CLASSES classes. */
void measures_shape_stations(struct measures_shape *self, day_number start, day_number end,
                             size_t warm_up);
void measures_shape_add_station(struct measures_shape *self, const char *id, size_t n_classes);

/* Whether the shape's model gives a measure. One that it does not give has no cells and no data. */
static inline bool
measures_has(const struct measures_shape *self, enum measure measure)
{
    return (measure_rows[measure].models >> self->kind & 1u) != 0;
}

/* First day of period t, and first day after it. */
day_number measures_period_start(const struct measures_shape *self, size_t t);
day_number measures_period_end(const struct measures_shape *self, size_t t);

/* The period of a day of the run; the cohort of a duty's first day (the first cohort for earlier
 * ones). */
size_t measures_period_of_day(const struct measures_shape *self, day_number day);
size_t measures_cohort_of_day(const struct measures_shape *self, day_number day);

/* The first day of a cohort's quarter. */
day_number measures_cohort_start(const struct measures_shape *self, size_t cohort);

/* The week of a day of the run; its first day in the run, and the first one after it. */
size_t measures_week_of_day(const struct measures_shape *self, day_number day);
day_number measures_week_start(const struct measures_shape *self, size_t week);
day_number measures_week_end(const struct measures_shape *self, size_t week);

/* The label of a coordinate with labels ("reception"), or NULL for one of numbers. */
const char *dimension_label(const struct measures_shape *shape, enum dimension dimension,
                            size_t index);

size_t measure_cells(const struct measures_shape *shape, enum measure measure);
size_t measure_cell_bytes(enum measure measure);

struct measures {
    const struct measures_shape *shape;
    void *data[MEASURES]; /* NULL: not given by the shape's model */
    void *block; /* the one allocation behind them */
    size_t bytes;
};

/* Errors: ERR_MEMORY. */
int measures_init(struct measures *self, const struct measures_shape *shape, struct error *error);
void measures_free(struct measures *self);
void measures_clear(struct measures *self);

static inline int32_t *
measures_int32(const struct measures *self, enum measure measure)
{
    return self->data[measure];
}

static inline int64_t *
measures_int64(const struct measures *self, enum measure measure)
{
    return self->data[measure];
}

static inline double *
measures_double(const struct measures *self, enum measure measure)
{
    return self->data[measure];
}

#endif
