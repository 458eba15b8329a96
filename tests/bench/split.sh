#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
#   split.sh BENCH KEY NANOSECONDS_AN_EVENT
#
# Where the time of a measurement goes: perf samples the program counter, addr2line says which source
# file each sample lies in (the innermost one where functions were inlined), and the files make the
# five parts.  BENCH must be linked at fixed addresses (-no-pie).
set -eu
bench=$1 key=$2 nanoseconds=$3
command -v perf > /dev/null || { echo "perf is not there: Debian's package linux-perf" >&2; exit 1; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
perf record -q -e cpu-clock -F 2000 -o "$folder/data" "$bench" "$key" > /dev/null
perf script -i "$folder/data" -F ip 2> /dev/null | sort | uniq -c > "$folder/counts"
awk '{ print $2 }' "$folder/counts" | addr2line -e "$bench" > "$folder/lines"
paste "$folder/counts" "$folder/lines" | awk -v ns="$nanoseconds" -v key="$key" '
    { file = $3; sub(/:.*/, "", file); sub(/.*\//, "", file) }
    file ~ /^agenda\./ { part = "event list" }
    file ~ /^(philox|rng|draw|array)/ { part = "chance" }
    file ~ /^(desks?|booking|roster|timeline|calendar|office|places)\./ { part = "capacity" }
    file ~ /^(tally|ledger|accounts|interval|measures|observe|operators|targets|cohorts|exam_books)\./ { part = "accounting" }
    file ~ /^\?\?/ { part = "libraries and kernel" }
    file !~ /^(agenda|philox|rng|draw|array|desks?|booking|roster|timeline|calendar|tally|ledger|accounts|interval|measures|observe|operators|targets|cohorts|exam_books|office|places|\?\?)/ { part = "person" }
    { samples[part] += $1; all += $1 }
    END {
        for (part in samples)
            printf "%-8s %-22s %5.1f %%  %6.1f ns an event\n", key, part, 100 * samples[part] / all,
                   ns * samples[part] / all
    }' | sort -k 3 -t'%' | sort -rn -k 3,3
