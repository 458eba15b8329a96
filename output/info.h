/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_INFO_H
#define OUTPUT_INFO_H

/*
 * What a finished file is, in lines for people or as JSON: type, title, run, version, layout, dimensions, groups
 * and warnings.
 */

#include "output/json.h"
#include "sim/error.h"

#include <stdio.h>

/* Errors: as door_open, with a text that says the path. */
int info_print(const char *path, FILE *out, struct error *error);

/* The same as members of the object of a JSON document that is open, by the names of the attributes.
 * Errors: as info_print; the object is open still. */
int info_put(const char *path, struct json *json, struct error *error);

#endif
