// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ui/plots/curve.h"

#include <QByteArray>
#include <QList>
#include <QWidget>

#include <memory>
#include <optional>
#include <utility>

namespace headstart::ui {

/// Curves over the course of training. They grow as it goes on, a million points each if need be. The wheel zooms, a
/// drag pans, a double click shows all again; the arrow keys move the cursor, + and - zoom, Home shows all. It follows
/// what is appended until one looks closer. Used by the window's thread.
class CurvePlot : public QWidget {
    Q_OBJECT

public:
    enum class Values {
        Numbers,
        Shares, ///< 0..1, shown as percentages
    };

    explicit CurvePlot(const QString &title, Values values = Values::Numbers, QWidget *parent = nullptr);
    ~CurvePlot() override;

    const QString &title() const { return m_title; }

    /// Returns its number, from 0.
    int addSeries(const CurveSeries &series);
    /// Points that come after those that are there; none of these is copied.
    void append(int series, const QList<CurvePoint> &points);
    /// Marks the best epoch on a curve with a diamond.
    void setBest(int series, const std::optional<CurvePoint> &best);
    /// Removes all series; shows all of what comes next.
    void clear();

    void setXAxis(CurveAxis axis);
    void setLogarithmic(bool on);
    /// Draws noisy curves as a mean that forgets, over about so many points, with the values themselves faint behind
    /// it; 1: as they are.
    void setSmoothing(int points);
    void showAll();

    CurveAxis xAxis() const;
    bool isLogarithmic() const;
    int smoothing() const;
    bool showsAll() const; ///< and follows what is appended
    int seriesCount() const;
    const CurveSeries &series(int number) const;
    const QList<CurvePoint> &points(int series) const;
    std::pair<double, double> rangeOfX() const; ///< in view
    std::pair<double, double> rangeOfY() const;
    /// The newest value of each curve and the best ones, in words.
    QString newestValues() const;
    QString cursorText() const; ///< empty without a cursor

    // In light colours, at the size on the screen or somewhat larger. Off the window's thread nothing of this may be
    // called; SaveCurvesButton writes them there.
    QByteArray png() const;
    QByteArray svg() const;
    QByteArray pdf() const;
    Result<void> savePng(const QString &file) const;
    Result<void> saveSvg(const QString &file) const;
    Result<void> savePdf(const QString &file) const;
    /// Columns curve, step, epoch, seconds, value (RFC 4180).
    Result<void> saveCsv(const QString &file) const;

Q_SIGNALS:
    /// Whether all is in view has changed.
    void showsAllChanged(bool all);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Parts;
    void connectCanvas();
    void applyTheme();
    void changed();
    void describe();
    void moveCursor(double x);
    void hideCursor();

    QString m_title;
    std::unique_ptr<Parts> m_parts;
};

} // namespace headstart::ui
