/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIOS_READER_SCHEDULE_H
#define SCENARIOS_READER_SCHEDULE_H

/*
 * Schedules: what a number is from which date on, ( { from = "2024-01-01"; servers = 3; }, ... ),
 * in rising order of dates.
 */

#include "scenarios/reader/faults.h"
#include "scenarios/reader/node.h"
#include "sim/timeline.h"

/* What the number is called, and what it may be. */
struct schedule {
    const char *name;   /* in what is told */
    const char *of;     /* in members.h */   /* of the list, in faults: "stations.desk.calendar" */
    const char *member; /* "servers" */
    double low, high;
    bool whole;
};

/* Lays the list's numbers over a timeline. The first one also reaches back where the timeline has
 * not been made yet. What is wrong is told; what is sound before it is in the timeline. Errors:
 * ERR_MEMORY. */
int schedule_read(struct timeline *self, const struct schedule *schedule, struct node *list,
                  struct faults *faults, struct error *error);

#endif
