// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/stop_token.h"
#include "core/data/inputs.h"
#include "core/data/split.h"
#include "core/training/model_source.h"
#include "core/training/run_config.h"
#include "core/zoo/network.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace headstart::runs {
class RunStore;
}

namespace headstart::training {

/// Where models and runs lie.
struct Places {
    std::filesystem::path library; ///< fetched weights
    runs::RunStore &store;
};

/// The data of a run, looked at.
struct PreparedData {
    data::Dataset dataset;
    data::Split split;
    std::optional<data::TokenizedTexts> texts = {}; ///< of a dataset of texts, once they are tokenized

    data::Inputs inputs() const { return texts ? data::Inputs(dataset, *texts) : data::Inputs(dataset); }
};

/// Errors: numbers that no network can take.
Result<void> checkPreprocessing(const PreprocessingConfig &config);

/// Fills in what the user left open in a configuration: the card's preprocessing, BatchNorm's policy, the micro-batch,
/// threads, layout. Errors: no such model or stage, a device that is not there, a folder of data that is none.
Result<RunConfig> resolved(const RunConfig &wanted);

/// Opens and splits the data; `config` takes in what was guessed and the fingerprint. Errors: those of Dataset::open
/// and split; with a fingerprint in it already, that the data are no longer those.
Result<PreparedData> openData(RunConfig &config, const StopToken *stop, const data::Dataset::Progress &progress);

/// Turns the texts of opened data into tokens, as many as the configuration says. Errors: the network takes pictures
/// and the data are texts, or the other way round.
Result<void> tokenize(PreparedData &data, const std::optional<TextModel> &text, const RunConfig &config,
                      const StopToken *stop, const data::Dataset::Progress &progress);

struct PreparedNetwork {
    zoo::Network network;
    std::string parent;                 ///< the run that its weights come from, or empty
    std::optional<TextModel> text = {}; ///< of a network that takes texts
    std::vector<Text> remarks = {};     ///< what a person should know of the weights
};

/// The network with the weights that the configuration names and a head for `classes` (none: a number): a new one, from
/// the seed, unless an earlier run, a file, or a text model's own folder knows as many classes (a run and a folder: the
/// same by name). `config` takes in the weights' hash, and as exceptions that train the stages below its cut for which
/// a file has nothing. Errors: no such weights, or those of another network.
Result<PreparedNetwork> makeNetwork(RunConfig &config, const std::vector<std::string> &classes, const Places &places);

/// All that a run begins with.
struct PreparedRun {
    RunConfig config; ///< everything stands in it
    PreparedData data;
    PreparedNetwork made;
};

/// The steps above, one after the other, with as many threads as the configuration says. Nothing after a stop. Errors:
/// theirs, and a setting that does not go with the labels.
Result<std::optional<PreparedRun>> prepareRun(const RunConfig &wanted, const Places &places, const StopToken &stop,
                                              const data::Dataset::Progress &progress);

/// Errors: what the run takes at the least cannot fit into the memory that there is (memory_need.h). `isLoaded`: its
/// weights are in memory already.
Result<void> checkFits(const RunConfig &config, const PreparedData &data, bool isLoaded);

/// Moves a network to the configuration's device, in its memory format.
void place(zoo::Network &network, const ComputeConfig &config);

/// The limit of zoo::KeptBlocks.
std::size_t keptBlocksOf(const ComputeConfig &config);

/// What was computed where: versions, processor, operating system, as JSON.
std::string environmentText(const RunConfig &config);

} // namespace headstart::training
