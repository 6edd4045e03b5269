"""Write a network as the one file the crate embeds (see weightfile.py)."""
import argparse
import collections
import torch
from . import data, export_heads, export_pieces, pieces
from .evaluate import score
from .export_heads import arrays
from .train import load
from .weightfile import File


def convolutions(f, e, vec):
    f.num("width", e.w); f.num("embed", e.e)
    f.words("dilations", [str(d) for d in e.dil])
    for i, t in enumerate(e.emb):
        t.weight.data[:-1] = torch.tensor(f.matrix(f"emb.{i}", arrays(t.weight)[:-1]))
    proj = arrays(vec.table) @ arrays(e.vp.weight).T
    f.tensor("vec.keys", vec.raw["keys"]); f.tensor("vec.rows", vec.raw["rows"])
    f.matrix("vec", proj[1:])
    for name, l in [("ln.in", e.ln0)] + [(f"ln.{i}", l) for i, l in enumerate(e.ln)]:
        export_pieces.norm(f, name, l)
    if e.e != e.w:
        e.lift.weight.data = torch.tensor(f.matrix("lift", arrays(e.lift.weight))); f.tensor("lift.bias", arrays(e.lift.bias))
    for i, c in enumerate(e.conv):
        c.weight.data = torch.tensor(f.matrix(f"conv.{i}", arrays(c.weight))); f.tensor(f"conv.{i}.bias", arrays(c.bias))


def seen_pairs(train, vocab):
    """Part of speech and tag that stand together at least three times."""
    seen = collections.Counter((u, x) for s in train for u, x in zip(s.upos, s.xpos))
    return [f"{vocab['upos'].index(u)}:{vocab['xpos'].index(x)}" for (u, x), k in sorted(seen.items()) if k >= 3]


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--model", required=True); ap.add_argument("--vec", required=True)
    ap.add_argument("--treebanks", required=True); ap.add_argument("--out", required=True)
    ap.add_argument("--minilm"); ap.add_argument("--pieces"); ap.add_argument("--extras", help="further heads, see export_heads.extras")
    ap.add_argument("--quick", action="store_true", help="do not score what was written")
    a = ap.parse_args()
    torch.set_num_threads(1)
    net, coder, vocab, vec = load(a.model, a.vec, a.minilm, a.pieces)
    train, dev, _ = data.load(a.treebanks)
    f = File()
    export_heads.lists(f, net, vocab, data.NER_TAGS, seen_pairs(train, vocab))
    if coder.tk is None:
        convolutions(f, net.enc, vec)
    else:
        export_pieces.encoder(f, net.enc, pieces.read(a.pieces))
    export_heads.heads(f, net)
    export_heads.extras(f, torch.load(a.extras, weights_only=False) if a.extras else {})
    f.write(a.out)
    if not a.quick:
        print("int8", "ewt-dev", score(net, coder, vocab, dev["ewt-dev"]))


if __name__ == "__main__":
    main()
