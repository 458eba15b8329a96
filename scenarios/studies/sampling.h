/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIOS_STUDIES_SAMPLING_H
#define SCENARIOS_STUDIES_SAMPLING_H

/*
 * Points that fill a unit cube evenly, for studies that vary several keys at once.  A number is in
 * [0, 1); cube[i * dimensions + d] is that of point i along dimension d.
 *
 * Sobol': the sequence of Sobol' (1967) from its very first point, the origin, on, shifted as a
 * whole by one random number along each dimension (Cranley and Patterson 1976), so that other seeds
 * give other points as even, and none lies in a corner.  Where n is a power of two, every one of n
 * parts of equal width along each dimension holds one point; without the origin one part would
 * hold two and another none.
 *
 * Latin hypercube (McKay, Beckman and Conover 1979): along each dimension every one of n strata of
 * equal width holds one point.
 *
 * Random numbers come from sim/rng.h, at addresses that no person of a run has: points depend on
 * the seed alone.
 */

#include "sim/error.h"

#include <stddef.h>
#include <stdint.h>

enum { SAMPLING_DIMENSIONS = 40 }; /* GSL's table of Sobol' ends there */

/* n at least 1, dimensions from 1 to SAMPLING_DIMENSIONS. Errors: ERR_MEMORY. */
int sampling_sobol(double *cube, size_t n, size_t dimensions, uint64_t seed, struct error *error);
int sampling_latin(double *cube, size_t n, size_t dimensions, uint64_t seed, struct error *error);

#endif
