/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Closing and opening again loses no booking.  Sites close and open, days are moved and places are
 * cut at dates drawn by a seed, and a clerk follows every single sign-up: after each event he looks
 * at all exam jobs and writes down what came in and what became of it.  At the end every one was
 * sat, missed, withdrawn for a reason that the model has, or is in line or booked still; and by
 * exam and month his counts are those of the books.
 *
 * Where the office takes a booking away, the clerk sees to it that the site is closed or the day is
 * moved, and that new days are given in the order of the old ones, before anybody else.  That order
 * he knows of people outside the simulation alone: they suit any day, while others may have an exam
 * on it, a yearly limit, or a claim to reserved places.
 *
 * chain.c is included, not linked: its events are private.
 */

#include "models/chain.c"

#include "tests/booking_order.h"
#include "tests/closures_by_luck.h"

enum { JOBS = 1 << 14, MONTHS = 60, SEEDS = 3, NO_RANK = INT32_MAX };

/* Of an exam in a month. */
struct counts {
    int32_t came, sat, missed, withdrawn, cancelled;
    int32_t signed_up, in_line; /* at its end */
};

/* What is known of each job. */
static struct job before[JOBS]; /* after the event before */
static uint8_t routes[JOBS];    /* of its person, at the sign-up */
static int32_t ranks[JOBS];     /* in the order in which bookings were taken away; else NO_RANK */

struct clerk {
    const struct chain *chain;
    struct counts counts[MONTHS][EXAMS];
    int32_t signed_up[EXAMS]; /* now */
    uint32_t taken[JOBS];     /* jobs whose booking this event took away */
    size_t n_taken;
    int32_t last_rank;
    int64_t taken_in_line; /* times that somebody was served while one of them stood there */
    bool anybody_served;      /* from a line, or past it */
};

static struct clerk clerk;

/* ---- what he looks at ---- */

static bool
is_signed_up(const struct job *job)
{
    return job->kind == JOB_EXAM && job_is_signed_up(job);
}

static bool
has_place(const struct job *job)
{
    return job->kind == JOB_EXAM && job_has_place(job);
}

static bool
is_in_line(const struct job *job)
{
    return job->kind == JOB_EXAM && job->step == JOB_UNBOOKED;
}

static bool
is_same_sign_up(const struct job *a, const struct job *b)
{
    return is_signed_up(a) && is_signed_up(b) && a->person == b->person && a->exam == b->exam &&
           a->component == b->component && a->attempt == b->attempt && a->since == b->since;
}

static struct counts *
counts_now(enum exam exam)
{
    return &clerk.counts[clerk.chain->ledger.period][exam];
}

/* As the scenario says, and has announced. */
static bool
is_shut(enum exam exam, day_number day, int site)
{
    const struct params *p = clerk.chain->params;
    day_number today = chain_today(clerk.chain);
    bool shut = false;

    for (int64_t i = 0; i < p->exams.n_closed; i++) {
        const struct exam_closure *it = &p->exams.closed[i];
        shut |= it->announced <= today && day >= it->date && day < it->until &&
                (it->site == EXAM_SITES_ALL || it->site == site) &&
                (it->exam == EXAMS || it->exam == exam);
    }
    for (int64_t i = 0; i < p->exams.n_moved; i++) {
        const struct moved_day *it = &p->exams.moved[i];
        shut |= it->announced <= today && day == it->date &&
                (it->exam == EXAMS ? exam_is_b1(exam) : exam != it->exam);
    }
    return shut;
}

/* ---- what comes and goes ---- */

static void
comes(uint32_t i)
{
    const struct job *job = &clerk.chain->jobs[i];

    counts_now((enum exam)job->exam)->came++;
    clerk.signed_up[job->exam]++;
    ranks[i] = NO_RANK;
    routes[i] = job->person != NOBODY ? clerk.chain->people[job->person].route : ROUTE_NONE;
    clerk.anybody_served |= has_place(job);
}

/* The person has no exams to sit any more: the duty is over, the component is waived, or another
 * route was taken. */
static bool
may_withdraw(const struct job *then, uint8_t route)
{
    const struct person *person;

    if (then->person == NOBODY)
        return false;
    person = &clerk.chain->people[then->person];
    return person->duty == STAMP_NEVER || stage_is_final((enum stage)person->phase) ||
           person->waived >> then->component & 1 || person->route != route;
}

static void
goes(uint32_t i, uint32_t slot)
{
    const struct chain *chain = clerk.chain;
    const struct job *then = &before[i], *job = &chain->jobs[i];
    struct counts *counts = counts_now((enum exam)then->exam);

    clerk.signed_up[then->exam]--;
    if (slot == slot_of_job(chain, i) && then->step == JOB_BOOKED) {
        cr_assert_eq(then->day, chain_today(chain));
        cr_assert_not(is_shut((enum exam)then->exam, then->day, then->site),
                      "an exam on a closed day");
        if (job->kind == JOB_EXAM && job->since == stamp_of(chain_now(chain)) &&
            (job->step == JOB_QUEUE || job->step == JOB_SERVICE || job->step == JOB_RESULT))
            counts->sat++;
        else
            counts->missed++;
        return;
    }
    cr_assert(may_withdraw(then, routes[i]), "%s: a sign-up of %u is gone, and nobody knows why",
              exam_labels[then->exam], then->since);
    counts->withdrawn++;
}

/* ---- what the office takes away ---- */

static bool
is_taken_away(const struct job *then, const struct job *job, uint32_t slot)
{
    return slot == SLOT_PLACES && has_place(then) &&
           (!has_place(job) || job->day != then->day || job->site != then->site);
}

static void
taken_away(uint32_t i)
{
    const struct job *then = &before[i];

    cr_assert(is_shut((enum exam)then->exam, then->day, then->site),
              "%s: a booking of an open day is taken away", exam_labels[then->exam]);
    counts_now((enum exam)then->exam)->cancelled++;
    clerk.taken[clerk.n_taken++] = i;
}

static int
by_old_day(const void *a, const void *b)
{
    return booking_order(before, *(const uint32_t *)a, *(const uint32_t *)b);
}

/* In line is later than any day. */
static day_number
new_day(uint32_t i)
{
    const struct job *job = &clerk.chain->jobs[i];

    return has_place(job) ? job->day : INT32_MAX;
}

static void
look_at_taken_away(void)
{
    uint32_t last = NOBODY;

    qsort(clerk.taken, clerk.n_taken, sizeof clerk.taken[0], by_old_day);
    for (size_t k = 0; k < clerk.n_taken; k++) {
        uint32_t i = clerk.taken[k];
        ranks[i] = ++clerk.last_rank;
        if (before[i].person != NOBODY)
            continue;
        if (last != NOBODY && before[last].exam == before[i].exam)
            cr_assert_leq(new_day(last), new_day(i), "%s: booked again in another order",
                          exam_labels[before[i].exam]);
        last = i;
    }
}

/* ---- who is first in line ---- */

/* By exam: the first who still stands in line of those whose booking was taken away. */
static void
find_first_in_line(int32_t first[EXAMS])
{
    const struct chain *chain = clerk.chain;

    for (int exam = 0; exam < EXAMS; exam++)
        first[exam] = NO_RANK;
    for (uint32_t i = 0; i < chain->jobs_used; i++) {
        const struct job *job = &chain->jobs[i];
        if (is_in_line(job) && job->person == NOBODY && ranks[i] < first[job->exam])
            first[job->exam] = ranks[i];
    }
}

static bool
got_a_place(uint32_t i)
{
    const struct job *then = &before[i], *job = &clerk.chain->jobs[i];

    return has_place(job) && job->person == NOBODY &&
           (!has_place(then) || !is_same_sign_up(then, job) || then->day != job->day);
}

/* Whoever changes a booking keeps a place: he passes by nobody. */
static bool
is_change(uint32_t i, uint32_t slot)
{
    return slot == slot_of_job(clerk.chain, i) && before[i].step == JOB_CHANGING;
}

static void
look_at_lines(uint32_t slot)
{
    int32_t first[EXAMS];

    find_first_in_line(first);
    for (int exam = 0; exam < EXAMS; exam++)
        clerk.taken_in_line += first[exam] != NO_RANK;
    for (uint32_t i = 0; i < clerk.chain->jobs_used; i++)
        if (got_a_place(i) && !is_change(i, slot))
            cr_assert_leq(ranks[i], first[clerk.chain->jobs[i].exam],
                          "%s: somebody is booked before one whose booking was taken away",
                          exam_labels[clerk.chain->jobs[i].exam]);
}

/* ---- after each event ---- */

static void
look_at_job(uint32_t i, uint32_t slot)
{
    const struct job *then = &before[i], *job = &clerk.chain->jobs[i];
    bool same = is_same_sign_up(then, job);

    if (is_signed_up(then) && !same)
        goes(i, slot);
    if (is_signed_up(job) && !same)
        comes(i);
    if (same && is_taken_away(then, job, slot))
        taken_away(i);
    clerk.anybody_served |= same && is_in_line(then) && has_place(job);
}

static void
keep(uint32_t used)
{
    memcpy(before, clerk.chain->jobs, used * sizeof *before);
}

static void
look_at_shut_days(void)
{
    for (uint32_t i = 0; i < clerk.chain->jobs_used; i++) {
        const struct job *job = &clerk.chain->jobs[i];
        cr_assert_not(has_place(job) && is_shut((enum exam)job->exam, job->day, job->site),
                      "%s: a booking of a closed day is kept", exam_labels[job->exam]);
    }
}

static void
look(uint32_t slot)
{
    uint32_t used = clerk.chain->jobs_used;

    cr_assert_lt(used, JOBS);
    clerk.n_taken = 0;
    clerk.anybody_served = false;
    for (uint32_t i = 0; i < used; i++)
        if (memcmp(&before[i], &clerk.chain->jobs[i], sizeof before[i]) != 0)
            look_at_job(i, slot);
    look_at_taken_away();
    if (clerk.last_rank > 0 && (clerk.anybody_served || clerk.n_taken > 0))
        look_at_lines(slot);
    if (slot == SLOT_PLACES)
        look_at_shut_days();
    keep(used);
}

/* The month under way is over. */
static void
count_who_wait(void)
{
    for (int exam = 0; exam < EXAMS; exam++)
        counts_now((enum exam)exam)->signed_up = clerk.signed_up[exam];
    for (uint32_t i = 0; i < clerk.chain->jobs_used; i++)
        if (is_in_line(&clerk.chain->jobs[i]))
            counts_now((enum exam)clerk.chain->jobs[i].exam)->in_line++;
}

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
    look(SLOT_MONTH);
    while ((slot = agenda_next(&chain->agenda)) != AGENDA_NONE) {
        if (slot == SLOT_CENSUS)
            count_who_wait();
        chain_event(chain, slot);
        look(slot);
    }
    count_who_wait();
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
