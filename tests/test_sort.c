/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/sort.h"

#include <criterion/criterion.h>

enum { MOST = 300 };

struct record {
    uint32_t value;
};

static bool
later(const void *records, uint32_t a, uint32_t b)
{
    const struct record *first = (const struct record *)records + a;
    const struct record *second = (const struct record *)records + b;

    return first->value != second->value ? first->value > second->value : a > b;
}

/* Every length, with many that are equal: in order, and each number once. */
Test(sort, puts_numbers_in_the_order_of_their_records)
{
    struct record records[MOST];
    uint32_t numbers[MOST], random = 1;

    for (uint32_t n = 0; n <= MOST; n++) {
        for (uint32_t i = 0; i < n; i++) {
            random = random * 1664525u + 1013904223u;
            records[i].value = (random >> 16) % (n / 3 + 1);
            numbers[i] = n - 1 - i;
        }
        sort_numbers(numbers, n, later, records);
        for (uint32_t i = 1; i < n; i++)
            cr_assert(later(records, numbers[i], numbers[i - 1]), "%u of %u", i, n);
    }
}
