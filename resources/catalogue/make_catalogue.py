#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the catalogue, one JSON a family, from what torchvision and timm say of their own weights.

    pip install torch==2.13.0 torchvision==0.28.0 timm==1.0.31
    make_catalogue.py [FAMILY...]

torchvision knows its files' size and accuracy, and their names carry the first 8 digits of their SHA-256. timm knows
neither: its sets have no hash (it is pinned at the first fetch) and no accuracy. Parameters and multiply-adds are
counted on the original networks. EfficientNet-Lite0 to 2 stand in KNOWN: their files are known to the last byte.
"""
import functools
import json
import math
import sys
from pathlib import Path

import timm
import torch
import torchvision
from torch.utils.flop_counter import FlopCounterMode

HERE = Path(__file__).parent
TV_SOURCE = "torchvision's weights {name}, trained on ImageNet-1k: {recipe}"
HALF = {"mean": [0.5, 0.5, 0.5], "std": [0.5, 0.5, 0.5]}
LITE = {"mean": [0.498039216] * 3, "std": [0.501960784] * 3}
MOST_OF_TIMM = 6  # sets a network: the list is to be browsed

# file -> (family, paper, [(network, title)...]); a network is torchvision's if torchvision has it, else timm's.
FAMILIES = {
    "resnet": ("ResNet", "https://arxiv.org/abs/1512.03385", [
        ("resnet18", "ResNet-18"), ("resnet34", "ResNet-34"), ("resnet50", "ResNet-50"), ("resnet101", "ResNet-101"),
        ("resnet152", "ResNet-152"), ("resnext50_32x4d", "ResNeXt-50 32x4d"), ("resnext101_32x8d", "ResNeXt-101 32x8d"),
        ("resnext101_64x4d", "ResNeXt-101 64x4d"), ("wide_resnet50_2", "Wide ResNet-50-2"),
        ("wide_resnet101_2", "Wide ResNet-101-2")]),
    "efficientnet_lite": ("EfficientNet-Lite", "https://arxiv.org/abs/1905.11946", [
        (f"tf_efficientnet_lite{i}", f"EfficientNet-Lite{i}") for i in range(5)]),
    "efficientnet": ("EfficientNet", "https://arxiv.org/abs/1905.11946", [
        *((f"efficientnet_b{i}", f"EfficientNet-B{i}") for i in range(8)),
        *((f"tf_efficientnet_b{i}", f"EfficientNet-B{i} (TensorFlow)") for i in range(8))]),
    "efficientnet_v2": ("EfficientNetV2", "https://arxiv.org/abs/2104.00298", [
        (f"efficientnet_v2_{s}", f"EfficientNetV2-{s.upper()}") for s in "sml"]),
    "mobilenet": ("MobileNet", "https://arxiv.org/abs/1801.04381", [
        ("mobilenetv1_100", "MobileNetV1"), ("mobilenet_v2", "MobileNetV2"),
        ("mobilenet_v3_small", "MobileNetV3-Small"), ("mobilenet_v3_large", "MobileNetV3-Large")]),
    "mnasnet": ("MNASNet", "https://arxiv.org/abs/1807.11626", [
        ("mnasnet0_5", "MNASNet 0.5"), ("mnasnet0_75", "MNASNet 0.75"), ("mnasnet1_0", "MNASNet 1.0"),
        ("mnasnet1_3", "MNASNet 1.3")]),
    "shufflenet": ("ShuffleNetV2", "https://arxiv.org/abs/1807.11164", [
        (f"shufflenet_v2_x{s}", f"ShuffleNetV2 x{s.replace('_', '.')}") for s in ("0_5", "1_0", "1_5", "2_0")]),
    "regnet": ("RegNet", "https://arxiv.org/abs/2003.13678", [
        ("regnet_y_400mf", "RegNetY-400MF"), ("regnet_y_800mf", "RegNetY-800MF"), ("regnet_y_1_6gf", "RegNetY-1.6GF"),
        ("regnet_y_3_2gf", "RegNetY-3.2GF"), ("regnet_y_8gf", "RegNetY-8GF")]),
    "convnext": ("ConvNeXt", "https://arxiv.org/abs/2201.03545", [
        (f"convnext_{s}", f"ConvNeXt-{s.capitalize()}") for s in ("tiny", "small", "base", "large")]),
    "densenet": ("DenseNet", "https://arxiv.org/abs/1608.06993", [
        (f"densenet{i}", f"DenseNet-{i}") for i in (121, 161, 169, 201)]),
    "inception": ("Inception", "https://arxiv.org/abs/1512.00567", [
        ("googlenet", "GoogLeNet"), ("inception_v3", "Inception-v3"), ("inception_resnet_v2", "Inception-ResNet-v2"),
        ("legacy_xception", "Xception")]),
    "nasnet": ("NASNet", "https://arxiv.org/abs/1707.07012", [("nasnetalarge", "NASNet-A Large")]),
    "squeezenet": ("SqueezeNet", "https://arxiv.org/abs/1602.07360", [
        ("squeezenet1_0", "SqueezeNet 1.0"), ("squeezenet1_1", "SqueezeNet 1.1")]),
    "alexnet": ("AlexNet", "https://arxiv.org/abs/1404.5997", [("alexnet", "AlexNet")]),
    "vgg": ("VGG", "https://arxiv.org/abs/1409.1556", [
        (f"vgg{i}{bn}", f"VGG-{i}{' with BatchNorm' if bn else ''}") for bn in ("", "_bn") for i in (11, 13, 16, 19)]),
    "vit": ("Vision Transformer", "https://arxiv.org/abs/2010.11929", [
        ("vit_tiny_patch16_224", "ViT-Tiny/16"), ("vit_small_patch16_224", "ViT-Small/16"),
        ("vit_small_patch32_224", "ViT-Small/32"), ("vit_base_patch16_224", "ViT-Base/16 (timm)"),
        ("vit_base_patch32_224", "ViT-Base/32 (timm)"), ("vit_large_patch16_224", "ViT-Large/16 (timm)"),
        ("vit_b_16", "ViT-Base/16"), ("vit_b_32", "ViT-Base/32"), ("vit_l_16", "ViT-Large/16"),
        ("vit_l_32", "ViT-Large/32"), ("deit_tiny_patch16_224", "DeiT-Tiny"),
        ("deit_small_patch16_224", "DeiT-Small"), ("deit_base_patch16_224", "DeiT-Base")]),
    "swin": ("Swin", "https://arxiv.org/abs/2103.14030", [
        ("swin_t", "Swin-T"), ("swin_s", "Swin-S"), ("swin_b", "Swin-B")]),
}
PAPERS = {
    "mobilenetv1_100": "https://arxiv.org/abs/1704.04861", "mobilenet_v3_small": "https://arxiv.org/abs/1905.02244",
    "mobilenet_v3_large": "https://arxiv.org/abs/1905.02244", "googlenet": "https://arxiv.org/abs/1409.4842",
    "inception_resnet_v2": "https://arxiv.org/abs/1602.07261", "legacy_xception": "https://arxiv.org/abs/1610.02357",
    **{f"deit_{s}_patch16_224": "https://arxiv.org/abs/2012.12877" for s in ("tiny", "small", "base")},
    **{n: "https://arxiv.org/abs/1611.05431" for n in ("resnext50_32x4d", "resnext101_32x8d", "resnext101_64x4d")},
    **{n: "https://arxiv.org/abs/1605.07146" for n in ("wide_resnet50_2", "wide_resnet101_2")},
}
LITE_SOURCE = "Trained by Google on ImageNet-1k in TensorFlow; ported to PyTorch in the package efficientnet-lite-pytorch"
KNOWN = {
    "tf_efficientnet_lite0": ("efficientnet-lite0-57934424.pth", 18826032, 256, 224,
                              "579344248a93e23026e6b78f1f6faf0bc1d282386f6c881cdbaacd49cabf77db"),
    "tf_efficientnet_lite1": ("efficientnet-lite1-77cc7160.pth", 21946926, 272, 240,
                              "77cc7160d37bebc1e0d68dc9e8d1e836a263e063f0825ec80d85670b2c913850"),
    "tf_efficientnet_lite2": ("efficientnet-lite2-9656183e.pth", 24666229, 292, 260,
                              "9656183eaeafe8cbf0cf560089305d34668787f6a26377ccbe5be192ed3f855d"),
}
# Of those that timm has: trained on unlabelled pictures too (Noisy Student), and on ImageNet alone.
SETS = {f"tf_efficientnet_b{i}": ("ns_jft_in1k", "in1k") for i in range(8)}
ALIASES = {f"tf_efficientnet_lite{i}": [f"efficientnet-lite{i}", f"efficientnet_lite{i}"] for i in range(5)}


def is_torchvisions(network):
    return network in torchvision.models.list_models(torchvision.models)


def built(network):
    if is_torchvisions(network):
        options = {"init_weights": False} if network in ("googlenet", "inception_v3") else {}
        return torchvision.models.get_model(network, weights=None, **options)
    return timm.create_model(network)


@functools.cache
def make(network):
    """Without memory for its tensors."""
    try:
        with torch.device("meta"):
            return built(network)
    except (NotImplementedError, RuntimeError):  # it computes with tensors while it is built
        return built(network).to("meta")


def size_of(network):
    if is_torchvisions(network):
        return torchvision.models.get_model_weights(network).IMAGENET1K_V1.transforms().crop_size[0]
    return timm.get_pretrained_cfg(network).input_size[-1]


def counted(network):
    model = make(network).eval()
    with FlopCounterMode(display=False) as counter, torch.no_grad():
        model(torch.empty(1, 3, size_of(network), size_of(network), device="meta"))
    return {"parameters": sum(p.numel() for p in model.parameters()),
            "multiply_adds": counter.get_total_flops() // 2}


def of_torchvision(network, title):
    for weights in torchvision.models.get_model_weights(network):
        transforms = weights.transforms()
        if transforms.crop_size[0] != size_of(network) and network.startswith("vit"):
            continue  # another network: it has more positions
        tag = weights.name.removeprefix("IMAGENET1K_").lower()
        metrics = weights.meta["_metrics"]["ImageNet-1K"]
        if math.isnan(metrics["acc@1"]):
            continue  # without a classifier
        file = weights.url.rsplit("/", 1)[1]
        is_swag = "swag" in tag
        statistics = {"mean": transforms.mean, "std": transforms.std}
        if network in ("googlenet", "inception_v3"):
            statistics = HALF  # what the original's transform_input makes of it
        yield {
            "id": network if tag == "v1" else f"{network}.{tag}",
            "network": network,
            "title": title if tag == "v1" else f"{title} {tag.upper().replace('_', ' ')}",
            "licence": "CC-BY-NC-4.0" if is_swag else "BSD-3-Clause",
            "origin": {"library": "torchvision", "model": network, "weights": weights.name},
            "source": TV_SOURCE.format(name=weights.name, recipe=weights.meta["recipe"]),
            "accuracy": {"top1": metrics["acc@1"], "top5": metrics["acc@5"], "source": "torchvision"},
            "weights": {"file": file, "about_bytes": round(weights.meta["_file_size"] * 2**20),
                        "sha256": file.rsplit("-", 1)[1].split(".")[0], "address": weights.url},
            "input": {"resize": transforms.resize_size[0], "crop": transforms.crop_size[0],
                      "interpolation": transforms.interpolation.value, **statistics},
        }


def fits(network, tag):
    """Whether timm's set loads into this network name by name, and can be fetched."""
    config = timm.get_pretrained_cfg(f"{network}.{tag}")
    if config.num_classes != 1000 or not (config.hf_hub_id or config.url) or tag.startswith("tv"):
        return False
    if config.input_size[-1] != size_of(network) and network.startswith(("vit", "deit")):
        return False
    theirs = timm.create_model(network).state_dict()
    return {k: v.shape for k, v in theirs.items()} == {k: v.shape for k, v in make(network).state_dict().items()}


def of_timm(network, title):
    tags = [name.split(".", 1)[1] for name in timm.list_pretrained(f"{network}.*")]
    default = timm.get_pretrained_cfg(network).tag if tags else ""
    tags = [t for t in tags if t in SETS.get(network, tags) and fits(network, t)]
    tags = sorted(tags, key=lambda t: t != default)[:MOST_OF_TIMM]
    for tag in tags:
        config = timm.get_pretrained_cfg(f"{network}.{tag}")
        is_plain = tag == default and not is_torchvisions(network) and network not in KNOWN
        crop = config.input_size[-1]
        weights = {"file": f"{network}.{tag}.safetensors",
                   "address": f"https://huggingface.co/{config.hf_hub_id}/resolve/main/model.safetensors"}
        if not config.hf_hub_id:
            weights = {"file": config.url.rsplit("/", 1)[1], "address": config.url,
                       "sha256": config.url.rsplit("-", 1)[1].split(".")[0]}
        yield {
            "id": network if is_plain else f"{network}.{tag}",
            "network": network,
            "title": title if is_plain else f"{title} {tag}",
            "licence": {"apache-2.0": "Apache-2.0", "bsd-3-clause": "BSD-3-Clause", "mit": "MIT",
                        "cc-by-nc-4.0": "CC-BY-NC-4.0"}[config.license],
            "origin": {"library": "timm", "model": f"{network}.{tag}"},
            "source": f"timm's weights {network}.{tag}",
            "weights": weights,
            "input": {"resize": math.floor(crop / config.crop_pct), "crop": crop,
                      "interpolation": config.interpolation, "mean": config.mean, "std": config.std},
        }


def of_known(network, title):
    file, size, resize, crop, sha256 = KNOWN[network]
    yield {"id": network, "network": network, "title": title, "licence": "Apache-2.0",
           "origin": {"library": "timm", "model": network}, "source": LITE_SOURCE,
           "weights": {"file": file, "bytes": size, "sha256": sha256},
           "input": {"resize": resize, "crop": crop, "interpolation": "bilinear", **LITE}}


def cards_of(network, title):
    facts = counted(network)
    sources = [of_known] if network in KNOWN else [of_torchvision] if is_torchvisions(network) else []
    for source in sources + [of_timm]:
        for card in source(network, title):
            if card["id"] == network and network in ALIASES:
                card["aliases"] = ALIASES[network]
            card["paper"] = PAPERS.get(network)
            card.update(facts)
            card["weights"].setdefault("about_bytes", 4 * facts["parameters"])
            if "bytes" in card["weights"]:
                del card["weights"]["about_bytes"]
            yield {k: v for k, v in card.items() if v is not None}


def main():
    for file in sys.argv[1:] or FAMILIES:
        family, paper, networks = FAMILIES[file]
        cards = [card for network, title in networks for card in cards_of(network, title)]
        head = json.dumps({"family": family, "paper": paper, "labels": "imagenet1k"}, indent=2)
        body = ",\n".join("    " + json.dumps(card, allow_nan=False) for card in cards)
        (HERE / f"{file}.json").write_text(f'{head[:-2]},\n  "models": [\n{body}\n  ]\n}}\n')
        print(f"{file}: {len(cards)}")


if __name__ == "__main__":
    main()
