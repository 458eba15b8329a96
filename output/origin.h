/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_ORIGIN_H
#define OUTPUT_ORIGIN_H

/* Who said a value of a run, in words of the reader; an origin that is not known as it stands. */
const char *origin_words(const char *origin);

#endif
