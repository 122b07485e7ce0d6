// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/run_filter.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>

namespace headstart::ui {

namespace {

constexpr std::array<QLatin1String, 7> kTextKeys = {
    QLatin1String("status"), QLatin1String("model"), QLatin1String("tag"), QLatin1String("name"),
    QLatin1String("cut"),    QLatin1String("data"),  QLatin1String("run")};
constexpr std::array<QLatin1String, 5> kNumberKeys = {
    QLatin1String("acc"), QLatin1String("loss"), QLatin1String("rate"), QLatin1String("epochs"), QLatin1String("time")};

template <class Keys>
bool isOneOf(const QString &key, const Keys &keys)
{
    return std::find(keys.begin(), keys.end(), key) != keys.end();
}

/// At blanks, but not at those between quotes, which go.
QStringList split(const QString &text)
{
    QStringList out;
    QString term;
    bool isQuoted = false;
    for (const QChar c : text) {
        if (c == QLatin1Char('"')) {
            isQuoted = !isQuoted;
        } else if (c.isSpace() && !isQuoted) {
            out += term;
            term.clear();
        } else {
            term += c;
        }
    }
    out += term;
    out.removeAll(QString());
    return out;
}

/// '*' stands for anything; the rest for itself.
QRegularExpression wildcard(const QString &text)
{
    QStringList parts;
    for (const QString &part : text.split(QLatin1Char('*')))
        parts += QRegularExpression::escape(part);
    return QRegularExpression(QRegularExpression::anchoredPattern(parts.join(QStringLiteral(".*"))),
                              QRegularExpression::CaseInsensitiveOption
                                  | QRegularExpression::DotMatchesEverythingOption);
}

QStringList textsOf(const QString &key, const RunEntry &run)
{
    if (key == QLatin1String("status"))
        return {QString::fromUtf8(runs::statusName(run.row.status).data()), statusText(run.row.status)};
    if (key == QLatin1String("model"))
        return {run.model()};
    if (key == QLatin1String("tag"))
        return run.tags();
    if (key == QLatin1String("name"))
        return {run.name()};
    if (key == QLatin1String("cut"))
        return {run.cut()};
    if (key == QLatin1String("data"))
        return {run.config ? QString::fromStdString(run.config->data.path) : QString()};
    return {run.id()};
}

std::optional<double> numberOf(const QString &key, const RunEntry &run)
{
    if (key == QLatin1String("acc"))
        return run.bestAccuracy();
    if (key == QLatin1String("loss"))
        return run.bestLoss();
    if (key == QLatin1String("rate"))
        return run.rate();
    if (key == QLatin1String("epochs"))
        return static_cast<double>(run.row.epochs);
    return run.row.seconds;
}

/// "0.85", "0,85", "85%"; of an accuracy, more than 1 are per cent.
std::optional<double> parsedNumber(QString text, const QString &key)
{
    constexpr double kHundred = 100;
    const bool isPercent = text.endsWith(QLatin1Char('%'));
    if (isPercent)
        text.chop(1);
    bool isNumber = false;
    const double number = text.replace(QLatin1Char(','), QLatin1Char('.')).toDouble(&isNumber);
    if (!isNumber || !std::isfinite(number))
        return std::nullopt;
    return isPercent || (key == QLatin1String("acc") && number > 1) ? number / kHundred : number;
}

} // namespace

RunFilter RunFilter::parse(const QString &text)
{
    RunFilter out;
    for (const QString &term : split(text))
        out.add(term);
    return out;
}

bool RunFilter::matches(const RunEntry &run) const
{
    return std::all_of(m_terms.begin(), m_terms.end(), [&](const Term &term) { return holds(term, run); });
}

void RunFilter::add(const QString &text)
{
    if (!addComparison(text) && !addPattern(text))
        m_terms.push_back({{}, text, {}, {}, 0});
}

/// Returns whether the term is one, complete or not.
bool RunFilter::addComparison(const QString &text)
{
    static const QRegularExpression kForm(QStringLiteral("^([a-z]+)(<=|>=|<|>|=)(.*)$"),
                                          QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = kForm.match(text);
    const QString key = match.captured(1).toLower();
    if (!match.hasMatch() || !isOneOf(key, kNumberKeys))
        return false;
    if (match.captured(3).isEmpty())
        return true;
    const auto number = parsedNumber(match.captured(3), key);
    if (!number) {
        m_problem = QCoreApplication::translate("RunFilter", "“%1” means nothing: a number follows %2, as in %3.")
                        .arg(text, match.captured(2), QStringLiteral("acc>0.85"));
        return true;
    }
    const QString sign = match.captured(2);
    const Compare compare = sign == QLatin1String("<")    ? Compare::Less
                            : sign == QLatin1String("<=") ? Compare::LessOrEqual
                            : sign == QLatin1String("=")  ? Compare::Equal
                            : sign == QLatin1String(">=") ? Compare::GreaterOrEqual
                                                          : Compare::Greater;
    m_terms.push_back({key, {}, {}, compare, *number});
    return true;
}

/// Likewise.
bool RunFilter::addPattern(const QString &text)
{
    const qsizetype colon = text.indexOf(QLatin1Char(':'));
    const QString key = text.left(std::max<qsizetype>(colon, 0)).toLower();
    if (colon < 0 || !isOneOf(key, kTextKeys))
        return false;
    if (colon + 1 < text.size())
        m_terms.push_back({key, {}, wildcard(text.mid(colon + 1)), {}, 0});
    return true;
}

bool RunFilter::holds(const Term &term, const RunEntry &run)
{
    if (term.compare)
        return holdsNumber(term, run);
    if (!term.key.isEmpty()) {
        const QStringList texts = textsOf(term.key, run);
        return std::any_of(texts.begin(), texts.end(),
                           [&](const QString &text) { return term.pattern.match(text).hasMatch(); });
    }
    const QStringList texts = QStringList{run.name(),
                                          run.id(),
                                          run.model(),
                                          run.cut(),
                                          statusText(run.row.status),
                                          QString::fromStdString(run.row.marks.notes)}
                              + run.tags();
    return std::any_of(texts.begin(), texts.end(),
                       [&](const QString &text) { return text.contains(term.word, Qt::CaseInsensitive); });
}

bool RunFilter::holdsNumber(const Term &term, const RunEntry &run)
{
    const auto value = numberOf(term.key, run);
    if (!value)
        return false;
    switch (*term.compare) {
    case Compare::Less:
        return *value < term.number;
    case Compare::LessOrEqual:
        return *value <= term.number;
    case Compare::Equal:
        return *value == term.number;
    case Compare::GreaterOrEqual:
        return *value >= term.number;
    case Compare::Greater:
        break;
    }
    return *value > term.number;
}

} // namespace headstart::ui
