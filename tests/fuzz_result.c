/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A small result with thousands of damages.  One whose checksum is as it was must be refused at the
 * door, each of them.  One whose checksum was put right again, as somebody would who means harm, may
 * be refused or read, but nothing of ours may crash or hang on it.  HDF5 itself may crash there:
 * that is counted apart.
 */

#define _GNU_SOURCE /* dladdr */

#include "output/base.h"
#include "output/door.h"
#include "output/finished.h"
#include "output/info.h"
#include "output/merge.h"
#include "output/shard.h"
#include "output/table.h"
#include "tests/reseal.h"

#include <criterion/criterion.h>
#include <dlfcn.h>
#include <execinfo.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
    DAMAGES = 3000,
    CUTS = 1000,
    READ_BY_ALL = 100, /* of the damages, by every reader */
    HOSTILE = 300,
    SECONDS = 5, /* that a reader may take */
    FRAMES = 64,
    STATUS_OURS = 99,
    STATUS_LIBRARY = 77,
};

static char folder[64], parts[128], path[128];
static unsigned char *sound; /* the file's bytes */
static size_t size;
static uint64_t luck = 1;

static struct result_about about = {
    .title = "Fuzz", .scenario = "fuzz", .text = "title = \"Fuzz\";\n", .command = "doorstroom run",
    .version = "0.1.0", .base_run_id = "", .seed = 7, .n_rep = 2,
    .inputs = (const struct result_input[]){{"model", "\"queue\"", "", "scenario", "fuzz.cfg", "",
                                             "", 1, 0, 0.0, 0.0}},
    .n_inputs = 1,
};

/* Splitmix64. */
static uint64_t
draw(void)
{
    uint64_t z = luck += 0x9e3779b97f4a7c15u;

    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return z ^ z >> 31;
}

/* ---- the sound file ---- */

static void
fill(struct measures *measures)
{
    for (int m = 0; m < MEASURES; m++)
        for (size_t c = 0; c < measure_cells(measures->shape, (enum measure)m); c++)
            if (measure_rows[m].number == NUMBER_INT32)
                measures_int32(measures, (enum measure)m)[c] = (int32_t)(draw() % 50);
            else if (measure_rows[m].number == NUMBER_INT64)
                measures_int64(measures, (enum measure)m)[c] = (int64_t)(draw() % 5000);
            else
                measures_double(measures, (enum measure)m)[c] = (double)(draw() % 7);
}

static void
open_sound(void)
{
    struct measures_shape shape;
    struct measures replications[2];
    const struct measures *list[] = {&replications[0], &replications[1]};
    struct error error = {0};

    strcpy(folder, "/tmp/doorstroom-fuzz-XXXXXX");
    cr_assert_not_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/f.h5", folder);
    snprintf(parts, sizeof parts, "%s/f.h5.parts", folder);
    cr_assert_eq(mkdir(parts, 0777), 0);
    measures_shape_stations(&shape, 19723, 19814, 0);
    measures_shape_add_station(&shape, "desk", 1);
    measures_shape_add_station(&shape, "review", 2);
    for (int r = 0; r < 2; r++) {
        cr_assert_eq(measures_init(&replications[r], &shape, NULL), 0);
        fill(&replications[r]);
    }
    cr_assert_eq(shard_write(parts, &about, &shape, list, 0, 2, &error), 0, "%s", error.text);
    cr_assert_eq(merge_shards(parts, path, &about, &shape, NULL, NULL, &error), 0, "%s", error.text);
    for (int r = 0; r < 2; r++)
        measures_free(&replications[r]);
    cr_assert_eq(safe_read(path, &sound, &size, &error), 0);
}

static void
close_sound(void)
{
    merge_clean(parts, NULL);
    unlink(path);
    rmdir(folder);
    free(sound);
}

TestSuite(fuzz_result, .init = open_sound, .fini = close_sound, .timeout = 300);

static void
write_bytes(size_t n)
{
    FILE *file = fopen(path, "wb");

    cr_assert_not_null(file);
    cr_assert_eq(fwrite(sound, 1, n, file), n);
    cr_assert_eq(fclose(file), 0);
}

/* ---- readers ---- */

static bool
door_refuses(void)
{
    struct error error = {0};
    hid_t file;
    bool refused = door_open(&file, path, NULL, &error) == ERR_FORMAT && *error.text != '\0';

    h5_close(&file);
    return refused;
}

/* How many of the commands' readers take the file. */
static int
read_by_all(void)
{
    FILE *nowhere = fopen("/dev/null", "w");
    struct error error = {0};
    struct base base;
    bool done = false;
    int takers = 0;

    takers += base_read(&base, path, &error) == 0;
    base_free(&base);
    takers += table_print(path, nowhere, &error) == 0;
    takers += info_print(path, nowhere, &error) == 0;
    takers += finished_is(path, &about, &done, &error) == 0 && done;
    fclose(nowhere);
    return takers;
}

Test(fuzz_result, the_sound_file_is_taken)
{
    cr_expect(!door_refuses());
    cr_expect_eq(read_by_all(), 4);
}

Test(fuzz_result, no_damage_passes_the_door)
{
    int descriptor = open(path, O_RDWR), passed = 0;

    for (int i = 0; i < DAMAGES; i++) {
        size_t place = draw() % size;
        unsigned char byte = (unsigned char)(sound[place] ^ (1 + draw() % 255));
        cr_assert_eq(pwrite(descriptor, &byte, 1, (off_t)place), 1);
        passed += !door_refuses();
        if (i < READ_BY_ALL)
            passed += read_by_all();
        cr_assert_eq(pwrite(descriptor, sound + place, 1, (off_t)place), 1);
    }
    close(descriptor);
    cr_expect_eq(passed, 0, "%d damages were taken", passed);
    cr_expect(!door_refuses());
}

/* The last ones first: all lengths near the end, and many others. */
Test(fuzz_result, no_cut_passes_the_door)
{
    int passed = 0;

    for (size_t i = 1; i <= CUTS; i++) {
        size_t n = i <= 200 ? size - i : (size - 200) * (CUTS - i) / (CUTS - 200);
        cr_assert_eq(truncate(path, (off_t)n), 0);
        passed += !door_refuses();
        if (i % 10 == 0)
            passed += read_by_all();
    }
    cr_expect_eq(passed, 0, "%d cuts were taken", passed);
}

/* ---- hostile ones ---- */

/* Whose code crashed: the innermost that is neither the C library's nor the handler's. */
static void
tell_whose(int number)
{
    void *frames[FRAMES];
    int n = backtrace(frames, FRAMES);

    (void)number;
    for (int i = 0; i < n; i++) {
        Dl_info info;
        if (dladdr(frames[i], &info) != 0 && info.dli_fname != NULL &&
            (strstr(info.dli_fname, "libhdf5") != NULL || strstr(info.dli_fname, "libz") != NULL))
            _exit(STATUS_LIBRARY);
    }
    _exit(STATUS_OURS);
}

static void
be_a_child(void)
{
    const struct rlimit memory = {(rlim_t)4 << 30, (rlim_t)4 << 30};
    static const int crashes[] = {SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL};
    void *warm[2];

    (void)backtrace(warm, 2); /* loads what it needs */
    setrlimit(RLIMIT_AS, &memory);
    for (size_t i = 0; i < sizeof crashes / sizeof crashes[0]; i++)
        signal(crashes[i], tell_whose);
    signal(SIGALRM, SIG_DFL);
    alarm(SECONDS);
    (void)read_by_all();
    _exit(0);
}

static void
damage_some(void)
{
    size_t n = size - SEAL_SIZE, places = 1 + draw() % 4;

    for (size_t i = 0; i < places; i++) {
        size_t place = draw() % n;
        sound[place] = (unsigned char)(sound[place] ^ (1 + draw() % 255));
    }
    write_bytes(n);
    reseal(path);
}

Test(fuzz_result, nothing_of_ours_crashes_on_a_hostile_file)
{
    unsigned char *kept = malloc(size);
    int ours = 0, library = 0, hangs = 0;

    memcpy(kept, sound, size);
    for (int i = 0; i < HOSTILE; i++) {
        int status = 0;
        pid_t child;
        memcpy(sound, kept, size);
        damage_some();
        child = fork();
        cr_assert_geq(child, 0);
        if (child == 0)
            be_a_child();
        cr_assert_eq(waitpid(child, &status, 0), child);
        hangs += WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM;
        ours += WIFEXITED(status) && WEXITSTATUS(status) == STATUS_OURS;
        library += WIFEXITED(status) && WEXITSTATUS(status) == STATUS_LIBRARY;
    }
    fprintf(stderr, "%d hostile files: %d crashes and %d hangs in HDF5 or us, %d of them ours\n",
            HOSTILE, ours + library, hangs, ours);
    cr_expect_eq(ours, 0, "%d crashes of ours", ours);
    cr_expect_leq(hangs, 2, "%d hangs", hangs); /* of HDF5 1.10.8: 1 in 1500, alone */
    cr_expect_leq(library, HOSTILE / 10, "%d crashes of HDF5", library);
    free(kept);
}
