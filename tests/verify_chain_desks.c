/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Each desk of the chain is a station of queueing theory (door_by_hand.h): M/M/3, here. */

#include "tests/chain_doors.h"

/* M/M/3 at a load of 0.8. */
static void
verify_markov(const struct door *door)
{
    struct load load = door_load(2.4, 3, door_spec(DRAW_EXPONENTIAL, MINUTES, 0.0), 3, 24);

    door_verify(door, &load, (struct theory_wait){theory_delay(2.4, 3), theory_wait(2.4, 3)}, 0.08);
}

/* ---- M/M/3 at each desk ---- */

Test(chain_desks, schrijven_a2)
{
    verify_markov(&schrijven_a2);
}

Test(chain_desks, spreken_a2)
{
    verify_markov(&spreken_a2);
}

Test(chain_desks, ona)
{
    verify_markov(&ona);
}

Test(chain_desks, schrijven_b1)
{
    verify_markov(&schrijven_b1);
}

Test(chain_desks, spreken_b1)
{
    verify_markov(&spreken_b1);
}

Test(chain_desks, medical_advisers)
{
    verify_markov(&advisers);
}

Test(chain_desks, hearing_officers)
{
    verify_markov(&hearing);
}

Test(chain_desks, decision_officers)
{
    verify_markov(&decision);
}

/* What leaves M/M/3 is a Poisson process again (Burke 1956). */
Test(chain_desks, decision_officers_after_the_hearing)
{
    verify_markov(&decision_after_hearing);
}

Test(chain_desks, consultants_of_the_four_largest)
{
    verify_markov(&consultants_g4);
}

Test(chain_desks, consultants_of_the_large)
{
    verify_markov(&consultants_large);
}

Test(chain_desks, consultants_of_the_others)
{
    verify_markov(&consultants_other);
}

Test(chain_desks, course_places)
{
    struct draw_spec service =
        door_spec(DRAW_EXPONENTIAL, TICKS_HELD / (double)TICKS_PER_DAY, 0.0);
    struct load load = {2.4, 3, service, TICKS_HELD, 2, 24};

    door_verify(&course_places, &load,
                (struct theory_wait){theory_delay(2.4, 3), theory_wait(2.4, 3)}, 0.08);
}
