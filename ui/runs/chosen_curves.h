// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/stop_token.h"
#include "core/runs/run_store.h"
#include "ui/plots/run_curves.h"
#include "ui/runs/run_entry.h"

#include <optional>
#include <vector>

namespace headstart::ui {

/// How one of the runs that were chosen went.
struct ChosenCurves {
    QString run;
    RunPoints points; ///< finite ones; the training loss is that of steps or that of epochs
    bool hasStepLoss = false;
    std::optional<CurvePoint> bestLoss; ///< of the best epoch, on the validation samples
    std::optional<CurvePoint> bestAccuracy;
};

/// Of the runs that were chosen, in their order. A run that is alone, and one of less than two epochs, shows the
/// training loss of its steps; else the noise of steps would hide what is compared. Any thread. Errors: the store's.
Result<std::vector<ChosenCurves>> readCurves(const runs::RunStore &store, const RunEntries &chosen,
                                             const StopToken &stop);

} // namespace headstart::ui
