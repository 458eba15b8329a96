/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIOS_CLI_COMMAND_H
#define SCENARIOS_CLI_COMMAND_H

/*
 * The commands: one file each, command_NAME.c, with one function that gets the words as main got
 * them and gives the exit status.
 */

#include "output/paper.h"
#include "scenarios/cli/options.h"
#include "sim/error.h"

#include <stdio.h>

enum {
    STATUS_DONE = 0,
    STATUS_FAILED = 1,      /* the world: disk, memory */
    STATUS_REFUSED = 2,     /* the user: usage, scenario, overwriting */
    STATUS_NOT_REACHED = 3, /* the precision asked for, or a goal */
    STATUS_MISSED = 4,      /* a comparison, regression or norm is not met */
    STATUS_PART_FAILED = 5, /* some points of a batch */
    STATUS_INTERRUPTED = 130,
};

struct command {
    const char *name;
    unsigned bit; /* COMMAND_... */
    int (*run)(const struct command *self, int n_words, char **words);
    const char *usage;
    const char *summary;
};

int command_run(const struct command *self, int n_words, char **words);
int command_merge(const struct command *self, int n_words, char **words);
int command_check(const struct command *self, int n_words, char **words);
int command_explain(const struct command *self, int n_words, char **words);
int command_show(const struct command *self, int n_words, char **words);
int command_regress(const struct command *self, int n_words, char **words);
int command_compare(const struct command *self, int n_words, char **words);
int command_info(const struct command *self, int n_words, char **words);
int command_export(const struct command *self, int n_words, char **words);
int command_batch(const struct command *self, int n_words, char **words);
int command_report(const struct command *self, int n_words, char **words);

/* What help is printed on: as wide as the terminal, and no wider than is read with ease. */
void command_paper(struct paper *paper, FILE *out);

/* For all commands: reads the options. 1: go on; 0: help has been printed; or an error, which has
 * been printed. */
int command_options(const struct command *self, struct options *options, int n_words,
                    char **words);

/* Prints "doorstroom: ..." to standard error and gives the status that goes with the code. */
int command_fail(const struct error *error);

/* Says that people of a stock are in a file one by one, who may exist: no cell is hidden there. */
void command_warn_of_stock(const char *path);

/* Flushes standard output. Errors: ERR_IO where not all of it arrived. */
int command_flush(struct error *error);

#endif
