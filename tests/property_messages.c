/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>

/* What the sources say and what the Dutch catalogue has: the same, each with its translation. That
 * formats take the same arguments is held by the build. */

Test(messages, all_have_a_translation)
{
    char line[4200];

    snprintf(line, sizeof line, "sh '%s/output/po/update.sh' --check >&2", getenv("SOURCE_DIR"));
    cr_expect_eq(system(line), 0, "%s", line);
}
