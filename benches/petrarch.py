"""How many unit records of PETRARCH and TABARI come out as they are coded: who acts on whom, and the type.

  python3 benches/petrarch.py BINARY ../shared/gold/events/petrarch_unittest.jsonl [--errors]
  python3 benches/petrarch.py BINARY ../shared/gold/events/tabari_validate.jsonl [--errors]

The fictional states come from benches/petrarch/lexicon. A side is compared by its country (the first three letters of the
code); an event without a recipient stands for whichever direction the gold has, a visit for both, if the gold has both. What
is only recalled ("five years after crowds burned its embassy") is not compared. Types are compared where the code is
one of CAMEO: the records' own dictionary has invented ones (9xx, 345, 802). Every figure is given for all records and
for those that are left after the review: benches/petrarch/doubtful.tsv (PETRARCH, by record) and tabari.tsv (TABARI, by
what a group of records tests).
"""
import collections, json, os, signal, subprocess, sys

signal.signal(signal.SIGPIPE, signal.SIG_DFL)
binary, gold = sys.argv[1:3]
here = os.path.join(os.path.dirname(os.path.abspath(__file__)), "petrarch")
ROOTS = {"01": None, "02": None, "03": "AGREE", "04": "CONSULT", "05": "SUPPORT", "06": "COOPERATE", "07": "AID",
         "08": "CONCEDE", "09": "ACCUSE", "10": "REQUEST", "11": "ACCUSE", "12": "REJECT", "13": "THREATEN",
         "14": "PROTEST", "15": "MOBILIZE", "16": "SANCTION", "17": "COERCE", "18": "ASSAULT", "19": "ASSAULT",
         "20": "ASSAULT"}


def rows(name):
    with open(os.path.join(here, name), encoding="utf-8") as lines:
        return [line.rstrip("\n").split("\t") for line in lines if not line.startswith("#")]


doubtful = {row[0] for row in rows("doubtful.tsv")}
settings = {row[0] for row in rows("tabari.tsv") if row[1] == "no"}


def left_out(record):
    """Whether the review leaves a record out."""
    suite, name = record["id"].split(":", 1)
    return name.split("-")[0] in settings if suite.startswith("TABARI") else name in doubtful


def side(actor):
    code = (actor or {}).get("code") or ""
    return code[:3] if code[:1].isalpha() and code[:3] != "XYZ" else None  # XYZ: somebody, as --- and ###


records = [json.loads(line) for line in open(gold, encoding="utf-8")]
pages = "".join(json.dumps({"id": str(i), "text": r["text"]}) + "\n" for i, r in enumerate(records))
run = subprocess.run([binary, "code", "--lexicon", os.path.join(here, "lexicon"), "-"], input=pages, capture_output=True, text=True)
if run.returncode not in (0, 3):  # 3: a record without a text was skipped
    sys.exit(run.stderr)
told, page = collections.defaultdict(list), None
for line in run.stdout.splitlines():
    record = json.loads(line)
    if record["record"] == "document":
        page = int(record["source"])
    elif record["record"] == "event" and record["status"] in ("actual", "planned"):
        told[page].append(record)


def dyads(event, wanted):
    """The ordered pairs of an event with its type; of a reciprocal one those that are wanted, else one."""
    ids = lambda actors: [a["id"] for a in actors if a["id"]]
    who, whom = ids(event["actors"]), ids(event["recipients"])
    if whom or len(who) < 2:
        told = {(a, b, event["type"]) for a in who for b in whom}
        # CAMEO codes a visit twice, for the guest (042) and for the host (043).
        back = {(b, a, kind) for a, b, kind in told if event["type"] == "CONSULT" and (b, a) in wanted}
        return told | back
    pairs = {(a, b) for a in who for b in who if a != b}
    kept = {p for p in pairs if p in wanted or (p[::-1] not in wanted and p[0] < p[1] and not pairs & wanted)}
    return {(a, b, event["type"]) for a, b in kept}


def compare(record, events, count):
    want = {(side(e["source_actor"]), side(e["target_actor"]), ROOTS.get((e["cameo"] or "")[:2], "invented"))
            for e in record["events"]}
    want = {w for w in want if w[0] and w[1]}
    pairs = {w[:2] for w in want}
    have = set().union(*[dyads(e, pairs) for e in events]) if events else set()
    ours = {h[:2] for h in have}
    if not want:
        count["records without a dyad"] += 1
        count["  no dyad told"] += not ours
        return
    count["records with dyads"] += 1
    count["  the same dyads, no more and no less"] += pairs == ours
    count["  every dyad found"] += pairs <= ours
    count["dyads"] += len(pairs)
    count["  found"] += len(pairs & ours)
    typed = {w for w in want if w[2] not in (None, "invented")}
    if typed == want:
        count["records with CAMEO's own codes"] += 1
        count["  dyads and types the same"] += typed == have
    if pairs != ours:
        errors[record["id"]] = (sorted(want, key=str), sorted(have, key=str))


errors = {}
whole, kept = collections.Counter(), collections.Counter()
for i, record in enumerate(records):
    compare(record, told[i], whole)
    if not left_out(record):
        compare(record, told[i], kept)
    if "--errors" in sys.argv and record["id"] in errors:
        want, have = errors[record["id"]]
        print("-" if left_out(record) else "+", record["id"], record["text"], "\n    gold", want, "\n    told", have)
print("  all  left  (after the review)")
for name, n in whole.items():
    print(f"{n:5d} {kept[name]:5d}  {name}")
