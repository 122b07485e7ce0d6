// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "ui/plots/stage_map.h"

#include <QCheckBox>
#include <QComboBox>
#include <QWidget>

namespace headstart::ui {

class SavePlotButton;

/// The row of tools for a map of stages: what its colours mean, how they are spread, and a button that saves it. The
/// choices are remembered. The map must outlive it, or go with the same parent.
class StageMapTools : public QWidget {
    Q_OBJECT

public:
    explicit StageMapTools(StageMap &map, QWidget *parent = nullptr);

Q_SIGNALS:
    void saved(const QString &file);
    void failed(const headstart::Error &error);

private:
    void layOut();
    void connectTools();

    StageMap &m_map;
    QComboBox *m_value;
    QCheckBox *m_logarithmic;
    SavePlotButton *m_save;
};

} // namespace headstart::ui
