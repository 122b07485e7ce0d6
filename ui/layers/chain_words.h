// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/layers/chain.h"

#include <QCoreApplication>
#include <QString>
#include <QStringList>

namespace headstart::ui {

/// What the length of a stage's bar means.
enum class Bars { Parameters, Time };

/// The chain in words.
class ChainWords {
    Q_DECLARE_TR_FUNCTIONS(headstart::ui::ChainWords)

public:
    /// What a bar of time counts: milliseconds a picture, or a text.
    static QString perSample(const insight::Outline &outline);
    /// "112 x 112 x 32": height, width, channels.
    static QString shape(const insight::StageOutline &stage);
    /// "kept", "trains", ...
    static QString fate(const Chain &chain, int index);
    /// All that fate() may say, for the width of a column.
    static QStringList fates();
    /// What stands at the end of a bar: parameters, or milliseconds a picture or text. An ellipsis while they are not
    /// known.
    static QString amount(const Chain &chain, int index, Bars bars);
    /// Everything about a stage, with the exact terms; several lines.
    static QString tip(const Chain &chain, int index);
    /// Where the line lies.
    static QString line(const Chain &chain);
};

} // namespace headstart::ui
