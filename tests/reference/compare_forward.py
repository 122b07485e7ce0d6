#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares the forward pass of headstart-cli with torchvision's, timm's and transformers', over random weights in
every format that is read, and over what training programs save around them; and the other way round, over what
headstart-cli has trained from random weights and exported.

    pip install torch==2.13.0 torchvision timm transformers safetensors
    compare_forward.py HEADSTART_CLI [NAME...]

Each line: network, file of weights, type, largest difference of a logit / standard deviation of the logits.
Exit 1 if one of them is over the bound.
"""
import argparse
import copy
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

os.environ["HF_HUB_OFFLINE"] = "1"  # nothing is fetched: all weights are random
import timm
import torch
import torchvision
from safetensors.torch import load_file, save_file
import transformers

NAMES = ["resnet18", "resnet50", "tf_efficientnet_lite0", "tf_efficientnet_lite2"]
BOUNDS = {torch.float32: 1e-4, torch.float64: 1e-9}
def randomise_norms(model):
    """A fresh BatchNorm does nothing in evaluation mode: a mistake in it would not show."""
    for module in model.modules():
        if isinstance(module, torch.nn.BatchNorm2d):
            torch.nn.init.normal_(module.running_mean, std=0.2)
            torch.nn.init.uniform_(module.running_var, 0.5, 1.5)
            torch.nn.init.uniform_(module.weight, 0.5, 1.5)
            torch.nn.init.normal_(module.bias, std=0.2)
    for parameter in model.parameters():
        if not parameter.any():  # nor does a head of zeros say anything
            torch.nn.init.normal_(parameter, std=0.02)
    return model.eval()


def build(name):
    """The network, if it is not Keras' (compare_keras.py), and the side of its pictures."""
    torch.manual_seed(0)
    if name in torchvision.models.list_models(module=torchvision.models):
        size = torchvision.models.get_model_weights(name).IMAGENET1K_V1.transforms().crop_size[0]
        return randomise_norms(torchvision.models.get_model(name, weights=None)), size
    if name.startswith("keras_"):
        return None, 224
    model = timm.create_model(name)
    return randomise_norms(model), model.default_cfg["input_size"][-1]


def two_classes(name):
    if name in torchvision.models.list_models(module=torchvision.models):
        return torchvision.models.get_model(name, weights=None, num_classes=2).eval()
    return timm.create_model(name, num_classes=2).eval()


def of_timm(name):
    return lambda: timm.create_model(name)


def of_torchvision(name):
    return lambda: torchvision.models.get_model(name, weights=None)


def of_hugging_face(family, **settings):
    return lambda: getattr(transformers, family + "ForImageClassification")(
        getattr(transformers, family + "Config")(num_labels=10, **settings))


def of_efficientnet_pytorch(name):
    def make():
        import efficientnet_pytorch  # PyPI; needed for this comparison alone
        return efficientnet_pytorch.EfficientNet.from_name(name)
    return make


# The same networks, as others write and name them. Hugging Face's ViT adds 1e-12 in its layer norms, where the original
# and all others add 1e-6: with fresh weights, which are small, that shows.
OTHERS = {
    "resnet18": [of_hugging_face("ResNet", embedding_size=64, layer_type="basic", depths=[2, 2, 2, 2],
                                 hidden_sizes=[64, 128, 256, 512])],
    "resnet50": [of_hugging_face("ResNet", embedding_size=64, layer_type="bottleneck", depths=[3, 4, 6, 3],
                                 hidden_sizes=[256, 512, 1024, 2048])],
    "convnext_tiny": [of_timm("convnext_tiny"), of_hugging_face("ConvNext")],
    "efficientnet_b0": [of_timm("efficientnet_b0")],
    "efficientnet_b4": [of_timm("efficientnet_b4")],
    "mobilenet_v2": [of_timm("mobilenetv2_100")],
    "regnet_y_400mf": [of_timm("regnety_004"),
                       of_hugging_face("RegNet", depths=[1, 3, 6, 6], hidden_sizes=[48, 104, 208, 440], groups_width=8)],
    "tf_efficientnet_b0": [of_hugging_face("EfficientNet", width_coefficient=1.0, depth_coefficient=1.0, hidden_dim=1280,
                                           depthwise_padding=[]),
                           of_efficientnet_pytorch("efficientnet-b0")],
    "keras_mobilenet": [of_hugging_face("MobileNetV1")],
    "keras_mobilenet_v2": [of_hugging_face("MobileNetV2")],
    "swin_t": [of_timm("swin_tiny_patch4_window7_224"), of_hugging_face("Swin")],
    "vgg11_bn": [of_timm("vgg11_bn")],
    "vit_b_16": [of_timm("vit_base_patch16_224"), of_hugging_face("ViT", layer_norm_eps=1e-6)],
    "vit_base_patch16_224": [of_torchvision("vit_b_16"), of_hugging_face("ViT", layer_norm_eps=1e-6)],
}


def other(make):
    torch.manual_seed(1)
    return randomise_norms(make())


def checkpoint(model):
    """What training with DataParallel saves. The step fills the optimiser's state and, at gradient 0, moves nothing."""
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
    for parameter in model.parameters():
        parameter.grad = torch.zeros_like(parameter)
    optimizer.step()
    optimizer.zero_grad()
    return {"epoch": 3, "state_dict": {"module." + k: v for k, v in model.state_dict().items()},
            "optimizer": optimizer.state_dict(), "args": argparse.Namespace(lr=0.1)}


def logits(model, pictures):
    with torch.no_grad():
        out = model(pictures)
    return getattr(out, "logits", out)


class Comparison:
    """One network of ours, one input; all files lie in `folder`."""

    def __init__(self, cli, name, folder, pictures):
        self.cli, self.name, self.folder, self.pictures = cli, name, Path(folder), pictures
        self.failures = 0
        save_file({"input": pictures}, self.folder / "input.safetensors")

    def save(self, content, kind):
        path = self.folder / f"weights.{kind}"
        if kind == "safetensors":
            save_file(content, path)
        else:
            torch.save(content, path, _use_new_zipfile_serialization=kind == "zip.pth")
        return path

    def printed(self, *command):
        run = subprocess.run([self.cli, *command], capture_output=True, text=True)
        if run.returncode:
            sys.exit(run.stderr)
        return run.stdout

    def forward(self, weights, *options):
        """The tensors that headstart-cli writes; none if it refuses, and then it has said why."""
        out = self.folder / "out.safetensors"
        run = subprocess.run([self.cli, "forward", self.name, "--weights", weights, "--input",
                              self.folder / "input.safetensors", "--out", out, *options])
        return load_file(out) if run.returncode == 0 else {}

    def compare(self, label, weights, model, dtype=torch.float32):
        ours = self.forward(weights, *(["--double"] if dtype == torch.float64 else [])).get("logits")
        theirs = logits(copy.deepcopy(model).to(dtype), self.pictures.to(dtype))
        fits = ours is not None and ours.dtype == dtype and ours.shape == theirs.shape
        difference = ((ours - theirs).abs().max() / theirs.std()).item() if fits else float("nan")
        self.report(label, str(dtype).removeprefix("torch."), f"{difference:.1e}", difference <= BOUNDS[dtype])

    def stages(self):
        return json.loads(self.printed("layers", self.name, "--json"))["stages"]

    def check_stages(self, weights):
        out = self.forward(weights, "--stages")
        stages = self.stages()
        batch = len(self.pictures)
        fits = set(out) == {stage["name"] for stage in stages} | {"logits"} and all(
            list(out[stage["name"]].shape) == [batch, *stage["output"]] for stage in stages)
        same = fits and torch.equal(out[stages[-1]["name"]], out["logits"])
        self.report("--stages", "float32", f"{len(stages)} stages", same)

    def check_export(self, model):
        """Trains two steps on noise, and lets the original load what comes out."""
        side = self.pictures.shape[-1]
        for i in range(8):
            path = self.folder / "data" / f"class {i % 2}" / f"{i}.png"
            path.parent.mkdir(parents=True, exist_ok=True)
            torchvision.io.write_png(torch.randint(0, 256, (3, side, side), dtype=torch.uint8), str(path))
        store = ["--store", self.folder / "runs.db"]
        said = self.printed(*store, "train", "--model", self.name, "--weights", "random", "--data",
                            self.folder / "data", "--cut", self.stages()[0]["name"], "--json", "--set",
                            "split.validation=0.25", "training.epochs=1", "training.batch=3", "optimiser.kind=sgd")
        out = self.folder / "exported"
        self.printed(*store, "export", json.loads(said)["run"], "--out", out)
        [weights] = out.glob("*.safetensors")
        model.load_state_dict(load_file(weights))
        self.compare("trained and exported by headstart-cli", weights, model)

    def report(self, label, dtype, result, good):
        self.failures += not good
        print(f"{self.name:24}{label:56}{dtype:9}{result:>10}{'' if good else '  WRONG'}", flush=True)


def compare_all(cli, name, folder):
    model, size = build(name)
    run = Comparison(cli, name, folder, torch.randn(3, 3, size, size))
    if model:
        for kind in "zip.pth", "legacy.pth", "safetensors":
            run.compare(kind, run.save(model.state_dict(), kind), model)
        weights = folder / "weights.safetensors"
        run.compare("safetensors", weights, model, torch.float64)
        run.check_stages(weights)
        run.check_export(two_classes(name))
    for make in OTHERS.get(name, []):
        theirs = other(make)
        label = type(theirs).__module__.split(".")[0] + "'s " + type(theirs).__name__
        run.compare(label, run.save(theirs.state_dict(), "zip.pth"), theirs)
        if hasattr(theirs, "save_pretrained"):  # writes other names than it has in memory
            theirs.save_pretrained(folder / "pretrained")
            run.compare(label + ", saved", folder / "pretrained" / "model.safetensors", theirs)
    if name == "resnet18":
        for kind in "zip.pth", "legacy.pth":
            run.compare(f"training checkpoint {kind}", run.save(checkpoint(model), kind), model)
        half = copy.deepcopy(model).half()
        for kind in "zip.pth", "safetensors":
            run.compare(f"float16 {kind}", run.save(half.state_dict(), kind), copy.deepcopy(half).float())
    return run.failures


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("cli", help="the program headstart-cli")
    parser.add_argument("names", nargs="*", metavar="NAME", help="by default " + ", ".join(NAMES))
    options = parser.parse_args()
    failures = 0
    for name in options.names or NAMES:
        with tempfile.TemporaryDirectory() as folder:
            failures += compare_all(options.cli, name, Path(folder))
    if failures:
        sys.exit(f"{failures} comparisons are over the bound")


if __name__ == "__main__":
    main()
