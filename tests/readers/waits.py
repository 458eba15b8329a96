# SPDX-License-Identifier: GPL-3.0-or-later
"""waits.py RESULT.h5: the figures of waits, worked out anew from the histograms with numpy.

The curve of Kaplan and Meier in exact fractions, person by person's day: at risk on a day are all
whose wait, ended or going on, is of that day or longer.
"""

import sys
from fractions import Fraction

import h5py
import numpy as np

T = {2: 12.706204736432095, 3: 4.302652729911275, 4: 3.182446305284263}  # t(n - 1, .975)


def quantile(ended, waiting, share):
    """The first day on which no more than 1 - share wait longer; NaN where there is none."""
    last = len(ended) - 1  # that day or longer: not exact
    longer = Fraction(1)
    for day in np.flatnonzero(ended[:last]):
        at_risk = int(ended[day:].sum() + waiting[day:].sum())
        longer *= 1 - Fraction(int(ended[day]), at_risk)
        if longer <= 1 - share:
            return float(day)
    return float("nan")


def check(file):
    kpi = file["kpi"]
    ids = list(kpi["id"].asstr()[:])
    ended = file["wait_hist"][:].sum(axis=2)  # over groups
    waiting = file["waiting_now_hist"][:].sum(axis=2)
    n_rep = len(ended)
    found = moved = 0
    for i, interval in enumerate(file["interval"].asstr()[:]):
        for name, share in (("wait_km_p50", Fraction(1, 2)), ("wait_km_p90", Fraction(9, 10))):
            at = ids.index(f"{name}.{interval}@run")
            values = np.array([quantile(e, w, share) for e, w in zip(ended[:, i], waiting[:, i])])
            plain = [quantile(e, 0 * w, share) for e, w in zip(ended[:, i], waiting[:, i])]
            values = values[~np.isnan(values)]
            assert kpi["n"][at] == len(values), (name, interval)
            if len(values) == 0:
                assert np.isnan(kpi["mean"][at])
                continue
            found += 1
            moved += len(plain) == len(values) and values.mean() > np.mean(plain)
            assert np.isclose(kpi["mean"][at], values.mean(), rtol=1e-12), (name, interval)
            assert np.isclose(kpi["p90"][at], np.quantile(values, 0.9), rtol=1e-12)
            if len(values) > 1:
                se = values.std(ddof=1) / len(values) ** 0.5
                assert np.isclose(kpi["se"][at], se, rtol=1e-9, atol=1e-12), (name, interval)
                high = values.mean() + T[len(values)] * se
                assert np.isclose(kpi["ci_high"][at], high, rtol=1e-9), (name, interval)
            if not np.isnan(kpi["norm"][at]):
                met = np.mean(values <= kpi["norm"][at])
                assert np.isclose(kpi["p_norm_met"][at], met), (name, interval)
    assert n_rep in T and found > 20 and moved > 5, (found, moved)


with h5py.File(sys.argv[1]) as h5:
    check(h5)
