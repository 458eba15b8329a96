/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Closing and opening again loses no booking.  Sites close and open, days are moved and places are
 * cut at dates drawn by a seed, and a clerk follows every single sign-up.  At the end every one was
 * sat, missed, withdrawn for a reason that the model has, or is in line or booked still; and by
 * exam and month his counts are those of the books.
 */

#include "tests/clerk.h"
#include "tests/closures_by_luck.h"

enum { SEEDS = 3 };

/* ---- the run ---- */

static void
lead(struct run *run, uint32_t replication)
{
    struct error error = {0};
    struct chain *chain = run->chain;
    uint32_t slot;

    memset(&clerk, 0, sizeof clerk);
    memset(before, 0, sizeof before);
    clerk.chain = chain;
    cr_assert_eq(chain_begin(chain, replication, &run->measures, &error), 0, "%s", error.text);
    clerk_look(SLOT_MONTH);
    while ((slot = agenda_next(&chain->agenda)) != AGENDA_NONE) {
        if (slot == SLOT_CENSUS)
            clerk_count_who_wait();
        chain_event(chain, slot);
        clerk_look(slot);
    }
    clerk_count_who_wait();
    chain_finish(chain);
}

/* ---- against the books ---- */

static void
expect_count(const struct measures *m, enum measure measure, size_t t, int exam, int32_t counted)
{
    cr_expect_eq(count_at(m, measure, t * EXAMS + (size_t)exam), counted,
                 "%s of %s, month %zu: taken %lld, counted again %d", measure_rows[measure].name,
                 exam_labels[exam], t, (long long)count_at(m, measure, t * EXAMS + (size_t)exam),
                 counted);
}

/* Who was signed up, came, sat, missed or withdrew: they add up, in the clerk's counts and in the
 * books. */
static void
compare_month(const struct measures *m, size_t t, int exam)
{
    const struct counts *is = &clerk.counts[t][exam];
    size_t resource = t * RESOURCES + RESOURCE_EXAM_PLACES + (size_t)exam;
    int32_t was = t > 0 ? clerk.counts[t - 1][exam].signed_up : 0;

    cr_expect_eq(is->signed_up, was + is->came - is->sat - is->missed - is->withdrawn);
    cr_expect_eq(measures_double(m, MEASURE_OFFERED)[resource], is->came);
    cr_expect_eq(measures_int32(m, MEASURE_QUEUE_END)[resource], is->signed_up);
    expect_count(m, MEASURE_PLACES_SAT, t, exam, is->sat);
    expect_count(m, MEASURE_PLACES_BOOKED, t, exam, is->sat + is->missed);
    expect_count(m, MEASURE_SIGNUPS_WITHDRAWN, t, exam, is->withdrawn);
    expect_count(m, MEASURE_BOOKINGS_CANCELLED, t, exam, is->cancelled);
    expect_count(m, MEASURE_LINE_END, t, exam, is->in_line);
}

/* The people of the simulation who wait for a place or with one. */
static void
compare_horizon(const struct measures *m, int exam)
{
    int64_t counted = 0, waiting = 0;

    for (uint32_t i = 0; i < clerk.chain->jobs_used; i++) {
        const struct job *job = &clerk.chain->jobs[i];
        counted += is_signed_up(job) && job->exam == exam && job->person != NOBODY;
    }
    for (size_t g = 0; g < GROUPS; g++)
        waiting += count_days(m, MEASURE_WAITING_NOW_HIST, INTERVAL_SIGNUP + (size_t)exam, g);
    cr_expect_eq(waiting, counted, "%s: %lld wait at the horizon, counted again %lld",
                 exam_labels[exam], (long long)waiting, (long long)counted);
}

/* Returns how many bookings were taken away. */
static int64_t
compare(const struct measures *m)
{
    for (int exam = 0; exam < EXAMS; exam++) {
        for (size_t t = 0; t < months_of_run(m); t++)
            compare_month(m, t, exam);
        compare_horizon(m, exam);
    }
    return count_all(m, MEASURE_BOOKINGS_CANCELLED);
}

/* ---- closures at random dates ---- */

/* Days open late, so that whose booking is taken away may find none and stands in line. */
static const char *const outsiders[] = {"run.scale=0.03", "run.until=\"2023-12-31\"",
                                        "exams.a2.opens=45", NULL};
static const char *const people[] = {"run.scale=0.01", "run.start=\"2022-01-01\"",
                                     "run.until=\"2025-03-31\"", "exams.a2.opens=60",
                                     "person.departure_per_year.gezin=0.4", NULL};

static void
run_closures(struct run *run, const char *name, const struct run *base, const char *first,
             int span, uint64_t seed, const char *const *overrides)
{
    char path[RUN_PATH];
    day_number day;

    cr_assert(date_parse(first, &day));
    write_closures(name, path, base, day, span, seed);
    run_init_file(run, path, overrides);
    unlink(path);
}

/* As many sign up, in every month, as if nothing were closed, and nobody outside the simulation
 * withdraws: so each of them sits, misses the exam or waits. */
Test(property_closing, loses_no_booking_of_people_outside_the_simulation)
{
    struct run base;

    run_init_of(&base, RUN_EXAMS_ONLY, outsiders);
    for (uint64_t seed = 1; seed <= SEEDS; seed++) {
        struct run run;
        int64_t stood = 0;
        run_replication(&base, (uint32_t)seed);
        run_closures(&run, RUN_EXAMS_ONLY, &base, "2022-02-01", 600, seed, outsiders);
        lead(&run, (uint32_t)seed);
        cr_expect_gt(compare(&run.measures), 200, "too little is closed to see it");
        cr_expect_eq(count_all(&run.measures, MEASURE_SIGNUPS_WITHDRAWN), 0);
        for (size_t t = 0; t < months_of_run(&run.measures); t++)
            for (int exam = 0; exam < EXAMS; exam++) {
                size_t i = t * RESOURCES + RESOURCE_EXAM_PLACES + (size_t)exam;
                cr_expect_eq(measures_double(&run.measures, MEASURE_OFFERED)[i],
                             measures_double(&base.measures, MEASURE_OFFERED)[i]);
                stood += clerk.counts[t][exam].in_line;
            }
        cr_expect_gt(stood, 100, "nobody stands in line");
        cr_expect_gt(clerk.taken_in_line, 10, "nobody whose booking was taken away does");
        run_free(&run);
    }
    run_free(&base);
}

Test(property_closing, loses_no_booking_of_people_with_the_duty)
{
    struct run base;

    run_init_of(&base, "basis", people);
    for (uint64_t seed = 1; seed <= SEEDS; seed++) {
        struct run run;
        run_closures(&run, "basis", &base, "2023-06-01", 600, seed, people);
        lead(&run, (uint32_t)seed);
        cr_expect_gt(compare(&run.measures), 50, "too little is closed to see it");
        cr_expect_gt(count_all(&run.measures, MEASURE_SIGNUPS_WITHDRAWN), 0, "nobody leaves");
        run_free(&run);
    }
    run_free(&base);
}

/* ---- closures of no effect ---- */

/* On two days of rest of each month, at all sites or at one; on days before the run, and long after
 * it. */
static void
write_closed_weekends(char path[RUN_PATH], day_number first, int months)
{
    FILE *out = lines_over("basis", path);
    int month = month_of_day(first);

    fprintf(out, "exams = { closed = (\n");
    for (int i = 0; i < months; i++) {
        day_number day = month_start(month + i);
        while (day_is_working(day) || day_is_working(day + 1))
            day++;
        put_dates(out, "weekend", i, day, 3 * i);
        put_until(out, day + 2);
        fprintf(out, "%s },\n", i % 2 ? "site = \"utrecht\";" : "");
    }
    put_dates(out, "past", 0, first - 20, 5);
    put_until(out, first);
    fprintf(out, "},\n");
    put_dates(out, "future", 0, first + 4000, 10);
    put_until(out, first + 4050);
    fprintf(out, "} ); };\n");
    fclose(out);
}

Test(property_closing, on_days_without_exams_changes_nothing)
{
    char path[RUN_PATH];
    struct run base, run;

    run_init(&base, people);
    write_closed_weekends(path, base.model->calendar.first, 36);
    run_init_file(&run, path, people);
    unlink(path);
    run_replication(&base, 0);
    run_replication(&run, 0);
    cr_expect_eq(base.measures.bytes, run.measures.bytes);
    cr_expect_arr_eq(base.measures.block, run.measures.block, base.measures.bytes);
    run_free(&base);
    run_free(&run);
}
