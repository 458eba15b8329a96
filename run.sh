#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# run.sh [OPTION...]: builds what is not up to date and does the main job: twenty replications of
# the base scenario, the planner's table on stdout, the result file in build/basis.h5.  Options go
# to `doorstroom run`, e.g. ./run.sh -r 100 -j 4.
set -eu
cd "$(dirname "$0")"

./setup.sh run
[ -f build/release/build.ninja ] || cmake --preset release --log-level=WARNING >/dev/null
cmake --build --preset release --target doorstroom -- --quiet >&2
exec build/release/doorstroom run scenarios/basis.cfg -r 20 -o build/basis.h5 --force "$@"
