/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/cli/stop.h"

#include <signal.h>
#include <string.h>

atomic_int stop_requested;

_Static_assert(ATOMIC_INT_LOCK_FREE == 2, "a signal handler may set an atomic_int");

static void
request(int signal_number)
{
    atomic_store(&stop_requested, signal_number);
}

static void
handle(int signal_number, void (*handler)(int), int flags)
{
    struct sigaction action;

    memset(&action, 0, sizeof action);
    action.sa_handler = handler;
    action.sa_flags = flags;
    sigemptyset(&action.sa_mask);
    sigaction(signal_number, &action, NULL);
}

void
stop_prepare(void)
{
    handle(SIGPIPE, SIG_IGN, 0);
    handle(SIGXFSZ, SIG_IGN, 0);
}

void
stop_listen(void)
{
    handle(SIGINT, request, (int)SA_RESETHAND | SA_RESTART);
    handle(SIGTERM, request, (int)SA_RESETHAND | SA_RESTART);
}
