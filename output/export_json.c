/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/export_json.h"

#include "output/export_tables.h"
#include "output/disclosure.h"
#include "output/json.h"
#include "output/safe.h"

#include <stdlib.h>

static void
put_cell(struct json *json, struct extract_cell cell)
{
    char date[DATE_TEXT_SIZE];

    switch (cell.kind) {
    case EXTRACT_TEXT:
        json_text(json, cell.text);
        break;
    case EXTRACT_NUMBER:
        json_number(json, cell.number);
        break;
    case EXTRACT_DAY:
        date_format((day_number)cell.number, date);
        json_text(json, date);
        break;
    case EXTRACT_HIDDEN:
        json_text(json, DISCLOSURE_SHOWN);
        break;
    case EXTRACT_MISSING:
        json_null(json);
        break;
    }
}

static int
put_table(void *to, const struct extract *table, struct error *error)
{
    struct json *json = to;

    (void)error;
    json_key(json, table->name);
    json_open_array(json);
    for (size_t row = 0; row < table->n; row++) {
        json_open_object(json);
        for (size_t c = 0; c < table->n_columns; c++) {
            json_key(json, table->columns[c].name);
            put_cell(json, extract_cell(table, row, c));
        }
        json_close_object(json);
    }
    json_close_array(json);
    return 0;
}

int
export_json(const struct export *self, FILE *out, struct error *error)
{
    struct json json;
    int code;

    json_begin(&json, out);
    json_open_object(&json);
    code = export_tables(self, put_table, &json, error);
    if (code == 0) /* else who reads it must see that it ends too soon */
        json_close_object(&json);
    return code;
}

int
export_json_file(const struct export *self, const char *path, struct error *error)
{
    struct safe_part part = {0};
    char *text = NULL;
    FILE *out = open_memstream(&text, &part.n);
    int code;

    if (out == NULL)
        return error_set(error, ERR_MEMORY, "no memory for a document");
    code = export_json(self, out, error);
    if (fclose(out) != 0 && code == 0)
        code = error_set(error, ERR_MEMORY, "no memory for a document");
    part.bytes = text;
    if (code == 0)
        code = safe_publish(path, &part, 1, error);
    free(text);
    return code;
}
