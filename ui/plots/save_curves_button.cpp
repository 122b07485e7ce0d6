// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/save_curves_button.h"

#include "ui/plots/curve_file.h"
#include "ui/plots/curve_plot.h"

namespace headstart::ui {

namespace {

std::function<QByteArray()> drawn(const CurvePlot &plot, const QString &ending)
{
    if (ending == QLatin1String("csv")) {
        QList<CurveTable> tables; // shares the points
        for (int i = 0; i < plot.seriesCount(); ++i)
            tables.append({plot.series(i).name, plot.points(i)});
        return [tables] { return csvOf(tables); };
    }
    QByteArray bytes = ending == QLatin1String("svg")   ? plot.svg()
                       : ending == QLatin1String("pdf") ? plot.pdf()
                                                        : plot.png();
    return [bytes] { return bytes; };
}

SavablePlot savable(const CurvePlot &plot)
{
    return {plot.title(), [&plot](const QString &ending) { return drawn(plot, ending); }};
}

QList<SavablePlot> allSavable(const QList<CurvePlot *> &plots)
{
    QList<SavablePlot> out;
    for (const CurvePlot *plot : plots)
        out += savable(*plot);
    return out;
}

} // namespace

SaveCurvesButton::SaveCurvesButton(const QList<CurvePlot *> &plots, QWidget *parent)
    : SavePlotButton(tr("Save curves"), allSavable(plots), parent)
{}

void SaveCurvesButton::save(const CurvePlot &plot, const QString &file)
{
    save(savable(plot), file);
}

} // namespace headstart::ui
