# SPDX-License-Identifier: GPL-3.0-or-later
# Every point of a study comes to what `run` makes of it, whoever runs it; what fails stays alone;
# what is wrong is told before anything is run, and nothing is overwritten.
. "$SOURCE_DIR/tests/cli/common"

printf 'base = "%s";\nrun = { until = "2024-02-29"; };\n' "$SOURCE_DIR/scenarios/erlang.cfg" >q.cfg
cat >s.study <<'END'
title = "Rates and desks";
base = "q.cfg";
replications = 3;
design = { grid = (
    { key = "arrivals.rate"; values = [ 70, 90 ]; },
    { key = "stations.desk.servers"; values = [ 3, 4, 5 ]; }
); };
END

# Nothing is made by looking.
expect 0 batch s.study --dry-run
says out "rate=90,servers=4: 3 replications of 2 months"
says out "6 points, 18 replications, 86,400 customers and 259,200 events expected in all"
says out "time: "
says out "memory: some "
says out "file: some "
[ ! -e d ] || fail "a folder was made"

# All results, named on standard output, and batch.h5, which is what they say.
expect 0 batch s.study -o d -j 2
[ "$(wc -l <out)" -eq 6 ] || fail "not six results"
says out "d/rate=70,servers=3.h5"
says err "18/18 replications, 100 %"
[ "$(ls d | wc -l)" -eq 8 ] || fail "not six results, batch.h5 and points.txt"
"$PYTHON" - <<'END' || fail "batch.h5 is not what the results say"
import h5py, numpy
batch = h5py.File("d/batch.h5")
assert batch.attrs["doorstroom_filetype"] == "batch" and batch.attrs["complete"] == 1
assert list(batch["key"].asstr()) == ["arrivals.rate", "stations.desk.servers"]
assert batch["design_number"][...].tolist() == [[r, s] for r in (70, 90) for s in (3, 4, 5)]
assert list(batch["design_value"].asstr()[5]) == ["90", "5"]
for i, name in enumerate(batch["file"].asstr()):
    run = h5py.File("d/" + name)
    assert run.attrs["run_id"] == batch["run_id"].asstr()[i]
    assert run.attrs["scenario"] == batch["point"].asstr()[i]
    assert list(run["kpi/id"].asstr()) == list(batch["figure"].asstr())
    for column in "mean se ci_low ci_high p10 p50 p90 p_norm_met n".split():
        assert numpy.array_equal(run["kpi/" + column], batch["kpi_" + column][i], True), column
    said = zip(*(run["inputs/" + c].asstr() for c in ("origin", "file")), run["inputs/line"])
    said = dict(zip(run["inputs/key"].asstr(), said))
    assert said["run.replications"] == ("study", "s.study", 3), said["run.replications"]
waits = batch["kpi_mean"][:, list(batch["figure"].asstr()).index("wait_mean.desk@run")]
assert waits[0] > waits[1] > waits[2] and waits[3] > waits[0], waits
END

# The command that a result names gives the same run, and so does the one that we type.
command=$("$PYTHON" -c 'import h5py
print(h5py.File("d/rate=90,servers=4.h5")["meta/command"].asstr()[()])')
[ "$command" = "doorstroom run q.cfg --set run.replications=3 --set arrivals.rate=90 --set\
 stations.desk.servers=4" ] || fail "$command"
expect 0 run q.cfg -q -r 3 --set arrivals.rate=90 --set stations.desk.servers=4 -o one.h5
"$PYTHON" - <<'END' || fail "run gives other numbers"
import h5py, numpy
a, b = h5py.File("one.h5"), h5py.File("d/rate=90,servers=4.h5")
assert a.attrs["run_id"] == b.attrs["run_id"]
assert numpy.array_equal(a["waited"], b["waited"])
END

same_batch() {
    for path in d/*.h5; do
        same "$path" "$1/${path#d/}"
    done
    [ "$(ls "$1" | wc -l)" -eq 8 ] || fail "$1 has something left in it"
}
expect 0 batch s.study -o alone -q -j 1 --block 2
[ ! -s err ] || fail "not quiet"
same_batch alone

# ---- nothing is lost ----

expect 2 batch s.study -o d
says err "--resume goes on with it"
expect 0 batch s.study -o d --resume -q
same_batch alone
expect 0 batch s.study -o alone --force -q
same_batch alone
for words in "--seed 7" "--seed 7 --resume" "--seed 7 --force"; do
    expect 2 batch s.study -o d $words
    says err "d: is the folder of another study"
done
same_batch alone
mkdir full && echo precious >full/mine.h5
expect 2 batch s.study -o full --force
says err "full: has something in it, and no batch"
[ "$(ls full)" = mine.h5 ] || fail "something was made or lost"
expect 2 batch s.study -o q.cfg --force
says err "q.cfg: is there and is not a folder"
expect 1 batch s.study -o no/such/folder
says err "no/such/folder: cannot be made"

# ---- a point that fails ----

echo precious >"d/rate=90,servers=3.h5"
rm "d/rate=70,servers=5.h5"
expect 5 batch s.study -o d --resume
says err "point rate=90,servers=3 failed: d/rate=90,servers=3.h5: is there already"
says err "1 of 6 points failed"
[ "$(cat "d/rate=90,servers=3.h5")" = precious ] || fail "overwritten"
same "d/rate=70,servers=5.h5" "alone/rate=70,servers=5.h5"
"$PYTHON" - <<'END' || fail "batch.h5 does not say which point failed"
import h5py, numpy
batch = h5py.File("d/batch.h5")
assert batch["status"][...].tolist() == [0, 0, 0, 1, 0, 0] and batch.attrs["n_failed"] == 1
assert batch["status"].attrs["flag_meanings"] == "done failed" and batch.attrs["complete"] == 0
assert "is there already" in batch["reason"].asstr()[3] and batch["reason"].asstr()[2] == ""
assert numpy.isnan(batch["kpi_mean"][3]).all() and (batch["kpi_n"][3] == 0).all()
assert numpy.isfinite(batch["kpi_mean"][4, 0]) and batch["kpi_n"][4, 0] == 3
END
rm "d/rate=90,servers=3.h5"

# A result with a wrong byte is not taken for a good one.
printf '\377\377' | dd of="d/rate=70,servers=4.h5" bs=1 seek=200000 conv=notrunc 2>/dev/null
expect 5 batch s.study -o d --resume
says err "rate=70,servers=4.h5: is damaged"
rm "d/rate=70,servers=4.h5"
expect 0 batch s.study -o d --resume -q
same_batch alone

# A worker that dies takes its point with it and no other.
"$DOORSTROOM" batch s.study -o killed -q -r 80 -j 2 >out 2>err &
background=$!
worker=
for i in $(seq 1000); do
    for stat in /proc/[0-9]*/stat; do
        { read -r process name state parent rest <"$stat"; } 2>/dev/null || continue
        [ "$parent" != "$background" ] || worker=$process
    done
    [ -z "$worker" ] || break
    sleep 0.01
done
end_worker=$worker
kill -9 "$end_worker" || fail "no worker to be seen"
got=0
wait "$background" || got=$?
background=
[ "$got" -eq 5 ] || fail "status $got after the death of a worker"
says err "its process was killed"
says err "1 of 6 points failed"
[ "$(wc -l <out)" -eq 5 ] || fail "not five results"

# ---- a second batch in the same folder ----

"$DOORSTROOM" batch s.study -o busy -q -r 30 -j 2 >begin.out 2>begin.err &
background=$!
for i in $(seq 1000); do
    [ ! -e busy/points.txt ] || break
    sleep 0.01
done
kill -STOP "$background"
for words in "" "--resume" "--force"; do
    expect 2 batch s.study -o busy -r 30 $words
    says err "busy: another process is writing this batch"
done
end CONT
[ "$got" -eq 0 ] || fail "the first batch was disturbed: status $got"

# ---- what is wrong is told at once ----

cat >bad.study <<'END'
title = "Bad";
base = "q.cfg";
design = { grid = (
    { key = "stations.desk.severs"; values = [ 3, 4 ]; },
    { key = "stations.review.servers"; values = ( 3, 4.5 ); },
    { key = "run.seed"; values = [ 1, -2 ]; }
); };
END
expect 2 batch bad.study -o bad
says err "bad.study:4: error: point severs=3,servers=3,seed=1 and 7 others: stations.desk has no"
says err "no member severs; did you mean servers?"
says err "bad.study:5: error: point severs=3,servers=4.5,seed=1 and 3 others: stations.review"
says err "bad.study:6: error: point severs=3,servers=3,seed=-2 and 3 others: run.seed is -2"
[ "$(wc -l <err)" -eq 3 ] || fail "not three errors"
[ ! -e bad ] || fail "a folder was made"
expect 2 batch s.study -o bad --set arrivals.rate=80
says err "--set arrivals.rate=80: error: arrivals.rate cannot be set: it is what the study varies, in line 5"
expect 2 batch no.study -o bad
says err "no.study: error: cannot be read"
expect 2 batch s.study
says err "no folder is given"
expect 2 batch s.study -o bad --resume --force
says err "one of the two"
expect 2 batch s.study s.study -o bad
expect 2 batch s.study -o bad --base one.h5
says err "unknown option --base"
{ printf 'figures = [ "no_such*" ];\n'; cat s.study; } >figures.study
expect 2 batch figures.study -o bad
says err "figures.study:1: error: no scenario has a figure"
[ ! -e bad ] || fail "a folder was made"

# The study that is shipped.
expect 0 batch "$SOURCE_DIR/scenarios/b1_places.study" --dry-run
says out "27 points, 540 replications"
says out "540 figures of each point in batch.h5"

# A study of scenarios alone, of a list, and of ranges; only the figures that are asked for.
cat >two.study <<'END'
title = "Two";
scenarios = [ "q.cfg", "r.cfg" ];
figures = [ "wait_mean.*", "arrived.desk@run" ];
END
printf 'base = "q.cfg";\nrun = { seed = 9; };\n' >r.cfg
expect 0 batch two.study -o two -q -r 2 -j 2
cat >list.study <<'END'
title = "List";
base = "q.cfg";
design = { list = (
    { name = "as_it_is"; },
    { name = "closed"; set = [ "stations.desk.queue_limits=0", "run.until = 2024-03-31" ]; }
); };
END
expect 2 batch list.study -o list -q -r 2
says err "list.study:5: error: point closed: stations.desk has no member queue_limit"
sed 's/queue_limits=0/servers=4/' list.study >list2.study
expect 0 batch list2.study -o list -q -r 2
cat >ranges.study <<'END'
title = "Ranges";
base = "q.cfg";
replications = 2;
design = { sobol = { n = 4; seed = 3; ranges = (
    { key = "arrivals.rate"; low = 60; high = 90; },
    { key = "stations.desk.servers"; low = 3; high = 6; whole = true; },
    { key = "run.seed"; low = 1; high = 1000; }
); }; };
END
expect 0 batch ranges.study -o ranges --dry-run
cp out looked
expect 0 batch ranges.study -o ranges -q
"$PYTHON" - <<'END' || fail "other studies"
import h5py, numpy
two = h5py.File("two/batch.h5")
assert list(two["point"].asstr()) == list(two["scenario"].asstr()) == ["q", "r"]
assert "key" not in two and len(two["figure"]) == 5, list(two["figure"].asstr())
assert two["kpi_mean"][0, 0] != two["kpi_mean"][1, 0]
one = h5py.File("list/batch.h5")
assert list(one["point"].asstr()) == ["as_it_is", "closed"]
assert one["design_value"].asstr()[0].tolist() == ["", ""]
assert one["design_value"].asstr()[1].tolist() == ["4", '"2024-03-31"']
assert numpy.isnan(one["design_number"][0]).all() and one["design_number"][1].tolist() == [4, 19813]
ranges = h5py.File("ranges/batch.h5")
numbers = ranges["design_number"][...]
assert len({*numbers[:, 0]}) == 4 and (numbers[:, 0] >= 60).all() and (numbers[:, 0] <= 90).all()
assert (numbers[:, 1:] == numpy.floor(numbers[:, 1:])).all()
looked = [line.split("=")[1].strip() for line in open("looked") if line.startswith("    ")]
assert looked == ranges["design_value"].asstr()[...].flatten().tolist(), looked
seeds = [h5py.File("ranges/" + name).attrs["seed"] for name in ranges["file"].asstr()]
assert seeds == numbers[:, 2].tolist(), seeds
END
