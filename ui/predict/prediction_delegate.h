// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace headstart::ui {

class PredictionModel;
class ViewCache;
struct Prediction;

/// A row of the Predict page: the picture, what the network saw of it, its name and the most probable labels, or why
/// there are none. The model and the cache must outlive it.
class PredictionDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    PredictionDelegate(const PredictionModel &model, ViewCache &views, int count, QObject *parent = nullptr);

    void setCount(int count) { m_count = count; } ///< of labels
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintWords(QPainter &painter, const QRect &area, const Prediction &prediction) const;

    const PredictionModel &m_model;
    ViewCache &m_views;
    int m_count;
};

} // namespace headstart::ui
