// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QComboBox;
class QSpinBox;

namespace headstart::ui {

class Workbench;

/// What holds for the whole program and for runs to come. Choices take effect at once and persist (QSettings:
/// "language", "look", "threads", "cache_mb"); the language when the window is made anew.
class SettingsDialog : public QDialog {
    Q_OBJECT

public:
    explicit SettingsDialog(Workbench &workbench, QWidget *parent = nullptr);

    QString language() const; ///< "", "en", "de"; empty: the system's

private:
    void addLook();

    Workbench &m_workbench;
    QComboBox *m_language;
    QComboBox *m_look;
    QSpinBox *m_threads;
    QSpinBox *m_cache;
};

} // namespace headstart::ui
