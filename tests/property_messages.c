/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>

/* What the sources say and what the Dutch catalogue has: the same, each with its translation, and
 * formats that take the same arguments. */

static void
expect_sound(const char *command)
{
    char line[4200];

    snprintf(line, sizeof line, command, getenv("SOURCE_DIR"));
    cr_expect_eq(system(line), 0, "%s", line);
}

Test(messages, all_have_a_translation)
{
    expect_sound("sh '%s/output/po/update.sh' --check >&2");
}

Test(messages, translations_take_the_same_arguments)
{
    expect_sound("msgfmt --check --output-file=/dev/null '%s/output/po/nl.po' >&2");
}
