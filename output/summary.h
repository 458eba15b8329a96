/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_SUMMARY_H
#define OUTPUT_SUMMARY_H

/*
 * Beside each summarised variable NAME: NAME_mean, NAME_se, NAME_ci_low and NAME_ci_high of the
 * mean, and NAME_q(prob, ...), the spread over replications.  Read back from the variable piece by
 * piece, so that memory does not grow with the number of replications.
 */

#include "output/layout.h"

/* dataset: the variable of the measure, filled. Errors: ERR_IO, ERR_MEMORY, ERR_FORMAT. */
int summary_make(struct layout *layout, hid_t dataset, enum measure measure, struct error *error);

#endif
