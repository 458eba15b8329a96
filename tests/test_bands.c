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

/* Minutes of 20 that may be 10 to 30, of 15 that may be 8 to 25, ...: the bands of the keys. */
Test(bands, are_the_minutes_of_the_keys_against_those_of_the_scenario)
{
    const char *const sets[] = {
        "grading.minutes.schrijven_a2=20", "grading.minutes.spreken_a2=15",
        "grading.minutes.schrijven_b1=25", "grading.minutes.spreken_b1=20",
        "intake.minutes=600", "enforcement.hearing_minutes=120", "enforcement.decision_minutes=90"};

    read_bands(sets, 7);
    expect_band(RESOURCE_EXAMINERS + EXAMINER_SCHRIJVEN_A2, 10.0 / 20.0, 30.0 / 20.0);
    expect_band(RESOURCE_EXAMINERS + EXAMINER_SPREKEN_A2, 8.0 / 15.0, 25.0 / 15.0);
    expect_band(RESOURCE_EXAMINERS + EXAMINER_SCHRIJVEN_B1, 15.0 / 25.0, 40.0 / 25.0);
    expect_band(RESOURCE_EXAMINERS + EXAMINER_SPREKEN_B1, 12.0 / 20.0, 35.0 / 20.0);
    expect_band(RESOURCE_INTAKE_CONSULTANTS, 360.0 / 600.0, 900.0 / 600.0);
    expect_band(RESOURCE_HEARING_OFFICERS, 60.0 / 120.0, 180.0 / 120.0);
    expect_band(RESOURCE_DECISION_OFFICERS, 45.0 / 90.0, 150.0 / 90.0);
}

/* A mean of a distribution; another mean is nearer to one end of its band. */
Test(bands, follow_the_mean_of_the_scenario)
{
    const char *const sets[] = {
        "grading.minutes.schrijven_a2={ dist = \"uniform\"; low = 20.0; high = 36.0; }"};

    read_bands(sets, 1);
    expect_band(RESOURCE_EXAMINERS + EXAMINER_SCHRIJVEN_A2, 10.0 / 28.0, 30.0 / 28.0);
}

/* The file alone 45 minutes (30 to 75) for a quarter, a consultation 120 (75 to 180) for the rest,
 * one in five of them missed and so 1.25 for one: 123.75 (77.8125 to 187.5) for each. */
Test(bands, weigh_the_two_ways_of_medical_advice)
{
    const char *const sets[] = {"medical.dossier_share=0.25", "changes.dossiers_2024.set=0.25",
                                "medical.no_show=0.2",
                                "medical.dossier_minutes=45", "medical.consult_minutes=120"};

    read_bands(sets, 5);
    expect_band(RESOURCE_MEDICAL_ASSESSORS, (0.25 * 30.0 + 0.9375 * 75.0) / 123.75,
                (0.25 * 75.0 + 0.9375 * 180.0) / 123.75);
}

/* Portfolios of 25 minutes (15 to 40) by two assessors; from 1 July 2023, half of the three years of
 * the run, and no sooner, an interview of 45 (30 to 75) of two examiners. */
Test(bands, weigh_portfolio_and_interview_over_the_run)
{
    const char *path = write_scenario(
        "grading = { assessors_a2 = 2; minutes = { ona = 25; }; interview_minutes = 45; };\n"
        "exams = { interview = 0.0; };\n"
        "changes = ( { date = \"2023-07-01\"; key = \"exams.interview\"; set = 1.0; } );\n");
    const double share = 550.0 / 1096.0, mean = 2.0 * 25.0 + 2.0 * share * 45.0;

    cr_assert_eq(read_with(path, NULL, 0), 0, "%s", error.text);
    bands_of_fte(&scenario.params, bands);
    expect_band(RESOURCE_EXAMINERS + EXAMINER_ONA, (2.0 * 15.0 + 2.0 * share * 30.0) / mean,
                (2.0 * 40.0 + 2.0 * share * 75.0) / mean);
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
