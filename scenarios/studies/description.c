/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/studies/description.h"

#include "output/remark.h"
#include "scenarios/studies/bands.h"

#include <stdlib.h>
#include <string.h>

static int
describe_inputs(struct description *self, const struct scenario *scenario, struct error *error)
{
    size_t n = scenario->n_inputs;

    self->inputs = calloc(n > 0 ? n : 1, sizeof *self->inputs);
    if (self->inputs == NULL)
        return error_set(error, ERR_MEMORY, "no memory for %zu inputs", n);
    for (size_t i = 0; i < n; i++) {
        const struct scenario_input *input = &scenario->inputs[i];
        self->inputs[i] = (struct result_input){
            .key = input->key, .value = input->value, .unit = input->unit,
            .origin = input->origin, .file = input->file, .source = input->source,
            .legal = input->legal, .line = input->line, .hand_set = input->hand_set,
            .low = input->low, .high = input->high,
        };
    }
    return 0;
}

int
description_init(struct description *self, const struct scenario *scenario, struct error *error)
{
    static const char *const scaled[] = {REMARK_SCALED};
    int code;

    *self = (struct description){0};
    code = describe_inputs(self, scenario, error);
    self->about = (struct result_about){
        .title = scenario->title, .scenario = scenario->name, .text = scenario->text,
        .command = "", .version = DOORSTROOM_VERSION, .base_run_id = "",
        .seed = scenario->params.run.seed, .n_rep = scenario->params.run.replications,
        .inputs = self->inputs, .n_inputs = scenario->n_inputs,
        .warnings = scaled, .n_warnings = scenario->params.run.scale < 1.0 ||
                                          scenario->params.run.scale > 1.0,
    };
    _Static_assert((int)SCENARIO_DIGEST == (int)RESULT_DIGEST, "one digest");
    memcpy(self->about.digest, scenario->digest, RESULT_DIGEST);
    if (scenario->params.kind == MODEL_INBURGERING) {
        bands_of_fte(&scenario->params, self->fte);
        self->about.fte = self->fte;
    }
    return code;
}

void
description_free(struct description *self)
{
    free(self->inputs);
    self->inputs = NULL;
}
