/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/xlsx.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/statvfs.h>
#include <xlsxwriter.h>

enum { HEADING_COLOUR = 0x1F3864, CHART_WIDTH = 960, CHART_ROW = 24, HEADING_HEIGHT = 48 };

/* ---- room ---- */

/* Beside the rows of a sheet: its head, and small parts of the book. */
#define ROOM_BESIDE (1 << 20)

/* Whether the rows of the sheet in hand have all arrived in its temporary file. */
static int
check_rows(struct xlsx *self, struct error *error)
{
    FILE *rows = self->sheet != NULL ? self->sheet->optimize_tmpfile : NULL;
    long length;

    if (rows == NULL)
        return 0;
    if (fflush(rows) != 0 || ferror(rows) || (length = ftell(rows)) < 0)
        return error_set(error, ERR_IO, "a temporary file of a workbook: %s", strerror(errno));
    self->longest = length > self->longest ? length : self->longest;
    return 0;
}

/* Sheets are put together one after another, each in a temporary file beside that of its rows. */
static int
check_room(struct xlsx *self, struct error *error)
{
    double wanted = (double)self->longest + ROOM_BESIDE;
    struct statvfs disk;
    struct rlimit limit;

    if (self->sheet == NULL || self->sheet->optimize_tmpfile == NULL)
        return 0;
    if (fstatvfs(fileno(self->sheet->optimize_tmpfile), &disk) != 0)
        return error_set(error, ERR_IO, "a temporary file of a workbook: %s", strerror(errno));
    if ((double)disk.f_bavail * (double)disk.f_frsize < wanted)
        return error_set(error, ERR_IO, "a temporary file of a workbook: %s", strerror(ENOSPC));
    if (getrlimit(RLIMIT_FSIZE, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY &&
        (double)limit.rlim_cur < wanted)
        return error_set(error, ERR_IO, "a temporary file of a workbook: %s", strerror(EFBIG));
    return 0;
}

/* ---- the book ---- */

static const char *const formats[XLSX_STYLES] = {
    [XLSX_DAY] = "yyyy\\-mm\\-dd", [XLSX_WHOLE] = "#,##0", [XLSX_DECIMAL] = "#,##0.0"};

static int
fail(int status, struct error *error)
{
    return error_set(error, ERR_IO, "a workbook: %s", lxw_strerror((lxw_error)status));
}

static int
add_styles(struct xlsx *self, struct error *error)
{
    for (int i = 0; i < XLSX_STYLES; i++) {
        self->styles[i] = workbook_add_format(self->book);
        if (self->styles[i] == NULL)
            return error_set(error, ERR_MEMORY, "no memory for a workbook");
        if (formats[i] != NULL)
            format_set_num_format(self->styles[i], formats[i]);
    }
    format_set_align(self->styles[XLSX_HIDDEN], LXW_ALIGN_RIGHT);
    format_set_bold(self->styles[XLSX_HEADING]);
    format_set_font_color(self->styles[XLSX_HEADING], LXW_COLOR_WHITE);
    format_set_bg_color(self->styles[XLSX_HEADING], HEADING_COLOUR);
    format_set_text_wrap(self->styles[XLSX_HEADING]);
    format_set_align(self->styles[XLSX_HEADING], LXW_ALIGN_VERTICAL_TOP);
    return 0;
}

/* The library takes 0 for the time of now: a second later. */
static int
set_properties(struct xlsx *self, const char *title, struct error *error)
{
    lxw_doc_properties properties = {.title = (char *)(uintptr_t)title,
                                     .author = (char *)(uintptr_t) "doorstroom",
                                     .created = 1};
    lxw_error status = workbook_set_properties(self->book, &properties);

    return status == LXW_NO_ERROR ? 0 : fail(status, error);
}

int
xlsx_open(struct xlsx *self, const char *path, const char *title, enum language language,
          struct error *error)
{
    lxw_workbook_options options = {.constant_memory = LXW_TRUE};
    int code;

    *self = (struct xlsx){.language = language};
    self->book = workbook_new_opt(path, &options);
    if (self->book == NULL)
        return error_set(error, ERR_MEMORY, "no memory for a workbook");
    code = add_styles(self, error);
    return code == 0 ? set_properties(self, title, error) : code;
}

int
xlsx_close(struct xlsx *self, struct error *error)
{
    lxw_error status;
    int code = check_rows(self, error);

    if (code == 0)
        code = check_room(self, error);
    if (code != 0)
        return code;
    status = workbook_close(self->book);
    self->book = NULL;
    return status == LXW_NO_ERROR ? 0 : fail(status, error);
}

void
xlsx_abandon(struct xlsx *self)
{
    if (self->book != NULL)
        lxw_workbook_free(self->book);
    self->book = NULL;
}

/* ---- sheets ---- */

int
xlsx_sheet(struct xlsx *self, const char *name, size_t rows, size_t columns, struct error *error)
{
    lxw_error status;

    if (rows + 1 > XLSX_ROWS)
        return error_set(error, ERR_FORMAT,
                         "%s has %zu rows, a sheet has %d: export it as CSV or JSON", name, rows,
                         XLSX_ROWS);
    if (check_rows(self, error) != 0)
        return ERR_IO;
    self->sheet = workbook_add_worksheet(self->book, name);
    if (self->sheet == NULL)
        return error_set(error, ERR_IO, "a sheet %s cannot be made", name);
    worksheet_freeze_panes(self->sheet, 1, 1);
    worksheet_set_landscape(self->sheet);
    worksheet_fit_to_pages(self->sheet, 1, 0);
    worksheet_repeat_rows(self->sheet, 0, 0);
    worksheet_set_row(self->sheet, 0, HEADING_HEIGHT, NULL);
    status = worksheet_autofilter(self->sheet, 0, 0, (lxw_row_t)rows, (lxw_col_t)(columns - 1));
    return status == LXW_NO_ERROR ? 0 : fail(status, error);
}

int
xlsx_width(struct xlsx *self, size_t column, size_t characters, struct error *error)
{
    lxw_error status = worksheet_set_column(self->sheet, (lxw_col_t)column, (lxw_col_t)column,
                                            (double)characters, NULL);

    return status == LXW_NO_ERROR ? 0 : fail(status, error);
}

/* A cell holds no more than so many characters; a longer text is cut between two of them. */
int
xlsx_text(struct xlsx *self, size_t row, size_t column, const char *text, enum xlsx_style style,
          struct error *error)
{
    char cut[XLSX_TEXT_MOST + 1];
    size_t length = strlen(text);
    lxw_error status;

    if (length > XLSX_TEXT_MOST) {
        length = XLSX_TEXT_MOST;
        while ((text[length] & 0xc0) == 0x80)
            length--;
        memcpy(cut, text, length);
        cut[length] = '\0';
        text = cut;
    }
    status = worksheet_write_string(self->sheet, (lxw_row_t)row, (lxw_col_t)column, text,
                                    self->styles[style]);
    return status == LXW_NO_ERROR ? 0 : fail(status, error);
}

int
xlsx_number(struct xlsx *self, size_t row, size_t column, double number, enum xlsx_style style,
            struct error *error)
{
    lxw_error status;

    if (isinf(number)) /* a sheet has no number for it */
        return xlsx_text(self, row, column, number > 0.0 ? "inf" : "-inf", XLSX_HIDDEN, error);
    status = worksheet_write_number(self->sheet, (lxw_row_t)row, (lxw_col_t)column, number,
                                    self->styles[style]);
    return status == LXW_NO_ERROR ? 0 : fail(status, error);
}

/* A spreadsheet counts days from the end of 1899. */
int
xlsx_day(struct xlsx *self, size_t row, size_t column, double day, struct error *error)
{
    return xlsx_number(self, row, column, day + 25569.0, XLSX_DAY, error);
}

/* ---- charts ---- */

static lxw_chart *
new_chart(struct xlsx *self, const struct xlsx_chart *chart)
{
    if (chart->across)
        return workbook_add_chart(self->book, LXW_CHART_BAR);
    return workbook_add_chart(self->book, chart->stacked ? LXW_CHART_COLUMN_STACKED
                                                         : LXW_CHART_COLUMN);
}

static int
add_series(lxw_chart *made, const struct xlsx_chart *chart, struct error *error)
{
    lxw_row_t last = (lxw_row_t)chart->rows;

    for (size_t i = 0; i < chart->series; i++) {
        lxw_col_t column = (lxw_col_t)(i + 1);
        lxw_chart_series *series = chart_add_series(made, NULL, NULL);
        if (series == NULL)
            return error_set(error, ERR_MEMORY, "no memory for a chart");
        chart_series_set_categories(series, chart->sheet, 1, 0, last, 0);
        chart_series_set_values(series, chart->sheet, 1, column, last, column);
        chart_series_set_name_range(series, chart->sheet, 0, column);
    }
    return 0;
}

/* Of bars that lie the axis of x is that of the values. */
static void
name_axes(lxw_chart *made, const struct xlsx_chart *chart)
{
    lxw_chart_axis *values = chart->across ? made->x_axis : made->y_axis;

    chart_axis_set_name(values, chart->unit);
    chart_axis_set_num_format(values, "#,##0");
    if (chart->across)
        chart_axis_set_reverse(made->y_axis); /* the first row on top */
}

int
xlsx_chart(struct xlsx *self, const struct xlsx_chart *chart, struct error *error)
{
    size_t height = chart->across ? CHART_ROW * (chart->rows + 6) : 480;
    lxw_chart_options options = {.description = (char *)(uintptr_t)chart->words,
                                 .object_position = LXW_OBJECT_MOVE_DONT_SIZE,
                                 .x_scale = CHART_WIDTH / 480.0,
                                 .y_scale = (double)height / 288.0};
    lxw_chart *made = new_chart(self, chart);
    lxw_error status;

    if (made == NULL)
        return error_set(error, ERR_MEMORY, "no memory for a chart");
    if (add_series(made, chart, error) != 0)
        return ERR_MEMORY;
    chart_title_set_name(made, chart->title);
    name_axes(made, chart);
    if (chart->across) /* beside a long table, or below a wide one */
        status = worksheet_insert_chart_opt(self->sheet, 1, (lxw_col_t)(chart->series + 2), made,
                                            &options);
    else
        status = worksheet_insert_chart_opt(self->sheet, (lxw_row_t)(chart->rows + 2), 0, made,
                                            &options);
    return status == LXW_NO_ERROR ? 0 : fail(status, error);
}
