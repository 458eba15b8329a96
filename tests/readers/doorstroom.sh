# SPDX-License-Identifier: GPL-3.0-or-later
# Our own reader for Python, and the recipe of docs/result-format.md that does without it.
. "$SOURCE_DIR/tests/cli/common"

late
expect 0 run "$smoke" -q -r 3 -o chain.h5 --events --trace-replications 2
expect 0 run "$SOURCE_DIR/scenarios/erlang.cfg" -q -r 3 -o queue.h5
expect 0 run "$SOURCE_DIR/scenarios/erlang.cfg" -q -r 3 -o more.h5 --set stations.desk.servers=4
expect 0 compare queue.h5 more.h5 -o c.h5
expect 0 run "$smoke" -q -r 3 -o other.h5 --set exams.no_show=0.2
expect 0 run "$smoke" -q -r 4 -o longer.h5 --set exams.no_show=0.2
expect 0 run "$smoke" -q -r 3 -o seed.h5 --seed 9
for seed in 9000000000000000 8999999999999999; do # the largest
    expect 0 run "$SOURCE_DIR/scenarios/erlang.cfg" -q -r 3 -o $seed.h5 --seed $seed
done
expect 0 compare chain.h5 other.h5 -o co.h5
expect 0 compare chain.h5 longer.h5 -o cl.h5
expect 0 compare chain.h5 seed.h5 -o cs.h5
export PYTHONPATH="$SOURCE_DIR/output/readers"
"$PYTHON" - <<'END' || fail "doorstroom.py"
import doorstroom, h5py, numpy as np
run, file = doorstroom.Run("chain.h5"), h5py.File("chain.h5")
kpi = run.kpi()
assert len(kpi) > 5000 and kpi["id"].is_unique and kpi["mean"].dtype == float
assert np.array_equal(kpi["mean"], file["kpi/mean"][:], equal_nan=True)
stock = run["stock"]
assert stock.dims == ("rep", "time", "regime", "stage", "group", "route")
assert str(stock.time.values[0])[:10] == "2022-01-01" and stock.attrs["units"] == "1"
exams = stock.sel(stage="exams", regime="wi2021").sum(["group", "route"])
s = list(file["stage"].asstr()).index("exams")
assert np.array_equal(exams, file["stock"][:, :, 1, s].sum(axis=(2, 3)))
assert "stock" in run.names() and "stage" not in run.names()
assert "stock_mean" in run and "stage" in run and "no_such" not in run and "kpi" not in run
assert list(run) == run.names()
assert "exams.no_show" in set(run.inputs()["key"]) and "no_show = 0.06;" in run.scenario()
without = {"wait_hist", "wait_month_hist", "waiting_now_hist", "stock_cohort", "fte_hours"}
of_reps = [name for name in run.names() if run.dims(name)[:1] == ["rep"]]
assert {name for name in of_reps if f"{name}_mean" not in file} == without # as the page has it
assert run["rep_events"].dims == ("rep",) and run["rule_source"].values[0]

# Dates are dates, and what is missing is so: under the other law, without a norm, without an end.
start, raw = run["rule_from"], file["rule_from"][:]
assert start.dims == ("rule", "regime") and start.dtype == "datetime64[ns]" and "units" not in start.attrs
assert str(start.sel(rule="overrun", regime="wi2021").values)[:10] == "2022-01-01"
assert np.isnat(start.sel(rule="exempt_effort", regime="wi2021"))
assert np.array_equal(start.isnull(), raw == 2**31 - 1) and 0 < start.isnull().sum() < start.size
assert np.isnat(run["rule_until"].sel(rule="overrun", regime="wi2013"))
norms, raw = run["interval_norm"], file["interval_norm"][:]
assert np.array_equal(norms.fillna(-1), raw) and norms.isnull().any()
assert str(run["time_end"].values[0])[:10] == "2022-02-01" and run["target_date"].dtype.kind == "M"

people, events = run.persons(), run.events()
assert list(people["id"]) == list(range(len(people))) and people["route"].cat.categories[0] == "b1"
ended = people["stage"].isin(["done", "dispensed", "exempt", "lapsed"])
assert (people["ended"].notna() == ended).all() and str(people["duty"].dtype) == "datetime64[ns]"
for rep in 0, 1:
    duty = (events["kind"] == "duty") & (events["rep"] == rep)
    assert duty.sum() == file["arrivals"][rep].sum(), rep
    assert run.events(rep).equals(events[events["rep"] == rep].reset_index(drop=True)), rep
    assert len(run.persons(rep)) == (people["rep"] == rep).sum()
assert str(events["time"][0])[:4] == "2022" and events["person"].isna().any()
known = events[events["person"].notna()]
assert (people["rep"].values[known["person"].astype(int)] == known["rep"].values).all()
assert (events["exam"].notna() == events["kind"].str.startswith("exam")).all()
assert len(run.events(2)) == 0
try:
    doorstroom.Run("queue.h5").persons()
    raise AssertionError("a network has no people")
except ValueError as error:
    assert "run --persons" in str(error)

pairs = doorstroom.compare("queue.h5", "more.h5")
row = pairs[pairs["id"] == "wait_mean.desk@run"].iloc[0]
assert len(pairs) == 25 and row["mean_other"] < row["mean"]
table = doorstroom.read_compare("c.h5")
again = table[table["id"] == "wait_mean.desk@run"].iloc[0]
assert np.isclose(again["difference"], row["difference"])

# Where the difference says that it is paired it is compare's; where a figure is not in all of them, or
# one run has more of them, it says that it is not. With another seed nothing is.
def held(base, other, file):
    ours = doorstroom.compare(base, other).merge(doorstroom.read_compare(file), on="id", suffixes=("", "_c"))
    paired = ours[ours["paired"]]
    assert np.allclose(paired["difference"], paired["difference_c"], rtol=1e-9, atol=1e-9)
    assert (paired["n"] == paired["n_c"]).all() and (paired["n_other"] == paired["n_c"]).all()
    away = ~np.isclose(ours["difference"], ours["difference_c"], equal_nan=True)
    return len(paired), away.sum(), ours

paired, away, all = held("chain.h5", "other.h5", "co.h5")
assert paired > 2000 and away > 0, (paired, away)
partly = all[~all["paired"]]
assert ((partly["n"] < 3) | (partly["n_other"] < 3)).all()
paired, away, all = held("chain.h5", "longer.h5", "cl.h5")
assert paired == 0 and away > 1000 and all["n"].max() == 3 and all["n_other"].max() == 4
paired, away, all = held("chain.h5", "seed.h5", "cs.h5")
assert paired == 0 and away == 0
largest = "9000000000000000.h5", "8999999999999999.h5"
assert not doorstroom.compare(*largest)["paired"].any()
assert doorstroom.compare(largest[1], largest[1])["paired"].all()

data = bytearray(open("queue.h5", "rb").read())
data[len(data) // 2] ^= 1
open("damaged.h5", "wb").write(data)
for path in "damaged.h5", "c.h5":
    try:
        doorstroom.Run(path)
    except ValueError:
        continue
    raise AssertionError(path + " was taken")
END

# A newer layout is refused, as the program does: of a run, and of a comparison.
"$PYTHON" "$SOURCE_DIR/tests/readers/newer.py" queue.h5 newer.h5
"$PYTHON" "$SOURCE_DIR/tests/readers/newer.py" c.h5 newer_c.h5
expect 1 info newer.h5
says err "a newer version of doorstroom wrote it"
"$PYTHON" - <<'END' || fail "a newer layout is taken"
import doorstroom
for read, path in (doorstroom.Run, "newer.h5"), (doorstroom.read_compare, "newer_c.h5"):
    try:
        read(path)
    except ValueError as error:
        assert "a newer version of doorstroom wrote it" in str(error), error
        continue
    raise AssertionError(path + " was taken")
END

# The recipes without our reader run as they stand in the documentation, and nothing warns.
"$PYTHON" - "$SOURCE_DIR" <<'END'
import pathlib, re, sys
pages = {"docs/result-format.md": 2, "README.md": 1}
n = 0
for page, wanted in pages.items():
    text = (pathlib.Path(sys.argv[1]) / page).read_text()
    blocks = [b for b in re.findall("```python\n(.*?)```", text, re.S) if "import doorstroom" not in b]
    assert len(blocks) == wanted, (page, len(blocks))
    for block in blocks:
        n += 1
        pathlib.Path(f"recipe{n}.py").write_text(re.sub('"[a-z/]*basis.h5"', '"chain.h5"', block))
END
for n in 1 2 3; do
    "$PYTHON" recipe$n.py >out 2>err || { cat err; fail "recipe $n"; }
    [ ! -s err ] || { cat err; fail "recipe $n warns"; }
done
