# SPDX-License-Identifier: GPL-3.0-or-later
# Every fault of tests/sabotage, made on purpose in a copy of the sources, turns the test red that
# its first line names.  Long: each one is a build.
#
#     sabotage/NAME.patch:  test: the program that must fail, or the script as ctest names it
#                           why:  what goes wrong
#                           a unified diff against the sources
. "$SOURCE_DIR/tests/cli/common"

mkdir tree
(cd "$SOURCE_DIR" &&
    cp -R CMakeLists.txt CONTRIBUTING.md docs sim models output scenarios tests "$folder/tree")
SOURCE_DIR=$folder/tree
export SOURCE_DIR GIT_CEILING_DIRECTORIES="$folder" # no repository around the copy

first_line() {
    sed -n "s/^$1: //p;/^---/q" "$2" | head -n 1
}

# build TARGET...
build() {
    cmake --build build --target "$@" >build.log 2>&1 && return
    tail -n 40 build.log >&2
    return 1
}

# What a test complained of first: a bug of the engine's, or the text of an assertion.
complaint() {
    grep -m 1 ": bug: " test.log ||
        grep -A 2 -m 1 "Assertion Failed" test.log | sed -n '3s/^\[----\] *//p' | grep . ||
        grep -m 1 "^AssertionError" test.log ||
        grep -m 1 "^\[FAIL\]" test.log || :
}

# What TEST needs that a build makes.
parts_of() {
    case $1 in browser_*) echo doorstroom browser ;; dutch) echo doorstroom ;; *) echo "$1" ;; esac
}

# The same of a script, whose surroundings ctest knows.
script_is_red() {
    ! ctest --test-dir build -R "^$1\$" --no-tests=error --output-on-failure >test.log 2>&1 || return 1
    grep -q '\*\*\*Failed' test.log || { cat test.log >&2; fail "$1 does not end by itself"; }
}

# red TEST: it fails; neither hangs nor cannot start.
red() {
    case $1 in browser_* | dutch) script_is_red "$1"; return ;; esac
    got=0
    timeout 300 "build/tests/$1" --fail-fast >test.log 2>&1 || got=$?
    [ "$got" -lt 124 ] || { cat test.log >&2; fail "$1 ended with status $got"; }
    [ "$got" -ne 0 ] && grep -q "^\[====\] Synthesis: Tested: [1-9]" test.log
}

if command -v ninja >/dev/null; then
    CMAKE_GENERATOR=Ninja
    export CMAKE_GENERATOR
fi
cmake -S tree -B build -DDOORSTROOM_TESTS=ON >build.log 2>&1 || { cat build.log; fail "cmake"; }

tests=
for patch in tree/tests/sabotage/*.patch; do
    test=$(first_line test "$patch")
    [ -n "$test" ] && [ -n "$(first_line why "$patch")" ] || fail "$patch does not say test and why"
    case " $tests " in *" $test "*) ;; *) tests="$tests $test" ;; esac
done
parts=
for test in $tests; do
    parts="$parts $(parts_of "$test")"
done
build $parts || fail "does not build:$parts"
for test in $tests; do
    ! red "$test" || { cat test.log >&2; fail "$test is red before anything is broken"; }
done

# All of them are tried, so that one run tells all that go unseen.
unseen=
for patch in tree/tests/sabotage/*.patch; do
    name=$(basename "$patch" .patch) test=$(first_line test "$patch")
    if ! (cd tree && git apply "../$patch"); then
        unseen="$unseen $name(does not apply)"
        continue
    fi
    if ! build $(parts_of "$test"); then
        unseen="$unseen $name(does not build)"
    elif red "$test"; then
        echo "$name: $test is red: $(complaint)"
    else
        unseen="$unseen $name($test stays green)"
    fi
    (cd tree && git apply -R "../$patch") || fail "$name cannot be undone"
done
[ -z "$unseen" ] || fail "unseen:$unseen"
