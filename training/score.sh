#!/bin/sh
# Scores the shipped models on development and test sets. Usage: score.sh WORK [--bulk] (WORK is the folder build.sh filled).
set -eu
ud=$(realpath "$1")/ud; shift; tier=${1:-}; cd "$(dirname "$(realpath "$0")")/.."
score() { cargo run -q --release -p demarche-parse --example score -- "$@" $tier; }
score "$ud/en_ewt-dev.conllu" "$ud/uner_en_ewt_dev.iob2"
score "$ud/en_gum-dev.conllu" --gum-open
score "$ud/en_ewt-test.conllu" "$ud/uner_en_ewt_test.iob2"
score "$ud/en_gum-test.conllu" --gum-open
score "$ud/en_pud-test.conllu"
