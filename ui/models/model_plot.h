// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plots/scatter_data.h"

#include <QTimer>
#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;

namespace headstart::ui {

class ModelFilter;
class ModelTable;
class ScatterPlot;
class SpeedMeter;

/// The filtered models as points: accuracy against what a model costs. What along the x axis is remembered (QSettings:
/// "models/axis"). Table, filter and meter must outlive it.
class ModelPlot : public QWidget {
    Q_OBJECT

public:
    ModelPlot(const ModelTable &models, const ModelFilter &filter, SpeedMeter &meter, QWidget *parent = nullptr);

    /// Its controls follow this one by Tab.
    void follow(QWidget *before);
    /// A row of the table of all models; -1: none. It may have no point.
    void setCurrent(int row);

Q_SIGNALS:
    void picked(int row); ///< of the table of all models
    void useWanted();

protected:
    void showEvent(QShowEvent *event) override;

private:
    enum Axis { Parameters, MultiplyAdds, Speed, FileSize };
    Axis axis() const;
    QLayout *makeHead();
    void connectParts();
    void measure();
    void refresh();
    void sayWhatIsLeftOut();
    bool fill(ScatterPoint &point, int row) const;
    ScatterAxis axisWords() const;
    void showMeter();

    const ModelTable &m_models;
    const ModelFilter &m_filter;
    SpeedMeter &m_meter;
    QList<int> m_rows; ///< of the points
    int m_current = -1;
    int m_withoutAccuracy = 0; ///< of the filtered models
    int m_withoutFigure = 0;
    QComboBox *m_axis;
    QPushButton *m_measure;
    QLabel *m_progress;
    ScatterPlot *m_plot;
    QLabel *m_nothing; ///< in its place where no model that is shown has an accuracy
    QLabel *m_left;    ///< out
    QTimer m_soon;     ///< many changes are shown at once
};

} // namespace headstart::ui
