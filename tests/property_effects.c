/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What a measure must do, seen against the same luck: two runs of the same seed that differ in one
 * key.  What lies before the changed thing in the chain must not move at all; what lies behind it
 * must move in the known direction.
 */

#include "tests/chain_runs.h"

#include <math.h>

#define SMALL "run.scale=0.05", "run.until=\"2025-12-31\""

/* With the people of the old law, who sit most of the exams at A2; keys act from 2022 on. */
#define SMALL_BOTH SMALL, "run.start=\"2019-01-01\""

enum { REPLICATIONS = 3 };

struct pair {
    struct run base, other;
};

static void
pair_init(struct pair *self, const char *const *base, const char *const *other)
{
    run_init(&self->base, base);
    run_init(&self->other, other);
}

static void
pair_run(struct pair *self, uint32_t replication)
{
    run_replication(&self->base, replication);
    run_replication(&self->other, replication);
}

static void
pair_free(struct pair *self)
{
    run_free(&self->base);
    run_free(&self->other);
}

static bool
same(const struct pair *pair, enum measure measure)
{
    return memcmp(pair->base.measures.data[measure], pair->other.measures.data[measure],
                  measure_cells(pair->base.measures.shape, measure) *
                      measure_cell_bytes(measure)) == 0;
}

/* The people who came into a stage, by month, group and route, are the same. */
static bool
same_flow(const struct pair *pair, enum stage stage)
{
    const struct measures *a = &pair->base.measures, *b = &pair->other.measures;

    for (size_t t = 0; t < months_of_run(a); t++)
        for (size_t regime = 0; regime < REGIMES; regime++)
            for (size_t i = 0; i < GROUPS * ROUTES; i++) {
                size_t cell = ((t * REGIMES + regime) * STAGES + stage) * GROUPS * ROUTES + i;
                if (count_at(a, MEASURE_FLOW_IN, cell) != count_at(b, MEASURE_FLOW_IN, cell))
                    return false;
            }
    return true;
}

static double
mean_wait(const struct measures *m, size_t interval)
{
    return mean_wait_of(m, interval, 0, GROUPS - 1);
}

/* Shorter by a day at least: more than rounding could make. */
static void
assert_shorter(const struct pair *pair, int interval)
{
    double base = mean_wait(&pair->base.measures, (size_t)interval);
    double other = mean_wait(&pair->other.measures, (size_t)interval);

    cr_expect_lt(other, base - 1.0, "%s: %.1f and %.1f days", interval_labels[interval], base,
                 other);
}

/* ---- more capacity, shorter waits ---- */

/* Who is done leaves the line for medical advice, and who is behind him is exempt earlier and leaves
 * a course place; with so many advisers nobody stands in line. */
#define ADVISERS                                                                                  \
    "medical.assessors=60.0", "changes.assessors_2023.set=60.0",                                  \
        "changes.assessors_2025.set=60.0"

/* Nobody sits exams beside the lessons here: who has passed them all would give the place to others,
 * and sooner where results come sooner.  Up to March 2024: who is done while he waits
 * for a home leaves it to others. */
Test(property_effects, of_examiners_are_felt_in_marking_only)
{
    const char *const base[] = {SMALL_BOTH, ADVISERS, "exams.pressure_days=0",
                                "run.until=\"2024-03-31\"", "grading.examiners.schrijven_a2=6.0",
                                "changes.examiners_schrijven_2023.set=6.0", NULL};
    const char *const other[] = {SMALL_BOTH, ADVISERS, "exams.pressure_days=0",
                                 "run.until=\"2024-03-31\"", "grading.examiners.schrijven_a2=20.0",
                                "changes.examiners_schrijven_2023.set=20.0", NULL};
    struct pair pair;

    pair_init(&pair, base, other);
    for (uint32_t replication = 0; replication < REPLICATIONS; replication++) {
        pair_run(&pair, replication);
        cr_expect(same(&pair, MEASURE_ARRIVALS));
        cr_expect(same(&pair, MEASURE_NOTIFIED));
        cr_expect(same_flow(&pair, STAGE_OFFER), "everybody gets the same route on the same day");
        cr_expect(same_flow(&pair, STAGE_COURSE));
        assert_shorter(&pair, INTERVAL_RESULT + EXAM_SCHRIJVEN_A2);
    }
    pair_free(&pair);
}

Test(property_effects, of_homes_are_felt_in_reception)
{
    const char *const base[] = {SMALL, NULL};
    const char *const other[] = {SMALL, "housing.obliged_share=0.8", NULL};
    struct pair pair;

    pair_init(&pair, base, other);
    for (uint32_t replication = 0; replication < REPLICATIONS; replication++) {
        pair_run(&pair, replication);
        cr_expect(same(&pair, MEASURE_ARRIVALS));
        cr_expect(same_flow(&pair, STAGE_COUPLED));
        assert_shorter(&pair, INTERVAL_STATUS_TO_HOUSED);
        assert_shorter(&pair, INTERVAL_COUPLED_TO_HOUSED);
    }
    pair_free(&pair);
}

/* Without early starts: who is through before the home leaves the queue for it to others. */
Test(property_effects, of_consultants_are_felt_in_the_legal_clock)
{
    const char *const base[] = {SMALL, EARLY_START("0.0"), NULL};
    const char *const other[] = {SMALL, EARLY_START("0.0"), "intake.hours_per_week=40.0", NULL};
    struct pair pair;

    pair_init(&pair, base, other);
    for (uint32_t replication = 0; replication < REPLICATIONS; replication++) {
        pair_run(&pair, replication);
        cr_expect(same(&pair, MEASURE_ARRIVALS));
        cr_expect(same(&pair, MEASURE_NOTIFIED));
        cr_expect(same_flow(&pair, STAGE_INTAKE), "landing has not changed");
        assert_shorter(&pair, INTERVAL_CLOCK_TO_PIP);
        assert_shorter(&pair, INTERVAL_NOTICE_TO_PIP);
    }
    pair_free(&pair);
}

Test(property_effects, of_b1_sittings_are_felt_in_sign_up_for_b1)
{
    /* Up to 2024: who is done while waiting for a home leaves it to others, who then come earlier. */
    const char *const base[] = {"run.scale=0.05", "run.until=\"2024-12-31\"", ADVISERS,
                                "exams.b1.sittings_per_year=4", NULL};
    const char *const other[] = {"run.scale=0.05", "run.until=\"2024-12-31\"", ADVISERS,
                                 "exams.b1.sittings_per_year=10", NULL};
    struct pair pair;

    pair_init(&pair, base, other);
    for (uint32_t replication = 0; replication < REPLICATIONS; replication++) {
        pair_run(&pair, replication);
        cr_expect(same_flow(&pair, STAGE_COURSE));
        for (int exam = EXAM_LEZEN_B1; exam < EXAMS; exam++)
            assert_shorter(&pair, INTERVAL_SIGNUP + exam);
    }
    pair_free(&pair);
}

/* Base and other change places: half of the seats make the waits longer. Who is done later leaves home
 * and consultant later to others, so the way before the exams is not the same. */
Test(property_effects, of_half_the_a2_places_are_felt_in_sign_up)
{
    const char *const base[] = {SMALL_BOTH, "exams.a2.places_per_day=400.0", NULL};
    const char *const other[] = {SMALL_BOTH, "exams.a2.places_per_day=1000.0", NULL};
    struct pair pair;

    pair_init(&pair, base, other);
    for (uint32_t replication = 0; replication < REPLICATIONS; replication++) {
        pair_run(&pair, replication);
        for (int exam = EXAM_LEZEN_A2; exam <= EXAM_KNM; exam++)
            assert_shorter(&pair, INTERVAL_SIGNUP + exam);
    }
    pair_free(&pair);
}

/* Up to the first closing interviews, which take consultants from the intakes. */
Test(property_effects, of_course_places_are_felt_in_the_offer)
{
    const char *const base[] = {"run.scale=0.05", "run.until=\"2023-10-31\"", NULL};
    const char *const other[] = {"run.scale=0.05", "run.until=\"2023-10-31\"",
                                 "changes.places_b1_2022.set=12000.0", NULL};
    struct pair pair;

    pair_init(&pair, base, other);
    pair_run(&pair, 0);
    cr_expect(same_flow(&pair, STAGE_OFFER));
    assert_shorter(&pair, INTERVAL_PIP_TO_OFFER);
    pair_free(&pair);
}

/* The law on fines changes nothing but fines; first terms of the new law end from 2025 on. */
Test(property_effects, of_fines_are_felt_in_fines_only)
{
    const char *const base[] = {SMALL_BOTH, NULL};
    const char *const other[] = {SMALL_BOTH,
                                 "enforcement.culpable.wi2021=0.0",
                                 "enforcement.culpable_part.wi2021=0.0",
                                 "enforcement.culpable.wi2013=0.0",
                                 "enforcement.culpable_part.wi2013=0.0", NULL};
    struct pair pair;

    pair_init(&pair, base, other);
    pair_run(&pair, 0);
    cr_expect(same(&pair, MEASURE_STOCK));
    cr_expect(same(&pair, MEASURE_WAIT_N));
    cr_expect_gt(count_all(&pair.base.measures, MEASURE_TERM_FINED), 10);
    cr_expect_eq(count_all(&pair.other.measures, MEASURE_TERM_FINED), 0);
    pair_free(&pair);
}

/* ---- inflow ---- */

static int64_t
arrived(const struct measures *m, size_t t, size_t g)
{
    return count_at(m, MEASURE_ARRIVALS, (t * REGIMES + REGIME_WI2021) * GROUPS + g);
}

/* A tenth fewer: each person stays by a mark of their own, so no month gains anybody. Binomial:
 * five standard deviations around nine tenths of those who were there, the burst left out. */
Test(property_effects, of_less_inflow_take_people_away_and_add_none)
{
    const char *const base[] = {SMALL, NULL};
    const char *const other[] = {SMALL, "inflow.factor.asiel=0.9", "inflow.factor.gezin=0.9",
                                 "inflow.factor.overig=0.9", "inflow.factor.nareis=0.9", NULL};
    double people = 0.0, stayed = 0.0;
    struct pair pair;

    pair_init(&pair, base, other);
    for (uint32_t replication = 0; replication < REPLICATIONS; replication++) {
        pair_run(&pair, replication);
        for (size_t t = 0; t < months_of_run(&pair.base.measures); t++)
            for (size_t g = 0; g < GROUPS; g++) {
                bool burst = t >= 12 && t < 20;
                cr_assert_leq(arrived(&pair.other.measures, t, g),
                              arrived(&pair.base.measures, t, g));
                people += burst ? 0.0 : (double)arrived(&pair.base.measures, t, g);
                stayed += burst ? 0.0 : (double)arrived(&pair.other.measures, t, g);
            }
    }
    cr_expect(fabs(stayed - 0.9 * people) <= 5.0 * sqrt(0.09 * people), "%g of %g", stayed, people);
    pair_free(&pair);
}

Test(property_effects, of_more_inflow_add_people_and_take_none_away)
{
    const char *const base[] = {SMALL, NULL};
    const char *const other[] = {SMALL, "inflow.factor.gezin=1.3", NULL};
    struct pair pair;

    pair_init(&pair, base, other);
    pair_run(&pair, 0);
    for (size_t t = 0; t < months_of_run(&pair.base.measures); t++)
        for (size_t g = 0; g < GROUPS; g++) {
            int64_t more = arrived(&pair.other.measures, t, g) - arrived(&pair.base.measures, t, g);
            cr_assert(g == GROUP_GEZIN ? more >= 0 : more == 0);
        }
    pair_free(&pair);
}

static int64_t
notified(const struct measures *m, size_t t, size_t g)
{
    return count_at(m, MEASURE_NOTIFIED, (t * REGIMES + REGIME_WI2021) * GROUPS + g);
}

/* September 2023: 2,760 of gezin and overig and 450 of asiel (A-BU-1, A-BU-2), at full size. Seen
 * against the same path without a burst; the counts are Poisson and a few leave before the notice:
 * five roots of the mean and two percent. In other months nobody is notified otherwise. */
Test(property_effects, of_the_burst_come_in_its_month)
{
    const char *const base[] = {"run.scale=1.0", "run.until=\"2023-12-31\"",
                                "inflow.bursts.ind_duo.asiel=0.0",
                                "inflow.bursts.ind_duo.gezin=0.0",
                                "inflow.bursts.ind_duo.overig=0.0", NULL};
    const char *const other[] = {"run.scale=1.0", "run.until=\"2023-12-31\"", NULL};
    size_t september = 20;
    double gezin_overig, asiel;
    struct pair pair;

    pair_init(&pair, base, other);
    pair_run(&pair, 0);
    for (size_t t = 0; t < months_of_run(&pair.base.measures); t++)
        for (size_t g = 0; g < GROUPS && t != september; g++)
            cr_expect_eq(notified(&pair.base.measures, t, g), notified(&pair.other.measures, t, g));
    asiel = (double)(notified(&pair.other.measures, september, GROUP_ASIEL) -
                     notified(&pair.base.measures, september, GROUP_ASIEL));
    gezin_overig = (double)(notified(&pair.other.measures, september, GROUP_GEZIN) +
                            notified(&pair.other.measures, september, GROUP_OVERIG) -
                            notified(&pair.base.measures, september, GROUP_GEZIN) -
                            notified(&pair.base.measures, september, GROUP_OVERIG));
    cr_expect(fabs(asiel - 450) <= 5 * sqrt(450) + 0.02 * 450, "asiel: %g", asiel);
    cr_expect(fabs(gezin_overig - 2760) <= 5 * sqrt(2760) + 0.02 * 2760, "others: %g",
              gezin_overig);
    pair_free(&pair);
}

/* Figures B-IN-23 and B-IN-24. */
Test(property_effects, of_the_start_of_the_law_are_late_notices)
{
    const char *const base[] = {"run.scale=0.2", "run.until=\"2022-03-31\"", NULL};
    const char *const other[] = {"run.scale=0.2", "run.until=\"2022-03-24\"", NULL};
    struct pair pair;

    pair_init(&pair, base, other);
    pair_run(&pair, 0);
    for (size_t g = 0; g < GROUPS; g++) {
        cr_expect_eq(notified(&pair.base.measures, 0, g), 0);
        cr_expect_eq(notified(&pair.base.measures, 1, g), 0);
        cr_expect_gt(notified(&pair.base.measures, 2, g), 0);
        cr_expect_eq(notified(&pair.other.measures, 2, g) > 0, g != GROUP_ASIEL);
    }
    pair_free(&pair);
}

/* Wi2013 people wait for the same homes: with more of them fewer are left in reception at the end of
 * 2022, and more of them have been on a course. */
Test(property_effects, of_homes_on_wi2013_people_are_that_they_learn_sooner)
{
    const char *const base[] = {SMALL, "run.start=\"2021-07-01\"", NULL};
    const char *const other[] = {SMALL, "run.start=\"2021-07-01\"",
                                 "housing.homes_per_half_year=25000.0", NULL};
    const struct measures *few, *many;
    struct pair pair;

    pair_init(&pair, base, other);
    pair_run(&pair, 0);
    few = &pair.base.measures;
    many = &pair.other.measures;
    cr_expect_lt(
        people_in(many, MEASURE_STOCK, 17, REGIME_WI2013, STAGE_RECEPTION, STAGE_COUPLED, 0),
        people_in(few, MEASURE_STOCK, 17, REGIME_WI2013, STAGE_RECEPTION, STAGE_COUPLED, 0));
    cr_expect_gt(
        people_in(many, MEASURE_STOCK, 17, REGIME_WI2013, STAGE_COURSE, STAGE_EXAMS, 0),
        people_in(few, MEASURE_STOCK, 17, REGIME_WI2013, STAGE_COURSE, STAGE_EXAMS, 0));
    pair_free(&pair);
}
