// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/layers/chain_painter.h"

#include "ui/common/theme.h"

#include <algorithm>

namespace headstart::ui {

namespace {

constexpr int kGap = space::kNormal + space::kTight; // between columns, and at the edges
constexpr int kLeastBar = 60;
constexpr int kThinLine = 2;
constexpr int kThickLine = 4;

QFont bodyFont()
{
    return Theme::font(type::kBody);
}

QFont captionFont()
{
    return Theme::font(type::kCaption);
}

QString mark()
{
    return QStringLiteral("◆ "); // of an exception
}

} // namespace

ChainGeometry ChainPainter::heights()
{
    const int body = QFontMetrics(bodyFont()).height();
    const int caption = QFontMetrics(captionFont()).height();
    ChainGeometry out;
    out.row = body + 2 * space::kTight;
    out.band = 2 * caption + 3 * space::kTight;
    out.header = caption + 2 * space::kTight;
    return out;
}

ChainPainter::Columns ChainPainter::columns(const Chain &chain, int width)
{
    const QFontMetrics metrics(bodyFont());
    const QFontMetrics captions(captionFont());
    Columns out = {};
    out.nameWidth = captions.horizontalAdvance(ChainWords::tr("Stage"));
    out.shapeWidth = captions.horizontalAdvance(ChainWords::tr("Output"));
    out.amountWidth = std::max(captions.horizontalAdvance(ChainWords::tr("parameters")),
                               captions.horizontalAdvance(ChainWords::perSample(chain.outline)));
    for (const insight::StageOutline &stage : chain.outline.stages) {
        out.nameWidth = std::max(out.nameWidth, metrics.horizontalAdvance(QString::fromStdString(stage.name)));
        out.shapeWidth = std::max(out.shapeWidth, metrics.horizontalAdvance(ChainWords::shape(stage)));
    }
    for (const QString &fate : ChainWords::fates())
        out.fateWidth = std::max(out.fateWidth, metrics.horizontalAdvance(mark() + fate));
    out.name = kGap;
    out.shape = out.name + out.nameWidth + kGap;
    out.bar = out.shape + out.shapeWidth + kGap;
    out.fate = std::max(width - kGap - out.fateWidth, out.bar + kLeastBar + out.amountWidth + 2 * kGap);
    out.amount = out.fate - kGap - out.amountWidth;
    out.barWidth = out.amount - space::kNormal - out.bar;
    return out;
}

int ChainPainter::leastWidth(const Chain &chain)
{
    const Columns least = columns(chain, 0);
    return least.fate + least.fateWidth + kGap;
}

ChainPainter::ChainPainter(QPainter &painter, const Chain &chain, const ChainGeometry &places, const QSize &size,
                           const State &state)
    : m_painter(painter), m_chain(chain), m_places(places), m_size(size), m_state(state),
      m_columns(columns(chain, size.width()))
{
    for (int i = 0; i < chain.size(); ++i)
        // A stage at its dearest: the lengths stay comparable while the line moves.
        m_most = std::max(m_most, state.bars == Bars::Parameters ? static_cast<double>(chain.stage(i).parameters)
                                  : chain.costs.empty()          ? 0
                                                                 : chain.costs[static_cast<std::size_t>(i)].training);
}

void ChainPainter::paint()
{
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(colours().surface);
    m_painter.drawRoundedRect(QRect(QPoint(0, 0), m_size), space::kCorner, space::kCorner);
    m_painter.setClipRect(0, m_places.header, m_size.width(), m_size.height() - m_places.header);
    m_painter.setFont(bodyFont());
    for (int i = 0; i < m_chain.size(); ++i)
        if (m_places.rowTop(i) + m_places.row > m_places.header && m_places.rowTop(i) < m_size.height())
            paintRow(i);
    paintLine();
    m_painter.setClipping(false);
    paintHeader();
    if (!m_state.hasFocus)
        return;
    m_painter.setPen(QPen(colours().accent, kThinLine));
    m_painter.setBrush(Qt::NoBrush);
    m_painter.drawRoundedRect(QRectF(QPointF(0, 0), m_size).adjusted(1, 1, -1, -1), space::kCorner, space::kCorner);
}

void ChainPainter::write(int left, int top, int width, int height, const QString &text, Qt::Alignment alignment)
{
    m_painter.drawText(QRect(left, top, width, height), static_cast<int>(alignment | Qt::AlignVCenter), text);
}

void ChainPainter::paintHeader()
{
    const int height = m_places.header;
    const Columns &at = m_columns;
    m_painter.setFont(captionFont());
    m_painter.setPen(colours().secondary);
    write(at.name, 0, at.nameWidth, height, ChainWords::tr("Stage"), Qt::AlignLeft);
    write(at.shape, 0, at.shapeWidth, height, ChainWords::tr("Output"), Qt::AlignLeft);
    write(at.amount, 0, at.amountWidth, height,
          m_state.bars == Bars::Parameters ? ChainWords::tr("parameters") : ChainWords::perSample(m_chain.outline),
          Qt::AlignRight);
    m_painter.setPen(colours().border);
    m_painter.drawLine(0, height, m_size.width(), height);
}

void ChainPainter::paintRow(int index)
{
    const int top = m_places.rowTop(index);
    const int height = m_places.row;
    const Columns &at = m_columns;
    const insight::StageOutline &stage = m_chain.stage(index);
    if (index == m_state.selected || index == m_state.hover)
        m_painter.fillRect(0, top, m_size.width(), height,
                           index == m_state.selected ? colours().selection : colours().hover);
    m_painter.setPen(colours().text);
    write(at.name, top, at.nameWidth, height, QString::fromStdString(stage.name), Qt::AlignLeft);
    m_painter.setPen(colours().secondary);
    write(at.shape, top, at.shapeWidth, height, ChainWords::shape(stage), Qt::AlignLeft);
    m_painter.setPen(colours().text);
    write(at.amount, top, at.amountWidth, height, ChainWords::amount(m_chain, index, m_state.bars), Qt::AlignRight);
    write(at.fate, top, at.fateWidth, height,
          (m_chain.isException(index) ? mark() : QString()) + ChainWords::fate(m_chain, index), Qt::AlignLeft);
    paintBar(index, QRect(at.bar, top, at.barWidth, height));
}

double ChainPainter::lengthOf(int index) const
{
    if (m_most <= 0)
        return 0;
    const double value = m_state.bars == Bars::Parameters ? static_cast<double>(m_chain.stage(index).parameters)
                                                          : m_chain.seconds(index);
    return std::clamp(value / m_most, 0.0, 1.0);
}

/// What is kept is hatched in an outline, what trains is solid: they differ without their colours too.
void ChainPainter::paintBar(int index, const QRect &room)
{
    constexpr double kShortest = 3;
    const double length = lengthOf(index);
    if (length <= 0)
        return;
    const std::int64_t parameters = m_chain.stage(index).parameters;
    const double share =
        parameters > 0 ? static_cast<double>(m_chain.trainedOf(index)) / static_cast<double>(parameters) : 0;
    const QRectF bar(room.left() + 0.5, room.top() + space::kTight + 0.5,
                     std::max(kShortest, length * room.width() - 1), room.height() - 2 * space::kTight - 1);
    if (share < 1) {
        m_painter.setPen(QPen(colours().frozen, 1));
        m_painter.setBrush(QBrush(colours().frozen, Qt::BDiagPattern));
        m_painter.drawRect(bar);
    }
    if (share > 0)
        m_painter.fillRect(QRectF(bar.left(), bar.top(), share * bar.width(), bar.height()), colours().trains);
}

void ChainPainter::paintLine()
{
    if (m_chain.isEmpty())
        return;
    const int top = m_places.lineTop();
    const int middle = top + m_places.band / 2;
    const int half = m_places.band / 2;
    m_painter.fillRect(0, top, m_size.width(), m_places.band, m_state.isLineHot ? colours().hover : colours().surface);
    m_painter.setFont(captionFont());
    m_painter.setPen(colours().text);
    const int width = m_size.width() - 2 * kGap;
    if (m_places.cut > 0)
        write(kGap, top, width, half, ChainWords::tr("▲ keep what it knows"), Qt::AlignLeft);
    write(kGap, middle, width, half, ChainWords::tr("▼ learn the new task"), Qt::AlignLeft);
    m_painter.setPen(QPen(colours().accent, m_state.isLineHot ? kThickLine : kThinLine));
    m_painter.drawLine(0, middle, m_size.width(), middle);
    paintGrip({m_size.width() / 2, middle});
    m_painter.setFont(bodyFont());
}

void ChainPainter::paintGrip(const QPoint &centre)
{
    constexpr int kWidth = 48;
    const int height = m_places.band / 2;
    const QRect grip(centre.x() - kWidth / 2, centre.y() - height / 2, kWidth, height);
    m_painter.setPen(QPen(colours().accent, kThinLine));
    m_painter.setBrush(colours().raised);
    m_painter.drawRoundedRect(grip, space::kCorner, space::kCorner);
    for (const int offset : {-space::kTight / 2, space::kTight / 2})
        m_painter.drawLine(grip.left() + space::kGroup, centre.y() + offset, grip.right() - space::kGroup,
                           centre.y() + offset);
}

} // namespace headstart::ui
