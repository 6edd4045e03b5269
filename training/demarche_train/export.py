"""Write the network as the one file the crate embeds: int8 rows with f32 scales, a text header in front.

Layout: b"DMPARSE1", u32 length of header, header (UTF-8 lines), zero padding to 64, data.
Header lines: `list NAME item...`, `num NAME value`, `tensor NAME i8|f32|u32|u16 OFFSET COUNT`.
Every matrix is stored row by row, one row per output, with `NAME.scale` holding one f32 per row.
"""
import argparse
import collections
import struct
import numpy as np
import torch
from . import data
from .batches import batches
from .evaluate import score
from .train import load


class File:
    def __init__(self):
        self.lines, self.blob = [], bytearray()

    def words(self, name, items):
        self.lines.append("list " + name + " " + " ".join(items))

    def num(self, name, v):
        self.lines.append(f"num {name} {v}")

    def tensor(self, name, x):
        kind = {np.dtype("int8"): "i8", np.dtype("float32"): "f32", np.dtype("uint32"): "u32", np.dtype("uint16"): "u16"}[x.dtype]
        while len(self.blob) % 16:
            self.blob.append(0)
        self.lines.append(f"tensor {name} {kind} {len(self.blob)} {x.size}")
        self.blob += np.ascontiguousarray(x).tobytes()

    def matrix(self, name, w):
        """Rows to int8; gives back what the product will see."""
        w = w.astype(np.float32)
        s = np.maximum(np.abs(w).max(1), 1e-12).astype(np.float32) / np.float32(127)
        q = np.clip(np.round(w / s[:, None]), -127, 127).astype(np.int8)
        self.tensor(name, q); self.tensor(name + ".scale", s)
        return q.astype(np.float32) * s[:, None]

    def write(self, path):
        head = ("\n".join(self.lines) + "\n").encode()
        head += b"\n" * (-(12 + len(head)) % 64)
        with open(path, "wb") as f:
            f.write(b"DMPARSE1" + struct.pack("<I", len(head)) + head + bytes(self.blob))


def peak(net, coder, sents):
    """Largest activations that enter U and R on held-out text, for the fixed input scales."""
    top = {"ad": 0.0, "ld": 0.0}
    hooks = [getattr(net, k).register_forward_hook(lambda m, i, o, k=k: top.__setitem__(k, max(top[k], float(o.max())))) for k in top]
    with torch.no_grad():
        for part in batches(sents, 4000):
            net(coder.batch(part))
    for h in hooks:
        h.remove()
    return top


def power_scale(top):
    """A power of two that keeps twice the peak inside 14 bits."""
    return 2.0 ** np.floor(np.log2(16383 / (2 * max(top, 1.0))))


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--model", required=True); ap.add_argument("--vec", required=True)
    ap.add_argument("--treebanks", required=True); ap.add_argument("--out", required=True)
    a = ap.parse_args()
    torch.set_num_threads(1)
    net, coder, vocab, vec = load(a.model, a.vec)
    train, dev, _ = data.load(a.treebanks)
    top = peak(net, coder, dev["ewt-dev"]); print("peaks", top)
    e, f, n = net.enc, File(), lambda p: p.detach().numpy().astype(np.float32)
    for k in ("upos", "xpos", "labels"):
        f.words(k, vocab[k])
    f.words("ner", data.NER_TAGS)
    seen = collections.Counter((u, x) for s in train for u, x in zip(s.upos, s.xpos))
    f.words("pairs", [f"{vocab['upos'].index(u)}:{vocab['xpos'].index(x)}" for (u, x), k in sorted(seen.items()) if k >= 3])
    f.num("width", e.w); f.num("arc", net.ah.out_features); f.num("label", net.lh.out_features)
    f.words("dilations", [str(d) for d in e.dil])
    f.num("scale.U", power_scale(top["ad"])); f.num("scale.R", power_scale(top["ld"]))
    for i, t in enumerate(e.emb):
        t.weight.data[:-1] = torch.tensor(f.matrix(f"emb.{i}", n(t.weight)[:-1]))
    proj = n(vec.table) @ n(e.vp.weight).T
    f.tensor("vec.keys", vec.raw["keys"]); f.tensor("vec.rows", vec.raw["rows"])
    f.matrix("vec", proj[1:])
    norms = [("ln.in", e.ln0)] + [(f"ln.{i}", l) for i, l in enumerate(e.ln)]
    for name, l in norms:
        f.tensor(name + ".gain", n(l.weight)); f.tensor(name + ".bias", n(l.bias))
    for i, c in enumerate(e.conv):
        c.weight.data = torch.tensor(f.matrix(f"conv.{i}", n(c.weight))); f.tensor(f"conv.{i}.bias", n(c.bias))
    heads = [net.up, net.xp, net.nr, net.ah, net.ad, net.lh, net.ld]
    w = f.matrix("heads", np.concatenate([n(h.weight) for h in heads])); f.tensor("heads.bias", np.concatenate([n(h.bias) for h in heads]))
    at = 0
    for h in heads:
        h.weight.data = torch.tensor(w[at:at + h.out_features]); at += h.out_features
    relu = lambda x: np.maximum(x, 0).astype(np.float32)
    f.tensor("root.ah", relu(n(net.ah(net.root)))); f.tensor("root.lh", relu(n(net.lh(net.root))))
    # U: z = [ad, 1] @ U ; its last row is a bias. R: t[r] = [ld, 1] @ R[r] ; the same.
    u = n(net.U)
    net.U.data[:-1] = torch.tensor(f.matrix("U", u[:-1].T)).T; f.tensor("U.bias", u[-1])
    r = n(net.R)  # labels, lab + 1 (dependent), lab + 1 (head)
    nl, k, m = r.shape
    rows = r.transpose(0, 2, 1).reshape(nl * m, k)
    q = f.matrix("R", rows[:, :-1]); f.tensor("R.bias", np.ascontiguousarray(rows[:, -1]))
    net.R.data[:, :-1, :] = torch.tensor(q.reshape(nl, m, k - 1).transpose(0, 2, 1).copy())
    f.write(a.out)
    print("int8", "ewt-dev", score(net, coder, vocab, dev["ewt-dev"]))


if __name__ == "__main__":
    main()
