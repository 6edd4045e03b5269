"""Label open news text with the teacher: for every word its likeliest answers with their probabilities.

Input: CoNLL-U as `cargo run --release -p demarche-parse --example conllu` writes it (only the words are used, so the
silver text has our own tokens and sentences).
"""
import argparse, random, time
import numpy as np
import torch
from .batches import batches
from .data import Sent

KEPT = {"upos": 2, "xpos": 2, "arc": 4, "labels": 3, "ner": 3}


def is_tree(heads):
    if sum(h == 0 for h in heads) != 1:
        return False
    for i in range(len(heads)):
        seen, at = 0, i + 1
        while at and seen <= len(heads):
            at = heads[at - 1]; seen += 1
        if at:
            return False
    return True


def words_of(path):
    cur = []
    for line in open(path, encoding="utf8"):
        line = line.rstrip("\n")
        if not line:
            if 5 <= len(cur) <= 70 and not any("://" in w for w in cur):
                yield cur
            cur = []
        elif line[0] != "#":
            cur.append(line.split("\t")[1])


def answers(at, p):
    """Answers without those of no probability: short of likely ones, the likeliest of a batch may lie beyond the sentence."""
    none = p == 0
    return np.where(none, at[:, :1], at), np.where(none, p[:, :1], p)


def read_silver(path):
    z = torch.load(path, weights_only=False)
    out, at = [], 0
    for words in z["words"]:
        s, n = Sent("silver"), len(words)
        s.words, rows = words, slice(at, at + n)
        s.soft = {k: answers(z["index"][k][rows].astype(np.int64), z["p"][k][rows].astype(np.float32)) for k in KEPT}
        s.heads = s.soft["arc"][0][:, 0].tolist()
        s.upos = s.xpos = s.labels = [""] * n
        out.append(s); at += n
    return out


def label(net, coder, part):
    """Sentences whose best heads form a tree, with their answers."""
    with torch.no_grad():
        o = net(coder.batch(part))
    top = {}
    for k, count in KEPT.items():
        p, at = o[k].softmax(-1).topk(min(count, o[k].shape[-1]), -1)
        top[k] = (at.numpy(), (p / p.sum(-1, keepdim=True)).numpy())
    for r, s in enumerate(part):
        n = len(s.words)
        if is_tree(top["arc"][0][r, :n, 0].tolist()):
            yield s.words, {k: (at[r, :n], p[r, :n]) for k, (at, p) in top.items()}


def main():
    from .train import load
    ap = argparse.ArgumentParser()
    ap.add_argument("--model", required=True); ap.add_argument("--vec", required=True); ap.add_argument("--minilm", required=True)
    ap.add_argument("--text", required=True); ap.add_argument("--out", required=True)
    ap.add_argument("--seed", type=int, default=1); ap.add_argument("--words", type=int, default=1_000_000, help="stop after so many")
    ap.add_argument("--threads", type=int, default=1)
    a = ap.parse_args()
    torch.set_num_threads(a.threads)
    net, coder, vocab, _ = load(a.model, a.vec, a.minilm)
    sents = []
    for w in words_of(a.text):
        s = Sent("s"); s.words = w; sents.append(s)
    random.Random(a.seed).shuffle(sents)
    start = time.time(); kept, seen, words = [], 0, 0
    index, p = {k: [] for k in KEPT}, {k: [] for k in KEPT}
    for at in range(0, len(sents), 2000):
        if words >= a.words:
            break
        for part in batches(sents[at:at + 2000], 2500):
            seen += len(part)
            for w, top in label(net, coder, part):
                kept.append(w); words += len(w)
                for k, (i, q) in top.items():
                    index[k].append(i.astype(np.uint8)); p[k].append(q.astype(np.float16))
        print(f"{time.time() - start:.0f} s, seen {seen} kept {len(kept)} words {words}", flush=True)
    join = lambda x: {k: np.concatenate(v) for k, v in x.items()}
    torch.save({"words": kept, "index": join(index), "p": join(p),
                "upos": vocab["upos"], "xpos": vocab["xpos"]}, a.out)


if __name__ == "__main__":
    main()
