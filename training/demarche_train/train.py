"""Train the CNN or the MiniLM teacher for a fixed CPU budget; resumable."""
import argparse, json, os, random, time
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from . import data, pieces
from .augment import augment
from .reports import Names
from .batches import Coder, batches
from .evaluate import score
from .nets import Cnn, MiniLm, Net, Vectors


def args():
    ap = argparse.ArgumentParser()
    ap.add_argument("--enc", default="cnn"); ap.add_argument("--cpu", type=float, default=300)
    ap.add_argument("--w", type=int, default=128); ap.add_argument("--embed", type=int, default=128); ap.add_argument("--d", type=int, default=6)
    ap.add_argument("--layers", type=int, default=6); ap.add_argument("--lr", type=float, default=2e-3)
    ap.add_argument("--words", type=int, default=1200); ap.add_argument("--threads", type=int, default=1)
    ap.add_argument("--treebanks", required=True); ap.add_argument("--vec", required=True)
    ap.add_argument("--minilm", default=""); ap.add_argument("--silver", default="")
    ap.add_argument("--gold-share", type=float, default=0.4, help="of the sentences of an epoch, when there is silver")
    ap.add_argument("--arc", type=int, default=128); ap.add_argument("--lab", type=int, default=48)
    ap.add_argument("--pieces", default=""); ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--out", required=True); ap.add_argument("--test", type=int, default=0)
    ap.add_argument("--max-steps", type=int, default=0, help="end after so many steps (repeatable on any machine)")
    ap.add_argument("--wall", type=float, default=0, help="end after so many seconds, however loaded the machine is")
    ap.add_argument("--init", default="", help="weights to start from")
    return ap.parse_args()


def build(a, vocab, vec):
    if a["enc"] == "minilm":
        return Net(MiniLm(a["layers"], a["minilm"], pieces.read(a["pieces"])), vocab, a["arc"], a["lab"])
    return Net(Cnn(a["w"], a["d"], vec, a["embed"]), vocab, a["arc"], a["lab"])


def coder_for(a, vocab, vec):
    tk = pieces.pruned(a["minilm"], pieces.read(a["pieces"])) if a["enc"] == "minilm" else None
    return Coder(vocab, vec, tk)


def load(path, vec_path, minilm=None, piece_list=None):
    """A trained network with its coder and vocabulary."""
    z = torch.load(path, weights_only=False)
    a = z["args"]
    a.update({k: v for k, v in (("minilm", minilm), ("pieces", piece_list)) if v})
    vec = Vectors(vec_path)
    net = build(a, z["vocab"], vec); net.load_state_dict(z["sd"]); net.eval()
    return net, coder_for(a, z["vocab"], vec), z["vocab"], vec


def start_from(net, sd):
    """Takes over every weight that has the same name and shape; deeper layers than the network's are left out."""
    own = net.state_dict()
    took = {k: v for k, v in sd.items() if k in own and own[k].shape == v.shape}
    # layers on top of those that were taken begin near the identity
    fresh = {k: v * 0.1 for k, v in own.items() if k not in took and k.startswith("enc.conv.") and k.endswith("weight")}
    net.load_state_dict({**own, **fresh, **took})
    print("took", len(took), "of", len(own), "tensors; new:", [k for k in own if k not in took], flush=True)


WEIGHTS = {"upos": 0.5, "xpos": 0.5, "arc": 1.0, "labels": 1.0, "ner": 2.0}


def loss_of(o, targets):
    """Cross entropy against distributions; words without a target for a head do not count for it."""
    total = 0.0
    for k, w in WEIGHTS.items():
        t = targets[k]
        known = t.sum(-1) > 0
        if known.any():
            total = total - w * (t[known] * F.log_softmax(o[k][known], -1)).sum(-1).mean()
    return total


def optimiser(a, net):
    if a.enc == "minilm":
        # the pretrained part learns slowly, new tables and heads fast
        slow = [p for n, p in net.named_parameters() if ".bert." in n and p.requires_grad]
        fast = [p for n, p in net.named_parameters() if ".bert." not in n]
        groups = [{"params": slow, "lr": 0.15 * a.lr}, {"params": fast, "lr": a.lr}]
    else:
        groups = [{"params": [p for p in net.parameters() if p.requires_grad], "lr": a.lr}]
    return torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.95), fused=True)


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
    names, silver = Names(train), []
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
        start_from(net, torch.load(a.init, weights_only=False)["sd"])
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
            part = [augment(s, rnd, names) for s in part]
            b, (heads, targets) = coder.batch(part, 0.1), coder.gold(part)
            L = loss_of(net(b, heads), targets)
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
