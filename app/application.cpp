// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/application.h"

#include "core/catalogue/http.h"
#include "core/catalogue/library.h"
#include "core/catalogue/settings.h"
#include "core/insight/own_models.h"
#include "core/training/config_keys.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QSettings>

namespace headstart {

namespace {

const QString kDraft = QStringLiteral("draft");

/// What the command line says, else the settings, else what is usual.
std::filesystem::path chosen(const std::filesystem::path &option, const QString &setting,
                             const std::filesystem::path &usual)
{
    if (!option.empty())
        return option;
    const std::string set = QSettings().value(setting).toString().toStdString();
    return set.empty() ? usual : std::filesystem::path(set);
}

} // namespace

Result<std::unique_ptr<Application>> Application::make(QApplication &application, const Options &options)
{
    auto store = runs::RunStore::open(chosen(options.store, QStringLiteral("store"), runs::RunStore::defaultFile()),
                                      runs::RunStore::Access::Own);
    if (!store)
        return store.error();
    insight::addOwnModels(catalogue::ownCatalogues(), catalogue::Asking::CacheAlone); // the settings say what is wrong
    const auto library = chosen(options.library, QStringLiteral("library"), catalogue::Library::defaultFolder());
    std::unique_ptr<Application> out(new Application(application, library, std::move(*store)));
    const training::RunConfig &config = out->m_workbench.config();
    if (options.demo && config.model.id.empty() && config.data.path.empty())
        out->m_workbench.openDemo();
    return out;
}

Application::Application(QApplication &application, const std::filesystem::path &library, runs::RunStore store)
    : m_store(std::move(store)), m_theme(application), m_workbench(library, m_store), m_desktop(m_workbench.session())
{
    const QSettings settings;
    m_theme.setLook(static_cast<ui::Look>(settings.value(QStringLiteral("look"), 0).toInt()));
    restoreDraft();
    setLanguage(settings.value(QStringLiteral("language")).toString());
    makeWindow();
    refreshCatalogues();
    connect(&m_workbench, &ui::Workbench::configChanged, this, &Application::keepDraft);
}

Application::~Application() = default;

/// Texts of ours are English in the source; "": the system's language.
void Application::setLanguage(const QString &language)
{
    const QLocale locale = language.isEmpty() ? QLocale::system() : QLocale(language);
    QLocale::setDefault(locale);
    QCoreApplication::removeTranslator(&m_translator);
    QCoreApplication::removeTranslator(&m_qtTranslator);
    if (locale.language() == QLocale::English)
        return;
    if (m_translator.load(locale, QStringLiteral("headstart"), QStringLiteral("_"), QStringLiteral(":/i18n")))
        QCoreApplication::installTranslator(&m_translator);
    if (m_qtTranslator.load(locale, QStringLiteral("qtbase"), QStringLiteral("_"),
                            QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qtTranslator);
}

void Application::makeWindow()
{
    m_window = std::make_unique<ui::Window>(m_workbench);
    connect(m_window.get(), &ui::Window::languageWanted, this, [this](const QString &language) {
        const QByteArray geometry = m_window->saveGeometry();
        const ui::PageId page = m_window->current();
        setLanguage(language);
        m_window.release()->deleteLater(); // it has called us
        makeWindow();
        m_window->restoreGeometry(geometry);
        m_window->show(page);
        m_window->QWidget::show();
    });
}

/// The run to be, as it was left; its data are looked at again.
void Application::restoreDraft()
{
    const QSettings settings;
    training::RunConfig config;
    const std::string text = settings.value(kDraft).toString().toStdString();
    if (!text.empty())
        if (auto read = training::configFromText(text, "draft"))
            config = std::move(*read);
    config.compute.threads = settings.value(QStringLiteral("threads"), 0).toInt();
    config.compute.cacheMegabytes =
        settings.value(QStringLiteral("cache_mb"), static_cast<int>(config.compute.cacheMegabytes)).toInt();
    m_workbench.setConfig(config);
    if (!config.data.path.empty())
        m_workbench.openData(config.data);
}

/// What servers have by now; it holds from the next start on.
void Application::refreshCatalogues()
{
    if (catalogue::isOffline())
        return;
    m_refreshing.run(
        [places = catalogue::ownCatalogues()](const StopToken &stop) -> Result<void> {
            for (const std::string &place : places)
                if (catalogue::isWebAddress(place) && !stop.stopped())
                    insight::readOwnModels(place, catalogue::Asking::Server, stop);
            return {};
        },
        [](const Result<void> &) {});
}

void Application::keepDraft()
{
    QSettings().setValue(kDraft, QString::fromStdString(training::toText(m_workbench.config())));
}

} // namespace headstart
