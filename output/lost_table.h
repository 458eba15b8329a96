/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_LOST_TABLE_H
#define OUTPUT_LOST_TABLE_H

/*
 * Which queue consumed the term: of those who overran their first term, the days on which they
 * waited, by what for, in percent of all of them; under each law, by the year in which the duty
 * started.  A day belongs to one resource, so that a column adds up to 100.
 */

#include "output/page.h"
#include "output/paper.h"

/* Whether there is a column for those of a law whose duty started in that year: nearly all of their
 * first terms have ended, and somebody overran. */
bool lost_table_tells(const struct page *page, int regime, int year);

void lost_table_print(const struct page *page, struct paper *paper);

#endif
