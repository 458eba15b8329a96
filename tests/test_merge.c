/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/result_by_hand.h"

#include "models/targets.h"
#include "output/estimate.h"
#include "output/h5_read.h"
#include "output/kpi.h"
#include "output/safe.h"
#include "output/table.h"
#include "output/target_wi2013.h"

static hid_t file;

static void
open_result(void)
{
    struct error error = {0};

    hand_write_all(2);
    cr_assert_eq(hand_merge(&error), 0, "%s", error.text);
    cr_assert_eq(h5_open_file(&file, hand_file, &error), 0, "%s", error.text);
}

static double *
numbers(const char *name, size_t expected)
{
    struct error error = {0};
    double *values;
    size_t n;

    cr_assert_eq(h5_get_numbers(file, name, &values, &n, &error), 0, "%s", error.text);
    cr_assert_eq(n, expected, "%s", name);
    return values;
}

static double
number_of(int rep, int measure, size_t cell)
{
    double number = (double)hand_number(rep, measure, cell);

    return measure_rows[measure].number == NUMBER_DOUBLE ? 0.5 * number : number;
}

TestSuite(merge, .init = hand_open, .fini = hand_close);

Test(merge, gives_up_where_it_is_asked_to)
{
    const atomic_int stop = 1;
    struct error error = {0};

    hand_write_all(2);
    cr_assert_eq(merge_shards(hand_parts, hand_file, &hand_about, &hand_shape, NULL, &stop, &error),
                 ERR_STOPPED);
    cr_expect_eq(access(hand_file, F_OK), -1, "there is a result");
    error = (struct error){0};
    cr_expect_eq(hand_merge(&error), 0, "%s", error.text);
}

Test(merge, gives_the_same_bytes_for_any_blocks)
{
    static const int blocks[] = {1, 2, 4, HAND_REPS};
    unsigned char *first = NULL, *bytes;
    size_t n_first = 0, n;

    for (size_t i = 0; i < sizeof blocks / sizeof blocks[0]; i++) {
        struct error error = {0};
        merge_clean(hand_parts, NULL);
        cr_assert_eq(mkdir(hand_parts, 0777), 0);
        hand_write_all(blocks[i]);
        cr_assert_eq(hand_merge(&error), 0, "%s", error.text);
        cr_assert_eq(safe_read(hand_file, &bytes, &n, NULL), 0);
        if (first == NULL) {
            first = bytes;
            n_first = n;
            continue;
        }
        cr_expect(n == n_first && memcmp(first, bytes, n) == 0, "blocks of %d", blocks[i]);
        free(bytes);
    }
    free(first);
}

Test(merge, keeps_every_number)
{
    open_result();
    for (int m = 0; m < MEASURES; m++) {
        size_t cells = measure_cells(&hand_shape, (enum measure)m);
        double *values;
        if (!measures_has(&hand_shape, (enum measure)m))
            continue;
        values = numbers(measure_rows[m].name, cells * HAND_REPS);
        for (int r = 0; r < HAND_REPS; r++)
            for (size_t c = 0; c < cells; c++)
                cr_assert_eq(values[(size_t)r * cells + c], number_of(r, m, c), "%s, rep %d, %zu",
                             measure_rows[m].name, r, c);
        free(values);
    }
    h5_close(&file);
}

/* As HDF5 reads them, from chunks that it did not make, at the edges too. */
Test(merge, keeps_every_number_of_fifty_years)
{
    struct error error = {0};
    size_t cells;
    double *values;

    hand_make_long();
    hand_about.n_rep = 1;
    cr_assert_eq(hand_write(0, 1, &error), 0, "%s", error.text);
    cr_assert_eq(hand_merge(&error), 0, "%s", error.text);
    cr_assert_eq(h5_open_file(&file, hand_file, &error), 0, "%s", error.text);
    cells = measure_cells(&hand_shape, MEASURE_WAIT_MONTH_HIST);
    values = numbers(measure_rows[MEASURE_WAIT_MONTH_HIST].name, cells);
    for (size_t c = 0; c < cells; c++)
        cr_assert_eq(values[c], number_of(0, MEASURE_WAIT_MONTH_HIST, c), "%zu", c);
    free(values);
    h5_close(&file);
}

/* What a longer run left of replications that this one does not have goes unread. */
Test(merge, a_shard_that_ends_beyond_the_run)
{
    unsigned char *bytes[2];
    size_t n[2];

    hand_about.n_rep = 5;
    for (int i = 0; i < 2; i++) {
        struct error error = {0};
        merge_clean(hand_parts, NULL);
        cr_assert_eq(mkdir(hand_parts, 0777), 0);
        cr_assert_eq(hand_write(0, 3, NULL), 0);
        cr_assert_eq(hand_write(3, i == 0 ? 2 : 3, NULL), 0);
        cr_assert_eq(hand_merge(&error), 0, "%s", error.text);
        cr_assert_eq(safe_read(hand_file, &bytes[i], &n[i], NULL), 0);
    }
    cr_expect(n[0] == n[1] && memcmp(bytes[0], bytes[1], n[0]) == 0);
    free(bytes[0]);
    free(bytes[1]);
}

/* Means and quantiles of every cell against the estimates of its numbers. */
static void
assert_summary(int m)
{
    size_t cells = measure_cells(&hand_shape, (enum measure)m);
    char name[80];
    double *mean, *high, *q;

    snprintf(name, sizeof name, "%s_mean", measure_rows[m].name);
    mean = numbers(name, cells);
    snprintf(name, sizeof name, "%s_ci_high", measure_rows[m].name);
    high = numbers(name, cells);
    snprintf(name, sizeof name, "%s_q", measure_rows[m].name);
    q = numbers(name, cells * ESTIMATE_PROBS);
    for (size_t c = 0; c < cells; c++) {
        double values[HAND_REPS];
        struct estimate estimate;
        for (int r = 0; r < HAND_REPS; r++)
            values[r] = number_of(r, m, c);
        estimate_make(&estimate, values, HAND_REPS);
        cr_assert(mean[c] == estimate.mean && high[c] == estimate.ci_high, "%s, %zu", name, c);
        for (size_t p = 0; p < ESTIMATE_PROBS; p++)
            cr_assert_eq(q[p * cells + c], estimate.q[p]);
    }
    free(mean);
    free(high);
    free(q);
}

Test(merge, summarises_every_cell)
{
    open_result();
    for (int m = 0; m < MEASURES; m++)
        if (measures_has(&hand_shape, (enum measure)m) && measure_rows[m].summarised)
            assert_summary(m);
    h5_close(&file);
}

Test(merge, tells_the_planners_figures)
{
    struct kpis kpis;
    struct error error = {0};
    double *one, *values, *mean, *met;
    char **ids;
    size_t n;
    hid_t group;

    open_result();
    cr_assert_eq(kpis_init(&kpis, &hand_shape, NULL), 0);
    values = malloc(kpis.n * HAND_REPS * sizeof *values);
    for (int r = 0; r < HAND_REPS; r++)
        kpis_values(&kpis, &hand_reps[r], values + (size_t)r * kpis.n);
    cr_assert_eq(h5_open(&group, file, "kpi", &error), 0);
    cr_assert_eq(h5_get_texts(group, "id", &ids, &n, &error), 0);
    cr_assert_eq(n, kpis.n);
    cr_assert_eq(h5_get_numbers(group, "mean", &mean, &n, &error), 0);
    cr_assert_eq(h5_get_numbers(group, "p_norm_met", &met, &n, &error), 0);
    one = malloc(HAND_REPS * sizeof *one);
    for (size_t k = 0; k < kpis.n; k++) {
        struct estimate estimate;
        for (int r = 0; r < HAND_REPS; r++)
            one[r] = values[(size_t)r * kpis.n + k];
        estimate_make(&estimate, one, HAND_REPS);
        cr_assert_str_eq(ids[k], kpis.items[k].id);
        cr_assert(mean[k] == estimate.mean || (isnan(mean[k]) && isnan(estimate.mean)));
        cr_assert(isnan(met[k]) || (met[k] >= 0.0 && met[k] <= 1.0));
    }
    free(one);
    free(values);
    free(mean);
    free(met);
    free(ids);
    h5_close(&group);
    h5_close(&file);
    kpis_free(&kpis);
}

Test(merge, says_what_run_it_is)
{
    struct error error = {0};
    int64_t number = 0;
    char *text;
    char **keys;
    size_t n;
    hid_t group;

    open_result();
    cr_assert_eq(h5_get_attribute_text(file, "scenario", &text, &error), 0);
    cr_expect_str_eq(text, "proef");
    free(text);
    cr_assert_eq(h5_get_attribute_int(file, "complete", &number, &error), 0);
    cr_expect_eq(number, 1);
    cr_assert_eq(h5_get_attribute_int(file, "seed", &number, &error), 0);
    cr_expect_eq(number, 7);
    cr_assert_eq(h5_open(&group, file, "inputs", &error), 0);
    cr_assert_eq(h5_get_texts(group, "key", &keys, &n, &error), 0);
    cr_assert_eq(n, 2);
    cr_expect_str_eq(keys[1], "exams.no_show");
    free(keys);
    h5_close(&group);
    cr_expect_neq(h5_open(&group, file, "meta/host", &error), 0, "only where it is asked for");
    h5_close(&file);
}

Test(merge, refuses_a_gap)
{
    struct error error = {0};

    cr_assert_eq(hand_write(0, 2, NULL), 0);
    cr_assert_eq(hand_write(3, 3, NULL), 0);
    cr_expect_eq(hand_merge(&error), ERR_FORMAT);
    cr_expect_not_null(strstr(error.text, "replication 2 of 6"), "%s", error.text);
    cr_expect_neq(access(hand_file, F_OK), 0, "nothing is left");
}

Test(merge, a_table_is_printed_of_it)
{
    struct error error = {0};
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);

    open_result();
    h5_close(&file);
    cr_assert_eq(table_print(hand_file, out, &error), 0, "%s", error.text);
    fclose(out);
    cr_expect_not_null(strstr(text, "people under way"));
    cr_expect_not_null(strstr(text, "6 replications, a fixed number; seed 7"));
    for (size_t i = 0; i < targets_size(); i++)
        cr_expect(strstr(text, target_at(i)->id) != NULL || target_is_of_table(target_at(i)),
                  "%s", target_at(i)->id);
    free(text);
}
