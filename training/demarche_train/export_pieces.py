"""Writes the word-piece encoder: pieces, embeddings, and the layers as the products read them."""
import numpy as np
import torch
from .batches import LIMIT
from .export_heads import arrays
from .features import BUCKETS
from .nets import PIECE_FEATURES


def norm(f, name, l):
    f.tensor(name + ".gain", arrays(l.weight)); f.tensor(name + ".bias", arrays(l.bias))


def linear(f, name, parts, scale=1.0):
    """Several linear layers under each other; the first is multiplied by `scale`. Leaves in them what will be seen."""
    parts[0].weight.data *= scale; parts[0].bias.data *= scale
    w = f.matrix(name, np.concatenate([arrays(p.weight) for p in parts]), pack=True)
    f.tensor(name + ".bias", np.concatenate([arrays(p.bias) for p in parts]))
    at = 0
    for p in parts:
        p.weight.data = torch.tensor(w[at:at + p.out_features]); at += p.out_features
    parts[0].weight.data /= scale; parts[0].bias.data /= scale


def embeddings(f, e, pieces):
    emb = e.bert.embeddings
    f.words("pieces", pieces)
    f.tensor("pieces.order", np.array(sorted(range(len(pieces)), key=lambda i: pieces[i].encode()), dtype=np.uint16))
    table = emb.word_embeddings.weight
    table.data = torch.tensor(f.matrix("emb", arrays(table)))
    place = emb.position_embeddings.weight.data[:LIMIT] + emb.token_type_embeddings.weight.data[0]
    emb.position_embeddings.weight.data[:LIMIT] = torch.tensor(f.matrix("emb.place", arrays(place)))
    emb.token_type_embeddings.weight.data[0] = 0
    f.words("emb.extra", [str(i) for i in PIECE_FEATURES])
    for i, t in zip(PIECE_FEATURES, e.extra):
        t.weight.data[:-1] = torch.tensor(f.matrix(f"emb.{i}", arrays(t.weight)[:BUCKETS[i]]))
    norm(f, "ln.in", emb.LayerNorm)


def encoder(f, e, pieces):
    bert = e.bert.encoder.layer
    f.num("width", e.dim); f.num("layers", len(bert)); f.num("attention", e.bert.config.num_attention_heads)
    f.num("epsilon", e.bert.config.layer_norm_eps)
    embeddings(f, e, pieces)
    per_head = e.dim // e.bert.config.num_attention_heads
    for i, l in enumerate(bert):
        a, o = l.attention.self, l.attention.output
        linear(f, f"layer.{i}.qkv", [a.query, a.key, a.value], per_head ** -0.5)
        linear(f, f"layer.{i}.out", [o.dense]); norm(f, f"layer.{i}.ln.out", o.LayerNorm)
        linear(f, f"layer.{i}.up", [l.intermediate.dense])
        linear(f, f"layer.{i}.down", [l.output.dense]); norm(f, f"layer.{i}.ln.down", l.output.LayerNorm)
