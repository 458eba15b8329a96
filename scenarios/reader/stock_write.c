/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* open_memstream */
#include "scenarios/reader/stock_file.h"

#include "output/safe.h"
#include "scenarios/reader/print.h"
#include "scenarios/reader/stock_columns.h"
#include "sim/calendar.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static void
write_mask(const struct stock_column *column, int32_t mask, FILE *out)
{
    const char *blank = "";

    if (mask == 0)
        fputs("none", out);
    for (int i = 0; i < column->n_labels; i++)
        if (mask >> i & 1) {
            fprintf(out, "%s%s", blank, column->labels[i]);
            blank = " ";
        }
}

static void
write_real(double value, FILE *out)
{
    char text[PRINT_REAL];

    print_real(value, text);
    fputs(text, out);
}

static void
write_known(const struct stock_column *column, const struct stock_row *row, int32_t value,
            FILE *out)
{
    char date[DATE_TEXT_SIZE];
    int n;

    switch (column->cell) {
    case CELL_LABEL:
        fputs(column->labels[value], out);
        break;
    case CELL_MASK:
        write_mask(column, value, out);
        break;
    case CELL_STEP:
        fputs(stock_steps((enum stock_kind)row->kind, &n)[value], out);
        break;
    case CELL_DAY:
        date_format(value, date);
        fputs(date, out);
        break;
    case CELL_THOUSANDTHS:
        write_real(value / 1000.0, out);
        break;
    default:
        fprintf(out, "%d", (int)value);
        break;
    }
}

static void
write_cell(const struct stock_column *column, const struct stock_row *row, FILE *out)
{
    int32_t value;

    fputc(',', out);
    if (!stock_has(column, row->kind))
        return;
    if (column->cell == CELL_AMOUNT) {
        if (!isnan(row->amount))
            write_real(row->amount, out);
        return;
    }
    value = *(const int32_t *)(const void *)((const char *)row + column->offset);
    if (value != STOCK_UNKNOWN)
        write_known(column, row, value, out);
}

static void
write_row(const struct stock_row *row, FILE *out)
{
    fputs(stock_kind_labels[row->kind], out);
    for (size_t i = 0; i < n_stock_columns; i++)
        write_cell(&stock_columns[i], row, out);
    fputc('\n', out);
}

static void
write_header(FILE *out)
{
    fputs("row", out);
    for (size_t i = 0; i < n_stock_columns; i++)
        fprintf(out, ",%s", stock_columns[i].name);
    fputc('\n', out);
}

int
stock_file_write(const char *path, day_number day, double scale, const struct stock_row *rows,
                 size_t n, struct error *error)
{
    const struct stock_row head = {.kind = STOCK_HEAD, .day = day, .amount = scale};
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    int code = 0;

    if (out == NULL)
        return error_set(error, ERR_MEMORY, "no memory for %s", path);
    write_header(out);
    write_row(&head, out);
    for (size_t i = 0; i < n; i++)
        write_row(&rows[i], out);
    if (fclose(out) != 0)
        code = error_set(error, ERR_MEMORY, "no memory for %s", path);
    if (code == 0) {
        const struct safe_part part = {text, size};
        code = safe_publish(path, &part, 1, error);
    }
    free(text);
    return code;
}
