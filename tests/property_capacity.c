/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Capacity taken away never shortens the wait of its own queue: the same people with the same luck,
 * whose coming depends on no wait (of exams: exams alone, and no booking is changed), under ever
 * less capacity, in every single month.  What it does elsewhere has a sign, too: fewer places bring
 * fewer scripts, so marking is faster.
 */

#include "tests/chain_runs.h"

enum { LEVELS = 4, REPLICATIONS = 2 };

#define FROZEN                                                                                     \
    "run.scale=0.2", "run.until=\"2023-12-31\"", "exams.change=0", "grading.overtime_hours=0"

/* The overrides of each level, from much to little; each ends with NULL. */
typedef const char *const levels[LEVELS][RUN_OVERRIDES];

static struct run runs[LEVELS];

static void
start_of(const char *scenario, levels overrides)
{
    for (int level = 0; level < LEVELS; level++)
        run_init_late(&runs[level], scenario, overrides[level]);
}

static void
start(levels overrides)
{
    start_of(RUN_EXAMS_ONLY, overrides);
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

/* In each month up to one; at the last level longer than at the first by a day on average. */
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

static const enum exam exam_of_pool[EXAMINERS] = {
    [EXAMINER_SCHRIJVEN_A2] = EXAM_SCHRIJVEN_A2, [EXAMINER_SPREKEN_A2] = EXAM_SPREKEN_A2,
    [EXAMINER_ONA] = EXAM_ONA,                   [EXAMINER_SCHRIJVEN_B1] = EXAM_SCHRIJVEN_B1,
    [EXAMINER_SPREKEN_B1] = EXAM_SPREKEN_B1};

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

/* Of one level; two of each that mark at A2 and at B1 help them. */
Test(property_capacity, fewer_examiners_never_shorten_marking)
{
    static levels examiners = {
        {FROZEN, "grading.examiners.schrijven_a2=12", "grading.examiners.spreken_a2=10",
         "grading.examiners.ona=14", "grading.examiners.schrijven_b1=20",
         "grading.examiners.spreken_b1=20", NULL},
        {FROZEN, "grading.examiners.schrijven_a2=10", "grading.examiners.spreken_a2=8",
         "grading.examiners.ona=10", "grading.examiners.schrijven_b1=10",
         "grading.examiners.spreken_b1=8", NULL},
        {FROZEN, "grading.examiners.schrijven_a2=9", "grading.examiners.spreken_a2=7",
         "grading.examiners.ona=9", "grading.examiners.schrijven_b1=8",
         "grading.examiners.spreken_b1=6", NULL},
        {FROZEN, "grading.examiners.schrijven_a2=8", "grading.examiners.spreken_a2=6",
         "grading.examiners.ona=8", "grading.examiners.schrijven_b1=7",
         "grading.examiners.spreken_b1=5", NULL}};

    start(examiners);
    for (uint32_t replication = 0; replication < REPLICATIONS; replication++) {
        replicate(replication);
        for (int pool = 0; pool < EXAMINERS; pool++)
            assert_never_shorter(grading, exam_of_pool[pool], GRADED_MONTHS);
    }
    stop();
}

/* Those of one level are too few at either, and always as many. */
#define FROZEN_ONE_LEVEL                                                                           \
    FROZEN, "grading.examiners.schrijven_a2=10", "grading.examiners.spreken_a2=8",                 \
        "grading.examiners.schrijven_b1=7", "grading.examiners.spreken_b1=5"

Test(property_capacity, fewer_examiners_of_two_levels_never_shorten_marking_at_either)
{
    static levels examiners = {{FROZEN_ONE_LEVEL, "grading.examiners.schrijven_both=6",
                                "grading.examiners.spreken_both=6", NULL},
                               {FROZEN_ONE_LEVEL, "grading.examiners.schrijven_both=3",
                                "grading.examiners.spreken_both=3", NULL},
                               {FROZEN_ONE_LEVEL, "grading.examiners.schrijven_both=2",
                                "grading.examiners.spreken_both=2", NULL},
                               {FROZEN_ONE_LEVEL, "grading.examiners.schrijven_both=1",
                                "grading.examiners.spreken_both=1", NULL}};

    start(examiners);
    for (uint32_t replication = 0; replication < REPLICATIONS; replication++) {
        replicate(replication);
        for (int pool = 0; pool < EXAMINERS; pool++)
            if (both_of_examiner((enum examiner)pool) != BOTHS)
                assert_never_shorter(grading, exam_of_pool[pool], GRADED_MONTHS);
    }
    stop();
}

/* ---- offices ---- */

/*
 * Their books have no term by the day on which somebody asks, so the queue tells: its mean over a
 * month is the days that people waited in that month, those who still do as well.  Demand is frozen
 * where in each month as much work comes at every level.
 */

static double
hours_offered(int level, enum resource resource, size_t t)
{
    return measures_double(&runs[level].measures, MEASURE_OFFERED)[t * RESOURCES + resource];
}

static double
queue_of(int level, enum resource resource, size_t t)
{
    return measures_double(&runs[level].measures, MEASURE_QUEUE_MEAN)[t * RESOURCES + resource];
}

/* In each month up to the horizon; at the last level more wait than at the first, by some on
 * average. */
static void
assert_never_fewer_wait(enum resource resource, double some)
{
    size_t months = months_of_run(&runs[0].measures);
    double more = 0.0;

    for (size_t t = 0; t < months; t++) {
        for (int level = 1; level < LEVELS; level++) {
            cr_assert_eq(hours_offered(level, resource, t), hours_offered(0, resource, t),
                         "%s, month %zu, level %d: another demand", resource_labels[resource], t,
                         level);
            cr_expect_geq(queue_of(level, resource, t), queue_of(level - 1, resource, t),
                          "%s, month %zu, level %d", resource_labels[resource], t, level);
        }
        more += queue_of(LEVELS - 1, resource, t) - queue_of(0, resource, t);
    }
    cr_expect_gt(more, some * (double)months, "%s: too little capacity is taken away to see it",
                 resource_labels[resource]);
}

static void
assert_office(const char *scenario, levels staff, enum resource resource, double some)
{
    start_of(scenario, staff);
    for (uint32_t replication = 0; replication < REPLICATIONS; replication++) {
        replicate(replication);
        assert_never_fewer_wait(resource, some);
    }
    stop();
}

/* Nobody asks for advice a second time because of the first: no call is missed, nobody objects. */
#define FROZEN_ADVICE                                                                              \
    "run.scale=0.2", "run.until=\"2023-12-31\"", "medical.no_show=0", "medical.objection=0"

Test(property_capacity, fewer_assessors_never_shorten_medical_advice)
{
    static levels assessors = {{FROZEN_ADVICE, "medical.assessors=6", "changes.assessors_2023.set=6", NULL},
                               {FROZEN_ADVICE, "medical.assessors=1", "changes.assessors_2023.set=1", NULL},
                               {FROZEN_ADVICE, "medical.assessors=0.6", "changes.assessors_2023.set=0.6", NULL},
                               {FROZEN_ADVICE, "medical.assessors=0.4", "changes.assessors_2023.set=0.4", NULL}};

    assert_office("basis", assessors, RESOURCE_MEDICAL_ASSESSORS, 10.0);
}

/* An intake takes as long whenever it is done, and the run ends before anybody comes to a closing
 * interview, whose day hangs on the intake. */
#define FROZEN_INTAKE "run.scale=0.1", "run.until=\"2023-06-30\"", "intake.learned_share=1.0"

Test(property_capacity, fewer_consultants_never_shorten_the_way_to_the_intake)
{
    static levels consultants = {{FROZEN_INTAKE, "intake.consultants=400", NULL},
                                 {FROZEN_INTAKE, "intake.consultants=200", NULL},
                                 {FROZEN_INTAKE, "intake.consultants=150", NULL},
                                 {FROZEN_INTAKE, "intake.consultants=100", NULL}};

    assert_office("basis", consultants, RESOURCE_INTAKE_CONSULTANTS, 10.0);
}

/* Nobody is ever ready for an exam, so terms end on their own dates, and a new term does not end in
 * the run: who overruns comes once, and when does not hang on a decision on anybody. */
#define FROZEN_OVERRUNS                                                                            \
    "run.scale=0.1", "run.until=\"2027-12-31\"", "exams.pressure_days=0",                          \
        "exams.preparation={ dist = \"constant\"; value = 20000.0; }",                             \
        "enforcement.new_term_months=[ 60, 60, 60, 60 ]", "enforcement.new_term_part_months=60",   \
        "enforcement.new_term_months_wi2013=240"

Test(property_capacity, fewer_hearing_officers_never_shorten_the_way_to_a_hearing)
{
    static levels officers = {{FROZEN_OVERRUNS, "enforcement.hearing_officers=20", "changes.hearings_2024.set=20",
                               NULL},
                              {FROZEN_OVERRUNS, "enforcement.hearing_officers=2", "changes.hearings_2024.set=2",
                               NULL},
                              {FROZEN_OVERRUNS, "enforcement.hearing_officers=1", "changes.hearings_2024.set=1",
                               NULL},
                              {FROZEN_OVERRUNS, "enforcement.hearing_officers=0.4", "changes.hearings_2024.set=0.4",
                               NULL}};

    assert_office("basis", officers, RESOURCE_HEARING_OFFICERS, 3.0);
}

Test(property_capacity, fewer_decision_officers_never_shorten_the_way_to_a_decision)
{
    static levels officers = {{FROZEN_OVERRUNS, "enforcement.decision_officers=20", NULL},
                              {FROZEN_OVERRUNS, "enforcement.decision_officers=3", NULL},
                              {FROZEN_OVERRUNS, "enforcement.decision_officers=2", NULL},
                              {FROZEN_OVERRUNS, "enforcement.decision_officers=1", NULL}};

    assert_office("basis", officers, RESOURCE_DECISION_OFFICERS, 10.0);
}

/* ---- exams for which a line forms ---- */

/*
 * Where no open day has a place, people book later and the bookings of a month are other people's
 * at another level.  So the mean number of those signed up tells, with a place or without, as an
 * office's queue does.
 */

static void
assert_line_forms(enum exam exam)
{
    const struct measures *m = &runs[LEVELS - 1].measures;
    int64_t line = 0;

    for (size_t t = 0; t < months_of_run(m); t++)
        line += count_at(m, MEASURE_LINE_END, t * EXAMS + exam);
    cr_expect_gt(line, 0, "%s: all find a place", exam_labels[exam]);
}

static void
assert_never_fewer_signed_up(levels places, enum exam first, enum exam last)
{
    start(places);
    for (uint32_t replication = 0; replication < REPLICATIONS; replication++) {
        replicate(replication);
        for (int exam = first; exam <= (int)last; exam++) {
            assert_line_forms((enum exam)exam);
            assert_never_fewer_wait((enum resource)(RESOURCE_EXAM_PLACES + exam), 100.0);
        }
    }
    stop();
}

/* With so many interviews that KNM and ONA fall short at the same number of places.  The middle
 * levels are less than one place of an exam apart: parts of places are seen, too. */
Test(property_capacity, fewer_places_never_shorten_the_way_to_a2_knm_or_the_interview)
{
    static levels places = {
        {FROZEN, "exams.interview=0.7", "exams.a2.places_per_day=1150", NULL},
        {FROZEN, "exams.interview=0.7", "exams.a2.places_per_day=540", NULL},
        {FROZEN, "exams.interview=0.7", "exams.a2.places_per_day=530", NULL},
        {FROZEN, "exams.interview=0.7", "exams.a2.places_per_day=450", NULL}};

    assert_never_fewer_signed_up(places, EXAM_LEZEN_A2, EXAM_ONA);
}

/* Here the middle levels are a fifth of a place apart. */
Test(property_capacity, fewer_places_never_shorten_the_way_to_b1)
{
    static levels places = {{FROZEN, "exams.b1.places_per_day=1500", NULL},
                            {FROZEN, "exams.b1.places_per_day=1302", NULL},
                            {FROZEN, "exams.b1.places_per_day=1301", NULL},
                            {FROZEN, "exams.b1.places_per_day=1000", NULL}};

    assert_never_fewer_signed_up(places, EXAM_LEZEN_B1, EXAM_SPREKEN_B1);
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

