// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/text_list_model.h"

#include "ui/common/plain_tip.h"
#include "ui/common/text_lines.h"
#include "ui/common/words.h"
#include "ui/runs/text_source.h"

#include <memory>

namespace headstart::ui {

TextListModel::TextListModel(QObject *parent) : QAbstractListModel(parent), m_cache(new TextCache(this))
{
    connect(m_cache, &TextCache::fetched, this, [this](int row) {
        const QModelIndex changed = index(row);
        Q_EMIT dataChanged(changed, changed);
    });
}

void TextListModel::setTexts(const data::DataSource &source, const QStringList &classes,
                             std::vector<ValidationSample> texts)
{
    beginResetModel();
    m_classes = classes;
    m_texts = texts;
    m_cache->setReader(
        [source = std::make_shared<TextSource>(source), texts = std::move(texts)](int row) -> TextCache::Entry {
            const ValidationSample &wanted = texts[static_cast<std::size_t>(row)];
            auto found = source->text(wanted.file, wanted.hash);
            if (!found)
                return {{}, words(found.error())};
            return {std::move(found->text), found->isChanged ? tr("The line was changed since the run.") : QString()};
        });
    endResetModel();
}

QString TextListModel::caption(int row) const
{
    const ValidationSample &text = m_texts[static_cast<std::size_t>(row)];
    const QString line = placeWords(text.file);
    const QString label = m_classes[static_cast<qsizetype>(text.label)];
    const QString sure = percent(text.probability);
    const QString loss = significant(text.loss);
    if (isRight(row))
        return tr("%1 · “%2”, recognised (%3) · loss %4").arg(line, label, sure, loss);
    return tr("%1 · “%2”, taken for “%3” (%4) · loss %5")
        .arg(line, label, m_classes[static_cast<qsizetype>(text.guess)], sure, loss);
}

bool TextListModel::isRight(int row) const
{
    const ValidationSample &text = m_texts[static_cast<std::size_t>(row)];
    return text.label == text.guess;
}

const TextCache::Entry *TextListModel::textOf(int row) const
{
    return m_cache->find(row);
}

int TextListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_texts.size());
}

QVariant TextListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const TextCache::Entry *entry = role == Qt::DisplayRole ? nullptr : textOf(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return caption(index.row());
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole: {
        if (!entry)
            return {};
        QStringList lines;
        for (const QString &line :
             {beginningOf(entry->text.first), beginningOf(entry->text.second.value_or("")), entry->problem})
            if (!line.isEmpty())
                lines += line;
        const QString out = lines.join(QLatin1Char('\n'));
        return role == Qt::ToolTipRole ? plainTip(out) : out;
    }
    default:
        return {};
    }
}

} // namespace headstart::ui
