/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/info.h"

#include "output/amount.h"
#include "output/door.h"
#include "output/facts.h"
#include "output/h5_read.h"
#include "output/json_member.h"
#include "output/paper.h"
#include "output/remark.h"
#include "sim/message.h"

#include <inttypes.h>
#include <stdlib.h>
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

/* One member of the root. n: its length where it is a scale. */
typedef void member_found(void *context, const char *name, int64_t n);

/* Gives the groups, or the dimensions. */
static int
each_member(hid_t file, bool groups, member_found *give, void *context, struct error *error)
{
    H5G_info_t info;

    if (H5Gget_info(file, &info) < 0)
        return h5_fail(error, ERR_FORMAT, "/");
    for (hsize_t i = 0; i < info.nlinks; i++) {
        char name[NAME_SIZE];
        hid_t object, space;
        if (H5Lget_name_by_idx(file, ".", H5_INDEX_NAME, H5_ITER_INC, i, name, sizeof name,
                               H5P_DEFAULT) < 0 ||
            h5_open(&object, file, name, error) != 0)
            return h5_fail(error, ERR_FORMAT, "/");
        space = is_scale(object) ? H5Dget_space(object) : H5I_INVALID_HID;
        if (groups ? H5Iget_type(object) == H5I_GROUP : is_scale(object))
            give(context, name,
                 space < 0 ? 0 : (int64_t)H5Sget_simple_extent_npoints(space));
        h5_close(&space);
        h5_close(&object);
    }
    return 0;
}

/* A line of them. */
struct line {
    const char *label;
    bool groups, any;
    FILE *out;
};

static void
print_member(void *context, const char *name, int64_t n)
{
    struct line *self = context;

    if (!self->any)
        print_label(self->label, self->out);
    fprintf(self->out, "%s%s", self->any ? ", " : "", name);
    if (!self->groups)
        fprintf(self->out, " %" PRId64, n);
    self->any = true;
}

static int
print_members(const char *label, hid_t file, bool groups, FILE *out, struct error *error)
{
    struct line line = {label, groups, false, out};
    int code = each_member(file, groups, print_member, &line, error);

    if (line.any)
        fputc('\n', out);
    return code;
}

/* ---- what it is ---- */

static void
print_layout(const struct facts *facts, FILE *out)
{
    print_label(_("layout"), out);
    fprintf(out, "%d.%d\n", (int)facts->layout[0], (int)facts->layout[1]);
}

static int
print_stopped(const struct facts *facts, FILE *out, struct error *error)
{
    char *words = remark_stopped(facts->stopped);

    if (words == NULL)
        return error_set(error, ERR_MEMORY, "no memory for a text");
    print_text(_("stopped"), words, out);
    free(words);
    return 0;
}

static int
print_facts(const struct facts *facts, FILE *out, struct error *error)
{
    int code;

    print_text(_("type"), facts->type, out);
    print_text(_("title"), facts->title, out);
    print_text(_("scenario"), facts->scenario, out);
    print_text(_("run"), facts->run_id, out);
    print_text(_("base"), facts->base_run_id, out);
    print_text(_("version"), facts->version, out);
    print_layout(facts, out);
    print_number(_("seed"), facts->seed, out);
    print_number(_("replications"), facts->n_rep, out);
    code = print_stopped(facts, out, error);
    print_text(_("design"), facts->design, out);
    print_number(_("points"), facts->n_points, out);
    print_number(_("failed"), facts->n_failed, out);
    print_text(_("complete"), facts->complete == 1 ? _("yes") : _("no"), out);
    print_text(_("command"), facts->command, out);
    print_text(_("made on"), facts->platform, out);
    return code;
}

static int
print_size(const char *path, FILE *out, struct error *error)
{
    char size[AMOUNT_SIZE];
    struct stat status;

    if (stat(path, &status) != 0)
        return error_set(error, ERR_IO, "cannot be looked at");
    print_label(_("size"), out);
    amount_text((double)status.st_size, 0, size);
    fprintf(out, _("%s bytes, and their checksum holds\n"), size);
    return 0;
}

static int
print_file(const char *path, hid_t file, FILE *out, struct error *error)
{
    struct facts facts;
    int code = facts_read(&facts, file, error);

    if (code == 0) {
        fprintf(out, "%s\n", path);
        code = print_facts(&facts, out, error);
    }
    if (code == 0)
        code = print_members(_("dimensions"), file, false, out, error);
    if (code == 0)
        code = print_members(_("groups"), file, true, out, error);
    if (code == 0)
        code = print_size(path, out, error);
    if (code == 0 && strcmp(facts.type, "run") == 0)
        print_number(_("warnings"), (int64_t)facts.n_warnings, out);
    for (size_t i = 0; i < facts.n_warnings && code == 0; i++)
        print_text("", remark_warning(facts.warnings[i]), out);
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

/* ---- the same in a JSON document ---- */

static void
put_dimension(void *context, const char *name, int64_t n)
{
    json_member_whole(context, name, n);
}

static void
put_group(void *context, const char *name, int64_t n)
{
    (void)n;
    json_text(context, name);
}

static void
put_text(struct json *json, const char *key, const char *text)
{
    if (text != NULL && *text != '\0')
        json_member_text(json, key, text);
}

static void
put_number(struct json *json, const char *key, int64_t number)
{
    if (number >= 0)
        json_member_whole(json, key, number);
}

/* By the names of the attributes. */
static void
put_facts(struct json *json, const struct facts *facts)
{
    put_text(json, "doorstroom_filetype", facts->type);
    put_text(json, "title", facts->title);
    put_text(json, "scenario", facts->scenario);
    put_text(json, "run_id", facts->run_id);
    put_text(json, "base_run_id", facts->base_run_id);
    put_text(json, "model_version", facts->version);
    put_text(json, "config_sha256", facts->config);
    json_key(json, "doorstroom_layout");
    json_open_array(json);
    json_whole(json, facts->layout[0]);
    json_whole(json, facts->layout[1]);
    json_close_array(json);
    put_number(json, "seed", facts->seed);
    put_number(json, "n_rep", facts->n_rep);
    put_text(json, "stopped", facts->stopped);
    put_text(json, "design", facts->design);
    put_number(json, "n_points", facts->n_points);
    put_number(json, "n_failed", facts->n_failed);
    json_member_bool(json, "complete", facts->complete == 1);
    put_text(json, "command", facts->command);
    put_text(json, "platform", facts->platform);
    json_key(json, "warnings");
    json_open_array(json);
    for (size_t i = 0; i < facts->n_warnings; i++)
        json_text(json, facts->warnings[i]);
    json_close_array(json);
}

static int
put_members(struct json *json, hid_t file, struct error *error)
{
    int code;

    json_key(json, "dimensions");
    json_open_object(json);
    code = each_member(file, false, put_dimension, json, error);
    json_close_object(json);
    json_key(json, "groups");
    json_open_array(json);
    if (code == 0)
        code = each_member(file, true, put_group, json, error);
    json_close_array(json);
    return code;
}

static int
put_file(struct json *json, const char *path, hid_t file, struct error *error)
{
    struct stat status;
    struct facts facts;
    int code = facts_read(&facts, file, error);

    if (code == 0) {
        put_facts(json, &facts);
        code = put_members(json, file, error);
    }
    facts_free(&facts);
    if (code == 0 && stat(path, &status) != 0)
        return error_set(error, ERR_IO, "cannot be looked at");
    if (code == 0)
        json_member_whole(json, "bytes", status.st_size);
    return code;
}

int
info_put(const char *path, struct json *json, struct error *error)
{
    struct error reason = {0};
    hid_t file;
    int code = door_open(&file, path, NULL, &reason);

    if (code == 0)
        code = put_file(json, path, file, &reason);
    h5_close(&file);
    return code == 0 ? 0 : error_set(error, code, "%s: %s", path, reason.text);
}
