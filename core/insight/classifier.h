// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/stop_token.h"
#include "core/data/dataset.h"
#include "core/data/picture.h"

#include <filesystem>
#include <memory>
#include <span>
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

/// The most probable classes, the most probable first.
using Guesses = std::vector<Guess>;

/// How much of a text a network sees, in tokens, those around it included.
struct SeenText {
    std::size_t tokens = 0;  ///< that it sees
    std::size_t cutOff = 0;  ///< that are beyond its greatest length
    std::size_t unknown = 0; ///< of those that it sees: not in its vocabulary
};

/// A network with its preprocessing and class names, ready to say what a picture shows or what a text is. Used by one
/// thread.
class Classifier {
public:
    /// As a catalogue card describes it. `weights` is a file of any format that is read; a text model's has its
    /// config.json and tokenizer beside it. Errors: the file is not of this network, or damaged; those of ofTextFolder.
    static Result<Classifier> load(const catalogue::ModelCard &card, const std::filesystem::path &weights);
    /// What a run has made so far. Errors: its files are damaged; it foretells numbers.
    static Result<Classifier> ofRun(const runs::RunStore &store, const runs::RunRow &run);
    /// An exported model, or a text model as the Hugging Face hub lays it out. Errors: those of
    /// exporting::openModelFolder; a file is missing, damaged or of another network; it has no trained head, or one
    /// that tells no classes apart.
    static Result<Classifier> ofFolder(const std::filesystem::path &folder);
    Classifier(Classifier &&) noexcept;
    ~Classifier();

    /// The `count` most probable classes, the most probable first. `name` stands for the picture in errors.
    Result<Guesses> classify(const data::Picture &picture, const std::string &name, std::size_t count) const;
    /// Whether it reads texts; else it looks at pictures.
    bool readsTexts() const;
    /// Of a run that reads texts: its data; else nothing is known.
    const data::DataSource &trainedOn() const;
    /// Likewise of a text.
    Result<Guesses> classify(const data::TextSample &text, const std::string &name, std::size_t count) const;
    /// Likewise of many texts, each as if it stood alone, but for rounding: those of like length go through the network
    /// together. After a stop: empty.
    Result<std::vector<Guesses>> classify(std::span<const data::TextSample> texts, const std::string &name,
                                          std::size_t count, const StopToken *stop = nullptr) const;
    /// Of a classifier that reads texts.
    SeenText seen(const data::TextSample &text) const;
    /// What the network sees of a picture, before normalisation. Errors: those of data::seen.
    Result<data::Picture> seen(const data::Picture &picture, const std::string &name) const;

private:
    static Result<Classifier> ofTextFolder(const std::filesystem::path &folder);

    struct Parts;
    explicit Classifier(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

/// What a network's classes are called: these names, or numbers where its weights know another number of classes.
std::vector<std::string> labelsFor(std::vector<std::string> names, std::size_t classes);

/// Whether Classifier::ofFolder can be tried, and of what it would speak.
enum class FolderKind { None, Pictures, Texts };
FolderKind kindOfFolder(const std::filesystem::path &folder);

} // namespace headstart::insight
