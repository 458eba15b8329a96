/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/root.h"

#include "output/layout.h"
#include "output/safe.h"
#include "output/seal.h"

#include <stdlib.h>

int
root_put(hid_t file, const struct root *root, struct error *error)
{
    const int32_t layout[] = {LAYOUT_MAJOR, LAYOUT_MINOR};
    const struct {
        const char *name, *text;
    } texts[] = {
        {"Conventions", "CF-1.8"},           {"title", root->title},
        {"source", "doorstroom"},            {"doorstroom_filetype", root->type},
        {"run_id", root->run_id},            {"scenario", root->scenario},
        {"base_run_id", root->base_run_id},  {"model_version", root->version},
        {"config_sha256", root->config},
    };
    int code = 0;

    for (size_t i = 0; i < sizeof texts / sizeof texts[0] && code == 0; i++)
        code = h5_attribute_text(file, texts[i].name, texts[i].text, error);
    if (code == 0)
        code = h5_attribute_ints(file, "doorstroom_layout", layout, 2, error);
    if (code == 0)
        code = h5_attribute_int(file, "seed", root->seed, error);
    if (code == 0)
        code = h5_attribute_int(file, "n_rep", root->n_rep, error);
    return code;
}

int
root_complete(hid_t file, struct error *error)
{
    return h5_attribute_int(file, "complete", 1, error);
}

int
root_publish(hid_t file, const char *path, struct error *error)
{
    unsigned char *bytes, seal[SEAL_SIZE];
    size_t n;
    int code = h5_take_image(file, &bytes, &n, error);

    if (code == 0) {
        const struct safe_part parts[] = {{bytes, n}, {seal, SEAL_SIZE}};
        seal_make(seal, bytes, n);
        code = safe_publish(path, parts, 2, error);
    }
    free(bytes);
    return code;
}
