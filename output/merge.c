/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/merge.h"

#include "output/about.h"
#include "output/digest.h"
#include "output/grid.h"
#include "output/layout.h"
#include "output/merge_again.h"
#include "output/records.h"
#include "output/replications.h"
#include "output/root.h"
#include "output/safe.h"
#include "output/seal.h"
#include "output/shard_file.h"
#include "output/shard_reader.h"
#include "output/summary.h"
#include "output/trace_file.h"
#include "output/traces.h"
#include "output/view.h"
#include "output/workplace.h"

#include <dirent.h>
#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A result file under construction. */
struct merge {
    const char *folder;
    const atomic_int *stop; /* NULL: nobody asks */
    const struct result_about *about;
    const struct measures_shape *shape;
    hid_t file;
    struct layout layout;
    hid_t to[MEASURES];         /* open datasets */
    struct replications *again; /* NULL; or where replications come from instead of shards */
    hid_t result;               /* and the file that they are of */
    struct views views;
    size_t rep; /* the replication in hand */
    struct measures measures; /* of it */
    struct kpis kpis;
    struct matrix values; /* replications x figures */
    double *row;          /* of it */
    struct mapped *bytes; /* of the file */
};

static void
close_all(hid_t *datasets)
{
    for (int m = 0; m < MEASURES; m++)
        h5_close(&datasets[m]);
}

/* ---- one replication ---- */

static int
note_figures(struct merge *self, const struct measures *measures, size_t rep, struct error *error)
{
    kpis_values(&self->kpis, measures, self->row);
    views_add(&self->views, measures);
    return matrix_put_row(&self->values, rep, self->row, error);
}

/* Carries a compressed chunk over as it is. */
static int
carry_chunk(void *context, enum measure measure, const size_t *at, const unsigned char *bytes,
            size_t n, struct error *error)
{
    struct merge *self = context;
    size_t place[H5_RANK] = {0};

    grid_with_rep(at, measure_rows[measure].n_dimensions, self->rep, place);
    return h5_write_chunk(self->to[measure], place, bytes, n, error);
}

/* ---- one shard ---- */

/* Replication by replication, so that the order in the file does not depend on the shards. */
static int
merge_shard(struct merge *self, const struct shard *range, struct error *error)
{
    int64_t within = self->about->n_rep - range->first;
    struct shard_reader reader;
    int code = shard_reader_open(&reader, self->folder, range, self->shape, error);

    reader.give = carry_chunk;
    reader.context = self;
    for (int64_t i = 0; i < range->count && i < within && code == 0; i++) {
        self->rep = (size_t)(range->first + i);
        code = shard_reader_next(&reader, &self->measures, error);
        if (code == 0)
            code = note_figures(self, &self->measures, self->rep, error);
    }
    shard_reader_close(&reader);
    mapped_forget(self->bytes);
    return code;
}

/* All of them, which must leave no gap. */
static int
merge_all(struct merge *self, struct error *error)
{
    struct shard_unsound unsound = {.remove = false};
    struct shard *shards;
    size_t n;
    int64_t next = 0;
    int code = shard_scan(self->folder, self->about, self->shape, &unsound, &shards, &n, error);

    for (size_t i = 0; i < n && code == 0 && shards[i].first == next; i++) {
        code = self->stop != NULL && atomic_load(self->stop) != 0
                   ? error_set(error, ERR_STOPPED, "stopped on request")
                   : merge_shard(self, &shards[i], error);
        next = shards[i].first + shards[i].count;
    }
    free(shards);
    if (code == 0 && next < self->about->n_rep)
        code = error_set(error, ERR_FORMAT, "%s: replication %" PRId64 " of %" PRId64 " is missing",
                         self->folder, next, self->about->n_rep);
    return code;
}

/* Of a finished result: no chunks, for they are held where they are. */
static int
note_again(struct merge *self, struct error *error)
{
    int code = 0;

    for (size_t rep = 0; rep < (size_t)self->about->n_rep && code == 0; rep++) {
        code = replications_read(self->again, rep, error);
        if (code == 0)
            code = note_figures(self, &self->again->measures, rep, error);
    }
    return code;
}

/* ---- the file ---- */

static int
put_attributes(struct merge *self, struct error *error)
{
    const struct result_about *about = self->about;
    char digest[DIGEST_TEXT_SIZE], run_id[RUN_ID_SIZE];
    const struct root root = {
        .title = about->title, .type = "run", .run_id = run_id, .scenario = about->scenario,
        .base_run_id = about->base_run_id, .version = about->version, .config = digest,
        .seed = about->seed, .n_rep = about->n_rep,
    };
    int code;

    digest_text(about->digest, digest);
    digest_run_id(about, run_id);
    code = root_put(self->file, &root, error);
    if (code == 0 && about->stopped != NULL)
        code = h5_attribute_text(self->file, "stopped", about->stopped, error);
    return code;
}

static bool
has_hand_set(const struct result_about *about)
{
    for (size_t i = 0; i < about->n_inputs; i++)
        if (about->inputs[i].hand_set)
            return true;
    return false;
}

static int
make_variables(struct merge *self, struct error *error)
{
    int code = layout_init(&self->layout, self->file, self->bytes, self->shape,
                           (size_t)self->about->n_rep, error);

    for (int m = 0; m < MEASURES && code == 0; m++)
        if (measures_has(self->shape, (enum measure)m))
            code = layout_make_measure(&self->layout, &self->to[m], (enum measure)m, error);
    return code;
}

static int
make_summaries(struct merge *self, struct error *error)
{
    int code = 0;

    for (int m = 0; m < MEASURES && code == 0; m++)
        if (measures_has(self->shape, (enum measure)m) && measure_rows[m].summarised)
            code = summary_make(&self->layout,
                                self->again != NULL ? self->again->from[m] : self->to[m],
                                (enum measure)m, error);
    return code;
}

/* Of a finished result, too, without its rows. */
static int
make_traces(struct merge *self, struct error *error)
{
    if (self->again != NULL)
        return traces_frame(self->file, self->result, self->bytes, self->about, self->shape, error);
    return traces_put(self->file, self->bytes, self->folder, self->about, self->shape, error);
}

static int
make_file(struct merge *self, const struct result_host *host, struct error *error)
{
    int code = h5_create_mapped(&self->file, self->bytes, error);

    if (code == 0)
        code = put_attributes(self, error);
    if (code == 0)
        code = make_variables(self, error);
    if (code == 0)
        code = self->again != NULL ? note_again(self, error) : merge_all(self, error);
    if (code == 0)
        code = make_summaries(self, error);
    if (code == 0)
        code = layout_finish(&self->layout, error);
    if (code == 0)
        code = records_kpi(self->file, &self->kpis, &self->values, (size_t)self->about->n_rep,
                           has_hand_set(self->about), self->about->fte, error);
    if (code == 0)
        code = records_inputs(self->file, self->about, error);
    if (code == 0)
        code = records_meta(self->file, self->about, host, error);
    if (code == 0)
        code = views_put(&self->views, self->file, error);
    if (code == 0)
        code = make_traces(self, error);
    return code == 0 ? root_complete(self->file, error) : code;
}

static int
publish(struct merge *self, const char *path, struct error *error)
{
    unsigned char seal[SEAL_SIZE];
    size_t n = 0;
    int code;

    close_all(self->to);
    code = h5_finish_mapped(&self->file, self->bytes, &n, error);
    if (code == 0)
        code = seal_make_of_file(seal, self->bytes->descriptor, n, error);
    return code == 0 ? mapped_publish(self->bytes, n, seal, SEAL_SIZE, path, error) : code;
}

static int
merge_init(struct merge *self, const char *path, struct error *error)
{
    int code = measures_init(&self->measures, self->shape, error);

    self->file = H5I_INVALID_HID;
    for (int m = 0; m < MEASURES; m++)
        self->to[m] = H5I_INVALID_HID;
    if (code == 0)
        code = kpis_init(&self->kpis, self->shape, error);
    if (code == 0)
        code = views_init(&self->views, self->shape, error);
    if (code == 0)
        code = safe_sweep_beside(path, error);
    if (code == 0)
        code = matrix_open(&self->values, path, self->kpis.n, error);
    if (code == 0)
        code = mapped_open(&self->bytes, path, error);
    if (code != 0)
        return code;
    self->row = calloc(self->kpis.n + 1, sizeof *self->row);
    return self->row != NULL
               ? 0
               : error_set(error, ERR_MEMORY, "no memory for %zu figures", self->kpis.n);
}

static void
merge_free(struct merge *self)
{
    close_all(self->to);
    layout_free(&self->layout);
    h5_close(&self->file);
    mapped_close(self->bytes);
    matrix_close(&self->values);
    measures_free(&self->measures);
    kpis_free(&self->kpis);
    views_free(&self->views);
    free(self->row);
}

/* Where the disk was full, HDF5 was told only that there is no room. */
static int
tell(const struct merge *self, int code, const struct error *reason, struct error *error)
{
    const struct error *first =
        self->bytes != NULL && self->bytes->error.code != 0 ? &self->bytes->error : reason;

    return code == 0 ? 0 : error_set(error, first->code, "%s", first->text);
}

int
merge_shards(const char *folder, const char *path, const struct result_about *about,
             const struct measures_shape *shape, const struct result_host *host,
             const atomic_int *stop, struct error *error)
{
    struct merge self = {.folder = folder, .stop = stop, .about = about, .shape = shape,
                         .values = {.descriptor = -1}};
    struct error reason = {0};
    int code = merge_init(&self, path, &reason);

    if (code == 0)
        code = make_file(&self, host, &reason);
    if (code == 0)
        code = publish(&self, path, &reason);
    code = tell(&self, code, &reason, error);
    merge_free(&self);
    return code;
}

/* ---- again ---- */

int
merge_again(hid_t result, const struct result_about *about, const struct measures_shape *shape,
            int (*hold)(void *context, hid_t again, struct error *error), void *context,
            struct error *error)
{
    struct workplace workplace;
    char *path = NULL;
    struct replications replications = {0};
    struct merge self = {.about = about, .shape = shape, .again = &replications,
                         .result = result, .values = {.descriptor = -1}};
    struct error reason = {0};
    int code = workplace_open(&workplace, &reason);

    if (code == 0 && (path = workplace_path(&workplace, "again.h5", &reason)) == NULL)
        code = ERR_MEMORY;
    if (code == 0)
        code = replications_open(&replications, result, shape, (size_t)about->n_rep, &reason);
    if (code == 0)
        code = merge_init(&self, path, &reason);
    if (code == 0)
        code = make_file(&self, NULL, &reason);
    if (code == 0)
        code = hold(context, self.file, &reason);
    code = tell(&self, code, &reason, error);
    merge_free(&self);
    replications_close(&replications);
    workplace_close(&workplace);
    free(path);
    return code;
}

/* ---- afterwards ---- */

static int
remove_file(const char *folder, const char *name, struct error *error)
{
    char *path = safe_join(folder, name);
    int code = 0;

    if (path == NULL)
        return error_set(error, ERR_MEMORY, "no memory for a name in %s", folder);
    if (unlink(path) != 0 && errno != ENOENT)
        code = error_set(error, ERR_IO, "%s: cannot be removed: %s", path, strerror(errno));
    free(path);
    return code;
}

int
merge_clean(const char *folder, struct error *error)
{
    DIR *stream = opendir(folder);
    const struct dirent *entry;
    int code = 0;

    if (stream == NULL && errno == ENOENT)
        return 0;
    if (stream == NULL)
        return error_set(error, ERR_IO, "%s: %s", folder, strerror(errno));
    while (code == 0 && (entry = readdir(stream)) != NULL)
        if (shard_file_is_named(entry->d_name) || trace_file_is_named(entry->d_name) ||
            about_is_named(entry->d_name) ||
            safe_is_temporary(entry->d_name) || safe_is_lock(entry->d_name))
            code = remove_file(folder, entry->d_name, error);
    closedir(stream);
    if (code == 0 && rmdir(folder) != 0 && errno != ENOENT)
        code = error_set(error, ERR_IO, "%s: cannot be removed: %s", folder, strerror(errno));
    return code;
}
