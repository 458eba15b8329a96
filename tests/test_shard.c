/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/result_by_hand.h"

#include "output/digest.h"
#include "output/safe.h"
#include "output/shard_file.h"

TestSuite(shard, .init = hand_open, .fini = hand_close);

static size_t
count_shards(void)
{
    struct shard *shards;
    struct error error = {0};
    size_t n;

    cr_assert_eq(hand_scan(&shards, &n, &error), 0, "%s", error.text);
    free(shards);
    return n;
}

static void
path_of(char path[HAND_PATH], const char *name)
{
    snprintf(path, HAND_PATH, "%.200s/%s", hand_parts, name);
}

Test(shard, a_folder_that_is_not_there_has_none)
{
    struct shard_unsound unsound = {.remove = true};
    struct shard *shards;
    size_t n = 1;

    cr_assert_eq(shard_scan("/tmp/doorstroom-nowhere", &hand_about, &hand_shape, &unsound, &shards,
                            &n, NULL),
                 0);
    cr_expect_eq(n, 0);
}

Test(shard, is_found_again_in_order)
{
    struct shard *shards;
    size_t n;

    cr_assert_eq(hand_write(4, 2, NULL), 0);
    cr_assert_eq(hand_write(0, 3, NULL), 0);
    cr_assert_eq(hand_scan(&shards, &n, NULL), 0);
    cr_assert_eq(n, 2);
    cr_expect(shards[0].first == 0 && shards[0].count == 3);
    cr_expect(shards[1].first == 4 && shards[1].count == 2);
    free(shards);
}

Test(shard, of_two_that_overlap_one_counts)
{
    struct shard *shards;
    size_t n;

    cr_assert_eq(hand_write(0, 2, NULL), 0);
    cr_assert_eq(hand_write(0, 3, NULL), 0);
    cr_assert_eq(hand_write(2, 2, NULL), 0);
    cr_assert_eq(hand_scan(&shards, &n, NULL), 0);
    cr_assert_eq(n, 1);
    cr_expect(shards[0].first == 0 && shards[0].count == 3);
    free(shards);
}

Test(shard, of_a_longer_run_counts_where_it_begins_within)
{
    cr_assert_eq(hand_write(0, 2, NULL), 0);
    cr_assert_eq(hand_write(4, 2, NULL), 0);
    hand_about.n_rep = 5;
    cr_expect_eq(count_shards(), 2);
    hand_about.n_rep = 4;
    cr_expect_eq(count_shards(), 1);
}

/* Whatever byte is damaged, and wherever the end is lost: not taken, and gone. */
Test(shard, that_is_damaged_is_never_taken)
{
    unsigned char *bytes;
    size_t n;
    char path[HAND_PATH];

    path_of(path, "shard-00000000-00000000.bin");
    cr_assert_eq(hand_write(0, 1, NULL), 0);
    cr_assert_eq(safe_read(path, &bytes, &n, NULL), 0);
    for (size_t at = 0; at < n; at += at < 400 ? 7 : n / 60) {
        bytes[at] ^= 0x10;
        cr_assert_eq(safe_publish(path, &(struct safe_part){bytes, n}, 1, NULL), 0);
        cr_expect_eq(count_shards(), 0, "with byte %zu damaged", at);
        cr_expect_neq(access(path, F_OK), 0);
        bytes[at] ^= 0x10;
        cr_assert_eq(safe_publish(path, &(struct safe_part){bytes, at}, 1, NULL), 0);
        cr_expect_eq(count_shards(), 0, "with %zu bytes left", at);
    }
    cr_assert_eq(safe_publish(path, &(struct safe_part){bytes, n}, 1, NULL), 0);
    cr_expect_eq(count_shards(), 1, "the same bytes, sound");
    free(bytes);
}

Test(shard, of_another_run_is_refused)
{
    struct shard *shards;
    struct error error = {0};
    size_t n;

    cr_assert_eq(hand_write(0, 1, NULL), 0);
    hand_about.seed = 8;
    cr_expect_eq(hand_scan(&shards, &n, &error), ERR_INPUT);
    hand_about.seed = 7;
    hand_about.digest[5] ^= 1;
    cr_expect_eq(hand_scan(&shards, &n, &error), ERR_INPUT);
    hand_about.digest[5] ^= 1;
    hand_about.version = "0.1.1";
    cr_expect_eq(hand_scan(&shards, &n, &error), ERR_INPUT);
    hand_about.version = "0.1.0";
    hand_shape.end++;
    cr_expect_eq(hand_scan(&shards, &n, &error), ERR_INPUT);
    hand_shape.end--;
    cr_expect_eq(count_shards(), 1);
}

/* What an older program left is none of ours to remove. */
Test(shard, of_another_version_of_its_format_is_refused_and_stays)
{
    unsigned char *bytes;
    struct shard *shards;
    struct error error = {0};
    size_t n, found;
    char path[HAND_PATH];

    path_of(path, "shard-00000000-00000000.bin");
    cr_assert_eq(hand_write(0, 1, NULL), 0);
    cr_assert_eq(safe_read(path, &bytes, &n, NULL), 0);
    memcpy(bytes, "dstroom1", 8);
    digest_parts(bytes + SHARD_HEAD - DIGEST_SIZE,
                 (const struct safe_part[]){{bytes, SHARD_HEAD - DIGEST_SIZE},
                                            {bytes + SHARD_HEAD, n - SHARD_HEAD}},
                 2);
    cr_assert_eq(safe_publish(path, &(struct safe_part){bytes, n}, 1, NULL), 0);
    cr_expect_eq(hand_scan(&shards, &found, &error), ERR_INPUT);
    cr_expect(strstr(error.text, "is of another version of doorstroom") != NULL, "%s", error.text);
    cr_expect_eq(access(path, F_OK), 0);
    free(bytes);
}

Test(shard, under_another_name_is_not_taken)
{
    char from[HAND_PATH], to[HAND_PATH];

    path_of(from, "shard-00000000-00000000.bin");
    path_of(to, "shard-00000001-00000001.bin");
    cr_assert_eq(hand_write(0, 1, NULL), 0);
    cr_assert_eq(rename(from, to), 0);
    cr_expect_eq(count_shards(), 0);
}

/* What is to be looked at and not touched: each told, nothing gone, and what is sound still taken. */
Test(shard, that_cannot_be_used_stays_where_nothing_is_to_be_removed)
{
    struct shard_unsound unsound = {.out = tmpfile()};
    struct shard *shards;
    char sound[HAND_PATH], damaged[HAND_PATH], misnamed[HAND_PATH], told[4 * HAND_PATH] = "";
    size_t n;

    path_of(sound, "shard-00000000-00000000.bin");
    path_of(damaged, "shard-00000001-00000001.bin");
    path_of(misnamed, "shard-00000002-00000002.bin");
    cr_assert_eq(hand_write(0, 1, NULL), 0);
    cr_assert_eq(rename(sound, misnamed), 0);
    cr_assert_eq(hand_write(1, 1, NULL), 0);
    cr_assert_eq(truncate(damaged, 400), 0);
    cr_assert_eq(hand_write(0, 1, NULL), 0);
    cr_assert_not_null(unsound.out);
    cr_assert_eq(shard_scan(hand_parts, &hand_about, &hand_shape, &unsound, &shards, &n, NULL), 0);
    cr_assert_eq(n, 1);
    cr_expect_eq(shards[0].first, 0);
    cr_expect_eq(unsound.n, 2);
    cr_expect_eq(access(damaged, F_OK), 0);
    cr_expect_eq(access(misnamed, F_OK), 0);
    rewind(unsound.out);
    cr_expect_gt(fread(told, 1, sizeof told - 1, unsound.out), 0);
    cr_expect_not_null(strstr(told, "00000001.bin: is damaged: its checksum does not hold\n"));
    cr_expect_not_null(strstr(told, "00000002.bin: holds other replications than its name says\n"));
    fclose(unsound.out);
    free(shards);
}

static void
hold_one(void *context, int64_t replication, const struct measures *measures)
{
    int *n = context;

    cr_expect_eq(memcmp(measures->block, hand_reps[replication].block, measures->bytes), 0,
                 "replication %d", (int)replication);
    ++*n;
}

static int
hold_each(int first, int count, struct error *error)
{
    const struct shard range = {first, count};
    int n = 0, code = shard_each(hand_parts, &range, &hand_shape, hold_one, &n, error);

    cr_expect_eq(n, code == 0 ? count : n);
    return code;
}

Test(shard, gives_each_number_back)
{
    cr_assert_eq(hand_write(1, 4, NULL), 0);
    cr_expect_eq(hold_each(1, 4, NULL), 0);
}

Test(shard, of_fifty_years_gives_each_number_back)
{
    hand_make_long();
    cr_assert_eq(hand_write(0, 1, NULL), 0);
    cr_expect_eq(hold_each(0, 1, NULL), 0);
}

/* The chunks behind a head that says they are sound: an end too early, one that is longer than what
 * there is, and one that is not what so many numbers give. */
Test(shard, of_other_chunks_is_refused)
{
    unsigned char *chunks;
    struct shard_head head;
    struct error error = {0};
    size_t n;
    char path[HAND_PATH];

    path_of(path, "shard-00000000-00000000.bin");
    cr_assert_eq(hand_write(0, 1, NULL), 0);
    cr_assert_eq(shard_file_read(path, &head, &chunks, &n, NULL), 0);
    for (size_t left = 0; left < n; left += left < 40 ? 1 : n / 30) {
        cr_assert_eq(shard_file_publish(path, &head, chunks, left, NULL), 0);
        cr_expect_eq(hold_each(0, 1, &error), ERR_FORMAT, "%zu bytes left", left);
    }
    cr_expect_not_null(strstr(error.text, "a chunk of a shard cannot be read"));
    for (int i = 0; i < SHARD_SIZE; i++)
        for (int bit = 0; bit < 8; bit++) {
            chunks[i] ^= (unsigned char)(1 << bit);
            cr_assert_eq(shard_file_publish(path, &head, chunks, n, NULL), 0);
            cr_expect_eq(hold_each(0, 1, NULL), ERR_FORMAT, "byte %d, bit %d", i, bit);
            chunks[i] ^= (unsigned char)(1 << bit);
        }
    free(chunks);
}

Test(shard, has_the_same_bytes_again)
{
    unsigned char *first, *again;
    size_t n, n_again;
    char path[HAND_PATH];

    path_of(path, "shard-00000002-00000004.bin");
    cr_assert_eq(hand_write(2, 3, NULL), 0);
    cr_assert_eq(safe_read(path, &first, &n, NULL), 0);
    cr_assert_eq(hand_write(2, 3, NULL), 0);
    cr_assert_eq(safe_read(path, &again, &n_again, NULL), 0);
    cr_assert_eq(n, n_again);
    cr_expect_eq(memcmp(first, again, n), 0);
    free(first);
    free(again);
}
