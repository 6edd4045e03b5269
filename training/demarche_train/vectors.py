"""Prune the CC0 'Explosion Vectors' (20,000 x 300) to the words of our corpora and 96 principal axes."""
import argparse, collections, gzip, json, os, re
import numpy as np
from .features import plain, lower, key32
from . import data

M, R, MASK = 0xC6A4A7935BD1E995, 47, (1 << 64) - 1


def murmur64a(key: bytes, seed: int = 1) -> int:
    """The hash spaCy keys its string store by."""
    n = len(key); h = seed ^ ((n * M) & MASK)
    full = n - n % 8
    for i in range(0, full, 8):
        k = (int.from_bytes(key[i:i + 8], "little") * M) & MASK
        k = ((k ^ (k >> R)) * M) & MASK
        h = ((h ^ k) * M) & MASK
    if n % 8:
        h = ((h ^ int.from_bytes(key[full:], "little")) * M) & MASK
    h = ((h ^ (h >> R)) * M) & MASK
    return h ^ (h >> R)


def counts(root, wiki):
    c = collections.Counter()
    for line in gzip.open(wiki, "rt", encoding="utf8"):
        c.update(re.findall(r"\w+(?:[-.]\w+)*|[^\w\s]", plain(json.loads(line)["text"])))
    for s in data.load(root)[0]:
        c.update(plain(w) for w in s.words)
        c.update(plain(w) for w in s.words)
    return c


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--model", required=True); ap.add_argument("--treebanks", required=True)
    ap.add_argument("--wiki", required=True); ap.add_argument("--dim", type=int, default=96)
    ap.add_argument("--out", required=True)
    a = ap.parse_args()
    import msgpack
    key2row = msgpack.unpackb(open(os.path.join(a.model, "vocab/key2row"), "rb").read(), strict_map_key=False)
    v = np.load(os.path.join(a.model, "vocab/vectors"))
    u, s, vt = np.linalg.svd(v - v.mean(0), full_matrices=False)
    p = (u[:, :a.dim] * s[:a.dim]); p = p / p.std()
    c = counts(a.treebanks, a.wiki)
    rows = {}
    cand = {w for w, n in c.items() if n >= 2}
    cand |= {lower(w) for w in cand}
    for w in cand:
        r = key2row.get(murmur64a(w.encode()))
        if r is not None and r >= 0:
            rows[w] = r
    # a cased form that shares the row of its lower-case form need not be stored
    rows = {w: r for w, r in rows.items() if w == lower(w) or rows.get(lower(w)) != r}
    used = sorted(set(rows.values())); pos = {r: i for i, r in enumerate(used)}
    table = {}
    for w in sorted(rows):
        table.setdefault(key32(w), pos[rows[w]])
    keys = np.array(sorted(table), dtype=np.uint32)
    vals = np.array([table[int(k)] for k in keys], dtype=np.uint16)
    x = p[used]; scale = np.abs(x).max(1, keepdims=True) / 127
    q = np.round(x / scale).astype(np.int8)  # train on exactly what is shipped
    np.savez(a.out, keys=keys, rows=vals, q=q, scale=scale.astype(np.float32)[:, 0])
    cover = sum(n for w, n in c.items() if w in rows or lower(w) in rows) / sum(c.values())
    print("keys", len(keys), "rows", len(used), "coverage", round(cover, 4))


if __name__ == "__main__":
    main()
