/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIOS_CLI_STOP_H
#define SCENARIOS_CLI_STOP_H

/*
 * What signals do.  SIGINT and SIGTERM ask for a stop; a second one of a kind ends the process as
 * if we were not there.  SIGPIPE and SIGXFSZ are ignored: the write that met them fails instead and
 * is reported as such.
 */

#include <stdatomic.h>

extern atomic_int stop_requested; /* not 0: stop */

/* For the whole program: errors of writing come as errors. */
void stop_prepare(void);

/* From now on the two signals are requests. */
void stop_listen(void);

#endif
