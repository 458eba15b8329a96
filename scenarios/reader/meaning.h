/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIOS_READER_MEANING_H
#define SCENARIOS_READER_MEANING_H

/*
 * What a name that /inputs of a result file has means, in a line: that of its key, of either model;
 * of an item of a list that of the list.
 */

#include "output/words.h"

/* NULL where there is no such key. */
const char *meaning_of(const char *name, enum language language);

#endif
