/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/sheet.h"

#include <stdlib.h>

int
sheet_put_texts(hid_t group, const struct sheet_texts *columns, size_t n_columns, const void *rows,
                size_t n, struct error *error)
{
    const char **texts = malloc((n + 1) * sizeof *texts);
    int code = 0;

    if (texts == NULL)
        return error_set(error, ERR_MEMORY, "no memory for a column");
    for (size_t c = 0; c < n_columns && code == 0; c++) {
        for (size_t i = 0; i < n; i++)
            texts[i] = columns[c].of(rows, i);
        code = h5_put_texts(NULL, group, columns[c].name, texts, n, error);
    }
    free(texts);
    return code;
}

int
sheet_put_numbers(hid_t group, const struct sheet_numbers *columns, size_t n_columns,
                  const void *rows, size_t n, struct error *error)
{
    double *numbers = malloc((n + 1) * sizeof *numbers);
    int code = 0;

    if (numbers == NULL)
        return error_set(error, ERR_MEMORY, "no memory for a column");
    for (size_t c = 0; c < n_columns && code == 0; c++) {
        struct h5_spec spec = {
            .name = columns[c].name, .type = columns[c].type, .rank = 1, .extent = {n}};
        for (size_t i = 0; i < n; i++)
            numbers[i] = columns[c].of(rows, i);
        code = h5_put_numbers(NULL, group, &spec, H5T_NATIVE_DOUBLE, numbers, error);
    }
    free(numbers);
    return code;
}
