# SPDX-License-Identifier: GPL-3.0-or-later
# --json: one document in place of each table, with the numbers of the files, and nothing else on
# standard output.
. "$SOURCE_DIR/tests/cli/common"
late

expect 0 run "$smoke" -q -o a.h5 --json
mv out run.json
expect 0 run "$smoke" -q -o b.h5 --base a.h5 --set housing.move=7.0 --json
mv out base.json
for k in 1 2; do
    expect 0 run "$smoke" -q --part $k/2 -o m.h5
done
expect 0 merge m.h5.parts -o m.h5 --json
same out run.json
expect 0 compare a.h5 b.h5 -o c.h5 --json
mv out compare.json
cat >bad.cfg <<'END'
title = "wrong: \"x\" and é";
nothing = 1;
END
expect 2 check "$smoke" bad.cfg --json
mv out check.json
printf '\n## [Unreleased]\n' >changes
expect 0 regress "$smoke" --against . --update "first" --changelog changes --json
mv out update.json
expect 0 regress "$smoke" --against . --json
mv out regress.json
printf 'housing = { move = 7.0; };\n' >>"$smoke"
expect 4 regress "$smoke" --against . --json
mv out moved.json
cat >points.study <<END
title = "Two points";
base = "$SOURCE_DIR/scenarios/erlang.cfg";
replications = 2;
design = { grid = ( { key = "arrivals.rate"; values = [ 70, 90 ]; } ); };
END
expect 0 batch points.study --dry-run --json
mv out plan.json
expect 0 batch points.study -o d -q --json
mv out batch.json
expect 0 run "$SOURCE_DIR/scenarios/erlang.cfg" -q -r 2 --json
mv out network.json

# Nothing is printed for a part, which has no table; nor by a command that prints none.
expect 2 run "$smoke" --part 1/2 -o p.h5 --json
says err "--json: means nothing for a part"
expect 2 report a.h5 -o a.html --json
says err "unknown option --json"
expect 2 explain --manual --json
says err "--json: means nothing with --manual"

# Commands that print texts: the same in one document.
expect 0 show "$smoke" --set exams.no_show=0.5
mv out whole.cfg
expect 0 show "$smoke" --set exams.no_show=0.5 --json
mv out show.json
expect 0 show "$smoke" --set exams.no_show=0.5 --diff "$SOURCE_DIR/scenarios/smoke.cfg" --json
mv out diff.json
expect 2 explain exams.no_show term.grounds reception exams.no_shw --json --lang en
says err "did you mean exams.no_show?"
mv out explain.json
expect 0 explain exams.no_show --json --lang nl
mv out uitleg.json
cp a.h5 damaged.h5
printf x | dd of=damaged.h5 bs=1 seek=1000 conv=notrunc 2>/dev/null
expect 1 info a.h5 damaged.h5 c.h5 --json
mv out info.json
expect 0 info a.h5 --verify -r 1 --json
mv out verify.json
expect 0 info a.h5
grep -q "complete *yes" out || fail "no text any more"

"$PYTHON" - <<'END' || fail "a document is not what the file says"
import json
import math
import os

import h5py


def read(name):
    def refuse(word):
        raise ValueError(word)  # NaN and Infinity are no JSON
    with open(name, encoding="utf-8") as file:
        return json.load(file, parse_constant=refuse)


def same(value, number):
    return value is None if not math.isfinite(number) else value == number


def text(column):
    return [t.decode() if isinstance(t, bytes) else t for t in column[...]]


def figures(rows, kpi):
    assert len(rows) == len(kpi["id"])
    for name, column in kpi.items():
        values = text(column) if column.dtype.kind == "O" else column[...].tolist()
        for row, value in zip(rows, values):
            assert row[name] == value if isinstance(value, str) else same(row[name], value), name


run, a = read("run.json"), h5py.File("a.h5")
assert run["run_id"] == a.attrs["run_id"] and run["n_rep"] == a.attrs["n_rep"] == 2
assert run["seed"] == a.attrs["seed"] and run["parameter_uncertainty"] is False
assert run["stopped"] == "a fixed number" and "base" not in run
figures(run["kpi"], a["kpi"])
assert any(row["mean"] is None for row in run["kpi"])
assert [t["target"] for t in run["targets"]] == text(a["target"])
for t, mean, q in zip(run["targets"], a["target_simulated_mean"][...],
                      a["target_simulated_q"][...].T):
    assert same(t["mean"], mean) and same(t["p10"], q[0]) and same(t["p90"], q[2])

beside, b, c = read("base.json"), h5py.File("b.h5"), h5py.File("c.h5")
figures(beside["kpi"], b["kpi"])
assert beside["base"]["run_id"] == run["run_id"] and beside["base"]["paired"] is True
assert beside["base"]["n_paired"] == 2
compare, held = read("compare.json"), c["compare"]
ids = {row["id"]: row for row in beside["kpi"]}
assert [f["id"] for f in compare["figures"]] == text(held["id"])
columns = ["base_mean", "mean", "difference", "se", "ci_low", "ci_high", "correlation", "noise_factor",
           "n"]
values = {name: held[name][...].tolist() for name in columns}
for i, figure in enumerate(compare["figures"]):
    for name in columns:
        assert same(figure["runs"][0][name], values[name][i]), (figure["id"], name)
    assert figure["runs"][0] == ids[figure["id"]]["against"]
assert [i["key"] for i in compare["inputs"]] == ["housing.move"]
assert compare["inputs"][0]["runs"][0] == {"value": "7.0", "origin": "set"}

checked = read("check.json")["scenarios"]
assert checked[0]["ok"] and checked[0]["replications"] == 2 and checked[0]["persons"] > 0
assert checked[0]["events"] > checked[0]["persons"] and checked[0]["threads"] >= 1
assert 0 < checked[0]["seconds_low"] < checked[0]["seconds_high"]
assert checked[0]["memory_bytes"] > checked[0]["measures_bytes"] > 0
assert 2 / 3 < checked[0]["file_bytes"] / os.path.getsize("a.h5") < 1.5
assert not checked[1]["ok"] and checked[1]["errors"][0]["file"] == "bad.cfg"
assert any(e["line"] == 2 and "unknown key nothing" in e["text"] for e in checked[1]["errors"])

assert read("update.json")["scenarios"] == [{"path": "./smoke.csv", "written": True}]
held = read("regress.json")["scenarios"]
assert len(held) == 1 and held[0]["holds"] and held[0]["exact"] and held[0]["n_moved"] == 0
moved = read("moved.json")["scenarios"][0]
assert not moved["holds"] and moved["n_moved"] == len(moved["figures"]) > 0
assert moved["inputs"][0]["key"] == "housing.move" and moved["inputs"][0]["now"] == "7.0"
assert "stock" in moved["moved_variables"]
assert set(moved["figures"][0]) == {"id", "reference", "now", "difference", "far", "p"}

plan, batch = read("plan.json"), read("batch.json")
assert [p["name"] for p in plan["points"]] == ["rate=70", "rate=90"]
assert plan["points"][0]["replications"] == 2 and plan["points"][0]["persons"] > 0
assert math.isclose(plan["events"], sum(p["replications"] * p["events"] for p in plan["points"]))
for end in ("low", "high"):
    seconds = sum(p["seconds_" + end] for p in plan["points"]) / plan["threads"]
    assert math.isclose(plan["seconds_" + end], seconds), (end, seconds)
assert plan["file_bytes"] > sum(p["file_bytes"] for p in plan["points"]) > 0
assert plan["memory_bytes"] > 0
assert [p["status"] for p in batch["points"]] == ["done", "done"]
assert [p["run_id"] for p in batch["points"]] == [p["run_id"] for p in plan["points"]]

show = read("show.json")
assert show["scenario"] == "smoke" and show["text"] == open("whole.cfg").read()
held = {i["key"]: i for i in show["inputs"]}
assert len(held) == len(show["inputs"]) > 500
assert held["exams.no_show"]["value"] == "0.5" and held["exams.no_show"]["origin"] == "set"
assert held["run.start"]["origin"] == "scenario" and held["run.start"]["line"] == 2
assert held["run.start"]["file"] == "smoke.cfg" and held["run.start"]["hand_set"] is False
diff = {d["key"]: d for d in read("diff.json")["differences"]}
assert set(diff) == {"run.start", "housing.move", "exams.no_show"}
assert diff["exams.no_show"]["is"]["value"] == "0.5"
assert diff["exams.no_show"]["was"]["origin"] == "base"

entries = read("explain.json")["entries"]
assert [e["name"] for e in entries] == ["exams.no_show", "term.grounds", "reception",
                                        "exams.no_shw"]
assert entries[0]["meaning"] and entries[0]["unit"] and entries[0]["members"] == []
assert {"term.grounds.ID.ground", "term.grounds.ID.regime"} <= {
    m["name"] for m in entries[1]["members"]}
assert len(entries[2]["keys"]) > 3 and "meaning" in entries[2]["keys"][0]
assert entries[3] == {"name": "exams.no_shw", "keys": [], "nearest": "exams.no_show"}
dutch = read("uitleg.json")["entries"][0]
assert dutch["meaning"] != entries[0]["meaning"] and dutch["name"] == "exams.no_show"

with h5py.File("a.h5") as file:
    told = read("info.json")["files"]
    for name in ("run_id", "seed", "n_rep", "model_version", "config_sha256", "title"):
        assert told[0][name] == file.attrs[name], name
    assert told[0]["doorstroom_layout"] == file.attrs["doorstroom_layout"].tolist()
    assert told[0]["dimensions"]["time"] == file["time"].size
    assert set(told[0]["groups"]) == {n for n in file if isinstance(file[n], h5py.Group)}
    assert told[0]["complete"] is True and told[0]["bytes"] == os.path.getsize("a.h5")
assert set(told[1]) == {"path", "error"} and "damaged" in told[1]["error"]
assert told[2]["doorstroom_filetype"] == "compare" and "checks" not in told[0]
checks = read("verify.json")["files"][0]["checks"]
assert len(checks) > 5 and {c["verdict"] for c in checks} == {"holds"}, checks
assert all(c["what"] and c["text"] for c in checks)

network = read("network.json")
assert network["targets"] == [] and len(network["kpi"]) > 10
END
