// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plots/save_plot_button.h"

namespace headstart::ui {

class CurvePlot;

/// Saves curves.
class SaveCurvesButton : public SavePlotButton {
    Q_OBJECT

public:
    explicit SaveCurvesButton(const QList<CurvePlot *> &plots, QWidget *parent = nullptr);

    using SavePlotButton::save;
    void save(const CurvePlot &plot, const QString &file);
};

} // namespace headstart::ui
