"""Trains the sentence splitter's scorer: a small convolutional network over clues that the crate itself tells.

Raw text is rebuilt from the treebanks as in the CoNLL 2018 shared task: the sentences of a paragraph are joined by a
space (or nothing, after SpaceAfter=No), paragraphs (`newpar`) by a blank line. Only documents whose texts are open.
"""
import argparse
import os
import random
import subprocess

import numpy as np
import torch
import torch.nn.functional as F

from .data import gum_ok

ROWS, WIDTH, FIRST, SECOND, LAST = 9, 32, 48, 32, 16
TABLE, GAP, NONE = 6144 + 256 + 64, 6144 + 256, 6144 + 256 + 64
PAD = 8
BREAK, MUST, NEVER, SPACED, END, SMALL = 1, 2, 4, 8, 16, 32
UPOS = ["ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ",
        "SYM", "VERB", "X"]


def texts(path, keep=None):
    """Documents: (text, sentences as byte spans, parts of speech by first byte)."""
    docs, size = [], 0
    new_doc, new_par, block = True, False, []
    for line in open(path, encoding="utf8"):
        line = line.rstrip("\n")
        if line:
            block.append(line)
            continue
        sid = next((x[12:] for x in block if x.startswith("# sent_id = ")), "")
        new_doc |= any(x.startswith("# newdoc") for x in block)
        new_par |= any("# newpar" in x for x in block)
        rows = [x.split("\t") for x in block if x[0] != "#"]
        block = []
        if keep and not keep(sid):
            continue
        if new_doc:
            docs.append(([], [], {})); size = 0
        new_doc = False
        pieces, sentences, tags = docs[-1]
        if size:
            while pieces and pieces[-1] == " ":
                pieces.pop(); size -= 1
            gap = "\n\n" if new_par else " "
            pieces.append(gap); size += len(gap)
        new_par, start, until, end = False, size, 0, size
        for c in rows:
            if "." in c[0]:
                continue
            if "-" in c[0]:
                until = int(c[0].split("-")[1]); tags[size] = rows[[r[0] for r in rows].index(c[0]) + 1][3]
            elif int(c[0]) <= until:
                continue
            else:
                tags[size] = c[3]
            pieces.append(c[1]); size += len(c[1].encode()); end = size
            if "SpaceAfter=No" not in c[9]:
                pieces.append(" "); size += 1
        sentences.append((start, end))
    return [("".join(p), s, t) for p, s, t in docs]


class Set:
    """Clues of all tokens of some documents, by segment."""

    def __init__(self, docs, clues):
        told = subprocess.run([clues], input="".join(d[0] + "\0" for d in docs).encode(), stdout=subprocess.PIPE, check=True)
        self.rows, self.bits, self.gold, self.tags, self.segments, self.spans, self.docs = [], [], [], [], [], [], []
        doc = 0
        starts, tags = {s for s, _ in docs[0][1]}, docs[0][2]
        for line in told.stdout.decode().split("\n"):
            if not line:
                doc += 1
                if doc < len(docs):
                    starts, tags = {s for s, _ in docs[doc][1]}, docs[doc][2]
                continue
            n = [int(x) for x in line.split()]
            if n[2]:
                self.segments.append([len(self.rows), 0])
            self.segments[-1][1] = len(self.rows) + 1
            self.rows.append(n[4:]); self.bits.append(n[3]); self.spans.append((n[0], n[1])); self.docs.append(doc)
            self.gold.append(n[0] in starts)
            tag = tags.get(n[0])
            self.tags.append(UPOS.index(tag) if tag in UPOS else -100)
        self.rows, self.bits = np.array(self.rows), np.array(self.bits)
        self.gold, self.tags = np.array(self.gold, dtype=np.float32), np.array(self.tags)
        self.truth = {(d, a, b) for d, x in enumerate(docs) for a, b in x[1]}

    def follow_rules(self):
        """Takes what the rules say for gold: news is well punctuated, there they are nearly always right."""
        self.gold = ((self.bits & BREAK) > 0).astype(np.float32)
        return self

    def agreement(self, scores):
        """How many gaps of a hundred thousand are not as gold has them."""
        open_gaps = (self.bits & (MUST | NEVER)) == 0
        wrong = ((scores > 0) != (self.gold > 0.5)) & open_gaps
        return 1e5 * wrong.sum() / len(scores)

    def f(self, scores, threshold=0.0):
        """Sentence F1 of the cuts where the scores are above a threshold."""
        cut = ((self.bits & MUST) > 0) | ((self.bits & NEVER) == 0) & (scores > threshold)
        starts = np.flatnonzero(cut).tolist() + [len(cut)]
        found = {(self.docs[a], self.spans[a][0], self.spans[b - 1][1]) for a, b in zip(starts, starts[1:])}
        return 200 * len(found & self.truth) / (len(found) + len(self.truth))


class Net(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.table = torch.nn.Parameter(torch.randn(TABLE + 1, WIDTH) * 0.1)
        self.first = torch.nn.Conv1d(WIDTH, FIRST, 3, padding=1)
        self.second = torch.nn.Conv1d(FIRST, SECOND, 5, padding=2)
        self.third = torch.nn.Conv1d(SECOND, LAST, 6)
        self.last = torch.nn.Conv1d(LAST, 1, 1)
        self.tags = torch.nn.Linear(SECOND, len(UPOS))

    def forward(self, rows, here, drop=0.0):
        """Scores of the gaps before all tokens of one padded row of segments; `here` is 0 between them."""
        table = F.pad(self.table[:-1], (0, 0, 0, 1))
        x = F.embedding(rows, table).sum(1).clamp(-7.99, 7.99).T[None]
        x = F.dropout(x, drop, self.training)
        x = self.first(x).clamp(0, 7.99) * here
        x = F.dropout(x, drop, self.training)
        h = self.second(x).clamp(0, 7.99) * here
        x = F.dropout(h, drop, self.training)
        x = self.third(F.pad(x, (3, 2))).clamp(0, 7.99)
        return self.last(x)[0, 0], self.tags(h[0].T)


def pack(rows_list):
    """Segments one after another with room between: rows, whether a token stands there, where each begins."""
    total = sum(len(r) + PAD for r in rows_list) + PAD
    rows = np.full((total, ROWS), NONE); here = np.zeros(total, dtype=np.float32); at, begins = PAD, []
    for r in rows_list:
        rows[at:at + len(r)] = r; here[at:at + len(r)] = 1; begins.append(at); at += len(r) + PAD
    return torch.from_numpy(rows), torch.from_numpy(here), begins


def whole(net, data):
    """Scores for all tokens of a set."""
    net.eval(); out = np.zeros(len(data.rows), dtype=np.float32)
    with torch.no_grad():
        for i in range(0, len(data.segments), 400):
            group = data.segments[i:i + 400]
            rows, here, begins = pack([data.rows[a:b] for a, b in group])
            s = net(rows, here)[0].numpy()
            for (a, b), p in zip(group, begins):
                out[a:b] = s[p:p + b - a]
    return out


def roughened(data, a, b, rnd):
    """The tokens of a segment, some without their full stops or capitals, as hasty writers have them."""
    keep, gold = list(range(a, b)), data.gold
    r = rnd.random()
    if r < 0.12:
        gone = {t for t in range(a, b - 1) if data.bits[t] & END and gold[t + 1] and t > a and not gold[t] and rnd.random() < 0.6}
        keep = [t for t in keep if t not in gone]
    return keep


def train(net, sets, dev, epochs, seed, words, drop):
    rnd = random.Random(seed)
    items = [(d, a, b) for d in sets for a, b in d.segments if b - a > 1]
    size = sum(b - a for _, a, b in items)
    steps = epochs * size // words
    opt = torch.optim.Adam(net.parameters(), lr=4e-3, betas=(0.9, 0.99))
    best, step, sums = None, 0, []
    mean = {}
    for epoch in range(epochs):
        rnd.shuffle(items)
        i = 0
        net.train(); total = 0.0
        while i < len(items):
            rows, gold, tags, mask, n = [], [], [], [], 0
            while i < len(items) and n < words:
                d, a, b = items[i]; i += 1
                keep = roughened(d, a, b, rnd)
                rows.append(d.rows[keep]); gold.append(d.gold[keep]); tags.append(d.tags[keep])
                m = (d.bits[keep] & NEVER) == 0; m[0] = False; mask.append(m); n += len(keep)
            x, here, begins = pack(rows)
            rate = 4e-3 * min(1, step / 100) * max(0.02, 1 - step / steps)
            for g in opt.param_groups:
                g["lr"] = rate
            s, t = net(x, here, drop)
            at = torch.from_numpy(np.concatenate([np.arange(p, p + len(r)) for p, r in zip(begins, rows)]))
            m = torch.from_numpy(np.concatenate(mask))
            s, t = s[at], t[at]
            g = torch.from_numpy(np.concatenate(gold))
            loss = F.binary_cross_entropy_with_logits(s[m], g[m], reduction="sum") / n * 20
            loss = loss + 0.3 * F.cross_entropy(t, torch.from_numpy(np.concatenate(tags)), ignore_index=-100)
            opt.zero_grad(); loss.backward()
            opt.step(); step += 1; total += float(loss.detach()) * n
            with torch.no_grad():
                net.table.clamp_(-1.98, 1.98)
                if step > steps * 0.6:
                    for k, v in net.state_dict().items():
                        mean[k] = mean[k] * 0.995 + v * 0.005 if k in mean else v.clone()
        if epoch % 4 == 3 or epoch == epochs - 1:
            scores = {k: whole(net, d) for k, d in dev.items()}
            print(epoch, round(total / size, 4), {k: [round(dev[k].f(s, x), 2) for x in (-0.7, 0, 0.7)] for k, s in scores.items()}, flush=True)
    if mean:
        net.load_state_dict(mean)
    for k, d in dev.items():
        s = whole(net, d)
        print("mean", k, [round(d.f(s, x), 2) for x in (-1, -0.7, -0.4, 0, 0.4, 0.7, 1)])


def export(net, path):
    """Whole numbers: the table in 1/64, weights in 1/1024, what is added in 1/131072."""
    def layer(f, conv, inputs):
        w = conv.weight.detach().permute(0, 2, 1).reshape(conv.out_channels, inputs).numpy()
        f.write(np.clip(np.rint(w * 1024), -4095, 4095).astype("<i2").tobytes())
        f.write(np.rint(conv.bias.detach().numpy() * 131072).astype("<i4").tobytes())
    with open(path, "wb") as f:
        f.write(np.clip(np.rint(net.table[:-1].detach().numpy() * 64), -127, 127).astype("i1").tobytes())
        layer(f, net.first, WIDTH * 3); layer(f, net.second, FIRST * 5)
        layer(f, net.third, SECOND * 6); layer(f, net.last, LAST)


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--treebanks", required=True); p.add_argument("--clues", required=True); p.add_argument("--out", required=True)
    p.add_argument("--news", help="plain text, a blank line after each paragraph; stands for news")
    p.add_argument("--paragraphs", type=int, default=4000); p.add_argument("--epochs", type=int, default=8); p.add_argument("--seed", type=int, default=1)
    p.add_argument("--words", type=int, default=3000); p.add_argument("--drop", type=float, default=0.25)
    a = p.parse_args()
    torch.manual_seed(a.seed); torch.set_num_threads(1)
    read = lambda name, keep=None: Set(texts(os.path.join(a.treebanks, name + ".conllu"), keep), a.clues)
    sets = [read("en_ewt-train"), read("en_gum-train", gum_ok)]
    check = None
    if a.news:
        news = open(a.news, encoding="utf8").read().split("\n\n")
        part = lambda some: Set([("\n\n".join(some), [], {})], a.clues).follow_rules()
        sets.append(part(news[:a.paragraphs])); check = part(news[a.paragraphs:a.paragraphs + 2000])
    dev = {"ewt-dev": read("en_ewt-dev"), "gum-dev": read("en_gum-dev", gum_ok)}
    for k, d in dev.items():
        print("rules", k, round(d.f((d.bits & BREAK) - 0.5), 2), "all gaps right would be", round(d.f(d.gold - 0.5), 2))
    net = Net()
    train(net, sets, dev, a.epochs, a.seed, a.words, a.drop)
    if check:
        print("news: gaps of 100,000 not as the rules have them", round(check.agreement(whole(net, check)), 1), "of", len(check.rows))
    export(net, a.out)


if __name__ == "__main__":
    main()
