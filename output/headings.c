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
    {"id", {"figure", "kengetal"}, false},
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
    {"p10", {"10 % of replications below", "10 % van de herhalingen eronder"}, false},
    {"p50", {"median of replications", "mediaan van de herhalingen"}, false},
    {"p90", {"90 % of replications below", "90 % van de herhalingen eronder"}, false},
    {"q10", {"10 % of replications below", "10 % van de herhalingen eronder"}, false},
    {"q50", {"median of replications", "mediaan van de herhalingen"}, false},
    {"q90", {"90 % of replications below", "90 % van de herhalingen eronder"}, false},
    {"norm", {"norm", "norm"}, false},
    {"p_norm_met", {"probability that the norm is met", "kans dat de norm gehaald wordt"}, false},
    {"n", {"replications", "herhalingen"}, false},
    {"hand_set", {"rests on hand-set inputs", "steunt op met de hand gezette invoer"}, false},
    {"band_low", {"band of hand-set inputs, low", "marge met de hand gezet, onder"}, false},
    {"band_high", {"band of hand-set inputs, high", "marge met de hand gezet, boven"}, false},
    {"key", {"key", "sleutel"}, false},
    {"value", {"value", "waarde"}, false},
    {"origin", {"origin", "herkomst"}, false},
    {"file", {"file", "bestand"}, false},
    {"line", {"line", "regel"}, false},
    {"source", {"source", "bron"}, false},
    {"legal", {"law", "wet"}, false},
    {"low", {"band, low", "marge, onder"}, false},
    {"high", {"band, high", "marge, boven"}, false},
    {"base_value", {"base: value", "basis: waarde"}, false},
    {"base_origin", {"base: origin", "basis: herkomst"}, false},
    {"base_mean", {"base: mean", "basis: gemiddelde"}, false},
    {"difference", {"difference", "verschil"}, false},
    {"correlation", {"correlation", "correlatie"}, false},
    {"noise_factor", {"noise taken off, factor", "ruis weggenomen, factor"}, false},
    {"scenario", {"scenario", "scenario"}, false},
    {"run_id", {"run", "run"}, false},
    {"model_version", {"version of the model", "versie van het model"}, false},
    {"config_sha256", {"digest of the scenario", "controlegetal van het scenario"}, false},
    {"seed", {"seed", "toevalsgetal"}, false},
    {"n_rep", {"replications", "herhalingen"}, false},
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
    {"target_tolerance", {"tolerance of the fit", "marge van de aanpassing"}, false},
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
    {"attempt", {"sitting", "poging"}, false},
    {"occasion", {"occasion", "moment"}, false},
    {"outcome", {"outcome", "uitkomst"}, false},
    {"offence", {"offence", "waarvoor"}, false},
    {"docket", {"step", "stap"}, false},
};

static const struct heading tables[] = {
    {"kpi", {"Figures", "Kengetallen"}, false},
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

void
headings_column(const char *name, enum language language, char text[HEADING_SIZE])
{
    size_t stem = headings_stem(name);
    const struct heading *heading = find(columns, sizeof columns / sizeof columns[0], name, stem);

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
