"""Train the CNN or the MiniLM teacher for a fixed CPU budget; resumable."""
import argparse, json, os, random, time
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from . import data
from .batches import Coder, batches
from .evaluate import score
from .nets import Cnn, MiniLm, Net, Vectors


def args():
    ap = argparse.ArgumentParser()
    ap.add_argument("--enc", default="cnn"); ap.add_argument("--cpu", type=float, default=300)
    ap.add_argument("--w", type=int, default=128); ap.add_argument("--d", type=int, default=6)
    ap.add_argument("--layers", type=int, default=6); ap.add_argument("--lr", type=float, default=2e-3)
    ap.add_argument("--words", type=int, default=1200); ap.add_argument("--threads", type=int, default=1)
    ap.add_argument("--treebanks", required=True); ap.add_argument("--vec", required=True)
    ap.add_argument("--minilm", default=""); ap.add_argument("--silver", default="")
    ap.add_argument("--gold-share", type=float, default=0.4, help="of the sentences of an epoch, when there is silver")
    ap.add_argument("--bf16", type=int, default=0); ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--out", required=True); ap.add_argument("--test", type=int, default=0)
    ap.add_argument("--max-steps", type=int, default=0, help="end after so many steps (repeatable on any machine)")
    ap.add_argument("--wall", type=float, default=0, help="end after so many seconds, however loaded the machine is")
    ap.add_argument("--init", default="", help="weights to start from")
    return ap.parse_args()


def build(a, vocab, vec):
    if a["enc"] == "minilm":
        return Net(MiniLm(a["layers"], a["minilm"]), vocab, arc=256, lab=96)
    return Net(Cnn(a["w"], a["d"], vec), vocab)


def coder_for(a, vocab, vec):
    tk = None
    if a["enc"] == "minilm":
        from tokenizers import Tokenizer
        tk = Tokenizer.from_file(os.path.join(a["minilm"], "tokenizer.json")); tk.no_padding(); tk.no_truncation()
    return Coder(vocab, vec, tk)


def load(path, vec_path, minilm=None):
    """A trained network with its coder and vocabulary."""
    z = torch.load(path, weights_only=False)
    a = z["args"]
    if minilm: a["minilm"] = minilm
    vec = Vectors(vec_path)
    net = build(a, z["vocab"], vec); net.load_state_dict(z["sd"]); net.eval()
    return net, coder_for(a, z["vocab"], vec), z["vocab"], vec


def loss_of(o, g):
    k = g["upos"] >= 0
    w = g["weight"][k]
    ce = lambda name: F.cross_entropy(o[name][k], g[name][k], reduction="none")
    total = (0.5 * ce("upos") + 0.5 * ce("xpos") + (ce("arc") + ce("rel")) * w).mean()
    if (g["ner"] >= 0).any():
        total = total + 2 * F.cross_entropy(o["ner"][k], g["ner"][k], ignore_index=-100)
    return total


def optimiser(a, net):
    if a.enc == "minilm":
        # the pretrained part learns slowly, new tables and heads fast
        slow = [p for n, p in net.named_parameters() if ".bert." in n]
        fast = [p for n, p in net.named_parameters() if ".bert." not in n]
        groups = [{"params": slow, "lr": 3e-4}, {"params": fast, "lr": 2e-3}]
    else:
        groups = [{"params": [p for p in net.parameters() if p.requires_grad], "lr": a.lr}]
    return torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.95))


def epoch(gold, silver, share, rnd):
    if not silver:
        return gold
    k = int(len(gold) * (1 - share) / share)
    return gold + rnd.sample(silver, min(k, len(silver)))


def progress(a, cpu, wall, step):
    """How much of the budget is used; the learning rate falls with it."""
    if a.max_steps:
        return step / a.max_steps
    return max(cpu / a.cpu, wall / a.wall if a.wall else 0)


def main():
    a = args()
    torch.set_num_threads(a.threads); torch.manual_seed(a.seed); np.random.seed(a.seed)
    rnd = random.Random(a.seed)
    train, dev, test = data.load(a.treebanks)
    vocab = {"upos": sorted({t for s in train for t in s.upos}), "xpos": sorted({t for s in train for t in s.xpos}),
             "labels": sorted({t for s in train for t in s.labels})}
    vec = Vectors(a.vec); coder = coder_for(vars(a), vocab, vec); net = build(vars(a), vocab, vec)
    silver = []
    if a.silver:
        from .silver import read_silver
        silver = read_silver(a.silver)
    print({k: len(v) for k, v in vocab.items()}, "train", len(train), sum(len(s.words) for s in train), "silver", len(silver),
          "params", sum(p.numel() for p in net.parameters()), flush=True)
    opt = optimiser(a, net); base = [q["lr"] for q in opt.param_groups]
    used, words, step = 0.0, 0, 0
    ck = a.out + ".ckpt"
    if os.path.exists(ck):
        z = torch.load(ck, weights_only=False); net.load_state_dict(z["sd"]); opt.load_state_dict(z["opt"])
        used, words, step = z["used"], z["words"], z["step"]; rnd.seed(a.seed + step); print("resumed at", used)
    elif a.init:
        net.load_state_dict(torch.load(a.init, weights_only=False)["sd"])
    start = time.process_time() - used; last = saved = used; run = 0.0; began = time.time()
    done = False
    while not done:
        for part in batches(epoch(train, silver, a.gold_share, rnd), a.words, rnd):
            now = time.process_time() - start
            fr = progress(a, now, time.time() - began, step)
            if fr >= 1:
                done = True; break
            for q, l in zip(opt.param_groups, base):
                q["lr"] = l * min(1, (step + 1) / 100) * max(0.01, 1 - fr)
            part = [data.augment(s, rnd) for s in part]
            b, g = coder.batch(part, 0.1), coder.gold(part)
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=bool(a.bf16)):
                o = net(b, g["arc"])
            L = loss_of({k: v.float() for k, v in o.items()}, g)
            opt.zero_grad(); L.backward(); nn.utils.clip_grad_norm_(net.parameters(), 5.0); opt.step()
            step += 1; words += int(b["mask"].sum()); run = 0.98 * run + 0.02 * L.item()
            if now - last > 30:
                last = now
                print(f"cpu {now:.0f} step {step} words {words} ({words / now:.0f}/s) loss {run:.3f}", flush=True)
            if now - saved > 200:
                saved = now
                torch.save({"sd": net.state_dict(), "opt": opt.state_dict(), "used": now, "words": words, "step": step}, ck)
    torch.save({"sd": net.state_dict(), "vocab": vocab, "args": vars(a)}, a.out + ".pt")
    print("trained", round(time.process_time() - start), "cpu-s", words, "words", step, "steps", flush=True)
    for k, v in {**dev, **(test if a.test else {})}.items():
        print(k, score(net, coder, vocab, v), flush=True)
    if os.path.exists(ck):
        os.remove(ck)


if __name__ == "__main__":
    main()
