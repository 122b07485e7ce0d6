// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/run_store.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace headstart::ui {

enum class StageValue { Drift, GradientNorm };

/// What the stages of a run's network did, as a table: a column for each step that was measured, a row for each stage.
class StageMapData {
public:
    /// A stage that trains; of one that is frozen there is none.
    struct Cell {
        double drift = 0; ///< NaN: its weights began at 0
        double gradientNorm = 0;
    };
    struct Column {
        std::int64_t step = 0;
        std::vector<std::optional<Cell>> cells; ///< by stage
    };

    /// From the input to the head. All columns go.
    void setStages(const QStringList &stages);
    /// Rows of steps that come after those that are there, or of the last of these; others, and those of unknown
    /// stages, are passed over. Returns whether anything was taken.
    bool append(std::span<const runs::StageRow> rows);

    const QStringList &stages() const { return m_stages; }
    const std::vector<Column> &columns() const { return m_columns; }
    bool isEmpty() const { return m_columns.empty(); }
    std::int64_t lastStep() const { return m_columns.empty() ? 0 : m_columns.back().step; }
    /// The step that a column's stretch begins behind: the one of the column before.
    std::int64_t beginOf(std::size_t column) const { return column == 0 ? 0 : m_columns[column - 1].step; }
    /// The column in whose stretch a place on the axis of steps lies.
    std::optional<std::size_t> columnAt(double step) const;
    /// NaN: frozen, or a drift that there is none of.
    double value(std::size_t stage, std::size_t column, StageValue value) const;
    /// The smallest and the largest value; of those above 0, if wanted. Nothing: there is none.
    std::optional<std::pair<double, double>> range(StageValue value, bool positive) const;

private:
    QStringList m_stages;
    std::vector<Column> m_columns;
};

/// A cell's lines, as a person reads them: the stage, the step, and its values or that it is frozen.
QStringList cellWords(const StageMapData &data, std::size_t stage, std::size_t column);
/// What stands out in the last column, in a sentence.
QString summaryOf(const StageMapData &data, StageValue value);
QString nameOf(StageValue value); ///< "drift"

/// Columns step, stage, drift, gradient_norm (RFC 4180), numbers as short as they read back the same; a stage that is
/// frozen has none. Any thread.
QByteArray csvOf(const StageMapData &data);

} // namespace headstart::ui
