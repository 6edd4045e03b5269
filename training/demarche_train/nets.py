"""The two encoders (gated CNN shipped, MiniLM teacher) and the heads they share."""
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

from .features import BUCKETS

DILATIONS = [1, 1, 2, 4, 8, 1, 2, 4]
# Feature tables (see BUCKETS) that MiniLM gets beside its pieces: suffix of two, shape.
PIECE_FEATURES = [2, 5]


class Vectors:
    """Pruned CC0 vectors: row 0 is 'unknown'."""

    def __init__(self, path):
        z = np.load(path)
        self.rows = {int(k): int(r) + 1 for k, r in zip(z["keys"], z["rows"])}
        x = z["q"].astype(np.float32) * z["scale"][:, None]
        self.table = torch.tensor(np.concatenate([np.zeros((1, x.shape[1]), np.float32), x]))
        self.raw = z
        self.memo = {}

    def row(self, word):
        r = self.memo.get(word)
        if r is None:
            from .features import key32, lower, plain
            w = plain(word)
            r = self.rows.get(key32(w)) or self.rows.get(key32(lower(w))) or 0
            self.memo[word] = r
        return r


class Cnn(nn.Module):
    """Sum of hash embeddings and projected vectors, lifted to `w`, then dilated gated convolutions of width three."""

    def __init__(self, w, d, vec, e):
        super().__init__()
        self.dim, self.w, self.e = w, w, e
        self.emb = nn.ModuleList([nn.Embedding(n + 1, e, padding_idx=n) for n in BUCKETS])
        for table in self.emb:
            nn.init.normal_(table.weight, 0, 0.1)
            table.weight.data[-1] = 0
        self.vec = nn.Embedding.from_pretrained(vec.table, freeze=True)
        self.vp = nn.Linear(vec.table.shape[1], e, bias=False)
        self.ln0 = nn.LayerNorm(e)
        self.lift = nn.Linear(e, w) if w != e else nn.Identity()
        self.dil = DILATIONS[:d]
        self.conv = nn.ModuleList([nn.Linear(3 * w, 2 * w) for _ in self.dil])
        self.ln = nn.ModuleList([nn.LayerNorm(w) for _ in self.dil])
        self.drop = 0.2

    def forward(self, b):
        m = b["mask"][..., None]
        x = sum(e(b["feat"][..., i]) for i, e in enumerate(self.emb)) + self.vp(self.vec(b["vec"]))
        x = self.lift(F.dropout(self.ln0(x), self.drop, self.training)) * m
        n = x.shape[1]
        for dil, c, l in zip(self.dil, self.conv, self.ln):
            p = F.pad(x, (0, 0, dil, dil))
            y = c(torch.cat([p[:, :n], x, p[:, 2 * dil:]], -1))
            y = F.glu(y.float(), -1)
            x = l(x + F.dropout(y, self.drop, self.training)) * m
        return x


class MiniLm(nn.Module):
    """Word pieces through the first layers of MiniLM; a word is the state of its first piece.

    The pieces are uncased, so shape and suffix embeddings are added to the first piece of every word before the first
    layer. The piece embeddings stay as they are: they would only be learnt by heart.
    """

    def __init__(self, layers, path, pieces):
        super().__init__()
        from transformers import BertModel
        from .pieces import full
        self.bert = BertModel.from_pretrained(path, add_pooling_layer=False, attn_implementation="sdpa")
        self.bert.encoder.layer = self.bert.encoder.layer[:layers]
        self.bert.config.attention_probs_dropout_prob = 0.0
        for l in self.bert.encoder.layer:
            l.attention.self.dropout_prob = 0.0
        ids = full(path).get_vocab()
        old = self.bert.embeddings.word_embeddings.weight.data
        self.bert.embeddings.word_embeddings = nn.Embedding.from_pretrained(old[[ids[p] for p in pieces]].clone(), freeze=True)
        self.dim = 384
        self.extra = nn.ModuleList([nn.Embedding(BUCKETS[i] + 1, self.dim, padding_idx=BUCKETS[i]) for i in PIECE_FEATURES])
        for e in self.extra:
            nn.init.zeros_(e.weight)

    def forward(self, b):
        x = self.bert.embeddings.word_embeddings(b["ids"]) + sum(e(b["extra"][..., i]) for i, e in enumerate(self.extra))
        x = self.bert(inputs_embeds=x, attention_mask=(b["ids"] != 0).long()).last_hidden_state.float()
        x = torch.gather(x, 1, b["first"][..., None].expand(-1, -1, self.dim))
        return F.dropout(x, 0.1, self.training)


class Net(nn.Module):
    """Tags, biaffine heads and labels, names."""

    def __init__(self, enc, vocab, arc, lab):
        super().__init__()
        self.enc = enc
        d, nl = enc.dim, len(vocab["labels"])
        self.up = nn.Linear(d, len(vocab["upos"]))
        self.xp = nn.Linear(d, len(vocab["xpos"]))
        self.nr = nn.Linear(d, 9)
        self.ah, self.ad = nn.Linear(d, arc), nn.Linear(d, arc)
        self.lh, self.ld = nn.Linear(d, lab), nn.Linear(d, lab)
        self.U = nn.Parameter(torch.zeros(arc + 1, arc))
        nn.init.orthogonal_(self.U.data[:arc])
        self.R = nn.Parameter(torch.randn(nl, lab + 1, lab + 1) * 0.02)
        self.root = nn.Parameter(torch.randn(d) * 0.1)

    def forward(self, b, heads=None):
        x = self.enc(b).float()
        B, n, d = x.shape
        xr = torch.cat([self.root.expand(B, 1, d), x], 1)
        act = lambda z: F.dropout(F.relu(z), 0.2, self.training)
        one = torch.ones(B, n, 1)
        ah, ad = act(self.ah(xr)), torch.cat([act(self.ad(x)), one], -1)
        arc = ad @ self.U @ ah.transpose(1, 2)
        mk = torch.cat([torch.ones(B, 1), b["mask"]], 1)
        arc = arc.masked_fill(mk[:, None, :] == 0, -1e4)
        arc = arc.masked_fill(torch.cat([torch.zeros(n, 1), torch.eye(n)], 1).bool()[None], -1e4)
        h = heads if heads is not None else arc.argmax(-1)
        lh, ld = act(self.lh(xr)), torch.cat([act(self.ld(x)), one], -1)
        lh = torch.cat([torch.gather(lh, 1, h[..., None].expand(-1, -1, lh.shape[-1])), one], -1)
        t = (ld.reshape(B * n, -1) @ self.R.permute(1, 0, 2).reshape(ld.shape[-1], -1)).reshape(B, n, self.R.shape[0], -1)
        rel = (t @ lh[..., None])[..., 0]
        return {"upos": self.up(x), "xpos": self.xp(x), "ner": self.nr(x), "arc": arc, "labels": rel}
