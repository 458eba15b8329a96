/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/network_figure.h"

#include <math.h>

static double
percent(double part, double whole)
{
    return whole > 0.0 ? 100.0 * part / whole : NAN;
}

static double
hours(int64_t seconds, double n)
{
    return n > 0.0 ? (double)seconds / (double)TICKS_PER_HOUR / n : NAN;
}

/* ---- sums over the months of a span ---- */

/* One cell of (time, station, class); the type of the measure. */
static int64_t
cell(const struct measures *measures, enum measure measure, size_t month, size_t station,
     size_t class)
{
    const size_t *extent = measures->shape->extent;
    size_t i = (month * extent[DIMENSION_STATION] + station) * extent[DIMENSION_CLASS] + class;

    return measure_rows[measure].number == NUMBER_INT32 ? measures_int32(measures, measure)[i]
                                                        : measures_int64(measures, measure)[i];
}

static int64_t
sum(const struct measures *measures, enum measure measure, struct figure_span span, size_t label)
{
    size_t class = network_figure_class(label);
    size_t first = class > 0 ? class - 1 : 0;
    size_t end = class > 0 ? class : measures->shape->extent[DIMENSION_CLASS];
    int64_t all = 0;

    for (size_t t = span.first; t < span.first + span.n; t++)
        for (size_t c = first; c < end; c++)
            all += cell(measures, measure, t, network_figure_station(label), c);
    return all;
}

/* Of (time, station), months weighing by their days. */
static double
mean_of(const struct measures *measures, enum measure measure, struct figure_span span,
        size_t station)
{
    const struct measures_shape *shape = measures->shape;
    const double *means = measures_double(measures, measure);
    double all = 0.0, days = 0.0;

    for (size_t t = span.first; t < span.first + span.n; t++) {
        double length = measures_period_end(shape, t) - measures_period_start(shape, t);
        all += length * means[t * shape->extent[DIMENSION_STATION] + station];
        days += length;
    }
    return all / days;
}

/* ---- the figures ---- */

static double
arrived(const struct measures *measures, struct figure_span span, size_t label)
{
    return (double)sum(measures, MEASURE_STATION_ARRIVED, span, label);
}

static double
wait_mean(const struct measures *measures, struct figure_span span, size_t label)
{
    return hours(sum(measures, MEASURE_STATION_WAITED, span, label),
                 (double)sum(measures, MEASURE_STATION_STARTED, span, label));
}

/* Of those whose service began or who gave up, who did not start at once. */
static double
p_wait(const struct measures *measures, struct figure_span span, size_t label)
{
    double gave_up = (double)sum(measures, MEASURE_STATION_ABANDONED, span, label);

    return percent((double)sum(measures, MEASURE_STATION_QUEUED, span, label) + gave_up,
                   (double)sum(measures, MEASURE_STATION_STARTED, span, label) + gave_up);
}

static double
abandoned(const struct measures *measures, struct figure_span span, size_t label)
{
    return percent((double)sum(measures, MEASURE_STATION_ABANDONED, span, label),
                   arrived(measures, span, label));
}

static double
turned_away(const struct measures *measures, struct figure_span span, size_t label)
{
    return percent((double)sum(measures, MEASURE_STATION_TURNED, span, label),
                   arrived(measures, span, label));
}

static double
utilisation(const struct measures *measures, struct figure_span span, size_t label)
{
    size_t station = network_figure_station(label);

    return percent(mean_of(measures, MEASURE_STATION_BUSY_MEAN, span, station),
                   mean_of(measures, MEASURE_STATION_SERVERS_MEAN, span, station));
}

static double
queue_mean(const struct measures *measures, struct figure_span span, size_t label)
{
    return mean_of(measures, MEASURE_STATION_QUEUE_MEAN, span, network_figure_station(label));
}

static double
through_mean(const struct measures *measures, struct figure_span span, size_t label)
{
    const int32_t *through = measures_int32(measures, MEASURE_NETWORK_THROUGH);
    const int64_t *times = measures_int64(measures, MEASURE_NETWORK_THROUGH_SUM);
    int64_t n = 0, time = 0;

    (void)label;
    for (size_t t = span.first; t < span.first + span.n; t++) {
        n += through[t];
        time += times[t];
    }
    return hours(time, (double)n);
}

/* ---- the rows ---- */

#define STATION DIMENSION_STATION
#define CLASS DIMENSION_CLASS
#define ONE DIMENSIONS

/* A row over classes has a figure for each station, too. */
const struct figure_row network_figure_rows[NETWORK_FIGURE_ROWS] = {
    {"arrived", "customers who came", "klanten die kwamen", "1", CLASS, NULL, NULL, false, true,
     arrived, DIMENSIONS},
    {"wait_mean", "mean wait for service", "gemiddelde wachttijd", "hour", CLASS, NULL, NULL,
     false, true, wait_mean, DIMENSIONS},
    {"p_wait", "customers who queued", "klanten die in de rij stonden", "percent", CLASS, NULL,
     NULL, false, true, p_wait, DIMENSIONS},
    {"p_abandoned", "gave up waiting", "gaven het wachten op", "percent", CLASS, NULL, NULL, false,
     true, abandoned, DIMENSIONS},
    {"p_turned_away", "turned away at a full queue", "geweigerd bij een volle rij", "percent", CLASS,
     NULL, NULL, false, true, turned_away, DIMENSIONS},
    {"utilisation", "servers busy", "loketten bezet", "percent", STATION, NULL, NULL, false, true,
     utilisation, DIMENSIONS},
    {"queue_mean", "waiting on average", "wachtrij gemiddeld", "1", STATION, NULL, NULL, false,
     true, queue_mean, DIMENSIONS},
    {"time_mean", "mean time in the network", "gemiddelde tijd in het netwerk", "hour", ONE,
     NULL, NULL, false, true, through_mean, DIMENSIONS},
};

bool
network_figure_applies(const struct measures_shape *shape, const struct figure_row *row,
                       size_t label)
{
    size_t class = network_figure_class(label), station = network_figure_station(label);

    return class == 0 ||
           (row->dimension == CLASS && shape->classes[station] > 1 &&
            class <= shape->classes[station]);
}
