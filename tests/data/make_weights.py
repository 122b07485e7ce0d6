#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes tests/data/weights: small files of weights as Python's torch and safetensors write them, and what is in them.

    pip install torch==2.13.0 safetensors numpy
    python make_weights.py
"""
import argparse, json, os
from pathlib import Path

import torch
from safetensors.torch import save_file

OUT = Path(__file__).resolve().parent / "weights"


def tensors():
    base = torch.arange(6, dtype=torch.float32).reshape(2, 3) / 4 - 0.5
    return {
        "conv.weight": base,
        "conv.transposed": base.t(),  # shares the storage, other strides
        "conv.row": base[1],  # shares the storage, begins inside it
        "bn.num_batches_tracked": torch.tensor(7),
        "half": torch.tensor([1.5, -2.0], dtype=torch.float16),
        "bfloat": torch.tensor([[1.5], [-2.0]], dtype=torch.bfloat16),
        "double": torch.tensor([1 / 3], dtype=torch.float64),
        "flag": torch.tensor([True, False, True]),
        "bytes": torch.tensor([0, 255], dtype=torch.uint8),
        "empty": torch.zeros(0, 4),
        "expanded": torch.tensor([2.5]).expand(3),
    }


def legacy(value, path):
    torch.save(value, path, _use_new_zipfile_serialization=False)


def main():
    OUT.mkdir(exist_ok=True)
    os.chdir(OUT)
    state = tensors()
    torch.save(state, "all.zip.pth")
    legacy(state, "all.legacy.pth")
    save_file({k: v.contiguous().clone() for k, v in state.items()}, "all.safetensors", metadata={"format": "pt"})
    Path("all.json").write_text(json.dumps(
        {k: dict(dtype=str(v.dtype).removeprefix("torch."), shape=list(v.shape), values=v.double().flatten().tolist())
         for k, v in state.items()}, indent=1) + "\n")

    small = {"w": torch.tensor([[1.0, 2.0]]), "n": torch.tensor(3)}
    torch.save(small, "small.zip.pth")
    legacy(small, "small.legacy.pth")
    save_file(small, "small.safetensors")

    # What training programs save around a state dict.
    layer = torch.nn.Linear(2, 1)
    with torch.no_grad():
        layer.weight.copy_(torch.tensor([[1.0, 2.0]]))
        layer.bias.copy_(torch.tensor([3.0]))
    optimizer = torch.optim.SGD(layer.parameters(), lr=0.1, momentum=0.9)
    layer(torch.ones(1, 2)).sum().backward()
    optimizer.step()
    optimizer.zero_grad()
    with torch.no_grad():
        layer.weight.copy_(torch.tensor([[1.0, 2.0]]))
        layer.bias.copy_(torch.tensor([3.0]))
    checkpoint = {"epoch": 3, "best_acc1": torch.tensor(71.5), "args": argparse.Namespace(lr=0.1, data=Path("x")), "optimizer": optimizer.state_dict(),
                  "state_dict": {"module." + k: v for k, v in layer.state_dict().items()}}
    torch.save(checkpoint, "checkpoint.zip.pth")
    legacy(checkpoint, "checkpoint.legacy.pth")
    torch.save({"model": layer.state_dict()}, "wrapped.zip.pth", pickle_protocol=4)
    torch.save(dict(layer.named_parameters()), "parameters.zip.pth")
    torch.save(layer, "whole_model.zip.pth")
    torch.save({"model": torch.nn.DataParallel(torch.nn.Sequential(layer)), "epoch": 1}, "whole_wrapped.zip.pth")
    # The source code of its class goes with it, and where that lay.
    torch.serialization.get_source_lines_and_file = lambda *_: (["class Linear: ...\n"], 0, "linear.py")
    legacy(layer, "whole_model.legacy.pth")
    torch.save({"net": torch.nn.Identity(), "note": "nothing to load"}, "no_tensors.zip.pth")
    torch.jit.script(layer).save("torchscript.pt")
    torch.jit.freeze(torch.jit.script(layer.eval())).save("frozen.torchscript.pt")


if __name__ == "__main__":
    main()
