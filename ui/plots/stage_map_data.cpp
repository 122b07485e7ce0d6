// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/stage_map_data.h"

#include "ui/common/words.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <limits>

namespace headstart::ui {

namespace {

struct StageMap {
    Q_DECLARE_TR_FUNCTIONS(StageMap)
};

QByteArray number(double value)
{
    return std::isfinite(value) ? QByteArray::number(value, 'g', QLocale::FloatingPointShortest) : QByteArray();
}

} // namespace

void StageMapData::setStages(const QStringList &stages)
{
    m_stages = stages;
    m_columns.clear();
}

bool StageMapData::append(std::span<const runs::StageRow> rows)
{
    bool hasTaken = false;
    for (const runs::StageRow &row : rows) {
        const qsizetype stage = m_stages.indexOf(QString::fromStdString(row.stage));
        if (stage < 0 || row.step < std::max<std::int64_t>(1, lastStep()))
            continue;
        if (row.step > lastStep())
            m_columns.push_back(
                {row.step, std::vector<std::optional<Cell>>(static_cast<std::size_t>(m_stages.size()))});
        m_columns.back().cells[static_cast<std::size_t>(stage)] = Cell{row.drift, row.gradientNorm};
        hasTaken = true;
    }
    return hasTaken;
}

std::optional<std::size_t> StageMapData::columnAt(double step) const
{
    const auto found = std::lower_bound(m_columns.begin(), m_columns.end(), step, [](const Column &column, double at) {
        return static_cast<double>(column.step) < at;
    });
    if (step < 0 || found == m_columns.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - m_columns.begin());
}

double StageMapData::value(std::size_t stage, std::size_t column, StageValue value) const
{
    const auto &cell = m_columns[column].cells[stage];
    if (!cell)
        return std::numeric_limits<double>::quiet_NaN();
    return value == StageValue::Drift ? cell->drift : cell->gradientNorm;
}

std::optional<std::pair<double, double>> StageMapData::range(StageValue value, bool positive) const
{
    std::optional<std::pair<double, double>> out;
    for (std::size_t column = 0; column < m_columns.size(); ++column)
        for (std::size_t stage = 0; stage < m_columns[column].cells.size(); ++stage) {
            const double one = this->value(stage, column, value);
            if (!std::isfinite(one) || (positive && one <= 0))
                continue;
            out = out ? std::pair(std::min(out->first, one), std::max(out->second, one)) : std::pair(one, one);
        }
    return out;
}

QString nameOf(StageValue value)
{
    return value == StageValue::Drift ? StageMap::tr("drift") : StageMap::tr("gradient norm");
}

QStringList cellWords(const StageMapData &data, std::size_t stage, std::size_t column)
{
    QStringList out = {data.stages()[static_cast<qsizetype>(stage)],
                       StageMap::tr("step %1").arg(grouped(data.columns()[column].step))};
    const auto &cell = data.columns()[column].cells[stage];
    if (!cell) {
        out += StageMap::tr("frozen");
        return out;
    }
    out += std::isfinite(cell->drift) ? StageMap::tr("drift %1").arg(significant(cell->drift))
                                      : StageMap::tr("no drift: its weights began at zero");
    out += StageMap::tr("gradient norm %1").arg(significant(cell->gradientNorm));
    return out;
}

QString summaryOf(const StageMapData &data, StageValue value)
{
    if (data.isEmpty())
        return StageMap::tr("No values yet");
    const std::size_t column = data.columns().size() - 1;
    const auto &cells = data.columns()[column].cells;
    const auto training = std::count_if(cells.begin(), cells.end(), [](const auto &cell) { return cell.has_value(); });
    qsizetype largest = -1;
    double most = -1;
    for (std::size_t stage = 0; stage < cells.size(); ++stage)
        if (const double one = data.value(stage, column, value); one > most) {
            most = one;
            largest = static_cast<qsizetype>(stage);
        }
    const QString counts = StageMap::tr("%1 of %2 stages train").arg(training).arg(cells.size());
    if (largest < 0)
        return counts;
    //: the number of stages that train; the largest drift or gradient norm in a step
    return StageMap::tr("%1; at step %2 the largest %3 is %4, of %5")
        .arg(counts, grouped(data.columns()[column].step), nameOf(value), significant(most), data.stages()[largest]);
}

QByteArray csvOf(const StageMapData &data)
{
    QByteArray out("step,stage,drift,gradient_norm\r\n");
    for (const StageMapData::Column &column : data.columns())
        for (std::size_t stage = 0; stage < column.cells.size(); ++stage) {
            const auto &cell = column.cells[stage];
            out += QByteArray::number(static_cast<qlonglong>(column.step)) + ','
                   + data.stages()[static_cast<qsizetype>(stage)].toUtf8() + ','
                   + (cell ? number(cell->drift) : QByteArray()) + ','
                   + (cell ? number(cell->gradientNorm) : QByteArray()) + "\r\n";
        }
    return out;
}

} // namespace headstart::ui
