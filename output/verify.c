/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/verify.h"

#include "output/alike.h"
#include "output/amount.h"
#include "output/digest.h"
#include "output/door.h"
#include "output/facts.h"
#include "output/layout.h"
#include "output/merge_again.h"
#include "output/platform.h"
#include "output/replications.h"
#include "output/trace_verify.h"
#include "sim/message.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { FAULT_SIZE = 200 };

/* What the objects of a file belong to, each with a line of its own. */
enum part { PART_STRUCTURE, PART_COORDINATES, PART_SUMMARIES, PART_KPI, PART_INPUTS, PART_META,
            PART_VIEW, PARTS };

static const char *const part_names[PARTS] = {
    [PART_STRUCTURE] = N_("structure and units"),
    [PART_COORDINATES] = N_("coordinates"),
    [PART_SUMMARIES] = N_("summaries"),
    [PART_KPI] = N_("figures of /kpi"),
    [PART_INPUTS] = N_("/inputs"),
    [PART_META] = N_("/meta"),
    [PART_VIEW] = N_("charts of /view"),
};

struct tally {
    size_t objects, numbers, faults;
    char first[FAULT_SIZE]; /* the first fault */
};

struct verify {
    struct checks *checks;
    hid_t file;
    struct facts facts;
    struct tally parts[PARTS];
    struct trace_verify traces;
    bool traces_are_odd;              /* in their structure */
    const struct trace_sink *sink;    /* of the replication that is run again; NULL: none */
    struct replications replications; /* open from the first that is held on */
};

/* ---- which is which ---- */

static enum measure
measure_of(const char *path)
{
    enum measure m = 0;

    while (m < MEASURES && strcmp(measure_rows[m].name, path + 1) != 0)
        m++;
    return m;
}

static bool
is_summary(const char *path)
{
    static const char *const ends[] = {"_mean", "_se", "_ci_low", "_ci_high", "_q"};
    size_t length = strlen(path);

    for (size_t e = 0; e < sizeof ends / sizeof ends[0]; e++) {
        size_t n = strlen(ends[e]);
        for (int m = 0; length > n + 1 && m < MEASURES; m++)
            if (strcmp(path + length - n, ends[e]) == 0 &&
                strlen(measure_rows[m].name) == length - n - 1 &&
                strncmp(path + 1, measure_rows[m].name, length - n - 1) == 0)
                return true;
    }
    return false;
}

static enum part
part_of(const char *path)
{
    static const struct {
        const char *group;
        enum part part;
    } groups[] = {{"/kpi/", PART_KPI}, {"/inputs/", PART_INPUTS}, {"/meta/", PART_META},
                  {"/view/", PART_VIEW}};

    for (size_t g = 0; g < sizeof groups / sizeof groups[0]; g++)
        if (strncmp(path, groups[g].group, strlen(groups[g].group)) == 0)
            return groups[g].part;
    return is_summary(path) ? PART_SUMMARIES : PART_COORDINATES;
}

/* ---- holding ---- */

/* /persons, /events, or what is in one of them. */
static bool
is_of_traces(const char *path)
{
    return strncmp(path, "/persons", 8) == 0 || strncmp(path, "/events", 7) == 0;
}

/* The numbers of replications are what the rest is made of, and rows of people are looked at on
 * their own; versions of libraries are those of then. */
static bool
skips(void *context, const char *path)
{
    (void)context;
    return measure_of(path) < MEASURES || is_of_traces(path) || strcmp(path, "/meta/software_version") == 0 ||
           strcmp(path, "/meta/platform") == 0;
}

/* Only where it was asked for. */
static bool
may_be(void *context, const char *path)
{
    (void)context;
    return strcmp(path, "/meta/host") == 0;
}

static void
note_fault(void *context, enum alike_kind kind, const char *path, const char *words)
{
    struct verify *self = context;
    struct tally *tally =
        &self->parts[kind == ALIKE_STRUCTURE ? PART_STRUCTURE : part_of(path)];

    self->traces_are_odd = self->traces_are_odd || is_of_traces(path);
    if (tally->faults++ == 0)
        snprintf(tally->first, sizeof tally->first, "%s %s", *path != '\0' ? path : "/", words);
}

static void
note_held(void *context, const char *path, size_t numbers)
{
    struct verify *self = context;
    struct tally *tally = &self->parts[part_of(path)];

    self->parts[PART_STRUCTURE].objects++;
    if (skips(NULL, path))
        return;
    tally->objects++;
    tally->numbers += numbers;
}

static int
hold(void *context, hid_t again, struct error *error)
{
    struct verify *self = context;
    const struct alike alike = {skips, may_be, note_fault, note_held, self};

    return alike_hold(&alike, again, self->file, error);
}

static void
tell_part(struct verify *self, enum part part)
{
    const struct tally *tally = &self->parts[part];
    const char *name = checks_name(self->checks, part_names[part]);
    char values[AMOUNT_SIZE];

    amount_text((double)tally->numbers, 0, values);
    if (tally->faults > 0)
        checks_tell(self->checks, CHECK_FAILS, name, _("faults: %zu, the first: %s"), tally->faults,
                    tally->first);
    else if (part == PART_STRUCTURE)
        checks_tell(self->checks, CHECK_HOLDS, name,
                    _("%zu variables and columns are as layout %d.%d has them"), tally->objects,
                    LAYOUT_MAJOR, LAYOUT_MINOR);
    else
        checks_tell(self->checks, CHECK_HOLDS, name, _("%zu variables, %s values made anew"),
                    tally->objects, values);
}

/* ---- what it should say ---- */

/* The inputs of today with where they came from then. */
static int
lay_inputs(const struct verify *self, const struct result_about *today,
           struct result_input **inputs, struct error *error)
{
    const struct facts *facts = &self->facts;

    *inputs = calloc(today->n_inputs + 1, sizeof **inputs);
    if (*inputs == NULL)
        return error_set(error, ERR_MEMORY, "no memory for %zu inputs", today->n_inputs);
    for (size_t i = 0; i < today->n_inputs; i++) {
        struct result_input *input = &(*inputs)[i];
        *input = today->inputs[i];
        if (i >= facts->n_inputs || strcmp(facts->key[i], input->key) != 0)
            continue;
        input->origin = facts->origin[i];
        input->file = facts->file[i];
        input->line = (int)facts->line[i];
        if (strcmp(input->key, "run.stock") == 0) /* where it lies now */
            input->value = facts->value[i];
    }
    return 0;
}

static int
hold_again(struct verify *self, const struct result_about *about,
           const struct measures_shape *shape, struct error *error)
{
    int code = merge_again(self->file, about, shape, hold, self, error);

    for (int p = 0; p < PARTS && code == 0; p++)
        tell_part(self, (enum part)p);
    return code;
}

static void
check_digest(struct verify *self, const struct result_about *about)
{
    char config[DIGEST_TEXT_SIZE], run_id[RUN_ID_SIZE];
    bool same;

    digest_text(about->digest, config);
    same = strcmp(config, self->facts.config) == 0;
    checks_tell(self->checks, same ? CHECK_HOLDS : CHECK_FAILS, "config_sha256",
                same ? _("it is that of the scenario in /meta: %s")
                     : _("of the scenario in /meta it is %s"),
                config);
    digest_run_id(about, run_id);
    same = strcmp(run_id, self->facts.run_id) == 0;
    checks_tell(self->checks, same ? CHECK_HOLDS : CHECK_FAILS, "run_id",
                same ? _("it is that of scenario, seed, replications and version: %s")
                     : _("of scenario, seed, replications and version it is %s"),
                run_id);
}

int
verify_file(struct verify *self, const struct result_about *today,
            const struct measures_shape *shape, struct error *error)
{
    const struct facts *facts = &self->facts;
    struct result_about about = *today;
    struct result_input *inputs = NULL;
    int code = lay_inputs(self, today, &inputs, error);

    about.inputs = inputs;
    about.version = facts->version;
    about.command = facts->command;
    about.base_run_id = facts->base_run_id;
    about.n_rep = facts->n_rep; /* with --precision not the scenario's */
    about.stopped = *facts->stopped != '\0' ? facts->stopped : NULL;
    about.text = *today->text != '\0' ? today->text : facts->text;
    if (code == 0)
        check_digest(self, &about);
    if (code == 0)
        code = hold_again(self, &about, shape, error);
    if (code == 0)
        code = trace_verify_open(&self->traces, self->file, facts->n_rep, shape,
                                 !self->traces_are_odd, self->checks, error);
    free(inputs);
    return code;
}

/* ---- replications ---- */

static bool
same_cells(const void *a, const void *b, size_t n, enum number number)
{
    const double *left = a, *right = b;

    if (number != NUMBER_DOUBLE)
        return memcmp(a, b, n * (number == NUMBER_INT32 ? 4 : 8)) == 0;
    for (size_t i = 0; i < n; i++)
        if (!(isnan(left[i]) && isnan(right[i])) &&
            !(left[i] <= right[i] && left[i] >= right[i]))
            return false;
    return true;
}

static bool
is_of_here(const struct verify *self)
{
    char here[PLATFORM_SIZE];

    platform_text(here);
    return strcmp(here, self->facts.platform) == 0;
}

static void
tell_replication(struct verify *self, size_t rep, size_t n, size_t different, const char *first)
{
    char name[64];
    bool here = is_of_here(self);

    snprintf(name, sizeof name, checks_name(self->checks, N_("replication %zu, run again")), rep);
    if (different == 0)
        checks_tell(self->checks, CHECK_HOLDS, name, _("%zu variables, each number the same"), n);
    else if (here)
        checks_tell(self->checks, CHECK_DIFFERS, name,
                    _("%zu of %zu variables are not the same, the first is %s"), different, n,
                    first);
    else
        checks_tell(self->checks, CHECK_NOT_DONE, name,
                    _("%zu of %zu variables are not the same, which tells nothing: the file was "
                      "made on %s, where last digits may be others"),
                    different, n, self->facts.platform);
}

const struct trace_sink *
verify_trace(struct verify *self, size_t rep)
{
    self->sink = trace_verify_sink(&self->traces, rep);
    return self->sink;
}

int
verify_replication(struct verify *self, size_t rep, const struct measures *today,
                   struct error *error)
{
    const struct measures_shape *shape = today->shape;
    size_t n = 0, different = 0;
    const char *first = "";
    int code = 0;

    if (self->replications.shape == NULL)
        code = replications_open(&self->replications, self->file, shape,
                                 (size_t)self->facts.n_rep, error);
    if (code == 0)
        code = replications_read(&self->replications, rep, error);
    for (int m = 0; m < MEASURES && code == 0; m++) {
        if (!measures_has(shape, (enum measure)m))
            continue;
        n++;
        if (same_cells(self->replications.measures.data[m], today->data[m],
                       measure_cells(shape, (enum measure)m), measure_rows[m].number))
            continue;
        if (different++ == 0)
            first = measure_rows[m].name;
    }
    if (code == 0)
        tell_replication(self, rep, n, different, first);
    if (code == 0 && self->sink != NULL)
        code = trace_verify_tell(&self->traces, is_of_here(self) ? NULL : self->facts.platform,
                                 error);
    self->sink = NULL;
    return code;
}

/* ---- the file ---- */

static int
check_facts(const struct facts *facts, struct error *error)
{
    if (facts->n_rep < 1 || facts->n_rep > INT32_MAX)
        return error_set(error, ERR_FORMAT, P_("has %lld replication", "has %lld replications", facts->n_rep),
                         (long long)facts->n_rep);
    return 0;
}

int
verify_open(struct verify **self, const char *path, struct checks *checks, struct error *error)
{
    struct error reason = {0};
    int code;

    *self = calloc(1, sizeof **self);
    if (*self == NULL)
        return error_set(error, ERR_MEMORY, "no memory to verify %s", path);
    (*self)->checks = checks;
    code = door_open_current(&(*self)->file, path, "run", &reason);
    if (code == 0)
        code = facts_read(&(*self)->facts, (*self)->file, &reason);
    if (code == 0)
        code = check_facts(&(*self)->facts, &reason);
    if (code == 0)
        checks_tell(checks, CHECK_HOLDS, checks_name(checks, N_("checksum")),
                    _("no byte of the file has changed"));
    return code == 0 ? 0 : error_set(error, code, "%s: %s", path, reason.text);
}

void
verify_close(struct verify *self)
{
    if (self == NULL)
        return;
    replications_close(&self->replications);
    trace_verify_close(&self->traces);
    facts_free(&self->facts);
    h5_close(&self->file);
    free(self);
}

void
verify_said(const struct verify *self, struct verify_said *said)
{
    const struct facts *facts = &self->facts;

    *said = (struct verify_said){
        .scenario = facts->scenario, .text = facts->text, .version = facts->version,
        .platform = facts->platform, .stock = "", .n_rep = facts->n_rep,
    };
    for (size_t i = 0; i < facts->n_inputs; i++)
        if (strcmp(facts->key[i], "run.stock") == 0)
            said->stock = facts->value[i];
}
