/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/html.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>

/* What is written, in memory. */
struct written {
    struct html html;
    char *text;
    size_t n;
};

static void
begin(struct written *self)
{
    *self = (struct written){0};
    self->html.out = open_memstream(&self->text, &self->n);
    cr_assert_not_null(self->html.out);
}

static void
expect(struct written *self, const char *wanted)
{
    struct error error = {0};

    cr_expect_eq(html_check(&self->html, &error), 0);
    fclose(self->html.out);
    cr_expect_str_eq(self->text, wanted);
    free(self->text);
}

Test(html, a_text_stays_a_text)
{
    struct written written;

    begin(&written);
    html_text(&written.html, "<b class=\"x\">'R&D'</b> één");
    expect(&written, "&lt;b class=&quot;x&quot;&gt;&#39;R&amp;D&#39;&lt;/b&gt; één");
}

Test(html, a_format_is_escaped_once_it_is_made)
{
    struct written written;

    begin(&written);
    html_say(&written.html, "p", "class=\"note\"", "%s < %d", "a&b", 3);
    expect(&written, "<p class=\"note\">a&amp;b &lt; 3</p>\n");
}

Test(html, a_value_between_quotes_cannot_end_them)
{
    struct written written;

    begin(&written);
    html_quoted(&written.html, "aria-label", "a\" onclick=\"b");
    expect(&written, " aria-label=\"a&quot; onclick=&quot;b\"");
}

Test(html, no_text_in_json_ends_the_script)
{
    struct written written;

    begin(&written);
    html_json_text(&written.html, "</script><!-- \"\\\n é");
    expect(&written, "\"\\u003c/script\\u003e\\u003c!-- \\u0022\\u005c\\u000a é\"");
}

Test(html, what_is_not_a_number_is_null)
{
    struct written written;

    begin(&written);
    html_json_number(&written.html, NAN);
    html_json_number(&written.html, HUGE_VAL);
    html_json_number(&written.html, -1234.5678);
    expect(&written, "nullnull-1234.57");
}

Test(html, percent_stays_with_its_number)
{
    const char *const heads[] = {"<a (95 %)", "5 % & 8 %"};
    struct written written;

    begin(&written);
    html_table_open(&written.html, "A", heads, 2);
    html_table_close(&written.html);
    expect(&written, "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"A\">"
                     "<table class=\"sortable\">\n<caption>A</caption>\n<thead><tr>"
                     "<th scope=\"col\" class=\"text\">a (95&nbsp;%)"
                     "<th scope=\"col\">5&nbsp;% &amp; 8&nbsp;%\n<tbody>\n</table></div>\n");
}

Test(html, a_table_has_caption_and_scopes)
{
    const char *const heads[] = {"<what", "how many"};
    struct written written;

    begin(&written);
    html_table_open(&written.html, "A & B", heads, 2);
    html_row(&written.html, "c");
    html_cell(&written.html, "1");
    html_table_close(&written.html);
    expect(&written,
           "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"A &amp; B\">"
           "<table class=\"sortable\">\n<caption>A &amp; B</caption>\n<thead><tr>"
           "<th scope=\"col\" class=\"text\">what<th scope=\"col\">how many\n<tbody>\n"
           "<tr><th scope=row>c<td>1</table></div>\n");
}

Test(html, a_full_device_is_told)
{
    struct html html = {.out = fopen("/dev/full", "w")};
    struct error error = {0};

    cr_assert_not_null(html.out);
    setvbuf(html.out, NULL, _IONBF, 0);
    html_text(&html, "text");
    cr_expect_eq(html_check(&html, &error), ERR_IO);
    fclose(html.out);
}
