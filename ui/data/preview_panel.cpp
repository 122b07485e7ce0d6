// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/preview_panel.h"

#include "core/data/preview.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/common/words.h"
#include "ui/data/elided_label.h"
#include "ui/data/picture_image.h"
#include "ui/data/preview_tiles.h"

#include <QVBoxLayout>

#include <utility>

namespace headstart::ui {

namespace {

constexpr int kEpochs = 6;
constexpr int kLargestSide = 512; ///< of an original on the screen

QStringList captions()
{
    QStringList out = {PreviewPanel::tr("Original"), PreviewPanel::tr("As seen")};
    for (int epoch = 1; epoch <= kEpochs; ++epoch)
        out += PreviewPanel::tr("Epoch %1").arg(epoch);
    return out;
}

/// `known`: the sample's picture, if it was decoded before.
Result<Previews> makePreviews(const data::Dataset &dataset, std::shared_ptr<const data::Picture> known,
                              const PreviewRequest &request, const StopToken &stop)
{
    if (!known) {
        auto picture = dataset.picture(request.sample);
        if (!picture)
            return picture.error();
        known = std::make_shared<const data::Picture>(std::move(*picture));
    }
    const std::string &name = dataset.samples()[request.sample].file;
    Previews out{known, {fitted(*known, kLargestSide)}};
    const auto seen = data::seen(*known, request.preprocessing, name);
    if (!seen)
        return seen.error();
    out.images += fitted(*seen, kLargestSide);
    for (int epoch = 1; epoch <= kEpochs && !stop.stopped(); ++epoch) {
        const auto variant = data::seenInTraining(*known, request.preprocessing, request.augmentation, request.seed,
                                                  epoch, request.sample, name);
        if (!variant)
            return variant.error();
        out.images += fitted(*variant, kLargestSide);
    }
    return out;
}

} // namespace

PreviewPanel::PreviewPanel(QWidget *parent)
    : QWidget(parent), m_name(new ElidedLabel(this)), m_tiles(new PreviewTiles(captions(), this)),
      m_text(makeCaption({}, this))
{
    m_name->setObjectName(QStringLiteral("previewName"));
    m_tiles->setObjectName(QStringLiteral("previewTiles"));
    m_tiles->setAccessibleName(tr("Preview: the original, what the model sees, and what training sees in six epochs"));
    m_text->setObjectName(QStringLiteral("previewText"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::kTight);
    layout->addWidget(makeSection(tr("What training sees"), this));
    layout->addWidget(m_name);
    layout->addWidget(m_tiles, 1);
    layout->addWidget(m_text);
}

void PreviewPanel::setDataset(const std::optional<data::Dataset> &dataset)
{
    m_dataset = dataset;
    clear({});
}

void PreviewPanel::clear(const QString &reason)
{
    m_making.stop();
    m_request.reset();
    m_picture.reset();
    m_name->setText({});
    m_tiles->setPictures({});
    showText(reason, false);
}

void PreviewPanel::request(const PreviewRequest &request)
{
    if (!m_dataset || m_request == request)
        return;
    m_request = request;
    const data::Sample &sample = m_dataset->samples()[request.sample];
    m_name->setText(QString::fromStdString(m_dataset->classes()[sample.label]) + QStringLiteral(" · ")
                    + QString::fromStdString(sample.file));
    const auto known = m_pictureSample == request.sample ? m_picture : nullptr;
    m_making.run([dataset = *m_dataset, known,
                  request](const StopToken &stop) { return makePreviews(dataset, known, request, stop); },
                 [this, sample = request.sample](Result<Previews> previews) { take(sample, std::move(previews)); });
}

void PreviewPanel::setNote(const QString &note)
{
    m_note = note;
    if (m_request && !m_tiles->pictures().isEmpty())
        showText(m_note, false);
}

void PreviewPanel::take(std::size_t sample, Result<Previews> previews)
{
    if (!previews) {
        m_picture.reset();
        m_tiles->setPictures({});
        showText(words(previews.error()), true);
        return;
    }
    m_picture = previews->picture;
    m_pictureSample = sample;
    m_tiles->setPictures(previews->images);
    showText(m_note, false);
}

void PreviewPanel::showText(const QString &text, bool isError)
{
    m_text->setText(text);
    setRole(m_text, isError ? "error" : "caption");
    m_text->setVisible(!text.isEmpty());
}

} // namespace headstart::ui
