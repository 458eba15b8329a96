/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/door.h"

#include "output/h5_read.h"
#include "output/layout.h"
#include "output/seal.h"
#include "sim/message.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PIECE = 1 << 16 };

static const unsigned char signature[] = {0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};
static const char our_name[] = "doorstroom_filetype";

/* ---- its bytes, before HDF5 sees them ---- */

static bool
holds_name(const unsigned char *bytes, size_t n)
{
    const size_t length = sizeof our_name - 1;
    const unsigned char *next = bytes, *end = bytes + n;

    while ((next = memchr(next, our_name[0], (size_t)(end - next))) != NULL) {
        if ((size_t)(end - next) >= length && memcmp(next, our_name, length) == 0)
            return true;
        next++;
    }
    return false;
}

/* Whether our attribute's name stands anywhere in the file. What cannot be read is not there. */
static bool
names_us(int descriptor)
{
    unsigned char piece[PIECE + sizeof our_name];
    size_t kept = 0, length = sizeof our_name - 1;
    off_t at = 0;
    ssize_t got;

    while ((got = pread(descriptor, piece + kept, PIECE, at)) > 0) {
        size_t n = kept + (size_t)got;
        if (holds_name(piece, n))
            return true;
        kept = n < length ? n : length - 1;
        memmove(piece, piece + n - kept, kept);
        at += got;
    }
    return false;
}

/* Whether a seal begins in the last bytes, and does not fit in them. */
static bool
ends_in_part_of_seal(int descriptor, size_t n)
{
    unsigned char end[SEAL_SIZE];
    size_t length = n < SEAL_SIZE ? n : SEAL_SIZE;

    if (pread(descriptor, end, length, (off_t)(n - length)) != (ssize_t)length)
        return false;
    for (size_t i = 1; i + SEAL_MAGIC <= length; i++)
        if (seal_begins(end + i))
            return true;
    return false;
}

/* What a file without a seal is. */
static int
tell_unsealed(int descriptor, size_t n, struct error *error)
{
    unsigned char head[H5_HEAD] = {0};
    ssize_t got = pread(descriptor, head, sizeof head, 0);
    uint64_t end;

    if (got < 0)
        return error_set(error, ERR_IO, "cannot be read: %s", strerror(errno));
    if (n == 0)
        return error_set(error, ERR_FORMAT, "is empty");
    if (memcmp(head, "CDF", 3) == 0)
        return error_set(error, ERR_FORMAT,
                         "is a netCDF file of the classic kind, and no result of doorstroom");
    if (memcmp(head, signature, sizeof signature) != 0)
        return error_set(error, ERR_FORMAT, "is no HDF5 file, and so no result of doorstroom");
    end = h5_end(head);
    if (end > n)
        return error_set(error, ERR_FORMAT,
                         "is cut off: %zu of its %" PRIu64 " bytes are there", n,
                         end + SEAL_SIZE);
    if (!names_us(descriptor))
        return error_set(error, ERR_FORMAT, "is an HDF5 file, but no result of doorstroom");
    if (ends_in_part_of_seal(descriptor, n))
        return error_set(error, ERR_FORMAT, "is cut off: the end of its checksum is missing");
    if (n > end)
        return error_set(error, ERR_FORMAT, "is damaged: what it ends with is no checksum");
    return error_set(error, ERR_FORMAT,
                     "was changed after doorstroom wrote it, or lost its end: its checksum is gone");
}

static int
check_bytes(int descriptor, size_t n, struct error *error)
{
    enum seal_state state;
    int code = seal_check(descriptor, n, &state, error);

    if (code == 0 && state == SEAL_BROKEN)
        code = error_set(error, ERR_FORMAT, "is damaged: its checksum does not hold");
    else if (code == 0 && state == SEAL_ABSENT)
        code = tell_unsealed(descriptor, n, error);
    return code;
}

static int
check_file(const char *path, struct error *error)
{
    int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK), code = 0;
    struct stat status;

    if (descriptor < 0)
        return error_set(error, ERR_IO, "%s", strerror(errno));
    if (fstat(descriptor, &status) != 0)
        code = error_set(error, ERR_IO, "%s", strerror(errno));
    else if (!S_ISREG(status.st_mode))
        code = error_set(error, ERR_FORMAT, "is no file");
    else
        code = check_bytes(descriptor, (size_t)status.st_size, error);
    close(descriptor);
    return code;
}

bool
door_is_damaged(const char *path)
{
    int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    enum seal_state state = SEAL_ABSENT;
    struct stat status;
    bool damaged;

    if (descriptor < 0)
        return false;
    damaged = fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) &&
              seal_check(descriptor, (size_t)status.st_size, &state, NULL) == 0 &&
              state == SEAL_BROKEN;
    close(descriptor);
    return damaged;
}

/* ---- what it says of itself ---- */

static int
check_layout(hid_t file, struct error *error)
{
    int32_t layout[2] = {0};
    int code = h5_get_attribute_ints(file, "doorstroom_layout", layout, 2, error);

    if (code != 0 || (layout[0] == LAYOUT_MAJOR && layout[1] >= 0 && layout[1] <= LAYOUT_MINOR))
        return code;
    if (layout[0] < LAYOUT_MAJOR || layout[1] < 0)
        return error_set(error, ERR_FORMAT, "has layout %d.%d, which this program does not read",
                         (int)layout[0], (int)layout[1]);
    return error_set(error, ERR_FORMAT,
                     "has layout %d.%d, this program reads up to %d.%d: a newer version of "
                     "doorstroom wrote it",
                     (int)layout[0], (int)layout[1], LAYOUT_MAJOR, LAYOUT_MINOR);
}

static const char *
type_words(const char *type)
{
    if (strcmp(type, "compare") == 0)
        return _("comparison");
    return strcmp(type, "batch") == 0 ? _("batch") : _("run");
}

static bool
is_known(const char *type)
{
    return strcmp(type, "run") == 0 || strcmp(type, "batch") == 0 || strcmp(type, "compare") == 0;
}

/* A batch with points that failed is not complete, and says which. */
static int
check_complete(hid_t file, const char *type, struct error *error)
{
    int64_t complete = 0;

    if (strcmp(type, "batch") == 0 ||
        (h5_get_attribute_int(file, "complete", &complete, NULL) == 0 && complete == 1))
        return 0;
    return error_set(error, ERR_FORMAT, "is not complete");
}

static int
check_root(hid_t file, const char *wanted, struct error *error)
{
    char *type = NULL;
    int code = h5_get_attribute_text(file, "doorstroom_filetype", &type, NULL);

    if (code != 0)
        code = error_set(error, code, "is no result of doorstroom, or cannot be read");
    if (code == 0)
        code = check_layout(file, error);
    if (code == 0 && !is_known(type))
        code = error_set(error, ERR_FORMAT, "is of a type that is not known: %.40s", type);
    if (code == 0 && wanted != NULL && strcmp(type, wanted) != 0)
        code = error_set(error, ERR_FORMAT, "is not a %s but a %s", type_words(wanted),
                         type_words(type));
    if (code == 0)
        code = check_complete(file, type, error);
    free(type);
    return code;
}

int
door_open(hid_t *file, const char *path, const char *type, struct error *error)
{
    int code = check_file(path, error);

    *file = H5I_INVALID_HID;
    if (code == 0 && h5_open_file(file, path, NULL) != 0)
        code = error_set(error, ERR_FORMAT, "cannot be read by HDF5, though its checksum holds");
    if (code == 0)
        code = check_root(*file, type, error);
    if (code != 0)
        h5_close(file);
    return code;
}

int
door_open_current(hid_t *file, const char *path, const char *type, struct error *error)
{
    int32_t layout[2] = {0};
    int code = door_open(file, path, type, error);

    if (code == 0)
        code = h5_get_attribute_ints(*file, "doorstroom_layout", layout, 2, error);
    if (code == 0 && layout[1] != LAYOUT_MINOR)
        code = error_set(error, ERR_FORMAT,
                         "has layout %d.%d, an older one, and this is done with %d.%d alone",
                         (int)layout[0], (int)layout[1], LAYOUT_MAJOR, LAYOUT_MINOR);
    if (code != 0)
        h5_close(file);
    return code;
}
