/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/checks.h"

#include "sim/message.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

/* What is told of one check, as a line or in a document; to be freed. */
static char *
tell(bool in_document)
{
    struct checks checks = {0};
    struct json json;
    char *text = NULL;
    size_t size = 0;

    checks.out = open_memstream(&text, &size);
    cr_assert_not_null(checks.out);
    if (in_document) {
        json_begin(&json, checks.out);
        checks.json = &json;
    }
    checks_tell(&checks, CHECK_HOLDS, checks_name(&checks, N_("checksum")),
                _("no byte of the file has changed"));
    cr_expect_eq(checks.n[CHECK_HOLDS], 1u);
    cr_assert_eq(fclose(checks.out), 0);
    return text;
}

Test(checks, people_read_a_line_in_their_language)
{
    char *text;

    cr_assert(message_open("nl"));
    text = tell(false);
    cr_expect_not_null(strstr(text, "controlesom: klopt; "), "%s", text);
    free(text);
}

/* A program that looks for a check must find it, whoever runs it. */
Test(checks, documents_have_the_same_names_in_every_language)
{
    char *text;

    cr_assert(message_open("nl"));
    text = tell(true);
    cr_expect_not_null(strstr(text, "\"what\": \"checksum\""), "%s", text);
    cr_expect_not_null(strstr(text, "\"verdict\": \"holds\""), "%s", text);
    cr_expect_null(strstr(text, "no byte"), "the text is for people: %s", text);
    free(text);
}
