// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"

namespace headstart::data {

/// Whether a file's name is one of a table of texts (csv, tsv, jsonl ...) or of lines of them (txt).
bool isNamedAsTexts(const std::string &path);

/// Texts that a network is to judge, which need no labels: the rows of a table, or the lines of a file called .txt.
/// `like`: the data that the network was trained on, if anything is known of them: columns called as there are taken,
/// others are guessed, and a second text only where the network was trained on pairs. Errors: it is a picture;
/// those of Dataset::open.
Result<Dataset> openTextsToJudge(const std::string &path, const DataSource &like, const StopToken *stop = nullptr);

} // namespace headstart::data
