/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/rules.h"

#include "models/params.h"
#include "sim/error.h"

/* Where no article is given, none was found or there is none: practice and behaviour are rows, too,
 * so that a run tells how often they came.  Numbers in words are those of the law. */
const struct rule_row rule_rows[RULES] = {
    [RULE_NOTICE] = {"notice", "rules.md 1.1: DUO, within eight weeks", RULES_BOTH, NULL,
        "permit, number and registration are there", "within eight weeks"},
    [RULE_BIB_FAILED] = {"bib_failed", "letter of 24 June 2024, 3.1.1", RULES_WI2021, NULL,
        "the basic exam abroad is failed", "until it is passed"},
    [RULE_DRIEGESPREK] = {"driegesprek", "letter of 24 June 2024, 2.1.1", RULES_WI2021, NULL,
        "linked to a municipality that takes part", ""},
    [RULE_EARLY_START] = {"early_start", "Bi21 art. 5.3(1)", RULES_WI2021, NULL,
        "still in reception, and the municipality begins there", ""},
    [RULE_CALL_MISSED] = {"call_missed", "Wi21 art. 14(1)", RULES_WI2021, NULL, "does not turn up",
        "the time to the next call"},
    [RULE_INTAKE_ABSENT] = {"intake_absent", "Wi21 art. 14(2)", RULES_WI2021, NULL,
        "the third call is missed, too", "the intake ends without the person"},
    [RULE_INTAKE_FINED] = {"intake_fined", "Wi21 art. 22, Bi21 art. 7.1(1)", RULES_WI2021, NULL,
        "the third call is missed, culpably", "250 euro at most"},
    [RULE_LBT_EXEMPT] = {"lbt_exempt", "Wi21 art. 14(6)", RULES_WI2021, NULL,
        "impaired sight or hearing", "no leerbaarheidstoets"},
    [RULE_THIRD_PARTY] = {"third_party", "Bi21 art. 5.3(2)", RULES_WI2021, NULL,
        "the plan needs what others know", "two weeks after it is there"},
    [RULE_STARTKLAS] = {"startklas", "Bi21 art. 5.3(5)", RULES_WI2021, NULL,
        "the municipality has one", "ten weeks at most; its hours count"},
    [RULE_LBT_OVERRULED] = {"lbt_overruled", "letter of 24 June 2024, 2.1.4", RULES_WI2021, NULL,
        "the municipality decides otherwise", "another route"},
    [RULE_TRAVEL_PAID] = {"travel_paid", "A-RU-8, A-BUD-1", RULES_WI2021, NULL,
        "lessons within an hour and a half, and budget left", "lessons from reception"},
    [RULE_TRAVEL_REFUSED] = {"travel_refused", "A-RU-8, A-BUD-1", RULES_WI2021, NULL,
        "too far, or no budget left", "lessons wait for the home or the budget"},
    [RULE_START_CANCELLED] = {"start_cancelled", "schools' practice; hand-set", RULES_WI2021, NULL,
        "fewer than the minimum of a start moment", "to the next start moment"},
    [RULE_DOWNSCALED] = {"downscaled", "Wi21 art. 17(3), Bi21 art. 5.5(1)", RULES_WI2021, NULL,
        "B1-route, 600 hours of lessons with effort", "the exam at A2"},
    [RULE_ROUTE_SWITCHED] = {"route_switched", "Bi21 art. 5.4(1)", RULES_WI2021, NULL,
        "the onderwijsroute ends without its diploma", "B1-route"},
    [RULE_ROUTE_TO_Z] = {"route_to_z", "Bi21 art. 5.4(1)", RULES_WI2021, NULL,
        "within 18 months of the start of the term", "Z-route"},
    [RULE_ROUTE_FROM_Z] = {"route_from_z", "Bi21 art. 5.4(1)", RULES_WI2021, NULL,
        "within 18 months of the start of the term", "B1-route"},
    [RULE_ROUTE_TO_ONDERWIJS] = {"route_to_onderwijs", "Bi21 art. 5.4(1)", RULES_WI2021, NULL,
        "within 18 months of the start of the term", "onderwijsroute"},
    [RULE_TERM_EXTENDED] = {"term_extended", "Wi21 art. 12(1); Wi13 art. 7b(3)", RULES_BOTH, NULL,
        "any ground of extension", "as the ground says"},
    [RULE_OVERRUN] = {"overrun", "Wi21 art. 11(1); Wi13 art. 7b(1)", RULES_BOTH, NULL,
        "the extended term ends, and the duty is not met", "after three years and extensions"},
    [RULE_HEARING] = {"hearing", "rules.md 4.1: DUO's procedure", RULES_BOTH, NULL,
        "asked for after the notice of a fine", "an hour of an officer, and the wait"},
    [RULE_FINED] = {"fined", "Wi21 art. 24-26, Bi21 art. 7.2; Wi13 art. 31-34d", RULES_BOTH, NULL,
        "overrun, culpable, not spared", "by the tables of fines"},
    [RULE_NOT_FINED] = {"not_fined", "Wi21 art. 12(1)a; Wi13 art. 7b(3)a", RULES_BOTH, NULL,
        "overrun, and not culpable or by the table without a fine", "no fine; as much time again"},
    [RULE_NEW_TERM] = {"new_term", "Wi21 art. 24(2); Wi13 art. 32", RULES_BOTH, NULL,
        "decided on an overrun", "two years at most; Wi2021: by progress"},
    [RULE_B1_YEAR_LIMIT] = {"b1_year_limit", "B-NT-2", RULES_BOTH, NULL,
        "three sittings of a B1 exam in the calendar year", "to the next year"},
    [RULE_SAT_EARLY] = {"sat_early", "behaviour; hand-set", RULES_BOTH, NULL, "the term ends soon",
        "exams before the course is over"},
    [RULE_PRIORITY] = {"priority", "a policy to try; hand-set", RULES_BOTH, NULL,
        "the term ends soon", "a place that is kept"},
    [RULE_EXAM_CHANGED] = {"exam_changed", "B-RUL-5", RULES_BOTH, NULL,
        "seven days and more before the exam", "a later exam day"},
    [RULE_EXAM_CANCELLED] = {"exam_cancelled", "DUO's practice", RULES_BOTH, NULL,
        "a site closes, or a day is moved", "another exam day"},
    [RULE_MEDICAL_OBJECTION] = {"medical_objection", "Awb art. 6:7, 7:10", RULES_BOTH, NULL,
        "the exemption is refused", "a second judgement"},
    [RULE_LAPSED + CAUSE_DEPARTED] = {"lapsed_departed", "rules.md 1.1: DUO-M2M SS110", RULES_BOTH,
        NULL, "left the country, or without the right to stay", "the duty ends"},
    [RULE_LAPSED + CAUSE_NATURALISED] = {"lapsed_naturalised", "rules.md 1.1: DUO-M2M SS110",
        RULES_BOTH, NULL, "naturalised", "the duty ends"},
    [RULE_LAPSED + CAUSE_PENSION] = {"lapsed_pension", "Wi21 art. 3(1)", RULES_BOTH, NULL,
        "AOW age", "the duty ends"},
    [RULE_LAPSED + CAUSE_DIED] = {"lapsed_died", "rules.md 1.1: DUO-M2M SS110", RULES_BOTH, NULL,
        "died", "the duty ends"},
    [RULE_EXTENDED + GROUND_NO_OFFER] = {"extended_no_offer",
        "Wi21 art. 12(1)a; A-RU-2, rules.md 2.1", RULES_WI2021, NULL,
        "asiel; lessons three months and more after the plan (onderwijsroute six)",
        "as long as it lasted"},
    [RULE_EXTENDED + GROUND_AZC] = {"extended_azc",
        "a proposal: letter of 24 June 2024, 2.1.1, A-RU-3", RULES_WI2021, NULL,
        "long in reception after the plan", "as long as it lasted"},
    [RULE_EXTENDED + GROUND_EFFORT] = {"extended_effort",
        "Wi21 art. 12(1)b, Bi21 art. 4.4; Wi13: rules.md 5", RULES_BOTH, NULL,
        "Wi2021: language and KNM all but passed, PVT and MAP done; Wi2013: 300 hours, each exam "
        "left tried twice", "six months; Wi2013: as the scenario says"},
    [RULE_EXTENDED + GROUND_LITERACY] = {"extended_literacy", "rules.md 2.1; Wi13 art. 7b(3)b",
        RULES_BOTH, NULL, "a literacy course",
        "Wi2021: six months; Wi2013: two years at most, once"},
    [RULE_EXTENDED + GROUND_ILLNESS] = {"extended_illness", "rules.md 2.1; Blr art. 2", RULES_BOTH,
        NULL, "ill for three months and more", "as long as it lasted"},
    [RULE_EXTENDED + GROUND_BIRTH] = {"extended_birth", "rules.md 2.1, 5", RULES_BOTH, NULL,
        "gave birth", "16 weeks"},
    [RULE_EXTENDED + GROUND_DEATH] = {"extended_death", "rules.md 2.1; Blr art. 2a", RULES_BOTH,
        NULL, "a partner or relative in the first degree died", "three months"},
    [RULE_EXTENDED + GROUND_CIRCUMSTANCES] = {"extended_circumstances",
        "Wi21 art. 12(1)a; Wi13 art. 7b(3)a", RULES_BOTH, NULL,
        "special circumstances for three months and more", "as long as they lasted"},
    [RULE_EXTENDED + GROUND_EDUCATION] = {"extended_education", "Bi21 art. 4.3(2)", RULES_WI2021,
        NULL, "education that does not exempt: PRO, VSO, entree", "as long as it lasted"},
    [RULE_EXTENDED + GROUND_INTERRUPTION] = {"extended_interruption", "Bi21 art. 2.1(2), 4.2",
        RULES_WI2021, NULL, "the duty was interrupted", "as long as it was, a year at most"},
    [RULE_EXTENDED + GROUND_EXAM_DELAY] = {"extended_exam_delay", "letter of 24 June 2024, 3.1.1",
        RULES_BOTH, NULL, "sign-up or results took longer than agreed",
        "what they took beyond that"},
    [RULE_EXTENDED + GROUND_CORONA] = {"extended_corona", "Blr; A-COR-3", RULES_WI2013, NULL,
        "a term under way on the day", "ten months in all"},
    [RULE_EXTENDED + GROUND_CORONA_SPECIFIC] = {"extended_corona_specific", "Blr; A-COR-4, A-COR-6",
        RULES_WI2013, NULL, "a term that ends within six months", "twelve months in all"},
    [RULE_EXTENSION_ASKED] = {"extension_asked", "Bi21 art. 4.5(1); Bi13 art. 2.12", RULES_BOTH,
        NULL, "a ground holds, in the last six months of the term",
        "eight weeks at most to the decision"},
    [RULE_EXTENSION_REFUSED] = {"extension_refused", "Bi21 art. 4.5(1); Bi13 art. 2.12", RULES_BOTH,
        NULL, "the ground adds no day that was not counted", "no period counts twice"},
    [RULE_DISPENSED] = {"dispensed", "Wi21 art. 4(1)b; Wi13 art. 5", RULES_BOTH, NULL, "a diploma",
        "the duty ends"},
    [RULE_INTEGRATED] = {"integrated", "Wi21 art. 4(1)e, Bi21 art. 2.3; Bi13 art. 2.8a", RULES_BOTH,
        NULL, "already integrated", "the duty ends"},
    [RULE_EXEMPT_MEDICAL] = {"exempt_medical",
        "Wi21 art. 5(1), Bi21 art. 2.7; Wi13 art. 6(1), Bi13 art. 2.8", RULES_BOTH, NULL,
        "by the advice of a doctor, for five years and more", "the duty ends"},
    [RULE_EXEMPT_EFFORT] = {"exempt_effort", "Wi13 art. 6(2), Bi13 art. 2.8b", RULES_WI2013, NULL,
        "600 hours of lessons, each exam left tried four times; with literacy and a learnability "
        "test: the hours", "the duty ends"},
    [RULE_ONA_WAIVED] = {"ona_waived", "Bi21 art. 12.1a(5)-(6)", RULES_WI2013, "2024-01-01",
        "worked for six months, or MAP done", "no ONA"},
    [RULE_PVT_LATE] = {"pvt_late", "Wi13 art. 7a, 28", RULES_WI2013, NULL,
        "the PVT is not signed within a year", "a year more, and then yearly"},
    [RULE_OVERRUN_NOTICE] = {"overrun_notice", "rules.md 4.1: DUO's procedure", RULES_BOTH, NULL,
        "overrun", "views or a hearing"},
    [RULE_VIEWS] = {"views", "rules.md 4.1: DUO's procedure", RULES_BOTH, NULL,
        "after the notice of a fine", ""},
    [RULE_REPEATED] = {"repeated", "Wi21 art. 24(3)-(4), 25(2); Wi13 art. 33, 34d", RULES_BOTH,
        NULL, "a new term is overrun", "fined again; then every two years"},
    [RULE_SPARED] = {"spared", "ECLI:NL:RVS:2025:3087",
        RULES_BOTH, NULL, "culpable, or a loan to be paid back, of a group that is spared",
        "no fine, no recovery"},
    [RULE_NO_AMOUNT] = {"no_amount", "rules.md 4.2 (Wi13 art. 31-34); rules.md 4.1 (Wi21 art. 24)",
        RULES_BOTH, NULL, "culpable, and so much done that the table has nothing", "no fine"},
    [RULE_FINED_PVT] = {"fined_pvt", "Wi21 art. 24, 26; Wi13 art. 28-30, 34", RULES_BOTH, NULL,
        "the PVT is late, culpably", "340 euro"},
    [RULE_FINED_MAP] = {"fined_map", "Wi21 art. 24, 26, Bi21 art. 7.2(1)", RULES_WI2021, NULL,
        "the MAP is late, culpably", "340 euro"},
    [RULE_COLLECTION_PAUSED] = {"collection_paused", "letter of 24 June 2024, 4.4; A-OV-13",
        RULES_BOTH, NULL, "fined, or a loan to be paid back, of a group from which nothing is "
                       "collected",
        "until further notice"},
    [RULE_COOPERATION_FINED] = {"cooperation_fined", "Wi21 art. 23, 26, Bi21 art. 7.1(2)-(5)",
        RULES_WI2021, NULL, "does not take part as agreed",
        "50 euro, doubled by repeats within a year"},
    [RULE_LOAN_SPENT] = {"loan_spent", "A-ELIP-1", RULES_WI2013, NULL,
        "asiel; 9,500 euro borrowed and more, the duty not met", ""},
    [RULE_LOAN_FORGIVEN] = {"loan_forgiven", "Bi13 art. 4.13(3)-(4)", RULES_WI2013, NULL,
        "asiel; met, exempt or dispensed within the extended term", "the loan"},
    [RULE_LOAN_DUE] = {"loan_due", "Wi13 art. 17, Bi13 art. 4.6, 4.13(4)", RULES_WI2013, NULL,
        "the loan is not forgiven", "to be paid back in ten years"},
    [RULE_LESSONS_HALTED] = {"lessons_halted", "letter of 24 June 2024, 4.3", RULES_WI2013, NULL,
        "schools close or open", "fewer lessons or none, or more again"},
};

/* ---- dates ---- */

static const char *const law_from[REGIMES] = {
    [REGIME_WI2013] = "2013-01-01", /* rules.md section 0.3 */
    [REGIME_WI2021] = "2022-01-01", /* Wi21 art. 54(1) */
};

static const struct rule_dates never = {DAY_NEVER, DAY_NEVER};

static day_number
day_of(const char *text)
{
    day_number day = 0;
    bool sound = date_parse(text, &day);

    bug_assert(sound, "a rule from %s on", text);
    return day;
}

struct rule_dates
rules_dates(enum rule rule, enum regime regime)
{
    const struct rule_row *row = &rule_rows[rule];

    if ((row->regimes >> regime & 1u) == 0)
        return never;
    return (struct rule_dates){day_of(row->from != NULL ? row->from : law_from[regime]), DAY_NEVER};
}

/* ---- what a scenario dates ---- */

/* Longer by [from, until): from the first to the last day on which anything of it holds. */
static void
cover(struct rule_dates *dates, day_number from, day_number until)
{
    if (dates->from == DAY_NEVER) {
        *dates = (struct rule_dates){from, until};
        return;
    }
    dates->from = from < dates->from ? from : dates->from;
    dates->until = until > dates->until ? until : dates->until;
}

static struct rule_dates
dates_of_ground(const struct params *p, enum ground ground, enum regime regime)
{
    struct rule_dates dates = never;

    for (int64_t i = 0; i < p->term.n_grounds; i++)
        if (p->term.grounds[i].ground == ground && p->term.grounds[i].regime == regime)
            cover(&dates, p->term.grounds[i].from, p->term.grounds[i].until);
    return dates;
}

/* From the first step to the last: each acts on a day. */
static struct rule_dates
dates_of_corona(const struct params *p, bool specific, enum regime regime)
{
    struct rule_dates dates = never;

    for (int64_t i = 0; i < p->term.n_corona && regime == REGIME_WI2013; i++)
        if ((p->term.corona[i].within_months > 0) == specific)
            cover(&dates, p->term.corona[i].date, p->term.corona[i].date + 1);
    return dates;
}

/* Of an offence, or OFFENCES: any. */
static struct rule_dates
dates_of_fines(const struct params *p, enum offence offence, enum regime regime)
{
    struct rule_dates dates = never;

    for (int64_t i = 0; i < p->enforcement.n_fines; i++) {
        const struct fine_table *table = &p->enforcement.fines[i];
        if (table->regime == regime && (offence == OFFENCES || table->offence == offence))
            cover(&dates, table->from, table->until);
    }
    return dates;
}

static struct rule_dates
dates_of_sparing(const struct sparing *sparing, int64_t n, enum regime regime)
{
    struct rule_dates dates = never;

    for (int64_t i = 0; i < n; i++)
        if (sparing[i].regime == REGIMES || sparing[i].regime == (int)regime)
            cover(&dates, sparing[i].from, sparing[i].until);
    return dates;
}

/* Days on which a dated key is above 0, or below 1. */
static struct rule_dates
dates_of_key(const struct timeline *key, bool below_one, struct rule_dates of_law)
{
    struct rule_dates dates = never;

    for (size_t i = 0; i < key->n_steps; i++) {
        double value = key->steps[i].value;
        if (below_one ? value < 1.0 : value > 0.0)
            cover(&dates, i == 0 ? of_law.from : key->steps[i].from,
                  i + 1 < key->n_steps ? key->steps[i + 1].from : DAY_NEVER);
    }
    return of_law.from == DAY_NEVER ? never : dates;
}

/* The law's, but not before a day that a scenario says. */
static struct rule_dates
not_before(struct rule_dates dates, day_number day)
{
    if (dates.from != DAY_NEVER && dates.from < day)
        dates.from = day;
    return dates;
}

struct rule_dates
rules_validity(const struct params *p, enum rule rule, enum regime regime)
{
    struct rule_dates of_law = rules_dates(rule, regime);

    if (rule >= RULE_EXTENDED && rule < RULE_EXTENSION_ASKED) {
        enum ground ground = (enum ground)(rule - RULE_EXTENDED);
        return ground < GROUND_CORONA
                   ? dates_of_ground(p, ground, regime)
                   : dates_of_corona(p, ground == GROUND_CORONA_SPECIFIC, regime);
    }
    switch (rule) {
    case RULE_FINED:
    case RULE_NO_AMOUNT:
        return dates_of_fines(p, OFFENCES, regime);
    case RULE_FINED_PVT:
        return dates_of_fines(p, OFFENCE_PVT, regime);
    case RULE_FINED_MAP:
        return dates_of_fines(p, OFFENCE_MAP, regime);
    case RULE_SPARED:
        return dates_of_sparing(p->enforcement.no_fine, p->enforcement.n_no_fine, regime);
    case RULE_COLLECTION_PAUSED:
        return dates_of_sparing(p->enforcement.paused, p->enforcement.n_paused, regime);
    case RULE_PVT_LATE:
        return not_before(of_law, p->wi2013.pvt_from);
    case RULE_ONA_WAIVED:
        return not_before(of_law, p->wi2013.ona_from);
    case RULE_LESSONS_HALTED:
        return dates_of_key(&p->wi2013.lessons, true, of_law);
    case RULE_PRIORITY:
        return dates_of_key(&p->exams.reserved, false, of_law);
    default:
        return of_law;
    }
}
