/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/alike.h"

#include "output/h5_read.h"
#include "sim/message.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { PATH_SIZE = 256, NAME_SIZE = 128, DEPTH = 4 };

/* ---- what an object is ---- */

struct pair {
    const struct alike *alike;
    hid_t should, is; /* of the same kind and path */
    const char *path;
    struct error *error;
};

static void
tell(const struct pair *self, enum alike_kind kind, const char *words)
{
    self->alike->tell(self->alike->context, kind, self->path, words);
}

static hid_t
type_of(hid_t object)
{
    return H5Iget_type(object) == H5I_ATTR ? H5Aget_type(object) : H5Dget_type(object);
}

static hid_t
space_of(hid_t object)
{
    return H5Iget_type(object) == H5I_ATTR ? H5Aget_space(object) : H5Dget_space(object);
}

static bool
same_type(const struct pair *self)
{
    hid_t a = type_of(self->should), b = type_of(self->is);
    bool same = a >= 0 && b >= 0 && H5Tequal(a, b) > 0;

    h5_close(&a);
    h5_close(&b);
    return same;
}

/* How many elements; -1: not the same. */
static hssize_t
same_extent(const struct pair *self)
{
    hid_t a = space_of(self->should), b = space_of(self->is);
    hssize_t n = a >= 0 && b >= 0 && H5Sextent_equal(a, b) > 0 ? H5Sget_simple_extent_npoints(a)
                                                               : -1;

    h5_close(&a);
    h5_close(&b);
    return n;
}

/* ---- numbers and texts ---- */

static bool
same_numbers(const double *a, const double *b, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!(isnan(a[i]) && isnan(b[i])) && !(a[i] <= b[i] && a[i] >= b[i]) &&
            !(fabs(a[i] - b[i]) <= ALIKE_SAME * (1.0 + fabs(a[i]))))
            return false;
    return true;
}

static int
read_all(hid_t object, hid_t memory, void *to)
{
    return (H5Iget_type(object) == H5I_ATTR ? H5Aread(object, memory, to)
                                            : H5Dread(object, memory, H5S_ALL, H5S_ALL,
                                                      H5P_DEFAULT, to)) < 0
               ? -1
               : 0;
}

static int
hold_numbers(const struct pair *self, size_t n, bool *same)
{
    double *a = malloc((n + 1) * sizeof *a), *b = malloc((n + 1) * sizeof *b);
    int code = 0;

    if (a == NULL || b == NULL)
        code = error_set(self->error, ERR_MEMORY, "no memory for %zu numbers", n);
    else if (read_all(self->should, H5T_NATIVE_DOUBLE, a) != 0 ||
             read_all(self->is, H5T_NATIVE_DOUBLE, b) != 0)
        code = h5_fail(self->error, ERR_FORMAT, self->path);
    if (code == 0)
        *same = same_numbers(a, b, n);
    free(a);
    free(b);
    return code;
}

static void
reclaim(hid_t object, hid_t type, void *texts)
{
    hid_t space = space_of(object);

    H5Dvlen_reclaim(type, space, H5P_DEFAULT, texts);
    h5_close(&space);
}

static int
hold_texts(const struct pair *self, size_t n, bool *same)
{
    char **a = calloc(n + 1, sizeof *a), **b = calloc(n + 1, sizeof *b);
    hid_t type = h5_text_type();
    int code = 0;

    if (a == NULL || b == NULL)
        code = error_set(self->error, ERR_MEMORY, "no memory for %zu texts", n);
    else if (read_all(self->should, type, a) != 0 || read_all(self->is, type, b) != 0)
        code = h5_fail(self->error, ERR_FORMAT, self->path);
    *same = code == 0;
    for (size_t i = 0; i < n && *same; i++)
        *same = strcmp(a[i] != NULL ? a[i] : "", b[i] != NULL ? b[i] : "") == 0;
    if (a != NULL)
        reclaim(self->should, type, a);
    if (b != NULL)
        reclaim(self->is, type, b);
    h5_close(&type);
    free(a);
    free(b);
    return code;
}

/* References to dimension scales: the paths that they lead to. */
static int
hold_scales(const struct pair *self, size_t n, bool *same)
{
    hid_t type = type_of(self->should);
    hvl_t *a = calloc(n + 1, sizeof *a), *b = calloc(n + 1, sizeof *b);
    int code = 0;

    if (a == NULL || b == NULL)
        code = error_set(self->error, ERR_MEMORY, "no memory for %zu scales", n);
    else if (read_all(self->should, type, a) != 0 || read_all(self->is, type, b) != 0)
        code = h5_fail(self->error, ERR_FORMAT, self->path);
    *same = code == 0;
    for (size_t i = 0; i < n && *same; i++) {
        char left[NAME_SIZE] = "", right[NAME_SIZE] = "?";
        *same = a[i].len == 1 && b[i].len == 1 &&
                H5Rget_name(self->should, H5R_OBJECT, a[i].p, left, sizeof left) > 0 &&
                H5Rget_name(self->is, H5R_OBJECT, b[i].p, right, sizeof right) > 0 &&
                strcmp(left, right) == 0;
    }
    if (a != NULL)
        reclaim(self->should, type, a);
    if (b != NULL)
        reclaim(self->is, type, b);
    h5_close(&type);
    free(a);
    free(b);
    return code;
}

/* Texts of fixed length are HDF5's own, beside dimension scales. */
static int
hold_fixed(const struct pair *self, bool *same)
{
    hid_t type = type_of(self->should);
    size_t size = H5Tget_size(type);
    char *a = calloc(1, size + 1), *b = calloc(1, size + 1);
    int code = 0;

    if (a == NULL || b == NULL)
        code = error_set(self->error, ERR_MEMORY, "no memory for a text");
    else if (read_all(self->should, type, a) != 0 || read_all(self->is, type, b) != 0)
        code = h5_fail(self->error, ERR_FORMAT, self->path);
    if (code == 0)
        *same = memcmp(a, b, size) == 0;
    h5_close(&type);
    free(a);
    free(b);
    return code;
}

/* Of one type and extent. */
static int
hold_values(const struct pair *self, size_t n, bool *same)
{
    hid_t type = type_of(self->should);
    H5T_class_t class = H5Tget_class(type);
    bool variable = H5Tis_variable_str(type) > 0;

    h5_close(&type);
    *same = true;
    if (class == H5T_STRING)
        return variable ? hold_texts(self, n, same) : hold_fixed(self, same);
    if (class == H5T_INTEGER || class == H5T_FLOAT)
        return hold_numbers(self, n, same);
    if (class == H5T_VLEN)
        return hold_scales(self, n, same);
    return 0; /* a scale's list of who lies along it */
}

/* ---- attributes ---- */

static int
hold_attribute(const struct pair *object, const char *name)
{
    char path[PATH_SIZE];
    struct pair self = *object;
    hssize_t n;
    bool same = false, list = strcmp(name, "REFERENCE_LIST") == 0;
    int code = 0;

    snprintf(path, sizeof path, "%s@%s", object->path, name);
    self.path = path;
    self.should = H5Aopen(object->should, name, H5P_DEFAULT);
    self.is = H5Aopen(object->is, name, H5P_DEFAULT);
    n = self.should >= 0 && self.is >= 0 && same_type(&self) ? same_extent(&self) : -1;
    if (self.is < 0)
        tell(&self, ALIKE_STRUCTURE, _("is missing"));
    else if (n < 0 && !list)
        tell(&self, ALIKE_STRUCTURE, _("is of another type or length"));
    else if (!list)
        code = hold_values(&self, (size_t)n, &same);
    if (code == 0 && n >= 0 && !list && !same)
        tell(&self, ALIKE_STRUCTURE, _("says something else"));
    h5_close(&self.should);
    h5_close(&self.is);
    return code;
}

static int
attribute_name(hid_t object, hsize_t i, char name[NAME_SIZE])
{
    return H5Aget_name_by_idx(object, ".", H5_INDEX_NAME, H5_ITER_INC, i, name, NAME_SIZE,
                              H5P_DEFAULT) < 0
               ? -1
               : 0;
}

static int
count_attributes(hid_t object, hsize_t *n)
{
    H5O_info_t info;

    if (H5Oget_info2(object, &info, H5O_INFO_NUM_ATTRS) < 0)
        return -1;
    *n = info.num_attrs;
    return 0;
}

static int
hold_attributes(const struct pair *self)
{
    char name[NAME_SIZE], path[PATH_SIZE];
    hsize_t n = 0, n_is = 0;
    int code = 0;

    if (count_attributes(self->should, &n) != 0 || count_attributes(self->is, &n_is) != 0)
        return h5_fail(self->error, ERR_FORMAT, self->path);
    for (hsize_t i = 0; i < n && code == 0; i++)
        code = attribute_name(self->should, i, name) == 0
                   ? hold_attribute(self, name)
                   : h5_fail(self->error, ERR_FORMAT, self->path);
    for (hsize_t i = 0; i < n_is && code == 0; i++) {
        if (attribute_name(self->is, i, name) != 0)
            return h5_fail(self->error, ERR_FORMAT, self->path);
        snprintf(path, sizeof path, "%s@%s", self->path, name);
        if (H5Aexists(self->should, name) <= 0 &&
            !self->alike->may_be(self->alike->context, path))
            self->alike->tell(self->alike->context, ALIKE_STRUCTURE, path,
                              _("is not of this layout"));
    }
    return code;
}

/* ---- datasets and groups ---- */

static int
hold_dataset(const struct pair *self)
{
    hssize_t n = same_type(self) ? same_extent(self) : -1;
    bool same = true;
    int code = 0;

    if (n < 0) {
        tell(self, ALIKE_STRUCTURE, _("is of another type or length"));
        return 0;
    }
    if (!self->alike->skips(self->alike->context, self->path))
        code = hold_values(self, (size_t)n, &same);
    if (code == 0 && !same)
        tell(self, ALIKE_NUMBERS, _("has other values"));
    if (code == 0)
        self->alike->held(self->alike->context, self->path, (size_t)n);
    return code;
}

static int hold_object(const struct pair *self, int depth);

static int
hold_member(const struct pair *group, const char *name, int depth)
{
    char path[PATH_SIZE];
    struct pair self = *group;
    int code = 0;

    snprintf(path, sizeof path, "%s/%s", group->path, name);
    self.path = path;
    self.should = H5Oopen(group->should, name, H5P_DEFAULT);
    self.is = H5Lexists(group->is, name, H5P_DEFAULT) > 0
                  ? H5Oopen(group->is, name, H5P_DEFAULT)
                  : H5I_INVALID_HID;
    if (self.is < 0)
        tell(&self, ALIKE_STRUCTURE, _("is missing"));
    else
        code = hold_object(&self, depth);
    h5_close(&self.should);
    h5_close(&self.is);
    return code;
}

static int
member_name(hid_t group, hsize_t i, char name[NAME_SIZE])
{
    return H5Lget_name_by_idx(group, ".", H5_INDEX_NAME, H5_ITER_INC, i, name, NAME_SIZE,
                              H5P_DEFAULT) < 0
               ? -1
               : 0;
}

static int
hold_group(const struct pair *self, int depth)
{
    char name[NAME_SIZE], path[PATH_SIZE];
    H5G_info_t should, is;
    int code = 0;

    if (depth > DEPTH || H5Gget_info(self->should, &should) < 0 || H5Gget_info(self->is, &is) < 0)
        return h5_fail(self->error, ERR_FORMAT, self->path);
    for (hsize_t i = 0; i < should.nlinks && code == 0; i++)
        code = member_name(self->should, i, name) == 0
                   ? hold_member(self, name, depth)
                   : h5_fail(self->error, ERR_FORMAT, self->path);
    for (hsize_t i = 0; i < is.nlinks && code == 0; i++) {
        if (member_name(self->is, i, name) != 0)
            return h5_fail(self->error, ERR_FORMAT, self->path);
        snprintf(path, sizeof path, "%s/%s", self->path, name);
        if (H5Lexists(self->should, name, H5P_DEFAULT) <= 0 &&
            !self->alike->may_be(self->alike->context, path))
            self->alike->tell(self->alike->context, ALIKE_STRUCTURE, path,
                              _("is not of this layout"));
    }
    return code;
}

static int
hold_object(const struct pair *self, int depth)
{
    H5I_type_t should = H5Iget_type(self->should), is = H5Iget_type(self->is);
    int code;

    if (should != is) {
        tell(self, ALIKE_STRUCTURE, _("is of another kind"));
        return 0;
    }
    code = hold_attributes(self);
    if (code == 0)
        code = should == H5I_DATASET ? hold_dataset(self) : hold_group(self, depth + 1);
    return code;
}

int
alike_hold(const struct alike *self, hid_t should, hid_t is, struct error *error)
{
    const struct pair pair = {self, should, is, "", error};

    return hold_object(&pair, 0);
}
