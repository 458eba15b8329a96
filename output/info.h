/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_INFO_H
#define OUTPUT_INFO_H

/*
 * What a finished file is, in lines for people: type, title, run, version, layout, dimensions, groups
 * and warnings.
 */

#include "sim/error.h"

#include <stdio.h>

/* Errors: as door_open, with a text that says the path. */
int info_print(const char *path, FILE *out, struct error *error);

#endif
