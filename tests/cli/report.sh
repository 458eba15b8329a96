# SPDX-License-Identifier: GPL-3.0-or-later
# The report as a file: its numbers are those of the result, whatever a scenario says stays a text,
# the same files give the same bytes, and what cannot be reported on is refused without leaving
# anything. What a browser makes of it: tests/browser.
. "$SOURCE_DIR/tests/cli/common"
late

run() { # FILE WORD...
    made=$1
    shift
    expect 0 run "${scenario-$smoke}" -q -r 3 -o "$made" "$@"
}
check() { # PAGE FILE...
    "$PYTHON" "$SOURCE_DIR/tests/readers/report.py" "$@" || fail "report.py $*"
    "$PYTHON" "$SOURCE_DIR/tests/readers/report_figures.py" "$@" || fail "report_figures.py $*"
}
run base.h5
run more.h5 --set exams.no_show=0.2 --set 'title="A </script><b>title</b> & \"more\""'

expect 0 report base.h5 -o en.html --lang en
[ ! -s out ] && [ ! -s err ] || fail "it says something"
check en.html base.h5
says en.html 'It is not held against a base scenario.'
expect 0 report base.h5 more.h5 -o nl.html --lang nl
check nl.html more.h5 base.h5
says nl.html 'A &lt;/script&gt;&lt;b&gt;title&lt;/b&gt; &amp; &quot;more&quot;'
! grep -q '<b>' nl.html || fail "a text became markup"
says nl.html '<th scope=row>exams.no_show<td class=text>een kandidaat verschijnt niet op een examen<'
says nl.html 'Aantal invoerwaarden dat verschilt: 1.'
says nl.html 'Verschillen zijn berekend voordat er is afgerond'
! grep -q 'before anything is rounded' en.html || fail "differences without a base"
# A published figure has its unit beside it.
grep '<td class=short>B-INT-1n' nl.html | grep -q '<td class=text>personen<td' || fail "no unit"
grep '<td class=short>B-INT-1p' nl.html | grep -q '<td class=text>procent<td' || fail "no unit"

# The answer tells what a measure does, whether there is a norm of it or not.
run fewer.h5 --set exams.b1.places_per_day=60
expect 0 report base.h5 fewer.h5 -o fewer.html --lang en
check fewer.html fewer.h5 base.h5
says fewer.html 'mean wait: sign-up to exam, writing B1: '
expect 0 run "$smoke" -q -r 1 -o one.h5
expect 0 report one.h5 fewer.h5 -o one.html --lang en
check one.html fewer.h5 one.h5
says one.html 'cannot be said: the runs have one replication in common'

# A dated change is told in words, in the question and in the reader's language.
cat >dated.cfg <<END
base = "$smoke";
changes = ({ id = "more"; date = "2023-01-01"; key = "grading.examiners.schrijven_a2"; multiply = 1.25; });
END
(scenario=dated.cfg && run dated.h5)
expect 0 report base.h5 dated.h5 -o dated.html --lang nl
says dated.html '<th scope=row>changes.more<td class=text>plaatsen voor beoordelaars'
says dated.html '<td class=text>grading.examiners.schrijven_a2 maal 1,25, vanaf 2023-01-01<'
expect 0 report base.h5 dated.h5 -o dated_en.html --lang en
says dated_en.html '<td class=text>grading.examiners.schrijven_a2 times 1.25, from 2023-01-01<'

# Of runs of unequal length: pairs over the replications that both have.
run long.h5 -r 4
expect 0 report base.h5 long.h5 -o long.html --lang en
says long.html "Paired over the first 3 replications of 4, which share their chance."

# A wait of which every quarter is of too few people has no chart, and its place says why; none is
# passed by in silence.
"$PYTHON" -c "
import h5py
kpi, page = h5py.File('base.h5')['kpi'], open('en.html').read()
text = lambda name: [x.decode() for x in kpi[name]]
mean, labels = dict(zip(text('id'), kpi['mean'])), {}
for id, label in zip(text('id'), text('label_en')):
    variable, _, period = id.partition('@')
    if variable.startswith('wait_p90.') and variable.count('.') == 1 and 'Q' in period and mean[id] >= 0:
        labels.setdefault(label, []).append(mean[id.replace('wait_p90', 'wait_n')])
labels = {label: n for label, n in labels.items() if not label.endswith('duty to diploma')}
drawn = few = 0
for label, people in labels.items():
    why = '<figcaption>' + label + '<span class=\"note\">Not drawn: in no quarter are there 5 people or more.'
    assert (why in page) == (max(people) < 5), (label, people)
    assert ('<figcaption>' + label in page) and (('<caption>' + label + '<' in page) == (max(people) >= 5)), label
    few += max(people) < 5
    drawn += max(people) >= 5
assert few > 0 and drawn > 10, (few, drawn)
" || fail "waits that are not drawn"

# The line at 100 % says what it is, once for each capacity that is used.
[ "$(grep -c '"name":"full capacity (100 %)","role":"norm"' en.html)" -gt 5 ] || fail "what the line at 100 % is"
says nl.html '"name":"volle capaciteit (100'

# The base as an option is the same; several runs; the same bytes each time, wherever they are.
expect 0 report more.h5 --base base.h5 -o option.html --lang nl
same option.html nl.html
expect 0 report base.h5 more.h5 base.h5 -o several.html --lang nl
[ "$(grep -c '<h2' several.html)" -eq 2 ] || fail "not two runs"
mkdir sub
cp base.h5 more.h5 sub
LC_ALL=nl_NL.UTF-8 expect 0 report sub/base.h5 sub/more.h5 -o sub/nl.html
same sub/nl.html nl.html
expect 0 report sub/base.h5 sub/more.h5 -o sub/forced.html
[ "$(head -c 30 sub/forced.html | sed -n 2p)" != '<html lang="nl">' ] || fail "not the locale's language"

# A run against itself is no mistake, for a chapter on the base may stand among the others; it says so.
[ "$(grep -c 'Dat is dezelfde run: elk verschil is 0 en zegt niets.' several.html)" -eq 1 ] ||
    fail "which chapter is on the base itself"

# Three replications tell little of a chance, in the answer and under the table; twenty are enough.
[ "$(grep -c 'So few replications (3)' en.html)" -eq 2 ] || fail "no caution"
grep -q '<td>[0-9]* % ([0-9]* .. [0-9]* %)' en.html || fail "a chance without its interval"

# Of three the band is too narrow, and the page says so; of one there is none, in tables and charts.
says en.html 'The 80 % band of so few replications (3) is too narrow: of new ones some 40 % fall in it.'
says en.html '"role":"low"'
grep -q '<td>[0-9.,]* \.\. [0-9]' en.html || fail "no bands"
expect 0 report one.h5 -o single.html --lang en
says single.html 'One replication has no band and no interval'
says single.html 'to the end of 2024-12, 1 time.'
! grep -q '"role":"low"' single.html || fail "a chart has a band of one replication"
! grep -q '<td>[0-9.,]* \.\. [0-9]' single.html || fail "a table has a band of one replication"

# People of a run that is scaled up stand for fewer: the threshold rises with it, by the base, too.
"$PYTHON" "$SOURCE_DIR/tests/readers/compare.py" scale base.h5 scaled.h5 3.0
expect 0 report scaled.h5 -o scaled.html --lang en
says scaled.html 'x: fewer than 15 people.'
check scaled.html scaled.h5
expect 0 report scaled.h5 more.h5 -o by_base.html --lang en
says by_base.html 'x: fewer than 15 people.'
check by_base.html more.h5 scaled.h5

# Nothing is overwritten.
expect 2 report base.h5 -o nl.html --lang nl
says err "--force"
same option.html nl.html
expect 0 report base.h5 -o nl.html --lang en --force
same nl.html en.html
cp base.h5 keep.h5
expect 2 report base.h5 -o base.h5 --force
says err "is one of the files that the report is about"
expect 2 report more.h5 --base base.h5 -o base.h5 --force
same base.h5 keep.h5

# Networks have charts of their stations.
scenario=$SOURCE_DIR/scenarios/erlang.cfg
run network.h5
expect 0 report network.h5 -o network.html --lang en
says network.html "Queue: desk"
run served.h5 --set stations.review.servers=12
expect 0 report network.h5 served.h5 -o served.html --lang en
"$PYTHON" -c "
import h5py
file = h5py.File('network.h5')
kpi, page = file['kpi'], open('network.html').read()
at = {text.decode(): i for i, text in enumerate(kpi['id'])}
mean = lambda name: kpi['mean'][at[name]]
half = lambda name: kpi['ci_high'][at[name]] - mean(name)
def says(text, page=page):
    assert text in page, text
says('<td>%.4g<' % mean('queue_mean.desk@run'))  # as many digits as theory has
for month in range(file['time'].size):  # a chart's table, too
    row = [file['queue_mean_mean'][month, 1], file['queue_mean_q'][0, month, 1], file['queue_mean_q'][2, month, 1]]
    says(''.join('<td>%.3f' % number for number in row))
# The answer is what the table has of each station, and what differs from a base.
wait, queue, use = 'wait_mean.review@run', 'queue_mean.review@run', 'utilisation.review@run'
says('<li>review: a mean wait of %.3f (± %.3f) hours for who is served, %.3f (± %.3f) waiting on average, and '
     '%.2f (± %.2f) percent of the servers busy.</li>' % (*(f(n) for n in (wait, queue, use) for f in (mean, half)),))
served = h5py.File('served.h5')['kpi']['mean']
for name, digits in (wait, 4), (queue, 3), (use, 2):
    says(' %+.*f (± ' % (digits, served[at[name]] - mean(name)), open('served.html').read().split('<li>review: ')[1])
# Nothing of the chain: no norms, no law, no integration.
for word in 'integration chain', 'verdict', '>norm', 'tell little of a chance', 'published figure', 'id=\"terms':
    assert word not in page.replace('says nothing about integration', ''), word
" || fail "the page of a network"
says network.html 'What a simulation of a queueing network gave.'
says en.html 'What a simulation of the Dutch civic-integration chain gave.'

refused() { # STATUS TEXT WORD...
    status=$1 text=$2
    shift 2
    expect "$status" report "$@" -o refused.html
    says err "$text"
    [ ! -s out ] || fail "something on stdout"
    nothing_at refused.html
}
head -c 100000 base.h5 >cut.h5
"$PYTHON" "$SOURCE_DIR/tests/readers/compare.py" damage base.h5 byte.h5 newer.h5 version.h5
expect 0 compare base.h5 more.h5 -o c.h5
expect 2 report base.h5
says err "no -o FILE is given"
refused 2 "no file of a run is given"
refused 1 "nowhere.h5: No such file" nowhere.h5
refused 1 "is no HDF5 file, and so no result of doorstroom" "$smoke"
refused 1 "cut.h5: is cut off" cut.h5
refused 1 "byte.h5: is damaged: its checksum does not hold" byte.h5
refused 1 "newer.h5: has layout 9.0" newer.h5
refused 1 "is not a run but a comparison" c.h5
refused 1 'base.h5: is of model "inburgering", network.h5 is of model "queue"' base.h5 network.h5
refused 1 "base.h5: is of version 0.1.0, version.h5 is of version 9.9.9" base.h5 version.h5
