// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/predict/prediction_delegate.h"

#include "ui/common/theme.h"
#include "ui/common/words.h"
#include "ui/predict/guess_bars.h"
#include "ui/predict/prediction_model.h"
#include "ui/predict/view_cache.h"

#include <QPainter>

#include <algorithm>

namespace headstart::ui {

namespace {

constexpr int kSide = 4 * space::kPage; ///< of a picture
constexpr int kNameHeight = type::kBody + space::kNormal;

/// As large as the box allows, in its middle; an outline of it while there is no picture.
void paintView(QPainter &painter, const QRect &box, const QImage &image)
{
    if (image.isNull()) {
        painter.setPen(colours().border);
        painter.setBrush(colours().hover);
        painter.drawRect(box.adjusted(0, 0, -1, -1));
        return;
    }
    QRect target(QPoint(), image.size().scaled(box.size(), Qt::KeepAspectRatio));
    target.moveCenter(box.center());
    painter.drawImage(target, image);
}

} // namespace

PredictionDelegate::PredictionDelegate(const PredictionModel &model, ViewCache &views, int count, QObject *parent)
    : QStyledItemDelegate(parent), m_model(model), m_views(views), m_count(count)
{}

void PredictionDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Prediction &prediction = m_model.at(index.row());
    painter->save();
    painter->setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, colours().selection);
    else if (option.state & QStyle::State_MouseOver)
        painter->fillRect(option.rect, colours().hover);
    const QRect inner = option.rect.adjusted(space::kNormal, space::kNormal, -space::kGroup, -space::kNormal);
    const PictureViews *views = prediction.state == Prediction::State::Judged ? m_views.find(prediction.path) : nullptr;
    const QRect picture(inner.left(), inner.top(), kSide, kSide);
    const QRect seen = picture.translated(kSide + space::kPage, 0);
    if (prediction.state != Prediction::State::Failed) {
        paintView(*painter, picture, views ? views->picture : QImage());
        paintView(*painter, seen, views ? views->seen : QImage());
        painter->setPen(colours().secondary);
        painter->drawText(QRect(picture.right() + 1, picture.top(), space::kPage, kSide), Qt::AlignCenter,
                          QStringLiteral("→"));
    }
    paintWords(*painter, QRect(QPoint(seen.right() + space::kGroup, inner.top()), inner.bottomRight()), prediction);
    painter->setPen(colours().border);
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    painter->restore();
}

void PredictionDelegate::paintWords(QPainter &painter, const QRect &area, const Prediction &prediction) const
{
    const QRect name(area.topLeft(), QSize(area.width(), kNameHeight));
    painter.setFont(Theme::font(type::kBody));
    painter.setPen(colours().secondary);
    const QString file = QString::fromStdString(prediction.path).section(QLatin1Char('/'), -1);
    painter.drawText(name, Qt::AlignVCenter | Qt::AlignLeft,
                     painter.fontMetrics().elidedText(file, Qt::ElideMiddle, name.width()));
    const QRect rest(name.bottomLeft() + QPoint(0, 1), area.bottomRight());
    if (prediction.state == Prediction::State::Judged) {
        paintGuessBars(painter, rest, prediction.guesses, m_count);
        return;
    }
    const bool isDamaged = prediction.state == Prediction::State::Failed;
    const QString text = isDamaged ? QStringLiteral("✕ ") + words(prediction.error->rule) : tr("waiting");
    painter.setPen(isDamaged ? colours().error : colours().secondary);
    painter.drawText(rest, Qt::AlignTop | Qt::AlignLeft | Qt::TextWordWrap, text);
}

QSize PredictionDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    const int words = kNameHeight + guessBarsHeight(m_count);
    return {2 * kSide, std::max(kSide, words) + 2 * space::kNormal};
}

} // namespace headstart::ui
