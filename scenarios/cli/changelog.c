/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/cli/changelog.h"

#include "output/safe.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char unreleased[] = "\n## [Unreleased]", changed[] = "### Changed";

/* The file as a text, to be freed, and where the part on what is not released begins. */
static int
read_text(const char *path, char **text, char **part, struct error *error)
{
    unsigned char *bytes;
    size_t n;
    int code;

    *text = NULL;
    if (access(path, R_OK | W_OK) != 0)
        return error_set(error, ERR_INPUT,
                         "%s: is not there or cannot be written; --changelog FILE says where",
                         path);
    code = safe_read(path, &bytes, &n, error);
    if (code != 0)
        return code;
    *text = malloc(n + 1);
    if (*text != NULL) {
        memcpy(*text, bytes, n);
        (*text)[n] = '\0';
    }
    free(bytes);
    if (*text == NULL)
        return error_set(error, ERR_MEMORY, "no memory for %s", path);
    *part = strstr(*text, unreleased);
    if (*part == NULL)
        return error_set(error, ERR_INPUT, "%s: has no \"## [Unreleased]\"", path);
    *part += strlen(unreleased);
    return 0;
}

/* The end of a part: where a heading begins that is no deeper than hashes, without the empty lines
 * before it. */
static char *
end_of(char *part, const char *hashes)
{
    char *end = strstr(part, hashes);

    if (end == NULL)
        end = part + strlen(part);
    while (end > part && end[-1] == '\n')
        end--;
    return end;
}

/* Where the line goes, and whether it needs the heading. */
static char *
place_of(char *part, int *needs_heading)
{
    char *end = end_of(part, "\n## "), *heading = strstr(part, changed), *next;

    *needs_heading = heading == NULL || heading > end;
    if (*needs_heading)
        return end;
    next = end_of(heading, "\n### ");
    return next < end ? next : end;
}

int
changelog_check(const char *path, struct error *error)
{
    char *text, *part;
    int code = read_text(path, &text, &part, error);

    free(text);
    return code;
}

/* What comes behind the line; a last line has its end. */
static const char *
rest_of(const char *place)
{
    return *place != '\0' ? place : "\n";
}

int
changelog_add(const char *path, const char *line, struct error *error)
{
    char *text, *part, heading[64] = "";
    int code = read_text(path, &text, &part, error);

    if (code == 0) {
        int needs_heading;
        const char *place = place_of(part, &needs_heading), *rest = rest_of(place);
        struct safe_part parts[] = {
            {text, (size_t)(place - text)}, {heading, 0}, {"\n- ", 3}, {line, strlen(line)},
            {rest, strlen(rest)}};
        if (needs_heading)
            parts[1].n = (size_t)snprintf(heading, sizeof heading, "\n\n%s\n", changed);
        code = safe_publish(path, parts, sizeof parts / sizeof parts[0], error);
    }
    free(text);
    return code;
}
