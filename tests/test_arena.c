/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/arena.h"

#include <stdint.h>
#include <string.h>

#include <criterion/criterion.h>

static struct arena arena;

static void
setup(void)
{
    cr_assert_eq(arena_init(&arena, 4096, NULL), 0);
}

static void
teardown(void)
{
    arena_free(&arena);
}

TestSuite(arena, .init = setup, .fini = teardown);

Test(arena, pieces_are_aligned_and_apart)
{
    unsigned char *pieces[10];

    for (size_t i = 0; i < 10; i++) {
        pieces[i] = arena_take(&arena, i * 13 + 1, 1);
        cr_assert_not_null(pieces[i]);
        cr_assert_eq((uintptr_t)pieces[i] % 64, 0u);
        memset(pieces[i], (int)i, i * 13 + 1);
    }
    for (size_t i = 0; i < 10; i++)
        for (size_t k = 0; k < i * 13 + 1; k++)
            cr_assert_eq(pieces[i][k], i, "piece %zu was written over", i);
}

Test(arena, gives_out_all_of_it_and_no_more)
{
    cr_assert_null(arena_take(&arena, 4097, 1));
    cr_assert_eq(arena.used, 0u, "a refusal takes nothing");
    cr_assert_not_null(arena_take(&arena, 63, 64));
    cr_assert_not_null(arena_take(&arena, 1, 64));
    cr_assert_null(arena_take(&arena, 1, 1));
    arena_reset(&arena);
    cr_assert_not_null(arena_take(&arena, 4096, 1), "a reset gives everything back");
}

Test(arena, products_and_roundings_beyond_the_word_are_refused)
{
    cr_assert_null(arena_take(&arena, SIZE_MAX / 2 + 1, 2));
    cr_assert_null(arena_take(&arena, SIZE_MAX / 64 + 2, 64));
    cr_assert_null(arena_take(&arena, SIZE_MAX, 1));
    cr_assert_null(arena_take(&arena, SIZE_MAX - 62, 1));
}

Test(arena, sizes_are_rounded_up)
{
    struct arena odd;

    cr_assert_eq(arena_init(&odd, 65, NULL), 0);
    cr_assert_not_null(arena_take(&odd, 65, 1));
    arena_free(&odd);
    cr_assert_null(odd.base);
    arena_free(&odd);
}

Test(arena, of_nothing_gives_nothing)
{
    struct arena empty;

    cr_assert_eq(arena_init(&empty, 0, NULL), 0);
    cr_assert_null(arena_take(&empty, 1, 1));
    cr_assert_null(arena_take(&empty, 0, 8));
    arena_free(&empty);
}

Test(arena, says_so_when_there_is_no_space)
{
    struct arena huge;
    struct error error = {0};

    cr_assert_eq(arena_init(&huge, SIZE_MAX, &error), ERR_MEMORY);
    cr_assert_eq(error.code, ERR_MEMORY);
    cr_assert_null(huge.base, "init leaves nothing behind when it fails");
    cr_assert_eq(arena_init(&huge, SIZE_MAX / 2, NULL), ERR_MEMORY);
    cr_assert_null(huge.base);
    arena_free(&huge);
}

Test(arena, reserve_grows_and_never_shrinks)
{
    unsigned char *base = arena.base;

    arena_take(&arena, 100, 1);
    cr_assert_eq(arena_reserve(&arena, 1000, NULL), 0);
    cr_assert_eq(arena.base, base, "what suffices stays");
    cr_assert_eq(arena.used, 0u);
    cr_assert_eq(arena_reserve(&arena, 1 << 20, NULL), 0);
    cr_assert_not_null(arena_take(&arena, 1 << 20, 1));
    cr_assert_eq(arena_reserve(&arena, SIZE_MAX, NULL), ERR_MEMORY);
    cr_assert_null(arena_take(&arena, 1, 1), "and after a failure it is empty");
}
