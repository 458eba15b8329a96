# SPDX-License-Identifier: GPL-3.0-or-later
# A result in h5wasm, the HDF5 of browsers: the numbers of h5py. setup.sh installs node; the package comes
# by the lock file beside this script.
. "$SOURCE_DIR/tests/cli/common"

for name in package.json package-lock.json h5wasm.mjs; do
    cp "$SOURCE_DIR/tests/readers/$name" .
done
npm ci --no-audit --no-fund >npm.out 2>&1 || {
    cat npm.out >&2
    fail "npm ci"
}
late
expect 0 run "$smoke" -q -r 3 -o chain.h5 --events --trace-replications 2
expect 0 run "$SOURCE_DIR/scenarios/erlang.cfg" -q -r 3 -o queue.h5
for file in chain queue; do
    "$PYTHON" "$SOURCE_DIR/tests/readers/expected.py" $file.h5 $file || fail "h5py, $file"
    node h5wasm.mjs $file.h5 $file.json || fail "h5wasm, $file"
done
