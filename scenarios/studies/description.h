/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIOS_STUDIES_DESCRIPTION_H
#define SCENARIOS_STUDIES_DESCRIPTION_H

/*
 * What a result says about the run of a scenario, as far as the scenario says it: command and base
 * are the caller's to add.
 */

#include "output/result.h"
#include "scenarios/reader/scenario.h"

struct description {
    struct result_about about; /* points into the scenario, which must outlive it, and into the rest */
    struct result_input *inputs;
    struct result_band fte[RESOURCES];
};

/* self must stay where it is. description_free is safe after an error: ERR_MEMORY. */
int description_init(struct description *self, const struct scenario *scenario,
                     struct error *error);
void description_free(struct description *self);

#endif
