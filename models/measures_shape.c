/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/measures.h"

#include "models/params.h"
#include "models/rules.h"
#include "models/targets.h"

#include <string.h>

static void
shape_span(struct measures_shape *self, enum model_kind kind, day_number start, day_number end)
{
    memset(self, 0, sizeof *self);
    self->kind = kind;
    self->start = start;
    self->end = end;
    self->first_month = month_of_day(start);
    self->first_quarter = self->first_month / 3;
    self->extent[DIMENSION_TIME] = (size_t)(month_of_day(end - 1) - self->first_month + 1);
    self->first_monday = start - (day_weekday(start) - WEEKDAY_MONDAY);
}

void
measures_shape_init(struct measures_shape *self, day_number start, day_number end)
{
    int last_month = month_of_day(end - 1);

    shape_span(self, MODEL_INBURGERING, start, end);
    self->extent[DIMENSION_REGIME] = REGIMES;
    self->extent[DIMENSION_STAGE] = STAGES;
    self->extent[DIMENSION_GROUP] = GROUPS;
    self->extent[DIMENSION_ROUTE] = ROUTES;
    self->extent[DIMENSION_RESOURCE] = RESOURCES;
    self->extent[DIMENSION_EXAM] = EXAMS;
    self->extent[DIMENSION_INTERVAL] = INTERVALS;
    self->extent[DIMENSION_COHORT] = (size_t)(last_month / 3 - self->first_quarter + 1);
    self->extent[DIMENSION_GROUND] = GROUNDS;
    self->extent[DIMENSION_RULE] = RULES;
    self->extent[DIMENSION_TARGET] = targets_size();
    self->extent[DIMENSION_MUNICIPALITY] = MUNICIPALITIES;
    self->extent[DIMENSION_DAY] = INTERVAL_DAY_CELLS;
    self->extent[DIMENSION_BIN] = INTERVAL_BINS;
    self->extent[DIMENSION_WEEK] = measures_week_of_day(self, end - 1) + 1;
    self->extent[DIMENSION_ATTEMPT] = EXAM_ATTEMPTS;
    self->extent[DIMENSION_OCCASION] = OCCASIONS;
    self->extent[DIMENSION_OUTCOME] = OUTCOMES;
    self->extent[DIMENSION_OFFENCE] = OFFENCES;
    self->extent[DIMENSION_DOCKET] = DOCKETS;
    for (int rule = 0; rule < RULES; rule++)
        for (int regime = 0; regime < REGIMES; regime++)
            self->rules[rule][regime] = rules_dates((enum rule)rule, (enum regime)regime);
}

void
measures_shape_chain(struct measures_shape *self, const struct params *params)
{
    measures_shape_init(self, params->run.start, params->run.until + 1);
    for (int rule = 0; rule < RULES; rule++)
        for (int regime = 0; regime < REGIMES; regime++)
            self->rules[rule][regime] =
                rules_validity(params, (enum rule)rule, (enum regime)regime);
}

void
measures_shape_stations(struct measures_shape *self, day_number start, day_number end,
                        size_t warm_up)
{
    shape_span(self, MODEL_QUEUE, start, end);
    self->warm_up = warm_up;
}

void
measures_shape_add_station(struct measures_shape *self, const char *id, size_t n_classes)
{
    size_t k = self->extent[DIMENSION_STATION]++;

    self->classes[k] = n_classes;
    if (n_classes > self->extent[DIMENSION_CLASS])
        self->extent[DIMENSION_CLASS] = n_classes;
    memcpy(self->stations[k], id, strnlen(id, NETWORK_ID - 1)); /* the end is there */
}

void
measures_shape_network(struct measures_shape *self, const struct params *params)
{
    const struct network_params *network = &params->network;

    measures_shape_stations(self, params->run.start, params->run.until + 1,
                            (size_t)network->warm_up_months);
    for (int64_t k = 0; k < network->n_stations; k++)
        measures_shape_add_station(self, network->stations[k].id,
                                   (size_t)network->stations[k].n_classes);
}

day_number
measures_period_start(const struct measures_shape *self, size_t t)
{
    return t == 0 ? self->start : month_start(self->first_month + (int)t);
}

day_number
measures_period_end(const struct measures_shape *self, size_t t)
{
    day_number end = month_start(self->first_month + (int)t + 1);

    return end < self->end ? end : self->end;
}

size_t
measures_period_of_day(const struct measures_shape *self, day_number day)
{
    return (size_t)(month_of_day(day) - self->first_month);
}

size_t
measures_week_of_day(const struct measures_shape *self, day_number day)
{
    return (size_t)(day - self->first_monday) / 7;
}

day_number
measures_week_start(const struct measures_shape *self, size_t week)
{
    day_number monday = self->first_monday + 7 * (day_number)week;

    return monday > self->start ? monday : self->start;
}

day_number
measures_week_end(const struct measures_shape *self, size_t week)
{
    day_number monday = self->first_monday + 7 * (day_number)(week + 1);

    return monday < self->end ? monday : self->end;
}

size_t
measures_cohort_of_day(const struct measures_shape *self, day_number day)
{
    int cohort = month_of_day(day) / 3 - self->first_quarter;

    return cohort < 0 ? 0 : (size_t)cohort;
}

day_number
measures_cohort_start(const struct measures_shape *self, size_t cohort)
{
    return month_start((self->first_quarter + (int)cohort) * 3);
}
