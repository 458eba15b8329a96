/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/figure_law.h"

#include <math.h>

/* ---- by month: (time, regime, group, ...) ---- */

/* Whether the law was there before the span was over. */
static bool
is_law(const struct measures *measures, struct figure_span span, size_t regime)
{
    return measures->shape->rules[RULE_OVERRUN][regime].from <
           measures_period_end(measures->shape, span_last(span));
}

/* Of a count or sum over groups, with `rest` cells behind the group, the `index`-th or, below 0,
 * all of them; a month. */
static double
a_month(const struct measures *measures, enum measure measure, struct figure_span span,
        size_t regime, size_t rest, int index)
{
    int64_t sum = 0;

    for (size_t t = span.first; t < span.first + span.n; t++)
        for (size_t g = 0; g < GROUPS; g++)
            for (size_t i = 0; i < rest; i++) {
                size_t cell = ((t * REGIMES + regime) * GROUPS + g) * rest + i;
                if (index >= 0 && i != (size_t)index)
                    continue;
                sum += measure_rows[measure].number == NUMBER_INT64
                           ? measures_int64(measures, measure)[cell]
                           : measures_int32(measures, measure)[cell];
            }
    return is_law(measures, span, regime) ? (double)sum / (double)span.n : (double)NAN;
}

#define CASES(name, docket)                                                                        \
    static double name(const struct measures *measures, struct figure_span span, size_t regime)    \
    {                                                                                              \
        return a_month(measures, MEASURE_DOCKET, span, regime, DOCKETS, docket);                   \
    }

CASES(overruns, DOCKET_OVERRUN)
CASES(notices, DOCKET_NOTICE)
CASES(hearings, DOCKET_HEARING)

static double
fines(const struct measures *measures, struct figure_span span, size_t regime)
{
    return a_month(measures, MEASURE_FINES, span, regime, OFFENCES, -1);
}

static double
fines_euro(const struct measures *measures, struct figure_span span, size_t regime)
{
    return a_month(measures, MEASURE_FINES_EURO, span, regime, OFFENCES, -1);
}

static double
fines_paused_euro(const struct measures *measures, struct figure_span span, size_t regime)
{
    return a_month(measures, MEASURE_FINES_PAUSED_EURO, span, regime, 1, -1);
}

/* At the end of the span. */
static double
loans_spent(const struct measures *measures, struct figure_span span, size_t label)
{
    (void)label;
    return measures_int32(measures, MEASURE_LOANS_SPENT)[span_last(span)];
}

/* ---- by cohort: (cohort, regime, group, ...) ---- */

/* Over the span's quarters and all groups: of the `index`-th of the `rest` cells behind the group.
 * */
static double
of_cohorts(const struct measures *measures, enum measure measure, struct figure_span span,
           size_t regime, size_t rest, size_t index)
{
    const struct measures_shape *shape = measures->shape;
    size_t first = measures_cohort_of_day(shape, measures_period_start(shape, span.first));
    size_t last = measures_cohort_of_day(shape, measures_period_start(shape, span_last(span)));
    int64_t sum = 0;

    for (size_t c = first; c <= last; c++)
        for (size_t g = 0; g < GROUPS; g++) {
            size_t cell = ((c * REGIMES + regime) * GROUPS + g) * rest + index;
            sum += measure_rows[measure].number == NUMBER_INT64
                       ? measures_int64(measures, measure)[cell]
                       : measures_int32(measures, measure)[cell];
        }
    return (double)sum;
}

#define TERMS(name, measure)                                                                       \
    static double name(const struct measures *measures, struct figure_span span, size_t regime)    \
    {                                                                                              \
        return of_cohorts(measures, measure, span, regime, 1, 0);                                  \
    }

TERMS(due, MEASURE_TERM_DUE)
TERMS(met, MEASURE_TERM_MET)
TERMS(exempt, MEASURE_TERM_EXEMPT)
TERMS(over, MEASURE_TERM_OVER)
TERMS(culpable, MEASURE_TERM_CULPABLE)
TERMS(fined, MEASURE_TERM_FINED)
TERMS(new_terms, MEASURE_TERM_NEW)
TERMS(fine_euro, MEASURE_TERM_FINE_EURO)

/* Duties that began in the span's months, which are whole quarters. */
static double
over_share(const struct measures *measures, struct figure_span span, size_t regime)
{
    double began = a_month(measures, MEASURE_ARRIVALS, span, regime, 1, -1) * (double)span.n;
    double ended = due(measures, span, regime);

    return figure_terms_have_ended(ended, began)
               ? figure_percent(over(measures, span, regime), ended)
               : (double)NAN;
}

static double
extended_days(const struct measures *measures, struct figure_span span, size_t label)
{
    return of_cohorts(measures, MEASURE_TERM_EXTENDED_DAYS, span, label % REGIMES, GROUNDS,
                      label / REGIMES);
}

/* ---- what consumed the terms ---- */

static double
lost_days(const struct measures *measures, struct figure_span span, size_t regime, size_t resource)
{
    return of_cohorts(measures, MEASURE_TERM_LOST_DAYS, span, regime, RESOURCES, resource);
}

/* Of one who overran. */
static double
lost(const struct measures *measures, struct figure_span span, size_t label)
{
    double people = over(measures, span, label % REGIMES);

    return people > 0.0
               ? lost_days(measures, span, label % REGIMES, label / REGIMES) / people
               : (double)NAN;
}

/* Of all days on which anything was waited for: a day belongs to one resource. */
static double
lost_share(const struct measures *measures, struct figure_span span, size_t label)
{
    double all = of_cohorts(measures, MEASURE_TERM_WAITED_DAYS, span, label % REGIMES, 1, 0);

    return figure_percent(lost_days(measures, span, label % REGIMES, label / REGIMES), all);
}

/* What a term is spent waiting for: enum lost. */
static bool
is_waited_for(size_t resource)
{
    return resource == RESOURCE_HOMES ||
           (resource >= RESOURCE_COURSE_PLACES && resource <= RESOURCE_MEDICAL_ASSESSORS);
}

/* ---- the rows ---- */

#define REGIME DIMENSION_REGIME
#define GROUND DIMENSION_GROUND
#define RESOURCE DIMENSION_RESOURCE
#define ONE DIMENSIONS
#define OF_ALL NULL, NULL, false, false

const struct figure_row figure_law_rows[FIGURE_LAW_ROWS] = {
    {"overruns", "overruns a month", "overschrijdingen per maand", "1", REGIME, OF_ALL, overruns,
     ONE},
    {"fine_notices", "notices of a fine a month", "vooraankondigingen per maand", "1", REGIME,
     OF_ALL, notices, ONE},
    {"hearings", "hearings a month", "hoorzittingen per maand", "1", REGIME, OF_ALL, hearings, ONE},
    {"fines", "fines by DUO a month", "boetes van DUO per maand", "1", REGIME, OF_ALL, fines, ONE},
    {"fines_euro", "fines by DUO a month", "boetes van DUO per maand", "euro", REGIME, OF_ALL,
     fines_euro, ONE},
    {"fines_paused_euro", "of those, not collected", "daarvan niet geïnd", "euro", REGIME, OF_ALL,
     fines_paused_euro, ONE},
    {"loans_spent", "Wi2013, asylum: loan used up at the end",
     "Wi2013, asiel: lening aan het eind verbruikt", "1", ONE, OF_ALL, loans_spent, ONE},
    {"term_due", "first terms ended, by start of the duty",
     "eerste termijnen geëindigd, naar begin van de plicht", "1", REGIME, OF_ALL, due, ONE},
    {"term_met", "first terms met, by start of the duty",
     "eerste termijnen gehaald, naar begin van de plicht", "1", REGIME, OF_ALL, met, ONE},
    {"term_exempt", "first terms ended by exemption, by start of the duty",
     "eerste termijnen geëindigd door ontheffing, naar begin van de plicht", "1", REGIME, OF_ALL,
     exempt, ONE},
    {"term_over", "first terms overrun, by start of the duty",
     "eerste termijnen overschreden, naar begin van de plicht", "1", REGIME, OF_ALL, over, ONE},
    {"term_over_share", "first terms overrun, by start of the duty",
     "eerste termijnen overschreden, naar begin van de plicht", "percent", REGIME, OF_ALL,
     over_share, ONE},
    {"term_culpable", "first terms overrun culpably, by start of the duty",
     "eerste termijnen verwijtbaar overschreden, naar begin van de plicht", "1", REGIME, OF_ALL,
     culpable, ONE},
    {"term_fined", "first terms overrun and fined, by start of the duty",
     "eerste termijnen overschreden en beboet, naar begin van de plicht", "1", REGIME, OF_ALL,
     fined, ONE},
    {"term_new", "new terms, by start of the duty", "nieuwe termijnen, naar begin van de plicht",
     "1", REGIME, OF_ALL, new_terms, ONE},
    {"term_fine_euro", "fines by DUO, by start of the duty",
     "boetes van DUO, naar begin van de plicht", "euro", REGIME, OF_ALL, fine_euro, ONE},
    {"term_extended_days", "days by which terms were extended, by start of the duty",
     "dagen termijnverlenging, naar begin van de plicht", "day", GROUND, OF_ALL, extended_days,
     REGIME},
    {"term_lost", "days of an overrun first term waited for, a person, by start of the duty",
     "dagen van een overschreden eerste termijn gewacht op, per persoon, naar begin van de plicht",
     "day", RESOURCE, is_waited_for, NULL, false, false, lost, REGIME},
    {"term_lost_share", "part of that wait, by start of the duty",
     "deel van dat wachten, naar begin van de plicht", "percent", RESOURCE, is_waited_for, NULL,
     false, false, lost_share, REGIME},
};
