/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/reader/phrase.h"

static const char *const phrases[PHRASES][LANGUAGES] = {
    [PHRASE_MEANING] = {"meaning", "betekenis"},
    [PHRASE_KIND] = {"kind", "soort"},
    [PHRASE_UNIT] = {"unit", "eenheid"},
    [PHRASE_RANGE] = {"range", "bereik"},
    [PHRASE_DEFAULT] = {"default", "standaard"},
    [PHRASE_BAND] = {"band", "bandbreedte"},
    [PHRASE_SOURCE] = {"source", "bron"},
    [PHRASE_LAW] = {"law", "wet"},
    [PHRASE_DATED] = {"dated", "op datum"},
    [PHRASE_MODEL] = {"model", "model"},
    [PHRASE_KEY] = {"key", "sleutel"},
    [PHRASE_MEMBER] = {"member", "lid"},
    [PHRASE_NEEDED] = {"needed", "nodig"},
    [PHRASE_TO] = {"to", "tot"},
    [PHRASE_NO_LESS] = {"0 and more", "0 en meer"},
    [PHRASE_OF_MEAN] = {"mean", "gemiddelde"},
    [PHRASE_OF_NUMBER] = {"number", "aantal"},
    [PHRASE_NO_DEFAULT] = {"none: a scenario or its base gives it",
                           "geen: een scenario of zijn basis geeft hem"},
    [PHRASE_MAY_BE_LEFT_OUT] = {"may be left out", "mag weg"},
    [PHRASE_MUST_BE_GIVEN] = {"none: it must be given", "geen: moet gegeven zijn"},
    [PHRASE_NONE] = {"-", "-"},
    [PHRASE_YES] = {"yes", "ja"},
    [PHRASE_NO] = {"no", "nee"},
    [PHRASE_OF_ITS_KEY] = {"of the key that it changes", "van de sleutel die zij wijzigt"},
    [PHRASE_EITHER] = {"inburgering, queue", "inburgering, queue"},
};

static const char *const kinds[][LANGUAGES] = {
    [KEY_INT] = {"whole number", "geheel getal"},
    [KEY_REAL] = {"number", "getal"},
    [KEY_DATE] = {"date", "datum"},
    [KEY_DATED] = {"number", "getal"},
    [KEY_DRAW] = {"distribution", "verdeling"},
    [KEY_REALS] = {"numbers", "getallen"},
    [KEY_INTS] = {"whole numbers", "gehele getallen"},
    [KEY_ITEMS] = {"list", "lijst"},
    [KEY_ARRIVALS] = {"distribution or rate", "verdeling of intensiteit"},
    [KEY_STATIONS] = {"list", "lijst"},
    [KEY_DAYS] = {"days of the year", "dagen van het jaar"},
    [KEY_TEXT] = {"text", "tekst"},
    [KEY_WORD] = {"word", "woord"},
};

const char *
phrase_of(enum phrase phrase, enum language language)
{
    return phrases[phrase][language];
}

const char *
phrase_kind(enum key_kind kind, enum language language)
{
    return kinds[kind][language];
}
