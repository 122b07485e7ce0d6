// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/config_keys.h"

#include <QWidget>

#include <functional>

class QLabel;
class QLineEdit;
class QToolButton;

namespace headstart::ui {

/// One setting of the run to be: its name, an editor by its type, what it means, and a way back to its default. It
/// holds no configuration: edited() says what was entered, display() what holds. Its editor is called
/// "setting.PATH", the way back "reset.PATH".
class SettingField : public QWidget {
    Q_OBJECT

public:
    enum class Shape {
        Row,   ///< in a form: name, editor, way back, meaning
        Stack, ///< name above editor
    };
    /// `key` lives as long as the program (configKeys()).
    SettingField(const training::ConfigKey &key, Shape shape, QWidget *parent = nullptr);

    const training::ConfigKey &key() const { return m_key; }
    void display(const training::RunConfig &config);
    /// What was entered cannot be; it stays until something else is.
    void showError(const QString &error);
    bool isWrong() const { return m_isWrong; }
    QString error() const;
    /// Names that may be completed. No others are right, if there are any.
    void setNames(const QStringList &names);
    void focusEditor() { m_editor->setFocus(); }

Q_SIGNALS:
    /// As `--set` takes it: numbers with a point.
    void edited(const QString &value);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeEditor();
    QWidget *makeSpinBox();
    QWidget *makeCheckBox();
    QWidget *makeComboBox();
    QWidget *makeLineEdit();
    void layOut(Shape shape);
    void makeReset();
    void accept(const QString &typed);
    void take(const QString &value);
    bool says(const QString &value) const;
    void mark();
    void setWrong(bool wrong, const QString &text);
    QString meaning() const;

    const training::ConfigKey &m_key;
    QLabel *m_name;
    QToolButton *m_reset;
    QLabel *m_caption;
    std::function<void(const QString &value)> m_show; ///< the value as `--set` takes it
    QLineEdit *m_line = nullptr;                      ///< the editor, where it is one
    QWidget *m_editor;
    QStringList m_names;
    const QString m_usual; ///< the default
    QString m_value;       ///< what holds
    bool m_isWrong = false;
};

} // namespace headstart::ui
