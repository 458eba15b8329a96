/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/cli/command.h"

#include "output/info.h"
#include "output/json_member.h"
#include "scenarios/cli/stop.h"
#include "scenarios/studies/replay.h"

enum { AGAIN = 2 }; /* replications, where nobody said how many */

static int
verify(const struct options *options, const char *path, struct checks *checks,
       struct error *error)
{
    return replay_verify(path, options->again > 0 ? options->again : AGAIN, &stop_requested, checks,
                         error);
}

static int
tell_file(const struct options *options, const char *path, struct checks *checks,
          struct error *error)
{
    int code = info_print(path, stdout, error);

    if (code == 0 && options->verify)
        code = verify(options, path, checks, error);
    return code == 0 ? command_flush(error) : code;
}

/* An object each; what went wrong is in it, too. */
static int
put_file(const struct options *options, const char *path, struct checks *checks,
         struct error *error)
{
    struct json *json = checks->json;
    int code;

    json_open_object(json);
    json_member_text(json, "path", path);
    code = info_put(path, json, error);
    if (code == 0 && options->verify) {
        json_key(json, "checks");
        json_open_array(json);
        code = verify(options, path, checks, error);
        json_close_array(json);
    }
    if (code != 0)
        json_member_text(json, "error", error->text);
    json_close_object(json);
    return code;
}

/* The worst of all files; those behind one that cannot be read are told, too. */
static int
tell_each(const struct options *options, struct checks *checks)
{
    int status = STATUS_DONE;

    stop_listen();
    for (size_t i = 0; i < options->n_operands && status != STATUS_INTERRUPTED; i++) {
        struct error error = {0};
        const char *path = options->operands[i];
        int code = checks->json != NULL ? put_file(options, path, checks, &error)
                                        : tell_file(options, path, checks, &error);
        if (code != 0) {
            fflush(stdout);
            status = command_fail(&error);
        }
    }
    if (status == STATUS_DONE && checks->n[CHECK_FAILS] > 0)
        status = STATUS_FAILED;
    if (status == STATUS_DONE && checks->n[CHECK_DIFFERS] > 0)
        status = STATUS_MISSED;
    return status;
}

static int
tell_all(const struct options *options)
{
    struct checks checks = {.out = stdout};
    struct error error = {0};
    struct json json;
    int status;

    if (!options->json)
        return tell_each(options, &checks);
    checks.json = &json;
    json_begin(&json, stdout);
    json_open_object(&json);
    json_key(&json, "files");
    json_open_array(&json);
    status = tell_each(options, &checks);
    json_close_array(&json);
    json_close_object(&json);
    return command_flush(&error) == 0 ? status : command_fail(&error);
}

int
command_info(const struct command *self, int n_words, char **words)
{
    struct options options;
    int status = STATUS_DONE, code = command_options(self, &options, n_words, words);

    if (code < 0)
        status = code == ERR_INPUT ? STATUS_REFUSED : STATUS_FAILED;
    if (code > 0)
        status = tell_all(&options);
    options_free(&options);
    return status;
}
