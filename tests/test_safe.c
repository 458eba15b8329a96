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
        int descriptor = safe_create(name, hand_file, &error);
        code = descriptor < 0 ? ERR_IO
                              : safe_finish(descriptor, name, &part, 1, hand_file, &error);
    }
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    cr_assert_eq(code, 0, "%s", error.text);
    free(name);
}

/* Whoever may write in the folder can put a link under the name that we are going to use. */
Test(safe, a_link_under_the_temporary_name_is_not_followed)
{
    const struct safe_part part = {"whole", 5};
    struct error error = {0};
    char *name = safe_temporary_of(hand_file), victim[HAND_PATH];
    struct stat status;

    cr_assert_not_null(name);
    snprintf(victim, sizeof victim, "%s/victim", hand_folder);
    cr_assert_eq(safe_publish(victim, &part, 1, &error), 0, "%s", error.text);
    cr_assert_eq(symlink(victim, name), 0);
    cr_expect_eq(safe_publish(hand_file, &part, 1, &error), ERR_IO);
    cr_expect_not_null(strstr(error.text, name), "%s", error.text);
    cr_expect_neq(access(hand_file, F_OK), 0);
    cr_assert_eq(stat(victim, &status), 0);
    cr_expect_eq(status.st_size, 5, "it was written over");
    unlink(name);
    unlink(victim);
    free(name);
}

/* Who asked for a file knows it by its own name alone. */
Test(safe, errors_say_what_was_asked_for)
{
    const struct safe_part part = {"whole", 5};
    struct error error = {0};
    char path[HAND_PATH + 16], wanted[HAND_PATH + 64];

    snprintf(path, sizeof path, "%s/nodir/r.html", hand_folder);
    snprintf(wanted, sizeof wanted, "%s: No such file or directory", path);
    cr_expect_eq(safe_publish(path, &part, 1, &error), ERR_IO);
    cr_expect_str_eq(error.text, wanted);
}

/* A folder that an export to the same name left is not in the way of a file. */
Test(safe, sweeps_files_and_leaves_folders)
{
    struct error error = {0};
    char folder[HAND_PATH], file[HAND_PATH];

    snprintf(folder, sizeof folder, "%s/.r.h5.1.tmp", hand_folder);
    snprintf(file, sizeof file, "%s/.r.h5.2.tmp", hand_folder);
    cr_assert_eq(mkdir(folder, 0777), 0);
    cr_assert_eq(close(safe_create(file, hand_file, &error)), 0);
    cr_expect_eq(safe_sweep_beside(hand_file, &error), 0, "%s", error.text);
    cr_expect_neq(access(file, F_OK), 0);
    cr_expect_eq(rmdir(folder), 0);
}
