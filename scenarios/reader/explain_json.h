/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIOS_READER_EXPLAIN_JSON_H
#define SCENARIOS_READER_EXPLAIN_JSON_H

/*
 * What explain.h says, as an object of a JSON document: texts in the language that is asked for under
 * names that do not depend on it.
 */

#include "output/json.h"
#include "scenarios/reader/explain.h"

/* Writes one object: of a key, a member or a group; of a name that there is none of, with the nearest.
 * known: whether there is. Errors: ERR_MEMORY. */
int explain_json(const struct registry *registry, const char *name, enum language language,
                 struct json *json, bool *known, struct error *error);

#endif
