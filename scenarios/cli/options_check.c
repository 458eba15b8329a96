/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/cli/options.h"

#include "output/origin.h"
#include "scenarios/cli/word.h"
#include "sim/message.h"

#include <string.h>

/* What a command asks for beside options. */
struct operand_rule {
    unsigned command;
    const char *noun;
    size_t least, most;
};

static const struct operand_rule operand_rules[] = {
    {COMMAND_RUN, N_("scenario"), 1, 1},
    {COMMAND_CHECK, N_("scenario"), 1, SIZE_MAX},
    {COMMAND_SHOW, N_("scenario"), 1, 1},
    {COMMAND_EXPLAIN, N_("key"), 1, SIZE_MAX},
    {COMMAND_MERGE, N_("folder"), 1, 1},
    {COMMAND_BATCH, N_("study"), 1, 1},
    {COMMAND_COMPARE, N_("file of a run"), 2, SIZE_MAX},
    {COMMAND_REGRESS, N_("scenario"), 1, SIZE_MAX},
    {COMMAND_INFO, N_("file"), 1, SIZE_MAX},
    {COMMAND_REPORT, N_("file of a run"), 1, SIZE_MAX},
    {COMMAND_EXPORT, N_("result"), 1, 1},
};

static int
check_operands(const struct options *self, unsigned command, struct error *error)
{
    const struct operand_rule *rule = operand_rules;

    while (rule->command != command)
        rule++;
    if (self->manual)
        return self->n_operands == 0 ? 0
                                     : error_set(error, ERR_INPUT,
                                                 "--manual: has all keys, and takes none");
    if (self->n_operands == 0)
        return error_set(error, ERR_INPUT, "no %s is given", _(rule->noun));
    if (self->n_operands < rule->least)
        return error_set(error, ERR_INPUT, "only one %s is given", _(rule->noun));
    if (self->n_operands > rule->most)
        return error_set(error, ERR_INPUT, "one %s at a time: %s is one too many", _(rule->noun),
                         self->operands[1]);
    return 0;
}

/* Whether a word said an option. */
static bool
is_given(const struct options *self, const char *name)
{
    for (size_t i = 0; i < n_option_rows; i++)
        if (strcmp(option_rows[i].name, name) == 0 && self->given[i])
            return true;
    return false;
}

/* What is run is in the reference, and only --update changes it; other chance is another sample. */
static int
check_regress(const struct options *self, struct error *error)
{
    if (self->against == NULL)
        return error_set(error, ERR_INPUT, "--against DIR is not given");
    if (self->update == NULL && self->changelog != NULL)
        return error_set(error, ERR_INPUT, "--changelog: means nothing without --update");
    if (self->update != NULL && strpbrk(self->update, "\r\n") != NULL)
        return error_set(error, ERR_INPUT, "--update: the reason is one line");
    for (size_t i = 0; i < self->n_overrides && self->update == NULL; i++)
        if (!word_same_key(self->overrides[i].text, "run.replications=") &&
            !word_same_key(self->overrides[i].text, "run.seed="))
            return error_set(error, ERR_INPUT,
                             "--%s: what is run is said by the reference; --update changes it",
                             self->rows[i]->name);
    return 0;
}

/* A part leaves its shards to others. */
static int
check_part(const struct options *self, struct error *error)
{
    const struct {
        bool is_there;
        const char *name;
    } not_with[] = {{self->force, "force"},
                  {self->host_info, "host-info"},
                  {self->json, "json"},
                  {self->n_precision > 0, "precision"},
                  {self->stock != NULL, "stock"}};

    if (self->part.of == 0)
        return 0;
    if (self->output == NULL)
        return error_set(error, ERR_INPUT,
                         "--part (%lld/%lld by %s): means nothing without -o FILE",
                         (long long)self->part.number, (long long)self->part.of,
                         origin_words(self->part_origin));
    for (size_t i = 0; i < sizeof not_with / sizeof not_with[0]; i++)
        if (not_with[i].is_there)
            return error_set(error, ERR_INPUT,
                             "--%s: means nothing for a part (%lld/%lld by %s), which writes no "
                             "result", not_with[i].name, (long long)self->part.number,
                             (long long)self->part.of,
                             origin_words(self->part_origin));
    return 0;
}

/* The number of replications is either fixed or not; what the environment says of it loses. */
static int
check_precision(const struct options *self, struct error *error)
{
    for (size_t i = 0; i < n_option_rows; i++) {
        const struct option_row *row = &option_rows[i];
        if (row->needs_precision && self->given[i] && self->n_precision == 0)
            return error_set(error, ERR_INPUT, "--%s: means nothing without --precision",
                             row->name);
        if (row->key != NULL && strcmp(row->key, "run.replications") == 0 &&
            self->given[i] && self->n_precision > 0)
            return error_set(error, ERR_INPUT,
                             "--%s: their number is not fixed with --precision; "
                             "--max-replications bounds it", row->name);
    }
    if (self->n_precision > 0 && self->least > self->most)
        return error_set(error, ERR_INPUT,
                         "--min-replications %lld is more than --max-replications %lld",
                         (long long)self->least, (long long)self->most);
    return 0;
}

static int
check_trace(const struct options *self, struct error *error)
{
    if (is_given(self, "trace-replications") && !self->persons && !self->events)
        return error_set(error, ERR_INPUT,
                         "--trace-replications: means nothing without --persons or --events");
    return 0;
}

static int
check_batch(const struct options *self, struct error *error)
{
    if (self->output == NULL && !self->dry_run)
        return error_set(error, ERR_INPUT, "no folder is given: -o DIR, or --dry-run");
    if (self->resume && self->force)
        return error_set(error, ERR_INPUT,
                         "--resume goes on with a batch, --force does it anew: one of the two");
    return 0;
}

static int
check_export(const struct options *self, struct error *error)
{
    int formats = (self->csv != NULL) + (self->xlsx != NULL) + (self->xes != NULL) + self->json;

    if (formats == 0)
        return error_set(error, ERR_INPUT,
                         "no format is given: --csv DIR, --xlsx FILE, --xes FILE or --json");
    if (formats > 1)
        return error_set(error, ERR_INPUT,
                         "one format at a time: --csv DIR, --xlsx FILE, --xes FILE or --json");
    if (self->output != NULL && !self->json)
        return error_set(error, ERR_INPUT, "--output: means nothing without --json");
    if (self->xes != NULL && is_given(self, "disclose"))
        return error_set(error, ERR_INPUT, "--disclose: an event log counts nobody");
    if (self->force && self->json && self->output == NULL)
        return error_set(error, ERR_INPUT, "--force: means nothing without -o FILE");
    return 0;
}

/* Options that are about the file that is written. */
static int
check_needs_output(const struct options *self, unsigned command, struct error *error)
{
    for (size_t i = 0; i < n_option_rows && self->output == NULL; i++) {
        const struct option_row *row = &option_rows[i];
        bool said = (row->commands & command) != 0 && row->needs_output &&
                    *((const bool *)((const char *)self + row->member));
        if (said && !(self->stock != NULL && strcmp(row->name, "force") == 0))
            return error_set(error, ERR_INPUT, "--%s: means nothing without -o FILE", row->name);
    }
    return 0;
}

static int
check_output(const struct options *self, unsigned command, struct error *error)
{
    size_t length = self->output != NULL ? strlen(self->output) : 0;

    if (length > 0 && self->output[length - 1] == '/' && command != COMMAND_BATCH)
        return error_set(error, ERR_INPUT, "--output: %s is a folder", self->output);
    if ((command == COMMAND_MERGE || command == COMMAND_REPORT) && self->output == NULL)
        return error_set(error, ERR_INPUT, "no -o FILE is given");
    return check_needs_output(self, command, error);
}

int
options_check(const struct options *self, unsigned command, struct error *error)
{
    int code = check_operands(self, command, error);

    if (code == 0 && command == COMMAND_REGRESS)
        code = check_regress(self, error);
    if (code == 0 && self->again > 0 && !self->verify)
        code = error_set(error, ERR_INPUT, "--replications: means nothing without --verify");
    if (code == 0 && self->manual && self->json)
        code = error_set(error, ERR_INPUT, "--json: means nothing with --manual");
    if (code == 0 && command == COMMAND_BATCH)
        code = check_batch(self, error);
    if (code == 0 && command == COMMAND_EXPORT)
        code = check_export(self, error);
    if (code == 0)
        code = check_output(self, command, error);
    if (code == 0)
        code = check_trace(self, error);
    if (code == 0)
        code = check_part(self, error);
    return code == 0 ? check_precision(self, error) : code;
}
