/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/figure_exams.h"

#include <math.h>

/* ---- sums and worst months of a measure (time, label) ---- */

static double
number_at(const struct measures *measures, enum measure measure, size_t cell)
{
    switch (measure_rows[measure].number) {
    case NUMBER_INT32:
        return measures_int32(measures, measure)[cell];
    case NUMBER_INT64:
        return (double)measures_int64(measures, measure)[cell];
    default:
        return measures_double(measures, measure)[cell];
    }
}

static double
sum_of(const struct measures *measures, enum measure measure, struct figure_span span, size_t n,
       size_t label)
{
    double sum = 0.0;

    for (size_t t = span.first; t < span.first + span.n; t++)
        sum += number_at(measures, measure, t * n + label);
    return sum;
}

static double
of_exam(const struct measures *measures, enum measure measure, struct figure_span span,
        size_t exam)
{
    return sum_of(measures, measure, span, EXAMS, exam);
}

/* Of a term: n is followed by the sum and by the count within the norm. */
static double
mean_of(const struct measures *measures, enum measure n, struct figure_span span, size_t exam)
{
    double of = of_exam(measures, n, span, exam);

    return of > 0.0 ? of_exam(measures, (enum measure)(n + 1), span, exam) / of : (double)NAN;
}

/* NAN is a month that has none. */
static double
worst_mean(const struct measures *measures, enum measure n, struct figure_span span, size_t exam)
{
    double worst = NAN;

    for (size_t t = span.first; t < span.first + span.n; t++)
        worst = fmax(worst, mean_of(measures, n, (struct figure_span){t, 1}, exam));
    return worst;
}

static double
worst(const struct measures *measures, enum measure measure, struct figure_span span, size_t exam)
{
    double found = NAN;

    for (size_t t = span.first; t < span.first + span.n; t++)
        found = fmax(found, number_at(measures, measure, t * EXAMS + exam));
    return found;
}

/* ---- places ---- */

static double
places_offered(const struct measures *measures, struct figure_span span, size_t exam)
{
    return sum_of(measures, MEASURE_CAPACITY, span, RESOURCES, RESOURCE_EXAM_PLACES + exam);
}

static double
places_booked(const struct measures *measures, struct figure_span span, size_t exam)
{
    return of_exam(measures, MEASURE_PLACES_BOOKED, span, exam);
}

static double
places_used(const struct measures *measures, struct figure_span span, size_t exam)
{
    return of_exam(measures, MEASURE_PLACES_SAT, span, exam);
}

static double
places_wasted(const struct measures *measures, struct figure_span span, size_t exam)
{
    return places_offered(measures, span, exam) - places_used(measures, span, exam);
}

static double
bookings_changed(const struct measures *measures, struct figure_span span, size_t exam)
{
    return of_exam(measures, MEASURE_BOOKINGS_CHANGED, span, exam);
}

static double
bookings_cancelled(const struct measures *measures, struct figure_span span, size_t exam)
{
    return of_exam(measures, MEASURE_BOOKINGS_CANCELLED, span, exam);
}

/* ---- the term of a booking ---- */

static double
booking_norm(size_t exam)
{
    return figure_norm_of_wait(INTERVAL_SIGNUP + exam);
}

static bool
has_booking_norm(size_t exam)
{
    return !isnan(booking_norm(exam));
}

static double
booking_mean(const struct measures *measures, struct figure_span span, size_t exam)
{
    return mean_of(measures, MEASURE_BOOKING_N, span, exam);
}

static double
booking_in_norm(const struct measures *measures, struct figure_span span, size_t exam)
{
    return figure_percent(of_exam(measures, MEASURE_BOOKING_IN_NORM, span, exam),
                          of_exam(measures, MEASURE_BOOKING_N, span, exam));
}

static double
booking_worst_mean(const struct measures *measures, struct figure_span span, size_t exam)
{
    return worst_mean(measures, MEASURE_BOOKING_N, span, exam);
}

static double
booking_worst_p50(const struct measures *measures, struct figure_span span, size_t exam)
{
    return worst(measures, MEASURE_BOOKING_P50, span, exam);
}

static double
booking_worst_p90(const struct measures *measures, struct figure_span span, size_t exam)
{
    return worst(measures, MEASURE_BOOKING_P90, span, exam);
}

/* The mean of the months. */
static double
first_free(const struct measures *measures, struct figure_span span, size_t exam)
{
    return of_exam(measures, MEASURE_FIRST_FREE, span, exam) / (double)span.n;
}

static double
first_free_worst(const struct measures *measures, struct figure_span span, size_t exam)
{
    return worst(measures, MEASURE_FIRST_FREE, span, exam);
}

static double
line_end(const struct measures *measures, struct figure_span span, size_t exam)
{
    return measures_int32(measures, MEASURE_LINE_END)[span_last(span) * EXAMS + exam];
}

/* ---- the term of a result ---- */

static double
grading_norm(size_t exam)
{
    return figure_norm_of_wait(INTERVAL_RESULT + exam);
}

static double
grading_mean(const struct measures *measures, struct figure_span span, size_t exam)
{
    return mean_of(measures, MEASURE_GRADING_N, span, exam);
}

static double
grading_worst_mean(const struct measures *measures, struct figure_span span, size_t exam)
{
    return worst_mean(measures, MEASURE_GRADING_N, span, exam);
}

/* An exam that is past its norm when the run ends has missed it, whenever the result comes; of one
 * that is not, nothing is known. */
static double
grading_in_norm(const struct measures *measures, struct figure_span span, size_t exam)
{
    return figure_percent(of_exam(measures, MEASURE_GRADING_IN_NORM, span, exam),
                          of_exam(measures, MEASURE_GRADING_N, span, exam) +
                              of_exam(measures, MEASURE_GRADING_LATE, span, exam));
}

static double
grading_open(const struct measures *measures, struct figure_span span, size_t exam)
{
    return of_exam(measures, MEASURE_GRADING_OPEN, span, exam);
}

/* ---- sittings ---- */

/* Of sittings by the simulated people; the label is of exam and attempt. */
static double
sittings(const struct measures *measures, enum measure measure, struct figure_span span,
         size_t label)
{
    return sum_of(measures, measure, span, (size_t)EXAMS * EXAM_ATTEMPTS, label);
}

static double
attempts_per_pass(const struct measures *measures, struct figure_span span, size_t exam)
{
    double sat = 0.0, passed = 0.0;

    for (size_t a = 0; a < EXAM_ATTEMPTS; a++) {
        sat += sittings(measures, MEASURE_EXAM_ATTEMPT_SAT, span, exam * EXAM_ATTEMPTS + a);
        passed += sittings(measures, MEASURE_EXAM_ATTEMPT_PASSED, span, exam * EXAM_ATTEMPTS + a);
    }
    return passed > 0.0 ? sat / passed : (double)NAN;
}

static double
attempt_pass_share(const struct measures *measures, struct figure_span span, size_t label)
{
    return figure_percent(sittings(measures, MEASURE_EXAM_ATTEMPT_PASSED, span, label),
                          sittings(measures, MEASURE_EXAM_ATTEMPT_SAT, span, label));
}

/* ---- medical exemption: (time, label, group) ---- */

static double
medical(const struct measures *measures, enum measure measure, struct figure_span span, size_t n,
        size_t label)
{
    double sum = 0.0;

    for (size_t g = 0; g < GROUPS; g++)
        sum += sum_of(measures, measure, span, n * GROUPS, label * GROUPS + g);
    return sum;
}

static double
medical_applied(const struct measures *measures, struct figure_span span, size_t occasion)
{
    return medical(measures, MEASURE_MEDICAL_APPLIED, span, OCCASIONS, occasion);
}

static double
medical_decided(const struct measures *measures, struct figure_span span, size_t outcome)
{
    return medical(measures, MEASURE_MEDICAL_DECIDED, span, OUTCOMES, outcome);
}

/* By anybody: (time). */
static double
medical_open(const struct measures *measures, struct figure_span span, size_t label)
{
    return sum_of(measures, MEASURE_MEDICAL_OPEN, span, 1, label);
}

static double
medical_late(const struct measures *measures, struct figure_span span, size_t label)
{
    return sum_of(measures, MEASURE_MEDICAL_LATE, span, 1, label);
}

/* ---- the rows ---- */

/* Whose exams they are: the simulated people have no ONA. */
static bool
is_of_people(size_t exam)
{
    return exam != EXAM_ONA;
}

#define EXAM DIMENSION_EXAM
#define OCCASION DIMENSION_OCCASION
#define OUTCOME DIMENSION_OUTCOME
#define ONE DIMENSIONS

const struct figure_row figure_exams_rows[FIGURE_EXAMS_ROWS] = {
    {"places_offered", "exam places", "examenplaatsen", "places", EXAM, NULL, NULL, false, false,
     places_offered, ONE},
    {"places_booked", "exam places booked", "examenplaatsen geboekt", "places", EXAM, NULL, NULL,
     false, false, places_booked, ONE},
    {"places_used", "exam places at which somebody sat", "examenplaatsen waar iemand zat",
     "places", EXAM, NULL, NULL, false, false, places_used, ONE},
    {"places_wasted", "exam places at which nobody sat", "examenplaatsen waar niemand zat",
     "places", EXAM, NULL, NULL, false, false, places_wasted, ONE},
    {"bookings_changed", "bookings put off by the candidate",
     "boekingen door de kandidaat verzet", "1", EXAM, NULL, NULL, false, false, bookings_changed,
     ONE},
    {"bookings_cancelled", "bookings moved by the office", "boekingen door DUO verplaatst", "1",
     EXAM, NULL, NULL, false, false, bookings_cancelled, ONE},
    {"booking_mean", "booking to exam, mean", "boeking tot examen, gemiddeld", "day", EXAM, NULL,
     booking_norm, true, false, booking_mean, ONE},
    {"booking_in_norm", "bookings within the norm", "boekingen binnen de norm", "percent", EXAM,
     has_booking_norm, NULL, false, false, booking_in_norm, ONE},
    {"booking_mean_worst_month", "booking to exam, worst month's mean",
     "boeking tot examen, gemiddelde van de slechtste maand", "day", EXAM, NULL, booking_norm,
     true, false, booking_worst_mean, ONE},
    {"booking_p50_worst_month", "booking to exam, worst month's median",
     "boeking tot examen, mediaan van de slechtste maand", "day", EXAM, NULL, booking_norm, true,
     false, booking_worst_p50, ONE},
    {"booking_p90_worst_month", "booking to exam, 9 in 10 within, worst month",
     "boeking tot examen, 9 op 10 binnen, slechtste maand", "day", EXAM, NULL, booking_norm, true,
     false, booking_worst_p90, ONE},
    {"first_free", "days to the first free place, on the first of the month",
     "dagen tot de eerste vrije plaats, op de eerste van de maand", "day", EXAM, NULL,
     booking_norm, true, false, first_free, ONE},
    {"first_free_worst_month", "days to the first free place, worst month",
     "dagen tot de eerste vrije plaats, slechtste maand", "day", EXAM, NULL, booking_norm, true,
     false, first_free_worst, ONE},
    {"line_end", "waiting for a place to book", "wacht op een plaats om te boeken", "1", EXAM,
     NULL, NULL, false, false, line_end, ONE},
    {"grading_mean", "exam to result, mean", "examen tot uitslag, gemiddeld", "day", EXAM, NULL,
     grading_norm, true, false, grading_mean, ONE},
    {"grading_mean_worst_month", "exam to result, worst month's mean",
     "examen tot uitslag, gemiddelde van de slechtste maand", "day", EXAM, NULL, grading_norm,
     true, false, grading_worst_mean, ONE},
    {"grading_in_norm", "results within the norm", "uitslagen binnen de norm", "percent", EXAM,
     NULL, NULL, false, false, grading_in_norm, ONE},
    {"grading_open", "exams without a result at the horizon",
     "examens zonder uitslag aan de horizon", "1", EXAM, NULL, NULL, false, true, grading_open,
     ONE},
    {"attempts_per_pass", "sittings for each pass", "keer afgelegd per keer gehaald", "1", EXAM,
     is_of_people, NULL, false, false, attempts_per_pass, ONE},
    {"attempt_pass_share", "exams passed", "examens gehaald", "percent", EXAM, is_of_people, NULL,
     false, false, attempt_pass_share, DIMENSION_ATTEMPT},
    {"medical_applied", "applications for medical exemption",
     "aanvragen voor medische ontheffing", "1", OCCASION, NULL, NULL, false, false,
     medical_applied, ONE},
    {"medical_decided", "medical exemption decided on", "besluiten over medische ontheffing", "1",
     OUTCOME, NULL, NULL, false, false, medical_decided, ONE},
    {"medical_open", "applications for medical exemption undecided at the horizon",
     "aanvragen voor medische ontheffing zonder besluit aan de horizon", "1", ONE, NULL, NULL,
     false, true, medical_open, ONE},
    {"medical_late", "applications for medical exemption undecided and past the norm",
     "aanvragen voor medische ontheffing zonder besluit en over de norm", "1", ONE, NULL, NULL,
     false, true, medical_late, ONE},
};
