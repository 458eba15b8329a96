/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/about.h"

#include "output/safe.h"
#include "tests/result_by_hand.h"

static const char *const warnings[] = {"one", "", "three"};
static struct result_band fte[RESOURCES];
static char path[HAND_PATH];

static void
open_about(void)
{
    hand_open();
    for (int r = 0; r < RESOURCES; r++)
        fte[r] = (struct result_band){1.0 / (r + 3), r % 2 == 0 ? 1.1 * r : (double)NAN};
    hand_about.fte = fte;
    hand_about.warnings = warnings;
    hand_about.n_warnings = 3;
    hand_about.trace = (struct result_trace){5, true};
    snprintf(path, HAND_PATH, "%.200s/run.about", hand_parts);
}

static int
settle(int64_t parts, struct error *error)
{
    return about_settle(hand_parts, &hand_about, &hand_shape, parts, error);
}

TestSuite(about, .init = open_about, .fini = hand_close);

static bool
same_number(double a, double b)
{
    return (isnan(a) && isnan(b)) || (a <= b && a >= b);
}

static void
expect_input(const struct result_input *a, const struct result_input *b)
{
    cr_expect_str_eq(a->key, b->key);
    cr_expect_str_eq(a->value, b->value);
    cr_expect_str_eq(a->unit, b->unit);
    cr_expect_str_eq(a->origin, b->origin);
    cr_expect_str_eq(a->file, b->file);
    cr_expect_str_eq(a->source, b->source);
    cr_expect_str_eq(a->legal, b->legal);
    cr_expect(a->line == b->line && a->hand_set == b->hand_set);
    cr_expect(same_number(a->low, b->low) && same_number(a->high, b->high));
}

Test(about, is_read_back_whole)
{
    struct error error = {0};
    struct about read;

    cr_assert_eq(settle(4, &error), 0, "%s", error.text);
    cr_assert_eq(about_read(&read, hand_parts, "0.1.0", &error), 0, "%s", error.text);
    cr_expect_eq(read.parts, 4);
    cr_expect(read.about.trace.replications == 5 && read.about.trace.events);
    cr_expect_str_eq(read.about.title, hand_about.title);
    cr_expect_str_eq(read.about.scenario, hand_about.scenario);
    cr_expect_str_eq(read.about.text, hand_about.text);
    cr_expect_str_eq(read.about.command, hand_about.command);
    cr_expect_str_eq(read.about.version, hand_about.version);
    cr_expect_str_eq(read.about.base_run_id, hand_about.base_run_id);
    cr_expect_eq(memcmp(read.about.digest, hand_about.digest, RESULT_DIGEST), 0);
    cr_expect(read.about.seed == hand_about.seed && read.about.n_rep == hand_about.n_rep);
    cr_assert_eq(read.about.n_inputs, hand_about.n_inputs);
    for (size_t i = 0; i < read.about.n_inputs; i++)
        expect_input(&read.about.inputs[i], &hand_about.inputs[i]);
    cr_assert_eq(read.about.n_warnings, 3);
    for (int i = 0; i < 3; i++)
        cr_expect_str_eq(read.about.warnings[i], warnings[i]);
    for (int r = 0; r < RESOURCES; r++)
        cr_expect(same_number(read.about.fte[r].low, fte[r].low) &&
                  same_number(read.about.fte[r].high, fte[r].high));
    cr_expect_eq(memcmp(&read.shape, &hand_shape, sizeof hand_shape), 0);
    about_free(&read);
}

Test(about, of_a_run_without_staff_has_no_bands)
{
    struct about read;

    hand_about.fte = NULL;
    cr_assert_eq(settle(1, NULL), 0);
    cr_assert_eq(about_read(&read, hand_parts, "0.1.0", NULL), 0);
    cr_expect_null(read.about.fte);
    about_free(&read);
}

/* The bytes are those of the numbers: what a machine has between them in memory is not said. */
Test(about, says_nothing_of_memory)
{
    struct measures_shape other;
    struct error error = {0};

    cr_assert_gt(offsetof(struct measures_shape, extent), sizeof hand_shape.kind);
    memcpy(&other, &hand_shape, sizeof other);
    ((unsigned char *)&other)[sizeof other.kind] = 0x55;
    cr_assert_eq(settle(4, NULL), 0);
    cr_expect_eq(about_settle(hand_parts, &hand_about, &other, 4, &error), 0, "%s", error.text);
    other.warm_up++;
    cr_expect_eq(about_settle(hand_parts, &hand_about, &other, 4, NULL), ERR_INPUT);
}

Test(about, of_a_network_names_its_stations)
{
    struct measures_shape network;
    struct about read;

    measures_shape_stations(&network, 19723, 19814, 1);
    measures_shape_add_station(&network, "desk", 1);
    measures_shape_add_station(&network, "a_name_as_long_as_there_may_be_1", 2);
    cr_assert_eq(about_settle(hand_parts, &hand_about, &network, 4, NULL), 0);
    cr_assert_eq(about_read(&read, hand_parts, "0.1.0", NULL), 0);
    cr_expect_eq(memcmp(&read.shape, &network, sizeof network), 0);
    cr_expect_eq(strlen(read.shape.stations[1]), (size_t)NETWORK_ID - 1);
    about_free(&read);
}

/* The second one to say the same is welcome, who says anything else is not. */
Test(about, is_one_for_all)
{
    struct error error = {0};

    cr_assert_eq(settle(4, NULL), 0);
    cr_expect_eq(settle(4, NULL), 0);
    cr_expect_eq(settle(5, &error), ERR_INPUT);
    cr_expect_not_null(strstr(error.text, "into 4 parts"), "%s", error.text);
    hand_about.seed++;
    cr_expect_eq(settle(4, NULL), ERR_INPUT);
    hand_about.seed--;
    hand_about.n_rep++;
    cr_expect_eq(settle(4, NULL), ERR_INPUT);
    hand_about.n_rep--;
    hand_about.command = "doorstroom run proef.cfg --seed 7";
    cr_expect_eq(settle(4, NULL), ERR_INPUT);
}

Test(about, of_another_version_is_refused)
{
    struct error error = {0};
    struct about read;

    cr_assert_eq(settle(4, NULL), 0);
    cr_expect_eq(about_read(&read, hand_parts, "0.2.0", &error), ERR_INPUT);
    cr_expect_not_null(strstr(error.text, "made by version 0.1.0, this is version 0.2.0"));
    about_free(&read);
}

Test(about, that_is_damaged_is_never_taken)
{
    unsigned char *bytes;
    size_t n;
    struct about read;

    cr_assert_eq(settle(4, NULL), 0);
    cr_assert_eq(safe_read(path, &bytes, &n, NULL), 0);
    for (size_t at = 0; at < n; at += at < 400 ? 7 : n / 60) {
        bytes[at] ^= 0x10;
        cr_assert_eq(safe_publish(path, &(struct safe_part){bytes, n}, 1, NULL), 0);
        cr_expect_eq(about_read(&read, hand_parts, "0.1.0", NULL), ERR_FORMAT, "byte %zu", at);
        about_free(&read);
        bytes[at] ^= 0x10;
        cr_assert_eq(safe_publish(path, &(struct safe_part){bytes, at}, 1, NULL), 0);
        cr_expect_eq(about_read(&read, hand_parts, "0.1.0", NULL), ERR_FORMAT, "%zu bytes", at);
        about_free(&read);
    }
    free(bytes);
}
