# SPDX-License-Identifier: GPL-3.0-or-later
# A result file in Debian's h5py and in xarray with both of its engines.
. "$SOURCE_DIR/tests/cli/common"

expect 0 run "$smoke" -q -r 5 -o result.h5
expect 0 run "$SOURCE_DIR/scenarios/erlang.cfg" -q -r 5 -o queue.h5
for engine in h5py netcdf4 h5netcdf; do
    "$PYTHON" "$SOURCE_DIR/tests/readers/check.py" "$engine" result.h5 || fail "$engine"
    "$PYTHON" "$SOURCE_DIR/tests/readers/check.py" "$engine" queue.h5 || fail "$engine, a queue"
done
