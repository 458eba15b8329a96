/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/words.h"

#include "sim/error.h"

#include <stdio.h>

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
    [GROUND_CORONA_SPECIFIC] = {{"corona, term about to end", "corona, einde termijn nabij"}},
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
};

bool
words_has(enum dimension dimension)
{
    return plain[dimension] != NULL || dimension == DIMENSION_RESOURCE ||
           dimension == DIMENSION_INTERVAL;
}

void
words_for(enum dimension dimension, size_t index, enum language language, char text[WORDS_SIZE])
{
    switch (dimension) {
    case DIMENSION_RESOURCE:
        words_for_resource(index, language, text);
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
