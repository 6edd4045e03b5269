"""Reading the treebanks; which GUM documents may be used."""
import os

# Genres of GUM whose texts are CC BY (or BY-SA); the others are non-commercial and stay out.
GUM_GENRES = {"academic", "bio", "conversation", "court", "interview", "news", "speech", "textbook", "vlog", "voyage"}
KEPT_SUBTYPES = {
    "nsubj:pass", "obl:agent", "nmod:poss", "aux:pass", "acl:relcl", "compound:prt", "nsubj:outer", "csubj:pass",
    "obl:npmod", "obl:tmod", "obl:unmarked", "nmod:unmarked", "nmod:npmod", "nmod:tmod", "flat:foreign",
    "cc:preconj", "det:predet", "advcl:relcl",
}
NER_TAGS = ["O"] + [b + k for k in ("PER", "ORG", "LOC", "OTH") for b in ("B-", "I-")]
NER_INDEX = {t: i for i, t in enumerate(NER_TAGS)}
# Words GUM counts into a person's name and UNER does not.
TITLES = {
    "president", "minister", "prime", "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "sir", "senator",
    "sen.", "gov.", "governor", "general", "gen.", "professor", "prof.", "king", "queen", "pope", "judge", "justice",
    "secretary", "chancellor", "congressman", "chief", "foreign", "prince", "princess", "mayor", "officer", "chairman",
}


def label(d: str) -> str:
    return d if d in KEPT_SUBTYPES else d.split(":")[0]


class Sent:
    __slots__ = ("id", "words", "upos", "xpos", "heads", "labels", "lemmas", "ner", "misc", "soft")

    def __init__(self, sid):
        self.id, self.words, self.upos, self.xpos = sid, [], [], []
        self.heads, self.labels, self.lemmas, self.misc, self.ner = [], [], [], [], None
        self.soft = None


def read(path, keep=None):
    out, cur, sid = [], None, ""
    for line in open(path, encoding="utf8"):
        line = line.rstrip("\n")
        if line.startswith("# sent_id = "):
            sid = line[12:]
        elif not line:
            if cur and (keep is None or keep(sid)):
                out.append(cur)
            cur = None
        elif line[0] != "#":
            c = line.split("\t")
            if "-" in c[0] or "." in c[0]:
                continue
            cur = cur or Sent(sid)
            cur.words.append(c[1]); cur.lemmas.append(c[2]); cur.upos.append(c[3]); cur.xpos.append(c[4])
            cur.heads.append(int(c[6])); cur.labels.append(label(c[7])); cur.misc.append(c[9])
    return out


def gum_ok(sid):
    return "_" in sid and sid.split("_")[1] in GUM_GENRES


def read_uner(path):
    out, cur, sid = {}, [], None
    for line in open(path, encoding="utf8"):
        line = line.rstrip("\n")
        if line.startswith("# sent_id = "):
            sid = line[12:]
        elif line.startswith("#"):
            continue
        elif not line:
            if cur:
                out[sid] = cur
            cur = []
        else:
            p = line.split("\t")
            if "-" not in p[0]:
                cur.append(p[2])
    if cur:
        out[sid] = cur
    return out


def add_uner(sents, path):
    tags = read_uner(path)
    for s in sents:
        t = tags.get(s.id)
        if t and len(t) == len(s.words):
            s.ner = [NER_INDEX.get(x, 0) for x in t]


def gum_entities(s):
    """Mentions (start, end, type) that open and close in one sentence, from MISC Entity=."""
    import re
    found, stack = [], []
    for i, m in enumerate(s.misc):
        ent = next((f[7:] for f in m.split("|") if f.startswith("Entity=")), "")
        for piece in re.findall(r"\([^()]*\)?|[^()]*\)", ent):
            if piece.startswith("("):
                parts = piece.strip("()").split("-")
                if len(parts) > 1:
                    stack.append((parts[0], parts[1], i))
                if piece.endswith(")") and len(parts) > 1:
                    k = stack.pop(); found.append((k[2], i + 1, k[1]))
            else:
                gid = piece.rstrip(")").split("-")[0]
                for q in range(len(stack) - 1, -1, -1):
                    if stack[q][0] == gid:
                        k = stack.pop(q); found.append((k[2], i + 1, k[1])); break
    return found


def add_gum_names(sents):
    """Flat names in UNER's manner: the run of proper nouns round a mention's head; other proper nouns are unknown."""
    kinds = {"person": "PER", "organization": "ORG", "place": "LOC"}
    for s in sents:
        n = len(s.words)
        s.ner = [-100 if s.upos[i] == "PROPN" else 0 for i in range(n)]
        for a, b, kind in sorted(gum_entities(s), key=lambda m: m[0] - m[1]):
            k = kinds.get(kind)
            head = next((i for i in range(a, b) if not (a < s.heads[i] <= b)), a)
            if not k or s.upos[head] != "PROPN":
                continue
            lo = hi = head
            while lo > a and s.upos[lo - 1] == "PROPN" and s.words[lo - 1].lower() not in TITLES:
                lo -= 1
            while hi + 1 < b and s.upos[hi + 1] == "PROPN":
                hi += 1
            if s.words[lo].lower() in TITLES and k == "PER":
                lo = min(lo + 1, hi)
            for i in range(lo, hi + 1):
                s.ner[i] = NER_INDEX[("B-" if i == lo else "I-") + k]


def load(root):
    """Training and development sets with their names; test sets by name."""
    p = lambda f: os.path.join(root, f)
    ewt, gum = read(p("en_ewt-train.conllu")), read(p("en_gum-train.conllu"), gum_ok)
    add_uner(ewt, p("uner_en_ewt_train.iob2")); add_gum_names(gum)
    dev = {"ewt-dev": read(p("en_ewt-dev.conllu")), "gum-dev": read(p("en_gum-dev.conllu"), gum_ok)}
    add_uner(dev["ewt-dev"], p("uner_en_ewt_dev.iob2"))
    test = {"ewt-test": read(p("en_ewt-test.conllu")), "gum-test": read(p("en_gum-test.conllu"), gum_ok),
            "pud-test": read(p("en_pud-test.conllu"))}
    add_uner(test["ewt-test"], p("uner_en_ewt_test.iob2"))
    return [s for s in ewt + gum if len(s.words) <= 100], dev, test
