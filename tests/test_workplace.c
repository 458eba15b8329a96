/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/workplace.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char above[64];

static void
setup(void)
{
    strcpy(above, "/tmp/doorstroom-test-XXXXXX");
    cr_assert_not_null(mkdtemp(above));
    cr_assert_eq(setenv("TMPDIR", above, 1), 0);
}

static void
teardown(void)
{
    cr_expect_eq(rmdir(above), 0, "something is left");
}

TestSuite(workplace, .init = setup, .fini = teardown);

static void
put(const struct workplace *self, const char *name)
{
    char *path = workplace_path(self, name, NULL);
    FILE *out;

    cr_assert_not_null(path);
    out = fopen(path, "w");
    cr_assert_not_null(out);
    fclose(out);
    free(path);
}

/* One for each who asks, that nobody else can put anything into, and nothing left of it. */
Test(workplace, is_of_its_own)
{
    struct workplace one, other;
    struct error error = {0};
    struct stat status;

    cr_assert_eq(workplace_open(&one, &error), 0, "%s", error.text);
    cr_assert_eq(workplace_open(&other, &error), 0, "%s", error.text);
    cr_expect_str_neq(one.folder, other.folder);
    cr_expect_eq(strncmp(one.folder, above, strlen(above)), 0, "%s", one.folder);
    cr_assert_eq(stat(one.folder, &status), 0);
    cr_expect_eq(status.st_mode & 077, 0);
    put(&one, "result.h5");
    put(&one, ".result.h5.1.tmp");
    put(&other, "a b");
    workplace_close(&one);
    cr_assert_eq(stat(other.folder, &status), 0);
    workplace_close(&other);
    workplace_close(&other);
}

Test(workplace, says_where_it_cannot_be)
{
    struct workplace self;
    struct error error = {0};

    cr_assert_eq(setenv("TMPDIR", "/no/such", 1), 0);
    cr_assert_eq(workplace_open(&self, &error), ERR_IO);
    cr_expect_str_eq(error.text, "/no/such: a folder for temporary files cannot be made there: "
                                 "No such file or directory");
    workplace_close(&self);
}

/* Said, but as nothing: as if it were not said. */
Test(workplace, is_under_tmp_without_a_word)
{
    struct workplace self;
    struct error error = {0};

    cr_assert_eq(setenv("TMPDIR", "", 1), 0);
    cr_assert_eq(workplace_open(&self, &error), 0, "%s", error.text);
    cr_expect_eq(strncmp(self.folder, "/tmp/doorstroom-", 16), 0, "%s", self.folder);
    workplace_close(&self);
    cr_expect_eq(unsetenv("TMPDIR"), 0);
}
