/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/studies/bands.h"

#include "tests/scenario_by_hand.h"

#include <math.h>

static struct result_band bands[RESOURCES];

static void
read_bands(const char *const *sets, size_t n)
{
    cr_assert_eq(read_smoke(sets, n), 0, "%s", error.text);
    bands_of_fte(&scenario.params, bands);
}

static void
expect_band(enum resource resource, double low, double high)
{
    cr_expect_float_eq(bands[resource].low, low, 1e-9, "%s: %.12g, not %.12g",
                       resource_labels[resource], bands[resource].low, low);
    cr_expect_float_eq(bands[resource].high, high, 1e-9, "%s: %.12g, not %.12g",
                       resource_labels[resource], bands[resource].high, high);
}

TestSuite(bands, .fini = tidy);

/* More hours a week of one fte are fewer of them: the bands of the hours, of 24 that may be 16 to
 * 30 and of 28 that may be 20 to 34. */
#define LEAST_24 (24.0 / 30.0)
#define MOST_24 (24.0 / 16.0)
#define LEAST_28 (28.0 / 34.0)
#define MOST_28 (28.0 / 20.0)

static const char *const hours[] = {"grading.hours_per_week=24", "intake.hours_per_week=24",
                                    "medical.hours_per_week=28", "enforcement.hours_per_week=28"};

/* Minutes of 20 that may be 10 to 30, of 15 that may be 8 to 25, by one assessor; it may be two. */
Test(bands, at_a2_multiply_minutes_assessors_and_hours)
{
    const char *const sets[] = {hours[0], "grading.assessors_a2=1",
                                "grading.minutes.schrijven_a2=20", "grading.minutes.spreken_a2=15"};

    read_bands(sets, 4);
    expect_band(RESOURCE_EXAMINERS + EXAMINER_SCHRIJVEN_A2, 10.0 / 20.0 * LEAST_24,
                30.0 / 20.0 * 2.0 * MOST_24);
    expect_band(RESOURCE_EXAMINERS + EXAMINER_SPREKEN_A2, 8.0 / 15.0 * LEAST_24,
                25.0 / 15.0 * 2.0 * MOST_24);
}

/* Two assessors by law; a third for 0.15 of the scripts, which may be 0.05 to 0.25. */
Test(bands, at_b1_have_the_third_assessor_in_them)
{
    const char *const sets[] = {hours[0], "grading.third_share=0.15",
                                "grading.minutes.schrijven_b1=25", "grading.minutes.spreken_b1=20"};

    read_bands(sets, 4);
    expect_band(RESOURCE_EXAMINERS + EXAMINER_SCHRIJVEN_B1, 15.0 / 25.0 * 2.05 / 2.15 * LEAST_24,
                40.0 / 25.0 * 2.25 / 2.15 * MOST_24);
    expect_band(RESOURCE_EXAMINERS + EXAMINER_SPREKEN_B1, 12.0 / 20.0 * 2.05 / 2.15 * LEAST_24,
                35.0 / 20.0 * 2.25 / 2.15 * MOST_24);
}

/* A hearing for 0.3 of the cases, which may be 0.3 to 0.7. */
Test(bands, of_other_offices_multiply_what_is_of_them)
{
    const char *const sets[] = {hours[1], hours[3], "intake.minutes=600",
                                "enforcement.hearing_share=0.3", "enforcement.hearing_minutes=120",
                                "enforcement.decision_minutes=90"};

    read_bands(sets, 6);
    expect_band(RESOURCE_INTAKE_CONSULTANTS, 360.0 / 600.0 * LEAST_24, 900.0 / 600.0 * MOST_24);
    expect_band(RESOURCE_HEARING_OFFICERS, 60.0 / 120.0 * 0.3 / 0.3 * LEAST_28,
                180.0 / 120.0 * 0.7 / 0.3 * MOST_28);
    expect_band(RESOURCE_DECISION_OFFICERS, 45.0 / 90.0 * LEAST_28, 150.0 / 90.0 * MOST_28);
}

/* A mean of a distribution; another mean is nearer to one end of its band. */
Test(bands, follow_the_mean_of_the_scenario)
{
    const char *const sets[] = {
        hours[1], "intake.minutes={ dist = \"uniform\"; low = 400.0; high = 720.0; }"};

    read_bands(sets, 2);
    expect_band(RESOURCE_INTAKE_CONSULTANTS, 360.0 / 560.0 * LEAST_24, 900.0 / 560.0 * MOST_24);
}

/* What a scenario sets beyond the band of a key is an end of it: its own figure is not outside. */
Test(bands, reach_to_the_value_of_the_scenario)
{
    const char *const sets[] = {"intake.hours_per_week=36", "intake.minutes=300"};

    read_bands(sets, 2);
    expect_band(RESOURCE_INTAKE_CONSULTANTS, 1.0, 900.0 / 300.0 * 36.0 / 16.0);
}

/* The file alone 45 minutes (30 to 75) for a quarter (0.1 to 0.5), a consultation 120 (75 to 180)
 * for the rest, one in five missed (0.02 to 0.2, the scenario's own) and so 1.25 for one. The more
 * files, the less work. */
Test(bands, weigh_the_two_ways_of_medical_advice)
{
    const char *const sets[] = {hours[2], "medical.dossier_share=0.25",
                                "changes.dossiers_2024.set=0.25", "medical.no_show=0.2",
                                "medical.dossier_minutes=45", "medical.consult_minutes=120"};
    const double mean = 0.25 * 45.0 + 0.75 * 120.0 * 1.25;

    read_bands(sets, 6);
    expect_band(RESOURCE_MEDICAL_ASSESSORS, (0.5 * 30.0 + 0.5 * 75.0 / 0.98) / mean * LEAST_28,
                (0.1 * 75.0 + 0.9 * 180.0 * 1.25) / mean * MOST_28);
}

/* A file of 400 minutes takes more than a consultation: then most files are the most work. */
Test(bands, take_that_end_of_a_share_which_makes_more)
{
    const char *const sets[] = {hours[2], "medical.dossier_share=0.25",
                                "changes.dossiers_2024.set=0.25", "medical.no_show=0.05",
                                "medical.dossier_minutes=400", "medical.consult_minutes=120"};
    const double mean = 0.25 * 400.0 + 0.75 * 120.0 / 0.95;

    read_bands(sets, 6);
    expect_band(RESOURCE_MEDICAL_ASSESSORS, (0.5 * 30.0 + 0.5 * 75.0 / 0.98) / mean * LEAST_28,
                (0.5 * 400.0 + 0.5 * 180.0 / 0.85) / mean * MOST_28);
}

/* Portfolios of 25 minutes (15 to 40) by two assessors (1 to 2); from 1 July 2023, half of the
 * three years of the run, and no sooner, an interview of 45 (30 to 75) of two examiners. The
 * scenario's own half is above the band of the share, 0 to 0.5. */
Test(bands, weigh_portfolio_and_interview_over_the_run)
{
    const char *path = write_scenario(
        "grading = { assessors_a2 = 2; minutes = { ona = 25; }; interview_minutes = 45;\n"
        "  hours_per_week = 24.0; };\n"
        "run = { start = \"2022-01-01\"; };\n"
        "exams = { interview = 0.0; };\n"
        "changes = ( { date = \"2023-07-01\"; key = \"exams.interview\"; set = 1.0; } );\n");
    const double share = 550.0 / 1096.0, mean = 2.0 * 25.0 + 2.0 * share * 45.0;

    cr_assert_eq(read_with(path, NULL, 0), 0, "%s", error.text);
    bands_of_fte(&scenario.params, bands);
    expect_band(RESOURCE_EXAMINERS + EXAMINER_ONA, 15.0 / mean * LEAST_24,
                (2.0 * 40.0 + 2.0 * share * 75.0) / mean * MOST_24);
    unlink(path);
}

Test(bands, are_of_staff_alone_to_whom_work_is_offered)
{
    read_bands(NULL, 0);
    for (int r = 0; r < RESOURCES; r++)
        cr_expect_eq(isnan(bands[r].low),
                     resource_unit_of((enum resource)r) != UNIT_HOURS ||
                         r >= RESOURCE_EXAMINERS_BOTH,
                     "%s", resource_labels[r]);
}

/* Work that takes no time has no band. */
Test(bands, of_no_work_there_is_none)
{
    const char *const sets[] = {"enforcement.hearing_minutes=0"};

    read_bands(sets, 1);
    cr_expect(isnan(bands[RESOURCE_HEARING_OFFICERS].low));
    cr_expect(isnan(bands[RESOURCE_HEARING_OFFICERS].high));
}
