"""The mean of two networks of one shape, weight by weight."""
import argparse
import torch


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("models", nargs=2); ap.add_argument("--out", required=True)
    a = ap.parse_args()
    first, second = (torch.load(m, weights_only=False) for m in a.models)
    mean = lambda k, v: (v + second["sd"][k]) / 2 if v.is_floating_point() else v
    first["sd"] = {k: mean(k, v) for k, v in first["sd"].items()}
    torch.save(first, a.out)


if __name__ == "__main__":
    main()
