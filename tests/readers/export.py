# SPDX-License-Identifier: GPL-3.0-or-later
"""export.py run|compare|batch RESULT.h5 MACHINE DUTCH BOOK.xlsx DOCUMENT.json

The exports of a result read as their readers read them, and held against the result itself: the same
numbers, all of them, but for the small cells, and those are the ones that should be hidden.
"""

import csv
import datetime
import json
import math
import re
import sys

import h5py
import numpy as np
import openpyxl

THRESHOLD = 5
DAYS = {"period_start", "period_end", "target_date", "time", "week", "cohort"}
OUTCOMES = {"mean", "se", "ci_low", "ci_high", "p10", "p50", "p90", "p_norm_met", "band_low",
            "band_high", "q10", "q50", "q90", "base_mean", "difference", "correlation",
            "noise_factor"}
SHEETS = {"kpi": "Figures", "targets": "Published figures", "inputs": "Inputs", "rules": "Rules",
          "meta": "Provenance", "compare": "Differences", "runs": "Runs", "points": "Points",
          "design": "Design"}


def column(data):
    return list(data.asstr()[:]) if data.dtype.kind == "O" else list(data[:])


def date(days):
    return (datetime.date(1970, 1, 1) + datetime.timedelta(days=int(days))).isoformat()


def read_csv(path, **dialect):
    with open(path, encoding=dialect.pop("encoding", "utf-8"), newline="") as file:
        rows = list(csv.reader(file, strict=True, **dialect))
    assert all(len(row) == len(rows[0]) for row in rows), path
    return rows[0], rows[1:]


def small(number):
    return 1e-9 < abs(number) < THRESHOLD - 1e-9


def stem(name):
    return name.rsplit("_", 1)[0] if name.rsplit("_", 1)[-1].isdigit() else name


def is_number(text):
    return re.fullmatch(r"[+-]?[0-9]+(\.[0-9]*)?([eE][+-]?[0-9]+)?", text) is not None


def holds_values(name, key):
    """Whether a column of texts is of the values of keys."""
    return name in ("inputs", "design") and stem(key) in ("value", "base_value")


def plain(text):
    """A text as it was, without the mark that keeps it from being a formula."""
    return text[1:] if text[:1] == "'" and text[1:2] in "=+-@" else text


def check_cells(name, header, rows, table, number):
    """Returns which cells are hidden, by row and column."""
    assert header == list(table), (name, header, list(table))
    hidden = set()
    for c, key in enumerate(header):
        assert len(table[key]) == len(rows), (name, key)
        for r, (row, value) in enumerate(zip(rows, table[key])):
            if row[c] == "x" and stem(key) in OUTCOMES:
                hidden.add((r, key))
            elif isinstance(value, str):
                assert plain(row[c]) == value, (name, key, r, row[c], value)
            elif key in DAYS or key.startswith(("rule_from", "rule_until")):
                missing = int(value) == 2**31 - 1
                assert row[c] == ("" if missing else date(value)), (name, key, r, row[c])
            elif math.isnan(value):
                assert row[c] == "", (name, key, r, row[c])
            else:
                assert number(row[c]) == value, (name, key, r, row[c], value)
    return hidden


def is_taken_by_people(figure):
    return any(word in figure for word in ("_places", "homes"))


def months(figure):
    """Homes and exam places are sums over the months, the others means."""
    if "homes" not in figure and "exam_places" not in figure:
        return 1
    return 3 if "Q" in figure.split("@")[1] else 12


def check_hidden(table, hidden):
    """Counts of a few people are hidden, and waits of a few people; counts of many or nobody are not."""
    variables = [i.split(".")[0].split("@")[0] for i in table["id"]]
    means = [key for key in table if stem(key) in ("mean", "base_mean")]
    few = [any(small(table[key][r]) for key in means) for r in range(len(variables))]
    of = dict(zip(table["id"], few))
    seen = 0
    for r, (variable, unit) in enumerate(zip(variables, table["unit"])):
        whole = all((r, key) in hidden for key in table if stem(key) in OUTCOMES)
        counts = unit == "1" and variable not in ("needed_fte", "attempts_per_pass")
        counts = counts or variable in ("places_booked", "places_used", "places_wasted")
        if counts:
            assert whole == few[r], (table["id"][r], whole)
            seen += whole
            for key in ("p10", "p50", "p90"):
                if key in table and not whole:
                    assert ((r, key) in hidden) == small(table[key][r]), (table["id"][r], key)
        elif variable in ("wait_mean", "wait_p50", "wait_p90", "wait_p95", "wait_in_norm"):
            label, period = table["id"][r].split("@")
            assert whole == of["wait_n.%s@%s" % (label.split(".")[1], period)], table["id"][r]
        elif variable in ("cohort_wait_mean", "cohort_wait_in_norm"):
            assert whole == of[table["id"][r].replace(variable, "cohort_wait_n")], table["id"][r]
            seen += whole
        elif variable in ("use", "load") and is_taken_by_people(table["id"][r]):
            capacity = table["id"].index(table["id"][r].replace(variable, "capacity", 1))
            people = [table[key][r] / 100 * table[key][capacity] * months(table["id"][r])
                      for key in means]
            assert whole == any(map(small, people)), (table["id"][r], people)
        elif variable in ("capacity", "use", "load", "needed_fte", "staff_fte", "first_free"):
            assert not any((r, key) in hidden for key in table), table["id"][r]
    return seen


def check_group(file, name, machine):
    group = {key: column(file[name][key]) for key in file[name]}
    header, rows = read_csv(f"{machine}/{name}.csv")
    hidden = check_cells(name, header, rows, group, float)
    if name in ("kpi", "compare"):
        assert check_hidden(group, hidden) > 20
    else:
        assert not hidden, name


def check_along(file, name, keys, machine, more=()):
    table = {key: column(file[key]) for key in keys}
    table.update(more)
    header, rows = read_csv(f"{machine}/{name}.csv")
    assert set(header) == set(table), (name, header)
    table = {key: table[key] for key in header}
    return check_cells(name, header, rows, table, float), table


def summary(file, name):
    table = {part: file[f"{name}_{part}"][()].reshape(-1) for part in ("mean", "se", "ci_low", "ci_high")}
    quantiles = file[f"{name}_q"][()]
    table.update({key: quantiles[i].reshape(-1) for i, key in enumerate(("q10", "q50", "q90"))})
    return table


def along(counts, names, shape):
    """The numbers of counts for each cell of a grid: summed over what that has not, then repeated."""
    own = [d[0].name.lstrip("/") for d in counts.dims]
    sums = counts[()].sum(axis=tuple(i for i, key in enumerate(own) if key not in names))
    own = [key for key in own if key in names]
    sums = sums.reshape([shape[i] if key in own else 1 for i, key in enumerate(names)])
    return np.broadcast_to(sums, shape).reshape(-1)


def check_variable(file, name, machine, count):
    """A variable in long form; count: the variable that says of how many people a cell is."""
    mean = file[name + "_mean"]
    names = [d[0].name.lstrip("/") for d in mean.dims]
    places = np.indices(mean.shape).reshape(mean.ndim, -1)
    table = {}
    for key, place in zip(names, places):
        labels = column(file[key])
        table[key] = [labels[i] for i in place]
    table.update(summary(file, name))
    header, rows = read_csv(f"{machine}/{name}.csv")
    hidden = check_cells(name, header, rows, table, float)
    people = along(file[count + "_mean"], names, mean.shape) if count else np.zeros(mean.size)
    for r, n in enumerate(people):
        assert ((r, "mean") in hidden) == small(n), (name, r, n)
        if count == name and not small(n):
            assert ((r, "q10") in hidden) == small(table["q10"][r]), (name, r)
    return len(hidden)


def check_run(file, machine):
    for name in ("kpi", "inputs"):
        check_group(file, name, machine)
    targets = [key for key in file if key.startswith("target") and not key.startswith("target_simulated")]
    hidden, table = check_along(file, "targets", targets, machine, summary(file, "target_simulated"))
    for r, (unit, mean) in enumerate(zip(table["target_unit"], table["mean"])):
        assert ((r, "mean") in hidden) == (unit.startswith("persons") and small(mean)), r
    by = {f"{key}_{regime}": file[key][:, i] for key in ("rule_from", "rule_until")
          for i, regime in enumerate(column(file["regime"]))}
    rules = ["rule", "rule_source", "rule_condition", "rule_duration"]
    assert not check_along(file, "rules", rules, machine, by)[0]
    assert check_variable(file, "stock", machine, "stock") > 100
    assert check_variable(file, "wait_sum", machine, "wait_n") > 100
    assert check_variable(file, "capacity", machine, None) == 0
    check_variable(file, "term_lost_days", machine, "term_over")
    check_variable(file, "term_waited_days", machine, "term_over")
    check_variable(file, "fines_paused_euro", machine, "fines")
    assert check_variable(file, "week_medical_n", machine, "week_medical_n") > 0
    assert check_variable(file, "rule_fired_for", machine, "rule_fired_for") > 0
    listed = [row[0] for row in read_csv(f"{machine}/variables.csv")[1]]
    summaries = {key[:-5] for key in file if key.endswith("_mean") and key[:-5] + "_se" in file}
    assert set(listed) == {n for n in summaries if file[n + "_mean"].ndim} - {"target_simulated"}
    for name in listed:
        assert len(read_csv(f"{machine}/{name}.csv")[1]) == file[name + "_mean"].size, name
    return listed + ["variables", "kpi", "inputs", "targets", "rules", "meta"]


def check_compare(file, machine):
    for name in ("compare", "inputs", "runs"):
        check_group(file, name, machine)
    return ["compare", "inputs", "runs", "meta"]


def check_batch(file, machine):
    points, figures = column(file["point"]), column(file["figure"])
    keys = ["point", "scenario", "file", "run_id", "status", "reason"]
    assert not check_along(file, "points", keys, machine)[0]
    table = {"point": [p for p in points for _ in figures], "id": figures * len(points)}
    for key in ("label_nl", "label_en", "unit", "filter", "start", "end", "norm"):
        name = {"start": "period_start", "end": "period_end"}.get(key, key)
        table[name] = column(file["figure_" + key]) * len(points)
    for key in ("mean", "se", "ci_low", "ci_high", "p10", "p50", "p90", "p_norm_met", "n"):
        table[key] = list(file["kpi_" + key][()].reshape(-1))
    header, rows = read_csv(f"{machine}/kpi.csv")
    hidden = check_cells("kpi", header, rows, table, float)
    for r in range(len(rows)):
        if table["unit"][r] == "1" and not table["id"][r].startswith("attempts_per_pass"):
            assert ((r, "mean") in hidden) == small(table["mean"][r]), table["id"][r]
    assert len(hidden) > 0
    design = read_csv(f"{machine}/design.csv")
    assert design[0] == ["point", "key", "value", "number"]
    values = file["design_number"][()].reshape(-1)
    assert [float(row[3]) for row in design[1]] == list(values)
    return ["points", "design", "kpi", "meta"]


# ---- the other formats, against the machine's ----


# Columns of codes, each of which has a word of its own; the ids of CBS and COA are names.
CODES = {"targets": {"target_table": {"CBS", "COA", "Wi2013"}, "target_operator": set(),
                     "target_use": set()},
         "inputs": {"origin": {"scenario"}, "base_origin": {"scenario"},
                    "unit": {"", "factor", "fte", "euro", "sd", "week", "id", "model"}},
         "meta": {"name": {"scenario"}}}


def check_words(tables, machine, dutch):
    for name, columns in CODES.items():
        if name not in tables:
            continue
        header, rows = read_csv(f"{machine}/{name}.csv")
        _, ours = read_csv(f"{dutch}/{name}.csv", delimiter=";", encoding="utf-8-sig")
        keep = [c for c, key in enumerate(header) if key not in ("label_en", "target_label")]
        for key, same_in_both in columns.items():
            if key not in header:
                continue
            words = {}
            for row, cells in zip(rows, ours):
                code, word = row[header.index(key)], cells[keep.index(header.index(key))]
                assert words.setdefault(code, word) == word, (name, key, code)
                assert (code == word) == (code in same_in_both), (name, key, code, word)
            assert len(set(words.values())) == len(words), (name, key, words)


def check_values(tables, machine, dutch):
    """A value that is a number has a comma; one that is more than a number is as it was."""
    seen = 0
    for name in tables:
        header, rows = read_csv(f"{machine}/{name}.csv")
        _, ours = read_csv(f"{dutch}/{name}.csv", delimiter=";", encoding="utf-8-sig")
        for c, key in enumerate(header):
            if not holds_values(name, key):
                continue
            for row, cells in zip(rows, ours):
                text = row[c].replace(".", ",") if is_number(row[c]) else row[c]
                assert cells[c] == text, (name, key, row[c], cells[c])
                seen += text != row[c]
    assert seen > 0


def check_dutch(tables, machine, dutch):
    """The same rows with a comma in their numbers; words are Dutch."""
    for name in tables:
        with open(f"{dutch}/{name}.csv", "rb") as file:
            assert file.read(3) == b"\xef\xbb\xbf", name
        header, rows = read_csv(f"{machine}/{name}.csv")
        headings, ours = read_csv(f"{dutch}/{name}.csv", delimiter=";", encoding="utf-8-sig")
        keep = [c for c, key in enumerate(header) if key not in ("label_en", "target_label")]
        assert len(headings) == len(keep) and len(ours) == len(rows), name
        for at, c in enumerate(keep):
            if header[c] in OUTCOMES | {"norm", "n", "low", "high", "target_value"}:
                assert headings[at] not in ("mean", "se", "ci_low"), headings[at]
                assert [row[at].replace(",", ".") for row in ours] == [row[c] for row in rows], name
                assert not any("." in row[at] for row in ours), (name, header[c])
            elif header[c] in DAYS:
                assert [row[at] for row in ours] == [row[c] for row in rows], (name, header[c])
    check_words(tables, machine, dutch)
    check_values(tables, machine, dutch)
    if "stock" in tables:
        headings, ours = read_csv(f"{dutch}/stock.csv", delimiter=";", encoding="utf-8-sig")
        assert headings[:5] == ["maand", "wet", "fase", "groep", "route"], headings
        assert ours[0][2] == "in de opvang, niet gekoppeld" and ours[0][1] == "Wi2013"
    if "compare" in tables:
        headings, _ = read_csv(f"{dutch}/compare.csv", delimiter=";", encoding="utf-8-sig")
        of_the_difference = [text for text in headings if "van het verschil" in text]
        assert len(of_the_difference) == 3 and not any("gemiddelde, " in text for text in headings)


def same(cell, text):
    """A cell of a sheet and that of a CSV; a sheet keeps sixteen digits."""
    if isinstance(cell, datetime.datetime):
        return cell.date().isoformat() == text
    if cell is None:
        return text == ""
    if isinstance(cell, str):
        return cell == plain(text)
    return math.isclose(cell, float(text), rel_tol=2e-15)


UNITS = {"1": "number", "day": "days", "hour": "hours", "persons/month": "persons a month"}


def check_book(tables, machine, path, charts):
    book = openpyxl.load_workbook(path)
    assert [len(sheet._charts) for sheet in book][:3] == [1, 1, 1] or not charts
    assert all(sheet.freeze_panes == "B2" and sheet.auto_filter.ref for sheet in book)
    wanted = [SHEETS[name] for name in tables if name in SHEETS]
    assert sorted(book.sheetnames[3 if charts else 0:]) == sorted(wanted), book.sheetnames
    for name in tables:
        if name not in SHEETS:
            continue
        header, rows = read_csv(f"{machine}/{name}.csv")
        keep = [c for c, key in enumerate(header) if key not in ("label_nl", "target_label_nl")]
        sheet = book[SHEETS[name]].iter_rows(min_row=2, values_only=True)
        n = 0
        for row, cells in zip(rows, sheet):
            n += 1
            for at, c in enumerate(keep):
                text = UNITS.get(row[c], row[c]) if header[c] in ("unit", "target_unit") else row[c]
                assert same(cells[at], text), (name, header[c], cells[at], text)
                if holds_values(name, header[c]):
                    assert isinstance(cells[at], str) == (text != "" and not is_number(text)), text
        assert n == len(rows) and next(sheet, None) is None, name


def check_document(tables, machine, path):
    with open(path, encoding="utf-8") as file:
        document = json.load(file)
    variables = set(tables) - set(SHEETS)
    assert set(document) == set(tables) - variables, document.keys()
    for name, ours in document.items():
        header, rows = read_csv(f"{machine}/{name}.csv")
        assert len(ours) == len(rows), name
        for row, cells in zip(rows, ours):
            assert list(cells) == header, name
            for key, text in zip(header, row):
                value = cells[key]
                if value is None:
                    assert text in ("", "inf"), (name, key, text)
                elif isinstance(value, str):
                    assert value == plain(text), (name, key, text)
                else:
                    assert float(text) == value, (name, key, text)


if __name__ == "__main__":
    kind, result, machine, dutch, book, document = sys.argv[1:]
    with h5py.File(result) as h5:
        names = {"run": check_run, "compare": check_compare, "batch": check_batch}[kind](h5, machine)
        meta = dict(row for row in read_csv(f"{machine}/meta.csv")[1])
        assert meta["doorstroom_filetype"] == kind and meta["disclosure_threshold"] == "5"
        assert meta.get("run_id", "") == h5.attrs.get("run_id", "")
        assert plain(meta["title"]) == h5.attrs["title"]
    check_dutch(names, machine, dutch)
    check_book(names, machine, book, kind == "run")
    check_document(names, machine, document)
