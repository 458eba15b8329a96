/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Capacity taken away never shortens the wait of its own queue: the same candidates with the same luck
 * (exams_only: nobody's coming depends on a wait; no booking is changed), under ever less capacity, in
 * every single month.  What it does elsewhere has a sign, too: fewer places bring fewer scripts, so
 * marking is faster.
 */

#include "tests/chain_runs.h"

enum { LEVELS = 4, REPLICATIONS = 2 };

#define FROZEN                                                                                     \
    "run.scale=0.2", "run.until=\"2023-12-31\"", "exams.change=0", "grading.overtime_hours=0"

/* The overrides of each level, from much to little; each ends with NULL. */
typedef const char *const levels[LEVELS][RUN_OVERRIDES];

static struct run runs[LEVELS];

static void
start(levels overrides)
{
    for (int level = 0; level < LEVELS; level++)
        run_init_of(&runs[level], "exams_only", overrides[level]);
}

static void
replicate(uint32_t replication)
{
    for (int level = 0; level < LEVELS; level++)
        run_replication(&runs[level], replication);
}

static void
stop(void)
{
    for (int level = 0; level < LEVELS; level++)
        run_free(&runs[level]);
}

/* ---- terms by month ---- */

struct term {
    enum measure n, sum;
};

static const struct term booking = {MEASURE_BOOKING_N, MEASURE_BOOKING_SUM};
static const struct term grading = {MEASURE_GRADING_N, MEASURE_GRADING_SUM};

/* Summed days of a month's bookings or exams; the same people at every level. */
static int64_t
days_of(int level, struct term term, size_t t, enum exam exam)
{
    return count_at(&runs[level].measures, term.sum, t * EXAMS + exam);
}

static int64_t
people_of(int level, struct term term, size_t t, enum exam exam)
{
    return count_at(&runs[level].measures, term.n, t * EXAMS + exam);
}

/* In each month up to one; at the last level longer than at the first by a day on average at least. */
static void
assert_never_shorter(struct term term, enum exam exam, size_t months)
{
    int64_t first = 0, last = 0, n = 0;

    for (size_t t = 0; t < months; t++) {
        for (int level = 1; level < LEVELS; level++) {
            cr_assert_eq(people_of(level, term, t, exam), people_of(0, term, t, exam));
            cr_expect_geq(days_of(level, term, t, exam), days_of(level - 1, term, t, exam),
                          "%s, month %zu, level %d", exam_labels[exam], t, level);
        }
        first += days_of(0, term, t, exam);
        last += days_of(LEVELS - 1, term, t, exam);
        n += people_of(0, term, t, exam);
    }
    cr_expect_gt(last - first, n, "%s: too little capacity is taken away to see it",
                 exam_labels[exam]);
}

enum { BOOKED_MONTHS = 18, GRADED_MONTHS = 12 };

Test(property_capacity, fewer_places_never_shorten_sign_up)
{
    static levels places = {{FROZEN, "exams.a2.places_per_day=1150", NULL},
                            {FROZEN, "exams.a2.places_per_day=1050", NULL},
                            {FROZEN, "exams.a2.places_per_day=1000", NULL},
                            {FROZEN, "exams.a2.places_per_day=950", NULL}};

    start(places);
    for (uint32_t replication = 0; replication < REPLICATIONS; replication++) {
        replicate(replication);
        for (int exam = 0; exam < EXAM_KNM; exam++)
            assert_never_shorter(booking, (enum exam)exam, BOOKED_MONTHS);
    }
    stop();
}

Test(property_capacity, fewer_examiners_never_shorten_marking)
{
    static levels examiners = {
        {FROZEN, "grading.examiners.schrijven_a2=12", "grading.examiners.spreken_b1=20", NULL},
        {FROZEN, "grading.examiners.schrijven_a2=10", "grading.examiners.spreken_b1=8", NULL},
        {FROZEN, "grading.examiners.schrijven_a2=9", "grading.examiners.spreken_b1=6", NULL},
        {FROZEN, "grading.examiners.schrijven_a2=8", "grading.examiners.spreken_b1=5", NULL}};

    start(examiners);
    for (uint32_t replication = 0; replication < REPLICATIONS; replication++) {
        replicate(replication);
        assert_never_shorter(grading, EXAM_SCHRIJVEN_A2, GRADED_MONTHS);
        assert_never_shorter(grading, EXAM_SPREKEN_B1, GRADED_MONTHS);
    }
    stop();
}

/* ---- elsewhere ---- */

/* Of all exams up to a month. */
static double
mean_days(int level, struct term term, enum exam exam, size_t months)
{
    int64_t days = 0, n = 0;

    for (size_t t = 0; t < months; t++) {
        days += days_of(level, term, t, exam);
        n += people_of(level, term, t, exam);
    }
    return (double)days / (double)n;
}

/* With examiners who are just enough for all places. */
Test(property_capacity, fewer_places_shorten_marking)
{
    static levels places = {
        {FROZEN, "exams.a2.places_per_day=1150", "grading.examiners.schrijven_a2=9", NULL},
        {FROZEN, "exams.a2.places_per_day=1000", "grading.examiners.schrijven_a2=9", NULL},
        {FROZEN, "exams.a2.places_per_day=900", "grading.examiners.schrijven_a2=9", NULL},
        {FROZEN, "exams.a2.places_per_day=800", "grading.examiners.schrijven_a2=9", NULL}};

    start(places);
    for (uint32_t replication = 0; replication < REPLICATIONS; replication++) {
        replicate(replication);
        for (int level = 1; level < LEVELS; level++)
            cr_expect_lt(mean_days(level, grading, EXAM_SCHRIJVEN_A2, GRADED_MONTHS),
                         mean_days(level - 1, grading, EXAM_SCHRIJVEN_A2, GRADED_MONTHS));
    }
    stop();
}

