/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The n-th call that fails, for every n until none does, while people and events are written beside
 * the shards, carried over into a result, verified, and exported as a log: an error comes back, with
 * a text; nothing has a name that is not whole, and nothing stays open.
 */

#include "output/door.h"
#include "output/safe.h"
#include "output/trace_verify.h"
#include "output/traces.h"
#include "output/xes.h"
#include "tests/failing_memory.h"
#include "tests/traces_by_hand.h"

#include <dirent.h>
#include <errno.h>

enum { PEOPLE = 50, EVENTS = 2000, MOST = 20000 };

static long countdown = -1; /* calls that have to do with files until one fails; negative: none */
static bool files_failed;

static bool
files_fail_now(int reason)
{
    if (countdown < 0 || countdown-- != 0)
        return false;
    files_failed = true;
    errno = reason;
    return true;
}

/* The build reads the names below, so they are written out. */
ssize_t __real_write(int descriptor, const void *bytes, size_t n);
ssize_t __real_pread(int descriptor, void *bytes, size_t n, off_t at);
int __real_fsync(int descriptor);
int __real_close(int descriptor);
int __real_rename(const char *from, const char *to);
int __real_posix_fallocate(int descriptor, off_t from, off_t n);
FILE *__real_fdopen(int descriptor, const char *mode);
int __real_fclose(FILE *file);
ssize_t __wrap_write(int descriptor, const void *bytes, size_t n);
ssize_t __wrap_pread(int descriptor, void *bytes, size_t n, off_t at);
int __wrap_fsync(int descriptor);
int __wrap_close(int descriptor);
int __wrap_rename(const char *from, const char *to);
int __wrap_posix_fallocate(int descriptor, off_t from, off_t n);
FILE *__wrap_fdopen(int descriptor, const char *mode);
int __wrap_fclose(FILE *file);

ssize_t
__wrap_write(int descriptor, const void *bytes, size_t n)
{
    return files_fail_now(ENOSPC) ? -1 : __real_write(descriptor, bytes, n);
}

ssize_t
__wrap_pread(int descriptor, void *bytes, size_t n, off_t at)
{
    return files_fail_now(EIO) ? -1 : __real_pread(descriptor, bytes, n, at);
}

int
__wrap_fsync(int descriptor)
{
    return files_fail_now(EIO) ? -1 : __real_fsync(descriptor);
}

int
__wrap_close(int descriptor)
{
    int code = __real_close(descriptor); /* it is closed even so */

    return files_fail_now(EIO) ? -1 : code;
}

int
__wrap_rename(const char *from, const char *to)
{
    return files_fail_now(EACCES) ? -1 : __real_rename(from, to);
}

int
__wrap_posix_fallocate(int descriptor, off_t from, off_t n)
{
    return files_fail_now(ENOSPC) ? ENOSPC : __real_posix_fallocate(descriptor, from, n);
}

FILE *
__wrap_fdopen(int descriptor, const char *mode)
{
    return files_fail_now(EMFILE) ? NULL : __real_fdopen(descriptor, mode);
}

/* What was written before may meet a full disk only now. */
int
__wrap_fclose(FILE *file)
{
    int code = __real_fclose(file);

    return files_fail_now(ENOSPC) ? EOF : code;
}

/* ---- what is tried ---- */

static struct trace_person people[PEOPLE];
static struct trace_event events[EVENTS];
static char log_path[HAND_PATH];

static void
open_all(void)
{
    hand_open();
    hand_about.trace = (struct result_trace){2, true};
    snprintf(log_path, HAND_PATH, "%.200s/log.xes", hand_folder);
    for (uint32_t i = 0; i < PEOPLE; i++)
        people[i] = hand_traced_person(1, i);
    for (uint32_t i = 0; i < EVENTS; i++)
        events[i] = hand_traced_event(1, i, PEOPLE);
}

static void
make_result(void)
{
    struct error error = {0};

    for (int rep = 0; rep < 2; rep++)
        cr_assert_eq(hand_trace(rep, PEOPLE, EVENTS, &error), 0, "%s", error.text);
    hand_write_all(3);
    cr_assert_eq(hand_merge(&error), 0, "%s", error.text);
}

static void
tell(const struct trace_sink *sink)
{
    for (size_t at = 0; at < EVENTS; at += 500)
        sink->take_events(sink->context, events + at, 500);
    sink->take_people(sink->context, people, PEOPLE);
}

static int
write_trace(struct error *error)
{
    struct trace_file file;
    int code = trace_file_open(&file, hand_parts, &hand_about, &hand_shape, 1, error);

    if (code == 0) {
        tell(&file.sink);
        code = trace_file_publish(&file, error);
    }
    trace_file_close(&file);
    return code;
}

/* Both groups in a file under construction. */
static int
put_groups(struct error *error)
{
    struct mapped *bytes = NULL;
    hid_t file = H5I_INVALID_HID;
    int code = mapped_open(&bytes, hand_file, error);

    if (code == 0)
        code = h5_create_mapped(&file, bytes, error);
    if (code == 0)
        code = traces_put(file, bytes, hand_parts, &hand_about, &hand_shape, error);
    h5_close(&file);
    mapped_close(bytes);
    return code;
}

static int
merge(struct error *error)
{
    return hand_merge(error);
}

static int
export_log(struct error *error)
{
    bool has_stock;

    return xes_export(hand_file, log_path, LANGUAGE_EN, &has_stock, error);
}

static int
verify_rows(struct error *error)
{
    static char lines[4096];
    struct checks checks = {.out = fmemopen(lines, sizeof lines, "w")};
    struct trace_verify traces = {0};
    hid_t file = H5I_INVALID_HID;
    int code = door_open(&file, hand_file, "run", error);

    if (code == 0)
        code = trace_verify_open(&traces, file, HAND_REPS, &hand_shape, true, &checks, error);
    if (code == 0) {
        tell(trace_verify_sink(&traces, 1));
        code = trace_verify_tell(&traces, NULL, error);
    }
    trace_verify_close(&traces);
    h5_close(&file);
    __real_fclose(checks.out);
    return code;
}

/* ---- trying ---- */

static size_t
count_names(const char *folder, const char *end)
{
    DIR *stream = opendir(folder);
    const struct dirent *entry;
    size_t n = 0;

    while (stream != NULL && (entry = readdir(stream)) != NULL) {
        size_t length = strlen(entry->d_name);
        n += length >= strlen(end) && strcmp(entry->d_name + length - strlen(end), end) == 0;
    }
    if (stream != NULL)
        closedir(stream);
    return n;
}

static ssize_t
objects_now(void)
{
    return H5Fget_obj_count((hid_t)H5F_OBJ_ALL, H5F_OBJ_ALL);
}

static void
assert_nothing_open(size_t descriptors, ssize_t objects, long n)
{
    cr_expect_eq(objects_now(), objects, "call %ld: objects of HDF5 stay open", n);
    cr_expect_eq(count_names("/proc/self/fd", ""), descriptors, "call %ld: a file stays open", n);
    cr_expect_eq(count_names(hand_folder, ".tmp") + count_names(hand_parts, ".tmp"), 0u,
                 "call %ld: a temporary file is left", n);
}

static void
fail_from(bool memory, long n)
{
    if (memory)
        memory_fail(n);
    else
        countdown = n;
}

/* With each call failing in turn; how many times an error came back. path: what comes of it, whole
 * or not at all; or NULL. */
static int
try_all(int (*act)(struct error *error), bool memory, const char *path, bool (*is_whole)(void))
{
    size_t descriptors = count_names("/proc/self/fd", "");
    int errors = 0;

    for (long n = 0; n < MOST; n += 1 + n / 200) {
        struct error error = {0};
        int code;
        if (path != NULL)
            unlink(path);
        files_failed = false;
        fail_from(memory, n);
        code = act(&error);
        fail_from(memory, -1);
        /* The library keeps a file that it could not write. */
        assert_nothing_open(descriptors, act == merge ? objects_now() : 0, n);
        cr_expect_eq(code != 0, error.text[0] != '\0', "call %ld: %d without a word", n, code);
        cr_expect(path == NULL || access(path, F_OK) != 0 || is_whole(), "call %ld: half", n);
        if (memory ? !memory_failed : !files_failed) {
            cr_expect_eq(code, 0, "%s", error.text);
            return errors;
        }
        errors += code != 0;
    }
    cr_assert_fail("still failing after %d calls", MOST);
    return errors;
}

static bool
is_whole_trace(void)
{
    bool there = false;

    return trace_file_is_there(hand_parts, &hand_about, &hand_shape, 1, &there, NULL) == 0 && there;
}

static unsigned char *sound; /* the result as it should be */
static size_t sound_size;

static bool
is_whole_result(void)
{
    unsigned char *bytes = NULL;
    size_t n = 0;
    bool is_whole = safe_read(hand_file, &bytes, &n, NULL) == 0 && n == sound_size &&
                    memcmp(bytes, sound, n) == 0;

    free(bytes);
    return is_whole;
}

static bool
is_whole_log(void)
{
    static const char end[] = "</log>\n";
    unsigned char *bytes = NULL;
    size_t n = 0;
    bool is_whole = safe_read(log_path, &bytes, &n, NULL) == 0 && n > strlen(end) &&
                    memcmp(bytes + n - strlen(end), end, strlen(end)) == 0;

    free(bytes);
    return is_whole;
}

static void
close_all(void)
{
    unlink(log_path);
    hand_close();
}

TestSuite(fault_trace_calls, .init = open_all, .fini = close_all);

static void
name_trace(char path[HAND_PATH])
{
    snprintf(path, HAND_PATH, "%.200s/trace-00000001.bin", hand_parts);
}

Test(fault_trace_calls, writing_has_no_memory)
{
    char path[HAND_PATH];

    name_trace(path);
    cr_expect_geq(try_all(write_trace, true, path, is_whole_trace), 2);
}

Test(fault_trace_calls, writing_has_no_room)
{
    char path[HAND_PATH];

    name_trace(path);
    cr_expect_geq(try_all(write_trace, false, path, is_whole_trace), 8);
}

Test(fault_trace_calls, carrying_over_has_no_memory)
{
    make_result();
    unlink(hand_file);
    cr_expect_geq(try_all(put_groups, true, NULL, NULL), 16);
}

Test(fault_trace_calls, carrying_over_reads_nothing)
{
    make_result();
    unlink(hand_file);
    cr_expect_geq(try_all(put_groups, false, NULL, NULL), 8);
}

/* What cannot be read now may be sound: no shard is dropped for that, and the next run has it. */
Test(fault_trace_calls, the_result_has_no_room)
{
    make_result();
    cr_assert_eq(safe_read(hand_file, &sound, &sound_size, NULL), 0);
    cr_expect_geq(try_all(merge, false, hand_file, is_whole_result), 50);
    free(sound);
}

Test(fault_trace_calls, the_log_has_no_memory)
{
    make_result();
    cr_expect_geq(try_all(export_log, true, log_path, is_whole_log), 20);
}

Test(fault_trace_calls, the_log_has_no_room)
{
    make_result();
    cr_expect_geq(try_all(export_log, false, log_path, is_whole_log), 5);
}

Test(fault_trace_calls, verifying_has_no_memory)
{
    make_result();
    cr_expect_geq(try_all(verify_rows, true, NULL, NULL), 4);
}
