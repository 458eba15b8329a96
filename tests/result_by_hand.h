/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_RESULT_BY_HAND_H
#define TESTS_RESULT_BY_HAND_H

/*
 * A small run's measures filled with numbers that tell where they stand, and a folder to write
 * them in.
 */

#include "output/merge.h"
#include "output/shard.h"
#include "sim/calendar.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { HAND_REPS = 6, HAND_PATH = 256 };

static struct measures_shape hand_shape;
static struct measures hand_reps[HAND_REPS];
static char hand_folder[64], hand_parts[HAND_PATH], hand_file[HAND_PATH];

static const struct result_input hand_inputs[] = {
    {"run.scale", "1.0", "factor", "default", "", "model", "", 0, 0, NAN, NAN},
    {"exams.no_show", "0.06", "probability", "scenario", "x.cfg", "hand-set", "", 12, 1, .03, .12},
};

static struct result_about hand_about = {
    .title = "Een proef", .scenario = "proef", .text = "title = \"Een proef\";\n",
    .command = "doorstroom run proef.cfg", .version = "0.1.0", .base_run_id = "",
    .digest = {1, 2, 3}, .seed = 7, .n_rep = HAND_REPS,
    .inputs = hand_inputs, .n_inputs = 2,
};

/* A number for a cell: most are 0, so that whole chunks are. */
static inline int64_t
hand_number(int rep, int measure, size_t cell)
{
    uint64_t z = (uint64_t)cell * 31 + (uint64_t)measure * 7919 + (uint64_t)rep * 104729;

    z = (z ^ z >> 13) * 0x9e3779b97f4a7c15u;
    return z >> 60 == 0 ? (int64_t)(z >> 40 & 0xfff) : 0;
}

static inline void
hand_fill(struct measures *measures, int rep)
{
    for (int m = 0; m < MEASURES; m++)
        for (size_t c = 0; c < measure_cells(&hand_shape, (enum measure)m); c++) {
            int64_t number = hand_number(rep, m, c);
            if (measure_rows[m].number == NUMBER_INT32)
                measures_int32(measures, (enum measure)m)[c] = (int32_t)number;
            else if (measure_rows[m].number == NUMBER_INT64)
                measures_int64(measures, (enum measure)m)[c] = number;
            else
                measures_double(measures, (enum measure)m)[c] = 0.5 * (double)number;
        }
}

/* The first replication anew, of a run so long that chunks are cut along time and go beyond its
 * end. */
static inline void
hand_make_long(void)
{
    measures_free(&hand_reps[0]);
    measures_shape_init(&hand_shape, date_to_day((struct date){2013, 1, 1}),
                        date_to_day((struct date){2063, 6, 1}));
    cr_assert_eq(measures_init(&hand_reps[0], &hand_shape, NULL), 0);
    hand_fill(&hand_reps[0], 0);
}

static inline void
hand_open(void)
{
    measures_shape_init(&hand_shape, date_to_day((struct date){2022, 1, 1}),
                        date_to_day((struct date){2023, 3, 1}));
    for (int r = 0; r < HAND_REPS; r++) {
        cr_assert_eq(measures_init(&hand_reps[r], &hand_shape, NULL), 0);
        hand_fill(&hand_reps[r], r);
    }
    strcpy(hand_folder, "/tmp/doorstroom-hand-XXXXXX");
    cr_assert_not_null(mkdtemp(hand_folder));
    snprintf(hand_parts, HAND_PATH, "%s/r.h5.parts", hand_folder);
    snprintf(hand_file, HAND_PATH, "%s/r.h5", hand_folder);
    cr_assert_eq(mkdir(hand_parts, 0777), 0);
}

static inline void
hand_close(void)
{
    merge_clean(hand_parts, NULL);
    unlink(hand_file);
    rmdir(hand_folder);
    for (int r = 0; r < HAND_REPS; r++)
        measures_free(&hand_reps[r]);
}

static inline int
hand_write(int first, int count, struct error *error)
{
    const struct measures *list[HAND_REPS];

    for (int i = 0; i < count; i++)
        list[i] = &hand_reps[first + i];
    return shard_write(hand_parts, &hand_about, &hand_shape, list, first, count, error);
}

/* All replications in shards of a size. */
static inline void
hand_write_all(int block)
{
    struct error error = {0};

    for (int first = 0; first < HAND_REPS; first += block)
        cr_assert_eq(hand_write(first, first + block <= HAND_REPS ? block : HAND_REPS - first,
                                &error),
                     0, "%s", error.text);
}

static inline int
hand_merge(struct error *error)
{
    return merge_shards(hand_parts, hand_file, &hand_about, &hand_shape, NULL, NULL, error);
}

static inline int
hand_scan(struct shard **shards, size_t *n, struct error *error)
{
    struct shard_unsound unsound = {.remove = true};

    return shard_scan(hand_parts, &hand_about, &hand_shape, &unsound, shards, n, error);
}

#endif
