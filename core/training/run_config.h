// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "core/data/picture_options.h"
#include "core/data/split.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace headstart::catalogue {
struct InputFact;
}

namespace headstart::training {

struct ModelConfig {
    std::string id;
    std::string weights = "pretrained";     ///< or "random", "run:ID", a file
    std::string weightsHash;                ///< SHA-256 of the file that was read
    std::string resetFrom;                  ///< this stage and those above start from random values
    std::optional<double> headDropout = {}; ///< in place of the network's own

    bool operator==(const ModelConfig &) const = default;
};

/// 0, empty or "card": as the model's card says.
struct PreprocessingConfig {
    std::int64_t crop = 0;
    std::int64_t resize = 0;
    std::string mode = "crop";
    std::string interpolation = "card";
    std::vector<double> mean;
    std::vector<double> deviation;

    bool operator==(const PreprocessingConfig &) const = default;
};

struct TextsConfig {
    std::int64_t maxTokens = 0; ///< that the network sees of a text; 0: 128, or as many as it takes

    bool operator==(const TextsConfig &) const = default;
};

struct FreezeConfig {
    std::string cut = "head";       ///< the first stage that trains; "first": all of them do
    std::vector<std::string> train; ///< exceptions below the cut: stages, or patterns of tensor names
    std::vector<std::string> keep;  ///< exceptions above it
    std::string batchNorm = "auto";
    std::int64_t unfreezeEvery = 0;
    std::int64_t loraRank = 0;
    double loraAlpha = 16;

    bool operator==(const FreezeConfig &) const = default;
};

struct LoopConfig {
    std::int64_t epochs = 10;
    std::int64_t batch = 32;
    std::int64_t microBatch = 0;
    std::uint64_t seed = 0;
    double labelSmoothing = 0;
    std::string classWeights = "none";
    double clipNorm = 0;
    std::int64_t earlyStop = 0;
    std::string bestBy = "accuracy";
    std::string sampling = "all";
    double average = 0;
    double mixup = 0; ///< alpha of the Beta distribution of shares; 0: none

    bool operator==(const LoopConfig &) const = default;
};

struct OptimiserConfig {
    std::string kind = "adamw";
    double rate = 1e-3;
    double backboneFactor = 0.1;
    double stageDecay = 1;
    double momentum = 0.9;
    bool nesterov = false;
    double beta1 = 0.9;
    double beta2 = 0.999;
    double epsilon = 1e-8;
    double weightDecay = 0.01;
    bool decayAll = false;

    bool operator==(const OptimiserConfig &) const = default;
};

struct ScheduleConfig {
    std::string kind = "cosine";
    double warmup = 0;
    std::int64_t stepEpochs = 7;
    double stepFactor = 0.1;
    double peak = 0.25;
    double startDivisor = 25;
    double endDivisor = 1e4;

    bool operator==(const ScheduleConfig &) const = default;
};

struct ComputeConfig {
    std::string device = "cpu";
    std::int64_t threads = 0;
    std::string layout = "auto";
    std::int64_t cacheMegabytes = 512;
    std::int64_t diskCacheMegabytes = 4096;
    std::int64_t blocksMegabytes = 800;
    std::string prefix = "fast";
    std::string precision = "float32";

    bool operator==(const ComputeConfig &) const = default;
};

/// Everything that a run depends on, as a value: two runs of equal configurations, on one machine, have equal losses to
/// the last bit. What each field means, its range and its default stand in one table (config_keys.h), from which
/// JSON, the command line and forms are made.
struct RunConfig {
    static constexpr std::int64_t kVersion = 2;

    ModelConfig model;
    data::DataSource data;
    std::string fingerprint; ///< of the data
    data::SplitConfig split;
    PreprocessingConfig preprocessing;
    TextsConfig texts;
    data::Augmentation augmentation;
    FreezeConfig freeze;
    LoopConfig training;
    OptimiserConfig optimiser;
    ScheduleConfig schedule;
    ComputeConfig compute;
    std::int64_t checkpointSeconds = 30;

    bool operator==(const RunConfig &) const = default;
};

/// The card's values where the user has given none. A card speaks of one size; another resizes in proportion.
void fillPreprocessing(PreprocessingConfig &config, const catalogue::InputFact &card);
/// The preprocessing of a configuration in which everything stands (see preparation.h).
data::Preprocessing preprocessingOf(const PreprocessingConfig &config);

} // namespace headstart::training
