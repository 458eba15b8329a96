# SPDX-License-Identifier: GPL-3.0-or-later
# Waits with those who still wait in them, and what is said of them over replications, worked out anew.
. "$SOURCE_DIR/tests/cli/common"

expect 0 run "$smoke" -q -r 4 -o result.h5
"$PYTHON" "$SOURCE_DIR/tests/readers/waits.py" result.h5 || fail "waits"
