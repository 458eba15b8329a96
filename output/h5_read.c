/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/h5_read.h"

#include "output/texts.h"

#include <stdlib.h>
#include <string.h>

int
h5_open_file(hid_t *file, const char *path, struct error *error)
{
    h5_quiet();
    *file = H5Fopen(path, H5F_ACC_RDONLY, H5P_DEFAULT);
    return *file < 0 ? h5_fail(error, ERR_FORMAT, path) : 0;
}

int
h5_open(hid_t *object, hid_t parent, const char *name, struct error *error)
{
    *object = H5Oopen(parent, name, H5P_DEFAULT);
    return *object < 0 ? h5_fail(error, ERR_FORMAT, name) : 0;
}

/* The number of elements of a dataset or an attribute, -1 on an error. */
static hssize_t
elements(hid_t object)
{
    hid_t space =
        H5Iget_type(object) == H5I_ATTR ? H5Aget_space(object) : H5Dget_space(object);
    hssize_t n = space < 0 ? -1 : H5Sget_simple_extent_npoints(space);

    h5_close(&space);
    return n;
}

int
h5_get_length(hid_t dataset, size_t *n, struct error *error)
{
    hssize_t count = H5Iget_type(dataset) == H5I_DATASET ? elements(dataset) : -1;
    hid_t space = count < 0 ? H5I_INVALID_HID : H5Dget_space(dataset);
    int code = 0;

    if (space < 0 || H5Sget_simple_extent_ndims(space) != 1)
        code = h5_fail(error, ERR_FORMAT, "a column");
    *n = code == 0 ? (size_t)count : 0;
    h5_close(&space);
    return code;
}

int
h5_get_numbers(hid_t parent, const char *name, double **numbers, size_t *n, struct error *error)
{
    hid_t dataset;
    hssize_t count;
    int code = h5_open(&dataset, parent, name, error);

    *numbers = NULL;
    *n = 0;
    if (code != 0)
        return code;
    count = elements(dataset);
    if (count >= 0)
        *numbers = malloc(((size_t)count + 1) * sizeof **numbers);
    if (count >= 0 && *numbers == NULL)
        code = error_set(error, ERR_MEMORY, "no memory for %s", name);
    else if (count < 0 ||
             H5Dread(dataset, H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, *numbers) < 0)
        code = h5_fail(error, ERR_FORMAT, name);
    if (code == 0) {
        *n = (size_t)count;
    } else {
        free(*numbers);
        *numbers = NULL;
    }
    h5_close(&dataset);
    return code;
}

/* Reads n texts of a dataset or an attribute whose space is given. */
static int
read_texts(hid_t object, hid_t space, size_t n, char ***texts, const char *name,
           struct error *error)
{
    hid_t type = h5_text_type();
    char **raw = calloc(n + 1, sizeof *raw);
    herr_t status = -1;
    int code = 0;

    if (raw == NULL)
        code = error_set(error, ERR_MEMORY, "no memory for %s", name);
    else if (type >= 0)
        status = H5Iget_type(object) == H5I_ATTR
                     ? H5Aread(object, type, raw)
                     : H5Dread(object, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, raw);
    if (code == 0 && status < 0)
        code = h5_fail(error, ERR_FORMAT, name);
    if (code == 0) {
        *texts = texts_pack((const char *const *)raw, n);
        if (*texts == NULL)
            code = error_set(error, ERR_MEMORY, "no memory for %s", name);
        H5Dvlen_reclaim(type, space, H5P_DEFAULT, raw);
    }
    free(raw);
    h5_close(&type);
    return code;
}

/* Whether what is stored is a text of variable length: nothing else is read as one. */
static int
holds_texts(hid_t object)
{
    hid_t type = H5Iget_type(object) == H5I_ATTR ? H5Aget_type(object) : H5Dget_type(object);
    htri_t variable = type < 0 ? -1 : H5Tis_variable_str(type);

    h5_close(&type);
    return variable > 0;
}

int
h5_get_texts(hid_t parent, const char *name, char ***texts, size_t *n, struct error *error)
{
    hid_t dataset, space = H5I_INVALID_HID;
    hssize_t count;
    int code = h5_open(&dataset, parent, name, error);

    *texts = NULL;
    *n = 0;
    if (code != 0)
        return code;
    count = elements(dataset);
    space = H5Dget_space(dataset);
    if (count < 0 || space < 0 || !holds_texts(dataset))
        code = h5_fail(error, ERR_FORMAT, name);
    else
        code = read_texts(dataset, space, (size_t)count, texts, name, error);
    if (code == 0)
        *n = (size_t)count;
    h5_close(&space);
    h5_close(&dataset);
    return code;
}

int
h5_get_text(hid_t parent, const char *name, char **text, struct error *error)
{
    char **texts = NULL;
    size_t n = 0;
    int code = h5_get_texts(parent, name, &texts, &n, error);

    *text = NULL;
    if (code == 0 && n != 1)
        code = error_set(error, ERR_FORMAT, "%s has %zu texts", name, n);
    if (code == 0 && (*text = strdup(texts[0])) == NULL)
        code = error_set(error, ERR_MEMORY, "no memory for a text");
    free(texts);
    return code;
}

int
h5_holds_texts(hid_t parent, const char *name, bool *is_text, struct error *error)
{
    hid_t dataset;
    int code = h5_open(&dataset, parent, name, error);

    if (code == 0 && H5Iget_type(dataset) != H5I_DATASET)
        code = error_set(error, ERR_FORMAT, "%s is no table's column", name);
    *is_text = code == 0 && holds_texts(dataset);
    h5_close(&dataset);
    return code;
}

bool
h5_has(hid_t parent, const char *name)
{
    return H5Lexists(parent, name, H5P_DEFAULT) > 0;
}

/* Names as they are met. */
struct met {
    char **names;
    size_t n, room;
};

static herr_t
meet(hid_t group, const char *name, const H5L_info_t *info, void *to)
{
    struct met *met = to;

    (void)group;
    (void)info;
    if (met->n == met->room)
        return -1;
    met->names[met->n] = strdup(name);
    return met->names[met->n++] != NULL ? 0 : -1;
}

int
h5_get_names(hid_t group, char ***names, size_t *n, struct error *error)
{
    H5G_info_t info;
    struct met met = {0};
    int code = 0;

    *names = NULL;
    if (H5Gget_info(group, &info) < 0)
        return h5_fail(error, ERR_FORMAT, "a group");
    met.room = (size_t)info.nlinks;
    met.names = calloc(met.room + 1, sizeof *met.names);
    if (met.names == NULL)
        return error_set(error, ERR_MEMORY, "no memory for %zu names", met.room);
    if (H5Literate(group, H5_INDEX_CRT_ORDER, H5_ITER_INC, NULL, meet, &met) < 0)
        code = h5_fail(error, ERR_FORMAT, "the names of a group");
    else if ((*names = texts_pack((const char *const *)met.names, met.n)) == NULL)
        code = error_set(error, ERR_MEMORY, "no memory for %zu names", met.n);
    *n = met.n;
    for (size_t i = 0; i < met.n; i++)
        free(met.names[i]);
    free(met.names);
    return code;
}

int
h5_get_attribute_text(hid_t object, const char *name, char **text, struct error *error)
{
    hid_t attribute = H5Aopen(object, name, H5P_DEFAULT), space = H5I_INVALID_HID;
    char **texts = NULL;
    int code = 0;

    *text = NULL;
    if (attribute >= 0)
        space = H5Aget_space(attribute);
    if (attribute < 0 || space < 0 || elements(attribute) != 1 || !holds_texts(attribute))
        code = h5_fail(error, ERR_FORMAT, name);
    else
        code = read_texts(attribute, space, 1, &texts, name, error);
    if (code == 0 && (*text = strdup(texts[0])) == NULL)
        code = error_set(error, ERR_MEMORY, "no memory for %s", name);
    free(texts);
    h5_close(&space);
    h5_close(&attribute);
    return code;
}

int
h5_get_attribute_int(hid_t object, const char *name, int64_t *value, struct error *error)
{
    hid_t attribute = H5Aopen(object, name, H5P_DEFAULT);
    int code = 0;

    if (attribute < 0 || elements(attribute) != 1 ||
        H5Aread(attribute, H5T_NATIVE_INT64, value) < 0)
        code = h5_fail(error, ERR_FORMAT, name);
    h5_close(&attribute);
    return code;
}

int
h5_get_attribute_ints(hid_t object, const char *name, int32_t *values, size_t n,
                      struct error *error)
{
    hid_t attribute = H5Aopen(object, name, H5P_DEFAULT);
    int code = 0;

    if (attribute < 0 || elements(attribute) != (hssize_t)n ||
        H5Aread(attribute, H5T_NATIVE_INT32, values) < 0)
        code = h5_fail(error, ERR_FORMAT, name);
    h5_close(&attribute);
    return code;
}

static int
read_box(hid_t dataset, const size_t *at, const size_t *extent, hid_t memory_type, void *numbers,
         struct error *error)
{
    hid_t file_space, memory_space;
    int code = 0;

    if (h5_select_box(dataset, at, extent, &file_space, &memory_space) != 0 ||
        H5Dread(dataset, memory_type, memory_space, file_space, H5P_DEFAULT, numbers) < 0)
        code = h5_fail(error, ERR_FORMAT, "numbers cannot be read");
    h5_close(&memory_space);
    h5_close(&file_space);
    return code;
}

int
h5_read_box(hid_t dataset, const size_t *at, const size_t *extent, double *numbers,
            struct error *error)
{
    return read_box(dataset, at, extent, H5T_NATIVE_DOUBLE, numbers, error);
}

int
h5_read_whole_box(hid_t dataset, const size_t *at, const size_t *extent, int64_t *numbers,
                  struct error *error)
{
    return read_box(dataset, at, extent, H5T_NATIVE_INT64, numbers, error);
}
