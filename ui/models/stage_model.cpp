// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/stage_model.h"

#include "ui/common/theme.h"
#include "ui/common/words.h"
#include "ui/models/model_facts.h"

#include <algorithm>

namespace headstart::ui {

namespace {

Qt::Alignment alignment(int column)
{
    return Qt::Alignment(column == StageModel::Stage ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter;
}

double share(std::int64_t part, std::int64_t whole)
{
    return whole > 0 ? static_cast<double>(part) / static_cast<double>(whole) : 0;
}

} // namespace

void StageModel::setStages(std::vector<insight::StageOutline> stages)
{
    beginResetModel();
    m_stages = std::move(stages);
    insight::StageOutline sum;
    m_most = 0;
    for (const insight::StageOutline &stage : m_stages) {
        sum.parameters += stage.parameters;
        sum.multiplyAdds += stage.multiplyAdds;
        m_most = std::max(m_most, stage.multiplyAdds);
    }
    if (!m_stages.empty())
        m_stages.push_back(sum);
    endResetModel();
}

QString StageModel::plainText() const
{
    QStringList lines = {tr("Stage\tOutput\tParameters\tMultiply-adds")};
    for (int row = 0; row < rowCount(); ++row) {
        const insight::StageOutline &stage = m_stages[static_cast<std::size_t>(row)];
        lines += QStringList{index(row, Stage).data().toString(), ModelWords::shape(stage.shape),
                             QString::number(stage.parameters), QString::number(stage.multiplyAdds)}
                     .join(QLatin1Char('\t'));
    }
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

int StageModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_stages.size());
}

int StageModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : Columns;
}

QString StageModel::text(const insight::StageOutline &stage, int column) const
{
    switch (column) {
    case Stage:
        return QString::fromStdString(stage.name);
    case Output:
        return ModelWords::shape(stage.shape);
    case Parameters:
        return grouped(stage.parameters);
    default:
        return percent(share(stage.multiplyAdds, m_stages.back().multiplyAdds));
    }
}

QVariant StageModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const insight::StageOutline &stage = m_stages[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::TextAlignmentRole:
        return alignment(index.column()).toInt();
    case Qt::ToolTipRole:
        return tr("%1 multiply-adds for one picture or text").arg(grouped(stage.multiplyAdds));
    case Qt::FontRole:
        return Theme::font(type::kCaption, isSum(index.row()) ? QFont::DemiBold : QFont::Normal);
    case kBarRole:
        return index.column() == Work && !isSum(index.row()) ? QVariant(share(stage.multiplyAdds, m_most)) : QVariant();
    case Qt::DisplayRole:
        return isSum(index.row()) && index.column() == Stage  ? tr("Total")
               : isSum(index.row()) && index.column() == Work ? QString()
                                                              : text(stage, index.column());
    default:
        return {};
    }
}

QVariant StageModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignment(section).toInt();
    if (role == Qt::ToolTipRole && section == Work)
        return tr("Share of the multiply-adds");
    if (role != Qt::DisplayRole)
        return {};
    return section == Stage        ? tr("Stage")
           : section == Output     ? tr("Output")
           : section == Parameters ? tr("Parameters")
                                   : tr("Work");
}

} // namespace headstart::ui
