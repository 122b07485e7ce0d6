// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/differences_panel.h"

#include "ui/common/plain_tip.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/common/words.h"

#include <QHeaderView>
#include <QVBoxLayout>

#include <algorithm>

namespace headstart::ui {

namespace {

QString helpOf(const std::string &key)
{
    const auto keys = training::configKeys();
    const auto found = std::find_if(keys.begin(), keys.end(),
                                    [&](const training::ConfigKey &candidate) { return candidate.path == key; });
    return found == keys.end() ? QString() : words(found->help);
}

} // namespace

void DifferencesModel::setDifferences(std::vector<training::Difference> differences, const QStringList &names)
{
    beginResetModel();
    m_differences = std::move(differences);
    m_names = names;
    endResetModel();
}

int DifferencesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_differences.size());
}

int DifferencesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_names.size()) + 1;
}

QVariant DifferencesModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const training::Difference &difference = m_differences[static_cast<std::size_t>(index.row())];
    const QString key = QString::fromStdString(difference.key);
    if (index.column() == 0)
        return role == Qt::DisplayRole   ? QVariant(key)
               : role == Qt::ToolTipRole ? QVariant(plainTip(key + QLatin1Char('\n') + helpOf(difference.key)))
                                         : QVariant();
    const QString value = QString::fromStdString(difference.values[static_cast<std::size_t>(index.column() - 1)]);
    if (role == Qt::DisplayRole)
        return value.isEmpty() ? QStringLiteral("–") : value;
    const QString sentence =
        tr("%1 of %2: %3").arg(key, m_names[index.column() - 1], value.isEmpty() ? tr("empty") : value);
    if (role == Qt::ToolTipRole)
        return plainTip(sentence);
    return role == Qt::AccessibleTextRole ? QVariant(sentence) : QVariant();
}

QVariant DifferencesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section > m_names.size())
        return {};
    const QString name = section == 0 ? tr("Setting") : m_names[section - 1];
    if (role == Qt::DisplayRole)
        return name;
    if (role == Qt::ToolTipRole)
        return plainTip(name);
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignVCenter | Qt::AlignLeft);
    return {};
}

DifferencesPanel::DifferencesPanel(QWidget *parent)
    : QWidget(parent), m_caption(makeSecondary({}, this)), m_model(new DifferencesModel(this)),
      m_table(new QTableView(this))
{
    m_caption->setObjectName(QStringLiteral("differencesCaption"));
    m_caption->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_table->setObjectName(QStringLiteral("differences"));
    m_table->setAccessibleName(tr("Settings that differ"));
    m_table->setModel(m_model);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTextElideMode(Qt::ElideMiddle);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setTextElideMode(Qt::ElideMiddle);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, space::kNormal, 0, 0);
    layout->setSpacing(space::kNormal);
    layout->addWidget(m_caption);
    layout->addWidget(m_table, 1);
}

void DifferencesPanel::show(const RunEntries &runs)
{
    std::vector<training::RunConfig> configs;
    QStringList names;
    if (runs.size() == 1) {
        configs.emplace_back();
        names += tr("Default");
    }
    for (const RunEntry &run : runs) {
        if (!run.config)
            continue;
        configs.push_back(*run.config);
        names += run.name();
    }
    auto differences = configs.size() > 1 ? training::differences(configs) : std::vector<training::Difference>();
    m_caption->setText(runs.empty()          ? tr("Choose runs to see how their settings differ.")
                       : configs.size() < 2  ? tr("The settings were written by a later version of Headstart.")
                       : runs.size() == 1    ? tr("Settings that are not the defaults. Choose several runs to compare "
                                                     "them.")
                       : differences.empty() ? tr("These runs have the same settings.")
                                             : tr("Settings that differ between these runs."));
    m_table->setVisible(!differences.empty());
    m_model->setDifferences(std::move(differences), names);
    constexpr int kWidest = 200; // pixels: paths and hashes are long
    m_table->resizeColumnsToContents();
    for (int column = 0; column < m_model->columnCount(); ++column)
        m_table->setColumnWidth(column, std::min(m_table->columnWidth(column), kWidest));
}

} // namespace headstart::ui
