# SPDX-License-Identifier: GPL-3.0-or-later
# What a file is; a result held against itself and its scenario; files with something wrong in them,
# that were sealed again as if nothing had happened; and files that are none.
. "$SOURCE_DIR/tests/cli/common"

erlang=$SOURCE_DIR/scenarios/erlang.cfg
expect 0 run "$erlang" -q -r 4 -o q.h5
expect 0 info q.h5
for line in "type          run" "scenario      erlang" "seed          1" "replications  4" \
    "complete      yes" "station 2" "groups        inputs, kpi, meta, view"; do
    says out "$line"
done
expect 0 info q.h5 --lang nl
says out "replicaties"

expect 0 info q.h5 --verify
for check in checksum config_sha256 run_id "structure and units" coordinates summaries \
    "figures of /kpi" /inputs /meta "charts of /view" "replication 0, run again" \
    "replication 3, run again"; do
    says out "  $check: holds; "
done
[ "$(grep -c "run again" out)" -eq 2 ] || fail "not two replications"
expect 0 info q.h5 --verify -r 3
says out "replication 1, run again: holds"
expect 0 info q.h5 --verify -r 99
[ "$(grep -c "run again: holds" out)" -eq 4 ] || fail "not all replications"

# It works in a folder of its own, which is gone afterwards, also after a check that fails; what
# somebody put in the way in the folder for all is not followed.
mkdir tmp
export TMPDIR="$folder/tmp"
sh -c 'ln -s "$1" "$TMPDIR/.doorstroom.$$.tmp"; shift; exec "$@"' linked "$folder/target" \
    "$DOORSTROOM" info q.h5 --verify >out 2>err || fail "status $? beside a link: $(cat err)"
[ ! -e target ] || fail "a link was followed"
rm tmp/.doorstroom.*.tmp
nothing_in() {
    [ -z "$(ls -A "$1")" ] || fail "left behind: $(ls -A "$1")"
}
nothing_in tmp
for missing in "$folder/nowhere" /dev/full; do
    TMPDIR=$missing
    for words in "info q.h5 --verify" "run $erlang -q -r 1"; do
        # shellcheck disable=SC2086
        expect 1 $words
        says err "$missing: a folder for temporary files cannot be made there: "
    done
done
TMPDIR=$folder/tmp

# A stop removes it, too.
expect 0 run "$erlang" -q -r 40 -o many.h5
"$DOORSTROOM" info many.h5 --verify -r 40 >out 2>err &
background=$!
for _ in $(seq 1000); do
    [ -z "$(ls -A tmp)" ] || break
    sleep 0.01
done
end TERM
[ "$got" -eq 130 ] || fail "status $got after a stop"
nothing_in tmp
rm many.h5
expect 2 info q.h5 -r 3
says err "--replications: means nothing without --verify"
expect 2 info

# changed NAME CODE: a copy of q.h5, changed and sealed again.
changed() {
    cp q.h5 "$1.h5"
    "$PYTHON" -c "
import h5py, sys
file = h5py.File('$1.h5', 'r+')
$2
file.close()"
    "$PYTHON" "$SOURCE_DIR/tests/cli/seal.py" "$1.h5"
}

# wrong NAME CODE TEXT: found, and where.
wrong() {
    changed "$1" "$2"
    expect 1 info "$1.h5" --verify
    says out "$3"
}
wrong mean "file['served_mean'][3, 1, 0] += 1.0" "summaries: FAILS; faults: 1, the first: /served_mean has other values"
nothing_in tmp
wrong error "file['served_se'][3, 1, 0] *= 1.001" "summaries: FAILS; faults: 1, the first: /served_se"
wrong quantile "file['queue_mean_q'][2, 5, 1] += 0.5" "the first: /queue_mean_q has other values"
wrong unit "file['waited'].attrs['units'] = 'day'" "structure and units: FAILS; faults: 1, the first: /waited@units"
wrong attribute "del file['waited'].attrs['long_name']" "/waited@long_name is missing"
wrong extra "file['mine'] = 3" "/mine is not of this layout"
wrong variable "del file['present_end_se']" "/present_end_se is missing"
wrong type "x = file['kpi/n'][...]; del file['kpi/n']; file['kpi/n'] = x.astype('f4')" "/kpi/n is of another type or length"
wrong kpi "file['kpi/p90'][2] += 0.25" "figures of /kpi: FAILS; faults: 1, the first: /kpi/p90"
wrong norm "file['kpi/p_norm_met'][2] = 0.25" "figures of /kpi: FAILS"
wrong input "file['inputs/unit'][3] = 'euro'" "/inputs: FAILS; faults: 1, the first: /inputs/unit"
wrong month "file['time_end'][2] += 1" "coordinates: FAILS; faults: 1, the first: /time_end"
wrong station "file['station'][1] = 'desk2'" "coordinates: FAILS"
wrong chart "file['view/queues/station_1'][4] += 1" "charts of /view: FAILS"
wrong config "file.attrs['config_sha256'] = '0' * 64" "config_sha256: FAILS"
wrong run "file.attrs['run_id'] = '0' * 16" "run_id: FAILS"
wrong seed "file.attrs['seed'] = 2" "structure and units: FAILS; faults: 1, the first: @seed says something else"
wrong scenario "
text = file['meta/scenario_text'][()].decode()
file['meta/scenario_text'][()] = text.replace('servers = ', 'servers = 1', 1)" "config_sha256: FAILS"
wrong text "file['meta/scenario_text'][()] = 'title = 3;'" "scenario in /meta: FAILS"

# Who changes a number of a replication and all that follows from it: run again, it is another.
expect 0 run "$erlang" -q -r 4 -o other.h5 --seed 2
changed replaced "
other = h5py.File('other.h5')
def take(name, item):
    if isinstance(item, h5py.Dataset) and not name.startswith(('meta', 'inputs')) and item.dtype.kind != 'O':
        file[name][...] = item[...]
other.visititems(take)"
expect 4 info replaced.h5 --verify
says out "summaries: holds"
says out "figures of /kpi: holds"
says out "replication 0, run again: DIFFERS; "

# Made elsewhere: told, and no verdict.
changed elsewhere "
other = h5py.File('other.h5')
def take(name, item):
    if isinstance(item, h5py.Dataset) and not name.startswith(('meta', 'inputs')) and item.dtype.kind != 'O':
        file[name][...] = item[...]
other.visititems(take)
file['meta/platform'][()] = 'riscv64; glibc 9.9; gsl 9.9'"
expect 0 info elsewhere.h5 --verify
says out "replication 0, run again: not done; "
says out "riscv64; glibc 9.9; gsl 9.9"

unset TMPDIR

# ---- files that are none ----

# refused FILE TEXT: by every command that reads one.
refused() {
    for command in "info $1" "info $1 --verify" "compare q.h5 $1" "compare $1 q.h5" \
        "run $erlang -q --base $1"; do
        expect 1 $command
        says err "$1: $2"
    done
}
refused nowhere.h5 "No such file"
refused . "is no file"
: >empty.h5
refused empty.h5 "is empty"
printf 'CDF\001 classic' >classic.h5
refused classic.h5 "is a netCDF file of the classic kind"
cp "$erlang" text.h5
refused text.h5 "is no HDF5 file, and so no result of doorstroom"
"$PYTHON" -c "import h5py; h5py.File('foreign.h5', 'w')['x'] = 3"
refused foreign.h5 "is an HDF5 file, but no result of doorstroom"
"$PYTHON" -c "import h5py; h5py.File('new.h5', 'w', libver='latest')['x'] = 3"
refused new.h5 "is an HDF5 file, but no result of doorstroom"
"$PYTHON" -c "
import netCDF4
file = netCDF4.Dataset('netcdf.h5', 'w')
file.title = 'of another program'"
refused netcdf.h5 "is an HDF5 file, but no result of doorstroom"
head -c 100000 q.h5 >cut.h5
refused cut.h5 "is cut off: 100000 of its "
head -c -10 q.h5 >tail.h5
refused tail.h5 "is cut off: the end of its checksum is missing"
(cat q.h5; echo more) >more.h5
refused more.h5 "is damaged: what it ends with is no checksum"
cp q.h5 touched.h5
"$PYTHON" -c "import h5py; h5py.File('touched.h5', 'r+').attrs['title'] = 'mine'"
refused touched.h5 "was changed after doorstroom wrote it, or lost its end: its checksum is gone"
cp q.h5 byte.h5
printf '\377' | dd of=byte.h5 bs=1 seek=20000 conv=notrunc 2>/dev/null
cmp -s q.h5 byte.h5 && printf '\376' | dd of=byte.h5 bs=1 seek=20000 conv=notrunc 2>/dev/null
refused byte.h5 "is damaged: its checksum does not hold"
changed major "file.attrs['doorstroom_layout'] = __import__('numpy').array([2, 0], 'i4')"
refused major.h5 "has layout 2.0, this program reads up to 1."
changed minor "file.attrs['doorstroom_layout'] = __import__('numpy').array([1, 99], 'i4')"
refused minor.h5 "has layout 1.99, this program reads up to 1."
changed older "file.attrs['doorstroom_layout'] = __import__('numpy').array([1, 5], 'i4')"
expect 0 info older.h5
says out "1.5"
for command in "info older.h5 --verify" "export older.h5 --csv older" "compare q.h5 older.h5" \
    "report older.h5 -o older.html" "run $erlang -q --base older.h5"; do
    # shellcheck disable=SC2086
    expect 1 $command
    says err "older.h5: has layout 1.5, an older one, and this is done with 1.6 alone"
    nothing_at older
done
changed open "file.attrs['complete'] = 0"
refused open.h5 "is not complete"
changed kind "file.attrs['doorstroom_filetype'] = 'plan'"
refused kind.h5 "is of a type that is not known: plan"

# A comparison is told what it is, and is no run.
expect 0 compare q.h5 other.h5 -o c.h5
expect 0 info c.h5
says out "type          compare"
expect 1 info c.h5 --verify
says err "c.h5: is not a run but a comparison"
expect 1 run "$erlang" -q --base c.h5
says err "c.h5: is not a run but a comparison"

# All files are told, and the worst one gives the status.
expect 1 info byte.h5 q.h5
says out "q.h5"
says err "byte.h5: is damaged"

# A finished result with a wrong byte is not taken for done.
cp byte.h5 again.h5
expect 1 run "$erlang" -q -r 4 -o again.h5 --resume
says err "again.h5: is damaged: its checksum does not hold; without it, --resume makes it anew"
same byte.h5 again.h5
rm again.h5
expect 0 run "$erlang" -q -r 4 -o again.h5 --resume
same q.h5 again.h5
