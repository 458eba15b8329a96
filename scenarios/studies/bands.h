/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIOS_STUDIES_BANDS_H
#define SCENARIOS_STUDIES_BANDS_H

/*
 * How far a figure in full-time equivalents hangs on what nobody published: the least and the most
 * that the work of the run may ask for, as parts of what it asks for with the scenario's numbers.
 * All that says how long the work takes is in it at once, each key at that end of the registry's
 * band that lowers or raises the need: minutes, hours a week of one fte, assessors, the share of
 * scripts with a third one, of ONA with an interview, of advice on the file, of consultations that
 * are missed, of cases with a hearing.  So it is as wide as it can be: nobody says that all of them
 * are at their ends together.
 *
 * Not in it: how much work comes (exams, applications, cases, intakes); holidays, whose band is of
 * each month and not of all twelve together; and of consultants what they learn, missed calls,
 * agreements and closing interviews, which go along with the minutes of an intake.
 */

#include "models/params.h"
#include "output/result.h"

/* bands: by resource; NAN for those without staff, and for the examiners of two levels,
 * to whom no work is offered. */
void bands_of_fte(const struct params *params, struct result_band bands[RESOURCES]);

#endif
