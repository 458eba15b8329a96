/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_SCENARIO_BY_HAND_H
#define TESTS_SCENARIO_BY_HAND_H

/*
 * Scenarios read in a test: those that are shipped, with settings laid over them or lines of one's
 * own.
 */

#include "scenarios/reader/scenario.h"
#include "sim/calendar.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PATH_SIZE = 512, TEXT_SIZE = 4096 };

static struct scenario scenario;
static struct faults faults;
static struct error error;

static inline void
in_source(char path[PATH_SIZE], const char *name)
{
    const char *root = getenv("SOURCE_DIR");

    snprintf(path, PATH_SIZE, "%s/%s", root != NULL ? root : ".", name);
}

static inline int
read_with(const char *path, const char *const *sets, size_t n)
{
    struct scenario_override overrides[8];

    for (size_t i = 0; i < n; i++)
        overrides[i] = (struct scenario_override){.text = sets[i], .origin = "set"};
    faults = (struct faults){0};
    error = (struct error){0};
    return scenario_read(&scenario, path, overrides, n, &faults, &error);
}

/* Reads smoke.cfg with some settings. */
static inline int
read_smoke(const char *const *sets, size_t n)
{
    char path[PATH_SIZE];

    in_source(path, "scenarios/smoke.cfg");
    return read_with(path, sets, n);
}

static inline void
tidy(void)
{
    scenario_free(&scenario);
    faults_free(&faults);
}

/* Writes a scenario of these lines over smoke.cfg beside nothing else; returns its path. */
static inline const char *
write_scenario(const char *lines)
{
    static char path[] = "/tmp/doorstroom-test-XXXXXX";
    char base[PATH_SIZE];
    FILE *file;
    int descriptor;

    strcpy(path + strlen(path) - 6, "XXXXXX");
    descriptor = mkstemp(path);
    cr_assert_geq(descriptor, 0);
    file = fdopen(descriptor, "w");
    in_source(base, "scenarios/smoke.cfg");
    fprintf(file, "base = \"%s\";\n%s", base, lines);
    fclose(file);
    return path;
}

static inline const struct scenario_input *
input(const char *key)
{
    for (size_t i = 0; i < scenario.n_inputs; i++)
        if (strcmp(scenario.inputs[i].key, key) == 0)
            return &scenario.inputs[i];
    cr_assert_fail("no input %s", key);
    return NULL;
}

static inline day_number
day(const char *text)
{
    day_number number = 0;

    cr_assert(date_parse(text, &number));
    return number;
}

#endif
