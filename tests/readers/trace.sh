# SPDX-License-Identifier: GPL-3.0-or-later
# Single people and what happens to them: the columns as h5py and xarray see them, recounted into the
# books; the same as an event log.
. "$SOURCE_DIR/tests/cli/common"

# With a stock at the start, so that people are present before the first event.
expect 0 run "$smoke" -q -r 1 --until 2018-12-31 --stock 2017-01-01=stock.csv
printf 'base = "%s";\nrun = { start = "2017-01-01"; stock = "stock.csv"; };\n' "$smoke" >stocked.cfg
for scenario in "$smoke" stocked.cfg; do
    expect 0 run "$scenario" -q -r 3 -o traced.h5 --events --trace-replications 2 --force
    "$PYTHON" "$SOURCE_DIR/tests/readers/trace.py" traced.h5 || fail "not what the books have"
    expect 0 export traced.h5 --xes log.xes --force
    "$PYTHON" "$SOURCE_DIR/tests/readers/xes.py" traced.h5 log.xes || fail "the log is another"
done

# The other numbers know nothing of it.
expect 0 run stocked.cfg -q -r 3 -o plain.h5
"$PYTHON" -W ignore::RuntimeWarning - <<'END' || fail "other numbers"
import h5py
import numpy as np
import xarray

with h5py.File("plain.h5") as plain, h5py.File("traced.h5") as traced:
    assert set(traced) - set(plain) == {"persons", "events"}, set(traced) ^ set(plain)
    for name in plain:
        if isinstance(plain[name], h5py.Dataset):
            a, b = plain[name][()], traced[name][()]
            assert np.array_equal(a, b, equal_nan=a.dtype.kind == "f"), name
    assert (traced["events/kind"][()] == 0).any(), "nobody is present at the start"
    assert plain.attrs["run_id"] == traced.attrs["run_id"]
    n_people, n_events = traced["persons/id"].shape[0], traced["events/kind"].shape[0]

for engine in "netcdf4", "h5netcdf":
    people = xarray.open_dataset("traced.h5", group="persons", engine=engine)
    events = xarray.open_dataset("traced.h5", group="events", engine=engine)
    assert set(people.dims) == {"id"} and set(events.dims) == {"event"}, engine
    assert people.id.size == n_people and events.kind.size == n_events, engine
    assert people.duty.dtype.kind == "M" and events.time.dtype.kind == "M", engine
    assert people.ended.isnull().any() and not people.duty.isnull().any(), engine
    assert str(events.time.values[0])[:10] == "2017-01-01", events.time.values[0]
END

# What check says of the cost is about what came.
expect 0 check "$smoke" -r 3 --events --trace-replications 2 --json
cost=$(cat out)
expect 0 run "$smoke" -q -r 3 -o traced.h5 --events --trace-replications 2 --force
"$PYTHON" - "$cost" <<'END' || fail "another cost than check says"
import json
import sys

import h5py

cost = json.loads(sys.argv[1])["scenarios"][0]
file = h5py.File("traced.h5")
n = cost["trace_replications"]
assert n == 2
people, events = file["persons/id"].shape[0] / n, file["events/kind"].shape[0] / n
stored = sum(c.id.get_storage_size() for g in ("persons", "events") for c in file[g].values()) / n
assert 0.8 < events / cost["trace_events"] < 1.05, events
assert 0.8 < stored / cost["trace_result_bytes"] < 1.05, stored
assert 0.8 < (64 * people + 12 * events) / cost["trace_parts_bytes"] < 1.05
assert 0.8 < 68 * people / cost["trace_memory_bytes"] < 1.2
END
