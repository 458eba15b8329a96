/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_XES_H
#define OUTPUT_XES_H

/*
 * The events of a result as a log for process mining: XES, IEEE 1849-2016.  Each person is a trace,
 * in order of /persons; each thing that happened to him an event, complete at once.  What happened
 * outside the simulated people is of no trace, and is left out.
 *
 * /events is in order of time and a trace is of one person, so the events of as many people as
 * there is room for are gathered, in one reading of the rows that may have some of theirs, and then
 * the next ones': memory does not grow with events, but for four bytes a person.
 */

#include "output/words.h"

#include "sim/error.h"

#include <stdbool.h>

/* Writes the log of the result at path to the file out, replacing what was there, whole or not at
 * all; names of events in that language. *has_stock: whether people of a stock are in it, who may
 * exist. Errors: ERR_FORMAT, also where the result has no events; ERR_IO, ERR_MEMORY. */
int xes_export(const char *path, const char *out, enum language language, bool *has_stock,
               struct error *error);

#endif
