/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/platform.h"

#include <gsl/gsl_version.h>
#include <stdio.h>
#include <sys/utsname.h>
#include <unistd.h>

void
platform_text(char text[PLATFORM_SIZE])
{
    struct utsname name;
    char libc[32] = "another libc";

#ifdef _CS_GNU_LIBC_VERSION
    (void)confstr(_CS_GNU_LIBC_VERSION, libc, sizeof libc);
#endif
    snprintf(text, PLATFORM_SIZE, "%.40s; %s; gsl %.20s", uname(&name) == 0 ? name.machine : "",
             libc, gsl_version);
}
