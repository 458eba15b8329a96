/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/words.h"

#include "sim/error.h"
#include "sim/message.h"

#include <stdio.h>
#include <string.h>

struct words {
    const char *in[LANGUAGES];
};

static const struct words groups[GROUPS] = {
    {{"asylum", "asiel"}},
    {{"family", "gezin"}},
    {{"other migrants", "overige migranten"}},
};

static const struct words regimes[REGIMES] = {
    {{"Wi2013", "Wi2013"}},
    {{"Wi2021", "Wi2021"}},
};

static const struct words grounds[GROUNDS] = {
    [GROUND_NO_OFFER] = {{"late start of lessons", "late start van de lessen"}},
    [GROUND_AZC] = {{"long stay in reception", "lang verblijf in de opvang"}},
    [GROUND_EFFORT] = {{"effort", "inspanning"}},
    [GROUND_LITERACY] = {{"literacy course", "alfabetisering"}},
    [GROUND_ILLNESS] = {{"illness", "ziekte"}},
    [GROUND_BIRTH] = {{"birth", "bevalling"}},
    [GROUND_DEATH] = {{"death of a relative", "overlijden van een naaste"}},
    [GROUND_CIRCUMSTANCES] = {{"special circumstances", "bijzondere omstandigheden"}},
    [GROUND_EDUCATION] = {{"education", "opleiding"}},
    [GROUND_INTERRUPTION] = {{"interruption of the duty", "onderbreking van de plicht"}},
    [GROUND_EXAM_DELAY] = {{"exams delayed", "vertraging van examens"}},
    [GROUND_CORONA] = {{"corona, everybody", "corona, iedereen"}},
    [GROUND_CORONA_SPECIFIC] = {{"corona, term about to end", "corona, eind termijn nabij"}},
};

static const struct words stages[STAGES] = {
    [STAGE_RECEPTION] = {{"in reception, not linked", "in de opvang, niet gekoppeld"}},
    [STAGE_COUPLED] = {{"linked, waiting for a home", "gekoppeld, wacht op een woning"}},
    [STAGE_LANDING] = {{"settled, intake not begun", "gehuisvest, intake niet begonnen"}},
    [STAGE_INTAKE] = {{"in intake", "in de brede intake"}},
    [STAGE_PIP] = {{"plan being drawn up", "PIP in opstelling"}},
    [STAGE_OFFER] = {{"with plan, without course offer", "met PIP, zonder aanbod"}},
    [STAGE_COURSE] = {{"on a course", "in het onderwijs"}},
    [STAGE_EXAMS] = {{"in exams", "in examens"}},
    [STAGE_AWAITING_RESULT] = {{"awaiting a result", "wacht op een uitslag"}},
    [STAGE_NEW_TERM] = {{"in a new term", "in een nieuwe termijn"}},
    [STAGE_DONE] = {{"done", "voldaan"}},
    [STAGE_DISPENSED] = {{"dispensed", "vrijgesteld"}},
    [STAGE_EXEMPT] = {{"exempt", "ontheven"}},
    [STAGE_LAPSED] = {{"lapsed", "vervallen"}},
};

static const struct words exams[EXAMS] = {
    [EXAM_LEZEN_A2] = {{"reading A2", "lezen A2"}},
    [EXAM_LUISTEREN_A2] = {{"listening A2", "luisteren A2"}},
    [EXAM_SCHRIJVEN_A2] = {{"writing A2", "schrijven A2"}},
    [EXAM_SPREKEN_A2] = {{"speaking A2", "spreken A2"}},
    [EXAM_KNM] = {{"KNM", "KNM"}},
    [EXAM_ONA] = {{"ONA", "ONA"}},
    [EXAM_LEZEN_B1] = {{"reading B1", "lezen B1"}},
    [EXAM_LUISTEREN_B1] = {{"listening B1", "luisteren B1"}},
    [EXAM_SCHRIJVEN_B1] = {{"writing B1", "schrijven B1"}},
    [EXAM_SPREKEN_B1] = {{"speaking B1", "spreken B1"}},
};

static const struct words routes[ROUTES] = {
    [ROUTE_B1] = {{"B1 route", "B1-route"}},
    [ROUTE_ONDERWIJS] = {{"onderwijsroute", "onderwijsroute"}},
    [ROUTE_Z] = {{"Z route", "Z-route"}},
    [ROUTE_NONE] = {{"no route", "geen route"}},
};

static const struct words resources[RESOURCES] = {
    [RESOURCE_RECEPTION_PLACES + LODGING_AZC] = {{"places in an azc", "plaatsen in een azc"}},
    [RESOURCE_RECEPTION_PLACES +
        LODGING_DOORSTROOM] = {{"places in doorstroomlocaties", "plaatsen in doorstroomlocaties"}},
    [RESOURCE_RECEPTION_PLACES + LODGING_HAR] = {{"places in the HAR", "plaatsen in de HAR"}},
    [RESOURCE_RECEPTION_PLACES +
        LODGING_LOGEER] = {{"places with others", "plaatsen in de logeerregeling"}},
    [RESOURCE_HOMES] = {{"homes", "woningen"}},
    [RESOURCE_INTAKE_CONSULTANTS] = {{"intake consultants", "klantmanagers intake"}},
    [RESOURCE_MEDICAL_ASSESSORS] = {{"medical assessors", "medisch adviseurs"}},
    [RESOURCE_HEARING_OFFICERS] = {{"hearing officers", "hoormedewerkers"}},
    [RESOURCE_DECISION_OFFICERS] = {{"decision officers", "beslismedewerkers"}},
    [RESOURCE_TRAVEL_BUDGET] = {{"travel budget", "reisbudget"}},
    [RESOURCE_EXAMINERS_BOTH +
        BOTH_SCHRIJVEN] = {{"examiners, writing A2 and B1", "beoordelaars, schrijven A2 en B1"}},
    [RESOURCE_EXAMINERS_BOTH +
        BOTH_SPREKEN] = {{"examiners, speaking A2 and B1", "beoordelaars, spreken A2 en B1"}},
};

static const struct words attempts[EXAM_ATTEMPTS] = {
    {{"first sitting", "eerste keer"}},
    {{"second sitting", "tweede keer"}},
    {{"third sitting", "derde keer"}},
    {{"fourth sitting", "vierde keer"}},
    {{"fifth or later sitting", "vijfde keer of later"}},
};

static const struct words occasions[OCCASIONS] = {
    [OCCASION_INTAKE] = {{"with the plan", "bij het PIP"}},
    [OCCASION_COURSE] = {{"during the course", "tijdens het onderwijs"}},
    [OCCASION_TERM] = {{"near the end of the term", "tegen het eind van de termijn"}},
};

static const struct words outcomes[OUTCOMES] = {
    [OUTCOME_FULL] = {{"granted in full", "geheel ontheven"}},
    [OUTCOME_PARTIAL] = {{"granted in part", "deels ontheven"}},
    [OUTCOME_ADAPTED] = {{"adapted exams", "aangepaste examens"}},
    [OUTCOME_REFUSED] = {{"refused", "afgewezen"}},
};

static const struct words course_places = {{"course places, %s", "lesplaatsen, %s"}};
static const struct words exam_places = {{"exam places, %s", "examenplaatsen, %s"}};
static const struct words examiners = {{"examiners, %s", "beoordelaars, %s"}};
static const struct words sign_up = {{"sign-up to exam, %s", "aanmelding tot examen, %s"}};
static const struct words result = {{"exam to result, %s", "examen tot uitslag, %s"}};

static const struct words intervals[INTERVALS] = {
    [INTERVAL_DUTY_TO_NOTICE] = {{"duty to notice", "plicht tot kennisgeving"}},
    [INTERVAL_STATUS_TO_COUPLED] = {{"status to koppeling", "status tot koppeling"}},
    [INTERVAL_COUPLED_TO_HOUSED] = {{"koppeling to home", "koppeling tot woning"}},
    [INTERVAL_STATUS_TO_HOUSED] = {{"status to home", "status tot woning"}},
    [INTERVAL_HOUSED_TO_INTAKE] = {{"home to intake", "woning tot intake"}},
    [INTERVAL_INTAKE_TO_PIP] = {{"intake to plan", "intake tot PIP"}},
    [INTERVAL_NOTICE_TO_PIP] = {{"notice to plan", "kennisgeving tot PIP"}},
    [INTERVAL_CLOCK_TO_PIP] = {{"legal clock to plan", "wettelijke klok tot PIP"}},
    [INTERVAL_PIP_TO_OFFER] = {{"plan to offer", "PIP tot aanbod"}},
    [INTERVAL_OFFER_TO_COURSE] = {{"offer to course", "aanbod tot start lessen"}},
    [INTERVAL_PIP_TO_COURSE] = {{"plan to course", "PIP tot start lessen"}},
    [INTERVAL_MEDICAL] = {{"medical exemption", "medische ontheffing"}},
    [INTERVAL_OVERRUN_TO_DECISION] = {{"overrun to decision", "overschrijding tot besluit"}},
    [INTERVAL_DUTY_TO_DONE] = {{"duty to diploma", "plicht tot diploma"}},
};

/* A pattern with one %s, filled by hand: a format that is no literal is no format. */
static void
fill(const struct words *pattern, const struct words *part, enum language language,
     char text[WORDS_SIZE])
{
    const char *whole = pattern->in[language];
    int before = 0;

    while (whole[before] != '\0' && whole[before] != '%')
        before++;
    snprintf(text, WORDS_SIZE, "%.*s%s", before, whole, part->in[language]);
}

static const struct words municipalities[MUNICIPALITIES] = {
    {{"G4", "G4"}},
    {{"100,000 people and more", "100.000 inwoners en meer"}},
    {{"other municipalities", "overige gemeenten"}},
};

static const struct words extended = {{"term extended: %s", "termijn verlengd: %s"}};

/* Those of extensions, which are by ground, are put together. */
static const struct words rules[RULES] = {
    [RULE_NOTICE] = {{"notice of the duty", "kennisgeving van de plicht"}},
    [RULE_BIB_FAILED] = {{"basic exam abroad not passed", "basisexamen buitenland niet gehaald"}},
    [RULE_DRIEGESPREK] = {{"warm handover", "driegesprek"}},
    [RULE_EARLY_START] = {{"intake begins in reception", "intake begint in de opvang"}},
    [RULE_CALL_MISSED] = {{"call to the intake missed", "oproep voor de intake gemist"}},
    [RULE_INTAKE_ABSENT] = {{"intake finished in absence", "intake afgerond in afwezigheid"}},
    [RULE_INTAKE_FINED] = {{"fined: not at the intake", "boete: niet bij de intake"}},
    [RULE_LBT_EXEMPT] = {{"no learnability test", "geen leerbaarheidstoets"}},
    [RULE_THIRD_PARTY] = {{"plan waits for others", "PIP wacht op derden"}},
    [RULE_STARTKLAS] = {{"lessons before the plan", "startklas"}},
    [RULE_LBT_OVERRULED] = {{"learnability test overruled", "afgeweken van leerbaarheidstoets"}},
    [RULE_TRAVEL_PAID] = {{"lessons from reception, paid", "lessen vanuit de opvang, betaald"}},
    [RULE_TRAVEL_REFUSED] = {{"journey to lessons not paid", "reis naar de les niet betaald"}},
    [RULE_START_CANCELLED] = {{"start of lessons cancelled", "start van de lessen vervallen"}},
    [RULE_DOWNSCALED] = {{"from B1 to A2 for a part", "van B1 naar A2 voor een onderdeel"}},
    [RULE_ROUTE_SWITCHED] = {{"onderwijsroute to B1 route", "van onderwijsroute naar B1-route"}},
    [RULE_ROUTE_TO_Z] = {{"switch to the Z route", "overstap naar de Z-route"}},
    [RULE_ROUTE_FROM_Z] = {{"switch from the Z route", "overstap uit de Z-route"}},
    [RULE_ROUTE_TO_ONDERWIJS] = {{"switch to the onderwijsroute", "overstap naar onderwijsroute"}},
    [RULE_TERM_EXTENDED] = {{"term extended", "termijn verlengd"}},
    [RULE_OVERRUN] = {{"term overrun", "termijn overschreden"}},
    [RULE_HEARING] = {{"hearing", "hoorzitting"}},
    [RULE_FINED] = {{"fined: exams", "boete: examens"}},
    [RULE_NOT_FINED] = {{"not culpable", "niet verwijtbaar"}},
    [RULE_NEW_TERM] = {{"new term", "nieuwe termijn"}},
    [RULE_B1_YEAR_LIMIT] = {{"B1 exam put off to next year", "B1-examen uitgesteld tot volgend jaar"}},
    [RULE_SAT_EARLY] = {{"exams during the course", "examens tijdens de lessen"}},
    [RULE_PRIORITY] = {{"exam place kept for the term", "examenplaats met voorrang"}},
    [RULE_EXAM_CHANGED] = {{"exam put off by the candidate", "examen verzet door kandidaat"}},
    [RULE_EXAM_CANCELLED] = {{"exam moved by the office", "examen verplaatst door DUO"}},
    [RULE_MEDICAL_OBJECTION] = {{"objection: medical exemption", "bezwaar: medische ontheffing"}},
    [RULE_LAPSED + CAUSE_DEPARTED] = {{"left the country", "vertrokken"}},
    [RULE_LAPSED + CAUSE_NATURALISED] = {{"naturalised", "genaturaliseerd"}},
    [RULE_LAPSED + CAUSE_PENSION] = {{"reached pension age", "AOW-leeftijd bereikt"}},
    [RULE_LAPSED + CAUSE_DIED] = {{"died", "overleden"}},
    [RULE_EXTENSION_ASKED] = {{"extension asked for", "verlenging gevraagd"}},
    [RULE_EXTENSION_REFUSED] = {{"extension refused", "verlenging afgewezen"}},
    [RULE_DISPENSED] = {{"dispensed by diploma", "vrijgesteld door diploma"}},
    [RULE_INTEGRATED] = {{"integrated already", "al ingeburgerd"}},
    [RULE_EXEMPT_MEDICAL] = {{"medical exemption", "medische ontheffing"}},
    [RULE_EXEMPT_EFFORT] = {{"exempt for effort", "ontheven om inspanning"}},
    [RULE_ONA_WAIVED] = {{"ONA waived", "vrijgesteld van ONA"}},
    [RULE_PVT_LATE] = {{"PVT not signed in time", "PVT niet op tijd getekend"}},
    [RULE_OVERRUN_NOTICE] = {{"notice of a fine", "vooraankondiging boete"}},
    [RULE_VIEWS] = {{"views in writing", "zienswijze"}},
    [RULE_REPEATED] = {{"new term overrun, too", "ook nieuwe termijn overschreden"}},
    [RULE_SPARED] = {{"culpable, not fined", "verwijtbaar, geen boete"}},
    [RULE_NO_AMOUNT] = {{"culpable, no amount", "verwijtbaar, geen bedrag"}},
    [RULE_FINED_PVT] = {{"fined: PVT", "boete: PVT"}},
    [RULE_FINED_MAP] = {{"fined: MAP", "boete: MAP"}},
    [RULE_COLLECTION_PAUSED] = {{"fine not collected", "boete niet geïnd"}},
    [RULE_COOPERATION_FINED] = {{"fined by the municipality", "boete van de gemeente"}},
    [RULE_LOAN_SPENT] = {{"loan used up", "lening verbruikt"}},
    [RULE_LOAN_FORGIVEN] = {{"loan forgiven", "lening kwijtgescholden"}},
    [RULE_LOAN_DUE] = {{"loan to be paid back", "lening terug te betalen"}},
    [RULE_LESSONS_HALTED] = {{"lessons down or up by order", "lessen minder of meer door maatregel"}},
};

static const struct words dockets[DOCKETS] = {
    [DOCKET_OVERRUN] = {{"case begins", "zaak begint"}},
    [DOCKET_NOTICE] = {{"notice of a fine", "vooraankondiging boete"}},
    [DOCKET_VIEWS] = {{"views in writing", "zienswijze"}},
    [DOCKET_HEARING] = {{"hearing", "hoorzitting"}},
    [DOCKET_EXCUSED] = {{"not culpable", "niet verwijtbaar"}},
    [DOCKET_SPARED] = {{"culpable, not fined", "verwijtbaar, geen boete"}},
    [DOCKET_FINED] = {{"fined", "beboet"}},
    [DOCKET_NEW_TERM] = {{"new term", "nieuwe termijn"}},
};

static void
words_for_rule(size_t index, enum language language, char text[WORDS_SIZE])
{
    if (rules[index].in[language] != NULL)
        snprintf(text, WORDS_SIZE, "%s", rules[index].in[language]);
    else
        fill(&extended, &grounds[index - RULE_EXTENDED], language, text);
}

static void
words_for_resource(size_t index, enum language language, char text[WORDS_SIZE])
{
    if (resources[index].in[language] != NULL)
        snprintf(text, WORDS_SIZE, "%s", resources[index].in[language]);
    else if (index >= RESOURCE_EXAMINERS)
        fill(&examiners, &exams[exam_of_examiner((enum examiner)(index - RESOURCE_EXAMINERS))],
             language, text);
    else if (index >= RESOURCE_EXAM_PLACES)
        fill(&exam_places, &exams[index - RESOURCE_EXAM_PLACES], language, text);
    else
        fill(&course_places, &routes[index - RESOURCE_COURSE_PLACES], language, text);
}

static void
words_for_interval(size_t index, enum language language, char text[WORDS_SIZE])
{
    if (intervals[index].in[language] != NULL)
        snprintf(text, WORDS_SIZE, "%s", intervals[index].in[language]);
    else if (index >= INTERVAL_RESULT)
        fill(&result, &exams[index - INTERVAL_RESULT], language, text);
    else
        fill(&sign_up, &exams[index - INTERVAL_SIGNUP], language, text);
}

/* The dimensions whose labels have words of their own each. */
static const struct words *const plain[DIMENSIONS] = {
    [DIMENSION_REGIME] = regimes,
    [DIMENSION_GROUND] = grounds,
    [DIMENSION_GROUP] = groups,
    [DIMENSION_ROUTE] = routes,
    [DIMENSION_MUNICIPALITY] = municipalities,
    [DIMENSION_STAGE] = stages,
    [DIMENSION_EXAM] = exams,
    [DIMENSION_ATTEMPT] = attempts,
    [DIMENSION_OCCASION] = occasions,
    [DIMENSION_OUTCOME] = outcomes,
    [DIMENSION_DOCKET] = dockets,
};

enum language
words_language(void)
{
    return strcmp(message_language(), "nl") == 0 ? LANGUAGE_NL : LANGUAGE_EN;
}

bool
words_has(enum dimension dimension)
{
    return plain[dimension] != NULL || dimension == DIMENSION_RESOURCE ||
           dimension == DIMENSION_INTERVAL || dimension == DIMENSION_RULE;
}

void
words_for(enum dimension dimension, size_t index, enum language language, char text[WORDS_SIZE])
{
    switch (dimension) {
    case DIMENSION_RESOURCE:
        words_for_resource(index, language, text);
        break;
    case DIMENSION_RULE:
        words_for_rule(index, language, text);
        break;
    case DIMENSION_INTERVAL:
        words_for_interval(index, language, text);
        break;
    default:
        bug_assert(plain[dimension] != NULL, "no words for dimension %s",
                   dimension_names[dimension]);
        snprintf(text, WORDS_SIZE, "%s", plain[dimension][index].in[language]);
    }
}
