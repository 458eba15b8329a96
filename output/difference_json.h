/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_DIFFERENCE_JSON_H
#define OUTPUT_DIFFERENCE_JSON_H

#include "output/difference.h"
#include "output/json.h"

/* An object with what /compare of a comparison has of one figure of one run: base_mean, mean,
 * difference, se, ci_low, ci_high, correlation, noise_factor, n. */
void difference_json(const struct difference *self, struct json *json);

#endif
