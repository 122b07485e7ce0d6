// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/scatter_plot.h"

#include "ui/plots/plot_ticks.h"
#include "ui/plots/scatter_items.h"

#include <QKeyEvent>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <limits>

namespace headstart::ui {

namespace {

constexpr double kReach = 12; // pixels from the mouse to a point that it means
constexpr double kIn = 0.8;   // one step of zooming
constexpr int kMarkSize = 9;

/// With some room around; on a logarithmic axis by a factor.
QCPRange rangeOf(const QList<ScatterPoint> &points, double ScatterPoint::*value, bool isLogarithmic)
{
    double lower = std::numeric_limits<double>::infinity();
    double upper = -lower;
    for (const ScatterPoint &point : points) {
        lower = std::min(lower, point.*value);
        upper = std::max(upper, point.*value);
    }
    if (points.isEmpty())
        return {0, 1};
    constexpr double kShare = 0.06;
    if (isLogarithmic) {
        const double factor = std::pow(upper / lower, kShare);
        return {lower / factor, upper * factor};
    }
    const double margin = upper > lower ? kShare * (upper - lower) : std::max(1.0, std::fabs(upper) * kShare);
    return {lower - margin, upper + margin};
}

} // namespace

/// What it consists of, in QCustomPlot's terms, whose objects Qt and QCustomPlot own.
struct ScatterPlot::Parts {
    Parts(ScatterPlot &owner, const QString &yLabel)
        : canvas(makeCanvas(owner)), legend(new ScatterLegend(canvas)), notes(new ScatterNotes(canvas))
    {
        canvas->yAxis->setLabel(yLabel);
        canvas->yAxis->setTicker(QSharedPointer<QCPAxisTicker>(new YTicks(false, false)));
        canvas->axisRect()->setMinimumMargins(QMargins(0, space::kNormal, space::kNormal, 0));
        canvas->plotLayout()->addElement(0, 0, legend);
        notes->setLayer(QStringLiteral("overlay"));
    }

    void setColours(const Colours &colours);
    void makeGraphs(const Colours &colours);
    QPointF placeOf(const ScatterPoint &point) const
    {
        return {canvas->xAxis->coordToPixel(point.x), canvas->yAxis->coordToPixel(point.y)};
    }
    /// The nearest within reach; -1: none.
    int at(const QPointF &position) const;
    /// The view follows a point that lies outside.
    void bringIntoView(const ScatterPoint &point) const;

    ScatterAxis axis;
    QList<ScatterPoint> points;
    QStringList groups;
    QList<int> front;
    int current = -1;
    QPointF pressed;

    QCustomPlot *canvas;
    ScatterLegend *legend;
    ScatterNotes *notes;
};

void ScatterPlot::Parts::setColours(const Colours &colours)
{
    setCanvasColours(*canvas, colours);
    legend->setColours(colours);
    notes->setColours(colours);
    makeGraphs(colours);
}

void ScatterPlot::Parts::makeGraphs(const Colours &colours)
{
    canvas->clearGraphs();
    QCPGraph *line = canvas->addGraph();
    line->setPen(frontPen(colours));
    // As good as it gets up to here (from here on): the line steps where a better point comes.
    line->setLineStyle(axis.isLessBetter ? QCPGraph::lsStepLeft : QCPGraph::lsStepRight);
    for (const int point : front)
        line->addData(points[point].x, points[point].y);
    for (qsizetype group = 0; group < groups.size(); ++group) {
        const ScatterMark mark = markOf(static_cast<int>(group), colours);
        QCPGraph *graph = canvas->addGraph();
        graph->setLineStyle(QCPGraph::lsNone);
        graph->setScatterStyle(QCPScatterStyle(mark.path, mark.pen, mark.brush, kMarkSize));
        for (const ScatterPoint &point : points)
            if (point.group == group)
                graph->addData(point.x, point.y);
    }
}

int ScatterPlot::Parts::at(const QPointF &position) const
{
    int nearest = -1;
    double least = kReach;
    for (qsizetype i = 0; i < points.size(); ++i) {
        const double distance = QLineF(position, placeOf(points[i])).length();
        if (distance > least)
            continue;
        least = distance;
        nearest = static_cast<int>(i);
    }
    return nearest;
}

void ScatterPlot::Parts::bringIntoView(const ScatterPoint &point) const
{
    if (canvas->xAxis->range().contains(point.x) && canvas->yAxis->range().contains(point.y))
        return;
    canvas->xAxis->setRange(rangeOf(points, &ScatterPoint::x, spansDecades(points)));
    canvas->yAxis->setRange(rangeOf(points, &ScatterPoint::y, false));
}

ScatterPlot::ScatterPlot(const QString &title, const QString &yLabel, QWidget *parent)
    : QWidget(parent), m_title(title), m_parts(std::make_unique<Parts>(*this, yLabel))
{
    setFocusPolicy(Qt::StrongFocus);
    constexpr QSize kSmallest(240, 180);
    setMinimumSize(kSmallest);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_parts->canvas);
    m_parts->canvas->setAccessibleName(title);
    setAccessibleDescription(tr("The arrow keys go from point to point"));
    connectCanvas();
    connect(&Theme::instance(), &Theme::changed, this, &ScatterPlot::applyTheme);
    applyTheme();
    describe();
}

ScatterPlot::~ScatterPlot() = default;

void ScatterPlot::connectCanvas()
{
    QCustomPlot *canvas = m_parts->canvas;
    canvas->installEventFilter(this);
    connect(canvas, &QCustomPlot::mouseMove, this,
            [this](const QMouseEvent *event) { hover(m_parts->at(event->position())); });
    connect(canvas, &QCustomPlot::mousePress, this, [this](const QMouseEvent *event) {
        setFocus(Qt::MouseFocusReason);
        m_parts->pressed = event->position();
    });
    connect(canvas, &QCustomPlot::mouseRelease, this, [this](const QMouseEvent *event) {
        constexpr double kStill = 4; // pixels: else it was a drag
        if (event->button() != Qt::LeftButton || QLineF(m_parts->pressed, event->position()).length() > kStill)
            return;
        if (const int point = m_parts->at(event->position()); point >= 0)
            pick(point);
    });
    connect(canvas, &QCustomPlot::mouseDoubleClick, this, &ScatterPlot::showAll);
}

void ScatterPlot::setPoints(const ScatterAxis &axis, const QList<ScatterPoint> &points, const QStringList &groups,
                            const QString &frontName)
{
    m_parts->notes->setCurrent(nullptr);
    m_parts->notes->setHovered(nullptr);
    m_parts->axis = axis;
    m_parts->points = points;
    m_parts->groups = groups;
    m_parts->front = paretoFront(points, axis.isLessBetter);
    m_parts->current = -1;
    QStringList inUse(groups.size());
    for (const ScatterPoint &point : points)
        inUse[point.group] = groups[point.group];
    m_parts->legend->setGroups(inUse, points.isEmpty() ? QString() : frontName);
    for (QCPAxis *one : {m_parts->canvas->xAxis, m_parts->canvas->yAxis})
        one->setVisible(!points.isEmpty()); // numbers of nothing say nothing
    QCPAxis *x = m_parts->canvas->xAxis;
    x->setLabel(axis.label);
    x->setScaleType(isLogarithmic() ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    x->setTicker(QSharedPointer<QCPAxisTicker>(new YTicks(false, isLogarithmic())));
    m_parts->makeGraphs(colours());
    showAll();
    describe();
}

const QList<ScatterPoint> &ScatterPlot::points() const
{
    return m_parts->points;
}

const QList<int> &ScatterPlot::front() const
{
    return m_parts->front;
}

bool ScatterPlot::isLogarithmic() const
{
    return spansDecades(m_parts->points);
}

void ScatterPlot::setCurrent(int point)
{
    m_parts->current = point;
    m_parts->notes->setCurrent(point < 0 ? nullptr : &std::as_const(m_parts->points)[point]);
    if (point >= 0)
        m_parts->bringIntoView(m_parts->points[point]);
    m_parts->canvas->replot(QCustomPlot::rpQueuedReplot);
    describe();
}

int ScatterPlot::current() const
{
    return m_parts->current;
}

QPoint ScatterPlot::placeOf(int point) const
{
    return m_parts->canvas->mapTo(this, m_parts->placeOf(m_parts->points[point]).toPoint());
}

QString ScatterPlot::hoverText() const
{
    const ScatterPoint *point = m_parts->notes->hovered();
    return point ? QStringLiteral("%1: %2, %3").arg(point->name, point->yText, point->xText) : QString();
}

void ScatterPlot::showAll()
{
    m_parts->canvas->xAxis->setRange(rangeOf(m_parts->points, &ScatterPoint::x, isLogarithmic()));
    m_parts->canvas->yAxis->setRange(rangeOf(m_parts->points, &ScatterPoint::y, false));
    m_parts->canvas->replot(QCustomPlot::rpQueuedReplot);
}

void ScatterPlot::zoom(double factor)
{
    QCPAxis *x = m_parts->canvas->xAxis;
    QCPAxis *y = m_parts->canvas->yAxis;
    const bool isAtPoint = m_parts->current >= 0;
    const double centreX = isLogarithmic() ? std::sqrt(x->range().lower * x->range().upper) : x->range().center();
    x->scaleRange(factor, isAtPoint ? m_parts->points[m_parts->current].x : centreX);
    y->scaleRange(factor, isAtPoint ? m_parts->points[m_parts->current].y : y->range().center());
    m_parts->canvas->replot(QCustomPlot::rpQueuedReplot);
}

void ScatterPlot::applyTheme()
{
    m_parts->setColours(colours());
    m_parts->canvas->replot(QCustomPlot::rpQueuedReplot);
}

/// A screen reader says the name anew whenever another point is picked.
void ScatterPlot::describe()
{
    if (m_parts->current < 0) {
        setAccessibleName(tr("%1, %2 points").arg(m_title).arg(m_parts->points.size()));
        return;
    }
    const ScatterPoint &point = m_parts->points[m_parts->current];
    const bool isBest = m_parts->front.contains(m_parts->current);
    //: a point's name, its group, its two values
    const QString text = tr("%1, %2: %3, %4").arg(point.name, m_parts->groups[point.group], point.yText, point.xText);
    setAccessibleName(isBest ? tr("%1. None is better in both").arg(text) : text);
}

void ScatterPlot::pick(int point)
{
    setCurrent(point);
    Q_EMIT picked(point);
}

void ScatterPlot::hover(int point)
{
    const ScatterPoint *shown = point < 0 ? nullptr : &std::as_const(m_parts->points)[point];
    if (shown == m_parts->notes->hovered())
        return;
    m_parts->notes->setHovered(shown);
    m_parts->canvas->setCursor(shown ? Qt::PointingHandCursor : Qt::ArrowCursor);
    m_parts->notes->layer()->replot();
}

bool ScatterPlot::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Leave)
        hover(-1);
    return QWidget::eventFilter(watched, event);
}

void ScatterPlot::focusInEvent(QFocusEvent *event)
{
    m_parts->notes->setFocused(true);
    m_parts->canvas->replot(QCustomPlot::rpQueuedReplot);
    QWidget::focusInEvent(event);
}

void ScatterPlot::focusOutEvent(QFocusEvent *event)
{
    m_parts->notes->setFocused(false);
    m_parts->canvas->replot(QCustomPlot::rpQueuedReplot);
    QWidget::focusOutEvent(event);
}

/// Whether the key leads to a point.
bool ScatterPlot::go(int key)
{
    const QHash<int, ScatterStep> steps = {{Qt::Key_Left, ScatterStep::Left},  {Qt::Key_Right, ScatterStep::Right},
                                           {Qt::Key_Down, ScatterStep::Down},  {Qt::Key_Up, ScatterStep::Up},
                                           {Qt::Key_Home, ScatterStep::First}, {Qt::Key_End, ScatterStep::Last}};
    if (!steps.contains(key))
        return false;
    const int next = nextPoint(m_parts->points, m_parts->current, steps[key]);
    if (next >= 0 && next != m_parts->current)
        pick(next);
    return true;
}

void ScatterPlot::keyPressEvent(QKeyEvent *event)
{
    if (go(event->key()))
        return;
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_parts->current >= 0)
            Q_EMIT activated(m_parts->current);
        break;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoom(kIn);
        break;
    case Qt::Key_Minus:
        zoom(1 / kIn);
        break;
    case Qt::Key_0:
        showAll();
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace headstart::ui
