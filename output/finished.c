/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/finished.h"

#include "output/digest.h"
#include "output/door.h"
#include "output/h5_read.h"
#include "output/replications.h"
#include "output/traces.h"

#include <stdlib.h>
#include <string.h>

/* *file is H5I_INVALID_HID where there is no result that can be read. */
static int
open_result(hid_t *file, const char *path, struct error *error)
{
    if (door_open(file, path, "run", NULL) == 0 || !door_is_damaged(path))
        return 0;
    return error_set(error, ERR_FORMAT,
                     "%s: is damaged: its checksum does not hold; without it, --resume makes it "
                     "anew",
                     path);
}

static bool
has_text(hid_t file, const char *attribute, const char *expected)
{
    char *text = NULL;
    bool same =
        h5_get_attribute_text(file, attribute, &text, NULL) == 0 && strcmp(text, expected) == 0;

    free(text);
    return same;
}

/* Whatever the reason for their number. */
static bool
is_of(hid_t file, const struct result_about *about)
{
    char ours[RUN_ID_SIZE];

    digest_run_id(about, ours);
    return has_text(file, "run_id", ours) && has_text(file, "base_run_id", about->base_run_id) &&
           traces_are_there(file, about);
}

/* "" where the number was fixed: such a file has no word about it. Errors: ERR_MEMORY. */
static int
read_stopped(hid_t file, char **stopped, struct error *error)
{
    if (h5_get_attribute_text(file, "stopped", stopped, NULL) != 0)
        *stopped = strdup("");
    return *stopped != NULL ? 0 : error_set(error, ERR_MEMORY, "no memory for a text");
}

int
finished_is(const char *path, const struct result_about *about, bool *is, struct error *error)
{
    char *stopped = NULL;
    hid_t file;
    int code = open_result(&file, path, error);

    *is = false;
    if (code == 0 && file != H5I_INVALID_HID && is_of(file, about)) {
        code = read_stopped(file, &stopped, error);
        *is = code == 0 && strcmp(stopped, about->stopped != NULL ? about->stopped : "") == 0;
    }
    free(stopped);
    h5_close(&file);
    return code;
}

static int
give_each(hid_t file, const struct result_about *about, const struct measures_shape *shape,
          void (*give)(void *context, int64_t replication, const struct measures *measures),
          void *context, struct error *error)
{
    struct replications replications;
    int code = replications_open(&replications, file, shape, (size_t)about->n_rep, error);

    for (int64_t rep = 0; rep < about->n_rep && code == 0; rep++) {
        code = replications_read(&replications, (size_t)rep, error);
        if (code == 0)
            give(context, rep, &replications.measures);
    }
    replications_close(&replications);
    return code;
}

int
finished_each(const char *path, struct result_about *about, const struct measures_shape *shape,
              void (*give)(void *context, int64_t replication, const struct measures *measures),
              void *context, bool *is, char **stopped, struct error *error)
{
    struct result_about theirs = *about;
    hid_t file;
    int code = open_result(&file, path, error);

    *is = false;
    if (code == 0 && file != H5I_INVALID_HID &&
        h5_get_attribute_int(file, "n_rep", &theirs.n_rep, NULL) == 0 && is_of(file, &theirs)) {
        code = read_stopped(file, stopped, error);
        if (code == 0)
            code = give_each(file, &theirs, shape, give, context, error);
        *is = code == 0;
        about->n_rep = theirs.n_rep;
    }
    h5_close(&file);
    return code;
}
