// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/background.h"
#include "ui/runs/judgement.h"
#include "ui/runs/picture_source.h"

#include <QAbstractListModel>
#include <QCache>
#include <QHash>
#include <QImage>
#include <QSet>

#include <memory>
#include <vector>

class QTimer;

namespace headstart::ui {

/// Judged pictures as thumbnails, decoded in the background as a view asks for them.
class PictureListModel : public QAbstractListModel {
    Q_OBJECT

public:
    static constexpr int kSide = 96; ///< pixels, at most, of a thumbnail

    explicit PictureListModel(QObject *parent = nullptr);

    void setPictures(std::shared_ptr<PictureSource> source, std::vector<ValidationSample> pictures);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    struct Loaded {
        int row = 0;
        Result<PictureSource::Thumbnail> thumbnail;
    };
    QVariant decoration(int row) const;
    void loadNext();
    void take(const Loaded &loaded);

    std::shared_ptr<PictureSource> m_source;
    std::vector<ValidationSample> m_pictures;
    QHash<int, QString> m_problems;       ///< by row: why there is no picture, or what is odd about it
    QSet<int> m_missing;                  ///< rows that have none
    mutable QCache<int, QImage> m_images; ///< by row; looking one up makes it the youngest
    mutable std::vector<int> m_wanted;    ///< rows, the latest last
    std::vector<int> m_loading;
    QTimer *m_timer; ///< gathers what one painting asks for
    Background m_background;
};

} // namespace headstart::ui
