/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/count.h"

#include "sim/message.h"

#include <stdio.h>

void
count_replications(int64_t n, char text[COUNT_TEXT])
{
    snprintf(text, COUNT_TEXT, P_("%lld replication", "%lld replications", n), (long long)n);
}

void
count_months(size_t n, char text[COUNT_TEXT])
{
    snprintf(text, COUNT_TEXT, P_("%zu month", "%zu months", n), n);
}

void
count_points(size_t n, char text[COUNT_TEXT])
{
    snprintf(text, COUNT_TEXT, P_("%zu point", "%zu points", n), n);
}
