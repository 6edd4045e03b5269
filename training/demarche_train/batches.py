"""Sentences to tensors."""
import numpy as np
import torch

from .features import BUCKETS, buckets, plain

PAD_FEAT = np.array(BUCKETS, dtype=np.int64)


class Coder:
    def __init__(self, vocab, vec=None, wordpieces=None):
        self.index = {k: {t: i for i, t in enumerate(v)} for k, v in vocab.items()}
        self.vec, self.tk, self.memo = vec, wordpieces, {}

    def pieces(self, word):
        p = self.memo.get(word)
        if p is None:
            p = self.tk.encode(plain(word), add_special_tokens=False).ids[:8] or [100]
            self.memo[word] = p
        return p

    def batch(self, sents, drop_words=0.0):
        B, n = len(sents), max(len(s.words) for s in sents)
        mask = np.zeros((B, n), np.float32)
        feat = np.tile(PAD_FEAT, (B, n, 1))
        vec = np.zeros((B, n), np.int64)
        for r, s in enumerate(sents):
            k = len(s.words)
            mask[r, :k] = 1
            feat[r, :k] = [buckets(w) for w in s.words]
            if self.vec:
                vec[r, :k] = [self.vec.row(w) for w in s.words]
        if drop_words:
            feat[..., 0][np.random.rand(B, n) < drop_words] = BUCKETS[0]
        b = {"mask": torch.from_numpy(mask), "feat": torch.from_numpy(feat), "vec": torch.from_numpy(vec)}
        if self.tk:
            ids, first = [], np.zeros((B, n), np.int64)
            for r, s in enumerate(sents):
                row = [101]
                for i, w in enumerate(s.words):
                    first[r, i] = len(row)
                    row += self.pieces(w)
                ids.append((row + [102])[:512])
            q = max(map(len, ids))
            b["ids"] = torch.tensor([r + [0] * (q - len(r)) for r in ids])
            b["first"] = torch.from_numpy(np.minimum(first, q - 1))
        return b

    def gold(self, sents):
        B, n = len(sents), max(len(s.words) for s in sents)
        g = {k: np.full((B, n), -100, np.int64) for k in ("upos", "xpos", "rel", "ner")}
        g["arc"] = np.zeros((B, n), np.int64)
        g["weight"] = np.zeros((B, n), np.float32)
        for r, s in enumerate(sents):
            k = len(s.words)
            g["upos"][r, :k] = [self.index["upos"].get(t, 0) for t in s.upos]
            g["xpos"][r, :k] = [self.index["xpos"].get(t, 0) for t in s.xpos]
            g["rel"][r, :k] = [self.index["labels"].get(t, 0) for t in s.labels]
            g["arc"][r, :k] = s.heads
            if s.ner:
                g["ner"][r, :k] = s.ner
            g["weight"][r, :k] = s.weight or 1.0
        return {k: torch.from_numpy(v) for k, v in g.items()}


def batches(sents, words, rnd=None):
    """Lists of sentences of like length, about `words` words each."""
    ix = list(range(len(sents)))
    if rnd:
        rnd.shuffle(ix)
    ix.sort(key=lambda i: len(sents[i].words) + (rnd.random() * 3 if rnd else 0))
    out, cur = [], []
    for i in ix:
        if cur and len(sents[i].words) * (len(cur) + 1) > words:
            out.append(cur); cur = []
        cur.append(sents[i])
    if cur:
        out.append(cur)
    if rnd:
        rnd.shuffle(out)
    return out
