/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_NETWORK_FIGURE_H
#define OUTPUT_NETWORK_FIGURE_H

/*
 * The figures of a queueing network, beside those of the chain (output/figure.h): of the whole run
 * after the warm-up, by station and, where a station has several classes, by class.  Their label is
 * a station and a class in one number.
 */

#include "output/figure.h"

enum { NETWORK_FIGURE_ROWS = 8, NETWORK_FIGURE_CLASSES = NETWORK_CLASSES + 1 };

extern const struct figure_row network_figure_rows[NETWORK_FIGURE_ROWS];

static inline size_t
network_figure_station(size_t label)
{
    return label / NETWORK_FIGURE_CLASSES;
}

/* 0: all classes together; else the class, from 1. */
static inline size_t
network_figure_class(size_t label)
{
    return label % NETWORK_FIGURE_CLASSES;
}

/* Whether a network of that shape has that station and class. */
bool network_figure_applies(const struct measures_shape *shape, const struct figure_row *row,
                            size_t label);

#endif
