"""Label open news text with the teacher.

Input: CoNLL-U as `cargo run --release -p demarche-parse --example conllu` writes it (only the words are used, so the
silver text has our own tokens and sentences). Output lines: form, UPOS, XPOS, head, label, name tag, confidence.
"""
import argparse, math, random, time
import torch
from . import data
from .batches import batches
from .data import NER_TAGS, Sent


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


def read_silver(path):
    out, cur = [], Sent("silver")
    cur.ner, cur.weight = [], []
    for line in open(path, encoding="utf8"):
        line = line.rstrip("\n")
        if line:
            w, u, x, h, l, n, c = line.split("\t")
            cur.words.append(w); cur.upos.append(u); cur.xpos.append(x); cur.heads.append(int(h)); cur.labels.append(l)
            cur.ner.append(int(n)); cur.weight.append(float(c))
        elif cur.words:
            out.append(cur)
            cur = Sent("silver"); cur.ner, cur.weight = [], []
    return out


def label(net, coder, vocab, part):
    with torch.no_grad():
        o = net(coder.batch(part))
    p = {k: v.argmax(-1).tolist() for k, v in o.items()}
    conf = o["arc"].softmax(-1).max(-1).values.tolist()
    sure = o["ner"].softmax(-1).max(-1).values.tolist()
    for r, s in enumerate(part):
        n = len(s.words); heads = p["arc"][r][:n]
        if not is_tree(heads) or math.prod(conf[r][:n]) < 1e-4:
            continue
        rows = []
        for i in range(n):
            name = p["ner"][r][i] if sure[r][i] > 0.6 else -100
            rows.append("\t".join([s.words[i], vocab["upos"][p["upos"][r][i]], vocab["xpos"][p["xpos"][r][i]], str(heads[i]),
                                   vocab["labels"][p["rel"][r][i]], str(name), f"{conf[r][i]:.2f}"]))
        yield "\n".join(rows) + "\n\n"


def main():
    from .train import load
    ap = argparse.ArgumentParser()
    ap.add_argument("--model", required=True); ap.add_argument("--vec", required=True); ap.add_argument("--minilm", required=True)
    ap.add_argument("--text", required=True); ap.add_argument("--out", required=True); ap.add_argument("--cpu", type=float, default=250)
    ap.add_argument("--seed", type=int, default=1); ap.add_argument("--words", type=int, default=0, help="stop after so many")
    a = ap.parse_args()
    torch.set_num_threads(1)
    net, coder, vocab, _ = load(a.model, a.vec, a.minilm)
    sents = []
    for w in words_of(a.text):
        s = Sent("s"); s.words = w; sents.append(s)
    random.Random(a.seed).shuffle(sents)
    start = time.process_time(); kept = seen = words = 0
    full = lambda: words >= a.words if a.words else time.process_time() - start > a.cpu
    with open(a.out, "w", encoding="utf8") as f:
        for at in range(0, len(sents), 2000):
            for part in batches(sents[at:at + 2000], 2500):
                if full():
                    break
                seen += len(part)
                for block in label(net, coder, vocab, part):
                    f.write(block); kept += 1; words += block.count("\n") - 1
            print(f"cpu {time.process_time() - start:.0f} seen {seen} kept {kept} words {words}", flush=True)
            if full():
                break


if __name__ == "__main__":
    main()
