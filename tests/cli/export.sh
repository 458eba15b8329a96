# SPDX-License-Identifier: GPL-3.0-or-later
# export: what it asks for, what it will not overwrite, files that are no result, disks that are full,
# small cells, texts that a spreadsheet would reckon with; nothing half-written is left.
. "$SOURCE_DIR/tests/cli/common"
late

cat >formula.cfg <<END
base = "$smoke";
title = "=1+1; \"a\", b";
run = { until = "2023-03-31"; };
END
expect 0 run formula.cfg -q -r 2 -o r.h5

# One format, and what belongs to it.
expect 2 export r.h5
says err "no format is given: --csv DIR, --xlsx FILE, --xes FILE or --json"
expect 2 export r.h5 --csv d --json
says err "one format at a time"
expect 2 export r.h5 --csv d -o r.json
says err "--output: means nothing without --json"
expect 2 export r.h5 --json --force
expect 2 export --json
expect 2 export r.h5 r.h5 --json
expect 2 export r.h5 --csv d --disclose -1
expect 2 export r.h5 --csv d --lang fr
[ ! -e d ] || fail "a refusal made a folder"

# Nothing is overwritten without --force; with it, a folder of other things is not, nor the result.
expect 0 export r.h5 --csv d
expect 0 export r.h5 --xlsx r.xlsx
expect 0 export r.h5 --json -o r.json
cp -r d first
cp r.h5 copy.h5
for words in "--csv d" "--csv d/" "--xlsx r.xlsx" "--json -o r.json"; do
    # shellcheck disable=SC2086
    expect 2 export r.h5 $words
    says err "is there already; --force overwrites it"
    # shellcheck disable=SC2086
    expect 0 export r.h5 $words --force
done
diff -r first d || fail "another folder"
echo mine >d/notes.txt
expect 2 export r.h5 --csv d --force
says err "d: holds other things than CSV files; not overwritten"
[ "$(cat d/notes.txt)" = mine ] || fail "notes are gone"
expect 2 export r.h5 --csv r.json --force
says err "is no folder"
expect 2 export r.h5 --xlsx first --force
expect 2 export r.h5 --xlsx r.h5 --force
says err "r.h5: is the result to be exported"
expect 2 export r.h5 --json -o r.h5 --force
same r.h5 copy.h5

# What is no result, or a damaged one, or of another layout or kind.
expect 1 export nothing.h5 --json
says err "nothing.h5: No such file"
expect 1 export formula.cfg --json
says err "formula.cfg: is no HDF5 file, and so no result of doorstroom"
expect 1 export first --json
says err "first: is no file"
"$PYTHON" - <<'END'
import h5py
data = bytearray(open("r.h5", "rb").read())
data[len(data) // 2] ^= 1
open("damaged.h5", "wb").write(data)
open("short.h5", "wb").write(data[: len(data) // 3])
for name, attribute, value in (("newer", "doorstroom_layout", [1, 99]), ("plan", None, None)):
    open(name + ".h5", "wb").write(open("r.h5", "rb").read()[:-40])
    with h5py.File(name + ".h5", "a") as file:
        if attribute:
            file.attrs.modify(attribute, value)
        else:
            file.attrs["doorstroom_filetype"] = "plan"
END
"$PYTHON" "$SOURCE_DIR/tests/cli/seal.py" newer.h5 plan.h5
for file in damaged short newer plan; do
    for words in "--csv bad" "--xlsx bad" "--json -o bad"; do
        # shellcheck disable=SC2086
        expect 1 export $file.h5 $words
        says err "$file.h5: "
        nothing_at bad
    done
done
says err "is of a type that is not known: plan"
expect 1 export newer.h5 --json
says err "has layout 1.99"
[ ! -s out ] || fail "something was printed"

# Places that cannot be written, and no room.
for words in "--csv no/such/d" "--xlsx no/such/f" "--json -o no/such/f"; do
    # shellcheck disable=SC2086
    expect 1 export r.h5 $words
    says err "doorstroom: ${words##* }: "
done
expect 1 report r.h5 -o no/such/f
says err "doorstroom: no/such/f: "
expect 1 compare r.h5 r.h5 -o no/such/f
says err "doorstroom: no/such/f: "
got=0
"$DOORSTROOM" export r.h5 --json >/dev/full 2>err || got=$?
[ "$got" -eq 1 ] || fail "status $got on a full device"
says err "No space left on device"
for limit in 8 64 512; do
    for words in "--csv full" "--xlsx full" "--json -o full"; do
        got=0
        sh -c 'ulimit -f "$1"; shift; exec "$@"' limited "$limit" "$DOORSTROOM" export r.h5 \
            $words >out 2>err || got=$?
        [ "$got" -eq 1 ] || fail "status $got with $words, files of $limit blocks"
        says err "File too large"
        ! grep -q '\.tmp' err || fail "a name that nobody asked for: $(cat err)"
        nothing_at full
    done
done

# The threshold: none hides nothing, a higher one more.
expect 0 export r.h5 --csv all --disclose 0
expect 0 export r.h5 --csv ten --disclose 10
hidden() {
    grep -c ',x,x,' "$1/kpi.csv" || :
}
[ "$(hidden all)" -eq 0 ] && [ "$(hidden d)" -gt 0 ] && [ "$(hidden ten)" -gt "$(hidden d)" ] ||
    fail "hidden: $(hidden all), $(hidden d), $(hidden ten)"
grep -q '^disclosure_threshold,10' ten/meta.csv || fail "no threshold is told"

# A scenario's title is text to a spreadsheet, in both dialects; the quotes are doubled.
says first/meta.csv "\"'=1+1; \"\"a\"\", b\""
expect 0 export r.h5 --csv dutch --lang nl
says dutch/meta.csv "\"'=1+1; \"\"a\"\", b\""
grep -q '"value": "=1+1; \\"a\\", b"' r.json || fail "the title in JSON"

# However many warnings there are, all are told.
"$PYTHON" - <<'END'
import h5py
open("warned.h5", "wb").write(open("r.h5", "rb").read()[:-40])
with h5py.File("warned.h5", "a") as file:
    if "warnings" in file["meta"]:
        del file["meta/warnings"]
    file["meta"].create_dataset("warnings", data=["warning %d" % i for i in range(60)],
                                dtype=h5py.string_dtype())
END
"$PYTHON" "$SOURCE_DIR/tests/cli/seal.py" warned.h5
expect 0 export warned.h5 --csv warned
[ "$(grep -c '^warnings,warning ' warned/meta.csv)" -eq 60 ] || fail "$(cat warned/meta.csv)"
says warned/meta.csv 'disclosure_threshold,5'

# A queueing network has no published figures and no rules of law.
expect 0 run "$SOURCE_DIR/scenarios/erlang.cfg" -q -r 2 -o q.h5
expect 0 export q.h5 --csv q --disclose 0
[ -e q/arrived.csv ] && [ ! -e q/targets.csv ] && [ ! -e q/rules.csv ] || fail "$(ls q)"
head -1 q/arrived.csv | grep -q '^time,station,class,mean,' || fail "$(head -1 q/arrived.csv)"
expect 0 export q.h5 --xlsx q.xlsx
