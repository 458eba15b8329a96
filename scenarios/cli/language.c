/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/cli/language.h"

#include <stdlib.h>
#include <string.h>

bool
language_parse(const char *text, enum language *language)
{
    *language = strcmp(text, "nl") == 0 ? LANGUAGE_NL : LANGUAGE_EN;
    return *language == LANGUAGE_NL || strcmp(text, "en") == 0;
}

/* "nl", "nl_NL.UTF-8", "nl_BE@euro"; not "nld". */
static bool
is_dutch(const char *locale)
{
    return strncmp(locale, "nl", 2) == 0 && strchr("_.@", locale[2]) != NULL;
}

enum language
language_of(const char *said)
{
    static const char *const variables[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    enum language language;

    if (said != NULL && language_parse(said, &language))
        return language;
    for (size_t i = 0; i < sizeof variables / sizeof variables[0]; i++) {
        const char *locale = getenv(variables[i]);
        if (locale != NULL && *locale != '\0')
            return is_dutch(locale) ? LANGUAGE_NL : LANGUAGE_EN;
    }
    return LANGUAGE_EN;
}
