#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes text.json: the text encoders of the zoo, with the addresses of their files on the Hugging Face hub.

    make_text_cards.py [HEADSTART-CLI]

Nothing is fetched: the hub publishes no hash in any package, so that a file is pinned at the first fetch. Of
all-MiniLM-L6-v2, which a PyPI wheel carries, size and hash are known. Parameters (with a head of two classes) and
multiply-adds (of 128 tokens) are counted on our networks by headstart-cli. Licences are those of the models' cards.
"""
import json
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
CLI = sys.argv[1] if len(sys.argv) > 1 else HERE / "../../build/dev/bin/headstart-cli"
HUB = "https://huggingface.co"
BERT = "https://arxiv.org/abs/1810.04805"
MINILM = "https://arxiv.org/abs/2002.10957"
DISTILBERT = "https://arxiv.org/abs/1910.01108"
STUDENTS = "https://arxiv.org/abs/1908.08962"
ROBERTA = "https://arxiv.org/abs/1907.11692"
WORDPIECE = ["config.json", "tokenizer_config.json", "vocab.txt"]
BPE = ["config.json", "vocab.json", "merges.txt"]
KNOWN = {"all-MiniLM-L6-v2": {"bytes": 90868376,
                              "sha256": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"}}

# (id, title, family, repository, file of weights, files beside, licence, paper, source)
MODELS = [
    ("all-MiniLM-L6-v2", "MiniLM-L6 (sentences)", "MiniLM", "sentence-transformers/all-MiniLM-L6-v2",
     "model.safetensors", ["config.json", "tokenizer.json"], "Apache-2.0", MINILM,
     "Distilled by Microsoft, trained on 1 billion pairs of sentences by sentence-transformers; lower case"),
    ("all-MiniLM-L12-v2", "MiniLM-L12 (sentences)", "MiniLM", "sentence-transformers/all-MiniLM-L12-v2",
     "model.safetensors", ["config.json", "tokenizer.json"], "Apache-2.0", MINILM,
     "Distilled by Microsoft, trained on 1 billion pairs of sentences by sentence-transformers; lower case"),
    ("MiniLM-L12-H384-uncased", "MiniLM-L12", "MiniLM", "microsoft/MiniLM-L12-H384-uncased", "pytorch_model.bin",
     WORDPIECE, "MIT", MINILM, "Distilled from BERT by Microsoft; lower case"),
    ("distilbert-base-uncased", "DistilBERT", "DistilBERT", "distilbert/distilbert-base-uncased", "model.safetensors",
     WORDPIECE, "Apache-2.0", DISTILBERT, "Distilled from BERT by Hugging Face; English, lower case"),
    ("distilbert-base-cased", "DistilBERT (cased)", "DistilBERT", "distilbert/distilbert-base-cased",
     "model.safetensors", WORDPIECE, "Apache-2.0", DISTILBERT, "Distilled from BERT by Hugging Face; English"),
    ("bert-tiny", "BERT Tiny", "BERT", "google/bert_uncased_L-2_H-128_A-2", "pytorch_model.bin",
     ["config.json", "vocab.txt"], "Apache-2.0", STUDENTS,
     "Trained by Google, as large BERT's student; English, lower case"),
    ("bert-mini", "BERT Mini", "BERT", "google/bert_uncased_L-4_H-256_A-4", "pytorch_model.bin",
     ["config.json", "vocab.txt"], "Apache-2.0", STUDENTS,
     "Trained by Google, as large BERT's student; English, lower case"),
    ("bert-small", "BERT Small", "BERT", "google/bert_uncased_L-4_H-512_A-8", "pytorch_model.bin",
     ["config.json", "vocab.txt"], "Apache-2.0", STUDENTS,
     "Trained by Google, as large BERT's student; English, lower case"),
    ("bert-medium", "BERT Medium", "BERT", "google/bert_uncased_L-8_H-512_A-8", "pytorch_model.bin",
     ["config.json", "vocab.txt"], "Apache-2.0", STUDENTS,
     "Trained by Google, as large BERT's student; English, lower case"),
    ("distilbert-base-multilingual-cased", "DistilBERT (104 languages)", "DistilBERT",
     "distilbert/distilbert-base-multilingual-cased", "model.safetensors", WORDPIECE, "Apache-2.0", DISTILBERT,
     "Distilled from BERT by Hugging Face; the Wikipedias of 104 languages"),
    ("bert-base-uncased", "BERT Base", "BERT", "google-bert/bert-base-uncased", "model.safetensors", WORDPIECE,
     "Apache-2.0", BERT, "Trained by Google on books and Wikipedia; English, lower case"),
    ("bert-base-cased", "BERT Base (cased)", "BERT", "google-bert/bert-base-cased", "model.safetensors", WORDPIECE,
     "Apache-2.0", BERT, "Trained by Google on books and Wikipedia; English"),
    ("bert-base-multilingual-uncased", "BERT Base (102 languages, lower case)", "BERT",
     "google-bert/bert-base-multilingual-uncased", "model.safetensors", WORDPIECE, "Apache-2.0", BERT,
     "Trained by Google on the Wikipedias of 102 languages; lower case"),
    ("bert-base-multilingual-cased", "BERT Base (104 languages)", "BERT", "google-bert/bert-base-multilingual-cased",
     "model.safetensors", WORDPIECE, "Apache-2.0", BERT, "Trained by Google on the Wikipedias of 104 languages"),
    ("bert-large-uncased", "BERT Large", "BERT", "google-bert/bert-large-uncased", "model.safetensors", WORDPIECE,
     "Apache-2.0", BERT, "Trained by Google on books and Wikipedia; English, lower case"),
    ("bert-large-cased", "BERT Large (cased)", "BERT", "google-bert/bert-large-cased", "model.safetensors", WORDPIECE,
     "Apache-2.0", BERT, "Trained by Google on books and Wikipedia; English"),
    ("distilroberta-base", "DistilRoBERTa", "RoBERTa", "distilbert/distilroberta-base", "model.safetensors", BPE,
     "Apache-2.0", DISTILBERT, "Distilled from RoBERTa by Hugging Face; English"),
    ("roberta-base", "RoBERTa Base", "RoBERTa", "FacebookAI/roberta-base", "model.safetensors", BPE, "MIT", ROBERTA,
     "Trained by Facebook on books, Wikipedia and news; English"),
    ("roberta-large", "RoBERTa Large", "RoBERTa", "FacebookAI/roberta-large", "model.safetensors", BPE, "MIT", ROBERTA,
     "Trained by Facebook on books, Wikipedia and news; English"),
]


def counted(network):
    outline = json.loads(subprocess.check_output([CLI, "layers", network, "--classes", "2", "--json"]))
    return {key: outline[key] for key in ("parameters", "multiply_adds")}


def card_of(name, title, family, repository, weights, beside, licence, paper, source):
    def file(name_there, **facts):
        return {"file": f"{name}/{name_there}", "address": f"{HUB}/{repository}/resolve/main/{name_there}", **facts}

    counts = counted(name)
    return {"id": name, "title": title, "family": family, "licence": licence, "paper": paper, "source": source,
            "tokens": 512, "origin": {"library": "transformers", "model": repository},
            "weights": file(weights, about_bytes=4 * counts["parameters"], **KNOWN.get(name, {})),
            "beside": [file(one) for one in beside], **counts}


def main():
    cards = [card_of(*row) for row in MODELS]
    body = ",\n".join("    " + json.dumps(card) for card in cards)
    (HERE / "text.json").write_text(f'{{\n  "models": [\n{body}\n  ]\n}}\n')
    print(f"text: {len(cards)}")


if __name__ == "__main__":
    main()
