/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/page.h"

#include <criterion/criterion.h>

Test(page, says_what_cannot_be_read)
{
    struct page page;
    struct error error = {0};

    cr_expect_eq(page_read(&page, "/tmp/doorstroom-no-such-file.h5", &error), ERR_IO);
    cr_expect_neq(error.text[0], '\0');
    page_free(&page);
}
