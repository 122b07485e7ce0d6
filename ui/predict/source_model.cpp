// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/predict/source_model.h"

#include "core/catalogue/model_card.h"
#include "ui/common/words.h"

#include <algorithm>

namespace headstart::ui {

namespace {

QString titleOf(const std::string &model)
{
    const catalogue::ModelCard *card = catalogue::findCard(model);
    return QString::fromStdString(card ? card->title : model);
}

/// Whether two stand for the same, of whatever epoch.
bool areAlike(const ClassifierSource &a, const ClassifierSource &b)
{
    const auto id = [](const ClassifierSource &source) { return source.run ? source.run->id : std::string(); };
    return a.card == b.card && a.folder == b.folder && id(a) == id(b);
}

} // namespace

SourceModel::Row SourceModel::makeRow(const RunChoice &run) const
{
    const QString name = run.row.status == runs::Status::Running ? tr("Run: %1 · training").arg(runWords(run.row))
                                                                 : tr("Run: %1").arg(runWords(run.row));
    const QString pattern = run.texts ? tr("%1 with %2 labels, from %3. The network of epoch %4, its best: %5 of its "
                                           "validation texts were right.")
                                      : tr("%1 with %2 labels, from %3. The network of epoch %4, its best: %5 of its "
                                           "validation pictures were right.");
    const QString description = pattern.arg(titleOf(run.model))
                                    .arg(run.row.classes.size())
                                    .arg(dateTime(run.row.created))
                                    .arg(run.row.best->epoch)
                                    .arg(percent(run.row.best->validationAccuracy));
    return {{{}, {}, run.row}, name, description, run.texts};
}

SourceModel::Row SourceModel::makeRow(const std::string &card) const
{
    const catalogue::ModelCard *found = catalogue::findCard(card);
    if (found && found->readsTexts)
        return {
            {card, {}, {}},
            tr("Model: %1").arg(titleOf(card)),
            tr("As it comes, not trained on your data: it reads texts, but has no trained head and knows no labels. "
               "Train it first, then predict with that run."),
            TrainedOn()};
    return {{card, {}, {}},
            tr("Model: %1").arg(titleOf(card)),
            tr("As it comes, not trained on your data: it names one of the 1,000 kinds of things of ImageNet. %1.")
                .arg(QString::fromStdString(found ? found->source : std::string()))};
}

void SourceModel::setRuns(const std::vector<RunChoice> &runs)
{
    m_runs.clear();
    for (const RunChoice &run : runs)
        m_runs.push_back(makeRow(run));
    rebuild();
}

void SourceModel::setModels(const std::vector<std::string> &cards)
{
    m_models.clear();
    for (const std::string &card : cards)
        m_models.push_back(makeRow(card));
    rebuild();
}

int SourceModel::addFolder(const std::filesystem::path &folder, insight::FolderKind kind)
{
    const bool readsTexts = kind == insight::FolderKind::Texts;
    const QString path = QString::fromStdString(folder.string());
    const QString description = readsTexts ? tr("The network in %1. It reads texts.").arg(path)
                                           : tr("The network in %1. It looks at pictures.").arg(path);
    Row row{{{}, {}, {}, folder},
            tr("Folder: %1").arg(QString::fromStdString(folder.filename().string())),
            description,
            readsTexts ? std::optional(TrainedOn()) : std::nullopt};
    const int known = rowOf(row.source);
    if (known >= 0)
        return known;
    m_folders.insert(m_folders.begin(), std::move(row));
    rebuild();
    return 0;
}

/// Rows that only changed what they say stay, so that a list that is open does not jump.
void SourceModel::rebuild()
{
    std::vector<Row> rows = m_folders;
    rows.insert(rows.end(), m_runs.begin(), m_runs.end());
    rows.insert(rows.end(), m_models.begin(), m_models.end());
    const bool isSame = std::equal(rows.begin(), rows.end(), m_rows.begin(), m_rows.end(),
                                   [](const Row &a, const Row &b) { return areAlike(a.source, b.source); });
    if (!isSame)
        beginResetModel();
    m_rows = std::move(rows);
    if (!isSame)
        endResetModel();
    else if (!m_rows.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

int SourceModel::rowOfRun(const std::string &id) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(),
                                    [&](const Row &row) { return row.source.run && row.source.run->id == id; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int SourceModel::rowOfModel(const std::string &card) const
{
    ClassifierSource source;
    source.card = card;
    return rowOf(source);
}

int SourceModel::rowOf(const ClassifierSource &source) const
{
    const auto found =
        std::find_if(m_rows.begin(), m_rows.end(), [&](const Row &row) { return areAlike(row.source, source); });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int SourceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant SourceModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::DisplayRole)
        return m_rows[static_cast<std::size_t>(index.row())].name;
    return {};
}

} // namespace headstart::ui
