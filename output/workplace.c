/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/workplace.h"

#include "output/folder.h"
#include "output/safe.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

int
workplace_open(struct workplace *self, struct error *error)
{
    const char *above = getenv("TMPDIR");

    if (above == NULL || *above == '\0')
        above = "/tmp";
    self->folder = safe_join(above, "doorstroom-XXXXXX");
    if (self->folder == NULL)
        return error_set(error, ERR_MEMORY, "no memory for a path");
    if (mkdtemp(self->folder) != NULL)
        return 0;
    error_set(error, ERR_IO, "%s: a folder for temporary files cannot be made there: %s", above,
              strerror(errno));
    free(self->folder);
    self->folder = NULL;
    return ERR_IO;
}

char *
workplace_path(const struct workplace *self, const char *name, struct error *error)
{
    char *path = safe_join(self->folder, name);

    if (path == NULL)
        error_set(error, ERR_MEMORY, "no memory for a path");
    return path;
}

static bool
is_of_it(const char *name)
{
    (void)name;
    return true;
}

void
workplace_close(struct workplace *self)
{
    if (self->folder != NULL)
        folder_remove(self->folder, is_of_it);
    free(self->folder);
    self->folder = NULL;
}
