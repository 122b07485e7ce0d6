// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/text_detail.h"

#include "ui/common/text_lines.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"

#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace headstart::ui {

TextDetail::TextDetail(QWidget *parent) : QWidget(parent), m_caption(makeCaption({}, this))
{
    m_caption->setObjectName(QStringLiteral("textCaption"));
    m_caption->setTextFormat(Qt::PlainText);
    m_text = new QPlainTextEdit(this);
    m_text->setObjectName(QStringLiteral("wholeText"));
    m_text->setAccessibleName(tr("The chosen text"));
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::kTight);
    layout->addWidget(m_caption);
    layout->addWidget(m_text, 1);
}

void TextDetail::show(const std::optional<data::TextSample> &text, const QString &caption)
{
    m_caption->setText(caption);
    m_text->setVisible(text.has_value());
    m_text->setPlainText(text ? readable(*text) : QString());
}

} // namespace headstart::ui
