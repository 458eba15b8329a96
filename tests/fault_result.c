/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The n-th call that fails, for every n until none does: an error comes back, and no result is
 * there unless all of it is.  The interceptors stand between the house and the C library; calls
 * inside other libraries are theirs.
 */

#include "tests/result_by_hand.h"

#include <errno.h>
#include <fcntl.h>

static long countdown = -1; /* calls until one fails; negative: none does */
static int failed;          /* whether one has */
static char calls[4096];    /* of the last run: write w, fsync s, rename r */
static size_t n_calls;

static void
note(char call)
{
    if (n_calls < sizeof calls - 1)
        calls[n_calls++] = call;
}

static bool
fails_now(int reason)
{
    if (countdown < 0 || countdown-- != 0)
        return false;
    failed = 1;
    errno = reason;
    return true;
}

/* One kind at a time: which, is said by the test. */
static enum { KIND_MEMORY, KIND_FILES } kind;

void *__real_malloc(size_t n);
void *__real_calloc(size_t n, size_t size);
void *__real_realloc(void *old, size_t n);
void *__wrap_malloc(size_t n);
void *__wrap_calloc(size_t n, size_t size);
void *__wrap_realloc(void *old, size_t n);

void *
__wrap_malloc(size_t n)
{
    return kind == KIND_MEMORY && fails_now(ENOMEM) ? NULL : __real_malloc(n);
}

void *
__wrap_calloc(size_t n, size_t size)
{
    return kind == KIND_MEMORY && fails_now(ENOMEM) ? NULL : __real_calloc(n, size);
}

void *
__wrap_realloc(void *old, size_t n)
{
    return kind == KIND_MEMORY && fails_now(ENOMEM) ? NULL : __real_realloc(old, n);
}

/* The build reads the names below, so they are written out. */
ssize_t __real_write(int descriptor, const void *bytes, size_t n);
int __real_fsync(int descriptor);
int __real_close(int descriptor);
int __real_rename(const char *from, const char *to);
ssize_t __wrap_write(int descriptor, const void *bytes, size_t n);
int __wrap_fsync(int descriptor);
int __wrap_close(int descriptor);
int __wrap_rename(const char *from, const char *to);

int __real_posix_fallocate(int descriptor, off_t from, off_t n);
int __wrap_posix_fallocate(int descriptor, off_t from, off_t n);

int
__wrap_posix_fallocate(int descriptor, off_t from, off_t n)
{
    return kind == KIND_FILES && fails_now(ENOSPC) ? ENOSPC
                                                   : __real_posix_fallocate(descriptor, from, n);
}

ssize_t
__wrap_write(int descriptor, const void *bytes, size_t n)
{
    note('w');
    return kind == KIND_FILES && fails_now(ENOSPC) ? -1 : __real_write(descriptor, bytes, n);
}

int
__wrap_fsync(int descriptor)
{
    note('s');
    return kind == KIND_FILES && fails_now(EIO) ? -1 : __real_fsync(descriptor);
}

int
__wrap_close(int descriptor)
{
    int code = __real_close(descriptor); /* it is closed even so */

    return kind == KIND_FILES && fails_now(EIO) ? -1 : code;
}

int
__wrap_rename(const char *from, const char *to)
{
    note('r');
    return kind == KIND_FILES && fails_now(EACCES) ? -1 : __real_rename(from, to);
}

static void
assert_nothing_left(void)
{
    char path[HAND_PATH + 64];

    cr_expect_neq(access(hand_file, F_OK), 0, "a result in spite of the error");
    snprintf(path, sizeof path, "test -z \"$(ls -A %s | grep -v parts)\"", hand_folder);
    cr_expect_eq(system(path), 0, "a temporary file is left");
}

static int
write_and_merge(struct error *error)
{
    int code = hand_write(0, 3, error);

    if (code == 0)
        code = hand_write(3, 3, error);
    if (code == 0)
        code = hand_merge(error);
    return code;
}

/* With the n-th call failing, for the first ones each and then ever fewer (there are ten thousand
 * small allocations for the planner's figures); how many times an error came back. */
static int
try_all(int most)
{
    int errors = 0;

    for (int n = 0; n < most; n += 1 + n / 20) {
        struct error error = {0};
        int code;
        failed = 0;
        countdown = n;
        code = write_and_merge(&error);
        countdown = -1;
        if (!failed) {
            cr_expect_eq(code, 0, "%s", error.text);
            return errors;
        }
        if (code != 0) {
            cr_expect_neq(error.text[0], '\0', "call %d fails without a word", n);
            errors++;
        }
        if (code != 0 && access(hand_file, F_OK) != 0)
            assert_nothing_left();
        unlink(hand_file);
    }
    cr_assert_fail("still failing after %d calls", most);
    return errors;
}

TestSuite(fault_result, .init = hand_open, .fini = hand_close);

/* Two shards of a head and chunks, and a result and its checksum: each is down on the disk before it
 * gets its name, and its name is down after that. */
Test(fault_result, nothing_has_a_name_before_it_is_on_the_disk)
{
    struct error error = {0};

    n_calls = 0;
    cr_assert_eq(write_and_merge(&error), 0, "%s", error.text);
    calls[n_calls] = '\0';
    cr_expect_str_eq(calls, "wwsrs" "wwsrs" "wsrs");
}

Test(fault_result, no_memory)
{
    kind = KIND_MEMORY;
    cr_expect_gt(try_all(1000000), 60);
}

Test(fault_result, no_room_on_the_disk)
{
    kind = KIND_FILES;
    cr_expect_geq(try_all(200), 9);
}
