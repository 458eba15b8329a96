/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/message.h"

#include <limits.h>
#include <locale.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define DOMAIN "doorstroom"
#define ENGLISH "en"
#define LOCALE "C.UTF-8"

static const char *const places[] = {"locale", "../share/locale"};

static char the_language[8] = ENGLISH;

enum { PLACES = sizeof places / sizeof *places, PLACE_SIZE = PATH_MAX + 32 };

/* The folder of the program that runs, with its slash; false where the system does not say. */
static bool
find_program(char folder[PATH_MAX])
{
    ssize_t n = readlink("/proc/self/exe", folder, PATH_MAX - 1);
    char *slash;

    folder[n > 0 ? n : 0] = '\0';
    slash = strrchr(folder, '/');
    if (slash != NULL)
        slash[1] = '\0';
    return slash != NULL;
}

static bool
has_catalogue(const char *place, const char *language)
{
    char path[PLACE_SIZE + 64];

    snprintf(path, sizeof path, "%s/%.8s/LC_MESSAGES/" DOMAIN ".mo", place, language);
    return access(path, R_OK) == 0;
}

static bool
find_catalogue(char place[PLACE_SIZE], const char *language)
{
    char folder[PATH_MAX];
    bool found = false;

    if (!find_program(folder))
        return false;
    for (int i = 0; i < PLACES && !found; i++) {
        snprintf(place, PLACE_SIZE, "%s%s", folder, places[i]);
        found = has_catalogue(place, language);
    }
    return found;
}

/* A bare system has no Dutch locale; gettext needs one that is not "C" and then goes by LANGUAGE. */
bool
message_open(const char *language)
{
    char place[PLACE_SIZE];

    if (strcmp(language, ENGLISH) == 0)
        return true;
    if (!find_catalogue(place, language) || setlocale(LC_MESSAGES, LOCALE) == NULL ||
        setenv("LANGUAGE", language, 1) != 0)
        return false;
    bindtextdomain(DOMAIN, place);
    bind_textdomain_codeset(DOMAIN, "UTF-8");
    textdomain(DOMAIN);
    snprintf(the_language, sizeof the_language, "%s", language);
    return true;
}

const char *
message_language(void)
{
    return the_language;
}

void
message_english(bool english)
{
    if (strcmp(the_language, ENGLISH) != 0)
        (void)setlocale(LC_MESSAGES, english ? "C" : LOCALE);
}
