/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIOS_CLI_SLURM_H
#define SCENARIOS_CLI_SLURM_H

/*
 * What Slurm tells a job of an array in its environment: element ID of the array MIN-MAX is part
 * ID - MIN + 1 of COUNT.  An array with gaps or steps has no such parts and is refused, as nobody
 * would do those between.
 */

#include "scenarios/studies/part.h"
#include "sim/error.h"

/* 1 where this is an element of an array, 0 where it is not. Errors: ERR_INPUT. */
int slurm_part(struct part *self, struct error *error);

/* How often this job was put back into the queue after it had begun. */
int64_t slurm_restarts(void);

#endif
