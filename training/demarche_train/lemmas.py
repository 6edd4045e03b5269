"""Lemma exceptions: what the suffix rules (mirrored in crates/demarche-parse/src/lemma.rs) get wrong in the training data."""
import argparse, collections, re
from . import data
from .features import lower, plain

VOWELS = "aeiou"
# Verbs in -l, -s or -z that double it; the rules keep double l, s and z (calling, passing, buzzing).
DOUBLED = """expel compel propel repel rebel dispel excel control patrol enrol cancel travel label model signal level
counsel quarrel channel tunnel fuel duel marshal equal rival fulfil instal shovel unravel marvel panel extol annul
impel focus bias gas bus quiz shrivel swivel snivel total initial dial libel parcel funnel pummel grovel bevel cavil
pencil stencil devil tinsel trammel kennel nonplus handicap"""


def rules(form, upos, xpos):
    w = lower(form)
    if upos == "PROPN":
        return form[:-1] if xpos == "NNPS" and form.endswith("s") and not form.endswith("ss") else form
    if upos == "NOUN" and xpos == "NNS":
        return plural(w)
    if upos in ("VERB", "AUX"):
        if xpos == "VBZ":
            return plural(w)
        if xpos in ("VBD", "VBN") and w.endswith("ed") and len(w) > 3:
            return w[:-3] + "y" if w.endswith("ied") and len(w) > 4 else stem(w[:-2])
        if xpos == "VBG" and w.endswith("ing") and len(w) > 4:
            return stem(w[:-3])
    if upos == "ADJ" and xpos == "JJR" and w.endswith("er") and len(w) > 4:
        return w[:-3] + "y" if w.endswith("ier") else stem(w[:-2])
    if upos == "ADJ" and xpos == "JJS" and w.endswith("est") and len(w) > 5:
        return w[:-4] + "y" if w.endswith("iest") else stem(w[:-3])
    return w


def plural(w):
    if len(w) > 4 and w.endswith("ies"):
        return w[:-3] + "y"
    if w.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return w[:-2]
    if len(w) > 3 and w.endswith("s") and not w.endswith(("ss", "us", "is")):
        return w[:-1]
    return w


def stem(s):
    """What -ed, -ing or -er was put to: undouble or give back the silent e."""
    if len(s) > 2 and s[-1] == s[-2] and s[-1] not in VOWELS + "lsz":
        return s[:-1]
    vowels = sum(c in VOWELS + "y" for c in s)
    last, before = s[-1:], s[-2:-1]
    if last in ("c", "v", "u") or (last == "z" and before != "z") or (last == "s" and before not in "s" and before in VOWELS + "nrlp"):
        return s + "e"
    if last == "g" and before in "dra" or s.endswith("ng") and s[-3:-2] in ("a",) and vowels == 1:
        return s + "e"
    if before and last == "l" and before in "bcdfgkpstz":
        return s + "e"
    if s.endswith(("at", "ir", "ur", "uir", "ut", "id", "iz", "in")) and vowels > 1 and s.endswith(("at", "ir", "ur", "iz", "uir")):
        return s + "e"
    if vowels == 1 and len(s) > 1 and before in VOWELS and last not in VOWELS + "wxyh" and (len(s) < 3 or s[-3] not in VOWELS):
        return s + "e"
    return s


def main():
    ap = argparse.ArgumentParser(); ap.add_argument("--treebanks", required=True); ap.add_argument("--out", required=True)
    a = ap.parse_args()
    train, dev, _ = data.load(a.treebanks)
    seen = collections.defaultdict(collections.Counter)
    for s in train:
        for w, u, x, l in zip(s.words, s.upos, s.xpos, s.lemmas):
            if l and l != "_" and "\t" not in l:
                seen[(plain(w) if u == "PROPN" else lower(plain(w)), u, x)][l] += 1
    table = {}
    for k, c in seen.items():
        best, n = c.most_common(1)[0]
        # one slip of an annotator is no rule: a rare odd lemma must at least repeat or be irregular in spelling
        if best != rules(*k) and (n >= 2 or k[2] in ("VBD", "VBN", "NNS", "VBZ", "VBG", "JJR", "JJS", "PRP", "PRP$")):
            if k[1] in ("NUM", "X", "SYM", "PUNCT") and n < 3:
                continue
            table[k] = best
    for line in open(__file__.replace("lemmas.py", "irregular.txt"), encoding="utf8"):
        p = line.split()
        if len(p) >= 3 and not line.startswith("#"):
            base = p[0]
            for tag, forms in zip(("VBD", "VBN"), p[1:3]):
                for f in forms.split("/"):
                    table.setdefault((f, "VERB", tag), base)
    for base in DOUBLED.split():
        for tag, end in (("VBD", "ed"), ("VBN", "ed"), ("VBG", "ing")):
            table.setdefault((base + base[-1] + end, "VERB", tag), base)
    with open(a.out, "w", encoding="utf8") as f:
        for (w, u, x), l in sorted(table.items()):
            f.write(f"{w}\t{u}\t{x}\t{l}\n")
    ok = n = 0
    for d in dev.values():
        for s in d:
            for w, u, x, l in zip(s.words, s.upos, s.xpos, s.lemmas):
                k = (plain(w) if u == "PROPN" else lower(plain(w)), u, x)
                n += 1; ok += table.get(k, rules(*k)) == l
    print("entries", len(table), "dev accuracy with gold tags", round(100 * ok / n, 2))


if __name__ == "__main__":
    main()
