/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_CLOSURES_BY_LUCK_H
#define TESTS_CLOSURES_BY_LUCK_H

/*
 * Scenarios whose exam sites close and open again, whose days are moved and whose places are cut,
 * at dates drawn by a seed.  Written as a user would, and read as any scenario is.
 */

#include "models/model.h"
#include "tests/chain_runs.h"

#include <unistd.h>

enum { CLOSURES = 6, MOVES = 4, RETURNS = 2, CUTS = 5 };

struct luck {
    struct rng rng;
    uint32_t draws;
};

static inline int
below(struct luck *luck, int n)
{
    uint64_t bits = rng_bits(&luck->rng, 0, 0, luck->draws++);

    return (int)((bits >> 32) * (uint64_t)n >> 32);
}

/* Some days before one, on which it is told. */
static inline void
put_dates(FILE *out, const char *id, int number, day_number day, int told_before)
{
    char date[DATE_TEXT_SIZE], announced[DATE_TEXT_SIZE];

    date_format(day, date);
    date_format(day - told_before, announced);
    fprintf(out, "{ id = \"%s_%d\"; date = \"%s\"; announced = \"%s\"; ", id, number, date,
            announced);
}

static inline void
put_until(FILE *out, day_number until)
{
    char date[DATE_TEXT_SIZE];

    date_format(until, date);
    fprintf(out, "until = \"%s\"; ", date);
}

/* One after the other, some of them without a day between: of all sites, or of one and a second one
 * that closes meanwhile. */
static inline void
put_closures(FILE *out, const struct run *base, day_number day, struct luck *luck)
{
    const struct params *p = &base->scenario.params;
    int sites = (int)p->exams.n_sites;

    fprintf(out, "  closed = (\n");
    for (int i = 0; i < CLOSURES; i++) {
        int site = below(luck, sites), days = 1 + below(luck, 50);
        day_number end = day + days;
        put_dates(out, "one", i, day, below(luck, 60));
        put_until(out, end);
        if (below(luck, 2) == 0) {
            day_number second = day + below(luck, days);
            fprintf(out, "site = \"%s\"; },\n", p->exams.sites[site].id);
            put_dates(out, "two", i, second, below(luck, 60));
            end = second + 1 + below(luck, 50);
            put_until(out, end);
            fprintf(out, "site = \"%s\"; ", p->exams.sites[(site + 1) % sites].id);
            end = end > day + days ? end : day + days;
        }
        fprintf(out, "}%s\n", i + 1 < CLOSURES ? "," : " );");
        day = end + below(luck, 3) * below(luck, 40);
    }
}

static inline bool
is_moved_already(const struct run *base, day_number day)
{
    const struct params *p = &base->scenario.params;

    for (int64_t i = 0; i < p->exams.n_moved; i++)
        if (p->exams.moved[i].date == day)
            return true;
    return false;
}

/* The next working day from one on that is a sitting of B1, or that is none. */
static inline day_number
next_day(const struct run *base, day_number day, bool sitting)
{
    const struct sittings *sittings = &base->model->sittings;

    while (!day_is_working(day) || is_moved_already(base, day) ||
           (sittings_programme1(sittings, day) != EXAMS) != sitting)
        day++;
    return day;
}

static inline void
put_moves(FILE *out, const struct run *base, day_number day, int span, struct luck *luck)
{
    int step = span / (MOVES + RETURNS);

    fprintf(out, "  moved = (\n");
    for (int i = 0; i < MOVES + RETURNS; i++, day += step) {
        bool back = i >= MOVES;
        day_number moved = next_day(base, day + below(luck, step - 20), back);
        put_dates(out, "move", i, moved, below(luck, 50));
        fprintf(out, "exam = \"%s\"; }%s\n",
                back ? "a2" : exam_labels[EXAM_LEZEN_B1 + i % (EXAMS - EXAM_LEZEN_B1)],
                i + 1 < MOVES + RETURNS ? "," : " );");
    }
}

static inline void
put_cuts(FILE *out, day_number day, int span, struct luck *luck)
{
    static const char *const keys[CUTS] = {"a2.places_per_day", "a2.share.schrijven_a2",
                                           "b1.places_per_day", "a2.share.knm",
                                           "a2.places_per_day"};

    fprintf(out, "changes = (\n");
    for (int i = 0; i < CUTS; i++) {
        day_number from = day + below(luck, span - 60);
        put_dates(out, "cut", i, from, below(luck, 60));
        put_until(out, from + 10 + below(luck, 120));
        fprintf(out, "key = \"exams.%s\"; multiply = 0.%d; }%s\n", keys[i], 2 + below(luck, 7),
                i + 1 < CUTS ? "," : " );");
    }
}

/* Lines over a shipped scenario, in a file of their own that the caller removes. */
static inline FILE *
lines_over(const char *name, char path[RUN_PATH])
{
    char base[RUN_PATH];
    FILE *out;
    int descriptor;

    strcpy(path, "/tmp/doorstroom-test-XXXXXX");
    descriptor = mkstemp(path);
    cr_assert_geq(descriptor, 0);
    out = fdopen(descriptor, "w");
    run_path_of(base, name);
    fprintf(out, "base = \"%s\";\n", base);
    return out;
}

/* Over some days from one on. base: the same scenario without them. */
static inline void
write_closures(const char *name, char path[RUN_PATH], const struct run *base, day_number first,
               int span, uint64_t seed)
{
    struct luck luck = {{seed, 0}, 0};
    FILE *out = lines_over(name, path);

    fprintf(out, "exams = {\n");
    put_closures(out, base, first + below(&luck, 60), &luck);
    put_moves(out, base, first, span, &luck);
    fprintf(out, "};\n");
    put_cuts(out, first, span, &luck);
    fclose(out);
}

#endif
