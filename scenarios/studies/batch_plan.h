/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIOS_STUDIES_BATCH_PLAN_H
#define SCENARIOS_STUDIES_BATCH_PLAN_H

/*
 * The points of a study, each read as the scenario that it is before anything is simulated: what is
 * wrong with any of them is told at once, and what each would cost is known.  A scenario is not
 * kept: it is read again where it is run, and must then be the same.
 */

#include "output/digest.h"
#include "scenarios/studies/cost.h"
#include "scenarios/studies/study.h"

struct batch_point {
    const char *name;
    char run_id[RUN_ID_SIZE]; /* of the result that it gives */
    int64_t n_rep;
    struct cost cost;
};

struct batch_plan {
    const struct study *study;
    const struct scenario_override *more; /* of the command line, over all points */
    size_t n_more;
    struct batch_point *points; /* study->n_points */
    size_t n_figures;           /* that are wanted, of the scenario that has the most of them */
};

/* Reads every point. Errors: ERR_INPUT with faults, each at its place in a file and with the first
 * point that has it; ERR_MEMORY, ERR_IO. self may be freed in every case. */
int batch_plan_make(struct batch_plan *self, const struct study *study,
                    const struct scenario_override *more, size_t n_more, struct faults *faults,
                    struct error *error);
void batch_plan_free(struct batch_plan *self);

/* A point as a scenario that bears the point's name. file: what its inputs name as the study.
 * Errors: as scenario_read. scenario may be freed in every case. */
int batch_plan_read(const struct batch_plan *self, size_t point, const char *file,
                    struct scenario *scenario, struct faults *faults, struct error *error);

/* The run_id of what a scenario gives. */
void batch_plan_run_id(const struct scenario *scenario, char text[RUN_ID_SIZE]);

/* The command that simulates a point alone, with the same numbers. To be freed; NULL where there is
 * no memory. */
char *batch_plan_command(const struct batch_plan *self, size_t point);

#endif
