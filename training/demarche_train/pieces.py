"""The word pieces that ship: those of MiniLM's that occur at least four times in our corpora, in MiniLM's order.

Prints one piece a line; the line is the row of the shipped embedding table. Single characters of Latin script always stay,
so that every English word can be spelt.
"""
import argparse, collections, gzip, json, os
from tokenizers import Tokenizer
from . import data
from .features import plain

SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]
PAD, UNK, CLS, SEP = range(4)


def full(minilm):
    tk = Tokenizer.from_file(os.path.join(minilm, "tokenizer.json"))
    tk.no_padding(); tk.no_truncation()
    return tk


def pruned(minilm, pieces):
    """MiniLM's tokenizer over the shipped pieces."""
    z = json.loads(full(minilm).to_str())
    z["model"]["vocab"] = {p: i for i, p in enumerate(pieces)}
    z["added_tokens"], z["post_processor"] = [], None
    return Tokenizer.from_str(json.dumps(z))


def read(path):
    return open(path, encoding="utf8").read().split("\n")[:-1]


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--minilm", required=True); ap.add_argument("--treebanks", required=True)
    ap.add_argument("--wiki", required=True); ap.add_argument("--out", required=True)
    a = ap.parse_args()
    tk, seen = full(a.minilm), collections.Counter()
    texts = [json.loads(line)["text"] for line in gzip.open(a.wiki, "rt", encoding="utf8")]
    texts += [" ".join(s.words) for s in data.load(a.treebanks)[0]]
    for at in range(0, len(texts), 5000):
        for e in tk.encode_batch([plain(t) for t in texts[at:at + 5000]], add_special_tokens=False):
            seen.update(e.ids)
    keep = lambda p, i: seen[i] >= 4 or (len(p.removeprefix("##")) == 1 and ord(p[-1]) < 0x250)
    rows = [p for p, i in sorted(tk.get_vocab().items(), key=lambda x: x[1]) if keep(p, i) and p not in SPECIAL]
    with open(a.out, "w", encoding="utf8") as f:
        f.write("\n".join(SPECIAL + rows) + "\n")
    print(len(rows) + len(SPECIAL), "pieces")


if __name__ == "__main__":
    main()
