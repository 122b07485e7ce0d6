#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares the forward pass of headstart-cli with that of keras.applications, over random weights in every format that
Keras writes, and over what its users make of these networks.

    pip install tensorflow-cpu safetensors
    compare_keras.py HEADSTART_CLI [NAME...]

Each line: network, file, largest difference of a logit / standard deviation of the logits. Exit 1 if one is over the
bound.
"""
import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
import h5py
import keras
import numpy as np
from safetensors.numpy import load_file, save_file

# Keras' name -> ours
NAMES = {"MobileNet": "keras_mobilenet", "MobileNetV2": "keras_mobilenet_v2", "Xception": "keras_xception",
         "InceptionV3": "keras_inception_v3", "InceptionResNetV2": "inception_resnet_v2",
         "ResNet50": "keras_resnet50", "ResNet101": "keras_resnet101", "ResNet152": "keras_resnet152",
         "DenseNet121": "densenet121", "DenseNet169": "densenet169", "DenseNet201": "densenet201",
         "VGG16": "vgg16", "VGG19": "vgg19", "NASNetLarge": "keras_nasnetlarge"}
BOUND = 1e-4


def randomise(model):
    """A fresh BatchNorm does nothing in evaluation mode, nor does a bias of zeros: a mistake in them would not show."""
    random = np.random.default_rng(0)
    for layer in model._flatten_layers():
        if isinstance(layer, keras.Model):
            continue
        for weight in layer.weights:
            kind, shape = weight.path.rsplit("/", 1)[-1], weight.shape
            if kind in ("gamma", "moving_variance"):
                weight.assign(random.uniform(0.5, 1.5, shape))
            elif kind in ("beta", "moving_mean", "bias"):
                weight.assign(random.normal(0, 0.2, shape))


def application(name, **options):
    keras.utils.set_random_seed(0)
    model = getattr(keras.applications, name)(weights=None, **options)
    randomise(model)
    return model


def own_model(name, frozen, classes=5):
    """What people make: a network without its head as one layer of their model, some of it frozen, and a new head."""
    base = application(name, include_top=False, input_shape=size_of(name))
    for layer in base.layers[:frozen]:
        layer.trainable = False
    inputs = keras.Input(size_of(name))
    x = keras.layers.RandomFlip("horizontal")(inputs)
    x = keras.layers.GlobalAveragePooling2D()(base(x))
    x = keras.layers.Dropout(0.2)(x)
    model = keras.Model(inputs, keras.layers.Dense(classes)(x))
    model.layers[-1].bias.assign(np.linspace(-1, 1, classes))
    model.compile("adam", "mse")  # and with it an optimiser's state in the files
    model.optimizer.build(model.trainable_variables)
    return model


def grown_model(name, classes=5):
    """The same with the head grown onto the network, layer by layer."""
    base = application(name, include_top=False, input_shape=size_of(name), pooling="avg")
    return keras.Model(base.input, keras.layers.Dense(classes)(base.output))


def size_of(name):
    side = {"Xception": 299, "InceptionV3": 299, "InceptionResNetV2": 299, "NASNetLarge": 331}.get(name, 224)
    return (side, side, 3)


def without_names(path):
    """As earlier versions of Keras 3 write it."""
    def forget(_, group):
        if "name" in group.attrs:
            del group.attrs["name"]
    with h5py.File(path, "r+") as file:
        file.visititems(forget)


class Comparison:
    def __init__(self, cli, folder):
        self.cli, self.folder, self.failures = cli, Path(folder), 0

    def compare(self, name, label, model, suffixes, network=None):
        pictures = np.random.default_rng(1).normal(size=(2, *size_of(name))).astype(np.float32)
        theirs = np.asarray(model(pictures, training=False))
        save_file({"input": np.ascontiguousarray(pictures.transpose(0, 3, 1, 2))}, self.folder / "input.safetensors")
        for suffix in suffixes:
            path = self.folder / ("model" + suffix.split()[0])
            if path.name.endswith(".weights.h5"):
                model.save_weights(path)
            else:
                model.save(path)
            if suffix.endswith("without names"):
                without_names(path)
            ours = self.forward(network or NAMES[name], path)
            fits = ours is not None and ours.shape == theirs.shape
            difference = np.abs(ours - theirs).max() / theirs.std() if fits else float("nan")
            good = difference <= BOUND
            self.failures += not good
            print(f"{name:20}{label + ' ' + suffix:44}{difference:10.1e}{'' if good else '  WRONG'}", flush=True)
            path.unlink()

    def forward(self, network, weights):
        """The logits that headstart-cli writes; none if it refuses, and then it has said why."""
        out = self.folder / "out.safetensors"
        run = subprocess.run([self.cli, "forward", network, "--weights", weights, "--input",
                              self.folder / "input.safetensors", "--out", out])
        return load_file(out)["logits"] if run.returncode == 0 else None


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("cli", help="the program headstart-cli")
    parser.add_argument("names", nargs="*", metavar="NAME", help="by default " + ", ".join(NAMES))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        run = Comparison(options.cli, folder)
        for name in options.names or NAMES:
            whole = application(name, classifier_activation=None)
            run.compare(name, "", whole, [".h5", ".weights.h5", ".weights.h5 without names", ".keras"])
            network = f"keras_{name.lower()}_avg" if name.startswith("VGG") else None  # without its own dense layers
            frozen = len(whole.layers) // 2
            run.compare(name, "in a model", own_model(name, frozen), [".h5", ".weights.h5", ".keras"], network)
            run.compare(name, "grown", grown_model(name), [".h5", ".weights.h5 without names"], network)
    if run.failures:
        sys.exit(f"{run.failures} comparisons are over the bound")


if __name__ == "__main__":
    main()
