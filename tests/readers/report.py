#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds a report against the result file that it is about.

    report.py PAGE RUN.h5 [BASE.h5]

The page is read as a browser reads it: elements nest, ids are there once, every table has a caption
and heads with a scope, nothing is asked of anybody.  The numbers of the planner's table are those of
/kpi, the queues those of the summaries, each chart's those of the table under it, and where there is
a base the differences are those of the replications.
"""

import html.parser
import json
import re
import sys

import h5py
import numpy

VOID = {"meta", "link", "br", "img"}
# Whose end tags the page leaves out, and what else ends them.
OPEN_ENDED = {"td": {"td", "th", "tr", "table", "tbody"}, "th": {"td", "th", "tr", "table", "tbody", "thead"},
              "tr": {"tr", "table", "tbody", "thead"}, "thead": {"tbody", "table"}, "tbody": {"table"},
              "li": {"li", "ul"}, "p": set()}


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.stack, self.ids, self.tables, self.islands, self.heads = [], [], [], [], []
        self.faults, self.lang, self.text, self.items = [], None, [], []

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        while self.stack and tag in OPEN_ENDED.get(self.stack[-1], ()):
            self.stack.pop()
        if tag not in VOID:
            self.stack.append(tag)
        if "id" in attributes:
            self.ids.append(attributes["id"])
        for name in ("src", "href"):
            if not attributes.get(name, "#").startswith("#"):
                self.faults.append(f"{tag} asks for {attributes[name]}")
        if tag == "html":
            self.lang = attributes.get("lang")
        if tag == "li":
            self.items.append("")
        if tag == "table":
            self.tables.append({"caption": "", "heads": [], "rows": []})
        if tag == "th" and attributes.get("scope") not in ("row", "col"):
            self.faults.append("a th has no scope")
        if tag == "th" and attributes.get("scope") == "col":
            self.tables[-1]["heads"].append("")
        if tag == "tr" and self.tables and self.tables[-1]["heads"]:
            self.tables[-1]["rows"].append([])
        if tag == "td" or (tag == "th" and attributes.get("scope") == "row"):
            self.tables[-1]["rows"][-1].append("")
        if re.fullmatch("h[1-6]", tag):
            self.heads.append(int(tag[1]))

    def handle_endtag(self, tag):
        while self.stack and self.stack[-1] != tag and tag in OPEN_ENDED.get(self.stack[-1], ()):
            self.stack.pop()
        if not self.stack or self.stack.pop() != tag:
            self.faults.append(f"</{tag}> closes nothing, at line {self.getpos()[0]}")

    def handle_data(self, data):
        inside = self.stack[-1] if self.stack else ""
        if inside == "script" and data.startswith("{"):
            self.islands.append(json.loads(data))
        elif inside == "li":
            self.items[-1] += data.strip("\n")
        elif inside == "caption":
            self.tables[-1]["caption"] += data
        elif inside == "th" and not self.tables[-1]["rows"]:
            self.tables[-1]["heads"][-1] += data
        elif inside in ("td", "th") and data.strip():
            self.tables[-1]["rows"][-1][-1] += data.strip("\n")
        if inside not in ("script", "style"):
            self.text.append(data)


def number(text, lang):
    text = text.replace(".", "").replace(",", ".") if lang == "nl" else text.replace(",", "")
    return float("nan") if text in ("-", "") else float(text)


def texts(dataset):
    return [x.decode() for x in dataset[:]]


def close(shown, true, decimals):
    return numpy.isnan(shown) and numpy.isnan(true) or abs(shown - true) <= 0.51 * 10.0**-decimals


def least_of(*runs):
    """Below it a count of people is hidden: 5, of a run that is scaled up so many times more."""
    scales = [texts(run["inputs"]["value"])[texts(run["inputs"]["key"]).index("run.scale")] for run in runs]
    return 5 * max(1.0, *map(float, scales))


def check_page(page):
    assert not page.faults and page.stack == [], (page.faults, page.stack)
    assert len(page.ids) == len(set(page.ids)), "an id is there twice"
    assert page.heads[0] == 1 and page.heads.count(1) == 1
    assert all(b <= a + 1 for a, b in zip(page.heads, page.heads[1:])), page.heads
    for table in page.tables:
        assert table["caption"] and table["rows"], table
        for row in table["rows"]:
            assert len(row) == len(table["heads"]), (table["heads"], row)


def check_figures(page, run, base):
    """The planner's table. Small counts are hidden, and so is what rests on them."""
    table = max((t for t in page.tables if len(t["heads"]) in (8, 11)
                 and t["caption"] in ("De tabel voor planners", "The planner's table")),
                key=lambda t: len(t["rows"]))
    label = texts(run["kpi"]["label_" + page.lang])
    ids, unit = texts(run["kpi"]["id"]), texts(run["kpi"]["unit"])
    found, hidden = 0, 0
    where = {}
    for i, name in enumerate(ids):
        where.setdefault((label[i], name.split("@")[1]), []).append(i)
    for row in table["rows"]:
        what = re.sub(r" \([^()]*\)$", "", row[0])
        period = "run" if not row[1].isdigit() else row[1]
        places = where.get((row[0], period)) or where[(what, period)]
        if row[2] == "x":
            hidden += 1
            continue
        means = run["kpi"]["mean"][:]
        shown = number(row[2], page.lang)
        assert any(close(shown, means[i], 1 if "," in row[2] + row[2].replace(".", ",") and
                         unit[i] not in ("1", "places") else 0) for i in places), row
        found += 1
    assert found > 50, found
    print(f"{found} figures, {hidden} hidden", end="; ")
    if base is not None:
        assert len(table["heads"]) == 11


def check_charts(page, run):
    tables = {t["caption"]: t for t in page.tables}
    charts = [i for i in page.islands if "kind" in i]
    assert len(charts) > 20, len(charts)
    for chart in charts:
        rows = tables[chart["title"]]["rows"]
        assert [r[0] for r in rows] == chart["label"], chart["title"]
        for s, series in enumerate(chart["series"], 1):
            assert len(series["data"]) == len(rows)
            for row, value in zip(rows, series["data"]):
                if row[s] == "x":
                    assert value is None, (chart["title"], row)
                    continue
                shown = number(row[s], page.lang)
                assert close(shown, float("nan") if value is None else value, 0), (chart["title"], row)
        roles = [series["role"] for series in chart["series"]]
        if chart["kind"] == "fan":  # the band is of the replications, around their middle
            assert roles[:3] == ["mean", "low", "high"], roles
            low, high = chart["series"][1]["data"], chart["series"][2]["data"]
            assert all(a is None or b is None or a <= b for a, b in zip(low, high)), chart["title"]
    return charts


def check_queues(page, charts, run, least):
    words = {"nl": "Wachtrij: ", "en": "Queue: "}[page.lang]
    queues = [c for c in charts if c["title"].startswith(words)]
    mean, spread = run["queue_mean_mean"][:], run["queue_mean_q"][:]
    columns = [r for r in range(mean.shape[1]) if mean[:, r].max() >= least]
    assert len(queues) == len(columns), (len(queues), len(columns))
    for chart, r in zip(queues, columns):
        for series, true in zip(chart["series"], (mean[:, r], spread[0, :, r], spread[2, :, r])):
            for value, wanted in zip(series["data"], true):
                hidden = 1e-9 < abs(wanted) < least - 1e-9
                assert value is None if hidden else abs(value - wanted) <= 1e-5 * abs(wanted), chart["title"]


def check_stacks(page, charts, run, least):
    """Of stocks and flows by month; a chart without a cell that may be shown is not there."""
    flow = run["flow_in_mean"][:].sum(axis=(3, 4))  # time, regime, stage
    for nl, en, true in (("Waar mensen", "Where people", run["stock_mean"][:].sum(axis=(3, 4))[:, :, :10]),
                         ("De keten in", "Into the chain", run["arrivals_mean"][:]),
                         ("De keten uit", "Out of the chain", flow[:, :, 10:])):
        stacks = [c for c in charts if c["title"].startswith(nl if page.lang == "nl" else en)]
        assert len(stacks) == (true >= least).any(axis=(0, 2)).sum(), (en, len(stacks))
        for chart in stacks:
            parts = true[:, 0 if "2013" in chart["title"] else 1, :]
            assert len(chart["series"]) == parts.shape[1], chart["title"]
            for s, series in enumerate(chart["series"]):
                for value, wanted in zip(series["data"], parts[:, s]):
                    assert value is None if 1e-9 < wanted < least - 1e-9 else abs(value - wanted) <= 1e-5 * wanted, chart["title"]


def check_ends(page, charts, run, least):
    words = {"nl": "Hoe termijnen", "en": "How terms"}[page.lang]
    for table in (t for t in page.tables if t["caption"].startswith(("Welke wachtrij", "Which queue"))):
        for row in table["rows"]:  # where nothing is known there is no rest either
            assert set(row[1:-1]) != {"-"} or row[-1] == "-", row
    for chart in (c for c in charts if c["title"].startswith(words)):
        regime = 0 if "2013" in chart["title"] else 1
        for name, series in zip(("met", "exempt", "over"), chart["series"]):
            true = run[f"term_{name}_mean"][:, regime, :].sum(axis=1)
            for value, wanted in zip(series["data"], true):
                assert value is None if 1e-9 < wanted < least - 1e-9 else abs(value - wanted) <= 1e-5 * wanted, chart["title"]
        began = run["arrivals_mean"][:, regime, :].sum()
        if all(v is not None for v in chart["series"][3]["data"]):
            assert sum(chart["series"][3]["data"]) <= began * (1 + 1e-4), chart["title"]


def main():
    text = open(sys.argv[1], encoding="utf-8").read()
    page = Page()
    page.feed(text)
    page.close()
    check_page(page)
    assert len(text.encode()) < 4e6
    with h5py.File(sys.argv[2]) as run:
        check_figures(page, run, sys.argv[3] if len(sys.argv) > 3 else None)
        charts = check_charts(page, run)
        least = least_of(run)
        if len(sys.argv) > 3:
            with h5py.File(sys.argv[3]) as base:
                least = least_of(run, base)
        check_queues(page, charts, run, least)
        check_stacks(page, charts, run, least)
        check_ends(page, charts, run, least)
        said = "".join(page.text)
        for attribute in ("run_id", "config_sha256", "title"):
            assert run.attrs[attribute] in said, attribute
        keys = texts(run["inputs"]["key"])
        listed = max(page.tables, key=lambda t: len(t["rows"]) if len(t["heads"]) == 8 else 0)
        assert [r[0] for r in listed["rows"]] == keys
        assert [r[5] for r in listed["rows"]] == texts(run["inputs"]["source"])
        assert all(row[1] for row in listed["rows"]), [row for row in listed["rows"] if not row[1]]
    print(f"{len(charts)} charts, {len(page.tables)} tables")


if __name__ == "__main__":
    main()
