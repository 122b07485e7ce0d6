// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include <filesystem>

class QComboBox;
class QFormLayout;
class QSpinBox;

namespace headstart::ui {

class Notice;
class Workbench;

/// What holds for the whole program and for runs to come. Choices take effect at once and persist (QSettings:
/// "language", "look", "threads", "cache_mb", "offline"); the language when the window is made anew, the places
/// ("library", "store", "catalogues") at the next start.
class SettingsDialog : public QDialog {
    Q_OBJECT

public:
    explicit SettingsDialog(Workbench &workbench, QWidget *parent = nullptr);

    QString language() const; ///< "", "en", "de"; empty: the system's

private:
    void addLook();
    QWidget *makeOffline();
    /// A folder in use, and the choice of another from the next start on. `file`: in it.
    void addPlace(QFormLayout &form, const QString &name, const QString &setting, const std::filesystem::path &now,
                  const QString &file);

    Workbench &m_workbench;
    QComboBox *m_language;
    QComboBox *m_look;
    QSpinBox *m_threads;
    QSpinBox *m_cache;
    Notice *m_notice;
};

} // namespace headstart::ui
