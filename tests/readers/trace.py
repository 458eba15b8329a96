# SPDX-License-Identifier: GPL-3.0-or-later
"""trace.py FILE: counts /events again, in the plainest way, and holds the counts against the books.

Every event that the books have by month must be there exactly as often: what came into a stage and
left it, by law, group and route; sittings, passes and no-shows of exams; rules; cases of overrun.
"""

import sys

import h5py
import numpy as np


def labels(column):
    return column.attrs["flag_meanings"].split(" ")


def code(column, label):
    return labels(column).index(label)


class Trace:
    """The columns of one replication."""

    def __init__(self, file, rep):
        people, events = file["persons"], file["events"]
        rows = {name: slice(*np.searchsorted(file[name]["rep"][()], [rep, rep + 1]))
                for name in ("persons", "events")}
        self.first = rows["persons"].start
        self.people = {name: people[name][rows["persons"]] for name in people}
        self.events = {name: events[name][rows["events"]] for name in events}
        known = self.events["person"][self.events["person"] >= 0] - self.first
        assert known.min() >= 0 and known.max() < len(self.people["rep"]), "whose events"
        day = (self.events["time"] // 86400).astype(np.int64)
        self.month = np.searchsorted(file["time"][()], day, side="right") - 1

    def is_kind(self, file, *kinds):
        codes = [code(file["events/kind"], kind) for kind in kinds]
        return np.isin(self.events["kind"], codes)


def recount_flows(file, trace):
    """In and out of each cell, each person followed by hand."""
    shape = file["flow_in"].shape[1:]
    flow_in, flow_out = np.zeros(shape, int), np.zeros(shape, int)
    stock_start = np.zeros(shape[1:], int)
    regime, group = trace.people["regime"], trace.people["group"]
    kinds = {name: code(file["events/kind"], name) for name in ("present", "duty", "stage", "route")}
    place = {}
    moves = trace.is_kind(file, *kinds)
    e = trace.events
    for person, kind, month, stage, route in zip(
            e["person"][moves] - trace.first, e["kind"][moves], trace.month[moves],
            e["stage"][moves], e["route"][moves]):
        who = (regime[person], group[person])
        cell = (who[0], stage, who[1], route)
        if kind == kinds["present"]:
            assert person not in place, f"person {person} comes twice"
            stock_start[cell] += 1
        else:
            flow_in[(month, *cell)] += 1
        if kind in (kinds["stage"], kinds["route"]):
            before = place[person]
            assert (before[0] != stage) == (kind == kinds["stage"]), f"person {person}: {before}"
            flow_out[(month, who[0], before[0], who[1], before[1])] += 1
        place[person] = (stage, route)
    assert len(place) == len(regime), "people to whom nothing happens"
    last = np.array([place[i] for i in range(len(place))])
    assert np.array_equal(last[:, 0], trace.people["stage"]), "the last stage"
    assert np.array_equal(last[:, 1], trace.people["route"]), "the last route"
    return flow_in, flow_out, stock_start


def recount(file, trace, chosen, *columns):
    """How many of the chosen events there are by month and columns (codes)."""
    n = [file["time"].shape[0]] + [size for _, size in columns]
    counts = np.zeros(n, int)
    np.add.at(counts, tuple([trace.month[chosen]] + [values[chosen] for values, _ in columns]), 1)
    return counts


def by_person(trace, name):
    """A column of /persons for each event; nobody's is 0, and is to be left out."""
    return trace.people[name][np.maximum(trace.events["person"] - trace.first, 0)]


def check_replication(file, rep):
    trace = Trace(file, rep)
    events = trace.events
    flow_in, flow_out, start = recount_flows(file, trace)
    held = {"flow_in": flow_in, "flow_out": flow_out, "stock_start": start}
    groups = (by_person(trace, "group"), len(labels(file["persons/group"])))
    regimes = (by_person(trace, "regime"), len(labels(file["persons/regime"])))
    exams = (events["exam"], len(labels(file["events/exam"])))
    for kind in ("exam_sat", "exam_passed", "exam_noshow"):
        held[kind] = recount(file, trace, trace.is_kind(file, kind), exams, groups)
    held["rule_fired"] = recount(file, trace, trace.is_kind(file, "rule"),
                                 (events["rule"], len(labels(file["events/rule"]))))
    held["overrun_cases"] = recount(file, trace, trace.is_kind(file, "case"), regimes, groups,
                                    (events["docket"], len(labels(file["events/docket"]))))
    held["arrivals"] = recount(file, trace, trace.is_kind(file, "duty"), regimes, groups)
    for name, counts in held.items():
        books = file[name][rep]
        assert books.sum() > 0 or name == "stock_start", f"{name}: nothing to recount"
        wrong = np.nonzero(books != counts)
        assert len(wrong[0]) == 0, (f"{name}, replication {rep}: the books have {books.sum()}, the "
                                    f"events {counts.sum()}; first at {[w[0] for w in wrong]}")
    check_people(file, trace, rep)
    return len(events["kind"]), len(trace.people["rep"])


def check_people(file, trace, rep):
    people, events = trace.people, trace.events
    missing = file["persons/duty"].attrs["_FillValue"]
    final = np.isin(people["stage"], [code(file["persons/stage"], s)
                                      for s in ("done", "dispensed", "exempt", "lapsed")])
    assert np.array_equal(final, people["ended"] != missing), "who has ended"
    assert len(np.unique(people["luck"])) == len(people["luck"]), "two people of one luck"
    assert people["fines"].sum() == file["fines"][rep].sum(), "fines"
    assert people["fines_euro"].sum() == file["fines_euro"][rep].sum(), "euro of fines"
    assert people["municipal_fines_euro"].sum() == file["fine_euro"][rep].sum(), "municipal fines"
    assert np.all(np.diff(events["time"]) >= 0), "events are out of order"
    assert np.array_equal(people["id"], trace.first + np.arange(len(people["id"]))), "ids"
    overruns = np.zeros(len(people["id"]), int)
    cases = trace.is_kind(file, "case") & (events["docket"] == code(file["events/docket"], "overrun"))
    np.add.at(overruns, events["person"][cases] - trace.first, 1)
    assert np.all(overruns <= people["overruns"]), "overruns"
    for name, kind in (("ended", None), ("lessons", "lessons")):
        if kind is not None:
            chosen = trace.is_kind(file, kind)
            days = np.full(len(people["id"]), missing)
            days[events["person"][chosen] - trace.first] = events["time"][chosen] // 86400
            assert np.array_equal(days, people[name]), name


def main(path):
    with h5py.File(path, "r") as file:
        assert file["events/person"].attrs["_FillValue"] == -1
        n_reps = int(file["events"].attrs["replications"])
        assert n_reps == int(file["persons"].attrs["replications"])
        assert set(np.unique(file["persons/rep"][()])) == set(range(n_reps))
        for group in ("persons", "events"):
            assert np.all(np.diff(file[group]["rep"][()]) >= 0), f"{group}: replications are mixed"
            assert len({file[group][name].shape for name in file[group]}) == 1, group
        totals = [check_replication(file, rep) for rep in range(n_reps)]
        assert sum(t[0] for t in totals) == file["events/kind"].shape[0]
        print(f"{path}: {sum(t[0] for t in totals)} events of {sum(t[1] for t in totals)} people in "
              f"{n_reps} replications are what the books have")


if __name__ == "__main__":
    main(sys.argv[1])
