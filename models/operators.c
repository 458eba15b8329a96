/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/operators.h"

#include "models/world.h"

#include <math.h>
#include <string.h>

/* ---- what they share ---- */

static double
sum_of_groups(const int32_t counts[GROUPS], int wanted)
{
    int64_t sum = 0;

    for (int g = 0; g < GROUPS; g++)
        if (operator_in_group(g, wanted))
            sum += counts[g];
    return (double)sum;
}

void
operator_check(const struct target *target, enum target_operator by)
{
    bug_assert(target->by == by, "%s is observed by %s, not by %s", target->id,
               operator_labels[target->by], operator_labels[by]);
}

_Noreturn void
operator_no_such_count(const struct target *target)
{
    bug_report(__FILE__, __LINE__, "what is counted belongs to the operator",
               "%s: observation %d by %s", target->id, target->observation,
               operator_labels[target->by]);
}

/* ---- obliged ---- */

static enum standing
standing_of(const struct person *person)
{
    if (!stage_has_pip((enum stage)person->phase))
        return STANDING_NO_PIP;
    return person->phase == STAGE_OFFER ? STANDING_NO_OFFER : STANDING_OFFER;
}

void
census_take(struct census *self, const struct chain *chain)
{
    memset(self, 0, sizeof *self);
    for (uint32_t who = 0; who < chain->people_used; who++) {
        const struct person *person = &chain->people[who];
        if (person->duty == STAMP_NEVER || person_is_ahead(person) ||
            person->regime != REGIME_WI2021 || !person_is(person, PERSON_NOTICED))
            continue;
        self->people[person->group][standing_of(person)]++;
    }
}

/* Those of the group who stand there or further on. */
static double
stand_from(const struct census *census, const struct target *target, enum standing first)
{
    int64_t sum = 0;

    for (int g = 0; g < GROUPS; g++)
        for (int s = (int)first; s < STANDINGS; s++)
            if (operator_in_group(g, target->group))
                sum += census->people[g][s];
    return (double)sum;
}

double
operator_obliged(const struct census *census, const struct target *target)
{
    double obliged = stand_from(census, target, STANDING_NO_PIP);
    double planned = stand_from(census, target, STANDING_NO_OFFER);
    double offered = stand_from(census, target, STANDING_OFFER);

    operator_check(target, OPERATOR_OBLIGED);
    switch (target->observation) {
    case OBSERVE_OBLIGED:
        return obliged;
    case OBSERVE_PIP:
        return planned;
    case OBSERVE_NO_PIP:
        return obliged - planned;
    case OBSERVE_PIP_SHARE:
        return operator_percent(planned, obliged);
    case OBSERVE_OFFER:
        return offered;
    case OBSERVE_NO_OFFER:
        return planned - offered;
    case OBSERVE_OFFER_SHARE:
        return operator_percent(offered, planned);
    default:
        operator_no_such_count(target);
    }
}

/* ---- inflow ---- */

static bool
on_route(int route, int wanted)
{
    return wanted == TARGET_ALL || wanted == route ||
           (wanted == TARGET_B1_ONDERWIJS && (route == ROUTE_B1 || route == ROUTE_ONDERWIJS));
}

/* Plans ever set for the target's group, on a route and after one of the results of the LBT. */
static double
planned(const struct ledger *ledger, const struct target *target, int route, int first, int last)
{
    int64_t sum = 0;

    for (int g = 0; g < GROUPS; g++)
        for (int lbt = first; lbt <= last; lbt++)
            for (int r = 0; r < ROUTES; r++)
                if (operator_in_group(g, target->group) && on_route(r, route))
                    sum += ledger->planned[g][lbt][r];
    return (double)sum;
}

double
operator_inflow(const struct ledger *ledger, const struct target *target)
{
    operator_check(target, OPERATOR_INFLOW);
    switch (target->observation) {
    case OBSERVE_EVER:
        return sum_of_groups(ledger->notified, target->group);
    case OBSERVE_LEFT:
        return sum_of_groups(ledger->left, target->group);
    case OBSERVE_ROUTED:
        return planned(ledger, target, target->route, (int)target->lbt, (int)target->lbt);
    case OBSERVE_ROUTE_SHARE:
        return operator_percent(planned(ledger, target, target->route, 0, LBT_RESULTS - 1),
                       planned(ledger, target, TARGET_ALL, 0, LBT_RESULTS - 1));
    default:
        operator_no_such_count(target);
    }
}

/* ---- cohort ---- */

/* The settled who waited months or more, and less than below (0: no limit). */
static double
settled(const struct cohort *cohort, int group, int months, int below)
{
    int64_t sum = 0;

    for (int g = 0; g < GROUPS; g++)
        for (int c = 0; c < COHORT_CLASSES; c++)
            if (operator_in_group(g, group) && c * COHORT_CLASS_MONTHS >= months &&
                (below == 0 || c * COHORT_CLASS_MONTHS < below))
                sum += cohort->settled[g][c];
    return (double)sum;
}

static const struct cohort *
cohort_of(const struct cohorts *cohorts, const struct target *target)
{
    bug_assert(target->cohort >= COHORT_FIRST && target->cohort <= COHORT_LAST,
               "%s is of cohort %d", target->id, target->cohort);
    return &cohorts->years[target->cohort - COHORT_FIRST];
}

/* Of those settled. */
static double
of_settled(const struct cohort *cohort, const struct target *target)
{
    double all = settled(cohort, target->group, 0, 0);

    if (target->observation == OBSERVE_WAITED_SHARE)
        return operator_percent(settled(cohort, target->group, target->months, target->below), all);
    return operator_percent(all - sum_of_groups(cohort->settled_planned, target->group), all);
}

double
operator_cohort(const struct cohorts *cohorts, const struct target *target)
{
    const struct cohort *cohort;
    double became, home;

    operator_check(target, OPERATOR_COHORT);
    cohort = cohort_of(cohorts, target);
    became = sum_of_groups(cohort->became, target->group);
    home = settled(cohort, target->group, 0, 0);
    switch (target->observation) {
    case OBSERVE_BECAME:
        return became;
    case OBSERVE_INTAKE:
        return sum_of_groups(cohort->begun, target->group);
    case OBSERVE_INTAKE_SHARE:
        return operator_percent(sum_of_groups(cohort->begun, target->group), became);
    case OBSERVE_SETTLED:
        return home;
    case OBSERVE_SETTLED_SHARE:
        return operator_percent(home, became);
    case OBSERVE_IN_COA:
        return became - home - sum_of_groups(cohort->left_unsettled, target->group);
    case OBSERVE_UNPLANNED_SHARE:
        return operator_percent(became - sum_of_groups(cohort->planned, target->group), became);
    case OBSERVE_WAITED_SHARE:
    case OBSERVE_SETTLED_UNPLANNED_SHARE:
        return of_settled(cohort, target);
    default:
        operator_no_such_count(target);
    }
}

/* ---- all ages ---- */

/* People in COA reception, those in overflow and those who stay with others (they keep their right
 * to it) included; the HAR is no reception: it counts as housed (rules.md section 6). */
static double
in_reception(const struct chain *chain)
{
    double share = timeline_at(&chain->params->reception.obliged_share, chain_today(chain));
    int64_t obliged = 0;

    for (int l = 0; l < LODGINGS; l++) {
        const struct desk *desk = &chain->desks[desk_of_lodging((enum lodging)l)];
        if (l != LODGING_HAR)
            obliged += desk->taken + desk->queue.value;
    }
    return (double)obliged / share;
}

/* The month under way is not in the measures yet. */
static double
housed(const struct chain *chain, size_t from, size_t to)
{
    const double *closed = measures_double(chain->ledger.measures, MEASURE_HOUSED);
    double sum = 0.0;

    for (size_t t = from; t < to; t++)
        for (size_t m = 0; m < MUNICIPALITIES; m++)
            sum +=
                t < chain->ledger.period ? closed[t * MUNICIPALITIES + m] : chain->homes[m].housed;
    return sum;
}

/* Those who do not have the duty are housed with those who have. */
static double
weeks_to_home(const struct chain *chain, size_t from, size_t to)
{
    const struct measures *measures = chain->ledger.measures;
    int64_t n = 0, days = 0;

    for (size_t t = from; t < to; t++) {
        size_t cell = (t * INTERVALS + INTERVAL_STATUS_TO_HOUSED) * GROUPS + GROUP_ASIEL;
        n += measures_int32(measures, MEASURE_WAIT_N)[cell];
        days += measures_int64(measures, MEASURE_WAIT_SUM)[cell];
    }
    return n > 0 ? (double)days / (double)n / 7.0 : NAN;
}

/* Flows are of whole months, as the books are. */
double
operator_all_ages(const struct chain *chain, const struct target *target)
{
    const struct measures_shape *shape = chain->ledger.shape;
    size_t from, to;

    operator_check(target, OPERATOR_ALL_AGES);
    from = target->since != NULL ? measures_period_of_day(shape, target_from(target)) : 0;
    to = measures_period_of_day(shape, target_day(target));
    switch (target->observation) {
    case OBSERVE_RECEPTION:
        return in_reception(chain);
    case OBSERVE_HOUSED:
        return housed(chain, from, to);
    case OBSERVE_HOUSING_DUE:
        return homes_due(chain);
    case OBSERVE_HOUSING_WAIT:
        return weeks_to_home(chain, from, to);
    default:
        operator_no_such_count(target);
    }
}
