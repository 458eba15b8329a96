/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/ledger.h"

#include <string.h>

static size_t
cell(unsigned regime, unsigned stage, unsigned group, unsigned route)
{
    return ((regime * STAGES + stage) * GROUPS + group) * ROUTES + route;
}

static size_t
class_cell(struct ledger_who who, enum stage stage)
{
    return ((size_t)stage * GROUPS + who.group) * MUNICIPALITIES + who.municipality;
}

static size_t
cohort_cell(struct ledger_who who, enum stage stage)
{
    return (size_t)who.cohort * STAGES + (size_t)stage;
}

enum {
    CELLS = REGIMES * STAGES * GROUPS * ROUTES,
    CELLS_BY_CLASS = STAGES * GROUPS * MUNICIPALITIES
};

static size_t
cells_by_cohort(const struct measures_shape *shape)
{
    return shape->extent[DIMENSION_COHORT] * STAGES;
}

size_t
ledger_cells(const struct measures_shape *shape)
{
    return CELLS + CELLS_BY_CLASS + cells_by_cohort(shape) + shape->extent[DIMENSION_TIME];
}

void
ledger_init(struct ledger *self, struct measures *measures, int32_t *stock)
{
    memset(self, 0, sizeof *self);
    self->measures = measures;
    self->shape = measures->shape;
    self->stock = stock;
    self->cells = CELLS;
    self->stock_class = stock + CELLS;
    self->stock_cohort = self->stock_class + CELLS_BY_CLASS;
    self->fined_of = self->stock_cohort + cells_by_cohort(self->shape);
    memset(stock, 0, ledger_cells(self->shape) * sizeof *stock);
}

/* The entry of a measure whose first dimension is time, in the period under way. */
static int32_t *
entry(struct ledger *self, enum measure measure, size_t rest, size_t index)
{
    return &measures_int32(self->measures, measure)[self->period * rest + index];
}

/* One more or one less in a stage. */
static void
count(struct ledger *self, struct ledger_who who, enum stage stage, int32_t by)
{
    self->stock[cell(who.regime, stage, who.group, who.route)] += by;
    self->stock_class[class_cell(who, stage)] += by;
    self->stock_cohort[cohort_cell(who, stage)] += by;
}

void
ledger_stock(struct ledger *self, struct ledger_who who, enum stage stage)
{
    count(self, who, stage, 1);
    self->arrived++;
    measures_int32(self->measures,
                   MEASURE_STOCK_START)[cell(who.regime, stage, who.group, who.route)]++;
}

void
ledger_arrive(struct ledger *self, struct ledger_who who, enum stage stage)
{
    count(self, who, stage, 1);
    self->arrived++;
    ++*entry(self, MEASURE_FLOW_IN, CELLS, cell(who.regime, stage, who.group, who.route));
    ++*entry(self, MEASURE_ARRIVALS, (size_t)REGIMES * GROUPS,
             (size_t)who.regime * GROUPS + who.group);
}

void
ledger_move(struct ledger *self, struct ledger_who who, enum stage from, enum stage to,
            enum route route)
{
    count(self, who, from, -1);
    ++*entry(self, MEASURE_FLOW_OUT, CELLS, cell(who.regime, from, who.group, who.route));
    who.route = (uint8_t)route;
    count(self, who, to, 1);
    ++*entry(self, MEASURE_FLOW_IN, CELLS, cell(who.regime, to, who.group, who.route));
}

void
ledger_notice(struct ledger *self, struct ledger_who who)
{
    ++*entry(self, MEASURE_NOTIFIED, (size_t)REGIMES * GROUPS,
             (size_t)who.regime * GROUPS + who.group);
    if (who.regime == REGIME_WI2021)
        self->notified[who.group]++;
    ledger_rule(self, RULE_NOTICE, who);
}

void
ledger_left(struct ledger *self, unsigned group)
{
    self->left[group]++;
}

void
ledger_plan(struct ledger *self, unsigned group, enum lbt_result lbt, enum route route)
{
    self->planned[group][lbt][route]++;
}

void
ledger_rule(struct ledger *self, enum rule rule, struct ledger_who who)
{
    ++*entry(self, MEASURE_RULE_FIRED, RULES, rule);
    if (who.group < GROUPS)
        measures_int32(self->measures,
                       MEASURE_RULE_FIRED_FOR)[((size_t)rule * REGIMES + who.regime) * GROUPS +
                                               who.group]++;
}

void
ledger_docket(struct ledger *self, enum docket docket, struct ledger_who who)
{
    ++*entry(self, MEASURE_DOCKET, (size_t)REGIMES * GROUPS * DOCKETS,
             ((size_t)who.regime * GROUPS + who.group) * DOCKETS + (size_t)docket);
}

/* Of a cohort, in the tables by cohort, regime and group. */
static size_t
term_cell(struct ledger_who who)
{
    return ((size_t)who.cohort * REGIMES + who.regime) * GROUPS + who.group;
}

void
ledger_duo_fine(struct ledger *self, enum offence offence, struct ledger_who who, int64_t euro,
                bool paused)
{
    size_t cell = (self->period * REGIMES + who.regime) * GROUPS + who.group;

    measures_int32(self->measures, MEASURE_FINES)[cell * OFFENCES + (size_t)offence]++;
    measures_int64(self->measures, MEASURE_FINES_EURO)[cell * OFFENCES + (size_t)offence] += euro;
    if (paused)
        measures_int64(self->measures, MEASURE_FINES_PAUSED_EURO)[cell] += euro;
    measures_int64(self->measures, MEASURE_TERM_FINE_EURO)[term_cell(who)] += euro;
}

void
ledger_fined_of_notice(struct ledger *self, struct ledger_who who, size_t period)
{
    if (period == LEDGER_BEFORE)
        return;
    bug_assert(period <= self->period, "a fine in period %zu, its notice in %zu", self->period,
               period);
    if (who.regime == REGIME_WI2013)
        self->fined_of[period]++;
}

void
ledger_extended(struct ledger *self, enum ground ground, struct ledger_who who, int32_t days)
{
    size_t cell = term_cell(who) * GROUNDS + (size_t)ground;

    bug_assert(days > 0, "%s lengthens a term by %d days", ground_labels[ground], (int)days);
    measures_int32(self->measures, MEASURE_TERM_EXTENDED)[cell]++;
    measures_int64(self->measures, MEASURE_TERM_EXTENDED_DAYS)[cell] += days;
    ledger_rule(self, RULE_TERM_EXTENDED, who);
    ledger_rule(self, (enum rule)(RULE_EXTENDED + (int)ground), who);
}

void
ledger_fine(struct ledger *self, struct ledger_who who, int64_t euro)
{
    measures_int64(self->measures, MEASURE_FINE_EURO)[self->period * GROUPS + who.group] += euro;
}

/* A wait in one of the tables of counts, sums and counts within the norm. */
static void
tabulate(struct ledger *self, enum measure n, size_t index, int32_t days, bool in_norm)
{
    measures_int32(self->measures, n)[index]++;
    measures_int64(self->measures, (enum measure)(n + 1))[index] += days;
    measures_int32(self->measures, (enum measure)(n + 2))[index] += in_norm;
}

void
ledger_wait(struct ledger *self, enum interval interval, struct ledger_who who, int32_t days,
            bool excused)
{
    size_t row = self->period * INTERVALS + (size_t)interval;
    size_t index = (size_t)interval * GROUPS + who.group;
    int norm = interval_norm_on_route(interval, (enum route)who.route);
    bool in_norm = norm >= 0 && (days <= norm || excused);

    if (who.group == GROUPS)
        return;
    bug_assert(days >= 0, "a wait of %d days in %s", (int)days, interval_labels[interval]);
    tabulate(self, MEASURE_WAIT_N, row * GROUPS + who.group, days, in_norm);
    tabulate(self, MEASURE_WAIT_ROUTE_N, row * ROUTES + who.route, days, in_norm);
    tabulate(self, MEASURE_WAIT_CLASS_N, row * MUNICIPALITIES + who.municipality, days, in_norm);
    tabulate(self, MEASURE_WAIT_COHORT_N,
             ((size_t)who.cohort * INTERVALS + (size_t)interval) * GROUPS + who.group, days,
             in_norm);
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
ledger_term(struct ledger *self, enum measure measure, struct ledger_who who)
{
    measures_int32(self->measures, measure)[term_cell(who)]++;
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

/* Of the stock by class or by cohort, in a stage: every step-th cell from the first. */
static int64_t
sum_of(const int32_t *stock, size_t n, size_t step)
{
    int64_t sum = 0;

    for (size_t i = 0; i < n; i++) {
        bug_assert(stock[i * step] >= 0, "cell %zu: %d people", i, (int)stock[i * step]);
        sum += stock[i * step];
    }
    return sum;
}

/* What the same people add up to by class or cohort, in each stage. */
static void
check_by_stage(const struct ledger *self)
{
    for (size_t stage = 0; stage < STAGES; stage++) {
        int64_t all = 0, by_class, by_cohort;
        for (size_t regime = 0; regime < REGIMES; regime++)
            for (size_t i = 0; i < GROUPS * ROUTES; i++)
                all += self->stock[(regime * STAGES + stage) * GROUPS * ROUTES + i];
        by_class = sum_of(self->stock_class + stage * GROUPS * MUNICIPALITIES,
                          GROUPS * MUNICIPALITIES, 1);
        by_cohort =
            sum_of(self->stock_cohort + stage, self->shape->extent[DIMENSION_COHORT], STAGES);
        bug_assert(all == by_class && all == by_cohort,
                   "period %zu, %s: %lld people, by class %lld, by cohort %lld", self->period,
                   stage_labels[stage], (long long)all, (long long)by_class,
                   (long long)by_cohort);
    }
}

/* Copies a table of the stock now into the period's part of its measure. */
static int32_t *
copy(struct ledger *self, enum measure measure, const int32_t *stock, size_t cells)
{
    int32_t *place = measures_int32(self->measures, measure) + self->period * cells;

    memcpy(place, stock, cells * sizeof *stock);
    return place;
}

void
ledger_close(struct ledger *self, int64_t live)
{
    const int32_t *before =
        self->period == 0
            ? measures_int32(self->measures, MEASURE_STOCK_START)
            : measures_int32(self->measures, MEASURE_STOCK) + (self->period - 1) * self->cells;

    check_balance(self, before, live);
    check_by_stage(self);
    copy(self, MEASURE_STOCK, self->stock, CELLS);
    copy(self, MEASURE_STOCK_CLASS, self->stock_class, CELLS_BY_CLASS);
    copy(self, MEASURE_STOCK_COHORT, self->stock_cohort, cells_by_cohort(self->shape));
    self->period++;
}
