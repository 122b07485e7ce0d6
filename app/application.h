// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/run_store.h"
#include "ui/common/theme.h"
#include "ui/window.h"
#include "ui/workbench.h"

#include <QTranslator>

#include <filesystem>
#include <memory>
#include <optional>

namespace headstart {

/// Where the program finds and keeps things.
struct Folders {
    std::filesystem::path library;
    std::filesystem::path store; ///< a file
};

/// Builds everything once and hands it on: theme, language, store, workbench, window.
class Application : public QObject {
    Q_OBJECT

public:
    /// Errors: the store cannot be opened (another process owns it, it is damaged, its folder cannot be written).
    static Result<std::unique_ptr<Application>> make(QApplication &application, const Folders &folders);
    ~Application() override;

    ui::Window &window() { return *m_window; }
    ui::Workbench &workbench() { return m_workbench; }

private:
    Application(QApplication &application, const Folders &folders, runs::RunStore store);
    void setLanguage(const QString &language);
    void makeWindow();
    void restoreDraft();
    void keepDraft();

    runs::RunStore m_store;
    ui::Theme m_theme;
    ui::Workbench m_workbench;
    QTranslator m_translator;
    QTranslator m_qtTranslator;
    std::unique_ptr<ui::Window> m_window;
};

} // namespace headstart
