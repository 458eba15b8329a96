#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# update.sh [--check]: brings the messages of the sources into nl.po, where those that are new or
# have changed stand without a translation. --check changes nothing: it fails, and prints them, where
# one is untranslated, or is in one of the two alone.
set -eu
cd "$(dirname "$0")/../.."

fresh=$(mktemp)
trap 'rm -f "$fresh" "$fresh.pot"' EXIT
# Formats that are given to these functions are translated there.
find sim models output scenarios -name '*.[ch]' | LC_ALL=C sort |
    xgettext --files-from=- --from-code=UTF-8 --language=C --no-location --sort-output \
        --keyword=_ --keyword=N_ --keyword=P_:1,2 --keyword=error_set:3 --keyword=faults_add:5 --keyword=TELL:2 \
        --keyword=tell:3 --keyword=tell_item:4 --keyword=tell_of:4 --keyword=tell_here:2 \
        --keyword=fault:3 --keyword=misfit:3 \
        --package-name=doorstroom --output="$fresh.pot"
msgmerge --quiet --no-location --no-fuzzy-matching --sort-output --no-wrap \
    output/po/nl.po "$fresh.pot" -o "$fresh"
if [ "${1-}" != --check ]; then
    msgattrib --no-obsolete --no-wrap --sort-output "$fresh" -o output/po/nl.po
    exit
fi
status=0
for fault in "--untranslated" "--only-fuzzy" "--only-obsolete"; do
    found=$(msgattrib "$fault" "$fresh")
    [ -z "$found" ] || { printf '%s:\n%s\n' "$fault" "$found"; status=1; }
done
exit $status
