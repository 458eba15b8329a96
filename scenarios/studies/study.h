/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIOS_STUDIES_STUDY_H
#define SCENARIOS_STUDIES_STUDY_H

/*
 * A study file: scenarios, and a design that varies their keys.  Its points are every scenario at
 * every point of the design, the design's fastest, each with a name of its own that serves as the
 * name of a file.  A point is a scenario file with overrides, as by --set.
 *
 *     title = "Examiners and no-shows";
 *     base = "smoke.cfg";            # or scenarios = [ "basis.cfg", ... ]: beside this file
 *     replications = 50;             # of each point; where it is not said, the scenario's
 *     seed = 1;                      # the same for all points: they share their luck
 *     figures = [ "wait_p90.*" ];    # that batch.h5 has, by id; where it is not said, all
 *     design = { ... };              # design_read.h; may be missing where there are scenarios
 */

#include "output/wanted.h"
#include "scenarios/reader/faults.h"
#include "scenarios/reader/scenario.h"
#include "scenarios/studies/design.h"

enum { STUDY_COMMON = 2 };

struct study {
    const char *path;
    const char *file;   /* the last part of path, for what must not depend on where we are */
    const char *title;
    const char *text;
    const char **scenarios; /* paths, as seen from where we are */
    size_t n_scenarios;
    struct {
        const char *text; /* "run.replications=50" */
        int line;
    } common[STUDY_COMMON]; /* laid over every point */
    size_t n_common;
    struct wanted wanted;
    int wanted_line;
    struct design design;
    size_t n_points;
    const char **names;     /* of points */
    struct pool pool;
};

/* Returns 0; ERR_INPUT with at least one fault collected; or ERR_MEMORY in error. What only the
 * scenarios can tell (that a key is there, and takes a value) is not looked at. self may be freed
 * in every case. */
int study_read(struct study *self, const char *path, struct faults *faults, struct error *error);
void study_free(struct study *self);

/* The scenario file of a point, and its values, one a factor of the design. */
const char *study_scenario(const struct study *self, size_t point);
const struct design_value *study_values(const struct study *self, size_t point);

/* The overrides of a point: what the study says of all points, the point's values, and then `more`,
 * which come last. file: what they say of where they were said. Texts are of pool. NULL where there
 * is no memory. */
const struct scenario_override *study_overrides(const struct study *self, size_t point,
                                                const char *file,
                                                const struct scenario_override *more,
                                                size_t n_more, struct pool *pool, size_t *n);

#endif
