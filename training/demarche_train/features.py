"""Word features. Mirrored in crates/demarche-parse/src/features.rs: change both or neither."""
from functools import lru_cache

MASK = (1 << 64) - 1
# Buckets of the hash embeddings: word, prefix3, suffix2, suffix3, suffix4, shape.
BUCKETS = [24000, 4000, 1000, 6000, 8000, 2000]
_PLAIN = {
    "\u2018": "'", "\u2019": "'", "\u201a": "'", "\u201b": "'", "\u2032": "'", "`": "'",
    "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u201f": '"', "\u00ab": '"', "\u00bb": '"', "\u2033": '"',
    "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2015": "-", "\u2212": "-",
    "\u2026": "...",
}


def fnv(data: bytes) -> int:
    """FNV-1a, 64 bit."""
    h = 0xCBF29CE484222325
    for b in data:
        h = ((h ^ b) * 0x100000001B3) & MASK
    return h


def fold(h: int) -> int:
    return h ^ (h >> 32)


def plain(word: str) -> str:
    """Typographic quotes, dashes and ellipses become their ASCII forms."""
    out = "".join(_PLAIN.get(c, c) for c in word)
    if out in ("''", "``"):
        return '"'
    if out == "--" or out == "---":
        return "-"
    return out


def lower(word: str) -> str:
    return "".join(c.lower() for c in word)


def shape(word: str) -> str:
    """Xxxxx -> Xxxx: classes of characters, runs cut to three."""
    out = []
    for c in word:
        k = "X" if c.isupper() else "x" if c.islower() else "d" if "0" <= c <= "9" else c
        if len(out) < 3 or out[-3:] != [k] * 3:
            out.append(k)
    return "".join(out[:16])


@lru_cache(maxsize=None)
def buckets(word: str) -> tuple:
    """The embedding rows of a word, one per table."""
    w = plain(word)
    n = lower(w)
    parts = ("n" + n, "p" + n[:3], "q" + n[-2:], "r" + n[-3:], "s" + n[-4:], "t" + shape(w))
    return tuple(fold(fnv(p.encode())) % b for p, b in zip(parts, BUCKETS))


def key32(word: str) -> int:
    """Key of a word in the vector table."""
    return fold(fnv(word.encode())) & 0xFFFFFFFF
