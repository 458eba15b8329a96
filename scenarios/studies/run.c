/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/studies/run.h"

#include "models/simulator.h"
#include "output/about.h"
#include "output/finished.h"
#include "output/merge.h"
#include "output/shard.h"
#include "output/trace_file.h"
#include "scenarios/studies/counter.h"
#include "scenarios/studies/description.h"
#include "scenarios/studies/outfile.h"
#include "scenarios/studies/parts.h"
#include "sim/farm.h"
#include "sim/message.h"
#include "sim/relay.h"

#include <stdlib.h>
#include <string.h>

/* What a block's replications came to. It goes from the thread that simulates to the one that
 * writes, and back. */
struct sheaf {
    struct measures *measures;
    const struct measures **list;
    int64_t made;       /* measures that have been made */
    struct shard range; /* whose they are */
};

/* A run under way. */
struct shop {
    struct run *run;
    struct simulator *simulator;
    struct parts parts;
    struct result_about about;
    struct description description;
    struct counter counter; /* where a precision is asked for */
    struct shard *blocks; /* to do */
    size_t n_blocks;
    struct simulator_worker **workers; /* each made in its thread */
    size_t n_workers;
    struct sheaf *sheaves;
    size_t n_sheaves;
    struct relay writer; /* compresses and writes, so that nobody who simulates does */
    int64_t block;            /* most replications of a block */
    atomic_int_least64_t done; /* replications, simulated or found */
};

/* ---- the place of the result ---- */

/* The folder is made before anything is simulated, so a place that cannot be written shows now.
 * Another process may have finished the same result while we waited: hence the second look. A part
 * writes no result, so it looks at none. */
static int
take_place(struct shop *shop, struct error *error)
{
    const struct run *run = shop->run;
    enum parts_leftover leftover = run->resume  ? PARTS_RESUME
                                   : run->force ? PARTS_CLEAR
                                                : PARTS_REFUSE;
    int code;

    if (run->part.of > 0)
        return parts_join(&shop->parts, run->output, &run->part, error);
    code = outfile_check(run->output, run->force, error);
    if (code == 0)
        code = parts_take(&shop->parts, run->output, leftover, error);
    return code == 0 ? outfile_check(run->output, run->force, error) : code;
}

/* ---- what the result says about the run ---- */

static int
describe(struct shop *shop, struct error *error)
{
    int code = description_init(&shop->description, shop->run->scenario, error);

    shop->about = shop->description.about;
    shop->about.command = shop->run->command;
    shop->about.base_run_id = shop->run->base_run_id;
    shop->about.trace = shop->run->trace;
    return code;
}

/* ---- blocks ---- */

/* Cuts those of the replications [from, to) that are ours into blocks of neighbours. */
static void
add_blocks(struct shop *shop, int64_t from, int64_t to)
{
    struct shard *last = NULL;

    for (int64_t rep = from; rep < to; rep++) {
        if (!part_has(&shop->run->part, rep))
            continue;
        if (last == NULL || last->first + last->count < rep || last->count == shop->block) {
            last = &shop->blocks[shop->n_blocks++];
            last->first = rep;
        }
        last->count++;
    }
}

/* How many of the replications [from, to) are ours. */
static int64_t
ours(const struct shop *shop, int64_t from, int64_t to)
{
    int64_t n_rep = shop->about.n_rep;

    return part_count(&shop->run->part, from < n_rep ? from : n_rep, to < n_rep ? to : n_rep);
}

/* Everything that no shard holds. */
static int
plan_blocks(struct shop *shop, const struct shard *shards, size_t n_shards, struct error *error)
{
    int64_t n_rep = shop->about.n_rep, next = 0;
    /* Each gap between shards ends with at most one block that is not full. */
    size_t most = (size_t)(n_rep / shop->block) + n_shards + 1;

    if (shop->run->part.of > 1) /* no two of its replications are neighbours */
        most = (size_t)ours(shop, 0, n_rep) + 1;
    shop->blocks = calloc(most, sizeof *shop->blocks);
    if (shop->blocks == NULL)
        return error_set(error, ERR_MEMORY, "no memory for a list of blocks");
    for (size_t i = 0; i < n_shards; i++) {
        add_blocks(shop, next, shards[i].first);
        next = shards[i].first + shards[i].count;
        atomic_fetch_add(&shop->done, ours(shop, shards[i].first, next));
    }
    add_blocks(shop, next, n_rep);
    return 0;
}

/* Of a part nothing may be there yet, unless it is to be resumed; what other parts left is not
 * looked at. */
static int
check_new(const struct shop *shop, struct error *error)
{
    const struct run *run = shop->run;
    int64_t found = atomic_load(&shop->done);

    if (run->part.of == 0 || run->resume || found == 0)
        return 0;
    return error_set(error, ERR_INPUT,
                     P_("%s: has %lld replication of part %lld/%lld already; --resume goes on with "
                        "it",
                        "%s: has %lld replications of part %lld/%lld already; --resume goes on "
                        "with them", found), shop->parts.folder, (long long)found, (long long)run->part.number,
                     (long long)run->part.of);
}

static void
note_one(void *context, int64_t replication, const struct measures *measures)
{
    struct shop *shop = context;

    counter_note(&shop->counter, replication, measures);
}

/* What the shards that were found say of the precision. */
static int
note_found(struct shop *shop, const struct shard *shards, size_t n_shards, struct error *error)
{
    int code = 0;

    for (size_t i = 0; i < n_shards && shop->run->precision != NULL && code == 0; i++)
        code = shard_each(shop->parts.folder, &shards[i], simulator_shape(shop->simulator),
                          note_one, shop, error);
    return code;
}

static int
find_work(struct shop *shop, struct error *error)
{
    struct shard_unsound unsound = {.remove = shop->run->resume, .out = shop->run->out};
    struct shard *shards = NULL;
    struct error reason = {0};
    size_t n_shards = 0;
    int code = shard_scan(shop->parts.folder, &shop->about, simulator_shape(shop->simulator),
                          &unsound, &shards, &n_shards, &reason);

    if (code == ERR_INPUT && shop->run->part.of == 0)
        error_set(error, code, "%s; --force without --resume starts anew", reason.text);
    else if (code != 0)
        error_set(error, code, "%s", reason.text);
    else
        code = plan_blocks(shop, shards, n_shards, error);
    if (code == 0)
        code = note_found(shop, shards, n_shards, error);
    if (code == 0)
        code = check_new(shop, error);
    free(shards);
    return code;
}

/* ---- sheaves ---- */

static int
sheaf_init(struct sheaf *self, const struct shop *shop, struct error *error)
{
    self->measures = calloc((size_t)shop->block, sizeof *self->measures);
    self->list = calloc((size_t)shop->block, sizeof *self->list);
    return self->measures != NULL && self->list != NULL
               ? 0
               : error_set(error, ERR_MEMORY, "no memory for a block of replications");
}

static void
sheaf_free(struct sheaf *self)
{
    for (int64_t i = 0; i < self->made; i++)
        measures_free(&self->measures[i]);
    free(self->measures);
    free(self->list);
}

/* Measures for the i-th replication of a block: the first time made, then used again. */
static int
sheaf_measures(struct sheaf *self, const struct shop *shop, int64_t i, struct error *error)
{
    int code;

    if (i < self->made)
        return 0;
    code = measures_init(&self->measures[i], simulator_shape(shop->simulator), error);
    if (code == 0)
        self->list[self->made++] = &self->measures[i];
    return code;
}

static int
write_sheaf(void *context, void *item, struct error *error)
{
    struct shop *shop = context;
    const struct sheaf *sheaf = item;
    int code = shard_write(shop->parts.folder, &shop->about, simulator_shape(shop->simulator),
                           sheaf->list, sheaf->range.first, sheaf->range.count, error);

    if (code == 0)
        atomic_fetch_add(&shop->done, sheaf->range.count);
    return code;
}

/* ---- workers ---- */

static bool
has_ended(struct shop *shop)
{
    return shop->run->precision != NULL && counter_has_ended(&shop->counter);
}

/* One replication; what it tells of people is on the disk before it counts as done. */
static int
simulate_one(struct simulator_worker *worker, const struct shop *shop, int64_t replication,
             struct measures *measures, struct error *error)
{
    struct trace_file trace;
    int code;

    if (replication >= shop->about.trace.replications)
        return simulator_run(worker, (uint32_t)replication, measures, error);
    code = trace_file_open(&trace, shop->parts.folder, &shop->about,
                           simulator_shape(shop->simulator), replication, error);
    if (code == 0) {
        simulator_trace(worker, &trace.sink);
        code = simulator_run(worker, (uint32_t)replication, measures, error);
        simulator_trace(worker, NULL);
    }
    if (code == 0)
        code = trace_file_publish(&trace, error);
    trace_file_close(&trace);
    return code;
}

/* Simulates until the block is full, a stop is asked for or there is enough; sheaf->range.count
 * says how many it became. */
static int
simulate(struct simulator_worker *worker, struct shop *shop, const struct shard *block,
         struct sheaf *sheaf, struct error *error)
{
    int64_t *n = &sheaf->range.count;

    sheaf->range.first = block->first;
    for (*n = 0; *n < block->count; (*n)++) {
        int code = 0;

        if (*n > 0 && (atomic_load(shop->run->stop) != 0 || has_ended(shop)))
            return 0;
        code = sheaf_measures(sheaf, shop, *n, error);
        if (code == 0)
            code = simulate_one(worker, shop, block->first + *n, &sheaf->measures[*n], error);
        if (code != 0)
            return code;
    }
    return 0;
}

static void
count(struct shop *shop, const struct sheaf *sheaf)
{
    for (int64_t i = 0; i < sheaf->range.count && shop->run->precision != NULL; i++)
        counter_note(&shop->counter, sheaf->range.first + i, sheaf->list[i]);
}

/* Simulates a block and hands it over to be written. */
static int
fill(struct shop *shop, size_t worker, const struct shard *block, struct sheaf *sheaf,
     struct error *error)
{
    int code = 0;

    if (shop->workers[worker] == NULL)
        code = simulator_worker_new(&shop->workers[worker], shop->simulator, error);
    if (code == 0)
        code = simulate(shop->workers[worker], shop, block, sheaf, error);
    if (code == 0)
        count(shop, sheaf);
    return code;
}

/* A block that a stop cuts short is kept as a shorter one. The first one is begun whatever the
 * budget. */
static int
work(void *context, size_t worker, size_t task, struct error *error)
{
    struct shop *shop = context;
    const struct shard *block = &shop->blocks[task];
    bool whole;
    void *item;
    int code;

    if (task > 0 && has_ended(shop))
        return 0;
    code = relay_take(&shop->writer, &item, error);
    if (code != 0)
        return code;
    code = fill(shop, worker, block, item, error);
    if (code != 0) {
        relay_return(&shop->writer, item);
        return code;
    }
    whole = ((const struct sheaf *)item)->range.count == block->count;
    relay_give(&shop->writer, item);
    return whole || has_ended(shop) ? 0 : error_set(error, ERR_STOPPED, "stopped on request");
}

static void
watch(void *context, size_t finished)
{
    struct shop *shop = context;

    (void)finished; /* in blocks, which need not be of one size */
    progress_show(shop->run->progress, atomic_load(&shop->done));
}

enum { AHEAD = 2 };

/* One for each worker, and some on their way to the writer: with one more nobody waits who does not
 * finish at the moment at which another does, and with some replications more nobody does while the
 * disk takes its time. What is never needed is never made, for what is warm is taken first. */
static int
open_writer(struct shop *shop, struct error *error)
{
    void **items;
    int code = 0;

    shop->n_sheaves = shop->n_workers + 1 + shop->n_workers / 8 +
                      (size_t)(AHEAD / shop->block);
    shop->sheaves = calloc(shop->n_sheaves, sizeof *shop->sheaves);
    items = calloc(shop->n_sheaves, sizeof *items);
    if (shop->sheaves == NULL || items == NULL)
        code = error_set(error, ERR_MEMORY, "no memory for %zu blocks", shop->n_sheaves);
    for (size_t i = 0; i < shop->n_sheaves && code == 0; i++) {
        items[i] = &shop->sheaves[i];
        code = sheaf_init(&shop->sheaves[i], shop, error);
    }
    if (code == 0)
        code = relay_open(&shop->writer, items, shop->n_sheaves, write_sheaf, shop, error);
    free(items);
    return code;
}

/* Whatever ended the work, what is done is written. */
static int
run_farm(struct shop *shop, struct error *error)
{
    struct farm farm = {
        .n_workers = shop->n_workers, .n_tasks = shop->n_blocks, .context = shop, .work = work,
        .watch = watch, .stop = shop->run->stop,
    };
    struct error written = {0};
    int code = open_writer(shop, error), code_written;

    if (code != 0)
        return code;
    progress_start(shop->run->progress, atomic_load(&shop->done),
                   ours(shop, 0, shop->about.n_rep));
    code = farm_run(&farm, error);
    code_written = relay_close(&shop->writer, &written);
    progress_show(shop->run->progress, atomic_load(&shop->done));
    progress_end(shop->run->progress);
    if (code_written == 0 || (code != 0 && code != ERR_STOPPED))
        return code;
    *error = written;
    return code_written;
}

static int
simulate_all(struct shop *shop, struct error *error)
{
    shop->n_workers = shop->run->threads < shop->n_blocks ? shop->run->threads : shop->n_blocks;
    if (shop->n_workers == 0)
        return 0;
    shop->workers = calloc(shop->n_workers, sizeof *shop->workers);
    if (shop->workers == NULL)
        return error_set(error, ERR_MEMORY, "no memory for %zu workers", shop->n_workers);
    return run_farm(shop, error);
}

/* ---- the road ---- */

/* How many replications the result has, where that was not fixed. */
static int
settle_number(struct shop *shop, struct error *error)
{
    struct run *run = shop->run;
    int code;

    if (run->precision == NULL)
        return 0;
    code = counter_close(&shop->counter, &shop->about.n_rep, error);
    shop->about.stopped = shop->counter.why;
    run->imprecise = code == 0 && !shop->counter.precision.reached;
    if (run->imprecise)
        counter_tell(&shop->counter, run->out);
    return code;
}

static int
merge(struct shop *shop, struct error *error)
{
    const struct run *run = shop->run;
    struct result_host host = {.seconds = progress_clock() - run->progress->start,
                               .threads = (int)shop->n_workers,
                               .waited = shop->writer.waited};

    return merge_shards(shop->parts.folder, run->output, &shop->about,
                        simulator_shape(shop->simulator), run->host_info ? &host : NULL, NULL,
                        error);
}

/* Memory that the merge can use. */
static void
close_workers(struct shop *shop)
{
    for (size_t i = 0; shop->workers != NULL && i < shop->n_workers; i++)
        simulator_worker_free(shop->workers[i]);
    for (size_t i = 0; shop->sheaves != NULL && i < shop->n_sheaves; i++)
        sheaf_free(&shop->sheaves[i]);
    free(shop->workers);
    free(shop->sheaves);
    shop->workers = NULL;
    shop->sheaves = NULL;
}

static void
shop_free(struct shop *shop)
{
    close_workers(shop);
    counter_free(&shop->counter);
    free(shop->blocks);
    description_free(&shop->description);
    parts_free(&shop->parts);
    simulator_free(shop->simulator);
}

/* Whether the replications of a result are those that the precision asks for: no fewer, no more,
 * and for the same reason. */
static int
hold_precise(struct shop *shop, int64_t n_rep, const char *stopped, bool *done,
             struct error *error)
{
    int code = settle_number(shop, error);

    *done = code == 0 && shop->about.n_rep == n_rep && strcmp(shop->about.stopped, stopped) == 0;
    if (code != 0 || *done)
        return code;
    return error_set(error, ERR_INPUT,
                     P_("%s: is a finished run of this scenario, of %lld replication, which is not "
                        "what --precision asks for; --force makes it anew, another -o keeps it",
                        "%s: is a finished run of this scenario, of %lld replications, which are "
                        "not those that --precision asks for; --force makes it anew, another -o "
                        "keeps it", n_rep),
                     shop->run->output, (long long)n_rep);
}

static int
look_for_precise(struct shop *shop, bool *done, struct error *error)
{
    struct result_about theirs = shop->about;
    char *stopped = NULL;
    bool is_of = false;
    int code = finished_each(shop->run->output, &theirs, simulator_shape(shop->simulator),
                             note_one, shop, &is_of, &stopped, error);

    if (code == 0 && is_of)
        code = hold_precise(shop, theirs.n_rep, stopped, done, error);
    free(stopped);
    return code;
}

/* Killed after the result had its name, before the shards were gone: only that is left to do. */
static int
look_for_result(struct shop *shop, bool *done, struct error *error)
{
    const struct run *run = shop->run;

    *done = false;
    if (run->part.of > 0 || !run->resume || run->force)
        return 0;
    return run->precision != NULL ? look_for_precise(shop, done, error)
                                  : finished_is(run->output, &shop->about, done, error);
}

static int
tidy_up(struct shop *shop, struct error *error)
{
    int code = parts_take(&shop->parts, shop->run->output, PARTS_RESUME, error);

    return code == 0 ? parts_clear(&shop->parts, error) : code;
}

static int
make_result(struct shop *shop, struct error *error)
{
    bool is_part = shop->run->part.of > 0;
    int code = take_place(shop, error);

    if (code == 0)
        code = find_work(shop, error);
    if (code == 0 && is_part)
        code = about_settle(shop->parts.folder, &shop->about, simulator_shape(shop->simulator),
                            shop->run->part.of, error);
    if (code == 0)
        code = simulate_all(shop, error);
    close_workers(shop);
    if (code == 0)
        code = settle_number(shop, error);
    if (code == 0 && !is_part)
        code = merge(shop, error);
    return code;
}

int
run_check_trace(const struct result_trace *trace, const struct params *params,
                struct error *error)
{
    if (trace->replications > 0 && params->kind == MODEL_QUEUE)
        return error_set(error, ERR_INPUT,
                         "--persons, --events: a queueing network has no people to tell of");
    return 0;
}

int
run_scenario(struct run *self, struct error *error)
{
    struct shop shop = {.run = self, .parts = {.descriptor = -1, .held = -1},
                        .block = self->block};
    bool done = false;
    int code = run_check_trace(&self->trace, &self->scenario->params, error);

    if (code == 0)
        code = describe(&shop, error);
    if (self->precision != NULL)
        shop.about.n_rep = self->precision->most;
    if (shop.block > shop.about.n_rep)
        shop.block = shop.about.n_rep;
    if (code == 0)
        code = simulator_new(&shop.simulator, &self->scenario->params, error);
    if (code == 0 && self->precision != NULL)
        code = counter_init(&shop.counter, self->precision, simulator_shape(shop.simulator), error);
    if (code == 0)
        code = look_for_result(&shop, &done, error);
    if (done) {
        code = tidy_up(&shop, error);
        self->written = self->found = true;
        shop_free(&shop);
        return code;
    }
    if (code == 0)
        code = make_result(&shop, error);
    self->written = code == 0 && self->part.of == 0;
    self->kept = self->written ? 0 : atomic_load(&shop.done);
    if (self->written)
        code = parts_clear(&shop.parts, error);
    shop_free(&shop);
    return code;
}
