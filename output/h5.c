/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/h5.h"

#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { IMAGE_GROWTH = 4 << 20, NAME_SIZE = 40 };

/* Keeps the message of the first record, the place where it went wrong. */
static herr_t
first_record(unsigned n, const H5E_error2_t *record, void *context)
{
    if (n == 0)
        *(const char **)context = record->desc;
    return 0;
}

/* At exit the library would come back to files that it could not close for want of room, and crash
 * there (1.10.8). It has nothing else to do then: all that is to last is published by us. To be
 * said before it is first used. */
static void __attribute__((constructor))
leave_exit_alone(void)
{
    H5dont_atexit();
}

void
h5_quiet(void)
{
    H5Eset_auto2(H5E_DEFAULT, NULL, NULL);
}

int
h5_fail(struct error *error, int code, const char *what)
{
    const char *message = NULL;

    H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, first_record, &message);
    return error_set(error, code, "HDF5: %s: %s", what, message != NULL ? message : "no reason");
}

void
h5_version(char *text, size_t size)
{
    unsigned major, minor, release;

    if (H5get_libversion(&major, &minor, &release) < 0)
        snprintf(text, size, "unknown");
    else
        snprintf(text, size, "%u.%u.%u", major, minor, release);
}

/* ---- files ---- */

/* The library takes two open images of one name for one file, so each gets its own. */
static void
image_name(char *name, size_t size)
{
    static atomic_uint count;

    snprintf(name, size, "image %u", atomic_fetch_add(&count, 1));
}

/* Nothing newer than 1.8; the superblock is of the first version, for the library leaves a wrong
 * checksum in a newer one when it gives an image out (HDF5 issue 1915, mended in 1.14.7). */
static int
image_access(hid_t *access)
{
    *access = H5Pcreate(H5P_FILE_ACCESS);
    if (*access < 0 || H5Pset_fapl_core(*access, IMAGE_GROWTH, false) < 0 ||
        H5Pset_libver_bounds(*access, H5F_LIBVER_EARLIEST, H5F_LIBVER_V18) < 0 ||
        H5Pset_fclose_degree(*access, H5F_CLOSE_STRONG) < 0)
        return -1;
    return 0;
}

/* Closes access. */
static int
create(hid_t *file, hid_t access, struct error *error)
{
    const unsigned order = H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED;
    hid_t creation = H5Pcreate(H5P_FILE_CREATE);
    char name[NAME_SIZE];
    int code = 0;

    image_name(name, sizeof name);
    if (access < 0 || creation < 0 ||
        H5Pset_obj_track_times(creation, false) < 0 ||
        H5Pset_link_creation_order(creation, order) < 0 ||
        H5Pset_attr_creation_order(creation, order) < 0 ||
        (*file = H5Fcreate(name, H5F_ACC_EXCL, creation, access)) < 0)
        code = h5_fail(error, ERR_IO, "an image cannot be made");
    h5_close(&access);
    h5_close(&creation);
    return code;
}

int
h5_create_image(hid_t *file, struct error *error)
{
    hid_t access;

    *file = H5I_INVALID_HID;
    h5_quiet();
    if (image_access(&access) != 0)
        h5_close(&access);
    return create(file, access, error);
}

/* ---- an image in a mapped file ---- */

/* What the library asks for its image, of a struct mapped that is not its own. */
static void *
give_image(size_t n, H5FD_file_image_op_t use, void *mapped)
{
    (void)use;
    if (mapped_grow(mapped, n) != 0)
        return NULL;
    ((struct mapped *)mapped)->lent = true;
    return ((struct mapped *)mapped)->bytes;
}

static void *
grow_image(void *bytes, size_t n, H5FD_file_image_op_t use, void *mapped)
{
    (void)bytes;
    return give_image(n, use, mapped);
}

static void *
copy_image(void *to, const void *from, size_t n, H5FD_file_image_op_t use, void *mapped)
{
    (void)use;
    (void)mapped;
    return memcpy(to, from, n);
}

static herr_t
return_image(void *bytes, H5FD_file_image_op_t use, void *mapped)
{
    (void)bytes;
    (void)use;
    ((struct mapped *)mapped)->lent = false;
    return 0;
}

static void *
same_mapped(void *mapped)
{
    return mapped;
}

static herr_t
keep_mapped(void *mapped)
{
    (void)mapped;
    return 0;
}

int
h5_create_mapped(hid_t *file, struct mapped *mapped, struct error *error)
{
    H5FD_file_image_callbacks_t callbacks = {give_image,  copy_image,  grow_image, return_image,
                                             same_mapped, keep_mapped, mapped};
    hid_t access;

    *file = H5I_INVALID_HID;
    h5_quiet();
    if (image_access(&access) != 0 || H5Pset_file_image_callbacks(access, &callbacks) < 0)
        h5_close(&access);
    return create(file, access, error);
}

/* A number of eight bytes as HDF5 writes them, the lowest first. */
static uint64_t
number_at(const unsigned char *bytes)
{
    uint64_t number = 0;

    for (int i = 7; i >= 0; i--)
        number = number << 8 | bytes[i];
    return number;
}

uint64_t
h5_end(const unsigned char head[H5_HEAD])
{
    switch (head[8]) {
    case 0:
        return head[13] == 8 ? number_at(head + 40) : 0;
    case 1:
        return head[13] == 8 ? number_at(head + 44) : 0;
    case 2:
    case 3:
        return head[9] == 8 ? number_at(head + 28) : 0;
    default:
        return 0;
    }
}

int
h5_finish_mapped(hid_t *file, const struct mapped *mapped, size_t *n, struct error *error)
{
    *n = 0;
    if (H5Fflush(*file, H5F_SCOPE_LOCAL) < 0 || H5Fclose(*file) < 0)
        return h5_fail(error, ERR_IO, "a file cannot be finished");
    *file = H5I_INVALID_HID;
    if (mapped->error.code != 0) /* the library may have passed over it, and what it lacks */
        return error_set(error, mapped->error.code, "%s", mapped->error.text);
    if (mapped->n >= H5_HEAD) /* closing may still have given room back */
        *n = (size_t)h5_end(mapped->bytes);
    return *n > 0 && *n <= mapped->n
               ? 0
               : error_set(error, ERR_IO, "a file does not say how long it is");
}

int
h5_take_image(hid_t file, unsigned char **bytes, size_t *n, struct error *error)
{
    ssize_t size;

    *bytes = NULL;
    *n = 0;
    if (H5Fflush(file, H5F_SCOPE_LOCAL) < 0 || (size = H5Fget_file_image(file, NULL, 0)) < 0)
        return h5_fail(error, ERR_IO, "an image cannot be finished");
    *bytes = malloc((size_t)size);
    if (*bytes == NULL)
        return error_set(error, ERR_MEMORY, "no memory for a file of %zd bytes", size);
    if (H5Fget_file_image(file, *bytes, (size_t)size) != size) {
        free(*bytes);
        *bytes = NULL;
        return h5_fail(error, ERR_IO, "an image cannot be taken");
    }
    *n = (size_t)size;
    return 0;
}

void
h5_close(hid_t *id)
{
    if (*id >= 0) {
        switch (H5Iget_type(*id)) {
        case H5I_FILE:
            H5Fclose(*id);
            break;
        case H5I_GROUP:
        case H5I_DATASET:
            H5Oclose(*id);
            break;
        case H5I_ATTR:
            H5Aclose(*id);
            break;
        case H5I_DATASPACE:
            H5Sclose(*id);
            break;
        case H5I_DATATYPE:
            H5Tclose(*id);
            break;
        default:
            H5Pclose(*id);
        }
    }
    *id = H5I_INVALID_HID;
}

/* ---- making ---- */

int
h5_make_group(hid_t *group, hid_t parent, const char *name, struct error *error)
{
    const unsigned order = H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED;
    hid_t creation = H5Pcreate(H5P_GROUP_CREATE);
    int code = 0;

    *group = H5I_INVALID_HID;
    if (creation < 0 || H5Pset_obj_track_times(creation, false) < 0 ||
        H5Pset_link_creation_order(creation, order) < 0 ||
        H5Pset_attr_creation_order(creation, order) < 0 ||
        (*group = H5Gcreate2(parent, name, H5P_DEFAULT, creation, H5P_DEFAULT)) < 0)
        code = h5_fail(error, ERR_IO, name);
    h5_close(&creation);
    return code;
}

static void
to_hsize(const size_t *from, int rank, hsize_t *to)
{
    for (int i = 0; i < rank; i++)
        to[i] = from[i];
}

/* How a dataset is stored: its chunks, compression and fill value. */
static int
storage_of(const struct h5_spec *spec, hid_t *creation)
{
    hsize_t chunk[H5_RANK];

    *creation = H5Pcreate(H5P_DATASET_CREATE);
    if (*creation < 0 || H5Pset_obj_track_times(*creation, false) < 0 ||
        H5Pset_attr_creation_order(*creation, H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED) < 0)
        return -1;
    if (spec->fill != NULL && H5Pset_fill_value(*creation, H5T_NATIVE_DOUBLE, spec->fill) < 0)
        return -1;
    if (spec->rank == 0 || spec->chunk[0] == 0)
        return 0;
    to_hsize(spec->chunk, spec->rank, chunk);
    if (H5Pset_chunk(*creation, spec->rank, chunk) < 0 || H5Pset_shuffle(*creation) < 0 ||
        H5Pset_deflate(*creation, H5_DEFLATE_LEVEL) < 0)
        return -1;
    return 0;
}

int
h5_make(hid_t *dataset, hid_t parent, const struct h5_spec *spec, struct error *error)
{
    hid_t creation = H5I_INVALID_HID, space;
    hsize_t extent[H5_RANK];
    int code = 0;

    *dataset = H5I_INVALID_HID;
    to_hsize(spec->extent, spec->rank, extent);
    space = spec->rank == 0 ? H5Screate(H5S_SCALAR) : H5Screate_simple(spec->rank, extent, NULL);
    if (space < 0 || storage_of(spec, &creation) != 0 ||
        (*dataset = H5Dcreate2(parent, spec->name, spec->type, space, H5P_DEFAULT, creation,
                               H5P_DEFAULT)) < 0)
        code = h5_fail(error, ERR_IO, spec->name);
    h5_close(&creation);
    h5_close(&space);
    return code;
}

int
h5_write(hid_t dataset, hid_t memory_type, const void *data, struct error *error)
{
    if (H5Dwrite(dataset, memory_type, H5S_ALL, H5S_ALL, H5P_DEFAULT, data) < 0)
        return h5_fail(error, ERR_IO, "a dataset cannot be written");
    return 0;
}

/* Makes a dataset and writes it; leaves it open in *dataset where that is wanted. */
static int
put(hid_t *dataset, hid_t parent, const struct h5_spec *spec, hid_t memory_type,
    const void *data, struct error *error)
{
    hid_t made;
    int code = h5_make(&made, parent, spec, error);

    if (code == 0)
        code = h5_write(made, memory_type, data, error);
    if (code == 0 && dataset != NULL)
        *dataset = made;
    else
        h5_close(&made);
    return code;
}

int
h5_put_numbers(hid_t *dataset, hid_t parent, const struct h5_spec *spec, hid_t memory_type,
               const void *numbers, struct error *error)
{
    if (dataset != NULL)
        *dataset = H5I_INVALID_HID;
    return put(dataset, parent, spec, memory_type, numbers, error);
}

/* The type of a text of any length in UTF-8, to be closed. */
hid_t
h5_text_type(void)
{
    hid_t type = H5Tcopy(H5T_C_S1);

    if (type >= 0 && (H5Tset_size(type, H5T_VARIABLE) < 0 || H5Tset_cset(type, H5T_CSET_UTF8) < 0))
        h5_close(&type);
    return type;
}

int
h5_put_texts(hid_t *dataset, hid_t parent, const char *name, const char *const *texts, size_t n,
             struct error *error)
{
    hid_t type = h5_text_type();
    struct h5_spec spec = {.name = name, .type = type, .rank = 1, .extent = {n}};
    int code;

    if (dataset != NULL)
        *dataset = H5I_INVALID_HID;
    if (type < 0)
        return h5_fail(error, ERR_IO, name);
    code = put(dataset, parent, &spec, type, texts, error);
    h5_close(&type);
    return code;
}

int
h5_put_text(hid_t parent, const char *name, const char *text, struct error *error)
{
    hid_t type = h5_text_type();
    struct h5_spec spec = {.name = name, .type = type};
    int code;

    if (type < 0)
        return h5_fail(error, ERR_IO, name);
    code = put(NULL, parent, &spec, type, &text, error);
    h5_close(&type);
    return code;
}

/* ---- attributes ---- */

int
h5_attribute(hid_t object, const char *name, hid_t type, hid_t memory_type, size_t n,
             const void *values, struct error *error)
{
    hsize_t extent = n;
    hid_t attribute = H5I_INVALID_HID;
    hid_t space = n == 0 ? H5Screate(H5S_SCALAR) : H5Screate_simple(1, &extent, NULL);
    int code = 0;

    if (space < 0 || type < 0 ||
        (attribute = H5Acreate2(object, name, type, space, H5P_DEFAULT, H5P_DEFAULT)) < 0 ||
        H5Awrite(attribute, memory_type, values) < 0)
        code = h5_fail(error, ERR_IO, name);
    h5_close(&attribute);
    h5_close(&space);
    return code;
}

int
h5_attribute_text(hid_t object, const char *name, const char *text, struct error *error)
{
    hid_t type = h5_text_type();
    int code = h5_attribute(object, name, type, type, 0, &text, error);

    h5_close(&type);
    return code;
}

int
h5_attribute_texts(hid_t object, const char *name, const char *const *texts, size_t n,
                   struct error *error)
{
    hid_t type = h5_text_type();
    int code = h5_attribute(object, name, type, type, n, texts, error);

    h5_close(&type);
    return code;
}

int
h5_attribute_int(hid_t object, const char *name, int64_t value, struct error *error)
{
    return h5_attribute(object, name, H5_INT64, H5T_NATIVE_INT64, 0, &value, error);
}

int
h5_attribute_ints(hid_t object, const char *name, const int32_t *values, size_t n,
                  struct error *error)
{
    return h5_attribute(object, name, H5_INT32, H5T_NATIVE_INT32, n, values, error);
}

int
h5_attribute_double(hid_t object, const char *name, double value, struct error *error)
{
    return h5_attribute(object, name, H5_DOUBLE, H5T_NATIVE_DOUBLE, 0, &value, error);
}

/* ---- chunks and boxes ---- */

int
h5_write_chunk(hid_t dataset, const size_t *at, const void *bytes, size_t n, struct error *error)
{
    hsize_t offset[H5_RANK];

    to_hsize(at, H5_RANK, offset);
    if (H5Dwrite_chunk(dataset, H5P_DEFAULT, 0, offset, n, bytes) < 0)
        return h5_fail(error, ERR_IO, "a chunk cannot be written");
    return 0;
}

int
h5_select_box(hid_t dataset, const size_t *at, const size_t *extent, hid_t *file_space,
              hid_t *memory_space)
{
    hsize_t start[H5_RANK], count[H5_RANK];
    int rank;

    *memory_space = H5I_INVALID_HID;
    *file_space = H5Dget_space(dataset);
    rank = *file_space < 0 ? -1 : H5Sget_simple_extent_ndims(*file_space);
    if (rank < 0 || rank > H5_RANK)
        return -1;
    if (rank == 0)
        return (*memory_space = H5Screate(H5S_SCALAR)) < 0 ? -1 : 0;
    to_hsize(at, rank, start);
    to_hsize(extent, rank, count);
    *memory_space = H5Screate_simple(rank, count, NULL);
    if (*memory_space < 0 ||
        H5Sselect_hyperslab(*file_space, H5S_SELECT_SET, start, NULL, count, NULL) < 0)
        return -1;
    return 0;
}

static int
write_box(hid_t dataset, const size_t *at, const size_t *extent, hid_t memory_type,
          const void *numbers, struct error *error)
{
    hid_t file_space, memory_space;
    int code = 0;

    if (h5_select_box(dataset, at, extent, &file_space, &memory_space) != 0 ||
        H5Dwrite(dataset, memory_type, memory_space, file_space, H5P_DEFAULT, numbers) < 0)
        code = h5_fail(error, ERR_IO, "numbers cannot be written");
    h5_close(&memory_space);
    h5_close(&file_space);
    return code;
}

int
h5_write_box(hid_t dataset, const size_t *at, const size_t *extent, const double *numbers,
             struct error *error)
{
    return write_box(dataset, at, extent, H5T_NATIVE_DOUBLE, numbers, error);
}

int
h5_write_whole_box(hid_t dataset, const size_t *at, const size_t *extent, const int64_t *numbers,
                   struct error *error)
{
    return write_box(dataset, at, extent, H5T_NATIVE_INT64, numbers, error);
}
