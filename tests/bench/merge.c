/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/bench/bench.h"

/*
 * What a merge of many replications asks for: `size` shards of the smoke scenario, one replication
 * each.  A few replications are simulated and written again and again, for the merge is of bytes.
 * Said are shards merged a second of the processor, and the most memory that the process had,
 * before the merge and after it.  It takes some 2 MB of disk a replication, in TMPDIR.
 */

#include "models/simulator.h"
#include "output/merge.h"
#include "scenarios/reader/scenario.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { DIFFERENT = 4, PATH = 300 };

struct pile {
    struct scenario scenario;
    struct faults faults;
    struct simulator *simulator;
    struct result_about about;
    struct measures measures[DIFFERENT];
    char folder[PATH], parts[PATH], result[PATH];
};

static int
simulate(struct pile *self, struct error *error)
{
    struct simulator_worker *worker = NULL;
    int code = simulator_worker_new(&worker, self->simulator, error);

    for (uint32_t i = 0; i < DIFFERENT && code == 0; i++) {
        code = measures_init(&self->measures[i], simulator_shape(self->simulator), error);
        if (code == 0)
            code = simulator_run(worker, i, &self->measures[i], error);
    }
    simulator_worker_free(worker);
    return code;
}

static int
make_folder(struct pile *self, struct error *error)
{
    const char *above = getenv("TMPDIR");

    snprintf(self->folder, PATH, "%.200s/doorstroom-merge-XXXXXX", above != NULL ? above : "/tmp");
    if (mkdtemp(self->folder) == NULL)
        return error_set(error, ERR_IO, "%s: %s", self->folder, strerror(errno));
    snprintf(self->parts, PATH, "%.250s/r.h5.parts", self->folder);
    snprintf(self->result, PATH, "%.250s/r.h5", self->folder);
    return mkdir(self->parts, 0777) == 0 ? 0
                                         : error_set(error, ERR_IO, "%s: %s", self->parts,
                                                     strerror(errno));
}

static int
pile_up(struct pile *self, int64_t n, struct error *error)
{
    const struct scenario *scenario = &self->scenario;
    int code = scenario_read(&self->scenario, "scenarios/smoke.cfg", NULL, 0, &self->faults, error);

    faults_print(&self->faults, stderr);
    if (code == 0)
        code = simulator_new(&self->simulator, &scenario->params, error);
    if (code == 0)
        code = simulate(self, error);
    if (code == 0)
        code = make_folder(self, error);
    self->about = (struct result_about){
        .title = scenario->title, .scenario = scenario->name, .text = scenario->text,
        .command = "", .version = "0.1.0", .base_run_id = "", .n_rep = n};
    for (int64_t i = 0; i < n && code == 0; i++) {
        const struct measures *one = &self->measures[i % DIFFERENT];
        code = shard_write(self->parts, &self->about, simulator_shape(self->simulator), &one, i, 1,
                           error);
    }
    return code;
}

static void
pile_free(struct pile *self)
{
    merge_clean(self->parts, NULL);
    unlink(self->result);
    rmdir(self->folder);
    for (int i = 0; i < DIFFERENT; i++)
        measures_free(&self->measures[i]);
    simulator_free(self->simulator);
    faults_free(&self->faults);
    scenario_free(&self->scenario);
}

int
bench_merge(const struct bench *self, struct error *error)
{
    static struct pile pile;
    struct stat status;
    int64_t n = (int64_t)self->size;
    int code = pile_up(&pile, n, error);
    double before = bench_peak(), start = bench_cpu();

    if (code == 0)
        code = merge_shards(pile.parts, pile.result, &pile.about, simulator_shape(pile.simulator),
                            NULL, NULL, error);
    if (code == 0) {
        bench_say(self, "", (double)n / (bench_cpu() - start));
        bench_say(self, "peak_bytes", bench_peak());
        bench_say(self, "peak_bytes_before", before);
        bench_say(self, "result_bytes",
                  stat(pile.result, &status) == 0 ? (double)status.st_size : 0.0);
    }
    pile_free(&pile);
    return code;
}
