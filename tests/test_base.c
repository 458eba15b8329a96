/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/base.h"

#include "output/h5_read.h"
#include "output/layout.h"
#include "tests/kpi_by_id.h"
#include "tests/reseal.h"
#include "tests/result_by_hand.h"

/*
 * A run by hand, merged and read back; and the same file with something wrong in it.
 */

static struct base base;
static struct error error;

static void
setup(void)
{
    hand_open();
    hand_write_all(4);
    cr_assert_eq(hand_merge(&error), 0, "%s", error.text);
}

static void
teardown(void)
{
    base_free(&base);
    hand_close();
}

TestSuite(base, .init = setup, .fini = teardown);

static hid_t
open_to_change(void)
{
    hid_t file = H5Fopen(hand_file, H5F_ACC_RDWR, H5P_DEFAULT);

    cr_assert_geq(file, 0);
    return file;
}

static void
close_changed(hid_t file)
{
    cr_assert_geq(H5Fclose(file), 0);
    reseal(hand_file);
}

static void
change_int(const char *attribute, int64_t value)
{
    hid_t file = open_to_change();

    cr_assert_geq(H5Adelete(file, attribute), 0);
    cr_assert_eq(h5_attribute_int(file, attribute, value, &error), 0);
    close_changed(file);
}

static void
change_text(const char *attribute, const char *value)
{
    hid_t file = open_to_change();

    cr_assert_geq(H5Adelete(file, attribute), 0);
    cr_assert_eq(h5_attribute_text(file, attribute, value, &error), 0);
    close_changed(file);
}

static void
expect_refused(int code, const char *text)
{
    error = (struct error){0};
    cr_expect_eq(base_read(&base, hand_file, &error), code, "%s", error.text);
    cr_expect_eq(strncmp(error.text, hand_file, strlen(hand_file)), 0, "%s", error.text);
    cr_expect_not_null(strstr(error.text, text), "expected '%s', told: %s", text, error.text);
}

Test(base, gives_the_figures_of_each_replication)
{
    double *values;

    cr_assert_eq(base_read(&base, hand_file, &error), 0, "%s", error.text);
    cr_expect_str_eq(base.scenario, "proef");
    cr_expect_str_eq(base.version, "0.1.0");
    cr_expect_eq(strlen(base.run_id), 16);
    cr_expect_eq(base.seed, 7);
    cr_assert_eq(base.n_rep, HAND_REPS);
    cr_expect_eq(base.kpis.shape.start, hand_shape.start);
    cr_expect_eq(base.kpis.shape.end, hand_shape.end);
    values = malloc(base.kpis.n * sizeof *values);
    for (int r = 0; r < HAND_REPS; r++) {
        kpis_values(&base.kpis, &hand_reps[r], values);
        for (size_t i = 0; i < base.kpis.n; i++) {
            double read = base.values[(size_t)r * base.kpis.n + i];
            cr_assert(read == values[i] || (isnan(read) && isnan(values[i])), "%s of %d",
                      base.kpis.items[i].id, r);
        }
    }
    free(values);
}

static int
check(const struct measures_shape *shape, const char *version)
{
    cr_assert_eq(base_read(&base, hand_file, &error), 0, "%s", error.text);
    return base_check(&base, "b.h5", shape, version, "the run", &error);
}

/* The days of the base are its own. */
Test(base, may_be_of_other_days)
{
    struct measures_shape longer;

    measures_shape_init(&longer, hand_shape.start, hand_shape.end + 365);
    cr_expect_eq(check(&longer, "0.1.0"), 0, "%s", error.text);
    cr_expect_eq(base.kpis.shape.end, hand_shape.end);
}

Test(base, is_of_the_same_model)
{
    struct measures_shape network = hand_shape;

    network.kind = MODEL_QUEUE;
    cr_expect_eq(check(&network, "0.1.0"), ERR_FORMAT);
    cr_expect_str_eq(error.text,
                     "b.h5: is of model \"inburgering\", the run is of model \"queue\"");
}

Test(base, is_of_the_same_version)
{
    cr_expect_eq(check(&hand_shape, "0.2.0"), ERR_FORMAT);
    cr_expect_str_eq(error.text, "b.h5: is of version 0.1.0, the run is of version 0.2.0");
}

Test(base, knows_its_inputs)
{
    cr_assert_eq(base_read(&base, hand_file, &error), 0, "%s", error.text);
    cr_expect_eq(base.inputs.n, 2);
    cr_expect_str_eq(inputs_value(&base.inputs, "exams.no_show"), "0.06");
    cr_expect_str_eq(base.inputs.origin[1], "scenario");
    cr_expect_str_eq(inputs_value(&base.inputs, "exams"), "");
}

Test(base, is_there)
{
    unlink(hand_file);
    expect_refused(ERR_IO, "No such file");
}

Test(base, is_a_result)
{
    FILE *file = fopen(hand_file, "w");

    fputs("title = \"no result\";\n", file);
    fclose(file);
    expect_refused(ERR_FORMAT, "is no HDF5 file, and so no result of doorstroom");
}

Test(base, is_whole)
{
    cr_assert_eq(truncate(hand_file, 100000), 0);
    expect_refused(ERR_FORMAT, "is cut off: 100000 of its ");
}

/* Any byte, and of the checksum itself: the library does not get to see it. */
Test(base, has_its_checksum)
{
    struct stat status;
    FILE *file = fopen(hand_file, "r+b");
    int places[] = {2000, 0, 0};

    cr_assert_eq(stat(hand_file, &status), 0);
    places[1] = (int)status.st_size / 2;
    places[2] = (int)status.st_size - 1;
    for (int i = 0; i < 3; i++) {
        int byte;
        cr_assert_eq(fseek(file, places[i], SEEK_SET), 0);
        byte = fgetc(file);
        cr_assert_eq(fseek(file, places[i], SEEK_SET), 0);
        fputc(byte ^ 4, file);
        fflush(file);
        expect_refused(ERR_FORMAT, "is damaged: its checksum does not hold");
        cr_assert_eq(fseek(file, places[i], SEEK_SET), 0);
        fputc(byte, file);
        fflush(file);
    }
    fclose(file);
    cr_expect_eq(base_read(&base, hand_file, &error), 0);
}

Test(base, is_of_doorstroom)
{
    hid_t file = open_to_change();

    cr_assert_geq(H5Adelete(file, "doorstroom_filetype"), 0);
    close_changed(file);
    expect_refused(ERR_FORMAT, "is no result of doorstroom");
}

Test(base, is_a_run)
{
    change_text("doorstroom_filetype", "batch");
    expect_refused(ERR_FORMAT, "is not a run but a batch");
}

Test(base, is_complete)
{
    change_int("complete", 0);
    expect_refused(ERR_FORMAT, "is not complete");
}

Test(base, has_this_layout)
{
    const int32_t other[] = {LAYOUT_MAJOR, LAYOUT_MINOR + 1};
    hid_t file = open_to_change();

    cr_assert_geq(H5Adelete(file, "doorstroom_layout"), 0);
    cr_assert_eq(h5_attribute_ints(file, "doorstroom_layout", other, 2, &error), 0);
    close_changed(file);
    expect_refused(ERR_FORMAT, "has layout ");
}

Test(base, has_all_its_replications)
{
    change_int("n_rep", HAND_REPS + 1);
    expect_refused(ERR_FORMAT, "is not as long as it should be");
}

Test(base, has_some_replications)
{
    change_int("n_rep", 0);
    expect_refused(ERR_FORMAT, "has 0 replications");
}

Test(base, has_all_its_variables)
{
    hid_t file = open_to_change();

    cr_assert_geq(H5Ldelete(file, "queue_end", H5P_DEFAULT), 0);
    close_changed(file);
    expect_refused(ERR_FORMAT, "queue_end");
}

/* One number of one replication of six is 12345 more: no checksum of HDF5 sees that. */
Test(base, has_variables_that_give_its_figures)
{
    const size_t at[] = {2, 0, 0, 0}, one[] = {1, 1, 1, 1};
    const double number = 12345.0;
    hid_t file = open_to_change(), dataset;

    cr_assert_eq(h5_open(&dataset, file, "arrivals", &error), 0);
    cr_assert_eq(h5_write_box(dataset, at, one, &number, &error), 0, "%s", error.text);
    h5_close(&dataset);
    close_changed(file);
    expect_refused(ERR_FORMAT, "is damaged, or of another version: its variables give 5826.83333 "
                               "for arrivals.asiel@2022, it says 3769.33333");
}
