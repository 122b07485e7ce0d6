// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/predict/text_predictions.h"

#include "ui/common/plain_tip.h"
#include "ui/common/text_lines.h"
#include "ui/common/words.h"
#include "ui/predict/guess_bars.h"

namespace headstart::ui {

namespace {

constexpr int kSpoken = 3; ///< guesses in a row's words

} // namespace

TextPredictions::TextPredictions(QObject *parent) : QAbstractListModel(parent), m_cache(new TextCache(this))
{
    connect(m_cache, &TextCache::fetched, this, [this](int row) {
        const QModelIndex changed = index(row);
        Q_EMIT dataChanged(changed, changed);
    });
}

void TextPredictions::setTexts(const data::Dataset &texts)
{
    beginResetModel();
    m_texts = texts;
    m_results = {};
    m_cache->setReader([texts](int row) -> TextCache::Entry {
        auto text = texts.text(static_cast<std::size_t>(row));
        return text ? TextCache::Entry{std::move(*text), {}} : TextCache::Entry{{}, words(text.error())};
    });
    endResetModel();
}

void TextPredictions::clear()
{
    beginResetModel();
    m_texts.reset();
    m_results = {};
    m_cache->setReader({});
    endResetModel();
}

void TextPredictions::forgetResults()
{
    if (done() == 0)
        return;
    const int last = done() - 1;
    m_results = {};
    Q_EMIT dataChanged(index(0), index(last));
}

void TextPredictions::add(const TextResults &next)
{
    if (next.size() == 0)
        return;
    const int first = done();
    for (std::size_t row = 0; row < next.size(); ++row) {
        if (const Text *problem = next.problem(row))
            m_results.addProblem(*problem);
        else
            m_results.add(next.guesses(row));
    }
    Q_EMIT dataChanged(index(first), index(done() - 1));
}

int TextPredictions::size() const
{
    return m_texts ? static_cast<int>(m_texts->samples().size()) : 0;
}

QString TextPredictions::lineOf(int row) const
{
    return placeWords(m_texts->samples()[static_cast<std::size_t>(row)].file);
}

const TextCache::Entry *TextPredictions::textOf(int row) const
{
    return m_cache->find(row);
}

int TextPredictions::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : size();
}

QVariant TextPredictions::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto row = static_cast<std::size_t>(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole: {
        const QString line = lineOf(index.row());
        if (index.row() >= done())
            return tr("%1: waiting").arg(line);
        if (const Text *problem = m_results.problem(row))
            return tr("%1: %2").arg(line, words(*problem));
        return tr("%1: %2").arg(line, guessWords(m_results.guesses(row), kSpoken));
    }
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole: {
        const TextCache::Entry *entry = textOf(index.row());
        if (!entry || !entry->problem.isEmpty())
            return entry ? QVariant(entry->problem) : QVariant();
        QString out = beginningOf(entry->text.first);
        if (entry->text.second)
            out += QStringLiteral(" ¦ ") + beginningOf(*entry->text.second);
        return role == Qt::ToolTipRole ? plainTip(out) : out;
    }
    default:
        return {};
    }
}

} // namespace headstart::ui
