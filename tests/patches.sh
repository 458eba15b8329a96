#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# patches.sh SOURCE: every sabotage of tests/sabotage still applies, and stands in the table of
# docs/verification.md. Whether its test turns red, cli/long_sabotage.sh sees.
set -eu
cd "$1"
status=0
for patch in tests/sabotage/*.patch; do
    name=$(basename "$patch" .patch)
    git apply --check "$patch" || status=1
    grep -q "^| .*\`$name\`" docs/verification.md || { echo "$name is in no table"; status=1; }
done
exit $status
