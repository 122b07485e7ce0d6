// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/data/dataset.h"
#include "core/data/picture.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace headstart::catalogue {
struct ModelCard;
}
namespace headstart::runs {
class RunStore;
struct RunRow;
} // namespace headstart::runs

namespace headstart::insight {

struct Guess {
    std::string label;
    double probability = 0; ///< 0..1
};

/// A network with its preprocessing and class names, ready to say what a picture shows or what a text is. Used by one
/// thread.
class Classifier {
public:
    /// As a catalogue card describes it. `weights` is a file of any format that is read. Errors: the file is not of
    /// this network, or damaged.
    static Result<Classifier> load(const catalogue::ModelCard &card, const std::filesystem::path &weights);
    /// What a run has made so far. Errors: its files are damaged.
    static Result<Classifier> ofRun(const runs::RunStore &store, const runs::RunRow &run);
    /// An exported model. Errors: those of exporting::openModelFolder.
    static Result<Classifier> ofFolder(const std::filesystem::path &folder);
    Classifier(Classifier &&) noexcept;
    ~Classifier();

    /// The `count` most probable classes, the most probable first. `name` stands for the picture in errors.
    Result<std::vector<Guess>> classify(const data::Picture &picture, const std::string &name, std::size_t count) const;
    /// Whether it reads texts; else it looks at pictures.
    bool readsTexts() const;
    /// Likewise of a text.
    Result<std::vector<Guess>> classify(const data::TextSample &text, const std::string &name, std::size_t count) const;
    /// What the network sees of a picture, before normalisation. Errors: those of data::seen.
    Result<data::Picture> seen(const data::Picture &picture, const std::string &name) const;

private:
    struct Parts;
    explicit Classifier(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

} // namespace headstart::insight
