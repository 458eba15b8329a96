# SPDX-License-Identifier: GPL-3.0-or-later
"""xes.py FILE.h5 LOG.xes: the log is well formed, declares what it uses, and has the events of the file."""

import datetime
import re
import sys
import xml.etree.ElementTree as tree

import h5py
import numpy as np

SPACE = "{http://www.xes-standard.org/}"
DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+01:00") # of xs:dateTime
EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone(datetime.timedelta(hours=1)))


def values(element):
    """The attributes of an element, typed."""
    types = {"string": str, "int": int, "date": datetime.datetime.fromisoformat}
    return {e.attrib["key"]: types[e.tag.removeprefix(SPACE)](e.attrib["value"]) for e in element
            if e.tag.removeprefix(SPACE) in types}


def check_declared(root):
    prefixes = {e.attrib["prefix"] for e in root.iter(SPACE + "extension")}
    assert prefixes == {"concept", "lifecycle", "time"}, prefixes
    scopes = {e.attrib["scope"]: set(values(e)) for e in root.iter(SPACE + "global")}
    assert scopes == {"trace": {"concept:name"},
                      "event": {"concept:name", "lifecycle:transition", "time:timestamp"}}, scopes
    assert root.attrib["xes.version"] == "1849-2016"
    order = [e.tag.removeprefix(SPACE) for e in root if e.tag != SPACE + "trace"]
    assert order == ["extension"] * 3 + ["global"] * 2 + ["classifier"] + ["string"] * 3, order


def check_attributes(element):
    """What the standard asks of each attribute: a key, once in its element, and a value of its type."""
    allowed = {"log": {"extension", "global", "classifier", "trace"}, "trace": {"event"}}
    others = allowed.get(element.tag.removeprefix(SPACE), set())
    keys = set()
    for e in element:
        kind = e.tag.removeprefix(SPACE)
        if kind in others:
            continue
        assert kind in ("string", "int", "date") and set(e.attrib) == {"key", "value"}, e.attrib
        assert len(e) == 0 and not (e.text or "").strip() and e.attrib["key"] not in keys, e.attrib
        keys.add(e.attrib["key"])
        if kind == "date":
            assert DATE.fullmatch(e.attrib["value"]), e.attrib
        if kind == "int":
            assert -2**63 <= int(e.attrib["value"]) < 2**63, e.attrib


def labels(column, codes):
    names = np.array(column.attrs["flag_meanings"].split(" ") + [""], dtype=object)
    return names[codes]


def main(path, log):
    root = tree.parse(log).getroot()
    assert root.tag == SPACE + "log"
    check_declared(root)
    for element in root.iter():
        if element.tag.removeprefix(SPACE) in ("log", "global", "trace", "event"):
            check_attributes(element)
    traces = [e for e in root if e.tag == SPACE + "trace"]
    with h5py.File(path, "r") as file:
        events = {name: file["events"][name][()] for name in file["events"]}
        people = {name: file["persons"][name][()] for name in file["persons"]}
        words = {name: labels(file["events"][name], events[name])
                 for name in ("kind", "stage", "route", "exam", "rule", "docket")}
        group = labels(file["persons/group"], people["group"])
        missing = file["persons/ended"].attrs["_FillValue"]
    assert len(traces) == len(people["id"]), f"{len(traces)} traces"
    order = np.argsort(events["person"], kind="stable")
    order = order[events["person"][order] >= 0]
    at = 0
    for person, trace in enumerate(traces):
        said = values(trace)
        assert said["concept:name"] == str(person) and said["group"] == group[person], said
        assert ("ended" in said) == (people["ended"][person] != missing), said
        if "ended" in said:
            assert (said["ended"] - EPOCH).days == people["ended"][person], said
        for event in trace.iter(SPACE + "event"):
            row = order[at]
            at += 1
            assert events["person"][row] == person, f"person {person} has another one's event"
            told = values(event)
            assert (told["time:timestamp"] - EPOCH).total_seconds() == events["time"][row], told
            assert told["lifecycle:transition"] == "complete" and told["concept:name"], told
            for name, column in words.items():
                assert told.get(name, "") == column[row], (name, told)
    assert at == len(order), f"{at} events, not {len(order)}"
    print(f"{log}: {at} events of {len(traces)} people")


if __name__ == "__main__":
    main(*sys.argv[1:])
