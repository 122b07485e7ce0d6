// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/stage_map.h"

#include "ui/plots/plot_export.h"
#include "ui/plots/plot_ticks.h"
#include "ui/plots/stage_map_items.h"

#include <QKeyEvent>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace headstart::ui {

namespace {

constexpr double kHalf = 0.5;
constexpr std::chrono::milliseconds kDescribeAfter(300);

} // namespace

/// What it consists of, in QCustomPlot's terms, whose objects Qt and QCustomPlot own.
struct StageMap::Parts {
    Parts(StageMap &owner, const QString &title);

    void setUpAxes();
    void setUpScale();
    void setColours(const Colours &colours);
    void prepare();
    void setScaleType();
    QCPRange spread() const;
    bool hasFrozen() const;
    void showCursor();

    StageMapData data;
    StageValue value = StageValue::Drift;
    bool isLogarithmic = true;
    bool follows = true;
    bool isFitting = false;
    std::optional<Cell> cursor;
    QTimer describing;

    QCustomPlot *canvas;
    StageLegend *legend;
    QSharedPointer<StageTicks> names;
    StageCells *cells;
    StageNote *note;
    QCPItemText *empty;
    QCPColorScale *scale;
};

StageMap::Parts::Parts(StageMap &owner, const QString &title)
    : canvas(makeCanvas(owner)), legend(new StageLegend(canvas)), names(new StageTicks),
      cells(new StageCells(canvas, data)), note(new StageNote(canvas, *cells)), empty(new QCPItemText(canvas)),
      scale(new QCPColorScale(canvas))
{
    describing.setSingleShot(true);
    describing.setInterval(kDescribeAfter);
    legend->setTitle(title);
    canvas->setAccessibleName(title);
    canvas->plotLayout()->addElement(0, 0, legend);
    canvas->plotLayout()->addElement(1, 1, scale);
    note->setLayer(QStringLiteral("overlay"));
    empty->position->setType(QCPItemPosition::ptAxisRectRatio);
    empty->position->setCoords(kHalf, kHalf);
    empty->setFont(Theme::font(type::kBody));
    empty->setText(StageMap::tr("No values yet"));
    setUpAxes();
    setUpScale();
}

void StageMap::Parts::setUpAxes()
{
    canvas->axisRect()->setRangeDrag(Qt::Horizontal);
    canvas->axisRect()->setRangeZoom(Qt::Horizontal);
    canvas->xAxis->setTicker(QSharedPointer<QCPAxisTicker>(new XTicks(CurveAxis::Step)));
    canvas->xAxis->setLabel(StageMap::tr("step"));
    canvas->xAxis->grid()->setVisible(false);
    canvas->yAxis->grid()->setVisible(false);
    canvas->yAxis->setTicker(names);
    canvas->yAxis->setRangeReversed(true); // the input above, as on the Layers page
    canvas->yAxis->setTickLength(0, 0);
}

void StageMap::Parts::setUpScale()
{
    constexpr int kBar = 12;
    scale->setType(QCPAxis::atRight);
    scale->setBarWidth(kBar);
    scale->setRangeDrag(false);
    scale->setRangeZoom(false);
    scale->axis()->setTickLabelFont(Theme::font(type::kCaption));
    scale->axis()->setLabelFont(Theme::font(type::kCaption));
    scale->axis()->setSubTicks(false);
    auto *margins = new QCPMarginGroup(canvas);
    canvas->axisRect()->setMarginGroup(QCP::msTop | QCP::msBottom, margins);
    scale->setMarginGroup(QCP::msTop | QCP::msBottom, margins);
    setScaleType();
}

void StageMap::Parts::setScaleType()
{
    scale->setDataScaleType(isLogarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    scale->axis()->setTicker(QSharedPointer<QCPAxisTicker>(new YTicks(false, isLogarithmic)));
    scale->setLabel(nameOf(value));
}

void StageMap::Parts::setColours(const Colours &colours)
{
    setCanvasColours(*canvas, colours);
    legend->setColours(colours);
    cells->setColours(colours);
    note->setColours(colours);
    empty->setColor(colours.secondary);
    scale->setGradient(scaleOf(colours));
    QCPAxis *axis = scale->axis();
    axis->setTickLabelColor(colours.secondary);
    axis->setLabelColor(colours.secondary);
    axis->setTickPen(QPen(colours.border, 1));
    for (const auto side : {QCPAxis::atLeft, QCPAxis::atRight, QCPAxis::atTop, QCPAxis::atBottom})
        axis->axisRect()->axis(side)->setBasePen(QPen(colours.border, 1));
}

QCPRange StageMap::Parts::spread() const
{
    const auto range = data.range(value, isLogarithmic);
    if (!range)
        return isLogarithmic ? QCPRange(0.1, 1) : QCPRange(0, 1);
    if (!isLogarithmic)
        return {0, range->second > 0 ? range->second : 1};
    constexpr double kWiden = 1.5; // one value alone spans nothing
    return range->first < range->second ? QCPRange(range->first, range->second)
                                        : QCPRange(range->first / kWiden, range->second * kWiden);
}

bool StageMap::Parts::hasFrozen() const
{
    return std::any_of(data.columns().begin(), data.columns().end(), [](const StageMapData::Column &column) {
        return std::any_of(column.cells.begin(), column.cells.end(), [](const auto &cell) { return !cell; });
    });
}

/// Before it is drawn.
void StageMap::Parts::prepare()
{
    const bool isEmpty = data.isEmpty();
    const auto rows = static_cast<double>(std::max<qsizetype>(1, data.stages().size()));
    isFitting = true;
    canvas->yAxis->setRange(-kHalf, rows - kHalf);
    if (follows)
        canvas->xAxis->setRange(0, static_cast<double>(std::max<std::int64_t>(1, data.lastStep())));
    isFitting = false;
    constexpr int kAround = 64; // pixels that the legend and the axis of steps take, about
    const double height = std::max(0, canvas->viewport().height() - kAround) / rows;
    const int line = QFontMetrics(Theme::font(type::kCaption)).height();
    names->setApart(std::max(1, static_cast<int>(std::ceil(line / std::max(1.0, height)))));
    constexpr int kApart = 32; // pixels between two marks
    constexpr int kMost = 5;
    scale->axis()->ticker()->setTickCount(std::clamp(canvas->viewport().height() / kApart, 2, kMost));
    scale->setDataRange(spread());
    cells->setSpread({value, spread(), isLogarithmic});
    empty->setVisible(isEmpty);
    scale->setVisible(!isEmpty);
    canvas->xAxis->setVisible(!isEmpty); // numbers of nothing say nothing
    canvas->yAxis->setVisible(!isEmpty);
    showCursor();
}

void StageMap::Parts::showCursor()
{
    if (cursor)
        note->moveTo(cursor->stage, cursor->column, cellWords(data, cursor->stage, cursor->column));
    else
        note->hide();
}

/// While it lives, the map looks as it does on paper: light, without a cursor.
class StageMap::OnPaper {
public:
    explicit OnPaper(Parts &parts) : m_parts(parts)
    {
        parts.note->setVisible(false);
        parts.setColours(lightColours());
        parts.prepare();
    }
    ~OnPaper()
    {
        m_parts.setColours(colours());
        m_parts.note->setVisible(true);
        m_parts.canvas->replot(); // what is where is as on the screen again
    }
    OnPaper(const OnPaper &) = delete;
    OnPaper &operator=(const OnPaper &) = delete;

private:
    Parts &m_parts;
};

StageMap::StageMap(const QString &title, QWidget *parent)
    : QWidget(parent), m_title(title), m_parts(std::make_unique<Parts>(*this, title))
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(title);
    setWhatsThis(tr("The mouse over a cell, or the arrow keys, say what it is. The wheel zooms, a drag moves, a double "
                    "click shows all. Keys: arrows, +, -, Home."));
    constexpr QSize kSmallest(240, 140);
    setMinimumSize(kSmallest);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_parts->canvas);
    connectCanvas();
    connect(&m_parts->describing, &QTimer::timeout, this, &StageMap::describe);
    connect(&Theme::instance(), &Theme::changed, this, &StageMap::applyTheme);
    applyTheme();
    changed();
    describe();
}

StageMap::~StageMap() = default;

void StageMap::connectCanvas()
{
    QCustomPlot *canvas = m_parts->canvas;
    canvas->installEventFilter(this);
    connect(canvas, &QCustomPlot::beforeReplot, this, [this] { m_parts->prepare(); });
    connect(canvas, &QCustomPlot::mousePress, this, [this] { setFocus(Qt::MouseFocusReason); });
    connect(canvas, &QCustomPlot::mouseDoubleClick, this, &StageMap::showAll);
    connect(canvas, &QCustomPlot::mouseMove, this, [this, canvas](const QMouseEvent *event) {
        const bool isInside = canvas->axisRect()->rect().contains(event->pos());
        const auto column = m_parts->data.columnAt(canvas->xAxis->pixelToCoord(event->position().x()));
        const auto stage = std::llround(canvas->yAxis->pixelToCoord(event->position().y()));
        if (isInside && column && stage >= 0 && stage < m_parts->data.stages().size())
            moveCursor(Cell{static_cast<std::size_t>(stage), *column});
        else
            moveCursor(std::nullopt);
    });
    connect(canvas->xAxis, qOverload<const QCPRange &>(&QCPAxis::rangeChanged), this, [this] {
        if (!m_parts->isFitting)
            m_parts->follows = false;
    });
}

const StageMapData &StageMap::data() const
{
    return m_parts->data;
}

void StageMap::setStages(const QStringList &stages)
{
    m_parts->data.setStages(stages);
    m_parts->names->setNames(stages);
    m_parts->cursor.reset();
    m_parts->showCursor();
    m_parts->follows = true;
    changed();
}

void StageMap::append(std::span<const runs::StageRow> rows)
{
    if (m_parts->data.append(rows))
        changed();
}

void StageMap::setValue(StageValue value)
{
    m_parts->value = value;
    m_parts->setScaleType();
    changed();
}

void StageMap::setLogarithmic(bool on)
{
    m_parts->isLogarithmic = on;
    m_parts->setScaleType();
    changed();
}

void StageMap::setEmptyText(const QString &text)
{
    m_parts->empty->setText(text);
    changed();
}

void StageMap::showAll()
{
    m_parts->follows = true;
    m_parts->canvas->replot(QCustomPlot::rpQueuedReplot);
}

StageValue StageMap::value() const
{
    return m_parts->value;
}

bool StageMap::isLogarithmic() const
{
    return m_parts->isLogarithmic;
}

bool StageMap::showsAll() const
{
    return m_parts->follows;
}

std::pair<double, double> StageMap::rangeOfSteps() const
{
    const QCPRange range = m_parts->canvas->xAxis->range();
    return {range.lower, range.upper};
}

QPoint StageMap::placeOf(std::size_t stage, std::size_t column) const
{
    return m_parts->canvas->mapTo(this, m_parts->cells->placeOf(stage, column, column).center().toPoint());
}

QString StageMap::cursorText() const
{
    constexpr qsizetype kWhere = 2; // lines
    const QStringList &lines = m_parts->note->lines();
    if (lines.size() <= kWhere)
        return {};
    //: a stage's name, "step 120"; then its values
    return tr("%1, %2: %3").arg(lines[0], lines[1], lines.mid(kWhere).join(QStringLiteral(", ")));
}

void StageMap::applyTheme()
{
    m_parts->setColours(colours());
    m_parts->canvas->replot(QCustomPlot::rpQueuedReplot);
}

/// Drawn once, and described once, however much comes in a moment.
void StageMap::changed()
{
    m_parts->legend->setHatched(m_parts->hasFrozen());
    m_parts->canvas->replot(QCustomPlot::rpQueuedReplot);
    if (!m_parts->describing.isActive())
        m_parts->describing.start();
}

void StageMap::describe()
{
    const QString cursor = cursorText();
    if (!cursor.isEmpty())
        setAccessibleDescription(cursor);
    else
        setAccessibleDescription(m_parts->data.isEmpty() ? m_parts->empty->text()
                                                         : summaryOf(m_parts->data, m_parts->value));
}

void StageMap::zoom(double factor)
{
    QCPAxis *axis = m_parts->canvas->xAxis;
    const double centre = m_parts->cursor ? static_cast<double>(m_parts->data.columns()[m_parts->cursor->column].step)
                                          : axis->range().center();
    axis->scaleRange(factor, centre);
    m_parts->canvas->replot(QCustomPlot::rpQueuedReplot);
}

void StageMap::moveCursor(const std::optional<Cell> &cell)
{
    if (cell == m_parts->cursor)
        return;
    m_parts->cursor = cell;
    m_parts->showCursor();
    m_parts->note->layer()->replot();
    describe();
}

void StageMap::bringIntoView(std::size_t column)
{
    QCPAxis *axis = m_parts->canvas->xAxis;
    const auto begin = static_cast<double>(m_parts->data.beginOf(column));
    const auto end = static_cast<double>(m_parts->data.columns()[column].step);
    if (end > axis->range().upper)
        axis->moveRange(end - axis->range().upper);
    else if (begin < axis->range().lower)
        axis->moveRange(begin - axis->range().lower);
    m_parts->canvas->replot(QCustomPlot::rpQueuedReplot);
}

/// Whether the key leads to another cell; without a cursor, to the last of the head. The view follows.
bool StageMap::go(int key, bool far)
{
    const auto stages = static_cast<std::ptrdiff_t>(m_parts->data.stages().size());
    const auto columns = static_cast<std::ptrdiff_t>(m_parts->data.columns().size());
    constexpr std::ptrdiff_t kFar = 10;
    const std::ptrdiff_t distance = far ? kFar : 1;
    const std::ptrdiff_t right = key == Qt::Key_Right ? distance : key == Qt::Key_Left ? -distance : 0;
    const std::ptrdiff_t down = key == Qt::Key_Down ? distance : key == Qt::Key_Up ? -distance : 0;
    if ((right == 0 && down == 0) || columns == 0)
        return false;
    const auto moved = [](std::size_t place, std::ptrdiff_t by, std::ptrdiff_t count) {
        const std::ptrdiff_t to = static_cast<std::ptrdiff_t>(place) + by;
        return static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(to, 0, count - 1));
    };
    const std::optional<Cell> &from = m_parts->cursor;
    const Cell cell = from ? Cell{moved(from->stage, down, stages), moved(from->column, right, columns)}
                           : Cell{static_cast<std::size_t>(stages - 1), static_cast<std::size_t>(columns - 1)};
    bringIntoView(cell.column);
    moveCursor(cell);
    return true;
}

void StageMap::keyPressEvent(QKeyEvent *event)
{
    if (go(event->key(), event->modifiers().testFlag(Qt::ShiftModifier)))
        return;
    constexpr double kIn = 0.8;
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoom(kIn);
    case Qt::Key_Minus:
        return zoom(1 / kIn);
    case Qt::Key_Home:
    case Qt::Key_0:
        return showAll();
    case Qt::Key_Escape:
        if (m_parts->cursor)
            return moveCursor(std::nullopt);
        [[fallthrough]];
    default:
        QWidget::keyPressEvent(event);
    }
}

void StageMap::focusInEvent(QFocusEvent *event)
{
    m_parts->note->setFocused(true);
    m_parts->canvas->replot(QCustomPlot::rpQueuedReplot);
    QWidget::focusInEvent(event);
}

void StageMap::focusOutEvent(QFocusEvent *event)
{
    m_parts->note->setFocused(false);
    m_parts->canvas->replot(QCustomPlot::rpQueuedReplot);
    QWidget::focusOutEvent(event);
}

bool StageMap::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Leave)
        moveCursor(std::nullopt);
    return QWidget::eventFilter(watched, event);
}

QByteArray StageMap::png() const
{
    const OnPaper paper(*m_parts);
    return pngOf(*m_parts->canvas, exportSize(size()));
}

QByteArray StageMap::svg() const
{
    const OnPaper paper(*m_parts);
    return svgOf(*m_parts->canvas, exportSize(size()), m_title, summaryOf(m_parts->data, m_parts->value));
}

QByteArray StageMap::pdf() const
{
    const OnPaper paper(*m_parts);
    return pdfOf(*m_parts->canvas, exportSize(size()), m_title);
}

} // namespace headstart::ui
