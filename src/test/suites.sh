#!/bin/sh
# The test suites behind "alecs test [SUITE]". Without a name: all of them, in the order below.
set -eu

SUITES="unit lint native-readiness clients"
home=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd -P)
cd "$home"

say() { printf '\n== %s\n' "$*"; }

# Compiles, checks generated files, formatting and the house's plan, and runs everything JUnit knows.
unit() {
  mvn -B -ntp verify -Dstyle.color=never -Ddocs=check-docs
  keeps_secrets target/surefire-reports
}

# A token or a signature in what the tests logged would be in a user's log as well. (The clients' suite looks by itself.)
keeps_secrets() {
  if grep -rlE 'alecs_[0-9A-Za-z]{49}|signature=[0-9A-Za-z+/]{43}=' "$1"; then
    echo "alecs test: these files of $1 hold a token or a signature" >&2
    return 1
  fi
}

# Error Prone and NullAway, in a build folder of their own.
lint() { mvn -B -ntp test-compile -Plint; }

# Quarkus' native augmentation, without the native compiler.
native_readiness() {
  mvn -B -ntp -q package -DskipTests -Pnative-readiness
  ls target/native-readiness/native-sources/*-runner.jar
}

# Real clients from outside, against the packaged application.
clients() {
  ./alecs build
  (cd deploy/claude-desktop && npm ci --silent && npm test)
  (cd src/test/clients && npm ci --silent && npm test)
}

run() {
  say "$1"
  case $1 in
    unit) unit ;;
    lint) lint ;;
    native-readiness) native_readiness ;;
    clients) clients ;;
    *)
      echo "alecs test: no suite \"$1\". There are: $SUITES" >&2
      exit 2
      ;;
  esac
}

if [ $# -eq 0 ]; then
  # shellcheck disable=SC2086 # a list of words
  set -- $SUITES
fi
for suite in "$@"; do
  run "$suite"
done
