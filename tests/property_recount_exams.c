/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The books of exams counted a second time, by other means.  A small run of the base scenario is
 * led from event to event; after each event all exam jobs are looked at, and what they show of
 * bookings, exam days and results is written down, each with its dates.  At the end the notes are
 * sorted by month and week anew.  Of the books not one counter is used.
 *
 * chain.c is included, not linked: its events are private.
 */

#include "models/chain.c"

#include "tests/chain_runs.h"

#include <math.h>

enum { JOBS = 1 << 16, NOTES = 1 << 19 };

enum what { BOOKED, SAT, MISSED, KNOWN, OPEN };

/* Something that happened to an exam: the day whose month and week it belongs to, and how many days
 * it took. */
struct note {
    enum what what;
    enum exam exam;
    day_number day;
    int32_t days;
};

static struct note notes[NOTES];
static size_t n_notes;
static struct job before[JOBS]; /* as they were after the event before */

/* ---- taking notes ---- */

static void
write_down(enum what what, const struct job *job, day_number day, int32_t days)
{
    cr_assert_lt(n_notes, NOTES);
    notes[n_notes++] = (struct note){what, (enum exam)job->exam, day, days};
}

static bool
has_place(const struct job *job)
{
    return job->kind == JOB_EXAM && (job->step == JOB_BOOKED || job->step == JOB_CHANGING);
}

static bool
awaits(const struct job *job)
{
    return job->kind == JOB_EXAM &&
           (job->step == JOB_QUEUE || job->step == JOB_SERVICE || job->step == JOB_RESULT);
}

static day_number
day_of(stamp moment)
{
    return ticks_to_day((ticks)moment);
}

static int32_t
whole_days(const struct chain *chain, stamp since)
{
    return (int32_t)((chain_now(chain) - (ticks)since) / TICKS_PER_DAY);
}

/* The job whose own event it was. */
static void
look_at_event(const struct chain *chain, uint32_t i)
{
    const struct job *then = &before[i], *job = &chain->jobs[i];

    if (then->kind != JOB_EXAM)
        return;
    if (then->step == JOB_BOOKED && then->day == chain_today(chain))
        write_down(awaits(job) ? SAT : MISSED, then, then->day, 0);
    if (then->step == JOB_RESULT)
        write_down(KNOWN, then, day_of(then->since), whole_days(chain, then->since));
}

/* Has put off his exam himself. */
static bool
is_changed(const struct job *then, const struct job *job)
{
    return (job->marks & ~then->marks & JOB_CHANGED) != 0;
}

/* Whoever has a place that he had not before, and got it from the office. */
static void
look(const struct chain *chain)
{
    cr_assert_lt(chain->jobs_used, JOBS);
    for (uint32_t i = 0; i < chain->jobs_used; i++) {
        const struct job *job = &chain->jobs[i];
        if (has_place(job) && (!has_place(&before[i]) ||
                               (before[i].day != job->day && !is_changed(&before[i], job))))
            write_down(BOOKED, job, chain_today(chain), job->day - chain_today(chain));
        before[i] = *job;
    }
}

static void
look_at_horizon(const struct chain *chain)
{
    for (uint32_t i = 0; i < chain->jobs_used; i++)
        if (awaits(&chain->jobs[i]))
            write_down(OPEN, &chain->jobs[i], day_of(chain->jobs[i].since),
                       whole_days(chain, chain->jobs[i].since));
}

/* ---- counting ---- */

/* The notes of a kind and exam in some days, their days in order. */
struct pile {
    size_t n, in_norm;
    int64_t sum;
    int32_t days[NOTES];
};

static struct pile pile;

static int
by_days(const void *a, const void *b)
{
    int32_t x = *(const int32_t *)a, y = *(const int32_t *)b;

    return (x > y) - (x < y);
}

static void
pile_up(enum what what, enum exam exam, day_number from, day_number to, int norm)
{
    pile.n = pile.in_norm = 0;
    pile.sum = 0;
    for (size_t i = 0; i < n_notes; i++) {
        const struct note *note = &notes[i];
        if (note->what != what || note->exam != exam || note->day < from || note->day >= to)
            continue;
        pile.days[pile.n++] = note->days;
        pile.sum += note->days;
        pile.in_norm += note->days <= norm;
    }
    qsort(pile.days, pile.n, sizeof pile.days[0], by_days);
}

/* Nearest rank. */
static double
rank(size_t percent)
{
    return pile.n > 0 ? pile.days[(pile.n * percent + 99) / 100 - 1] : (double)NAN;
}

struct tables {
    enum measure booking_n, booking_p50, grading_n, open, booked, sat;
};

static const struct tables tables[] = {
    {MEASURE_BOOKING_N, MEASURE_BOOKING_P50, MEASURE_GRADING_N, MEASURE_GRADING_OPEN,
     MEASURE_PLACES_BOOKED, MEASURE_PLACES_SAT},
    {MEASURE_WEEK_BOOKING_N, MEASURE_WEEK_BOOKING_P50, MEASURE_WEEK_GRADING_N,
     MEASURE_WEEK_GRADING_OPEN, MEASURE_WEEK_PLACES_BOOKED, MEASURE_WEEK_PLACES_SAT},
};

static void
expect(const struct measures *m, enum measure measure, size_t i, double counted)
{
    enum number number = measure_rows[measure].number;
    double taken = number == NUMBER_INT32   ? measures_int32(m, measure)[i]
                   : number == NUMBER_INT64 ? (double)measures_int64(m, measure)[i]
                                            : measures_double(m, measure)[i];

    cr_expect(taken == counted || (isnan(taken) && isnan(counted)),
              "%s of %s, period %zu: taken %.9g, counted again %.9g", measure_rows[measure].name,
              exam_labels[i % EXAMS], i / EXAMS, taken, counted);
}

/* n is followed by the sum and by the count within the norm. */
static void
expect_pile(const struct measures *m, enum measure n, size_t i)
{
    expect(m, n, i, (double)pile.n);
    expect(m, (enum measure)(n + 1), i, (double)pile.sum);
    expect(m, (enum measure)(n + 2), i, (double)pile.in_norm);
}

/* An exam's cells in the period of the days [from, to). */
static void
recount(const struct measures *m, const struct tables *table, size_t i, day_number from,
        day_number to)
{
    enum exam exam = (enum exam)(i % EXAMS);
    int norm = interval_norm_days((enum interval)(INTERVAL_RESULT + exam));

    pile_up(BOOKED, exam, from, to, interval_norm_days((enum interval)(INTERVAL_SIGNUP + exam)));
    expect_pile(m, table->booking_n, i);
    expect(m, table->booking_p50, i, rank(50));
    expect(m, (enum measure)(table->booking_p50 + 1), i, rank(90));
    pile_up(KNOWN, exam, from, to, norm);
    expect_pile(m, table->grading_n, i);
    pile_up(OPEN, exam, from, to, norm);
    expect(m, table->open, i, (double)pile.n);
    expect(m, (enum measure)(table->open + 1), i, (double)(pile.n - pile.in_norm));
    pile_up(SAT, exam, from, to, 0);
    expect(m, table->sat, i, (double)pile.n);
    pile_up(MISSED, exam, from, to, 0);
    expect(m, table->booked, i, measures_int32(m, table->sat)[i] + (double)pile.n);
}

static void
compare(const struct measures *m)
{
    for (size_t exam = 0; exam < EXAMS; exam++) {
        for (size_t t = 0; t < m->shape->extent[DIMENSION_TIME]; t++)
            recount(m, &tables[0], t * EXAMS + exam, measures_period_start(m->shape, t),
                    measures_period_end(m->shape, t));
        for (size_t w = 0; w < m->shape->extent[DIMENSION_WEEK]; w++)
            recount(m, &tables[1], w * EXAMS + exam, measures_week_start(m->shape, w),
                    measures_week_end(m->shape, w));
    }
}

/* ---- the run ---- */

static void
lead(struct run *run, uint32_t replication)
{
    struct error error = {0};
    struct chain *chain = run->chain;
    uint32_t slot;

    n_notes = 0;
    memset(before, 0, sizeof before);
    cr_assert_eq(chain_begin(chain, replication, &run->measures, &error), 0, "%s", error.text);
    memcpy(before, chain->jobs, chain->jobs_used * sizeof *before); /* who had booked before the run */
    while ((slot = agenda_next(&chain->agenda)) != AGENDA_NONE) {
        chain_event(chain, slot);
        if (slot >= chain->slot_jobs)
            look_at_event(chain, slot - chain->slot_jobs);
        look(chain);
    }
    chain_finish(chain);
    look_at_horizon(chain);
    cr_assert_gt(n_notes, 10000);
    compare(&run->measures);
}

static void
assert_recount(const char *const *overrides)
{
    struct run run;

    run_init(&run, overrides);
    lead(&run, 0);
    run_free(&run);
}

Test(property_recount_exams, the_books_of_the_base_scenario)
{
    static const char *const overrides[] = {"run.scale=0.01", "run.start=\"2017-01-01\"",
                                            "run.until=\"2024-06-15\"", NULL};

    assert_recount(overrides);
}

/* Places and examiners are short, and many do not turn up. */
Test(property_recount_exams, the_books_of_a_run_in_which_exams_are_short)
{
    static const char *const overrides[] = {
        "run.scale=0.01",
        "run.start=\"2017-01-01\"",
        "run.until=\"2023-11-08\"",
        "run.seed=5",
        "exams.no_show=0.3",
        "exams.a2.places_per_day=900.0",
        "grading.examiners.spreken_a2=5.0",
        "person.departure_per_year.gezin=0.4",
        NULL};

    assert_recount(overrides);
}
