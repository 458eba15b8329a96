/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_STOCK_H
#define MODELS_STOCK_H

/*
 * A stock: the people who are on their way at the first moment of a month, and what is open for
 * them, as plain rows.  A run may begin with one in place of nobody (run.stock), and one may be
 * taken out of a run.
 *
 * A row of a person says who he is, where he stands and since when; rows of his say which exams,
 * medical application, overrun or exemption for effort are under way.  What a row does not say
 * (STOCK_UNKNOWN) is drawn.  Other rows are of nobody: exams of the background, scripts of the
 * other programme, and how far the municipalities are with their tasks.
 *
 * Luck is not carried.  Everybody has new luck, at the address of his id, so other rows change
 * nothing for him; what remains of a time that has begun is drawn from its own distribution, given
 * that it has lasted as long as it has.  The causes of leaving are dealt as they are to a newcomer,
 * again and again until he is still there.
 *
 * Days are moments at midnight: the time within the day is not carried.
 */

#include "models/labels.h"
#include "sim/ticks.h"

#include <stddef.h>
#include <stdint.h>

struct chain;

#define STOCK_UNKNOWN INT32_MIN

enum stock_kind {
    STOCK_HEAD,    /* day, amount: of what date it is, and the run.scale that it was taken at */
    STOCK_PERSON,
    STOCK_EXAM,    /* id, or STOCK_UNKNOWN: of the background */
    STOCK_SCRIPT,  /* of Nt2 Programme II, at the examiners */
    STOCK_MEDICAL,
    STOCK_CASE,    /* an overrun that is not decided on */
    STOCK_EFFORT,  /* Wi2013: applied for exemption for effort */
    STOCK_HOMES,   /* class, amount: people of all ages whom its tasks still ask for */
    STOCK_INTAKES, /* class, amount: done so far, by which its consultants have learned */
    STOCK_TRAVEL,  /* amount: euro of the year's budget spent */
    STOCK_KINDS
};

/* Of the exam rows. */
enum stock_exam {
    STOCK_PREPARING, /* until: means to sign up */
    STOCK_LINE,      /* since: signed up, and no open day has a place */
    STOCK_BOOKED,    /* the same, and day */
    STOCK_SAT,       /* since: the day of the exam; to be marked */
    STOCK_MARKED,    /* the same, and begun: marked; the result is to come */
    STOCK_EXAM_STEPS
};

/* Of the medical rows: since the application (against a refusal: the objection), and begun: the
 * advice was given, and the decision or that on the objection is to come. */
enum stock_medical { STOCK_ADVICE, STOCK_DECISION, STOCK_OBJECTION, STOCK_MEDICAL_STEPS };

/* Of the case rows: since the overrun. */
enum stock_case {
    STOCK_NOTICE,  /* DUO's notice is to come */
    STOCK_VIEWS,   /* it went out, begun: when; what is said to it is to come */
    STOCK_HEARING, /* to be held */
    STOCK_VERDICT, /* to be given */
    STOCK_CASE_STEPS
};

/* Where somebody lodges: enum lodging, or */
enum { STOCK_OVERFLOW = LODGINGS };

/* Wi2013, of the loan. */
enum stock_loan { STOCK_NO_LOAN, STOCK_LOAN, STOCK_LOAN_SPENT, STOCK_LOANS };

/* One row. Numbers that its kind does not have are STOCK_UNKNOWN; days are day_number. */
struct stock_row {
    int32_t line; /* of the file */
    int32_t kind;
    int32_t id;   /* of the person, above 0 */
    /* who */
    int32_t regime, group, nareis, class, woman, age, literacy; /* age: at the duty's start */
    int32_t ability;  /* thousandths of a standard deviation */
    int32_t talent[5]; /* by component, in thousandths beside the ability */
    int32_t habits;   /* mask of enum habit */
    int32_t lodging, study; /* with room to study */
    int32_t policy, lbt;
    /* when */
    int32_t duty, notice, coupled, settled, moves, intake, pip, offered, participation, term_end;
    int32_t overruns; /* found so far */
    /* of a longer term: an application not decided on; the last one before, which weighed all up to
     * then; grounds of a fixed length given, a mask; exams came too late by days, up to a day */
    int32_t applied, weighed, given, late_days, late_until;
    /* where */
    int32_t stage, route, step, since, until, begun;
    /* what is done */
    int32_t passed, waived, a2; /* masks of components */
    int32_t lesson_hours, effective_hours, weekly_minutes, credit_hours, no_offer_days;
    int32_t calls, exam_fees, loan;
    /* jobs; day: of a person, of the start moment, or when a journey is asked for again */
    int32_t exam, day, sittings, attempt;
    double amount; /* NAN: unknown */
};

struct stock {
    const struct stock_row *rows; /* the people first, by id; NULL: the run begins empty */
    size_t n, n_people;
    double scale; /* at which it was taken */
};

/* The row of a person, by id; n_people where there is none. */
size_t stock_row_of(const struct stock *self, int32_t id);

/* The name of a person's step in a stock (enum step), NULL: none that a stock knows. */
extern const char *const stock_step_labels[];

/* How many people and jobs come with it, at most. */
size_t stock_people(const struct chain *chain);
size_t stock_jobs(const struct chain *chain);

/* Whether the exams that the background has under way at the start are the stock's. */
int stock_has_background(const struct chain *chain);

/* Begins the run with the people of params.stock; before the first event. */
void stock_place(struct chain *chain);

/* The rows of a chain now, in room for stock_size of them; how many they are. */
size_t stock_size(const struct chain *chain);
size_t stock_take(const struct chain *chain, struct stock_row *rows);

#endif
