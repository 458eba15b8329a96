/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/reader/print.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { INDENT = 2 };

void
print_real(double value, char text[PRINT_REAL])
{
    digits_of(value, DIGITS_USUAL, text);
    if (strpbrk(text, ".e") == NULL)
        strcat(text, ".0");
}

void
print_number(double value, char text[PRINT_NUMBER])
{
    bool in_full = fabs(value) <= 1e18 && value == floor(value);

    snprintf(text, PRINT_NUMBER, in_full ? "%.0f" : "%.10g", value);
}

/* Bytes from 0x80 on stand as they are: UTF-8. The lint pass leaves no other control
 * characters. */
void
print_text(const char *text, FILE *out)
{
    static const char special[] = "\"\\\n\r\t\f", letters[] = "\"\\nrtf";

    fputc('"', out);
    for (const char *c = text; *c != '\0'; c++) {
        const char *found = strchr(special, *c);
        if (found != NULL)
            fprintf(out, "\\%c", letters[found - special]);
        else
            fputc(*c, out);
    }
    fputc('"', out);
}

/* Whole numbers of more than 32 bits need their L. */
static void
print_whole(int64_t value, FILE *out)
{
    fprintf(out, "%" PRId64 "%s", value, value < INT32_MIN || value > INT32_MAX ? "L" : "");
}

static void
print_elements(const struct node *node, const char *open, const char *close, FILE *out)
{
    fprintf(out, "%s ", open);
    for (const struct node *child = node->first; child != NULL; child = child->next) {
        print_value(child, out);
        fputs(child->next != NULL ? ", " : " ", out);
    }
    fputs(close, out);
}

static void
print_members(const struct node *node, FILE *out)
{
    fputs("{ ", out);
    for (const struct node *child = node->first; child != NULL; child = child->next) {
        fprintf(out, "%s = ", child->name);
        print_value(child, out);
        fputs("; ", out);
    }
    fputc('}', out);
}

void
print_value(const struct node *node, FILE *out)
{
    char real[PRINT_REAL];

    switch (node->kind) {
    case NODE_GROUP:
        print_members(node, out);
        break;
    case NODE_LIST:
        print_elements(node, "(", ")", out);
        break;
    case NODE_ARRAY:
        print_elements(node, "[", "]", out);
        break;
    case NODE_INT:
        print_whole(node->integer, out);
        break;
    case NODE_FLOAT:
        print_real(node->real, real);
        fputs(real, out);
        break;
    case NODE_BOOL:
        fputs(node->integer != 0 ? "true" : "false", out);
        break;
    case NODE_TEXT:
        print_text(node->text, out);
        break;
    }
}

/* ---- a whole scenario: groups and lists of groups over several lines ---- */

static void
print_setting(const struct node *node, int depth, FILE *out)
{
    int indent = INDENT * depth;

    if (node->kind == NODE_GROUP && !node_is_distribution(node)) {
        fprintf(out, "%*s%s = {\n", indent, "", node->name);
        for (const struct node *child = node->first; child != NULL; child = child->next)
            print_setting(child, depth + 1, out);
        fprintf(out, "%*s};\n", indent, "");
        return;
    }
    fprintf(out, "%*s%s = ", indent, "", node->name);
    if (node->kind == NODE_LIST && node->first != NULL) {
        fputs("(\n", out);
        for (const struct node *item = node->first; item != NULL; item = item->next) {
            fprintf(out, "%*s", indent + INDENT, "");
            print_value(item, out);
            fputs(item->next != NULL ? ",\n" : "\n", out);
        }
        fprintf(out, "%*s)", indent, "");
    } else {
        print_value(node, out);
    }
    fputs(";\n", out);
}

void
print_tree(const struct node *root, FILE *out)
{
    for (const struct node *child = root->first; child != NULL; child = child->next)
        print_setting(child, 0, out);
}

/* ---- into memory ---- */

static const char *
text_of(struct pool *pool, const struct node *node, void (*print)(const struct node *, FILE *))
{
    char *buffer = NULL;
    size_t size = 0;
    const char *text = NULL;
    FILE *stream = open_memstream(&buffer, &size);
    bool sound = stream != NULL;

    if (sound) {
        print(node, stream);
        sound = ferror(stream) == 0;
        sound = fclose(stream) == 0 && sound;
    }
    if (sound)
        text = pool_text_n(pool, buffer, size);
    else
        pool->failed = true;
    free(buffer);
    return text;
}

const char *
print_value_text(struct pool *pool, const struct node *node)
{
    return text_of(pool, node, print_value);
}

const char *
print_tree_text(struct pool *pool, const struct node *root)
{
    return text_of(pool, root, print_tree);
}
