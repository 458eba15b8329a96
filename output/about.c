/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/about.h"

#include "output/safe.h"
#include "output/seal.h"
#include "sim/message.h"

#include <errno.h>
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define NAME "run.about"
#define LOCK "run" SAFE_LOCK_END

/* The file is texts, each with its end, and a seal; numbers are texts, too, so that the bytes are
 * the same on every machine. The version comes first: only the same one reads the rest. */
static const char magic[] = "doorstroom about";

bool
about_is_named(const char *name)
{
    return strcmp(name, NAME) == 0;
}

/* ---- writing ---- */

static void
put_text(FILE *out, const char *text)
{
    fwrite(text, 1, strlen(text) + 1, out);
}

static void
put_whole(FILE *out, int64_t number)
{
    fprintf(out, "%" PRId64 "%c", number, '\0');
}

static void
put_number(FILE *out, double number)
{
    if (isnan(number)) /* of whatever sign */
        put_text(out, "nan");
    else
        fprintf(out, "%a%c", number, '\0');
}

static void
put_input(FILE *out, const struct result_input *input)
{
    const char *texts[] = {input->key,  input->value,  input->unit, input->origin,
                           input->file, input->source, input->legal};

    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        put_text(out, texts[i]);
    put_whole(out, input->line);
    put_whole(out, input->hand_set);
    put_number(out, input->low);
    put_number(out, input->high);
}

static void
put_shape(FILE *out, const struct measures_shape *shape)
{
    put_whole(out, shape->kind);
    for (int d = 0; d < DIMENSIONS; d++)
        put_whole(out, (int64_t)shape->extent[d]);
    put_whole(out, shape->start);
    put_whole(out, shape->end);
    put_whole(out, shape->first_monday);
    put_whole(out, shape->first_month);
    put_whole(out, shape->first_quarter);
    for (int k = 0; k < NETWORK_STATIONS; k++) {
        put_text(out, shape->stations[k]);
        put_whole(out, (int64_t)shape->classes[k]);
    }
    for (int i = 0; i < RULES * REGIMES; i++) {
        const struct rule_dates *dates = &shape->rules[i / REGIMES][i % REGIMES];
        put_whole(out, dates->from);
        put_whole(out, dates->until);
    }
    put_whole(out, (int64_t)shape->warm_up);
}

static void
put_about(FILE *out, const struct result_about *about, int64_t parts)
{
    char digest[DIGEST_TEXT_SIZE];

    digest_text(about->digest, digest);
    put_text(out, magic);
    put_text(out, about->version);
    put_whole(out, parts);
    put_text(out, digest);
    put_whole(out, about->seed);
    put_whole(out, about->n_rep);
    put_text(out, about->base_run_id);
    put_text(out, about->command);
    put_text(out, about->title);
    put_text(out, about->scenario);
    put_text(out, about->text);
    put_whole(out, (int64_t)about->n_inputs);
    for (size_t i = 0; i < about->n_inputs; i++)
        put_input(out, &about->inputs[i]);
    put_whole(out, (int64_t)about->n_warnings);
    for (size_t i = 0; i < about->n_warnings; i++)
        put_text(out, about->warnings[i]);
    put_whole(out, about->fte != NULL);
    for (int r = 0; r < RESOURCES && about->fte != NULL; r++) {
        put_number(out, about->fte[r].low);
        put_number(out, about->fte[r].high);
    }
    put_whole(out, about->trace.replications);
    put_whole(out, about->trace.events);
}

/* To be freed. */
static int
make_bytes(char **bytes, size_t *n, const struct result_about *about,
           const struct measures_shape *shape, int64_t parts, struct error *error)
{
    FILE *out = open_memstream(bytes, n);

    if (out == NULL)
        return error_set(error, ERR_MEMORY, "no memory for what a run is");
    put_about(out, about, parts);
    put_shape(out, shape);
    if (fclose(out) == 0)
        return 0;
    free(*bytes);
    *bytes = NULL;
    return error_set(error, ERR_MEMORY, "no memory for what a run is");
}

static int
publish(const char *path, const char *bytes, size_t n, struct error *error)
{
    unsigned char seal[SEAL_SIZE];
    const struct safe_part parts[] = {{bytes, n}, {seal, SEAL_SIZE}};

    seal_make(seal, bytes, n);
    return safe_publish(path, parts, 2, error);
}

/* ---- reading ---- */

/* Texts that are still to be read. */
struct cursor {
    const char *next, *end;
    bool sound;
};

static const char *
get_text(struct cursor *self)
{
    const char *text = self->next;
    const char *stop = memchr(text, '\0', (size_t)(self->end - text));

    if (stop == NULL) {
        self->sound = false;
        return "";
    }
    self->next = stop + 1;
    return text;
}

static int64_t
get_whole(struct cursor *self)
{
    return strtoll(get_text(self), NULL, 10);
}

static double
get_number(struct cursor *self)
{
    return strtod(get_text(self), NULL);
}

/* How many come next; each has at least one byte, so no more than what is left. */
static size_t
get_count(struct cursor *self)
{
    int64_t n = get_whole(self);

    if (n >= 0 && n <= self->end - self->next)
        return (size_t)n;
    self->sound = false;
    return 0;
}

static void
get_digest(struct cursor *self, unsigned char digest[RESULT_DIGEST])
{
    const char *text = get_text(self);

    if (strlen(text) != 2 * RESULT_DIGEST) {
        self->sound = false;
        return;
    }
    for (int i = 0; i < RESULT_DIGEST; i++) {
        char byte[] = {text[2 * i], text[2 * i + 1], '\0'};
        digest[i] = (unsigned char)strtoul(byte, NULL, 16);
    }
}

static void
get_input(struct cursor *self, struct result_input *input)
{
    const char **texts[] = {&input->key,  &input->value,  &input->unit, &input->origin,
                            &input->file, &input->source, &input->legal};

    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        *texts[i] = get_text(self);
    input->line = (int)get_whole(self);
    input->hand_set = (int)get_whole(self);
    input->low = get_number(self);
    input->high = get_number(self);
}

static int
get_lists(struct about *self, struct cursor *cursor, struct error *error)
{
    struct result_about *about = &self->about;

    about->n_inputs = get_count(cursor);
    about->inputs = self->inputs = calloc(about->n_inputs + 1, sizeof *self->inputs);
    if (self->inputs == NULL)
        return error_set(error, ERR_MEMORY, "no memory for %zu inputs", about->n_inputs);
    for (size_t i = 0; i < about->n_inputs; i++)
        get_input(cursor, &self->inputs[i]);
    about->n_warnings = get_count(cursor);
    about->warnings = self->warnings = calloc(about->n_warnings + 1, sizeof *self->warnings);
    if (self->warnings == NULL)
        return error_set(error, ERR_MEMORY, "no memory for %zu warnings", about->n_warnings);
    for (size_t i = 0; i < about->n_warnings; i++)
        self->warnings[i] = get_text(cursor);
    if (get_whole(cursor) != 0)
        about->fte = self->fte;
    for (int r = 0; r < RESOURCES && about->fte != NULL; r++) {
        self->fte[r].low = get_number(cursor);
        self->fte[r].high = get_number(cursor);
    }
    return 0;
}

static void
get_shape(struct cursor *self, struct measures_shape *shape)
{
    shape->kind = (enum model_kind)get_whole(self);
    for (int d = 0; d < DIMENSIONS; d++)
        shape->extent[d] = (size_t)get_whole(self);
    shape->start = (day_number)get_whole(self);
    shape->end = (day_number)get_whole(self);
    shape->first_monday = (day_number)get_whole(self);
    shape->first_month = (int)get_whole(self);
    shape->first_quarter = (int)get_whole(self);
    for (int k = 0; k < NETWORK_STATIONS; k++) {
        snprintf(shape->stations[k], NETWORK_ID, "%s", get_text(self));
        shape->classes[k] = (size_t)get_whole(self);
    }
    for (int i = 0; i < RULES * REGIMES; i++) {
        struct rule_dates *dates = &shape->rules[i / REGIMES][i % REGIMES];
        dates->from = (day_number)get_whole(self);
        dates->until = (day_number)get_whole(self);
    }
    shape->warm_up = (size_t)get_whole(self);
}

/* What follows the version. */
static int
get_about(struct about *self, struct cursor *cursor, struct error *error)
{
    struct result_about *about = &self->about;
    int code;

    self->parts = get_whole(cursor);
    get_digest(cursor, about->digest);
    about->seed = get_whole(cursor);
    about->n_rep = get_whole(cursor);
    about->base_run_id = get_text(cursor);
    about->command = get_text(cursor);
    about->title = get_text(cursor);
    about->scenario = get_text(cursor);
    about->text = get_text(cursor);
    code = get_lists(self, cursor, error);
    if (code != 0)
        return code;
    about->trace.replications = get_whole(cursor);
    about->trace.events = get_whole(cursor) != 0;
    get_shape(cursor, &self->shape);
    if (!cursor->sound || cursor->next != cursor->end || self->parts < 1 || about->n_rep < 1)
        return error_set(error, ERR_FORMAT, NAME " is not what it should be");
    return 0;
}

/* Who reads it has the shards, which are sound: only this file is to be written again. */
static int
fail_damaged(const char *path, struct error *error)
{
    return error_set(error, ERR_FORMAT,
                     "%s: is damaged: its checksum does not hold; remove this file, and then "
                     "run --part K/N --resume, of any part, writes it anew",
                     path);
}

static int
read_sealed(struct about *self, const char *path, size_t *n, struct error *error)
{
    unsigned char seal[SEAL_SIZE];
    int code = safe_read(path, &self->bytes, n, error);

    if (code != 0)
        return code;
    *n = *n < SEAL_SIZE ? 0 : *n - SEAL_SIZE;
    seal_make(seal, self->bytes, *n);
    if (*n == 0 || memcmp(seal, self->bytes + *n, SEAL_SIZE) != 0)
        return fail_damaged(path, error);
    return 0;
}

static int
read_path(struct about *self, const char *path, const char *version, struct error *error)
{
    struct cursor cursor;
    size_t n;
    int code = read_sealed(self, path, &n, error);

    if (code != 0)
        return code;
    cursor = (struct cursor){(const char *)self->bytes, (const char *)self->bytes + n, true};
    if (strcmp(get_text(&cursor), magic) != 0)
        return fail_damaged(path, error);
    self->about.version = get_text(&cursor);
    if (strcmp(self->about.version, version) != 0)
        return error_set(error, ERR_INPUT, "%s: was made by version %s, this is version %s", path,
                         self->about.version, version);
    return get_about(self, &cursor, error);
}

int
about_read(struct about *self, const char *folder, const char *version, struct error *error)
{
    char *path = safe_join(folder, NAME);
    int code;

    memset(self, 0, sizeof *self);
    if (path == NULL)
        return error_set(error, ERR_MEMORY, "no memory for a name in %s", folder);
    if (access(path, F_OK) != 0 && errno == ENOENT)
        code = error_set(error, ERR_INPUT,
                         "%s: holds no parts of a run (run --part K/N makes them)", folder);
    else
        code = read_path(self, path, version, error);
    free(path);
    return code;
}

void
about_free(struct about *self)
{
    free(self->bytes);
    free(self->inputs);
    free(self->warnings);
    memset(self, 0, sizeof *self);
}

/* ---- one for all ---- */

/* What two descriptions of runs differ in. */
static int
tell_difference(const char *folder, const struct about *theirs, const struct result_about *ours,
                int64_t parts, struct error *error)
{
    if (memcmp(theirs->about.digest, ours->digest, RESULT_DIGEST) != 0)
        return error_set(error, ERR_INPUT, "%s: holds parts of another scenario, %s", folder,
                         theirs->about.scenario);
    if (theirs->about.seed != ours->seed)
        return error_set(error, ERR_INPUT, "%s: holds parts of a run with seed %" PRId64, folder,
                         theirs->about.seed);
    if (theirs->about.n_rep != ours->n_rep)
        return error_set(error, ERR_INPUT,
                         P_("%s: holds parts of a run of %lld replication",
                            "%s: holds parts of a run of %lld replications", theirs->about.n_rep),
                         folder, (long long)theirs->about.n_rep);
    if (theirs->parts != parts)
        return error_set(error, ERR_INPUT,
                         "%s: the run is cut into %" PRId64 " parts there, not into %" PRId64,
                         folder, theirs->parts, parts);
    if (strcmp(theirs->about.base_run_id, ours->base_run_id) != 0)
        return error_set(error, ERR_INPUT, "%s: holds parts of a run held against another base",
                         folder);
    return error_set(error, ERR_INPUT,
                     "%s: holds parts of the same run by another command or from other files: %s",
                     folder, theirs->about.command);
}

static int
hold_against(const char *folder, const char *path, const struct result_about *about,
             const char *bytes, size_t n, int64_t parts, struct error *error)
{
    struct about theirs = {0};
    size_t n_theirs;
    int code = read_sealed(&theirs, path, &n_theirs, error);

    if (code == 0 && (n_theirs != n || memcmp(theirs.bytes, bytes, n) != 0)) {
        about_free(&theirs);
        code = read_path(&theirs, path, about->version, error);
        if (code == 0)
            code = tell_difference(folder, &theirs, about, parts, error);
    }
    about_free(&theirs);
    return code;
}

static int
settle(const char *folder, const char *path, const struct result_about *about, const char *bytes,
       size_t n, int64_t parts, struct error *error)
{
    if (access(path, F_OK) == 0)
        return hold_against(folder, path, about, bytes, n, parts, error);
    if (errno != ENOENT)
        return error_set(error, ERR_IO, "%s: %s", path, strerror(errno));
    return publish(path, bytes, n, error);
}

int
about_settle(const char *folder, const struct result_about *about,
             const struct measures_shape *shape, int64_t parts, struct error *error)
{
    char *path = safe_join(folder, NAME), *lock = safe_join(folder, LOCK), *bytes = NULL;
    size_t n = 0;
    int descriptor, code = 0;

    if (path == NULL || lock == NULL)
        code = error_set(error, ERR_MEMORY, "no memory for a name in %s", folder);
    if (code == 0)
        code = make_bytes(&bytes, &n, about, shape, parts, error);
    if (code == 0)
        code = safe_lock(lock, true, &descriptor, error);
    if (code > 0) {
        code = settle(folder, path, about, bytes, n, parts, error);
        safe_unlock(lock, descriptor);
    }
    free(bytes);
    free(path);
    free(lock);
    return code;
}
