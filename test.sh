#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# test.sh [CTEST OPTION...]: builds everything and runs every test but the long ones, two at a time.
# It fails where a test fails, and also where one is skipped, disabled or could not be run.
set -eu
cd "$(dirname "$0")"

./setup.sh test
cmake --preset release -DDOORSTROOM_TESTS=ON --log-level=WARNING >/dev/null
cmake --build --preset release -- --quiet

results=build/release/ctest.xml
rm -f "$results"
status=0
ctest --preset release --parallel 2 --output-on-failure --no-tests=error \
    --output-junit ctest.xml "$@" || status=$?
if [ ! -f "$results" ] || grep -Eq '^[[:space:]]*(disabled|skipped)="[1-9]' "$results"; then
    echo "test.sh: not every test was run" >&2
    [ "$status" -ne 0 ] || status=1
fi
exit "$status"
