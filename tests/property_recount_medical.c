/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The books of medical exemption counted a second time, by other means, and that nobody is lost in
 * them: whoever applied has had a first decision, waits for it at the horizon, or has left.  A run
 * of the base scenario is led from event to event; after each event all medical jobs are looked at,
 * and each application is written down with what became of it.  Of the books not one counter is
 * used.
 *
 * chain.c is included, not linked: its events are private.
 */

#include "models/chain.c"

#include "tests/chain_runs.h"

enum { JOBS = 1 << 16, APPLICATIONS = 1 << 16, NONE = -1, NORM_DAYS = 56 /* Bi21 art. 2.7(5) */ };

enum fate { WAITS, DECIDED, LEFT, FATES };

struct application {
    ticks made, ended; /* ended: decided or left; at the horizon, for who waits */
    enum fate fate;
    bool is_person;
};

static struct application applications[APPLICATIONS];
static int n_applications;
static int of_job[JOBS]; /* the application that its job is about, NONE: of none under way */

/* ---- taking notes ---- */

/* Has applied, and no decision yet. */
static bool
waits_for_decision(const struct job *job)
{
    return job->kind == JOB_MEDICAL && job->step != JOB_APPLYING && !(job->marks & JOB_OBJECTION);
}

static void
write_down(const struct chain *chain, uint32_t i)
{
    cr_assert_lt(n_applications, APPLICATIONS);
    of_job[i] = n_applications;
    applications[n_applications++] = (struct application){
        .made = chain_now(chain), .is_person = chain->jobs[i].person != NOBODY};
}

static void
cross_off(const struct chain *chain, uint32_t i, enum fate fate)
{
    struct application *application = &applications[of_job[i]];

    application->ended = chain_now(chain);
    application->fate = fate;
    of_job[i] = NONE;
}

/* After the event of a job, which was being handled or not. Whose wait ends in it has the decision;
 * whose wait ends otherwise has left. */
static void
look(const struct chain *chain, uint32_t own, bool was_handled)
{
    cr_assert_lt(chain->jobs_used, JOBS);
    for (uint32_t i = 0; i < chain->jobs_used; i++) {
        bool waits = waits_for_decision(&chain->jobs[i]);
        if (waits && of_job[i] == NONE)
            write_down(chain, i);
        else if (!waits && of_job[i] != NONE)
            cross_off(chain, i, i == own && was_handled ? DECIDED : LEFT);
    }
}

static void
lead(struct run *run)
{
    struct error error = {0};
    struct chain *chain = run->chain;
    uint32_t slot;

    n_applications = 0;
    for (size_t i = 0; i < JOBS; i++)
        of_job[i] = NONE;
    cr_assert_eq(chain_begin(chain, 0, &run->measures, &error), 0, "%s", error.text);
    look(chain, NOBODY, false);
    cr_assert_eq(n_applications, 0, "before the run nobody applies");
    while ((slot = agenda_next(&chain->agenda)) != AGENDA_NONE) {
        uint32_t own = slot >= chain->slot_jobs ? slot - chain->slot_jobs : NOBODY;
        bool was_handled = own < chain->jobs_used && chain->jobs[own].step == JOB_HANDLING;
        chain_event(chain, slot);
        look(chain, own, was_handled);
    }
    chain_finish(chain);
    for (int i = 0; i < n_applications; i++)
        if (applications[i].fate == WAITS)
            applications[i].ended = chain_now(chain);
}

/* ---- counting ---- */

static int64_t
days_of(const struct application *application)
{
    return (application->ended - application->made) / TICKS_PER_DAY;
}

static bool
is_within(ticks moment, day_number from, day_number to)
{
    return moment >= ticks_of_day(from) && moment < ticks_of_day(to);
}

struct count {
    int64_t n, sum, in_norm;
};

/* Of a fate: those made in some days, or those whose decision came in them. */
static struct count
count_of(enum fate fate, bool by_decision, day_number from, day_number to)
{
    struct count count = {0};

    for (int i = 0; i < n_applications; i++) {
        const struct application *application = &applications[i];
        if (application->fate != fate ||
            !is_within(by_decision ? application->ended : application->made, from, to))
            continue;
        count.n++;
        count.sum += days_of(application);
        count.in_norm += days_of(application) <= NORM_DAYS;
    }
    return count;
}

static void
expect(const struct measures *m, enum measure measure, size_t t, int64_t counted)
{
    cr_expect_eq(count_at(m, measure, t), counted, "%s, period %zu: taken %lld, counted again %lld",
                 measure_rows[measure].name, t, (long long)count_at(m, measure, t),
                 (long long)counted);
}

static void
compare_open(const struct measures *m, enum measure open, enum measure late, size_t t,
             day_number from, day_number to)
{
    struct count waits = count_of(WAITS, false, from, to);

    expect(m, open, t, waits.n);
    expect(m, late, t, waits.n - waits.in_norm);
}

static void
compare_week(const struct measures *m, size_t w)
{
    day_number from = measures_week_start(m->shape, w), to = measures_week_end(m->shape, w);
    struct count decided = count_of(DECIDED, true, from, to);

    compare_open(m, MEASURE_WEEK_MEDICAL_OPEN, MEASURE_WEEK_MEDICAL_LATE, w, from, to);
    expect(m, MEASURE_WEEK_MEDICAL_N, w, decided.n);
    expect(m, MEASURE_WEEK_MEDICAL_SUM, w, decided.sum);
    expect(m, MEASURE_WEEK_MEDICAL_IN_NORM, w, decided.in_norm);
}

static void
compare(const struct measures *m)
{
    for (size_t t = 0; t < months_of_run(m); t++)
        compare_open(m, MEASURE_MEDICAL_OPEN, MEASURE_MEDICAL_LATE, t,
                     measures_period_start(m->shape, t), measures_period_end(m->shape, t));
    for (size_t w = 0; w < m->shape->extent[DIMENSION_WEEK]; w++)
        compare_week(m, w);
}

/* Applied = decided + open + left the system, with the books' own decided and open. */
static void
assert_nobody_is_lost(const struct measures *m, int64_t least_left)
{
    int64_t fates[FATES] = {0}, people = 0;

    for (int i = 0; i < n_applications; i++) {
        fates[applications[i].fate]++;
        people += applications[i].is_person;
    }
    cr_expect_eq(n_applications, count_all(m, MEASURE_WEEK_MEDICAL_N) +
                                     count_all(m, MEASURE_MEDICAL_OPEN) + fates[LEFT]);
    cr_expect_eq(people, count_all(m, MEASURE_MEDICAL_APPLIED));
    cr_assert_gt(people, 20);
    cr_assert_gt(fates[DECIDED], 100);
    cr_assert_gt(fates[WAITS], 30);
    cr_assert_geq(fates[LEFT], least_left);
}

static void
assert_recount(const char *const *overrides, int64_t least_left)
{
    struct run run;

    run_init(&run, overrides);
    lead(&run);
    compare(&run.measures);
    assert_nobody_is_lost(&run.measures, least_left);
    run_free(&run);
}

Test(property_recount_medical, the_books_of_the_base_scenario)
{
    static const char *const overrides[] = {"run.scale=0.05", "run.start=\"2019-01-01\"",
                                            "run.until=\"2024-06-15\"", NULL};

    assert_recount(overrides, 0);
}

/* Advisers are short, consultations are missed, many object and many leave meanwhile. */
Test(property_recount_medical, the_books_of_a_run_in_which_advisers_are_short)
{
    static const char *const overrides[] = {"run.scale=0.05",
                                            "run.start=\"2019-01-01\"",
                                            "run.until=\"2024-02-29\"",
                                            "run.seed=5",
                                            "medical.assessors=2.0",
                                            "medical.no_show=0.3",
                                            "medical.objection=0.8",
                                            "medical.in_course.asiel=0.5",
                                            "person.departure_per_year.gezin=0.4",
                                            "person.departure_per_year.asiel=0.4",
                                            NULL};

    assert_recount(overrides, 20);
}
