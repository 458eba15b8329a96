/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Examiners at work: a small run of the base scenario is led from event to event, and after each one
 * nobody is free while a script that is his to mark waits; each line is in the order of the exam
 * dates; and nobody works more hours than he is there.
 *
 * chain.c is included, not linked: its events are private.
 */

#include "models/chain.c"

#include "tests/chain_runs.h"

static const char *const usual[] = {"run.scale=0.1", "run.start=\"2018-01-01\"",
                                    "run.until=\"2024-12-31\"", NULL};

/* Too few in one pool, too many in another, overtime and few of both. */
static const char *const strained[] = {
    "run.scale=0.1", "run.start=\"2018-01-01\"", "run.until=\"2024-06-30\"", "run.seed=5",
    "grading.examiners.schrijven_a2=6.0", "grading.examiners.schrijven_b1=60.0",
    "grading.examiners.spreken_b1=8.0", "grading.examiners.schrijven_both=6.0",
    "grading.overtime_after=7", "grading.overtime_hours=8.0", "grading.attrition=0.3", NULL};

static void
assert_nobody_idles(const struct chain *chain)
{
    for (int pool = 0; pool < EXAMINERS; pool++) {
        const struct desk *own = &chain->desks[DESK_EXAMINERS + pool];
        enum both both = both_of_examiner((enum examiner)pool);
        if (own->queue.value == 0)
            continue;
        chain_assert(chain, NOBODY, !desk_has_free(own), "%lld wait for pool %d that is free",
                     (long long)own->queue.value, pool);
        chain_assert(chain, NOBODY, both == BOTHS || !desk_has_free(&chain->desks[DESK_BOTH + both]),
                     "%lld wait for pool %d, and one of both is free",
                     (long long)own->queue.value, pool);
    }
    for (int both = 0; both < BOTHS; both++)
        chain_assert(chain, NOBODY, chain->desks[DESK_BOTH + both].queue.value == 0,
                     "a line at the desk of both");
}

static void
assert_lines_by_date(const struct chain *chain)
{
    for (int pool = 0; pool < EXAMINERS; pool++) {
        day_number last = 0;
        for (uint32_t slot = chain->desks[DESK_EXAMINERS + pool].head; slot != DESK_NONE;
             slot = chain->links[slot].next) {
            day_number sat = ticks_to_day((ticks)chain->jobs[slot - chain->slot_jobs].since);
            chain_assert(chain, NOBODY, sat >= last, "an older script behind a younger one");
            last = sat;
        }
    }
}

static void
lead(const char *const *overrides, struct run *run)
{
    struct error error = {0};
    uint32_t slot;
    long n = 0;

    run_init(run, overrides);
    cr_assert_eq(chain_begin(run->chain, 0, &run->measures, &error), 0);
    while ((slot = agenda_next(&run->chain->agenda)) != AGENDA_NONE) {
        chain_event(run->chain, slot);
        assert_nobody_idles(run->chain);
        if (++n % 1000 == 0)
            assert_lines_by_date(run->chain);
    }
    chain_finish(run->chain);
}

/* Hours used are at most those there are, in each month; how many months had work for everybody all
 * the time. */
static int
full_months(const struct run *run, enum resource resource)
{
    int full = 0;

    for (size_t t = 0; t < months_of_run(&run->measures); t++) {
        size_t i = t * RESOURCES + resource;
        double used = measures_double(&run->measures, MEASURE_USED)[i];
        double capacity = measures_double(&run->measures, MEASURE_CAPACITY)[i];
        cr_expect(used <= capacity, "%s, month %zu: %g of %g hours", resource_labels[resource], t,
                  used, capacity);
        full += capacity > 0.0 && used == capacity;
    }
    return full;
}

static int
full_months_of_all(const struct run *run)
{
    int full = 0;

    for (int pool = 0; pool < EXAMINERS; pool++)
        full += full_months(run, (enum resource)(RESOURCE_EXAMINERS + pool));
    for (int both = 0; both < BOTHS; both++)
        full += full_months(run, (enum resource)(RESOURCE_EXAMINERS_BOTH + both));
    return full;
}

Test(grading, keeps_everybody_at_work)
{
    struct run run;

    lead(usual, &run);
    full_months_of_all(&run);
    cr_expect_gt(count_all(&run.measures, MEASURE_EXAM_SAT), 100);
    run_free(&run);
}

Test(grading, keeps_everybody_at_work_under_strain)
{
    struct run run;

    lead(strained, &run);
    cr_expect_gt(full_months_of_all(&run), 10, "pools that are short never rest");
    run_free(&run);
}

/* At the full size, as it is run for a result. */
Test(grading, works_no_more_hours_than_there_are_in_a_national_run)
{
    static const char *const national[] = {"run.start=\"2018-01-01\"",
                                           "run.until=\"2023-12-31\"", NULL};
    struct run run;

    run_init(&run, national);
    for (uint32_t i = 0; i < 2; i++) {
        run_replication(&run, i);
        full_months_of_all(&run);
    }
    run_free(&run);
}
