/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/shown.h"

#include <math.h>
#include <string.h>

enum { YEARS_MOST = 200, HEADING_SIZE = 64 };

const struct shown_row shown_rows[SHOWN_ROWS] = {
    {"people", NULL},
    {"stock", "coupled"},
    {"stock", "intake"},
    {"stock", "offer"},
    {"stock", "course"},
    {"stock", "exams"},
    {"wait_p90", "status_to_housed"},
    {"wait_p90", "clock_to_pip"},
    {"wait_in_norm", "clock_to_pip"},
    {"wait_p90", "pip_to_course"},
    {"booking_mean_worst_month", "schrijven_a2"},
    {"booking_mean_worst_month", "spreken_a2"},
    {"wait_p90", "signup_knm"},
    {"wait_mean", "signup_schrijven_b1"},
    {"wait_mean", "signup_spreken_b1"},
    {"line_end", "schrijven_b1"},
    {"line_end", "spreken_b1"},
    {"grading_mean_worst_month", "schrijven_a2"},
    {"grading_mean_worst_month", "spreken_a2"},
    {"grading_mean_worst_month", "ona"},
    {"grading_mean_worst_month", "schrijven_b1"},
    {"grading_mean_worst_month", "spreken_b1"},
    {"places_wasted", "schrijven_a2"},
    {"places_wasted", "schrijven_b1"},
    {"wait_p90", "medical"},
    {"wait_p90", "overrun_to_decision"},
    {"queue_end", "homes"},
    {"queue_end", "intake_consultants"},
    {"use", "intake_consultants"},
    {"use", "examiners_schrijven_b1"},
    {"use", "medical_assessors"},
    {"needed_fte", "examiners_schrijven_a2"},
    {"staff_fte", "examiners_schrijven_a2"},
    {"needed_fte", "examiners_spreken_a2"},
    {"staff_fte", "examiners_spreken_a2"},
    {"needed_fte", "examiners_ona"},
    {"staff_fte", "examiners_ona"},
    {"needed_fte", "examiners_schrijven_b1"},
    {"staff_fte", "examiners_schrijven_b1"},
    {"needed_fte", "examiners_spreken_b1"},
    {"staff_fte", "examiners_spreken_b1"},
    {"needed_fte", "medical_assessors"},
    {"staff_fte", "medical_assessors"},
    {"overruns", "wi2013"},
    {"overruns", "wi2021"},
    {"fine_notices", "wi2013"},
    {"fine_notices", "wi2021"},
    {"hearings", "wi2013"},
    {"hearings", "wi2021"},
    {"fines", "wi2013"},
    {"fines", "wi2021"},
    {"fines_euro", "wi2013"},
    {"fines_euro", "wi2021"},
    {"loans_spent", NULL},
    {"term_over_share", "wi2013"},
    {"term_over_share", "wi2021"},
};

size_t
shown_periods(const char *const *ids, size_t n, const char **periods)
{
    const char *all[YEARS_MOST];
    size_t years = 0, step, kept = 0;

    for (size_t i = 0; i < n && years < YEARS_MOST; i++)
        if (strncmp(ids[i], "people@", 7) == 0 && strchr(ids[i], 'Q') == NULL)
            all[years++] = ids[i] + 7;
    step = (years + SHOWN_YEARS - 1) / SHOWN_YEARS;
    for (size_t i = 0; i < years; i++)
        if ((years - 1 - i) % step == 0)
            periods[kept++] = all[i];
    return kept;
}

void
shown_id(char id[SHOWN_ID], const char *variable, const char *label, const char *period)
{
    snprintf(id, SHOWN_ID, "%s%s%s@%s", variable, label != NULL ? "." : "",
             label != NULL ? label : "", period);
}

const char *
shown_waiting(const char *variable)
{
    if (strncmp(variable, "grading_", 8) == 0)
        return "grading_open";
    return strncmp(variable, "wait_", 5) == 0 ? "waiting_now" : NULL;
}

int
shown_decimals(const char *unit)
{
    return strcmp(unit, "1") == 0 || strcmp(unit, "places") == 0 ? 0 : 1;
}

const char *
shown_unit(const char *unit)
{
    static const struct {
        const char *unit, *words;
    } units[] = {{"day", N_("days")},     {"hour", N_("hours")}, {"hours", N_("hours")},
                 {"percent", N_("percent")}, {"places", N_("places")}, {"homes", N_("homes")},
                 {"euro", N_("euro")},    {"fte", N_("fte")},    {"persons", N_("persons")},
                 {"weeks", N_("weeks")},  {"months", N_("months")}, {"persons/month", N_("a month")}};

    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++)
        if (strcmp(units[i].unit, unit) == 0)
            return _(units[i].words);
    return unit;
}

void
shown_heading(struct paper *paper, const char *label, const char *unit, double norm)
{
    char behind[HEADING_SIZE] = "", asked[HEADING_SIZE] = "";

    if (strcmp(unit, "1") != 0)
        snprintf(behind, sizeof behind, " (%s)", shown_unit(unit));
    if (!isnan(norm))
        snprintf(asked, sizeof asked, _(", norm %.0f"), norm);
    paper_say(paper, "%s%s%s", label, behind, asked);
}
