# SPDX-License-Identifier: GPL-3.0-or-later
# A key is explained in two languages; the manual in docs/ is what the program prints of all.
. "$SOURCE_DIR/tests/cli/common"

expect 0 explain exams.no_show
says out "a candidate does not turn up for an exam"
says out "range       0 to 1"
expect 0 explain exams.no_show --lang nl
says out "een kandidaat verschijnt niet op een examen"
says out "bereik      0 tot 1"

# The language is the locale's, where --lang does not say it.
LC_ALL=nl_NL.UTF-8 expect 0 explain exams.no_show
says out "een kandidaat"
LC_ALL=nl_NL.UTF-8 expect 0 explain exams.no_show --lang en
says out "a candidate"
LC_ALL='' LC_MESSAGES='' LANG=nl_BE expect 0 explain exams.no_show
says out "een kandidaat"
LC_ALL='' LC_MESSAGES=nld LANG=nl_NL expect 0 explain exams.no_show
says out "a candidate"
expect 2 explain exams.no_show --lang de
says err '--lang: "de" is not nl or en'

# What is not known is told by its name; what is known beside it is explained.
expect 2 explain exams.noshow housing.move
says err "unknown key exams.noshow; did you mean exams.no_show?"
says out "home found to registration"
expect 2 explain
says err "no key is given"
expect 2 explain exams.no_show --set exams.no_show=1
says err "unknown option --set"

# The manual is that of the registry: docs/ keeps what it prints. Otherwise: the target manual.
for language in en nl; do
    expect 0 explain --manual --lang "$language"
    same out "$SOURCE_DIR/docs/keys.$language.md"
done
expect 2 explain --manual exams.no_show
says err "--manual: has all keys, and takes none"

# Every key that a shipped scenario comes to is in it, and every item's list.
"$DOORSTROOM" explain --manual --lang nl >manual
for scenario in basis erlang; do
    expect 0 show "$SOURCE_DIR/scenarios/$scenario.cfg" --origin
    sed -n 's/ = .*//p' out | grep -v '^changes\.' | while read -r key; do
        known=$key
        while ! grep -qF "| \`$known\` |" manual && ! grep -qF "| \`$known.*\` |" manual; do
            case $known in
                *.*) known=${known%.*} ;;
                *) fail "$key is not in the manual" ;;
            esac
        done
    done
done
