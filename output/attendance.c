/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/attendance.h"

#include "output/difference.h"
#include "sim/message.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

void
attendance_of(double n, int64_t n_rep, char text[ATTENDANCE_SIZE])
{
    text[0] = '\0';
    if (n > 0.0 && n < (double)n_rep)
        snprintf(text, ATTENDANCE_SIZE, _("in %.0f of the %lld replications"), n, (long long)n_rep);
}

void
attendance_of_difference(const struct difference *difference, size_t most,
                         char text[ATTENDANCE_SIZE])
{
    text[0] = '\0';
    if (difference->n >= most || isnan(difference->base) || isnan(difference->mean))
        return;
    if (difference->n == 0)
        snprintf(text, ATTENDANCE_SIZE, "%s", _("no replication has it in both runs"));
    else
        snprintf(text, ATTENDANCE_SIZE,
                 P_("the difference is of the %zu replication that both have",
                    "the difference is of the %zu replications that both have", difference->n),
                 difference->n);
}

void
attendance_join(char *notes, size_t size, const char *note)
{
    size_t length = strlen(notes);

    if (note[0] != '\0')
        snprintf(notes + length, size - length, "%s%s", length > 0 ? "; " : "", note);
}
