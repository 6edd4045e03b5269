#!/usr/bin/env python3
"""How often the actors of matched records are right.

  benches/actors.py GOLD.jsonl OUTPUT.jsonl [--shared ../shared] [--misses]

GOLD and OUTPUT are in the record contract's format; records are paired by `eval/score.py` of the shared folder:
events by type and overlap, statements by content alone, so that a wrong actor does not hide by making the pair
fall apart. Printed for each slot (an event's actors, its recipients, a statement's speaker): how many ids of gold
are in the output, how many ids of the output are in gold, and the F1 of the two; a speaker counts as right where
both say the same id or both abstain. `sector` is counted over the ids that agree.

--misses prints the pairs that differ: never use it on unseen pages.
"""
import argparse
import collections
import importlib.util
import os
import sys


def scorer(shared):
    path = os.path.join(shared, "eval", "score.py")
    if not os.path.exists(path):
        sys.exit(f"skipped: there is no {path}")
    spec = importlib.util.spec_from_file_location("score", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def sectors(actors):
    return {a["id"]: a.get("sector") for a in actors or [] if a.get("id")}


def text_of(record):
    span = record.get("span") or record["content"]
    return (span[0] if isinstance(span, list) else span)["text"][:100]


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("gold")
    arguments.add_argument("output")
    arguments.add_argument("--shared", default=os.path.join(os.path.dirname(__file__), "..", "..", "shared"))
    arguments.add_argument("--misses", action="store_true")
    args = arguments.parse_args()
    score = scorer(args.shared)
    gold, output = score.load(args.gold), score.load(args.output)
    counts = collections.defaultdict(collections.Counter)

    def compare(slot, key, pair, a, b):
        a, b = sectors(a), sectors(b)
        both = set(a) & set(b)
        c = counts[slot]
        c["gold"] += len(a)
        c["output"] += len(b)
        c["right"] += len(both)
        c["sector"] += sum(a[i] == b[i] for i in both)
        if args.misses and set(a) != set(b):
            print(f"{slot}\t{key}\t{' '.join(sorted(a)) or '-'}\t{' '.join(sorted(b)) or '-'}\t{text_of(pair[0])}")

    for key, page in sorted(gold.items()):
        told = output.get(key, {"records": []})["records"]
        for record, match in (("event", score.m_event_type), ("statement", lambda g, o: max(0, score.iou(g["content"], o["content"]) - 0.499))):
            mine = [r for r in page["records"] if r["record"] == record]
            theirs = [r for r in told if r["record"] == record]
            pairs, _, _ = score.pair(mine, theirs, match)
            for g, o in pairs:
                if g.get("optional"):
                    continue
                if record == "event":
                    compare("event actors", key, (g, o), g.get("actors"), o.get("actors"))
                    compare("event recipients", key, (g, o), g.get("recipients"), o.get("recipients"))
                else:
                    compare("speaker", key, (g, o), [g["speaker"]], [o["speaker"]])
                    c = counts["speaker or abstains"]
                    c["of"] += 1
                    c["same"] += g["speaker"].get("id") == o["speaker"].get("id")
    total = collections.Counter()
    for slot in ("event actors", "event recipients", "speaker"):
        total.update(counts[slot])
        show(slot, counts[slot])
    show("all ids", total)
    c = counts["speaker or abstains"]
    if c["of"]:
        print(f"{'speaker, or abstains alike':28s} {100 * c['same'] / c['of']:5.1f} %  ({c['same']} of {c['of']})")


def show(slot, c):
    p = c["right"] / c["output"] if c["output"] else 0
    r = c["right"] / c["gold"] if c["gold"] else 0
    f = 2 * p * r / (p + r) if p + r else 0
    s = c["sector"] / c["right"] if c["right"] else 0
    print(f"{slot:18s} P {100 * p:5.1f}  R {100 * r:5.1f}  F1 {100 * f:5.1f}   sector {100 * s:5.1f}   "
          f"({c['right']} right, {c['gold']} gold, {c['output']} output)")


if __name__ == "__main__":
    main()
