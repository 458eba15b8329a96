/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIOS_READER_ROW_PLACES_H
#define SCENARIOS_READER_ROW_PLACES_H

/*
 * Shorthand of the tables of rows: where a key's values go, and whose key it is.  Used by the
 * files rows*.c alone.
 */

#include "models/params.h"
#include "scenarios/reader/rows.h"

#include <math.h>

/* One member; one a label; one a label in the structs of background.exam. */
#define ONE(member) offsetof(struct params, member), 0, NULL, 0
#define BY(member, labels, n)                                                                      \
    offsetof(struct params, member), sizeof(((struct params *)0)->member[0]), labels, n
#define BY_EXAM(member)                                                                            \
    offsetof(struct params, member), sizeof(((struct params *)0)->background.exam[0]),             \
        exam_labels, EXAMS

#define CHAIN (1u << MODEL_INBURGERING)
#define QUEUE (1u << MODEL_QUEUE)

#endif
