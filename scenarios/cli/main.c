/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/cli/command.h"
#include "scenarios/cli/language.h"
#include "scenarios/cli/stop.h"
#include "scenarios/cli/word.h"
#include "sim/message.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const struct command commands[] = {
    {"run", COMMAND_RUN, command_run, "run SCENARIO [-o OUT.h5] [--base B.h5] [OPTION...]",
     "Simulates the replications of one scenario, prints the planner's table (against the base\n"
     "where one is given) and writes one result file."},
    {"merge", COMMAND_MERGE, command_merge, "merge DIR -o OUT.h5 [OPTION...]",
     "Joins what the parts of a run (run --part K/N -o NAME.h5) left in DIR, NAME.h5.parts, into\n"
     "one result file with the bytes of a run as a whole, and prints the planner's table."},
    {"batch", COMMAND_BATCH, command_batch, "batch STUDY -o DIR [OPTION...]",
     "Simulates every point of a study: scenarios with a list, a grid or a sample of values of\n"
     "their keys. Writes one result file each into DIR, and batch.h5 with what they came to."},
    {"check", COMMAND_CHECK, command_check, "check SCENARIO... [OPTION...]",
     "Reads scenarios, reports all that is wrong with them, and says how large a run would be."},
    {"show", COMMAND_SHOW, command_show, "show SCENARIO [--origin] [--diff OTHER] [OPTION...]",
     "Prints the effective scenario: all keys, bases and options laid over each other; or each\n"
     "value with where it came from; or what differs from another scenario."},
    {"explain", COMMAND_EXPLAIN, command_explain, "explain KEY... [--lang nl|en]",
     "Says what a key of a scenario means, or the keys of a group: unit, range, default, source,\n"
     "legal article, and whether dated changes may alter it."},
    {"compare", COMMAND_COMPARE, command_compare,
     "compare BASE.h5 OTHER.h5... [-o C.h5] [OPTION...]",
     "Holds runs against a base: differences with intervals, less the noise that they share, and\n"
     "the inputs that changed."},
    {"export", COMMAND_EXPORT, command_export,
     "export FILE.h5 --csv DIR | --xlsx FILE | --json [-o FILE] [OPTION...]",
     N_("Writes the tables of a result as another tool reads them: a folder of CSV files, a\n"
        "workbook, or one JSON document on standard output.")},
    {"regress", COMMAND_REGRESS, command_regress,
     "regress SCENARIO... --against DIR [--update REASON] [OPTION...]",
     "Runs reference scenarios again and holds them against what they once gave: exactly, or\n"
     "statistically on another platform."},
};

enum { COMMANDS = sizeof commands / sizeof *commands };

static void
print_usage(FILE *out)
{
    fputs("Doorstroom simulates the Dutch civic-integration chain.\n\nUsage:\n", out);
    for (int i = 0; i < COMMANDS; i++)
        fprintf(out, "  doorstroom %s\n", commands[i].usage);
    fputs("\nCommands:\n", out);
    for (int i = 0; i < COMMANDS; i++) {
        fprintf(out, "  %-8s", commands[i].name);
        for (const char *c = commands[i].summary; *c != '\0'; c++)
            *c == '\n' ? fputs("\n          ", out) : fputc(*c, out);
        fputc('\n', out);
    }
    fputs("\n'doorstroom COMMAND --help' lists a command's options; 'doorstroom --version' says\n"
          "which version this is.  Exit status: 0 done, 1 failed (disk, memory), 2 refused (usage,\n"
          "scenario, overwriting), 3 precision not reached, 4 a regression not met, 5 part of a\n"
          "batch failed, 130 interrupted.\n", out);
}

static int
unknown_command(const char *word)
{
    const struct command *nearest = NULL;

    for (int i = 0; i < COMMANDS; i++)
        if (word_distance(word, commands[i].name) <= 2)
            nearest = &commands[i];
    fprintf(stderr, "doorstroom: unknown %s %s", word[0] == '-' ? "option" : "command", word);
    if (nearest != NULL)
        fprintf(stderr, "; did you mean %s?\n", nearest->name);
    else
        fputs("; 'doorstroom --help' lists what there is\n", stderr);
    return STATUS_REFUSED;
}

/* A descriptor of the three that is closed would be given to the next file that we open, and the
 * table would end up in it. Open it in such a way that writing to it fails. */
static void
hold_descriptors(void)
{
    for (int descriptor = 0; descriptor <= 2; descriptor++)
        if (fcntl(descriptor, F_GETFD) < 0 && errno == EBADF)
            (void)open("/dev/null", O_RDONLY);
}

static int
finish(void)
{
    struct error error = {0};

    return command_flush(&error) == 0 ? STATUS_DONE : command_fail(&error);
}

int
main(int n_words, char **words)
{
    hold_descriptors();
    stop_prepare();
    message_open(language_name(language_of(language_said(n_words, words))));
    if (n_words < 2) {
        print_usage(stderr);
        return STATUS_REFUSED;
    }
    for (int i = 0; i < COMMANDS; i++)
        if (strcmp(words[1], commands[i].name) == 0)
            return commands[i].run(&commands[i], n_words, words);
    if (strcmp(words[1], "--help") == 0 || strcmp(words[1], "-h") == 0) {
        print_usage(stdout);
        return finish();
    }
    if (strcmp(words[1], "--version") == 0) {
        printf("doorstroom %s\n", DOORSTROOM_VERSION);
        return finish();
    }
    return unknown_command(words[1]);
}
