// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/insight/outline.h"

#include <QAbstractTableModel>

namespace headstart::ui {

/// The chain of a network's stages: name, shape of the output, parameters.
class StageModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Stage, Output, Parameters, Columns };

    explicit StageModel(QObject *parent = nullptr) : QAbstractTableModel(parent) {}
    void setStages(std::vector<insight::StageOutline> stages);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<insight::StageOutline> m_stages;
};

} // namespace headstart::ui
