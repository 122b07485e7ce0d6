// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/predict/judge.h"

#include "core/catalogue/model_card.h"
#include "core/data/decoding.h"

#include <algorithm>

namespace headstart::ui {

namespace {

/// Pixels of the longer side of a view: sharp on a screen of high resolution, too.
constexpr int kViewSide = 160;

QImage viewOf(const data::Picture &picture)
{
    const int side = std::min(kViewSide, std::max(picture.width, picture.height));
    constexpr qsizetype kChannels = 3;
    // The scaled image owns its pixels; this one only looks at the picture's.
    const QImage whole(picture.rgb.data(), picture.width, picture.height, kChannels * picture.width,
                       QImage::Format_RGB888);
    return whole.scaled(side, side, Qt::KeepAspectRatio, Qt::SmoothTransformation)
        .convertToFormat(QImage::Format_RGB888)
        .copy();
}

Result<PictureViews> viewsOf(const insight::Classifier &classifier, const data::Picture &picture,
                             const std::string &path)
{
    const auto seen = classifier.seen(picture, path);
    if (!seen)
        return seen.error();
    return PictureViews{viewOf(picture), viewOf(*seen)};
}

Result<insight::Classifier> classifierOf(const ClassifierSource &source, const catalogue::Library &library,
                                         const runs::RunStore &store)
{
    if (source.run) {
        const auto newest = store.find(source.run->id);
        return newest ? insight::Classifier::ofRun(store, *newest) : Result<insight::Classifier>(newest.error());
    }
    if (!source.folder.empty())
        return insight::Classifier::ofFolder(source.folder);
    const catalogue::ModelCard *card = catalogue::findCard(source.card);
    if (!card)
        return badInput(source.card, say("the catalogue has no model of this name"));
    const auto file = source.file.empty() ? library.find(*card) : Result<std::filesystem::path>(source.file);
    return file ? insight::Classifier::load(*card, *file) : Result<insight::Classifier>(file.error());
}

} // namespace

bool ClassifierSource::operator==(const ClassifierSource &other) const
{
    const auto best = [](const ClassifierSource &source) {
        return source.run && source.run->best ? source.run->best->epoch : 0;
    };
    const auto id = [](const ClassifierSource &source) { return source.run ? source.run->id : std::string(); };
    return card == other.card && file == other.file && folder == other.folder && id(*this) == id(other)
           && best(*this) == best(other);
}

Result<std::shared_ptr<const Judge>> Judge::load(const ClassifierSource &source, const catalogue::Library &library,
                                                 const runs::RunStore &store)
{
    auto classifier = classifierOf(source, library, store);
    if (!classifier)
        return classifier.error();
    return std::shared_ptr<const Judge>(std::make_shared<Judge>(std::move(*classifier)));
}

Result<JudgedPicture> Judge::judge(const std::string &path, std::size_t count) const
{
    const auto picture = data::decodePicture(path);
    if (!picture)
        return picture.error();
    const std::lock_guard lock(m_mutex);
    auto views = viewsOf(m_classifier, *picture, path);
    if (!views)
        return views.error();
    auto guesses = m_classifier.classify(*picture, path, count);
    if (!guesses)
        return guesses.error();
    return JudgedPicture{std::move(*views), std::move(*guesses)};
}

Result<PictureViews> Judge::views(const std::string &path) const
{
    const auto picture = data::decodePicture(path);
    if (!picture)
        return picture.error();
    const std::lock_guard lock(m_mutex);
    return viewsOf(m_classifier, *picture, path);
}

Result<JudgedText> Judge::judge(const data::TextSample &text, std::size_t count) const
{
    const std::lock_guard lock(m_mutex);
    auto guesses = m_classifier.classify(text, {}, count);
    if (!guesses)
        return guesses.error();
    return JudgedText{m_classifier.seen(text), std::move(*guesses)};
}

Result<std::vector<insight::Guesses>> Judge::judge(std::span<const data::TextSample> texts, const std::string &name,
                                                   std::size_t count, const StopToken &stop) const
{
    const std::lock_guard lock(m_mutex);
    return m_classifier.classify(texts, name, count, &stop);
}

} // namespace headstart::ui
