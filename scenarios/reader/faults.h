/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIOS_READER_FAULTS_H
#define SCENARIOS_READER_FAULTS_H

/*
 * What is wrong with a scenario: all of it, so that one reading shows the user everything.
 */

#include "sim/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* Of thousands nobody reads the last: behind so many, no trouble is taken to say what was meant. */
enum { FAULTS_READ = 100 };

struct faults {
    struct fault {
        char *file; /* "--set run.seed=7", "environment" or a path */
        int line;   /* 0 where there is none */
        int column; /* 0 where there is none */
        char *text; /* without "error: " */
    } *items;
    size_t n;
    bool failed; /* there was no memory for one of them */
};

void faults_add(struct faults *self, const char *file, int line, int column, const char *format,
                ...) __attribute__((format(printf, 5, 6)));

/* In order of file, line and column. */
void faults_sort(struct faults *self);

/* After a reading of path that came to code: sorts them, and says as its error that there was no
 * memory, or how many they are. Returns code, ERR_MEMORY or ERR_INPUT. */
int faults_sum_up(struct faults *self, int code, const char *path, struct error *error);

/* "file:line:column: error: text", one a line. */
void faults_print(const struct faults *self, FILE *out);
void faults_free(struct faults *self);

#endif
