/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/studies/batch_plan.h"

#include "models/simulator.h"
#include "output/batch_file.h"
#include "output/kpi.h"
#include "output/safe.h"
#include "scenarios/cli/word.h"
#include "sim/message.h"

#include <stdlib.h>
#include <string.h>

int
batch_plan_read(const struct batch_plan *self, size_t point, const char *file,
                struct scenario *scenario, struct faults *faults, struct error *error)
{
    const struct study *study = self->study;
    const char *path = study_scenario(study, point);
    const struct scenario_override *overrides;
    struct pool pool;
    size_t n;
    int code;

    memset(scenario, 0, sizeof *scenario);
    pool_init(&pool);
    overrides = study_overrides(study, point, file, self->more, self->n_more, &pool, &n);
    code = overrides == NULL ? error_set(error, ERR_MEMORY, "no memory for a point")
                             : scenario_read(scenario, path, overrides, n, faults, error);
    if (code == 0 && (scenario->name = pool_text(&scenario->pool, study->names[point])) == NULL)
        code = error_set(error, ERR_MEMORY, "no memory for a point");
    pool_free(&pool);
    return code;
}

void
batch_plan_run_id(const struct scenario *scenario, char text[RUN_ID_SIZE])
{
    struct result_about about = {.version = DOORSTROOM_VERSION,
                                 .seed = scenario->params.run.seed,
                                 .n_rep = scenario->params.run.replications};

    memcpy(about.digest, scenario->digest, RESULT_DIGEST);
    digest_run_id(&about, text);
}

/* ---- faults ---- */

/* A fault that points share, and how many have it. */
struct shared {
    struct fault fault; /* owned */
    const char *first;
    size_t n;
};

struct shared_faults {
    struct shared *items;
    size_t n;
};

static bool
is_same(const struct fault *a, const struct fault *b)
{
    return a->line == b->line && strcmp(a->file, b->file) == 0 && strcmp(a->text, b->text) == 0;
}

/* Takes over the faults of a point. */
static int
share(struct shared_faults *self, struct faults *faults, const char *name, struct error *error)
{
    for (size_t i = 0; i < faults->n; i++) {
        struct shared *items;
        size_t s = 0;
        while (s < self->n && !is_same(&self->items[s].fault, &faults->items[i]))
            s++;
        if (s < self->n) {
            self->items[s].n++;
            continue;
        }
        items = realloc(self->items, (self->n + 1) * sizeof *items);
        if (items == NULL)
            return error_set(error, ERR_MEMORY, "no memory for a fault");
        self->items = items;
        self->items[self->n++] = (struct shared){faults->items[i], name, 1};
        faults->items[i] = (struct fault){0};
    }
    return 0;
}

/* Each once, with the first point that has it. */
static void
tell_shared(const struct shared_faults *self, struct faults *faults)
{
    for (size_t s = 0; s < self->n; s++) {
        const struct shared *shared = &self->items[s];
        const struct fault *fault = &shared->fault;
        if (shared->n == 1)
            faults_add(faults, fault->file, fault->line, fault->column, "point %s: %s",
                       shared->first, fault->text);
        else
            faults_add(faults, fault->file, fault->line, fault->column,
                       P_("point %s and %zu other: %s", "point %s and %zu others: %s",
                          shared->n - 1), shared->first, shared->n - 1, fault->text);
    }
    faults_sort(faults);
}

static void
shared_free(struct shared_faults *self)
{
    for (size_t s = 0; s < self->n; s++) {
        free(self->items[s].fault.file);
        free(self->items[s].fault.text);
    }
    free(self->items);
}

/* ---- before the points ---- */

static void
tell_varied(const struct batch_plan *self, const struct scenario_override *override,
            const struct design_factor *factor, struct pool *pool, struct faults *faults)
{
    const char *said = scenario_override_said(override, pool);

    if (said != NULL)
        faults_add(faults, said, 0, 0,
                   "%s cannot be set: it is what the study varies, in line %d of %s", factor->key,
                   factor->line, self->study->path);
}

/* A value that the command line gives a key that the study varies would make all points one. */
static void
check_more(const struct batch_plan *self, struct faults *faults)
{
    const struct design *design = &self->study->design;
    struct pool pool;

    pool_init(&pool);
    for (size_t i = 0; i < self->n_more; i++)
        for (size_t f = 0; f < design->n_factors; f++) {
            const char *key = design->factors[f].key;
            size_t length = strlen(key);
            if (strncmp(self->more[i].text, key, length) == 0 &&
                self->more[i].text[length] == '=')
                tell_varied(self, &self->more[i], &design->factors[f], &pool, faults);
        }
    faults->failed = faults->failed || pool.failed;
    pool_free(&pool);
}

/* How many of a scenario's figures are wanted. */
static int
count_figures(struct batch_plan *self, const struct scenario *scenario, struct error *error)
{
    struct measures_shape shape;
    struct kpis kpis;
    size_t n = 0;
    int code;

    simulator_shape_init(&shape, &scenario->params);
    code = kpis_init(&kpis, &shape, error);
    for (size_t i = 0; i < kpis.n && code == 0; i++)
        n += wanted_has(&self->study->wanted, kpis.items[i].id);
    kpis_free(&kpis);
    if (n > self->n_figures)
        self->n_figures = n;
    return code;
}

/* The scenarios as they are: what is wrong with them is not told again for each point. */
static int
check_scenarios(struct batch_plan *self, struct faults *faults, struct error *error)
{
    const struct study *study = self->study;
    int code = 0;

    for (size_t i = 0; i < study->n_scenarios && (code == 0 || code == ERR_INPUT); i++) {
        struct scenario scenario;
        code = scenario_read(&scenario, study->scenarios[i], self->more, self->n_more, faults,
                             error);
        if (code == 0)
            code = count_figures(self, &scenario, error);
        scenario_free(&scenario);
    }
    return faults->n > 0 && code == 0 ? ERR_INPUT : code;
}

/* What batch.h5 would hold. */
static void
check_figures(const struct batch_plan *self, struct faults *faults)
{
    const struct study *study = self->study;
    size_t cells = self->n_figures * study->n_points;

    if (self->n_figures == 0)
        faults_add(faults, study->path, study->wanted_line, 0,
                   "no scenario has a figure that goes by any of these ids");
    else if (cells > BATCH_CELLS)
        faults_add(faults, study->path, study->wanted_line, 0,
                   "batch.h5 would hold %zu figures of %zu points, at most %u in all: say in "
                   "`figures` which ones it should have",
                   self->n_figures, study->n_points, BATCH_CELLS);
}

/* ---- the points ---- */

static int
note_point(struct batch_point *point, const struct scenario *scenario, struct error *error)
{
    batch_plan_run_id(scenario, point->run_id);
    point->n_rep = scenario->params.run.replications;
    return cost_estimate(&point->cost, &scenario->params, error);
}

static int
check_point(struct batch_plan *self, size_t i, struct shared_faults *shared, struct error *error)
{
    struct batch_point *point = &self->points[i];
    struct scenario scenario;
    struct faults faults = {0};
    struct error reason = {0};
    int code = batch_plan_read(self, i, self->study->path, &scenario, &faults, &reason);

    point->name = self->study->names[i];
    if (code == 0)
        code = note_point(point, &scenario, error);
    else if (code == ERR_INPUT && faults.n > 0)
        code = share(shared, &faults, point->name, error);
    else
        code = error_set(error, code, "point %s: %s", point->name, reason.text);
    scenario_free(&scenario);
    faults_free(&faults);
    return code;
}

static int
check_points(struct batch_plan *self, struct faults *faults, struct error *error)
{
    struct shared_faults shared = {0};
    int code = 0;

    for (size_t i = 0; i < self->study->n_points && code == 0 && shared.n < FAULTS_READ; i++)
        code = check_point(self, i, &shared, error);
    tell_shared(&shared, faults);
    shared_free(&shared);
    return code;
}

int
batch_plan_make(struct batch_plan *self, const struct study *study,
                const struct scenario_override *more, size_t n_more, struct faults *faults,
                struct error *error)
{
    int code;

    *self = (struct batch_plan){.study = study, .more = more, .n_more = n_more};
    self->points = calloc(study->n_points, sizeof *self->points);
    if (self->points == NULL)
        return error_set(error, ERR_MEMORY, "no memory for %zu points", study->n_points);
    check_more(self, faults);
    code = check_scenarios(self, faults, error);
    if (code == 0)
        check_figures(self, faults);
    if (code == 0)
        code = check_points(self, faults, error);
    if (faults->failed)
        code = error_set(error, ERR_MEMORY, "no memory for what is wrong with %s", study->path);
    if (code == 0 && faults->n > 0)
        code = error_set(error, ERR_INPUT,
                         P_("%s has %zu error", "%s has %zu errors", faults->n),
                         study->path, faults->n);
    return code;
}

void
batch_plan_free(struct batch_plan *self)
{
    free(self->points);
    *self = (struct batch_plan){0};
}

/* ---- a point alone ---- */

char *
batch_plan_command(const struct batch_plan *self, size_t point)
{
    const char *path = study_scenario(self->study, point);
    const struct scenario_override *overrides;
    char *text = NULL;
    size_t n, size = 0;
    struct pool pool;
    FILE *out = open_memstream(&text, &size);

    if (out == NULL)
        return NULL;
    pool_init(&pool);
    overrides = study_overrides(self->study, point, NULL, self->more, self->n_more, &pool, &n);
    fputs("doorstroom run ", out);
    word_quote(safe_name_of(path), out);
    for (size_t i = 0; overrides != NULL && i < n; i++) {
        fputs(" --set ", out);
        word_quote(overrides[i].text, out);
    }
    if (fclose(out) != 0 || overrides == NULL) {
        free(text);
        text = NULL;
    }
    pool_free(&pool);
    return text;
}
