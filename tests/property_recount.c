/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Every target counted a second time, by other means than its operator's.  A small run of the base
 * scenario is led from event to event; after each event all records are looked at, and what became
 * of whom is written down in a diary.  When the run takes its targets, they must be what the
 * diaries say.  Of the operators only the definitions are shared: not one counter of theirs.
 *
 * chain.c is included, not linked: its events are private.
 */

#include "models/targets.h"
#include "tests/chain_runs.h"
#include "tests/diary.h"

#include <math.h>

/* ---- counting ---- */

typedef bool filter(const struct diary *diary, const struct target *target);

static double
count_diaries(const struct target *target, filter *of, filter *that)
{
    double n = 0;

    for (int i = 0; i < n_diaries; i++)
        n += of(&diaries[i], target) && (that == NULL || that(&diaries[i], target));
    return n;
}

static double
share(const struct target *target, filter *of, filter *that)
{
    return 100.0 * count_diaries(target, of, that) / count_diaries(target, of, NULL);
}

static bool
of_group(const struct diary *diary, const struct target *target)
{
    return target->group == TARGET_ALL || (enum group)target->group == diary->group ||
           (target->group == TARGET_GEZIN_OVERIG && diary->group != GROUP_ASIEL);
}

/* DUO knows them: Wi2021, and the notice has come. */
static bool
known(const struct diary *diary, const struct target *target)
{
    return diary->regime == REGIME_WI2021 && diary->noticed && of_group(diary, target);
}

static bool
gone(const struct diary *diary, const struct target *target)
{
    (void)target;
    return stage_is_final(diary->stage);
}

static bool
still_obliged(const struct diary *diary, const struct target *target)
{
    return known(diary, target) && !gone(diary, target);
}

static bool
has_plan(const struct diary *diary, const struct target *target)
{
    (void)target;
    return diary->has_plan;
}

static bool
no_plan(const struct diary *diary, const struct target *target)
{
    (void)target;
    return !diary->has_plan;
}

static bool
obliged_with_plan(const struct diary *diary, const struct target *target)
{
    return still_obliged(diary, target) && diary->has_plan;
}

static bool
has_offer(const struct diary *diary, const struct target *target)
{
    (void)target;
    return diary->has_plan && diary->stage != STAGE_OFFER;
}

static bool
no_offer(const struct diary *diary, const struct target *target)
{
    return !has_offer(diary, target);
}

static bool
ever_planned(const struct diary *diary, const struct target *target)
{
    return known(diary, target) && diary->has_plan;
}

static bool
took_route(const struct diary *diary, const struct target *target)
{
    if (target->route == TARGET_B1_ONDERWIJS)
        return diary->route == ROUTE_B1 || diary->route == ROUTE_ONDERWIJS;
    return diary->route == (enum route)target->route;
}

static bool
took_route_after_lbt(const struct diary *diary, const struct target *target)
{
    return took_route(diary, target) && diary->lbt == target->lbt;
}

/* CBS: Wi2021, by the year of the duty. */
static bool
of_cohort(const struct diary *diary, const struct target *target)
{
    return diary->regime == REGIME_WI2021 && of_group(diary, target) &&
           date_of_day(diary->duty).year == target->cohort;
}

static bool
has_intake(const struct diary *diary, const struct target *target)
{
    (void)target;
    return diary->has_intake;
}

static bool
has_home(const struct diary *diary, const struct target *target)
{
    (void)target;
    return diary->has_settled;
}

static bool
in_coa(const struct diary *diary, const struct target *target)
{
    return !diary->has_settled && !gone(diary, target);
}

static bool
settled_of_cohort(const struct diary *diary, const struct target *target)
{
    return of_cohort(diary, target) && diary->has_settled;
}

static bool
waited_so_long(const struct diary *diary, const struct target *target)
{
    return diary->settled >= day_add_months(diary->duty, target->months) &&
           (target->below == 0 || diary->settled < day_add_months(diary->duty, target->below));
}

/* All status holders, of both laws. */
static bool
in_reception_now(const struct diary *diary, const struct target *target)
{
    return diary->from_reception && !diary->has_settled && !diary->in_har &&
           (diary->lodges || !gone(diary, target));
}

/* ---- the recount of a target ---- */

static double
recount_obliged(const struct target *target)
{
    switch (target->observation) {
    case OBSERVE_OBLIGED:
        return count_diaries(target, still_obliged, NULL);
    case OBSERVE_PIP:
        return count_diaries(target, still_obliged, has_plan);
    case OBSERVE_NO_PIP:
        return count_diaries(target, still_obliged, no_plan);
    case OBSERVE_PIP_SHARE:
        return share(target, still_obliged, has_plan);
    case OBSERVE_OFFER:
        return count_diaries(target, obliged_with_plan, has_offer);
    case OBSERVE_NO_OFFER:
        return count_diaries(target, obliged_with_plan, no_offer);
    default:
        return share(target, obliged_with_plan, has_offer);
    }
}

static double
recount_inflow(const struct target *target)
{
    switch (target->observation) {
    case OBSERVE_EVER:
        return count_diaries(target, known, NULL);
    case OBSERVE_LEFT:
        return count_diaries(target, known, gone);
    case OBSERVE_ROUTED:
        return count_diaries(target, ever_planned, took_route_after_lbt);
    default:
        return share(target, ever_planned, took_route);
    }
}

static double
recount_cohort(const struct target *target)
{
    switch (target->observation) {
    case OBSERVE_BECAME:
        return count_diaries(target, of_cohort, NULL);
    case OBSERVE_INTAKE:
        return count_diaries(target, of_cohort, has_intake);
    case OBSERVE_INTAKE_SHARE:
        return share(target, of_cohort, has_intake);
    case OBSERVE_SETTLED:
        return count_diaries(target, of_cohort, has_home);
    case OBSERVE_SETTLED_SHARE:
        return share(target, of_cohort, has_home);
    case OBSERVE_IN_COA:
        return count_diaries(target, of_cohort, in_coa);
    case OBSERVE_WAITED_SHARE:
        return share(target, settled_of_cohort, waited_so_long);
    case OBSERVE_UNPLANNED_SHARE:
        return share(target, of_cohort, no_plan);
    default:
        return share(target, settled_of_cohort, no_plan);
    }
}

/* Over those who found a home from a day up to another. */
static double
sum_of_homes(day_number from, day_number to)
{
    double sum = 0;

    for (int i = 0; i < n_diaries; i++)
        if (diaries[i].people_housed > 0 && diaries[i].housed >= from && diaries[i].housed < to)
            sum += diaries[i].people_housed;
    return sum;
}

static double
mean_weeks_to_home(day_number from, day_number to)
{
    double n = 0, days = 0;

    for (int i = 0; i < n_diaries; i++) {
        const struct diary *diary = &diaries[i];
        if (!diary->from_reception || !diary->has_settled || diary->settled < from ||
            diary->settled >= to)
            continue;
        n++;
        days += diary->days_to_home;
    }
    return days / n / 7.0;
}

/* The backlog at the start and the tasks of the half-years that have begun. */
static double
tasks_up_to(const struct params *p, day_number day)
{
    double sum = p->housing.backlog;

    for (int64_t i = 0; i < p->housing.n_tasks; i++) {
        int year = 0, half = 0;
        cr_assert_eq(sscanf(p->housing.tasks[i].id, "%d-%d", &year, &half), 2);
        if (date_to_day((struct date){year, half == 1 ? 1 : 7, 1}) < day)
            sum += p->housing.tasks[i].persons;
    }
    return sum * p->run.scale;
}

static double
recount_all_ages(const struct params *p, const struct target *target)
{
    day_number day = target_day(target);
    day_number from = target->since != NULL ? target_from(target) : p->run.start;

    switch (target->observation) {
    case OBSERVE_RECEPTION:
        return count_diaries(target, in_reception_now, NULL) /
               timeline_at(&p->reception.obliged_share, day);
    case OBSERVE_HOUSED:
        return sum_of_homes(from, day);
    case OBSERVE_HOUSING_DUE:
        return tasks_up_to(p, day) - sum_of_homes(p->run.start, day);
    default:
        return mean_weeks_to_home(from, day);
    }
}

static double
recount(const struct params *p, const struct target *target)
{
    switch (target->by) {
    case OPERATOR_OBLIGED:
        return recount_obliged(target);
    case OPERATOR_INFLOW:
        return recount_inflow(target);
    case OPERATOR_COHORT:
        return recount_cohort(target);
    default:
        return recount_all_ages(p, target);
    }
}

/* ---- the run ---- */

/* Those of the law of 2013 are counted by hand in test_operators_wi2013.c. */
static bool
is_recounted(const struct target *target)
{
    return target->by == OPERATOR_OBLIGED || target->by == OPERATOR_INFLOW ||
           target->by == OPERATOR_COHORT || target->by == OPERATOR_ALL_AGES;
}

static int
count_recounted(void)
{
    int n = 0;

    for (size_t i = 0; i < targets_size(); i++)
        n += is_recounted(target_at(i));
    return n;
}

/* What is left of a change is another target, counted before. */
static int
compare(const struct chain *chain)
{
    const double *taken = measures_double(chain->ledger.measures, MEASURE_TARGET);
    int compared = 0;

    for (size_t i = 0; i < targets_size(); i++) {
        const struct target *target = target_at(i);
        double expected;
        if (target_day(target) != chain_today(chain) || !is_recounted(target))
            continue;
        expected = recount(chain->params, target);
        if (target->less != NULL)
            expected -= taken[target_find(target->less)];
        cr_expect(fabs(taken[i] - expected) < 1e-6, "%s: taken %.9g, counted again %.9g",
                  target->id, taken[i], expected);
        compared++;
    }
    return compared;
}

/* Leads a replication; gives how many targets were compared. */
static int
lead(struct run *run, uint32_t replication)
{
    struct error error = {0};
    struct chain *chain = run->chain;
    int compared = 0;
    uint32_t slot;

    n_diaries = 0;
    for (int i = 0; i < RECORDS; i++)
        diary_of[i] = NO_DIARY;
    cr_assert_eq(chain_begin(chain, replication, &run->measures, &error), 0, "%s", error.text);
    diary_look(chain);
    while ((slot = agenda_next(&chain->agenda)) != AGENDA_NONE) {
        chain_event(chain, slot);
        if (slot == SLOT_OBSERVE)
            compared += compare(chain); /* the diaries are of the events before */
        diary_look(chain);
    }
    chain_finish(chain);
    return compared;
}

static void
assert_recount(const char *const *overrides, uint32_t replications)
{
    struct run run;

    run_init(&run, overrides);
    for (uint32_t i = 0; i < replications; i++)
        cr_expect_eq(lead(&run, i), count_recounted());
    run_free(&run);
}

Test(property_recount, all_targets_of_the_base_scenario)
{
    const char *const overrides[] = {"run.scale=0.01", "run.start=\"2013-01-01\"",
                                     "run.until=\"2024-06-15\"", NULL};

    assert_recount(overrides, 2);
}

/* People come and go before they have anything; the places run out; nobody's notice is quick. */
Test(property_recount, all_targets_of_a_run_in_which_many_leave)
{
    const char *const overrides[] = {"run.scale=0.01",
                                     "run.start=\"2013-01-01\"",
                                     "run.until=\"2024-06-15\"",
                                     "run.seed=5",
                                     "person.departure_per_year.asiel=0.4",
                                     "person.departure_per_year.gezin=0.4",
                                     "person.dispensed.gezin=0.3",
                                     "reception.places.azc=3000.0",
                                     "reception.obliged_share=0.45",
                                     EARLY_START("0.6"),
                                     NULL};

    assert_recount(overrides, 2);
}
