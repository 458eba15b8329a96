/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_TARGETS_BY_HAND_H
#define TESTS_TARGETS_BY_HAND_H

/* Published figures by their ids. */

#include "models/targets.h"

#include <criterion/criterion.h>

static inline const struct target *
targets_find(const char *id)
{
    size_t i = target_find(id);

    return i < targets_size() ? target_at(i) : NULL;
}

static inline double
targets_value(const char *id)
{
    const struct target *target = targets_find(id);

    cr_assert_not_null(target, "%s", id);
    return target->value;
}

#endif
