#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes tests/data/names: how others name the tensors of networks that the zoo has, and of what shapes they are.

    pip install torch==2.13.0 torchvision==0.28.0 timm==1.0.31 transformers==5.24.0 safetensors \
        efficientnet_pytorch==0.7.1
    make_names.py
"""
import json, os, re, tempfile
from pathlib import Path

os.environ["HF_HUB_OFFLINE"] = "1"
import timm, torch, torchvision, transformers
from safetensors import safe_open

OUT = Path(__file__).resolve().parent / "names"


def write(label, network, classes, tensors):
    lines = [json.dumps([name, dtype, list(shape)]) for name, (dtype, shape) in tensors.items()]
    head = f'{{"network": "{network}", "classes": {classes}, "tensors": [\n'
    (OUT / f"{label}.json").write_text(head + ",\n".join(lines) + "\n]}\n")


def in_memory(model, rename=lambda name: name):
    return {rename(name): ("F32" if tensor.is_floating_point() else "I64", tensor.shape)
            for name, tensor in model.state_dict().items()}


def saved(model):
    with tempfile.TemporaryDirectory() as folder:
        model.save_pretrained(folder)
        with safe_open(f"{folder}/model.safetensors", "pt") as file:
            return {name: (file.get_slice(name).get_dtype(), file.get_slice(name).get_shape()) for name in file.keys()}


def hugging_face(family, **settings):
    config = getattr(transformers, family + "Config")(num_labels=10, **settings)
    return getattr(transformers, family + "ForImageClassification")(config)


def main():
    OUT.mkdir(exist_ok=True)
    for ours, theirs in (("convnext_tiny", "convnext_tiny"), ("mobilenet_v2", "mobilenetv2_100"),
                         ("efficientnet_b0", "efficientnet_b0"),
                         ("regnet_y_400mf", "regnety_004"), ("swin_t", "swin_tiny_patch4_window7_224"),
                         ("vgg11_bn", "vgg11_bn")):
        write(f"timm_{theirs}", ours, 7, in_memory(timm.create_model(theirs, num_classes=7)))
    resnet = hugging_face("ResNet", embedding_size=64, layer_type="basic", depths=[2, 2, 2, 2],
                          hidden_sizes=[64, 128, 256, 512])
    regnet = hugging_face("RegNet", depths=[1, 3, 6, 6], hidden_sizes=[48, 104, 208, 440], groups_width=8)
    vit = hugging_face("ViT")
    write("hf_efficientnet_b0", "tf_efficientnet_b0", 10, saved(hugging_face(
        "EfficientNet", width_coefficient=1.0, depth_coefficient=1.0, hidden_dim=1280)))
    write("hf_mobilenet_v1", "keras_mobilenet", 10, saved(hugging_face("MobileNetV1")))
    write("hf_mobilenet_v2", "keras_mobilenet_v2", 10, saved(hugging_face("MobileNetV2")))
    write("hf_resnet18", "resnet18", 10, saved(resnet))
    write("hf_regnet_y_004", "regnet_y_400mf", 10, saved(regnet))
    write("hf_convnext_tiny", "convnext_tiny", 10, saved(hugging_face("ConvNext")))
    write("hf_swin_tiny", "swin_t", 10, saved(hugging_face("Swin")))
    write("hf_vit_base", "vit_base_patch16_224", 10, saved(vit))
    write("hf_vit_base_in_memory", "vit_base_patch16_224", 10, in_memory(vit))
    import efficientnet_pytorch
    write("efficientnet_pytorch_b2", "tf_efficientnet_b2", 5, in_memory(
        efficientnet_pytorch.EfficientNet.from_name("efficientnet-b2", num_classes=5)))
    # torchvision's published files are older than its classes, which rename what they load.
    old = in_memory(torchvision.models.densenet121(),
                    lambda name: re.sub(r"(denselayer\d+\.(?:norm|conv))([12])", r"\1.\2", name))
    write("torchvision_densenet121", "densenet121", 1000,
          {name: kind for name, kind in old.items() if not name.endswith("num_batches_tracked")})
    write("torchvision_vit_b_16", "vit_b_16", 1000,
          in_memory(torchvision.models.vit_b_16(), lambda name: name.replace("mlp.0.", "mlp.linear_1.").replace(
              "mlp.3.", "mlp.linear_2.")))


if __name__ == "__main__":
    main()
