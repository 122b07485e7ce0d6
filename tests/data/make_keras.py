#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes tests/data/keras: small files as Keras writes them, what is in them, and files that break a rule.

    pip install tensorflow-cpu
    python make_keras.py

small.h5, small.weights.h5, small.keras: one model, in the three formats; small.json: its weights, by Keras' names.
old.h5: the same as Keras 2 named it, its order of layers in pieces. in_a_model.h5, in_a_model.weights.h5: the model as a
layer of another. tiny.h5: one tensor, for what tries every byte.
hostile/ and manifest.json: name -> a piece of the sentence with which it is refused, null where it is read.
"""
import json
import os
import shutil
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
import h5py
import keras
import numpy as np

OUT = Path(__file__).resolve().parent / "keras"
HOSTILE = OUT / "hostile"
manifest = {}


def small_model():
    layers = keras.layers
    inputs = keras.Input((4, 4, 3))
    x = layers.Conv2D(2, (2, 3), name="first", use_bias=True)(inputs)
    x = layers.BatchNormalization(name="first_bn", scale=False)(x)
    x = layers.DepthwiseConv2D(2, name="spatial", use_bias=False)(x)
    x = layers.SeparableConv2D(3, 1, name="separable", use_bias=False)(x)
    x = layers.BatchNormalization()(x)
    x = layers.Flatten()(x)
    return keras.Model(inputs, layers.Dense(2, name="head")(x), name="small")


def number(model):
    """Weights that tell where they stand: 1, 2, 3, ... through the whole model, / 4."""
    start = 1
    for weight in model.weights:
        weight.assign(np.arange(start, start + weight.shape.num_elements()).reshape(weight.shape) / 4)
        start += weight.shape.num_elements()
    return model


def as_keras_2(source, target):
    """Keras 2: ':0' behind every name, a kernel's name of its own, bytes as attributes; and layer_names in pieces, as
    where they would be too large for one attribute."""
    with h5py.File(source) as old, h5py.File(target, "w") as new:
        weights = old["model_weights"]
        names = list(weights.attrs["layer_names"])
        new.attrs["layer_names0"] = np.array([name.encode() if isinstance(name, str) else name for name in names[:3]])
        new.attrs["layer_names1"] = np.array([name.encode() if isinstance(name, str) else name for name in names[3:]])
        new.attrs["keras_version"] = b"2.4.0"
        for layer in names:
            group = new.create_group(layer)
            kept = []
            for weight in weights[layer].attrs["weight_names"]:
                renamed = (weight.replace("spatial/kernel", "spatial/depthwise_kernel") + ":0")
                group.create_dataset(renamed, data=weights[layer][weight][()])
                kept.append(renamed.encode())
            group.attrs["weight_names"] = np.array(kept) if kept else np.array([], dtype="S1")


def emit(name, reason):
    """A file to be filled, with a dataset that is as it should be."""
    manifest[name] = reason
    file = h5py.File(HOSTILE / name, "w")
    file.create_dataset("layers/dense/vars/0", data=np.ones((2, 2), np.float32))
    return file


def hostile():
    with emit("types.h5", None) as file:
        for kind in ("<f2", ">f2", "<f4", ">f4", "<f8", ">f8", "i1", "<i2", ">i4", "<i8", "u1", ">u2", "<u8", "bool"):
            file.create_dataset("types/" + kind.replace("<", "little_").replace(">", "big_"),
                                data=np.array([0, 1, 1]).astype(kind))
        file.create_dataset("types/text", data="a text")
        file.create_dataset("types/scalar", data=np.float32(2.5))
        file.create_dataset("types/nothing", data=np.zeros((0, 3), np.float32))
        file.create_dataset("types/zipped", data=np.arange(100, dtype=np.float32), compression="gzip", shuffle=True)
        file.create_dataset("types/chunked", data=np.arange(35, dtype=">f4").reshape(7, 5), chunks=(3, 4))
    with emit("external_link.h5", "another file") as file:
        file["link"] = h5py.ExternalLink("/etc/passwd", "/")
    with emit("external_link_to_weights.h5", "another file") as file:
        file["layers/dense_1"] = h5py.ExternalLink("types.h5", "/layers/dense")
    with emit("soft_link.h5", "links are not followed") as file:
        file["layers/dense_1"] = h5py.SoftLink("/layers/dense")
    with emit("soft_link_loop.h5", "links are not followed") as file:
        file["a"] = h5py.SoftLink("/b")
        file["b"] = h5py.SoftLink("/a")
    with emit("hard_link_loop.h5", "two places") as file:
        file["layers/again"] = file["layers"]
    with emit("same_dataset_twice.h5", "two places") as file:
        file["layers/dense/vars/1"] = file["layers/dense/vars/0"]
    with emit("external_storage.h5", "another file") as file:
        file.create_dataset("layers/dense/vars/1", (1,), np.float32, external=[("/etc/passwd", 0, 4)])
    with emit("virtual.h5", "another file") as file:
        layout = h5py.VirtualLayout((2, 2), np.float32)
        layout[:] = h5py.VirtualSource("types.h5", "layers/dense/vars/0", (2, 2))
        file.create_virtual_dataset("layers/dense/vars/1", layout)
    with emit("huge_without_data.h5", "not in the file") as file:
        file.create_dataset("layers/dense/vars/1", (1 << 20, 1 << 20), np.float32, chunks=(1, 1 << 20))
    with emit("huge_filled.h5", "not in the file") as file:
        file.create_dataset("layers/dense/vars/1", (1 << 30,), np.float32, chunks=(1 << 20,), fillvalue=1)
    with emit("bomb.h5", "more than a file of this size") as file:
        file.create_dataset("layers/dense/vars/1", data=np.zeros(1 << 22, np.float32), compression="gzip",
                            chunks=(1 << 22,))
    with emit("other_filter.h5", "compressed in a way") as file:
        file.create_dataset("layers/dense/vars/1", data=np.arange(1000), scaleoffset=0, chunks=(1000,))
    with emit("deep.h5", "deeper") as file:
        file.create_group("/".join("g" * 40))
    with emit("long_attribute.h5", "attribute") as file:
        file["layers/dense/vars"].attrs["name"] = "x" * 5000
    with emit("odd_attributes.h5", None) as file:
        file["layers/dense/vars"].attrs["name"] = 7
        file.attrs["layer_names"] = np.zeros(3)
    with emit("optimizer_is_left_out.h5", None) as file:
        file.create_dataset("optimizer/vars/0", (1 << 20, 1 << 20), np.float32, chunks=(1, 1 << 20))
    whole = (HOSTILE / "types.h5").read_bytes()
    for name, content in {"signature_alone.h5": whole[:8], "half.h5": whole[:len(whole) // 2],
                          "zeros_behind.h5": whole[:96] + bytes(len(whole) - 96)}.items():
        (HOSTILE / name).write_bytes(content)
        manifest[name] = "damaged"


def main():
    shutil.rmtree(OUT, ignore_errors=True)
    HOSTILE.mkdir(parents=True)
    keras.utils.set_random_seed(0)
    model = number(small_model())
    model.save(OUT / "small.h5")
    model.save_weights(OUT / "small.weights.h5")
    model.save(OUT / "small.keras")
    as_keras_2(OUT / "small.h5", OUT / "old.h5")
    (OUT / "small.json").write_text(json.dumps(
        {f"{layer.name}/{weight.path.rsplit('/', 1)[-1]}":
         dict(shape=list(weight.shape), values=np.asarray(weight).flatten().tolist())
         for layer in model.layers for weight in layer.weights}) + "\n")
    outer = keras.Sequential([keras.Input((4, 4, 3)), model, keras.layers.Dense(5, name="new_head")])
    number(outer)
    outer.save(OUT / "in_a_model.h5")
    outer.save_weights(OUT / "in_a_model.weights.h5")
    with h5py.File(OUT / "tiny.h5", "w") as file:
        file.create_dataset("w", data=np.arange(6, dtype=np.float32).reshape(2, 3))
    hostile()
    (OUT / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n")
    print(sum(path.stat().st_size for path in OUT.rglob("*") if path.is_file()), "bytes")


if __name__ == "__main__":
    main()
