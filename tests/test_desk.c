/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/desk.h"

#include "sim/rng.h"

#include <signal.h>
#include <string.h>

#include <criterion/criterion.h>

enum { PEOPLE = 100, START = 1000 };

static struct desk_link links[PEOPLE];
static struct desk desk;

static void
setup(void)
{
    desk_init(&desk, links, START, 2);
}

TestSuite(desk, .init = setup);

/* ---- who may start ---- */

Test(desk, grants_until_the_servers_are_taken)
{
    cr_assert(desk_request(&desk, 0, 1000));
    cr_assert(desk_request(&desk, 1, 1000));
    cr_assert_not(desk_request(&desk, 2, 1000));
    cr_assert_eq(desk.taken, 2);
    cr_assert_eq(desk.queue.value, 1);
    cr_assert_eq(desk.arrived, 3);
    cr_assert_eq(desk_grant(&desk, 1000), DESK_NONE, "none is free");
}

Test(desk, first_come_first_served)
{
    for (uint32_t who = 0; who < 6; who++)
        desk_request(&desk, (who * 7) % 6, 1000 + who / 4); /* some at the same tick */
    for (uint32_t i = 2; i < 6; i++) {
        desk_release(&desk, 1010);
        cr_assert_eq(desk_grant(&desk, 1010), (i * 7) % 6);
        cr_assert_eq(desk_grant(&desk, 1010), DESK_NONE, "one server, one who starts");
    }
    desk_release(&desk, 1020);
    cr_assert_eq(desk_grant(&desk, 1020), DESK_NONE, "nobody waits");
}

Test(desk, who_comes_may_not_pass_those_who_wait)
{
    for (uint32_t who = 0; who < 3; who++)
        desk_request(&desk, who, 1000);
    desk_release(&desk, 1010);
    cr_assert_not(desk_request(&desk, 3, 1010), "a server is free, but who 2 waits for it");
    cr_assert_eq(desk_grant(&desk, 1010), 2u);
    desk_release(&desk, 1020);
    cr_assert_eq(desk_grant(&desk, 1020), 3u);
}

Test(desk, a_cut_lets_work_under_way_go_on)
{
    for (uint32_t who = 0; who < 4; who++)
        desk_request(&desk, who, 1000);
    desk_set_servers(&desk, 1, 1010);
    cr_assert_eq(desk.taken, 2, "who has a server keeps it");
    cr_assert_eq(desk.busy.value, 1, "of those that are there");
    desk_release(&desk, 1020);
    cr_assert_eq(desk_grant(&desk, 1020), DESK_NONE, "that server is no more");
    desk_release(&desk, 1030);
    cr_assert_eq(desk_grant(&desk, 1030), 2u);
    desk_set_servers(&desk, 3, 1040);
    cr_assert_eq(desk_grant(&desk, 1040), 3u);
    cr_assert_eq(desk_grant(&desk, 1040), DESK_NONE);
    cr_assert_eq(desk.servers.integral, 2 * 10 + 1 * 30);
    cr_assert_eq(desk.busy.integral, 2 * 10 + 1 * 10 + 1 * 10 + 0 + 1 * 10);
}

Test(desk, closed_nobody_starts)
{
    desk_set_servers(&desk, 0, 1000);
    cr_assert_not(desk_request(&desk, 0, 1000));
    cr_assert_not(desk_request(&desk, 1, 1005));
    cr_assert_eq(desk_grant(&desk, 1010), DESK_NONE);
    desk_set_servers(&desk, 5, 1010);
    cr_assert_eq(desk_grant(&desk, 1010), 0u);
    cr_assert_eq(desk_grant(&desk, 1010), 1u);
    cr_assert_eq(desk_grant(&desk, 1010), DESK_NONE);
    cr_assert_eq(desk.waited, 10 + 5);
}

Test(desk, a_withdrawal_leaves_the_others_in_order)
{
    static const uint32_t leaving[] = {4, 2, 7}; /* the middle, the head, the tail */

    for (uint32_t who = 0; who < 8; who++)
        desk_request(&desk, who, 1000 + who);
    for (int i = 0; i < 3; i++) {
        desk_withdraw(&desk, leaving[i], 1010);
        desk_verify(&desk, desk.queue.integral, 1010);
    }
    cr_assert_eq(desk.queue.value, 3);
    cr_assert_eq(desk.waited, 6 + 8 + 3);
    desk_set_servers(&desk, 10, 1010);
    cr_assert_eq(desk_grant(&desk, 1010), 3u);
    cr_assert_eq(desk_grant(&desk, 1010), 5u);
    cr_assert_eq(desk_grant(&desk, 1010), 6u);
    cr_assert_eq(desk_grant(&desk, 1010), DESK_NONE);
}

Test(desk, the_only_one_may_withdraw_and_come_back)
{
    desk_set_servers(&desk, 0, 1000);
    desk_request(&desk, 9, 1000);
    desk_withdraw(&desk, 9, 1007);
    cr_assert_eq(desk.head, DESK_NONE);
    cr_assert_eq(desk.tails[0], DESK_NONE);
    desk_request(&desk, 9, 1010);
    desk_set_servers(&desk, 1, 1020);
    cr_assert_eq(desk_grant(&desk, 1020), 9u);
    cr_assert_eq(desk.waited, 7 + 10);
    desk_verify(&desk, desk.queue.integral, 1020);
}

Test(desk, desks_share_their_links)
{
    struct desk other;

    desk_init(&other, links, START, 0);
    desk_set_servers(&desk, 0, 1000);
    for (uint32_t who = 0; who < 10; who++)
        desk_request(who % 2 ? &desk : &other, who, 1000);
    desk_set_servers(&desk, 9, 1000);
    desk_set_servers(&other, 9, 1000);
    for (uint32_t who = 0; who < 10; who++)
        cr_assert_eq(desk_grant(who % 2 ? &desk : &other, 1000), who);
}

/* ---- a server for another desk's line ---- */

Test(desk, lends_a_server_to_the_head_of_another_line)
{
    struct desk line;

    desk_init(&line, links, START, 0);
    cr_assert_eq(desk_grant_from(&desk, &line, 1000), DESK_NONE, "nobody waits");
    for (uint32_t who = 0; who < 3; who++)
        desk_request(&line, who, 1000 + who);
    cr_assert_eq(desk_head(&line), 0u);
    cr_assert_eq(desk_grant_from(&desk, &line, 1010), 0u);
    cr_assert_eq(desk_grant_from(&desk, &line, 1010), 1u);
    cr_assert_not(desk_has_free(&desk));
    cr_assert_eq(desk_grant_from(&desk, &line, 1010), DESK_NONE, "both are taken");
    desk_release(&desk, 1020);
    cr_assert(desk_has_free(&desk));
    cr_assert_eq(desk_grant_from(&desk, &line, 1020), 2u);
    cr_assert_eq(desk_head(&line), DESK_NONE);
}

/* The wait is the line's and the work is the lender's, so the books of both are right. */
Test(desk, a_server_that_is_lent_is_in_the_right_books)
{
    struct desk line;

    desk_init(&line, links, START, 0);
    desk_request(&line, 5, 1000);
    desk_request(&line, 6, 1000);
    desk_grant_from(&desk, &line, 1010);
    tally_advance(&line.queue, 1020);
    tally_advance(&desk.busy, 1020);
    cr_assert_eq(line.waited, 10);
    cr_assert_eq(line.queue.integral, 2 * 10 + 10);
    cr_assert(line.arrived == 2 && line.taken == 0);
    cr_assert(desk.busy.integral == 10 && desk.waited == 0 && desk.arrived == 0);
    desk_verify(&line, line.queue.integral, 1020);
    desk_verify(&desk, 0, 1020);
}

Test(desk, closed_it_lends_nothing)
{
    struct desk line;

    desk_init(&line, links, START, 0);
    desk_request(&line, 5, 1000);
    desk_set_servers(&desk, 0, 1000);
    cr_assert_eq(desk_grant_from(&desk, &line, 1010), DESK_NONE);
}

Test(desk, lending_past_the_own_line_is_a_bug, .signal = SIGABRT)
{
    struct desk line;

    desk_init(&line, links, START, 0);
    desk_request(&line, 5, 1000);
    for (uint32_t who = 0; who < 3; who++)
        desk_request(&desk, who, 1000);
    desk_release(&desk, 1010);
    desk_grant_from(&desk, &line, 1010);
}

/* ---- lanes ---- */

static void
grant_in_order(const char *order)
{
    for (; *order != '\0'; order++) {
        desk_release(&desk, 1010);
        cr_assert_eq(desk_grant(&desk, 1010), (uint32_t)(*order - '0'), "%s", order);
        tally_advance(&desk.queue, 1010);
        desk_verify(&desk, desk.queue.integral, 1010);
        cr_assert_eq(desk_grant(&desk, 1010), DESK_NONE);
    }
}

Test(desk, a_lower_lane_goes_first_and_within_it_who_came_first)
{
    static const unsigned lanes[] = {0, 0, 2, 1, 3, 1, 0, 2, 0}; /* the first two start at once */

    for (uint32_t who = 0; who < 9; who++)
        cr_assert_eq(desk_request_lane(&desk, who, lanes[who], 1000 + who), who < 2);
    grant_in_order("6835274");
    cr_assert_eq(desk.head, DESK_NONE);
}

Test(desk, a_lane_that_was_empty_is_filled_in_its_place)
{
    desk_set_servers(&desk, 0, 1000);
    desk_request_lane(&desk, 0, 3, 1000);
    desk_request_lane(&desk, 1, 1, 1000);
    desk_withdraw(&desk, 1, 1001);
    desk_request_lane(&desk, 2, 2, 1002);
    desk_request_lane(&desk, 3, 1, 1003);
    desk_request_lane(&desk, 4, 3, 1004);
    desk_withdraw(&desk, 0, 1005);
    desk_request(&desk, 5, 1006);
    desk_set_servers(&desk, 9, 1010);
    desk.taken = 9;
    grant_in_order("5324");
}

Test(desk, a_server_that_is_free_waits_for_those_who_wait)
{
    for (uint32_t who = 0; who < 3; who++)
        desk_request_lane(&desk, who, 3, 1000);
    desk_release(&desk, 1010);
    cr_assert_not(desk_request_lane(&desk, 3, 0, 1010), "who 2 waits");
    cr_assert_eq(desk_grant(&desk, 1010), 3u, "and is passed");
}

/* A random life of a desk with four lanes, beside lists kept by hand. */
Test(desk, lanes_are_as_lists_of_their_own)
{
    uint32_t lists[DESK_LANES][PEOPLE] = {{0}}, sizes[DESK_LANES] = {0};
    bool waits[PEOPLE] = {false};
    struct rng rng = {12, 0};

    desk_set_servers(&desk, 0, START);
    for (uint32_t i = 0; i < 50000; i++) {
        uint64_t bits = rng_bits(&rng, 0, 0, i);
        unsigned lane = (unsigned)(bits & 3), first = 0;
        uint32_t who = (uint32_t)(bits >> 32) % PEOPLE, at = 0;
        ticks now = START + i;
        if (!waits[who]) {
            desk_request_lane(&desk, who, lane, now);
            lists[lane][sizes[lane]++] = who;
            waits[who] = true;
            continue;
        }
        while (first < DESK_LANES && sizes[first] == 0)
            first++;
        if (bits >> 8 & 1) {
            desk_set_servers(&desk, 1, now);
            if (sizes[lane] > 0 && (bits >> 9 & 1)) { /* out of turn */
                who = lists[lane][0];
                cr_assert_eq(desk_grant_lane(&desk, lane, now), who);
            } else {
                if (sizes[lane] == 0)
                    cr_assert_eq(desk_grant_lane(&desk, lane, now), DESK_NONE);
                who = lists[lane = first][0];
                cr_assert_eq(desk_grant(&desk, now), who);
            }
            desk_release(&desk, now);
            desk_set_servers(&desk, 0, now);
        } else {
            for (lane = 0; at == sizes[lane] || lists[lane][at] != who;)
                if (at == sizes[lane]) {
                    lane++;
                    at = 0;
                } else {
                    at++;
                }
            desk_withdraw(&desk, who, now);
        }
        waits[who] = false;
        memmove(&lists[lane][at], &lists[lane][at + 1],
                (--sizes[lane] - at) * sizeof lists[0][0]);
        tally_advance(&desk.queue, now);
        desk_verify(&desk, desk.queue.integral, now);
    }
}

Test(desk, who_stands_beyond_the_last_of_all_lanes_is_seen, .signal = SIGABRT)
{
    desk_request(&desk, 0, 1000);
    desk_request(&desk, 1, 1000);
    desk_request_lane(&desk, 2, 0, 1000);
    desk_request_lane(&desk, 3, 1, 1000);
    desk.tails[1] = DESK_NONE;
    desk_verify(&desk, 0, 1000);
}

/* ---- Little's law ---- */

/* A random life of a desk: its books must balance at every moment, in parts collected too. */
Test(desk, the_integral_of_the_queue_is_the_waits)
{
    struct rng rng = {11, 0};
    bool waits[PEOPLE] = {false};
    int64_t collected = 0;
    ticks now = START;

    for (uint32_t i = 0; i < 100000; i++) {
        uint64_t bits = rng_bits(&rng, 0, 0, i);
        uint32_t who = (uint32_t)(bits >> 32) % PEOPLE;
        now += (ticks)(bits & 0x7f) * (bits >> 7 & 1);
        if (!waits[who] && (bits >> 8 & 7) < 5)
            waits[who] = !desk_request(&desk, who, now);
        else if (waits[who] && (bits >> 8 & 7) == 0) {
            desk_withdraw(&desk, who, now);
            waits[who] = false;
        } else if ((bits >> 8 & 7) == 1)
            desk_set_servers(&desk, (int64_t)(bits >> 11 & 3), now);
        else if (desk.taken > 0)
            desk_release(&desk, now);
        while ((who = desk_grant(&desk, now)) != DESK_NONE)
            waits[who] = false;
        if ((bits >> 20 & 15) == 0)
            collected += tally_collect(&desk.queue, now);
        tally_advance(&desk.queue, now);
        desk_verify(&desk, collected + desk.queue.integral, now);
        cr_assert(desk.queue.value == 0 || desk.taken >= desk.servers.value, "a server is idle");
    }
    cr_assert_gt(collected, 0);
}

static int64_t
some_waiting(void)
{
    for (uint32_t who = 0; who < 6; who++)
        desk_request(&desk, who, 1000 + who);
    tally_advance(&desk.queue, 1100);
    return desk.queue.integral;
}

Test(desk, verify_counts_by_hand)
{
    cr_assert_eq(some_waiting(), 98 + 97 + 96 + 95);
    desk_verify(&desk, 98 + 97 + 96 + 95, 1100);
}

Test(desk, an_integral_too_high_is_seen, .signal = SIGABRT)
{
    desk_verify(&desk, some_waiting() + 1, 1100);
}

Test(desk, an_integral_too_low_is_seen, .signal = SIGABRT)
{
    desk_verify(&desk, some_waiting() - 1, 1100);
}

Test(desk, a_broken_link_is_seen, .signal = SIGABRT)
{
    int64_t integral = some_waiting();

    links[4].previous = 5;
    desk_verify(&desk, integral, 1100);
}

Test(desk, a_lost_person_is_seen, .signal = SIGABRT)
{
    int64_t integral = some_waiting();

    links[4].next = DESK_NONE;
    desk.waited += 1100 - 1005; /* Little's law alone would not notice */
    desk_verify(&desk, integral, 1100);
}

/* ---- bugs ---- */

Test(desk, a_release_of_nothing_is_a_bug, .signal = SIGABRT)
{
    desk_release(&desk, 1000);
}

Test(desk, who_does_not_wait_cannot_withdraw, .signal = SIGABRT)
{
    desk_request(&desk, 0, 1000);
    desk_withdraw(&desk, 0, 1000);
}

Test(desk, fewer_servers_than_none_is_a_bug, .signal = SIGABRT)
{
    desk_set_servers(&desk, -1, 1000);
}

/* ---- from before the books ---- */

Test(desk, who_had_a_server_keeps_it_where_none_is_free)
{
    desk_keep(&desk, 1000);
    desk_keep(&desk, 1000);
    desk_keep(&desk, 1000);
    cr_assert_eq(desk.taken, 3);
    cr_assert_eq(desk.busy.value, 2);
    cr_assert_not(desk_request(&desk, 0, 1000));
    desk_release(&desk, 1005);
    cr_assert_eq(desk_grant(&desk, 1005), DESK_NONE, "two are left of two");
    desk_release(&desk, 1010);
    cr_assert_eq(desk_grant(&desk, 1010), 0);
    desk_verify(&desk, tally_collect(&desk.queue, 1010), 1010);
}
