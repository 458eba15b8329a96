/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_REGRESS_JSON_H
#define OUTPUT_REGRESS_JSON_H

#include "output/json.h"
#include "output/regress.h"

/* A regression as an object: whether it holds, how it was held, and all that moved, the farthest
 * first. */
void regress_json(const struct regression *self, struct json *json);

#endif
