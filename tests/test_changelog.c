/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/cli/changelog.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char path[] = "/tmp/doorstroom-changelog-XXXXXX";
static struct error error;

static void
setup(void)
{
    int descriptor = mkstemp(path);

    cr_assert_geq(descriptor, 0);
    close(descriptor);
}

static void
teardown(void)
{
    unlink(path);
}

TestSuite(changelog, .init = setup, .fini = teardown);

static void
put(const char *text)
{
    FILE *file = fopen(path, "w");

    fputs(text, file);
    fclose(file);
}

static void
expect(const char *before, const char *after)
{
    char text[512] = "";
    FILE *file;

    put(before);
    cr_assert_eq(changelog_add(path, "why", &error), 0, "%s", error.text);
    file = fopen(path, "r");
    cr_assert_gt(fread(text, 1, sizeof text - 1, file), 0);
    fclose(file);
    cr_expect_str_eq(text, after);
}

Test(changelog, adds_a_line_to_what_changed)
{
    expect("# Log\n\n## [Unreleased]\n\n### Changed\n\n- a\n- b\n\n### Fixed\n\n- c\n\n## [1]\n",
           "# Log\n\n## [Unreleased]\n\n### Changed\n\n- a\n- b\n- why\n\n### Fixed\n\n- c\n\n"
           "## [1]\n");
    expect("# Log\n\n## [Unreleased]\n\n### Fixed\n\n- c\n\n### Changed\n\n- a\n\n## [1]\n\n- d\n",
           "# Log\n\n## [Unreleased]\n\n### Fixed\n\n- c\n\n### Changed\n\n- a\n- why\n\n## [1]\n\n"
           "- d\n");
    expect("# Log\n\n## [Unreleased]\n\n### Changed\n\n- a\n",
           "# Log\n\n## [Unreleased]\n\n### Changed\n\n- a\n- why\n");
}

Test(changelog, makes_the_heading_where_there_is_none)
{
    expect("# Log\n\n## [Unreleased]\n\n### Added\n\n- a\n\n## [1]\n\n### Changed\n\n- b\n",
           "# Log\n\n## [Unreleased]\n\n### Added\n\n- a\n\n### Changed\n\n- why\n\n## [1]\n\n"
           "### Changed\n\n- b\n");
}

Test(changelog, must_be_there)
{
    put("# Log\n");
    cr_expect_eq(changelog_check(path, &error), ERR_INPUT);
    cr_expect_not_null(strstr(error.text, "has no \"## [Unreleased]\""));
    unlink(path);
    error = (struct error){0};
    cr_expect_eq(changelog_check(path, &error), ERR_INPUT);
    cr_expect_not_null(strstr(error.text, "--changelog FILE says where"));
}
