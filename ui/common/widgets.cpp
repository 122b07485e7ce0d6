// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/widgets.h"

#include "ui/common/theme.h"

#include <QHBoxLayout>
#include <QStyle>
#include <QVariant>
#include <QVBoxLayout>

namespace headstart::ui {

namespace {

QLabel *makeLabel(const QString &text, const char *role, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    setRole(label, role);
    return label;
}

} // namespace

void setRole(QWidget *widget, const char *role)
{
    const QString name = QString::fromLatin1(role);
    if (widget->property("role").toString() == name)
        return;
    widget->setProperty("role", name);
    restyle(widget);
}

void restyle(QWidget *widget)
{
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

QLabel *makeTitle(const QString &text, QWidget *parent)
{
    return makeLabel(text, "title", parent);
}

QLabel *makeSection(const QString &text, QWidget *parent)
{
    return makeLabel(text, "section", parent);
}

QLabel *makeCaption(const QString &text, QWidget *parent)
{
    QLabel *label = makeLabel(text, "caption", parent);
    label->setWordWrap(true);
    return label;
}

QLabel *makeSecondary(const QString &text, QWidget *parent)
{
    QLabel *label = makeLabel(text, "secondary", parent);
    label->setWordWrap(true);
    return label;
}

QPushButton *makeButton(const QString &text, const QString &description, const char *role, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setToolTip(description);
    QString name = text;
    button->setAccessibleName(name.remove(QLatin1Char('&')));
    button->setAccessibleDescription(description);
    button->setAutoDefault(false);
    if (*role != '\0')
        setRole(button, role);
    return button;
}

Card::Card(QWidget *parent) : QFrame(parent), m_content(new QVBoxLayout(this))
{
    setRole(this, "card");
    m_content->setContentsMargins(space::kGroup, space::kGroup, space::kGroup, space::kGroup);
    m_content->setSpacing(space::kNormal);
}

Notice::Notice(QWidget *parent)
    : QFrame(parent), m_mark(makeLabel({}, "", this)), m_text(makeLabel({}, "", this)),
      m_action(makeButton({}, {}, "", this))
{
    setRole(this, "card");
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::kGroup, space::kNormal, space::kGroup, space::kNormal);
    layout->addWidget(m_mark, 0, Qt::AlignTop);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_action, 0, Qt::AlignVCenter);
    connect(m_action, &QPushButton::clicked, this, &Notice::actionWanted);
    clear();
}

void Notice::show(Kind kind, const QString &text)
{
    show(kind, text, {});
}

void Notice::show(Kind kind, const QString &text, const QString &action)
{
    const char *role = kind == Kind::Good ? "good" : kind == Kind::Warning ? "warning" : "error";
    // A shape besides the colour.
    m_mark->setText(kind == Kind::Good      ? QStringLiteral("✓")
                    : kind == Kind::Warning ? QStringLiteral("▲")
                                            : QStringLiteral("✕"));
    setRole(m_mark, role);
    m_text->setText(text);
    setAccessibleName(text);
    m_action->setText(action);
    m_action->setAccessibleName(action);
    m_action->setVisible(!action.isEmpty());
    setVisible(true);
}

void Notice::clear()
{
    m_text->clear();
    setVisible(false);
}

EmptyState::EmptyState(const QString &title, const QString &hint, const QString &action, QWidget *parent)
    : QWidget(parent), m_hint(makeSecondary(hint, this))
{
    QLabel *head = makeSection(title, this);
    head->setAlignment(Qt::AlignCenter);
    m_hint->setAlignment(Qt::AlignCenter);
    constexpr int kWidest = 440;
    m_hint->setFixedWidth(kWidest);
    auto *middle = new QHBoxLayout; // an aligned text is not asked how high it is at its width
    middle->addStretch();
    middle->addWidget(m_hint);
    middle->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(space::kGroup);
    layout->addStretch();
    layout->addWidget(head);
    layout->addLayout(middle);
    if (!action.isEmpty()) {
        QPushButton *button = makeButton(action, hint, "", this);
        layout->addWidget(button, 0, Qt::AlignHCenter);
        connect(button, &QPushButton::clicked, this, &EmptyState::actionWanted);
    }
    layout->addStretch();
}

} // namespace headstart::ui
