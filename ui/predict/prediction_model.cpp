// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/predict/prediction_model.h"

#include "ui/common/plain_tip.h"
#include "ui/common/words.h"
#include "ui/predict/guess_bars.h"

#include <algorithm>
#include <iterator>

namespace headstart::ui {

namespace {

constexpr int kSpoken = 3; ///< guesses in a row's words

QString nameOf(const std::string &path)
{
    return QString::fromStdString(path).section(QLatin1Char('/'), -1);
}

} // namespace

int PredictionModel::add(const std::vector<std::string> &paths)
{
    std::vector<Prediction> fresh;
    for (const std::string &path : paths) {
        const QString key = QString::fromStdString(path);
        if (m_paths.contains(key))
            continue;
        m_paths.insert(key);
        fresh.push_back({path, Prediction::State::Waiting, {}, {}});
    }
    if (fresh.empty())
        return 0;
    const int count = static_cast<int>(fresh.size());
    beginInsertRows({}, size(), size() + count - 1);
    std::move(fresh.begin(), fresh.end(), std::back_inserter(m_rows));
    endInsertRows();
    return count;
}

void PredictionModel::clear()
{
    beginResetModel();
    m_rows.clear();
    m_paths.clear();
    m_done = 0;
    m_damaged = 0;
    endResetModel();
}

void PredictionModel::forgetResults()
{
    if (m_done == 0)
        return;
    const int last = m_done - 1;
    for (int row = 0; row <= last; ++row) {
        Prediction &prediction = m_rows[static_cast<std::size_t>(row)];
        prediction = {std::move(prediction.path), Prediction::State::Waiting, {}, {}};
    }
    m_done = 0;
    m_damaged = 0;
    Q_EMIT dataChanged(index(0), index(last));
}

void PredictionModel::setNext(std::vector<insight::Guess> guesses)
{
    Prediction &prediction = m_rows[static_cast<std::size_t>(m_done)];
    prediction.state = Prediction::State::Judged;
    prediction.guesses = std::move(guesses);
    finishNext();
}

void PredictionModel::setNext(const Error &error)
{
    Prediction &prediction = m_rows[static_cast<std::size_t>(m_done)];
    prediction.state = Prediction::State::Failed;
    prediction.error = error;
    ++m_damaged;
    finishNext();
}

void PredictionModel::finishNext()
{
    const QModelIndex changed = index(m_done++);
    Q_EMIT dataChanged(changed, changed);
}

int PredictionModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : size();
}

QVariant PredictionModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Prediction &prediction = at(index.row());
    const QString name = nameOf(prediction.path);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        if (prediction.state == Prediction::State::Judged)
            return tr("%1: %2").arg(name, guessWords(prediction.guesses, kSpoken));
        if (prediction.state == Prediction::State::Failed)
            return tr("%1: %2").arg(name, words(prediction.error->rule));
        return tr("%1: waiting").arg(name);
    case Qt::ToolTipRole:
        return plainTip(QString::fromStdString(prediction.path));
    default:
        return {};
    }
}

} // namespace headstart::ui
