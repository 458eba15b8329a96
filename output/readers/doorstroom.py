# SPDX-License-Identifier: GPL-3.0-or-later
"""Results of doorstroom in Python, with h5py and NumPy; pandas and xarray where they are there.

    import doorstroom
    run = doorstroom.Run("basis.h5")
    run.kpi()                         the planner's figures, a pandas.DataFrame
    run["stock"]                      a variable, an xarray.DataArray with labels
    run.persons(), run.events()       single people, where the run was told to keep them
    doorstroom.stack("study/batch.h5", "stock_mean")      of all points of a batch
    doorstroom.compare("basis.h5", "azc.h5")              two runs side by side, by figure

A result ends in a checksum; verify() holds the file against it.
"""

import hashlib
import pathlib

import h5py
import numpy as np

# What is newer has things that would be left out here in silence, so it is refused.
LAYOUT = (1, 6)


def _column(dataset):
    """A dataset or attribute's values, texts as str."""
    values = dataset[()]
    if h5py.check_string_dtype(dataset.dtype):
        return np.array([v.decode() for v in np.atleast_1d(values)], dtype=object)
    return values


def _table(group):
    return {name: _column(group[name]) for name in group}


def _frame(table):
    import pandas

    return pandas.DataFrame(table)


def _missing(dataset, values):
    """Which of them are the number that stands for what is missing; None where there is no such number."""
    return values == dataset.attrs["_FillValue"] if "_FillValue" in dataset.attrs else None


def _moments(dataset, values):
    """Days and seconds as dates, NaT where one is missing; None where they are neither."""
    unit = str(dataset.attrs.get("units", "")).partition(" since 1970-01-01")[0]
    if unit not in ("days", "seconds"):
        return None
    missing = _missing(dataset, values)
    moments = values.astype("datetime64[D]" if unit == "days" else "datetime64[s]")
    if missing is not None:
        moments[missing] = "NaT"
    return moments.astype("datetime64[ns]")


def _meant(dataset, values):
    """A column of people or events as it is meant: labels for codes, dates, and what is missing."""
    import pandas

    missing = _missing(dataset, values)
    if "flag_meanings" in dataset.attrs:
        labels = dataset.attrs["flag_meanings"].split(" ")
        codes = values if missing is None else np.where(missing, -1, values)
        return pandas.Categorical.from_codes(codes, labels)
    moments = _moments(dataset, values)
    if moments is not None:
        return moments
    return values if missing is None else pandas.arrays.IntegerArray(values, missing)


def _array(dataset):
    """A variable as it is meant: texts, dates, and NaN or NaT for what is missing."""
    values = _column(dataset)
    moments, missing = _moments(dataset, values), _missing(dataset, values)
    if moments is not None:
        return moments
    return values if missing is None else np.where(missing, np.nan, values)


def verify(path):
    """True where the checksum behind the file is there and holds."""
    data = pathlib.Path(path).read_bytes()
    return data[-40:-32] == b"dstrsha2" and hashlib.sha256(data[:-40]).digest() == data[-32:]


def _check(path, attrs, kind):
    found = attrs.get("doorstroom_filetype")
    if found != kind:
        raise ValueError(f"{path}: is no {kind} but {found}")
    major, minor = attrs["doorstroom_layout"]
    if major != LAYOUT[0] or minor > LAYOUT[1]:
        raise ValueError(f"{path}: has layout {major}.{minor}, this reader knows up to "
                         f"{LAYOUT[0]}.{LAYOUT[1]}: a newer version of doorstroom wrote it")


def _open(path, kind):
    """A file of that kind: run, batch or compare."""
    if not verify(path):
        raise ValueError(f"{path}: is damaged, or no result of doorstroom")
    file = h5py.File(path, "r")
    try:
        _check(path, file.attrs, kind)
    except ValueError:
        file.close()
        raise
    return file


class Run:
    """One result, open to be read; `"stock" in run` says whether it has a variable."""

    def __init__(self, path):
        self.file = _open(path, "run")
        self.attrs = dict(self.file.attrs)
        if self.attrs["complete"] != 1:
            self.file.close()
            raise ValueError(f"{path}: is not complete")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.file.close()

    def __contains__(self, name):
        return isinstance(self.file.get(name), h5py.Dataset)

    def __iter__(self):
        return iter(self.names())

    def names(self):
        """The variables, coordinates left out."""
        return [n for n, d in self.file.items()
                if isinstance(d, h5py.Dataset) and d.attrs.get("CLASS") != b"DIMENSION_SCALE"]

    def kpi(self):
        return _frame(_table(self.file["kpi"]))

    def inputs(self):
        return _frame(_table(self.file["inputs"]))

    def persons(self, rep=None):
        """The people of a replication, or of all that the run was told to keep: `--persons`."""
        return self._people("persons", rep)

    def events(self, rep=None):
        """What happens to them, in order: `--events`. Ten million rows a replication are possible."""
        return self._people("events", rep)

    def _people(self, name, rep):
        if name not in self.file:
            raise ValueError(f"{self.file.filename}: has no /{name}: `doorstroom run --{name}` adds it")
        group, rows = self.file[name], slice(None)
        if rep is not None: # the rows are in order of replications
            rows = slice(*np.searchsorted(group["rep"][()], [rep, rep + 1]))
        return _frame({column: _meant(group[column], group[column][rows]) for column in group})

    def scenario(self):
        return self.file["meta/scenario_text"][()].decode()

    def dims(self, name):
        return [axis[0].name[1:] if len(axis) else f"dim_{i}"
                for i, axis in enumerate(self.file[name].dims)]

    def coordinate(self, name):
        return _array(self.file[name])

    def __getitem__(self, name):
        import xarray

        dims, values = self.dims(name), _array(self.file[name])
        said = ("CLASS", "NAME", "DIMENSION_LIST", "REFERENCE_LIST", "_FillValue")
        if values.dtype.kind == "M":
            said += ("units", "calendar")
        attrs = {k: v for k, v in self.file[name].attrs.items() if k not in said}
        return xarray.DataArray(values, name=name, dims=dims, attrs=attrs,
                                coords={d: self.coordinate(d) for d in dims if d != "nv"})


def stack(batch, name):
    """A variable of all points of a batch that are done, along `point`."""
    import xarray

    with _open(batch, "batch") as file:
        points, files, status = (_column(file[n]) for n in ("point", "file", "status"))
    done = [i for i in range(len(points)) if status[i] == 0]
    arrays = []
    for i in done:
        with Run(pathlib.Path(batch).parent / files[i]) as run:
            arrays.append(run[name])
    return xarray.concat(arrays, xarray.DataArray(list(points[done]), dims="point", name="point"))


def compare(base, other):
    """By figure: mean, standard error and n (replications in which it exists) of base and of other, and
    the difference of the two means.

    A file has no figures of single replications, so the difference is the one over pairs of
    replications only where `paired` is True: the seed is the same, and all of as many replications have
    the figure in both. Elsewhere the means are of other replications too; with one seed,
    `doorstroom compare -o` has the difference over the pairs that both have, and always the
    intervals: read_compare."""
    with Run(base) as a, Run(other) as b:
        columns = ["id", "mean", "se", "n"]
        both = a.kpi()[columns + ["label_en", "unit"]].merge(b.kpi()[columns], on="id",
                                                             suffixes=("", "_other"))
        all_of, seeds = a.attrs["n_rep"], (a.attrs["seed"], b.attrs["seed"])
        alike = seeds[0] == seeds[1] and all_of == b.attrs["n_rep"]
    both["difference"] = both["mean_other"] - both["mean"]
    both["paired"] = alike & (both["n"] == all_of) & (both["n_other"] == all_of)
    return both[["id", "label_en", "unit", "mean", "se", "n", "mean_other", "se_other", "n_other",
                 "difference", "paired"]]


def read_compare(path):
    """The table of a file that `doorstroom compare -o` wrote."""
    with _open(path, "compare") as file:
        return _frame(_table(file["compare"]))
