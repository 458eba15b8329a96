/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_MEDICAL_BY_HAND_H
#define TESTS_MEDICAL_BY_HAND_H

/*
 * Exemption on medical advice: everybody applies, 60 days after the plan of Thursday 10 March 2022
 * at nine: Monday 9 May.  One assessor; an hour for a file, two for a consultation; then 14 days.
 */

#include "tests/chain_by_hand.h"

static struct hand hand;

static inline void
medical_setup(void)
{
    hand_init(&hand);
    for (int g = 0; g < GROUPS; g++)
        hand.params.medical.in_course[g] = 1.0;
}

static inline void
medical_teardown(void)
{
    hand_stop(&hand);
}

static inline uint32_t
medical_planned(void)
{
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    return hand_planned(&hand, GROUP_GEZIN, 0);
}

static inline uint32_t
medical_application_of(uint32_t who)
{
    uint32_t job = hand.chain.people[who].jobs;

    while (job != NOBODY && hand.chain.jobs[job].kind != JOB_MEDICAL)
        job = hand.chain.jobs[job].next;
    return job;
}

/* Five standard deviations of a count of n. */
static inline void
medical_assert_share(int found, int n, double share, const char *what)
{
    cr_expect(fabs(found - n * share) < 5.0 * sqrt(n * share * (1.0 - share)), "%d %s of %d", found,
              what, n);
}

#endif
