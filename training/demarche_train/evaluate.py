"""Scores on gold tokens: tags, UAS, LAS*, core arguments, names."""
import torch
from .batches import batches
from .data import NER_TAGS

CORE = {"nsubj", "nsubj:pass", "obj", "iobj", "ccomp", "xcomp", "obl:agent"}


def spans(tags):
    out, st, kind = set(), None, None
    for i, x in enumerate(list(tags) + ["O"]):
        if st is not None and (x[0] != "I" or x[2:] != kind):
            out.add((st, i, kind)); st = None
        if x != "O" and st is None:
            st, kind = i, x[2:]
    return {s for s in out if s[2] in ("PER", "ORG", "LOC")}


def prf(tp, fp, fn):
    return 200 * tp / max(1, 2 * tp + fp + fn)


def score(net, coder, vocab, sents, words=4000):
    net.eval()
    c = [0] * 5; core = [0] * 3; ner = [0] * 3
    with torch.no_grad():
        for part in batches(sents, words):
            o = net(coder.batch(part))
            p = {k: v.argmax(-1).tolist() for k, v in o.items()}
            for r, s in enumerate(part):
                n = len(s.words); G, P = set(), set()
                for i in range(n):
                    c[0] += 1; c[1] += vocab["upos"][p["upos"][r][i]] == s.upos[i]
                    c[2] += vocab["xpos"][p["xpos"][r][i]] == s.xpos[i]
                    lab = vocab["labels"][p["labels"][r][i]]
                    ok = p["arc"][r][i] == s.heads[i]
                    c[3] += ok; c[4] += ok and lab == s.labels[i]
                    if s.labels[i] in CORE: G.add((i, s.heads[i], s.labels[i]))
                    if lab in CORE: P.add((i, p["arc"][r][i], lab))
                core[0] += len(G & P); core[1] += len(P - G); core[2] += len(G - P)
                if s.ner:
                    G = spans([NER_TAGS[t] if t >= 0 else "O" for t in s.ner]); P = spans([NER_TAGS[t] for t in p["ner"][r][:n]])
                    ner[0] += len(G & P); ner[1] += len(P - G); ner[2] += len(G - P)
    net.train()
    z = {k: round(100 * v / c[0], 2) for k, v in zip(("UPOS", "XPOS", "UAS", "LAS*"), c[1:])}
    z["core"] = round(prf(*core), 1)
    if sum(ner):
        z["NER"] = round(prf(*ner), 1)
    return z
