/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_TRACE_H
#define MODELS_TRACE_H

/*
 * What a replication tells of single people, to who asks for it: a record for each thing that
 * happens to somebody, in the order in which it does, and at the end a record for each person who
 * was in the chain.  Whoever asks gives a sink; the chain fills a room of its own and hands it over
 * when it is full, so nothing is allocated on the way and no more than that is kept.
 *
 * The records are those of the books: events of a kind, counted by month, are flow_in and
 * flow_out, exam_sat, exam_passed, exam_noshow, rule_fired and overrun_cases of that replication.
 */

#include "models/labels.h"
#include "sim/rng.h"
#include "sim/ticks.h"

#include <stddef.h>
#include <stdint.h>

/* What happens; beside it what its detail is. Add to them, never rename. */
enum trace_kind {
    TRACE_PRESENT,     /* in the chain before the first event */
    TRACE_DUTY,        /* the duty starts: comes into the chain */
    TRACE_STAGE,       /* goes to another stage */
    TRACE_ROUTE,       /* takes a route, or another one */
    TRACE_LESSONS,     /* the first lesson */
    TRACE_EXAM_SAT,    /* enum exam; so the next three */
    TRACE_EXAM_PASSED, /* the result is known */
    TRACE_EXAM_FAILED,
    TRACE_EXAM_NOSHOW,
    TRACE_RULE,        /* enum rule */
    TRACE_CASE,        /* of overrun: enum docket */
    TRACE_KINDS
};

extern const char *const trace_labels[TRACE_KINDS];

#define TRACE_NOBODY UINT32_MAX

/* Stage and route are those after it. */
struct trace_event {
    stamp at;
    uint32_t person; /* number in the replication; TRACE_NOBODY: outside the simulated people */
    uint8_t kind, detail;
    uint8_t stage, route; /* of nobody: STAGES, ROUTES */
};

_Static_assert(sizeof(struct trace_event) == 12, "there may be ten million");

/* A person as he left, or as he is at the horizon. Moments that have not come are STAMP_NEVER. */
struct trace_person {
    rng_person luck; /* the same person in another scenario of that seed has the same */
    stamp duty, notice, coupled, settled, pip;
    stamp lessons;   /* the first one, in the run */
    stamp term_end;  /* of the term that ran then; it may lie ahead */
    stamp ended;     /* in the last stage, which is final */
    uint32_t fines_euro, municipal_fines_euro;
    uint8_t regime, group, route, municipality, cohort;
    uint8_t stage;   /* the last one */
    uint8_t overruns, fines;
    uint8_t woman, nareis, age, literacy; /* age: in years, as the duty starts */
    uint8_t unused[4];
};

_Static_assert(sizeof(struct trace_person) == 64, "no gaps: the records are kept as they are");

/* Who asks. Each may be NULL: not asked for. The records are to be used until they return. */
struct trace_sink {
    void *context;
    void (*take_events)(void *context, const struct trace_event *events, size_t n);
    void (*take_people)(void *context, const struct trace_person *people, size_t n); /* by number,
                                                                                      * all at once */
};

#endif
