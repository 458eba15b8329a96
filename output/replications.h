/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_REPLICATIONS_H
#define OUTPUT_REPLICATIONS_H

/*
 * The replications of a finished result, one at a time, as the model gave them.
 */

#include "output/h5.h"

#include "models/measures.h"

struct replications {
    const struct measures_shape *shape;
    hid_t from[MEASURES];     /* open datasets */
    struct measures measures; /* of the replication in hand */
};

/* Every variable must be there with n_rep replications in that shape, which must outlive self.
 * replications_close is safe after each error. Errors: ERR_FORMAT, ERR_MEMORY. */
int replications_open(struct replications *self, hid_t file, const struct measures_shape *shape,
                      size_t n_rep, struct error *error);
void replications_close(struct replications *self); /* safe for one that is all zeros */

/* Reads one into measures. Errors: ERR_FORMAT. */
int replications_read(struct replications *self, size_t rep, struct error *error);

#endif
