// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/rate_search.h"

#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

namespace headstart::ui {

/// Losses over learning rates, whose axis is logarithmic: each step faint, their average in front, and a line at the
/// rate that is chosen. The line moves with the mouse, and by arrow keys. Used by the window's thread.
class RatePlot : public QWidget {
    Q_OBJECT

public:
    explicit RatePlot(const QString &title, QWidget *parent = nullptr);
    ~RatePlot() override;

    /// The rates that will come, which the axis shows from the beginning.
    void setRange(double lowest, double highest);
    void setPoints(const std::vector<training::RatePoint> &points);
    void append(const training::RatePoint &point);
    const std::vector<training::RatePoint> &points() const;

    /// Where the line is; none: it is not there.
    void setRate(const std::optional<double> &rate);
    std::optional<double> rate() const;
    /// Where a rate is drawn, in this widget.
    QPoint placeOf(double rate) const;
    /// What the mouse over that place says: the step there; empty: nothing.
    QString tipAt(const QPoint &place) const;

Q_SIGNALS:
    void rateMoved(double rate); ///< by mouse or keys; setRate follows

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Parts;
    void connectCanvas();
    void applyTheme();
    void changed();
    void moveTo(double rate);

    std::unique_ptr<Parts> m_parts;
};

} // namespace headstart::ui
