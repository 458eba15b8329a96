/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIOS_READER_PHRASE_H
#define SCENARIOS_READER_PHRASE_H

/*
 * The words in which the registry is explained to people, in English and Dutch.  Names of keys,
 * sources and articles are the same in both.
 */

#include "output/words.h"
#include "scenarios/reader/registry.h"

enum phrase {
    PHRASE_MEANING,
    PHRASE_KIND,
    PHRASE_UNIT,
    PHRASE_RANGE,
    PHRASE_DEFAULT,
    PHRASE_BAND,
    PHRASE_SOURCE,
    PHRASE_LAW,
    PHRASE_DATED,
    PHRASE_MODEL,
    PHRASE_KEY,       /* as the head of a column */
    PHRASE_MEMBER,
    PHRASE_NEEDED,
    PHRASE_TO,        /* 0 to 1 */
    PHRASE_NO_LESS,   /* of a distribution */
    PHRASE_OF_MEAN,   /* a band is of a distribution's mean */
    PHRASE_OF_NUMBER, /* ... of the number of days */
    PHRASE_NO_DEFAULT,
    PHRASE_MAY_BE_LEFT_OUT,
    PHRASE_MUST_BE_GIVEN,
    PHRASE_NONE,
    PHRASE_YES,
    PHRASE_NO,
    PHRASE_OF_ITS_KEY, /* the source of a dated change */
    PHRASE_EITHER,     /* of both models */
    PHRASES
};

const char *phrase_of(enum phrase phrase, enum language language);

/* "number", "whole number", ... */
const char *phrase_kind(enum key_kind kind, enum language language);

#endif
