// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plots/scatter_data.h"

#include <QStringList>
#include <QWidget>

#include <memory>

namespace headstart::ui {

/// Points that two numbers tell of, a colour and a shape a group, and a thin line along those that no other one beats
/// (paretoFront). The x axis is logarithmic where the points span decades. The mouse over a point names it, a click
/// picks it; the arrow keys go from point to point, Return takes the one that is picked. The wheel zooms, a drag pans,
/// a double click or 0 shows all. Used by the window's thread.
class ScatterPlot : public QWidget {
    Q_OBJECT

public:
    explicit ScatterPlot(const QString &title, const QString &yLabel, QWidget *parent = nullptr);
    ~ScatterPlot() override;

    /// `frontName`: what the line along the best is called. `groups`: names by ScatterPoint::group. None is picked
    /// after it, and all is shown.
    void setPoints(const ScatterAxis &axis, const QList<ScatterPoint> &points, const QStringList &groups,
                   const QString &frontName);
    const QList<ScatterPoint> &points() const;
    const QList<int> &front() const;
    bool isLogarithmic() const;

    /// Marks and names a point; -1: none.
    void setCurrent(int point);
    int current() const;
    /// Where a point is drawn, in this widget.
    QPoint placeOf(int point) const;
    QString hoverText() const; ///< what stands beside the mouse; empty: nothing
    void showAll();

Q_SIGNALS:
    void picked(int point);    ///< by mouse or keys
    void activated(int point); ///< by Return

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Parts;
    void connectCanvas();
    void applyTheme();
    void describe();
    void pick(int point);
    void hover(int point);
    void zoom(double factor);
    bool go(int key);

    QString m_title;
    std::unique_ptr<Parts> m_parts;
};

} // namespace headstart::ui
