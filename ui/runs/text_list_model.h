// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "ui/data/text_cache.h"
#include "ui/runs/judgement.h"

#include <QAbstractListModel>

#include <vector>

namespace headstart::ui {

/// Judged texts with their labels, what they were taken for and their losses; the texts themselves are read in the
/// background as a view asks for them.
class TextListModel : public QAbstractListModel {
    Q_OBJECT

public:
    explicit TextListModel(QObject *parent = nullptr);

    void setTexts(const data::DataSource &source, const QStringList &classes, std::vector<ValidationSample> texts);

    /// "line 7 · “no”, taken for “yes” (93.1 %) · loss 2.66".
    QString caption(int row) const;
    bool isRight(int row) const;
    /// nullptr: not here yet; dataChanged follows.
    const TextCache::Entry *textOf(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    QStringList m_classes;
    std::vector<ValidationSample> m_texts;
    TextCache *m_cache;
};

} // namespace headstart::ui
