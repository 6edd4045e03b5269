"""Made-up reports round gold sentences: who said it before or after, in quotation marks or not, on what condition, and what
else he said.

News has far more of these than the treebanks. Attachments follow EWT's own: the reported clause is `ccomp` of the verb, a
second verb of saying its `conj`, a title before a name `nmod` of the name, a title after it `appos`.
"""
from .data import NER_INDEX, Sent

SAY = ["said", "said", "said", "said", "says", "say", "added", "warned", "announced", "claimed", "insisted", "stated"]
MORE = ["said", "warned", "added", "insisted", "vowed", "claimed", "announced"]
TITLES = [("a", "spokesman"), ("the", "spokeswoman"), ("the", "minister"), ("the", "ambassador"), ("a", "senior official"), ("the", "head"),
          ("the", "leader"), ("an", "envoy"), ("the", "chief"), ("its", "chairman"), ("the", "governor"), ("the", "secretary")]
OF = [("ministry",), ("defence ministry",), ("party",), ("alliance",), ("general staff",), ("council",), ("government",), ("agency",), ("union",)]
OFFICES = ["Prime Minister", "Foreign Minister", "President", "Defence Minister", "Deputy Foreign Minister", "General", "Secretary General", "Senator"]
ADJECTIVES = ["Russian", "French", "Turkish", "Indian", "Brazilian", "Kenyan", "Polish", "Iranian", "U.S.", "Chinese", "Egyptian", "German"]
STATES = ["Russia", "France", "Turkey", "India", "Brazil", "Kenya", "Poland", "Iran", "Washington", "China", "Egypt", "Moscow", "Kyiv", "Israel"]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def copy(s, keep, new):
    """The words `keep` of a sentence; `new` maps old heads (from 1, 0 is the root) to new ones."""
    t = Sent(s.id)
    for i in keep:
        t.words.append(s.words[i]); t.upos.append(s.upos[i]); t.xpos.append(s.xpos[i])
        t.heads.append(new[s.heads[i]]); t.labels.append(s.labels[i])
    t.ner = [s.ner[i] for i in keep] if s.ner else None
    t.soft = s.soft
    return t


class Names:
    """Persons of the training text, to be the speakers of made-up reports, and sentences for them to say."""

    def __init__(self, sents):
        found = set()
        for s in sents:
            tags = list(s.ner or []) + [0]
            for i, t in enumerate(tags):
                if t == NER_INDEX["B-PER"]:
                    k = i + 1
                    while tags[k] == NER_INDEX["I-PER"]:
                        k += 1
                    words = tuple(s.words[i:k])
                    if k - i <= 3 and all(w[:1].isupper() and w.isalpha() for w in words):
                        found.add(words)
        self.all = sorted(found)
        self.clauses = [s for s in sents if can_report(s) and len(s.words) <= 22 and s.upos[0] != "CCONJ"]


def can_report(s):
    """A plain declarative sentence that can stand inside quotation marks."""
    n = len(s.words)
    if not (5 <= n <= 40 and s.words[-1] == "." and not s.soft and 0 in s.heads):
        return False
    root = s.heads.index(0)
    return (s.heads[-1] == root + 1 and n not in s.heads and not any(w in ('"', "``", "''", "\u201c", "\u201d", ":", "?") for w in s.words)
            and any(s.heads[i] == root + 1 and s.labels[i].startswith("nsubj") for i in range(root)))


class Builder:
    """A sentence that grows; heads are positions from 1 that may be set later."""

    def __init__(self, sid):
        self.t = Sent(sid); self.t.ner = []

    def put(self, word, upos, xpos, label, head=-1, tag=0):
        t = self.t
        t.words.append(word); t.upos.append(upos); t.xpos.append(xpos); t.heads.append(head); t.labels.append(label); t.ner.append(tag)
        return len(t.words)

    def under(self, at, head, label=None):
        self.t.heads[at - 1] = head
        if label:
            self.t.labels[at - 1] = label

    def clause(self, s, lower):
        """The sentence without its full stop; gives back the position of its root."""
        base, n = len(self.t.words), len(s.words) - 1
        for i in range(n):
            word = s.words[i]
            if i == 0 and lower and s.upos[0] != "PROPN" and word != "I":
                word = word[:1].lower() + word[1:]
            self.put(word, s.upos[i], s.xpos[i], s.labels[i], s.heads[i] + base if s.heads[i] else -1, s.ner[i] if s.ner else -100)
        return base + s.heads.index(0) + 1

    def condition(self, s, rnd, names):
        """"If S1, S2"; gives back the root of S2."""
        if rnd.random() > 0.2 or s.words[0].lower() in ("if", "unless", "when", "but", "and"):
            return self.clause(s, lower=False)
        mark = self.put(rnd.choice(["If", "If", "If", "Unless"]), "SCONJ", "IN", "mark")
        first = self.clause(rnd.choice(names.clauses), lower=True)
        self.under(mark, first)
        comma = self.put(",", "PUNCT", ",", "punct", first)
        root = self.clause(s, lower=True)
        self.under(first, root, "advcl"); self.under(comma, first)
        return root

    def phrase(self, det, words, label):
        """Determiner, modifiers and a noun; gives back the noun."""
        words = words.split(" ")
        noun = len(self.t.words) + 1 + len(words)
        self.put(det, "PRON" if det == "its" else "DET", "PRP$" if det == "its" else "DT", "nmod:poss" if det == "its" else "det", noun)
        for w in words[:-1]:
            adjective = w in ("senior", "general")
            self.put(w, "ADJ" if adjective else "NOUN", "JJ" if adjective else "NN", "amod" if adjective else "compound", noun)
        return self.put(words[-1], "NOUN", "NN", label)

    def title(self, rnd, label):
        """"the head of the agency"; gives back the head noun."""
        det, words = rnd.choice(TITLES)
        noun = self.phrase(det, words, label)
        if rnd.random() < 0.7:
            case = self.put(rnd.choice(["of", "of", "for"]), "ADP", "IN", "case")
            inner = self.phrase("the", rnd.choice(OF)[0], "nmod")
            self.under(case, inner); self.under(inner, noun)
        return noun

    def name(self, words):
        first = len(self.t.words) + 1
        for k, w in enumerate(words):
            self.put(w, "PROPN", "NNP", "flat" if k else "nsubj", first if k else -1, NER_INDEX["I-PER" if k else "B-PER"])
        return first

    def subject(self, rnd, names):
        """One actor, or two joined by "and"; gives back the head."""
        head = self.actor(rnd, names)
        if rnd.random() < 0.12 and self.t.xpos[head - 1] != "PRP":
            cc = self.put("and", "CCONJ", "CC", "cc")
            other = self.actor(rnd, names)
            self.under(other, head, "conj"); self.under(cc, other)
        return head

    def actor(self, rnd, names):
        """Pronoun, state, name, office and name, name and title, title and name; gives back its head."""
        r = rnd.random()
        if r < 0.05:
            return self.put(rnd.choice(STATES), "PROPN", "NNP", "nsubj", tag=NER_INDEX["B-LOC"])
        if r < 0.12:
            return self.put(rnd.choice(["he", "she"]), "PRON", "PRP", "nsubj")
        if r < 0.2:
            return self.title(rnd, "nsubj")
        who = rnd.choice(names.all)
        if r < 0.4:
            return self.name(who)
        if r < 0.65:  # Russian Deputy Foreign Minister NAME
            office = rnd.choice(OFFICES).split(" "); at = []
            adjective = self.put(rnd.choice(ADJECTIVES), "ADJ", "JJ", "amod") if rnd.random() < 0.6 else None
            for w in office:
                at.append(self.put(w, "PROPN", "NNP", "compound"))
            head = self.name(who)
            for k in at[:-1]:
                self.under(k, at[-1])
            self.under(at[-1], head, "nmod")
            if adjective:
                self.under(adjective, at[-1])
            return head
        if r < 0.75:  # head of the agency NAME
            noun = self.title(rnd, "nmod")
            head = self.name(who)
            self.under(noun, head)
            return head
        first_name = r < 0.88
        head = self.name(who) if first_name else self.title(rnd, "nsubj")
        comma = self.put(",", "PUNCT", ",", "punct")
        other = self.title(rnd, "appos") if first_name else self.name(who)
        self.under(other, head, "appos"); self.under(comma, other)
        self.under(self.put(",", "PUNCT", ",", "punct"), other)
        return head

    def day(self, rnd, verb):
        case = self.put("on", "ADP", "IN", "case")
        self.under(case, self.put(rnd.choice(DAYS), "PROPN", "NNP", "obl", verb))

    def end(self, verb):
        self.under(verb, 0, "root")
        self.t.words[0] = self.t.words[0][:1].upper() + self.t.words[0][1:]
        self.put(".", "PUNCT", ".", "punct", verb)
        return self.t


def report(s, names, rnd):
    return after(s, names, rnd) if rnd.random() < 0.6 else before(s, names, rnd)


def after(s, names, rnd):
    """"S," said NAME. / S, NAME said on Tuesday."""
    b, quoted = Builder(s.id), rnd.random() < 0.6
    open_quote = b.put('"', "PUNCT", "``", "punct") if quoted else None
    root = b.condition(s, rnd, names)
    b.put(",", "PUNCT", ",", "punct", root)
    if quoted:
        b.under(open_quote, root)
        b.put('"', "PUNCT", "''", "punct", root)
    if rnd.random() < (0.5 if quoted else 0.1):
        verb = b.put("said", "VERB", "VBD", "root")
        subject = b.subject(rnd, names)
    else:
        subject = b.subject(rnd, names)
        verb = b.put("said", "VERB", "VBD", "root")
    b.under(subject, verb, "nsubj"); b.under(root, verb, "ccomp")
    if rnd.random() < 0.3:
        b.day(rnd, verb)
    return b.end(verb)


def before(s, names, rnd):
    """NAME said that S1 and that S2. / NAME said S1 and warned that S2."""
    b = Builder(s.id)
    subject = b.subject(rnd, names)
    say = rnd.choice(SAY)
    verb = b.put(say, "VERB", "VBD" if say.endswith("ed") or say == "said" else "VBZ", "root")
    b.under(subject, verb, "nsubj")
    if rnd.random() < 0.25:
        b.day(rnd, verb)
    mark = b.put("that", "SCONJ", "IN", "mark") if rnd.random() < 0.7 else None
    root = b.clause(s, lower=True)
    b.under(root, verb, "ccomp")
    if mark:
        b.under(mark, root)
    r = rnd.random()
    if r < 0.6 and len(s.words) <= 25:
        again = mark is None or r < 0.45  # a second verb of saying; else a second clause with its own "that"
        comma = b.put(",", "PUNCT", ",", "punct") if rnd.random() < 0.4 else None
        cc = b.put(rnd.choice(["and", "and", "but"]), "CCONJ", "CC", "cc")
        more = b.put(rnd.choice(MORE), "VERB", "VBD", "conj", verb) if again else None
        that = b.put("that", "SCONJ", "IN", "mark")
        second = b.clause(rnd.choice(names.clauses), lower=True)
        b.under(second, more or root, "ccomp" if again else "conj"); b.under(that, second)
        for x in (comma, cc):
            if x:
                b.under(x, more or second)
    return b.end(verb)
