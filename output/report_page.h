/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_REPORT_PAGE_H
#define OUTPUT_REPORT_PAGE_H

/*
 * The frame of a report: head with style, script and the policy that lets nothing else in and no
 * request out, a way past the navigation, and the texts that the script needs.
 */

#include "output/html.h"
#include "output/words.h"

/* What the build made of output/report/page.js and page.css (output/report/page.S). */
extern const char report_script[], report_style[];

void report_page_open(struct html *self, enum language language, const char *title);

/* The script comes last, when all that it works on is there. */
void report_page_close(struct html *self);

#endif
