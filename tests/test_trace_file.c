/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/trace_file.h"

#include "output/safe.h"
#include "tests/traces_by_hand.h"

static void
open_trace(void)
{
    hand_open();
    hand_about.trace = (struct result_trace){2, true};
}

TestSuite(trace_file, .init = open_trace, .fini = hand_close);

static bool
is_there(int rep)
{
    bool there = false;

    cr_assert_eq(trace_file_is_there(hand_parts, &hand_about, &hand_shape, rep, &there, NULL), 0);
    return there;
}

Test(trace_file, is_read_back_as_it_was_told)
{
    struct trace_reader reader;
    struct trace_event events[3];
    struct trace_person person;

    cr_assert_eq(hand_trace(1, 5, 1000, NULL), 0);
    cr_assert(is_there(1) && !is_there(0));
    cr_assert_eq(trace_reader_open(&reader, hand_parts, &hand_about, &hand_shape, 1, NULL), 0);
    cr_expect(reader.n_events == 1000 && reader.n_people == 5);
    cr_assert_eq(trace_reader_events(&reader, 997, 3, events, NULL), 0);
    for (uint32_t i = 0; i < 3; i++) {
        struct trace_event event = hand_traced_event(1, 997 + i, 5);
        cr_expect_eq(memcmp(&events[i], &event, sizeof event), 0);
    }
    cr_assert_eq(trace_reader_people(&reader, 4, 1, &person, NULL), 0);
    cr_expect_eq(person.luck, hand_traced_person(1, 4).luck);
    trace_reader_close(&reader);
}

/* Whatever byte is damaged, and wherever the end is lost. */
Test(trace_file, that_is_damaged_is_not_there)
{
    unsigned char *bytes;
    size_t n;
    char path[HAND_PATH];

    cr_assert_eq(hand_trace(0, 3, 50, NULL), 0);
    snprintf(path, HAND_PATH, "%.200s/trace-00000000.bin", hand_parts);
    cr_assert(trace_file_is_named("trace-00000000.bin") && !trace_file_is_named("shard-0.bin"));
    cr_assert_eq(safe_read(path, &bytes, &n, NULL), 0);
    for (size_t at = 0; at < n; at += 7) {
        bytes[at] ^= 0x10;
        cr_assert_eq(safe_publish(path, &(struct safe_part){bytes, n}, 1, NULL), 0);
        cr_expect_not(is_there(0), "with byte %zu damaged", at);
        bytes[at] ^= 0x10;
        cr_assert_eq(safe_publish(path, &(struct safe_part){bytes, at}, 1, NULL), 0);
        cr_expect_not(is_there(0), "with %zu bytes left", at);
    }
    cr_assert_eq(safe_publish(path, &(struct safe_part){bytes, n}, 1, NULL), 0);
    cr_expect(is_there(0), "the same bytes, sound");
    free(bytes);
}

/* Of another run, of another replication, or without what is wanted. */
Test(trace_file, of_something_else_is_not_there)
{
    char from[HAND_PATH], to[HAND_PATH];

    cr_assert_eq(hand_trace(0, 3, 50, NULL), 0);
    hand_about.seed++;
    cr_expect_not(is_there(0));
    hand_about.seed--;
    hand_about.digest[3] ^= 1;
    cr_expect_not(is_there(0));
    hand_about.digest[3] ^= 1;
    hand_about.trace.events = false;
    cr_expect(is_there(0), "more than is wanted");
    cr_assert_eq(hand_trace(0, 3, 50, NULL), 0);
    cr_expect(is_there(0));
    hand_about.trace.events = true;
    cr_expect_not(is_there(0), "without events");
    cr_assert_eq(hand_trace(0, 3, 50, NULL), 0);
    snprintf(from, HAND_PATH, "%.200s/trace-00000000.bin", hand_parts);
    snprintf(to, HAND_PATH, "%.200s/trace-00000001.bin", hand_parts);
    cr_assert_eq(rename(from, to), 0);
    cr_expect_not(is_there(1));
}

/* A shard counts with its traces alone; those behind the last traced replication need none. */
Test(trace_file, makes_its_shard_count)
{
    struct shard *shards;
    size_t n;

    hand_write_all(1);
    cr_assert_eq(hand_trace(1, 3, 50, NULL), 0);
    cr_assert_eq(hand_scan(&shards, &n, NULL), 0);
    cr_expect_eq(n, HAND_REPS - 1);
    for (size_t i = 0; i < n; i++)
        cr_expect_eq(shards[i].first, (int64_t)i + 1);
    free(shards);
}

/* What cannot be written is told when it is to be published, and nothing is left. */
Test(trace_file, that_is_not_published_leaves_nothing)
{
    struct trace_file file;
    struct error error = {0};

    cr_assert_eq(trace_file_open(&file, hand_parts, &hand_about, &hand_shape, 0, NULL), 0);
    error_set(&file.error, ERR_IO, "no room");
    cr_expect_eq(trace_file_publish(&file, &error), ERR_IO);
    cr_expect_str_eq(error.text, "no room");
    trace_file_close(&file);
    cr_assert_eq(trace_file_open(&file, hand_parts, &hand_about, &hand_shape, 0, NULL), 0);
    trace_file_close(&file);
    cr_expect_not(is_there(0));
    cr_expect_eq(rmdir(hand_parts), 0, "the folder is empty");
}
