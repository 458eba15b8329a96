#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# symbols.sh NM COMPILER ARCHIVE...: what the object files of sim/ and models/ call.  Event handlers
# neither allocate nor use a function of libm or GSL, whose last bits differ between processors: no
# object file may call one, but for those below, each for its reason.  A new file is held to it.
# Where set-up and events share a file (chain, network), fault_alloc.c counts what events allocate.
# And what the event loop fetches ahead of its use (sim/fetch.h) is fetched.
set -eu
nm=$1
compiler=$2
shift 2

# FILE: SYMBOL... # why
exceptions='
arena: mmap munmap # memory of a replication, reserved before its first event
calendar: malloc free # set-up
chain: calloc free # set-up: a chain and its counts, once a thread
draw: ceil exp floor fmax fmin ldexp log sqrt malloc free gsl_.* # set-up: tables of quantiles
farm: calloc free # threads, around replications
lbt: floor sqrt erfc # set-up: weights and thresholds
learning: exp exp2 floor fmax fmin log log2 # set-up: tables of growth and passes
measures: calloc free # set-up: the numbers of a replication, once a thread
model: calloc floor free malloc # set-up: what holds for all replications
network: calloc free # set-up: once a thread
network_model: calloc floor free ldexp # set-up: what holds for all replications
places: calloc floor free malloc realloc # set-up: exam places by day and what is announced
rng: gsl_ran_poisson # how many come, counted before the first event (inflow_prepare)
roster: calloc free # set-up
score: ldexp gsl_cdf_ugaussian_.* # set-up: the table of scores
starts: calloc free # set-up: the dates of start moments
simulator: calloc free # set-up: a model of either kind
timeline: malloc realloc free # set-up
'

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# All that libm has, what else allocates, and GSL.
libm=$("$compiler" -print-file-name=libm.so.6)
{
    "$nm" -D --defined-only "$libm" | sed 's/.* //; s/@.*//' | grep -E '^[a-z]'
    printf '%s\n' malloc calloc realloc reallocarray free aligned_alloc posix_memalign memalign \
        mmap munmap mremap sbrk brk strdup strndup asprintf vasprintf getline open_memstream \
        qsort qsort_r
} | sort -u >"$folder/forbidden"
[ "$(wc -l <"$folder/forbidden")" -gt 200 ] || { echo "no list of libm's functions"; exit 1; }
printf '%s\n' "$exceptions" | sed -n 's/^\([a-z_0-9]*\): \([^#]*\)#.*/\1 \2/p' >"$folder/excepted"

# check ARCHIVE...: a line for each call that is neither allowed nor excepted.
check() {
    for archive in "$@"; do
        "$nm" -A -u "$archive"
    done | sed -n 's/^.*[:/]\([a-z_0-9]*\)\.[a-z.]*o: *[Uw] \([^@]*\).*/\1 \2/p' |
        sort -u >"$folder/calls"
    [ -s "$folder/calls" ] || { echo "nm shows no calls at all"; return 1; }
    awk -v excepted="$folder/excepted" -v forbidden="$folder/forbidden" '
        FILENAME == forbidden { is_forbidden[$1] = 1; next }
        FILENAME == excepted {
            for (i = 2; i <= NF; i++)
                patterns[$1] = patterns[$1] "|" $i
            next
        }
        !($2 in is_forbidden) && $2 !~ /^gsl_/ { next }
        !($1 in patterns) || $2 !~ ("^(" substr(patterns[$1], 2) ")$") {
            print $1 ".c calls " $2
            found = 1
        }
        END { exit found }
    ' "$folder/forbidden" "$folder/excepted" "$folder/calls"
}

# A file of each fault must be found.
for call in 'double exp(double)' 'double sqrt(double)' 'double malloc(double)' \
    'double gsl_cdf_ugaussian_P(double)'; do
    name=${call#double }
    printf '%s; double f(double x) { return %s(x); }\n' "$call" "${name%%(*}" |
        "$compiler" -x c -w -fno-builtin -c -o "$folder/desk.c.o" -
    rm -f "$folder/self.a"
    ar rc "$folder/self.a" "$folder/desk.c.o"
    ! check "$folder/self.a" >/dev/null || { echo "not found: $call"; exit 1; }
done

status=0
check "$@" || status=1

# What is fetched ahead is fetched: a compiler that takes a prefetch for nothing leaves it out.
if [ "$(uname -m)" = x86_64 ]; then
    for file in agenda ahead desks; do
        for archive in "$@"; do
            objdump -d --no-show-raw-insn "$archive"
        done | awk -v file="$file" '
            /file format/ { inside = $1 == file ".c.o:" }
            inside && /prefetch/ { found = 1 }
            END { exit !found }' || { echo "$file.c fetches nothing ahead"; status=1; }
    done
fi
while read -r file patterns; do
    grep -q "^$file " "$folder/calls" || { echo "$file.c is excepted, and not there"; status=1; }
done <"$folder/excepted"
echo "$(wc -l <"$folder/calls") calls of $(cut -d' ' -f1 "$folder/calls" | sort -u | wc -l) files"
exit $status
