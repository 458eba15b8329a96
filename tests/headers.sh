#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# headers.sh ROOT COMPILER [FLAG...]: each header of the four floors compiles alone, and twice.
root=$1
shift
cd "$root" || exit 1

count=0
failed=0
for header in $(find sim models output scenarios -name '*.h' | sort); do
    count=$((count + 1))
    printf '#include "%s"\n#include "%s"\n' "$header" "$header" |
        "$@" -I. -Werror -fsyntax-only -x c - || {
        echo "$header: does not compile alone"
        failed=$((failed + 1))
    }
done
echo "$count headers, $failed failed"
[ "$count" -gt 0 ] && [ "$failed" -eq 0 ]
