/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIOS_STUDIES_BANDS_H
#define SCENARIOS_STUDIES_BANDS_H

/*
 * How far a figure in full-time equivalents hangs on minutes that nobody published: the lowest and
 * the highest minutes of the registry's band, as parts of the mean of the scenario's own.  Work of
 * two kinds (on the file or with a consultation; ONA's portfolio and interview) is weighed by how
 * often each is done.  Of consultants it is the minutes of an intake; what else they do goes along.
 */

#include "models/params.h"
#include "output/result.h"

/* bands: by resource; NAN for those without staff, and for the examiners of two levels,
 * to whom no work is offered. */
void bands_of_fte(const struct params *params, struct result_band bands[RESOURCES]);

#endif
