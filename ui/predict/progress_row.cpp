// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/predict/progress_row.h"

#include "ui/common/theme.h"
#include "ui/common/widgets.h"

#include <QHBoxLayout>
#include <QProgressBar>

namespace headstart::ui {

ProgressRow::ProgressRow(const Names &names, const QString &barName, const QString &cancelDescription, QWidget *parent)
    : QWidget(parent), m_text(makeSecondary({}, this)), m_bar(new QProgressBar(this)),
      m_cancel(makeButton(tr("Cancel"), cancelDescription, "", this))
{
    m_text->setObjectName(QString::fromLatin1(names.text));
    m_bar->setObjectName(QString::fromLatin1(names.bar));
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(barName);
    m_cancel->setObjectName(QString::fromLatin1(names.cancel));
    connect(m_cancel, &QPushButton::clicked, this, &ProgressRow::cancelled);
    auto *left = new QVBoxLayout;
    left->setSpacing(space::kTight);
    left->addWidget(m_text);
    left->addWidget(m_bar);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kNormal);
    row->addLayout(left, 1);
    row->addWidget(m_cancel);
}

void ProgressRow::setProgress(const QString &text, int done, int all)
{
    m_text->setText(text);
    m_bar->setRange(0, all);
    m_bar->setValue(done);
}

void ProgressRow::setCanCancel(bool can)
{
    m_cancel->setVisible(can);
}

} // namespace headstart::ui
