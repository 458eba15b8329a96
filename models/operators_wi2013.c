/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/operators.h"

#include "models/loan.h"
#include "models/world.h"

#include <string.h>

/* ---- who is under way ---- */

void
open_census_take(struct open_census *self, const struct chain *chain)
{
    memset(self, 0, sizeof *self);
    for (uint32_t who = 0; who < chain->people_used; who++) {
        const struct person *person = &chain->people[who];
        int half;
        if (person->duty == STAMP_NEVER || person_is_ahead(person) ||
            person->regime != REGIME_WI2013 || stage_is_final((enum stage)person->phase))
            continue;
        half = yearbook_half(ticks_to_day((ticks)person->duty));
        if (half == YEARBOOK_HALVES)
            continue;
        self->past[half][person->group] += person->overruns > 0;
        self->extended[half][person->group] +=
            person->overruns == 0 && chain->lost[who].considered > 0;
        self->spent[half] += person->group == GROUP_ASIEL &&
                             loan_is_spent(chain, who, chain_now(chain));
    }
}

/* ---- by letter year ---- */

/* The half-years that a target is of: [first, end). */
struct halves {
    int first, end;
};

static struct halves
halves_of(const struct target *target)
{
    struct halves halves = {0, YEARBOOK_HALVES};
    int last = target->last != 0 ? target->last : target->cohort;

    if (target->cohort == 0)
        return halves;
    bug_assert(target->cohort >= YEARBOOK_FIRST && last <= YEARBOOK_LAST && target->cohort <= last,
               "%s is of the letters of %d to %d", target->id, target->cohort, last);
    halves.first = 2 * (target->cohort - YEARBOOK_FIRST);
    halves.end = target->first_half ? halves.first + 1 : 2 * (last + 1 - YEARBOOK_FIRST);
    return halves;
}

/* What a target's people came to. */
struct outcome_sums {
    double came, past, extended, spent;
    double ended[ENDS], in_term[ENDS];
};

static void
add_half(struct outcome_sums *sums, const struct yearbook_page *page,
         const struct open_census *census, int half, int group)
{
    sums->came += page->came[group];
    sums->past += census->past[half][group];
    sums->extended += census->extended[half][group];
    sums->spent += group == GROUP_ASIEL ? census->spent[half] : 0;
    for (int end = 0; end < ENDS; end++) {
        sums->ended[end] += page->ended[group][end];
        sums->in_term[end] += page->in_term[group][end];
    }
}

static struct outcome_sums
sums_of(const struct yearbook *yearbook, const struct open_census *census,
        const struct target *target)
{
    struct halves halves = halves_of(target);
    struct outcome_sums sums = {0};

    for (int half = halves.first; half < halves.end; half++)
        for (int g = 0; g < GROUPS; g++)
            if (operator_in_group(g, target->group))
                add_half(&sums, &yearbook->halves[half], census, half, g);
    return sums;
}

enum {
    DONE = 0,
    DISPENSED = STAGE_DISPENSED - STAGE_DONE,
    EXEMPT = STAGE_EXEMPT - STAGE_DONE,
    LAPSED = STAGE_LAPSED - STAGE_DONE
};

static double
freed(const double ended[ENDS])
{
    return ended[DISPENSED] + ended[EXEMPT];
}

/* Of those whose duty did not lapse, as table 5 (figures.md, 1.3). */
static double
share_of_size(const struct outcome_sums *sums, double size, const struct target *target)
{
    double open = size - sums->ended[DONE] - freed(sums->ended);

    switch (target->observation) {
    case OBSERVE_MET_SHARE:
        return operator_percent(sums->ended[DONE] + sums->ended[DISPENSED], size);
    case OBSERVE_DONE_SHARE:
        return operator_percent(sums->ended[DONE], size);
    case OBSERVE_EXEMPT_SHARE:
        return operator_percent(sums->ended[EXEMPT], size);
    case OBSERVE_OPEN_SHARE:
        return operator_percent(open, size);
    case OBSERVE_FREED_SHARE:
        return operator_percent(freed(sums->ended), size);
    case OBSERVE_DONE_IN_TERM_SHARE:
        return operator_percent(sums->in_term[DONE], size);
    case OBSERVE_NOT_IN_TERM_SHARE:
        return operator_percent(size - sums->in_term[DONE] - freed(sums->in_term), size);
    case OBSERVE_BUSY_SHARE:
        return operator_percent(open - sums->past, size);
    case OBSERVE_PAST_SHARE:
        return operator_percent(sums->past, size);
    case OBSERVE_SPENT_SHARE:
        return operator_percent(sums->spent, size);
    case OBSERVE_EXTENDED_SHARE:
        return operator_percent(sums->extended, open);
    default:
        operator_no_such_count(target);
    }
}

double
operator_letter(const struct yearbook *yearbook, const struct open_census *census,
                const struct target *target)
{
    struct outcome_sums sums;
    double size;

    operator_check(target, OPERATOR_LETTER);
    sums = sums_of(yearbook, census, target);
    size = sums.came - sums.ended[LAPSED];
    switch (target->observation) {
    case OBSERVE_CAME:
        return sums.came;
    case OBSERVE_SIZE:
        return size;
    case OBSERVE_DONE:
        return sums.ended[DONE];
    case OBSERVE_DISPENSED:
        return sums.ended[DISPENSED];
    case OBSERVE_MET:
        return sums.ended[DONE] + sums.ended[DISPENSED];
    case OBSERVE_EXEMPT:
        return sums.ended[EXEMPT];
    case OBSERVE_LAPSED:
        return sums.ended[LAPSED];
    case OBSERVE_OPEN:
        return size - sums.ended[DONE] - freed(sums.ended);
    case OBSERVE_RELEASED:
        return sums.ended[DONE] + freed(sums.ended);
    case OBSERVE_SPENT:
        return sums.spent;
    default:
        return share_of_size(&sums, size, target);
    }
}

/* ---- in a window of months ---- */

struct window {
    size_t from, to; /* periods, [from, to) */
};

static struct window
window_of(const struct ledger *ledger, const struct target *target)
{
    struct window window = {measures_period_of_day(ledger->shape, target_from(target)),
                            measures_period_of_day(ledger->shape, target_until(target))};

    /* Of a month that ends now all is booked, whether it is closed or not. */
    bug_assert(window.from < window.to && window.to <= ledger->period + 1,
               "%s is of months that are not over", target->id);
    return window;
}

/* Cases of overrun by what happened to them in the window. */
static double
cases(const struct ledger *ledger, const struct target *target, enum docket docket)
{
    const int32_t *counts = measures_int32(ledger->measures, MEASURE_DOCKET);
    struct window window = window_of(ledger, target);
    int64_t sum = 0;

    for (size_t t = window.from; t < window.to; t++)
        for (size_t g = 0; g < GROUPS; g++)
            if (operator_in_group((int)g, target->group))
                sum += counts[((t * REGIMES + REGIME_WI2013) * GROUPS + g) * DOCKETS + docket];
    return (double)sum;
}

static double
months_in(const struct ledger *ledger, const struct target *target)
{
    struct window window = window_of(ledger, target);

    return (double)(window.to - window.from);
}

static double
fined_of_notices(const struct ledger *ledger, const struct target *target)
{
    struct window window = window_of(ledger, target);
    int64_t sum = 0;

    for (size_t t = window.from; t < window.to; t++)
        sum += ledger->fined_of[t];
    return (double)sum;
}

/* Of those whose letter was in the window, up to now. */
static double
first_fined(const struct ledger *ledger, const struct target *target)
{
    const int32_t *fined = measures_int32(ledger->measures, MEASURE_TERM_FINED);
    size_t first = measures_cohort_of_day(ledger->shape, target_from(target));
    size_t end = measures_cohort_of_day(ledger->shape, target_until(target));
    int64_t sum = 0;

    for (size_t c = first; c < end; c++)
        for (size_t g = 0; g < GROUPS; g++)
            sum += fined[(c * REGIMES + REGIME_WI2013) * GROUPS + g];
    return (double)sum;
}

/* A month is a twelfth of a year of 365.25 days. Nobody is done under the Wi2021 before 2022. */
static double
months_to_done(const struct ledger *ledger, const struct target *target)
{
    const double days_a_month = 365.25 / 12.0;
    struct window window = window_of(ledger, target);
    int64_t n = 0, days = 0;

    for (size_t t = window.from; t < window.to; t++)
        for (size_t g = 0; g < GROUPS; g++) {
            size_t cell = (t * INTERVALS + INTERVAL_DUTY_TO_DONE) * GROUPS + g;
            if (!operator_in_group((int)g, target->group))
                continue;
            n += measures_int32(ledger->measures, MEASURE_WAIT_N)[cell];
            days += measures_int64(ledger->measures, MEASURE_WAIT_SUM)[cell];
        }
    return n > 0 ? (double)days / (double)n / days_a_month : NAN;
}

/* Still obliged, of a stock by cell; they have all had the letter. */
static double
still_open(const int32_t *stock)
{
    const size_t a_stage = (size_t)GROUPS * ROUTES, first = REGIME_WI2013 * STAGES * a_stage;
    int64_t sum = 0;

    for (size_t i = 0; i < (size_t)STAGE_DONE * a_stage; i++)
        sum += stock[first + i];
    return (double)sum;
}

/* From the end of the month before the window to now. */
static double
decline(const struct ledger *ledger, const struct target *target)
{
    struct window window = window_of(ledger, target);
    const int32_t *stock = measures_int32(ledger->measures, MEASURE_STOCK);

    bug_assert(window.from > 0, "%s has no month before it", target->id);
    return still_open(stock + (window.from - 1) * ledger->cells) - still_open(ledger->stock);
}

double
operator_window(const struct ledger *ledger, const struct target *target)
{
    operator_check(target, OPERATOR_WINDOW);
    switch (target->observation) {
    case OBSERVE_OVERRUNS:
        return cases(ledger, target, DOCKET_NOTICE);
    case OBSERVE_OVERRUNS_A_MONTH:
        return cases(ledger, target, DOCKET_NOTICE) / months_in(ledger, target);
    case OBSERVE_NOTICES:
        return cases(ledger, target, DOCKET_NOTICE);
    case OBSERVE_HEARINGS:
        return cases(ledger, target, DOCKET_HEARING);
    case OBSERVE_FINED_OF_NOTICES:
        return fined_of_notices(ledger, target);
    case OBSERVE_FIRST_FINED:
        return first_fined(ledger, target);
    case OBSERVE_MONTHS_TO_DONE:
        return months_to_done(ledger, target);
    case OBSERVE_DECLINE:
        return decline(ledger, target);
    case OBSERVE_DECLINE_A_MONTH:
        return decline(ledger, target) / months_in(ledger, target);
    default:
        operator_no_such_count(target);
    }
}
