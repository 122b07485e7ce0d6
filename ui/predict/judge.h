// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/library.h"
#include "core/insight/classifier.h"
#include "core/runs/run_store.h"

#include <QImage>

#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace headstart::ui {

/// Which network says what pictures show.
struct ClassifierSource {
    std::string card;           ///< id of the catalogue; empty: a run's
    std::filesystem::path file; ///< of the card's weights; empty: the library's
    std::optional<runs::RunRow> run;
    std::filesystem::path folder = {}; ///< of an exported model, or of a text model of one's own

    bool isNone() const { return card.empty() && !run && folder.empty(); }
    /// The same weights: a run that has come to a better epoch is another.
    bool operator==(const ClassifierSource &other) const;
};

/// A picture and what the network sees of it, small enough to keep.
struct PictureViews {
    QImage picture;
    QImage seen;
};

struct JudgedPicture {
    PictureViews views;
    std::vector<insight::Guess> guesses; ///< the most probable first
};

struct JudgedText {
    insight::SeenText seen;
    insight::Guesses guesses; ///< the most probable first
};

/// A classifier that work in the background shares: any thread, one picture, or one batch of texts, at a time.
class Judge {
public:
    explicit Judge(insight::Classifier classifier) : m_classifier(std::move(classifier)) {}

    /// Reads files. Errors: the weights are missing or damaged, or of another network.
    static Result<std::shared_ptr<const Judge>> load(const ClassifierSource &source, const catalogue::Library &library,
                                                     const runs::RunStore &store);

    /// Errors: the file is no picture, is damaged, or has a shape that the network cannot take.
    Result<JudgedPicture> judge(const std::string &path, std::size_t count) const;
    Result<PictureViews> views(const std::string &path) const;

    bool readsTexts() const { return m_classifier.readsTexts(); }
    /// Errors: the network looks at pictures, or is damaged.
    Result<JudgedText> judge(const data::TextSample &text, std::size_t count) const;
    /// Many at once; `name` stands for them in errors. After a stop: empty.
    Result<std::vector<insight::Guesses>> judge(std::span<const data::TextSample> texts, const std::string &name,
                                                std::size_t count, const StopToken &stop) const;

private:
    mutable std::mutex m_mutex;
    insight::Classifier m_classifier;
};

} // namespace headstart::ui
