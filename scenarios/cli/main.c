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
     N_("Simulates the replications of one scenario, prints the planner's table (against the base\n"
     "where one is given) and writes one result file.")},
    {"merge", COMMAND_MERGE, command_merge, "merge DIR -o OUT.h5 [OPTION...]",
     N_("Joins what the parts of a run (run --part K/N -o NAME.h5) left in DIR, NAME.h5.parts, into\n"
     "one result file with the bytes of a run as a whole, and prints the planner's table.")},
    {"batch", COMMAND_BATCH, command_batch, "batch STUDY -o DIR [OPTION...]",
     N_("Simulates every point of a study: scenarios with a list, a grid or a sample of values of\n"
     "their keys. Writes one result file each into DIR, and batch.h5 with what they came to.")},
    {"check", COMMAND_CHECK, command_check, "check SCENARIO... [OPTION...]",
     N_("Reads scenarios, reports all that is wrong with them, and says how large a run would be.")},
    {"show", COMMAND_SHOW, command_show, "show SCENARIO [--origin] [--diff OTHER] [OPTION...]",
     N_("Prints the effective scenario: all keys, bases and options laid over each other; or each\n"
     "value with where it came from; or what differs from another scenario.")},
    {"explain", COMMAND_EXPLAIN, command_explain, "explain KEY... [OPTION...]",
     N_("Says what a key of a scenario means, or the keys of a group: unit, range, default, source,\n"
     "legal article, and whether dated changes may alter it.")},
    {"compare", COMMAND_COMPARE, command_compare,
     "compare BASE.h5 OTHER.h5... [-o C.h5] [OPTION...]",
     N_("Holds runs against a base: differences with intervals, less the noise that they share, and\n"
     "the inputs that changed.")},
    {"report", COMMAND_REPORT, command_report,
     "report FILE.h5... -o OUT.html [--base BASE.h5] [OPTION...]",
     N_("Writes a page with charts and tables that asks nothing of any network: what was asked, what\n"
     "came out, on which assumptions. Of several files the first is the base, unless --base is.")},
    {"export", COMMAND_EXPORT, command_export,
     "export FILE.h5 --csv DIR | --xlsx FILE | --xes FILE | --json [-o FILE] [OPTION...]",
     N_("Writes the tables of a result as another tool reads them: a folder of CSV files, a workbook,\n"
     "or one JSON document on standard output; or its people's events as a log for process mining.")},
    {"regress", COMMAND_REGRESS, command_regress,
     "regress SCENARIO... --against DIR [--update REASON] [OPTION...]",
     N_("Runs reference scenarios again and holds them against what they once gave: exactly, or\n"
     "statistically on another platform.")},
    {"info", COMMAND_INFO, command_info, "info FILE.h5... [--verify] [OPTION...]",
     N_("Says what a result, a batch or a comparison is; with --verify makes a result anew from its\n"
     "replications and its scenario, runs some of them again, and says what is not the same.")},
};

enum { COMMANDS = sizeof commands / sizeof *commands };

enum { NAME_COLUMN = 10, STATUS_COLUMN = 6 };

static void
print_statuses(struct paper *paper)
{
    static const struct {
        int status;
        const char *means;
    } statuses[] = {
        {STATUS_DONE, N_("done")},
        {STATUS_FAILED, N_("failed: disk, memory, or a file that is damaged, of another kind or not "
                           "what it should be")},
        {STATUS_REFUSED, N_("refused: wrong usage, a wrong scenario, or something would be "
                            "overwritten")},
        {STATUS_NOT_REACHED, N_("the precision asked for was not reached; the result is there")},
        {STATUS_MISSED, N_("a regression, or a replication that is not the same again")},
        {STATUS_PART_FAILED, N_("part of a batch failed")},
        {STATUS_INTERRUPTED, N_("interrupted; what is finished is kept")},
    };

    paper_say(paper, "\n%s", _("Exit status:"));
    for (size_t i = 0; i < sizeof statuses / sizeof statuses[0]; i++) {
        char number[16];
        snprintf(number, sizeof number, "  %d", statuses[i].status);
        paper_item(paper, STATUS_COLUMN, number, _(statuses[i].means));
    }
}

static void
print_usage(FILE *out)
{
    static const char program[] = "  doorstroom";
    struct paper paper;

    command_paper(&paper, out);
    paper_say(&paper, "%s\n\n%s", _("Doorstroom simulates the Dutch civic-integration chain."),
              _("Usage:"));
    for (int i = 0; i < COMMANDS; i++)
        paper_item(&paper, sizeof program, program, commands[i].usage);
    paper_say(&paper, "\n%s", _("Commands:"));
    for (int i = 0; i < COMMANDS; i++) {
        char name[NAME_COLUMN];
        snprintf(name, sizeof name, "  %s", commands[i].name);
        paper_item(&paper, NAME_COLUMN, name, _(commands[i].summary));
    }
    paper_end(&paper);
    paper_item(&paper, 0, "",
               _("'doorstroom COMMAND --help' lists a command's options; 'doorstroom --version' says "
                 "which version this is."));
    print_statuses(&paper);
}

static int
unknown_command(const char *word)
{
    const struct command *nearest = NULL;

    for (int i = 0; i < COMMANDS; i++)
        if (word_distance(word, commands[i].name) <= 2)
            nearest = &commands[i];
    fprintf(stderr,
            word[0] == '-' ? _("doorstroom: unknown option %s")
                           : _("doorstroom: unknown command %s"),
            word);
    if (nearest != NULL)
        fprintf(stderr, _("; did you mean %s?\n"), nearest->name);
    else
        fputs(_("; 'doorstroom --help' lists what there is\n"), stderr);
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

/* What is asked for in Dutch is not to come half in English. The locale asks for nothing. */
static bool
open_messages(int n_words, char **words)
{
    const char *said = language_said(n_words, words);
    enum language language = LANGUAGE_EN, wanted;

    if (said != NULL || !language_of_document(n_words, words))
        language = language_of(said);
    if (message_open(language_name(language)) || said == NULL || !language_parse(said, &wanted))
        return true;
    fprintf(stderr,
            _("doorstroom: --lang %s: the words for it are not there; the folder locale belongs "
              "beside the program, or its content in ../share/locale\n"),
            said);
    return false;
}

int
main(int n_words, char **words)
{
    hold_descriptors();
    stop_prepare();
    if (!open_messages(n_words, words))
        return STATUS_REFUSED;
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
