/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIOS_STUDIES_OVERWRITE_H
#define SCENARIOS_STUDIES_OVERWRITE_H

/* Nothing is overwritten unless that was asked for, and never what is no regular file. */

#include "sim/error.h"

#include <stdbool.h>

/* Whether a result may be put at path. Errors: ERR_INPUT where it may not; ERR_IO. */
int overwrite_check(const char *path, bool force, struct error *error);

#endif
