#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Works the figures of a report out again, by another hand, from the replications in the result.

    report_figures.py PAGE RUN.h5 [BASE.h5]

Nothing of /kpi but its labels is read, and no summary: means, intervals, bands, chances of norms and
differences from the base are made from the variables along rep.  The planner's table, the table of
each wait, of who is where, of flows and of terms, and the published figures; every cell, to the
last digit shown.
"""

import math
import re
import sys

import h5py
import numpy as np
from report import Page, least_of, number, texts

# Student's t, .975, by degrees of freedom.
T = {1: 12.706204736, 2: 4.302652730, 3: 3.182446305, 4: 2.776445105, 5: 2.570581836}
NAN = float("nan")
UNDER_WAY = 10  # stages before "done"


class Run:
    """Figures of a result by id, a number for each replication."""

    def __init__(self, path):
        self.file = h5py.File(path)
        self.labels = {name: {text: i for i, text in enumerate(texts(self.file[name]))}
                       for name in ("stage", "interval", "resource", "regime")}
        starts = self.file["time"][:].astype("datetime64[D]").astype("datetime64[M]")
        self.year = starts.astype("datetime64[Y]").astype(int) + 1970
        self.quarter = starts.astype(int) % 12 // 3 + 1
        cohorts = self.file["cohort"][:].astype("datetime64[D]").astype("datetime64[Y]")
        self.cohort_year = cohorts.astype(int) + 1970
        self.norm = self.file["interval_norm"][:]
        self.kept = {}

    def of(self, name):
        if name not in self.kept:
            self.kept[name] = self.file[name][:]
        return self.kept[name]

    def months(self, period):
        year, _, quarter = period.partition("Q")
        return np.flatnonzero((self.year == int(year)) & (self.quarter == int(quarter) if quarter else True))

    def wait_p90(self, label, at):
        counts = self.of("wait_month_hist")[:, at, self.labels["interval"][label]].sum(axis=1)
        passed = 100 * counts.cumsum(axis=1) >= 90 * counts.sum(axis=1, keepdims=True)
        days = self.of("bin_start")[passed.argmax(axis=1)].astype(float)
        return np.where(counts.sum(axis=1) > 0, days, NAN)

    def over_months(self, name, axis, label, at):
        return self.of(name)[:, at, self.labels[axis][label]].reshape(len(self.of(name)), -1).sum(axis=1)

    def share(self, part, whole):
        return np.where(whole > 0, 100.0 * part / np.where(whole > 0, whole, 1), NAN)

    def figure(self, name, period):
        """The replications' values; None where this hand does not know the figure."""
        variable, _, label = name.partition(".")
        if variable == "waiting_now":
            return self.of("waiting_now_hist")[:, self.labels["interval"][label]].sum(axis=(1, 2)).astype(float)
        if period == "run":
            return None
        at = self.months(period)
        last = self.of("stock")[:, at[-1]].sum(axis=(1, 3, 4)) if variable in ("people", "stock") else None
        if variable == "people":
            return last[:, :UNDER_WAY].sum(axis=1).astype(float)
        if variable == "stock":
            return last[:, self.labels["stage"][label]].astype(float)
        if variable == "wait_p90":
            return self.wait_p90(label, at)
        if variable in ("wait_mean", "wait_in_norm", "wait_n"):
            n = self.over_months("wait_n", "interval", label, at)
            if variable == "wait_n":
                return n.astype(float)
            source = {"wait_mean": "wait_sum", "wait_in_norm": "wait_in_norm"}[variable]
            share = self.share(self.over_months(source, "interval", label, at), n)
            return share / 100.0 if variable == "wait_mean" else share
        if variable == "queue_end":
            return self.of("queue_end")[:, at[-1], self.labels["resource"][label]].astype(float)
        if variable in ("use", "needed_fte", "staff_fte"):
            above, below = {"use": ("used", "capacity"), "needed_fte": ("offered", "fte_hours"),
                            "staff_fte": ("capacity", "fte_hours")}[variable]
            share = self.share(self.over_months(above, "resource", label, at),
                               self.over_months(below, "resource", label, at))
            return share if variable == "use" else share / 100.0
        if variable in ("fines", "fines_euro"):
            law = self.labels["regime"][label]
            return self.of(variable)[:, at, law].reshape(len(self.of(variable)), -1).sum(axis=1) / len(at)
        return None


def cells(row, page):
    """Numbers of a row as they are shown, with the digits behind the point."""
    point = "," if page.lang == "nl" else "."
    return [(text, len(text.partition(point)[2]) if re.fullmatch(r"[-+]?[\d.,]+", text) else 0) for text in row]


def is_shown(cell, true, page):
    text, digits = cell
    if math.isnan(true):
        return text == "-"
    plain = text.replace(".", "").replace(",", ".") if page.lang == "nl" else text.replace(",", "")
    return text not in ("x", "-", "") and abs(float(plain) - true) <= 0.5 * 10.0**-digits + 1e-6 * abs(true)


def band_is_shown(text, low, high, page, hidden=lambda number: False):
    parts = text.split(" .. ")
    return len(parts) == 2 and all(part == "x" if hidden(true) else is_shown(cells([part], page)[0], true, page)
                                   for part, true in zip(parts, (low, high)))


def half_of(values):
    return T[len(values) - 1] * values.std(ddof=1) / math.sqrt(len(values)) if len(values) > 1 else NAN


def chance_of(met, n):
    """Wilson's interval as the roots of (p - share)^2 = z^2 p (1 - p) / n."""
    z, share = 1.959963984540054, met / n
    low, high = sorted(np.roots([1 + z * z / n, -2 * share - z * z / n, share * share]).real)
    return f"{100 * share:.0f} % ({100 * low:.0f} .. {100 * high:.0f} %)"


def check_row(row, values, base, norm, is_count, small, page):
    shown = cells(row, page)
    known = values[~np.isnan(values)]
    mean = known.mean()
    assert is_shown(shown[2], mean, page), (row, mean)
    assert is_shown(shown[3], half_of(known), page), (row, half_of(known))
    low, high = np.quantile(known, [0.1, 0.9])
    assert band_is_shown(row[4], low, high, page, small if is_count else lambda number: False), (row, low, high)
    if base is not None:
        pairs = min(len(values), len(base))
        both = ~np.isnan(values[:pairs]) & ~np.isnan(base[:pairs])
        apart = (values[:pairs] - base[:pairs])[both]
        if both.sum() > 1:
            assert is_shown(shown[6], apart.mean(), page), (row, apart)
            assert is_shown(shown[7], half_of(apart), page), (row, half_of(apart))
    if norm is not None:
        assert row[-2] == chance_of(int((known <= norm).sum()), len(known)), (row, known, norm)


def check_planner(page, run, base, small):
    table = next(t for t in page.tables if t["caption"] in ("De tabel voor planners", "The planner's table"))
    kpi = run.file["kpi"]
    ids = {}
    for name, label, unit in zip(texts(kpi["id"]), texts(kpi["label_" + page.lang]), texts(kpi["unit"])):
        ids.setdefault((label, name.split("@")[1], unit != "1"), name)
    checked = hidden = norms = 0
    for row in table["rows"]:
        period = row[1] if row[1].isdigit() else "run"
        plain = re.sub(r" \([^()]*\)$", "", row[0])
        name = ids.get((row[0], period, False)) or ids.get((plain, period, True))
        assert name is not None, row
        figure = name.split("@")[0]
        values = run.figure(figure, period)
        if values is None:
            continue
        other = base.figure(figure, period) if base else None
        variable, _, label = figure.partition(".")
        is_count = variable in ("people", "stock", "waiting_now", "queue_end", "fines")
        on = figure if is_count else {"wait": "wait_n." + label, "fines": "fines." + label}.get(variable.split("_")[0])
        counts = [r.figure(on, period).mean() for r in (run, base) if on and r]
        if any(map(small, counts)):
            assert row[2:5] == ["x"] * 3, (row, counts)
            hidden += 1
            continue
        norm = run.norm[run.labels["interval"][label]] if variable in ("wait_p90", "wait_mean") else -1
        has_norm = row[-2] != ""
        assert has_norm == (norm >= 0), row
        check_row(row, values, other, norm if has_norm else None, is_count, small, page)
        checked += 1
        norms += has_norm
    assert checked > 60 and norms > 5, (checked, norms)
    return checked, hidden


def check_waits(page, run, base, small):
    tables = {t["caption"]: t for t in page.tables}
    kpi = run.file["kpi"]
    label_of = dict(zip((name.split("@")[0] for name in texts(kpi["id"])), texts(kpi["label_" + page.lang])))
    checked = 0
    for interval, i in run.labels["interval"].items():
        table = tables.get(label_of["wait_p90." + interval])
        if table is None:
            continue
        for row in table["rows"]:
            period = row[0].replace(" K", "Q").replace(" Q", "Q")
            counts = [r.figure("wait_n." + interval, period).mean() for r in (run, base) if r]
            values = run.figure("wait_p90." + interval, period)
            known = values[~np.isnan(values)]
            gone = len(known) == 0 or any(map(small, counts))
            wanted = [NAN] * 3 if gone else [known.mean(), *np.quantile(known, [0.1, 0.9])]
            if run.norm[i] >= 0 and len(row) > 4:
                wanted.append(float(run.norm[i]))
            for cell, true in zip(cells(row[1:], page), wanted):
                assert is_shown(cell, true, page), (table["caption"], row, wanted)
                checked += 1
    assert checked > 300, checked
    return checked


def check_table(table, true, small, page):
    """true: rows x columns of people."""
    assert np.shape(true) == (len(table["rows"]), len(table["heads"]) - 1), table["caption"]
    for row, wanted in zip(table["rows"], true):
        for cell, number in zip(cells(row[1:], page), wanted):
            assert cell[0] == "x" if small(number) else is_shown(cell, number, page), (table["caption"], row, wanted)
    return np.size(true)


def check_people(page, run, small):
    """Who is where, who comes and goes, and how terms ended: means over replications."""
    stock, flow = (run.of(name).mean(axis=0).sum(axis=(3, 4)) for name in ("stock", "flow_in"))
    came = run.of("arrivals").mean(axis=0)
    ends = {name: run.of("term_" + name).mean(axis=0).sum(axis=2) for name in ("met", "exempt", "over")}
    quarter = np.searchsorted(run.of("cohort"), run.of("time"), side="right") - 1
    began = np.array([came[quarter == c].sum(axis=(0, 2)) for c in range(len(run.cohort_year))])
    rest = np.maximum(0.0, began - sum(ends.values()))
    whole = {("Waar mensen", "Where people"): lambda law: stock[:, law, :UNDER_WAY],
             ("De keten in", "Into the chain"): lambda law: came[:, law],
             ("De keten uit", "Out of the chain"): lambda law: flow[:, law, UNDER_WAY:],
             ("Hoe termijnen", "How terms"): lambda law: np.column_stack([*(e[:, law] for e in ends.values()),
                                                                       rest[:, law]])}
    checked = 0
    for names, of_law in whole.items():
        found = [t for t in page.tables if t["caption"].startswith(names)]
        says = sum(any(number > 0 and not small(number) for number in of_law(law).flat) for law in (0, 1))
        assert len(found) == says, (names, len(found), says)
        for table in found:
            checked += check_table(table, of_law(0 if "2013" in table["caption"] else 1), small, page)
    return checked


def check_lost(page, run):
    """Which queue took the term: of the cohorts of which 85 % of the first terms have ended, and of no others."""
    quarter = np.searchsorted(run.of("cohort"), run.of("time"), side="right") - 1
    began = np.stack([run.of("arrivals")[:, quarter == c].sum(axis=(1, 3)) for c in range(len(run.cohort_year))], axis=1)
    due, over, lost = (run.of("term_" + name).sum(axis=3) for name in ("due", "over", "lost_days"))
    rows = 0
    for law in (0, 1):
        years = []
        for year in np.unique(run.year):
            ended, came, late = (x[:, run.cohort_year == year, law].sum(axis=1) for x in (due, began, over))
            told = (ended > 0) & (ended >= 0.85 * came)
            if late[told].sum() > 0 and lost[:, run.cohort_year == year, law].sum() > 0:
                years.append(str(year))
        tables = [t for t in page.tables if t["caption"].startswith(("Welke wachtrij", "Which queue"))
                  and ("2013", "2021")[law] in t["caption"]]
        shown = [row[0] for table in tables for row in table["rows"]]
        assert shown == years, (law, shown, years)
        for row in (row for table in tables for row in table["rows"] if row[-1] != "-"):
            sum_of_row = sum(number(cell, page.lang) for cell in row[1:])
            assert abs(sum_of_row - 100) <= 0.05 * len(row), row
        rows += len(shown)
    return rows


def check_targets(page, run, small):
    simulated, unit = run.of("target_simulated"), texts(run.file["target_unit"])
    at = {name: i for i, name in enumerate(texts(run.file["target"]))}
    published, checked = run.of("target_value"), 0
    for table in (t for t in page.tables if len(t["heads"]) == 9 and t["rows"][0][8] in at):
        for row in table["rows"]:
            i = at[row[8]]
            known = simulated[:, i][~np.isnan(simulated[:, i])]
            mean = known.mean() if len(known) else NAN
            shown, points = cells(row, page), unit[i] == "percent"
            assert is_shown(shown[2], published[i], page), (row, published[i])
            assert points or published[i] != 0 or row[6] == "-", row
            hides = small if unit[i].startswith("persons") else lambda number: False
            if hides(mean):
                assert row[4] == row[5] == "x" and row[6] == "-", row
                continue
            low, high = np.quantile(known, [0.1, 0.9]) if len(known) else (NAN, NAN)
            assert is_shown(shown[4], mean, page) and band_is_shown(row[5], low, high, page, hides), (row, mean)
            if row[6] != "-" and (points or published[i] != 0):
                off = mean - published[i] if points else 100 * (mean / published[i] - 1)
                assert is_shown(cells([row[6].split()[0]], page)[0], off, page), (row, off)
            checked += 1
    assert checked > 50, checked
    return checked


def check_answer(page, run, base):
    """In plain words what the table says: the verdicts of its last year, and the clearest differences."""
    table = next(t for t in page.tables if t["caption"] in ("De tabel voor planners", "The planner's table"))
    last = max(row[1] for row in table["rows"] if row[1].isdigit())
    rows = [row for row in table["rows"] if row[1] == last and row[2] not in ("x", "-")]
    words = {"nl": ("gehaald", "niet gehaald", "onzeker"), "en": ("met", "missed", "uncertain")}[page.lang]
    counts = [sum(row[-1] == word for row in rows) for word in words]
    said = next(text for text in page.text if text.startswith(
        {"nl": f"Normen waarover de tabel voor planners in {last} oordeelt: ",
         "en": f"Norms that the planner's table judges in {last}: "}[page.lang]))
    assert [int(n) for n in re.findall(r": (\d+)", said)] == [sum(counts), *counts], (said, counts)
    plain = {row[0].rpartition(" (")[0]: row for row in rows if re.search(r" \((dagen|days)\b[^()]*\)$", row[0])}
    norms, changes = [], []
    for item in page.items:
        name = max((name for name in plain if item.startswith(name + ": ")), key=len, default=None)
        if name and re.search(r"\bnorm \d+;", item):
            norms.append((name, [int(n) for n in re.search(r"(\d+) \D+ (\d+) \D+$", item).groups()]))
        elif name and "±" in item:
            changes.append((name, item))
    missed, uncertain = ([name for name, row in plain.items() if row[-1] == word] for word in words[1:])
    assert [name for name, _ in norms] == missed + uncertain, (norms, missed, uncertain)
    for name, (met, n) in norms:
        assert plain[name][-2] == chance_of(met, n), (name, met, n, plain[name])
    if base is None or run.file.attrs["run_id"] == base.file.attrs["run_id"]:
        assert not changes, changes
        return len(norms)
    amount = {name: [number(cell.lstrip("+"), page.lang) for cell in row[6:8]] for name, row in plain.items()}
    clear = {name for name, (apart, half) in amount.items() if abs(apart) > half + 0.11}
    told = [name for name, _ in changes]
    assert len(changes) == 5 or clear <= set(told), (clear, told)
    for name, item in changes:
        _, _, mean, _, _, before, apart, half = plain[name][:8]
        for cell in (f": {mean} ", f" {before};", f" {apart}, ", f"± {half}."):
            assert cell in item, (item, plain[name])
        assert abs(amount[name][0]) >= amount[name][1] - 0.11, (item, plain[name])
    return len(norms) + len(changes)


def main():
    page = Page()
    with open(sys.argv[1], encoding="utf-8") as file:
        page.feed(file.read())
    run, base = Run(sys.argv[2]), Run(sys.argv[3]) if len(sys.argv) > 3 else None
    least = least_of(*(r.file for r in (run, base) if r))

    def small(number):
        return 1e-9 < abs(number) < least - 1e-9

    figures, hidden = check_planner(page, run, base, small)
    print(f"{figures} figures ({hidden} hidden), {check_waits(page, run, base, small)} cells of waits, "
          f"{check_people(page, run, small)} of people, {check_targets(page, run, small)} published figures, "
          f"{check_answer(page, run, base)} in the answer, {check_lost(page, run)} years of lost terms")


main()
