// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/code_view.h"

#include "ui/common/theme.h"
#include "ui/common/widgets.h"

#include <QClipboard>
#include <QComboBox>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QSettings>
#include <QVBoxLayout>

namespace headstart::ui {

namespace {

const QString kProgram = QStringLiteral("models/program");

} // namespace

CodeView::CodeView(QWidget *parent)
    : QWidget(parent), m_code(new QPlainTextEdit(this)), m_choice(new QComboBox(this)),
      m_copied(makeSecondary({}, this))
{
    m_code->setObjectName(QStringLiteral("code"));
    m_code->setAccessibleName(tr("Program that uses this model"));
    m_code->setReadOnly(true);
    m_code->setTabChangesFocus(true);
    m_code->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_code->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_code->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    QPushButton *copy = makeButton(tr("Copy"), tr("Copies the program to the clipboard"), "", this);
    copy->setObjectName(QStringLiteral("copyCode"));
    m_copied->setObjectName(QStringLiteral("codeCopied"));
    connect(copy, &QPushButton::clicked, this, &CodeView::copy);
    m_choice->setObjectName(QStringLiteral("program"));
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToContents); // other models have other programs
    m_choice->setAccessibleName(tr("What the program is for"));
    connect(m_choice, &QComboBox::activated, this, [this] {
        QSettings().setValue(kProgram, m_choice->currentText());
        showChosen();
    });
    auto *row = new QHBoxLayout;
    row->setSpacing(space::kNormal);
    row->addWidget(m_choice);
    row->addWidget(copy);
    row->addWidget(m_copied, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, space::kNormal, 0, 0);
    layout->setSpacing(space::kNormal);
    layout->addWidget(m_code, 1);
    layout->addLayout(row);
}

void CodeView::setPrograms(const QList<Program> &programs)
{
    m_programs = programs;
    m_choice->clear();
    for (const Program &program : programs)
        m_choice->addItem(program.name);
    m_choice->setCurrentIndex(std::max(0, m_choice->findText(QSettings().value(kProgram).toString())));
    showChosen();
}

void CodeView::showChosen()
{
    const int chosen = m_choice->currentIndex();
    m_code->setPlainText(chosen < 0 ? QString() : m_programs[chosen].code);
    m_copied->clear();
}

void CodeView::copy()
{
    QGuiApplication::clipboard()->setText(m_code->toPlainText());
    m_copied->setText(tr("Copied."));
}

} // namespace headstart::ui
