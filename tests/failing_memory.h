/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_FAILING_MEMORY_H
#define TESTS_FAILING_MEMORY_H

/*
 * The n-th allocation that fails.  The interceptors stand between the house and the C library (see
 * wrap_calls in CMakeLists.txt); the calls of other libraries are their own.
 */

#include <stdbool.h>
#include <stdlib.h>

static long memory_countdown = -1; /* allocations until one fails; negative: none does */
static bool memory_failed;         /* whether one has */

/* From now on: the n-th, counted from 0; negative: none, and whether one failed stays. */
static inline void
memory_fail(long n)
{
    if (n >= 0)
        memory_failed = false;
    memory_countdown = n;
}

static inline bool
memory_fails_now(void)
{
    if (memory_countdown < 0 || memory_countdown-- != 0)
        return false;
    memory_failed = true;
    return true;
}

void *__real_malloc(size_t n);
void *__real_calloc(size_t n, size_t size);
void *__real_realloc(void *old, size_t n);
void *__wrap_malloc(size_t n);
void *__wrap_calloc(size_t n, size_t size);
void *__wrap_realloc(void *old, size_t n);

void *
__wrap_malloc(size_t n)
{
    return memory_fails_now() ? NULL : __real_malloc(n);
}

void *
__wrap_calloc(size_t n, size_t size)
{
    return memory_fails_now() ? NULL : __real_calloc(n, size);
}

void *
__wrap_realloc(void *old, size_t n)
{
    return memory_fails_now() ? NULL : __real_realloc(old, n);
}

#endif
