// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/listing.h"

#include <array>
#include <filesystem>
#include <span>
#include <string_view>

namespace headstart::data {

/// A task of GLUE (Wang et al. 2019, https://arxiv.org/abs/1804.07461) as its files are published: tables parted by
/// tabs, in which a quotation mark is a character like any other. Their test files have no labels and are not read.
struct GlueTask {
    std::string_view name;
    std::string_view text; ///< columns, by the header; by number from 1 where there is none
    std::string_view pair; ///< empty: one text
    std::string_view label;
    std::string_view sign; ///< a column that no other task has; empty: none is needed to tell it
    bool hasHeader = true;
    bool isNumber = false;                   ///< the label
    std::string_view matched = "dev.tsv";    ///< its samples are the part "validation"
    std::string_view mismatched = {};        ///< MNLI's other one, of other genres: the part "test"
    std::array<std::string_view, 2> metrics; ///< official ones: "accuracy", "f1", "matthews", "pearson", "spearman"
};

std::span<const GlueTask> glueTasks();

/// The task whose files lie in a folder (train.tsv and dev.tsv, or dev_matched.tsv), by their columns; RTE and WNLI,
/// which have the same, by their labels. Null: none.
const GlueTask *glueTaskIn(const std::filesystem::path &folder);

/// The samples of a task. Rows that are broken or have no label are set aside.
/// Errors: the folder holds no task; a file lacks a column, with those that there are; those of indexTexts.
Result<Listing> listGlue(DataSource source, const StopToken *stop, const Dataset::Progress &progress);

} // namespace headstart::data
