# SPDX-License-Identifier: GPL-3.0-or-later
# Single people and their events in a result that is verified: held against each other, and against
# what is told when replications are run again; files with something wrong in them, sealed again.
. "$SOURCE_DIR/tests/cli/common"
late

expect 0 run "$smoke" -q -r 5 --until 2022-12-31 --events --trace-replications 3 -o whole.h5
expect 0 info whole.h5 --verify
says out "  structure and units: holds; "
says out "  rows of /persons: holds; "
says out "  rows of /events: holds; "
for replication in 0 4; do
    says out "  replication $replication, run again: holds; "
done
for group in persons events; do
    says out "  /$group of replication 0, run again: holds; "
    [ "$(grep -c "  /$group of replication" out)" -eq 1 ] || fail "the last has no trace"
done
expect 0 info whole.h5 --verify -r 5
for replication in 0 1 2; do
    says out "  /events of replication $replication, run again: holds; "
done
[ "$(grep -c "  /events of replication" out)" -eq 3 ] || fail "not all that are traced"
[ "$(grep -c ": holds; " out)" -eq "$(grep -c "^  [^ ].*: .*; " out)" ] || fail "not all holds"

# changed NAME CODE: a copy, changed and sealed again.
changed() {
    cp whole.h5 "$1.h5"
    "$PYTHON" -c "
import h5py, numpy
file = h5py.File('$1.h5', 'r+')
people, events = file['persons'], file['events']
def code(column, label):
    return column.attrs['flag_meanings'].split(' ').index(label)
def first(column, label):
    return int(numpy.flatnonzero(column[()] == code(column, label))[0])
$2
file.close()"
    "$PYTHON" "$SOURCE_DIR/tests/cli/seal.py" "$1.h5"
}

# wrong NAME CODE TEXT STATUS: found, and where.
wrong() {
    changed "$1" "$2"
    expect "$4" info "$1.h5" --verify
    says out "$3"
}
wrong id "people['id'][7] = 8" "rows of /persons: FAILS; faults: 1, the first: /persons/id is 8 in row 7" 1
wrong order "n = len(events['time']) - 1; events['time'][n] -= 40 * 86400" "before that of the row above" 1
wrong nobody "i = first(events['kind'], 'duty'); events['person'][i] = len(people['id'])" "nobody of that replication in /persons" 1
wrong units "people['duty'].attrs['units'] = 'day'" "structure and units: FAILS; faults: 1, the first: /persons/duty@units" 1
says out "rows of /persons and /events: not done; they are not in columns as the layout has them"
wrong labels "a = people['route'].attrs; a['flag_meanings'] = a['flag_meanings'].replace('b1', 'b2')" "/persons/route@flag_meanings says something else" 1
wrong missing "del events['docket']" "/events/docket is missing" 1
wrong many "people.attrs['replications'] = 99" "structure and units: FAILS; faults: 2, the first: /events@replications" 1
wrong few "
for group in people, events:
    group.attrs.modify('replications', 2)" "/events/rep is 2 in row " 1

# Rows that agree with each other and are not those of the run: told where they part, one line for
# each replication that was run again.
wrong age "people['age'][7] += 1" "/persons of replication 0, run again: DIFFERS; 1 of " 4
says out "rows are not the same, the first: /persons/age is "
says out "/events of replication 0, run again: holds; "
wrong kind "i = first(events['kind'], 'stage'); events['kind'][i] = code(events['kind'], 'route')" \
    "/events of replication 0, run again: DIFFERS; 1 of " 4
says out "rows are not the same, the first: /events/kind is "
wrong moved "
n = int(numpy.searchsorted(events['rep'][()], 1)) - 1
events['person'][n] = -1; events['stage'][n] = -1; events['route'][n] = -1; events['rep'][n] = 1
events['time'][n] = events['time'][n + 1]" "the first: the file has " 4
wrong second "people['woman'][len(people['id']) - 1] ^= 1" "/persons of replication 0, run again: holds; " 0
expect 4 info second.h5 --verify -r 3
says out "/persons of replication 2, run again: DIFFERS; 1 of "

# Made elsewhere: told, and no verdict.
changed elsewhere "people['age'][7] += 1; file['meta/platform'][()] = 'riscv64; glibc 9.9; gsl 9.9'"
expect 0 info elsewhere.h5 --verify
says out "/persons of replication 0, run again: not done; 1 of "

# People alone; and a run that tells of more than it has.
expect 0 run "$smoke" -q -r 2 --until 2022-12-31 --persons --trace-replications 9 -o people.h5
expect 0 info people.h5 --verify
for replication in 0 1; do
    says out "  /persons of replication $replication, run again: holds; "
done
! grep -q "/events" out || fail "there are no events"
