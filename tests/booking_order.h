/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_BOOKING_ORDER_H
#define TESTS_BOOKING_ORDER_H

/*
 * The order in which the office books again those whose booking it took away: by exam, by the old
 * day, and whoever signed up first.
 */

#include "models/person.h"

/* Of two jobs by their indices in the bookings of before; as qsort asks. */
static inline int
booking_order(const struct job *before, uint32_t i, uint32_t j)
{
    const struct job *x = &before[i], *y = &before[j];

    if (x->exam != y->exam)
        return x->exam < y->exam ? -1 : 1;
    if (x->day != y->day)
        return x->day < y->day ? -1 : 1;
    if (x->since != y->since)
        return x->since < y->since ? -1 : 1;
    return i < j ? -1 : 1;
}

#endif
