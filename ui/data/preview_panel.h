// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "core/data/picture_options.h"
#include "ui/common/background.h"

#include <QImage>
#include <QList>
#include <QWidget>

#include <cstdint>
#include <memory>
#include <optional>

class QLabel;

namespace headstart::ui {

class ElidedLabel;
class PreviewTiles;

/// Everything that what training sees of a sample depends on.
struct PreviewRequest {
    std::size_t sample = 0;
    data::Preprocessing preprocessing;
    data::Augmentation augmentation;
    std::uint64_t seed = 0;

    bool operator==(const PreviewRequest &) const = default;
};

/// The pictures of a request, for the screen.
struct Previews {
    std::shared_ptr<const data::Picture> picture; ///< decoded, so that the next request need not
    QList<QImage> images;                         ///< the original, what the model sees, then epoch 1 to 6
};

/// A sample as it is, as the model sees it, and as training sees it in six epochs: the very pictures of a run with this
/// seed. They are made in the background; those before stay until then.
class PreviewPanel : public QWidget {
    Q_OBJECT

public:
    explicit PreviewPanel(QWidget *parent = nullptr);

    void setDataset(const std::optional<data::Dataset> &dataset);
    void request(const PreviewRequest &request);
    /// Nothing to preview, for this reason.
    void clear(const QString &reason);
    /// What else there is to know about the pictures, under them.
    void setNote(const QString &note);

private:
    void take(std::size_t sample, Result<Previews> previews);
    void showText(const QString &text, bool isError);

    std::optional<data::Dataset> m_dataset;
    std::optional<PreviewRequest> m_request;
    std::shared_ptr<const data::Picture> m_picture; ///< of m_pictureSample
    std::size_t m_pictureSample = 0;
    QString m_note;
    ElidedLabel *m_name;
    PreviewTiles *m_tiles;
    QLabel *m_text;
    Background m_making;
};

} // namespace headstart::ui
