#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes tests/data/glue: a few rows of each task of GLUE in the layout in which its files are published (columns,
headers, marks, quotation marks left as they are, broken rows as in QQP). The sentences are ours."""

from pathlib import Path

FOLDER = Path(__file__).parent / "glue"


def write(task, name, rows, header=None, mark=""):
    folder = FOLDER / task
    folder.mkdir(parents=True, exist_ok=True)
    lines = ["\t".join(row) for row in ([header] if header else []) + rows]
    (folder / name).write_bytes((mark + "\n".join(lines) + "\n").encode())


def cola():
    write("CoLA", "train.tsv", [["ab01", "1", "", "The cat that I saw slept."],
                                ["ab01", "0", "*", "The cat that I saw it slept."],
                                ["cd02", "1", "", 'She said "no" and left.'],
                                ["cd02", "0", "?*", 'Who did she say that left" early?']])
    write("CoLA", "dev.tsv", [["ab01", "1", "", "Nobody came."], ["ab01", "0", "*", "Came nobody the."]])
    write("CoLA", "test.tsv", [["0", "Somebody came."]], ["index", "sentence"])


def sst2():
    header = ["sentence", "label"]
    write("SST-2", "train.tsv", [["a warm and funny film ", "1"], ["it 's `` not '' worth the time ", "0"],
                                 ['" dull ', "0"], ["dull ", "0"]], header)
    write("SST-2", "dev.tsv", [["a joy from start to end .", "1"], ["flat .", "0"]], header)
    write("SST-2", "test.tsv", [["0", "neither nor ."]], ["index", "sentence"])


def mrpc():
    header = ["Quality", "#1 ID", "#2 ID", "#1 String", "#2 String"]
    rows = [["1", "702876", "702977", 'The mayor said , " It is done . "', 'It is done , the mayor said .'],
            ["0", "2108705", "2108831", "Shares rose 3 percent .", '" Shares fell 3 percent .']]
    write("MRPC", "train.tsv", rows, header, "\ufeff")
    write("MRPC", "dev.tsv", [["1", "1", "2", "Rain is expected .", "They expect rain ."]], header, "\ufeff")
    write("MRPC", "test.tsv", [["0", "1", "2", "One .", "Two ."]], ["index"] + header[1:], "\ufeff")


def qqp():
    header = ["id", "qid1", "qid2", "question1", "question2", "is_duplicate"]
    rows = [["133273", "213221", "213222", "How do I learn to swim?", "How can one learn swimming?", "1"],
            ["402555", "536040", "536041", 'What does "ad hoc" mean?', "What is a hook?", "0"],
            ["360472", "364011", "490273"],  # as in the published file
            ["150662", "155721", "7256", "Is it late?", "", "0"]]
    write("QQP", "train.tsv", rows, header)
    write("QQP", "dev.tsv", [["201359", "303345", "303346", "Why is the sky blue?", "Why's the sky blue?", "1"]], header)
    write("QQP", "test.tsv", [["0", "Is it early?", "Is it late?"]], ["id", "question1", "question2"])


def stsb():
    header = ["index", "genre", "filename", "year", "old_index", "source1", "source2", "sentence1", "sentence2", "score"]
    rows = [["0", "main-captions", "MSRvid", "2012test", "0001", "none", "none", "A boat leaves the harbour.",
             "A boat is leaving the port.", "4.750"],
            ["1", "main-captions", "MSRvid", "2012test", "0004", "none", "none", "A man sings.", "A dog sleeps.", "0.000"],
            ["2", "main-news", "headlines", "2013", "12", "none", "none", 'Minister: "No plans', "Minister has no plans",
             "3.8"]]
    write("STS-B", "train.tsv", rows, header)
    write("STS-B", "dev.tsv", [["0", "main-news", "headlines", "2014", "1", "none", "none", "It snows.", "Snow falls.",
                                "5.000"]], header)
    write("STS-B", "test.tsv", [["0", "main-news", "headlines", "2014", "2", "none", "none", "It rains.", "It snows."]],
          header[:-1])


def mnli():
    head = ["index", "promptID", "pairID", "genre", "sentence1_binary_parse", "sentence2_binary_parse",
            "sentence1_parse", "sentence2_parse", "sentence1", "sentence2"]

    def row(index, genre, first, second, votes, gold):
        parse = "( ( a long ) ( ( parse of ) ( the ( whole ( sentence . ) ) ) ) )"
        tree = "(ROOT (S (NP (DT a) (JJ long)) (VP (VBZ parse) (PP (IN of) (NP (DT the) (JJ whole))))))"
        return [str(index), "31193", "31193n", genre, parse, parse, tree, tree, first, second] + votes + [gold]

    rows = [row(0, "government", "The report has two parts.", "The report is in two parts.", ["entailment"], "entailment"),
            row(1, "telephone", 'yeah i know " and', "I do not know.", ["contradiction"], "contradiction"),
            row(2, "fiction", "He went out.", "He went out to smoke.", ["neutral"], "neutral")]
    write("MNLI", "train.tsv", rows, head + ["label1", "gold_label"])
    dev = head + [f"label{i}" for i in range(1, 6)] + ["gold_label"]
    yes, no = "entailment", "contradiction"
    write("MNLI", "dev_matched.tsv", [row(0, "slate", "It was late.", "It was not early.", [yes] * 5, yes),
                                      row(1, "travel", "The road is closed.", "The road is open.", [no] * 5, no)], dev)
    write("MNLI", "dev_mismatched.tsv", [row(0, "letters", "Thank you.", "Thanks.", [yes] * 5, yes)], dev)
    write("MNLI", "test_matched.tsv", [row(0, "slate", "One.", "Two.", [], "")[:10]], head)


def qnli():
    header = ["index", "question", "sentence", "label"]
    write("QNLI", "train.tsv", [["0", "Who wrote the song?", 'The song "Home" was written by Ann Lee.', "entailment"],
                                ["1", "When was it built?", "It is made of stone.", "not_entailment"]], header)
    write("QNLI", "dev.tsv", [["0", "Where is it?", "It is in the north.", "entailment"]], header)
    write("QNLI", "test.tsv", [["0", "What is it?", "It is."]], header[:-1])


def pairs_of_sentences(task, labels):
    header = ["index", "sentence1", "sentence2", "label"]
    write(task, "train.tsv", [["0", 'The ball broke the table because it was "heavy.', "The ball was heavy.", labels[0]],
                              ["1", "The trophy did not fit.", "The trophy was red.", labels[1]]], header)
    write(task, "dev.tsv", [["0", "Ann thanked Bea.", "Bea had helped.", labels[0]]], header)
    write(task, "test.tsv", [["0", "Ann thanked Bea.", "Ann had helped."]], header[:-1])


if __name__ == "__main__":
    for make in (cola, sst2, mrpc, qqp, stsb, mnli, qnli):
        make()
    pairs_of_sentences("RTE", ["entailment", "not_entailment"])
    pairs_of_sentences("WNLI", ["1", "0"])
