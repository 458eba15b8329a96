/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_H5_READ_H
#define OUTPUT_H5_READ_H

/*
 * Reading back what h5.h writes.  A name that is missing or not as expected gives ERR_FORMAT.
 */

#include "output/h5.h"

int h5_open_file(hid_t *file, const char *path, struct error *error);

/* A group or a dataset. */
int h5_open(hid_t *object, hid_t parent, const char *name, struct error *error);

/* How many numbers a dataset along one axis has. */
int h5_get_length(hid_t dataset, size_t *n, struct error *error);

/* All numbers of a dataset as doubles, and how many; the caller frees them. */
int h5_get_numbers(hid_t parent, const char *name, double **numbers, size_t *n,
                   struct error *error);

/* All texts of a dataset, in one allocation that the caller frees. */
int h5_get_texts(hid_t parent, const char *name, char ***texts, size_t *n, struct error *error);

/* A text that is alone in a dataset, to be freed. */
int h5_get_text(hid_t parent, const char *name, char **text, struct error *error);

/* Whether a dataset holds texts. */
int h5_holds_texts(hid_t parent, const char *name, bool *is_text, struct error *error);

/* Whether there is something of that name. */
bool h5_has(hid_t parent, const char *name);

/* The names of a group's members in the order in which they were made, in one allocation that the
 * caller frees. */
int h5_get_names(hid_t group, char ***names, size_t *n, struct error *error);

int h5_get_attribute_text(hid_t object, const char *name, char **text, struct error *error);
int h5_get_attribute_int(hid_t object, const char *name, int64_t *value, struct error *error);

/* As many as n, no more and no fewer. */
int h5_get_attribute_ints(hid_t object, const char *name, int32_t *values, size_t n,
                          struct error *error);

/* The numbers of the box of that extent from `at` on, as doubles. */
int h5_read_box(hid_t dataset, const size_t *at, const size_t *extent, double *numbers,
                struct error *error);

/* The same of whole numbers, none of which is rounded. */
int h5_read_whole_box(hid_t dataset, const size_t *at, const size_t *extent, int64_t *numbers,
                      struct error *error);

#endif
