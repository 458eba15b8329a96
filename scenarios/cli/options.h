/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIOS_CLI_OPTIONS_H
#define SCENARIOS_CLI_OPTIONS_H

/*
 * The options of all commands.  One static table has a row for each: its name and letter, what it
 * takes and within which bounds, the environment variable and the scenario key that it stands for,
 * the commands that know it, its line of help.  Parsing, help and the command that a result file
 * keeps all come from that table.  One name may have a row for each of several commands.
 *
 * A later word wins over an earlier one, and any word over the environment, per scenario key.
 */

#include "output/paper.h"
#include "output/result.h"
#include "scenarios/reader/scenario.h"
#include "scenarios/studies/part.h"

#include <stdbool.h>
#include <stdint.h>

/* Bits of option_row.commands. */
enum {
    COMMAND_RUN = 1,
    COMMAND_CHECK = 2,
    COMMAND_SHOW = 4,
    COMMAND_EXPLAIN = 8,
    COMMAND_MERGE = 16,
    COMMAND_COMPARE = 32,
    COMMAND_REGRESS = 64,
    COMMAND_BATCH = 128,
    COMMAND_REPORT = 256,
    COMMAND_EXPORT = 512,
    COMMAND_INFO = 1024,
};

enum option_kind {
    OPTION_FLAG,
    OPTION_TEXT,
    OPTION_WHOLE,  /* low to high */
    OPTION_FACTOR, /* a number above 0; of struct options, a share below 1 */
    OPTION_DAY,
    OPTION_LANGUAGE,
    OPTION_STOCK,  /* DATE=FILE */
    OPTION_ASSIGNMENT, /* KEY=VALUE; may be repeated */
    OPTION_PART,       /* K/N */
    OPTION_PRECISION,  /* KPI=HALFWIDTH; may be repeated */
    OPTION_HELP,
};

struct option_row {
    const char *name;
    char letter;             /* 0 where there is none */
    const char *value;       /* what it takes, for help; NULL: nothing */
    enum option_kind kind;
    int64_t low, high;
    const char *environment; /* NULL where there is none */
    const char *key;         /* of the scenario; NULL: it is a member of struct options */
    size_t member;           /* offset in struct options */
    unsigned commands;
    bool needs_output;       /* means nothing without -o */
    bool needs_precision;    /* means nothing without --precision */
    bool in_command;         /* a member that changes the result: part of the command it keeps */
    const char *help;
};

enum { OPTION_ROWS = 64 }; /* at most */

extern const struct option_row option_rows[];
extern const size_t n_option_rows;

struct options {
    const char *output;
    const char *base;
    const char *against, *update, *changelog; /* of regress */
    double false_alarm;
    const char *diff;  /* of show */
    const char *stock; /* DATE=FILE, see options_stock */
    const char *lang;
    bool verify;   /* of info; again: how many replications are run again, 0: not said */
    int64_t again;
    const char *csv, *xlsx, *xes; /* of export: where to; one of these and json */
    int64_t disclose;
    int64_t threads;
    int64_t block;
    struct part part;        /* of 0: none */
    const char *part_origin; /* "flag", "environment" or "slurm"; NULL where there is none */
    bool resume, force, host_info, quiet, json, origin, manual, dry_run, help;
    bool persons, events;
    int64_t traced; /* replications */

    const char **precision; /* "KPI=HALFWIDTH", each sound */
    size_t n_precision;
    int64_t least, most, look_ahead, budget; /* see struct precision_rule */

    bool *given; /* by row: a word said it, not the environment */

    const char **operands; /* the words that are no options */
    size_t n_operands;

    /* What is laid over the scenario: texts are owned, keys differ. rows[i] is the row of an option
     * that stands for a key. */
    struct scenario_override *overrides;
    const struct option_row **rows;
    size_t n_overrides;
};

/* Reads the words after the command's name and the environment. self may be freed in every case.
 * Errors: ERR_INPUT with the option named; ERR_MEMORY. */
int options_read(struct options *self, unsigned command, int n_words, char **words,
                 struct error *error);
void options_free(struct options *self);

/* Whether options that are sound by themselves go together, for options_read. Errors: ERR_INPUT. */
int options_check(const struct options *self, unsigned command, struct error *error);

/* The two parts of DATE=FILE; false: it is none. */
bool options_stock(const char *value, day_number *day, const char **file);

/* What is asked for of single people; of no replications: nothing. */
struct result_trace options_trace(const struct options *self);

/* The lines of help on a command's options. */
void options_print_help(unsigned command, struct paper *paper);

/* The command of that name as it would be typed in the folder of the scenario, without what
 * leaves the result's numbers alone: equal for equal runs. To be freed; NULL where there is no
 * memory. */
char *options_command(const struct options *self, const char *name);

/* A command of files as it would be typed: their names without folders, no options. To be freed;
 * NULL where there is no memory. */
char *options_files(const struct options *self, const char *command);

/* The command that goes on with this run; words as main got them. To be freed; NULL where there is
 * no memory. */
char *options_resume(const struct options *self, int n_words, char **words);

#endif
