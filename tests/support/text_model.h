// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

// A text model that is small enough to train in a test, and texts for it.

namespace headstart::test {

/// A folder as the Hugging Face hub lays it out: a BERT of two layers with random weights (BertModel's names, no head),
/// and a vocabulary of a few words.
void makeTextModel(const std::string &folder);

/// A table (label, text) of `count` short texts in two classes, of different lengths. Nothing is random.
void makeTextTable(const std::string &file, int count);

} // namespace headstart::test
