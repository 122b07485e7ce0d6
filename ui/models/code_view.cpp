// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/code_view.h"

#include "ui/common/theme.h"
#include "ui/common/widgets.h"

#include <QClipboard>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace headstart::ui {

CodeView::CodeView(QWidget *parent)
    : QWidget(parent), m_code(new QPlainTextEdit(this)), m_copied(makeSecondary({}, this))
{
    m_code->setObjectName(QStringLiteral("code"));
    m_code->setAccessibleName(tr("Python program that uses this model"));
    m_code->setReadOnly(true);
    m_code->setTabChangesFocus(true);
    m_code->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_code->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_code->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    QPushButton *copy = makeButton(tr("Copy"), tr("Copies the program to the clipboard"), "", this);
    copy->setObjectName(QStringLiteral("copyCode"));
    m_copied->setObjectName(QStringLiteral("codeCopied"));
    connect(copy, &QPushButton::clicked, this, &CodeView::copy);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::kNormal);
    row->addWidget(copy);
    row->addWidget(m_copied, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, space::kNormal, 0, 0);
    layout->setSpacing(space::kNormal);
    layout->addWidget(m_code, 1);
    layout->addLayout(row);
}

void CodeView::setCode(const QString &code)
{
    m_code->setPlainText(code);
    m_copied->clear();
}

void CodeView::copy()
{
    QGuiApplication::clipboard()->setText(m_code->toPlainText());
    m_copied->setText(tr("Copied."));
}

} // namespace headstart::ui
