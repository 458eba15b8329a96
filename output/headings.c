/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/headings.h"

#include <stdio.h>
#include <string.h>

struct heading {
    const char *name;
    const char *in[LANGUAGES];
    bool is_day;
};

static const struct heading columns[] = {
    {"id", {"figure", "cijfer"}, false},
    {"label_nl", {"description (Dutch)", "omschrijving"}, false},
    {"label_en", {"description", "omschrijving (Engels)"}, false},
    {"unit", {"unit", "eenheid"}, false},
    {"period_start", {"from", "van"}, true},
    {"period_end", {"until (not included)", "tot (niet inbegrepen)"}, true},
    {"filter", {"restricted to", "beperkt tot"}, false},
    {"mean", {"mean", "gemiddelde"}, false},
    {"se", {"standard error", "standaardfout"}, false},
    {"ci_low", {"95 % interval of the mean, low", "95 %-interval gemiddelde, onder"}, false},
    {"ci_high", {"95 % interval of the mean, high", "95 %-interval gemiddelde, boven"}, false},
    {"p10", {"10 % of replications below", "10 % van de replicaties eronder"}, false},
    {"p50", {"median of replications", "mediaan van de replicaties"}, false},
    {"p90", {"90 % of replications below", "90 % van de replicaties eronder"}, false},
    {"q10", {"10 % of replications below", "10 % van de replicaties eronder"}, false},
    {"q50", {"median of replications", "mediaan van de replicaties"}, false},
    {"q90", {"90 % of replications below", "90 % van de replicaties eronder"}, false},
    {"norm", {"norm", "norm"}, false},
    {"p_norm_met", {"probability that the norm is met", "kans dat de norm gehaald wordt"}, false},
    {"n", {"replications", "replicaties"}, false},
    {"hand_set", {"rests on hand-set inputs", "steunt op met de hand gekozen invoer"}, false},
    {"band_low", {"band of hand-set inputs, low", "band met de hand gekozen, onder"}, false},
    {"band_high", {"band of hand-set inputs, high", "band met de hand gekozen, boven"}, false},
    {"key", {"key", "sleutel"}, false},
    {"value", {"value", "waarde"}, false},
    {"origin", {"origin", "herkomst"}, false},
    {"file", {"file", "bestand"}, false},
    {"line", {"line", "regel"}, false},
    {"source", {"source", "bron"}, false},
    {"legal", {"law", "wetsartikel"}, false},
    {"low", {"band, low", "band, onder"}, false},
    {"high", {"band, high", "band, boven"}, false},
    {"base_value", {"base: value", "basis: waarde"}, false},
    {"base_origin", {"base: origin", "basis: herkomst"}, false},
    {"base_mean", {"base: mean", "basis: gemiddelde"}, false},
    {"difference", {"difference", "verschil"}, false},
    {"correlation", {"correlation", "correlatie"}, false},
    {"noise_factor", {"noise taken off, factor", "ruis weggenomen, factor"}, false},
    {"scenario", {"scenario", "scenario"}, false},
    {"run_id", {"run", "run"}, false},
    {"model_version", {"version of the model", "versie van het model"}, false},
    {"config_sha256", {"digest of the scenario", "controlesom van het scenario"}, false},
    {"seed", {"seed", "startgetal"}, false},
    {"n_rep", {"replications", "replicaties"}, false},
    {"paired", {"paired", "gepaard"}, false},
    {"n_paired", {"replications in pairs", "replicaties in paren"}, false},
    {"point", {"point", "punt"}, false},
    {"status", {"failed", "mislukt"}, false},
    {"reason", {"reason", "reden"}, false},
    {"number", {"value as a number", "waarde als getal"}, false},
    {"name", {"name", "naam"}, false},
    {"target", {"figure", "cijfer"}, false},
    {"target_label", {"description", "omschrijving (Engels)"}, false},
    {"target_label_nl", {"description (Dutch)", "omschrijving"}, false},
    {"target_unit", {"unit", "eenheid"}, false},
    {"target_table", {"table", "tabel"}, false},
    {"target_period", {"period", "periode"}, false},
    {"target_date", {"date", "datum"}, true},
    {"target_value", {"published", "gepubliceerd"}, false},
    {"target_rounding", {"rounded to within", "afgerond binnen"}, false},
    {"target_revisions", {"published before", "eerder gepubliceerd"}, false},
    {"target_operator", {"counted by", "geteld volgens"}, false},
    {"target_use", {"used for", "gebruikt voor"}, false},
    {"target_tolerance", {"tolerance of the fit", "marge van de afstelling"}, false},
    {"rule", {"rule", "regel"}, false},
    {"rule_source", {"source", "bron"}, false},
    {"rule_condition", {"condition", "voorwaarde"}, false},
    {"rule_duration", {"gives or takes", "geeft of neemt"}, false},
    {"rule_from_wi2013", {"Wi2013, from", "Wi2013, van"}, true},
    {"rule_from_wi2021", {"Wi2021, from", "Wi2021, van"}, true},
    {"rule_until_wi2013", {"Wi2013, until (not included)", "Wi2013, tot (niet inbegrepen)"}, true},
    {"rule_until_wi2021", {"Wi2021, until (not included)", "Wi2021, tot (niet inbegrepen)"}, true},
    {"variable", {"variable", "variabele"}, false},
    {"long_name", {"is", "is (Engels)"}, false},
    {"coordinates", {"along", "langs"}, false},
    {"time", {"month", "maand"}, true},
    {"week", {"week", "week"}, true},
    {"cohort", {"quarter in which the duty started", "kwartaal waarin de plicht begon"}, true},
    {"regime", {"law", "wet"}, false},
    {"stage", {"stage", "fase"}, false},
    {"group", {"group", "groep"}, false},
    {"route", {"route", "route"}, false},
    {"resource", {"capacity", "capaciteit"}, false},
    {"exam", {"exam", "examen"}, false},
    {"interval", {"wait", "wachttijd"}, false},
    {"ground", {"ground of extension", "grond van verlenging"}, false},
    {"class", {"class", "klasse"}, false},
    {"station", {"station", "station"}, false},
    {"attempt", {"sitting", "keer"}, false},
    {"occasion", {"occasion", "moment"}, false},
    {"outcome", {"outcome", "uitkomst"}, false},
    {"offence", {"offence", "waarvoor"}, false},
    {"docket", {"step", "stap"}, false},
};

/* In a comparison errors and intervals are of the difference, whose column stands before them. */
static const struct heading of_differences[] = {
    {"se", {"standard error of the difference", "standaardfout van het verschil"}, false},
    {"ci_low", {"95 % interval of the difference, low", "95 %-interval van het verschil, onder"}, false},
    {"ci_high", {"95 % interval of the difference, high", "95 %-interval van het verschil, boven"}, false},
};

static const struct heading tables[] = {
    {"kpi", {"Figures", "Cijfers"}, false},
    {"targets", {"Published figures", "Gepubliceerde cijfers"}, false},
    {"inputs", {"Inputs", "Invoer"}, false},
    {"rules", {"Rules", "Regels"}, false},
    {"compare", {"Differences", "Verschillen"}, false},
    {"runs", {"Runs", "Runs"}, false},
    {"points", {"Points", "Punten"}, false},
    {"design", {"Design", "Ontwerp"}, false},
    {"meta", {"Provenance", "Herkomst"}, false},
};

static const struct heading units[] = {
    {"1", {"number", "aantal"}, false},
    {"day", {"days", "dagen"}, false},
    {"percent", {"percent", "procent"}, false},
    {"hour", {"hours", "uren"}, false},
    {"hours", {"hours", "uren"}, false},
    {"places", {"places", "plaatsen"}, false},
    {"homes", {"homes", "woningen"}, false},
    {"persons", {"persons", "personen"}, false},
    {"persons/month", {"persons a month", "personen per maand"}, false},
    {"weeks", {"weeks", "weken"}, false},
    {"months", {"months", "maanden"}, false},
};

/* Of keys: one of them, where those of results are several. */
static const char *const input_units[][LANGUAGES] = {
    {"1/day", "1/dag"},
    {"1/year", "1/jaar"},
    {"CEFR level", "ERK-niveau"},
    {"changes", "wijzigingen"},
    {"count", "aantal"},
    {"customers", "klanten"},
    {"date", "datum"},
    {"day", "dag"},
    {"day or 1/day", "dag of 1/dag"},
    {"digest", "controlesom"},
    {"euro", "euro"},
    {"euro/hour", "euro/uur"},
    {"euro/year", "euro/jaar"},
    {"factor", "factor"},
    {"file", "bestand"},
    {"fte", "fte"},
    {"hour", "uur"},
    {"hour/week", "uur/week"},
    {"id", "id"},
    {"key", "sleutel"},
    {"minute", "minuut"},
    {"month", "maand"},
    {"name", "naam"},
    {"number", "getal"},
    {"of the key", "van de sleutel"},
    {"path", "pad"},
    {"persons", "personen"},
    {"places", "plaatsen"},
    {"places/day", "plaatsen/dag"},
    {"probability", "kans"},
    {"sd", "sd"},
    {"sd/CEFR level", "sd/ERK-niveau"},
    {"servers", "loketten"},
    {"share", "aandeel"},
    {"sittings/month", "zittingen/maand"},
    {"switch", "schakelaar"},
    {"text", "tekst"},
    {"week", "week"},
    {"week/year", "week/jaar"},
    {"weight", "gewicht"},
    {"year", "jaar"},
};

/* What stands in cells as a code, and what a reader of Dutch makes of it. */
static const struct {
    const char *table, *column, *code, *dutch;
} cells[] = {
    {"targets", "target_table", "table 1", "tabel 1"},
    {"targets", "target_table", "table 2", "tabel 2"},
    {"targets", "target_table", "table 3", "tabel 3"},
    {"targets", "target_table", "table 4", "tabel 4"},
    {"targets", "target_table", "table 5", "tabel 5"},
    {"targets", "target_table", "table 6", "tabel 6"},
    {"targets", "target_table", "text", "tekst van de brief"},
    {"targets", "target_table", "derived", "afgeleid uit de brief"},
    {"targets", "target_table", "overruns", "brief, paragraaf 4.3"},
    {"targets", "target_table", "housing", "huisvesting"},
    {"targets", "target_operator", "obliged", "nog inburgeringsplichtig op de datum"},
    {"targets", "target_operator", "inflow", "totale instroom, met wie vertrok"},
    {"targets", "target_operator", "cohort", "jaar waarin de plicht begon"},
    {"targets", "target_operator", "all_ages", "statushouders van alle leeftijden"},
    {"targets", "target_operator", "letter", "jaar van de brief van DUO"},
    {"targets", "target_operator", "window", "tijdvak"},
    {"targets", "target_use", "fit", "afstelling"},
    {"targets", "target_use", "check", "toets"},
    {"targets", "target_use", "input", "invoer"},
    {"inputs", "origin", "base", "basis"},
    {"inputs", "origin", "default", "standaard"},
    {"inputs", "origin", "environment", "omgeving"},
    {"inputs", "origin", "flag", "optie"},
    {"inputs", "origin", "study", "studie"},
    {"inputs", "origin", "set", "--set"},
    {"inputs", "file", "command line", "opdrachtregel"},
    {"inputs", "file", "environment", "omgeving"},
    {"inputs", "base_origin", "base", "basis"},
    {"inputs", "base_origin", "default", "standaard"},
    {"inputs", "base_origin", "environment", "omgeving"},
    {"inputs", "base_origin", "flag", "optie"},
    {"inputs", "base_origin", "study", "studie"},
    {"inputs", "base_origin", "set", "--set"},
    {"meta", "name", "title", "titel"},
    {"meta", "name", "doorstroom_filetype", "soort bestand"},
    {"meta", "name", "scenario", "scenario"},
    {"meta", "name", "study", "studie"},
    {"meta", "name", "design", "ontwerp"},
    {"meta", "name", "run_id", "run"},
    {"meta", "name", "base_run_id", "run van de basis"},
    {"meta", "name", "model_version", "versie van het model"},
    {"meta", "name", "config_sha256", "controlesom van het scenario"},
    {"meta", "name", "stopped", "waarom zoveel replicaties"},
    {"meta", "name", "seed", "startgetal"},
    {"meta", "name", "n_rep", "replicaties"},
    {"meta", "name", "n_points", "punten"},
    {"meta", "name", "n_failed", "mislukte punten"},
    {"meta", "name", "complete", "volledig"},
    {"meta", "name", "command", "opdracht"},
    {"meta", "name", "rng", "toevalsgetallen"},
    {"meta", "name", "warnings", "waarschuwing"},
    {"meta", "name", "disclosure_threshold", "drempel voor kleine aantallen"},
    {"meta", "value", "compare", "vergelijking"},
};

size_t
headings_stem(const char *name)
{
    size_t length = strlen(name), digits = 0;

    while (digits < length && name[length - digits - 1] >= '0' && name[length - digits - 1] <= '9')
        digits++;
    return digits > 0 && digits < length && name[length - digits - 1] == '_' ? length - digits - 1
                                                                             : length;
}

static const struct heading *
find(const struct heading *headings, size_t n, const char *name, size_t length)
{
    for (size_t i = 0; i < n; i++)
        if (strncmp(headings[i].name, name, length) == 0 && headings[i].name[length] == '\0')
            return &headings[i];
    return NULL;
}

static const struct heading *
find_column(const char *table, const char *name, size_t stem)
{
    const struct heading *own = NULL;

    if (strcmp(table, "compare") == 0)
        own = find(of_differences, sizeof of_differences / sizeof of_differences[0], name, stem);
    return own != NULL ? own : find(columns, sizeof columns / sizeof columns[0], name, stem);
}

void
headings_column(const char *table, const char *name, enum language language,
                char text[HEADING_SIZE])
{
    size_t stem = headings_stem(name);
    const struct heading *heading = find_column(table, name, stem);

    if (heading == NULL)
        snprintf(text, HEADING_SIZE, "%s", name);
    else if (name[stem] != '\0')
        snprintf(text, HEADING_SIZE, "%s (%s)", heading->in[language], name + stem + 1);
    else
        snprintf(text, HEADING_SIZE, "%s", heading->in[language]);
}

const char *
headings_table(const char *name, enum language language)
{
    const struct heading *heading =
        find(tables, sizeof tables / sizeof tables[0], name, strlen(name));

    return heading != NULL ? heading->in[language] : name;
}

bool
headings_is_day(const char *name)
{
    const struct heading *heading =
        find(columns, sizeof columns / sizeof columns[0], name, strlen(name));

    return heading != NULL && heading->is_day;
}

bool
headings_is_unit(const char *name)
{
    return strcmp(name, "unit") == 0 || strcmp(name, "target_unit") == 0;
}

const char *
headings_unit(const char *unit, enum language language)
{
    const struct heading *heading = find(units, sizeof units / sizeof units[0], unit, strlen(unit));

    return heading != NULL ? heading->in[language] : unit;
}

const char *
headings_input_unit(const char *unit, enum language language)
{
    for (size_t i = 0; i < sizeof input_units / sizeof input_units[0]; i++)
        if (strcmp(input_units[i][LANGUAGE_EN], unit) == 0)
            return input_units[i][language];
    return NULL;
}

const char *
headings_cell(const char *table, const char *column, const char *code, enum language language)
{
    size_t stem = headings_stem(column);

    for (size_t i = 0; i < sizeof cells / sizeof cells[0] && language == LANGUAGE_NL; i++)
        if (strcmp(cells[i].code, code) == 0 && strcmp(cells[i].table, table) == 0 &&
            strncmp(cells[i].column, column, stem) == 0 && cells[i].column[stem] == '\0')
            return cells[i].dutch;
    return code;
}
