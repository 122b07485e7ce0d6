#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes tests/data/metrics/metrics.json: labels, predictions, and what scikit-learn and scipy say of them.

    pip install scikit-learn==1.9.1 scipy==1.17.1
"""

import json
import warnings
from pathlib import Path

import numpy as np
from scipy.stats import pearsonr, spearmanr
from sklearn.metrics import f1_score, matthews_corrcoef, mean_squared_error

warnings.filterwarnings("ignore")
random = np.random.default_rng(7)


def classes(name, count, labels, predictions):
    out = {"name": name, "classes": count, "labels": [int(x) for x in labels], "predictions": [int(x) for x in predictions],
           "macro_f1": f1_score(labels, predictions, average="macro"),
           "matthews": matthews_corrcoef(labels, predictions)}
    if count == 2:
        out["binary_f1"] = f1_score(labels, predictions, pos_label=1, zero_division=0, labels=[0, 1])
    return out


def numbers(name, labels, predictions):
    def value(x):
        return None if np.isnan(x) else float(x)

    labels, predictions = np.asarray(labels, float), np.asarray(predictions, float)
    return {"name": name, "labels": labels.tolist(), "predictions": predictions.tolist(),
            "pearson": value(pearsonr(labels, predictions).statistic),
            "spearman": value(spearmanr(labels, predictions).statistic),
            "mean_squared_error": float(mean_squared_error(labels, predictions))}


def noisy(count, size, share):
    labels = random.integers(0, count, size)
    wrong = random.random(size) < share
    return labels, np.where(wrong, random.integers(0, count, size), labels)


def main():
    steps = np.round(random.random(300) * 25) / 5  # STS-B's labels: many are equal
    far = random.random(200)
    out = {
        "classes": [
            classes("two", 2, *noisy(2, 500, 0.3)),
            classes("two, uneven", 2, (random.random(500) < 0.05).astype(int), (random.random(500) < 0.1).astype(int)),
            classes("three", 3, *noisy(3, 400, 0.4)),
            classes("ten", 10, *noisy(10, 1000, 0.6)),
            classes("all the same guess", 2, [0, 1, 1, 0, 1], [1, 1, 1, 1, 1]),
            classes("the second never", 2, [0, 0, 0], [0, 0, 0]),
            classes("all right", 3, [0, 1, 2, 2], [0, 1, 2, 2]),
            classes("all wrong", 2, [0, 1, 0, 1], [1, 0, 1, 0]),
            classes("a class that does not occur", 4, [0, 1, 3, 3, 1], [0, 3, 3, 1, 1]),
        ],
        "numbers": [
            numbers("ties", steps, steps + random.normal(0, 1, 300)),
            numbers("ties on both sides", steps, np.round(steps + random.normal(0, 1, 300))),
            numbers("far from zero", far + 1e6, far * 3 + random.normal(0, 0.1, 200) - 1e6),
            numbers("falling", [1, 2, 3, 4], [8, 6, 5, 1]),
            numbers("the same", [1.5, 2.5, 4], [1.5, 2.5, 4]),
            numbers("two", [1, 2], [4, 3]),
            numbers("a constant guess", [1, 2, 3], [2, 2, 2]),
        ],
    }
    folder = Path(__file__).parent / "metrics"
    folder.mkdir(exist_ok=True)
    (folder / "metrics.json").write_text(json.dumps(out, separators=(",", ":")).replace('{"name"', '\n{"name"') + "\n")


if __name__ == "__main__":
    main()
