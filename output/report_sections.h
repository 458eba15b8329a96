/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_REPORT_SECTIONS_H
#define OUTPUT_REPORT_SECTIONS_H

/*
 * The sections of a report on one run, in their order; each writes what it has to say below a
 * heading that stands there already.  Errors of those that read the file: ERR_FORMAT, ERR_IO,
 * ERR_MEMORY.
 */

#include "output/report_run.h"

/* What was asked, and the answer in plain words: what differs from the base, which norms are met,
 * the longest waits. */
void report_answer_write(const struct report_run *run, struct html *html);

/* The answer of a queueing network: the wait, the queue and the use of each station. */
void report_network_write(const struct report_run *run, struct html *html);

/* The planner's table: a row for each figure and year. */
void report_figures_write(const struct report_run *run, struct html *html);

/* Waits, queues, stocks, flows and the use of capacity through time. */
int report_charts_write(const struct report_run *run, struct html *html, struct error *error);

/* Of these the stocks and the flows of a chain, with headings of their own. */
int report_stacks_write(const struct report_run *run, struct html *html, struct error *error);

/* How the terms of cohorts ended, and which queues the overrun ones had been in. */
int report_terms_write(const struct report_run *run, struct html *html, struct error *error);

/* Published figures beside the simulated ones. */
int report_targets_write(const struct report_run *run, struct html *html, struct error *error);

/* What the run was told, with sources. */
void report_inputs_write(const struct report_run *run, struct html *html);

/* What the model does not say; which run this is, of what and how made. */
void report_limits_write(const struct report_run *run, struct html *html);
void report_origin_write(const struct report_run *run, struct html *html);

#endif
