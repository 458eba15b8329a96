/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIOS_READER_PATH_H
#define SCENARIOS_READER_PATH_H

#include "scenarios/reader/node.h"

/* A path that a file says, as seen from where we are: beside that file unless it is absolute. NULL
 * where there is no memory. */
const char *path_beside(struct pool *pool, const char *file, const char *path);

/* A path that a setting says: beside the file that says it; as seen from where we are, where an option
 * or the environment does. NULL where there is no memory. */
const char *path_said(struct pool *pool, struct place place, const char *path);

/* A path as seen from where we are, as seen from the folder of a file: the same one, for whoever is
 * there. An absolute one, and one whose folder cannot be found, stays as it is. NULL where there is
 * no memory. */
const char *path_seen_beside(struct pool *pool, const char *file, const char *path);

/* The last part of a path without its ending: "basis" of "scenarios/basis.cfg". */
const char *path_stem(struct pool *pool, const char *path);

#endif
