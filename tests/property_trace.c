/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is told of single people is what the books have: counted again, event by event, it gives each
 * number of theirs; and the books are the same whether somebody asks or not. */

#include "models/trace.h"

#include "tests/chain_runs.h"

enum { PEOPLE = 20000 };

/* The books anew, of what was told. */
struct recount {
    struct measures measures;
    struct {
        uint8_t stage, route;
    } at[PEOPLE]; /* where each person is */
    struct trace_event *events;
    size_t n, room;
    struct trace_person people[PEOPLE];
    size_t n_people;
};

static struct recount recount;

static void
take_events(void *context, const struct trace_event *events, size_t n)
{
    struct recount *self = context;

    if (self->n + n > self->room) {
        self->room = 2 * (self->n + n);
        self->events = realloc(self->events, self->room * sizeof *events);
        cr_assert_not_null(self->events);
    }
    memcpy(self->events + self->n, events, n * sizeof *events);
    self->n += n;
}

static void
take_people(void *context, const struct trace_person *people, size_t n)
{
    struct recount *self = context;

    cr_assert_leq(n, PEOPLE);
    memcpy(self->people, people, n * sizeof *people);
    self->n_people = n;
}

static const struct trace_sink sink = {&recount, take_events, take_people};

static size_t
cell(const struct trace_person *person, unsigned stage, unsigned route)
{
    return ((person->regime * (size_t)STAGES + stage) * GROUPS + person->group) * ROUTES + route;
}

enum { CELLS = REGIMES * STAGES * GROUPS * ROUTES };

static void
count_move(struct recount *self, const struct trace_event *event, size_t month)
{
    const struct trace_person *person = &self->people[event->person];
    int32_t *in = measures_int32(&self->measures, MEASURE_FLOW_IN) + month * CELLS;
    int32_t *out = measures_int32(&self->measures, MEASURE_FLOW_OUT) + month * CELLS;

    if (event->kind == TRACE_STAGE || event->kind == TRACE_ROUTE)
        out[cell(person, self->at[event->person].stage, self->at[event->person].route)]++;
    if (event->kind == TRACE_PRESENT)
        measures_int32(&self->measures,
                       MEASURE_STOCK_START)[cell(person, event->stage, event->route)]++;
    else
        in[cell(person, event->stage, event->route)]++;
    if (event->kind == TRACE_DUTY)
        measures_int32(&self->measures, MEASURE_ARRIVALS)[(month * REGIMES + person->regime) *
                                                              GROUPS + person->group]++;
    self->at[event->person].stage = event->stage;
    self->at[event->person].route = event->route;
}

static void
count_exam(struct recount *self, enum measure measure, const struct trace_event *event,
           size_t month)
{
    measures_int32(&self->measures, measure)[(month * EXAMS + event->detail) * GROUPS +
                                             self->people[event->person].group]++;
}

static void
count_case(struct recount *self, const struct trace_person *person, unsigned docket, size_t month)
{
    size_t row = (month * REGIMES + person->regime) * GROUPS + person->group;

    measures_int32(&self->measures, MEASURE_DOCKET)[row * DOCKETS + docket]++;
}

static void
count(struct recount *self, const struct trace_event *event)
{
    size_t month =
        measures_period_of_day(self->measures.shape, ticks_to_day((ticks)event->at));

    switch ((enum trace_kind)event->kind) {
    case TRACE_PRESENT:
    case TRACE_DUTY:
    case TRACE_STAGE:
    case TRACE_ROUTE:
        count_move(self, event, month);
        break;
    case TRACE_EXAM_SAT:
        count_exam(self, MEASURE_EXAM_SAT, event, month);
        break;
    case TRACE_EXAM_PASSED:
        count_exam(self, MEASURE_EXAM_PASSED, event, month);
        break;
    case TRACE_EXAM_NOSHOW:
        count_exam(self, MEASURE_EXAM_NOSHOW, event, month);
        break;
    case TRACE_RULE:
        measures_int32(&self->measures, MEASURE_RULE_FIRED)[month * RULES + event->detail]++;
        break;
    case TRACE_CASE:
        count_case(self, &self->people[event->person], event->detail, month);
        break;
    default:
        break;
    }
}

static void
expect_same(const struct measures *books, enum measure measure)
{
    int64_t all = 0;

    for (size_t i = 0; i < measure_cells(books->shape, measure); i++) {
        int32_t said = measures_int32(books, measure)[i];
        cr_assert_eq(measures_int32(&recount.measures, measure)[i], said,
                     "%s, cell %zu: the books have %d, the events %d", measure_rows[measure].name, i,
                     said, measures_int32(&recount.measures, measure)[i]);
        all += said;
    }
    cr_expect(all > 0 || measure == MEASURE_STOCK_START, "%s: nothing was counted",
              measure_rows[measure].name);
}

static const char *const small[] = {"run.scale=0.01", NULL};

Test(trace, is_what_the_books_have)
{
    static const enum measure held[] = {MEASURE_FLOW_IN,     MEASURE_FLOW_OUT,
                                        MEASURE_STOCK_START, MEASURE_ARRIVALS,
                                        MEASURE_EXAM_SAT,    MEASURE_EXAM_PASSED,
                                        MEASURE_EXAM_NOSHOW, MEASURE_RULE_FIRED,
                                        MEASURE_DOCKET};
    struct run run;
    int64_t fines = 0;

    run_init_of(&run, "basis", small);
    chain_trace(run.chain, &sink);
    run_replication(&run, 0);
    cr_assert_eq(measures_init(&recount.measures, run.measures.shape, NULL), 0);
    for (size_t i = 0; i < recount.n; i++)
        count(&recount, &recount.events[i]);
    for (size_t i = 0; i < sizeof held / sizeof held[0]; i++)
        expect_same(&run.measures, held[i]);
    for (size_t i = 0; i < recount.n_people; i++) {
        cr_assert_eq(recount.at[i].stage, recount.people[i].stage);
        cr_assert_eq(stage_is_final(recount.at[i].stage), recount.people[i].ended != STAMP_NEVER);
        fines += recount.people[i].fines;
    }
    for (size_t i = 0; i < measure_cells(run.measures.shape, MEASURE_FINES); i++)
        fines -= measures_int32(&run.measures, MEASURE_FINES)[i];
    cr_expect_eq(fines, 0);
    measures_free(&recount.measures);
    free(recount.events);
    run_free(&run);
}

Test(trace, changes_nothing)
{
    struct run traced, plain;

    run_init(&traced, small);
    run_init(&plain, small);
    chain_trace(traced.chain, &sink);
    run_replication(&traced, 1);
    run_replication(&plain, 1);
    cr_expect_eq(memcmp(traced.measures.block, plain.measures.block, plain.measures.bytes), 0);
    chain_trace(traced.chain, NULL);
    run_replication(&traced, 1);
    cr_expect_eq(memcmp(traced.measures.block, plain.measures.block, plain.measures.bytes), 0);
    free(recount.events);
    run_free(&traced);
    run_free(&plain);
}
