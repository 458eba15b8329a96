/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_DISCLOSURE_H
#define OUTPUT_DISCLOSURE_H

/*
 * Small cells.  A count of a few people may tell about one of them, for a run may be made from
 * records of real people; so in what leaves the house a count from above 0 to below a threshold is
 * shown as DISCLOSURE_SHOWN.  0 is shown: it tells of nobody.  A mean over replications is judged
 * as a count is, and what is worked out from a count (a mean wait, a share, a sum of euro) is
 * hidden with it.
 */

#include <stdbool.h>
#include <stddef.h>

enum { DISCLOSURE_LEAST = 5 };

#define DISCLOSURE_SHOWN "x"

/* Whether a count of people is one of fewer than least, and not of nobody; of a negative one (less
 * of something) its size counts. NAN is no count: it is not hidden. */
bool disclosure_hides_under(double count, double least);

/* The threshold of a run that was multiplied by scale (run.scale): above 1 several simulated people
 * stand for each real one, and it is so many times higher. Below 1 it stays, for what is shown is
 * judged, not what it stands for. */
double disclosure_least(double least, double scale);

/* Whether a variable of the result file, or of a figure ("wait_n"), counts people or what people
 * did. */
bool disclosure_counts(const char *variable, const char *unit);

/* The variable that counts those whom another one is of: "wait_n" of "wait_sum"; NULL where there
 * is none. It has the same coordinates, or fewer ("term_over" of "term_lost_days"), or more, over
 * which it is summed. */
const char *disclosure_rests_on(const char *variable);

enum { DISCLOSURE_ID = 160 };

/* What tells of how many people a figure is. */
struct disclosure_basis {
    char id[DISCLOSURE_ID]; /* another figure of the same run */
    double months;          /* 0: it is the count; else the figure is percents of it, which is a
                             * capacity a month, over so many months */
};

/* Of a figure: "wait_n.medical@2024" of "wait_mean.medical@2024", and of
 * "wait_mean.medical.asiel@2024" the count of all groups, for no figure counts them by group;
 * "capacity.homes@2024" of "use.homes@2024". False where there is none. */
bool disclosure_rests_on_figure(const char *id, struct disclosure_basis *basis);

/* How many people, of what the figure and that other one are. */
double disclosure_people(const struct disclosure_basis *basis, double figure, double other);

#endif
