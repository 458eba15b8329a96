# SPDX-License-Identifier: GPL-3.0-or-later
# Single people and their events in xarray with both of its engines, and in ncdump: the numbers of h5py.
# R's packages, h5wasm and our own readers have them in the scripts of their own.
. "$SOURCE_DIR/tests/cli/common"

late
expect 0 run "$smoke" -q -r 3 -o chain.h5 --events --trace-replications 2
"$PYTHON" "$SOURCE_DIR/tests/readers/expected.py" chain.h5 chain || fail "h5py"
for engine in netcdf4 h5netcdf ncdump; do
    "$PYTHON" "$SOURCE_DIR/tests/readers/people.py" $engine chain.h5 chain.json || fail "$engine"
done
ncdump -h chain.h5 >header
says header "group: persons {"
says header "int64 luck(id) ;"
says header "byte stage(id) ;"
says header "group: events {"
says header "int64 time(event) ;"
says header 'string time:units = "seconds since 1970-01-01 00:00:00" ;'
says header 'string kind:flag_meanings = "present duty stage route lessons exam_sat exam_passed exam_failed exam_noshow rule case" ;'
