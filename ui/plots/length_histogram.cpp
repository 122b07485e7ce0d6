// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/length_histogram.h"

#include "ui/common/words.h"
#include "ui/plots/plot_canvas.h"
#include "ui/plots/plot_export.h"
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

constexpr double kReach = 6;  ///< pixels from the mouse to the line that it takes
constexpr double kHalf = 0.5; ///< a whole number is drawn from half below to half above
constexpr int kMostBars = 60;

/// Bars of a round number of lengths each, so that there are not too many.
std::uint32_t barWidth(std::uint32_t last)
{
    std::uint32_t tens = 1;
    for (;; tens *= 10)
        for (const std::uint32_t factor : {1U, 2U, 5U})
            if (last / (tens * factor) < kMostBars)
                return tens * factor;
}

/// What of the lengths is drawn: all but the few longest, and the limit.
std::uint32_t lastDrawn(const std::vector<std::uint32_t> &sorted, std::int64_t limit)
{
    if (sorted.empty())
        return 1;
    constexpr std::size_t kThousand = 1000;
    constexpr std::size_t kDrawn = 995; // of a thousand
    const std::size_t place = std::min(sorted.size() - 1, sorted.size() * kDrawn / kThousand);
    constexpr double kRoom = 1.08;
    const double least = std::max<double>(sorted[place], static_cast<double>(limit)) * kRoom + 1;
    return static_cast<std::uint32_t>(std::min<double>(least, std::numeric_limits<std::int32_t>::max()));
}

std::size_t countTo(const std::vector<std::uint32_t> &sorted, std::int64_t length)
{
    const auto behind = std::upper_bound(sorted.begin(), sorted.end(), length,
                                         [](std::int64_t a, std::uint32_t b) { return a < std::int64_t{b}; });
    return static_cast<std::size_t>(behind - sorted.begin());
}

/// `inView`: a limit that has to be drawn.
std::vector<LengthBar> barsOf(const std::vector<std::uint32_t> &sorted, std::int64_t limit, std::int64_t inView)
{
    std::vector<LengthBar> out;
    if (sorted.empty())
        return out;
    const std::uint32_t last = lastDrawn(sorted, inView);
    const std::uint32_t width = barWidth(last);
    std::size_t before = 0;
    for (std::uint32_t from = 0; from <= last; from += width) {
        const std::uint32_t to = from + width - 1;
        const std::size_t upTo = countTo(sorted, to);
        const std::size_t whole = limit == 0 ? upTo : std::clamp(countTo(sorted, limit), before, upTo);
        out.push_back({from, to, whole - before, upTo - whole});
        before = upTo;
    }
    return out;
}

} // namespace

/// What it consists of, in QCustomPlot's terms, whose objects Qt and QCustomPlot own.
struct LengthHistogram::Parts {
    explicit Parts(LengthHistogram &owner)
        : canvas(makeCanvas(owner)), kept(new QCPBars(canvas->xAxis, canvas->yAxis)),
          cut(new QCPBars(canvas->xAxis, canvas->yAxis)), line(new QCPItemStraightLine(canvas)),
          label(new QCPItemText(canvas))
    {
        canvas->setInteractions({});
        canvas->plotLayout()->simplify(); // there is no legend
        canvas->xAxis->setTicker(QSharedPointer<QCPAxisTicker>(new XTicks(CurveAxis::Step)));
        canvas->yAxis->setTicker(QSharedPointer<QCPAxisTicker>(new XTicks(CurveAxis::Step)));
        canvas->xAxis->grid()->setVisible(false);
        canvas->axisRect()->setMinimumMargins(QMargins(0, space::kGroup, space::kNormal, 0));
        cut->moveAbove(kept);
        label->position->setTypeX(QCPItemPosition::ptPlotCoords);
        label->position->setTypeY(QCPItemPosition::ptAxisRectRatio);
        label->setPositionAlignment(Qt::AlignHCenter | Qt::AlignBottom);
        label->setClipToAxisRect(false);
        label->setFont(Theme::font(type::kCaption, QFont::DemiBold));
    }

    void setColours(const Colours &colours, bool isFocused);
    void fill();
    bool isAtLine(double x) const
    {
        return limit > 0 && std::fabs(canvas->xAxis->coordToPixel(static_cast<double>(limit) + kHalf) - x) <= kReach;
    }

    std::vector<std::uint32_t> sorted;
    std::vector<LengthBar> bars;
    QString unit;
    std::int64_t limit = 0;
    std::int64_t least = 0;
    std::int64_t most = 0;
    std::int64_t inView = 0; ///< the limit, while the line is dragged that from before: nothing else moves
    bool isDragged = false;

    QCustomPlot *canvas;
    QCPBars *kept;
    QCPBars *cut;
    QCPItemStraightLine *line;
    QCPItemText *label;
};

void LengthHistogram::Parts::setColours(const Colours &colours, bool isFocused)
{
    setCanvasColours(*canvas, colours);
    kept->setPen(Qt::NoPen);
    kept->setBrush(colours.accent);
    cut->setPen(QPen(colours.frozen, 1));
    cut->setBrush(QBrush(colours.frozen, Qt::BDiagPattern)); // not by colour alone
    constexpr double kWide = 2.5;
    constexpr double kNarrow = 1.5;
    line->setPen(QPen(colours.text, isFocused ? kWide : kNarrow, Qt::DashLine));
    label->setColor(colours.text);
}

void LengthHistogram::Parts::fill()
{
    if (!isDragged)
        inView = limit;
    bars = barsOf(sorted, limit, inView);
    QVector<double> places;
    QVector<double> keptCounts;
    QVector<double> cutPlaces;
    QVector<double> cutCounts;
    double highest = 1;
    for (const LengthBar &bar : bars) {
        places += (static_cast<double>(bar.from) + static_cast<double>(bar.to)) / 2;
        keptCounts += static_cast<double>(bar.kept);
        if (bar.cut > 0) { // else it would have an edge
            cutPlaces += places.last();
            cutCounts += static_cast<double>(bar.cut);
        }
        highest = std::max(highest, static_cast<double>(bar.kept + bar.cut));
    }
    constexpr double kFull = 0.9; // of the room, so that neighbours part
    const double width = bars.empty() ? 1 : bars.front().to - bars.front().from + 1.0;
    for (QCPBars *one : {kept, cut})
        one->setWidth(width * kFull);
    kept->setData(places, keptCounts, true);
    cut->setData(cutPlaces, cutCounts, true);
    for (QCPAxis *axis : {canvas->xAxis, canvas->yAxis})
        axis->setVisible(!bars.empty()); // numbers of nothing say nothing
    canvas->xAxis->setLabel(unit);
    canvas->yAxis->setLabel(LengthHistogram::tr("texts"));
    canvas->xAxis->setRange(-kHalf, bars.empty() ? 1 : bars.back().to + kHalf);
    constexpr double kRoom = 1.05;
    canvas->yAxis->setRange(0, highest * kRoom);
    const double x = static_cast<double>(limit) + kHalf;
    line->setVisible(limit > 0 && !bars.empty());
    line->point1->setCoords(x, 0);
    line->point2->setCoords(x, 1);
    label->setVisible(line->visible());
    label->position->setCoords(x, 0);
    label->setText(grouped(limit));
}

/// While it lives, the plot has light colours.
class LengthHistogram::OnPaper {
public:
    OnPaper(Parts &parts, bool isFocused) : m_parts(parts), m_isFocused(isFocused)
    {
        m_parts.setColours(lightColours(), false);
    }
    ~OnPaper() { m_parts.setColours(colours(), m_isFocused); }
    OnPaper(const OnPaper &) = delete;
    OnPaper &operator=(const OnPaper &) = delete;

private:
    Parts &m_parts;
    bool m_isFocused;
};

LengthHistogram::LengthHistogram(const QString &title, QWidget *parent)
    : QWidget(parent), m_title(title), m_parts(std::make_unique<Parts>(*this))
{
    constexpr QSize kSmallest(200, 120);
    setMinimumSize(kSmallest);
    setFocusPolicy(Qt::StrongFocus);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_parts->canvas);
    m_parts->canvas->setAccessibleName(title);
    setAccessibleName(title);
    connectCanvas();
    connect(&Theme::instance(), &Theme::changed, this, &LengthHistogram::applyTheme);
    applyTheme();
    changed();
}

LengthHistogram::~LengthHistogram() = default;

void LengthHistogram::connectCanvas()
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
            move(std::llround(std::min(canvas->xAxis->pixelToCoord(x), canvas->xAxis->range().upper) - kHalf));
    });
    connect(canvas, &QCustomPlot::mouseRelease, this, [this] {
        m_parts->isDragged = false;
        changed(); // the view follows
    });
}

void LengthHistogram::setLengths(std::vector<std::uint32_t> sorted, const QString &unit)
{
    m_parts->sorted = std::move(sorted);
    m_parts->unit = unit;
    changed();
}

void LengthHistogram::setLimit(std::int64_t limit, std::int64_t least, std::int64_t most)
{
    m_parts->limit = limit;
    m_parts->least = least;
    m_parts->most = most;
    changed();
}

std::int64_t LengthHistogram::limit() const
{
    return m_parts->limit;
}

const std::vector<LengthBar> &LengthHistogram::bars() const
{
    return m_parts->bars;
}

std::size_t LengthHistogram::outside() const
{
    const auto &sorted = m_parts->sorted;
    return m_parts->bars.empty() ? 0 : sorted.size() - countTo(sorted, m_parts->bars.back().to);
}

QPoint LengthHistogram::placeOf(std::int64_t length) const
{
    const double x = m_parts->canvas->xAxis->coordToPixel(static_cast<double>(length) + kHalf);
    const QPoint place(static_cast<int>(std::lround(x)), m_parts->canvas->axisRect()->rect().center().y());
    return m_parts->canvas->mapTo(this, place);
}

QString LengthHistogram::tipAt(const QPoint &place) const
{
    const double x = m_parts->canvas->xAxis->pixelToCoord(m_parts->canvas->mapFrom(this, place).x());
    for (const LengthBar &bar : m_parts->bars) {
        if (x < bar.from - kHalf || x >= bar.to + kHalf)
            continue;
        const QString lengths =
            bar.from == bar.to ? grouped(bar.from) : QStringLiteral("%1–%2").arg(grouped(bar.from), grouped(bar.to));
        const auto count = static_cast<double>(bar.kept + bar.cut);
        //: "10–14 tokens: 1 234 texts, 3.2 %"
        return tr("%1 %2: %3 texts, %4")
            .arg(lengths, m_parts->unit, grouped(static_cast<qint64>(count)),
                 percent(count / static_cast<double>(m_parts->sorted.size())));
    }
    return {};
}

void LengthHistogram::changed()
{
    m_parts->fill();
    m_parts->canvas->replot(QCustomPlot::rpQueuedReplot);
    setAccessibleDescription(
        m_parts->limit > 0
            ? tr("The limit is at %1 %2; the arrow keys move it").arg(grouped(m_parts->limit), m_parts->unit)
            : QString());
}

void LengthHistogram::applyTheme()
{
    m_parts->setColours(colours(), hasFocus());
    m_parts->canvas->replot(QCustomPlot::rpQueuedReplot);
}

void LengthHistogram::move(std::int64_t limit)
{
    limit = std::clamp(limit, m_parts->least, m_parts->most);
    if (m_parts->limit > 0 && limit != m_parts->limit)
        Q_EMIT limitMoved(limit);
}

void LengthHistogram::keyPressEvent(QKeyEvent *event)
{
    constexpr std::int64_t kFar = 16;
    switch (event->key()) {
    case Qt::Key_Left:
        return move(m_parts->limit - 1);
    case Qt::Key_Right:
        return move(m_parts->limit + 1);
    case Qt::Key_PageDown:
        return move(m_parts->limit - kFar);
    case Qt::Key_PageUp:
        return move(m_parts->limit + kFar);
    default:
        QWidget::keyPressEvent(event);
    }
}

void LengthHistogram::focusInEvent(QFocusEvent *event)
{
    applyTheme();
    QWidget::focusInEvent(event);
}

void LengthHistogram::focusOutEvent(QFocusEvent *event)
{
    applyTheme();
    QWidget::focusOutEvent(event);
}

bool LengthHistogram::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::eventFilter(watched, event);
    const auto *help = static_cast<QHelpEvent *>(event);
    QToolTip::showText(help->globalPos(), tipAt(mapFromGlobal(help->globalPos())), this);
    return true;
}

QByteArray LengthHistogram::png() const
{
    const OnPaper paper(*m_parts, hasFocus());
    return pngOf(*m_parts->canvas, exportSize(size()));
}

QByteArray LengthHistogram::svg() const
{
    const OnPaper paper(*m_parts, hasFocus());
    return svgOf(*m_parts->canvas, exportSize(size()), m_title, accessibleDescription());
}

QByteArray LengthHistogram::pdf() const
{
    const OnPaper paper(*m_parts, hasFocus());
    return pdfOf(*m_parts->canvas, exportSize(size()), m_title);
}

} // namespace headstart::ui
