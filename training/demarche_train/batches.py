"""Sentences to tensors."""
import numpy as np
import torch

from .data import NER_TAGS
from .features import BUCKETS, buckets, plain
from .nets import PIECE_FEATURES
from .pieces import CLS, PAD, SEP, UNK

# Pieces of a sentence that are looked at.
LIMIT = 512
PAD_FEAT = np.array(BUCKETS, dtype=np.int64)


class Coder:
    def __init__(self, vocab, vec=None, wordpieces=None):
        self.index = {k: {t: i for i, t in enumerate(v)} for k, v in vocab.items()}
        self.vec, self.tk, self.memo = vec, wordpieces, {}

    def pieces(self, word):
        p = self.memo.get(word)
        if p is None:
            p = self.tk.encode(plain(word), add_special_tokens=False).ids[:8] or [UNK]
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
                row = [CLS]
                for i, w in enumerate(s.words):
                    first[r, i] = len(row)
                    row += self.pieces(w)
                ids.append((row + [SEP])[:LIMIT])
            q = max(map(len, ids))
            first = np.minimum(first, q - 1)
            extra = np.tile(PAD_FEAT[PIECE_FEATURES], (B, q, 1))
            for r, s in enumerate(sents):
                k = len(s.words)
                extra[r, first[r, :k]] = feat[r, :k][:, PIECE_FEATURES]
            b["ids"] = torch.tensor([r + [PAD] * (q - len(r)) for r in ids])
            b["first"], b["extra"] = torch.from_numpy(first), torch.from_numpy(extra)
        return b

    def gold(self, sents):
        """Targets as distributions: certain ones from treebanks, the teacher's from silver (`Sent.soft`)."""
        B, n = len(sents), max(len(s.words) for s in sents)
        sizes = {**{k: len(v) for k, v in self.index.items()}, "ner": len(NER_TAGS), "arc": n + 1}
        t = {k: np.zeros((B, n, size), np.float32) for k, size in sizes.items()}
        heads = np.zeros((B, n), np.int64)
        for r, s in enumerate(sents):
            rows = np.arange(len(s.words))
            heads[r, rows] = s.heads
            if s.soft:
                for k, (at, p) in s.soft.items():
                    t[k][r, rows[:, None], at] = p
                continue
            for k, tags in (("upos", s.upos), ("xpos", s.xpos), ("labels", s.labels)):
                t[k][r, rows, [self.index[k].get(x, 0) for x in tags]] = 1
            t["arc"][r, rows, s.heads] = 1
            if s.ner:
                known = np.array(s.ner) >= 0
                t["ner"][r, rows[known], np.array(s.ner)[known]] = 1
        return torch.from_numpy(heads), {k: torch.from_numpy(v) for k, v in t.items()}


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
