/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/cli/command.h"

#include "scenarios/cli/language.h"
#include "scenarios/reader/explain.h"
#include "scenarios/reader/manual.h"
#include "sim/message.h"

static void
tell_unknown(const struct registry *registry, const char *name)
{
    char nearest[ENTRY_NAME];

    explain_nearest(registry, name, nearest);
    if (*nearest != '\0')
        fprintf(stderr, _("doorstroom: unknown key %s; did you mean %s?\n"), name, nearest);
    else
        fprintf(stderr, _("doorstroom: unknown key %s\n"), name);
}

/* All that are known are explained, and all that are not are told. */
static int
explain_all(const struct options *options, struct error *error)
{
    enum language language = language_of(options->lang);
    struct registry registry;
    int status = STATUS_DONE;
    bool said = false;

    if (registry_init(&registry, MODEL_INBURGERING, error) != 0)
        return command_fail(error);
    for (size_t i = 0; i < options->n_operands; i++) {
        const char *name = options->operands[i];
        if (said)
            putchar('\n');
        said = explain_print(&registry, name, language, stdout);
        if (!said) {
            tell_unknown(&registry, name);
            status = STATUS_REFUSED;
        }
    }
    registry_free(&registry);
    return status;
}

int
command_explain(const struct command *self, int n_words, char **words)
{
    struct options options;
    struct error error = {0};
    int status = STATUS_DONE, code = command_options(self, &options, n_words, words);

    if (code < 0)
        status = code == ERR_INPUT ? STATUS_REFUSED : STATUS_FAILED;
    if (code > 0 && options.manual)
        manual_print(language_of(options.lang), stdout);
    else if (code > 0)
        status = explain_all(&options, &error);
    options_free(&options);
    if (code > 0 && command_flush(&error) != 0)
        status = command_fail(&error);
    return status;
}
