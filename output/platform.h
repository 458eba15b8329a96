/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_PLATFORM_H
#define OUTPUT_PLATFORM_H

#include <stddef.h>

/*
 * On what the last digit of a result may depend: the processor's kind and the versions of the
 * libraries that compute.  Not the compiler: tests hold the bytes of several against each other.
 */

enum { PLATFORM_SIZE = 128 };

/* "x86_64; glibc 2.36; gsl 2.7.1" */
void platform_text(char text[PLATFORM_SIZE]);

#endif
