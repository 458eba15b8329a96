/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIOS_STUDIES_REPLAY_H
#define SCENARIOS_STUDIES_REPLAY_H

/*
 * A result verified from what is in it: its scenario is read again from the text that it keeps, the
 * file is held against what that makes of its replications (output/verify.h), and some replications
 * are simulated again and held against those of the file: the first, the last and others evenly
 * between them, with what they tell of people where the file has that, as it has of the first ones.
 * Of a run that started from a file with a stock, that file is looked for beside the result.
 */

#include "output/checks.h"
#include "sim/error.h"

#include <stdatomic.h>
#include <stdint.h>

/* n_again: most replications that are simulated again, 0: none. Errors: ERR_FORMAT where the file
 * cannot be read as a run; ERR_IO, ERR_MEMORY, ERR_STOPPED. */
int replay_verify(const char *path, int64_t n_again, const atomic_int *stop,
                  struct checks *checks, struct error *error);

#endif
