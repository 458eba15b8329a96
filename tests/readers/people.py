# SPDX-License-Identifier: GPL-3.0-or-later
"""people.py ENGINE FILE EXPECTED.json: each column of /persons and /events as an engine of xarray, or
ncdump, reads it: how many rows, how many of them are missing, their sum and some of them are those of
h5py (expected.py)."""

import json
import re
import subprocess
import sys

import numpy as np


def with_xarray(path, engine):
    import xarray

    columns = {}
    for group in ("persons", "events"):
        with xarray.open_dataset(path, group=group, engine=engine, decode_times=False) as data:
            columns.update({f"{group}/{name}": data[name].values.astype(float)
                            for name in data.variables})
    return columns


def with_ncdump(path):
    columns = {}
    for group in ("persons", "events"):
        said = subprocess.run(["ncdump", "-g", group, path], check=True, capture_output=True,
                              text=True).stdout
        said = said.split("data:\n")[-1].split("} // group")[0]
        for name, numbers in re.findall(r"^\s*(\w+) = ([^;]*) ;", said, re.MULTILINE):
            columns[f"{group}/{name}"] = np.array(
                [np.nan if n.strip() == "_" else float(n) for n in numbers.split(",")])
    return columns


def hold(name, values, fact):
    assert len(values) == fact["n"], f"{name}: {len(values)} rows, h5py has {fact['n']}"
    missing = int(np.isnan(values).sum())
    assert missing == fact["missing"], f"{name}: {missing} missing, h5py has {fact['missing']}"
    assert np.isclose(np.nansum(values), fact["sum"], rtol=1e-9), f"{name}: another sum"
    for i, wanted in fact["at"].items():
        one = values[int(i)]
        assert np.isnan(one) if wanted is None else np.isclose(one, wanted, rtol=1e-9), (name, i, one)


def main(engine, path, expected):
    with open(expected, encoding="utf-8") as text:
        facts = {name: fact for name, fact in json.load(text).items()
                 if name.startswith(("persons/", "events/"))}
    columns = with_ncdump(path) if engine == "ncdump" else with_xarray(path, engine)
    assert set(columns) == set(facts) and len(facts) >= 35, set(columns) ^ set(facts)
    for name, fact in facts.items():
        hold(name, columns[name], fact)
    assert any(fact["missing"] > 0 for fact in facts.values())
    print(f"{engine}: {len(facts)} columns as in h5py")


if __name__ == "__main__":
    main(*sys.argv[1:])
