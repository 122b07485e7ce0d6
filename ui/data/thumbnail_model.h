// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "ui/data/sample_groups.h"
#include "ui/data/thumbnail_loader.h"

#include <QAbstractListModel>
#include <QCache>

#include <memory>

namespace headstart::ui {

/// The samples of a dataset, or of one class of it, and those that were set aside behind them. Small pictures are made
/// when want() asks for them and kept while there is room; until then there is none.
class ThumbnailModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        SampleRole = Qt::UserRole, ///< -1 where it was set aside
        PictureRole,               ///< QImage
        FileRole,
        ProblemRole, ///< why it was set aside, or cannot be shown
    };

    explicit ThumbnailModel(QObject *parent = nullptr);

    /// `side`: of a small picture, in pixels of the screen.
    void open(const data::Dataset &dataset, std::shared_ptr<const SampleGroups> groups, int side);
    void close();
    /// A class, or kAllSamples or kSetAside.
    void setFilter(int filter);
    int filter() const { return m_shown.filter(); }
    /// Rows that are in view, both included.
    void want(int first, int last);
    /// How much the small pictures take that are kept.
    qsizetype keptBytes() const { return m_kept.totalCost(); }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    QVariant ofSample(std::size_t sample, int role) const;
    static QVariant ofSetAside(const data::SetAside &left, int role);
    void keep(qsizetype sample, const Thumbnail &thumbnail);

    ShownSamples m_shown;
    QCache<std::size_t, Thumbnail> m_kept; ///< the least recently shown goes first; costs are bytes
    ThumbnailLoader m_loader;
};

} // namespace headstart::ui
