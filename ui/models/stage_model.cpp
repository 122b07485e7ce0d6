// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/stage_model.h"

#include "ui/common/words.h"
#include "ui/models/model_facts.h"

namespace headstart::ui {

namespace {

Qt::Alignment alignment(int column)
{
    return Qt::Alignment(column == StageModel::Stage ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter;
}

} // namespace

void StageModel::setStages(std::vector<insight::StageOutline> stages)
{
    beginResetModel();
    m_stages = std::move(stages);
    endResetModel();
}

int StageModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_stages.size());
}

int StageModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : Columns;
}

QVariant StageModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const insight::StageOutline &stage = m_stages[static_cast<std::size_t>(index.row())];
    if (role == Qt::TextAlignmentRole)
        return alignment(index.column()).toInt();
    if (role == Qt::ToolTipRole)
        return tr("%1 multiply-adds for one picture").arg(grouped(stage.multiplyAdds));
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Stage:
        return QString::fromStdString(stage.name);
    case Output:
        return ModelWords::shape(stage.shape);
    default:
        return grouped(stage.parameters);
    }
}

QVariant StageModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignment(section).toInt();
    if (role != Qt::DisplayRole)
        return {};
    return section == Stage ? tr("Stage") : section == Output ? tr("Output") : tr("Parameters");
}

} // namespace headstart::ui
