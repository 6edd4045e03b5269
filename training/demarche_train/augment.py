"""Gold sentences as news pages have them: headlines, missing full stops, other cases of letters, reports (see `reports`)."""
import random
from .reports import can_report, copy, report

_SMALL = {"a", "an", "the", "of", "in", "on", "to", "for", "and", "or", "by", "at", "with", "from", "as", "over", "'s", "n't"}


def _drop(s, gone):
    """Sentence without the leaves in `gone` (indices)."""
    keep = [i for i in range(len(s.words)) if i not in gone]
    new = {0: 0}
    for k, i in enumerate(keep):
        new[i + 1] = k + 1
    return copy(s, keep, new)


def _recase(s, f):
    t = _drop(s, set()); t.words = [f(i, w) for i, w in enumerate(t.words)]
    return t


def title(s):
    return _recase(s, lambda i, w: w[:1].upper() + w[1:] if i == 0 or w.lower() not in _SMALL else w)


def augment(s, rnd: random.Random, names):
    r = rnd.random(); n = len(s.words)
    if s.soft:  # the teacher's labels are for these words in this order
        return title(s) if r < 0.05 else _recase(s, lambda i, w: w.upper()) if r < 0.06 else _recase(s, lambda i, w: w.lower()) if r < 0.07 else s
    has_kids = set(s.heads)
    leaf = lambda i: (i + 1) not in has_kids
    final = {n - 1} if n > 2 and s.words[-1] in (".", "!") and leaf(n - 1) and s.heads[-1] else set()
    if r < 0.05 and n > 3:  # headline: no articles, no passive auxiliary, no full stop
        gone = set(final)
        for i in range(n):
            if leaf(i) and s.heads[i] and (s.words[i].lower() in ("a", "an", "the") or (s.labels[i] == "aux:pass" and rnd.random() < 0.7)):
                gone.add(i)
        s = _drop(s, gone)
        return title(s) if rnd.random() < 0.6 else s
    if r < 0.08:
        return title(_drop(s, final))
    if r < 0.13:
        return _drop(s, final)
    if r < 0.145:
        return _recase(s, lambda i, w: w.upper())
    if r < 0.16:
        return _recase(s, lambda i, w: w.lower())
    if r < 0.30 and can_report(s):
        return report(s, names, rnd)
    return s
