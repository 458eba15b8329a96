/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/cli/options.h"

#include "output/safe.h"
#include "scenarios/cli/word.h"
#include "scenarios/reader/parse.h"
#include "scenarios/reader/path.h"
#include "scenarios/reader/print.h"
#include "sim/message.h"

#include <stdlib.h>
#include <string.h>

enum { HELP_COLUMN = 30 };

/* ---- help ---- */

static void
print_row(const struct option_row *row, struct paper *paper)
{
    char left[64];

    if (row->letter != 0)
        snprintf(left, sizeof left, "  -%c, --%s", row->letter, row->name);
    else
        snprintf(left, sizeof left, "      --%s", row->name);
    if (row->value != NULL) {
        size_t length = strlen(left);
        snprintf(left + length, sizeof left - length, " %s", row->value);
    }
    paper_item(paper, HELP_COLUMN, left, _(row->help));
}

static void
print_variable(const struct option_row *row, struct paper *paper)
{
    char left[64], option[64];

    snprintf(left, sizeof left, "  %s", row->environment);
    snprintf(option, sizeof option, "--%s", row->name);
    paper_item(paper, HELP_COLUMN, left, option);
}

void
options_print_help(unsigned command, struct paper *paper)
{
    bool headed = false;

    paper_say(paper, "%s", _("Options:"));
    for (size_t i = 0; i < n_option_rows; i++)
        if ((option_rows[i].commands & command) != 0)
            print_row(&option_rows[i], paper);
    for (size_t i = 0; i < n_option_rows; i++) {
        const struct option_row *row = &option_rows[i];
        if ((row->commands & command) == 0 || row->environment == NULL)
            continue;
        if (!headed)
            paper_say(paper, "%s", _("\nEnvironment, in place of an option:"));
        headed = true;
        print_variable(row, paper);
    }
}

/* ---- commands written out ---- */

/* The value that an override gives, as its option takes it: without a scenario's quotes around a
 * date or L after a long number. */
static void
print_word(const struct option_row *row, const char *text, FILE *out)
{
    for (text += strlen(row->key) + 1; *text != '\0'; text++)
        if (*text != '"' && *text != 'L')
            fputc(*text, out);
}

static void
print_override(const struct options *self, size_t i, FILE *out)
{
    const struct option_row *row = self->rows[i];

    fprintf(out, " --%s ", row->name);
    print_word(row, self->overrides[i].text, out);
}

static bool
is_path(const char *key, const struct node *value)
{
    size_t n = strlen(key);

    return value->kind == NODE_TEXT && *value->text != '\0' &&
           (strcmp(key, "run.stock") == 0 || (n >= 4 && strcmp(key + n - 4, "file") == 0));
}

/* Turns the paths in a value, which lead from where we are, into those that lead from the folder of
 * the scenario: there the command is given. Whether there are any. */
static bool
turn_paths(const struct options *self, struct pool *pool, const char *key, struct node *value)
{
    bool turned = is_path(key, value);

    if (turned)
        value->text = path_seen_beside(pool, self->operands[0], value->text);
    for (struct node *child = value->first; child != NULL; child = child->next)
        turned = turn_paths(self, pool, child->name != NULL ? child->name : "", child) || turned;
    return turned;
}

/* A --set as it would be typed in the folder of the scenario; NULL: as it was typed, or there is no
 * memory, as the pool says then. */
static const char *
text_there(const struct options *self, struct pool *pool, const char *text)
{
    const struct place place = {"", -1, "set"};
    size_t n = strcspn(text, "=");
    const char *key = pool_text_n(pool, text, n);
    struct faults faults = {0};
    struct node *value =
        key != NULL ? parse_value(pool, text + n + 1, place, &faults, NULL) : NULL;
    bool turned = value != NULL && turn_paths(self, pool, key, value);

    faults_free(&faults);
    return turned && !pool->failed
               ? pool_format(pool, "%s=%s", key, print_value_text(pool, value)) : NULL;
}

static bool
print_set(const struct options *self, size_t i, FILE *out)
{
    const char *there;
    struct pool pool;
    bool failed;

    pool_init(&pool);
    there = text_there(self, &pool, self->overrides[i].text);
    fputs(" --set ", out);
    word_quote(there != NULL ? there : self->overrides[i].text, out);
    failed = pool.failed;
    pool_free(&pool);
    return !failed;
}

/* Options that stand for keys in order of the table, then the others in theirs. False where there is
 * no memory. */
static bool
print_overrides(const struct options *self, FILE *out)
{
    bool sound = true;

    for (size_t i = 0; i < n_option_rows; i++)
        for (size_t j = 0; j < self->n_overrides; j++) {
            if (self->rows[j] != &option_rows[i])
                continue;
            if (option_rows[i].key == NULL)
                sound = print_set(self, j, out) && sound;
            else
                print_override(self, j, out);
        }
    return sound;
}

/* What decides on how many replications there are. */
static void
print_precision(const struct options *self, FILE *out)
{
    for (size_t i = 0; i < self->n_precision; i++) {
        fputs(" --precision ", out);
        word_quote(self->precision[i], out);
    }
    for (size_t i = 0; i < n_option_rows; i++)
        if (option_rows[i].needs_precision && self->given[i])
            fprintf(out, " --%s %lld", option_rows[i].name,
                    (long long)*(const int64_t *)((const char *)self + option_rows[i].member));
}

/* What else is in the result. */
static void
print_members(const struct options *self, FILE *out)
{
    for (size_t i = 0; i < n_option_rows; i++) {
        const struct option_row *row = &option_rows[i];
        const char *member = (const char *)self + row->member;
        if (!row->in_command || !self->given[i])
            continue;
        fprintf(out, " --%s", row->name);
        if (row->kind == OPTION_WHOLE)
            fprintf(out, " %lld", (long long)*(const int64_t *)member);
    }
}

char *
options_command(const struct options *self, const char *name)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    bool sound;

    if (out == NULL)
        return NULL;
    fprintf(out, "doorstroom %s ", name);
    word_quote(safe_name_of(self->operands[0]), out);
    sound = print_overrides(self, out);
    print_precision(self, out);
    print_members(self, out);
    if (fclose(out) != 0 || !sound) {
        free(text);
        return NULL;
    }
    return text;
}

char *
options_files(const struct options *self, const char *command)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);

    if (out == NULL)
        return NULL;
    fprintf(out, "doorstroom %s", command);
    for (size_t i = 0; i < self->n_operands; i++) {
        fputc(' ', out);
        word_quote(safe_name_of(self->operands[i]), out);
    }
    if (fclose(out) != 0) {
        free(text);
        return NULL;
    }
    return text;
}

/* What the environment said is said by options, before the words, so that another shell does the
 * same and the words still win. */
char *
options_resume(const struct options *self, int n_words, char **words)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);

    if (out == NULL)
        return NULL;
    word_quote(words[0], out);
    for (int i = 1; i < n_words; i++) {
        fputc(' ', out);
        word_quote(words[i], out);
        if (i == 1 && !self->resume)
            fputs(" --resume", out);
        if (i == 1 && self->part.of > 0 && strcmp(self->part_origin, "flag") != 0)
            fprintf(out, " --part %lld/%lld", (long long)self->part.number,
                    (long long)self->part.of);
        for (size_t j = 0; i == 1 && j < self->n_overrides; j++)
            if (strcmp(self->overrides[j].origin, "environment") == 0)
                print_override(self, j, out);
    }
    if (fclose(out) != 0) {
        free(text);
        return NULL;
    }
    return text;
}
