/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Folders that are there whole or not at all: on file systems where two cannot change places, after
 * a rename that fails, and beside what a killed process left.
 */

#define _GNU_SOURCE /* renameat2 */
#include "output/folder.h"

#include <criterion/criterion.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PATH = 256 };

static char above[PATH], path[PATH];
static int no_exchange;    /* errno of a system that cannot; 0: this one */
static int fails_at = -1;  /* which rename fails */
static int killed_at = -1; /* in front of which the process is killed */
static char calls[64];     /* exchange x, rename r, fsync s */
static size_t n_calls;
static bool was_gone; /* after one of them there was no folder */

int __real_renameat2(int from, const char *a, int to, const char *b, unsigned flags);
int __wrap_renameat2(int from, const char *a, int to, const char *b, unsigned flags);
int __real_rename(const char *from, const char *to);
int __wrap_rename(const char *from, const char *to);
int __real_fsync(int descriptor);
int __wrap_fsync(int descriptor);

static void
note(char call)
{
    int reason = errno;

    if (n_calls < sizeof calls - 1)
        calls[n_calls++] = call;
    was_gone = was_gone || access(path, F_OK) != 0;
    errno = reason;
}

int
__wrap_renameat2(int from, const char *a, int to, const char *b, unsigned flags)
{
    int status;

    if (no_exchange != 0) {
        errno = no_exchange;
        return -1;
    }
    status = __real_renameat2(from, a, to, b, flags);
    if (status == 0)
        note('x');
    return status;
}

int
__wrap_rename(const char *from, const char *to)
{
    int status;

    if (killed_at-- == 0)
        raise(SIGKILL);
    if (fails_at-- == 0) {
        errno = EACCES;
        return -1;
    }
    status = __real_rename(from, to);
    if (status == 0)
        note('r');
    return status;
}

int
__wrap_fsync(int descriptor)
{
    note('s');
    return __real_fsync(descriptor);
}

static bool
is_text(const char *name)
{
    return strstr(name, ".txt") != NULL;
}

static void
put(const char *folder, const char *name, const char *text)
{
    char file[2 * PATH];
    FILE *out;

    snprintf(file, sizeof file, "%s/%s", folder, name);
    out = fopen(file, "w");
    cr_assert_not_null(out);
    fputs(text, out);
    fclose(out);
}

static bool
holds(const char *text)
{
    char file[2 * PATH], line[PATH] = "";
    FILE *in;

    snprintf(file, sizeof file, "%s/a.txt", path);
    in = fopen(file, "r");
    if (in == NULL)
        return false;
    (void)!fgets(line, sizeof line, in);
    fclose(in);
    return strcmp(line, text) == 0;
}

/* How many names there are in the folder above. */
static int
names(void)
{
    DIR *entries = opendir(above);
    const struct dirent *entry;
    int n = 0;

    cr_assert_not_null(entries);
    while ((entry = readdir(entries)) != NULL)
        n += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
    closedir(entries);
    return n;
}

static int
publish(const char *text)
{
    struct error error = {0};
    struct folder folder;
    int code = folder_open(&folder, path, is_text, &error);

    cr_assert_eq(code, 0, "%s", error.text);
    put(folder.made, "a.txt", text);
    n_calls = 0;
    was_gone = false;
    memset(calls, 0, sizeof calls);
    code = folder_place(&folder, &error);
    folder_close(&folder);
    return code;
}

/* In a process of its own, killed in front of its n-th rename or, if that never comes, with a folder
 * half full. */
static void
publish_killed(const char *text, int rename)
{
    pid_t child = fork();
    int status;

    cr_assert_geq(child, 0);
    if (child == 0) {
        struct error error = {0};
        struct folder folder;
        killed_at = rename;
        if (rename >= 0)
            publish(text);
        if (folder_open(&folder, path, is_text, &error) == 0)
            put(folder.made, "half.txt", text);
        raise(SIGKILL);
    }
    cr_assert_eq(waitpid(child, &status, 0), child);
    cr_assert(WIFSIGNALED(status));
}

static void
setup(void)
{
    snprintf(above, PATH, "/tmp/doorstroom-test-XXXXXX");
    cr_assert_not_null(mkdtemp(above));
    snprintf(path, PATH, "%.200s/out", above);
}

static void
teardown(void)
{
    char command[2 * PATH];

    snprintf(command, sizeof command, "rm -rf '%s'", above);
    cr_assert_eq(system(command), 0);
}

TestSuite(folder, .init = setup, .fini = teardown);

/* Whether two folders can change places here. */
static bool
can_exchange(void)
{
    char one[2 * PATH], other[2 * PATH];
    bool can;

    snprintf(one, sizeof one, "%s/one", above);
    snprintf(other, sizeof other, "%s/other", above);
    cr_assert_eq(mkdir(one, 0777), 0);
    cr_assert_eq(mkdir(other, 0777), 0);
    can = __real_renameat2(AT_FDCWD, one, AT_FDCWD, other, RENAME_EXCHANGE) == 0;
    cr_assert_eq(rmdir(one), 0);
    cr_assert_eq(rmdir(other), 0);
    return can;
}

/* Where the machine can do it, there is a folder at every moment, and its name is durable before
 * the old one goes. */
Test(folder, changes_places_with_the_old_one)
{
    cr_assert_eq(publish("first"), 0);
    cr_expect_str_eq(calls, "rs");
    cr_expect(holds("first"));
    cr_assert_eq(publish("second"), 0);
    cr_expect(holds("second"));
    cr_expect_eq(names(), 1);
    if (!can_exchange())
        return;
    cr_expect_str_eq(calls, "xs");
    cr_expect_not(was_gone);
}

static void
try_without_exchange(int reason)
{
    no_exchange = reason;
    cr_assert_eq(publish("first"), 0);
    cr_assert_eq(publish("second"), 0);
    cr_expect_str_eq(calls, "rrs");
    cr_expect(holds("second"));
    cr_expect_eq(names(), 1);
}

Test(folder, moves_the_old_one_aside_on_another_file_system)
{
    try_without_exchange(EINVAL);
}

Test(folder, moves_the_old_one_aside_on_an_old_kernel)
{
    try_without_exchange(ENOSYS);
}

/* Other errors are told, and nothing is moved about. */
Test(folder, tells_of_places_that_cannot_be_changed)
{
    cr_assert_eq(publish("first"), 0);
    no_exchange = EACCES;
    cr_expect_eq(publish("second"), ERR_IO);
    cr_expect_str_eq(calls, "");
    cr_expect(holds("first"));
    cr_expect_eq(names(), 1);
}

Test(folder, puts_the_old_one_back)
{
    no_exchange = EINVAL;
    cr_assert_eq(publish("first"), 0);
    fails_at = 1;
    cr_expect_eq(publish("second"), ERR_IO);
    cr_expect(holds("first"));
    cr_expect_eq(names(), 1);
}

Test(folder, removes_what_a_killed_process_was_filling)
{
    cr_assert_eq(publish("first"), 0);
    publish_killed("half", -1);
    cr_expect_eq(names(), 2);
    cr_assert_eq(publish("second"), 0);
    cr_expect(holds("second"));
    cr_expect_eq(names(), 1);
}

/* Killed between the two renames: the old folder is kept until there is a new one. */
Test(folder, keeps_what_was_moved_aside_until_there_is_a_new_one)
{
    struct error error = {0};
    struct folder folder;

    no_exchange = EINVAL;
    cr_assert_eq(publish("first"), 0);
    publish_killed("second", 1);
    cr_expect_not(holds("first"));
    cr_expect_eq(names(), 2);
    cr_assert_eq(folder_open(&folder, path, is_text, &error), 0, "%s", error.text);
    folder_close(&folder);
    cr_expect_eq(names(), 1, "what was aside is gone");
    cr_assert_eq(publish("third"), 0);
    cr_expect(holds("third"));
    cr_expect_eq(names(), 1);
}

/* Nor what others keep there, nor folders of other names. */
Test(folder, leaves_what_is_being_filled)
{
    struct error error = {0};
    struct folder folder;
    char other[2 * PATH];
    pid_t child;
    int pipes[2], status;
    char ready;

    cr_assert_eq(pipe(pipes), 0);
    snprintf(other, sizeof other, "mkdir '%.200s/.out.csv.1.tmp' '%.200s/.out.tmp'", above, above);
    cr_assert_eq(system(other), 0);
    child = fork();
    cr_assert_geq(child, 0);
    if (child == 0) {
        if (folder_open(&folder, path, is_text, &error) != 0 || write(pipes[1], "r", 1) != 1)
            _exit(1);
        pause();
    }
    cr_assert_eq(read(pipes[0], &ready, 1), 1);
    cr_assert_eq(publish("mine"), 0);
    cr_expect_eq(names(), 4, "taken away from somebody");
    kill(child, SIGKILL);
    waitpid(child, &status, 0);
    cr_assert_eq(publish("again"), 0);
    cr_expect_eq(names(), 3);
}

/* A file that came into the old folder is no file of ours. */
Test(folder, removes_no_other_files)
{
    char command[2 * PATH];

    cr_assert_eq(publish("first"), 0);
    put(path, "notes", "mine");
    cr_assert_eq(publish("second"), 0);
    cr_expect(holds("second"));
    snprintf(command, sizeof command, "grep -q mine '%.200s'/.out.*/notes", above);
    cr_expect_eq(system(command), 0);
}

/* A link under the temporary name is not followed: nothing of what it leads to is removed. */
Test(folder, sweeps_no_links)
{
    char command[4 * PATH];

    snprintf(command, sizeof command,
             "mkdir '%.200s/far' && touch '%.200s/far/b.txt' && ln -s far '%.200s/.out.1.tmp'",
             above, above, above);
    cr_assert_eq(system(command), 0);
    cr_assert_eq(publish("first"), 0);
    snprintf(command, sizeof command, "test -e '%.200s/far/b.txt'", above);
    cr_expect_eq(system(command), 0);
}
