// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop.h"
#include "core/runs/run_store.h"
#include "ui/common/background.h"
#include "ui/common/theme.h"
#include "ui/window.h"
#include "ui/workbench.h"

#include <QTranslator>

#include <filesystem>
#include <memory>
#include <optional>

namespace headstart {

/// What the command line says.
struct Options {
    std::filesystem::path library; ///< a folder of models; empty: as the settings say, else the usual one
    std::filesystem::path store;   ///< a file of runs; likewise
    bool demo = false;             ///< where nothing is chosen yet: the demo's model and pictures
};

/// Builds everything once and hands it on: theme, language, store, workbench, desktop, window.
class Application : public QObject {
    Q_OBJECT

public:
    /// Errors: the store cannot be opened (another process owns it, it is damaged, its folder cannot be written).
    static Result<std::unique_ptr<Application>> make(QApplication &application, const Options &options);
    ~Application() override;

    ui::Window &window() { return *m_window; }
    ui::Workbench &workbench() { return m_workbench; }

private:
    Application(QApplication &application, const std::filesystem::path &library, runs::RunStore store);
    void setLanguage(const QString &language);
    void makeWindow();
    void restoreDraft();
    void keepDraft();
    void refreshCatalogues();

    runs::RunStore m_store;
    ui::Theme m_theme;
    ui::Workbench m_workbench;
    Desktop m_desktop;
    ui::Background m_refreshing; ///< catalogues of the user's own, for the next start
    QTranslator m_translator;
    QTranslator m_qtTranslator;
    std::unique_ptr<ui::Window> m_window;
};

} // namespace headstart
