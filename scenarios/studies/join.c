/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/studies/join.h"

#include "output/about.h"
#include "output/merge.h"
#include "scenarios/cli/word.h"
#include "scenarios/studies/outfile.h"
#include "scenarios/studies/parts.h"
#include "sim/message.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum { RANGES_TOLD = 10, PARTS_TOLD = 10 };

/* ---- what is missing ---- */

/* Which replications there are. */
struct presence {
    bool *has;
    int64_t n_rep, missing;
};

static int
find_missing(struct presence *self, const struct shard *shards, size_t n_shards,
             struct error *error)
{
    self->missing = self->n_rep;
    self->has = calloc((size_t)self->n_rep, sizeof *self->has);
    if (self->has == NULL)
        return error_set(error, ERR_MEMORY, "no memory for a list of replications");
    for (size_t i = 0; i < n_shards; i++)
        for (int64_t r = 0; r < shards[i].count && shards[i].first + r < self->n_rep; r++) {
            self->has[shards[i].first + r] = true;
            self->missing--;
        }
    return 0;
}

static int64_t
missing_of(const struct presence *self, int64_t number, int64_t parts)
{
    int64_t n = 0;

    for (int64_t rep = number - 1; rep < self->n_rep; rep += parts)
        n += !self->has[rep];
    return n;
}

/* "0-3, 7, 9-12 and more"; replications count from 0, as in the file. */
static void
tell_ranges(const struct presence *self, FILE *out)
{
    int told = 0;

    for (int64_t rep = 0; rep < self->n_rep; rep++) {
        int64_t first = rep;
        if (self->has[rep])
            continue;
        if (told++ == RANGES_TOLD) {
            fputs(_(", and more"), out);
            break;
        }
        while (rep + 1 < self->n_rep && !self->has[rep + 1])
            rep++;
        fprintf(out, "%s%" PRId64, told > 1 ? ", " : "", first);
        if (rep > first)
            fprintf(out, "-%" PRId64, rep);
    }
    fputc('\n', out);
}

/* The path that the parts were given, as far as the folder's name tells, from the root on: it holds
 * wherever the command is given. */
static void
tell_output(const char *folder, FILE *out)
{
    char *path = realpath(folder, NULL);
    size_t n = path != NULL ? strlen(path) : 0, end = strlen(PARTS_END);

    if (n > end && strcmp(path + n - end, PARTS_END) == 0)
        path[n - end] = '\0';
    word_quote(path != NULL ? path : folder, out);
    free(path);
}

static void
tell_part(const struct about *about, int64_t number, int64_t n, const char *folder, FILE *out)
{
    fprintf(out, "  %s --part %" PRId64 "/%" PRId64 " --resume -o ", about->about.command, number,
            about->parts);
    tell_output(folder, out);
    fprintf(out, "  # %" PRId64 "\n", n);
}

static void
tell_missing(const struct presence *self, const struct about *about, const char *folder,
             FILE *out)
{
    int told = 0;

    fprintf(out,
            P_("%s lacks %lld of %lld replication: ", "%s lacks %lld of %lld replications: ",
               self->n_rep), folder, (long long)self->missing,
            (long long)self->n_rep);
    tell_ranges(self, out);
    fprintf(out, _("These make them, given in the folder of the scenario (%s):\n"),
            about->about.scenario);
    if (*about->about.base_run_id != '\0')
        fprintf(out, _("(and with --base FILE, the run %s, as the others were)\n"),
                about->about.base_run_id);
    for (int64_t number = 1; number <= about->parts; number++) {
        int64_t n = missing_of(self, number, about->parts);
        if (n == 0)
            continue;
        if (told++ == PARTS_TOLD) {
            fputs(_("  and so on for more parts\n"), out);
            break;
        }
        tell_part(about, number, n, folder, out);
    }
}

/* ---- the road ---- */

static int
check_whole(const struct join *self, const struct about *about, struct error *error)
{
    struct presence presence = {.n_rep = about->about.n_rep};
    struct shard_unsound unsound = {.out = self->out};
    struct shard *shards;
    size_t n_shards;
    int code = shard_scan(self->folder, &about->about, &about->shape, &unsound, &shards, &n_shards,
                          error);

    if (code == 0)
        code = find_missing(&presence, shards, n_shards, error);
    if (code == 0 && presence.missing > 0) {
        tell_missing(&presence, about, self->folder, self->out);
        code = error_set(error, ERR_INPUT, "%s: replications are missing; nothing is merged",
                         self->folder);
    } else if (code == 0 && unsound.n > 0) {
        code = error_set(error, ERR_INPUT,
                         "%s: holds files that cannot be used; nothing is merged: remove them, or "
                         "let run --resume do so",
                         self->folder);
    }
    free(presence.has);
    free(shards);
    return code;
}

int
join_parts(struct join *self, struct error *error)
{
    struct parts parts = {.descriptor = -1, .held = -1};
    struct about about = {0};
    int code = outfile_check(self->output, self->force, error);

    if (code == 0)
        code = parts_hold(&parts, self->folder, error);
    if (code == 0)
        code = about_read(&about, self->folder, DOORSTROOM_VERSION, error);
    if (code == 0)
        code = check_whole(self, &about, error);
    if (code == 0)
        code = merge_shards(self->folder, self->output, &about.about, &about.shape, NULL,
                            self->stop, error);
    self->n_rep = about.about.n_rep;
    about_free(&about);
    parts_free(&parts);
    return code;
}
