// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/runs/run_entry.h"

#include <QRegularExpression>
#include <QString>

#include <vector>

namespace headstart::ui {

/// What a person types to find runs: words that occur somewhere in a run, `status:finished`, `model:resnet*`, `tag:x`,
/// `acc>0.85`. All must hold. Upper and lower case are alike; quotes keep blanks together: tag:"third try".
class RunFilter {
public:
    RunFilter() = default;
    /// A term that is not complete yet ("acc>") holds for every run.
    static RunFilter parse(const QString &text);

    bool matches(const RunEntry &run) const;
    /// What of it means nothing ("acc>good"); empty where all is well. Such a term holds for every run.
    const QString &problem() const { return m_problem; }
    bool isEmpty() const { return m_terms.empty(); }

private:
    enum class Compare { Less, LessOrEqual, Equal, GreaterOrEqual, Greater };
    struct Term {
        QString key; ///< empty: a word
        QString word;
        QRegularExpression pattern; ///< of "key:pattern"
        std::optional<Compare> compare;
        double number = 0;
    };
    void add(const QString &text);
    bool addComparison(const QString &text);
    bool addPattern(const QString &text);
    static bool holds(const Term &term, const RunEntry &run);
    static bool holdsNumber(const Term &term, const RunEntry &run);

    std::vector<Term> m_terms;
    QString m_problem;
};

} // namespace headstart::ui
