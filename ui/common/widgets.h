// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QLabel>
#include <QPushButton>

class QVBoxLayout;

namespace headstart::ui {

// Labels by their role in the style sheet (see theme.cpp).
QLabel *makeTitle(const QString &text, QWidget *parent = nullptr);
QLabel *makeSection(const QString &text, QWidget *parent = nullptr);
QLabel *makeCaption(const QString &text, QWidget *parent = nullptr);   ///< small and grey; wraps
QLabel *makeSecondary(const QString &text, QWidget *parent = nullptr); ///< grey; wraps
void setRole(QWidget *widget, const char *role);
/// After a property that the style sheet asks for has changed.
void restyle(QWidget *widget);

/// A button with an accessible name and description; `role`: "", "accent", "link", "inline".
QPushButton *makeButton(const QString &text, const QString &description, const char *role = "",
                        QWidget *parent = nullptr);

/// A framed surface with a vertical layout.
class Card : public QFrame {
    Q_OBJECT

public:
    explicit Card(QWidget *parent = nullptr);
    QVBoxLayout *content() const { return m_content; }

private:
    QVBoxLayout *m_content;
};

/// A line that stays until what it says is no longer so: an error, a warning, good news. Hidden while empty.
class Notice : public QFrame {
    Q_OBJECT

public:
    enum class Kind { Good, Warning, Error };
    explicit Notice(QWidget *parent = nullptr);

    void show(Kind kind, const QString &text);
    /// With a button that does something about it.
    void show(Kind kind, const QString &text, const QString &action);
    void clear();
    QString text() const { return m_text->text(); }

Q_SIGNALS:
    void actionWanted();

private:
    QLabel *m_mark;
    QLabel *m_text;
    QPushButton *m_action;
};

/// What a page says while it has nothing to show: what to do first.
class EmptyState : public QWidget {
    Q_OBJECT

public:
    EmptyState(const QString &title, const QString &hint, const QString &action, QWidget *parent = nullptr);
    void setHint(const QString &hint) { m_hint->setText(hint); }

Q_SIGNALS:
    void actionWanted();

private:
    QLabel *m_hint;
};

} // namespace headstart::ui
