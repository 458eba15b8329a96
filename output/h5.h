/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_H5_H
#define OUTPUT_H5_H

/*
 * HDF5 as this program writes it: a file is an image in memory (so that a full disk meets our own
 * write loop, not the library), nothing newer than HDF5 1.8 (every reader knows it), no
 * times of objects and creation order kept (the same run gives the same bytes), texts of variable
 * length in UTF-8.  Each function returns 0 or an error code; the library's own message goes into
 * the caller's struct error and its printing is off.
 *
 * Nothing else in the house sees more of HDF5 than hid_t and what is declared here.
 */

#include "output/mapped.h"

#include <hdf5.h>
#include <stddef.h>
#include <stdint.h>

enum { H5_RANK = 7, H5_DEFLATE_LEVEL = 4 };

/* A dataset to be made. */
struct h5_spec {
    const char *name;
    hid_t type;              /* in the file: H5_INT32, ... */
    int rank;                /* 0: one number */
    size_t extent[H5_RANK];
    size_t chunk[H5_RANK];   /* all 0: in one piece, not compressed */
    const double *fill;      /* what is missing reads as this; NULL: 0 */
};

#define H5_INT32 H5T_STD_I32LE
#define H5_INT64 H5T_STD_I64LE
#define H5_DOUBLE H5T_IEEE_F64LE

/* Turns the library's printing off in this thread. */
void h5_quiet(void);

/* Notes the library's message in error and gives code. */
int h5_fail(struct error *error, int code, const char *what);

/* ---- files ---- */

int h5_create_image(hid_t *file, struct error *error);

/* The same with its bytes in a mapped file, which outlives it; how long it is, and closes it. */
int h5_create_mapped(hid_t *file, struct mapped *mapped, struct error *error);
int h5_finish_mapped(hid_t *file, const struct mapped *mapped, size_t *n, struct error *error);

/* Where the superblock at the head of a file says that HDF5's part of it ends (File Format
 * Specification 3.0, II.A); 0: it does not say it in a way that we know. */
enum { H5_HEAD = 64 };
uint64_t h5_end(const unsigned char head[H5_HEAD]);

/* The bytes of a file under construction; the caller frees them. */
int h5_take_image(hid_t file, unsigned char **bytes, size_t *n, struct error *error);

/* Closes whatever it is, if it is open, and sets *id to H5I_INVALID_HID. */
void h5_close(hid_t *id);

/* ---- making ---- */

int h5_make_group(hid_t *group, hid_t parent, const char *name, struct error *error);
int h5_make(hid_t *dataset, hid_t parent, const struct h5_spec *spec, struct error *error);

/* Makes and writes; the dataset is left open where dataset is not NULL. */
int h5_put_numbers(hid_t *dataset, hid_t parent, const struct h5_spec *spec, hid_t memory_type,
                   const void *numbers, struct error *error);
int h5_put_texts(hid_t *dataset, hid_t parent, const char *name, const char *const *texts,
                 size_t n, struct error *error);
int h5_put_text(hid_t parent, const char *name, const char *text, struct error *error);

/* The type of a text, to be closed; negative where the library will not. */
hid_t h5_text_type(void);

/* ---- attributes ---- */

/* n values of a type; n 0: one value alone. */
int h5_attribute(hid_t object, const char *name, hid_t type, hid_t memory_type, size_t n,
                 const void *values, struct error *error);

int h5_attribute_text(hid_t object, const char *name, const char *text, struct error *error);
int h5_attribute_texts(hid_t object, const char *name, const char *const *texts, size_t n,
                       struct error *error);
int h5_attribute_int(hid_t object, const char *name, int64_t value, struct error *error);
int h5_attribute_ints(hid_t object, const char *name, const int32_t *values, size_t n,
                      struct error *error);
int h5_attribute_double(hid_t object, const char *name, double value, struct error *error);

/* ---- moving numbers ---- */

int h5_write(hid_t dataset, hid_t memory_type, const void *numbers, struct error *error);

/* A compressed chunk as it is, the one that begins at `at`. */
int h5_write_chunk(hid_t dataset, const size_t *at, const void *bytes, size_t n,
                   struct error *error);

/* The spaces of the box of that extent from `at` on, in a dataset and in memory, to be closed; -1
 * where there is no such box. */
int h5_select_box(hid_t dataset, const size_t *at, const size_t *extent, hid_t *file_space,
                  hid_t *memory_space);

/* The numbers of a box; whole ones. */
int h5_write_box(hid_t dataset, const size_t *at, const size_t *extent, const double *numbers,
                 struct error *error);
int h5_write_whole_box(hid_t dataset, const size_t *at, const size_t *extent,
                       const int64_t *numbers, struct error *error);

/* "1.10.8" */
void h5_version(char *text, size_t size);

#endif
