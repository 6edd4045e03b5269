"""On whom an act falls where no rule tells: learns `crates/demarche-extract/data/whom.tsv`.

  python -m demarche_train.whom --gold GOLD.jsonl ... --traits TRAITS.jsonl ... [--check] > whom.tsv

TRAITS is what `cargo run -p demarche --example whom -- PAGES.jsonl` prints for the pages of GOLD. Two questions: *who*
would it be (a softmax over everybody named, learnt from every event that has a recipient; where a rule found it, its place
in the sentence is hidden, so that what is learnt is the page around), and *whether* to say so (a logistic model on the
events that rules leave open, over out-of-writer answers to the first). `--check` leaves one writer out at a time and
prints what it would gain. Weights are whole hundredths.
"""

import argparse, collections, json, os
import numpy as np, scipy.sparse as sp
from scipy.optimize import minimize

LEADS = (25, 50, 100, 150, 200, 300, 400)
PLACES = ("here", "path", "sector", "back.none")


def ids(actors):
    return {a["id"] for a in actors or [] if a.get("id")}


def jaccard(a, b):
    return 1.0 if not a and not b else len(a & b) / len(a | b)


def gold_of(paths):
    docs, by_id = collections.defaultdict(list), {}
    for path in paths:
        for line in open(path, encoding="utf-8"):
            r = json.loads(line)
            if r["record"] == "document":
                by_id[r["id"]] = os.path.basename(r["source"])
            elif r["record"] == "event":
                docs[by_id[r["document"]]].append(r)
    return docs


def cases_of(gold, paths):
    """Every event of the traits that stands in the gold, with whom it falls on."""
    pages = collections.defaultdict(list)
    for path in paths:
        for line in open(path, encoding="utf-8"):
            c = json.loads(line)
            pages[os.path.basename(c["source"])].append(c)
    found = []
    for page, cases in sorted(pages.items()):
        pairs = []
        for i, g in enumerate(gold.get(page, [])):
            for j, c in enumerate(cases):
                a, b = g["span"], c["span"]
                both = min(a["end"], b["end"]) - max(a["start"], b["start"])
                if both > 0 and c["type"] in (g["type"], g.get("alt")):
                    iou = both / (max(a["end"], b["end"]) - min(a["start"], b["start"]))
                    actors = jaccard(ids(g["actors"]), set(c["actors"])) >= 0.5
                    pairs.append((-int(actors), -iou, bool(g.get("optional")), i, j))
        used_g, used_c = set(), set()
        for actors, _, _, i, j in sorted(pairs):
            if i in used_g or j in used_c:
                continue
            used_g.add(i), used_c.add(j)
            c = dict(cases[j])
            c["gold"] = ids(gold[page][i]["recipients"])
            c["writer"], c["sure"] = page.split("_")[0], actors == -1
            c["text"] = gold[page][i]["span"]["text"]
            found.append(c)
    return found


def traits(case, own):
    if case["recipients"]:
        own = [t for t in own if not t.startswith(PLACES)]
    return [(t, "-") for t in own] + [(t, case["type"]) for t in own]


def matrix(rows, index):
    at = [(n, index[f]) for n, row in enumerate(rows) for f in row if f in index]
    r, c = zip(*at) if at else ((), ())
    return sp.csr_matrix((np.ones(len(at)), (r, c)), shape=(len(rows), len(index)))


def index_of(rows, least):
    counts = collections.Counter(f for row in rows for f in set(row))
    return {f: n for n, f in enumerate(sorted(f for f, k in counts.items() if k >= least))}


def penalties(index, all_types, one_type):
    return np.array([all_types if f[1] == "-" else one_type for f in sorted(index, key=index.get)])


def learn_who(cases, args):
    cases = [c for c in cases if c["gold"] and any(k in c["gold"] for k, _ in c["of"])]
    rows = [traits(c, own) for c in cases for _, own in c["of"]]
    index = index_of(rows, args.least)
    x, penalty = matrix(rows, index), penalties(index, args.all_types, args.one_type)
    starts = np.cumsum([0] + [len(c["of"]) for c in cases])[:-1]
    which = np.repeat(np.arange(len(cases)), [len(c["of"]) for c in cases])
    good = np.array([k in c["gold"] for c in cases for k, _ in c["of"]])

    def loss(w):
        s = x @ w
        e = np.exp(s - np.maximum.reduceat(s, starts)[which])
        z, zg = np.add.reduceat(e, starts), np.add.reduceat(e * good, starts) + 1e-12
        slope = x.T @ (e / z[which] - e * good / zg[which]) + penalty * w
        return -np.log(zg / z).sum() + 0.5 * (penalty * w * w).sum(), slope

    w = minimize(loss, np.zeros(len(index)), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    return {f: round(100 * w[n]) for f, n in index.items()}


def ranked(case, who):
    weigh = lambda own: sum(who.get(f, 0) for f in traits(case, own))
    order = sorted(((-weigh(own), n) for n, (_, own) in enumerate(case["of"])))
    top = order[0]
    # Who is alone leads nobody.
    return case["of"][top[1]], order[1][0] - top[0] if len(order) > 1 else 0


def asked(case, answer):
    (_, own), lead = answer
    told = own + case["act"] + [f"lead.{bar}" for bar in LEADS if lead >= bar]
    return [(t, "-") for t in told] + [(t, case["type"]) for t in told]


def learn_whether(answers, args):
    """From (case, answer): only where the answer is right, or where nobody is meant."""
    telling = [(c, a) for c, a in answers if not c["gold"] or a[0][0] in c["gold"]]
    rows = [asked(c, a) for c, a in telling]
    index = index_of(rows, args.least)
    x, penalty = matrix(rows, index), penalties(index, args.all_types2, args.one_type2)
    y = np.array([float(bool(c["gold"])) for c, _ in telling])

    def loss(w):
        z = x @ w - args.caution
        return np.logaddexp(0, z).sum() - (z * y).sum() + 0.5 * (penalty * w * w).sum(), (
            x.T @ (1 / (1 + np.exp(-z)) - y) + penalty * w
        )

    w = minimize(loss, np.zeros(len(index)), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    whether = {f: round(100 * w[n]) for f, n in index.items()}
    whether[("act", "-")] = whether.get(("act", "-"), 0) - args.bar
    return whether


def out_of_writer(cases, args):
    answers = []
    for writer in sorted({c["writer"] for c in cases}):
        who = learn_who([c for c in cases if c["writer"] != writer], args)
        answers += [(c, ranked(c, who)) for c in cases if c["writer"] == writer and c["open"] and c["of"]]
    return answers


def check(cases, args):
    """What would be gained on each writer by what the others teach."""
    answers, sums = out_of_writer(cases, args), collections.Counter()
    for writer in sorted({c["writer"] for c in cases}):
        whether = learn_whether([(c, a) for c, a in answers if c["writer"] != writer], args)
        own = collections.Counter()
        for c, a in answers:
            if c["writer"] != writer:
                continue
            own["open"] += 1
            if args.errors:
                verdict = "right" if a[0][0] in c["gold"] else "wrong" if c["gold"] else "nobody"
                z = sum(whether.get(f, 0) for f in asked(c, a))
                print(verdict, z, c["source"], c["rule"], c["type"], c["actors"], sorted(c["gold"]), a[0][0], a[1], c["text"][:100].replace("\n", " "), sep=" | ")
            if sum(whether.get(f, 0) for f in asked(c, a)) >= 0:
                own["said"] += 1
                own["right"] += a[0][0] in c["gold"]
                own["lost"] += not c["gold"]
                gain = int(a[0][0] in c["gold"]) - int(not c["gold"])
                own["net"] += gain
                own["whole"] += gain * c["sure"]
        sums += own
        sums["net"] += 0
        print(writer, dict(own))
    print("all", dict(sums), "net", sums["right"] - sums["lost"])


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--gold", nargs="+", required=True)
    ap.add_argument("--traits", nargs="+", required=True)
    ap.add_argument("--check", action="store_true")
    ap.add_argument("--errors", action="store_true")
    ap.add_argument("--least", type=int, default=4, help="how often a trait must occur")
    ap.add_argument("--all-types", type=float, default=1.0)
    ap.add_argument("--one-type", type=float, default=4.0)
    ap.add_argument("--all-types2", type=float, default=1.0)
    ap.add_argument("--one-type2", type=float, default=2.0)
    ap.add_argument("--caution", type=float, default=0.0)
    ap.add_argument("--bar", type=int, default=100, help="how much more likely than not, in hundredths")
    args = ap.parse_args()
    cases = cases_of(gold_of(args.gold), args.traits)
    if args.check:
        return check(cases, args)
    who = learn_who(cases, args)
    whether = learn_whether(out_of_writer(cases, args), args)
    print("# On whom an act falls where no rule tells: learnt by training/demarche_train/whom.py, not written by hand.")
    print("# QUESTION<tab>TRAIT<tab>TYPE of event or -<tab>WEIGHT in hundredths; `events/complete/whom` tells the traits.")
    for step, table in (("who", who), ("whether", whether)):
        for (trait, kind), weight in sorted(table.items()):
            if abs(weight) >= 3:
                print(f"{step}\t{trait}\t{kind}\t{weight}")


if __name__ == "__main__":
    main()
