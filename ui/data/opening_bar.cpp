// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/opening_bar.h"

#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/common/words.h"

#include <QHBoxLayout>
#include <QProgressBar>

namespace headstart::ui {

OpeningBar::OpeningBar(QWidget *parent) : QWidget(parent), m_bar(new QProgressBar(this)), m_text(new QLabel(this))
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_bar->setObjectName(QStringLiteral("dataProgress"));
    m_bar->setAccessibleName(tr("Progress of looking at the data"));
    m_bar->setTextVisible(false);
    m_text->setObjectName(QStringLiteral("dataProgressText"));
    m_text->setTextFormat(Qt::PlainText);
    QPushButton *cancel = makeButton(tr("Cancel"), tr("Stops looking at the data"), "", this);
    cancel->setObjectName(QStringLiteral("cancelOpening"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::kGroup);
    layout->addWidget(m_bar, 1);
    layout->addWidget(m_text);
    layout->addWidget(cancel);
    connect(cancel, &QPushButton::clicked, this, &OpeningBar::cancelled);
    start();
}

void OpeningBar::start()
{
    m_since.invalidate();
    m_bar->setRange(0, 1);
    m_bar->setValue(0);
    m_text->setText(tr("Looking at what is there..."));
}

void OpeningBar::setProgress(qsizetype done, qsizetype all)
{
    m_bar->setRange(0, static_cast<int>(all));
    m_bar->setValue(static_cast<int>(done));
    QString text = tr("%1 of %2 looked at").arg(grouped(done), grouped(all));
    if (!m_since.isValid()) {
        m_since.start();
        m_doneFirst = done;
    }
    constexpr qint64 kSoonest = 1000; // milliseconds; before that a forecast jumps
    if (const qint64 passed = m_since.elapsed(); passed > kSoonest && done > m_doneFirst && done < all) {
        constexpr double kSecond = 1000;
        const double pace = static_cast<double>(done - m_doneFirst) / (static_cast<double>(passed) / kSecond);
        text += QStringLiteral(" · ") + tr("%1 left").arg(about(static_cast<double>(all - done) / pace));
    }
    m_text->setText(text);
}

} // namespace headstart::ui
