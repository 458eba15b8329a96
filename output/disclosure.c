/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/disclosure.h"

#include "models/labels.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* Sums and differences of means come a few last digits beside the whole numbers that they are. */
#define SLACK 1e-9

bool
disclosure_hides_under(double count, double least)
{
    return fabs(count) > SLACK && fabs(count) < least - SLACK;
}

double
disclosure_least(double least, double scale)
{
    return scale > 1.0 ? least * scale : least;
}

/* ---- what counts people ---- */

/* Of unit "1", and no count of people or of what they did. */
static const char *const no_counts[] = {"needed_fte", "rep_events", "attempts_per_pass",
                                        "servers_mean"};

/* Of another unit, and yet as many people. */
static const char *const counts[] = {"places_booked", "places_used",  "places_wasted", "used",
                                     "offered",       "week_offered", "week_used"};

static bool
is_among(const char *name, const char *const *names, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(name, names[i]) == 0)
            return true;
    return false;
}

bool
disclosure_counts(const char *variable, const char *unit)
{
    if (strcmp(unit, "1") == 0)
        return !is_among(variable, no_counts, sizeof no_counts / sizeof no_counts[0]);
    return is_among(variable, counts, sizeof counts / sizeof counts[0]);
}

/* ---- what rests on a count ---- */

struct rest {
    const char *variable, *count;
};

/* Variables of the file. */
static const struct rest variable_rests[] = {
    {"wait_sum", "wait_n"},
    {"wait_route_sum", "wait_route_n"},
    {"wait_class_sum", "wait_class_n"},
    {"wait_cohort_sum", "wait_cohort_n"},
    {"booking_sum", "booking_n"},
    {"booking_p50", "booking_n"},
    {"booking_p90", "booking_n"},
    {"grading_sum", "grading_n"},
    {"week_booking_sum", "week_booking_n"},
    {"week_booking_p50", "week_booking_n"},
    {"week_booking_p90", "week_booking_n"},
    {"week_grading_sum", "week_grading_n"},
    {"week_medical_sum", "week_medical_n"},
    {"fines_euro", "fines"},
    {"fines_paused_euro", "fines"},
    {"term_fine_euro", "term_fined"},
    {"term_extended_days", "term_extended"},
    {"term_lost_days", "term_over"},
    {"term_waited_days", "term_over"},
    {"waited", "started"},
    {"through_time", "through"},
};

const char *
disclosure_rests_on(const char *variable)
{
    for (size_t i = 0; i < sizeof variable_rests / sizeof variable_rests[0]; i++)
        if (strcmp(variable, variable_rests[i].variable) == 0)
            return variable_rests[i].count;
    return NULL;
}

/* Figures, and which of their labels is that of the count, where the count has one. */
struct figure_rest {
    const char *variable, *count;
    enum { FIRST_LABEL, LAST_LABEL, PERCENT_OF } label;
};

static const struct figure_rest figure_rests[] = {
    {"wait_mean", "wait_n", FIRST_LABEL},
    {"wait_p50", "wait_n", FIRST_LABEL},
    {"wait_p90", "wait_n", FIRST_LABEL},
    {"wait_p95", "wait_n", FIRST_LABEL},
    {"wait_in_norm", "wait_n", FIRST_LABEL},
    {"cohort_wait_mean", "cohort_wait_n", FIRST_LABEL},
    {"cohort_wait_in_norm", "cohort_wait_n", FIRST_LABEL},
    {"use", "capacity", PERCENT_OF},
    {"load", "capacity", PERCENT_OF},
    {"exam_pass_share", "exam_sat", FIRST_LABEL},
    {"exam_noshow_share", "exam_sat", FIRST_LABEL},
    {"attempts_per_pass", "exam_sat", FIRST_LABEL},
    {"attempt_pass_share", "exam_sat", FIRST_LABEL},
    {"booking_mean", "places_booked", FIRST_LABEL},
    {"booking_in_norm", "places_booked", FIRST_LABEL},
    {"booking_mean_worst_month", "places_booked", FIRST_LABEL},
    {"booking_p50_worst_month", "places_booked", FIRST_LABEL},
    {"booking_p90_worst_month", "places_booked", FIRST_LABEL},
    {"grading_mean", "places_used", FIRST_LABEL},
    {"grading_in_norm", "places_used", FIRST_LABEL},
    {"grading_mean_worst_month", "places_used", FIRST_LABEL},
    {"fines_euro", "fines", FIRST_LABEL},
    {"fines_paused_euro", "fines", FIRST_LABEL},
    {"term_over_share", "term_due", FIRST_LABEL},
    {"term_fine_euro", "term_fined", FIRST_LABEL},
    {"term_extended_days", "term_due", LAST_LABEL},
    {"term_lost", "term_over", LAST_LABEL},
    {"term_lost_share", "term_over", LAST_LABEL},
    {"p_wait", "arrived", FIRST_LABEL},
    {"p_abandoned", "arrived", FIRST_LABEL},
    {"p_turned_away", "arrived", FIRST_LABEL},
};

static const struct figure_rest *
rest_of_figure(const char *id)
{
    size_t length = strcspn(id, ".@");

    for (size_t i = 0; i < sizeof figure_rests / sizeof figure_rests[0]; i++)
        if (strlen(figure_rests[i].variable) == length &&
            strncmp(id, figure_rests[i].variable, length) == 0)
            return &figure_rests[i];
    return NULL;
}

/* Whether a capacity is taken by people: places and homes, not hours and euro. */
static bool
is_of_people(const char *resource, size_t length)
{
    for (size_t r = 0; r < RESOURCES; r++) {
        enum resource_unit unit = resource_unit_of((enum resource)r);
        if (strlen(resource_labels[r]) == length &&
            strncmp(resource_labels[r], resource, length) == 0)
            return unit == UNIT_PLACES || unit == UNIT_HOMES;
    }
    return false;
}

/* "@2024", "@2024Q2"; of the whole run it is not known here, and one is the careful guess: places
 * in reception and courses are a mean over the months anyhow. */
static double
months_of(const char *resource, size_t length, const char *period)
{
    static const char exams[] = "exam_places_";
    bool is_sum = strncmp(resource, "homes", length) == 0 ||
                  strncmp(resource, exams, sizeof exams - 1) == 0;

    if (!is_sum || strcmp(period, "@run") == 0)
        return 1.0;
    return strchr(period, 'Q') != NULL ? 3.0 : 12.0;
}

bool
disclosure_rests_on_figure(const char *id, struct disclosure_basis *basis)
{
    const struct figure_rest *rest = rest_of_figure(id);
    const char *label = id + strcspn(id, ".@"), *period = id + strcspn(id, "@"), *end;
    int wanted;

    if (rest == NULL)
        return false;
    if (rest->label == LAST_LABEL) /* regimes have no point in them, nor have other labels */
        for (const char *c = label; c < period; c++)
            label = *c == '.' ? c : label;
    end = label + (*label == '.' ? 1 + strcspn(label + 1, ".@") : 0);
    basis->months = 0.0;
    if (rest->label == PERCENT_OF) {
        if (end == label || !is_of_people(label + 1, (size_t)(end - label - 1)))
            return false;
        basis->months = months_of(label + 1, (size_t)(end - label - 1), period);
    }
    wanted = snprintf(basis->id, sizeof basis->id, "%s%.*s%s", rest->count, (int)(end - label),
                      label, period);
    return wanted >= 0 && (size_t)wanted < sizeof basis->id;
}

double
disclosure_people(const struct disclosure_basis *basis, double figure, double other)
{
    return basis->months > 0.0 ? figure / 100.0 * other * basis->months : other;
}
