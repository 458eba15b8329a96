/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIOS_READER_CHECK_PARTS_H
#define SCENARIOS_READER_CHECK_PARTS_H

/*
 * What the checks of a scenario share: whether a key was taken without a fault, and telling a fault
 * at its place.  Used by the files check*.c alone.
 */

#include "scenarios/reader/faults.h"
#include "scenarios/reader/node.h"

#include "models/params.h"
#include "sim/message.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { NAME_SIZE = 64 };

#define SUM_TOLERANCE 1e-6

struct check {
    const struct params *params;
    const struct node *root;
    struct faults *faults;
};

/* A check is made where all that it looks at was taken without a fault: so all that is wrong is
 * told at once, and nothing twice. */
static inline bool
is_sound(const struct check *self, const char *key)
{
    const struct node *node = node_at(self->root, key);

    return node != NULL && node->sound;
}

/* "group.label", and whether it is sound. */
static inline bool
is_sound_of(const struct check *self, char key[NAME_SIZE], const char *group, const char *label)
{
    snprintf(key, NAME_SIZE, "%s.%s", group, label);
    return is_sound(self, key);
}

/* Whether a key is set by the scenario itself or the command line, not by what it is based on. */
static inline bool
is_own(const struct check *self, const char *key)
{
    const char *origin = node_at(self->root, key)->place.origin;

    return strcmp(origin, "base") != 0 && strcmp(origin, "default") != 0;
}

/* Adds a fault at the place of a key. */
static inline void __attribute__((format(printf, 3, 4)))
tell(const struct check *self, const char *key, const char *format, ...)
{
    const struct place place = node_at(self->root, key)->place;
    char text[256];
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(text, sizeof text, _(format), arguments);
    va_end(arguments);
    faults_add(self->faults, place.file, place.line, 0, "%s", text);
}

/* Shares that may change with the date. */
struct dated_share {
    char key[NAME_SIZE];
    const struct timeline *share;
};

/* On each day on which one of the shares changes they must add up to 1 at most; told once, where
 * the shares of that day were said, as a fault of what. */
void check_dated_shares(const struct check *self, const char *what,
                        const struct dated_share *shares, size_t n);

/* A share that is one number. */
struct share {
    char key[NAME_SIZE];
    double value;
};

/* Some shares of one whole must add up to 1 at most; told where one of the scenario itself stands,
 * as a fault of what. */
void check_shares_together(const struct check *self, const char *what, const struct share *shares,
                           size_t n);

/* Where an item of a list is said. */
struct place place_of_item(const struct check *self, const char *list, int64_t index);

/* Adds a fault there, as one of the list. */
void tell_item(const struct check *self, const char *list, int64_t index, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* Landing, intake, test and plan: check_intake.c. */
void check_intake(const struct check *self);

/* Places and days of exams, and medical exemption: check_exams.c. */
void check_exams(const struct check *self);
void check_medical(const struct check *self);

/* Grounds of extension, and steps for corona: check_law.c. */
void check_law(const struct check *self);

/* Fines, and whom a rule spares: check_fines.c. */
void check_fines(const struct check *self);

#endif
