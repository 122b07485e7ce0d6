// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/model_table.h"

#include "ui/common/words.h"

#include <QFont>
#include <QLocale>

#include <algorithm>

namespace headstart::ui {

namespace {

constexpr double kMillion = 1e6;
using State = WeightsFound::State;

QString millions(double number)
{
    return QLocale().toString(number / kMillion, 'f', 1);
}

QString searchText(const catalogue::ModelCard &card)
{
    std::string out = card.title + '\n' + card.id + '\n' + card.licence;
    for (const std::string &alias : card.aliases)
        out += '\n' + alias;
    return QString::fromStdString(out);
}

} // namespace

ModelTable::ModelTable(QObject *parent) : QAbstractTableModel(parent)
{
    for (const catalogue::ModelCard &card : catalogue::cards())
        m_rows.push_back({&card, {}, {}});
}

void ModelTable::takeNewCards()
{
    const auto &cards = catalogue::cards(); // it only grows
    if (cards.size() <= m_rows.size())
        return;
    beginInsertRows({}, rowCount(), static_cast<int>(cards.size()) - 1);
    for (std::size_t row = m_rows.size(); row < cards.size(); ++row)
        m_rows.push_back({&cards[row], {}, {}});
    endInsertRows();
}

int ModelTable::rowOf(const std::string &id) const
{
    const auto found =
        std::find_if(m_rows.begin(), m_rows.end(), [&](const ModelFacts &facts) { return facts.card->id == id; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

void ModelTable::setWeights(const std::vector<WeightsFound> &found)
{
    for (std::size_t row = 0; row < m_rows.size(); ++row)
        m_rows[row].weights = found[row];
    Q_EMIT dataChanged(index(0, Weights), index(rowCount() - 1, Weights));
}

void ModelTable::setSpeeds(const std::vector<std::optional<insight::MeasuredSpeed>> &speeds)
{
    for (std::size_t row = 0; row < m_rows.size(); ++row)
        m_rows[row].speed = speeds[row];
    Q_EMIT dataChanged(index(0, Speed), index(rowCount() - 1, Speed));
}

void ModelTable::setChosen(const std::string &id)
{
    m_chosen = id;
    Q_EMIT dataChanged(index(0, Name), index(rowCount() - 1, Name));
}

int ModelTable::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ModelTable::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : Columns;
}

QVariant ModelTable::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ModelFacts &facts = at(index.row());
    const int column = index.column();
    const bool isChosen = column == Name && facts.card->id == m_chosen;
    switch (role) {
    case Qt::DisplayRole:
        return text(facts, column);
    case Qt::AccessibleTextRole:
        return isChosen ? tr("%1, the model of the run to be").arg(text(facts, column)) : text(facts, column);
    case Qt::ToolTipRole:
        return toolTip(facts, column);
    case Qt::FontRole: {
        QFont font;
        font.setBold(isChosen);
        return isChosen ? QVariant(font) : QVariant();
    }
    case Qt::TextAlignmentRole: {
        const bool isFigure = column != Name && column != Weights && column != Licence;
        return (Qt::Alignment(isFigure ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter).toInt();
    }
    case kSortRole:
        return sortKey(facts, column);
    case kSearchRole:
        return searchText(*facts.card);
    case kTextsRole:
        return facts.card->readsTexts;
    default:
        return {};
    }
}

QString ModelTable::text(const ModelFacts &facts, int column) const
{
    switch (column) {
    case Name:
        return QString::fromStdString(facts.card->title);
    case Parameters:
        return millions(static_cast<double>(facts.card->parameters));
    case Accuracy:
        return facts.card->accuracy.top1 > 0 ? QLocale().toString(facts.card->accuracy.top1, 'f', 1)
                                             : QStringLiteral("–");
    case Input:
        return facts.card->readsTexts ? tr("%1 tokens").arg(facts.card->tokens)
                                      : tr("%1 px").arg(facts.card->input.crop);
    case Speed:
        return facts.speed ? significant(facts.speed->speed.picturesPerSecond) : QStringLiteral("–");
    case Weights:
        return facts.weights.state == State::Unknown   ? QStringLiteral("…")
               : facts.weights.state == State::Here    ? tr("yes")
               : facts.weights.state == State::Missing ? QStringLiteral("–")
               : facts.weights.state == State::Wrong   ? tr("wrong")
                                                       : tr("yours");
    case Licence:
        return QString::fromStdString(facts.card->licence);
    default:
        return {};
    }
}

QVariant ModelTable::sortKey(const ModelFacts &facts, int column)
{
    switch (column) {
    case Name:
        return QString::fromStdString(facts.card->title);
    case Parameters:
        return static_cast<qlonglong>(facts.card->parameters);
    case Accuracy:
        return facts.card->accuracy.top1 > 0 ? QVariant(facts.card->accuracy.top1) : QVariant();
    case Input:
        return facts.card->readsTexts ? static_cast<qlonglong>(facts.card->tokens) : facts.card->input.crop;
    case Speed:
        return facts.speed ? QVariant(facts.speed->speed.picturesPerSecond) : QVariant();
    case Weights:
        return static_cast<int>(facts.weights.state);
    default:
        return QString::fromStdString(facts.card->licence);
    }
}

QString ModelTable::toolTip(const ModelFacts &facts, int column) const
{
    switch (column) {
    case Name: // may be cut off
        return QString::fromStdString(facts.card->title);
    case Parameters:
        return facts.card->readsTexts
                   ? tr("%1 parameters, with a head of %2 labels")
                         .arg(grouped(facts.card->parameters))
                         .arg(publishedLabels(*facts.card))
                   : tr("%1 parameters, with a head of 1,000 labels").arg(grouped(facts.card->parameters));
    case Accuracy:
        if (facts.card->readsTexts)
            return tr("A model of texts learns its task in training; before, there is nothing to be right about");
        return facts.card->accuracy.top1 > 0
                   ? tr("Of ImageNet's 50,000 validation pictures, %1 % are named rightly at once and %2 % within five "
                        "guesses, says %3")
                         .arg(QLocale().toString(facts.card->accuracy.top1, 'f', 2),
                              QLocale().toString(facts.card->accuracy.top5, 'f', 2),
                              QString::fromStdString(facts.card->accuracy.source))
                   : tr("Nobody has published it in a form that the catalogue could take");
    case Speed:
        return facts.speed ? (facts.card->readsTexts
                                  ? tr("Texts of %1 tokens a second, %2 at a time, on %3 threads; measured %4")
                                        .arg(facts.card->inputSize())
                                  : tr("Pictures a second, %1 at a time, on %2 threads; measured %3"))
                                 .arg(facts.speed->speed.batch)
                                 .arg(facts.speed->speed.threads)
                                 .arg(dateTime(facts.speed->when))
                           : tr("Not measured on this computer yet");
    case Weights:
        if (ModelWords::isOwnFolder(*facts.card))
            return tr("%1 is a file of yours").arg(QString::fromStdString(facts.card->weights.file));
        return facts.weights.state == State::Here ? tr("%1 is in the library, and its SHA-256 is the catalogue's")
                                                        .arg(QString::fromStdString(facts.card->weights.file))
               : facts.weights.state == State::Missing  ? tr("The weights are not on this computer")
               : facts.weights.state == State::Wrong    ? tr("Another file lies there than the catalogue names")
               : facts.weights.state == State::Unlisted ? tr("The catalogue has no file of these weights: bring one")
                                                        : QString();
    default:
        return {};
    }
}

QVariant ModelTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= Columns)
        return {};
    static const std::array<const char *, Columns> kNames = {
        QT_TR_NOOP("Name"),           QT_TR_NOOP("Params\n(M)"), QT_TR_NOOP("Top-1\n(%)"), QT_TR_NOOP("Input"),
        QT_TR_NOOP("Speed\n(per s)"), QT_TR_NOOP("On\ndisk"),    QT_TR_NOOP("Licence"),
    };
    static const std::array<const char *, Columns> kHelp = {
        QT_TR_NOOP("What people call it"),
        QT_TR_NOOP("Numbers that training can change, in millions"),
        QT_TR_NOOP("How often its first guess is right, on ImageNet's validation pictures"),
        QT_TR_NOOP("What it sees: the side of a picture in pixels, or the tokens of a text at most"),
        QT_TR_NOOP("How many pictures, or texts, this computer classifies in a second, measured"),
        QT_TR_NOOP("Whether its pre-trained weights are in the library"),
        QT_TR_NOOP("Under which the weights may be used"),
    };
    const auto place = static_cast<std::size_t>(section);
    if (role == Qt::DisplayRole)
        return tr(kNames[place]);
    if (role == Qt::ToolTipRole)
        return tr(kHelp[place]);
    if (role == Qt::TextAlignmentRole)
        return data(index(0, section), role);
    return {};
}

} // namespace headstart::ui
