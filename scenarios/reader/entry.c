/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/reader/entry.h"

#include "output/headings.h"
#include "scenarios/reader/distribution.h"
#include "scenarios/reader/print.h"
#include "scenarios/reader/rows.h"

#include <math.h>

/* ---- which one ---- */

void
entry_of_row(struct entry *self, const struct key_row *row)
{
    *self = (struct entry){.row = row};
    snprintf(self->name, ENTRY_NAME, "%s", row->pattern);
}

/* The row of the key whose items have such members, or of the arrivals. */
static const struct key_row *
row_of(const char *of)
{
    const struct key_row *row;

    for (size_t r = 0; (row = key_row_at(r)) != NULL; r++) {
        size_t n = strlen(row->pattern);
        if (strncmp(row->pattern, of, n) == 0 && (of[n] == '\0' || of[n] == '.'))
            return row;
    }
    return NULL;
}

/* Where an item of the list goes by an id, that stands between; schedules have none. */
void
entry_of_member(struct entry *self, const struct member_row *member)
{
    const char *of = member->of, *between = ".ID.";

    *self = (struct entry){.member = member, .row = row_of(of)};
    if (strcmp(of, "arrivals") == 0)
        between = ".";
    else if (strcmp(of, "arrivals.rate") == 0)
        between = "[].";
    else if (strcmp(of, "stations.calendar") == 0)
        of = "stations", between = ".ID.calendar[].";
    else if (*of == '\0')
        between = "";
    snprintf(self->name, ENTRY_NAME, "%s%s%s", of, between, member->name);
}

const char *
entry_list_of(const char *name)
{
    const struct member_row *member;
    const char *longest = NULL;
    size_t most = 0;

    for (size_t r = 0; (member = member_row_at(r)) != NULL; r++) {
        size_t n = strlen(member->of);
        if (n > most && strncmp(name, member->of, n) == 0 && (name[n] == '.' || name[n] == '[')) {
            longest = member->of;
            most = n;
        }
    }
    return longest;
}

/* What stands behind "[]" and points. */
static const char *
step_over(const char *rest)
{
    return rest + strspn(rest, "[].");
}

/* A member of a list, whose name is in rest, with an id before it or not; or of a list in it. */
static const struct member_row *
find_in_list(const char *of, const char *rest)
{
    const struct member_row *member = member_find(of, rest);
    size_t n = strcspn(rest, "[.");
    char inner[ENTRY_NAME];

    if (member != NULL || rest[n] == '\0')
        return member;
    rest = step_over(rest + n);
    member = member_find(of, rest);
    n = strcspn(rest, "[.");
    if (member != NULL || rest[n] == '\0')
        return member;
    snprintf(inner, ENTRY_NAME, "%s.%.*s", of, (int)n, rest);
    return member_find(inner, step_over(rest + n));
}

static const struct member_row *
find_member(const char *name)
{
    const char *of = entry_list_of(name);

    return of == NULL ? member_find("", name)
                      : find_in_list(of, step_over(name + strlen(of)));
}

bool
entry_find(struct entry *self, const struct registry *registry, const char *name)
{
    const struct member_row *member;
    const struct key_row *row;

    for (size_t i = 0; i < registry->n_all; i++)
        if (strcmp(registry->keys[i].name, name) == 0) {
            entry_of_row(self, registry->keys[i].row);
            snprintf(self->name, ENTRY_NAME, "%s", name);
            return true;
        }
    for (size_t r = 0; (row = key_row_at(r)) != NULL; r++)
        if (strcmp(row->pattern, name) == 0) {
            entry_of_row(self, row);
            return true;
        }
    member = find_member(name);
    if (member != NULL)
        entry_of_member(self, member);
    return member != NULL;
}

/* ---- what there is to say ---- */

static enum key_kind
kind_of(const struct entry *self)
{
    return self->member != NULL ? self->member->kind : self->row->kind;
}

static void
print_kind(const struct entry *self, enum language language, FILE *out)
{
    if (self->member == NULL && self->row->n_values > 0)
        fprintf(out, "%zu ", self->row->n_values);
    fputs(phrase_kind(kind_of(self), language), out);
}

static void
print_span(double low, double high, enum language language, FILE *out)
{
    char least[PRINT_NUMBER], most[PRINT_NUMBER];

    print_number(low, least);
    print_number(high, most);
    fprintf(out, "%s %s %s", least, phrase_of(PHRASE_TO, language), most);
}

static bool
is_of_numbers(enum key_kind kind)
{
    return kind == KEY_INT || kind == KEY_REAL || kind == KEY_DATED || kind == KEY_REALS ||
           kind == KEY_INTS;
}

/* A member without a range of its own has the list's. Dates, texts and lists have none. */
static void
print_range(const struct entry *self, enum language language, FILE *out)
{
    const struct member_row *member = self->member;
    bool own = member == NULL || isnan(member->low);
    double low = !own ? member->low : self->row != NULL ? self->row->low : 0.0;
    double high = !own ? member->high : self->row != NULL ? self->row->high : 0.0;

    if (kind_of(self) == KEY_DRAW && (member != NULL || high >= DISTRIBUTION_LONGEST))
        fputs(phrase_of(PHRASE_NO_LESS, language), out);
    else if ((kind_of(self) == KEY_DRAW || is_of_numbers(kind_of(self))) && low < high)
        print_span(low, high, language, out);
    else if (kind_of(self) == KEY_WORD)
        for (size_t w = 0; w < member->n_words; w++)
            fprintf(out, "%s%s", w > 0 ? ", " : "", member->words[w]);
    else
        fputs(phrase_of(PHRASE_NONE, language), out);
}

static void
print_default(const struct entry *self, enum language language, FILE *out)
{
    if (self->member != NULL)
        fputs(phrase_of(self->member->needed ? PHRASE_MUST_BE_GIVEN : PHRASE_MAY_BE_LEFT_OUT,
                        language),
              out);
    else
        fputs(self->row->fallback != NULL ? self->row->fallback
                                          : phrase_of(PHRASE_NO_DEFAULT, language),
              out);
}

static void
print_band(const struct entry *self, enum language language, FILE *out)
{
    const struct key_row *row = self->row;

    if (self->member != NULL || isnan(row->band_low)) {
        fputs(phrase_of(PHRASE_NONE, language), out);
        return;
    }
    print_span(row->band_low, row->band_high, language, out);
    if (row->kind == KEY_DRAW || row->kind == KEY_DAYS)
        fprintf(out, " (%s)", phrase_of(row->kind == KEY_DRAW ? PHRASE_OF_MEAN : PHRASE_OF_NUMBER,
                                        language));
}

/* A change is of the key that it changes; what else is at the top is about the file. */
static void
print_source(const struct entry *self, enum language language, FILE *out)
{
    if (self->row != NULL)
        fputs(self->row->source, out);
    else
        fputs(*self->member->of != '\0' ? phrase_of(PHRASE_OF_ITS_KEY, language) : "model", out);
}

static void
print_law(const struct entry *self, enum language language, FILE *out)
{
    bool has_law = self->row != NULL && *self->row->legal != '\0';

    if (self->row == NULL && *self->member->of != '\0')
        fputs(phrase_of(PHRASE_OF_ITS_KEY, language), out);
    else
        fputs(has_law ? self->row->legal : phrase_of(PHRASE_NONE, language), out);
}

static void
print_model(const struct entry *self, enum language language, FILE *out)
{
    unsigned models = self->row != NULL ? self->row->models : ~0u;

    if (models == 1u << MODEL_INBURGERING || models == 1u << MODEL_QUEUE)
        fputs(model_labels[models == 1u << MODEL_QUEUE ? MODEL_QUEUE : MODEL_INBURGERING], out);
    else
        fputs(phrase_of(PHRASE_EITHER, language), out);
}

static const char *
meaning_of(const struct entry *self, enum language language)
{
    if (self->member != NULL)
        return language == LANGUAGE_NL ? self->member->nl : self->member->en;
    return language == LANGUAGE_NL ? self->row->nl : self->row->en;
}

static const char *
unit_of(const struct entry *self, enum language language)
{
    const char *unit = self->member != NULL ? self->member->unit : self->row->unit;
    const char *words = headings_input_unit(unit, language);

    bug_assert(words != NULL, "the unit %s of %s has no words", unit, self->name);
    return words;
}

void
entry_print(const struct entry *self, enum phrase field, enum language language, FILE *out)
{
    switch (field) {
    case PHRASE_MEANING:
        fputs(meaning_of(self, language), out);
        break;
    case PHRASE_KIND:
        print_kind(self, language, out);
        break;
    case PHRASE_UNIT:
        fputs(unit_of(self, language), out);
        break;
    case PHRASE_RANGE:
        print_range(self, language, out);
        break;
    case PHRASE_DEFAULT:
        print_default(self, language, out);
        break;
    case PHRASE_BAND:
        print_band(self, language, out);
        break;
    case PHRASE_SOURCE:
        print_source(self, language, out);
        break;
    case PHRASE_LAW:
        print_law(self, language, out);
        break;
    case PHRASE_DATED:
        fputs(phrase_of(kind_of(self) == KEY_DATED ? PHRASE_YES : PHRASE_NO, language), out);
        break;
    default:
        print_model(self, language, out);
        break;
    }
}
