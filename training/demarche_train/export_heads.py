"""Writes what both networks share: label lists, tags, biaffine heads and labels, names, further heads."""
import numpy as np
import torch


def arrays(p):
    return p.detach().numpy().astype(np.float32)


def lists(f, net, vocab, ner, pairs):
    for k in ("upos", "xpos", "labels"):
        f.words(k, vocab[k])
    f.words("ner", ner); f.words("pairs", pairs)
    f.num("arc", net.ah.out_features); f.num("label", net.lh.out_features)


def heads(f, net):
    """Writes the heads and leaves in `net` what the product will see."""
    parts = [net.up, net.xp, net.nr, net.ah, net.ad, net.lh, net.ld]
    w = f.matrix("heads", np.concatenate([arrays(h.weight) for h in parts]))
    f.tensor("heads.bias", np.concatenate([arrays(h.bias) for h in parts]))
    at = 0
    for h in parts:
        h.weight.data = torch.tensor(w[at:at + h.out_features]); at += h.out_features
    relu = lambda x: np.maximum(x, 0).astype(np.float32)
    f.tensor("root.ah", relu(arrays(net.ah(net.root)))); f.tensor("root.lh", relu(arrays(net.lh(net.root))))
    # U: z = [ad, 1] @ U ; its last row is a bias. R: t[r] = [ld, 1] @ R[r] ; the same.
    u = arrays(net.U)
    net.U.data[:-1] = torch.tensor(f.matrix("U", u[:-1].T)).T; f.tensor("U.bias", u[-1])
    r = arrays(net.R)  # labels, lab + 1 (dependent), lab + 1 (head)
    nl, k, m = r.shape
    rows = r.transpose(0, 2, 1).reshape(nl * m, k)
    q = f.matrix("R", rows[:, :-1]); f.tensor("R.bias", np.ascontiguousarray(rows[:, -1]))
    net.R.data[:, :-1, :] = torch.tensor(q.reshape(nl, m, k - 1).transpose(0, 2, 1).copy())


def extras(f, found):
    """Further heads on the words' states, each `{labels, weight, bias}` under its name."""
    if found:
        f.words("extras", list(found))
    for name, head in found.items():
        f.words("extra." + name, head["labels"])
        f.matrix("extra." + name, arrays(head["weight"])); f.tensor(f"extra.{name}.bias", arrays(head["bias"]))
