/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_DOOR_H
#define OUTPUT_DOOR_H

/*
 * The one way in to a finished file: every command that reads a result, a batch or a comparison
 * comes through here.  The checksum behind the file is held first, for HDF5 itself may crash on a
 * wrong byte or pass over it; what has none is judged by its bytes alone and refused, each kind in
 * its own words: cut off, changed since, of another program, no HDF5 at all.  Then the file must say
 * that it is of doorstroom, of a layout that this program knows, of the type that is asked for, and
 * complete.
 *
 * A newer layout, be it by its minor number alone, is refused: what the newer program says by what
 * was added, this one would leave out in silence.  Older minor numbers pass; who needs all variables
 * of today, as a comparison does, asks for the layout of today.
 */

#include "output/h5.h"

/* Opens path to be read. type: what it must be ("run", "batch", "compare"), NULL: any of them.
 * Errors: ERR_FORMAT, ERR_IO, ERR_MEMORY, with a text that does not say the path; then *file is
 * H5I_INVALID_HID. */
int door_open(hid_t *file, const char *path, const char *type, struct error *error);

/* The same, and it must have the layout that this program writes, no older one. */
int door_open_current(hid_t *file, const char *path, const char *type, struct error *error);

/* Whether path is a file of ours that lost a bit: there is a checksum behind it, and it does not
 * hold. */
bool door_is_damaged(const char *path);

#endif
