/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>

/* What the sources say and what the Dutch catalogue has: the same, each with its translation, and
 * formats that take the same arguments. */

static void
expect_sound(const char *before, const char *behind)
{
    char line[4200];

    snprintf(line, sizeof line, "%s '%s/output/po/%s >&2", before, getenv("SOURCE_DIR"), behind);
    cr_expect_eq(system(line), 0, "%s", line);
}

Test(messages, all_have_a_translation)
{
    expect_sound("sh", "update.sh' --check");
}

Test(messages, translations_take_the_same_arguments)
{
    expect_sound("msgfmt --check --output-file=/dev/null", "nl.po'");
}
