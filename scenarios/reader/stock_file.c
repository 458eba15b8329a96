/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/reader/stock_file.h"

#include "output/safe.h"
#include "scenarios/reader/nearest.h"
#include "scenarios/reader/print.h"
#include "scenarios/reader/stock_columns.h"
#include "sim/calendar.h"
#include "sim/message.h"

#include <math.h>
#include <nettle/sha2.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

enum { COLUMNS_MOST = 64, FAULTS_MOST = 200, EXPECTED_SIZE = 400 };

/* A file being read. */
struct reader {
    const char *path;
    struct faults *faults;
    const struct stock_column *columns[COLUMNS_MOST]; /* as the header has them; NULL: "row" */
    int n_columns;
    int line;
    size_t n_faults;
};

static void __attribute__((format(printf, 2, 3)))
tell_here(struct reader *self, const char *format, ...)
{
    char text[EXPECTED_SIZE + 200];
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(text, sizeof text, _(format), arguments);
    va_end(arguments);
    faults_add(self->faults, self->path, self->line, 0, "%s", text);
    self->n_faults++;
}

/* ---- lines and cells ---- */

/* Ends the next line with a NUL and returns it; NULL: no more. */
static char *
next_line(char **text)
{
    char *line = *text, *end;

    if (*line == '\0')
        return NULL;
    end = line + strcspn(line, "\n");
    *text = *end != '\0' ? end + 1 : end;
    *end = '\0';
    if (end > line && end[-1] == '\r')
        end[-1] = '\0';
    return line;
}

/* The same of a cell, without the blanks around it and the quotes that a spreadsheet may put. */
static char *
next_cell(char **text)
{
    char *cell = *text, *end;
    size_t n;

    if (cell == NULL)
        return NULL;
    end = cell + strcspn(cell, ",");
    *text = *end != '\0' ? end + 1 : NULL;
    *end = '\0';
    cell += strspn(cell, " \t\"");
    n = strlen(cell);
    while (n > 0 && strchr(" \t\"", cell[n - 1]) != NULL)
        cell[--n] = '\0';
    return cell;
}

/* ---- the header ---- */

static void
tell_no_column(struct reader *self, const char *name)
{
    const char *nearest = NULL;
    size_t shortest = SIZE_MAX;
    char meant[NEAREST_MEANT];

    for (size_t i = 0; i < n_stock_columns; i++) {
        size_t apart = nearest_apart(name, stock_columns[i].name);
        nearest = apart < shortest ? stock_columns[i].name : nearest;
        shortest = apart < shortest ? apart : shortest;
    }
    nearest_meant(nearest, meant);
    tell_here(self, "a stock has no column %.60s%s", name, meant);
}

static bool
is_there(const struct reader *self, const struct stock_column *column)
{
    for (int i = 0; i < self->n_columns; i++)
        if (self->columns[i] == column)
            return true;
    return false;
}

static void
add_column(struct reader *self, const char *name)
{
    const struct stock_column *column = NULL;

    for (size_t i = 0; i < n_stock_columns && column == NULL; i++)
        if (strcmp(stock_columns[i].name, name) == 0)
            column = &stock_columns[i];
    if (self->n_columns == COLUMNS_MOST)
        tell_here(self, "more than %d columns", COLUMNS_MOST);
    else if (column == NULL && strcmp(name, "row") != 0)
        tell_no_column(self, name);
    else if (is_there(self, column))
        tell_here(self, "the column %s is there twice", name);
    else
        self->columns[self->n_columns++] = column;
}

/* Returns whether the rows can be read: the columns are known. */
static bool
read_header(struct reader *self, char *line)
{
    char *name;

    self->line = 1;
    if (line != NULL && strncmp(line, "\xef\xbb\xbf", 3) == 0)
        line += 3;
    while ((name = next_cell(&line)) != NULL)
        add_column(self, name);
    if (self->n_faults == 0 && !is_there(self, NULL))
        tell_here(self, "the header has no column row: expected the names of columns, separated by "
                   "commas");
    return self->n_faults == 0;
}

/* ---- cells ---- */

/* "a, b or c" of labels, those that are NULL left out. */
static void
list_labels(const char *const *labels, int n, char text[EXPECTED_SIZE])
{
    size_t length = 0;

    text[0] = '\0';
    for (int i = 0; i < n; i++)
        if (labels[i] != NULL && length < EXPECTED_SIZE - 40)
            length += (size_t)snprintf(text + length, EXPECTED_SIZE - length, "%s%s",
                                       length > 0 ? ", " : "", labels[i]);
}

static int
label_of(const char *const *labels, int n, const char *text, size_t length)
{
    for (int i = 0; i < n; i++)
        if (labels[i] != NULL && strncmp(labels[i], text, length) == 0 &&
            labels[i][length] == '\0')
            return i;
    return -1;
}

static int32_t
read_label(struct reader *self, const char *name, const char *const *labels, int n,
           const char *cell)
{
    char expected[EXPECTED_SIZE];
    int label = label_of(labels, n, cell, strlen(cell));

    if (label >= 0)
        return label;
    list_labels(labels, n, expected);
    tell_here(self, "%s: \"%.60s\" is none of %s", name, cell, expected);
    return STOCK_UNKNOWN;
}

static int32_t
read_mask(struct reader *self, const struct stock_column *column, const char *cell)
{
    char expected[EXPECTED_SIZE];
    int32_t mask = 0;

    if (strcmp(cell, "none") == 0)
        return 0;
    for (size_t n; *cell != '\0'; cell += n, cell += strspn(cell, " ")) {
        int label = label_of(column->labels, column->n_labels, cell, n = strcspn(cell, " "));
        if (label < 0) {
            list_labels(column->labels, column->n_labels, expected);
            tell_here(self, "%s: \"%.*s\" is none of %s; or write none", column->name,
                 (int)(n < 60 ? n : 60), cell, expected);
            return STOCK_UNKNOWN;
        }
        mask |= 1 << label;
    }
    return mask;
}

static int32_t
read_day(struct reader *self, const struct stock_column *column, const char *cell)
{
    day_number day;

    if (date_parse(cell, &day))
        return day;
    tell_here(self, "%s: \"%.60s\" is not a date from 1970 to 2105, written as 2024-06-01",
         column->name, cell);
    return STOCK_UNKNOWN;
}

/* A number within the column's bounds; NAN: none. */
static double
read_number(struct reader *self, const struct stock_column *column, const char *cell)
{
    char *end, low[PRINT_NUMBER], high[PRINT_NUMBER];
    double number = strtod(cell, &end);
    bool whole = column->cell == CELL_WHOLE;

    if (end != cell && *end == '\0' && number >= column->low && number <= column->high &&
        (!whole || number == floor(number)))
        return number;
    print_number(column->low, low);
    print_number(column->high, high);
    tell_here(self, "%s: \"%.60s\" is not a %s from %s to %s", column->name, cell,
              whole ? _("whole number") : _("number"), low, high);
    return NAN;
}

static int32_t
whole_of(double number)
{
    return isnan(number) ? STOCK_UNKNOWN : (int32_t)floor(number + 0.5);
}

static int32_t
read_step(struct reader *self, const struct stock_column *column, int kind, const char *cell)
{
    int n;
    const char *const *labels = stock_steps((enum stock_kind)kind, &n);

    return read_label(self, column->name, labels, n, cell);
}

static void
read_cell(struct reader *self, const struct stock_column *column, const char *cell,
          struct stock_row *row)
{
    int32_t *number = (int32_t *)(void *)((char *)row + column->offset);

    switch (column->cell) {
    case CELL_LABEL:
        *number = read_label(self, column->name, column->labels, column->n_labels, cell);
        break;
    case CELL_MASK:
        *number = read_mask(self, column, cell);
        break;
    case CELL_STEP:
        *number = read_step(self, column, row->kind, cell);
        break;
    case CELL_DAY:
        *number = read_day(self, column, cell);
        break;
    case CELL_WHOLE:
        *number = whole_of(read_number(self, column, cell));
        break;
    case CELL_THOUSANDTHS:
        *number = whole_of(1000.0 * read_number(self, column, cell));
        break;
    case CELL_AMOUNT:
        row->amount = read_number(self, column, cell);
        break;
    }
}

/* ---- rows ---- */

static struct stock_row
empty_row(int line)
{
    struct stock_row row;
    int32_t *numbers = (int32_t *)(void *)&row;

    memset(&row, 0, sizeof row);
    for (size_t i = 0; i < offsetof(struct stock_row, amount) / sizeof *numbers; i++)
        numbers[i] = STOCK_UNKNOWN;
    row.line = line;
    row.amount = NAN;
    return row;
}

/* Cuts a line into the columns' cells; false: there are too many or too few. */
static bool
cut(struct reader *self, char *line, char *cells[COLUMNS_MOST])
{
    int n = 0;
    char *cell;

    while ((cell = next_cell(&line)) != NULL) {
        if (n < self->n_columns)
            cells[n] = cell;
        n++;
    }
    if (n != self->n_columns)
        tell_here(self, "%d cells, expected %d, as many as the header has", n, self->n_columns);
    return n == self->n_columns;
}

static bool
read_kind(struct reader *self, char *const cells[COLUMNS_MOST], struct stock_row *row)
{
    int i = 0;

    while (self->columns[i] != NULL)
        i++;
    row->kind = read_label(self, "row", stock_kind_labels, STOCK_KINDS, cells[i]);
    return row->kind != STOCK_UNKNOWN;
}

/* What the row must say and does not; its cells as they were cut. */
static void
tell_missing(struct reader *self, char *const cells[COLUMNS_MOST], int kind)
{
    for (size_t i = 0; i < n_stock_columns; i++) {
        int at = 0;
        while (at < self->n_columns && self->columns[at] != &stock_columns[i])
            at++;
        if ((stock_columns[i].needed >> kind & 1) &&
            (at == self->n_columns || *cells[at] == '\0'))
            tell_here(self, "a row of kind %s needs %s", stock_kind_labels[kind],
                 stock_columns[i].name);
    }
}

static bool
read_row(struct reader *self, char *line, struct stock_row *row)
{
    char *cells[COLUMNS_MOST];
    size_t before = self->n_faults;

    *row = empty_row(self->line);
    if (!cut(self, line, cells) || !read_kind(self, cells, row))
        return false;
    for (int i = 0; i < self->n_columns; i++) {
        const struct stock_column *column = self->columns[i];
        if (column == NULL || *cells[i] == '\0')
            continue;
        if (stock_has(column, row->kind))
            read_cell(self, column, cells[i], row);
        else
            tell_here(self, "%s: a row of kind %s has none", column->name,
                 stock_kind_labels[row->kind]);
    }
    tell_missing(self, cells, row->kind);
    return self->n_faults == before;
}

static size_t
count_lines(const char *text)
{
    size_t n = 1;

    for (; *text != '\0'; text++)
        n += *text == '\n';
    return n;
}

static void
take_head(struct reader *self, struct stock_text *text, const struct stock_row *row)
{
    if (text->day != STOCK_UNKNOWN) {
        tell_here(self, "a second row of kind stock");
        return;
    }
    text->day = row->day;
    text->head_line = row->line;
    text->stock.scale = isnan(row->amount) ? 1.0 : row->amount;
    if (text->stock.scale > 0.0)
        return;
    tell_here(self, "amount: the scale of a stock must be above 0");
    text->stock.scale = NAN;
}

/* Whom a row that is not taken is of: nobody is to be told that he is not there. */
static void
lose(struct stock_text *text, const struct stock_row *row)
{
    if (row->kind == STOCK_PERSON && row->id != STOCK_UNKNOWN)
        text->lost[text->n_lost++] = row->id;
    else if (row->kind == STOCK_PERSON || row->kind == STOCK_UNKNOWN)
        text->lost_unknown = true;
}

/* Sound rows alone. */
static size_t
read_rows(struct reader *self, struct stock_text *text, char *rest, struct stock_row *rows)
{
    size_t n = 0;
    char *line;

    while ((line = next_line(&rest)) != NULL) {
        self->line++;
        if (line[strspn(line, " \t,")] == '\0')
            continue;
        if (!read_row(self, line, &rows[n])) {
            lose(text, &rows[n]);
            if (self->n_faults < FAULTS_MOST)
                continue;
            tell_here(self, "that are %d errors: the rest of the file was not read", FAULTS_MOST);
            text->lost_unknown = true;
            break;
        }
        if (rows[n].kind == STOCK_HEAD)
            take_head(self, text, &rows[n]);
        else
            n++;
    }
    return n;
}

/* ---- order ---- */

static int
compare_rows(const void *a, const void *b)
{
    const struct stock_row *first = a, *second = b;
    int people = (second->kind == STOCK_PERSON) - (first->kind == STOCK_PERSON);

    if (people != 0)
        return people;
    if (first->kind != second->kind)
        return first->kind < second->kind ? -1 : 1;
    if (first->id != second->id)
        return first->id < second->id ? -1 : 1;
    return first->line < second->line ? -1 : 1;
}

static size_t
count_people(const struct stock_row *rows, size_t n)
{
    size_t people = 0;

    while (people < n && rows[people].kind == STOCK_PERSON)
        people++;
    return people;
}

/* ---- the file ---- */

static int
read_text(struct reader *self, struct stock_text *text, char *bytes, size_t size,
          struct pool *pool, struct error *error)
{
    bool holds_nul = strlen(bytes) != size;
    size_t most = count_lines(bytes);
    struct stock_row *rows = pool_take(pool, most * sizeof *rows);
    char *rest = bytes, *header = next_line(&rest);
    size_t n = 0;

    text->lost = pool_take(pool, most * sizeof *text->lost);
    if (rows == NULL || text->lost == NULL)
        return error_set(error, ERR_MEMORY, "no memory for %s", self->path);
    if (holds_nul)
        faults_add(self->faults, self->path, 0, 0, "holds a byte 0: expected CSV in UTF-8");
    else if (read_header(self, header))
        n = read_rows(self, text, rest, rows);
    if (text->day == STOCK_UNKNOWN && self->n_faults == 0 && !holds_nul)
        faults_add(self->faults, self->path, 0, 0,
                   "no row of kind stock, whose day says of what date it is");
    qsort(rows, n, sizeof *rows, compare_rows);
    text->stock.rows = text->rows = rows;
    text->stock.n = n;
    text->stock.n_people = count_people(rows, n);
    return 0;
}

int
stock_file_read(struct stock_text *self, const char *path, struct pool *pool,
                struct faults *faults, struct error *error)
{
    struct reader reader = {.path = path, .faults = faults};
    unsigned char *bytes = NULL;
    struct sha256_ctx context;
    size_t n = 0;
    char *text;
    int code = safe_read(path, &bytes, &n, error);

    *self = (struct stock_text){.stock = {.scale = NAN}, .day = STOCK_UNKNOWN};
    if (code != 0)
        return code;
    sha256_init(&context);
    sha256_update(&context, n, bytes);
    sha256_digest(&context, STOCK_DIGEST, self->digest);
    text = realloc(bytes, n + 1);
    if (text == NULL) {
        free(bytes);
        return error_set(error, ERR_MEMORY, "no memory for %s", path);
    }
    text[n] = '\0';
    code = read_text(&reader, self, text, n, pool, error);
    free(text);
    return code;
}
