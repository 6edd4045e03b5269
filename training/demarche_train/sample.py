"""A random sample of the current-events corpus as plain text, one entry a paragraph."""
import argparse, gzip, json, random


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--wiki", required=True); ap.add_argument("--entries", type=int, default=20000)
    ap.add_argument("--seed", type=int, default=7); ap.add_argument("--out", required=True)
    a = ap.parse_args()
    texts = [json.loads(line)["text"] for line in gzip.open(a.wiki, "rt", encoding="utf8")]
    random.Random(a.seed).shuffle(texts)
    with open(a.out, "w", encoding="utf8") as f:
        f.write("\n\n".join(texts[:a.entries]))


if __name__ == "__main__":
    main()
