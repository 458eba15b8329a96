/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/studies/batch.h"

#include "output/batch_file.h"
#include "output/digest.h"
#include "output/safe.h"
#include "scenarios/reader/path.h"
#include "scenarios/studies/batch_folder.h"
#include "scenarios/studies/crew.h"
#include "scenarios/studies/run.h"
#include "sim/message.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct shop {
    struct batch *batch;
    struct batch_folder folder;
    char **reasons; /* of points that failed */
    int64_t done, before; /* replications of points that have ended; before: found done */
};

/* ---- a point, in its own process ---- */

static int
run_point(const struct shop *shop, size_t point, struct run *run, struct error *error)
{
    char *file = batch_folder_file(shop->batch->plan->points[point].name);
    char *path = file != NULL ? safe_join(shop->folder.path, file) : NULL;
    char *command = batch_plan_command(shop->batch->plan, point);
    int code;

    run->output = path;
    run->command = command;
    if (path == NULL || command == NULL)
        code = error_set(error, ERR_MEMORY, "no memory for a point");
    else
        code = run_scenario(run, error);
    free(command);
    free(path);
    free(file);
    return code;
}

/* The scenario must be what it was when all points were checked. */
static int
read_point(const struct shop *shop, size_t point, struct scenario *scenario, struct error *error)
{
    const struct batch_plan *plan = shop->batch->plan;
    struct faults faults = {0};
    char run_id[RUN_ID_SIZE];
    int code = batch_plan_read(plan, point, plan->study->file, scenario, &faults, error);

    faults_free(&faults);
    if (code != 0)
        return code;
    batch_plan_run_id(scenario, run_id);
    if (strcmp(run_id, plan->points[point].run_id) != 0)
        code = error_set(error, ERR_INPUT, "its scenario was changed after it had been checked");
    return code;
}

/* Where there is no shard yet, resuming is beginning. What goes wrong is said in English, for
 * batch.h5 keeps it. */
static void
work(void *context, size_t task, size_t threads, const atomic_int *stop,
     struct crew_report *report)
{
    const struct shop *shop = context;
    struct scenario scenario;
    struct progress progress;
    struct run run = {.scenario = &scenario, .base_run_id = "", .threads = threads,
                      .block = shop->batch->block, .resume = true, .stop = stop,
                      .out = stderr, .progress = &progress};

    message_english(true);
    progress_begin(&progress, stderr, true);
    progress.tally = &report->tally;
    if (read_point(shop, task, &scenario, &report->error) == 0)
        (void)run_point(shop, task, &run, &report->error);
    report->found = run.found;
    scenario_free(&scenario);
}

/* ---- the batch, in the caller's ---- */

static void
tell_failure(const struct shop *shop, size_t point)
{
    progress_end(shop->batch->progress);
    fprintf(stderr, _("doorstroom: point %s failed: %s\n"),
            shop->batch->plan->points[point].name, shop->reasons[point]);
}

/* A point that was stopped is neither done nor failed. */
static void
end(void *context, size_t task, const struct crew_report *report)
{
    struct shop *shop = context;
    struct batch *batch = shop->batch;
    int64_t n_rep = batch->plan->points[task].n_rep;

    shop->done += n_rep;
    shop->before += report->found ? n_rep : atomic_load(&report->tally.before);
    if (report->error.code == ERR_STOPPED)
        return;
    if (report->error.code == 0) {
        batch->done[task] = true;
        batch->n_done++;
        batch->n_found += report->found;
        return;
    }
    batch->n_failed++;
    shop->reasons[task] = strdup(report->error.text);
    if (shop->reasons[task] != NULL)
        tell_failure(shop, task);
}

static void
watch(void *context, int64_t done, int64_t before)
{
    struct shop *shop = context;
    struct progress *progress = shop->batch->progress;

    progress->before = shop->before + before;
    progress_show(progress, shop->done + done);
}

static int
run_points(struct shop *shop, struct error *error)
{
    const struct batch *batch = shop->batch;
    const struct batch_plan *plan = batch->plan;
    struct crew crew = {.threads = batch->threads, .n_tasks = plan->study->n_points,
                        .context = shop, .work = work, .end = end, .watch = watch,
                        .stop = batch->stop};
    int64_t total = 0;
    int code;

    for (size_t i = 0; i < crew.n_tasks; i++)
        total += plan->points[i].n_rep;
    progress_start(batch->progress, 0, total);
    code = crew_run(&crew, error);
    progress_end(batch->progress);
    return code;
}

/* ---- batch.h5 ---- */

/* What batch.h5 says of points, as columns. */
struct columns {
    struct batch_file_point *points;
    const char **keys, **values;
    double *numbers;
    struct pool pool;
};

static int
columns_init(struct columns *self, const struct study *study, struct error *error)
{
    size_t cells = study->n_points * study->design.n_factors;

    pool_init(&self->pool);
    self->points = pool_take(&self->pool, study->n_points * sizeof *self->points);
    self->keys = pool_take(&self->pool, (study->design.n_factors + 1) * sizeof *self->keys);
    self->values = pool_take(&self->pool, (cells + 1) * sizeof *self->values);
    self->numbers = pool_take(&self->pool, (cells + 1) * sizeof *self->numbers);
    return self->pool.failed ? error_set(error, ERR_MEMORY, "no memory for the design") : 0;
}

static void
fill_point(struct columns *self, const struct shop *shop, size_t i)
{
    const struct batch_plan *plan = shop->batch->plan;
    const char *reason = shop->reasons[i];

    self->points[i] = (struct batch_file_point){
        .name = plan->points[i].name, .run_id = plan->points[i].run_id,
        .scenario = path_stem(&self->pool, study_scenario(plan->study, i)),
        .file = pool_format(&self->pool, "%s.h5", plan->points[i].name),
        .status = shop->batch->done[i] ? BATCH_DONE : BATCH_FAILED,
        .reason = reason != NULL ? reason : "",
    };
}

static int
fill_columns(struct columns *self, const struct shop *shop, struct error *error)
{
    const struct study *study = shop->batch->plan->study;
    size_t n_keys = study->design.n_factors;

    for (size_t f = 0; f < n_keys; f++)
        self->keys[f] = study->design.factors[f].key;
    for (size_t i = 0; i < study->n_points; i++) {
        const struct design_value *values = study_values(study, i);
        fill_point(self, shop, i);
        for (size_t f = 0; f < n_keys; f++) {
            bool said = values[f].text != NULL;
            self->values[i * n_keys + f] = said ? values[f].text : "";
            self->numbers[i * n_keys + f] = said ? values[f].number : (double)NAN;
        }
    }
    return self->pool.failed ? error_set(error, ERR_MEMORY, "no memory for the design") : 0;
}

static int
write_file(const struct shop *shop, struct error *error)
{
    const struct study *study = shop->batch->plan->study;
    struct columns columns;
    int code = columns_init(&columns, study, error);

    if (code == 0)
        code = fill_columns(&columns, shop, error);
    if (code == 0) {
        const struct batch_file file = {
            .title = study->title, .study = path_stem(&columns.pool, study->path),
            .text = study->text, .command = shop->batch->command, .version = DOORSTROOM_VERSION,
            .design = design_labels[study->design.kind], .keys = columns.keys,
            .n_keys = study->design.n_factors, .points = columns.points,
            .n_points = study->n_points, .values = columns.values, .numbers = columns.numbers,
            .wanted = study->wanted,
        };
        code = file.study == NULL ? error_set(error, ERR_MEMORY, "no memory for a name")
                                  : batch_file_write(&file, shop->folder.path, error);
    }
    pool_free(&columns.pool);
    return code;
}

/* ---- the road ---- */

static void
shop_free(struct shop *shop)
{
    for (size_t i = 0; shop->reasons != NULL && i < shop->batch->plan->study->n_points; i++)
        free(shop->reasons[i]);
    free(shop->reasons);
    batch_folder_free(&shop->folder);
}

int
batch_run(struct batch *self, struct error *error)
{
    struct shop shop = {.batch = self, .folder = {.descriptor = -1}};
    enum batch_leftover leftover = self->resume  ? BATCH_RESUME
                                   : self->force ? BATCH_CLEAR
                                                 : BATCH_REFUSE;
    int code = 0;

    self->n_found = self->n_done = self->n_failed = 0;
    shop.reasons = calloc(self->plan->study->n_points, sizeof *shop.reasons);
    if (shop.reasons == NULL)
        code = error_set(error, ERR_MEMORY, "no memory for the points");
    if (code == 0)
        code = batch_folder_take(&shop.folder, self->folder, self->plan, leftover, error);
    self->begun = code == 0;
    if (code == 0)
        code = run_points(&shop, error);
    if (code == 0)
        code = write_file(&shop, error);
    shop_free(&shop);
    return code;
}
