/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_ATTENDANCE_H
#define OUTPUT_ATTENDANCE_H

/*
 * A figure need not exist in every replication: a share of nobody is none, nor is that of a cohort
 * whose terms have not ended.  Its mean is then of fewer, and its difference from a base of those
 * that both runs have, which need not look like that of the means beside it.
 */

#include <stddef.h>
#include <stdint.h>

struct difference;

enum { ATTENDANCE_SIZE = 160 };

/* "in 2 of the 10 replications"; "" where it is in all or in none. */
void attendance_of(double n, int64_t n_rep, char text[ATTENDANCE_SIZE]);

/* Of which replications a difference is; most: as many as it can be of. "" where it is of those. */
void attendance_of_difference(const struct difference *difference, size_t most,
                              char text[ATTENDANCE_SIZE]);

/* Puts a note behind another, or where there is none; what has no room is left out. */
void attendance_join(char *notes, size_t size, const char *note);

#endif
