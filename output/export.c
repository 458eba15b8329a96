/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/export.h"

#include "output/disclosure.h"
#include "output/door.h"
#include "output/export_tables.h"
#include "output/h5_read.h"

#include <stdlib.h>
#include <string.h>

/* ---- opening ---- */

/* What a run was multiplied by raises the threshold. */
static int
read_scale(struct export *self, struct error *error)
{
    char *scale = NULL;
    int code = extract_input(self->file, "run.scale", &scale, error);

    if (scale != NULL)
        self->threshold = disclosure_least(self->disclose, strtod(scale, NULL));
    free(scale);
    return code;
}

static int
read_kind(struct export *self, struct error *error)
{
    int code = h5_get_attribute_text(self->file, "doorstroom_filetype", &self->type, error);

    self->is_network = h5_has(self->file, "station");
    return code == 0 && strcmp(self->type, "run") == 0 ? read_scale(self, error) : code;
}

int
export_open(struct export **self, const char *path, double disclose, struct error *error)
{
    struct error reason = {0};
    int code;

    *self = malloc(sizeof **self);
    if (*self == NULL)
        return error_set(error, ERR_MEMORY, "no memory for an export");
    **self = (struct export){
        .file = H5I_INVALID_HID, .disclose = disclose, .threshold = disclose};
    code = door_open_current(&(*self)->file, path, NULL, &reason);
    if (code == 0)
        code = read_kind(*self, &reason);
    return code == 0 ? 0 : error_set(error, code, "%s: %s", path, reason.text);
}

void
export_close(struct export *self)
{
    if (self == NULL)
        return;
    free(self->type);
    h5_close(&self->file);
    free(self);
}
