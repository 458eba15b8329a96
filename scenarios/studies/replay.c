/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/studies/replay.h"

#include "models/simulator.h"
#include "output/safe.h"
#include "output/verify.h"
#include "output/workplace.h"
#include "scenarios/reader/print.h"
#include "scenarios/studies/description.h"
#include "sim/message.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct replay {
    const char *path;
    struct checks *checks;
    struct verify *verify;
    struct verify_said said;
    struct workplace workplace;
    char *scenario_path; /* the text of the scenario, as a file there */
    char *stock;         /* what is laid over it, or NULL */
    struct scenario scenario;
    struct description description;
};

/* ---- the scenario of then ---- */

/* A file of that name in a folder of its own: a scenario is called as its file is. */
static int
write_scenario(struct replay *self, struct error *error)
{
    const struct safe_part part = {self->said.text, strlen(self->said.text)};
    char name[256];
    int code;

    if (*self->said.scenario == '\0' || strchr(self->said.scenario, '/') != NULL ||
        snprintf(name, sizeof name, "%s.cfg", self->said.scenario) >= (int)sizeof name)
        return error_set(error, ERR_FORMAT, "%s: its scenario has no name of a file", self->path);
    code = workplace_open(&self->workplace, error);
    if (code != 0)
        return code;
    self->scenario_path = workplace_path(&self->workplace, name, error);
    return self->scenario_path != NULL ? safe_publish(self->scenario_path, &part, 1, error)
                                       : ERR_MEMORY;
}

/* run.stock="FOLDER/" "x.csv", of a stock that is said so: "somewhere/x.csv". Texts beside each other
 * are one. NULL: no memory. */
static char *
stock_in(const char *folder, const char *said)
{
    static const char key[] = "run.stock";
    const char *slash = strrchr(said, '/');
    char *text = NULL, *with_slash = safe_join(folder, "");
    size_t size;
    FILE *out = with_slash != NULL ? open_memstream(&text, &size) : NULL;

    if (out != NULL) {
        bool written;
        fprintf(out, "%s=", key);
        print_text(with_slash, out);
        fprintf(out, " \"%s", slash != NULL ? slash + 1 : said + 1); /* it ends in a quote */
        written = ferror(out) == 0;
        if (fclose(out) != 0 || !written) {
            free(text);
            text = NULL;
        }
    }
    free(with_slash);
    return text;
}

/* The stock lies beside the result. */
static int
find_stock(struct replay *self, struct error *error)
{
    char *path, *folder;

    if (strlen(self->said.stock) <= 2) /* no more than quotes */
        return 0;
    path = realpath(self->path, NULL);
    if (path == NULL)
        return error_set(error, ERR_IO, "%s: cannot be found, nor the stock beside it: %s",
                         self->path, strerror(errno));
    folder = safe_folder_of(path);
    self->stock = folder != NULL ? stock_in(folder, self->said.stock) : NULL;
    free(folder);
    free(path);
    return self->stock != NULL ? 0 : error_set(error, ERR_MEMORY, "no memory for a path");
}

static int
tell_faults(struct replay *self, const struct faults *faults)
{
    checks_tell(self->checks, CHECK_FAILS, checks_name(self->checks, N_("scenario in /meta")), "%s",
                faults->n > 0 ? faults->items[0].text : _("cannot be read"));
    return 1;
}

/* 0; 1 where it cannot be read, which has been told; or an error. */
static int
read_scenario(struct replay *self, struct error *error)
{
    struct scenario_override stock = {.origin = "set", .file = "/meta"};
    struct faults faults = {0};
    int code = write_scenario(self, error);

    if (code == 0)
        code = find_stock(self, error);
    if (code == 0) {
        stock.text = self->stock;
        code = scenario_read(&self->scenario, self->scenario_path, &stock,
                             self->stock != NULL ? 1 : 0, &faults, error);
        if (code == ERR_INPUT)
            code = tell_faults(self, &faults);
        faults_free(&faults);
    }
    return code == 0 ? description_init(&self->description, &self->scenario, error) : code;
}

/* ---- replications of today ---- */

/* The i-th of n among all: the first, the last, and evenly between them. */
static uint32_t
pick(int64_t i, int64_t n, int64_t n_rep)
{
    return (uint32_t)(n < 2 ? 0 : i * (n_rep - 1) / (n - 1));
}

static int
run_one(struct replay *self, struct simulator_worker *worker, struct measures *measures,
        uint32_t replication, struct error *error)
{
    int code;

    simulator_trace(worker, verify_trace(self->verify, replication));
    code = simulator_run(worker, replication, measures, error);
    return code == 0 ? verify_replication(self->verify, replication, measures, error) : code;
}

static int
run_all(struct replay *self, const struct simulator *simulator, int64_t n, const atomic_int *stop,
        struct error *error)
{
    struct simulator_worker *worker = NULL;
    struct measures measures = {0};
    int code = measures_init(&measures, simulator_shape(simulator), error);

    if (code == 0)
        code = simulator_worker_new(&worker, simulator, error);
    for (int64_t i = 0; i < n && code == 0; i++) {
        if (atomic_load(stop) != 0)
            code = error_set(error, ERR_STOPPED, "stopped on request");
        else
            code = run_one(self, worker, &measures, pick(i, n, self->said.n_rep), error);
    }
    simulator_worker_free(worker);
    measures_free(&measures);
    return code;
}

static int
run_again(struct replay *self, int64_t n, const atomic_int *stop, struct error *error)
{
    struct simulator *simulator = NULL;
    int code;

    if (strcmp(self->said.version, DOORSTROOM_VERSION) != 0) {
        checks_tell(self->checks, CHECK_NOT_DONE,
                    checks_name(self->checks, N_("replications, run again")),
                    _("version %s made them, this is %s"), self->said.version, DOORSTROOM_VERSION);
        return 0;
    }
    code = simulator_new(&simulator, &self->scenario.params, error);
    if (code == 0)
        code = run_all(self, simulator, n < self->said.n_rep ? n : self->said.n_rep, stop, error);
    simulator_free(simulator);
    return code;
}

/* ---- all of it ---- */

static int
verify_all(struct replay *self, int64_t n_again, const atomic_int *stop, struct error *error)
{
    struct measures_shape shape;
    int code = read_scenario(self, error);

    if (code != 0)
        return code > 0 ? 0 : code;
    simulator_shape_init(&shape, &self->scenario.params);
    self->description.about.text = self->stock != NULL ? "" : self->scenario.text;
    code = verify_file(self->verify, &self->description.about, &shape, error);
    return code == 0 && n_again > 0 ? run_again(self, n_again, stop, error) : code;
}

static void
replay_free(struct replay *self)
{
    verify_close(self->verify);
    description_free(&self->description);
    scenario_free(&self->scenario);
    workplace_close(&self->workplace);
    free(self->scenario_path);
    free(self->stock);
}

int
replay_verify(const char *path, int64_t n_again, const atomic_int *stop, struct checks *checks,
              struct error *error)
{
    struct replay self = {.path = path, .checks = checks};
    int code = verify_open(&self.verify, path, checks, error);

    if (code == 0) {
        verify_said(self.verify, &self.said);
        code = verify_all(&self, n_again, stop, error);
    }
    replay_free(&self);
    return code;
}
