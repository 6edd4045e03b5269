"""The one file that holds a network: int8 rows with f32 scales, a text header in front.

Layout: b"DMPARSE1", u32 length of header, header (UTF-8 lines), zero padding to 64, data.
Header lines: `list NAME item...`, `num NAME value`, `tensor NAME i8|f32|u32|u16 OFFSET COUNT`.
A matrix is stored row by row, one row per output, with `NAME.scale` holding one f32 per row. A packed matrix holds the
same bytes in the order in which the product reads them: blocks of 16 outputs, in them four inputs of each output at a
time; inputs and outputs are filled up with zeros, `NAME.scale` is not.
"""
import struct
import numpy as np

BLOCK, QUAD = 16, 4


def quantised(w):
    """Rows to int8 with one scale each."""
    w = w.astype(np.float32)
    s = np.maximum(np.abs(w).max(1), 1e-12).astype(np.float32) / np.float32(127)
    return np.clip(np.round(w / s[:, None]), -127, 127).astype(np.int8), s


def packed(q):
    """Rows of int8 in the order of the product."""
    outputs, inputs = q.shape
    full = np.zeros((-(-outputs // BLOCK) * BLOCK, -(-inputs // QUAD) * QUAD), np.int8)
    full[:outputs, :inputs] = q
    return full.reshape(full.shape[0] // BLOCK, BLOCK, -1, QUAD).transpose(0, 2, 1, 3)


class File:
    def __init__(self):
        self.lines, self.blob = [], bytearray()

    def words(self, name, items):
        self.lines.append("list " + name + " " + " ".join(items))

    def num(self, name, v):
        self.lines.append(f"num {name} {v}")

    def tensor(self, name, x):
        kind = {np.dtype("int8"): "i8", np.dtype("float32"): "f32", np.dtype("uint32"): "u32", np.dtype("uint16"): "u16"}[x.dtype]
        while len(self.blob) % 16:
            self.blob.append(0)
        self.lines.append(f"tensor {name} {kind} {len(self.blob)} {x.size}")
        self.blob += np.ascontiguousarray(x).tobytes()

    def matrix(self, name, w, pack=False):
        """Rows to int8; gives back what the product will see."""
        q, s = quantised(w)
        self.tensor(name, packed(q) if pack else q); self.tensor(name + ".scale", s)
        return q.astype(np.float32) * s[:, None]

    def write(self, path):
        head = ("\n".join(self.lines) + "\n").encode()
        head += b"\n" * (-(12 + len(head)) % 64)
        with open(path, "wb") as f:
            f.write(b"DMPARSE1" + struct.pack("<I", len(head)) + head + bytes(self.blob))
