"""Lemma exceptions: what the suffix rules (mirrored in crates/demarche-parse/src/lemma.rs) get wrong in the training data."""
import argparse, collections, re
import torch
from . import data
from .features import lower, plain

VOWELS = "aeiou"
# Verbs in -l, -s or -z that double it; the rules keep double l, s and z (calling, passing, buzzing).
DOUBLED = """expel compel propel repel rebel dispel excel control patrol enrol cancel travel label model signal level
counsel quarrel channel tunnel fuel duel marshal equal rival fulfil instal shovel unravel marvel panel extol annul
impel focus bias gas bus quiz shrivel swivel snivel total initial dial libel parcel funnel pummel grovel bevel cavil
pencil stencil devil tinsel trammel kennel nonplus handicap"""
# Verbs of the news that the training text has only inflected.
EXTRA = """exile rename decline combine convene provoke explode collide resume exchange quarantine undermine overtake
seize impose expose depose dispose oppose accede concede secede recede precede intercede supersede invade evade
persuade dissuade escalate deploy redeploy sanction blacklist repatriate reinstate ratify rescind revoke annex besiege
bombard shell strafe ambush abduct kidnap detain arraign indict extradite deport expel recall summon demarche rebuff
reaffirm reiterate denounce condemn deplore decry lambast berate rebuke chide castigate vow pledge threaten warn
downplay mediate broker arbitrate negotiate renegotiate ally normalise normalize nationalise nationalize demilitarise
demilitarize denuclearise denuclearize destabilise destabilize mobilise mobilize radicalise radicalize sabotage
intercept confiscate blockade embargo smuggle traffic launder embezzle defect desert mutiny riot loot torch hijack
assassinate behead lynch torture intern jail free flee upgrade downgrade degrade erode cede tie lie die vie"""


def rules(form, upos, xpos, verbs=frozenset()):
    w = lower(form)
    if upos == "PROPN":
        return form[:-1] if xpos == "NNPS" and form.endswith("s") and not form.endswith("ss") else form
    if upos == "NOUN" and xpos == "NNS":
        return plural(w)
    if upos in ("VERB", "AUX"):
        if xpos == "VBZ":
            return known(plural(w), (w[:-1], w[:-2]), verbs)
        if xpos in ("VBD", "VBN") and w.endswith("ed") and len(w) > 3:
            return verb(w[:-3] + "y" if w.endswith("ied") and len(w) > 4 else stem(w[:-2]), w[:-2], verbs)
        if xpos == "VBG" and w.endswith("ing") and len(w) > 4:
            return verb(stem(w[:-3]), w[:-3], verbs)
    if upos == "ADJ" and xpos == "JJR" and w.endswith("er") and len(w) > 4:
        return w[:-3] + "y" if w.endswith("ier") else stem(w[:-2])
    if upos == "ADJ" and xpos == "JJS" and w.endswith("est") and len(w) > 5:
        return w[:-4] + "y" if w.endswith("iest") else stem(w[:-3])
    return w


def known(guess, others, verbs):
    """The guess, unless only another candidate is a verb that we know."""
    return guess if guess in verbs else next((o for o in others if o in verbs), guess)


def verb(guess, cut, verbs):
    """`cut` is the form without -ed or -ing: walk, bak(e), stop(p), traffic(k), dy (die), li (lie)."""
    return known(guess, (cut + "e", cut, cut[:-1], cut[:-1] + "ie"), verbs)


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
    if vowels > 1 and s.endswith(("at", "ir", "ur", "iz", "uir")) and not s.endswith("our"):
        return s + "e"
    if vowels == 1 and len(s) > 1 and before in VOWELS and last not in VOWELS + "wxyh" and (len(s) < 3 or s[-3] not in VOWELS):
        return s + "e"
    return s


def words_of(silver):
    """Words of the silver text, and those the teacher took for a verb's base form."""
    words, bases = collections.Counter(), collections.Counter()
    z = torch.load(silver, weights_only=False)
    best = {k: z["index"][k][:, 0] for k in ("upos", "xpos")}
    for at, word in enumerate(w for s in z["words"] for w in s):
        w = lower(word); words[w] += 1
        if z["upos"][best["upos"][at]] == "VERB" and z["xpos"][best["xpos"][at]] in ("VB", "VBP"):
            bases[w] += 1
    return words, bases


def main():
    ap = argparse.ArgumentParser(); ap.add_argument("--treebanks", required=True); ap.add_argument("--silver", required=True)
    ap.add_argument("--out", required=True); ap.add_argument("--verbs", required=True)
    a = ap.parse_args()
    train, dev, _ = data.load(a.treebanks)
    irregular = [l.split() for l in open(__file__.replace("lemmas.py", "irregular.txt"), encoding="utf8") if l[0] != "#"]
    seen = collections.defaultdict(collections.Counter); forms, bases = words_of(a.silver)
    verbs = {b for b, n in bases.items() if n >= 2} | {p[0] for p in irregular} | set(DOUBLED.split()) | set(EXTRA.split())
    for s in train:
        for w, u, x, l in zip(s.words, s.upos, s.xpos, s.lemmas):
            forms[lower(w)] += 1
            if l and l != "_" and "\t" not in l:
                seen[(plain(w) if u == "PROPN" else lower(plain(w)), u, x)][l] += 1
            if u == "VERB" and x in ("VB", "VBP") and lower(w) == l:
                verbs.add(l)
    past = {f for p in irregular for col in p[1:3] for f in col.split("/") if f != p[0]}
    verbs = {v for v in verbs if re.fullmatch(r"[a-z]{2,}", v) and v not in past | {"fell", "found", "lay", "saw", "wound", "ground"}}
    verbs |= {"found", "lay", "saw", "fell", "wound", "ground"} | {p[0] for p in irregular}
    table = {}
    for k, c in seen.items():
        best, n = c.most_common(1)[0]
        # a rare odd lemma must repeat or be irregular in kind; a lemma nobody writes is an annotator's slip
        kind = k[2] in ("VBD", "VBN", "NNS", "VBZ", "VBG", "JJR", "JJS", "PRP", "PRP$")
        if best == rules(*k, verbs) or n < 2 and not kind or k[1] in ("NUM", "X", "SYM", "PUNCT") and n < 3:
            continue
        if k[1] == "VERB" and k[2] in ("VBZ", "VBD", "VBN") and best == k[0] and best not in verbs:
            continue
        if n < 4 and kind and not forms[lower(best)]:
            continue
        table[k] = best
    for p in irregular:
        for tag, col in zip(("VBD", "VBN"), p[1:3]):
            for f in col.split("/"):
                table[(f, "VERB", tag)] = p[0]
    table[("bases", "NOUN", "NNS")] = "base"
    table = {k: l for k, l in table.items() if l != rules(*k, verbs)}
    with open(a.out, "w", encoding="utf8") as f:
        for (w, u, x), l in sorted(table.items()):
            f.write(f"{w}\t{u}\t{x}\t{l}\n")
    with open(a.verbs, "w", encoding="utf8") as f:
        f.write("\n".join(sorted(verbs)) + "\n")
    ok = n = 0
    for d in dev.values():
        for s in d:
            for w, u, x, l in zip(s.words, s.upos, s.xpos, s.lemmas):
                k = (plain(w) if u == "PROPN" else lower(plain(w)), u, x)
                n += 1; ok += table.get(k, rules(*k, verbs)) == l
    print("entries", len(table), "verbs", len(verbs), "dev accuracy with gold tags", round(100 * ok / n, 2))


if __name__ == "__main__":
    main()
