// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/rate_plot.h"

#include "ui/common/words.h"
#include "ui/plots/plot_canvas.h"
#include "ui/plots/plot_ticks.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QToolTip>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <limits>

namespace headstart::ui {

namespace {

constexpr double kReach = 6; ///< pixels from the mouse to the line that it takes

/// Powers of ten as people type them: "1e-4".
class PowerTicks final : public QCPAxisTickerLog {
protected:
    QString getTickLabel(double tick, const QLocale & /*locale*/, QChar /*format*/, int /*precision*/) override
    {
        return QStringLiteral("1e%1").arg(std::lround(std::log10(tick)));
    }
};

} // namespace

/// What it consists of, in QCustomPlot's terms, whose objects Qt and QCustomPlot own.
struct RatePlot::Parts {
    explicit Parts(RatePlot &owner)
        : canvas(makeCanvas(owner)), losses(new QCPGraph(canvas->xAxis, canvas->yAxis)),
          averages(new QCPGraph(canvas->xAxis, canvas->yAxis)), line(new QCPItemStraightLine(canvas)),
          label(new QCPItemText(canvas))
    {
        canvas->setInteractions({});
        canvas->plotLayout()->simplify(); // there is no legend
        canvas->xAxis->setScaleType(QCPAxis::stLogarithmic);
        canvas->xAxis->setTicker(QSharedPointer<PowerTicks>::create());
        canvas->axisRect()->setMinimumMargins(QMargins(0, space::kGroup, space::kNormal, 0));
        label->position->setTypeX(QCPItemPosition::ptPlotCoords);
        label->position->setTypeY(QCPItemPosition::ptAxisRectRatio);
        label->setPositionAlignment(Qt::AlignHCenter | Qt::AlignBottom);
        label->setClipToAxisRect(false);
        label->setFont(Theme::font(type::kCaption, QFont::DemiBold));
    }

    void setColours(const Colours &colours, bool isFocused);
    void fill();
    bool isAtLine(double x) const { return rate && std::fabs(canvas->xAxis->coordToPixel(*rate) - x) <= kReach; }

    std::vector<training::RatePoint> points;
    std::optional<double> rate;
    bool isDragged = false;

    QCustomPlot *canvas;
    QCPGraph *losses;
    QCPGraph *averages;
    QCPItemStraightLine *line;
    QCPItemText *label;
};

void RatePlot::Parts::setColours(const Colours &colours, bool isFocused)
{
    setCanvasColours(*canvas, colours);
    constexpr float kFaint = 0.35F;
    QColor faint = colours.accent;
    faint.setAlphaF(kFaint);
    losses->setPen(QPen(faint, 1));
    averages->setPen(QPen(colours.accent, 2));
    constexpr double kWide = 2.5;
    constexpr double kNarrow = 1.5;
    line->setPen(QPen(colours.text, isFocused ? kWide : kNarrow, Qt::DashLine));
    label->setColor(colours.text);
}

/// The losses at the end leave the range: the axis shows what the average needs, and the first losses.
void RatePlot::Parts::fill()
{
    QVector<double> rates;
    QVector<double> values;
    QVector<double> smoothed;
    double lowest = std::numeric_limits<double>::infinity();
    double highest = -lowest;
    for (const training::RatePoint &point : points) {
        rates += point.rate;
        values += point.loss;
        smoothed += point.smoothed;
        lowest = std::min({lowest, point.smoothed, point.loss});
        highest = std::max(highest, point.smoothed);
    }
    losses->setData(rates, values, true);
    averages->setData(rates, smoothed, true);
    if (!points.empty()) {
        constexpr double kMostTimes = 2; // of the first loss: what lies above says only that it is too much
        constexpr double kRoom = 0.05;
        highest = std::min(highest, std::max(kMostTimes * points.front().loss, lowest));
        const double room = std::max(highest - lowest, 1e-6) * kRoom;
        canvas->yAxis->setRange(lowest - room, highest + room);
    }
    canvas->xAxis->setLabel(RatePlot::tr("learning rate"));
    canvas->yAxis->setLabel(RatePlot::tr("loss"));
    canvas->yAxis->setVisible(!points.empty()); // numbers of nothing say nothing
    line->setVisible(rate.has_value());
    label->setVisible(rate.has_value());
    if (!rate)
        return;
    line->point1->setCoords(*rate, 0);
    line->point2->setCoords(*rate, 1);
    label->position->setCoords(*rate, 0);
    label->setText(significant(*rate));
}

RatePlot::RatePlot(const QString &title, QWidget *parent) : QWidget(parent), m_parts(std::make_unique<Parts>(*this))
{
    constexpr QSize kSmallest(360, 200);
    setMinimumSize(kSmallest);
    setFocusPolicy(Qt::StrongFocus);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_parts->canvas);
    m_parts->canvas->setAccessibleName(title);
    setAccessibleName(title);
    connectCanvas();
    connect(&Theme::instance(), &Theme::changed, this, &RatePlot::applyTheme);
    applyTheme();
    changed();
}

RatePlot::~RatePlot() = default;

void RatePlot::connectCanvas()
{
    QCustomPlot *canvas = m_parts->canvas;
    canvas->installEventFilter(this);
    connect(canvas, &QCustomPlot::mousePress, this, [this](const QMouseEvent *event) {
        setFocus(Qt::MouseFocusReason);
        m_parts->isDragged = event->button() == Qt::LeftButton && m_parts->isAtLine(event->position().x());
    });
    connect(canvas, &QCustomPlot::mouseMove, this, [this, canvas](const QMouseEvent *event) {
        const double x = event->position().x();
        canvas->setCursor(m_parts->isDragged || m_parts->isAtLine(x) ? Qt::SplitHCursor : Qt::ArrowCursor);
        if (m_parts->isDragged)
            moveTo(canvas->xAxis->pixelToCoord(x));
    });
    connect(canvas, &QCustomPlot::mouseRelease, this, [this] { m_parts->isDragged = false; });
}

void RatePlot::setRange(double lowest, double highest)
{
    m_parts->canvas->xAxis->setRange(lowest, highest);
    changed();
}

void RatePlot::setPoints(const std::vector<training::RatePoint> &points)
{
    m_parts->points = points;
    changed();
}

void RatePlot::append(const training::RatePoint &point)
{
    m_parts->points.push_back(point);
    changed();
}

const std::vector<training::RatePoint> &RatePlot::points() const
{
    return m_parts->points;
}

void RatePlot::setRate(const std::optional<double> &rate)
{
    m_parts->rate = rate;
    changed();
}

std::optional<double> RatePlot::rate() const
{
    return m_parts->rate;
}

QPoint RatePlot::placeOf(double rate) const
{
    const auto x = static_cast<int>(std::lround(m_parts->canvas->xAxis->coordToPixel(rate)));
    return m_parts->canvas->mapTo(this, QPoint(x, m_parts->canvas->axisRect()->rect().center().y()));
}

QString RatePlot::tipAt(const QPoint &place) const
{
    const int x = m_parts->canvas->mapFrom(this, place).x();
    const auto distance = [&](const training::RatePoint &point) {
        return std::fabs(m_parts->canvas->xAxis->coordToPixel(point.rate) - x);
    };
    const auto nearest = std::min_element(m_parts->points.begin(), m_parts->points.end(),
                                          [&](const auto &a, const auto &b) { return distance(a) < distance(b); });
    if (nearest == m_parts->points.end() || distance(*nearest) > kReach)
        return {};
    return tr("Learning rate %1: loss %2, average %3")
        .arg(significant(nearest->rate), significant(nearest->loss), significant(nearest->smoothed));
}

void RatePlot::changed()
{
    m_parts->fill();
    m_parts->canvas->replot(QCustomPlot::rpQueuedReplot);
    setAccessibleDescription(
        m_parts->rate ? tr("The line is at %1; the arrow keys move it").arg(significant(*m_parts->rate)) : QString());
}

void RatePlot::applyTheme()
{
    m_parts->setColours(colours(), hasFocus());
    m_parts->canvas->replot(QCustomPlot::rpQueuedReplot);
}

void RatePlot::moveTo(double rate)
{
    const QCPRange range = m_parts->canvas->xAxis->range();
    if (m_parts->rate)
        Q_EMIT rateMoved(std::clamp(rate, range.lower, range.upper));
}

void RatePlot::keyPressEvent(QKeyEvent *event)
{
    constexpr double kStep = 1.1;
    if (m_parts->rate && event->key() == Qt::Key_Left)
        return moveTo(*m_parts->rate / kStep);
    if (m_parts->rate && event->key() == Qt::Key_Right)
        return moveTo(*m_parts->rate * kStep);
    QWidget::keyPressEvent(event);
}

void RatePlot::focusInEvent(QFocusEvent *event)
{
    applyTheme();
    QWidget::focusInEvent(event);
}

void RatePlot::focusOutEvent(QFocusEvent *event)
{
    applyTheme();
    QWidget::focusOutEvent(event);
}

bool RatePlot::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::eventFilter(watched, event);
    const auto *help = static_cast<QHelpEvent *>(event);
    QToolTip::showText(help->globalPos(), tipAt(mapFromGlobal(help->globalPos())), this);
    return true;
}

} // namespace headstart::ui
