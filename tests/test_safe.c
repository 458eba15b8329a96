/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files that appear whole, while others tidy up beside them. */

#include "output/safe.h"
#include "tests/result_by_hand.h"

#include <signal.h>
#include <sys/wait.h>

enum { TIMES = 1000 };

TestSuite(safe, .init = hand_open, .fini = hand_close);

/* A process that takes away whatever of that name is nobody's, until it is killed. */
static pid_t
sweep_on_and_on(const char *name)
{
    struct error error;
    pid_t child = fork();

    if (child == 0)
        while (safe_sweep(name, &error) == 0)
            continue;
    cr_assert_gt(child, 0);
    return child;
}

Test(safe, a_file_that_is_being_written_is_not_swept_away)
{
    const struct safe_part part = {"whole", 5};
    struct error error = {0};
    char *name;
    pid_t child;
    int code = 0;

    name = safe_temporary_of(hand_file);
    cr_assert_not_null(name);
    child = sweep_on_and_on(name);
    for (int i = 0; i < TIMES && code == 0; i++) {
        int descriptor = safe_create(name, &error);
        code = descriptor < 0 ? ERR_IO
                              : safe_finish(descriptor, name, &part, 1, hand_file, &error);
    }
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    cr_assert_eq(code, 0, "%s", error.text);
    free(name);
}
