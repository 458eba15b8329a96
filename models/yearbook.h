/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_YEARBOOK_H
#define MODELS_YEARBOOK_H

/*
 * What became of the Wi2013 people by the half-year of DUO's letter and by group, as DUO follows
 * its cohorts (letter, tables 5 and 6).  Counted at the event, so it costs no look at people;
 * nothing is taken off again.  The year of the letter is that of the duty.
 */

#include "models/labels.h"
#include "sim/calendar.h"

#include <stdint.h>

struct chain;

/* Letter years of table 5. */
enum {
    YEARBOOK_FIRST = 2013,
    YEARBOOK_LAST = 2024,
    YEARBOOK_YEARS = YEARBOOK_LAST - YEARBOOK_FIRST + 1,
    YEARBOOK_HALVES = 2 * YEARBOOK_YEARS
};

/* The ends of a duty, from STAGE_DONE on. */
enum { ENDS = STAGES - STAGE_DONE };

struct yearbook_page {
    int32_t came[GROUPS];
    int32_t ended[GROUPS][ENDS];
    int32_t in_term[GROUPS][ENDS]; /* of them, within the term that the law gives, extensions left
                                    * out */
};

struct yearbook {
    struct yearbook_page halves[YEARBOOK_HALVES];
};

void yearbook_init(struct chain *chain);

/* Of a duty that began on a day: the half-year, from 0 on, or YEARBOOK_HALVES for one of no page.
 * */
int yearbook_half(day_number duty);

/* The duty begins; it ends. Others than Wi2013 people are passed by. */
void yearbook_arrive(struct chain *chain, uint32_t who);
void yearbook_end(struct chain *chain, uint32_t who, enum stage final);

#endif
