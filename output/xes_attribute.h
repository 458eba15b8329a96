/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_XES_ATTRIBUTE_H
#define OUTPUT_XES_ATTRIBUTE_H

/*
 * What XES (IEEE 1849-2016) says of a log, a trace or an event: an element with a key and a value,
 * on a line of its own, indented by so many steps.  Whether it could be written, the stream knows.
 */

#include <stdint.h>
#include <stdio.h>

/* type: "string", "date", ...; value: UTF-8, of which XML's own characters are escaped. */
void xes_attribute_text(FILE *out, int depth, const char *type, const char *key, const char *value);

void xes_attribute_whole(FILE *out, int depth, const char *key, int64_t value);

/* Seconds since 1970 in Dutch time without daylight saving, as the simulated days have it. */
void xes_attribute_moment(FILE *out, int depth, const char *key, int64_t seconds);

#endif
