# SPDX-License-Identifier: GPL-3.0-or-later
"""compare.py zero C.h5 | first C.h5 | pair C.h5 BASE OTHER | many C.h5 BASE SEED | damage FROM BYTE NEWER VERSION

What a comparison's file holds, read with h5py and worked out anew from the runs' variables; and files
with something wrong in them.
"""

import pathlib
import shutil
import sys

import h5py
import numpy as np

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "cli"))
import seal  # noqa: E402

T2 = 4.302652729911275  # t(2, .975): three replications


def column(file, name):
    data = file[name]
    return data.asstr()[:] if data.dtype.kind == "O" else data[:]


def table(path):
    file = h5py.File(path)
    assert file.attrs["doorstroom_filetype"] == "compare" and file.attrs["complete"] == 1
    assert len(file.attrs["run_id"]) == 16 and len(file.attrs["config_sha256"]) == 64
    for name in ("title", "scenario", "base_run_id", "model_version"):
        assert isinstance(file.attrs[name], str) and file.attrs[name], name
    for group in ("compare", "inputs", "runs"):
        lengths = {len(column(file[group], name)) for name in file[group]}
        assert len(lengths) == 1, (group, lengths)
    return file, {name: column(file["compare"], name) for name in file["compare"]}


def staff(path):
    """work_of: the use of examiners of writing B1 in 2024, by replication, in percent."""
    file = h5py.File(path)
    r = list(column(file, "resource")).index("examiners_schrijven_b1")
    months = [i for i, day in enumerate(file["time"][:]) if 19723 <= day < 20089]  # of 2024
    used, capacity = (file[name][:][:, months, r].sum(axis=1) for name in ("used", "capacity"))
    return 100.0 * used / capacity


def zero(path):
    file, c = table(path)
    assert len(c["id"]) > 1000 and len(file["inputs/key"]) == 0
    there = ~np.isnan(c["base_mean"])
    assert there.sum() > 1000 and np.array_equal(c["base_mean"], c["mean"], equal_nan=True)
    for name in ("difference", "se", "ci_low", "ci_high"):
        assert np.all(c[name][there & (c["n"] > 1)] == 0.0), name
    assert np.all(np.isinf(c["noise_factor"]) | np.isnan(c["noise_factor"]))


def first(path):
    """Of the same scenario, the first three replications of five."""
    file, c = table(path)
    there = c["n"] > 1
    assert there.sum() > 1000 and c["n"].max() == 3
    for name in ("difference", "se", "ci_low", "ci_high"):
        assert np.all(c[name][there] == 0.0), name
    assert np.any(c["base_mean"][there] != c["mean"][there])
    assert list(file["runs/n_rep"][:]) == [3, 5] and list(file["runs/paired"][:]) == [1, 1]
    assert list(file["runs/n_paired"][:]) == [3, 3]


def pair(path, base, other):
    file, c = table(path)
    i = list(c["id"]).index("use.examiners_schrijven_b1@2024")
    x, y = staff(base), staff(other)
    d = y - x
    se = d.std(ddof=1) / np.sqrt(3)
    want = {"base_mean": x.mean(), "mean": y.mean(), "difference": d.mean(), "se": se,
            "ci_low": d.mean() - T2 * se, "ci_high": d.mean() + T2 * se,
            "correlation": np.corrcoef(x, y)[0, 1],
            "noise_factor": (x.var(ddof=1) + y.var(ddof=1)) / d.var(ddof=1)}
    for name, value in want.items():
        assert np.isclose(c[name][i], value, rtol=1e-6), (name, c[name][i], value)
    assert c["n"][i] == 3 and c["period_start"][i] == 19723 and c["period_end"][i] == 20089
    changed = {key: row for key, *row in zip(*(column(file["inputs"], name) for name in (
        "key", "base_value", "base_origin", "value", "origin")))}
    assert changed == {"grading.examiners.schrijven_b1": ["36.0", "base", "90.0", "set"],
                       "exams.no_show": ["0.06", "base", "0.2", "set"]}, changed
    assert list(column(file["runs"], "file")) == ["base.h5", "more.h5"]
    assert list(file["runs/paired"][:]) == [1, 1]
    assert file.attrs["base_run_id"] == h5py.File(base).attrs["run_id"] == column(
        file["runs"], "run_id")[0]


def many(path, base, seed):
    file, c = table(path)
    i = list(c["id"]).index("use.examiners_schrijven_b1@2024")
    x, y = staff(base), staff(seed)
    se = np.sqrt(x.var(ddof=1) / 3 + y.var(ddof=1) / 3)
    assert np.isclose(c["difference_2"][i], y.mean() - x.mean()) and np.isclose(c["se_2"][i], se)
    assert np.all(np.isnan(c["correlation_2"])) and np.isnan(c["noise_factor_2"][i])
    assert not np.isnan(c["correlation"][i])
    known = c["correlation"][~np.isnan(c["correlation"])]
    assert known.size > 1000 and np.abs(known).max() <= 1.0
    assert np.isnan(c["difference_3"][i]) and c["n_3"][i] == 0 and not np.isnan(c["base_mean"][i])
    assert list(file["runs/paired"][:]) == [1, 1, 0, 1]
    assert list(file["runs/n_paired"][:]) == [3, 3, 0, 3] and list(file["runs/seed"][:]) == [1, 1, 9, 1]
    assert file["inputs/value_2"].asstr()[list(column(file["inputs"], "key")).index("run.seed")] == "9"


def damage(base, byte, newer, version):
    data = bytearray(open(base, "rb").read())
    data[len(data) // 2] ^= 4
    open(byte, "wb").write(data)
    for path, name, value in ((newer, "doorstroom_layout", np.array([9, 0], dtype="<i4")),
                              (version, "model_version", "9.9.9")):
        shutil.copy(base, path)
        with h5py.File(path, "r+") as file:
            file.attrs[name] = value
        seal.seal(path)


def scale(run, path, value):
    """The same people, as if they were of a larger run."""
    shutil.copy(run, path)
    with h5py.File(path, "r+") as file:
        at = file["inputs/key"].asstr()[:].tolist().index("run.scale")
        file["inputs/value"][at] = value
    seal.seal(path)


globals()[sys.argv[1]](*sys.argv[2:])
