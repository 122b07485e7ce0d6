// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/runs/run_store.h"
#include "core/training/run_config.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

namespace headstart::ui {

/// A run as the page knows it: its row, and what its settings say.
struct RunEntry {
    runs::RunRow row;
    std::optional<training::RunConfig> config; ///< absent: of a later version

    QString id() const { return QString::fromStdString(row.id); }
    QString name() const { return QString::fromStdString(row.name); }
    QString model() const; ///< empty without a configuration, as is the cut
    QString cut() const;
    QStringList tags() const;
    std::optional<double> bestAccuracy() const; ///< on the validation samples, 0..1
    std::optional<double> bestLoss() const;
    std::optional<double> rate() const; ///< of the head, at its highest
};
using RunEntries = std::vector<RunEntry>;

struct RunReading {
    RunEntries runs;                         ///< the newest first
    std::shared_ptr<const RunEntries> known; ///< the same, for the next reading
};
/// All runs of a store. What is known of the last reading is not parsed again. Any thread. Errors: the store's.
Result<RunReading> readRuns(const runs::RunStore &store, const std::shared_ptr<const RunEntries> &before);

QString statusText(runs::Status status); ///< "finished", in the window's language
/// Ended, but not finished.
bool isResumable(runs::Status status);

} // namespace headstart::ui
