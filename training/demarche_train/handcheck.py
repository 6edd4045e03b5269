"""200 sentences of diplomatic news for the check by hand, fixed by a seed, with the arcs that matter.

Usage: python -m demarche_train.handcheck GOLD CONLLU [ARGUMENT...], where GOLD is the folder of the data sets and CONLLU the built
example of that name; the arguments (`--tier bulk`, say) go to it; SEED=1 in the environment draws another sample. It has sentences with a verb of saying, a "that", a
condition or two joined names, those with most of them first; only the words are looked at, never the parse.
"""
import gzip, json, os, random, subprocess, sys

SAY = set("""said says say told tell warned warn announced announce accused accuse denied deny claimed claim urged urge demanded
demand called rejected reject vowed vow threatened threaten promised added stated insisted reported confirmed declared
condemned agreed refused offered argued acknowledged""".split())
SHOWN = set("nsubj nsubj:pass obj iobj ccomp xcomp obl:agent conj advcl parataxis acl acl:relcl appos csubj".split())


def parse(program, arguments, text):
    out = subprocess.run([program, *arguments], input=text.encode(), stdout=subprocess.PIPE, check=True).stdout.decode()
    sent = []
    for line in out.split("\n"):
        if line and line[0] != "#":
            c = line.split("\t"); sent.append((c[1], int(c[6]), c[7]))
        elif not line and sent:
            yield sent
            sent = []


def kinds(words):
    low = [w.lower() for w in words]
    joined = any(x == "and" and 0 < i < len(words) - 1 and words[i - 1][:1].isupper() and words[i + 1][:1].isupper() for i, x in enumerate(low))
    say = bool(SAY & set(low))
    return say + (say and "that" in low) + ("if" in low or "unless" in low) + joined


def texts(gold, rnd):
    """Name of the set, its texts, how many sentences are taken."""
    lines = lambda f: [json.loads(l)["text"] for l in (gzip.open if f.endswith("gz") else open)(os.path.join(gold, f), "rt", encoding="utf8")]
    pages = os.path.join(gold, "articles")
    own = [open(os.path.join(pages, f), encoding="utf8").read() for f in sorted(os.listdir(pages)) if f[:2] in ("w1", "w2", "w3", "w4", "w5", "w6") and f.endswith(".txt")]
    yield "wiki", rnd.sample(lines("corpora/wikipedia_current_events_2002_2025.jsonl.gz"), 900), 70
    yield "alls", rnd.sample(lines("corpora/allsides_foreign_policy.jsonl.gz"), 30), 60
    yield "arts", own, 40
    yield "gsr", lines("events/plover_gsr_dev.jsonl"), 30


def main():
    gold, program, arguments = sys.argv[1], sys.argv[2], sys.argv[3:]
    rnd, number = random.Random(int(os.environ.get("SEED", "20221"))), 0
    for name, found, count in texts(gold, rnd):
        sents = [s for s in parse(program, arguments, "\n\n".join(found)) if 8 <= len(s) <= 45 and kinds([w for w, _, _ in s])]
        rnd.shuffle(sents)
        sents.sort(key=lambda s: -kinds([w for w, _, _ in s]) + rnd.random() * 2)
        for s in sents[:count]:
            print(f"#{number} {name}: " + " ".join(w for w, _, _ in s))
            print("   " + "; ".join(f"{w}<{l}-{s[h - 1][0] if h else 'ROOT'}" for w, h, l in s if l in SHOWN or not h))
            number += 1


if __name__ == "__main__":
    main()
