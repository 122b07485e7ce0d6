#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes keras.json: the weights that come with Keras, for the networks that the zoo has in their make.

    pip install keras==3.15.1 tensorflow-cpu
    make_keras_cards.py [HEADSTART-CLI]

Address, picture size, mean and deviation, and paper are asked of Keras itself; nothing is fetched. Keras has no hash
but MD5 (the file is pinned at the first fetch) and no accuracy. Parameters and multiply-adds are counted on our
networks by headstart-cli: of each norm without a scale, ours has one. The licences are those that Keras 2 named for
each network's weights in its docs/templates/applications.md.
"""
import json
import re
import subprocess
import sys
from pathlib import Path

import keras
import numpy as np
from keras.src.utils import file_utils

HERE = Path(__file__).parent
CLI = sys.argv[1] if len(sys.argv) > 1 else HERE / "../../build/dev/bin/headstart-cli"
SHA256_DIGITS = 64

# (network, title, module and function below keras.applications, licence)
NETWORKS = [
    ("keras_mobilenet", "MobileNetV1", "mobilenet", "MobileNet", "Apache-2.0"),
    ("keras_mobilenet_v2", "MobileNetV2", "mobilenet_v2", "MobileNetV2", "Apache-2.0"),
    ("keras_xception", "Xception", "xception", "Xception", "MIT"),
    ("keras_inception_v3", "Inception-v3", "inception_v3", "InceptionV3", "Apache-2.0"),
    ("inception_resnet_v2", "Inception-ResNet-v2", "inception_resnet_v2", "InceptionResNetV2", "Apache-2.0"),
    ("keras_nasnetlarge", "NASNet-A Large", "nasnet", "NASNetLarge", "Apache-2.0"),
    ("densenet121", "DenseNet-121", "densenet", "DenseNet121", "BSD-3-Clause"),
    ("densenet169", "DenseNet-169", "densenet", "DenseNet169", "BSD-3-Clause"),
    ("densenet201", "DenseNet-201", "densenet", "DenseNet201", "BSD-3-Clause"),
]


class Asked(Exception):
    """Keras would now fetch its file."""


def file_of(make):
    """What Keras says of the file: its name, its address, its hash if it is a SHA-256."""
    def answer(fname, origin, file_hash=None, **_):
        raise Asked(fname, origin, file_hash or "")

    original, file_utils.get_file = file_utils.get_file, answer
    try:
        make(weights="imagenet")
    except Asked as asked:
        name, address, file_hash = asked.args
        known = {"sha256": file_hash} if len(file_hash) == SHA256_DIGITS else {}
        return {"file": name, "address": address, **known}
    finally:
        file_utils.get_file = original
    raise ValueError(f"{make.__name__} asks for no file")


def statistics_of(preprocess):
    """Mean and deviation for pixels of 0 .. 1, from what black, white and red become."""
    pixels = np.array([[[[0, 0, 0], [255, 255, 255], [255, 0, 0]]]], "float32")
    black, white, red = preprocess(pixels)[0, 0].astype("float64")
    if not np.allclose(red, [white[0], black[1], black[2]]):
        raise ValueError("it changes the channels' order, for which a card has no word")
    deviation = 1 / (white - black)
    return {"mean": [round(float(x), 4) for x in -black * deviation], "std": [round(float(x), 4) for x in deviation]}


def counted(network):
    outline = json.loads(subprocess.check_output([CLI, "layers", network, "--json"]))
    return {key: outline[key] for key in ("parameters", "multiply_adds")}


def card_of(network, title, module, function, licence):
    module = getattr(keras.applications, module)
    make = getattr(module, function)
    model = make(weights=None)
    side = model.input_shape[1]
    paper = re.search(r"//arxiv\.org/abs/[\d.]+", make.__doc__ or module.DenseNet.__doc__).group()
    return {
        "id": network if network.startswith("keras_") else f"{network}.keras",
        "network": network,
        "title": f"{title} (Keras)",
        "licence": licence,
        "origin": {"library": "keras", "model": function, "weights": "imagenet"},
        "source": f"Keras's weights imagenet for {function}, trained on ImageNet-1k",
        "weights": {**file_of(make), "about_bytes": 4 * model.count_params()},
        "input": {"resize": side, "crop": side, "interpolation": "bilinear",
                  **statistics_of(module.preprocess_input)},
        "paper": f"https:{paper}",
        **counted(network),
    }


def main():
    cards = [card_of(*row) for row in NETWORKS]
    head = json.dumps({"family": "Keras", "labels": "imagenet1k"}, indent=2)
    body = ",\n".join("    " + json.dumps(card, allow_nan=False) for card in cards)
    (HERE / "keras.json").write_text(f'{head[:-2]},\n  "models": [\n{body}\n  ]\n}}\n')
    print(f"keras: {len(cards)}")


if __name__ == "__main__":
    main()
