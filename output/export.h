/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_EXPORT_H
#define OUTPUT_EXPORT_H

/*
 * A result that is given to other tools: opened here, written by output/export_csv.h,
 * output/export_xlsx.h and output/export_json.h.
 */

#include "sim/error.h"

struct export;

/* Opens a result whose checksum holds: a run, a comparison or a batch. disclose: counts of fewer
 * people are hidden (output/disclosure.h); 0: none is. Errors: ERR_FORMAT with a text that says the
 * path, and what is wrong with it; ERR_IO, ERR_MEMORY. export_close is safe after each. */
int export_open(struct export **self, const char *path, double disclose, struct error *error);
void export_close(struct export *self);

#endif
