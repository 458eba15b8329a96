/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/info.h"

#include "output/door.h"
#include "output/facts.h"
#include "output/h5_read.h"
#include "output/paper.h"
#include "sim/message.h"

#include <inttypes.h>
#include <string.h>
#include <sys/stat.h>

enum { NAME_SIZE = 128, WIDTH = 14 };

static void
print_label(const char *label, FILE *out)
{
    int width = paper_length(label);

    fprintf(out, "  %s%*s", label, width < WIDTH ? WIDTH - width : 1, "");
}

static void
print_text(const char *label, const char *text, FILE *out)
{
    if (text == NULL || *text == '\0')
        return;
    print_label(label, out);
    fprintf(out, "%s\n", text);
}

static void
print_number(const char *label, int64_t number, FILE *out)
{
    if (number < 0)
        return;
    print_label(label, out);
    fprintf(out, "%" PRId64 "\n", number);
}

/* ---- what is in it ---- */

/* A dimension scale is told with its length. */
static bool
is_scale(hid_t object)
{
    return H5Iget_type(object) == H5I_DATASET && H5Aexists(object, "CLASS") > 0;
}

static void
print_member(hid_t object, const char *name, bool first, FILE *out)
{
    hid_t space = H5I_INVALID_HID;

    fprintf(out, "%s%s", first ? "" : ", ", name);
    if (is_scale(object)) {
        space = H5Dget_space(object);
        fprintf(out, " %lld", space < 0 ? 0LL : (long long)H5Sget_simple_extent_npoints(space));
    }
    h5_close(&space);
}

/* The names of the groups, or of the dimensions. */
static int
print_members(const char *label, hid_t file, bool groups, FILE *out, struct error *error)
{
    H5G_info_t info;
    bool any = false;

    if (H5Gget_info(file, &info) < 0)
        return h5_fail(error, ERR_FORMAT, "/");
    for (hsize_t i = 0; i < info.nlinks; i++) {
        char name[NAME_SIZE];
        hid_t object;
        if (H5Lget_name_by_idx(file, ".", H5_INDEX_NAME, H5_ITER_INC, i, name, sizeof name,
                               H5P_DEFAULT) < 0 ||
            h5_open(&object, file, name, error) != 0)
            return h5_fail(error, ERR_FORMAT, "/");
        if (groups ? H5Iget_type(object) == H5I_GROUP : is_scale(object)) {
            if (!any)
                print_label(label, out);
            print_member(object, name, !any, out);
            any = true;
        }
        h5_close(&object);
    }
    if (any)
        fputc('\n', out);
    return 0;
}

/* ---- what it is ---- */

static void
print_layout(const struct facts *facts, FILE *out)
{
    print_label(_("layout"), out);
    fprintf(out, "%d.%d\n", (int)facts->layout[0], (int)facts->layout[1]);
}

static void
print_facts(const struct facts *facts, FILE *out)
{
    print_text(_("type"), facts->type, out);
    print_text(_("title"), facts->title, out);
    print_text(_("scenario"), facts->scenario, out);
    print_text(_("run"), facts->run_id, out);
    print_text(_("base"), facts->base_run_id, out);
    print_text(_("version"), facts->version, out);
    print_layout(facts, out);
    print_number(_("seed"), facts->seed, out);
    print_number(_("replications"), facts->n_rep, out);
    print_text(_("stopped"), facts->stopped, out);
    print_text(_("design"), facts->design, out);
    print_number(_("points"), facts->n_points, out);
    print_number(_("failed"), facts->n_failed, out);
    print_text(_("complete"), facts->complete == 1 ? _("yes") : _("no"), out);
    print_text(_("command"), facts->command, out);
    print_text(_("made on"), facts->platform, out);
}

static int
print_size(const char *path, FILE *out, struct error *error)
{
    struct stat status;

    if (stat(path, &status) != 0)
        return error_set(error, ERR_IO, "cannot be looked at");
    print_label(_("size"), out);
    fprintf(out, _("%lld bytes, and their checksum holds\n"), (long long)status.st_size);
    return 0;
}

static int
print_file(const char *path, hid_t file, FILE *out, struct error *error)
{
    struct facts facts;
    int code = facts_read(&facts, file, error);

    if (code == 0) {
        fprintf(out, "%s\n", path);
        print_facts(&facts, out);
        code = print_members(_("dimensions"), file, false, out, error);
    }
    if (code == 0)
        code = print_members(_("groups"), file, true, out, error);
    if (code == 0)
        code = print_size(path, out, error);
    if (code == 0 && strcmp(facts.type, "run") == 0)
        print_number(_("warnings"), (int64_t)facts.n_warnings, out);
    for (size_t i = 0; i < facts.n_warnings && code == 0; i++)
        print_text("", facts.warnings[i], out);
    facts_free(&facts);
    return code;
}

int
info_print(const char *path, FILE *out, struct error *error)
{
    struct error reason = {0};
    hid_t file;
    int code = door_open(&file, path, NULL, &reason);

    if (code == 0)
        code = print_file(path, file, out, &reason);
    h5_close(&file);
    return code == 0 ? 0 : error_set(error, code, "%s: %s", path, reason.text);
}
