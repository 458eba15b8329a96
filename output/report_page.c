/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/report_page.h"

#include "output/digest.h"
#include "sim/message.h"

#include <nettle/base64.h>
#include <string.h>

/* The one script that may run is ours; charts set styles of their own. */
static void
put_policy(struct html *self)
{
    struct safe_part part = {report_script, strlen(report_script)};
    unsigned char digest[DIGEST_SIZE];
    char text[BASE64_ENCODE_RAW_LENGTH(DIGEST_SIZE) + 1] = "";

    digest_parts(digest, &part, 1);
    base64_encode_raw(text, sizeof digest, digest);
    fprintf(self->out,
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
            "script-src 'sha256-%s'; style-src 'unsafe-inline'; base-uri 'none'; form-action "
            "'none'\">\n",
            text);
}

void
report_page_open(struct html *self, enum language language, const char *title)
{
    fprintf(self->out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n",
            language == LANGUAGE_NL ? "nl" : "en");
    put_policy(self);
    fputs("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n", self->out);
    html_element(self, "title", "", title);
    fprintf(self->out, "<style>%s</style>\n</head>\n<body>\n", report_style);
    html_element(self, "a", "class=\"skip\" href=\"#main\"", _("Skip to the content"));
}

static void
put_texts(struct html *self)
{
    const struct {
        const char *name, *text;
    } texts[] = {
        {"buttons", _("Series and zoom")}, {"zoom_in", _("Zoom in")},     {"zoom_in_sign", "+"},
        {"zoom_out", _("Zoom out")},       {"zoom_out_sign", "\u2212"},   {"earlier", _("Earlier")},
        {"earlier_sign", "\u2190"},        {"later", _("Later")},         {"later_sign", "\u2192"},
        {"zoom_reset", _("All of it")},    {"zoom_reset_sign", "\u21ba"},
    };

    fputs("<script type=\"application/json\" id=\"texts\">{", self->out);
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        fprintf(self->out, "%s\"%s\":", i > 0 ? "," : "", texts[i].name);
        html_json_text(self, texts[i].text);
    }
    fputs("}</script>\n", self->out);
}

void
report_page_close(struct html *self)
{
    put_texts(self);
    fprintf(self->out, "<script>%s</script>\n</body>\n</html>\n", report_script);
}
