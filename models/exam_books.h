/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_EXAM_BOOKS_H
#define MODELS_EXAM_BOOKS_H

/*
 * The books of the exams as planners keep them, of everybody who sits one, the people outside the
 * simulation too, by month and by week: the term of a booking is the days from the day of booking
 * to the day of the exam and belongs to the period in which it is made; the term of a result
 * belongs to the period of the exam.  (How long a person waits is in the ledger, by the period in
 * which the wait ends.)
 *
 * All functions take the moment from the chain's clock.
 */

#include "models/labels.h"
#include "sim/interval.h"
#include "sim/ticks.h"

#include <stdbool.h>
#include <stdint.h>

struct chain;

enum exam_book { EXAM_BOOK_MONTH, EXAM_BOOK_WEEK, EXAM_BOOKS };

/* The bookings of an exam in the period under way, by their days to the exam. */
struct exam_terms {
    int32_t bookings[INTERVAL_DAY_CELLS];
    int32_t cells; /* up to the longest; the others hold nothing */
};

void exam_books_init(struct chain *self);

/* Closes the month or the week under way, which must not be closed yet. */
void exam_books_close(struct chain *self, enum exam_book book);

/* Somebody books a place so many days ahead, or another one in its stead. */
void exam_books_booked(struct chain *self, enum exam exam, int32_t days);

/* A booking is given up for a later one by the candidate, or taken away by the office. */
void exam_books_changed(struct chain *self, enum exam exam);
void exam_books_cancelled(struct chain *self, enum exam exam);

/* A sign-up is given up, with a place or in the line. */
void exam_books_withdrawn(struct chain *self, enum exam exam);

/* A booked place's day is here: somebody sits the exam, or does not turn up. */
void exam_books_sat(struct chain *self, enum exam exam);
void exam_books_missed(struct chain *self, enum exam exam);

/* A person's own sitting, the attempt-th from 1 on, and what its result will be. */
void exam_books_attempt(struct chain *self, enum exam exam, unsigned attempt, bool passes);

/* A result of an exam that was sat (or, ONA without an interview, handed in) at a moment. */
void exam_books_result(struct chain *self, enum exam exam, stamp sat);

/* An exam that was sat at a moment has no result when the run ends. */
void exam_books_open(struct chain *self, enum exam exam, stamp sat);

/* Of the simulated people: an application for medical exemption; a decision on it or on the
 * objection against that. */
void exam_books_applied(struct chain *self, enum occasion occasion, enum group group);
void exam_books_decided(struct chain *self, enum outcome outcome, enum group group);

/* The first decision on an application that was made at a moment, by anybody. */
void exam_books_first_decided(struct chain *self, stamp applied);

/* It was made at a moment, and has no first decision when the run ends. */
void exam_books_undecided(struct chain *self, stamp applied);

#endif
