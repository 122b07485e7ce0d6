// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/preview_tiles.h"

#include "ui/common/theme.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

namespace headstart::ui {

namespace {

constexpr int kGap = space::kNormal;

int captionHeight()
{
    return QFontMetrics(Theme::font(type::kCaption)).height() + space::kTight;
}

void paintTile(QPainter &painter, const QRect &square, const QImage &image)
{
    if (image.isNull()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colours().hover);
        painter.drawRoundedRect(square, space::kTight, space::kTight);
        return;
    }
    QRect place(QPoint(), image.size().scaled(square.size(), Qt::KeepAspectRatio).expandedTo({1, 1}));
    place.moveCenter(square.center());
    painter.drawImage(place, image);
}

} // namespace

PreviewTiles::PreviewTiles(const QStringList &captions, QWidget *parent) : QWidget(parent), m_captions(captions)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void PreviewTiles::setPictures(const QList<QImage> &pictures)
{
    m_pictures = pictures;
    update();
}

QSize PreviewTiles::sizeHint() const
{
    constexpr int kSide = 88;
    return sizeOf(kSide);
}

QSize PreviewTiles::minimumSizeHint() const
{
    constexpr int kSide = 68;
    return sizeOf(kSide);
}

/// In two rows.
QSize PreviewTiles::sizeOf(int side) const
{
    const int columns = (static_cast<int>(m_captions.size()) + 1) / 2;
    return {columns * side + (columns - 1) * kGap, 2 * (side + captionHeight()) + kGap};
}

PreviewTiles::Grid PreviewTiles::grid() const
{
    const int count = static_cast<int>(m_captions.size());
    Grid best;
    for (int columns = 1; columns <= count; ++columns) {
        const int rows = (count + columns - 1) / columns;
        const int side = std::min((width() - (columns - 1) * kGap) / columns,
                                  (height() - (rows - 1) * kGap) / rows - captionHeight());
        if (side > best.side)
            best = {columns, side};
    }
    return best;
}

void PreviewTiles::paintEvent(QPaintEvent *)
{
    const auto [columns, side] = grid();
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    painter.setFont(Theme::font(type::kCaption));
    for (int i = 0; i < m_captions.size(); ++i) {
        const QRect square(i % columns * (side + kGap), i / columns * (side + captionHeight() + kGap), side, side);
        paintTile(painter, square, i < m_pictures.size() ? m_pictures[i] : QImage());
        painter.setPen(colours().secondary);
        painter.drawText(QRect(square.left(), square.bottom() + 1, side, captionHeight()),
                         Qt::AlignHCenter | Qt::AlignBottom | Qt::TextSingleLine,
                         painter.fontMetrics().elidedText(m_captions[i], Qt::ElideRight, side));
    }
}

} // namespace headstart::ui
