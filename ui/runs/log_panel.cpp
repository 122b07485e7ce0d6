// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/log_panel.h"

#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/common/words.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace headstart::ui {

LogPanel::LogPanel(QWidget *parent)
    : QWidget(parent), m_caption(makeCaption({}, this)), m_lines(new QPlainTextEdit(this))
{
    m_caption->setObjectName(QStringLiteral("logCaption"));
    m_lines->setObjectName(QStringLiteral("logLines"));
    m_lines->setAccessibleName(tr("What the run has written down of itself"));
    m_lines->setReadOnly(true);
    m_lines->setFont(Theme::font(type::kCaption));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, space::kNormal, 0, 0);
    layout->setSpacing(space::kTight);
    layout->addWidget(m_caption);
    layout->addWidget(m_lines, 1);
}

void LogPanel::show(const std::vector<runs::LogRow> &lines)
{
    m_caption->setText(tr("What the run has written down of itself. The store keeps it in English."));
    QStringList texts;
    for (const runs::LogRow &line : lines)
        texts += dateTime(line.milliseconds) + QStringLiteral("  ") + QString::fromStdString(line.text);
    const QString text = texts.join(QLatin1Char('\n'));
    if (text != m_lines->toPlainText())
        m_lines->setPlainText(text);
    m_lines->setVisible(true);
}

void LogPanel::showMessage(const QString &message)
{
    m_caption->setText(message);
    m_lines->setVisible(false);
}

} // namespace headstart::ui
