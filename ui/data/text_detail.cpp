// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/text_detail.h"

#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/common/words.h"

#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace headstart::ui {

namespace {

/// Nobody reads more, and laying out a megabyte takes seconds.
QString readable(const std::string &text)
{
    constexpr qsizetype kMost = 20'000;
    QString out = QString::fromStdString(text);
    const qsizetype more = out.size() - kMost;
    if (more <= 0)
        return out;
    out.truncate(kMost);
    if (out.back().isHighSurrogate())
        out.chop(1);
    return out + QStringLiteral("\n\n") + TextDetail::tr("... and %1 characters more").arg(grouped(more));
}

} // namespace

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
    QString shown = text ? readable(text->first) : QString();
    if (text && text->second)
        shown += QStringLiteral("\n\n") + readable(*text->second);
    m_text->setPlainText(shown);
}

} // namespace headstart::ui
