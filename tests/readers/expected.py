# SPDX-License-Identifier: GPL-3.0-or-later
"""expected.py RESULT.h5 NAME: what h5py reads, for the other readers to be held against, as NAME.json and
NAME.csv: of each variable how many numbers, how many of them are missing, their sum, and some of them
in the order of the file; of texts some. Of single people, where they are there, each column: what is
missing there is a whole number that the file calls so.
"""

import csv
import json
import sys

import h5py
import numpy as np

NAMES = {
    "chain": ["stock", "stock_mean", "stock_q", "used", "used_mean", "wait_n", "wait_sum", "fines_euro",
              "wait_month_hist", "target_simulated", "booking_p90", "rep_events", "time", "week",
              "stage", "exam", "rule_source", "kpi/id", "kpi/mean", "kpi/label_nl", "kpi/norm",
              "inputs/key", "view/people_by_stage/exams", "view/people_by_stage/year",
              "view/people_by_stage/years_since_2000", "view/people_by_stage/title"],
    "queue": ["arrived", "arrived_mean", "waited", "queue_mean_q", "present_end", "rep_events", "time",
              "station", "class", "kpi/id", "kpi/mean", "kpi/norm", "inputs/key",
              "view/queues/station_1", "view/queues/station_1_errors"],
}


def some(n):
    return sorted({int(i) for i in np.linspace(0, n - 1, 40)})


def facts(dataset):
    if h5py.check_string_dtype(dataset.dtype):
        texts = np.ravel(dataset.asstr()[()])
        return {"text": True, "n": len(texts), "at": {i: texts[i] for i in some(len(texts))}}
    values = dataset[()].ravel().astype(float)
    if dataset.name.startswith(("/persons/", "/events/")) and "_FillValue" in dataset.attrs:
        values[values == dataset.attrs["_FillValue"]] = np.nan
    return {"text": False, "n": len(values), "missing": int(np.isnan(values).sum()),
            "sum": float(np.nansum(values)),
            "at": {i: None if np.isnan(values[i]) else float(values[i])
                   for i in some(len(values))}}


def main(path, to):
    file = h5py.File(path, "r")
    kind = "queue" if "station" in file else "chain"
    people = [f"{group}/{name}" for group in ("persons", "events") if group in file
              for name in file[group]]
    expected = {name: facts(file[name]) for name in NAMES[kind] + people}
    with open(to + ".json", "w", encoding="utf-8") as out:
        json.dump(expected, out, ensure_ascii=False)
    with open(to + ".csv", "w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out, quoting=csv.QUOTE_ALL)
        rows.writerow(["name", "text", "what", "value"])
        for name, fact in expected.items():
            text = int(fact["text"])
            for what in ("n", "missing", "sum"):
                if what in fact:
                    rows.writerow([name, text, what, repr(fact[what])])
            for i, value in fact["at"].items():
                rows.writerow([name, text, i, "" if value is None else
                               value if fact["text"] else repr(value)])


main(*sys.argv[1:])
