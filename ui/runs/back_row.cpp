// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/back_row.h"

#include "ui/common/theme.h"
#include "ui/common/widgets.h"

#include <QHBoxLayout>
#include <QShortcut>

namespace headstart::ui {

BackRow::BackRow(const Names &names, QWidget *parent) : QWidget(parent), m_title(makeSecondary({}, this))
{
    m_title->setObjectName(QString::fromLatin1(names.title));
    QPushButton *back = makeButton(tr("Back"), tr("Back to the matrix (Esc)"), "", this);
    back->setObjectName(QString::fromLatin1(names.back));
    connect(back, &QPushButton::clicked, this, &BackRow::backWanted);
    auto *escape = new QShortcut(Qt::Key_Escape, parent);
    escape->setContext(Qt::WidgetWithChildrenShortcut);
    connect(escape, &QShortcut::activated, this, &BackRow::backWanted);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::kNormal);
    layout->addWidget(back, 0, Qt::AlignTop);
    layout->addWidget(m_title, 1);
}

void BackRow::setTitle(const QString &title)
{
    m_title->setText(title);
}

} // namespace headstart::ui
