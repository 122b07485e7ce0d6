#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Transfer learning on pictures with PyTorch, timm and torchvision, as their tutorials write it.

    pip install torch==2.13.0 torchvision==0.28.0 timm==1.0.31 safetensors
    pictures_pytorch.py NETWORK WEIGHTS PICTURES --first STAGE --epochs N

NETWORK: resnet18, or one of timm's. WEIGHTS: a safetensors file of it. PICTURES is JSON: {"train": [[file, label], ...],
"validation": [...]}. What stands before STAGE ("head", or the beginning of the parameters' names of the first that
trains) is kept: no gradients there, and BatchNorm keeps its statistics everywhere. Batches of 32 at 224 pixels, SGD with
momentum, two threads, two processes that read pictures, validation after each epoch, no augmentation. Prints JSON: the
epochs' accuracies.
"""
import argparse
import json
from pathlib import Path

import timm
import torch
import torchvision
from PIL import Image
from safetensors.torch import load_file
from torch.utils.data import DataLoader, Dataset
from torchvision import transforms

BATCH = 32
TRANSFORM = transforms.Compose([transforms.Resize(256), transforms.CenterCrop(224), transforms.ToTensor(),
                                transforms.Normalize([0.485, 0.456, 0.406], [0.229, 0.224, 0.225])])


class Pictures(Dataset):
    def __init__(self, rows):
        self.rows = rows

    def __len__(self):
        return len(self.rows)

    def __getitem__(self, index):
        file, label = self.rows[index]
        return TRANSFORM(Image.open(file).convert("RGB")), label


def network(name, weights, first):
    make = torchvision.models.resnet18 if name == "resnet18" else lambda **options: timm.create_model(name, **options)
    model = make(num_classes=2)
    model.load_state_dict(load_file(weights))
    head = model.fc if name == "resnet18" else model.get_classifier()
    if first == "head":
        model.requires_grad_(False)
        head.requires_grad_(True)
        return model
    trains = False
    for parameter_name, parameter in model.named_parameters():
        trains = trains or parameter_name.startswith(first)
        parameter.requires_grad_(trains)
    return model


def keep_statistics(model):
    for module in model.modules():
        if isinstance(module, torch.nn.BatchNorm2d):
            module.eval()


def accuracy(model, batches):
    model.eval()
    right = count = 0
    with torch.no_grad():
        for pictures, labels in batches:
            right += (model(pictures).argmax(1) == labels).sum().item()
            count += len(labels)
    return right / count


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("network")
    parser.add_argument("weights", type=Path)
    parser.add_argument("pictures", type=Path)
    parser.add_argument("--first", required=True)
    parser.add_argument("--epochs", type=int, default=10)
    options = parser.parse_args()
    torch.set_num_threads(2)
    torch.manual_seed(0)
    rows = json.loads(options.pictures.read_text())
    training = DataLoader(Pictures(rows["train"]), batch_size=BATCH, shuffle=True, num_workers=2)
    validation = DataLoader(Pictures(rows["validation"]), batch_size=BATCH, num_workers=2)
    model = network(options.network, options.weights, options.first)
    optimizer = torch.optim.SGD([p for p in model.parameters() if p.requires_grad], lr=0.01, momentum=0.9)
    accuracies = []
    for _ in range(options.epochs):
        model.train()
        keep_statistics(model)
        for pictures, labels in training:
            optimizer.zero_grad()
            loss = torch.nn.functional.cross_entropy(model(pictures), labels)
            loss.backward()
            optimizer.step()
            loss.item()  # for the progress that everyone shows
        accuracies.append(accuracy(model, validation))
    print(json.dumps({"accuracies": accuracies}))


if __name__ == "__main__":
    main()
