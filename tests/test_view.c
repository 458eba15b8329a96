/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/h5_read.h"
#include "output/view.h"
#include "tests/result_by_hand.h"

/*
 * The charts of a run by hand, held against its measures added up here.
 */

static hid_t file;
static struct error error;

static void
setup(void)
{
    hand_open();
    hand_write_all(4);
    cr_assert_eq(hand_merge(&error), 0, "%s", error.text);
    cr_assert_eq(h5_open_file(&file, hand_file, &error), 0, "%s", error.text);
}

static void
teardown(void)
{
    h5_close(&file);
    hand_close();
}

TestSuite(view, .init = setup, .fini = teardown);

static void
expect_line(const char *view, const char *name, const double *values, size_t month)
{
    char path[128];
    double *means = NULL, *errors = NULL, mean = 0.0, squares = 0.0;
    size_t n = 0;

    for (int r = 0; r < HAND_REPS; r++)
        mean += values[r] / HAND_REPS;
    for (int r = 0; r < HAND_REPS; r++)
        squares += (values[r] - mean) * (values[r] - mean);
    snprintf(path, sizeof path, "view/%s/%s", view, name);
    cr_assert_eq(h5_get_numbers(file, path, &means, &n, &error), 0, "%s", error.text);
    cr_assert_eq(n, hand_shape.extent[DIMENSION_TIME]);
    cr_expect_float_eq(means[month], mean, 1e-9 * mean, "%s: %g, not %g", path, means[month], mean);
    snprintf(path, sizeof path, "view/%s/%s_errors", view, name);
    cr_assert_eq(h5_get_numbers(file, path, &errors, &n, &error), 0, "%s", error.text);
    cr_expect_float_eq(errors[month], sqrt(squares / (HAND_REPS - 1) / HAND_REPS), 1e-9 * mean,
                       "%s: %g", path, errors[month]);
    free(means);
    free(errors);
}

Test(view, people_are_of_all_laws_groups_and_routes)
{
    const size_t *extent = hand_shape.extent, month = 3;
    size_t inner = extent[DIMENSION_GROUP] * extent[DIMENSION_ROUTE];
    double people[HAND_REPS] = {0};

    for (int r = 0; r < HAND_REPS; r++)
        for (size_t law = 0; law < extent[DIMENSION_REGIME]; law++)
            for (size_t i = 0; i < inner; i++)
                people[r] += measures_int32(&hand_reps[r], MEASURE_STOCK)
                    [((month * extent[DIMENSION_REGIME] + law) * STAGES + STAGE_EXAMS) * inner + i];
    expect_line("people_by_stage", "exams", people, month);
}

Test(view, capacity_is_used_in_percent)
{
    size_t at = 2 * RESOURCES + RESOURCE_MEDICAL_ASSESSORS;
    double used[HAND_REPS], *capacity;

    teardown();
    hand_open();
    for (int r = 0; r < HAND_REPS; r++) {
        capacity = measures_double(&hand_reps[r], MEASURE_CAPACITY);
        capacity[at] = 8.0 + r;
        measures_double(&hand_reps[r], MEASURE_USED)[at] = 2.0;
        used[r] = 200.0 / capacity[at];
    }
    hand_write_all(4);
    cr_assert_eq(hand_merge(&error), 0, "%s", error.text);
    cr_assert_eq(h5_open_file(&file, hand_file, &error), 0, "%s", error.text);
    expect_line("capacity_used", "medical_assessors", used, 2);
}

/* What a viewer follows from the root to the first line. */
Test(view, is_found_from_the_root)
{
    const char *const steps[] = {"view", "people_by_stage"};
    hid_t group = H5I_INVALID_HID, next;
    char *text = NULL;

    cr_assert_eq(h5_get_attribute_text(file, "default", &text, &error), 0, "%s", error.text);
    cr_expect_str_eq(text, steps[0]);
    free(text);
    cr_assert_eq(h5_open(&group, file, steps[0], &error), 0);
    cr_assert_eq(h5_get_attribute_text(group, "default", &text, &error), 0, "%s", error.text);
    cr_expect_str_eq(text, steps[1]);
    free(text);
    cr_assert_eq(h5_open(&next, group, steps[1], &error), 0);
    cr_assert_eq(h5_get_attribute_text(next, "NX_class", &text, &error), 0, "%s", error.text);
    cr_expect_str_eq(text, "NXdata");
    free(text);
    cr_assert_eq(h5_get_attribute_text(next, "signal", &text, &error), 0, "%s", error.text);
    cr_expect_str_eq(text, "course");
    free(text);
    h5_close(&next);
    h5_close(&group);
}

Test(view, has_months_along_the_year)
{
    double *year = NULL;
    size_t n = 0;

    cr_assert_eq(h5_get_numbers(file, "view/mean_waits/year", &year, &n, &error), 0);
    cr_expect_float_eq(year[0], 2022.0, 1e-9);
    cr_expect_float_eq(year[1], 2022.0 + 31.0 / 365.0, 1e-9);
    cr_expect_float_eq(year[12], 2023.0, 1e-9);
    free(year);
}

static void
expect_attribute(const char *path, const char *name, const char *wanted)
{
    hid_t object = H5I_INVALID_HID;
    char *text = NULL;

    cr_assert_eq(h5_open(&object, file, path, &error), 0, "%s", error.text);
    cr_assert_eq(h5_get_attribute_text(object, name, &text, &error), 0, "%s", error.text);
    cr_expect_str_eq(text, wanted, "%s@%s: %s", path, name, text);
    free(text);
    h5_close(&object);
}

/* h5web writes three digits along an axis. */
Test(view, is_drawn_along_years_that_three_digits_tell)
{
    double *year = NULL;
    size_t n = 0;

    expect_attribute("view/mean_waits", "axes", "years_since_2000");
    cr_assert_eq(h5_get_numbers(file, "view/mean_waits/years_since_2000", &year, &n, &error), 0);
    cr_assert_eq(n, hand_shape.extent[DIMENSION_TIME]);
    cr_expect_float_eq(year[0], 22.0, 1e-9);
    cr_expect_float_eq(year[1], 22.0 + 31.0 / 365.0, 1e-9);
    cr_expect_float_eq(year[12], 23.0, 1e-9);
    free(year);
}

/* h5web takes the text in the group, others the attribute. */
Test(view, has_a_title_for_either_kind_of_viewer)
{
    const char *title = "Mean of the waits that ended in the month";
    char *text = NULL;

    expect_attribute("view/mean_waits", "title", title);
    cr_assert_eq(h5_get_text(file, "view/mean_waits/title", &text, &error), 0, "%s", error.text);
    cr_expect_str_eq(text, title);
    free(text);
}

Test(view, says_that_every_line_is_one_with_its_unit_in_a_word)
{
    expect_attribute("view/people_by_stage/course", "interpretation", "spectrum");
    expect_attribute("view/people_by_stage/new_term", "interpretation", "spectrum");
    expect_attribute("view/people_by_stage/new_term", "long_name", "new_term (people)");
    expect_attribute("view/mean_waits/medical", "long_name", "medical (days)");
}
