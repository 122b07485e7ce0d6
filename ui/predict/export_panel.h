// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/run_export.h"
#include "ui/common/background.h"

#include <QWidget>

namespace headstart::ui {

class Notice;

/// Takes a run's network out of the program, and says what a check of the written files found. Hidden while there is
/// nothing to say. The store must outlive it.
class ExportPanel : public QWidget {
    Q_OBJECT

public:
    explicit ExportPanel(const runs::RunStore &store, QWidget *parent = nullptr);

    /// Asks for a folder first.
    void exportRun(const runs::RunRow &run);
    bool isRunning() const { return m_exporting.isRunning(); }

Q_SIGNALS:
    void runningChanged(bool running);

private:
    void exportInto(const std::string &run, const QString &folder);
    void showOutcome(const Result<exporting::ExportCheck> &check);

    const runs::RunStore &m_store;
    QWidget *m_busy;
    Notice *m_notice;
    QString m_folder;
    Background m_exporting;
};

} // namespace headstart::ui
