/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIOS_STUDIES_DESIGN_READ_H
#define SCENARIOS_STUDIES_DESIGN_READ_H

/*
 * The group `design` of a study file as a design that has not been spread: one of
 *
 *     list = ( { name = "more"; set = [ "exams.no_show=0.1", ... ]; }, ... )
 *     grid = ( { key = "exams.no_show"; values = [ 0.05, 0.1 ]; }, ... )
 *     sobol = { n = 64; seed = 1; ranges = ( { key = ...; low = 0.02; high = 0.2; }, ... ); }
 *     latin_hypercube = { ... }
 */

#include "scenarios/reader/faults.h"
#include "scenarios/reader/node.h"
#include "scenarios/studies/design.h"

/* Whatever is wrong is added to faults; the design is whole where nothing is. Whether the keys are
 * there, and take the values, the scenarios say. Errors: ERR_MEMORY. */
int design_read(struct design *self, struct pool *pool, const struct node *group,
                struct faults *faults, struct error *error);

/* A member that is none of the known ones, which end with NULL, is a fault. */
void design_find_unknown(const struct node *group, const char *what, const char *const *known,
                         struct faults *faults);

#endif
