/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* sched_getaffinity */
#include "scenarios/cli/options.h"

#include "scenarios/cli/language.h"
#include "scenarios/cli/slurm.h"
#include "scenarios/cli/word.h"
#include "scenarios/studies/precision.h"
#include "sim/calendar.h"

#include <ctype.h>
#include <getopt.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MEMBER(name) .member = offsetof(struct options, name)
#define READERS (COMMAND_RUN | COMMAND_CHECK | COMMAND_SHOW | COMMAND_BATCH) /* of scenarios */
#define WRITES (COMMAND_RUN | COMMAND_MERGE | COMMAND_BATCH)

const struct option_row option_rows[] = {
    {.name = "output", .letter = 'o', .value = "FILE", .kind = OPTION_TEXT, MEMBER(output),
     .commands = COMMAND_RUN,
     .help = "write the result to FILE (.h5); without it only the table is printed"},
    {.name = "output", .letter = 'o', .value = "FILE", .kind = OPTION_TEXT, MEMBER(output),
     .commands = COMMAND_COMPARE,
     .help = "write the comparison to FILE (.h5); without it only the table is printed"},
    {.name = "output", .letter = 'o', .value = "FILE", .kind = OPTION_TEXT, MEMBER(output),
     .commands = COMMAND_MERGE, .help = "write the result to FILE (.h5)"},
    {.name = "output", .letter = 'o', .value = "DIR", .kind = OPTION_TEXT, MEMBER(output),
     .commands = COMMAND_BATCH,
     .help = "write the results of all points, and batch.h5, into the folder DIR"},
    {.name = "dry-run", .kind = OPTION_FLAG, MEMBER(dry_run), .commands = COMMAND_BATCH,
     .help = "check all points, list them and say what they would cost; simulate nothing"},
    {.name = "base", .value = "FILE", .kind = OPTION_TEXT, MEMBER(base), .commands = COMMAND_RUN,
     .help = "hold the table against the run in FILE (.h5)"},
    {.name = "replications", .letter = 'r', .value = "N", .kind = OPTION_WHOLE, .low = 1,
     .high = INT32_MAX, .environment = "DOORSTROOM_REPLICATIONS", .key = "run.replications",
     .commands = READERS, .help = "how many replications"},
    {.name = "precision", .value = "KPI=HALF", .kind = OPTION_PRECISION, .commands = COMMAND_RUN,
     .help = "replications until KPI's mean is known to +/- HALF (95 %); may be repeated"},
    {.name = "min-replications", .value = "N", .kind = OPTION_WHOLE, .low = 2, .high = INT32_MAX,
     MEMBER(least), .commands = COMMAND_RUN, .needs_precision = true,
     .help = "with --precision: at least N; default 3"},
    {.name = "max-replications", .value = "N", .kind = OPTION_WHOLE, .low = 2, .high = INT32_MAX,
     MEMBER(most), .commands = COMMAND_RUN, .needs_precision = true,
     .help = "with --precision: at most N; default 1000"},
    {.name = "look-ahead", .value = "N", .kind = OPTION_WHOLE, .low = 0, .high = 1000,
     MEMBER(look_ahead), .commands = COMMAND_RUN, .needs_precision = true,
     .help = "with --precision: N more must be as precise (N % over 100); default 5"},
    {.name = "budget", .value = "SECONDS", .kind = OPTION_WHOLE, .low = 1, .high = INT32_MAX,
     MEMBER(budget), .commands = COMMAND_RUN, .needs_precision = true,
     .help = "with --precision: begin no replication after SECONDS; depends on the machine"},
    {.name = "threads", .letter = 'j', .value = "N", .kind = OPTION_WHOLE, .low = 1, .high = 1024,
     .environment = "DOORSTROOM_THREADS", MEMBER(threads),
     .commands = COMMAND_RUN | COMMAND_BATCH | COMMAND_REGRESS,
     .help = "how many threads; default: the processors; the result is the same"},
    {.name = "seed", .value = "N", .kind = OPTION_WHOLE, .low = 0, .high = INT64_MAX,
     .environment = "DOORSTROOM_SEED", .key = "run.seed", .commands = READERS,
     .help = "the seed of all chance"},
    {.name = "set", .value = "KEY=VALUE", .kind = OPTION_ASSIGNMENT, .commands = READERS,
     .help = "lay a value over the scenario, in its syntax; may be repeated"},
    {.name = "scale", .value = "F", .kind = OPTION_FACTOR, .environment = "DOORSTROOM_SCALE",
     .key = "run.scale", .commands = READERS,
     .help = "multiply inflow, stock and every capacity by F; counts are not scaled back"},
    {.name = "until", .value = "DATE", .kind = OPTION_DAY, .environment = "DOORSTROOM_UNTIL",
     .key = "run.until", .commands = READERS, .help = "the last day of the run, YYYY-MM-DD"},
    {.name = "stock", .value = "DATE=FILE", .kind = OPTION_STOCK, MEMBER(stock),
     .commands = COMMAND_RUN,
     .help = "write who is on his way on DATE in replication 0 to FILE (.csv), for run.stock"},
    {.name = "block", .value = "N", .kind = OPTION_WHOLE, .low = 1, .high = 1000,
     .environment = "DOORSTROOM_BLOCK", MEMBER(block), .commands = COMMAND_RUN | COMMAND_BATCH,
     .help = "most replications a shard; default 1; the result is the same"},
    {.name = "part", .value = "K/N", .kind = OPTION_PART, .environment = "DOORSTROOM_PART",
     MEMBER(part), .commands = COMMAND_RUN,
     .help = "only part K of N, into FILE.parts; default in a job array of Slurm"},
    {.name = "resume", .kind = OPTION_FLAG, MEMBER(resume), .commands = COMMAND_RUN,
     .needs_output = true, .help = "go on with what an unfinished run left in FILE.parts"},
    {.name = "resume", .kind = OPTION_FLAG, MEMBER(resume), .commands = COMMAND_BATCH,
     .needs_output = true, .help = "go on with an unfinished batch; try failed points again"},
    {.name = "force", .kind = OPTION_FLAG, MEMBER(force), .commands = COMMAND_BATCH,
     .needs_output = true, .help = "remove what this batch has in DIR, and do all of it anew"},
    {.name = "force", .kind = OPTION_FLAG, MEMBER(force), .commands = COMMAND_RUN,
     .needs_output = true,
     .help = "overwrite FILE; without --resume also remove an unfinished run's FILE.parts"},
    {.name = "force", .kind = OPTION_FLAG, MEMBER(force),
     .commands = COMMAND_COMPARE | COMMAND_MERGE, .needs_output = true, .help = "overwrite FILE"},
    {.name = "host-info", .kind = OPTION_FLAG, MEMBER(host_info), .commands = COMMAND_RUN,
     .needs_output = true, .help = "note machine and seconds in the result, which then differs"},
    {.name = "against", .value = "DIR", .kind = OPTION_TEXT, MEMBER(against),
     .commands = COMMAND_REGRESS, .help = "where the references are: SCENARIO.csv"},
    {.name = "update", .value = "REASON", .kind = OPTION_TEXT, MEMBER(update),
     .commands = COMMAND_REGRESS,
     .help = "write the references anew, and REASON into the changelog"},
    {.name = "changelog", .value = "FILE", .kind = OPTION_TEXT, MEMBER(changelog),
     .commands = COMMAND_REGRESS, .help = "where REASON goes; default CHANGELOG.md"},
    {.name = "false-alarm", .value = "F", .kind = OPTION_FACTOR, MEMBER(false_alarm),
     .commands = COMMAND_REGRESS,
     .help = "the chance that one is called moved where none is; default 0.01"},
    {.name = "replications", .letter = 'r', .value = "N", .kind = OPTION_WHOLE, .low = 1,
     .high = INT32_MAX, .key = "run.replications", .commands = COMMAND_REGRESS,
     .help = "so many, not the reference's; with --update: from now on"},
    {.name = "seed", .value = "N", .kind = OPTION_WHOLE, .low = 0, .high = INT64_MAX,
     .key = "run.seed", .commands = COMMAND_REGRESS,
     .help = "this seed, not the reference's; with --update: from now on"},
    {.name = "set", .value = "KEY=VALUE", .kind = OPTION_ASSIGNMENT, .commands = COMMAND_REGRESS,
     .help = "with --update: what references lay over the scenario; may be repeated"},
    {.name = "scale", .value = "F", .kind = OPTION_FACTOR, .key = "run.scale",
     .commands = COMMAND_REGRESS, .help = "with --update: the scale from now on"},
    {.name = "until", .value = "DATE", .kind = OPTION_DAY, .key = "run.until",
     .commands = COMMAND_REGRESS, .help = "with --update: the last day from now on"},
    {.name = "quiet", .letter = 'q', .kind = OPTION_FLAG, MEMBER(quiet), .commands = WRITES,
     .help = "no progress"},
    {.name = "origin", .kind = OPTION_FLAG, MEMBER(origin), .commands = COMMAND_SHOW,
     .help = "each value on a line, with who said it and where"},
    {.name = "diff", .value = "OTHER", .kind = OPTION_TEXT, MEMBER(diff), .commands = COMMAND_SHOW,
     .help = "only what differs from the scenario OTHER as its file says it (-), with both values"},
    {.name = "lang", .value = "nl|en", .kind = OPTION_LANGUAGE, MEMBER(lang),
     .commands = COMMAND_EXPLAIN, .help = "Dutch or English; default: the locale's"},
    {.name = "manual", .kind = OPTION_FLAG, MEMBER(manual), .commands = COMMAND_EXPLAIN,
     .help = "all keys, as the Markdown of docs/keys.en.md and docs/keys.nl.md"},
    {.name = "help", .letter = 'h', .kind = OPTION_HELP, MEMBER(help), .commands = ~0u,
     .help = "this help"},
};

const size_t n_option_rows = sizeof option_rows / sizeof *option_rows;

enum { ROWS = sizeof option_rows / sizeof *option_rows, LONG_BASE = 256 };

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

/* The length of the key of "KEY=VALUE", space around it left out; *start is where it begins. */
static size_t
key_of(const char *text, const char **start)
{
    size_t length;

    text += strspn(text, " \t");
    length = strcspn(text, "=");
    while (length > 0 && isspace((unsigned char)text[length - 1]))
        length--;
    *start = text;
    return length;
}

static bool
same_key(const char *a, const char *b)
{
    const char *key_a, *key_b;
    size_t length = key_of(a, &key_a);

    return length == key_of(b, &key_b) && strncmp(key_a, key_b, length) == 0;
}

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
        if (same_key(self->overrides[i].text, text))
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
    size_t length = key_of(text, &key), size = length + strlen(equals) + 1;
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

    for (size_t i = 0; i < ROWS && code == 0; i++) {
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
    struct option longs[ROWS + 1];
    char letters[2 * ROWS + 2];
};

static void
make_tables(struct tables *self, unsigned command)
{
    size_t n = 0;
    char *next = self->letters;

    memset(self, 0, sizeof *self);
    *next++ = ':'; /* a missing value is told from an unknown option */
    for (int i = 0; i < ROWS; i++) {
        const struct option_row *row = &option_rows[i];
        if ((row->commands & command) == 0)
            continue;
        self->longs[n++] = (struct option){
            .name = row->name, .val = LONG_BASE + i,
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
    if (value >= LONG_BASE && value < LONG_BASE + ROWS)
        return &option_rows[value - LONG_BASE];
    for (int i = 0; i < ROWS; i++)
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

    for (int i = 0; i < ROWS; i++) {
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

static int
unknown_option(const char *word, unsigned command, struct error *error)
{
    char name[48];
    const struct option_row *nearest;

    snprintf(name, sizeof name, "%.*s", (int)strcspn(word, "="), word);
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

/* What a command asks for beside options. */
struct operand_rule {
    unsigned command;
    const char *noun;
    size_t least, most;
};

static const struct operand_rule operand_rules[] = {
    {COMMAND_RUN, "scenario", 1, 1},
    {COMMAND_CHECK, "scenario", 1, SIZE_MAX},
    {COMMAND_SHOW, "scenario", 1, 1},
    {COMMAND_EXPLAIN, "key", 1, SIZE_MAX},
    {COMMAND_MERGE, "folder", 1, 1},
    {COMMAND_BATCH, "study", 1, 1},
    {COMMAND_COMPARE, "file of a run", 2, SIZE_MAX},
    {COMMAND_REGRESS, "scenario", 1, SIZE_MAX},
};

static int
check_operands(const struct options *self, unsigned command, struct error *error)
{
    const struct operand_rule *rule = operand_rules;

    while (rule->command != command)
        rule++;
    if (self->manual)
        return self->n_operands == 0 ? 0
                                     : error_set(error, ERR_INPUT,
                                                 "--manual: has all keys, and takes none");
    if (self->n_operands == 0)
        return error_set(error, ERR_INPUT, "no %s is given", rule->noun);
    if (self->n_operands < rule->least)
        return error_set(error, ERR_INPUT, "only one %s is given", rule->noun);
    if (self->n_operands > rule->most)
        return error_set(error, ERR_INPUT, "one %s at a time: %s is one too many", rule->noun,
                         self->operands[1]);
    return 0;
}

/* What is run is in the reference, and only --update changes it; other chance is another sample. */
static int
check_regress(const struct options *self, struct error *error)
{
    if (self->against == NULL)
        return error_set(error, ERR_INPUT, "--against DIR is not given");
    if (self->update == NULL && self->changelog != NULL)
        return error_set(error, ERR_INPUT, "--changelog: means nothing without --update");
    if (self->update != NULL && strpbrk(self->update, "\r\n") != NULL)
        return error_set(error, ERR_INPUT, "--update: the reason is one line");
    for (size_t i = 0; i < self->n_overrides && self->update == NULL; i++)
        if (!same_key(self->overrides[i].text, "run.replications=") &&
            !same_key(self->overrides[i].text, "run.seed="))
            return error_set(error, ERR_INPUT,
                             "--%s: what is run is said by the reference; --update changes it",
                             self->rows[i]->name);
    return 0;
}

/* A part leaves its shards to others. */
static int
check_part(const struct options *self, struct error *error)
{
    const struct {
        bool is_there;
        const char *name;
    } not_with[] = {{self->force, "force"},
                  {self->host_info, "host-info"},
                  {self->n_precision > 0, "precision"},
                  {self->stock != NULL, "stock"}};

    if (self->part.of == 0)
        return 0;
    if (self->output == NULL)
        return error_set(error, ERR_INPUT,
                         "--part (%lld/%lld by %s): means nothing without -o FILE",
                         (long long)self->part.number, (long long)self->part.of,
                         self->part_origin);
    for (size_t i = 0; i < sizeof not_with / sizeof not_with[0]; i++)
        if (not_with[i].is_there)
            return error_set(error, ERR_INPUT,
                             "--%s: means nothing for a part (%lld/%lld by %s), which writes no "
                             "result", not_with[i].name, (long long)self->part.number,
                             (long long)self->part.of, self->part_origin);
    return 0;
}

/* The number of replications is either fixed or not; what the environment says of it loses. */
static int
check_precision(const struct options *self, struct error *error)
{
    for (int i = 0; i < ROWS; i++) {
        const struct option_row *row = &option_rows[i];
        if (row->needs_precision && self->given[i] && self->n_precision == 0)
            return error_set(error, ERR_INPUT, "--%s: means nothing without --precision",
                             row->name);
        if (row->key != NULL && strcmp(row->key, "run.replications") == 0 &&
            self->given[i] && self->n_precision > 0)
            return error_set(error, ERR_INPUT,
                             "--%s: their number is not fixed with --precision; "
                             "--max-replications bounds it", row->name);
    }
    if (self->n_precision > 0 && self->least > self->most)
        return error_set(error, ERR_INPUT,
                         "--min-replications %lld is more than --max-replications %lld",
                         (long long)self->least, (long long)self->most);
    return 0;
}

static int
check_batch(const struct options *self, struct error *error)
{
    if (self->output == NULL && !self->dry_run)
        return error_set(error, ERR_INPUT, "no folder is given: -o DIR, or --dry-run");
    if (self->resume && self->force)
        return error_set(error, ERR_INPUT,
                         "--resume goes on with a batch, --force does it anew: one of the two");
    return 0;
}

static int
check_together(const struct options *self, unsigned command, struct error *error)
{
    size_t length = self->output != NULL ? strlen(self->output) : 0;
    int code = check_operands(self, command, error);

    if (code == 0 && command == COMMAND_REGRESS)
        code = check_regress(self, error);
    if (code != 0)
        return code;
    if (command == COMMAND_BATCH)
        code = check_batch(self, error);
    if (code != 0)
        return code;
    if (length > 0 && self->output[length - 1] == '/' && command != COMMAND_BATCH)
        return error_set(error, ERR_INPUT, "--output: %s is a folder", self->output);
    for (int i = 0; i < ROWS && self->output == NULL; i++) {
        const struct option_row *row = &option_rows[i];
        bool said = (row->commands & command) != 0 && row->needs_output &&
                    *((const bool *)((const char *)self + row->member));
        if (said && !(self->stock != NULL && strcmp(row->name, "force") == 0))
            return error_set(error, ERR_INPUT, "--%s: means nothing without -o FILE", row->name);
    }
    if (command == COMMAND_MERGE && self->output == NULL)
        return error_set(error, ERR_INPUT, "no -o FILE is given");
    code = check_part(self, error);
    return code == 0 ? check_precision(self, error) : code;
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
    size_t most = (size_t)n_words + ROWS;
    int code;

    *self = (struct options){.threads = processors(), .block = 1, .false_alarm = 0.01,
                             .least = PRECISION_LEAST, .most = PRECISION_MOST,
                             .look_ahead = PRECISION_LOOK_AHEAD};
    self->given = calloc(ROWS, sizeof *self->given);
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
    return code == 0 && !self->help ? check_together(self, command, error) : code;
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
