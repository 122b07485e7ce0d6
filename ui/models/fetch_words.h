// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/fetches.h"

#include <QCoreApplication>
#include <QString>

namespace headstart::ui {

/// What the page says of weights on their way.
class FetchWords {
    Q_DECLARE_TR_FUNCTIONS(FetchWords)

public:
    /// Of what has not failed.
    static QString howFar(const QString &title, const FetchState &state);
};

} // namespace headstart::ui
