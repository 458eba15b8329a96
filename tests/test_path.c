/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Paths of where we are, as seen from the folder of a file. */

#include "scenarios/reader/path.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *const folders[] = {"a", "a/b", "a/bc", "a/b/d"};

enum { FOLDERS = sizeof folders / sizeof folders[0] };

static char top[] = "/tmp/doorstroom-path-XXXXXX";
static struct pool pool;

static void
setup(void)
{
    pool_init(&pool);
    cr_assert(mkdtemp(top) != NULL && chdir(top) == 0);
    for (int i = 0; i < FOLDERS; i++)
        cr_assert_eq(mkdir(folders[i], 0700), 0);
}

static void
teardown(void)
{
    for (int i = FOLDERS; i-- > 0;)
        rmdir(folders[i]);
    rmdir(top);
    pool_free(&pool);
}

TestSuite(path, .init = setup, .fini = teardown);

static void
seen(const char *file, const char *path, const char *expected)
{
    cr_expect_str_eq(path_seen_beside(&pool, file, path), expected, "%s from %s", path, file);
}

Test(path, leads_from_the_folder_of_the_file)
{
    seen("s.cfg", "x.csv", "x.csv");
    seen("s.cfg", "./a/../x.csv", "x.csv");
    seen("s.cfg", "a/b/x.csv", "a/b/x.csv");
    seen("a/s.cfg", "a/x.csv", "x.csv");
    seen("a/s.cfg", "x.csv", "../x.csv");
    seen("a/b/s.cfg", "a/bc/x.csv", "../bc/x.csv");
    seen("a/bc/s.cfg", "a/b/x.csv", "../b/x.csv");
    seen("a/b/d/s.cfg", "a/x.csv", "../../x.csv");
    seen("a/s.cfg", "a/b/d/x.csv", "b/d/x.csv");
    seen("/s.cfg", "a/x.csv", pool_format(&pool, "%s/a/x.csv", top + 1));
}

/* What is the same from everywhere, and what nobody can find. */
Test(path, stays_where_nothing_is_to_be_turned)
{
    seen("a/s.cfg", "/x.csv", "/x.csv");
    seen("a/s.cfg", "nowhere/x.csv", "nowhere/x.csv");
    seen("nowhere/s.cfg", "a/x.csv", "a/x.csv");
}

/* Of what a file says; of what an option says, the folder where we are is meant. */
Test(path, that_is_said_is_beside_who_says_it)
{
    const struct place file = {"a/s.cfg", 3, "scenario"};
    const struct place option = {"--set run.stock=b/x.csv", -1, "set"};

    cr_expect_str_eq(path_said(&pool, file, "b/x.csv"), "a/b/x.csv");
    cr_expect_str_eq(path_said(&pool, file, "/x.csv"), "/x.csv");
    cr_expect_str_eq(path_said(&pool, option, "b/x.csv"), "b/x.csv");
}
