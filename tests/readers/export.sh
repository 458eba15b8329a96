# SPDX-License-Identifier: GPL-3.0-or-later
# The exports of a run, a comparison and a batch, read with Python's csv and json and with openpyxl,
# and held against the file that they are of; in a Dutch environment not a byte differs.
. "$SOURCE_DIR/tests/cli/common"
late

run() { # FILE WORD...
    made=$1
    shift
    expect 0 run "$smoke" -q -r 3 --scale 0.02 -o "$made" "$@"
}
exports() { # KIND FILE
    expect 0 export "$2" --csv machine
    expect 0 export "$2" --csv dutch --lang nl
    expect 0 export "$2" --xlsx book.xlsx --lang en
    expect 0 export "$2" --json -o document.json
    "$PYTHON" "$SOURCE_DIR/tests/readers/export.py" "$1" "$2" machine dutch book.xlsx document.json ||
        fail "$1"
}

run base.h5
exports run base.h5

# The locale changes nothing that machines read, and a workbook's words alone.
expect 0 export base.h5 --json
same out document.json
(
    LC_ALL=nl_NL.UTF-8
    LANG=nl_NL.UTF-8
    export LC_ALL LANG
    expect 0 export base.h5 --csv there
    diff -r machine there || fail "another CSV in a Dutch environment"
    expect 0 export base.h5 --json
    same out document.json
    expect 0 export base.h5 --xlsx there.xlsx --lang en
    same there.xlsx book.xlsx
    expect 0 export base.h5 --xlsx dutch.xlsx
)
"$PYTHON" - <<'END' || fail "Dutch sheets"
import openpyxl
book = openpyxl.load_workbook("dutch.xlsx")
assert book.sheetnames[:4] == ["Mensen", "Wachttijden", "Capaciteit", "Cijfers"], book.sheetnames
assert [cell.value for cell in book["Cijfers"][1]][:3] == ["cijfer", "omschrijving", "eenheid"]
# What is in a column, in which unit and of when, stands above it.
def headings(book, sheet):
    return [cell.value for cell in book[sheet][1]]
wanted = {"Wachttijden": ["wachttijd", "9 op 10 binnen, dagen (2024)", "norm, dagen"],
          "Capaciteit": ["capaciteit", "benut, procent (2022)", "benut, procent (2024)"]}
for sheet, row in wanted.items():
    assert headings(book, sheet) == row, headings(book, sheet)
book = openpyxl.load_workbook("book.xlsx")
assert headings(book, "Capacity") == ["capacity", "used, percent (2022)", "used, percent (2024)"]
assert headings(book, "Waits") == ["wait", "9 in 10 within, days (2024)", "norm, days"]
END

# Each chart says in words what it shows.
"$PYTHON" - <<'END' || fail "alt text"
import re, zipfile
book = zipfile.ZipFile("book.xlsx")
for i in (1, 2, 3):
    drawing = book.read(f"xl/drawings/drawing{i}.xml").decode()
    assert len(re.search('descr="([^"]*)"', drawing).group(1)) > 60, drawing
END
rm -r machine dutch book.xlsx document.json

run other.h5 --set exams.no_show=0.2
expect 0 compare base.h5 other.h5 -o compare.h5
exports compare compare.h5
rm -r machine dutch book.xlsx document.json

cat >s.study <<END
title = "Schaal";
base = "$smoke";
replications = 2;
design = { grid = ( { key = "run.scale"; values = [ 0.01, 0.02 ]; } ); };
END
expect 0 batch s.study -q -o d
exports batch d/batch.h5
