#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reference outputs of keras.applications where its networks differ from torchvision's and timm's: what
make_reference.py makes, by the same formula, for keras_NAME. Names and shapes are those of the network that it differs
from, whose reference must be there.

    pip install tensorflow-cpu
    python make_keras_reference.py [--out DIR] [NAME...]

Keras' convolution biases in front of a norm are zero, and its norms have a scale, as ours do.
"""
import argparse
import json
import math
import os
import re
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
import keras
import numpy as np
import tensorflow as tf

REFERENCES = Path(__file__).resolve().parent.parent / "data" / "reference"
SEED = 0


def fnv1a64(text):
    value = 0xCBF29CE484222325
    for byte in text.encode():
        value = ((value ^ byte) * 0x100000001B3) & (2**64 - 1)
    return value


def uniform(name, shape):
    """u of make_reference.py."""
    with np.errstate(over="ignore"):
        x = np.arange(math.prod(shape), dtype=np.uint64) + np.uint64((fnv1a64(name) + SEED) & (2**64 - 1))
        x += np.uint64(0x9E3779B97F4A7C15)
        x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        x ^= x >> np.uint64(31)
    return ((x >> np.uint64(40)).astype(np.float64) / 2**23 - 1).astype(np.float32).reshape(shape)


def value(name, shape, gain):
    u = uniform(name, shape)
    if name.endswith("running_var"):
        return 1 + np.float32(0.5) * np.abs(u)
    if len(shape) == 1:
        return 1 + np.float32(0.1) * u if name.endswith(".weight") else np.float32(0.1) * u
    return np.float32(math.sqrt(gain / (math.prod(shape) / shape[0]))) * u


# The names of our modules for each of Keras' layers: one, or of a separable convolution two.

def resnet(model):
    def rename(name):
        stem = {"conv1_conv": "conv1", "conv1_bn": "bn1", "predictions": "fc"}
        if name in stem:
            return stem[name]
        stage, block, part, kind = re.fullmatch(r"conv(\d)_block(\d+)_(\d)_(conv|bn)", name).groups()
        module = f"downsample.{int(kind == 'bn')}" if part == "0" else kind + part
        return f"layer{int(stage) - 1}.{int(block) - 1}.{module}"
    return {layer.name: rename(layer.name) for layer in model.layers if layer.weights}


def mobilenet(model):
    blocks = [f"blocks.{g}.{b}" for g, count in enumerate([1, 2, 2, 6, 2]) for b in range(count)]
    def rename(name):
        stem = {"conv1": "conv_stem", "conv1_bn": "bn1", "conv_preds": "classifier"}
        if name in stem:
            return stem[name]
        kind, number, norm = re.fullmatch(r"conv_(dw|pw)_(\d+)(_bn)?", name).groups()
        part = f"bn{1 + (kind == 'pw')}" if norm else "conv_" + kind
        return f"{blocks[int(number) - 1]}.{part}"
    return {layer.name: rename(layer.name) for layer in model.layers if layer.weights}


def mobilenet_v2(model):
    def rename(name):
        ends = {"Conv1": "features.0.0", "bn_Conv1": "features.0.1", "Conv_1": "features.18.0",
                "Conv_1_bn": "features.18.1", "predictions": "classifier.1"}
        if name in ends:
            return ends[name]
        block, kind, norm = re.fullmatch(r"(?:expanded_conv|block_(\d+))_(expand|depthwise|project)(_BN)?", name).groups()
        number = int(block or 0)
        place = (["expand"] if number else []) + ["depthwise", "project"]
        index = place.index(kind)
        part = str(index + bool(norm)) if kind == "project" else f"{index}.{int(bool(norm))}"
        return f"features.{number + 1}.conv.{part}"
    return {layer.name: rename(layer.name) for layer in model.layers if layer.weights}


def xception(model):
    skips = iter([1, 2, 3, 12])
    skip_norms = iter([1, 2, 3, 12])
    def rename(name):
        if name == "predictions":
            return "fc"
        if name.startswith("conv2d"):
            return f"block{next(skips)}.skip"
        if name.startswith("batch_normalization"):
            return f"block{next(skip_norms)}.skipbn"
        block, kind, number, norm = re.fullmatch(r"block(\d+)_(sep)?conv(\d)(_bn)?", name).groups()
        block, number = int(block), int(number)
        if block in (1, 14):
            place = number + (2 if block == 14 else 0)
            conv, bn = f"conv{place}", f"bn{place}"
        else:
            index = 3 * (number - 1) + (0 if block == 2 else 1)
            conv, bn = f"block{block - 1}.rep.{index}", f"block{block - 1}.rep.{index + 1}"
        return bn if norm else (f"{conv}.conv1", f"{conv}.pointwise") if kind else conv
    return {layer.name: rename(layer.name) for layer in model.layers if layer.weights}


def vgg(model):
    """Its convolutions are torchvision's, one by one."""
    convolutions = [layer.name for layer in model.layers if isinstance(layer, keras.layers.Conv2D)]
    modules = [name.removesuffix(".bias") for name in averaged_vgg(f"vgg{len(convolutions) + 3}")
               if name.startswith("features") and name.endswith("bias")]
    return dict(zip(convolutions, modules)) | {"predictions": "classifier"}


def averaged_vgg(reference):
    """The shapes of a VGG with a mean and one dense layer in place of its three."""
    shapes = {name: shape for name, shape in parameters(reference).items() if name.startswith("features")}
    return shapes | {"classifier.weight": [1000, 512], "classifier.bias": [1000]}


def with_averaged_head(name):
    def make(**options):
        base = getattr(keras.applications, name)(weights=None, include_top=False, input_shape=(224, 224, 3),
                                                 pooling="avg")
        return keras.Model(base.input, keras.layers.Dense(1000, name="predictions")(base.output))
    return make


def inception_v3(model):
    """Keras numbers its layers in the order in which torchvision makes them."""
    modules = list(dict.fromkeys(name.rsplit(".", 2)[0] for name in parameters("inception_v3") if ".conv" in name))
    modules = [name for name in modules if not name.startswith("AuxLogits")]
    def rename(name):
        if name == "predictions":
            return "fc"
        kind, number = re.fullmatch(r"(conv2d|batch_normalization)(?:_(\d+))?", name).groups()
        return f"{modules[int(number or 0)]}.{'conv' if kind == 'conv2d' else 'bn'}"
    return {layer.name: rename(layer.name) for layer in model.layers if layer.weights}


def nasnet(model):
    places = {"normal_left1": "0_left", "normal_right1": "0_right", "normal_left2": "1_left", "normal_right2": "1_right",
              "normal_left5": "4_left", "reduction_left1": "0_left", "reduction_right1": "0_right",
              "reduction_right2": "1_right", "reduction_right3": "2_right", "reduction_left4": "4_left"}
    squeezes = {"normal_conv_1": "conv_1x1.conv", "reduction_conv_1": "conv_1x1.conv", "normal_bn_1": "conv_1x1.bn",
                "reduction_bn_1": "conv_1x1.bn", "adjust_conv_1": "path_1.conv", "adjust_conv_2": "path_2.conv",
                "adjust_conv_projection": "conv_prev_1x1.conv"}
    def cell(number):
        if number.startswith("stem_"):
            return f"cell_stem_{int(number[5:]) - 1}"
        if number.startswith("reduce_"):
            return f"reduction_cell_{int(number[7:]) // 6 - 1}"
        return f"cell_{int(number) - (int(number) > 6)}"
    def rename(name):
        ends = {"stem_conv1": "conv0.conv", "stem_bn1": "conv0.bn", "predictions": "last_linear"}
        if name in ends:
            return ends[name]
        base, number = re.fullmatch(r"(.*?)_((?:stem_|reduce_)?\d+)", name).groups()
        if base == "adjust_bn":
            halved = f"adjust_conv_1_{number}" in names
            return f"{cell(number)}." + ("final_path_bn" if halved else "conv_prev_1x1.bn")
        if base in squeezes:
            return f"{cell(number)}.{squeezes[base]}"
        half, norm, place = re.fullmatch(r"separable_conv_(\d)(_bn)?_(.*)", base).groups()
        scope = f"{cell(number)}.comb_iter_{places[place]}"
        conv = f"{scope}.separable_{half}"
        return f"{scope}.bn_sep_{half}" if norm else (f"{conv}.depthwise_conv2d", f"{conv}.pointwise_conv2d")
    names = {layer.name for layer in model.layers if layer.weights}
    return {layer.name: rename(layer.name) for layer in model.layers if layer.weights}


# ours: (Keras' name, the network it differs from, gain, names, options)
NETWORKS = {
    "keras_mobilenet": ("MobileNet", "mobilenetv1_100", 6.0, mobilenet, {"dropout": 0}),
    "keras_mobilenet_v2": ("MobileNetV2", "mobilenet_v2", 6.0, mobilenet_v2, {}),
    "keras_xception": ("Xception", "legacy_xception", 3.0, xception, {}),
    "keras_inception_v3": ("InceptionV3", "inception_v3", 6.0, inception_v3, {}),
    "keras_resnet50": ("ResNet50", "resnet50", 3.0, resnet, {}),
    "keras_resnet101": ("ResNet101", "resnet101", 3.0, resnet, {}),
    "keras_resnet152": ("ResNet152", "resnet152", 3.0, resnet, {}),
    "keras_vgg16_avg": ("VGG16", "vgg16", 6.0, vgg, {}),
    "keras_vgg19_avg": ("VGG19", "vgg19", 6.0, vgg, {}),
    "keras_nasnetlarge": ("NASNetLarge", "nasnetalarge", 3.0, nasnet, {}),
}


def parameters(reference):
    shapes = json.loads((REFERENCES / f"{reference}.json").read_text())["params"]
    return {name: shape for name, shape in shapes.items() if not name.startswith("AuxLogits")}


def theirs(kind, array, depthwise):
    """Our layout -> Keras'."""
    if array.ndim == 4:
        return array.transpose(2, 3, 0, 1) if depthwise else array.transpose(2, 3, 1, 0)
    return array.T if array.ndim == 2 and kind == "kernel" else array


def fill(model, names, shapes, gain):
    """Our name -> Keras' variable. Every tensor of ours has one."""
    variables = {}
    ours_of = {"gamma": "weight", "beta": "bias", "moving_mean": "running_mean", "moving_variance": "running_var",
               "kernel": "weight", "depthwise_kernel": "weight", "pointwise_kernel": "weight", "bias": "bias"}
    for layer in model.layers:
        for variable in layer.weights:
            kind = variable.path.rsplit("/", 1)[-1]
            module = names[layer.name]
            if isinstance(module, tuple):
                module = module[kind == "pointwise_kernel"]
            name = f"{module}.{ours_of[kind]}"
            if name not in shapes:
                assert kind == "bias", name
                variable.assign(np.zeros(variable.shape))
                continue
            is_depthwise = kind == "depthwise_kernel" or isinstance(layer, keras.layers.DepthwiseConv2D)
            array = theirs(kind, value(name, shapes[name], gain).astype(np.float64), is_depthwise)
            variable.assign(array.reshape(variable.shape))
            variables[name] = variable
    missing = [name for name in shapes if name not in variables and not name.endswith("num_batches_tracked")]
    assert not missing, missing
    return variables


class BatchNormalization(keras.layers.BatchNormalization):  # of the same name, from which Keras makes up names
    def __init__(self, *arguments, **options):
        super().__init__(*arguments, **{**options, "scale": True})


def reference(ours):
    name, sibling, gain, rules, options = NETWORKS[ours]
    keras.backend.clear_session()
    keras.layers.BatchNormalization, kept = BatchNormalization, keras.layers.BatchNormalization
    keras.src.layers.BatchNormalization = BatchNormalization
    make = with_averaged_head(name) if rules is vgg else getattr(keras.applications, name)
    model = make(weights=None, classifier_activation=None, **options)
    keras.layers.BatchNormalization = keras.src.layers.BatchNormalization = kept
    shapes = averaged_vgg(sibling) if rules is vgg else parameters(sibling)
    variables = fill(model, rules(model), shapes, gain)
    side = json.loads((REFERENCES / f"{sibling}.json").read_text())["input"][-1]
    inputs = (np.float32(1.7) * uniform("input", [2, 3, side, side])).astype(np.float64).transpose(0, 2, 3, 1)
    logits = np.asarray(model(inputs, training=False))

    with tf.GradientTape() as tape:
        out = model(inputs, training=True)
        loss = tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits([1, 0], out))
    trained = [key for key in shapes if key in variables and variables[key].trainable]
    gradients = tape.gradient(loss, [variables[key].value for key in trained])
    norms = {key: float(tf.norm(gradient)) for key, gradient in zip(trained, gradients)}
    kept = [key for key, norm in norms.items() if norm > 1e-4 * max(norms.values())]
    return dict(name=ours, source=f"keras {keras.__version__}", seed=SEED, gain=gain, input=[2, 3, side, side],
                num_params=sum(math.prod(shapes[key]) for key in trained), params=shapes, logits=logits.tolist(),
                children=[], train_loss=float(loss),
                grad_norms={key: norms[key] for key in kept[:: max(1, len(kept) // 12)]})


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help="by default " + ", ".join(NETWORKS))
    parser.add_argument("--out", type=Path, default=REFERENCES)
    options = parser.parse_args()
    keras.config.set_floatx("float64")
    for name in options.names or NETWORKS:
        made = reference(name)
        logits = np.array(made["logits"])
        assert np.isfinite(logits).all(), name
        print(f"{name:24} params {made['num_params']:>11,} logits std {logits.std():.4g} loss {made['train_loss']:.4g}",
              flush=True)
        (options.out / f"{name}.json").write_text(json.dumps(made, separators=(",", ":")))


if __name__ == "__main__":
    main()
