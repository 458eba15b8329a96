/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/ledger.h"

#include <string.h>

size_t
ledger_cells(void)
{
    return (size_t)REGIMES * STAGES * GROUPS * ROUTES;
}

void
ledger_init(struct ledger *self, struct measures *measures, int32_t *stock)
{
    memset(self, 0, sizeof *self);
    self->measures = measures;
    self->shape = measures->shape;
    self->stock = stock;
    self->cells = ledger_cells();
    memset(stock, 0, self->cells * sizeof *stock);
}

/* The entry of a measure whose first dimension is time, in the period under way. */
static int32_t *
entry(struct ledger *self, enum measure measure, size_t rest, size_t index)
{
    return &measures_int32(self->measures, measure)[self->period * rest + index];
}

void
ledger_stock(struct ledger *self, size_t cell)
{
    self->stock[cell]++;
    self->arrived++;
    measures_int32(self->measures, MEASURE_STOCK_START)[cell]++;
}

void
ledger_arrive(struct ledger *self, size_t cell, unsigned regime, unsigned group)
{
    self->stock[cell]++;
    self->arrived++;
    ++*entry(self, MEASURE_FLOW_IN, self->cells, cell);
    ++*entry(self, MEASURE_ARRIVALS, (size_t)REGIMES * GROUPS, regime * GROUPS + group);
}

void
ledger_move(struct ledger *self, size_t from, size_t to)
{
    self->stock[from]--;
    self->stock[to]++;
    ++*entry(self, MEASURE_FLOW_OUT, self->cells, from);
    ++*entry(self, MEASURE_FLOW_IN, self->cells, to);
}

void
ledger_notice(struct ledger *self, unsigned regime, unsigned group)
{
    ++*entry(self, MEASURE_NOTIFIED, (size_t)REGIMES * GROUPS, regime * GROUPS + group);
    if (regime == REGIME_WI2021)
        self->notified[group]++;
    ledger_rule(self, RULE_NOTICE);
}

void
ledger_rule(struct ledger *self, enum rule rule)
{
    ++*entry(self, MEASURE_RULE_FIRED, RULES, rule);
}

void
ledger_wait(struct ledger *self, enum interval interval, unsigned group, int32_t days)
{
    size_t index = (size_t)interval * GROUPS + group;
    size_t rest = (size_t)INTERVALS * GROUPS;
    int norm = interval_norm_days(interval);

    if (group == GROUPS)
        return;
    bug_assert(days >= 0, "a wait of %d days in %s", (int)days, interval_labels[interval]);
    ++*entry(self, MEASURE_WAIT_N, rest, index);
    measures_int64(self->measures, MEASURE_WAIT_SUM)[self->period * rest + index] += days;
    if (norm >= 0 && days <= norm)
        ++*entry(self, MEASURE_WAIT_IN_NORM, rest, index);
    measures_int32(self->measures,
                   MEASURE_WAIT_HIST)[index * INTERVAL_DAY_CELLS + interval_day_cell(days)]++;
    ++*entry(self, MEASURE_WAIT_MONTH_HIST, (size_t)INTERVALS * INTERVAL_BINS,
             (size_t)interval * INTERVAL_BINS + interval_bin(days));
}

void
ledger_exam(struct ledger *self, enum measure measure, enum exam exam, unsigned group)
{
    if (group == GROUPS) {
        if (measure == MEASURE_EXAM_SAT)
            ++*entry(self, MEASURE_EXAM_BACKGROUND, EXAMS, exam);
        return;
    }
    ++*entry(self, measure, (size_t)EXAMS * GROUPS, (size_t)exam * GROUPS + group);
}

void
ledger_term(struct ledger *self, enum measure measure, day_number duty, unsigned regime,
            unsigned group)
{
    size_t cohort = measures_cohort_of_day(self->shape, duty);

    measures_int32(self->measures, measure)[(cohort * REGIMES + regime) * GROUPS + group]++;
}

static void
check_balance(const struct ledger *self, const int32_t *before, int64_t live)
{
    const int32_t *in =
        measures_int32(self->measures, MEASURE_FLOW_IN) + self->period * self->cells;
    const int32_t *out =
        measures_int32(self->measures, MEASURE_FLOW_OUT) + self->period * self->cells;
    int64_t everybody = 0, under_way = 0;

    for (size_t c = 0; c < self->cells; c++) {
        enum stage stage = (enum stage)(c / (GROUPS * ROUTES) % STAGES);
        bug_assert(self->stock[c] == before[c] + in[c] - out[c] && self->stock[c] >= 0,
                   "period %zu, cell %zu (%s): stock %d, was %d, in %d, out %d", self->period, c,
                   stage_labels[stage], (int)self->stock[c], (int)before[c], (int)in[c],
                   (int)out[c]);
        everybody += self->stock[c];
        under_way += stage_is_final(stage) ? 0 : self->stock[c];
    }
    bug_assert(everybody == self->arrived, "%lld people in the books, %lld came",
               (long long)everybody, (long long)self->arrived);
    bug_assert(under_way == live, "%lld people under way in the books, %lld records",
               (long long)under_way, (long long)live);
}

void
ledger_close(struct ledger *self, int64_t live)
{
    int32_t *stock = measures_int32(self->measures, MEASURE_STOCK) + self->period * self->cells;
    const int32_t *before = self->period == 0
                                ? measures_int32(self->measures, MEASURE_STOCK_START)
                                : stock - self->cells;

    check_balance(self, before, live);
    memcpy(stock, self->stock, self->cells * sizeof *stock);
    self->period++;
}
