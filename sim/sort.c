/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/sort.h"

/* Heapsort. */
void
sort_numbers(uint32_t *numbers, uint32_t n, sort_later *later, const void *context)
{
    for (uint32_t size = n, root = n / 2; size > 1;) {
        uint32_t moved, place, child;
        if (root > 0) {
            moved = numbers[--root];
            place = root;
        } else {
            moved = numbers[--size];
            numbers[size] = numbers[0];
            place = 0;
        }
        while ((child = 2 * place + 1) < size) {
            if (child + 1 < size && later(context, numbers[child + 1], numbers[child]))
                child++;
            if (!later(context, numbers[child], moved))
                break;
            numbers[place] = numbers[child];
            place = child;
        }
        numbers[place] = moved;
    }
}
