/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/origin.h"

#include "sim/message.h"

#include <stddef.h>
#include <string.h>

const char *
origin_words(const char *origin)
{
    static const struct {
        const char *origin, *words;
    } origins[] = {
        {"default", N_("default")},       {"base", N_("the scenario it is based on")},
        {"scenario", N_("the scenario")}, {"set", N_("--set")},
        {"flag", N_("an option")},        {"environment", N_("the environment")},
        {"study", N_("the study")},
    };

    for (size_t i = 0; i < sizeof origins / sizeof origins[0]; i++)
        if (strcmp(origin, origins[i].origin) == 0)
            return _(origins[i].words);
    return origin;
}
