/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/reader/manual.h"

#include "scenarios/reader/entry.h"
#include "scenarios/reader/rows.h"

#include <string.h>

static const char *const preface[LANGUAGES] = {
    "<!-- made by: cmake --build build/release --target manual -->\n"
    "# Keys of a scenario\n"
    "\n"
    "All that a scenario may say, by group; [scenario.md](scenario.md) has the language\n"
    "itself. `doorstroom explain KEY` says the same of one key. Where a name ends in `*`,\n"
    "there is a key for each of the words behind the meaning.\n"
    "\n"
    "- *Dated*: a dated change (`changes`) may alter it in the course of the run.\n"
    "- *Default*: what holds where no file says it; `-`: a scenario or its base must say\n"
    "  it, as `basis.cfg` does of all keys of the chain.\n"
    "- *Band*: in which a value that was set by hand may lie; of a distribution its mean.\n"
    "- *Source*: ids of published figures; `hand-set`: no figure gives it; `law`: the\n"
    "  article says it; `model`: it is about the run, not about the world. Members have\n"
    "  that of their list.\n"
    "- *Needed*: an item without it is refused. `{ id = \"x\"; remove = true; }` takes one\n"
    "  out.\n"
    "- *Law*: Wi21 and Bi21, Wet and Besluit inburgering 2021; Wi13 and Bi13, those of\n"
    "  2013.\n",
    "<!-- gemaakt met: cmake --build build/release --target manual -->\n"
    "# Sleutels van een scenario\n"
    "\n"
    "Alles wat een scenario kan zeggen, per groep; de taal zelf staat in\n"
    "[scenario.md](scenario.md). `doorstroom explain SLEUTEL --lang nl` zegt hetzelfde van\n"
    "een sleutel. Eindigt een naam op `*`, dan is er een sleutel voor elk van de woorden\n"
    "achter de betekenis.\n"
    "\n"
    "- *Op datum*: een wijziging op datum (`changes`) mag hem in de loop van de run\n"
    "  veranderen.\n"
    "- *Standaard*: wat geldt als geen bestand het zegt; `-`: een scenario of zijn basis\n"
    "  moet het zeggen, zoals `basis.cfg` doet voor alle sleutels van de keten.\n"
    "- *Bandbreedte*: waarin een met de hand gekozen waarde kan liggen; van een verdeling\n"
    "  het gemiddelde.\n"
    "- *Bron*: kenmerken van gepubliceerde cijfers; `hand-set`: met de hand gekozen, geen\n"
    "  cijfer geeft het; `law`: het artikel zegt het; `model`: het gaat over de run, niet\n"
    "  over de wereld. Leden hebben die van hun lijst.\n"
    "- *Nodig*: een onderdeel zonder dit lid wordt geweigerd. `{ id = \"x\"; remove = true;\n"
    "  }` haalt er een weg.\n"
    "- *Wet*: Wi21 en Bi21, Wet en Besluit inburgering 2021; Wi13 en Bi13, die van 2013.\n",
};

static const char *const top[LANGUAGES] = {"At the top of a file", "Boven in een bestand"};

/* ---- tables ---- */

static void
print_head(const enum phrase *columns, size_t n, enum language language, FILE *out)
{
    fputc('\n', out);
    for (size_t c = 0; c < n; c++)
        fprintf(out, "| %s ", phrase_of(columns[c], language));
    fputs("|\n", out);
    for (size_t c = 0; c < n; c++)
        fputs("| --- ", out);
    fputs("|\n", out);
}

/* "course.places.*" stands for one key a label. */
static void
print_labels(const struct key_row *row, FILE *out)
{
    for (size_t label = 0; label < row->n_labels; label++)
        fprintf(out, "%s`%s`", label == 0 ? " (`*`: " : ", ", row->labels[label]);
    fputs(row->n_labels > 0 ? ")" : "", out);
}

static void
print_key(const struct key_row *row, enum language language, FILE *out)
{
    static const enum phrase fields[] = {PHRASE_KIND, PHRASE_UNIT,   PHRASE_RANGE, PHRASE_DATED,
                                         PHRASE_BAND, PHRASE_SOURCE, PHRASE_LAW};
    struct entry entry;

    entry_of_row(&entry, row);
    fprintf(out, "| `%s` | ", entry.name);
    entry_print(&entry, PHRASE_MEANING, language, out);
    print_labels(row, out);
    fprintf(out, " | %s%s%s", row->fallback != NULL ? "`" : "",
            row->fallback != NULL ? row->fallback : "-", row->fallback != NULL ? "`" : "");
    for (size_t f = 0; f < sizeof fields / sizeof fields[0]; f++) {
        fputs(" | ", out);
        entry_print(&entry, fields[f], language, out);
    }
    fputs(" |\n", out);
}

static void
print_member(const struct member_row *member, enum language language, FILE *out)
{
    static const enum phrase fields[] = {PHRASE_MEANING, PHRASE_KIND, PHRASE_UNIT, PHRASE_RANGE,
                                         PHRASE_DATED};
    struct entry entry;

    entry_of_member(&entry, member);
    fprintf(out, "| `%s` ", entry.name);
    for (size_t f = 0; f < sizeof fields / sizeof fields[0]; f++) {
        fputs("| ", out);
        entry_print(&entry, fields[f], language, out);
        fputc(' ', out);
    }
    fprintf(out, "| %s |\n", phrase_of(member->needed ? PHRASE_YES : PHRASE_NO, language));
}

/* Nothing where there are none. */
static void
print_members(const char *of, enum language language, FILE *out)
{
    static const enum phrase columns[] = {PHRASE_MEMBER, PHRASE_MEANING, PHRASE_KIND,  PHRASE_UNIT,
                                          PHRASE_RANGE,  PHRASE_DATED,   PHRASE_NEEDED};
    const struct member_row *member;
    bool any = false;

    for (size_t r = 0; (member = member_row_at(r)) != NULL; r++) {
        if (strcmp(member->of, of) != 0)
            continue;
        if (!any)
            print_head(columns, sizeof columns / sizeof columns[0], language, out);
        print_member(member, language, out);
        any = true;
    }
}

/* ---- groups: what stands before the first point ---- */

static bool
same_group(const struct key_row *a, const struct key_row *b)
{
    size_t n = strcspn(a->pattern, ".");

    return n == strcspn(b->pattern, ".") && strncmp(a->pattern, b->pattern, n) == 0;
}

/* Whether no row before it is of its group. */
static bool
opens_group(size_t index)
{
    for (size_t r = 0; r < index; r++)
        if (same_group(key_row_at(r), key_row_at(index)))
            return false;
    return true;
}

/* Those of the keys themselves, and of the lists in their items. */
static void
print_lists(const struct key_row *first, enum language language, FILE *out)
{
    const struct key_row *row;

    for (size_t r = 0; (row = key_row_at(r)) != NULL; r++)
        if (same_group(row, first))
            print_members(row->pattern, language, out);
    if (strcmp(first->pattern, "arrivals") == 0)
        print_members("arrivals.rate", language, out);
    if (strcmp(first->pattern, "stations") == 0)
        print_members("stations.calendar", language, out);
}

static void
print_group(const struct key_row *first, enum language language, FILE *out)
{
    static const enum phrase columns[] = {
        PHRASE_KEY,   PHRASE_MEANING, PHRASE_DEFAULT, PHRASE_KIND,   PHRASE_UNIT,
        PHRASE_RANGE, PHRASE_DATED,   PHRASE_BAND,    PHRASE_SOURCE, PHRASE_LAW};
    const struct key_row *row;

    fprintf(out, "\n## %.*s\n", (int)strcspn(first->pattern, "."), first->pattern);
    print_head(columns, sizeof columns / sizeof columns[0], language, out);
    for (size_t r = 0; (row = key_row_at(r)) != NULL; r++)
        if (same_group(row, first))
            print_key(row, language, out);
    print_lists(first, language, out);
}

void
manual_print(enum language language, FILE *out)
{
    fputs(preface[language], out);
    fprintf(out, "\n## %s\n", top[language]);
    print_members("", language, out);
    print_members("changes", language, out);
    for (size_t r = 0; key_row_at(r) != NULL; r++)
        if (opens_group(r))
            print_group(key_row_at(r), language, out);
}
