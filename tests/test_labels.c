/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The labels are part of the result file's contract: they are written out here once more, in the
 * order in which files hold them. */

#include "models/labels.h"

#include <criterion/criterion.h>

#include <string.h>

/* The labels are those of the text, separated by spaces, each once. */
static void
assert_labels(const char *const *labels, size_t n, const char *text)
{
    char joined[2000] = "";

    for (size_t i = 0; i < n; i++) {
        cr_assert_not_null(labels[i], "label %zu of: %s", i, text);
        for (size_t j = 0; j < i; j++)
            cr_expect_str_neq(labels[i], labels[j]);
        strcat(strcat(joined, i > 0 ? " " : ""), labels[i]);
    }
    cr_expect_str_eq(joined, text);
}

Test(labels, of_people_are_the_contract)
{
    assert_labels(model_labels, MODEL_KINDS, "inburgering queue");
    assert_labels(regime_labels, REGIMES, "wi2013 wi2021");
    assert_labels(group_labels, GROUPS, "asiel gezin overig");
    assert_labels(entrant_labels, ENTRANTS, "asiel gezin overig nareis");
    assert_labels(municipality_labels, MUNICIPALITIES, "g4 large other");
    assert_labels(lodging_labels, LODGINGS, "azc doorstroom har logeer");
    assert_labels(route_labels, ROUTES, "b1 onderwijs z none");
    assert_labels(stage_labels, STAGES,
                  "reception coupled landing intake pip offer course exams awaiting_result "
                  "new_term done dispensed exempt lapsed");
}

Test(labels, of_resources_are_the_contract)
{
    assert_labels(resource_labels, RESOURCES,
                  "reception_places reception_places_doorstroom reception_places_har "
                  "reception_places_logeer homes intake_consultants course_places_b1 "
                  "course_places_onderwijs course_places_z exam_places_lezen_a2 "
                  "exam_places_luisteren_a2 exam_places_schrijven_a2 exam_places_spreken_a2 "
                  "exam_places_knm exam_places_ona exam_places_lezen_b1 "
                  "exam_places_luisteren_b1 exam_places_schrijven_b1 exam_places_spreken_b1 "
                  "examiners_schrijven_a2 examiners_spreken_a2 examiners_ona "
                  "examiners_schrijven_b1 examiners_spreken_b1 medical_assessors "
                  "hearing_officers decision_officers travel_budget examiners_schrijven_both "
                  "examiners_spreken_both");
    assert_labels(both_labels, BOTHS, "schrijven_both spreken_both");
    assert_labels(resource_unit_labels, RESOURCE_UNITS, "places hours homes euro");
}

Test(labels, of_exams_and_intervals_are_the_contract)
{
    assert_labels(exam_labels, EXAMS,
                  "lezen_a2 luisteren_a2 schrijven_a2 spreken_a2 knm ona lezen_b1 luisteren_b1 "
                  "schrijven_b1 spreken_b1");
    assert_labels(interval_labels, INTERVALS,
                  "duty_to_notice status_to_coupled coupled_to_housed status_to_housed "
                  "housed_to_intake intake_to_pip notice_to_pip clock_to_pip pip_to_offer "
                  "offer_to_course pip_to_course signup_lezen_a2 "
                  "signup_luisteren_a2 signup_schrijven_a2 signup_spreken_a2 signup_knm "
                  "signup_ona signup_lezen_b1 signup_luisteren_b1 signup_schrijven_b1 "
                  "signup_spreken_b1 result_lezen_a2 result_luisteren_a2 result_schrijven_a2 "
                  "result_spreken_a2 result_knm result_ona result_lezen_b1 result_luisteren_b1 "
                  "result_schrijven_b1 result_spreken_b1 medical overrun_to_decision "
                  "duty_to_done");
}

Test(labels, of_learning_are_the_contract)
{
    assert_labels(literacy_labels, LITERACIES, "latin other none");
    assert_labels(exposure_labels, EXPOSURES, "buddy work participation");
}

Test(labels, of_law_are_the_contract)
{
    assert_labels(ground_labels, GROUNDS, "no_offer azc effort literacy illness birth death circumstances education "
                  "interruption exam_delay corona corona_specific");
    assert_labels(offence_labels, OFFENCES, "exams pvt map");
    assert_labels(docket_labels, DOCKETS,
                  "overrun notice views hearing excused spared fined new_term");
}

Test(labels, of_attempts_and_medical_exemption_are_the_contract)
{
    assert_labels(attempt_labels, EXAM_ATTEMPTS, "1 2 3 4 5_or_more");
    assert_labels(occasion_labels, OCCASIONS, "intake course term");
    assert_labels(outcome_labels, OUTCOMES, "full partial adapted refused");
}

/* A label composed of two others names the same thing as they do. */
Test(labels, that_are_composed_agree_with_their_parts)
{
    char text[60];

    for (int exam = 0; exam < EXAMS; exam++) {
        strcat(strcpy(text, "exam_places_"), exam_labels[exam]);
        cr_expect_str_eq(resource_labels[RESOURCE_EXAM_PLACES + exam], text);
        strcat(strcpy(text, "signup_"), exam_labels[exam]);
        cr_expect_str_eq(interval_labels[INTERVAL_SIGNUP + exam], text);
        strcat(strcpy(text, "result_"), exam_labels[exam]);
        cr_expect_str_eq(interval_labels[INTERVAL_RESULT + exam], text);
    }
    for (int route = 0; route < ROUTE_NONE; route++) {
        strcat(strcpy(text, "course_places_"), route_labels[route]);
        cr_expect_str_eq(resource_labels[RESOURCE_COURSE_PLACES + route], text);
    }
    for (int lodging = LODGING_DOORSTROOM; lodging < LODGINGS; lodging++) {
        strcat(strcpy(text, "reception_places_"), lodging_labels[lodging]);
        cr_expect_str_eq(resource_labels[RESOURCE_RECEPTION_PLACES + lodging], text);
    }
    for (int pool = 0; pool < EXAMINERS; pool++) {
        strcat(strcpy(text, "examiners_"), exam_labels[exam_of_examiner((enum examiner)pool)]);
        cr_expect_str_eq(resource_labels[RESOURCE_EXAMINERS + pool], text);
    }
    for (int both = 0; both < BOTHS; both++) {
        strcat(strcpy(text, "examiners_"), both_labels[both]);
        cr_expect_str_eq(resource_labels[RESOURCE_EXAMINERS_BOTH + both], text);
    }
}

Test(labels, count_nareis_among_asiel)
{
    cr_expect_eq(group_of_entrant(ENTRANT_ASIEL), GROUP_ASIEL);
    cr_expect_eq(group_of_entrant(ENTRANT_GEZIN), GROUP_GEZIN);
    cr_expect_eq(group_of_entrant(ENTRANT_OVERIG), GROUP_OVERIG);
    cr_expect_eq(group_of_entrant(ENTRANT_NAREIS), GROUP_ASIEL);
}

/* Schrijven, spreken and ONA are marked by people, the rest by machine (Bi13 art. 3.9b). */
Test(labels, know_who_marks)
{
    static const enum examiner pools[EXAMS] = {
        EXAMINERS,     EXAMINERS, EXAMINER_SCHRIJVEN_A2, EXAMINER_SPREKEN_A2,   EXAMINERS,
        EXAMINER_ONA,  EXAMINERS, EXAMINERS,             EXAMINER_SCHRIJVEN_B1, EXAMINER_SPREKEN_B1,
    };

    for (int exam = 0; exam < EXAMS; exam++)
        cr_expect_eq(examiner_of_exam((enum exam)exam), pools[exam], "%s", exam_labels[exam]);
    for (int pool = 0; pool < EXAMINERS; pool++)
        cr_expect_eq((int)examiner_of_exam(exam_of_examiner((enum examiner)pool)), pool);
}

/* The two pools of a skill have examiners in common; ONA has none beside its own. */
Test(labels, know_who_marks_at_two_levels)
{
    cr_expect_eq(examiner_a2_of_both(BOTH_SPREKEN), EXAMINER_SPREKEN_A2);
    cr_expect_eq(examiner_b1_of_both(BOTH_SCHRIJVEN), EXAMINER_SCHRIJVEN_B1);
    cr_expect_eq(both_of_examiner(EXAMINER_ONA), BOTHS);
    for (int both = 0; both < BOTHS; both++) {
        cr_expect_eq((int)both_of_examiner(examiner_a2_of_both((enum both)both)), both);
        cr_expect_eq((int)both_of_examiner(examiner_b1_of_both((enum both)both)), both);
    }
}

Test(labels, know_the_level_of_an_exam)
{
    for (int exam = 0; exam < EXAMS; exam++)
        cr_expect_eq(exam_is_b1((enum exam)exam), strstr(exam_labels[exam], "_b1") != NULL);
}

static void
assert_units(int first, int end, enum resource_unit unit)
{
    for (int resource = first; resource < end; resource++)
        cr_expect_eq(resource_unit_of((enum resource)resource), unit, "%s",
                     resource_labels[resource]);
}

Test(labels, know_the_unit_of_a_resource)
{
    assert_units(RESOURCE_RECEPTION_PLACES, RESOURCE_HOMES, UNIT_PLACES);
    assert_units(RESOURCE_HOMES, RESOURCE_INTAKE_CONSULTANTS, UNIT_HOMES);
    assert_units(RESOURCE_INTAKE_CONSULTANTS, RESOURCE_COURSE_PLACES, UNIT_HOURS);
    assert_units(RESOURCE_COURSE_PLACES, RESOURCE_EXAMINERS, UNIT_PLACES);
    assert_units(RESOURCE_EXAMINERS, RESOURCE_TRAVEL_BUDGET, UNIT_HOURS);
    assert_units(RESOURCE_TRAVEL_BUDGET, RESOURCE_EXAMINERS_BOTH, UNIT_EURO);
    assert_units(RESOURCE_EXAMINERS_BOTH, RESOURCES, UNIT_HOURS);
}

/* Final: done, dispensed, exempt, lapsed. With a plan: from the offer to a new term. */
Test(labels, know_the_kind_of_a_stage)
{
    for (int stage = 0; stage < STAGES; stage++) {
        cr_expect_eq(stage_is_final((enum stage)stage), stage >= STAGE_DONE);
        cr_expect_eq(stage_has_pip((enum stage)stage),
                     stage == STAGE_OFFER || stage == STAGE_COURSE || stage == STAGE_EXAMS ||
                         stage == STAGE_AWAITING_RESULT || stage == STAGE_NEW_TERM);
    }
}

static int
norm(const char *label)
{
    for (int i = 0; i < INTERVALS; i++)
        if (strcmp(interval_labels[i], label) == 0)
            return interval_norm_days((enum interval)i);
    cr_assert_fail("%s is no interval", label);
    return 0;
}

/* chain.md's column of norms; rules.md sections 1.2, 3, 4.1 and 6. */
Test(labels, carry_the_norms_of_law_and_agreement)
{
    cr_expect_eq(norm("duty_to_notice"), 56);
    cr_expect_eq(norm("status_to_coupled"), 14);
    cr_expect_eq(norm("coupled_to_housed"), 84);
    cr_expect_eq(norm("status_to_housed"), 98);
    cr_expect_eq(norm("clock_to_pip"), 70);
    cr_expect_eq(norm("pip_to_course"), 92);
    cr_expect_eq(norm("medical"), 56);
    cr_expect_eq(norm("housed_to_intake"), -1);
    cr_expect_eq(norm("notice_to_pip"), -1);
    cr_expect_eq(norm("intake_to_pip"), -1);
    cr_expect_eq(norm("pip_to_offer"), -1);
    cr_expect_eq(norm("offer_to_course"), -1);
    cr_expect_eq(norm("duty_to_done"), -1);
    cr_expect_eq(norm("overrun_to_decision"), -1, "the Awb's 13 weeks run from the report");
}

Test(labels, carry_the_norms_of_exams_by_level)
{
    for (int exam = 0; exam < EXAMS; exam++) {
        bool b1 = exam_is_b1((enum exam)exam);
        cr_expect_eq(interval_norm_days((enum interval)(INTERVAL_SIGNUP + exam)), b1 ? -1 : 42);
        cr_expect_eq(interval_norm_days((enum interval)(INTERVAL_RESULT + exam)), b1 ? 42 : 56);
    }
}
