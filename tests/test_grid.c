/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/grid.h"

#include <criterion/criterion.h>
#include <string.h>

/* A chunk that goes beyond the edges has zeros there, and each number in its place; from there it
 * comes back to where it was. */
Test(grid, gathers_a_chunk_at_an_edge)
{
    static const struct grid grid = {.rank = 2, .extent = {3, 5}, .chunk = {2, 3}};
    static const int32_t all[3][5] = {{1, 2, 3, 4, 5}, {6, 7, 8, 9, 10}, {11, 12, 13, 14, 15}};
    static const int32_t expected[4][6] = {
        {1, 2, 3, 6, 7, 8}, {4, 5, 0, 9, 10, 0}, {11, 12, 13, 0, 0, 0}, {14, 15, 0, 0, 0, 0}};
    int32_t again[3][5] = {{0}};
    size_t at[H5_RANK] = {0}, n = 0;

    cr_assert_eq(grid_chunk_cells(&grid), 6);
    do {
        int32_t chunk[6];
        memset(chunk, 0x7f, sizeof chunk);
        cr_assert_lt(n, 4);
        grid_gather(&grid, at, all, sizeof chunk[0], chunk);
        for (int i = 0; i < 6; i++)
            cr_expect_eq(chunk[i], expected[n][i], "chunk %zu, number %d: %d", n, i, chunk[i]);
        grid_scatter(&grid, at, chunk, sizeof chunk[0], again);
        n++;
    } while (grid_next(&grid, at));
    cr_expect_eq(n, 4);
    cr_expect_eq(memcmp(again, all, sizeof all), 0);
}

/* One number a replication is a chunk of its own. */
Test(grid, gathers_a_single_number)
{
    static const struct grid grid = {.rank = 0};
    const size_t at[H5_RANK] = {0};
    int64_t number = 42, chunk = 0;

    cr_expect_eq(grid_chunk_cells(&grid), 1);
    grid_gather(&grid, at, &number, sizeof number, &chunk);
    cr_expect_eq(chunk, 42);
    number = 0;
    grid_scatter(&grid, at, &chunk, sizeof chunk, &number);
    cr_expect_eq(number, 42);
}
