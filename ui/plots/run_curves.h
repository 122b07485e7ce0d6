// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/run_store.h"
#include "ui/plots/curve.h"

#include <QList>

#include <cstdint>
#include <optional>
#include <span>

namespace headstart::ui {

/// Points of a run's curves.
struct RunPoints {
    QList<CurvePoint> trainLoss; ///< a step each
    QList<CurvePoint> validationLoss;
    QList<CurvePoint> trainAccuracy; ///< an epoch each, as those of validation
    QList<CurvePoint> validationAccuracy;
};

/// Turns the rows of a run, as they come in or as the store holds them, into points of curves: it knows how far into
/// its epoch a step is, and how much time of training has passed. A value; any thread.
class RunCurves {
public:
    RunCurves() = default;
    /// 0 if it is not known: steps then stand at whole epochs until an epoch has ended.
    explicit RunCurves(std::int64_t stepsPerEpoch) : m_stepsPerEpoch(stepsPerEpoch) {}

    /// The new points. Rows come in order; what has been seen already is passed over.
    RunPoints add(std::span<const runs::StepRow> steps);
    RunPoints add(const runs::EpochRow &epoch);
    /// All rows of a store at once.
    RunPoints add(std::span<const runs::StepRow> steps, std::span<const runs::EpochRow> epochs);

    std::int64_t lastStep() const { return m_lastStep; }
    std::int64_t lastEpoch() const { return m_lastEpoch; }
    const std::optional<runs::EpochRow> &best() const { return m_best; }
    /// Where the best epoch stands on the curves of the validation part.
    std::optional<CurvePoint> bestLoss() const;
    std::optional<CurvePoint> bestAccuracy() const;

private:
    CurvePoint pointOf(const runs::EpochRow &epoch, double value) const;

    std::int64_t m_stepsPerEpoch = 0;
    std::int64_t m_lastStep = 0;
    std::int64_t m_lastEpoch = 0;
    double m_doneSeconds = 0;  ///< of the epochs that have ended
    double m_epochSeconds = 0; ///< of the steps since
    std::optional<runs::EpochRow> m_best;
    double m_bestSeconds = 0;
};

} // namespace headstart::ui
