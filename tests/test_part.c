/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/studies/part.h"

#include <criterion/criterion.h>

enum { REPLICATIONS = 60, MOST = 13 };

Test(part, every_replication_is_of_one_part)
{
    for (int64_t of = 1; of <= MOST; of++)
        for (int64_t rep = 0; rep < REPLICATIONS; rep++) {
            int n = 0;
            for (int64_t number = 1; number <= of; number++)
                n += part_has(&(struct part){number, of}, rep);
            cr_expect_eq(n, 1, "replication %d of %d parts", (int)rep, (int)of);
        }
}

Test(part, counts_what_it_has)
{
    for (int64_t of = 0; of <= MOST; of++)
        for (int64_t number = of > 0; number <= of; number++)
            for (int64_t from = 0; from < REPLICATIONS; from += 7)
                for (int64_t to = 0; to < REPLICATIONS; to += 5) {
                    struct part part = {number, of};
                    int64_t n = 0;
                    for (int64_t rep = from; rep < to; rep++)
                        n += part_has(&part, rep);
                    cr_expect_eq(part_count(&part, from, to), n);
                }
}

Test(part, is_read)
{
    static const char *const wrong[] = {"",    "1",     "/",   "1/",      "/1",      "0/1",  "2/1",
                                        "1/0", "1/1/1", "1 /2", "-1/2",   "1/2x",    "0x1/2", "1,2",
                                        "1/1000001", "1/99999999999999999999"};
    struct part part;

    cr_expect(part_parse(&part, "3/7") && part.number == 3 && part.of == 7);
    cr_expect(part_parse(&part, "1000000/1000000"));
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
        cr_expect_not(part_parse(&part, wrong[i]), "%s", wrong[i]);
}
