/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_FETCH_H
#define SIM_FETCH_H

/*
 * Asks for the cache line of a record that is wanted soon.  Nothing but the time depends on it.
 *
 * GCC takes a function that does nothing but prefetch for one without effects and leaves out its
 * calls; the empty assembly, which it has to keep, prevents that (tests/symbols.sh looks).
 */

static inline void
fetch(const void *address)
{
    __builtin_prefetch(address, 1);
    __asm__ volatile("");
}

#endif
