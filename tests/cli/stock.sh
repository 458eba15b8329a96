# SPDX-License-Identifier: GPL-3.0-or-later
# A stock is written out of a run, and a run begins with it; what is wrong with one is refused.
. "$SOURCE_DIR/tests/cli/common"
late

expect 0 run "$smoke" -q --stock 2024-05-01=stock.csv
head -n 2 stock.csv | tail -n 1 | grep -q '^stock,.*,2024-05-01,.*,0.01$' || fail "no head"
[ "$(grep -c '^person,' stock.csv)" -gt 300 ] || fail "few people"

# The same again, whatever else is done; nothing is overwritten unless asked for.
expect 0 run "$smoke" -q -r 3 -j 2 --stock 2024-05-01=again.csv -o run.h5
same stock.csv again.csv
expect 2 run "$smoke" -q --stock 2024-05-01=again.csv
says err "again.csv: is there already; --force overwrites it"
expect 0 run "$smoke" -q --stock 2024-05-01=again.csv --force

# Days of which there is none.
for day in 2024-05-02 2022-01-01 2021-06-01 2025-01-01; do
    expect 2 run "$smoke" -q --stock $day=none.csv
    says err "--stock: expected the first of a month after 2022-01-01 and up to 2024-12-31"
done
expect 2 run "$smoke" -q --stock 2024-05-01
says err "is not DATE=FILE"
expect 2 run "$SOURCE_DIR/scenarios/erlang.cfg" -q --stock 2024-05-01=none.csv
says err "a queueing network has no stock of people"
nothing_at none.csv

# A run that begins with it, of the same bytes whatever the threads.
mkdir later
mv stock.csv later
cat >later/later.cfg <<'S'
base = "../smoke.cfg";
run = { start = "2024-05-01"; stock = "stock.csv"; };
S
expect 0 show later/later.cfg
says out 'stock = "later/stock.csv";'
mv out shown.cfg
expect 0 check shown.cfg
(cd later && expect 0 show later.cfg && says out 'stock = "stock.csv";')
expect 0 show shown.cfg
same out shown.cfg
expect 0 run later/later.cfg -q -r 4 -j 1 -o one.h5
expect 0 run later/later.cfg -q -r 4 -j 2 -o two.h5
same one.h5 two.h5

# Who comes from a stock may exist: a file that has them one by one says so, and no other one does.
expect 0 run later/later.cfg -q -r 1 --persons -o persons.h5
says err "warning: persons.h5 tells of the people of run.stock one by one"
[ "$(wc -l <err)" -eq 1 ] || fail "more than a line"
expect 0 run later/later.cfg -q -r 1 --events -o events.h5 --lang nl
says err "waarschuwing: events.h5 "
expect 0 export events.h5 --xes log.xes
says err "warning: log.xes tells of the people of run.stock one by one"
expect 0 run later/later.cfg -q -r 1 -o none.h5
[ ! -s err ] || fail "a warning of a file without people"
expect 0 run "$smoke" -q -r 1 --events -o drawn.h5
[ ! -s err ] || fail "a warning of people who were drawn"
expect 0 export drawn.h5 --xes drawn.xes
[ ! -s err ] || fail "a warning of people who were drawn"
rm persons.h5 events.h5 log.xes none.h5 drawn.h5 drawn.xes

expect 0 run shown.cfg -q -r 4 -j 2 -o shown.h5
"$PYTHON" -c 'import h5py, sys
a, b = [h5py.File(name) for name in sys.argv[1:]]
assert a.attrs["config_sha256"] == b.attrs["config_sha256"]
assert (a["rep_events"][...] == b["rep_events"][...]).all()' one.h5 shown.h5 || fail "another scenario"
rm shown.h5
"$PYTHON" - run.h5 one.h5 later/stock.csv <<'P' || fail "the result does not name the stock"
import hashlib, sys, h5py, numpy as np
before, run = h5py.File(sys.argv[1]), h5py.File(sys.argv[2])
digest = hashlib.sha256(open(sys.argv[3], "rb").read()).hexdigest()
text = lambda x: x.decode() if isinstance(x, bytes) else x
inputs = {text(k): text(v) for k, v in zip(run["inputs/key"][:], run["inputs/value"][:])}
assert inputs["run.stock"] == '"stock.csv"', inputs["run.stock"]
assert inputs["run.stock_sha256"] == '"%s"' % digest, inputs["run.stock_sha256"]
under_way = run["stock_start"][:, :, :10]
assert (under_way == before["stock"][0, 27, :, :10]).all() and under_way.sum() > 1000
P

# A stock of a run that began with one.
expect 0 run later/later.cfg -q -r 1 --stock 2024-09-01=later/second.csv
expect 0 run later/later.cfg -q -r 1 --set 'run.start="2024-09-01"' \
    --set 'run.stock="later/second.csv"'

# Who is there is counted among those who are expected.
expect 0 check later/later.cfg
people=$(sed -n 's/.* \([0-9,]*\) persons expected.*/\1/p' out | tr -d ,)
[ "$people" -gt 1000 ] || fail "$people persons expected"

# What it holds counts for the digest of the scenario, and not where it is.
digest() {
    "$PYTHON" -c 'import h5py, sys; print(h5py.File(sys.argv[1]).attrs["config_sha256"])' "$1"
}
mv later/stock.csv later/moved.csv
expect 0 run later/later.cfg -q -r 1 --set 'run.stock="later/moved.csv"' -o moved.h5
[ "$(digest one.h5)" = "$(digest moved.h5)" ] || fail "a moved stock is another scenario"
sed '3d' later/moved.csv >later/stock.csv
expect 0 run later/later.cfg -q -r 1 -o fewer.h5
[ "$(digest one.h5)" != "$(digest fewer.h5)" ] || fail "another stock is the same scenario"
expect 2 check later/later.cfg --set 'run.stock_sha256="00"'
says err "run.stock_sha256: stock.csv is another file, with "

# At a smaller scale some are left out; there is no larger one.
expect 0 run later/later.cfg -q -r 1 --scale 0.005 -o half.h5
"$PYTHON" -c 'import h5py; n = [h5py.File(f)["stock_start"][0].sum() for f in ("half.h5", "fewer.h5")]
assert 0.4 < n[0] / n[1] < 0.6, n' || fail "not half of the people"
expect 2 run later/later.cfg -q --scale 0.02
says err "run.scale is 0.02, of a stock taken at 0.01: it has not as many people"

# Wrong ones, all that is wrong at once, and nothing is written.
expect 2 run later/later.cfg -q --set 'run.start="2024-06-01"' -o none.h5
says err "later/stock.csv:2: error: the stock is of 2024-05-01, the run starts on 2024-06-01"
sed '4s/,wi20../,wi1998/; 5s/,20..-..-..,/,2024-13-01,/' later/moved.csv >later/stock.csv
expect 2 run later/later.cfg -q -o none.h5
says err 'later/stock.csv:4: error: regime: "wi1998" is none of wi2013, wi2021'
says err 'later/stock.csv:5: error: duty: "2024-13-01" is not a date'
rm later/stock.csv
expect 2 run later/later.cfg -q -o none.h5
says err "later/later.cfg:2: error: run.stock: "
nothing_at none.h5

# A result is verified with the stock that lies beside it, whatever their folder is called and however
# the stock was said; one that cannot be found is an error.
odd='odd "folder" \n \\'
mkdir "$odd"
cp later/second.csv "$odd/second.csv"
cp later/later.cfg "$odd/odd.cfg"
sed -i 's/2024-05-01/2024-09-01/; s/"stock.csv"/"..\/later\/second.csv"/' "$odd/odd.cfg"
expect 0 run "$odd/odd.cfg" -q -r 1 -o "$odd/odd.h5"
expect 0 info "$odd/odd.h5" --verify
says out "replication 0, run again: holds"
mv later/second.csv "$odd/other.csv"
expect 0 info "$odd/odd.h5" --verify
mv "$odd/second.csv" "$odd/third.csv"
expect 1 info "$odd/odd.h5" --verify
says out "$odd/second.csv: No such file"
mv "$odd/third.csv" "$odd/second.csv"
got=0
"$PYTHON" - "$DOORSTROOM" "$odd/odd.h5" <<'P' >out 2>err || got=$?
import os, sys
result = open(sys.argv[2], "rb").read()
for _ in range(20):
    os.mkdir(250 * "d")
    os.chdir(250 * "d")
open("deep.h5", "wb").write(result)
os.execv(sys.argv[1], ["doorstroom", "info", "deep.h5", "--verify"])
P
[ "$got" -eq 1 ] || fail "status $got for a path that is too long"
says err "deep.h5: cannot be found, nor the stock beside it: "

# What a merge lacks is made by the commands that it prints, in the folder of the scenario, wherever the
# parts were begun: a path of --set leads from there.
mkdir -p place/scenarios place/data
sed 's/; stock = "stock.csv"//; s|\.\./smoke|../../smoke|' later/later.cfg >place/scenarios/plain.cfg
cp "$odd/second.csv" place/data/second.csv
printf '1,0\n9,1\n' >place/data/days.csv
cd place
expect 0 run scenarios/plain.cfg -q -r 2 -o whole.h5 --set 'run.start="2024-09-01"' \
    --set run.stock=data/second.csv --set 'pip.duration={dist="empirical"; file="data/days.csv";}'
expect 0 run scenarios/plain.cfg -q -r 2 -o p.h5 --set 'run.start="2024-09-01"' --part 1/2 \
    --set run.stock=data/second.csv --set 'pip.duration={dist="empirical"; file="data/days.csv";}'
expect 2 merge p.h5.parts -o merged.h5
command=$(sed -n 's|^ *doorstroom \(run plain.cfg .*--part 2/2.*\) #.*|\1|p' err)
(cd scenarios && eval "\"\$DOORSTROOM\" $command" -q) || fail "not so: $command"
expect 0 merge p.h5.parts -o merged.h5
same whole.h5 merged.h5
cd ..
