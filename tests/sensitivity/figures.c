/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sensitivity/figures.h"

#include <math.h>

/* ---- the rows ---- */

#define WI2013 {DIMENSION_REGIME, REGIME_WI2013, REGIME_WI2013 + 1}
#define WI2021 {DIMENSION_REGIME, REGIME_WI2021, REGIME_WI2021 + 1}
#define STAGES_OF(first, last) {DIMENSION_STAGE, STAGE_##first, STAGE_##last + 1}
#define ASIEL {DIMENSION_GROUP, GROUP_ASIEL, GROUP_ASIEL + 1}
#define INTERVAL_OF(interval) {DIMENSION_INTERVAL, (interval), (interval) + 1}

/* People of Wi2021 in some stages at a year's end, all and asiel. DUO's counts leave out who has had
 * no notice yet; these do not. */
#define PEOPLE(id, label, year, first, last)                                                       \
    {id "_" #year, label ", end of " #year, "persons", MEASURE_STOCK, MEASURES, year,              \
     {WI2021, STAGES_OF(first, last)}},                                                            \
    {id "_asiel_" #year, label ", asiel, end of " #year, "persons", MEASURE_STOCK, MEASURES, year, \
     {WI2021, STAGES_OF(first, last), ASIEL}}

/* People of Wi2013 in some stages, at a year's end or that of the run. */
#define OLD(id, label, year, first, last)                                                          \
    {"wi2013_" id, "Wi2013: " label, "persons", MEASURE_STOCK, MEASURES, year,                     \
     {WI2013, STAGES_OF(first, last)}}

/* First terms of a law. */
#define TERMS(id, label, law)                                                                      \
    {"terms_met" id, label "first terms met", "share", MEASURE_TERM_MET, MEASURE_TERM_DUE,         \
     FIGURE_ALWAYS, {law}},                                                                        \
    {"terms_over" id, label "first terms overrun", "count", MEASURE_TERM_OVER, MEASURES,           \
     FIGURE_ALWAYS, {law}},                                                                        \
    {"terms_fined" id, label "first terms fined", "count", MEASURE_TERM_FINED, MEASURES,           \
     FIGURE_ALWAYS, {law}}

/* The mean of the waits that ended in the run. */
#define WAIT(id, label, interval)                                                                  \
    {id, label, "day", MEASURE_WAIT_SUM, MEASURE_WAIT_N, FIGURE_ALWAYS, {INTERVAL_OF(interval)}}

static const struct figure figures[] = {
    PEOPLE("obliged", "still obliged", 2024, RECEPTION, NEW_TERM),
    PEOPLE("with_pip", "with a PIP", 2024, OFFER, NEW_TERM),
    PEOPLE("without_pip", "without a PIP", 2024, RECEPTION, PIP),
    PEOPLE("no_offer", "PIP and no offer", 2024, OFFER, OFFER),
    PEOPLE("obliged", "still obliged", 2027, RECEPTION, NEW_TERM),
    PEOPLE("with_pip", "with a PIP", 2027, OFFER, NEW_TERM),
    PEOPLE("without_pip", "without a PIP", 2027, RECEPTION, PIP),
    PEOPLE("no_offer", "PIP and no offer", 2027, OFFER, OFFER),
    {"in_reception_2024", "in reception, intake not begun, end of 2024", "persons", MEASURE_STOCK,
     MEASURES, 2024, {STAGES_OF(RECEPTION, COUPLED)}},
    WAIT("status_to_housed", "status to home", INTERVAL_STATUS_TO_HOUSED),
    WAIT("clock_to_pip", "the ten weeks to the PIP", INTERVAL_CLOCK_TO_PIP),
    WAIT("notice_to_pip", "notice to PIP", INTERVAL_NOTICE_TO_PIP),
    WAIT("pip_to_course", "PIP to course", INTERVAL_PIP_TO_COURSE),
    WAIT("duty_to_done", "duty to done", INTERVAL_DUTY_TO_DONE),
    WAIT("signup_schrijven_a2", "sign-up to schrijven A2", INTERVAL_SIGNUP + EXAM_SCHRIJVEN_A2),
    WAIT("result_schrijven_a2", "result of schrijven A2", INTERVAL_RESULT + EXAM_SCHRIJVEN_A2),
    WAIT("signup_spreken_b1", "sign-up to spreken B1", INTERVAL_SIGNUP + EXAM_SPREKEN_B1),
    WAIT("result_spreken_b1", "result of spreken B1", INTERVAL_RESULT + EXAM_SPREKEN_B1),
    WAIT("medical", "medical application", INTERVAL_MEDICAL),
    WAIT("overrun_to_decision", "overrun to decision", INTERVAL_OVERRUN_TO_DECISION),
    {"exams_sat", "exams sat", "count", MEASURE_EXAM_SAT, MEASURES, FIGURE_ALWAYS, {{0}}},
    {"done", "done by the end", "persons", MEASURE_STOCK, MEASURES, FIGURE_AT_END,
     {WI2021, STAGES_OF(DONE, DONE)}},
    TERMS("", "", WI2021),
    OLD("obliged_2017", "still obliged, end of 2017", 2017, RECEPTION, NEW_TERM),
    OLD("obliged_2023", "still obliged, end of 2023", 2023, RECEPTION, NEW_TERM),
    OLD("done", "done by the end", FIGURE_AT_END, DONE, DONE),
    OLD("exempt", "exempt by the end", FIGURE_AT_END, EXEMPT, EXEMPT),
    TERMS("_wi2013", "Wi2013: ", WI2013),
    {"loans_spent_2023", "Wi2013: loan used up, end of 2023", "persons", MEASURE_LOANS_SPENT,
     MEASURES, 2023, {{0}}},
};

_Static_assert(sizeof figures / sizeof figures[0] <= FIGURES_MOST, "room for all figures");

size_t
figures_n(void)
{
    return sizeof figures / sizeof figures[0];
}

const struct figure *
figure_at(size_t index)
{
    return &figures[index];
}

/* ---- their values ---- */

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

/* Whether an index along a dimension is within the figure's ranges. period: the one that counts, or
 * -1 for all of them. */
static bool
is_within(const struct figure *self, enum dimension dimension, int index, int period)
{
    if (dimension == DIMENSION_TIME && period >= 0 && index != period)
        return false;
    for (int i = 0; i < FIGURE_RANGES; i++) {
        const struct figure_range *range = &self->ranges[i];
        if (range->until > 0 && range->dimension == dimension &&
            (index < range->from || index >= range->until))
            return false;
    }
    return true;
}

static double
total(const struct figure *self, const struct measures *measures, enum measure measure, int period)
{
    const struct measure_row *row = &measure_rows[measure];
    size_t cells = measure_cells(measures->shape, measure);
    double sum = 0.0;

    for (size_t cell = 0; cell < cells; cell++) {
        size_t rest = cell;
        bool within = true;
        for (int d = row->n_dimensions - 1; d >= 0 && within; d--) {
            size_t extent = measures->shape->extent[row->dimensions[d]];
            within = is_within(self, row->dimensions[d], (int)(rest % extent), period);
            rest /= extent;
        }
        if (within)
            sum += number_at(measures, measure, cell);
    }
    return sum;
}

double
figure_value(const struct figure *self, const struct measures *measures)
{
    int n = (int)measures->shape->extent[DIMENSION_TIME];
    int period = -1;
    double sum;

    if (self->year == FIGURE_AT_END)
        period = n - 1;
    else if (self->year != FIGURE_ALWAYS)
        period = (self->year - 1970) * 12 + 11 - measures->shape->first_month;
    if (self->year != FIGURE_ALWAYS && (period < 0 || period >= n))
        return NAN;
    sum = total(self, measures, self->of, period);
    return self->per == MEASURES ? sum : sum / total(self, measures, self->per, period);
}
