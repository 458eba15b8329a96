/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/reader/members.h"

#include <math.h>
#include <stdint.h>

/* A term lengthened by more would end past all calendars. */
#define MOST_MONTHS 240
#define MOST_WEEKS 1040
#define MOST_HOURS 10000
#define MOST_EURO 1e6

#define NO_RANGE NAN, NAN
#define NO_WORDS NULL, 0
#define ID_OF(list, en, nl) {list, "id", KEY_TEXT, "id", NO_RANGE, NO_WORDS, true, en, nl}
#define FROM_UNTIL(list)                                                                           \
    {list, "from", KEY_DATE, "date", NO_RANGE, NO_WORDS, true,                                     \
     "first day on which it is in force", "eerste dag waarop het geldt"},                          \
    {list, "until", KEY_DATE, "date", NO_RANGE, NO_WORDS, false,                                   \
     "first day on which it is no longer in force; without it: for good",                          \
     "eerste dag waarop het niet meer geldt; zonder: voorgoed"}
#define PERSONS(list, label, en, nl)                                                               \
    {list, label, KEY_REAL, "persons", NO_RANGE, NO_WORDS, true, en, nl}

/* of, name, kind, unit, lowest, highest, words, needed, what it is */
static const struct member_row rows[] = {
    /* ---- the top of a file ---- */
    {"", "base", KEY_TEXT, "path", NO_RANGE, NO_WORDS, false,
     "another scenario, from which all that is not said here is taken; seen from this file",
     "een ander scenario, waaruit alles komt wat hier niet staat; gezien vanuit dit bestand"},
    {"", "title", KEY_TEXT, "text", NO_RANGE, NO_WORDS, true,
     "what the scenario is, at most 500 bytes; taken from the base where none is given",
     "wat het scenario is, ten hoogste 500 bytes; die van de basis als er geen is"},
    {"", "model", KEY_WORD, "name", NO_RANGE, model_labels, MODEL_KINDS, false,
     "of what the scenario is; without it: inburgering, the chain",
     "waarvan het een scenario is; zonder: inburgering, de keten"},
    {"", "changes", KEY_ITEMS, "changes", NO_RANGE, NO_WORDS, false,
     "dated changes of keys that may change in time; each acts on what those before it leave",
     "wijzigingen op datum, van sleutels die in de tijd mogen wisselen; elk werkt op wat de vorige "
     "overlaten"},
    /* ---- dated changes ---- */
    {"changes", "id", KEY_TEXT, "id", NO_RANGE, NO_WORDS, false,
     "name by which another scenario replaces it or takes it out, and --set reaches it",
     "naam waarmee een ander scenario haar vervangt of weglaat, en --set haar bereikt"},
    {"changes", "date", KEY_DATE, "date", NO_RANGE, NO_WORDS, true, "first day on which it acts",
     "eerste dag waarop zij werkt"},
    {"changes", "until", KEY_DATE, "date", NO_RANGE, NO_WORDS, false,
     "first day on which it no longer acts; without it: to the end",
     "eerste dag waarop zij niet meer werkt; zonder: tot het eind"},
    {"changes", "key", KEY_TEXT, "key", NO_RANGE, NO_WORDS, true, "the key that it changes",
     "de sleutel die zij wijzigt"},
    {"changes", "set", KEY_REAL, "of the key", -1e9, 1e9, NO_WORDS, false,
     "the new value; one of set, add and multiply is needed",
     "de nieuwe waarde; een van set, add en multiply is nodig"},
    {"changes", "add", KEY_REAL, "of the key", -1e9, 1e9, NO_WORDS, false,
     "what is added to the value", "wat bij de waarde komt"},
    {"changes", "multiply", KEY_REAL, "factor", -1e9, 1e9, NO_WORDS, false,
     "what the value is multiplied by", "waarmee de waarde wordt vermenigvuldigd"},
    {"changes", "ramp_days", KEY_INT, "day", 0, 20000, NO_WORDS, false,
     "days over which it grows to its full size, in equal daily parts; without it: at once",
     "dagen waarin zij tot volle omvang groeit, in gelijke dagdelen; zonder: ineens"},
    {"changes", "announced", KEY_DATE, "date", NO_RANGE, NO_WORDS, false,
     "of exam places: the day from which candidates reckon with it; without it: from the start",
     "van examenplaatsen: de dag vanaf wanneer kandidaten ermee rekenen; zonder: van begin af"},
    /* ---- inflow ---- */
    ID_OF("inflow.years", "the year, such as \"2024\"", "het jaar, zoals \"2024\""),
    PERSONS("inflow.years", "asiel", "asylum status holders", "asielstatushouders"),
    PERSONS("inflow.years", "gezin", "family migrants", "gezinsmigranten"),
    PERSONS("inflow.years", "overig", "others", "overige migranten"),
    PERSONS("inflow.years", "nareis", "family who join a status holder, beside asiel",
            "nareizigers, naast asiel"),
    ID_OF("inflow.wi2013", "the year of DUO's letter, such as \"2014\"",
          "het jaar van de brief van DUO, zoals \"2014\""),
    PERSONS("inflow.wi2013", "asiel", "asylum status holders", "asielstatushouders"),
    PERSONS("inflow.wi2013", "gezin", "family migrants", "gezinsmigranten"),
    PERSONS("inflow.wi2013", "overig", "others", "overige migranten"),
    PERSONS("inflow.wi2013", "nareis", "family who join a status holder, beside asiel",
            "nareizigers, naast asiel"),
    ID_OF("inflow.bursts", "name of the burst", "naam van de golf"),
    {"inflow.bursts", "date", KEY_DATE, "date", NO_RANGE, NO_WORDS, true,
     "day of the notices, in the run", "dag van de kennisgevingen, binnen de run"},
    {"inflow.bursts", "duty_from", KEY_DATE, "date", NO_RANGE, NO_WORDS, true,
     "first day on which one of these duties began",
     "eerste dag waarop een van deze plichten begon"},
    {"inflow.bursts", "duty_until", KEY_DATE, "date", NO_RANGE, NO_WORDS, true,
     "last day on which one of these duties began",
     "laatste dag waarop een van deze plichten begon"},
    PERSONS("inflow.bursts", "asiel", "asylum status holders", "asielstatushouders"),
    PERSONS("inflow.bursts", "gezin", "family migrants", "gezinsmigranten"),
    PERSONS("inflow.bursts", "overig", "others", "overige migranten"),
    /* ---- housing ---- */
    ID_OF("housing.tasks", "the half-year, such as \"2024-1\"", "het halfjaar, zoals \"2024-1\""),
    PERSONS("housing.tasks", "persons", "people of all ages to be housed in it",
            "mensen van alle leeftijden, daarin te huisvesten"),
    /* ---- exam sites and days ---- */
    ID_OF("exams.sites", "name of the site", "naam van de locatie"),
    {"exams.sites", "share", KEY_REAL, "share", NO_RANGE, NO_WORDS, true,
     "its share of all places; the shares add up to 1", "haar deel van alle plaatsen; samen 1"},
    ID_OF("exams.closed", "name of the closure", "naam van de sluiting"),
    {"exams.closed", "date", KEY_DATE, "date", NO_RANGE, NO_WORDS, true,
     "first day on which nobody sits an exam", "eerste dag waarop niemand examen doet"},
    {"exams.closed", "until", KEY_DATE, "date", NO_RANGE, NO_WORDS, true,
     "first day on which it is open again", "eerste dag waarop het weer open is"},
    {"exams.closed", "announced", KEY_DATE, "date", NO_RANGE, NO_WORDS, false,
     "day on which those who booked are told; without it: from the start",
     "dag waarop wie geboekt heeft het hoort; zonder: van begin af"},
    {"exams.closed", "site", KEY_TEXT, "id", NO_RANGE, NO_WORDS, false,
     "the one of exams.sites that is closed; without it: all of them",
     "die van exams.sites die dicht is; zonder: alle"},
    {"exams.closed", "exam", KEY_WORD, "name", NO_RANGE, exam_labels, EXAMS, false,
     "the one exam that is not sat; without it: none is",
     "het ene examen dat stilligt; zonder: alle"},
    ID_OF("exams.moved", "name of the day", "naam van de dag"),
    {"exams.moved", "date", KEY_DATE, "date", NO_RANGE, NO_WORDS, true,
     "the exam day, a working day", "de examendag, een werkdag"},
    {"exams.moved", "announced", KEY_DATE, "date", NO_RANGE, NO_WORDS, false,
     "day from which candidates reckon with it; without it: from the start",
     "dag vanaf wanneer kandidaten ermee rekenen; zonder: van begin af"},
    {"exams.moved", "exam", KEY_TEXT, "name", NO_RANGE, NO_WORDS, true,
     "the B1 exam that gets the day of A2; a2: the sitting of B1 on it goes back to A2",
     "het B1-examen dat de dag van A2 krijgt; a2: de B1-zitting van die dag gaat terug naar A2"},
    /* ---- the law: extensions ---- */
    ID_OF("term.grounds", "name of the rule", "naam van de regel"),
    {"term.grounds", "ground", KEY_WORD, "name", NO_RANGE, ground_labels, GROUND_CORONA, true,
     "what the extension is for", "waarvoor de verlenging is"},
    {"term.grounds", "regime", KEY_WORD, "name", NO_RANGE, regime_labels, REGIMES, true,
     "the law of which it is a rule", "de wet waarvan het een regel is"},
    FROM_UNTIL("term.grounds"),
    {"term.grounds", "months", KEY_INT, "month", 0, MOST_MONTHS, NO_WORDS, false,
     "what it gives; without months and weeks: as long as the ground lasted",
     "wat hij geeft; zonder months en weeks: zo lang als de grond duurde"},
    {"term.grounds", "weeks", KEY_INT, "week", 0, MOST_WEEKS, NO_WORDS, false,
     "what it gives, in weeks", "wat hij geeft, in weken"},
    {"term.grounds", "at_least_months", KEY_INT, "month", 0, MOST_MONTHS, NO_WORDS, false,
     "how long the ground must have lasted; without it: 0",
     "hoe lang de grond moet hebben geduurd; zonder: 0"},
    {"term.grounds", "onderwijs_months", KEY_INT, "month", 0, MOST_MONTHS, NO_WORDS, false,
     "the same in the onderwijsroute, of no_offer; without it: 0",
     "hetzelfde in de onderwijsroute, van no_offer; zonder: 0"},
    {"term.grounds", "hours", KEY_INT, "hour", 0, MOST_HOURS, NO_WORDS, false,
     "lessons that it asks for; without it: 0", "lessen die hij vraagt; zonder: 0"},
    {"term.grounds", "attempts", KEY_INT, "count", 0, MOST_HOURS, NO_WORDS, false,
     "attempts that it asks for, at each exam still to be passed; without it: 0",
     "pogingen die hij vraagt, per examen dat nog niet behaald is; zonder: 0"},
    ID_OF("term.corona", "name of the step", "naam van de stap"),
    {"term.corona", "date", KEY_DATE, "date", NO_RANGE, NO_WORDS, true,
     "day on which terms that run are lengthened", "dag waarop lopende termijnen worden verlengd"},
    {"term.corona", "months", KEY_INT, "month", 0, MOST_MONTHS, NO_WORDS, true,
     "by how much", "met hoeveel"},
    {"term.corona", "within_months", KEY_INT, "month", 0, MOST_MONTHS, NO_WORDS, false,
     "only of those whose term ends within so many months; without it: of all",
     "alleen van wie de termijn binnen zoveel maanden eindigt; zonder: van allen"},
    /* ---- the law: fines ---- */
    ID_OF("enforcement.fines", "name of the table", "naam van de tabel"),
    {"enforcement.fines", "regime", KEY_WORD, "name", NO_RANGE, regime_labels, REGIMES, true,
     "the law of which it is a table", "de wet waarvan het een tabel is"},
    {"enforcement.fines", "offence", KEY_WORD, "name", NO_RANGE, offence_labels, OFFENCES, true,
     "what was not met in time: the exams or route, the PVT, the MAP",
     "wat niet op tijd is: de examens of leerroute, het PVT, de MAP"},
    FROM_UNTIL("enforcement.fines"),
    {"enforcement.fines", "euro", KEY_INTS, "euro", 0, MOST_EURO, NO_WORDS, true,
     "one amount; or nine, by exams sat (rows: not all, all, the failed ones twice) and by hours",
     "een bedrag; of negen, naar gedane examens (rijen: niet alle, alle, gezakte tweemaal) en "
     "uren"},
    {"enforcement.fines", "hours", KEY_INTS, "hour", 0, MOST_HOURS, NO_WORDS, false,
     "with nine: where the second and the third class of hours begin",
     "bij negen: waar de tweede en de derde klasse van uren begint"},
    {"enforcement.fines", "off_passed", KEY_INT, "euro", 0, MOST_EURO, NO_WORDS, false,
     "less for each component passed; without it: 0", "minder per behaald onderdeel; zonder: 0"},
    ID_OF("enforcement.no_fine", "name of the rule", "naam van de regel"),
    {"enforcement.no_fine", "group", KEY_WORD, "name", NO_RANGE, group_labels, GROUPS, true,
     "who is not fined, and of whom no loan is recovered",
     "wie geen boete krijgt, en van wie geen lening wordt teruggevorderd"},
    {"enforcement.no_fine", "regime", KEY_WORD, "name", NO_RANGE, regime_labels, REGIMES, false,
     "of which law; without it: of both", "van welke wet; zonder: van beide"},
    FROM_UNTIL("enforcement.no_fine"),
    ID_OF("enforcement.paused", "name of the pause", "naam van de pauze"),
    {"enforcement.paused", "group", KEY_WORD, "name", NO_RANGE, group_labels, GROUPS, true,
     "who is fined, but pays nothing yet", "wie een boete krijgt, maar nog niets betaalt"},
    {"enforcement.paused", "regime", KEY_WORD, "name", NO_RANGE, regime_labels, REGIMES, false,
     "of which law; without it: of both", "van welke wet; zonder: van beide"},
    FROM_UNTIL("enforcement.paused"),
    /* ---- the queueing network ---- */
    {"arrivals", "rate", KEY_DATED, "1/day", NO_RANGE, NO_WORDS, false,
     "customers a day at random: a number, or a list by date; in place of a distribution of the "
     "days between two",
     "klanten per dag, willekeurig: een getal, of een lijst naar datum; in plaats van een "
     "verdeling van de dagen ertussen"},
    {"arrivals.rate", "from", KEY_DATE, "date", NO_RANGE, NO_WORDS, true,
     "first day of the rate; the first begins on run.start or before",
     "eerste dag van de intensiteit; de eerste begint op run.start of eerder"},
    {"arrivals.rate", "per_day", KEY_REAL, "1/day", NO_RANGE, NO_WORDS, true,
     "customers a day from then on", "klanten per dag vanaf dan"},
    ID_OF("stations", "name: letters, digits, _ and -", "naam: letters, cijfers, _ en -"),
    {"stations", "servers", KEY_DATED, "servers", NO_RANGE, NO_WORDS, true,
     "how many serve, a whole number; 0: closed",
     "hoeveel er bedienen, een geheel getal; 0: gesloten"},
    {"stations", "service", KEY_DRAW, "day", NO_RANGE, NO_WORDS, true, "how long a service takes",
     "hoe lang een bediening duurt"},
    {"stations", "queue_limit", KEY_INT, "customers", 0, 1e9, NO_WORDS, false,
     "most customers who wait, who finds as many is turned away; without it: no limit",
     "hoogste aantal wachtenden, wie er zoveel vindt wordt weggestuurd; zonder: geen grens"},
    {"stations", "priority_classes", KEY_REALS, "share", 0, 1, NO_WORDS, false,
     "shares of up to four classes, the highest first, that add up to 1; without it: one class",
     "aandelen van ten hoogste vier klassen, de hoogste eerst, samen 1; zonder: een klasse"},
    {"stations", "patience", KEY_DRAW, "day", NO_RANGE, NO_WORDS, false,
     "how long a customer waits at most; without it: nobody gives up",
     "hoe lang een klant ten hoogste wacht; zonder: niemand haakt af"},
    {"stations", "calendar", KEY_ITEMS, "servers", NO_RANGE, NO_WORDS, false,
     "servers by date; without it: servers throughout",
     "loketten naar datum; zonder: steeds servers"},
    {"stations.calendar", "from", KEY_DATE, "date", NO_RANGE, NO_WORDS, true,
     "first day, from midnight on; not before run.start",
     "eerste dag, vanaf middernacht; niet voor run.start"},
    {"stations.calendar", "servers", KEY_INT, "servers", NO_RANGE, NO_WORDS, true,
     "how many serve from then on", "hoeveel er vanaf dan bedienen"},
};

enum { ROWS = sizeof rows / sizeof rows[0] };

const struct member_row *
member_row_at(size_t index)
{
    return index < ROWS ? &rows[index] : NULL;
}

const struct member_row *
member_find(const char *of, const char *name)
{
    for (size_t r = 0; r < ROWS; r++)
        if (strcmp(rows[r].of, of) == 0 && strcmp(rows[r].name, name) == 0)
            return &rows[r];
    return NULL;
}

bool
member_has(const char *of)
{
    for (size_t r = 0; r < ROWS; r++)
        if (strcmp(rows[r].of, of) == 0)
            return true;
    return false;
}

const char *
member_nearest(const char *of, const char *name)
{
    const char *nearest = NULL;
    size_t shortest = SIZE_MAX;

    for (size_t r = 0; r < ROWS; r++) {
        size_t letters = strcmp(rows[r].of, of) == 0 ? nearest_apart(name, rows[r].name) : SIZE_MAX;
        if (letters < shortest) {
            shortest = letters;
            nearest = rows[r].name;
        }
    }
    return nearest;
}
