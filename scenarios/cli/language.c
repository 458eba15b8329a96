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

const char *
language_name(enum language language)
{
    return language == LANGUAGE_NL ? "nl" : "en";
}

const char *
language_said(int n_words, char **words)
{
    static const char option[] = "--lang";
    const size_t n = sizeof option - 1;
    const char *said = NULL;

    for (int i = 1; i < n_words && strcmp(words[i], "--") != 0; i++) {
        if (strcmp(words[i], option) == 0 && i + 1 < n_words)
            said = words[++i];
        else if (strncmp(words[i], option, n) == 0 && words[i][n] == '=')
            said = words[i] + n + 1;
    }
    return said;
}

bool
language_of_document(int n_words, char **words)
{
    for (int i = 1; i < n_words && strcmp(words[i], "--") != 0; i++)
        if (strcmp(words[i], "--json") == 0)
            return true;
    return false;
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
