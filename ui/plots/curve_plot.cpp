// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/curve_plot.h"

#include "ui/common/words.h"
#include "ui/plots/curve_parts.h"

#include <QKeyEvent>
#include <QTimer>
#include <QVBoxLayout>

namespace headstart::ui {

CurvePlot::CurvePlot(const QString &title, Values values, QWidget *parent)
    : QWidget(parent), m_title(title), m_parts(std::make_unique<Parts>(*this, title, values == Values::Shares))
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(title);
    constexpr QSize kSmallest(240, 140);
    setMinimumSize(kSmallest);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_parts->canvas);
    connectCanvas();
    connect(&m_parts->describing, &QTimer::timeout, this, &CurvePlot::describe);
    connect(&Theme::instance(), &Theme::changed, this, &CurvePlot::applyTheme);
    applyTheme();
    describe();
}

CurvePlot::~CurvePlot() = default;

void CurvePlot::connectCanvas()
{
    QCustomPlot *canvas = m_parts->canvas;
    canvas->installEventFilter(this);
    connect(canvas, &QCustomPlot::beforeReplot, this, [this] { m_parts->prepare(colours()); });
    connect(canvas, &QCustomPlot::mouseDoubleClick, this, &CurvePlot::showAll);
    connect(canvas, &QCustomPlot::mouseMove, this, [this, canvas](const QMouseEvent *event) {
        if (canvas->axisRect()->rect().contains(event->pos()))
            moveCursor(canvas->xAxis->pixelToCoord(event->position().x()));
        else
            hideCursor();
    });
    const auto looksCloser = [this] {
        if (m_parts->isFitting || !m_parts->follows)
            return;
        m_parts->follows = false;
        Q_EMIT showsAllChanged(false);
    };
    for (QCPAxis *axis : {canvas->xAxis, canvas->yAxis})
        connect(axis, qOverload<const QCPRange &>(&QCPAxis::rangeChanged), this, looksCloser);
}

int CurvePlot::addSeries(const CurveSeries &series)
{
    const auto axis = m_parts->axis;
    const auto smoothing = m_parts->smoothing;
    m_parts->curves.emplace_back(*m_parts->canvas, series);
    m_parts->curves.back().setXAxis(axis);
    m_parts->curves.back().setSmoothing(smoothing);
    changed();
    return static_cast<int>(m_parts->curves.size()) - 1;
}

void CurvePlot::append(int series, const QList<CurvePoint> &points)
{
    if (points.isEmpty())
        return;
    m_parts->curve(series).append(points);
    changed();
}

void CurvePlot::setBest(int series, const std::optional<CurvePoint> &best)
{
    m_parts->curve(series).setBest(best);
    changed();
}

void CurvePlot::clear()
{
    m_parts->curves.clear();
    m_parts->canvas->clearGraphs();
    hideCursor();
    showAll();
    changed();
}

void CurvePlot::setXAxis(CurveAxis axis)
{
    if (axis == m_parts->axis)
        return;
    m_parts->axis = axis;
    for (Curve &curve : m_parts->curves)
        curve.setXAxis(axis);
    m_parts->setTicks();
    hideCursor();
    showAll();
}

void CurvePlot::setLogarithmic(bool on)
{
    if (on == m_parts->isLogarithmic)
        return;
    m_parts->isLogarithmic = on;
    m_parts->setTicks();
    showAll();
}

void CurvePlot::setSmoothing(int points)
{
    if (points == m_parts->smoothing)
        return;
    m_parts->smoothing = points;
    for (Curve &curve : m_parts->curves)
        curve.setSmoothing(points);
    changed();
}

void CurvePlot::showAll()
{
    const bool before = m_parts->follows;
    m_parts->follows = true;
    m_parts->canvas->replot(QCustomPlot::rpQueuedReplot);
    if (!before)
        Q_EMIT showsAllChanged(true);
}

CurveAxis CurvePlot::xAxis() const
{
    return m_parts->axis;
}

bool CurvePlot::isLogarithmic() const
{
    return m_parts->isLogarithmic;
}

int CurvePlot::smoothing() const
{
    return m_parts->smoothing;
}

bool CurvePlot::showsAll() const
{
    return m_parts->follows;
}

int CurvePlot::seriesCount() const
{
    return static_cast<int>(m_parts->curves.size());
}

const CurveSeries &CurvePlot::series(int number) const
{
    return m_parts->curve(number).series();
}

const QList<CurvePoint> &CurvePlot::points(int series) const
{
    return m_parts->curve(series).points();
}

std::pair<double, double> CurvePlot::rangeOfX() const
{
    const QCPRange range = m_parts->canvas->xAxis->range();
    return {range.lower, range.upper};
}

std::pair<double, double> CurvePlot::rangeOfY() const
{
    const QCPRange range = m_parts->canvas->yAxis->range();
    return {range.lower, range.upper};
}

void CurvePlot::applyTheme()
{
    m_parts->setColours(colours());
    m_parts->canvas->replot(QCustomPlot::rpQueuedReplot);
}

/// Drawn once, and described once, however much comes in a moment.
void CurvePlot::changed()
{
    m_parts->updateLegend();
    m_parts->canvas->replot(QCustomPlot::rpQueuedReplot);
    if (!m_parts->describing.isActive())
        m_parts->describing.start();
}

void CurvePlot::describe()
{
    const QString cursor = cursorText();
    setAccessibleDescription(cursor.isEmpty() ? newestValues() : cursor);
}

QString CurvePlot::newestValues() const
{
    QStringList parts;
    for (const Curve &curve : m_parts->curves) {
        if (curve.points().isEmpty())
            continue;
        const CurvePoint &newest = curve.points().last();
        //: a curve's name, its newest value, where ("step 120")
        parts += tr("%1: %2 at %3").arg(curve.series().name, m_parts->valueText(newest.value), m_parts->where(newest));
        if (curve.best())
            parts += tr("best: %1 at %2").arg(m_parts->valueText(curve.best()->value), m_parts->where(*curve.best()));
    }
    return parts.isEmpty() ? tr("No values yet") : parts.join(QStringLiteral("; "));
}

QString CurvePlot::cursorText() const
{
    return m_parts->cursor->text();
}

void CurvePlot::moveCursor(double x)
{
    QList<PlotCursor::Row> rows;
    constexpr double kNear = 6; // pixels
    const QCPAxis *axis = m_parts->canvas->xAxis;
    const double tolerance = kNear * axis->range().size() / std::max(1, m_parts->canvas->axisRect()->width());
    for (const Curve &curve : m_parts->curves) {
        const auto point = curve.nearest(x, tolerance);
        rows.append({curve.series(), point ? m_parts->valueText(point->value) : QStringLiteral("–")});
    }
    m_parts->cursor->moveTo(x, m_parts->where(x), rows);
    m_parts->cursor->layer()->replot();
    m_parts->describing.start();
}

void CurvePlot::hideCursor()
{
    if (!m_parts->cursor->x())
        return;
    m_parts->cursor->hide();
    m_parts->cursor->layer()->replot();
    m_parts->describing.start();
}

bool CurvePlot::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Leave)
        hideCursor();
    return QWidget::eventFilter(watched, event);
}

void CurvePlot::keyPressEvent(QKeyEvent *event)
{
    constexpr double kIn = 0.8;
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        if (const auto x = m_parts->nextX(event->key() == Qt::Key_Right, event->modifiers() & Qt::ShiftModifier))
            moveCursor(*x);
        break;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        m_parts->zoom(kIn);
        break;
    case Qt::Key_Minus:
        m_parts->zoom(1 / kIn);
        break;
    case Qt::Key_Home:
    case Qt::Key_0:
        showAll();
        break;
    case Qt::Key_Escape:
        if (!m_parts->cursor->x()) {
            QWidget::keyPressEvent(event);
            return;
        }
        hideCursor();
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace headstart::ui
