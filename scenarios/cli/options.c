/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* sched_getaffinity */
#include "scenarios/cli/options.h"

#include "output/disclosure.h"
#include "scenarios/cli/language.h"
#include "scenarios/cli/slurm.h"
#include "scenarios/cli/word.h"
#include "scenarios/studies/precision.h"
#include "sim/calendar.h"
#include "sim/message.h"

#include <getopt.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { LONG_BASE = 256 };

/* ---- members ---- */

static void *
member_of(struct options *self, const struct option_row *row)
{
    return (char *)self + row->member;
}

/* Processors that this process may use. */
static int64_t
processors(void)
{
    cpu_set_t set;
    long n;

    if (sched_getaffinity(0, sizeof set, &set) == 0)
        return CPU_COUNT(&set);
    n = sysconf(_SC_NPROCESSORS_ONLN);
    return n > 0 ? n : 1;
}

/* ---- what is laid over the scenario ---- */

static void
drop_override(struct options *self, size_t i)
{
    free((void *)(uintptr_t)self->overrides[i].text);
    self->n_overrides--;
    for (; i < self->n_overrides; i++) {
        self->overrides[i] = self->overrides[i + 1];
        self->rows[i] = self->rows[i + 1];
    }
}

/* Takes text over. */
static int
add_override(struct options *self, const struct option_row *row, char *text, const char *origin,
             struct error *error)
{
    if (text == NULL)
        return error_set(error, ERR_MEMORY, "no memory for an option");
    for (size_t i = self->n_overrides; i-- > 0;)
        if (word_same_key(self->overrides[i].text, text))
            drop_override(self, i);
    self->overrides[self->n_overrides] =
        (struct scenario_override){.text = text, .origin = origin};
    self->rows[self->n_overrides++] = row;
    return 0;
}

/* KEY=VALUE without the space around KEY, to be freed. */
static char *
trimmed(const char *text)
{
    const char *key, *equals = strchr(text, '=');
    size_t length = word_key(text, &key), size = length + strlen(equals) + 1;
    char *copy = malloc(size);

    if (copy != NULL)
        snprintf(copy, size, "%.*s%s", (int)length, key, equals);
    return copy;
}

/* A number as a scenario writes a fraction, in the fewest digits that give it back. */
static void
write_number(double number, char *text, size_t size)
{
    double same;

    for (int digits = 1; digits <= 17; digits++) {
        snprintf(text, size, "%.*g", digits, number);
        if (word_number(text, &same) && !(same < number || same > number))
            break;
    }
    if (strpbrk(text, ".e") == NULL)
        snprintf(text + strlen(text), size - strlen(text), ".0");
}

/* "KEY=VALUE" as a scenario writes it, one way for each value. value has been checked. */
static char *
assignment(const struct option_row *row, const char *value)
{
    char text[96];
    size_t length = (size_t)snprintf(text, sizeof text, "%s=", row->key);
    int64_t whole;
    double number;

    if (row->kind == OPTION_WHOLE && word_whole(value, &whole))
        snprintf(text + length, sizeof text - length, whole > INT32_MAX ? "%lldL" : "%lld",
                 (long long)whole);
    else if (row->kind == OPTION_FACTOR && word_number(value, &number))
        write_number(number, text + length, sizeof text - length);
    else
        snprintf(text + length, sizeof text - length, "\"%s\"", value);
    return strdup(text);
}

/* ---- values ---- */

bool
options_stock(const char *value, day_number *day, const char **file)
{
    char date[DATE_TEXT_SIZE];
    size_t length = strcspn(value, "=");

    if (value[length] == '\0' || value[length + 1] == '\0' || length >= sizeof date)
        return false;
    snprintf(date, sizeof date, "%.*s", (int)length, value);
    *file = value + length + 1;
    return date_parse(date, day);
}

/* said: "--seed" or "DOORSTROOM_SEED". */
static int
check_value(const struct option_row *row, const char *said, const char *value,
            struct error *error)
{
    int64_t whole;
    double number;
    day_number day;
    struct part part;
    enum language language;
    const char *file;

    switch (row->kind) {
    case OPTION_WHOLE:
        if (!word_whole(value, &whole) || whole < row->low || whole > row->high)
            return error_set(error, ERR_INPUT,
                             "%s: \"%s\" is not a whole number from %lld to %lld", said, value,
                             (long long)row->low, (long long)row->high);
        return 0;
    case OPTION_FACTOR:
        if (!word_number(value, &number) || !(number > 0.0))
            return error_set(error, ERR_INPUT, "%s: \"%s\" is not a number above 0", said, value);
        if (row->key == NULL && !(number < 1.0))
            return error_set(error, ERR_INPUT, "%s: \"%s\" is not a share below 1", said, value);
        return 0;
    case OPTION_DAY:
        if (!date_parse(value, &day))
            return error_set(error, ERR_INPUT,
                             "%s: \"%s\" is not a date, YYYY-MM-DD from 1970 to 2105", said, value);
        return 0;
    case OPTION_PRECISION:
        if (!precision_ask_is_sound(value))
            return error_set(error, ERR_INPUT,
                             "%s: \"%s\" is not KPI=HALFWIDTH with a number above 0", said, value);
        return 0;
    case OPTION_PART:
        if (!part_parse(&part, value))
            return error_set(error, ERR_INPUT, "%s: \"%s\" is not K/N with 1 <= K <= N <= %d", said,
                             value, PARTS_MOST);
        return 0;
    case OPTION_LANGUAGE:
        if (!language_parse(value, &language))
            return error_set(error, ERR_INPUT, "%s: \"%s\" is not nl or en", said, value);
        return 0;
    case OPTION_STOCK:
        if (!options_stock(value, &day, &file))
            return error_set(error, ERR_INPUT, "%s: \"%s\" is not DATE=FILE, as in "
                                               "2024-05-01=stock.csv", said, value);
        return 0;
    case OPTION_ASSIGNMENT:
        if (strchr(value, '=') == NULL || value[0] == '=')
            return error_set(error, ERR_INPUT, "%s: \"%s\" is not KEY=VALUE", said, value);
        return 0;
    default:
        if (*value == '\0')
            return error_set(error, ERR_INPUT, "%s: is empty", said);
        return 0;
    }
}

static int
take_value(struct options *self, const struct option_row *row, const char *said,
           const char *value, const char *origin, struct error *error)
{
    int code = 0;

    if (row->kind == OPTION_FLAG || row->kind == OPTION_HELP) {
        *(bool *)member_of(self, row) = true;
        return 0;
    }
    code = check_value(row, said, value, error);
    if (code != 0)
        return code;
    if (row->kind == OPTION_ASSIGNMENT)
        return add_override(self, row, trimmed(value), "set", error);
    if (row->key != NULL)
        return add_override(self, row, assignment(row, value), origin, error);
    if (row->kind == OPTION_PRECISION) {
        self->precision[self->n_precision++] = value;
    } else if (row->kind == OPTION_PART) {
        self->part_origin = origin;
        part_parse(member_of(self, row), value);
    } else if (row->kind == OPTION_WHOLE) {
        word_whole(value, member_of(self, row));
    } else if (row->kind == OPTION_FACTOR) {
        word_number(value, member_of(self, row));
    } else {
        *(const char **)member_of(self, row) = value;
    }
    return 0;
}

/* An empty variable is as none. */
static int
read_environment(struct options *self, unsigned command, struct error *error)
{
    int code = 0;

    for (size_t i = 0; i < n_option_rows && code == 0; i++) {
        const struct option_row *row = &option_rows[i];
        const char *value;
        if (row->environment == NULL || (row->commands & command) == 0)
            continue;
        value = getenv(row->environment);
        if (value != NULL && *value != '\0')
            code = take_value(self, row, row->environment, value, "environment", error);
    }
    return code;
}

/* ---- words ---- */

/* The tables of getopt, made from ours: a row's number stands for it, a letter for itself. */
struct tables {
    struct option longs[OPTION_ROWS + 1];
    char letters[2 * OPTION_ROWS + 2];
};

static void
make_tables(struct tables *self, unsigned command)
{
    size_t n = 0;
    char *next = self->letters;

    memset(self, 0, sizeof *self);
    *next++ = ':'; /* a missing value is told from an unknown option */
    for (size_t i = 0; i < n_option_rows; i++) {
        const struct option_row *row = &option_rows[i];
        if ((row->commands & command) == 0)
            continue;
        self->longs[n++] = (struct option){
            .name = row->name, .val = LONG_BASE + (int)i,
            .has_arg = row->value != NULL ? required_argument : no_argument};
        if (row->letter != 0) {
            *next++ = row->letter;
            if (row->value != NULL)
                *next++ = ':';
        }
    }
}

static const struct option_row *
row_of(int value, unsigned command)
{
    if (value >= LONG_BASE && value < LONG_BASE + (int)n_option_rows)
        return &option_rows[value - LONG_BASE];
    for (size_t i = 0; i < n_option_rows; i++)
        if (option_rows[i].letter == value && value != 0 &&
            (option_rows[i].commands & command) != 0)
            return &option_rows[i];
    return NULL;
}

/* What was meant by a name that no option has: one that begins so, or one that is a slip or two
 * away; NULL where there is none. */
static const struct option_row *
nearest_row(const char *name, unsigned command)
{
    const struct option_row *nearest = NULL;
    size_t least = 3, length = strlen(name);

    for (size_t i = 0; i < n_option_rows; i++) {
        const struct option_row *row = &option_rows[i];
        bool begins = length > 0 && strncmp(name, row->name, length) == 0;
        size_t distance = begins ? 0 : word_distance(name, row->name);
        if ((row->commands & command) != 0 && distance < least) {
            least = distance;
            nearest = row;
        }
    }
    return nearest;
}

/* Options of run that a batch cannot have: why, for who expects them. */
static const struct {
    const char *name, *why;
} not_of_batch[] = {
    {"--part", N_("--part: is of run alone; one process does a whole batch, with -j threads")},
    {"--precision", N_("--precision: is of run alone; each point of a batch has a fixed number of "
                       "replications (-r)")},
};

static int
unknown_option(const char *word, unsigned command, struct error *error)
{
    char name[48];
    const struct option_row *nearest;

    snprintf(name, sizeof name, "%.*s", (int)strcspn(word, "="), word);
    for (size_t i = 0; i < sizeof not_of_batch / sizeof not_of_batch[0]; i++)
        if (command == COMMAND_BATCH && strcmp(name, not_of_batch[i].name) == 0)
            return error_set(error, ERR_INPUT, "%s", _(not_of_batch[i].why));
    nearest = nearest_row(name + 2, command);
    if (nearest == NULL)
        return error_set(error, ERR_INPUT, "unknown option %s; --help lists them", name);
    return error_set(error, ERR_INPUT, "unknown option %s; did you mean --%s?", name,
                     nearest->name);
}

/* getopt also takes the start of a name. We do not: which name a start stands for would change with
 * the next option. */
static bool
in_full(const struct option_row *row, const char *word)
{
    size_t length = strcspn(word + 2, "=");

    return strlen(row->name) == length && strncmp(word + 2, row->name, length) == 0;
}

/* getopt's '?' or ':'. */
static int
refuse(int answer, unsigned command, char **words, struct error *error)
{
    const char *word = words[optind - 1];
    const struct option_row *row = row_of(optopt, command);

    if (answer == ':' && row != NULL && (optopt < LONG_BASE || in_full(row, word)))
        return error_set(error, ERR_INPUT, "--%s: needs a value, %s", row->name, row->value);
    if (optopt >= LONG_BASE && row != NULL && in_full(row, word))
        return error_set(error, ERR_INPUT, "--%s: takes no value", row->name);
    if (optopt != 0 && optopt < LONG_BASE)
        return error_set(error, ERR_INPUT, "unknown option -%c; --help lists them", optopt);
    return unknown_option(word, command, error);
}

static int
read_words(struct options *self, unsigned command, int n_words, char **words,
           struct error *error)
{
    struct tables tables;
    int answer, code = 0;

    make_tables(&tables, command);
    optind = 0; /* glibc: start afresh */
    opterr = 0;
    while (code == 0 &&
           (answer = getopt_long(n_words, words, tables.letters, tables.longs, NULL)) != -1) {
        const struct option_row *row = row_of(answer, command);
        char said[48];
        const char *word;
        if (answer == '?' || answer == ':')
            return refuse(answer, command, words, error);
        word = words[optarg != NULL && optarg == words[optind - 1] ? optind - 2 : optind - 1];
        if (answer >= LONG_BASE && !in_full(row, word))
            return unknown_option(word, command, error);
        snprintf(said, sizeof said, "--%s", row->name);
        code = take_value(self, row, said, optarg, "flag", error);
        self->given[row - option_rows] = true;
    }
    for (int i = optind; i < n_words && code == 0; i++)
        self->operands[self->n_operands++] = words[i];
    return code;
}

static int
read_slurm(struct options *self, struct error *error)
{
    int code = slurm_part(&self->part, error);

    if (code > 0)
        self->part_origin = "slurm";
    return code < 0 ? code : 0;
}

int
options_read(struct options *self, unsigned command, int n_words, char **words,
             struct error *error)
{
    size_t most = (size_t)n_words + n_option_rows;
    int code;

    *self = (struct options){.threads = processors(), .block = 1, .false_alarm = 0.01,
                             .least = PRECISION_LEAST, .most = PRECISION_MOST,
                             .look_ahead = PRECISION_LOOK_AHEAD, .traced = 1,
                             .disclose = DISCLOSURE_LEAST};
    self->given = calloc(n_option_rows, sizeof *self->given);
    self->precision = calloc(most, sizeof *self->precision);
    self->operands = calloc(most, sizeof *self->operands);
    self->overrides = calloc(most, sizeof *self->overrides);
    self->rows = calloc(most, sizeof *self->rows);
    if (self->given == NULL || self->precision == NULL || self->operands == NULL ||
        self->overrides == NULL || self->rows == NULL)
        return error_set(error, ERR_MEMORY, "no memory for the options");
    code = read_environment(self, command, error);
    if (code == 0)
        code = read_words(self, command, n_words, words, error);
    if (code == 0 && command == COMMAND_RUN && self->part.of == 0 && !self->help)
        code = read_slurm(self, error);
    return code == 0 && !self->help ? options_check(self, command, error) : code;
}

void
options_free(struct options *self)
{
    while (self->n_overrides > 0)
        drop_override(self, self->n_overrides - 1);
    free(self->given);
    free(self->precision);
    free(self->operands);
    free(self->overrides);
    free(self->rows);
    *self = (struct options){0};
}

struct result_trace
options_trace(const struct options *self)
{
    return (struct result_trace){self->persons || self->events ? self->traced : 0, self->events};
}
