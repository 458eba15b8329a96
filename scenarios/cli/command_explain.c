/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/cli/command.h"

#include "scenarios/cli/language.h"
#include "scenarios/reader/explain_json.h"
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
explain_each(const struct options *options, const struct registry *registry)
{
    enum language language = words_language();
    int status = STATUS_DONE;
    bool said = false;

    for (size_t i = 0; i < options->n_operands; i++) {
        const char *name = options->operands[i];
        if (said)
            putchar('\n');
        said = explain_print(registry, name, language, stdout);
        if (!said) {
            tell_unknown(registry, name);
            status = STATUS_REFUSED;
        }
    }
    return status;
}

/* The same as one JSON document. */
static int
put_each(const struct options *options, const struct registry *registry, struct error *error)
{
    struct json json;
    int status = STATUS_DONE, code = 0;

    json_begin(&json, stdout);
    json_open_object(&json);
    json_key(&json, "entries");
    json_open_array(&json);
    for (size_t i = 0; i < options->n_operands && code == 0; i++) {
        bool known;
        code = explain_json(registry, options->operands[i], words_language(), &json,
                            &known, error);
        if (code == 0 && !known) {
            tell_unknown(registry, options->operands[i]);
            status = STATUS_REFUSED;
        }
    }
    json_close_array(&json);
    json_close_object(&json);
    return code == 0 ? status : command_fail(error);
}

static int
explain_all(const struct options *options, struct error *error)
{
    struct registry registry;
    int status;

    if (registry_init(&registry, MODEL_INBURGERING, error) != 0)
        return command_fail(error);
    status = options->json ? put_each(options, &registry, error)
                           : explain_each(options, &registry);
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
        manual_print(words_language(), stdout);
    else if (code > 0)
        status = explain_all(&options, &error);
    options_free(&options);
    if (code > 0 && command_flush(&error) != 0)
        status = command_fail(&error);
    return status;
}
