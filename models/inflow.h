/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_INFLOW_H
#define MODELS_INFLOW_H

/*
 * How many come.  Before the first event every count of the replication is drawn, each from an
 * address of its own (STREAM_COUNT, month, what is counted), so that the memory can be sized and no
 * key deals another count anew.  The counts lie in one row: those of the background first.
 */

#include "models/world.h"

/* What is counted: the address' index. What is counted but once has month 0. */
enum count {
    COUNT_ENTRANT = 0, /* four, by entrant */
    COUNT_EXTRA = 4,   /* four: more than the year says, by its factor */
    COUNT_EXAM = 8,    /* ten: background sittings */
    COUNT_WI2013 = COUNT_EXAM + EXAMS + 1, /* four, by entrant */
    COUNT_BURST = 1, /* by burst and group */
    COUNT_SEAT = COUNT_BURST + PARAMS_BURSTS * GROUPS, /* ten: background at the start */
    COUNT_RESULT = COUNT_SEAT + EXAMS
};

/* No duty under the Wi2021 starts before its first day, 1 January 2022 (Wi21 art. 54(1)): whose
 * duty would is not of it. As month_of_day. */
enum { WI2021_MONTH = (2022 - 1970) * 12 };

/* Expected people of a month at the full size, before the factor of the date; the same under the
 * Wi2013, which has none. */
double inflow_expected(const struct params *params, int month, enum entrant entrant);
double inflow_expected_wi2013(const struct params *params, int month, enum entrant entrant);

/* A count around a mean of the full size; run.scale is applied to it. */
uint32_t inflow_poisson(const struct chain *self, unsigned month, unsigned what, double mean);

/* background.c: its part of the counts */
size_t background_counts(const struct model *model);
void background_prepare(struct chain *self);

/* programme2.c: its part of the counts, which lies before the rest of the background's */
size_t programme2_counts(const struct model *model);
void programme2_prepare(struct chain *self);

#endif
