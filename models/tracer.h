/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_TRACER_H
#define MODELS_TRACER_H

/*
 * The chain's side of a trace: who has which number, and the records that were not handed over
 * yet.  Where nobody asks for a trace there is no memory for it, and what it costs is the question
 * whether somebody does (chain_is_traced).
 */

#include "models/trace.h"
#include "sim/arena.h"

#include <stdbool.h>

struct chain;

struct tracer {
    const struct trace_sink *sink; /* NULL: nobody asks */
    struct trace_event *events;
    size_t n_events;
    uint32_t *numbers; /* by person's record: the number, or TRACE_NOBODY */
    struct trace_person *people; /* by number */
    uint32_t n_people;
};

/* What it takes of the arena, for so many people; takes it, and begins with nobody. */
size_t tracer_bytes(const struct tracer *self, size_t people);
void tracer_begin(struct tracer *self, struct arena *arena, size_t people);

/* Each is called where the chain is traced. who: a person's record. */

/* A record is given to somebody who is in no stage yet. */
void tracer_new(struct chain *chain, uint32_t who);

/* Comes into the chain: TRACE_PRESENT or TRACE_DUTY. */
void tracer_arrive(struct chain *chain, uint32_t who, enum trace_kind kind);

/* Is in that stage and on that route from now on. */
void tracer_move(struct chain *chain, uint32_t who, enum trace_kind kind, enum stage stage,
                 enum route route);

/* Something happens to a person, or to NOBODY; who has no duty yet is nobody, too. */
void tracer_note(struct chain *chain, uint32_t who, enum trace_kind kind, unsigned detail);

void tracer_lessons(struct chain *chain, uint32_t who);
void tracer_fined(struct chain *chain, uint32_t who, int64_t euro);
void tracer_fined_by_municipality(struct chain *chain, uint32_t who, int64_t euro);

/* Leaves for good, to a final stage: before anything of him is given back. */
void tracer_leave(struct chain *chain, uint32_t who, enum stage final);

/* The end of the replication: those who are still there, and what was not handed over yet. */
void tracer_finish(struct chain *chain);

#endif
