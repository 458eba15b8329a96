/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A process that cannot be started, and no memory to share: an error comes back, and what was begun
 * is waited for.
 */

#include "scenarios/studies/crew.h"

#include <criterion/criterion.h>
#include <errno.h>
#include <stddef.h>
#include <sys/mman.h>
#include <sys/types.h>
#include <sys/wait.h>

static int forks_left = 1000, ended;
static bool no_mapping;
static atomic_int stop;

pid_t __real_fork(void);
pid_t __wrap_fork(void);
void *__real_mmap(void *at, size_t n, int protection, int flags, int descriptor, off_t offset);
void *__wrap_mmap(void *at, size_t n, int protection, int flags, int descriptor, off_t offset);

pid_t
__wrap_fork(void)
{
    if (forks_left-- > 0)
        return __real_fork();
    errno = EAGAIN;
    return -1;
}

void *
__wrap_mmap(void *at, size_t n, int protection, int flags, int descriptor, off_t offset)
{
    if (no_mapping) {
        errno = ENOMEM;
        return MAP_FAILED;
    }
    return __real_mmap(at, n, protection, flags, descriptor, offset);
}

static void
work(void *context, size_t task, size_t threads, const atomic_int *stopped,
     struct crew_report *report)
{
    (void)context;
    (void)task;
    (void)threads;
    while (atomic_load(stopped) == 0)
        ;
    error_set(&report->error, ERR_STOPPED, "stopped");
}

static void
end(void *context, size_t task, const struct crew_report *report)
{
    (void)context;
    cr_expect_lt(task, 2);
    cr_expect_eq(report->error.code, ERR_STOPPED);
    ended++;
}

static void
watch(void *context, int64_t done, int64_t before)
{
    (void)context;
    (void)done;
    (void)before;
}

static int
run(struct error *error)
{
    struct crew crew = {.threads = 4, .n_tasks = 9, .work = work, .end = end, .watch = watch,
                        .stop = &stop};

    return crew_run(&crew, error);
}

Test(fault_crew, a_process_that_cannot_be_started_stops_the_others)
{
    struct error error = {0};

    forks_left = 2;
    cr_expect_eq(run(&error), ERR_MEMORY, "%s", error.text);
    cr_expect_eq(ended, 2);
    cr_expect_eq(waitpid(-1, NULL, WNOHANG), -1, "a child is left");
}

Test(fault_crew, no_memory_to_share)
{
    struct error error = {0};

    no_mapping = true;
    cr_expect_eq(run(&error), ERR_MEMORY);
    cr_expect_eq(ended, 0);
}
